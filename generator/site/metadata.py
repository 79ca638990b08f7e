"""`Edition` and `Page` → what programs read of a page: Highwire tags for reference managers, and JSON-LD.

Guarantees to the template that prints them:
1. addresses start from the site's root, which the engine alone knows: a tag has them as `path`, JSON has `<site>`
   before them;
2. JSON is safe inside a script element, whatever the report's words are, and holds no `<` but that of `<site>`;
3. what neither the file nor `report.toml` says is left out.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from generator.chinese.quotes import bare
from generator.edition.addresses import (
    card_path,
    file_path,
    note_address,
    notes_address,
    page_address,
    page_path,
    pdf_path,
    report_address,
)
from generator.edition.citation import cited_title, responsible_body
from generator.edition.edition import Edition, Page, heading_words
from generator.edition.imprint import Imprint
from generator.edition.summary import Summary
from generator.exports.downloads import Download
from generator.model.report import Note

SITE = "<site>"
LANGUAGE = "zh-CN"
_NOT_IN_SCRIPT = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def metadata(edition: Edition, page: Page, description: str, downloads: Sequence[Download]) -> dict[str, Any]:
    """What the page's front matter tells the theme's head."""
    return {
        "kind": "article",
        "published": edition.imprint.day,
        "picture": card_path(edition.id) if edition.pictured else None,
        "picture_words": html.escape(edition.imprint.name),
        "data": file_path(edition.id, "report.json"),
        "citation": citation_tags(edition, page),
        "linked_data": graph(
            [page.kind.linked_data(edition, page, description, downloads), _breadcrumbs(_way(edition, page))]
        ),
    }


def home_metadata(summaries: Sequence[Summary]) -> dict[str, Any]:
    """The home page's; where there is but one report, its picture is the site's."""
    only = summaries[0] if len(summaries) == 1 else None
    site = {
        "@type": "WebSite",
        "@id": _Address(""),
        "url": _Address(""),
        "name": only.imprint.name if only else "政府工作报告",
        "inLanguage": LANGUAGE,
    }
    return {
        "kind": "website",
        "published": None,
        "picture": card_path(only.id) if only and only.pictured else None,
        "picture_words": html.escape(only.imprint.name) if only else None,
        "data": None,
        "citation": [],
        "linked_data": graph([site, _breadcrumbs([("首页", "")])]),
    }


def graph(nodes: Sequence[dict[str, Any]]) -> str:
    """JSON-LD of several nodes, without what is absent, as text for a script element."""
    return _dumped({"@context": "https://schema.org", "@graph": [_present(node) for node in nodes]})


def citation_tags(edition: Edition, page: Page) -> list[dict[str, str]]:
    """`citation_*` tags as Zotero and Google Scholar read them: of a report, by an institution."""
    imprint, body = edition.imprint, responsible_body(edition.imprint)
    if not page.kind.citable:
        return []
    said = {
        "citation_title": cited_title(imprint),
        "citation_author": body,
        "citation_technical_report_institution": body,
        "citation_publisher": body,
        "citation_publication_date": imprint.day and imprint.day.replace("-", "/"),
        "citation_language": LANGUAGE,
    }
    tags = [{"name": name, "content": html.escape(words)} for name, words in said.items() if words]
    tags += [
        {"name": "citation_abstract_html_url", "path": report_address(edition.id)},
        {"name": "citation_fulltext_html_url", "path": page_address(page_path(edition.id, "full"))},
    ]
    return tags + ([{"name": "citation_pdf_url", "path": pdf_path(edition.id)}] if edition.printed else [])


class _Address(str):
    """A path from the site's root, `<site>` before it once it is JSON."""


def page_node(relation: str) -> Callable[[Edition, Page, str, Sequence[Download]], dict[str, Any]]:
    """How a page is described that stands in this relation to the report."""
    return lambda edition, page, description, downloads: (
        _page(page, page.title, description) | {relation: _named_report(edition)}
    )


def _page(page: Page, name: str, description: str) -> dict[str, Any]:
    return {
        "@type": "WebPage",
        "@id": _Address(page.address),
        "url": _Address(page.address),
        "name": name,
        "description": description,
        "inLanguage": LANGUAGE,
    }


def _named_report(edition: Edition) -> dict[str, Any]:
    return {"@type": "Report", "@id": _Address(f"{report_address(edition.id)}#report"), "name": edition.imprint.name}


def report_node(edition: Edition, page: Page, description: str, downloads: Sequence[Download]) -> dict[str, Any]:
    imprint = edition.imprint
    government = _government(imprint)
    return _named_report(edition) | {
        "url": _Address(page.address),
        "headline": cited_title(imprint),
        "description": description,
        "inLanguage": LANGUAGE,
        "author": government,
        "publisher": government,
        "datePublished": imprint.day,
        "releasedEvent": _delivery(imprint),
        "spatialCoverage": _place(imprint),
        "isBasedOn": imprint.source_url,
        "image": _Address(card_path(edition.id)) if edition.pictured else None,
        "isAccessibleForFree": True,
        "hasPart": [
            {
                "@type": "WebPage",
                "name": heading_words(edition.report, part),
                "url": _Address(edition.page_of_section(part).address),
            }
            for part in (*edition.report.parts, *edition.report.attachments)
        ],
        "encoding": [
            {"@type": "MediaObject", "name": d.name, "contentUrl": _Address(d.path), "encodingFormat": d.media_type}
            for d in downloads
        ],
    }


def _government(imprint: Imprint) -> dict[str, Any] | None:
    body = responsible_body(imprint)
    if not body:
        return None
    return {"@type": "GovernmentOrganization", "name": body, "areaServed": _place(imprint)}


def _place(imprint: Imprint) -> dict[str, Any] | None:
    return {"@type": "AdministrativeArea", "name": imprint.place} if imprint.place else None


def _delivery(imprint: Imprint) -> dict[str, Any] | None:
    """The meeting that the report was given before: its publication."""
    if not imprint.meeting:
        return None
    speaker = {"@type": "Person", "name": imprint.speaker, "jobTitle": imprint.office} if imprint.speaker else None
    return {"@type": "PublicationEvent", "name": imprint.meeting, "startDate": imprint.day, "performer": speaker}


def _set_address(edition: Edition) -> _Address:
    return _Address(f"{notes_address(edition.id)}#terms")


def terms_node(edition: Edition, page: Page, description: str, downloads: Sequence[Download]) -> dict[str, Any]:
    """The notes by name; each has its words on its own page."""
    return {
        "@type": "DefinedTermSet",
        "@id": _set_address(edition),
        "url": _Address(page.address),
        "name": f"{edition.imprint.name}：{page.title}",
        "description": description,
        "inLanguage": LANGUAGE,
        "isPartOf": _named_report(edition),
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "@id": _term_address(edition, note), "name": _term_name(note), "termCode": note.id}
            for note in edition.report.notes
        ],
    }


def term_node(edition: Edition, page: Page, description: str, downloads: Sequence[Download]) -> dict[str, Any]:
    note = page.note
    assert note  # the page of a note is planned with its note
    several = [bare(term)[0] for term in note.terms] if len(note.terms) > 1 else None
    gloss = edition.report.words(note.gloss).strip()
    return {
        "@type": "DefinedTerm",
        "@id": _term_address(edition, note),
        "url": _Address(page.address),
        "name": _term_name(note),
        "alternateName": several,
        "termCode": note.id,
        "description": gloss or None,
        "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": _set_address(edition), "name": edition.imprint.name},
    }


def _term_address(edition: Edition, note: Note) -> _Address:
    return _Address(f"{note_address(edition.id, note.id)}#term")


def _term_name(note: Note) -> str:
    return "、".join(bare(term)[0] for term in note.terms) or f"注释{note.ordinal}"


def dataset_node(edition: Edition, page: Page, description: str, downloads: Sequence[Download]) -> dict[str, Any]:
    return _page(page, page.title, description) | {
        "@type": "Dataset",
        "isBasedOn": _named_report(edition),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": d.name,
                "contentUrl": _Address(d.path),
                "encodingFormat": d.media_type,
                "description": d.what,
            }
            for d in downloads
        ],
    }


def _way(edition: Edition, page: Page) -> Iterator[tuple[str, str]]:
    """Name and address of the pages above a page, and of itself."""
    yield "首页", ""
    yield edition.imprint.name, report_address(edition.id)
    yield from page.kind.above(edition, page)
    if page is not edition.pages[0]:
        yield page.kind.crumb or page.title, page.address


def _breadcrumbs(way: Iterable[tuple[str, str]]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": _Address(address)}
        for n, (name, address) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _present(value: Any) -> Any:
    """The value without members that are absent, each address marked."""
    if isinstance(value, dict):
        return {key: _present(v) for key, v in value.items() if v is not None and v != []}
    if isinstance(value, list):
        return [_present(v) for v in value]
    if isinstance(value, _Address):
        return _MARK + value
    return value.replace(_MARK, "\ufffd") if isinstance(value, str) and _MARK in value else value


_MARK = "\0"
"""Before an address until it is JSON; no text on a web page can have it."""


def _dumped(value: Any) -> str:
    """JSON whose strings are safe in a script element, and whose addresses bear the site's mark."""
    return _encoded(value).translate(_NOT_IN_SCRIPT).replace('"\\u0000', f'"{SITE}')


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

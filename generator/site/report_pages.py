"""`Edition` and `Page` → the values that a template lays out.

Every decision about what a page shows is made here; templates loop and test for absence.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from generator.chinese.quotes import bare
from generator.edition import citation
from generator.edition.edition import Edition, Page, has_page, heading_words
from generator.edition.imprint import Imprint, imprint_line
from generator.exports.downloads import COLUMNS, example_word, sheet_examples
from generator.model.report import Section
from generator.site import check_page, note_pages
from generator.site.markup import PageMarkup

LONG = 600
"""Characters of opening words on the cover behind which the contents are out of sight."""

FORMS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""Ending of a file for reference managers → what its form is called."""


def view(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """The context of a report's page; blocks are rendered before popups are gathered."""
    context = {
        "page": page,
        "id": edition.id,
        "imprint": edition.imprint,
        "title": page.title
        if page.template in ("cover", "check", "full", "data")
        else f"{page.title}｜{edition.imprint.name}",
        "description": _description(edition, page),
        "to": markup.to,
        "citation": citation.gbt(edition),
        "paragraphs": sum(1 for b in edition.report.blocks if b.paragraph),
        "notes_path": f"{edition.id}/notes/index.md" if edition.report.notes else None,
        **_VIEWS[page.template](edition, page, markup),
    }
    context["contents"] = partial(_contents, edition, page, markup)
    context["beside"] = partial(_beside, edition, page, markup)
    context["previous"], context["next"] = _neighbours(edition, page, markup)
    context["popups"] = [note_pages.popup(edition, markup, id) for id in markup.popups()]
    return context


def _description(edition: Edition, page: Page) -> str:
    """One sentence for search engines and shared links."""
    name = edition.imprint.name
    if page.note:
        return f"{name}对“{'”“'.join(bare(t)[0] for t in page.note.terms)}”的注释，及全文出现的位置。"
    if page.section and page.template in ("part", "section"):
        return f"{name}：{page.title}。逐段可引，注释随文可查。"
    return {
        "cover": f"{name}网络版：目录、全文、注释与核对。",
        "notes": f"{name}的全部名词解释，按编号和拼音排列。",
        "full": f"{name}全文及注释，一页到底。",
        "check": f"{name}的来源、删除、存疑之处和逐字核对的结果。",
        "data": f"{name}的数据：全文、注释表和每段的校验值，有 JSON、CSV、纯文本和 Markdown，可以取走复用。",
    }[page.template]


def _contents(edition: Edition, page: Page, markup: PageMarkup) -> list[dict[str, Any]]:
    """Contents of the report as seen from a page: parts, sections, and the leads of the page itself."""
    out = []
    for section in (*edition.report.parts, *edition.report.attachments):
        out.append(_entry(edition, page, markup, section))
    return out


def _beside(edition: Edition, page: Page, markup: PageMarkup) -> list[dict[str, Any]]:
    """What stands beside the parts in the contents."""
    pages = [("notes", "名词解释与注释", "notes/index.md")] if edition.report.notes else []
    pages += [("full", "全文", "full.md"), ("check", "核对", "check.md"), ("data", "数据", "data.md")]
    return [
        {"words": words, "href": markup.to(f"{edition.id}/{path}"), "current": page.template == template}
        for template, words, path in pages
    ]


def _entry(edition: Edition, page: Page, markup: PageMarkup, section: Section) -> dict[str, Any]:
    home = edition.page_of_section(section)
    own = section.level == 1 or has_page(section)
    anchor = None if own and page.template != "full" else _start_of(edition, section)
    current = own and home.path == page.path
    leads = _own_leads(edition, page, markup, section) if current else []
    inner = [s for s in section.sections if has_page(s) or page.template == "full" or current]
    target = page.path if page.template == "full" else home.path
    return {
        "href": markup.to(target, anchor),
        "words": heading_words(edition.report, section),
        "current": current,
        "leads": leads,
        "sections": [_entry(edition, page, markup, s) for s in inner],
    }


def _start_of(edition: Edition, section: Section) -> str:
    """The anchor where a section begins: its heading's, or for text under no heading its first block's."""
    return f"s{section.id}" if section.heading else edition.anchor(edition.report.block(section.first))


def _own_leads(edition: Edition, page: Page, markup: PageMarkup, section: Section) -> list[dict[str, str]]:
    """The leads of the section itself, on the page that is being read."""
    return [
        {"href": markup.to(page.path, f"p{edition.report.block(n).paragraph}"), "words": edition.report.words(lead)}
        for n, lead in edition.lead_of.items()
        if n in page.blocks and edition.section_of.get(n) == section
    ]


def _neighbours(edition: Edition, page: Page, markup: PageMarkup) -> tuple[Any, Any]:
    among = [p for p in edition.pages if p.template == "note"] if page.template == "note" else edition.reading_order
    if page not in among:
        return None, None
    before, after = edition.neighbours(page, among)
    return _neighbour(markup, before), _neighbour(markup, after)


def _neighbour(markup: PageMarkup, page: Page | None) -> dict[str, str] | None:
    return {"href": markup.to(page.path), "title": page.title} if page else None


def _cover(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    titles = [n for n in page.blocks if edition.report.block(n).role == "title"]
    rest = [n for n in page.blocks if n not in titles]
    printed = {edition.report.block(n).role for n in page.blocks}
    imprint = edition.imprint
    return {
        "printed_titles": [markup.block(n) for n in titles],
        **_unprinted(imprint, printed),
        "blocks": [markup.block(n, top=2) for n in rest],
        "long": sum(len(edition.report.block(n).text) for n in rest) > LONG,
        "notes": len(edition.report.notes),
        "url": citation.report_url(edition),
        "forms": _forms(edition),
        "print": {
            "href": f"{edition.id}.pdf",
            "pages": edition.printed.pages,
            "megabytes": f"{edition.printed.size / 1e6:.1f}",
        }
        if edition.printed
        else None,
    }


def _unprinted(imprint: Imprint, printed: Collection[str]) -> dict[str, str]:
    """When, where and by whom the report was given, as far as its own blocks do not say."""
    return {
        "line": "" if "dateline" in printed else imprint_line(imprint),
        "speaker": "" if "speaker" in printed else " ".join(filter(None, (imprint.office, imprint.speaker))),
    }


def _running_text(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """Blocks and, in their places, the links to sections with pages of their own."""
    section = page.section
    assert section  # `plan` gives a page with running text its part or section
    apart = {s.first: s for s in section.sections if has_page(s)} if page.template == "part" else {}
    top = 1 if page.template == "part" else 0
    items: list[dict[str, Any]] = []
    at = set(page.blocks)
    for n in range(section.first, section.last + 1):
        if n in apart:
            items.append({"section": _entry_of_section(edition, markup, apart[n])})
        elif n in at:
            items.append({"block": markup.block(n, top)})
    above = None
    if page.template == "section":
        part = next(
            p for p in (*edition.report.parts, *edition.report.attachments) if p.first <= section.first <= p.last
        )
        above = {"href": markup.to(edition.page_of_section(part).path), "words": heading_words(edition.report, part)}
    return {"items": items, "above": above, "heading": None if section.heading else page.title}


def _entry_of_section(edition: Edition, markup: PageMarkup, section: Section) -> dict[str, Any]:
    path = edition.page_of_section(section).path
    return {
        "href": markup.to(path),
        "words": heading_words(edition.report, section),
        "leads": [
            {"href": markup.to(path, f"p{edition.report.block(n).paragraph}"), "words": edition.report.words(lead)}
            for n, lead in edition.lead_of.items()
            if section.first <= n <= section.last
        ],
    }


def _full(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    report = edition.report
    notes = [note.block for note in report.notes]
    first = report.notes_heading or (notes[0] if notes else len(report.blocks) + 1)
    last = notes[-1] if notes else 0
    return {
        "printed_title": any(b.role == "title" for b in report.blocks),
        **_unprinted(edition.imprint, {b.role for b in report.blocks}),
        "before": [markup.block(b.n, top=2) for b in report.blocks if b.n < first],
        "notes": [markup.block(b.n, top=2) for b in report.blocks if first <= b.n <= last],
        "after": [markup.block(b.n, top=2) for b in report.blocks if b.n >= first and b.n > last],
    }


def _data(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """Examples of how to read the files; what the files are, `render` knows."""
    return {
        "columns": COLUMNS,
        "word": example_word(edition),
        "formulas": list(sheet_examples(edition)),
        "schema": "../report.schema.json",
        "forms": _forms(edition),
    }


def _forms(edition: Edition) -> list[dict[str, Any]]:
    """The citation as reference managers read it."""
    return [
        {"name": FORMS[ending], "ending": ending, "size": len(text.encode()), "text": text.replace("\r", "")}
        for ending, text in citation.forms(edition).items()
    ]


_VIEWS = {
    "cover": _cover,
    "part": _running_text,
    "section": _running_text,
    "full": _full,
    "notes": note_pages.index,
    "note": note_pages.entry,
    "check": check_page.check,
    "data": _data,
}

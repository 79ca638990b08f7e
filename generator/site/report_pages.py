"""`Edition` and `Page` → the values that a template lays out.

Every decision about what a page shows is made here; templates loop and test for absence.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from generator.chinese.quotes import bare
from generator.edition import citation
from generator.edition.addresses import notes_path
from generator.edition.edition import Edition, Page, has_page, heading_words
from generator.model.report import Section
from generator.site import note_pages
from generator.site.markup import PageMarkup


def view(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """The context of a report's page; blocks are rendered before popups are gathered."""
    context = {
        "page": page,
        "id": edition.id,
        "imprint": edition.imprint,
        "title": page.title if page.kind.named else f"{page.title}｜{edition.imprint.name}",
        "description": _description(edition, page),
        "to": markup.to,
        "citation": citation.gbt(edition),
        "paragraphs": sum(1 for b in edition.report.blocks if b.paragraph),
        "notes_path": notes_path(edition.id) if edition.report.notes else None,
        **page.kind.view(edition, page, markup),
    }
    context["contents"] = partial(_contents, edition, page, markup)
    context["beside"] = partial(_beside, edition, page, markup)
    context["previous"], context["next"] = _neighbours(edition, page, markup)
    context["popups"] = [note_pages.popup(edition, markup, id) for id in markup.popups()]
    return context


def _description(edition: Edition, page: Page) -> str:
    """One sentence for search engines and shared links."""
    terms = "”“".join(bare(term)[0] for term in page.note.terms) if page.note else ""
    return page.kind.description.format(name=edition.imprint.name, title=page.title, terms=terms)


def _contents(edition: Edition, page: Page, markup: PageMarkup) -> list[dict[str, Any]]:
    """Contents of the report as seen from a page: parts, sections, and the leads of the page itself."""
    out = []
    for section in (*edition.report.parts, *edition.report.attachments):
        out.append(_entry(edition, page, markup, section))
    return out


def _beside(edition: Edition, page: Page, markup: PageMarkup) -> list[dict[str, Any]]:
    """What stands beside the parts in the contents."""
    return [
        {"words": each.kind.beside, "href": markup.to(each.path), "current": each is page}
        for each in edition.pages
        if each.kind.beside
    ]


def _entry(edition: Edition, page: Page, markup: PageMarkup, section: Section) -> dict[str, Any]:
    home = edition.page_of_section(section)
    own = section.level == 1 or has_page(section)
    anchor = None if own and not page.kind.whole else _start_of(edition, section)
    current = own and home.path == page.path
    leads = _own_leads(edition, page, markup, section) if current else []
    inner = [s for s in section.sections if has_page(s) or page.kind.whole or current]
    target = page.path if page.kind.whole else home.path
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
        {"href": markup.to(page.path, f"p{edition.report.block(n).paragraph}"), "words": edition.report.uncalled(lead)}
        for n, lead in edition.lead_of.items()
        if n in page.blocks and edition.section_of.get(n) == section
    ]


def _neighbours(edition: Edition, page: Page, markup: PageMarkup) -> tuple[Any, Any]:
    among = [p for p in edition.pages if p.kind is page.kind] if page.kind.equals else edition.reading_order
    if page not in among:
        return None, None
    before, after = edition.neighbours(page, among)
    return _neighbour(markup, before), _neighbour(markup, after)


def _neighbour(markup: PageMarkup, page: Page | None) -> dict[str, str] | None:
    return {"href": markup.to(page.path), "title": page.title} if page else None

"""What the pages of running text show: a part, a section with its own page, and the whole report on one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from generator.edition.addresses import page_path
from generator.edition.edition import Edition, Page, PageKind, has_page, heading_words
from generator.edition.imprint import Imprint
from generator.model.report import Report, Section
from generator.site.markup import PageMarkup
from generator.site.metadata import page_node


def _plan_parts(id: str, imprint: Imprint, report: Report) -> Iterator[Page]:
    """Each part, and after it its sections that have pages."""
    for part in (*report.parts, *report.attachments):
        sections = [s for s in part.sections if has_page(s)]
        apart = {n for s in sections for n in range(s.first, s.last + 1)}
        own = tuple(n for n in range(part.first, part.last + 1) if n not in apart)
        yield Page(page_path(id, part.id), PART, heading_words(report, part), own, part)
        for section in sections:
            blocks = tuple(range(section.first, section.last + 1))
            yield Page(page_path(id, section.id), SECTION, heading_words(report, section), blocks, section)


def _plan_full(id: str, imprint: Imprint, report: Report) -> Iterator[Page]:
    yield Page(page_path(id, "full"), FULL, f"{imprint.name}（全文）", tuple(block.n for block in report.blocks))


def _part(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """Blocks and, in their places, the links to sections with pages of their own."""
    section = _section_of(page)
    apart = {s.first: s for s in section.sections if has_page(s)}
    items: list[dict[str, Any]] = []
    at = set(page.blocks)
    for n in range(section.first, section.last + 1):
        if n in apart:
            items.append({"section": _entry_of_section(edition, markup, apart[n])})
        elif n in at:
            items.append({"block": markup.block(n, 1)})
    return {"items": items, "above": None, "heading": None if section.heading else page.title}


def _section(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    items = [{"block": markup.block(n, 0)} for n in page.blocks]
    section = _section_of(page)
    part = _part_of(edition, section)
    above = {"href": markup.to(edition.page_of_section(part).path), "words": heading_words(edition.report, part)}
    return {"items": items, "above": above, "heading": None if section.heading else page.title}


def _section_of(page: Page) -> Section:
    assert page.section  # a page of running text is planned with its part or section
    return page.section


def _part_of(edition: Edition, section: Section) -> Section:
    parts = (*edition.report.parts, *edition.report.attachments)
    return next(part for part in parts if part.first <= section.first <= part.last)


def _above_section(edition: Edition, page: Page) -> Iterator[tuple[str, str]]:
    part = _part_of(edition, _section_of(page))
    yield heading_words(edition.report, part), edition.page_of_section(part).address


def _entry_of_section(edition: Edition, markup: PageMarkup, section: Section) -> dict[str, Any]:
    path = edition.page_of_section(section).path
    return {
        "href": markup.to(path),
        "words": heading_words(edition.report, section),
        "leads": [
            {"href": markup.to(path, f"p{edition.report.block(n).paragraph}"), "words": edition.report.uncalled(lead)}
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
        **unprinted(edition.imprint, {b.role for b in report.blocks}),
        "before": [markup.block(b.n, top=2) for b in report.blocks if b.n < first],
        "notes": [markup.block(b.n, top=2) for b in report.blocks if first <= b.n <= last],
        "after": [markup.block(b.n, top=2) for b in report.blocks if b.n >= first and b.n > last],
    }


def unprinted(imprint: Imprint, printed: Collection[str]) -> dict[str, str]:
    """When, where and by whom the report was given, as far as its own blocks do not say."""
    return {
        "line": "" if "dateline" in printed else imprint.line,
        "speaker": "" if "speaker" in printed else " ".join(filter(None, (imprint.office, imprint.speaker))),
    }


TEXT = "{name}：{title}。逐段可引，注释随文可查。"

PART = PageKind("part", _plan_parts, _part, TEXT, page_node("isPartOf"), running=True, citable=True)
SECTION = PageKind(
    "section", lambda *_: (), _section, TEXT, page_node("isPartOf"), above=_above_section, running=True, citable=True
)
"""Planned with their parts."""
FULL = PageKind(
    "full",
    _plan_full,
    _full,
    "{name}全文及注释，一页到底。",
    page_node("mainEntity"),
    whole=True,
    citable=True,
    named=True,
    beside="全文",
    crumb="全文",
)

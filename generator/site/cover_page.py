"""What the cover shows: title and meeting, opening words, contents, downloads and how to cite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.edition import citation
from generator.edition.addresses import page_path
from generator.edition.edition import Edition, Page, PageKind
from generator.edition.imprint import Imprint
from generator.model.report import Block, Report
from generator.site.data_page import forms
from generator.site.markup import PageMarkup
from generator.site.metadata import report_node
from generator.site.text_pages import unprinted

LONG = 600
"""Characters of opening words on the cover behind which the contents are out of sight."""


def _plan(id: str, imprint: Imprint, report: Report) -> Iterator[Page]:
    yield Page(page_path(id, "index"), COVER, imprint.name, tuple(block.n for block in _loose(report)))


def _loose(report: Report) -> Iterator[Block]:
    """The blocks of the cover: before the first part, and any that lie in no part, note or attachment."""
    taken: set[int | None] = {n for s in (*report.parts, *report.attachments) for n in range(s.first, s.last + 1)}
    taken |= {note.block for note in report.notes} | ({report.notes_heading} if report.notes else set())
    return (block for block in report.blocks if block.n not in taken)


def _view(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    titles = [n for n in page.blocks if edition.report.block(n).role == "title"]
    rest = [n for n in page.blocks if n not in titles]
    printed = {edition.report.block(n).role for n in page.blocks}
    imprint = edition.imprint
    return {
        "printed_titles": [markup.block(n) for n in titles],
        **unprinted(imprint, printed),
        "blocks": [markup.block(n, top=2) for n in rest],
        "long": sum(len(edition.report.block(n).text) for n in rest) > LONG,
        "notes": len(edition.report.notes),
        "url": citation.report_url(edition),
        "forms": forms(edition),
        "print": {
            "href": f"{edition.id}.pdf",
            "pages": edition.printed.pages,
            "megabytes": f"{edition.printed.size / 1e6:.1f}",
        }
        if edition.printed
        else None,
    }


COVER = PageKind(
    "cover",
    _plan,
    _view,
    "{name}网络版：目录、全文、注释与核对。",
    report_node,
    running=True,
    citable=True,
    named=True,
)

"""What the page `data/` shows: the files to take along, and examples of how to read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.edition import citation
from generator.edition.addresses import page_path
from generator.edition.edition import Edition, Page, PageKind
from generator.edition.imprint import Imprint
from generator.exports.downloads import COLUMNS, example_word, sheet_examples
from generator.model.report import Report
from generator.site.markup import PageMarkup
from generator.site.metadata import dataset_node

FORMS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""Ending of a file for reference managers → what its form is called."""


def _plan(id: str, imprint: Imprint, report: Report) -> Iterator[Page]:
    yield Page(page_path(id, "data"), DATA, f"数据：{imprint.name}")


def _view(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """Examples of how to read the files; what the files are, `render` knows."""
    return {
        "columns": COLUMNS,
        "word": example_word(edition),
        "formulas": list(sheet_examples(edition)),
        "schema": "../report.schema.json",
        "forms": forms(edition),
    }


def forms(edition: Edition) -> list[dict[str, Any]]:
    """The citation as reference managers read it."""
    return [
        {"name": FORMS[ending], "ending": ending, "size": len(text.encode()), "text": text.replace("\r", "")}
        for ending, text in citation.forms(edition).items()
    ]


DATA = PageKind(
    "data",
    _plan,
    _view,
    "{name}的数据：全文、注释表和每段的校验值，有 JSON、CSV、纯文本和 Markdown，可以取走复用。",
    dataset_node,
    named=True,
    beside="数据",
    crumb="数据",
)

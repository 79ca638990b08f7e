"""Figures → rows: one a record, in the columns of `figures.csv`; and the table that a terminal shows.

The names and the order of the columns are a promise.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

COLUMNS = (
    "report", "place", "year", "line", "block", "start", "end", "indicator", "name", "measure", "value", "low", "high",
    "unit", "qualifier", "kind", "period", "agg", "scope", "rule", "confidence", "text",
)  # fmt: skip
_SHOWN = ("indicator", "measure", "value", "unit", "qualifier", "kind", "period", "scope", "text")
_WIDEST = 44
"""Columns of a terminal for the words of a statement."""


def rows_of(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a report, as `baogao figures --format json` tells it."""
    head = {"report": told["id"] or told["path"], "place": told["place"], "year": told["year"]}
    return [{**head, **figure} for figure in told["figures"]]


def csv_head() -> str:
    """The first line of a CSV file of figures."""
    return _csv_line(COLUMNS)


def csv_lines(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """A line for each row; several qualifiers stand in one field, parted by semicolons."""
    return [_csv_line([_cell(row[column]) for column in COLUMNS]) for row in rows]


def _csv_line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    words = ";".join(value) if isinstance(value, list) else str(value)
    return " ".join(words.split()) if "\n" in words else words


def table(rows: Sequence[Mapping[str, Any]], headings: Sequence[str]) -> list[str]:
    """Lines of a table for a terminal, in which a Chinese character is two columns wide."""
    cells = [list(headings), *([_shown(row, column) for column in _SHOWN] for row in rows)]
    widths = [max(_width(line[n]) for line in cells) for n in range(len(_SHOWN))]
    return [
        "  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells
    ]


def _shown(row: Mapping[str, Any], column: str) -> str:
    if column == "value" and row["low"] is not None:
        return f"{row['low']}–{row['high']}"
    if column == "scope" and row["scope"] == "self":
        return ""
    return _cut(_cell(row[column])) if column == "text" else _cell(row[column])


def _cut(words: str) -> str:
    while _width(words) > _WIDEST:
        words = words[: -max(2, (_width(words) - _WIDEST) // 2 + 1)] + "…"
    return words


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))

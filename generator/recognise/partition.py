"""A report held against its source: every character a block's, removed on the record, or white space."""

from __future__ import annotations

import re

from generator.chinese.spaces import BLANK
from generator.model.report import Report
from generator.model.source import Span

_BLANK = re.compile(f"{BLANK}*\\Z")


def partition(report: Report) -> tuple[tuple[str, Span], ...]:
    """The source as abutting spans, each `block`, `removal` or `blank`. Raises ValueError where text is lost."""
    taken = sorted(
        [("block", piece) for block in report.blocks for piece in block.pieces]
        + [("removal", removal.span) for removal in report.removals],
        key=lambda item: item[1].start,
    )
    out, at, text = [], 0, report.source.text
    for name, span in [*taken, ("end", Span(len(text), len(text)))]:
        if span.start < at or not _BLANK.match(text[at : span.start]):
            raise ValueError(f"spans do not partition the source at code point {at}")
        if span.start > at:
            out.append(("blank", Span(at, span.start)))
        if name != "end":
            out.append((name, span))
        at = span.end
    return tuple(out)

"""Report → the record of what its source has beside the blocks: text set aside, and white space that is written out.

Guarantees to who reads it: blocks and record, joined in the order of the source, are the source but for white space;
neighbours of one reason are one entry, so that a hundred lines of navigation are one thing to read, and a short line
that the report prints too stands with its surroundings. What the editor has on record by itself stays an entry by
itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from heapq import merge

from generator.chinese.spaces import unspaced
from generator.model.decisions import Decisions
from generator.model.report import Removal, Report
from generator.model.source import Span

INVISIBLE = "不可见的字符，没有文字"
WRITTEN_OUT = "写成字符的换行或空格，没有文字"

_WHITE = r"\s\u200b\ufeff"
_WORDS = re.compile(rf"[^{_WHITE}](?:.*[^{_WHITE}])?", re.DOTALL)


def left_out(report: Report, decisions: Decisions) -> tuple[Removal, ...]:
    """All text of the source that stands in no block, in order; a `\\r\\n` that a file prints as four characters is
    text."""
    recorded = {(entry.line, unspaced(entry.text)) for entry in decisions.removed}
    alone = {
        r.span
        for r in report.removals
        if (report.source.position(r.span.start)[0], unspaced(words_of(report, r))) in recorded
    }
    joined = _joined(report, alone)
    return tuple(merge(joined, _written_out(report, joined), key=lambda removal: removal.span.start))


def has_words(removal: Removal) -> bool:
    """Whether it is more than white space that is written out, or cannot be seen."""
    return removal.reason not in (INVISIBLE, WRITTEN_OUT)


def words_of(report: Report, removal: Removal) -> str:
    return report.source.text[removal.span.start : removal.span.end]


def characters(text: str) -> int:
    """How many there are, white space aside."""
    return len(re.sub(f"[{_WHITE}]", "", text))


def _joined(report: Report, alone: Set[Span]) -> Sequence[Removal]:
    """Removals with no block between them and one reason are one, what lies between them included."""
    pieces = sorted(piece.start for block in report.blocks for piece in block.pieces)
    out: list[Removal] = []
    for removal in report.removals:
        last = out[-1] if out else None
        if (
            last
            and last.reason == removal.reason
            and alone.isdisjoint((last.span, removal.span))
            and bisect_left(pieces, last.span.end) == bisect_left(pieces, removal.span.start)
        ):
            out[-1] = replace(last, span=Span(last.span.start, removal.span.end))
        else:
            out.append(removal)
    return out


def _written_out(report: Report, removals: Sequence[Removal]) -> Iterator[Removal]:
    """What is no white space in the gaps between blocks and removals: the parser leaves nothing else there."""
    text, at = report.source.text, 0
    spans = [*(piece for block in report.blocks for piece in block.pieces), *(removal.span for removal in removals)]
    for span in (*sorted(spans, key=lambda span: span.start), Span(len(text), len(text))):
        if found := _WORDS.search(text, at, max(at, span.start)):
            yield Removal(Span(*found.span()), WRITTEN_OUT if found[0].isprintable() else INVISIBLE)
        at = max(at, span.end)

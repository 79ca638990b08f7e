"""Decisions of `report.toml` → the parser's guesses, overruled.

Guarantee to the next step: a decision's line has the kind that the editor says; a line that no decision names is left
as it was guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import cast

from generator.model.decisions import Decisions, Said
from generator.model.report import Role
from generator.model.source import Source, Span, line_starts
from generator.recognise.passages import Passage, Region, piece_of, set_aside

UNDONE = "编辑认定不属于报告"


def undone(decisions: Decisions | None) -> frozenset[int]:
    """Lines that stay in the report whatever they look like."""
    if not decisions:
        return frozenset()
    return frozenset(
        [kept.line for kept in decisions.kept]
        + [said.line for said in decisions.lines if said.kind not in (None, "removed")]
    )


def overrule(source: Source, passages: list[Passage], start: int, decisions: Decisions | None) -> None:
    """Give passages, in place, the kinds and levels that the editor has decided on; the body begins at `start`."""
    if not decisions or not (decisions.lines or decisions.kept):
        return
    said = {decision.line: decision for decision in decisions.lines if decision.kind != "removed"}
    kept = {decision.line for decision in decisions.kept}
    number, head = _Numbers(source), set(passages[:start])
    _leave_out(
        passages, number, {said.line: said.reason or UNDONE for said in decisions.lines if said.kind == "removed"}
    )
    for n, passage in enumerate(passages):
        line = number.of(passage.pieces[0].start)
        if line in kept:
            back: Region | None = ("front" if passage in head else "body") if passage.removed else None
            passage.mark("editor-kept", region=back)
        if line in said:
            _obey(passages, n, said[line])


def _leave_out(passages: list[Passage], number: _Numbers, reasons: dict[int, str]) -> None:
    """Set the lines of `reasons` aside; a passage that such a line was joined to goes on without it."""
    for n in range(len(passages) - 1 if reasons else -1, -1, -1):
        passage = passages[n]
        parts = [part for piece in passage.pieces for part in number.cut(piece)]
        out = [part for part in parts if number.of(part.start) in reasons]
        stay = [part for part in parts if number.of(part.start) not in reasons]
        if not out:
            continue
        left = passage
        if stay:
            left = Passage(passage.source, out)
            passages[n : n + 1] = [piece_of(passage, stay), left]
        set_aside(left, reasons[number.of(out[0].start)], "editor-removed")


class _Numbers:
    """Line numbers by offset, counted as `Source.position` does."""

    def __init__(self, source: Source):
        self.text, self.starts = source.text, line_starts(source.text)

    def of(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def cut(self, piece: Span) -> list[Span]:
        """The piece, cut where lines end; the ends themselves belong to no part."""
        edges = [piece.start, *self.starts[self.of(piece.start) : self.of(piece.end - 1)], piece.end]
        words = self.text
        return [
            Span(a, a + len(words[a:b].rstrip("\r\n")))
            for a, b in zip(edges, edges[1:], strict=False)
            if words[a:b].strip("\r\n")
        ]


def _obey(passages: Sequence[Passage], n: int, said: Said) -> None:
    passage = passages[n]
    passage.level, passage.said = said.level, said.kind
    if said.kind in ("notes", "attachment"):
        passage.mark("editor-line", "heading", said.kind)
        for after in passages[n + 1 :]:
            if after.role == "heading":
                break
            if not after.removed:
                after.mark("editor-region", region=said.kind)
    elif said.kind == "note":
        passage.mark("editor-line", "text", "notes")
    elif said.kind in ("heading", "text"):
        passage.mark("editor-line", "text", "body")
    elif said.kind:
        # The kinds that are no roles are told above.
        passage.mark("editor-line", cast(Role, said.kind), "body" if said.kind == "salutation" else "front")

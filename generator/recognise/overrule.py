"""Decisions of `report.toml` → the parser's guesses, overruled.

Guarantee to the next step: a decision's line has the kind that the editor says; a line that no decision names is left
as it was guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from generator.model import Decisions, Said, Source
from generator.recognise.join import Passage

UNDONE = "编辑认定不属于报告"


def overrule(source: Source, passages: Sequence[Passage], decisions: Decisions | None) -> None:
    """Give passages, in place, the kinds and levels that the editor has decided on."""
    if not decisions or not (decisions.lines or decisions.kept):
        return
    said = {decision.line: decision for decision in decisions.lines}
    kept = {decision.line for decision in decisions.kept}
    starts = list(accumulate((len(line) for line in source.text.splitlines(keepends=True)), initial=0))
    for n, passage in enumerate(passages):
        line = bisect_right(starts, passage.pieces[0].start)
        if line in kept and passage.region.startswith("removed"):
            passage.region = "body"
        if line in said:
            _obey(passages, n, said[line])


def _obey(passages: Sequence[Passage], n: int, said: Said) -> None:
    passage = passages[n]
    passage.level = said.level
    if said.kind == "removed":
        passage.region = "removed:" + (said.reason or UNDONE)
    elif said.kind in ("notes", "attachment"):
        passage.role, passage.region = "heading", said.kind
        for after in passages[n + 1 :]:
            if after.role == "heading" or after.region.startswith("removed"):
                break
            after.region = said.kind
    elif said.kind == "note":
        passage.role, passage.region = "text", "notes"
    elif said.kind in ("heading", "text"):
        passage.role, passage.region, passage.said = "text", "body", said.kind
    elif said.kind:
        passage.role = said.kind
        passage.region = "body" if said.kind == "salutation" else "front"

"""`[[figure]]` entries applied to what was found.

Guarantee: an entry corrects, adds or takes out the one figure that its words state, or is a problem at its place in
`report.toml`; a value that it gives stands in the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.figures.catalogue import Catalogue
from generator.figures.numbers import folded
from generator.model.decisions import FigureSaid
from generator.model.figure import SELF, Figure
from generator.model.messages import Message, listed, say
from generator.model.problems import meant
from generator.model.report import BlockSpan, Problem, Report
from generator.model.source import Span

_GIVEN = (
    "indicator", "name", "measure", "value", "low", "high", "unit", "qualifier", "kind", "period", "agg", "scope",
)  # fmt: skip
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")

QUOTED = 20
"""Characters of a text that a message quotes."""


def settle_figures(
    report: Report, figures: Sequence[Figure], said: Sequence[FigureSaid], catalogue: Catalogue
) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures as the editor has them, in text order, and what is wrong with the editor's entries."""
    out = list(figures)
    problems: list[Problem] = []
    for entry in said:
        try:
            _obey(entry, out, report, catalogue)
        except _Unfit as unfit:
            problems.append(Problem("record-unknown", unfit.message, Span(0, 0), entry.entry))
    out.sort(key=lambda figure: (figure.block, figure.start))
    return tuple(out), tuple(problems)


def decided_at(report: Report, said: Sequence[FigureSaid]) -> tuple[BlockSpan, ...]:
    """Where the editor's entries stand, so that what is doubtful there is settled."""
    return tuple(place for entry in said for place in _places(report, entry))


class _Unfit(Exception):
    """An entry that fits no text."""

    def __init__(self, message: Message):
        self.message = message


def _obey(entry: FigureSaid, figures: list[Figure], report: Report, catalogue: Catalogue) -> None:
    place = _place(report, entry)
    quoted = entry.text[:QUOTED]
    inside = [n for n, figure in enumerate(figures) if _stated_in(figure, place)]
    if len(inside) > 1:
        raise _Unfit(say("figure-several", text=quoted, line=entry.line, count=len(inside)))
    if entry.indicator is not None and entry.indicator not in catalogue.indicators:
        raise _Unfit(
            say("figure-indicator", key=entry.indicator, meant=meant(entry.indicator, list(catalogue.indicators)))
        )
    if entry.remove:
        if not inside:
            raise _Unfit(say("figure-none", text=quoted))
        del figures[inside[0]]
        return
    given = _given(entry)
    if inside:
        figures[inside[0]] = _moved(
            replace(figures[inside[0]], **given, rule="editor", confidence="sure"), place, report
        )
    else:
        figures.append(_added(entry, given, place, report))


def _given(entry: FigureSaid) -> dict[str, Any]:
    """What the entry says, each value held against its words."""
    given = {key: getattr(entry, key) for key in _GIVEN if getattr(entry, key) is not None}
    printed = {Decimal(found) for found in _DIGITS.findall(folded(entry.text).replace(" ", "").replace(",", ""))}
    for key in ("value", "low", "high"):
        if (
            key in given
            and abs(given[key]) not in printed
            and not re.search("[一二两三四五六七八九十百千番平]", entry.text)
        ):
            raise _Unfit(say("figure-value", value=given[key], text=entry.text[:QUOTED]))
    if "value" in given:
        given |= {"low": None, "high": None}
    elif "low" in given or "high" in given:
        given["value"] = None
    return given


def _added(entry: FigureSaid, given: dict[str, Any], place: BlockSpan, report: Report) -> Figure:
    lost = [key for key in ("measure", "kind") if key not in given]
    if not ({"value", "low"} & given.keys() or "in_step" in given.get("qualifier", ())):
        lost.append("value")
    if lost:
        raise _Unfit(say("figure-lacks", text=entry.text[:QUOTED], keys=listed(lost)))
    blank = dict.fromkeys(("indicator", "name", "value", "low", "high", "unit", "period"))
    whole = {**blank, "qualifier": (), "agg": "annual", "scope": SELF, **given}
    return Figure(place.block, place.start, place.end, report.words(place), rule="editor", confidence="sure", **whole)


def _moved(figure: Figure, place: BlockSpan, report: Report) -> Figure:
    return replace(figure, start=place.start, end=place.end, text=report.words(place))


def _stated_in(figure: Figure, place: BlockSpan) -> bool:
    """Whether the words hold the end of the figure's statement, where its value stands."""
    return figure.block == place.block and place.start < figure.end <= place.end


def _place(report: Report, entry: FigureSaid) -> BlockSpan:
    places = list(_places(report, entry))
    if not places:
        raise _Unfit(say("figure-absent", line=entry.line, text=entry.text[:QUOTED]))
    if len(places) > 1:
        raise _Unfit(say("figure-again", line=entry.line, text=entry.text[:QUOTED], count=len(places)))
    return places[0]


def _places(report: Report, entry: FigureSaid) -> Iterator[BlockSpan]:
    """Where the entry's words are printed on its line."""
    for block in report.blocks:
        start = block.text.find(entry.text) if entry.text else -1
        while start >= 0:
            if report.source.position(block.offset(start))[0] == entry.line:
                yield BlockSpan(block.n, start, start + len(entry.text))
            start = block.text.find(entry.text, start + 1)

"""What was found → problems: digits that were damaged, a target in the review, two values for one year.

Guarantee: nothing is doubted that may well be meant, such as a rounded value beside the exact one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.figures.catalogue import Catalogue
from generator.figures.find import Found
from generator.model.figure import SELF, Figure
from generator.model.messages import say
from generator.model.report import BlockSpan, Problem, Report

_OTHERWISE = re.compile("口径|名义|可比|扣除|剔除|还原|实际|现价|计算|预计|初步")
"""Words that tell which of two ways of counting is meant."""

NEAR = 6
"""Characters around damaged digits that a message repeats."""


def doubts(
    report: Report, found: Found, figures: Sequence[Figure], decided: Sequence[BlockSpan], catalogue: Catalogue
) -> Iterator[Problem]:
    """What an editor should look at; what `report.toml` has decided on is settled."""
    for place in found.damaged:
        if not _covered(place, decided):
            text = report.block(place.block).text
            near = text[max(0, place.start - NEAR) : place.end]
            yield Problem("figure-damaged", say("figure-damaged", near=near), report.span(place))
    for place in found.misplaced:
        if not _covered(place, decided):
            yield Problem("figure-target", say("figure-target", text=report.words(place)), report.span(place))
    yield from _twice(report, figures, catalogue)


def _covered(place: BlockSpan, decided: Sequence[BlockSpan]) -> bool:
    return any(d.block == place.block and d.start < place.end and place.start < d.end for d in decided)


def _twice(report: Report, figures: Sequence[Figure], catalogue: Catalogue) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        if figure.indicator is None or figure.period is None or figure.value is None or not _is_exact(figure):
            continue
        key = (
            figure.indicator, figure.name, figure.measure, figure.unit, figure.kind, figure.period,
            figure.agg, figure.scope,
        )  # fmt: skip
        first = seen.setdefault(key, figure)
        if first.value is not None and not _agree(first.value, figure.value):
            place = BlockSpan(figure.block, figure.start, figure.end)
            before = report.span(BlockSpan(first.block, first.start, first.end))
            said = say(
                "figure-twice", name=catalogue.indicators[figure.indicator].name, period=figure.period,
                first=first.text, second=figure.text, line=report.source.position(before.start)[0],
            )  # fmt: skip
            yield Problem("figure-twice", said, report.span(place))


def _is_exact(figure: Figure) -> bool:
    return not figure.qualifier and figure.scope == SELF and not _OTHERWISE.search(figure.text)


def _agree(one: Decimal, other: Decimal) -> bool:
    """Whether the values are the same, or one is the other rounded."""
    if one == other:
        return True
    coarse = max(one.as_tuple().exponent, other.as_tuple().exponent, key=int)
    step = Decimal(1).scaleb(int(coarse))
    return one.quantize(step) == other.quantize(step)

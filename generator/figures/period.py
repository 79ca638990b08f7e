"""The words of time around a value, and where its sentence stands → kind, period, aggregation.

Guarantee: every year is named by the sentence, or by what announces its section; `None` where nothing names one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.catalogue import Indicator
from generator.figures.standing import Standing, plan_to
from generator.figures.times import Time
from generator.model.figure import Aggregation, FigureKind, Measure

AVERAGE = re.compile("年均|平均每年|年平均|每年平均|每年(?!度)|年递增")
_CUMULATIVE = re.compile("累计|五年共|[一二三四五]年共|合计|总共|共(?:完成|实现|新增|引进|利用)")
_WHOLE_YEAR = re.compile("全年|今年|当年|去年|年内")
_HELD = re.compile("稳定|保持|维持|控制|均|始终|连续|年产量")
_OF_BASE = re.compile("(?:比|较|与)[^，。；]{2,12}的$")
_CLAUSE = re.compile("[，。；,;]")
_OF_GOAL = re.compile("[^、]{0,6}的[^、]{0,8}目标|的?(?:预期|年度|年初|控制)?目标")
_SET_BEFORE = re.compile("年初(?:确定|提出|制定|计划)|原定|(?:预期|计划|控制)目标(?:为|是)?$")
_DONE_GOAL = re.compile("提前|实现|翻")
_TO_COME = re.compile("力争|争取|确保|预期目标|目标|计划|要")
_DONE = re.compile("了|完成|实现|达到")


@dataclass(frozen=True, slots=True)
class Around:
    """What the text around a value says of its time."""

    words: str
    """From the clause of its name, or the value before it in a chain, up to the value."""
    times: tuple[Time, ...]
    """The words of time in it, bases among them."""
    said: Time | None
    """What the sentence, or the chain, has said before."""
    behind: str
    """A few characters behind the value."""
    origin: bool = False
    """Whether something began with the value: 由…提高到."""
    base: Time | None = None
    """The year that the values before were counted from."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When a value holds, and whether it is past or aimed at."""

    kind: FigureKind
    period: str | None
    agg: Aggregation


def dated(
    around: Around, standing: Standing, measure: Measure, indicator: Indicator | None, year: int | None
) -> Dated | None:
    """Kind, period and aggregation of a value; `None` where nothing tells what is past from what is aimed at."""
    own = [time for time in around.times if time.form in ("year", "span")]
    part = next((time for time in around.times if time.form == "part"), None)
    base = next((time for time in reversed(around.times) if time.form == "base"), None)
    time = own[-1] if own else around.said
    if time is not None and time.bare and standing.kind == "target":
        time = None
    if time is not None and time.form == "part":
        part, time = time, None
    first, last, span = _years(time, standing)
    kind = _kind(around, time, standing, last, year)
    if kind is None:
        return None
    if around.origin and time is around.said:
        # The year that a five-year span began from; otherwise nobody names it.
        return Dated(kind, str(first - 1) if span and first else None, "annual")
    if base is not None and measure == "level" and _OF_BASE.search(around.words):
        # 比2015年的30亿元增加…: what is compared with.
        return Dated("actual", str(base.last) if base.last else None, "annual")
    if around.origin and last is not None and not span and last == standing.last:
        return Dated(kind, None, "annual")  # 从去年的…提高到今年: of which year 去年 is, nobody says
    if part is not None and "全年" not in around.words:
        if standing.kind == "target" and not _TO_COME.search(around.words):
            kind = "actual"
        return Dated(kind, f"{last}{part.part}" if last else None, "to_date")
    period, agg = _period(around, time, base, (first, last, span), measure, indicator, year)
    return Dated(kind, period, agg)


def _years(time: Time | None, standing: Standing) -> tuple[int | None, int | None, bool]:
    if time is not None and time.reached and standing.is_span and standing.last == time.last:
        return standing.first, standing.last, True  # 到2035年, the end of the plan that is spoken of
    if time is not None:
        return time.first, time.last, time.form == "span"
    return standing.first, standing.last, standing.is_span


def _kind(
    around: Around, time: Time | None, standing: Standing, last: int | None, year: int | None
) -> FigureKind | None:
    if time is not None and year is not None and last is not None:
        if time.form == "span" and time.first < year <= time.last:
            kind: FigureKind | None = standing.kind
        else:
            kind = "target" if last >= year else "actual"
    else:
        kind = standing.kind
        if kind == "target" and "已" in around.words:
            return None  # reached already, nobody says when
    if kind is None:
        kind = "target" if _TO_COME.search(around.words) else "actual" if _DONE.search(around.words) else None
    if kind == "actual" and _is_past_goal(around):
        return "past_target"
    return kind


def _is_past_goal(around: Around) -> bool:
    if "目标" not in around.behind and not _SET_BEFORE.search(around.words):
        return False
    clause = _CLAUSE.split(around.behind)[0]
    if _OF_GOAL.match(clause):
        return not _DONE_GOAL.search(around.words)
    return bool(_SET_BEFORE.search(around.words))


def _period(
    around: Around,
    time: Time | None,
    base: Time | None,
    years: tuple[int | None, int | None, bool],
    measure: Measure,
    indicator: Indicator | None,
    year: int | None,
) -> tuple[str | None, Aggregation]:
    first, last, span = years
    if first is None or last is None:
        return None, "annual"
    if AVERAGE.search(around.words):
        return _averaged(time, base or around.base, first, last, span, year), "average"
    if base is not None and measure in ("growth", "change") and 0 < base.last < last - 1:
        return f"{base.last + 1}-{last}", "cumulative"
    if not span and _CUMULATIVE.search(around.words) and not _WHOLE_YEAR.search(around.words) and time is None:
        return None, "cumulative"
    if not span:
        stock = indicator is not None and indicator.form == "stock" and measure == "level"
        reached = time is not None and (time.reached or (year is not None and last > year))
        return str(last), "end" if (reached or stock) and measure in ("level", "share") else "annual"
    if base is not None and base.last in (0, last - 1) and measure in ("growth", "change"):
        return str(last), "annual"
    if _CUMULATIVE.search(around.words) or measure in ("growth", "change"):
        return f"{first}-{last}", "cumulative"
    return _of_span(around, time, first, last, indicator, measure)


def _averaged(time: Time | None, base: Time | None, first: int, last: int, span: bool, year: int | None) -> str | None:
    if span:
        return f"{first}-{last}"
    if base is not None and 0 < base.last < last:
        return f"{base.last + 1}-{last}"
    if time is not None and time.reached and year is not None and last > year:
        first, last = plan_to(last, year)
        return f"{first}-{last}"
    return None


def _of_span(
    around: Around, time: Time | None, first: int, last: int, indicator: Indicator | None, measure: Measure
) -> tuple[str, Aggregation]:
    """A level or share that is said of several years: added up, held, or reached in the last."""
    form = indicator.form if indicator else "amount"
    if measure == "level":
        if form == "count" or (indicator is not None and indicator.key == "fdi"):
            return f"{first}-{last}", "cumulative"
        if form != "stock" and _HELD.search(around.words):
            return f"{first}-{last}", "annual"
        if form == "price":
            return f"{first}-{last}", "annual"
    return str(last), "end"


def spoken(times: Sequence[Time]) -> Time | None:
    """The last word of time that is no base."""
    return next((time for time in reversed(times) if time.form != "base"), None)

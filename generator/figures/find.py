"""`Report` → its figures: every quantity that the text states, with its indicator where the catalogue has it.

The steps, in order: fold the block's text (every character keeps its place), find names, quantities and words of time,
tell which value belongs to which name, what it is of it, when it holds, and how it is qualified.
Guarantees to the next step:
1. figures are in text order, and each is `text[start:end]` of its block, with its value in it to the letter;
2. what is doubtful is no figure: damaged digits come as doubts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.figures.catalogue import Catalogue
from generator.figures.measure import Told, fits, is_gap, measured, plainly_measured
from generator.figures.names import Name, find_names
from generator.figures.numbers import Quantity, find_damage, find_quantities, folded
from generator.figures.period import Around, Dated, dated
from generator.figures.qualifiers import qualifiers_of
from generator.figures.standing import Course, Standing, of_sentence, outlasts, sentences
from generator.figures.statements import Statement, statements
from generator.figures.times import Time, Years, find_times
from generator.figures.wordings import longest_first
from generator.model.figure import SELF, Figure
from generator.model.report import Block, BlockSpan, Report

T = TypeVar("T")

_TAIL_WORDS = """
达到 可达 达 完成 实现 保持 稳定 控制 增长 增加 提高 上升 下降 降低 减少 提升 上涨 增速 增幅 涨幅 速度 幅度
在 到 至 为 是 约 近 超过 突破 超 不低于 不超过 不少于 由 从 均 分别 预计 年均 累计 共 了 的
""".split()
_TAIL = re.compile(f"(?>{longest_first(_TAIL_WORDS)}|[，、,: ])*+$")
"""What stands between the name of a thing and its value."""
LONGEST_NAME, LONGEST_TAIL = 20, 10
_LEAD_IN = re.compile(r"(?:[，,、 :：。*\-]|左右|以上|以内|以下|大关|台阶|关口|\[[0-9]{1,3}\])*+")
"""What is left over before a chained statement: the value before had it."""
OPENING = 20
"""Characters of a sentence that may say what all of it is compared with."""

_OPENS_CLAUSE = '，,；;：:、("“'


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a report."""

    figures: tuple[Figure, ...]
    damaged: tuple[BlockSpan, ...]
    """Digits that were damaged on their way, which have no value."""
    misplaced: tuple[BlockSpan, ...] = ()
    """Targets where the report looks back, which are no figures."""


def find_figures(report: Report, catalogue: Catalogue, place: str | None, years: Years | None) -> Found:
    """The figures of a report's text and headings, counted from its `years` where these are known."""
    course = Course(report, years)
    figures: list[Figure] = []
    damaged: list[BlockSpan] = []
    misplaced: list[BlockSpan] = []
    for block in _body(report):
        reader = _Reader(block, course, catalogue, place, years)
        figures += reader.figures()
        damaged += (BlockSpan(block.n, each.start, each.end) for each in find_damage(reader.text))
        misplaced += reader.misplaced
    return Found(tuple(figures), tuple(damaged), tuple(misplaced))


def _body(report: Report) -> Iterator[Block]:
    """Blocks of running text and headings; notes and attachments are not the report's own words."""
    first = report.attachments[0].first if report.attachments else len(report.blocks) + 1
    for block in report.blocks:
        if block.role in ("text", "heading") and block.n < first:
            yield block


_FROM = re.compile("(?:由|从)[^，。；由从]{0,10}$")
"""What stands before the value that something began with: 由2010年的40%提高到….."""


@dataclass
class _Chain:
    """What the values before have said of the time of those that follow."""

    said: Time | None = None
    origin: Time | None = None
    begins: bool = False
    """Whether the value before is what something began with."""
    shared: bool = False
    """Whether the value before was a share."""
    base: Time | None = None
    """The year that was counted from, which 年均 counts from as well."""

    def go_on(self, own: Time | None, begins: bool, base: Time | None) -> None:
        self.base, self.begins = base or self.base, begins
        if own is None:
            return
        if begins:
            self.origin = own
            return
        if self.origin and own.form == "year" and own.last > self.origin.last:
            # …由1997年的…增加到2002年的…，年均增长….
            self.said = replace(own, form="span", first=self.origin.last + 1)
            return
        self.said = own


class _Reader:
    """Reads one block."""

    def __init__(self, block: Block, course: Course, catalogue: Catalogue, place: str | None, years: Years | None):
        self.block, self.course, self.catalogue, self.place = block, course, catalogue, place
        self.years, self.year = years, years.plan if years else None
        self.text = folded(block.text)
        self.misplaced: list[BlockSpan] = []

    def figures(self) -> list[Figure]:
        times = find_times(self.text, self.years)
        found = self._statements()
        out: list[Figure] = []
        now = lasting = self.course.enter(self.block, self.text, times)
        bounds = sentences(self.text) if times or found else []
        ends = [end for _, end in bounds]
        times_of = _apportioned(times, ends, lambda time: time.start)
        found_of = _apportioned(found, ends, lambda statement: statement.quantity.start)
        for n, (start, end) in enumerate(bounds):
            at, inside = times_of[n], found_of[n]
            said = of_sentence(self.text, start, at, self.year, now) if n else None
            if said and at[0].reached and self.course.section.kind == "actual":
                said = None  # a plan that is named where the report looks back
            here = said or now
            if said and self.course.lasts(said, now) and not at[0].reached:
                now = said
                aside = at[0].plan and lasting.is_span or not outlasts(now, lasting, self.year)
                lasting = lasting if aside else now
            if inside:
                out += self._sentence(inside, at, here, start, end)
        self.course.leave(lasting)
        return out

    def _statements(self) -> list[Statement]:
        quantities = find_quantities(self.text)
        if not quantities:
            return []
        names, quantities = _apart(list(find_names(self.text, self.catalogue, self.place)), quantities)
        return statements(self.text, names, quantities)

    def _sentence(
        self, found: Sequence[Statement], times: Sequence[Time], standing: Standing, start: int, end: int
    ) -> Iterator[Figure]:
        chain = _Chain()
        heads = [time for time in times if self._is_head(time, start)]
        for n, statement in enumerate(found):
            since, at = statement.since, statement.quantity
            behind = found[n + 1].quantity.start if n + 1 < len(found) else end
            if not statement.chained and statement.list_at in (None, at.start):
                chain = _Chain()
            inside = [time for time in times if since <= time.start and time.end <= at.start]
            if not any(time.form == "base" for time in inside):
                inside = [*self._compared(times, start, since), *inside]
            head = next((time for time in reversed(heads) if time.end <= since), None)
            words = self._words(statement)
            in_list = statement.list_at is not None and statement.list_at < at.start
            begins = chain.begins if in_list else _FROM.search(words) is not None
            own = next((time for time in reversed(inside) if time.form in ("year", "span")), None)
            around = Around(
                words, tuple(inside), chain.said or head,
                self.text[at.end : max(at.end, min(behind, at.end + 16))], begins, chain.base,
            )  # fmt: skip
            figure = self._figure(statement, around, standing, chain.shared)
            if figure:
                yield figure
                chain.shared = figure.measure == "share" or figure.indicator == "rd"
            chain.go_on(own, around.origin, next((time for time in inside if time.form == "base" and time.last), None))

    def _compared(self, times: Sequence[Time], start: int, since: int) -> list[Time]:
        """The year that the whole sentence counts from: 2012年与2007年相比，…."""
        return [
            time
            for time in times
            if time.form == "base"
            and time.end <= since
            and time.end - start <= OPENING
            and self.text.startswith("相比", time.end)
        ]

    def _is_head(self, time: Time, start: int) -> bool:
        """Whether a word of time opens a clause, so that it holds for the clauses that follow."""
        before = self.text[start : time.start].rstrip(" *_到至在")
        return time.form != "base" and (not before or before[-1] in _OPENS_CLAUSE or before.endswith("其中"))

    def _words(self, statement: Statement) -> str:
        """What stands before the value, without the name, whose own 增长 is no verb."""
        lead = self.text[statement.since : statement.quantity.start]
        if statement.name is None or statement.chained:
            return lead
        at, to = statement.name.start - statement.since, statement.name.end - statement.since
        return lead[:at] + "·" + lead[to:] if 0 <= at < len(lead) else lead

    def _figure(self, statement: Statement, around: Around, standing: Standing, shared: bool) -> Figure | None:
        quantity, name = statement.quantity, statement.name
        indicator = self.catalogue.indicators[statement.key] if statement.key else None
        if indicator is None or name is None or not fits(quantity, indicator):
            return self._uncatalogued(statement, around, standing)
        if _modifies(around.behind):
            return None
        told = measured(quantity, indicator, around.words, self.text[name.start : name.end], shared)
        when = dated(around, standing, told[0], indicator, self.year) if told else None
        if told is None or when is None:
            return None
        if quantity.form == "multiple" and when.agg == "annual":
            when = replace(when, period=None)  # nothing doubles in a year
        figure = self._record(statement, statement.key, told, when)
        if when.kind == "target" and standing.kind == "actual":
            self.misplaced.append(BlockSpan(figure.block, figure.start, figure.end))
            return None
        return figure

    def _uncatalogued(self, statement: Statement, around: Around, standing: Standing) -> Figure | None:
        quantity = statement.quantity
        if quantity.form in ("step", "level", "multiple") or quantity.words or is_gap(around.words, quantity):
            return None
        told = plainly_measured(quantity, around.words)
        when = dated(around, standing, told[0], None, self.year)
        return self._record(statement, None, told, when) if when else None

    def _record(self, statement: Statement, key: str | None, told: Told, when: Dated) -> Figure:
        quantity, name = statement.quantity, statement.name
        qualifiers, end = qualifiers_of(self.text, quantity, statement.list_at)
        begin = statement.since if statement.chained or name is None else name.start
        if skipped := _LEAD_IN.match(self.text, begin, quantity.start):
            begin = skipped.end()
        measure, value, low, high = told
        return Figure(
            self.block.n, begin, end, self.block.text[begin:end], key,
            self.block.text[name.start : name.end] if name else self._guess(statement),
            measure, value, low, high, quantity.unit, qualifiers, when.kind, when.period, when.agg,
            name.scope if name else SELF, statement.rule, "sure" if key else "likely",
        )  # fmt: skip

    def _guess(self, statement: Statement) -> str | None:
        """What the words before a quantity call it."""
        lead = self.text[statement.since : statement.quantity.start]
        if len(lead) > LONGEST_NAME + LONGEST_TAIL:
            return None
        found = _TAIL.search(lead)
        words = (lead[: found.start()] if found else lead).strip(" *_、:：")
        return words if 2 <= len(words) <= LONGEST_NAME else None


def _apportioned(things: Sequence[T], ends: Sequence[int], start: Callable[[T], int]) -> list[list[T]]:
    """Things in text order, by the sentences that end at `ends`."""
    out: list[list[T]] = [[] for _ in ends]
    for thing in things:
        out[bisect_right(ends, start(thing))].append(thing)
    return out


def _apart(names: list[Name], quantities: list[Quantity]) -> tuple[list[Name], list[Quantity]]:
    """Without quantities that are part of a name (PM2.5), and names that are part of a quantity (与经济增长同步)."""
    steps = [q for q in quantities if q.form in ("step", "level")]
    names = [name for name in names if not any(q.start <= name.start and name.end <= q.end for q in steps)]
    return names, [q for q in quantities if not any(n.start < q.end and q.start < n.end for n in names)]


_GOAL_NOUN = "目标|增长|速度|增速|水平|预期|规模|任务|幅度|总量|台阶|关口|大关|基础上|较快|平均|年|历史|好"


_DESCRIBES = re.compile(rf" ?(?:左右|以上|以下|以内)?(?:的(?!{_GOAL_NOUN})|实现|脱贫|县|市|区|乡|镇|企业|园区|产业)")


def _modifies(behind: str) -> bool:
    """Whether the value only describes a thing, or has a verb of its own: 千亿元的县域, 10万人实现再就业."""
    return bool(_DESCRIBES.match(behind))

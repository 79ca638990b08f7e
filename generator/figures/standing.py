"""Where a sentence stands: in what looks back or in what is planned, and which years that speaks of.

Headings decide; a paragraph's opening words (五年来, 今年主要预期目标是) decide within; a sentence's own within that.
Guarantee: no year without a word that names it or counts to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from generator.figures.numbers import folded
from generator.figures.times import Time, Years, find_times
from generator.model.report import Block, Report, Section


@dataclass(frozen=True, slots=True)
class Standing:
    """What a stretch of text does, and the years that it speaks of; `None` where nothing says so."""

    kind: Literal["actual", "target"] | None = None
    first: int | None = None
    last: int | None = None

    @property
    def is_span(self) -> bool:
        return self.first != self.last


LINE = 40
"""Characters of a heading, at most."""

_SENTENCE = re.compile("[。；：:;，,0-9]%|[。；：:;]|[0-9][亿万]")

_LEADS = re.compile("[^，。；]{0,8}，(?:在?刚刚过去的|过去的|在)?|刚刚过去的")
"""What may stand before it: 回顾五年，刚刚过去的2007年."""

OPENS = 6
"""How far into a sentence a word of time may stand that holds for all of it."""

_BACK = re.compile(r"回顾|总结|成就|取得的成绩|主要成绩|工作情况|完成情况|历程")
_AHEAD = re.compile(
    r"安排|任务|目标|总体要求|总体思路|部署|打算|思路|举措|意见|建议|考虑|展望|蓝图|奋斗|要求|指导思想|重点工作"
)
_SPAN_GOALS = re.compile(r"五年的?(?:主要|发展|奋斗|总体)*(?:目标|任务|构想|思路|规划)|跨世纪")
_GOAL = re.compile(r"(?:预期|奋斗|主要|发展|工作|总体|计划)+(?:预期|控制|调控)?目标|预期指标|主要指标")
_PLAN = re.compile("目标|任务|安排|要求|思路|工作|规划|考虑")


class Course:
    """What the report does, block by block: told what each says, it knows how the next one stands."""

    def __init__(self, report: Report, years: Years | None):
        self.report, self.years, self.year = report, years, years.plan if years else None
        self.section = self.now = Standing()
        self.opened: Standing | None = None
        """What the block's first words announced."""
        self.parts = {part.first: part for part in report.parts if part.heading}
        self.inner = {
            section.first: section
            for part in report.parts
            for section in _inner(part)
            if section.heading and not section.run_in
        }

    def enter(self, block: Block, text: str, times: Sequence[Time]) -> Standing:
        """How the block with this folded text, and these words of time, stands."""
        if block.n in self.parts:
            said = of_heading(_words(self.report, self.parts[block.n]), self.years, self.now)
            # A part whose heading names no time goes on as before, until a paragraph says otherwise.
            self.section, self.now = said or Standing(), said or self.now
        elif block.n in self.inner:
            self.now = of_heading(_words(self.report, self.inner[block.n]), self.years, self.now, True) or self.now
        elif len(text) <= LINE and not _SENTENCE.search(text):
            # A heading that was not taken for one: it stands alone and says what follows.
            said = of_heading(text, self.years, Standing(), True)
            self.section, self.now = said or self.section, said or self.now
        self.opened = None
        if block.role != "text":
            return self.now
        if self.section.kind == "actual":
            # 到2035年 announces no plan where the report looks back.
            times = [time for time in times if not time.reached]
        found = self.opened = opening(text, times, self.year, self.now)
        if found and self.section.kind == "actual" and found == Standing("target", self.year, self.year):
            # No paragraph that looks back opens with this year: a heading was lost.
            self.section = found
        return found or self.now

    def lasts(self, said: Standing, now: Standing) -> bool:
        """Whether what a sentence says of itself holds for the rest of its paragraph, or is an aside."""
        if said == Standing("target", self.year, self.year):
            return True
        if self.section.kind != said.kind and not self._moves_on(said, now):
            return False
        return said.is_span or not now.is_span or said.kind == "target"

    def leave(self, last: Standing) -> None:
        """What the block's last sentence was about holds for the next one, unless it was an aside."""
        opened = self.section.kind is None and last == self.opened
        known = self.section.kind == last.kind or opened or self._moves_on(last, self.now)
        if known and self.section.is_span and last.is_span:
            self.now = self.section
        elif known and outlasts(last, self.now, self.year):
            self.now = last

    def _moves_on(self, said: Standing, now: Standing) -> bool:
        """Whether the report goes on to its plans, as it does once, where no heading tells."""
        return self.section.kind is None and (now.kind is None or said.kind == "target")


def _words(report: Report, section: Section) -> str:
    return folded(report.words(section.heading)) if section.heading else ""


def _inner(part: Section) -> Iterator[Section]:
    for section in part.sections:
        yield section
        yield from _inner(section)


def of_heading(words: str, years: Years | None, before: Standing, inner: bool = False) -> Standing | None:
    """What a heading says of the text below it."""
    year = years.plan if years else None
    for time in find_times(words, years):
        found = _of_time(time, words, year, before)
        if found:
            return found
    if inner or year is None:
        return None
    if _BACK.search(words):
        return Standing("actual", year - 1, year - 1)
    if _SPAN_GOALS.search(words):
        return Standing("target", year, year + 4)
    if _AHEAD.search(words) and before.kind != "target":
        return Standing("target", year, year)
    return None


def outlasts(said: Standing, before: Standing, year: int | None) -> bool:
    """Whether what a sentence says of itself holds for the next paragraph, too.

    A plan of years does not where a year's work is told: 编制“十四五”规划, 到2030年.
    """
    if said.kind != "target" or before.kind != "target" or not said.is_span:
        return True
    return before.is_span and (year is None or said.first is None or said.first <= year)


_END = re.compile("[。！？]")
HEAD = 48
"""Characters of a paragraph that may announce what it is about."""


def opening(text: str, times: Sequence[Time], year: int | None, before: Standing) -> Standing | None:
    """What a paragraph's first words say of it."""
    head = _END.split(text[:HEAD])[0]
    near = takewhile(lambda time: time.start < len(head), times)
    told = [(time, _of_time(time, head, year, before)) for time in near]
    # What is planned may name what was before it; only what it begins with turns to that.
    found = [
        said
        for time, said in told
        if said and (said.kind != "actual" or before.kind != "target" or time.start <= OPENS)
    ]
    if found:
        # 完成今后五年的目标任务，今年至关重要: what is announced is this year's.
        this_year = Standing("target", year, year)
        return this_year if found[0].kind == "target" and this_year in found else found[0]
    if year is not None and before.kind != "target" and _GOAL.search(head[:24]) and re.search("[:：]|是|为", head):
        return Standing("target", year, year)
    return None


def of_sentence(text: str, start: int, times: Sequence[Time], year: int | None, before: Standing) -> Standing | None:
    """What the first words of the sentence at `start` say of it; `times` are those of the sentence."""
    if not times or not (times[0].start - start <= OPENS or _LEADS.fullmatch(text, start, times[0].start)):
        return None
    return _of_time(times[0], text, year, before)


def _of_time(time: Time, words: str, year: int | None, before: Standing) -> Standing | None:
    if time.form in ("base", "part") or time.bare:
        return None
    if time.form == "year":
        if year is None:
            return None
        if time.reached and time.last >= year and time.last > year:
            return _towards(time.last, year, before)
        if time.last == year:
            return Standing("target", year, year)
        if time.last == year - 1:
            return Standing("actual", year - 1, year - 1)
        return None
    if year is None:
        return Standing(None, time.first, time.last)
    if time.review or time.last < year:
        return Standing("actual", time.first, time.last) if time.last >= year - 2 else None
    if time.first >= year:
        return Standing("target", time.first, time.last)
    # A plan that is under way: looked back upon, or named in passing.
    if before.kind == "actual" and not _PLAN.search(words[time.end : time.end + 14]):
        return Standing("actual", time.first, year - 1)
    return None


def _towards(last: int, year: int, before: Standing) -> Standing | None:
    """The years of a plan that ends in `last`."""
    if before.kind == "target" and before.last == last:
        return before
    return Standing("target", *plan_to(last, year)) if last - year < 10 else None


def plan_to(last: int, year: int) -> tuple[int, int]:
    """The years over which something is planned that is to be reached in `last`."""
    if last % 5 == 0 and last - year < 5:
        return last - 4, last
    return year, last


def sentences(text: str) -> Sequence[tuple[int, int]]:
    """Start and end of each sentence of a folded text."""
    return [(found.start(), found.end()) for found in re.finditer(r"[^。！？]+[。！？]?", text)]

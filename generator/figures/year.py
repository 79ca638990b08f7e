"""The years from which a report counts: the one that it plans, and the one that it calls 今年."""

from __future__ import annotations

import re

from generator.figures.times import Years, find_times
from generator.model.report import Report
from generator.model.stated import Stated

_PLANNED = re.compile(
    "([12][0-9]{3})年?[^0-9]{0,12}(?:安排|部署|任务|目标|要求|打算|思路|建议|工作(?!的?(?:回顾|总结)))"
)
_REVIEWED = re.compile("([12][0-9]{3})年?[^0-9]{0,12}(?:回顾|总结)")
_NAMES_TIME = re.compile("[年五]")
_BACK = re.compile("回顾|总结|成就")
HEADING = 40
"""Characters of a heading, at most."""
SAID = 2
"""How often a report in winter says 明年 of the year that it plans, where it does not call that 今年 already."""
OCTOBER = 10
"""From this month on, sessions speak of the year to come."""


def years_of(report: Report, stated: Stated) -> Years | None:
    """The year in which the report was given, or the next for one of its last months and for one that is called by the
    year it looks back on; else the one that the headings plan last. `None` where nothing says so."""
    headings = [block.text for block in report.blocks if len(block.text) <= HEADING and _NAMES_TIME.search(block.text)]
    reviewed = {int(year) for words in headings for year in _REVIEWED.findall(words)}
    reviewed |= {
        time.last for words in headings for time in find_times(words, None) if time.plan and _BACK.search(words)
    }
    if stated.year is None:
        planned = {int(year) for words in headings for year in _PLANNED.findall(words)}
        last = max(planned | {year + 1 for year in reviewed}, default=None)
        return Years(last, last) if last else None
    if stated.date is not None and stated.date.year == stated.year and stated.date.month >= OCTOBER:
        next_year = sum(block.text.count("明年") for block in report.blocks if block.role == "text")
        return Years(stated.year + 1, stated.year if next_year >= SAID else stated.year + 1)
    plan = stated.year + (stated.date is None and stated.year in reviewed)
    return Years(plan, plan)

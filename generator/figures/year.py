"""The year that a report plans, from which 去年 and 今年 count."""

from __future__ import annotations

import re

from generator.model.report import Report
from generator.model.stated import Stated

_PLANNED = re.compile("([12][0-9]{3})年?[^0-9]{0,12}(?:安排|部署|任务|目标|要求|打算|思路|建议|工作)")
OCTOBER = 10
"""From this month on, sessions speak of the year to come."""


def year_of_plan(report: Report, stated: Stated) -> int | None:
    """The year in which the report was given, or the next for one of its last months; else the one that the headings
    plan last. `None` where nothing says so."""
    if stated.year is not None:
        late = stated.date is not None and stated.date.year == stated.year and stated.date.month >= OCTOBER
        return stated.year + late
    headings = [report.words(part.heading) for part in report.parts if part.heading]
    return max((int(year) for words in headings for year in _PLANNED.findall(words)), default=None)

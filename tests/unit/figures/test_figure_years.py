"""The years from which a report counts, told by its date, its title or its headings."""

import datetime

import pytest

from generator.figures.times import Years
from generator.figures.year import years_of
from generator.formats.read import decode
from generator.model.stated import Stated
from generator.recognise.parse import parse


def years(headings: str, year: int | None = None, date: str | None = None) -> Years | None:
    report = parse(decode(f"各位代表：\n{headings}\n".encode(), "any.txt"))
    return years_of(report, Stated(year=year, date=datetime.date.fromisoformat(date) if date else None))


SPOKEN = "一、工作回顾\n今年做得好。\n二、工作安排\n明年要做得更好，明年是关键一年。"


@pytest.mark.parametrize(
    "headings, year, date, wanted",
    [
        ("一、2030年工作回顾\n好。", 2031, "2031-01-08", Years(2031, 2031)),
        ("一、2030年工作回顾\n好。", 2030, "2030-12-28", Years(2031, 2031)),
        (SPOKEN, 2030, "2030-12-28", Years(2031, 2030)),
        ("一、2030年工作回顾\n好。\n二、2031年工作安排\n好。", 2030, None, Years(2031, 2031)),
        ("一、“十四五”工作回顾\n好。", 2025, None, Years(2026, 2026)),
        ("一、2030年工作回顾\n好。\n二、2031年工作安排\n好。", None, None, Years(2031, 2031)),
        ("一、工作回顾\n好。\n二、工作安排\n好。", None, None, None),
    ],
)
def test_the_year_of_a_plan_is_told_and_not_guessed(headings, year, date, wanted):
    assert years(headings, year, date) == wanted

"""Words of time → years: 2020年, 去年, 五年来, “十三五”时期, 年均.

Guarantee: what is read stands in the words; nothing is taken from a clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.chinese.numerals import from_han

Form = Literal["year", "span", "base", "part"]


@dataclass(frozen=True, slots=True)
class Years:
    """The years from which a report counts."""

    plan: int
    """The year that it plans; what it looks back on ends the year before."""
    spoken: int
    """今年: the year in which it is given, which for a session in winter is the one before."""


@dataclass(frozen=True, slots=True)
class Time:
    """A word of time: one year (`first` = `last`), several, a year that is compared with, or a part of a year."""

    start: int
    end: int
    form: Form
    first: int
    last: int
    reached: bool = False
    """Whether it says by when: 到2025年."""
    part: str | None = None
    """`Q1`, `H1`, `M1-5`."""
    review: bool = False
    """Whether it looks back: 五年来."""
    plan: bool = False
    """Whether it names a five-year plan."""
    bare: bool = False
    """Whether it only counts years (四年累计), and the section says which."""


_YEAR = r"(?P<y>(?:19|2 ?0) ?[0-9] ?[0-9]|[一二][九〇零○][〇零○一二三四五六七八九]{2})年"
_WORD = r"(?P<word>去年|上一?年度?|今年|本年度?|当年|明年|前年|新的一年|过去的?一年|一年来|一年多来|刚刚过去的一年)"
_MANY = "一二两三四五六七八九十几0-9"
_TIME = re.compile(
    rf"(?:{_YEAR}(?!代|前)(?P<rest>[底末]|以来)?"
    rf"|(?P<plan>[\"“‘]?(?P<n>十?[一二三四五六七八九十])五[\"”’](?:规划|计划)?(?:期间|时期|期末|末|以来|前[一二三四]年)?|(?<=[到至在较比])(?P<m>十?[一二三四五六七八九])五(?=时?期|末|期末|规划|计划))"
    rf"|{_WORD}(?P<same>同期)?(?P<end>[底末])?"
    rf"|(?P<back>(?:这|过去的?|本届政府|近|(?<!提)前)?(?P<k>[一二两三四五六七八九十2-9])个?年(?:多)?来|(?:过去的?|这|刚刚过去的|(?<!提)前|近)(?P<k2>[二两三四五六七八九2-9])年|本届政府(?:任期|任职)?(?:期间|以来|[一二三四五]年))"
    rf"|(?P<ahead>(?:今后|未来|下|后|此后)的?(?P<k3>[二两三四五2-5])年|下一个五年|新的五年|未来五年)"
    rf"|(?P<bare>(?P<k5>[二三四五2-5])年(?=累计|共|合计|间|年均|平均))"
    rf"|(?P<ago>(?P<k4>[{_MANY}]{{1,2}})年前|上届末)"
    rf"|(?P<part>(?P<month>[0-9]{{1,2}})[-至到](?P<month2>[0-9]{{1,2}})月份?|前(?P<q>[一二三])季度|(?:第)?(?P<q1>[一二三四])季度|(?P<half>[上下])半年|(?<![0-9月])(?P<month3>[0-9]{{1,2}})月份))"
)


_SIGN = re.compile("[年五季月届]")
"""Each word of time has one of these characters, so that the search runs from one to the next."""
_BEFORE_SIGN, _BEHIND_SIGN = 10, 12
_COMPARED = re.compile("(?:比|较|与|同|[高低快慢好优大小]于|超过)$")
_TIMES_OF = re.compile("(?:是|为|相当于)$")
"""Before a year that is counted from: 是2002年的2.5倍."""
_REACHED = re.compile("(?:到|至)$")


def find_times(text: str, years: Years | None) -> list[Time]:
    """The words of time in a folded text; those that count from the report's years only where these are known."""
    out: list[Time] = []
    at = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < at:
            continue
        found = _TIME.search(text, max(at, sign.start() - _BEFORE_SIGN), sign.end() + _BEHIND_SIGN)
        if found and found.start() <= sign.start():
            at = found.end()
            read = _read(found, text, years)
            if read:
                out.append(read)
    return out


def _read(found: re.Match[str], text: str, years: Years | None) -> Time | None:
    start, end = found.span()
    before = text[max(0, start - 2) : start]
    compared, reached = bool(_COMPARED.search(before)), bool(_REACHED.search(before))
    if text.startswith("的", end) and _TIMES_OF.search(text[max(0, start - 3) : start]):
        compared = True
    if found["y"]:
        y = year_of(found["y"])
        if y is None:
            return None
        if found["rest"] == "以来" and years is not None:
            return Time(start, end, "span", y, years.plan - 1, review=True)
        return Time(start, end, "base" if compared else "year", y, y, reached or found["rest"] in ("底", "末"))
    if found["plan"]:
        return _plan(found, compared, reached)
    if found["part"]:
        return Time(start, end, "part", 0, 0, part=_part(found))
    return _counted(found, years, compared, reached) if years is not None else None


def year_of(words: str) -> int | None:
    """2020 of `2020` and of `二〇二〇`."""
    digits = words.replace(" ", "")
    return int(digits) if digits.isdecimal() else from_han(re.sub("[零○]", "〇", digits))


def _plan(found: re.Match[str], compared: bool, reached: bool) -> Time | None:
    years = plan_years(found["n"] or found["m"] or "")
    if years is None:
        return None
    first, last = years
    if compared:
        return Time(found.start(), found.end(), "base", last, last, plan=True)
    if found["plan"].endswith("末"):
        return Time(found.start(), found.end(), "year", last, last, True, plan=True)
    return Time(found.start(), found.end(), "span", first, last, reached, plan=True)


def plan_years(words: str) -> tuple[int, int] | None:
    """First and last year of the five-year plan that is called so: 十三 → 2016, 2020."""
    n = from_han(words)
    if n is None or not 5 <= n <= 20:
        return None
    first = 1991 + (n - 8) * 5
    return first, first + 4


def _counted(found: re.Match[str], years: Years, compared: bool, reached: bool) -> Time | None:
    start, end = found.span()
    year = years.plan
    if found["word"]:
        return _told_from(found, years, compared, reached)
    if found["back"]:
        return Time(start, end, "span", year - _count(found["k"] or found["k2"]), year - 1, review=True)
    if found["bare"]:
        return Time(start, end, "span", year - _count(found["k5"]), year - 1, review=True, bare=True)
    if found["ahead"]:
        return Time(start, end, "span", year, year + _count(found["k3"]) - 1)
    if found["ago"]:
        before = year - 1 - _count(found["k4"])
        return Time(start, end, "base", before, before)
    return None


_FROM_NOW = {"今年": 0, "本年": 0, "本年度": 0, "新的一年": 0, "明年": 1, "前年": -2}


def _told_from(found: re.Match[str], years: Years, compared: bool, reached: bool) -> Time | None:
    """A year that counts from the one of the report; 上年 and 当年 count from the one that is spoken of."""
    start, end = found.span()
    word = found["word"]
    if word == "当年":
        return None
    if word.startswith("上") or found["same"]:
        return Time(start, end, "base", 0, 0) if compared or found["same"] else None
    at = years.plan - 1 if "一年" in word and word != "新的一年" else years.spoken + _FROM_NOW.get(word, -1)
    return Time(start, end, "base" if compared else "year", at, at, reached)


def _count(words: str | None) -> int:
    """How many years; five where the words do not say."""
    if not words:
        return 5
    return int(words) if words.isdecimal() else from_han(words) or 5


def _part(found: re.Match[str]) -> str:
    if found["month"]:
        return f"M{int(found['month'])}-{int(found['month2'])}"
    if found["month3"]:
        return f"M{int(found['month3'])}"
    if found["half"]:
        return "H1" if found["half"] == "上" else "H2"
    if found["q"]:
        return f"Q1-{from_han(found['q'])}"
    return f"Q{from_han(found['q1'])}"

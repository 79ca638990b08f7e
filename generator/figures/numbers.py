"""Text → the quantities in it: numbers with their units, ranges, 翻一番, 持平, 同步.

Guarantees to the next step:
1. quantities are in order and disjoint, and each stands in the text from `start` to `end`, unit and qualifier included;
2. what only looks like a quantity is none: dates, document and road numbers, hotlines, ordinals, marks of names, a
   range of things counted (`3-5所`), a percentage of a percentage;
3. digits that are damaged (`l0%`, `1$1.$2%`) are told apart, with their place, and have no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.chinese.numerals import below_myriad
from generator.figures.units import COUNTED, PERCENT, POINTS, TIMES, UNIT, unit_of

Form = Literal["number", "range", "multiple", "level", "step"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit as printed."""

    start: int
    end: int
    """Behind the unit."""
    form: Form
    """`multiple` for 翻番, `level` for 持平, `step` for 同步."""
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    more: bool = False
    """Whether 多 or 余 makes it more than the number."""
    words: bool = False
    """Whether the number is written in Chinese characters."""

    @property
    def percent(self) -> bool:
        return self.unit == PERCENT

    @property
    def points(self) -> bool:
        return self.unit == POINTS

    @property
    def times(self) -> bool:
        return self.unit == TIMES


_KEPT_WIDE = "，；：！？"
"""Marks that end a clause stay as they are: a half-width comma may stand in a number."""
_WIDE = {chr(0xFF01 + n): chr(0x21 + n) for n in range(94) if chr(0xFF01 + n) not in _KEPT_WIDE}
_DASHES = dict.fromkeys("－—–―─‐‑−～〜∼﹣~", "-")
_BLANKS = dict.fromkeys("\u3000\xa0\n\t", " ")
_FOLD = str.maketrans({**_WIDE, **_DASHES, **_BLANKS, "﹪": "%"})


def folded(text: str) -> str:
    """The text in one width, with one kind of dash and space; every character keeps its place."""
    return text.translate(_FOLD)


_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?: ?\. ?[0-9]+)?"
_HAN = "[一二两三四五六七八九十百千]"
_LEFT = r"(?<![\d.A-Za-z$#@_/:：〔\[第])(?<![\dA-Za-z][-,])"
_ONE = rf"(?:{_FIGURE})"
_MORE = r"(?:多|余|来)?"
_ENDED = r"(?![\dA-Za-z])"
_QUANTITY = re.compile(
    rf"{_LEFT}(?:(?P<sign>(?<=[长为降率])-)?(?P<first>{_ONE}) ?"
    rf"(?:(?P<first_unit>{UNIT})? ?(?P<to>--?|至|到) ?(?P<second>{_ONE}) ?)?"
    rf"(?P<more>{_MORE})(?P<unit>{UNIT})(?P<more2>[多余]?)"
    rf"|百分之(?P<per>{_HAN}{{1,5}}(?:点[零〇一二三四五六七八九]+)?|{_ONE})"
    rf"|(?<![数几第上成近一-九])(?P<han>{_HAN}{{0,6}})(?P<han_unit>(?:万亿|亿|万)(?:元|美元|吨|斤|人|公斤)|(?<=[一二两三四五六七八九十百千])(?:倍|元|吨|斤|公斤))"
    rf"|翻(?:了|上)?(?P<fold>[一二两三四1-4]?)番(?P<fold_more>多)?"
    rf"|(?P<flat>(?:[与和同比较](?P<level>[^，。；、与和同]{{2,14}}?))?(?:基本|大体|总体)?持平)"
    rf"|(?:[与和同跟]|随着?)(?P<with>[^，。；、与和同]{{2,14}}?)(?:基本|保持)*(?P<step>同步))"
)
"""One pass over the text; what stands between number and unit is short, so the time is linear."""

_SPAN_FROM = re.compile(r"[从由自][^，。；]{0,12}$")
_OF_PERCENT = re.compile(r" ?的? ?[0-9.]+ ?%")
_PLACES = re.compile(r"(?:第|国道|省道|高速|文件|号|楼|层|栋|路|线|年|月|日|时|点|分)$")
_NUMERIC = "0-9lIOo|$.,"
_DAMAGED = re.compile(
    rf"(?<![A-Za-z0-9$])(?=[{_NUMERIC}]{{2,12}} ?(?:%|个百分点|(?:万亿|亿|万)(?:元|美元|人|吨)))"
    rf"(?:(?=[{_NUMERIC}]*[0-9])[{_NUMERIC}]*[lIOo|$][{_NUMERIC}]*|[0-9]+\.{{2,}}[0-9]+|[0-9]+\.[0-9]+\.[0-9]+)"
    r" ?(?:%|个百分点|(?:万亿|亿|万)(?:元|美元|人|吨))"
)


@dataclass(frozen=True, slots=True)
class Damage:
    """Digits with what is no digit among them."""

    start: int
    end: int


def find_damage(text: str) -> Iterator[Damage]:
    """Numbers of a folded text that were damaged on their way, such as `l0%`."""
    for found in _DAMAGED.finditer(text):
        yield Damage(found.start(), found.end())


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a folded text, in order."""
    damaged = [(each.start, each.end) for each in find_damage(text)] if _DAMAGED.search(text) else []
    for found in _QUANTITY.finditer(text):
        if any(found.start() < end and found.end() > start for start, end in damaged):
            continue
        yield from _read(found, text)


def _read(found: re.Match[str], text: str) -> Iterator[Quantity]:
    start, end = found.span()
    if found["flat"]:
        if not found["level"] or re.search("年|同期", found["level"]):
            yield Quantity(start, end, "level", Decimal(0), unit=PERCENT)
    elif found["step"]:
        yield Quantity(start, end, "step", None)
    elif found["unit"]:
        yield from _figures(found, text)
    elif found["per"]:
        value = _percent_in_words(found["per"])
        if value is not None:
            yield Quantity(start, end, "number", value, unit=PERCENT, words=not found["per"][0].isdecimal())
    elif found["han_unit"]:
        value_in_words = below_myriad(found["han"]) if found["han"] else 1
        if value_in_words and text[end : end + 1] not in ("级", "工"):
            yield Quantity(start, end, "number", Decimal(value_in_words), unit=unit_of(found["han_unit"]), words=True)
    else:
        times = {"": 1, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4}.get(found["fold"]) or int(found["fold"])
        growth = Decimal(100 * (2**times - 1))
        yield Quantity(start, end, "multiple", growth, unit=PERCENT, more=bool(found["fold_more"]), words=True)


def _percent_in_words(words: str) -> Decimal | None:
    if words[0].isdecimal():
        return number(words)
    whole, dot, part = words.partition("点")
    value = below_myriad(whole)
    if value is None:
        return None
    digits = "".join(str("零一二三四五六七八九".find(c.replace("〇", "零"))) for c in part)
    return Decimal(f"{value}.{digits}") if dot else Decimal(value)


def _figures(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """One number, two of a range, or two of a from–to sentence."""
    unit = unit_of(found["unit"])
    if unit is None or _is_part(found, text, unit):
        return
    more = bool(found["more"] or found["more2"])
    first = number(found["first"])
    if not found["second"]:
        if found["sign"]:
            first = -first
        yield Quantity(found.start(), found.end(), "number", first, unit=unit, more=more)
        return
    second = number(found["second"])
    first_unit = unit_of(found["first_unit"]) if found["first_unit"] else unit
    if found["to"] in ("至", "到") and _SPAN_FROM.search(text[max(0, found.start() - 16) : found.start()]):
        if found["first_unit"] and first_unit:
            yield Quantity(found.start(), found.end("first_unit"), "number", first, unit=first_unit)
        yield Quantity(found.start("second"), found.end(), "number", second, unit=unit, more=more)
    elif first < second and first_unit == unit and unit not in COUNTED:
        yield Quantity(found.start(), found.end(), "range", None, first, second, unit, more)


def _is_part(found: re.Match[str], text: str, unit: str) -> bool:
    """Whether the number is no quantity of its own: a year, a place's number, a percentage of a percentage."""
    before = text[max(0, found.start() - 14) : found.start()]
    behind = text[found.end() : found.end() + 12]
    if _PLACES.search(before[-2:]) and unit in COUNTED:
        return True
    if unit == PERCENT:
        return bool(_OF_PERCENT.match(behind) or re.search(r"[0-9.]+ ?% ?的 ?$", before))
    return False


def number(text: str) -> Decimal:
    """Value of digits, with their separators and spaces: `1,234.5`, `23. 9`."""
    return Decimal(re.sub("[ ,]", "", text))

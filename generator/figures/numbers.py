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

from generator.chinese.numerals import below_myriad, from_han
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
_FOLDS = {**_WIDE, **_DASHES, **_BLANKS, "﹪": "%"}
_FOLDED = re.compile("[" + re.escape("".join(_FOLDS)) + "]")


def folded(text: str) -> str:
    """The text in one width, with one kind of dash and space; every character keeps its place."""
    return _FOLDED.sub(lambda found: _FOLDS[found[0]], text)


_ALONE = r"(?<![\d.A-Za-z$#@_/:：〔\[第][0-9])(?<![\dA-Za-z][-,][0-9])(?<![0-9] [0-9])"
"""A first digit that goes on with nothing: looked back upon, so that the search runs from digit to digit."""
_REST = r"(?:[0-9]{0,2}(?:,[0-9]{3})++(?:\.[0-9]++)?|[0-9]*+(?: ?\. ?[0-9]++)?)"
_MORE = "(?:多|余|来)?"
_FIGURES = re.compile(
    rf"(?P<first>[0-9]{_ALONE}{_REST}) ?(?:(?P<to>--?|至|到) ?(?P<second>[0-9]{_REST}) ?)?"
    rf"(?P<more>{_MORE})(?P<unit>{UNIT})(?P<more2>[多余]?)"
    rf"(?: ?(?P<on>--?|至|到) ?(?P<last>[0-9]{_REST}) ?(?P<last_unit>{UNIT}))?"
)
_HAN = "一二两三四五六七八九十百千"
_PER_HUNDRED = re.compile(rf"百分之(?P<per>[{_HAN}]{{1,5}}(?:点[零〇一二三四五六七八九]+)?|[0-9]{_REST})")
_FOLD = re.compile("翻(?:了|上)?(?P<times>[一二两三四1-4]?)番(?P<more>多)?")
_BIG = re.compile("[万亿]亿?(?:元|美元|吨|斤|人|公斤)|倍")
_HAN_BEFORE = re.compile(rf"(?<![个数几第上成近0-9{_HAN}])[{_HAN}]{{1,6}}$")
_LEVEL = re.compile("持平")
_LEVEL_BEFORE = re.compile("(?:[与和同比较](?P<what>[^，。；、与和同]{2,14}?))?(?:基本|大体|总体)?$")
_STEP = re.compile("同步")
_STEP_BEFORE = re.compile("(?:[与和同跟]|随着?)(?P<what>[^，。；、与和同]{2,14}?)(?:基本|保持)*$")
_BACK = 20
"""How far back what stands before 持平 and 同步 may begin."""

_SPAN_FROM = re.compile("[从由自][^，。；]{0,12}$")
_OF_PERCENT = re.compile(" ?的? ?[0-9.]+ ?%")
_PERCENT_OF = re.compile("[0-9.]+ ?% ?的 ?$")
_PLACES = re.compile("(?:第|国道|省道|高速|文件|号|楼|层|栋|路|线|年|月|日|时|点|分)$")
_NUMERIC = "0-9lIOo|$.,"
_DAMAGED_UNIT = " ?(?:%|个百分点|(?:万亿|亿|万)(?:元|美元|人|吨))"
_DAMAGED = re.compile(rf"[0-9lIOo|$](?<![A-Za-z0-9$|.][0-9lIOo|$])(?:[{_NUMERIC}]*+)(?:{_DAMAGED_UNIT})")
_SUSPECT = re.compile(r"[0-9.][lIOo|$]|[lIOo|$][0-9.]|[0-9]\.\.|\.[0-9]+\.")
_STRANGE = re.compile(r"[lIOo|$]|\.\.|\..*\.")


@dataclass(frozen=True, slots=True)
class Damage:
    """Digits with what is no digit among them."""

    start: int
    end: int


def find_damage(text: str) -> list[Damage]:
    """Numbers of a folded text that were damaged on their way, such as `l0%`."""
    if not _SUSPECT.search(text):
        return []
    return [
        Damage(found.start(), found.end())
        for found in _DAMAGED.finditer(text)
        if _STRANGE.search(found[0]) and re.search("[0-9]", found[0])
    ]


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of a folded text, in order."""
    damaged = find_damage(text)
    found = [*_all_figures(text), *_in_words(text), *_relations(text)]
    found.sort(key=lambda quantity: quantity.start)
    out: list[Quantity] = []
    for each in found:
        if out and each.start < out[-1].end:
            continue
        if not any(each.start < other.end and other.start < each.end for other in damaged):
            out.append(each)
    return out


def _all_figures(text: str) -> Iterator[Quantity]:
    for found in _FIGURES.finditer(text):
        yield from _figures(found, text)


def _in_words(text: str) -> Iterator[Quantity]:
    """Numbers in Chinese characters: 百分之八, 百亿元, 翻一番."""
    for found in _PER_HUNDRED.finditer(text):
        value = _percent_in_words(found["per"])
        if value is not None:
            yield Quantity(*found.span(), "number", value, unit=PERCENT, words=not found["per"][0].isdecimal())
    for found in _FOLD.finditer(text):
        times = int(found["times"]) if found["times"].isdecimal() else from_han(found["times"] or "一") or 1
        growth = Decimal(100 * (2**times - 1))
        yield Quantity(*found.span(), "multiple", growth, unit=PERCENT, more=bool(found["more"]), words=True)
    for found in _BIG.finditer(text):
        before = _HAN_BEFORE.search(text[max(0, found.start() - 8) : found.start()])
        alone = found[0] != "倍" and text[found.start() - 1 : found.start()] not in tuple(
            "0123456789 多余数几千百十亿万个."
        )
        value_in_words = below_myriad(before[0]) if before else 1 if alone else None
        if value_in_words and text[found.end() : found.end() + 1] not in ("级", "工"):
            start = found.start() - (len(before[0]) if before else 0)
            yield Quantity(start, found.end(), "number", Decimal(value_in_words), unit=unit_of(found[0]), words=True)


def _relations(text: str) -> Iterator[Quantity]:
    """与上年持平, 与经济增长同步."""
    for found in _LEVEL.finditer(text):
        from_ = max(0, found.start() - _BACK)
        before = _LEVEL_BEFORE.search(text[from_ : found.start()])
        if before and (not before["what"] or re.search("年|同期", before["what"])):
            yield Quantity(from_ + before.start(), found.end(), "level", Decimal(0), unit=PERCENT)
    for found in _STEP.finditer(text):
        from_ = max(0, found.start() - _BACK)
        before = _STEP_BEFORE.search(text[from_ : found.start()])
        if before:
            yield Quantity(from_ + before.start(), found.end(), "step", None)


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
    second, to = found["second"] or found["last"], found["to"] or found["on"]
    if second is None:
        yield Quantity(found.start(), found.end(), "number", first, unit=unit, more=more)
        return
    last_unit = unit_of(found["last_unit"]) if found["last"] else unit
    if to in ("至", "到") and _SPAN_FROM.search(text[max(0, found.start() - 16) : found.start()]):
        if found["last"]:
            yield Quantity(found.start(), found.end("more2"), "number", first, unit=unit)
        at = found.start("last") if found["last"] else found.start("second")
        yield Quantity(at, found.end(), "number", number(second), unit=last_unit, more=more)
    elif (
        first < number(second) and last_unit == unit and unit not in COUNTED and not (found["second"] and found["last"])
    ):
        yield Quantity(found.start(), found.end(), "range", None, first, number(second), unit, more)


def _is_part(found: re.Match[str], text: str, unit: str) -> bool:
    """Whether the number is no quantity of its own: a year, a place's number, a percentage of a percentage."""
    before = text[max(0, found.start() - 14) : found.start()]
    behind = text[found.end() : found.end() + 12]
    if _PLACES.search(before[-2:]) and unit in COUNTED:
        return True
    if unit == PERCENT:
        return bool(_OF_PERCENT.match(behind) or _PERCENT_OF.search(before))
    return False


def number(text: str) -> Decimal:
    """Value of digits, with their separators and spaces: `1,234.5`, `23. 9`."""
    return Decimal(text.replace(" ", "").replace(",", ""))

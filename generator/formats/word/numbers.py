"""Automatic numbering of Word → the numbers as Word would print them.

Word keeps `一、` and `（一）` of a numbered list out of the text; without them a report loses its headings' numbers.
Guarantee: a paragraph without numbering, or with one that is not understood, gets an empty string.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.chinese.numerals import to_han
from generator.formats.gathered import Unreadable
from generator.formats.word.archive import W
from generator.formats.word.styles import WordStyles
from generator.model.messages import say

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(value: int) -> str:
    out = ""
    for worth, letters in _ROMAN:
        out, value = out + letters * (value // worth), value % worth
    return out


def _letter(value: int) -> str:
    return chr(0x40 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1) if value else ""


def _ring(value: int) -> str:
    """① to ㊿; beyond these Word prints the figure."""
    first = next(
        (a for a, low, high in ((0x2460, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50)) if low <= value <= high), None
    )
    return chr(first + value - {0x2460: 1, 0x3251: 21, 0x32B1: 36}[first]) if first else str(value)


def _financial(value: int) -> str:
    return to_han(value).translate(str.maketrans("一二三四五六七八九十百〇", "壹贰叁肆伍陆柒捌玖拾佰零"))


PRINTED: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        to_han,
    ),
    "ideographDigital": lambda value: str(value).translate(str.maketrans("0123456789", "〇一二三四五六七八九")),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), _financial),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _ring),
    "ideographTraditional": lambda value: _STEMS[(value - 1) % 10],
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(_WIDE),
    "decimalEnclosedParen": lambda value: f"（{value}）",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
}
"""How each kind prints a value from 1 to `MOST`."""

MOST = 999

LABEL = 200
"""Characters that a number's form may have; Word takes some thirty."""

LEVELS = 9
"""Levels of a list in Word."""


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    text: str
    first: int
    plain: bool
    """Whether the numbers of the levels above are printed in figures."""


class WordNumbers:
    """Counts through one document."""

    def __init__(self, numbering: Any, styles: WordStyles):
        self.styles = styles
        self.counts: dict[str, dict[int, int]] = {}
        """List → level → its last number."""
        self.lists: dict[str, str] = {}
        """Numbering → the list that it counts in; several may go on with one another."""
        self.levels: dict[str, dict[int, _Level]] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        """Numbering → level → the number with which its first paragraph begins anew."""
        if numbering is None:
            return
        abstract = {a.get(W + "abstractNumId"): _levels(a) for a in numbering.iter(W + "abstractNum")}
        for number in numbering.iter(W + "num"):
            of = number.find(W + "abstractNumId")
            if of is not None:
                self._add(
                    number.get(W + "numId") or "", of.get(W + "val") or "", abstract.get(of.get(W + "val"), {}), number
                )

    def _add(self, id_: str, of: str, levels: dict[int, _Level], number: Any) -> None:
        self.lists[id_], self.levels[id_] = of, dict(levels)
        for override in number.iter(W + "lvlOverride"):
            self.levels[id_] |= _levels(override)
            start = override.find(W + "startOverride")
            if start is not None:
                self.restarts.setdefault(id_, {})[_value(override.get(W + "ilvl"), 0)] = _value(start.get(W + "val"), 1)

    def label(self, paragraph: Any) -> str:
        """What Word prints before the paragraph's text; the paragraph is counted."""
        numbered = self.styles.property(paragraph, "numPr")
        found = numbered.find(W + "numId") if numbered is not None else None
        if found is None:
            return ""
        at = numbered.find(W + "ilvl")
        id_, depth = found.get(W + "val") or "", _value(at.get(W + "val") if at is not None else None, 0)
        level = self.levels.get(id_, {}).get(depth)
        if level is None or level.kind in ("bullet", "none"):
            return ""
        self._count(id_, depth, level)
        return re.sub("%([1-9])", lambda m: self._printed(id_, int(m[1]) - 1, level), level.text)

    def _count(self, id_: str, depth: int, level: _Level) -> None:
        counts = self.counts.setdefault(self.lists[id_], {})
        restart = self.restarts.get(id_, {}).pop(depth, None)
        counts[depth] = restart if restart is not None else counts.get(depth, level.first - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

    def _printed(self, id_: str, depth: int, of: _Level) -> str:
        level = self.levels[id_].get(depth)
        if level is None:
            return ""
        value = self.counts.get(self.lists[id_], {}).get(depth, level.first)
        kind = "decimal" if of.plain and of is not level else level.kind
        return PRINTED[kind](value) if kind in PRINTED and 1 <= value <= MOST else str(value) if kind in PRINTED else ""


def _levels(element: Any) -> dict[int, _Level]:
    out = {}
    for level in element.iter(W + "lvl"):
        kind, text, start = (level.find(W + name) for name in ("numFmt", "lvlText", "start"))
        if text is not None:
            if len(text.get(W + "val") or "") > LABEL:
                raise Unreadable(say("word-label", count=LABEL))
            depth = _value(level.get(W + "ilvl"), 0)
            if depth >= LEVELS:
                continue
            first = _value(start.get(W + "val") if start is not None else None, 1)
            printed = kind.get(W + "val") or "" if kind is not None else "decimal"
            out[depth] = _Level(printed, text.get(W + "val") or "", first, level.find(W + "isLgl") is not None)
    return out


def _value(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else default

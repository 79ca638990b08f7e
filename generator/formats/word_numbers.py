"""Automatic numbering of Word → the numbers as Word would print them.

Word keeps `一、` and `（一）` of a numbered list out of the text; without them a report loses its headings' numbers.
Guarantee: a paragraph without numbering, or with one that is not understood, gets an empty string.
"""

from __future__ import annotations

import re
from typing import Any

from generator.recognise.numerals import to_han

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = frozenset(("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"))
_RINGS = frozenset(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"))


class WordNumbers:
    """Counts through one document."""

    def __init__(self, numbering: Any):
        self.counts: dict[tuple[str, int], int] = {}
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        if numbering is None:
            return
        abstract = {a.get(W + "abstractNumId"): _levels(a) for a in numbering.iter(W + "abstractNum")}
        for number in numbering.iter(W + "num"):
            of = number.find(W + "abstractNumId")
            if of is not None:
                self.levels[number.get(W + "numId")] = abstract.get(of.get(W + "val"), {})

    def label(self, paragraph: Any) -> str:
        """What Word prints before the paragraph's text."""
        found = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if found is None:
            return ""
        at = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        id_, level = found.get(W + "val"), _number(at.get(W + "val") if at is not None else None, 0)
        levels = self.levels.get(id_, {})
        if level not in levels or levels[level][0] == "bullet":
            return ""
        self.counts[id_, level] = self.counts.get((id_, level), levels[level][2] - 1) + 1
        for deeper in [key for key in self.counts if key[0] == id_ and key[1] > level]:
            del self.counts[deeper]
        return re.sub("%([1-9])", lambda m: self._printed(id_, int(m[1]) - 1), levels[level][1])

    def _printed(self, id_: str, level: int) -> str:
        kind, _, start = self.levels[id_].get(level, ("decimal", "", 1))
        value = self.counts.get((id_, level), start)
        if kind in _HAN and 0 <= value < 1000:
            return to_han(value)
        if kind in _RINGS and 1 <= value <= 20:
            return chr(0x245F + value)
        return str(value) if kind in ("decimal", "decimalZero", "decimalFullWidth") else ""


def _levels(abstract: Any) -> dict[int, tuple[str, str, int]]:
    out = {}
    for level in abstract.iter(W + "lvl"):
        kind, text, start = (level.find(W + name) for name in ("numFmt", "lvlText", "start"))
        if kind is not None and text is not None:
            first = _number(start.get(W + "val") if start is not None else None, 1)
            out[_number(level.get(W + "ilvl"), 0)] = (kind.get(W + "val") or "", text.get(W + "val") or "", first)
    return out


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else default

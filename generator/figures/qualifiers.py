"""Words around a value → qualifiers: 左右, 以上, 不低于, 超过, 力争.

Guarantee: each is printed at its value; 力争 holds to the end of the list that it governs.
"""

from __future__ import annotations

import re

from generator.figures.numbers import Quantity

BEHIND = re.compile(
    r" ?(?:\[[0-9]{1,3}\])?"
    r"(?:(?P<about>左右|上下)|(?P<at_least>(?:及|或)?以上)|(?P<at_most>以内|之内|以下)|(?P<above>大关|关口))"
)
_BEFORE = (
    ("at_least", re.compile(r"(?:不低于|不少于|至少|不小于|不低於)[^，。；]{0,4}$")),
    ("at_most", re.compile(r"(?:不高于|不超过|不突破|不大于|控制在低于)[^，。；]{0,4}$")),
    ("at_most", re.compile(r"(?:低于|少于|小于)(?:上年)?$")),
    (
        "above",
        re.compile(
            r"(?:超过|突破|高于|大于|跨越|跨过|跨入|跨上|迈上|迈过|迈入|跃上|登上|站上|站稳|踏上|越过|首破|首超|冲破|[^跌]破|过|超|逾)(?:新的)?[“\"]?$"
        ),
    ),
    ("near", re.compile(r"(?:接近|将近|逼近|近)$")),
    ("about", re.compile(r"(?:大约|大概|约|大体|约为|约达)$")),
)
LIST = 200
"""Characters of a list that 力争 may govern."""

_STOP = "。！？；;"


def qualifiers_of(text: str, value: Quantity, list_at: int | None) -> tuple[tuple[str, ...], int]:
    """The qualifiers of a value in a folded text, and where the last word of them ends.

    What stands before the first value of a list, at `list_at`, holds for all of it; what stands behind, for one.
    """
    start, end = value.start, value.end
    clause = max(start - LIST, *(text.rfind(mark, max(0, start - LIST), start) + 1 for mark in _STOP))
    found: list[str] = []
    if "力争" in text[clause:start]:
        found.append("strive")
    at = start if list_at is None else list_at
    before = text[max(clause, at - 12) : at]
    word = next((name for name, pattern in _BEFORE if pattern.search(before)), None)
    behind = BEHIND.match(text, end)
    after = behind.lastgroup if behind else None
    if word and not (word == "above" and after not in (None, "above")):
        found.append(word)
    if after and after != word and not (after == "above" and word):
        found.append(after)
    if value.more and "above" not in found:
        found.append("above")
    if value.form == "step":
        found = [*(word for word in found if word == "strive"), "in_step"]
    return tuple(found), behind.end() if behind and after != "above" else end

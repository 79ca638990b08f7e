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
_ABOVE = (
    "超过", "突破", "高于", "大于", "跨越", "跨过", "跨入", "跨上", "迈上", "迈过", "迈入", "跃上", "登上", "站上",
    "站稳", "踏上", "越过", "破", "过", "超", "逾",
)  # fmt: skip
_JUST_BEFORE = (
    ("at_most", ("低于", "少于", "小于")),
    ("above", _ABOVE),
    ("near", ("接近", "将近", "逼近", "近")),
    ("about", ("大约", "大概", "约", "大体", "约为", "约达")),
)
"""Words that stand just before a value."""
_SHORTLY_BEFORE = (
    ("at_least", ("不低于", "不少于", "至少", "不小于")),
    ("at_most", ("不高于", "不超过", "不突破", "不大于")),
)
"""Words between which and a value a few characters may stand."""

SHORTLY = 7
LIST = 200
"""Characters of a list that 力争 may govern."""

_STOP = "。！？；;"


def qualifiers_of(text: str, value: Quantity, list_at: int | None) -> tuple[tuple[str, ...], int]:
    """The qualifiers of a value in a folded text, and where the last word of them ends.

    What stands before the first value of a list, at `list_at`, holds for all of it; what stands behind, for one.
    """
    start, end = value.start, value.end
    found = ["strive"] if _is_striven_for(text, start) else []
    word = _before(text, start if list_at is None else list_at)
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


def _is_striven_for(text: str, at: int) -> bool:
    """Whether 力争 stands before the value in its list."""
    before = text[max(0, at - LIST) : at]
    return "力争" in before and not any(mark in before[before.rindex("力争") :] for mark in _STOP)


def _before(text: str, at: int) -> str | None:
    near = text[max(0, at - SHORTLY) : at]
    near = near[max(near.rfind(mark) for mark in "，。；") + 1 :]
    shortly = next((name for name, words in _SHORTLY_BEFORE if any(word in near for word in words)), None)
    if shortly:
        return shortly
    near = near.removesuffix("“").removesuffix('"').removesuffix("新的")
    return next((name for name, words in _JUST_BEFORE if near.endswith(words)), None)

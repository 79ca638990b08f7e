"""Numbers as reports print them: 第十二 ↔ 12, ㊹ ↔ 44, １２ ↔ 12."""

from __future__ import annotations

import unicodedata

HAN_DIGITS = "〇一二三四五六七八九"
HAN = "〇零○Ｏ一二三四五六七八九十百两廿"
"""Characters that Chinese numerals are written with."""

_VALUES = {c: i for i, c in enumerate(HAN_DIGITS)} | {"零": 0, "○": 0, "两": 2}


def from_han(text: str) -> int | None:
    """Value of a Chinese numeral below 1000 (`十二`, `一百零三`, `二〇二一`); `None` if it is none."""
    if not text:
        return None
    if len(text) > 1 and all(c in _VALUES for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _VALUES:
            if digit:
                return None
            digit = _VALUES[c]
        elif c in "十百":
            if digit == 0 and c == "百":
                return None
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = None
        elif c == "廿":
            total += 20
        else:
            return None
    return total + (digit or 0)


def to_han(value: int) -> str:
    """Chinese numeral of 0 ≤ value < 1000. Raises ValueError outside."""
    if not 0 <= value < 1000:
        raise ValueError(f"no numeral for {value}")
    if value < 10:
        return HAN_DIGITS[value]
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    out = HAN_DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else HAN_DIGITS[tens]) + "十"
    elif ones and hundreds:
        out += "零"
    return out + (HAN_DIGITS[ones] if ones else "")


def from_figure(text: str) -> int | None:
    """Value of digits in any width or ring (`12`, `１２`, `⑫`, `㊹`), or of a Chinese numeral; `None` otherwise."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        value = unicodedata.numeric(text, None)  # of ㈠ too
        if value is not None and value == int(value) and text not in HAN:
            return int(value)
    return from_han(text)


def below_myriad(text: str) -> int | None:
    """Value of a Chinese numeral below 10000 (`百`, `三千五百`, `一千零八`); `None` if it is none."""
    head, thousand, rest = text.partition("千")
    if not thousand:
        return from_han(text) if not (len(text) > 1 and all(c in _VALUES for c in text)) else None
    thousands = from_han(head) if head else 1
    ones = from_han(rest.removeprefix("零")) if rest else 0
    return thousands * 1000 + ones if thousands and thousands < 10 and ones is not None else None

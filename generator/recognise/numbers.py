"""The number at a line's start → its form and value.

Guarantee: the form says how the number is written, never what level it stands on; that differs from file to file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.chinese.note_marks import ANY_RING
from generator.chinese.numerals import HAN, from_figure

Form = Literal["chapter", "part", "paren", "order", "item", "digit", "figure", "ring"]
"""`第一章` chapter, `一、` part, `（一）` paren, `第一，` order, `一是` item, `1.` digit, `（1）` figure, `①` ring."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number at a line's start."""

    form: Form
    ordinal: int
    length: int
    """In code points, with what parts it from the words."""


_N = f"[{HAN}]{{1,5}}"
_D = "[0-9０-９]{1,3}"

FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("chapter", re.compile(f"第({_N})[章节篇编](?:[ \u3000、：:]*)|第({_N})部分[ \u3000、：:]*")),
    ("part", re.compile(f"({_N})[ \u3000]?[、．.][ \u3000]*(?![0-9０-９]+[．.%])")),
    (
        "paren",
        re.compile(
            f"[?？]*[（(]\\s?({_N})\\s?[）)][ \u3000、.．]*|({_N})[）)][ \u3000、.．]*|([㈠-㈩])[ \u3000、.．]*"
        ),
    ),
    ("order", re.compile(f"第({_N})[，,、：:][ \u3000]*")),
    ("item", re.compile(f"({_N})(?:是|要)(?=[^，,。、])")),
    (
        "digit",
        re.compile(
            f"({_D})[ \u3000]?(?:、(?![0-9０-９]{{1,3}}[、．.号%])"
            "|[．.](?=(?:19|20)[0-9][0-9]年|[^0-9０-９]|$))[ \u3000]*"
        ),
    ),
    ("figure", re.compile(f"[（(]({_D})[）)][ \u3000]*|([\u2474-\u2487])[ \u3000]*")),
    ("ring", re.compile(f"({ANY_RING})[ \u3000、]*")),
)
"""In the order in which they are tried."""

MOST = 1000
"""What is larger is a year or a quantity."""

_FIRST = frozenset("?？㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳0123456789０１２３４５６７８９" + HAN) | {
    chr(c) for c in range(0x2474, 0x2488)
}


def number_of(text: str) -> Numbered | None:
    """The number at the start of `text`, if it has one."""
    if not text or text[0] not in _FIRST:
        return None
    for form, pattern in FORMS:
        match = pattern.match(text)
        if match:
            value = from_figure(next(group for group in match.groups() if group))
            if value is not None and 0 < value < MOST:
                return Numbered(form, value, match.end())
    return None

"""How reports print the numbers of notes: brackets, rings and stops, each in one table.

A call stands in the text (`甲[1]`), an entry begins with its number (`[1] 甲：…`). A new mark is a line here: a row of
`BRACKETS`, or characters among the rings. Whether a number in such marks is a call or an entry, its neighbours say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brackets:
    """Marks that enclose a note's number, in every width in which they are typed."""

    kind: str
    opening: str
    closing: str
    certain: bool = True
    """Whether a number in them is a note's wherever it follows a word; round ones enclose much else."""


BRACKETS = (
    Brackets("square", "[［", "]］"),
    Brackets("tortoise", "〔﹝", "〕﹞"),
    Brackets("lens", "【", "】"),
    Brackets("round", "（(", "）)", certain=False),
)
CERTAIN = frozenset(brackets.kind for brackets in BRACKETS if brackets.certain)

FIGURE = "[0-9０-９]{1,3}"
_RINGS, _DARK_RINGS = "①-⑳㉑-㉟㊱-㊿", "❶-❿"
RING = f"[{_RINGS}]"
ANY_RING = f"[{_RINGS}{_DARK_RINGS}]"
"""Dark rings too, which number entries and lists and are no calls."""
_GAP = "[ \u3000\xa0"
"""Begins the class of what may part an entry's number from its words."""


def _class(characters: str) -> str:
    return f"[{re.escape(characters)}]"


OPENING = _class("".join(brackets.opening for brackets in BRACKETS))
CLOSING = _class("".join(brackets.closing for brackets in BRACKETS))
_SURE_OPENING = _class("".join(brackets.opening for brackets in BRACKETS if brackets.certain))
_SURE_CLOSING = _class("".join(brackets.closing for brackets in BRACKETS if brackets.certain))

CALLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    *((b.kind, re.compile(rf"\^?{_class(b.opening)}\s?({FIGURE})\s?{_class(b.closing)}")) for b in BRACKETS),
    ("ring", re.compile(RING)),
)
"""Each kind of call; Markdown's `^` may stand before it."""

RAISED = re.compile(f"{OPENING}?({FIGURE}|{RING}){CLOSING}?")
"""A call that is set as superscript, which needs no brackets."""

COPIED = re.compile(rf"{_SURE_OPENING}\s*{FIGURE}\s*{_SURE_CLOSING}|{RING}")
"""A call in words that somebody has copied."""

CERTAIN_START = re.compile(f"{_SURE_OPENING}{FIGURE}{_SURE_CLOSING}")
"""The beginning of a line that is a note, whatever stands round it."""

ENTRY_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bracket", re.compile(rf"\^?{_SURE_OPENING}\s*({FIGURE})\s*{_SURE_CLOSING}{_GAP}.、．:：]*")),
    ("figure", re.compile(rf"[（(]\s*({FIGURE})\s*[）)]{_GAP}]*")),
    ("dot", re.compile(rf"({FIGURE})\s?[.．、]{_GAP}]*")),
    ("ring", re.compile(rf"({ANY_RING}){_GAP}.、．]*")),
    ("han", re.compile(r"([一二三四五六七八九十]{1,3})、")),
    ("round han", re.compile(rf"[（(]\s?([一二三四五六七八九十]{{1,3}})\s?[）)]{_GAP}、]*")),
    ("label", re.compile(rf"注(?:释)?\s?({FIGURE})[：:.、．]?\s*")),
    ("space", re.compile(rf"({FIGURE}){_GAP}]+(?=[^0-9])")),
)
"""The ways in which a note section numbers its entries, in the order in which they are tried."""

ENTRY = re.compile(rf"^(?:{OPENING}\s*{FIGURE}\s*{CLOSING}|{FIGURE}\s*[.．、]|{RING})")
"""The beginning of a line, without its white space, that may be a note."""

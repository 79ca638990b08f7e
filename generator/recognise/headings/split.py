"""Passages → passages: a numbered heading that has lost the line end before it gets its own passage.

Guarantee to the next step: a passage is cut only after a full stop and before the very number that its series lacks.
"""

from __future__ import annotations

import re

from generator.chinese.numerals import to_han
from generator.recognise.passages import Passage, cut

FORMS = {"part": "(?:{n})、", "paren": "[（(]{n}[）)]", "order": "第{n}[，、]"}
"""How the missing number would be printed."""

LONG = 600
"""A longer passage may hold two."""
MOST = 99
LOST = 5
"""Numbers in succession that may have lost their line ends."""


def split_glued_numbers(passages: list[Passage]) -> None:
    """Cut, in place, where （二） follows no （一） but a passage between prints one in its midst."""
    last: dict[str, tuple[int, int]] = {}
    n = 0
    while n < len(passages):
        passage = passages[n]
        number = passage.number if passage.region == "body" else None
        if passage.region == "body" and passage.role == "text" and len(passage.text) > LONG:
            _cut_next(
                passages,
                n,
                {form: ordinal + 1 for form, (ordinal, _) in last.items()}
                | ({number.form: number.ordinal + 1} if number else {}),
            )
        if number and number.form in FORMS:
            ordinal, since = last.get(number.form, (0, -1))
            first = ordinal + 1 if number.ordinal - LOST <= ordinal < number.ordinal else number.ordinal - 1
            for lost in range(max(1, first), number.ordinal):
                if at := _cut_between(passages, since, n, number.form, lost):
                    since, n = at, n + 1
            last[number.form] = (number.ordinal, n)
            if number.form == "part":
                last.pop("paren", None)
        n += 1


def _cut_next(passages: list[Passage], n: int, wanted: dict[str, int]) -> None:
    """Cut, in place, a long passage where a gap and the next number of an open series follow a full stop."""
    for form in ("part", "paren"):
        if form in wanted and wanted[form] <= MOST:
            match = re.compile(r"(?<=[。！])\s+(?=" + FORMS[form].format(n=to_han(wanted[form])) + r"[^、])").search(
                passages[n].text, 2
            )
            if match:
                passages[n : n + 1] = _parted(passages[n], match.end())
                return


def _cut_between(passages: list[Passage], since: int, until: int, form: str, ordinal: int) -> int | None:
    """The index of the passage that now begins with the lost number."""
    pattern = re.compile(r"(?<=[。！：；:;])\s*(?=" + FORMS[form].format(n=to_han(ordinal)) + r"[^、])")
    for k in range(until - 1, max(since, until - 40, 0) - 1, -1):
        match = (
            pattern.search(passages[k].text, 2) if passages[k].region == "body" and passages[k].role == "text" else None
        )
        if match and match.start():
            passages[k : k + 1] = _parted(passages[k], match.end())
            return k + 1
    return None


def _parted(passage: Passage, at: int) -> list[Passage]:
    parts = cut(passage, at)
    parts[-1].mark("cut-lost-number")
    return parts

"""Quotation marks, and words without them."""

from __future__ import annotations

import re

QUOTES = '“”‘’"「」『』'
_DROPPED = re.compile(rf"[{QUOTES}]、(?=[{QUOTES}])|[{QUOTES}]|\s")


def bare(text: str) -> tuple[str, list[int]]:
    """`text` without quotation marks, the 、 between two of them, and spaces; with each character's old offset."""
    out, offsets, at = list[str](), list[int](), 0
    for match in _DROPPED.finditer(text):
        out.append(text[at : match.start()])
        offsets += range(at, match.start())
        at = match.end()
    out.append(text[at:])
    offsets += range(at, len(text))
    return "".join(out), offsets

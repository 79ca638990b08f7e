"""Characters of the texts → the traditional characters that stand for them.

Guarantee to the next step: no pair maps a character to itself, and none names a character outside the texts.
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

TABLE = Path(__file__).with_name("traditional.txt")


def traditional_forms(used: Set[str]) -> tuple[str, str]:
    """Two strings of one length: traditional characters and, at the same places, the characters of `used` they stand
    for."""
    _, traditional, simplified = TABLE.read_text(encoding="utf-8").splitlines()  # the first says where they are from
    pairs = [(old, new) for old, new in zip(traditional, simplified, strict=True) if new in used]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)

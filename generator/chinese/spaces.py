"""White space, in whatever way a file writes it, and words without it."""

from __future__ import annotations

BLANK = r"(?:[\s\u200b-\u200f\u2060\ufeff\u00ad]|\\r\\n|\\r|\\n|\\t|&nbsp;)"
"""One piece of white space, however it is written."""


def unspaced(text: str) -> str:
    """The text without its white space, as words are compared."""
    return "".join(text.split())

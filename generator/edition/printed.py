"""The print edition as it was last made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """The print edition as it was last made: a file, and the pages of its blocks."""

    size: int
    """Of the PDF, in bytes."""
    pages: int
    """All of them, cover and contents included."""
    pages_of: dict[int, tuple[int, int]]
    """Block number → the printed numbers of its first and last page."""

"""Provinces and prefectures since 1980, after GB/T 2260: code, name, years, and what took their place.

Counties are not in the table: their names recur, and a text or its editor must say whose they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("divisions.txt")


@dataclass(frozen=True, slots=True)
class Division:
    """A name that a code has had; a division that was renamed is several of them."""

    code: str
    name: str
    first: int | None
    """Year; `None` where it is older than the table, which begins in 1980."""
    last: int | None
    """Year; `None` where it stands to this day."""
    after: tuple[str, ...]
    """Codes of what took its place, the one that has most of it first; its own where only the name changed."""

    @property
    def is_province(self) -> bool:
        return self.code.endswith("0000")

    @property
    def parent(self) -> str | None:
        """Code of the province; `None` for a province."""
        return None if self.is_province else f"{self.code[:2]}0000"

    def stood(self, year: int) -> bool:
        return (self.first or year) <= year <= (self.last or year)


@cache
def divisions() -> tuple[Division, ...]:
    """All of them, by code and year."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(_division(*line.split("\t")) for line in lines if not line.startswith("#"))


def _division(code: str, name: str, first: str, last: str, after: str) -> Division:
    return Division(code, name, int(first) if first else None, int(last) if last else None, tuple(after.split()))


def division_of(name: str, year: int | None = None) -> Division | None:
    """The division of that full name (自贡市, not 自贡) that stood in a year, or else the last that had the name."""
    return _last([division for division in divisions() if division.name == name], year)


def coded(code: str, year: int | None = None) -> Division | None:
    """What a code meant in a year, or else means or meant last."""
    return _last([division for division in divisions() if division.code == code], year)


def _last(found: list[Division], year: int | None) -> Division | None:
    stood = [division for division in found if year is not None and division.stood(year)]
    return max(stood or found, key=lambda division: (division.last is None, division.last or 0), default=None)

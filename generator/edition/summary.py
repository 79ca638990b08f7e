"""`Edition` → what the pages of the whole site say of one report.

Guarantee: small and frozen. A site of thousands of reports holds these, and never the reports.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.edition.edition import Edition, has_page, heading_words
from generator.edition.imprint import Imprint
from generator.model.report import Section


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a report's contents."""

    words: str
    path: str
    """Of its page, under `docs/`."""
    sections: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """One report, as home and search know it."""

    id: str
    imprint: Imprint
    parts: tuple[Entry, ...]
    pictured: bool
    """Whether it has a picture for shared links."""
    characters: str
    """Every character that it prints, once: a string of them takes a fiftieth of the memory of a set."""


def summary_of(edition: Edition) -> Summary:
    """What home and search need of a report."""
    return Summary(
        edition.id,
        edition.imprint,
        tuple(_entry(edition, part) for part in edition.report.parts),
        edition.pictured,
        "".join(sorted({character for block in edition.report.blocks for character in block.text})),
    )


def _entry(edition: Edition, section: Section) -> Entry:
    inner = tuple(_entry(edition, each) for each in section.sections if has_page(each))
    return Entry(heading_words(edition.report, section), edition.page_of_section(section).path, inner)

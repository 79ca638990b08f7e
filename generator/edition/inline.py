"""A block of an `Edition` → its inline runs, which every output reads: Markdown, Typst, and what comes later.

Guarantees to who reads them:
1. stretches abut and cover the block's text, and a stretch's runs abut and cover the stretch;
2. a term or called term that reaches over the end of a stretch is plain text: it cannot be a link in both;
3. the last run of a stretch is plain text, which may be empty: whoever marks a block's end has always where to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.edition.edition import Edition
from generator.model.report import Block, Note, Occurrence, Section


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a block that are printed in one way."""

    start: int
    end: int
    occurrence: Occurrence | None = None
    """The term, called or not, that they print; `None` for plain text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that have one office in their block."""

    kind: Literal["run-in", "lead", "number", "headword", "text"]
    """The heading or the leading words of a paragraph; a note entry's printed number and its headword; all else."""
    start: int
    end: int
    runs: tuple[Run, ...]
    section: Section | None = None
    """The one that a run-in heading names."""


def stretches(edition: Edition, block: Block) -> tuple[Stretch, ...]:
    """The block's text from its beginning to its end; the last stretch is plain, and may be empty."""
    return tuple(_stretches(edition, block))


def number_end(note: Note) -> int:
    """Where the entry's printed number ends; 0 where it has none."""
    return note.headword.start if note.headword else note.gloss.start


def _stretches(edition: Edition, block: Block) -> Iterator[Stretch]:
    section, lead = edition.heading_of.get(block.n), edition.lead_of.get(block.n)
    at = 0
    if section and section.run_in and section.heading:
        at = section.heading.end
        yield Stretch("run-in", 0, at, _runs(edition, block, 0, at), section)
    elif lead:
        at = lead.end
        yield Stretch("lead", 0, at, _runs(edition, block, 0, at))
    elif block.role == "note":
        note = edition.note_of[block.n]
        at = number_end(note)
        yield Stretch("number", 0, at, (Run(0, at),))
        if note.headword and note.headword.end > at:
            yield Stretch("headword", at, note.headword.end, (Run(at, note.headword.end),))
            at = note.headword.end
    yield Stretch("text", at, len(block.text), _runs(edition, block, at, len(block.text)))


def _runs(edition: Edition, block: Block, start: int, end: int) -> tuple[Run, ...]:
    runs, at = [], start
    for occurrence in edition.occurrences.get(block.n, ()):
        place = occurrence.place
        if start <= place.start and place.end <= end:
            runs += [Run(at, place.start), Run(place.start, place.end, occurrence)]
            at = place.end
    return (*runs, Run(at, end))

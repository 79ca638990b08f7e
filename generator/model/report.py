"""The parsed report: frozen records and nothing else.

A `Span` counts code points of the source, a `BlockSpan` code points of one block's text. Enrichment adds records beside
the report and never edits text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from generator.model.source import Position, Source, Span

Role = Literal["title", "dateline", "speaker", "salutation", "heading", "text", "note"]
"""What a block is to its reader.

`heading` names a part, section, the notes or an attachment; `dateline` says when and before whom the report was
given; `text` is any other paragraph; `note` one entry of the note section.
"""

Kind = Literal["heading", "paragraph", "note"]


@dataclass(frozen=True, slots=True)
class BlockSpan:
    """Half-open range of code points in the text of block number `block`."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Removal:
    """Text of the source that is no part of the report, set aside on the record."""

    span: Span
    reason: str
    """In Chinese, for `check/` and `report.json`."""
    rule: str = field(default="", compare=False)
    """By which it was set aside."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or note entry of the source."""

    n: int
    """From 1, in source order."""
    role: Role
    pieces: tuple[Span, ...]
    """In order. The block's text is their concatenation: more than one where a removal or a broken line lies
    between."""
    paragraph: str | None
    """The paragraph's number, from `1`; `12-1` for one that was added after the 12th; `None` for headings and notes."""
    text: str
    """The concatenated pieces; a line break inside a block stays as `\\n`."""

    @property
    def kind(self) -> Kind:
        if self.role in ("title", "heading"):
            return "heading"
        return "note" if self.role == "note" else "paragraph"

    def offset(self, at: int) -> int:
        """Offset in the source of code point `at` of the text; its end for the text's end."""
        for piece in self.pieces:
            length = piece.end - piece.start
            if at < length:
                return piece.start + at
            at -= length
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Section:
    """A division of the report: a part (部分) at level 1, a section (条目) at level 2, and what lies below."""

    id: str
    """Position, never wording: `3`, `3-1`, `3-1-2`; attachments `a1`."""
    level: int
    heading: BlockSpan | None
    """The words that name it: a whole block, or the first sentence of a paragraph. `None` for text under no heading."""
    run_in: bool
    first: int
    last: int
    """Numbers of its first and last block, its heading and its subsections included."""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """An entry of the note section (名词解释)."""

    id: str
    """The printed number; `6-2` for the second note that is numbered 6."""
    ordinal: int
    """As printed, or its position from 1 where entries bear no number."""
    block: int
    headword: BlockSpan | None
    """As printed, between number and separator; `None` for a note without one."""
    gloss: BlockSpan
    """The explanation, to the end of the block."""
    terms: tuple[str, ...]
    """The headword, or each of several that the note lists, without outer quotation marks."""


@dataclass(frozen=True, slots=True)
class Call:
    """A note marker printed in the text (注号)."""

    ordinal: int
    marker: BlockSpan


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file prints about itself, spaces and leading dashes dropped; `None` where it is silent."""

    title: str | None = None
    meeting: str | None = None
    date: str | None = None
    """ISO date of delivery."""
    speaker: str | None = None
    office: str | None = None
    """The speaker's office (市长)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt about the input that a report survives."""

    code: str
    message: str
    """What is wrong and what to do."""
    span: Span
    entry: Position | None = None
    """The entry of report.toml that is to blame, if it is not the source."""


@dataclass(frozen=True)
class Report:
    """A parsed report. Pieces of blocks, removals and the white space between them partition `source.text`."""

    source: Source
    removals: tuple[Removal, ...]
    blocks: tuple[Block, ...]
    facts: Facts
    parts: tuple[Section, ...]
    notes_heading: int | None
    """Number of the block that heads the note section."""
    notes: tuple[Note, ...]
    attachments: tuple[Section, ...]
    calls: tuple[Call, ...]
    leads: tuple[BlockSpan, ...]
    """Unnumbered first sentences that name their paragraph (段首句)."""
    problems: tuple[Problem, ...]
    accepted: tuple[tuple[Problem, str], ...] = ()
    """Problems that the editor has looked at and lets stand, each with the reason."""

    def block(self, n: int) -> Block:
        return self.blocks[n - 1]

    def words(self, place: BlockSpan) -> str:
        return self.blocks[place.block - 1].text[place.start : place.end]

    def uncalled(self, place: BlockSpan) -> str:
        """The place's words without the markers of calls in it: what a heading or a title is called elsewhere."""
        text, at, out = self.blocks[place.block - 1].text, place.start, []
        for marker in self._markers.get(place.block, ()):
            if at <= marker.start and marker.end <= place.end:
                out.append(text[at : marker.start].rstrip())
                at = marker.end
        return "".join([*out, text[at : place.end]])

    @cached_property
    def _markers(self) -> dict[int, list[BlockSpan]]:
        """Block number → where notes are called in it, in order."""
        out: dict[int, list[BlockSpan]] = {}
        for call in self.calls:
            out.setdefault(call.marker.block, []).append(call.marker)
        return out

    def span(self, place: BlockSpan) -> Span:
        """From the place's first to its last code point in the source."""
        block = self.blocks[place.block - 1]
        start = block.offset(place.start)
        return Span(start, block.offset(place.end - 1) + 1 if place.end > place.start else start)

    @cached_property
    def front(self) -> tuple[Block, ...]:
        """The blocks before the first part: title, meeting, salutation, opening words."""
        first = self.parts[0].first if self.parts else len(self.blocks) + 1
        return self.blocks[: first - 1]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a note's term is printed in the text."""

    note: str
    """The note's id."""
    number: int
    """From 1 among all places of this note, in source order."""
    place: BlockSpan
    """The words; for a called one from its opening quotation mark to the end of the marker."""
    call: Call | None
    call_number: int | None = None
    """From 1 among the calls of this note."""

    @property
    def words(self) -> BlockSpan:
        """The place without the marker that calls the note."""
        return replace(self.place, end=self.call.marker.start) if self.call else self.place

    @property
    def anchor(self) -> str:
        """`c6-1` for note 6's first call, `o6-2` for an occurrence that is its second place."""
        return f"c{self.note}-{self.call_number}" if self.call else f"o{self.note}-{self.number}"

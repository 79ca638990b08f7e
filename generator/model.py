"""The report as data: frozen records and nothing else.

The text lives once, in `Source.text`. Everything below holds positions in it: a `Span` counts code points of the
source, a `Place` code points of one block's text. Enrichment adds records beside the report and never edits text.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

_LINE_END = re.compile(r"\r\n|\r|\n")

Role = Literal["title", "dateline", "speaker", "salutation", "heading", "text", "note"]
"""What a block is to its reader.

`heading` names a part, section, the notes or an attachment; `dateline` says when and before whom the report was
given; `text` is any other paragraph; `note` one entry of the note section.
"""

UnreadKind = Literal["picture", "chart", "diagram", "drawing", "formula", "object"]

Kind = Literal["heading", "paragraph", "note"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in `Source.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Half-open range of code points in the text of block number `block`."""

    block: int
    start: int
    end: int


@lru_cache(maxsize=2)
def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which lines begin, of which there is at least one."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


@dataclass(frozen=True, slots=True)
class Unread:
    """What a file shows and no text tells: a picture, a chart, an object."""

    at: int
    """Where in `Source.text` it hangs."""
    kind: UnreadKind
    words: str | None = None
    """Its alternative text."""
    loose: bool = False
    """Whether it may be the site's own, as on a web page, and counts only between words of the report."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it was received."""

    file: str
    """Path as messages name it."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    encoding: str
    """`utf-8`, `utf-8-sig`, `gb18030`, …"""
    text: str
    """The decoded text, nothing repaired; for formats other than plain text, what their reader made of it."""
    bold: tuple[Span, ...] = ()
    """What markup sets in bold or as a heading; sorted, disjoint. Empty for plain text."""
    raised: tuple[Span, ...] = ()
    """What markup sets as superscript."""
    furniture: tuple[Span, ...] = ()
    """What markup calls navigation, footer or form."""
    unread: tuple[Unread, ...] = ()
    """What is shown and no text, in order."""

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        starts = line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Removal:
    """Text of the source that is no part of the report, set aside on the record."""

    span: Span
    reason: str
    """In Chinese, for `check/` and `report.json`."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or note entry of the source."""

    n: int
    """From 1, in source order."""
    role: Role
    pieces: tuple[Span, ...]
    """In order. The block's text is their concatenation: more than one where a removal or a broken line lies between."""
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
    heading: Place | None
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
    headword: Place | None
    """As printed, between number and separator; `None` for a note without one."""
    gloss: Place
    """The explanation, to the end of the block."""
    terms: tuple[str, ...]
    """The headword, or each of several that the note lists, without outer quotation marks."""


@dataclass(frozen=True, slots=True)
class Call:
    """A note marker printed in the text (注号)."""

    ordinal: int
    marker: Place


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


Mark = tuple[str, int, int]
"""A place in another file than the source: file, line and column, both from 1."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt about the input that a report survives."""

    code: str
    message: str
    """What is wrong and what to do."""
    span: Span
    entry: Mark | None = None
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
    leads: tuple[Place, ...]
    """Unnumbered first sentences that name their paragraph (段首句)."""
    problems: tuple[Problem, ...]
    accepted: tuple[tuple[Problem, str], ...] = ()
    """Problems that the editor has looked at and lets stand, each with the reason."""

    def block(self, n: int) -> Block:
        return self.blocks[n - 1]

    def words(self, place: Place) -> str:
        return self.blocks[place.block - 1].text[place.start : place.end]

    def span(self, place: Place) -> Span:
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
class Alias:
    """A printed form of a note's term that the parser could not derive."""

    note: str
    text: str
    quoted: bool = False
    """Bound only where it stands in quotation marks."""
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Remark:
    """An editor's word on doubtful text, which is printed as it is."""

    line: int
    text: str
    remark: str
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A removal that the editor has put on the record."""

    line: int
    text: str
    reason: str
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Lines of which the editor agrees that what the parser leaves out stays out."""

    lines: tuple[tuple[int, int], ...]
    """First and last line of each stretch, ascending."""
    reason: str
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A removal that the editor has undone: the line stays in the report."""

    line: int
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor says a line is, against the parser's guess."""

    line: int
    kind: Role | Literal["removed", "notes", "attachment"] | None = None
    """A role; `notes` or `attachment` for a heading that opens one; `removed` with a reason."""
    level: int | None = None
    """Of a heading."""
    reason: str | None = None
    """Of a removal, in Chinese."""
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A paragraph whose number holds, whatever comes before it."""

    number: str
    """`13`, or `12-1`."""
    starts: str
    """Its first words."""
    line: int | None = None
    """Of the source, where several paragraphs start so."""
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Headwords:
    """The terms of a note, against the parser's guess."""

    note: str
    terms: tuple[str, ...]
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A problem that the editor lets stand."""

    code: str
    reason: str
    """In Chinese, for `check/`."""
    line: int | None = None
    """Of the text, where one problem of several is meant."""
    entry: Mark | None = field(default=None, compare=False)
    """Where report.toml says so."""


FONT_ROLES = ("xiaobiaosong", "fangsong", "kaiti", "heiti", "songti")
"""小标宋 for titles, 仿宋 for text, 楷体 and 黑体 for headings, 宋体 for page numbers."""


@dataclass(frozen=True, slots=True)
class Printing:
    """`[print]` of report.toml: the editor's choices for the print edition."""

    notes: Literal["foot", "end", "both"] = "both"
    """At the foot of the page that calls them, in the note section at the end, or both."""
    numbers: bool = False
    """Whether paragraphs bear their numbers in the margin, each a link to its web address."""
    address: str | None = None
    """Of the site, with its closing slash."""
    fonts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Role (`xiaobiaosong`, `fangsong`, …) → families that come before the program's own."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """`report.toml`: what the file does not say, and every editorial decision."""

    file: str
    title: str | None = None
    place: str | None = None
    year: int | None = None
    date: datetime.date | None = None
    meeting: str | None = None
    speaker: str | None = None
    office: str | None = None
    publisher: str | None = None
    source_url: str | None = None
    source_note: str | None = None
    source_retrieved: datetime.date | None = None
    """When the file was taken from where it stood."""
    official: bool = False
    """Whether the site is the government's own edition of the report."""
    removed: tuple[Removed, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    aliases: tuple[Alias, ...] = ()
    remarks: tuple[Remark, ...] = ()
    kept: tuple[Kept, ...] = ()
    lines: tuple[Said, ...] = ()
    headwords: tuple[Headwords, ...] = ()
    pins: tuple[Pinned, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    pinyin: dict[str, str] = field(default_factory=dict)
    """Readings of headwords that the tables get wrong: term → syllables."""
    printing: Printing = Printing()
    marks: dict[str, Mark] = field(default_factory=dict, compare=False)
    """Where report.toml gives a fact (`title`) or a reading (`pinyin.行`)."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The print edition as it was last made: a file, and the pages of its blocks."""

    size: int
    """Of the PDF, in bytes."""
    pages: int
    """All of them, cover and contents included."""
    pages_of: dict[int, tuple[int, int]]
    """Block number → the printed numbers of its first and last page."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a note's term is printed in the text."""

    note: str
    """The note's id."""
    number: int
    """From 1 among all places of this note, in source order."""
    place: Place
    """The words; for a called one from its opening quotation mark to the end of the marker."""
    call: Call | None
    call_number: int | None = None
    """From 1 among the calls of this note."""

    @property
    def anchor(self) -> str:
        """`c6-1` for note 6's first call, `o6-2` for an occurrence that is its second place."""
        return f"c{self.note}-{self.call_number}" if self.call else f"o{self.note}-{self.number}"

"""`report.toml` as records: what the file does not say, and every editorial decision."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from generator.model.figure import Aggregation, FigureKind, Measure
from generator.model.report import Role
from generator.model.source import Position
from generator.model.stated import Stated


@dataclass(frozen=True, slots=True)
class Alias:
    """A printed form of a note's term that the parser could not derive."""

    note: str
    text: str
    quoted: bool = False
    """Bound only where it stands in quotation marks."""
    entry: Position | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Remark:
    """An editor's word on doubtful text, which is printed as it is."""

    line: int
    text: str
    remark: str
    entry: Position | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A removal that the editor has put on the record."""

    line: int
    text: str
    reason: str
    entry: Position | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Lines of which the editor agrees that what the parser leaves out stays out."""

    lines: tuple[tuple[int, int], ...]
    """First and last line of each stretch, ascending."""
    reason: str
    entry: Position | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A removal that the editor has undone: the line stays in the report."""

    line: int
    entry: Position | None = field(default=None, compare=False)
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
    entry: Position | None = field(default=None, compare=False)
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
    entry: Position | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Headwords:
    """The terms of a note, against the parser's guess."""

    note: str
    terms: tuple[str, ...]
    entry: Position | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """An editor's word on a figure: one that was read wrongly, was not found, or is none."""

    line: int
    text: str
    """Words of the line that state it, and no other."""
    remove: bool = False
    """Whether it is no figure, or none that should be shown."""
    indicator: str | None = None
    name: str | None = None
    measure: Measure | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    qualifier: tuple[str, ...] | None = None
    kind: FigureKind | None = None
    period: str | None = None
    agg: Aggregation | None = None
    scope: str | None = None
    entry: Position | None = field(default=None, compare=False)
    """Where report.toml says so."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A problem that the editor lets stand."""

    code: str
    reason: str
    """In Chinese, for `check/`."""
    line: int | None = None
    """Of the text, where one problem of several is meant."""
    entry: Position | None = field(default=None, compare=False)
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
    stated: Stated = Stated()
    """What the editor states of the report."""
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
    figures: tuple[FigureSaid, ...] = ()
    pinyin: dict[str, str] = field(default_factory=dict)
    """Readings of headwords that the tables get wrong: term → syllables."""
    printing: Printing = Printing()
    marks: dict[str, Position] = field(default_factory=dict, compare=False)
    """Where report.toml gives a fact (`title`) or a reading (`pinyin.行`)."""

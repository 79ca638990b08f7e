"""Lines → passages: what a line end has torn apart is joined again.

Guarantee to the next step: passages keep the lines' order; a passage's pieces are in order and what lies between them
is blank or set aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.chinese.note_marks import CERTAIN_START
from generator.chinese.numerals import to_han
from generator.model.report import Role
from generator.model.source import Source, Span, span_at
from generator.recognise import lengths, wordings
from generator.recognise.lines import Line
from generator.recognise.numbers import Numbered, number_of

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]+")
_CLOSERS = "，。、；：？！,;:?!”’）)】〕］》」』%％…·"
HEADS = frozenset(("chapter", "part", "paren", "order", "digit"))
"""Forms of numbers whose lines are headings, or items, to their end."""
_CONTINUES = re.compile(r"^(?:[是为][：:，,]|的[^确士话]|(?:和(?![谐平])|与|及)\S{3})")
_OPENERS = "“‘（(《【〔［「『、，,—"
_ENDS = wordings.STOPS + "：:；;"
_HANGS = re.compile(r"[\u4e00-\u9fff](?:的|和|与|及|并|了|对|为|把)$|^[一二三四五六七八九十]{1,3}[是要]$")
_ISSUER = re.compile(r"^\S{2,20}(?:人民政府|管委会|管理委员会|办事处|国务院)$")
_DATED = re.compile(r"^[—–―－-]{1,2}[（(]?(?:[12１２][0-9０-９]{3}|[一二][〇零○ＯO0０一二三四五六七八九]{3})年")
_MET = re.compile(r"(?:会议|大会)(?:上|通过)[）)]?$")
_HALF_OFFICE = re.compile(rf"^\S{{2,14}}(?:政府|管委会)?代?(?:{wordings.OFFICES})$")
PASSAGE = 6000
"""Characters beyond which no further line is joined; no paragraph is as long."""


@dataclass(frozen=True)
class Wrap:
    """How a file breaks its lines by hand, in full-width characters."""

    width: int
    first: int
    """Of a paragraph's first line, which may be indented and have lost its indent."""
    indented: bool
    """Whether paragraphs begin with an indent."""
    own: frozenset[str] = frozenset()
    """Forms of numbers whose headings stand on lines of their own."""

    def full(self, line: Line, passage: Passage) -> int:
        """Of a full line that is the last of `passage`, without its indent."""
        if self.indented and line.indent:
            return self.width - min(line.indent, 2)
        return self.first if line is passage.first else self.width


Region = Literal["front", "body", "notes", "attachment", "unknown", "removed"]
"""Where a passage belongs; `unknown` is for the head alone to settle."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one rule said of a passage. Later marks go before earlier ones; none is taken back."""

    rule: str
    role: Role | None = None
    region: Region | None = None
    reason: str | None = None
    """Of a removal, in Chinese."""
    told: str | None = None
    """What the rule went by, where that differs from line to line."""
    against: bool = False
    """Whether the rule spoke against what another one took the passage for."""


@dataclass(eq=False)
class Passage:
    """One block to be: its words, and what the rules have said of it so far."""

    source: Source
    pieces: list[Span]
    role: Role = "text"
    first: Line | None = None
    region: Region = "body"
    reason: str | None = None
    """Why it is set aside, where its region is `removed`."""
    marks: tuple[Mark, ...] = ()
    """What the rules have said, in order; `role`, `region` and `reason` are what is left of it."""
    said: str | None = None
    """The kind, where an editor has decided."""
    level: int | None = None
    """Of a heading, where an editor has decided."""
    text: str = field(init=False)
    bare: str = field(init=False)
    """The words without white space."""
    number: Numbered | None = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.bare = ""
        pieces, self.pieces = self.pieces, []
        self.append(pieces)

    def append(self, pieces: Sequence[Span]) -> None:
        """Add pieces that follow those it has; such as abut become one."""
        more = "".join(self.source.text[piece.start : piece.end] for piece in pieces)
        for piece in pieces:
            if self.pieces and self.pieces[-1].end == piece.start:
                self.pieces[-1] = Span(self.pieces[-1].start, piece.end)
            else:
                self.pieces.append(piece)
        self.text += more
        self.bare += "".join(more.split())
        self.number = number_of(self.text[:20])

    @property
    def removed(self) -> bool:
        return self.region == "removed"

    def mark(
        self,
        rule: str,
        role: Role | None = None,
        region: Region | None = None,
        reason: str | None = None,
        told: str | None = None,
    ) -> None:
        """Add what a rule says; what it does not speak of stays as it was."""
        self.marks = (*self.marks, Mark(rule, role, region, reason, told))
        self.role = role or self.role
        if region:
            self.region, self.reason = region, reason

    def refuse(self, rule: str, told: str | None = None) -> None:
        """Add that a rule does not let the passage be what it might have been."""
        self.marks = (*self.marks, Mark(rule, told=told, against=True))

    @property
    def set_aside_by(self) -> str:
        """The rule by which the passage is no part of the report."""
        return next((mark.rule for mark in reversed(self.marks) if mark.region == "removed"), "")

    def is_bold(self) -> bool:
        """Whether markup sets the whole in bold."""
        start = self.pieces[0].start
        bold = span_at(self.source.bold, start) or span_at(self.source.bold, start + 1)
        return bold is not None and bold.end >= self.pieces[-1].end - 1


def pieces_of(line: Line) -> list[Span]:
    """The line's words without control characters, and without blank between these."""
    out, at = [], line.words.start
    for match in _CONTROL.finditer(line.source.text, line.words.start, line.words.end):
        out.append(Span(at, match.start()))
        at = match.end()
    out.append(Span(at, line.words.end))
    return [piece for piece in out if line.source.text[piece.start : piece.end].strip()]


def controls(line: Line) -> list[Span]:
    """The control characters that `pieces_of` leaves out."""
    return [Span(*match.span()) for match in _CONTROL.finditer(line.source.text, line.words.start, line.words.end)]


def passages(source: Source, kept: Sequence[Line]) -> list[Passage]:
    """Join lines into passages."""
    wrap = wrap_width(kept)
    spaced = source.format != "docx" and blank_lines_part(kept)
    links = torn_links(kept)
    out: list[Passage] = []
    last: Line | None = None
    for line in kept:
        pieces = pieces_of(line)
        if not pieces:
            continue
        rule = _joined_by(out[-1], last, line, wrap, links, spaced) if out and last is not None else None
        if rule:
            out[-1].append(pieces)
            out[-1].mark(rule, told=str(line.number))
        else:
            out.append(Passage(source, pieces, first=line))
            if line.cut:
                out[-1].mark(line.cut)
        last = line
    return out


def wrap_width(kept: Sequence[Line]) -> Wrap | None:
    """How lines were broken by hand; `None` where they are whole."""
    widths = Counter(_width(line.text) for line in kept if len(line.text) > 8)
    total = sum(widths.values())
    if total < lengths.LINES:
        return None
    widest = [w for w in widths if sum(count for other, count in widths.items() if other > w + 3) * 10 <= total]
    width = max(widest, key=lambda w: (sum(widths[w + d] for d in (-1, 0)), w))
    near = [line for line in kept if width - 2 <= _width(line.text) <= width + 2]
    torn = sum(line.text[-1] not in wordings.STOPS for line in near)
    if width > lengths.WIDE or len(near) * 10 < total * 4 or torn * 10 < len(near) * 6:
        return None
    starts = Counter(
        _width(line.text)
        for before, line in zip(kept, kept[1:], strict=False)
        if before.text[-1] in wordings.STOPS
        and _width(before.text) < width - 5
        and abs(_width(line.text) - width) <= 4
        and line.text[-1] not in wordings.STOPS
    )
    first = max(starts, key=lambda w: (starts[w], w)) if starts.total() >= 4 else width
    return Wrap(width, first, _indents_part(kept), _own_forms(kept, width))


def _own_forms(kept: Sequence[Line], width: int) -> frozenset[str]:
    """The forms of numbers that begin short lines without a stop more often than lines that run on after one."""
    balance: Counter[str] = Counter()
    for line in kept:
        number = number_of(line.text)
        if number and number.form in ("chapter", "part", "paren", "order"):
            balance[number.form] += (_width(line.text) < width - 3 and line.text[-1] not in _ENDS) - (
                "。" in line.text[:-1]
            )
    return frozenset(form for form, more in balance.items() if more > 0)


def _indents_part(kept: Sequence[Line]) -> bool:
    """Whether an indent begins a paragraph, and nothing else has one."""
    indented = [
        before.text[-1] in _ENDS or _width(before.text) < 16
        for before, line in zip(kept, kept[1:], strict=False)
        if line.indent
    ]
    return (
        len(indented) >= lengths.PARAGRAPHS
        and sum(indented) * 10 >= len(indented) * 8
        and len(indented) * 10 < len(kept) * 8
    )


def blank_lines_part(kept: Sequence[Line]) -> bool:
    """Whether empty lines stand between this file's paragraphs, so that a bare line end parts nothing."""
    long = [line for line in kept[1:] if len(line.text) > lengths.LEAD]
    return len(long) >= lengths.PARAGRAPHS and sum(line.blank > 0 for line in long) * 10 >= len(long) * 8


def _width(text: str) -> int:
    """In full-width characters."""
    head = text[:200]
    return len(head) - (len(head.encode("ascii", "ignore")) + 1) // 2


def torn_links(kept: Sequence[Line]) -> frozenset[str]:
    """Short words that stand alone on line after line: links that were torn out of their sentences."""
    short = Counter(line.bare for line in kept if len(line.bare) <= lengths.LINK and not number_of(line.bare))
    return frozenset(
        word
        for word, count in short.items()
        if word and count >= 3 and not wordings.SALUTATION.match(word) and word[-1] not in wordings.TERMINAL
    )


def _joined_by(
    before: Passage, last: Line, line: Line, wrap: Wrap | None, links: frozenset[str], spaced: bool
) -> str | None:
    """The rule by which `line` goes on with the passage that ends with `last`; `None` where it begins another."""
    if line.bare == "工作报告" and _ISSUER.match(before.bare):
        return "join-title"
    if wrap and _broken_midway(before, last, line, wrap):
        return "join-no-indent"
    if wrap and _torn_before_number(before, last, line, wrap):
        return "join-number"
    if len(before.text) > PASSAGE or _stands_alone(line) or wordings.SALUTATION.match(before.bare):
        return None
    return _joined_by_words(before, last, line, wrap, links, spaced)


def _joined_by_words(
    before: Passage, last: Line, line: Line, wrap: Wrap | None, links: frozenset[str], spaced: bool
) -> str | None:
    text, end = line.text, before.text[-1]
    if text[0] not in _CLOSERS and (_is_whole_heading(before, last, line) or wordings.SLIP.search(before.text)):
        return None
    if text[0] in _CLOSERS or _CONTINUES.match(text) and wrap is None:
        return "join-mark" if end not in wordings.STOPS or text[0] in "。，、；”’）)" else None
    if end.isdecimal() and text[0] in "年月日万亿％%" and before.number is None:
        return "join-figure"
    if wrap is not None:
        return "join-width" if _goes_on(before, last, line, wrap) else None
    if _is_open(before.text) or end in "，、,":
        return "join-open"
    if (
        spaced
        and not line.blank
        and end not in wordings.STOPS
        and not _heads(line)
        and len(before.bare) > lengths.CLAUSE
    ):
        return "join-no-blank"
    if _HANGS.search(before.bare) and len(before.bare) < lengths.HEADING_LINE and not _heads(line):
        return "join-hanging"
    if _is_sentence(before.text) and end not in wordings.TERMINAL and not (number_of(text) and end in "0123456789"):
        return "join-sentence" if not _heads(line) else None
    if line.bare in links or last.bare in links:
        fragment = len(before.bare) < 14 if before.number else "，" in before.text or _is_sentence(before.text)
        return "join-link" if end not in wordings.STOPS and fragment else None
    return "join-head" if _is_second_half(before, line) else None


def _is_whole_heading(before: Passage, last: Line, line: Line) -> bool:
    """Whether a numbered line, before an empty one or all in bold, is a heading that nothing goes on from."""
    if before.number is None or before.number.form not in HEADS or last is not before.first:
        return False
    if "。" in before.text or len(before.bare) > lengths.HEADING_LINE or before.text[-1] in _OPENERS:
        return False
    paragraph = "。" in line.text or len(line.bare) > lengths.LEAD
    return paragraph and (line.blank > 0 or before.is_bold())


def _is_second_half(before: Passage, line: Line) -> bool:
    """Whether a line of the head is the rest of the one before it: of the meeting, or the name behind an office."""
    return len(line.bare) < lengths.AFTER_MEETING + lengths.LABEL and (
        _is_half_meeting(before.bare)
        and re.search("会|^上[）)]?$", line.bare) is not None
        or _HALF_OFFICE.search(before.bare) is not None
        and re.fullmatch(r"[\u4e00-\u9fff]{2,4}", line.bare) is not None
    )


def _broken_midway(before: Passage, last: Line, line: Line, wrap: Wrap) -> bool:
    """Where paragraphs begin with an indent: whether a full line goes on without one, whatever it begins with."""
    if not wrap.indented or line.indent or wordings.SALUTATION.match(line.bare) or len(before.text) > PASSAGE:
        return False
    stops = before.text[-1] in _ENDS
    return not _MET.search(before.bare) and _width(last.text) >= wrap.full(last, before) - (1 if stops else 3)


def _torn_before_number(before: Passage, last: Line, line: Line, wrap: Wrap) -> bool:
    """Whether a number at the line's start was within a sentence, or counts on within a paragraph: `统⏎一、开放`,
    `；⏎二是…`."""
    number = number_of(line.text)
    if (
        number is None
        or wrap.indented
        or line.indent
        or before.number
        or not _is_sentence(before.text)
        or len(before.text) > PASSAGE
    ):
        return False
    if _width(last.text) < wrap.full(last, before) - 2:
        return False
    counted = (
        number.form == "item"
        and number.ordinal > 1
        and re.search(f"[。；;：]{to_han(number.ordinal - 1)}[是要]", before.text) is not None
    )
    return counted or number.form == "part" and before.text[-1] not in wordings.TERMINAL


def _goes_on(before: Passage, last: Line, line: Line, wrap: Wrap) -> bool:
    """In a text broken by hand: whether the line before was broken for its width."""
    stops = before.text[-1] in _ENDS
    heading = before.number if "。" not in before.text else None
    full = wrap.full(last, before)
    if not wrap.indented and stops and line.text[-1] not in _ENDS and len(line.text) < wrap.width - 6:
        return False  # no paragraph ends so: it is a heading
    if (
        not wrap.indented
        and heading
        and heading.form in wrap.own
        and last is before.first
        and (_width(line.text) >= wrap.width - 2 or "。" in line.text)
    ):
        return False  # a heading that fills its line, and the paragraph under it
    if (
        line.indent > last.indent
        or wrap.indented
        and line.indent
        or stops
        and (number_of(line.text) or CERTAIN_START.match(line.text))
    ):
        return False
    if _MET.search(before.bare) or CERTAIN_START.match(line.text) and _width(last.text) < full - 2:
        return False
    if not stops and (not heading or wrap.indented) and len(before.text) > wrap.width + 2:
        return True
    return _width(last.text) >= full - (1 if heading else 2 if stops else 6)


def _stands_alone(line: Line) -> bool:
    found = number_of(line.text)
    strong = found is not None and found.form in ("chapter", "part", "paren")
    bare = line.bare
    return (
        strong
        or _DATED.match(bare) is not None
        or len(bare) < lengths.NOTES_HEADING
        and bool(
            wordings.SALUTATION.match(bare)
            or wordings.NOTES.match(bare)
            or len(bare) <= lengths.TITLE
            and wordings.TITLE.match(bare)
            or re.match(r"附(?:件|表)(?:[0-9一二三四五六七八九十：:]|$)", bare)
        )
    )


def _is_open(text: str) -> bool:
    """Whether a quotation mark or bracket of the passage's end is still open."""
    tail = text[-60:]
    return (
        any(tail.rfind(a) > tail.rfind(b) and len(tail) - tail.rfind(a) < lengths.CLAUSE for a, b in ("“”", "《》"))
        and text[-1] not in "。！；"
    )


def _is_sentence(text: str) -> bool:
    """Whether the text is running prose rather than a heading or a cell of a table."""
    return (
        len(text) >= lengths.SENTENCE
        and (bool(re.search(r"[。；]", text[:400])) or len(text) > lengths.LONG_SENTENCE and "，" in text)
        and not (len(text) < lengths.HEADING_LINE and number_of(text))
    )


def _heads(line: Line) -> bool:
    found = number_of(line.text)
    return (
        found is not None and len(line.text) < lengths.HEADING_LINE or wordings.FURNITURE.search(line.bare) is not None
    )


def _is_half_meeting(bare: str) -> bool:
    starts = _DATED.match("—" + bare.lstrip("—–―－-（(")) or re.match(r"^[—–―－\-]+|^\S{0,8}工作报告[12]", bare)
    return (
        len(bare) < lengths.SPEAKER
        and bool(starts)
        and re.search(r"在\S+(?:届|大会|人民|代表|区|市|县|省|州|旗|第?[一二三四五六七八九十]+次?|会议)$", bare)
        is not None
    )


def cut(passage: Passage, at: int) -> list[Passage]:
    """Two passages of one, cut at code point `at`."""
    left, right = [], []
    for piece in passage.pieces:
        length = piece.end - piece.start
        if at >= length:
            left.append(piece)
        elif at <= 0:
            right.append(piece)
        else:
            left.append(Span(piece.start, piece.start + at))
            right.append(Span(piece.start + at, piece.end))
        at -= length
    return [piece_of(passage, part) for part in (left, right) if part]


def piece_of(passage: Passage, pieces: list[Span]) -> Passage:
    """A passage of some pieces of another, and all that was said of that one."""
    return Passage(passage.source, pieces, passage.role, passage.first, passage.region, passage.reason, passage.marks)


def set_aside(passage: Passage, reason: str, rule: str) -> None:
    """Take a passage out of the report, on the record."""
    passage.mark(rule, region="removed", reason=reason)


def join_lines(passage: Passage, after: Passage) -> None:
    """Append `after` on a line of its own."""
    end, text = passage.pieces[-1].end, passage.source.text
    at = text.find("\n", end, after.pieces[0].start)
    middle = [Span(at, at + 1)] if at >= 0 else []
    passage.append([*middle, *after.pieces])

"""`Source` → `Report`.

The steps, in order: cut into lines, set noise aside, join what was torn, name the head, tell body, notes and
attachments apart, gather notes, find headings, number blocks, find calls, look for doubts. Guarantees to the next step:
1. the blocks' pieces, the removals and the white space between them partition the source (`partition` proves it);
2. blocks are numbered from 1 in source order, paragraphs among them likewise;
3. section ids are positions; a section's blocks are a range, its subsections lie within it in order;
4. every doubt is a `Problem`; what leaves no sensible report raises `ParseError`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from generator.messages import say
from generator.model import Block, Decisions, Facts, Note, Place, Removal, Report, Section, Source, Span
from generator.problems import ParseError
from generator.recognise import signs
from generator.recognise.calls import find_calls
from generator.recognise.doubts import find_problems
from generator.recognise.entries import Entry, gather
from generator.recognise.front import facts, mark_front
from generator.recognise.glued import split_glued_numbers
from generator.recognise.headings import Heading, find_headings
from generator.recognise.join import Passage, controls, passages
from generator.recognise.lines import BLANK, Line, lines
from generator.recognise.noise import sort_lines
from generator.recognise.numbering import number_of
from generator.recognise.overrule import overrule, undone
from generator.recognise.regions import mark_regions

LONG = 3000
"""Characters from which a text that is nearly all sentences is taken for a report without a head."""

NAMED = ("title", "dateline", "speaker")
"""Kinds of lines that tell a fact about the report."""

CONTROL = "控制字符，网页无法显示"

_BLANK = re.compile(f"{BLANK}*\\Z")
_LEAD = re.compile(r"[^。；：！？\n]{3,28}。(?=.{12,})")
_NO_LEAD = re.compile(r"^(?:各位|同志|今年|去年|过去|刚刚|当前|确定)|[0-9０-９]{4}年|一年|之年")


def parse(source: Source, *, decisions: Decisions | None = None) -> Report:
    """Recognise a report; `decisions` go before every guess. Raises ParseError for what is no report."""
    found = lines(source)
    sorted_lines = sort_lines(source, found, undone(decisions))
    parts = passages(source, sorted_lines.kept)
    start = mark_front(parts, sorted_lines.header)
    mark_regions(parts, start)
    split_glued_numbers(parts)
    overrule(source, parts, start, decisions)
    refuse_other_files(source, parts, start)
    removals = [*sorted_lines.removals, *_set_aside(parts), *_control_characters(found)]
    stay = [part for part in parts if not part.region.startswith("removed")]
    entries = _entries(stay)
    headings = find_headings([part for part in stay if part.region == "body"])
    headwords = {note.note: note.terms for note in decisions.headwords} if decisions else {}
    head = [part for part in parts if part.region in ("front", "body")][: start + 1]
    # What an editor has named goes before what was guessed, wherever it stands.
    told = sorted([*head, *(part for part in parts if part.said in NAMED and not any(part is other for other in head))], key=lambda part: part.said not in NAMED)
    known = facts(told, sorted_lines.header)
    return _report(source, removals, stay, entries, headings, known, headwords)


def partition(report: Report) -> tuple[tuple[str, Span], ...]:
    """The source as abutting spans, each `block`, `removal` or `blank`. Raises ValueError where text is lost."""
    taken = sorted(
        [("block", piece) for block in report.blocks for piece in block.pieces]
        + [("removal", removal.span) for removal in report.removals],
        key=lambda item: item[1].start,
    )
    out, at, text = [], 0, report.source.text
    for name, span in [*taken, ("end", Span(len(text), len(text)))]:
        if span.start < at or not _BLANK.match(text[at : span.start]):
            raise ValueError(f"spans do not partition the source at code point {at}")
        if span.start > at:
            out.append(("blank", Span(at, span.start)))
        if name != "end":
            out.append((name, span))
        at = span.end
    return tuple(out)


def refuse_other_files(source: Source, parts: Sequence[Passage], start: int) -> None:
    """Raise ParseError for a file that holds no report: menus, an error page, a table of figures."""
    body = [part for part in parts if part.region == "body"]
    saluted = any(part.role == "salutation" or signs.OPENING.match(part.text) for part in parts)
    titled = any(part.role == "title" for part in parts)
    numbered = sum(1 for part in body if part.number and part.number.form in ("chapter", "part", "paren", "order"))
    prose = sum(len(part.bare) for part in body if len(part.bare) >= 30 and re.search("[。！：]", part.text))
    total = sum(len(part.bare) for part in parts) or 1
    other = any(signs.OTHER_TITLE.match(part.bare) for part in parts[:4])
    sound = prose and (prose * 3 >= total or total < 300)
    told = any(signs.NEWS.search(part.text) for part in (*parts[:6], *parts[-3:]))
    if saluted or titled and sound or not (other or told) and (numbered and sound or total >= LONG and prose * 5 >= total * 4):
        return
    raise ParseError("not-a-report", say("file-news" if told else "file-other"), source, parts[start].pieces[0].start if start < len(parts) else 0)


def _set_aside(parts: Sequence[Passage]) -> list[Removal]:
    return [Removal(piece, part.region.partition(":")[2]) for part in parts if part.region.startswith("removed") for piece in part.pieces]


def _control_characters(found: Sequence[Line]) -> list[Removal]:
    return [Removal(span, CONTROL) for line in found for span in controls(line)]


def _entries(stay: list[Passage]) -> list[Entry]:
    """Notes of every note section; their passages get the role `note`, continuations vanish from `stay`."""
    out: list[Entry] = []
    n = 0
    while n < len(stay):
        end = n
        while end < len(stay) and stay[end].region == "notes" and stay[end].role != "heading":
            end += 1
        if end > n:
            section = stay[n:end]
            out += gather(section)
            for passage in section:
                passage.role = "note"
            stay[n:end] = section
            n += len(section)
        n += 1
    return out


def _report(
    source: Source, removals: list[Removal], stay: list[Passage], entries: list[Entry], headings: list[Heading], known: Facts, headwords: dict[str, tuple[str, ...]]
) -> Report:
    for heading in headings:
        if not heading.run_in:
            heading.passage.role = "heading"
    blocks = _blocks(stay)
    number = {id(passage): block.n for passage, block in zip(stay, blocks, strict=True)}
    notes = _notes(entries, number, headwords)
    body = [block for block, passage in zip(blocks, stay, strict=True) if passage.region == "body"]
    tree = _tree(stay, number, headings)
    notes_heading = next((number[id(p)] for p in stay if p.region == "notes" and p.role == "heading"), None)
    calls = find_calls([b for b in body if b.role in ("text", "heading")], notes, _raised(source, body))
    leads = tuple(Place(b.n, 0, m.end()) for b in body if (m := _lead(b)))
    attachments = _attachments(stay, number)
    removals.sort(key=lambda removal: removal.span.start)
    report = Report(source, _unique(removals), blocks, known, tree, notes_heading, notes, attachments, calls, leads, ())
    return replace(report, problems=find_problems(report))


def _unique(removals: Sequence[Removal]) -> tuple[Removal, ...]:
    """Without removals that lie within the one before."""
    out: list[Removal] = []
    for removal in removals:
        if not out or removal.span.start >= out[-1].span.end:
            out.append(removal)
    return tuple(out)


def _blocks(stay: Sequence[Passage]) -> tuple[Block, ...]:
    out: list[Block] = []
    paragraph = 0
    for n, passage in enumerate(stay, 1):
        counted = passage.role not in ("title", "heading", "note")
        paragraph += counted
        out.append(Block(n, passage.role, tuple(passage.pieces), str(paragraph) if counted else None, passage.text))
    return tuple(out)


def _notes(entries: Sequence[Entry], number: dict[int, int], headwords: dict[str, tuple[str, ...]]) -> tuple[Note, ...]:
    seen: dict[int, int] = {}
    out = []
    for entry in entries:
        seen[entry.ordinal] = seen.get(entry.ordinal, 0) + 1
        id_ = str(entry.ordinal) if seen[entry.ordinal] == 1 else f"{entry.ordinal}-{seen[entry.ordinal]}"
        block = number[id(entry.passage)]
        headword = Place(block, *entry.headword) if entry.headword else None
        out.append(Note(id_, entry.ordinal, block, headword, Place(block, entry.gloss, len(entry.passage.text)), headwords.get(id_, entry.terms)))
    return tuple(out)


def _tree(stay: Sequence[Passage], number: dict[int, int], headings: Sequence[Heading]) -> tuple[Section, ...]:
    body = [number[id(p)] for p in stay if p.region == "body"]
    if not body:
        return ()
    last = body[-1]
    if not headings:
        first = next((number[id(p)] + 1 for p in stay if p.role == "salutation"), body[0])
        return (Section("1", 1, None, False, min(first, last), last),)
    found = [(h.level, Place(number[id(h.passage)], 0, h.end), h.run_in) for h in headings]
    return nest(found, 1, "", last)


def nest(found: Sequence[tuple[int, Place, bool]], level: int, parent: str, last: int) -> tuple[Section, ...]:
    """Sections of `found`; ids are positions under `parent`."""
    out: list[Section] = []
    at = 0
    while at < len(found):
        top, place, run_in = found[at]
        end = next((i for i in range(at + 1, len(found)) if found[i][0] <= top), len(found))
        until = found[end][1].block - 1 if end < len(found) else last
        id_ = f"{parent}-{len(out) + 1}" if parent else str(len(out) + 1)
        out.append(Section(id_, level, place, run_in, place.block, until, nest(found[at + 1 : end], level + 1, id_, until)))
        at = end
    return tuple(out)


def _attachments(stay: Sequence[Passage], number: dict[int, int]) -> tuple[Section, ...]:
    """One section a heading of an attachment, to the block before the next heading or region."""
    out: list[Section] = []
    region = [p for p in stay if p.region == "attachment"]
    for n, passage in enumerate(region):
        if passage.role != "heading":
            continue
        end = n
        while end + 1 < len(region) and region[end + 1].role != "heading" and number[id(region[end + 1])] == number[id(region[end])] + 1:
            end += 1
        block = number[id(passage)]
        out.append(Section(f"a{len(out) + 1}", 1, Place(block, 0, len(passage.text)), False, block, number[id(region[end])]))
    return tuple(out)


def _raised(source: Source, body: Sequence[Block]) -> dict[tuple[int, int], int]:
    """(block, offset) → length of every raised stretch; of one that a line end parts, its first piece."""
    pieces = [(piece, block.n, sum(p.end - p.start for p in block.pieces[:k])) for block in body for k, piece in enumerate(block.pieces)]
    starts = [piece.start for piece, _, _ in pieces]
    out = {}
    for span in source.raised:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.start < pieces[at][0].end:
            piece, n, before = pieces[at]
            out[n, before + span.start - piece.start] = min(span.end, piece.end) - span.start
    return out


def _lead(block: Block) -> re.Match[str] | None:
    if block.role != "text" or number_of(block.text):
        return None
    match = _LEAD.match(block.text)
    return match if match and not _NO_LEAD.search(match[0]) and not signs.SALUTATION.match(match[0]) else None

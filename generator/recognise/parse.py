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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.decisions import Decisions
from generator.model.report import Block, BlockSpan, Facts, Note, Removal, Report
from generator.model.source import Source
from generator.recognise import wordings
from generator.recognise.doubts import find_problems
from generator.recognise.facts import facts
from generator.recognise.head import mark_front
from generator.recognise.headings.candidates import Heading
from generator.recognise.headings.series import find_headings
from generator.recognise.headings.split import split_glued_numbers
from generator.recognise.lines import Line, lines
from generator.recognise.noise import sort_lines
from generator.recognise.notes.calls import find_calls
from generator.recognise.notes.entries import Entry, gather
from generator.recognise.notes.sections import words_of
from generator.recognise.numbers import number_of
from generator.recognise.outline import attached, outline
from generator.recognise.overrule import overrule, undone
from generator.recognise.passages import Passage, controls, passages
from generator.recognise.refuse import refuse_mere_headings, refuse_other_files
from generator.recognise.regions import mark_regions

NAMED = ("title", "dateline", "speaker")
"""Kinds of lines that tell a fact about the report."""

CONTROL = "控制字符，网页无法显示"
_LEAD = re.compile(r"[^。；：！？\n]{3,28}。(?=.{12,})")
_NO_LEAD = re.compile(r"^(?:各位|同志|今年|去年|过去|刚刚|当前|确定)|[0-9０-９]{4}年|一年|之年")


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, and what the rules have said on the way to it."""

    report: Report
    passages: tuple[Passage, ...]
    """In source order, what is set aside among them; each with its marks."""
    blocks: Mapping[Passage, int]
    """Number of the block that a passage became."""


def parse(source: Source, *, decisions: Decisions | None = None) -> Report:
    """Recognise a report; `decisions` go before every guess. Raises ParseError for what is no report."""
    return recognise(source, decisions).report


def recognise(source: Source, decisions: Decisions | None = None) -> Reading:
    """As `parse`, with the marks of every passage."""
    found = lines(source)
    sorted_lines = sort_lines(source, found, undone(decisions))
    parts = passages(source, sorted_lines.kept)
    start = mark_front(parts, sorted_lines.header)
    mark_regions(parts, start)
    split_glued_numbers(parts)
    overrule(source, parts, start, decisions)
    refuse_other_files(source, parts, start)
    removals = [*sorted_lines.removals, *_set_aside(parts), *_control_characters(found)]
    stay = [part for part in parts if not part.removed]
    entries = _entries(stay, words_of([part for part in stay if part.region == "body"]))
    headings = find_headings([part for part in stay if part.region == "body"])
    headwords = {note.note: note.terms for note in decisions.headwords} if decisions else {}
    head = [part for part in parts if part.region in ("front", "body")][: start + 1]
    # What an editor has named goes before what was guessed, wherever it stands.
    at_head = set(head)
    told = sorted(
        [*head, *(part for part in parts if part.said in NAMED and part not in at_head)],
        key=lambda part: part.said not in NAMED,
    )
    known = facts(told, sorted_lines.header)
    report = _report(source, removals, stay, entries, headings, known, headwords)
    every = sorted([*stay, *(part for part in parts if part.removed)], key=lambda part: part.pieces[0].start)
    return Reading(report, tuple(every), {passage: n for n, passage in enumerate(stay, 1)})


def _set_aside(parts: Sequence[Passage]) -> list[Removal]:
    return [
        Removal(piece, part.reason or "", part.set_aside_by) for part in parts if part.removed for piece in part.pieces
    ]


def _control_characters(found: Sequence[Line]) -> list[Removal]:
    return [Removal(span, CONTROL, "control") for line in found for span in controls(line)]


def _entries(stay: list[Passage], body: str) -> list[Entry]:
    """Notes of every note section; their passages get the role `note`, continuations vanish from `stay`."""
    out: list[Entry] = []
    n = 0
    while n < len(stay):
        end = n
        while end < len(stay) and stay[end].region == "notes" and stay[end].role != "heading":
            end += 1
        if end > n:
            section = stay[n:end]
            out += gather(section, body)
            for passage in section:
                passage.mark("note", "note")
            stay[n:end] = section
            n += len(section)
        n += 1
    return out


def _report(
    source: Source,
    removals: list[Removal],
    stay: list[Passage],
    entries: list[Entry],
    headings: list[Heading],
    known: Facts,
    headwords: dict[str, tuple[str, ...]],
) -> Report:
    for heading in headings:
        if not heading.run_in:
            heading.passage.mark("heading", "heading", told=str(heading.level))
    blocks = _blocks(stay)
    number = {passage: block.n for passage, block in zip(stay, blocks, strict=True)}
    notes = _notes(entries, number, headwords)
    body = [block for block, passage in zip(blocks, stay, strict=True) if passage.region == "body"]
    tree = outline(stay, number, headings)
    notes_heading = next((number[p] for p in stay if p.region == "notes" and p.role == "heading"), None)
    # Without notes to answer it, a number in a title or beside a date is taken for what it is there.
    calling = ("text", "heading", "title", "dateline") if notes else ("text", "heading")
    calls = find_calls([b for b in body if b.role in calling], notes, _raised(source, body))
    for n, mark in calls.marks:
        stay[n - 1].marks = (*stay[n - 1].marks, mark)
    leads = tuple(BlockSpan(b.n, 0, m.end()) for b in body if (m := _lead(b)))
    attachments = attached(stay, number)
    removals.sort(key=lambda removal: removal.span.start)
    report = Report(
        source, _unique(removals), blocks, known, tree, notes_heading, notes, attachments, calls.calls, leads, ()
    )
    refuse_mere_headings(report)
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


def _notes(
    entries: Sequence[Entry], number: dict[Passage, int], headwords: dict[str, tuple[str, ...]]
) -> tuple[Note, ...]:
    seen: dict[int, int] = {}
    out = []
    for entry in entries:
        seen[entry.ordinal] = seen.get(entry.ordinal, 0) + 1
        id_ = str(entry.ordinal) if seen[entry.ordinal] == 1 else f"{entry.ordinal}-{seen[entry.ordinal]}"
        block = number[entry.passage]
        headword = BlockSpan(block, *entry.headword) if entry.headword else None
        out.append(
            Note(
                id_,
                entry.ordinal,
                block,
                headword,
                BlockSpan(block, entry.gloss, len(entry.passage.text)),
                headwords.get(id_, entry.terms),
            )
        )
    return tuple(out)


def _raised(source: Source, body: Sequence[Block]) -> dict[tuple[int, int], int]:
    """(block, offset) → length of every raised stretch; of one that a line end parts, its first piece."""
    pieces = [
        (piece, block.n, sum(p.end - p.start for p in block.pieces[:k]))
        for block in body
        for k, piece in enumerate(block.pieces)
    ]
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
    return match if match and not _NO_LEAD.search(match[0]) and not wordings.SALUTATION.match(match[0]) else None

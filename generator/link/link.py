"""Calls and terms → one ordered, non-overlapping set of occurrences.

Guarantees to the next step:
1. occurrences are sorted and disjoint, and each names a note that the report has;
2. the longest form wins, and none is bound inside another, a heading, or the notes themselves;
3. a call without a note, a note without a call, and a form of two notes are problems; nothing is bound on a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.chinese.quotes import QUOTES, bare
from generator.chinese.substrings import Beginnings
from generator.link.terms import Form, forms
from generator.model.decisions import Decisions
from generator.model.messages import say
from generator.model.report import Block, BlockSpan, Call, Note, Occurrence, Problem, Report, Section
from generator.model.source import Span

_OPEN, _CLOSE = "“‘「『", "”’」』"
_TENS = "十百千万亿"
_DIGITS = "一二三四五六七八九十百千万亿〇零两"
_LATIN = re.compile(r"[0-9A-Za-z.+]")

PRINTED_CHARACTERS = 24
"""How far before a term its opening quotation mark may stand: `“上市企业103050”培育计划`."""


@dataclass(frozen=True, slots=True)
class Links:
    """What is linked, and in which forms."""

    occurrences: tuple[Occurrence, ...]
    forms: tuple[Form, ...]
    problems: tuple[Problem, ...]

    def of_note(self, id: str) -> tuple[Occurrence, ...]:
        return tuple(o for o in self.occurrences if o.note == id)


def link(report: Report, decisions: Decisions) -> Links:
    """Bind every call to its note, then every further occurrence of a term, longest first."""
    known, problems = forms(report, decisions)
    known = tuple(sorted(known, key=lambda form: (-len(form.word), form.note, form.text)))
    called, call_problems = _bound_calls(report, known)
    taken: dict[int, list[tuple[int, int]]] = {}
    for place, *_ in called:
        taken.setdefault(place.block, []).append((place.start, place.end))
    for call in report.calls:
        taken.setdefault(call.marker.block, []).append((call.marker.start, call.marker.end))
    headings = dict(_run_in_headings(report.parts))
    beginnings = Beginnings(form.word for form in known)
    terms = [
        (place, form.note, None)
        for block in report.blocks
        if block.role == "text"
        for place, form in _term_places(block, known, beginnings, taken.get(block.n, []), headings.get(block.n, 0))
    ]
    ordered = sorted([*called, *terms], key=lambda item: (item[0].block, item[0].start))
    return Links(
        tuple(_numbered(ordered)),
        known,
        (*problems, *call_problems, *_unused_aliases(report, decisions), *_unused_words(report, decisions)),
    )


def _unused_aliases(report: Report, decisions: Decisions) -> Iterator[Problem]:
    """Printed forms of report.toml that no paragraph prints."""
    texts = [bare(block.text)[0] for block in report.blocks if block.role == "text"] if decisions.aliases else []
    for alias in decisions.aliases:
        if not any(bare(alias.text)[0] in text for text in texts):
            yield Problem(
                "alias-unused", say("alias-unused", text=alias.text[:20]), report.span(BlockSpan(1, 0, 0)), alias.entry
            )


def _unused_words(report: Report, decisions: Decisions) -> Iterator[Problem]:
    """Terms of report.toml that nothing prints, and readings of what no note explains."""
    nowhere, texts = Span(0, 0), [bare(block.text)[0] for block in report.blocks] if decisions.headwords else []
    for headwords in decisions.headwords:
        for term in headwords.terms:
            if not any(bare(term)[0] in text for text in texts):
                yield Problem("record-unknown", say("terms-absent", text=term[:20]), nowhere, headwords.entry)
    spelt = {term for note in report.notes for term in note.terms}
    for term in decisions.pinyin:
        if term not in spelt:
            yield Problem(
                "record-unknown", say("pinyin-absent", text=term[:20]), nowhere, decisions.marks.get(f"pinyin.{term}")
            )


def _numbered(ordered: Sequence[tuple[BlockSpan, str, Call | None]]) -> Iterator[Occurrence]:
    places: dict[str, int] = {}
    calls: dict[str, int] = {}
    for place, note, call in ordered:
        places[note] = places.get(note, 0) + 1
        if call:
            calls[note] = calls.get(note, 0) + 1
        yield Occurrence(note, places[note], place, call, calls[note] if call else None)


def _run_in_headings(sections: Sequence[Section]) -> Iterator[tuple[int, int]]:
    for section in sections:
        if section.run_in and section.heading:
            yield section.heading.block, section.heading.end
        yield from _run_in_headings(section.sections)


def _bound_calls(report: Report, known: Sequence[Form]) -> tuple[list[tuple[BlockSpan, str, Call]], list[Problem]]:
    if report.calls and not report.notes:
        message = say("calls-no-notes", count=len(report.calls))
        return [], [Problem("call-unknown", message, report.span(report.calls[0].marker))]
    by_ordinal: dict[int, list[Note]] = {}
    for note in report.notes:
        by_ordinal.setdefault(note.ordinal, []).append(note)
    spelt: dict[str, list[Form]] = {}
    for form in known:
        spelt.setdefault(form.note, []).append(form)
    out: list[tuple[BlockSpan, str, Call]] = []
    problems = []
    last_end: dict[int, int] = {}
    for call in report.calls:
        floor = last_end.get(call.marker.block, 0)
        rivals = [
            (note, _called_place(report, call, spelt.get(note.id, ()), floor))
            for note in by_ordinal.get(call.ordinal, ())
        ]
        fitting = [pair for pair in rivals if pair[1] != call.marker] if len(rivals) > 1 else rivals
        if len(fitting) == 1:
            out.append((fitting[0][1], fitting[0][0].id, call))
        else:
            problems.append(_unbound(report, call, len(rivals)))
        last_end[call.marker.block] = call.marker.end
    return out, [*problems, *_unused(report, {note for _, note, _ in out})]


def _unbound(report: Report, call: Call, notes: int) -> Problem:
    message = say("call-many", count=notes, note=call.ordinal) if notes else say("call-unknown", note=call.ordinal)
    return Problem("call-unknown", message, report.span(call.marker))


def _unused(report: Report, bound: set[str]) -> Iterator[Problem]:
    if report.notes and not report.calls:
        yield Problem("calls-lost", say("calls-lost", count=len(report.notes)), report.span(report.notes[0].gloss))
        return
    for note in report.notes:
        if note.id not in bound:
            yield Problem("note-unused", say("note-unused", note=note.ordinal), report.block(note.block).pieces[0])


def _called_place(report: Report, call: Call, spelt: Sequence[Form], floor: int) -> BlockSpan:
    """The words before the marker that print the note's term, with the marker; the marker alone where they differ."""
    text = report.block(call.marker.block).text
    start = call.marker.start
    while start > floor:
        plain, offsets = bare(text[floor:start])
        joined = plain.rstrip("、和与及")
        ends = [f for f in spelt if joined.endswith(f.word)]
        if not ends or (len(plain) > len(joined) and start == call.marker.start):
            break
        longest = max(len(f.word) for f in ends)
        start = floor + offsets[len(joined) - longest]
        while start > floor and text[start - 1] in _OPEN:
            start -= 1
    start = _opened(text, start, call.marker.start, floor)
    return BlockSpan(call.marker.block, start, call.marker.end)


def _opened(text: str, start: int, end: int, floor: int) -> int:
    """`start`, or the opening mark before it that a closing mark within `text[start:end]` belongs to."""
    depth = 0
    for c in text[start:end]:
        depth += (c in _OPEN) - (c in _CLOSE)
        if depth < 0:
            before = max(text.rfind(mark, max(floor, start - PRINTED_CHARACTERS), start) for mark in _OPEN)
            return before if before >= 0 else start
    return start


def _term_places(
    block: Block, known: Sequence[Form], beginnings: Beginnings, taken: list[tuple[int, int]], floor: int
) -> Iterator[tuple[BlockSpan, Form]]:
    """Places of terms in a paragraph after code point `floor`, clear of `taken`, longest form first."""
    plain, offsets = bare(block.text)
    taken = list(taken)
    for rank in beginnings.within(plain):
        form = known[rank]
        word = form.word
        at = plain.find(word)
        while at >= 0:
            start, end = offsets[at], offsets[at + len(word) - 1] + 1
            start = _opened(block.text, start, end, 0)
            clear = start >= floor and not any(s < end and start < e for s, e in taken)
            if clear and _stands_alone(plain, at, word) and (not form.quoted or _is_quoted(block.text, start, end)):
                taken.append((start, end))
                yield BlockSpan(block.n, start, end), form
            at = plain.find(word, at + 1)


def _is_quoted(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1] in QUOTES and text[end : end + 1] in tuple(QUOTES)


def _stands_alone(plain: str, at: int, word: str) -> bool:
    """Whether no longer number or Latin word runs into the term: 十大行动 is not printed in 二十大行动."""
    before, after = plain[at - 1 : at], plain[at + len(word) : at + len(word) + 1]
    if before and (before in _TENS and word[0] in _DIGITS or before in _DIGITS and word[0] in _TENS):
        return False
    if before and _LATIN.match(word[0]) and _LATIN.match(before):
        return False
    return not (after and after.isascii() and after.isalnum() and _LATIN.match(word[-1]))

"""Notes → the forms in which the text prints their terms.

Guarantees to the next step: a form belongs to exactly one note; one that two notes share is a problem and belongs to
neither, unless `report.toml` decides; headwords go before what is derived from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.chinese.quotes import bare
from generator.model.decisions import Alias, Decisions
from generator.model.messages import listed, say
from generator.model.report import BlockSpan, Call, Note, Problem, Report
from generator.model.source import Span

CORE_CHARACTERS = 4
"""A quoted core shorter than this (`“三无”`) is too common a word to be bound where it stands without quotes."""

TERM_CHARACTERS = 2
"""A shorter headword (`“破”“立”“降”`) is a common word, bound in quotation marks only."""

CALLED_CHARACTERS = 200
"""How far before its call the parts of a term are sought."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to print a note's term."""

    note: str
    text: str
    """As printed, without outer quotation marks."""
    origin: Literal["decision", "headword", "derived"]
    quoted: bool
    """Bound only where it stands in quotation marks."""
    word: str
    """What is sought: the text, bare."""


def forms(report: Report, decisions: Decisions) -> tuple[tuple[Form, ...], tuple[Problem, ...]]:
    """Every form by which a note's term can be found, and the problems of those that are bound to none."""
    spoken = {note.id for note in report.notes}
    found: dict[str, list[Form]] = {}
    problems = []
    for alias in decisions.aliases:
        if alias.note in spoken:
            _add(found, Form(alias.note, alias.text, "decision", alias.quoted, bare(alias.text)[0]))
        else:
            problems.append(_unknown(report, alias))
    calls: dict[int, list[Call]] = {}
    for call in report.calls:
        calls.setdefault(call.ordinal, []).append(call)
    for note in report.notes:
        for form in _printed(report, note, calls.get(note.ordinal, ())):
            _add(found, form)
    out = []
    for key, rivals in found.items():
        chosen = _chosen(rivals)
        if chosen and key:
            out.append(chosen)
        elif key:
            problems.append(_ambiguous(report, rivals))
    return tuple(out), tuple(problems)


def _add(found: dict[str, list[Form]], form: Form) -> None:
    found.setdefault(form.word, []).append(form)


def _chosen(rivals: Sequence[Form]) -> Form | None:
    """The form of the best origin, if it is one note's alone."""
    for origin in ("decision", "headword", "derived"):
        best = [form for form in rivals if form.origin == origin]
        if best:
            return best[0] if len({form.note for form in best}) == 1 else None
    return None


def _printed(report: Report, note: Note, calls: Sequence[Call]) -> Iterator[Form]:
    for term in note.terms:
        word = bare(term)[0]
        if re.search(r"\w", word):
            yield Form(note.id, term, "headword", len(word) < TERM_CHARACTERS, word)
        for derived in _derived(term):
            yield _core(note, derived)
    for part in _called_parts(report, note, calls):
        yield _core(note, part)


def _core(note: Note, text: str) -> Form:
    word = bare(text)[0]
    return Form(note.id, text, "derived", len(word) < CORE_CHARACTERS, word)


def _derived(term: str) -> Iterator[str]:
    """The quoted core of `信访“三无”`; the two names of `GEP（生态系统生产总值）`."""
    cores = re.findall(r"“([^”]+)”", term)
    if len(cores) == 1 and cores[0] != term:
        yield cores[0]
    named = re.fullmatch(r"([^（(]{2,})[（(]([^（）()]{2,})[）)]", term)
    if named:
        yield from (name.strip() for name in named.groups())


def _called_parts(report: Report, note: Note, calls: Sequence[Call]) -> Iterator[str]:
    """`四早` and `四集中`, where the text calls note `四早四集中` as `“四早”“四集中”[4]`."""
    wanted = {bare(term)[0] for term in note.terms}
    for call in calls:
        before = report.block(call.marker.block).text[max(0, call.marker.start - CALLED_CHARACTERS) : call.marker.start]
        quoted = re.search(r"(?:“[^“”]+”、?){2,}$", before)
        parts = re.findall(r"“([^“”]+)”", quoted[0]) if quoted else []
        for first in range(len(parts) - 1):
            if "".join(parts[first:]) in wanted:
                yield from parts[first:]
                break


def _ambiguous(report: Report, rivals: Sequence[Form]) -> Problem:
    notes = sorted({form.note for form in rivals}, key=lambda id: [int(x) for x in id.split("-")])
    message = say("term-ambiguous", term=rivals[0].text, notes=listed(notes, " and "))
    return Problem("term-ambiguous", message, _headword_span(report, notes[-1]))


def _unknown(report: Report, alias: Alias) -> Problem:
    return Problem(
        "record-unknown",
        say("alias-no-note", note=alias.note),
        report.span(BlockSpan(report.blocks[0].n, 0, 0)),
        alias.entry,
    )


def _headword_span(report: Report, id: str) -> Span:
    note = next(note for note in report.notes if note.id == id)
    return report.span(note.headword or note.gloss)

"""`Report` → problems: what an editor should look at.

Guarantee to the next step: problems are in source order; a report whose numbers run through and whose calls and notes
answer each other has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.deceptive import Kind as Deceit
from generator.model.deceptive import code_points, deceptive, visible
from generator.model.messages import Message, say
from generator.model.report import Block, Note, Problem, Report, Section
from generator.model.source import Source, Span, Unread, span_at
from generator.recognise import noise
from generator.recognise.numbers import number_of

SENTENCE = 40
"""Shorter removals are labels and buttons."""

SURELY_OUT = frozenset(
    (
        "collector-header",
        "comment",
        "contents",
        "control",
        "editor-removed",
        "marked-furniture",
        "pasted-twice",
        "summary",
        "watermark",
    )
)
"""Rules that leave out what no report prints, or what it prints elsewhere; and the editor's own word."""

_RIGHTS = re.compile("司法性质|公有领域|著作权法|本站")
"""A licence, or a site's word on itself."""

SISTERS, LONGER = 4, 16
"""Headings from which one is told to be too long, and by how many characters at least."""

NAMED = 80
"""Characters of alternative texts that a message repeats."""

CODES = 4
"""Characters whose numbers a message gives."""

HOW: dict[Deceit, Message] = {
    "direction": say("shown-turned"),
    "invisible": say("shown-not"),
    "private": say("shown-anyhow"),
    "look-alike": say("shown-alike"),
}
"""What is wrong with characters of each kind, as messages say it."""

KINDS = {
    "picture": say("kind-picture"),
    "chart": say("kind-chart"),
    "diagram": say("kind-diagram"),
    "drawing": say("kind-drawing"),
    "object": say("kind-object"),
}
"""What is not read, as messages name it."""

_DATED = re.compile(r"[0-9０-９〇零○一二三四五六七八九]{4}年\S{1,4}月\S{1,4}日")
_DOUBTFUL = re.compile(r"(?<=[\u4e00-\u9fff])\?(?=[\u4e00-\u9fff])|\ufffd+|\?{2,}")


def find_problems(report: Report) -> tuple[Problem, ...]:
    """Every doubt, in source order."""
    found = [
        *_headings(report),
        *_head(report),
        *_gaps(report, report.parts),
        *_sisters(report.parts, report),
        *_notes(report),
        *_set_aside(report),
        *_doubts(report),
        *_unread(report),
    ]
    return tuple(sorted(found, key=lambda problem: (problem.span.start, problem.code)))


def _headings(report: Report) -> Iterator[Problem]:
    if not report.parts or report.parts[0].heading is None:
        at = next((b.pieces[0] for b in report.blocks), Span(0, 0))
        yield Problem("no-heading", say("no-heading"), at)


def _gaps(report: Report, sections: Sequence[Section]) -> Iterator[Problem]:
    expected: dict[str, int] = {}
    for section in sections:
        if section.heading:
            block = report.block(section.heading.block)
            found = number_of(block.text)
            if found:
                want = expected.get(found.form, 0) + 1
                if found.ordinal not in (want, 1) and found.form != "digit":
                    yield Problem("ordinal-gap", say("heading-gap", found=found.ordinal, wanted=want), block.pieces[0])
                expected[found.form] = found.ordinal
        yield from _gaps(report, section.sections)


def _notes(report: Report) -> Iterator[Problem]:
    last = None
    wrapped = _is_wrapped(report)
    for note in report.notes:
        block = report.block(note.block)
        if note.headword is None:
            yield Problem("note-headword", say("note-headword", note=note.ordinal), block.pieces[0])
        if (
            note.headword is not None
            and not wrapped
            and _printed_lines(report, block) > (2 if _gloss_stands_below(report, note) else 1)
        ):
            yield Problem("note-continued", say("note-continued", note=note.ordinal), block.pieces[0])
        if note.id != str(note.ordinal):
            yield Problem("note-duplicate", say("note-duplicate", note=note.ordinal, id=note.id), block.pieces[0])
        elif last is not None and note.ordinal != last + 1:
            yield Problem("ordinal-gap", say("note-gap", note=note.ordinal, last=last), block.pieces[0])
        last = note.ordinal


def _is_wrapped(report: Report) -> bool:
    """Whether the file breaks its lines by hand, so that a note of several lines is none to doubt."""
    text = [block for block in report.blocks if block.role == "text"]
    return sum(_printed_lines(report, block) > 1 for block in text) * 3 > len(text)


def _printed_lines(report: Report, block: Block) -> int:
    printed = report.source.text[block.pieces[0].start : block.pieces[-1].end]
    return sum(1 for line in printed.splitlines() if line.strip())


def _gloss_stands_below(report: Report, note: Note) -> bool:
    """Whether the explanation has a line of its own, under its headword."""
    if note.headword is None:
        return False
    start, end = report.span(note.headword).end, report.span(note.gloss).start
    return "\n" in report.source.text[start : end + 1]


def _set_aside(report: Report) -> Iterator[Problem]:
    """Each sentence that is left out, but for what no report prints, advertising, say, and what comes twice."""
    for removal in report.removals:
        words = report.source.text[removal.span.start : removal.span.end]
        length = len(words)
        if length < SENTENCE or removal.rule in SURELY_OUT or _RIGHTS.search(words):
            continue
        if removal.reason == noise.CAPTION or "。" in words and not noise.is_furniture("".join(words.split())):
            yield Problem("set-aside", say("set-aside", count=length, reason=removal.reason), removal.span)


def _head(report: Report) -> Iterator[Problem]:
    """An office without its name, and a date that is printed and was not read."""
    known = report.facts
    for block in report.blocks:
        if block.role == "speaker" and known.office and not known.speaker:
            yield Problem("head-doubtful", say("head-no-name", office=known.office), block.pieces[0])
        printed = _DATED.search(block.text) if block.role in ("dateline", "speaker") and not known.date else None
        if printed:
            yield Problem("head-doubtful", say("head-no-date", words=printed[0]), block.pieces[0])


def _sisters(sections: Sequence[Section], report: Report) -> Iterator[Problem]:
    """Headings that differ from their sisters: whose numbers begin again, or that are far longer."""
    named = [(section, report.words(section.heading)) for section in sections if section.heading]
    last: dict[str, int] = {}
    usual = sorted(len(words) for _, words in named)[len(named) // 2] if named else 0
    for section, words in named:
        number = number_of(words)
        at = report.block(section.first).pieces[0]
        if number and number.form in ("part", "paren") and number.ordinal == 1 and last.get(number.form, 0) > 1:
            yield Problem("heading-doubtful", say("heading-again", found=words[: number.length].strip()), at)
        if number:
            last[number.form] = number.ordinal
        if section.run_in and len(named) >= SISTERS and len(words) > max(2 * usual, usual + LONGER):
            yield Problem("heading-doubtful", say("heading-longer", count=len(words), usual=usual), at)
    for section in sections:
        yield from _sisters(section.sections, report)


def _doubts(report: Report) -> Iterator[Problem]:
    for block in report.blocks:
        for match in _DOUBTFUL.finditer(block.text):
            near = block.text[max(0, match.start() - 4) : match.end() + 4]
            at = block.offset(match.start())
            yield Problem(
                "doubtful-character", say("doubtful-character", near=visible(near)), Span(at, at + len(match[0]))
            )
        yield from _deceptive(report, block)


def _deceptive(report: Report, block: Block) -> Iterator[Problem]:
    """What shows as something other than it is; of the same characters in a block the first."""
    places: dict[tuple[Deceit, str], list[int]] = {}
    for start, end, kind in deceptive(block.text):
        places.setdefault((kind, block.text[start:end]), []).append(start)
    for (how, text), starts in places.items():
        near = visible(block.text[max(0, starts[0] - 4) : starts[0] + len(text) + 4])
        count = say("doubtful-count", count=len(starts)) if len(starts) > 1 else Message("", "")
        message = say("doubtful-shown", near=near, code=code_points(text[:CODES]), how=HOW[how], count=count)
        at, end = block.offset(starts[0]), block.offset(starts[0] + len(text) - 1) + 1
        yield Problem("doubtful-character", message, Span(at, max(at + 1, end)))


def _unread(report: Report) -> Iterator[Problem]:
    """What the file shows and no text tells; several of a kind at one place are told at once."""
    removed = sorted((removal.span for removal in report.removals), key=lambda span: span.start)
    told = [
        one for one in report.source.unread if not one.loose or _is_among_words(report.source.text, one.at, removed)
    ]
    for (at, kind), same in groupby(told, key=lambda one: (_line_start(report.source, one.at), one.kind)):
        ones = list(same)
        yield Problem("not-read", _not_read(kind, ones), Span(at, at))


def _line_start(source: Source, offset: int) -> int:
    return offset - source.position(offset)[1] + 1


def _is_among_words(text: str, at: int, removed: Sequence[Span]) -> bool:
    """Whether words of the report stand both before and behind the place; what is left out is none."""
    before, behind = len(text[:at].rstrip()) - 1, len(text) - len(text[at:].lstrip())
    return before >= 0 and behind < len(text) and span_at(removed, before) is None and span_at(removed, behind) is None


def _not_read(kind: str, ones: Sequence[Unread]) -> Message:
    words = [one.words for one in ones if one.words]
    named = say("not-read-named", words="; ".join(words)[:NAMED]) if words else Message("", "")
    count = say("not-read-count", count=len(ones)) if len(ones) > 1 else Message("", "")
    if kind == "damage":
        return say("not-read-damage")
    if kind == "formula":
        return say("not-read-formula", count=count, named=named)
    return say("not-read", what=KINDS[kind], count=count, named=named)

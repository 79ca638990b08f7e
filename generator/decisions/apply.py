"""Decisions applied to a parsed report.

Guarantees to the next step: a removal has the editor's reason where one is on record; removals that nobody has decided
on are one problem a reason; an entry of `report.toml` that fits no text, or decides nothing, is a problem at its place
in that file.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.chinese.spaces import BLANK, unspaced
from generator.decisions.paragraph_numbers import numbered
from generator.model.decisions import Decisions, Remark, Said
from generator.model.messages import Message, say
from generator.model.problems import InputError
from generator.model.report import BlockSpan, Problem, Removal, Report
from generator.model.source import Position, Source, Span
from generator.recognise.parse import parse

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK = re.compile(f"{BLANK}*\\Z")

QUOTED = 20
"""Characters of a text that a message quotes."""


def for_source(decisions: Decisions, source: Source) -> Decisions:
    """The decisions with each removal that fits its line made an order to the parser."""
    if not decisions.removed:
        return decisions
    printed = _LINE_END.split(source.text)
    fitting = (
        r for r in decisions.removed if 0 < r.line <= len(printed) and unspaced(r.text) == unspaced(printed[r.line - 1])
    )
    ordered = tuple(Said(r.line, "removed", None, r.reason, r.entry) for r in fitting)
    return dataclasses.replace(decisions, lines=(*decisions.lines, *ordered))


def settle(report: Report, decisions: Decisions) -> tuple[Report, tuple[tuple[BlockSpan, str], ...]]:
    """The report with its removals on the record, and the remarks with the words they speak of.

    A doubtful character that has a remark is no problem any more.
    """
    text = Lines(report)
    removals, unrecorded = _settled_removals(report, decisions, text)
    remarks, unplaced = _placed_remarks(report, decisions, text)
    spoken_of = [report.span(place) for place, _ in remarks]
    told = _tells_head(report, decisions)
    open_problems = [
        p for p in report.problems if not _covered(p, spoken_of) and not (told and p.code == "head-doubtful")
    ]
    problems = (*open_problems, *unrecorded, *unplaced, *_unobeyed(report, decisions, text))
    return numbered(dataclasses.replace(report, removals=removals, problems=problems), decisions.pins), remarks


class Lines:
    """The source's lines, as problems count them, and what is left of each when the removals are out."""

    def __init__(self, report: Report):
        self.report = report
        self.printed = _LINE_END.split(report.source.text)
        cut, at = [], 0
        for removal in report.removals:
            left_out = report.source.text[removal.span.start : removal.span.end]
            cut += [report.source.text[at : removal.span.start], re.sub(r"[^\r\n]", "", left_out)]
            at = removal.span.end
        self.left = _LINE_END.split("".join(cut) + report.source.text[at:])
        if len(self.printed) > 1 and not self.printed[-1]:
            self.printed.pop()

    def of(self, removal: Removal) -> range:
        """The lines that a removal stands on."""
        first = self.report.source.position(removal.span.start)[0]
        return range(first, self.report.source.position(removal.span.end - 1)[0] + 1)

    def is_blank(self, line: int) -> bool:
        return bool(_BLANK.match(self.printed[line - 1]))

    def is_whole(self, line: int) -> bool:
        """Whether all words of the line are left out, or it has none."""
        return bool(_BLANK.match(self.left[line - 1]))

    def stretches(self, lines: Sequence[int]) -> str:
        """Ascending lines as report.toml writes them: `1-38, 212-221`; empty lines between two belong to both."""
        out: list[list[int]] = []
        for line in lines:
            if out and all(self.is_blank(n) for n in range(out[-1][1] + 1, line)):
                out[-1][1] = line
            else:
                out.append([line, line])
        return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in out)

    def prints(self, line: int, text: str) -> bool:
        """Whether the line has these words, spaces aside."""
        words = unspaced(text)
        return bool(words) and 0 < line <= len(self.printed) and words in unspaced(self.printed[line - 1])

    def misfit(self, line: int, text: str) -> Message:
        """Why `text` is not the whole of `line`."""
        if not 0 < line <= len(self.printed):
            return say("line-absent", line=line, count=len(self.printed))
        if self.prints(line, text):
            return say("line-more", line=line, text=text[:QUOTED])
        elsewhere = next((n for n in range(1, len(self.printed) + 1) if self.prints(n, text)), None)
        return say(
            "line-elsewhere" if elsewhere else "line-other",
            line=line,
            text=text[:QUOTED],
            **({"found": elsewhere} if elsewhere else {}),
        )


def _covered(problem: Problem, spans: Sequence[Span]) -> bool:
    at = problem.span
    return problem.code == "doubtful-character" and any(s.start <= at.start and at.end <= s.end for s in spans)


def _tells_head(report: Report, decisions: Decisions) -> bool:
    """Whether report.toml, or the report, has both the speaker and the date."""
    facts, stated = report.facts, decisions.stated
    return bool((facts.speaker or stated.speaker) and (facts.date or stated.date))


def _unknown(message: Message, entry: Position | None) -> Problem:
    return Problem("record-unknown", message, Span(0, 0), entry)


NEVER_DOUBTED = ("collector-header",)
"""Rules whose removals need no word in report.toml: front matter is a collector's, and says so by its keys."""


def _settled_removals(report: Report, decisions: Decisions, text: Lines) -> tuple[tuple[Removal, ...], list[Problem]]:
    recorded = {(r.line, unspaced(r.text)): r for r in decisions.removed}
    said = {s.line: s.reason for s in decisions.lines if s.kind == "removed"}
    agreed = {
        line: entry.reason
        for entry in decisions.agreed
        for first, last in entry.lines
        for line in range(first, min(last, len(text.printed)) + 1)
    }
    out, used, open_ = [], set(), dict[str, list[Removal]]()
    for removal in report.removals:
        line = text.of(removal)[0]
        key = (line, unspaced(report.source.text[removal.span.start : removal.span.end]))
        if key in recorded:
            used.add(key)
            removal = dataclasses.replace(removal, reason=recorded[key].reason)
        elif all(n in agreed for n in text.of(removal)):
            removal = dataclasses.replace(removal, reason=agreed[line])
        elif line not in said and removal.rule not in NEVER_DOUBTED:
            open_.setdefault(removal.reason, []).append(removal)
        out.append(removal)
    problems = [_unrecorded(reason, found, text, decisions) for reason, found in open_.items()]
    problems += [
        _unknown(_correct("removed", text.misfit(r.line, r.text)), r.entry)
        for key, r in recorded.items()
        if key not in used
    ]
    return tuple(out), [*problems, *_overreaching(decisions, text)]


def _unrecorded(reason: str, found: Sequence[Removal], text: Lines, decisions: Decisions) -> Problem:
    """What stands open for one reason, as one problem at its first place."""
    lines = sorted({line for removal in found for line in text.of(removal)})
    written = (
        f'lines = "{text.stretches(lines)}"' if all(map(text.is_whole, lines)) else say("written-text", line=lines[0])
    )
    what = (
        say("left-out-one", reason=reason) if len(found) == 1 else say("left-out-many", count=len(found), reason=reason)
    )
    return Problem(
        "removed-unrecorded", say("removed-unrecorded", what=what, file=decisions.file, written=written), found[0].span
    )


def _correct(table: str, why: Message) -> Message:
    return say("correct-entry", why=why, table=table)


def _overreaching(decisions: Decisions, text: Lines) -> Iterator[Problem]:
    """Entries of many lines that name a line which is not left out."""
    for entry in decisions.agreed:
        last = entry.lines[-1][1]
        if last > len(text.printed):
            yield _unknown(say("lines-beyond", line=last, count=len(text.printed)), entry.entry)
            continue
        named = [line for first, last in entry.lines for line in range(first, last + 1) if not text.is_blank(line)]
        out = [line for line in named if text.is_whole(line)]
        if wrong := [line for line in named if not text.is_whole(line)]:
            should = say("lines-should", lines=text.stretches(out)) if out else say("entry-out")
            yield _unknown(say("lines-in", line=wrong[0], should=should), entry.entry)
        elif not named:
            yield _unknown(say("lines-blank"), entry.entry)


def _placed_remarks(
    report: Report, decisions: Decisions, text: Lines
) -> tuple[tuple[tuple[BlockSpan, str], ...], list[Problem]]:
    out, problems = [], []
    for remark in decisions.remarks:
        place = next(_places(report, remark), None)
        if place is not None:
            out.append((place, remark.remark))
            continue
        why = (
            say("line-left-out", line=remark.line)
            if text.prints(remark.line, remark.text)
            else text.misfit(remark.line, remark.text)
        )
        problems.append(_unknown(_correct("remark", why), remark.entry))
    return tuple(out), problems


def _places(report: Report, remark: Remark) -> Iterator[BlockSpan]:
    """Where the remark's words are printed on its line."""
    for block in report.blocks:
        start = block.text.find(remark.text) if remark.text else -1
        while start >= 0:
            if report.source.position(block.offset(start))[0] == remark.line:
                yield BlockSpan(block.n, start, start + len(remark.text))
            start = block.text.find(remark.text, start + 1)


def _unobeyed(report: Report, decisions: Decisions, text: Lines) -> Iterator[Problem]:
    """Entries about lines and notes that the report has not."""
    begun = {report.source.position(block.pieces[0].start)[0] for block in report.blocks} if decisions.lines else set()
    guessed = _guessed_out(report.source, decisions)
    for kept in decisions.kept:
        if not 0 < kept.line <= len(text.printed) or text.is_blank(kept.line):
            yield _unknown(_correct("kept", _no_words(kept.line, text)), kept.entry)
        elif kept.line not in guessed:
            yield _unknown(say("kept-in-vain", line=kept.line), kept.entry)
    for said in decisions.lines:
        if not 0 < said.line <= len(text.printed) or text.is_blank(said.line):
            yield _unknown(_correct("line", _no_words(said.line, text)), said.entry)
        elif said.kind != "removed" and said.line not in begun:
            yield _unknown(say("line-joined", line=said.line), said.entry)
    notes = [note.id for note in report.notes]
    for headwords in decisions.headwords:
        if headwords.note not in notes:
            yield _unknown(
                say("terms-no-note", note=headwords.note, notes=", ".join(notes) or say("none")), headwords.entry
            )
    yield from _twice(report, decisions)


def _guessed_out(source: Source, decisions: Decisions) -> frozenset[int]:
    """Lines of which the parser, left to itself, would leave something out."""
    if not decisions.kept:
        return frozenset()
    try:
        alone = parse(source, decisions=for_source(dataclasses.replace(decisions, kept=()), source))
    except InputError:  # no report but by what is kept
        return frozenset(kept.line for kept in decisions.kept)
    lines = Lines(alone)
    return frozenset(line for removal in alone.removals for line in lines.of(removal))


def _twice(report: Report, decisions: Decisions) -> Iterator[Problem]:
    """Entries of which only one counts; what a line prints twice may be left out twice."""
    printed = Counter(
        (report.source.position(r.span.start)[0], report.source.text[r.span.start : r.span.end])
        for r in report.removals
    )
    of_line = [("line", s.line, s.entry) for s in decisions.lines if s.entry] + [
        ("kept", k.line, k.entry) for k in decisions.kept
    ]
    for (table, line), first, second in _repeated(of_line):
        yield _unknown(say("twice-line", line=line, table=table, first=first[1], second=second[1]), second)
    for (_, note), first, second in _repeated(("terms", h.note, h.entry) for h in decisions.headwords):
        yield _unknown(say("twice-note", note=note, first=first[1], second=second[1]), second)
    of_text: list[tuple[str, tuple[int | str, str], Position | None]] = [
        ("remark", (r.line, r.text), r.entry) for r in decisions.remarks
    ]
    of_text += [("removed", (r.line, r.text), r.entry) for r in decisions.removed if printed[r.line, r.text] < 2]
    of_text += [("alias", (a.note, a.text), a.entry) for a in decisions.aliases]
    for (table, (_, text)), first, second in _repeated(of_text):
        yield _unknown(say("twice-text", text=text[:QUOTED], table=table, first=first[1], second=second[1]), second)


def _repeated(
    entries: Iterable[tuple[str, Any, Position | None]],
) -> Iterator[tuple[tuple[str, Any], Position, Position]]:
    """Table and key of each entry that has come before, with the places of both."""
    seen: dict[tuple[str, Any], Position] = {}
    for table, key, entry in entries:
        if entry and (table, key) in seen:
            yield (table, key), seen[table, key], entry
        elif entry:
            seen[table, key] = entry


def accept(report: Report, decisions: Decisions) -> Report:
    """The report with the problems that the editor lets stand set apart, each with the reason."""
    wanted, out, open_ = decisions.accepted, [], []
    used = set[int]()
    for problem in report.problems:
        line = report.source.position(problem.span.start)[0]
        n = next(
            (n for n, entry in enumerate(wanted) if entry.code == problem.code and entry.line in (None, line)), None
        )
        if n is None:
            open_.append(problem)
        else:
            used.add(n)
            out.append((problem, wanted[n].reason))
    for n, entry in enumerate(wanted):
        if n not in used:
            where = say("accepted-where", line=entry.line) if entry.line else ""
            open_.append(_unknown(say("accepted-nothing", code=entry.code, where=where), entry.entry))
    return dataclasses.replace(report, problems=tuple(open_), accepted=tuple(out))


def _no_words(line: int, text: Lines) -> Message:
    return (
        say("line-empty", line=line)
        if 0 < line <= len(text.printed)
        else say("line-absent", line=line, count=len(text.printed))
    )

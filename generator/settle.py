"""Decisions applied to a parsed report.

Guarantees to the next step: a removal has the editor's reason where one is on record; removals that nobody has decided
on are one problem a reason; an entry of `report.toml` that fits no text is a problem at its place in that file.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from generator.model import Decisions, Mark, Place, Problem, Remark, Removal, Report, Said, Source, Span
from generator.paragraphs import numbered
from generator.recognise.lines import BLANK, unspaced

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK = re.compile(f"{BLANK}*\\Z")

QUOTED = 20
"""Characters of a text that a message quotes."""


def for_source(decisions: Decisions, source: Source) -> Decisions:
    """The decisions with each removal that fits its line made an order to the parser."""
    if not decisions.removed:
        return decisions
    printed = _LINE_END.split(source.text)
    fitting = (r for r in decisions.removed if 0 < r.line <= len(printed) and unspaced(r.text) == unspaced(printed[r.line - 1]))
    ordered = tuple(Said(r.line, "removed", None, r.reason, r.entry) for r in fitting)
    return dataclasses.replace(decisions, lines=(*decisions.lines, *ordered))


def settle(report: Report, decisions: Decisions) -> tuple[Report, tuple[tuple[Place, str], ...]]:
    """The report with its removals on the record, and the remarks with the words they speak of.

    A doubtful character that has a remark is no problem any more.
    """
    text = Lines(report)
    removals, unrecorded = _settled_removals(report, decisions, text)
    remarks, unplaced = _placed_remarks(report, decisions, text)
    spoken_of = [report.span(place) for place, _ in remarks]
    open_problems = [p for p in report.problems if not _covered(p, spoken_of)]
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

    def misfit(self, line: int, text: str) -> str:
        """Why `text` is not the whole of `line`."""
        if not 0 < line <= len(self.printed):
            return f"there is no line {line}; the file has {len(self.printed)}"
        words, quoted = unspaced(text), text[:QUOTED]
        if words and words in unspaced(self.printed[line - 1]):
            return f"line {line} prints more than {quoted!r}"
        elsewhere = [n for n, printed in enumerate(self.printed, 1) if words and words in unspaced(printed)]
        return f"line {line} does not print {quoted!r}" + (f", line {elsewhere[0]} does" if elsewhere else "")


def _covered(problem: Problem, spans: Sequence[Span]) -> bool:
    at = problem.span
    return problem.code == "doubtful-character" and any(s.start <= at.start and at.end <= s.end for s in spans)


def _unknown(message: str, entry: Mark | None) -> Problem:
    return Problem("record-unknown", message, Span(0, 0), entry)


def _settled_removals(report: Report, decisions: Decisions, text: Lines) -> tuple[tuple[Removal, ...], list[Problem]]:
    recorded = {(r.line, unspaced(r.text)): r for r in decisions.removed}
    said = {s.line: s.reason for s in decisions.lines if s.kind == "removed"}
    agreed = {line: entry.reason for entry in decisions.agreed for first, last in entry.lines for line in range(first, min(last, len(text.printed)) + 1)}
    out, used, open_ = [], set(), dict[str, list[Removal]]()
    for removal in report.removals:
        line = text.of(removal)[0]
        key = (line, unspaced(report.source.text[removal.span.start : removal.span.end]))
        if key in recorded:
            used.add(key)
            removal = dataclasses.replace(removal, reason=recorded[key].reason)
        elif all(n in agreed for n in text.of(removal)):
            removal = dataclasses.replace(removal, reason=agreed[line])
        elif line not in said:
            open_.setdefault(removal.reason, []).append(removal)
        out.append(removal)
    problems = [_unrecorded(reason, found, text, decisions) for reason, found in open_.items()]
    problems += [_unknown(f"{text.misfit(r.line, r.text)}; correct this [[removed]]", r.entry) for key, r in recorded.items() if key not in used]
    return tuple(out), [*problems, *_overreaching(decisions, text)]


def _unrecorded(reason: str, found: Sequence[Removal], text: Lines, decisions: Decisions) -> Problem:
    """What stands open for one reason, as one problem at its first place."""
    lines = sorted({line for removal in found for line in text.of(removal)})
    written = f'lines = "{text.stretches(lines)}"' if all(map(text.is_whole, lines)) else f"line = {lines[0]} and its text"
    what = f"left out as {reason!r}" if len(found) == 1 else f"the first of {len(found)} that are left out as {reason!r}"
    message = f"{what}; put on the record in {decisions.file} what is no part of the report: [[removed]] with {written} and a reason; take back what is: [[kept]]"
    return Problem("removed-unrecorded", message, found[0].span)


def _overreaching(decisions: Decisions, text: Lines) -> Iterator[Problem]:
    """Entries of many lines that name a line which is not left out."""
    for entry in decisions.agreed:
        last = entry.lines[-1][1]
        if last > len(text.printed):
            yield _unknown(f"there is no line {last}; the file has {len(text.printed)}; correct lines", entry.entry)
            continue
        named = [line for first, last in entry.lines for line in range(first, last + 1) if not text.is_blank(line)]
        out = [line for line in named if text.is_whole(line)]
        if wrong := [line for line in named if not text.is_whole(line)]:
            should = f'as things are, lines = "{text.stretches(out)}"' if out else "take the entry out"
            yield _unknown(f"line {wrong[0]} is not left out, or only in part; correct lines: {should}", entry.entry)
        elif not named:
            yield _unknown("these lines are empty; correct lines", entry.entry)


def _placed_remarks(report: Report, decisions: Decisions, text: Lines) -> tuple[tuple[tuple[Place, str], ...], list[Problem]]:
    out, problems = [], []
    for remark in decisions.remarks:
        place = next(_places(report, remark), None)
        if place is not None:
            out.append((place, remark.remark))
            continue
        why = text.misfit(remark.line, remark.text)
        problems.append(_unknown(f"{why if 'more' not in why else f'line {remark.line} is left out'}; correct this [[remark]]", remark.entry))
    return tuple(out), problems


def _places(report: Report, remark: Remark) -> Iterator[Place]:
    """Where the remark's words are printed on its line."""
    for block in report.blocks:
        start = block.text.find(remark.text) if remark.text else -1
        while start >= 0:
            if report.source.position(block.offset(start))[0] == remark.line:
                yield Place(block.n, start, start + len(remark.text))
            start = block.text.find(remark.text, start + 1)


def _unobeyed(report: Report, decisions: Decisions, text: Lines) -> Iterator[Problem]:
    """Entries about lines and notes that the report has not."""
    begun = {report.source.position(block.pieces[0].start)[0] for block in report.blocks} if decisions.lines else set()
    for kept in decisions.kept:
        if not 0 < kept.line <= len(text.printed) or text.is_blank(kept.line):
            yield _unknown(_no_words(kept.line, text) + "; correct this [[kept]]", kept.entry)
    for said in decisions.lines:
        if not 0 < said.line <= len(text.printed) or text.is_blank(said.line):
            yield _unknown(_no_words(said.line, text) + "; correct this [[line]]", said.entry)
        elif said.kind != "removed" and said.line not in begun:
            yield _unknown(f"line {said.line} goes on with the line before it, or is left out; name the line where the paragraph begins", said.entry)
    notes = [note.id for note in report.notes]
    for headwords in decisions.headwords:
        if headwords.note not in notes:
            yield _unknown(f"there is no note {headwords.note}; there are: {', '.join(notes) or 'none'}", headwords.entry)


def _no_words(line: int, text: Lines) -> str:
    return f"line {line} is empty" if 0 < line <= len(text.printed) else f"there is no line {line}; the file has {len(text.printed)}"

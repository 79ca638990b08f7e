"""A report's file and perhaps a line → why that line is what it is: the rules that spoke, and what would overrule them.

Guarantee: every line of the file that has words is told, once, in order; what is said is what recognition itself said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.decisions.apply import for_source
from generator.decisions.load import load
from generator.formats.read import read
from generator.library.reports import REPORT_ID, report_file
from generator.model.decisions import Decisions
from generator.model.messages import Message, say
from generator.model.problems import UsageError, meant
from generator.model.source import Source, Span, line_starts
from generator.recognise.parse import Reading, recognise
from generator.recognise.passages import Mark, Passage
from generator.recognise.rules import RULES

SHOWN = 24
"""Characters of a line that are repeated."""

_KINDS = {
    "title": say("line-title"),
    "dateline": say("line-dateline"),
    "speaker": say("line-speaker"),
    "salutation": say("line-salutation"),
    "text": say("line-text"),
}
_HEADED = {"notes": say("line-notes"), "attachment": say("line-attachment")}


@dataclass(frozen=True, slots=True)
class Entry:
    """What to write into report.toml, and when."""

    when: Message
    toml: tuple[str, ...]


def _line_entry(when: str, line: int, *keys: str) -> Entry:
    return Entry(say(when), ("[[line]]", f"line = {line}", *keys))


@dataclass(frozen=True, slots=True)
class Told:
    """What became of some words of a line."""

    span: Span
    kind: Message
    marks: tuple[Mark, ...]
    overruled_by: tuple[Entry, ...]
    remark: Message | None = None


def explain(target: str, reports: Path) -> Iterator[Message]:
    """Lines to print. `target` is a file or a report's id, with `:LINE` for one line. Raises UsageError for what is
    not there, ParseError for what is no report."""
    name, line = _target(target, reports)
    path = report_file(reports / name) if _is_id(name, reports) else Path(name)
    decisions = _decisions(path)
    source = read(path)
    explained = _Explained(source, recognise(source, for_source(decisions, source)), decisions)
    if line is None:
        return explained.every()
    if not 1 <= line <= explained.count:
        raise UsageError(say("explain-no-line", file=path.as_posix(), line=line, count=explained.count))
    return explained.one(line)


def _is_id(name: str, reports: Path) -> bool:
    return not Path(name).exists() and REPORT_ID.match(name) is not None and (reports / name).is_dir()


def _target(target: str, reports: Path) -> tuple[str, int | None]:
    """A file or an id, and the line that is asked for."""
    name, colon, line = target.rpartition(":")
    for each, number in ((target, None), (name, line)):
        if each and (Path(each).exists() or _is_id(each, reports)) and not Path(each).is_dir():
            if number is None:
                return each, None
            if re.fullmatch("[0-9]{1,9}", number):
                return each, int(number)
            raise UsageError(say("explain-line", line=number, file=each))
    named = name if colon and re.fullmatch("[0-9]+", line) else target
    known = sorted(p.name for p in reports.iterdir() if p.is_dir()) if reports.is_dir() else []
    raise UsageError(say("explain-nothing", target=named, meant=meant(named, known)))


def _decisions(path: Path) -> Decisions:
    """Those of the report.toml beside a report's own source; a file that stands elsewhere has none."""
    beside = path.with_name("report.toml")
    return load(beside) if path.stem == "report" else Decisions(beside.as_posix())


class _Explained:
    """What the lines of a source became."""

    def __init__(self, source: Source, reading: Reading, decisions: Decisions):
        self.source, self.reading, self.decisions = source, reading, decisions
        self.starts = line_starts(source.text)
        self.count = len(self.starts) - (self.starts[-1] == len(source.text) and len(self.starts) > 1)
        self.noted = {note.block: note.id for note in reading.report.notes}
        self.told = sorted(self._told(), key=lambda told: told.span.start)

    def line_of(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def every(self) -> Iterator[Message]:
        """A line of words, one line."""
        for told in self.told:
            spoke = dict.fromkeys(("- " if mark.against else "") + mark.rule for mark in told.marks)
            yield say(
                "explain-line-short",
                file=self.source.file,
                line=self.line_of(told.span.start),
                kind=told.kind,
                words=self._words(told.span),
                rules=", ".join(spoke),
            )

    def one(self, line: int) -> Iterator[Message]:
        """All that is to be said of the words of one line."""
        found = [told for told in self.told if self.line_of(told.span.start) == line]
        if not found:
            yield say("explain-blank", file=self.source.file, line=line)
        for told in found:
            yield say("explain-line-is", file=self.source.file, line=line, kind=told.kind, words=self._words(told.span))
            yield from (_sentence(mark) for mark in told.marks)
            if not told.marks:
                yield say("explain-none")
            if told.remark:
                yield told.remark
            for entry in told.overruled_by:
                yield say("explain-overrule", when=entry.when, file=self.decisions.file)
                yield from (Message(f"    {words}", f"    {words}") for words in entry.toml)

    def _words(self, span: Span) -> str:
        words = " ".join(self.source.text[span.start : span.end].split())
        return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"

    def _told(self) -> Iterator[Told]:
        kept = {passage for passage in self.reading.passages if not passage.removed}
        for passage in self.reading.passages:
            yield from self._of_passage(passage) if passage in kept else self._of_removed(passage)
        spans = {piece for passage in self.reading.passages for piece in passage.pieces}
        for removal in self.reading.report.removals:
            if removal.span not in spans:
                line = self.line_of(removal.span.start)
                mark = Mark(removal.rule, region="removed", told=removal.reason)
                yield Told(removal.span, say("line-removed"), (mark,), (_kept(line),))

    def _of_removed(self, passage: Passage) -> Iterator[Told]:
        editor = passage.set_aside_by == "editor-removed"
        for piece in self._by_line(passage):
            line = self.line_of(piece.start)
            entries = () if editor else (_kept(line),)
            yield Told(piece, say("line-removed"), passage.marks, entries, say("explain-decided") if editor else None)

    def _of_passage(self, passage: Passage) -> Iterator[Told]:
        first = self.line_of(passage.pieces[0].start)
        kind, entries = self._kind(passage), tuple(self._entries(passage, first))
        decided = say("explain-decided") if any(m.rule.startswith("editor") for m in passage.marks) else None
        for n, piece in enumerate(self._by_line(passage)):
            line = self.line_of(piece.start)
            if line == first:
                if n == 0:
                    yield Told(piece, kind, _of_line(passage.marks, line, first), entries, decided)
                continue
            removed = _line_entry("overrule-removed", line, 'kind = "removed"', 'reason = "……"')
            yield Told(
                piece,
                say("line-goes-on", line=first),
                _of_line(passage.marks, line, first),
                (removed,),
                say("explain-goes-on", line=first),
            )

    def _by_line(self, passage: Passage) -> Iterator[Span]:
        """The passage's pieces, cut where lines end."""
        for piece in passage.pieces:
            at = piece.start
            for start in self.starts[self.line_of(piece.start) : self.line_of(piece.end - 1)]:
                if self.source.text[at:start].strip():
                    yield Span(at, start)
                at = start
            if self.source.text[at : piece.end].strip():
                yield Span(at, piece.end)

    def _kind(self, passage: Passage) -> Message:
        if level := _level(passage):
            key = "line-heading" if passage.role == "heading" else "line-run-in"
            return say(key, level=level)
        if passage.role == "heading":
            return say("line-heading-of", what=_HEADED[passage.region])
        if passage.role == "note":
            return say("line-note-of", note=self.noted.get(self.reading.blocks[passage], "?"))
        return _KINDS[passage.role]

    def _entries(self, passage: Passage, line: int) -> Iterator[Entry]:
        """What to write into report.toml that it be something else."""
        level = _level(passage)
        if passage.role == "note":
            if id := self.noted.get(self.reading.blocks[passage]):
                yield Entry(say("overrule-terms"), ("[[terms]]", f'note = "{id}"', 'terms = ["……"]'))
            yield _line_entry("overrule-note", line, 'kind = "text"')
        elif level:
            yield _line_entry("overrule-heading", line, 'kind = "text"')
            yield _line_entry("overrule-level", line, f"level = {1 if level != '1' else 2}")
        elif passage.role == "heading":
            yield _line_entry("overrule-heading", line, 'kind = "text"')
        else:
            yield _line_entry("overrule-text", line, 'kind = "heading"')
            yield _line_entry("overrule-removed", line, 'kind = "removed"', 'reason = "……"')


def _level(passage: Passage) -> str | None:
    """Of a heading of the body."""
    said = (mark.told for mark in reversed(passage.marks) if mark.rule.startswith("level-"))
    return next(said, None) if passage.region == "body" else None


def _kept(line: int) -> Entry:
    return Entry(say("overrule-kept"), ("[[kept]]", f"line = {line}"))


def _of_line(marks: Sequence[Mark], line: int, first: int) -> tuple[Mark, ...]:
    """The marks that concern one line of a passage: a joined line has what joined it, the first one the rest."""
    joined = [mark for mark in marks if mark.rule.startswith("join-")]
    if line == first:
        return tuple(mark for mark in marks if mark not in joined)
    return tuple(mark for mark in joined if mark.told == str(line)) or tuple(
        mark for mark in marks if mark.rule in ("note-lines", "note-torn")
    )


def _sentence(mark: Mark) -> Message:
    told = say("explain-told", told=mark.told) if mark.told and not mark.rule.startswith("join-") else ""
    key = "explain-against" if mark.against else "explain-for"
    return say(key, rule=mark.rule, sentence=RULES[mark.rule], told=told)

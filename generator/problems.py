"""Problem codes, and the exceptions that end a run.

Whatever is wrong with the input has a place and a code: `file:line:column: code: message`. How that is written down for
people, programs and GitHub says `tell`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Problem, Report, Source, Span

CODES = {
    "alias-unused": ("an alias in report.toml that the text does not print", "correct [[alias]], or take it out"),
    "call-unknown": ("a call without a note, or with two", "look for the note in the printed report; the call is printed, without a link"),
    "calls-lost": ("notes, but no call in the whole text", "nothing: terms are bound by their headwords; a file with its calls is better, if there is one"),
    "doubtful-character": ("a character that was surely not meant", "compare with the printed report and say so in [[remark]]; the text stays"),
    "empty": ("a file without text", "save the report again as text (UTF-8)"),
    "encoding": ("bytes in no known encoding", "save the report again as text, encoded in UTF-8"),
    "fault": ("the program fell over a file", "please report it; the other files are not touched by it"),
    "glyph-missing": ("a character that no font for print has", "install a font that has it"),
    "no-heading": ("no heading was recognised", "name the headings with [[line]] kind = \"heading\""),
    "not-a-report": ("nothing in the file looks like a report", "give the text of a report"),
    "not-read": ("a picture, chart or object, whose words are not read", "look at it in the file; if it holds words of the report, write them into the file as text"),
    "note-continued": ("a note that runs over several lines", "read it on its page; a line that is no part of it is named with [[line]]"),
    "note-duplicate": ("two notes of one number", "say which is meant with [[alias]], or leave both"),
    "note-headword": ("a note without a headword", "write its terms in [[terms]]"),
    "note-unused": ("a note without a call", "nothing: its terms are bound by their headwords; other printed forms go into [[alias]]"),
    "ordinal-gap": ("numbers out of order", "look in the printed report for what is missing; a line that is no heading is named with [[line]]"),
    "record-unknown": ("an entry of report.toml that does not fit the text", "correct the entry at the place that is named, or take it out"),
    "removed-unrecorded": ("text that was left out without a decision in report.toml", "put it on the record with [[removed]], or take it back with [[kept]]"),
    "set-aside": ("a sentence that the parser took for no part of the report", "take it back with [[kept]] if it is one"),
    "term-ambiguous": ("a term of two notes", "say which is meant with [[alias]]"),
    "timeout": ("a file that takes too long", "look at the file: it is surely no report; or give more time with --timeout"),
    "toml": ("report.toml cannot be read", "mend the line that is named"),
    "unreadable": ("a file that cannot be opened", "save it again as .docx or text; a scan needs OCR first"),
}
"""Every code: what it stands for, and what to do. Codes are stable: scripts read them."""

FATAL = frozenset(("empty", "encoding", "fault", "glyph-missing", "not-a-report", "timeout", "toml", "unreadable"))
"""Codes of what leaves nothing to build; a report survives all others."""


@dataclass(frozen=True, slots=True)
class Located:
    """A problem and the place that it speaks of."""

    file: str
    line: int
    """From 1, as is the column, in code points."""
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}"


class InputError(Exception):
    """Input that leaves nothing sensible to build; ends the run with exit code 2."""

    at: Located | None = None
    """Where, for what stands in a file."""


class PlacedError(InputError):
    """Input that cannot be used, with the place in a file that is to blame."""

    def __init__(self, at: Located):
        self.at = at
        super().__init__(str(at))


class ParseError(PlacedError):
    """A report that cannot be read, with the place where reading ended."""

    def __init__(self, code: str, message: str, source: Source, offset: int = 0):
        self.code = code
        super().__init__(located(Problem(code, message, Span(offset, offset)), source))


class UsageError(InputError):
    """A wrong argument or setting; the message says what is right."""


def meant(word: str, known: Sequence[str]) -> str:
    """What a word that is not known may have been meant for."""
    import difflib  # wanted only where something is wrong

    near = difflib.get_close_matches(word, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"


def located(problem: Problem, source: Source) -> Located:
    """The problem with its file, line and column: the source's, or report.toml's where an entry is to blame."""
    file, line, column = problem.entry or (source.file, *source.position(problem.span.start))
    return Located(file, line, column, problem.code, problem.message)


def problems_of(report: Report) -> list[Located]:
    """The report's problems, in source order."""
    ordered = sorted(report.problems, key=lambda p: (p.span.start, p.code))
    return [located(problem, report.source) for problem in ordered]


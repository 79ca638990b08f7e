"""Problem codes, and the exceptions that end a run.

Whatever is wrong with the input is said in one line: `file:line:column: code: message`.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Problem, Report, Source, Span

CODES = {
    "alias-unused": "an alias in report.toml that the text does not print",
    "call-unknown": "a call without a note",
    "calls-lost": "notes, but no call in the whole text",
    "doubtful-character": "a character that was surely not meant",
    "empty": "a file without text",
    "encoding": "bytes in no known encoding",
    "glyph-missing": "a character that no font for print has",
    "no-heading": "no heading was recognised",
    "not-a-report": "nothing in the file looks like a report",
    "note-continued": "a note that runs over several lines",
    "note-duplicate": "two notes of one number",
    "note-headword": "a note without a headword",
    "note-unused": "a note without a call",
    "ordinal-gap": "numbers out of order",
    "record-unknown": "an entry of report.toml that does not fit the text",
    "set-aside": "a sentence that the parser took for no part of the report",
    "removed-unrecorded": "text that was left out without a decision in report.toml",
    "term-ambiguous": "a term of two notes",
    "unreadable": "a Word file, PDF or archive that cannot be opened",
    "toml": "report.toml cannot be read",
}
"""Every code and what it stands for. Codes are stable: scripts read them."""


class InputError(Exception):
    """Input that leaves nothing sensible to build; ends the run with exit code 2."""


class ParseError(InputError):
    """A report that cannot be read, with the place where reading ended."""

    def __init__(self, code: str, message: str, source: Source, offset: int = 0):
        self.code = code
        super().__init__(line_of(Problem(code, message, Span(offset, offset)), source))


class UsageError(InputError):
    """A wrong argument or setting; the message says what is right."""


def meant(word: str, known: Sequence[str]) -> str:
    """What a word that is not known may have been meant for."""
    import difflib  # wanted only where something is wrong

    near = difflib.get_close_matches(word, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"


def line_of(problem: Problem, source: Source) -> str:
    """The problem as one line: `file:line:column: code: message`."""
    line, column = source.position(problem.span.start)
    return f"{source.file}:{line}:{column}: {problem.code}: {problem.message}"


def lines_of(report: Report) -> list[str]:
    """The report's problems as lines, in source order."""
    ordered = sorted(report.problems, key=lambda p: (p.span.start, p.code))
    return [line_of(problem, report.source) for problem in ordered]

"""A report that was added → what was recognised in it, for its editor to read.

Guarantee: nothing is cut from a list but the words of long lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.intake.add import Added
from generator.model import Report, Section
from generator.problems import problems_of
from generator.settle import Lines

WORDS = 36
"""Characters of a line that are shown."""
LABEL = 10
LINES = 8
"""Stretches of lines that are shown of one reason."""


def shown(added: Added) -> Iterator[str]:
    """What was made, what was recognised, and what to do next, line by line."""
    report, says = added.report, added.told
    yield f"{added.folder.as_posix()}/ made: {added.file.name}, byte for byte as received, and report.toml"
    yield ""
    for key in ("title", "place", "year", "date", "meeting", "speaker", "office"):
        value = getattr(says, key)
        told = f" (a heading says {_cut(says.year_from)!r})" if key == "year" and says.year_from else ""
        yield _row(key, "not said in the file" if value is None else f"{value}{told}")
    yield from _outline(report)
    yield _row("notes", _notes(report))
    yield _row("calls", f"{len(report.calls)}" if report.calls else "none")
    yield _row("attached", "; ".join(_cut(report.words(a.heading)) for a in report.attachments if a.heading) or "none")
    yield from _removed(report)
    doubts = len(report.problems)
    yield _row("doubts", "none" if not doubts else f"{doubts}; `baogao check {added.folder.name}` prints them again")
    yield ""
    yield f"Next: read {(added.folder / 'report.toml').as_posix()} and fill in what the file does not say; then `make serve` shows the site."


def doubts(added: Added) -> list[str]:
    """The problems that are left, each on a line."""
    from generator.tell import as_text

    return [as_text(problem) for problem in problems_of(added.report)]


def _row(label: str, words: str) -> str:
    return f"{label:{LABEL}}{words}"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WORDS else words[: WORDS - 1] + "…"


def _outline(report: Report) -> Iterator[str]:
    headed = [line for line in _sections(report, report.parts)]
    yield _row("outline", "no headings" if not headed else f"{len(headed)} headings")
    yield from headed


def _sections(report: Report, sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield " " * LABEL + "  " * (section.level - 1) + _cut(report.words(section.heading))
        yield from _sections(report, section.sections)


def _notes(report: Report) -> str:
    if not report.notes:
        return "none"
    return f"{len(report.notes)}: " + "; ".join(f"{note.id} {'、'.join(note.terms)}".strip() for note in report.notes)


def _removed(report: Report) -> Iterator[str]:
    """What is left out, by reason."""
    lines = Lines(report)
    reasons: dict[str, list[int]] = {}
    for removal in report.removals:
        reasons.setdefault(removal.reason, []).extend(lines.of(removal))
    characters = sum(len("".join(report.source.text[r.span.start : r.span.end].split())) for r in report.removals)
    yield _row("left out", f"{characters} characters, on the record in report.toml" if reasons else "nothing")
    for reason, numbers in reasons.items():
        stretches = lines.stretches(sorted(set(numbers))).split(", ")
        more = f", and {len(stretches) - LINES} more" if len(stretches) > LINES else ""
        yield " " * LABEL + f"{reason}: line{'s' if len(set(numbers)) > 1 else ''} {', '.join(stretches[:LINES])}{more}"

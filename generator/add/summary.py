"""A report that was added → what was recognised in it, for its editor to read.

Guarantee: nothing is cut from a list but the words of long lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from generator.add.add import Added
from generator.decisions.apply import Lines
from generator.model.messages import Message, listed, say, spoken
from generator.model.problems import Located, problems_of
from generator.model.report import Report, Section
from generator.model.stated import FACTS

WORDS = 36
"""Characters of a line that are shown."""
LABEL = 10
LINES = 8
"""Stretches of lines that are shown of one reason."""


def shown(added: Added) -> Iterator[str]:
    """What was made, what was recognised, and what to do next, line by line."""
    report = added.report
    yield say("show-made", folder=added.folder.as_posix(), file=added.file.name)
    yield ""
    for key, fact in FACTS.items():
        if fact.label:
            yield _row(fact.label, _fact(getattr(added.told, key), added.origins.get(key)))
    yield from _outline(report)
    yield _row(say("show-notes"), _notes(report))
    yield _row(say("show-calls"), len(report.calls) or say("none"))
    yield _row(
        say("show-attached"),
        listed((_cut(report.words(a.heading)) for a in report.attachments if a.heading), "; ", "；") or say("none"),
    )
    yield from _removed(report)
    doubts = len(report.problems)
    yield _row(
        say("show-doubts"), say("show-doubt-count", count=doubts, id=added.folder.name) if doubts else say("none")
    )
    yield ""
    yield say("show-next", file=(added.folder / "report.toml").as_posix())


def doubts(added: Added) -> list[Located]:
    """The problems that are left."""
    return problems_of(added.report)


def _fact(value: Any, origin: Message | None) -> Any:
    if value is None:
        return say("show-not-said")
    return say("show-from", value=value, origin=origin) if origin else value


def _row(label: Message, words: Any) -> Message:
    """Label and words side by side; a Chinese character is two columns wide."""
    wide = sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in label.zh)
    return Message(f"{label:{LABEL}}{words}", f"{label.zh}{' ' * (LABEL - wide)}{spoken(words, 'zh')}")


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WORDS else words[: WORDS - 1] + "…"


def _outline(report: Report) -> Iterator[str]:
    headed = [line for line in _sections(report, report.parts)]
    yield _row(say("show-outline"), say("show-headings", count=len(headed)) if headed else say("show-no-headings"))
    yield from headed


def _sections(report: Report, sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield " " * LABEL + "  " * (section.level - 1) + _cut(report.words(section.heading))
        yield from _sections(report, section.sections)


def _notes(report: Report) -> Message:
    if not report.notes:
        return say("none")
    notes = listed((f"{note.id} {'、'.join(note.terms)}".strip() for note in report.notes), "; ", "；")
    return say("show-note-list", count=len(report.notes), notes=notes)


def _removed(report: Report) -> Iterator[str]:
    """What is left out, by reason."""
    lines = Lines(report)
    reasons: dict[str, list[int]] = {}
    for removal in report.removals:
        reasons.setdefault(removal.reason, []).extend(lines.of(removal))
    characters = sum(len("".join(report.source.text[r.span.start : r.span.end].split())) for r in report.removals)
    yield _row(say("show-left-out"), say("show-characters", count=characters) if reasons else say("show-nothing"))
    for reason, numbers in reasons.items():
        stretches = lines.stretches(sorted(set(numbers))).split(", ")
        listing, more = listed(stretches[:LINES]), len(stretches) - LINES
        listing = say("show-more", lines=listing, count=more) if more > 0 else listing
        row = say("show-reason-many" if len(set(numbers)) > 1 else "show-reason-one", reason=reason, lines=listing)
        yield Message(" " * LABEL + row, " " * LABEL + row.zh)

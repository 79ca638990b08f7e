"""What `report.toml` says of a report and what the report prints of itself → problems where the two differ.

Guarantee: only what was recognised in the report's own head is held against the editor's word, and a fact that is
merely longer or shorter is no contradiction. Nothing is changed: the editor's word stands until the editor corrects it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.edition.facts import Told, told
from generator.model.decisions import Decisions
from generator.model.messages import Message, brief, say
from generator.model.report import Problem, Report, Role
from generator.model.source import Span
from generator.model.stated import FACTS, Stated

_YEAR = re.compile("[12][0-9]{3}(?=年)")
_ROLES: dict[str, tuple[Role, ...]] = {
    "title": ("title",), "place": ("title", "dateline", "speaker"), "year": ("title", "dateline"),
    "date": ("dateline", "speaker"),
    "meeting": ("dateline",), "speaker": ("speaker", "dateline"),
}  # fmt: skip
"""Where each fact is printed."""


def contradictions(report: Report, decisions: Decisions) -> Iterator[Problem]:
    """Each fact that both give, and that cannot be the same."""
    if not decisions.marks:
        return
    printed = told(report)
    for key, message in _found(decisions.stated, printed):
        roles = _ROLES[key]
        block = next((block for role in roles for block in report.blocks if block.role == role), None)
        span = Span(block.offset(0), block.offset(len(block.text))) if block else Span(0, 0)
        if key in decisions.marks and (block or key != "title"):  # a collector's header is no print
            yield Problem("fact-differs", message, span, decisions.marks[key])


def _found(stated: Stated, printed: Told) -> Iterator[tuple[str, Message]]:
    for key in ("title", "place", "meeting", "speaker"):
        said, reads = getattr(stated, key), getattr(printed, key)
        if said and reads and not _alike(said, reads):
            yield key, say("fact-words", what=FACTS[key].label, told=brief(said), printed=brief(reads))
    if stated.date and printed.date and stated.date != printed.date:
        yield "date", say("fact-date", told=stated.date, printed=printed.date)
    if stated.year and (known := list(_years(stated, printed))) and stated.year not in known:
        own = stated.date and not printed.date and not (printed.year and not printed.year_from)
        yield "year", say("fact-year-date" if own else "fact-year", told=stated.year, printed=known[0])


_KIND = "报告"


def _alike(one: str, other: str) -> bool:
    """Whether one has the other's words in it; of a title that says what it is, these words too."""
    a, b = _words(one), _words(other)
    return (a in b or b in a) and (_KIND in a) == (_KIND in b)


def _words(text: str) -> str:
    """Letters, figures and characters alone."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _years(stated: Stated, printed: Told) -> Iterator[int]:
    """Every year that the report may be of: its title's, its day's, and the next one's for a report at a year's end."""
    for title in (printed.title, stated.title):
        yield from map(int, _YEAR.findall(title or ""))
    if printed.year and not printed.year_from:
        yield printed.year
    for day in (printed.date, stated.date):
        if day:
            yield from (day.year, day.year + 1) if day.month >= 11 else (day.year,)

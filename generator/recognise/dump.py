"""`Report` → what was recognised, as plain lists and strings: one JSON object for people and programs to compare.

Guarantee: every string is quoted from the source, spaces aside; nothing is looked up elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.model.report import Block, Call, Note, Report, Section


def inspect(report: Report) -> dict[str, Any]:
    """What an editor sees in the report: head, outline, calls, notes, attachments, removals."""
    body = _body(report)
    known = report.facts
    return {
        "file": report.source.file.rpartition("/")[2],
        "is_report": True,
        "title": known.title,
        "meeting": known.meeting,
        "date": known.date,
        "speaker": known.speaker,
        "office": known.office,
        "body_first": body[0].text[:10] if body else None,
        "body_last": body[-1].text[-10:] if body else None,
        "headings": list(_headings(report, report.parts)),
        "markers": [_marker(report, call) for call in report.calls],
        "notes": [_note(report, note) for note in report.notes],
        "attachments": [" ".join(report.words(a.heading).split("\n")) for a in report.attachments if a.heading],
        "removed": [
            {
                "line": report.source.position(r.span.start)[0],
                "text": report.source.text[r.span.start : r.span.end],
                "reason": r.reason,
            }
            for r in report.removals
        ],
        "problems": [
            {"code": p.code, "line": report.source.position(p.span.start)[0], "message": p.message}
            for p in report.problems
        ],
    }


def _body(report: Report) -> list[Block]:
    """The report proper: from the salutation, or the first block after the head, to the last part's end."""
    last = report.parts[-1].last if report.parts else len(report.blocks)
    first = next((b.n for b in report.blocks if b.role == "salutation"), None)
    first = first or next((b.n for b in report.blocks if b.role in ("heading", "text")), 1)
    return list(report.blocks[first - 1 : last])


def _headings(report: Report, sections: Sequence[Section]) -> Iterator[dict[str, Any]]:
    for section in sections:
        if section.heading:
            heading: dict[str, Any] = {"level": section.level, "text": report.words(section.heading)}
            yield heading | ({"run_in": True} if section.run_in else {})
        yield from _headings(report, section.sections)


def _marker(report: Report, call: Call) -> dict[str, Any]:
    before = report.block(call.marker.block).text[: call.marker.start]
    return {"ordinal": call.ordinal, "before": re.sub(r"\s", "", before)[-4:]}


def _note(report: Report, note: Note) -> dict[str, Any]:
    return {
        "ordinal": note.ordinal,
        "terms": list(note.terms),
        "gloss": re.sub(r"\s+", " ", report.words(note.gloss)).strip()[:10],
    }

"""Every file of tests/cases is a test: a report's text, what is recognised in it, and its problems.

The expectation is a whole dump, so nothing changes unseen. `python -m tests.unit.recognise.test_cases` writes today's dumps into
the files; review the diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.formats.read import decode
from generator.model.decisions import Decisions, Headwords, Kept, Said
from generator.model.problems import InputError
from generator.model.report import Report, Section
from generator.recognise.parse import Reading, recognise
from generator.recognise.partition import partition
from generator.recognise.passages import Mark
from tests.conftest import ROOT

CASES = sorted((ROOT / "tests" / "cases").glob("*.yml"))


def dump(report: Report) -> dict[str, Any]:
    """What was recognised, as short strings; what is absent is left out."""
    known = report.facts
    whole = {
        "facts": {k: v for k in ("title", "meeting", "date", "speaker", "office") if (v := getattr(known, k))},
        "blocks": [f"{b.role} {b.text}" for b in report.blocks],
        "outline": list(outline(report, report.parts)),
        "notes": [f"{n.id} {' | '.join(n.terms)} = {report.words(n.gloss)}" for n in report.notes],
        "calls": [f"{c.ordinal} {report.block(c.marker.block).text[: c.marker.start][-4:]}{report.words(c.marker)}" for c in report.calls],
        "attachments": [f"{a.id} {a.first}-{a.last}" for a in report.attachments],
        "removed": [f"{report.source.text[r.span.start : r.span.end]} ({r.reason})" for r in report.removals],
        "problems": [f"{p.code} {report.source.position(p.span.start)[0]}" for p in report.problems],
    }
    return {key: value for key, value in whole.items() if value}


def outline(report: Report, sections: tuple[Section, ...]):
    for s in sections:
        yield f"{s.id} {s.first}-{s.last}{' ' + report.words(s.heading) if s.heading else ''}{' >>' if s.run_in else ''}"
        yield from outline(report, s.sections)


def decisions_of(case: dict[str, Any]) -> Decisions:
    said = case.get("decisions", {})
    return Decisions(
        "report.toml",
        kept=tuple(Kept(**k) for k in said.get("kept", ())),
        lines=tuple(Said(**k) for k in said.get("lines", ())),
        headwords=tuple(Headwords(k["note"], tuple(k["terms"])) for k in said.get("headwords", ())),
    )


def recognised(case: dict[str, Any]) -> dict[str, Any]:
    try:
        reading = recognise(decode(case["text"].encode(), case.get("file", "case.txt")), decisions_of(case))
    except InputError as error:
        return {"refused": str(error)}
    partition(reading.report)
    return dump(reading.report) | {"rules": list(rules(reading))}


def rules(reading: Reading) -> Iterator[str]:
    """What spoke of each line, in order, `-` for what spoke against; what stands in brackets is what it went by."""
    position = reading.report.source.position
    pieces = {piece for passage in reading.passages for piece in passage.pieces}
    alone = [(r.span, [Mark(r.rule)]) for r in reading.report.removals if r.span not in pieces]
    for span, marks in sorted([*alone, *((p.pieces[0], p.marks) for p in reading.passages)], key=lambda item: item[0].start):
        said = [f"{'-' if mark.against else ''}{mark.rule}{f' ({mark.told})' if mark.told else ''}" for mark in marks]
        yield f"{position(span.start)[0]}: {', '.join(said)}".replace("\n", " ")


def test_there_are_cases():
    assert len(CASES) > 30


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_recognised(path: Path):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(case) <= {"about", "file", "text", "decisions", "expect"}
    assert recognised(case) == case["expect"], "python -m tests.unit.recognise.test_cases rewrites the expectations"


def accept() -> None:
    for path in CASES:
        content = path.read_text(encoding="utf-8")
        case = yaml.safe_load(content)
        kept = re.split(r"^expect:", content, maxsplit=1, flags=re.MULTILINE)[0].rstrip("\n")
        expected = yaml.safe_dump({"expect": recognised(case)}, allow_unicode=True, sort_keys=False, width=10_000)
        path.write_text(f"{kept}\n{expected}", encoding="utf-8")


if __name__ == "__main__":
    accept()

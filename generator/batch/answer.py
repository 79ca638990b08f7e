"""One file → its problems, or what was recognised in it as a line of JSON.

Guarantee: whatever the file holds, the answer is a value and no exception, so that one bad file stops no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.decisions.apply import for_source, settle
from generator.decisions.load import load
from generator.figures.catalogue import catalogue_of
from generator.formats.read import read
from generator.library.edition_of import settled
from generator.library.figures_of import figures_of
from generator.library.reports import check_name, report_file, site_of
from generator.model.decisions import Decisions
from generator.model.figure import Figure, as_data
from generator.model.messages import Message, say
from generator.model.problem_forms import json_line
from generator.model.problems import Located, PlacedError, located, problems_of
from generator.model.report import BlockSpan, Report
from generator.recognise.dump import inspect
from generator.recognise.parse import parse


@dataclass(frozen=True, slots=True)
class About:
    """What there is to say about one file."""

    problems: tuple[Located, ...]
    record: str | None = None
    """What was recognised, as one line of JSON, where that was asked for."""


def check_file(path: Path) -> About:
    """Every problem of a report's file or folder; what is no report, or cannot be read, has one that is fatal."""
    try:
        if path.is_dir():
            check_name(path)
            path = report_file(path)
        return About(tuple(problems_of(settled(read(path), decisions_of(path), site_of(path))[0])))
    except Exception as error:  # of any kind: the other files are to be read all the same
        return About((_refusal(path, error),))


def decisions_of(path: Path) -> Decisions:
    """The decisions of the report.toml beside a report's file; none for a file that stands alone."""
    return load(path.with_name("report.toml")) if path.stem == "report" else Decisions("report.toml")


def inspect_file(path: Path) -> About:
    """What was recognised in a file, with its `path` and `sha256`; its `error` where it was refused."""
    try:
        report = parse(read(path))
        told = {"path": path.as_posix(), "sha256": report.source.sha256, **inspect(report)}
        return About(tuple(problems_of(report)), json_line(told))
    except Exception as error:  # of any kind: the other files are to be read all the same
        return refused(path, _refusal(path, error))


def figures_file(path: Path) -> About:
    """The figures of a report's file or folder, with its `path`, `sha256`, `id`, `place` and `year`; its `error` where
    it was refused."""
    try:
        if path.is_dir():
            check_name(path)
            path = report_file(path)
        source, decisions = read(path), decisions_of(path)
        report = settle(parse(source, decisions=for_source(decisions, source)), decisions)[0]
        found = figures_of(report, decisions, catalogue_of(site_of(path)))
        told = {
            "path": path.as_posix(),
            "sha256": source.sha256,
            "id": path.parent.name if path.stem == "report" else None,
            "place": found.stated.place,
            "year": found.stated.year,
            "figures": [{**as_data(figure), "line": _line(report, figure)} for figure in found.figures],
            "problems": [{"code": problem.code, "message": problem.message} for problem in found.problems],
        }
        return About(tuple(located(problem, source) for problem in found.problems), json_line(told))
    except Exception as error:  # of any kind: the other files are to be read all the same
        return refused(path, _refusal(path, error))


def _line(report: Report, figure: Figure) -> int:
    place = BlockSpan(figure.block, figure.start, figure.end)
    return report.source.position(report.span(place).start)[0]


def refused(path: Path, at: Located) -> About:
    """A file that could not be read. `is_report` is unknown but for one that was read and is none."""
    error = {"code": at.code, "line": at.line, "column": at.column, "message": at.message}
    is_report = False if at.code == "not-a-report" else None
    return About((at,), json_line({"path": path.as_posix(), "file": path.name, "is_report": is_report, "error": error}))


def fault(path: Path, said: str) -> Located:
    """The problem of a file that the program fell over."""
    return Located(path.as_posix(), 1, 1, "fault", say("file-fault", said=said))


def fell(error: Exception) -> Message:
    """An error that nobody foresaw, as it calls itself."""
    words = f"{type(error).__name__}: {error}"
    return Message(words, words)


def _refusal(path: Path, error: Exception) -> Located:
    return error.at if isinstance(error, PlacedError) else fault(path, fell(error))

"""Arguments, printing, exit codes: 0 clean, 1 problems found, 2 wrong use or unreadable input.

Results go to standard output, problems to standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator import __version__
from generator.build import build, edition, report_ids
from generator.decisions import settle
from generator.link import link
from generator.model import Decisions, Report
from generator.parse import parse
from generator.problems import InputError, UsageError, lines_of
from generator.read import read

CLEAN, PROBLEMS, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code. Input errors become one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = _parser().parse_args(argv)
    try:
        return args.run(args)
    except InputError as error:
        print(error, file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="baogao", description="A government work report (政府工作报告) becomes a website.")
    parser.add_argument("--version", action="version", version=f"baogao {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, run, said in _VERBS:
        verb = verbs.add_parser(name, help=said, description=said)
        verb.set_defaults(run=run)
        verb.add_argument("--reports", type=Path, default=Path("reports"), metavar="DIR", help="folder of the reports (default: reports)")
        if name == "build":
            verb.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="folder of the pages (default: docs)")
            verb.add_argument("ids", nargs="*", metavar="ID", help="a report's folder under reports/; all where none is named")
        elif name == "check":
            verb.add_argument("targets", nargs="*", metavar="ID or FILE", help="a report's id, or a file; all reports where none is named")
        else:
            verb.add_argument("file", type=Path, metavar="FILE", help="a report's file")
    return parser


def _build(args: argparse.Namespace) -> int:
    editions, changed, removed = build(args.reports, args.docs, args.ids)
    for each in editions:
        print(f"{each.id}: {len(each.pages)} pages")
    print(f"{changed} files written, {removed} removed")
    return _print_problems([each.report for each in editions])


def _check(args: argparse.Namespace) -> int:
    return _print_problems([_target(args.reports, target) for target in args.targets or report_ids(args.reports)])


def _target(reports: Path, target: str) -> Report:
    """The settled and linked report of an id, or of a file that stands alone."""
    if (reports / target).is_dir() and target in report_ids(reports):
        return edition(reports / target).report
    path = Path(target)
    if not path.exists():
        known = ", ".join(report_ids(reports)) if reports.is_dir() else "none"
        raise UsageError(f"{target}: neither a report's id nor a file; reports are: {known}")
    decisions = Decisions("report.toml")
    report, _ = settle(parse(read(path)), decisions)
    return replace(report, problems=(*report.problems, *link(report, decisions).problems))


def _inspect(args: argparse.Namespace) -> int:
    from generator.inspect import inspect

    print(json.dumps(inspect(parse(read(args.file))), ensure_ascii=False))
    return CLEAN


def _print_problems(reports: Sequence[Report]) -> int:
    lines = [line for report in reports for line in lines_of(report)]
    for line in lines:
        print(line, file=sys.stderr)
    return PROBLEMS if lines else CLEAN


_VERBS = (
    ("build", _build, "write the reports' pages under docs/"),
    ("check", _check, "print every problem of a report"),
    ("inspect", _inspect, "print what was recognised in a file, as JSON"),
)

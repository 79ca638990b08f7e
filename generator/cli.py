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
from typing import NoReturn

from generator import __version__
from generator.build import build, edition, report_ids
from generator.decisions import settle
from generator.link import link
from generator.model import Decisions, Report
from generator.pages import pdf_path
from generator.problems import InputError, UsageError, lines_of, meant
from generator.read import read
from generator.recognise.parse import parse
from generator.write import write

CLEAN, PROBLEMS, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code. Input errors become one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        args = _parser().parse_args(argv)
        return args.run(args)
    except InputError as error:
        print(error, file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and what may have been meant."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; see `{self.prog} --help`")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            raise UsageError(f"{self.prog}: no verb {value!r}; {meant(str(value), list(action.choices))}")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="baogao", description="A government work report (政府工作报告) becomes a website.")
    parser.add_argument("--version", action="version", version=f"baogao {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, run, said, arguments in _VERBS:
        verb = verbs.add_parser(name, help=said, description=said)
        verb.set_defaults(run=run)
        for flags, settings in arguments:
            verb.add_argument(*flags, **settings)
    return parser


def _build(args: argparse.Namespace) -> int:
    had_print = {id for id in report_ids(args.reports) if (args.docs / pdf_path(id)).exists()}
    editions, changed, removed = build(args.reports, args.docs, args.ids)
    for each in editions:
        print(f"{each.id}: {len(each.pages)} pages" + (f", print edition of {each.printed.pages} pages" if each.printed else ""))
        if each.id in had_print and not each.printed:
            print(f"{each.id}: the print edition was of another text and is gone; make it again with `baogao pdf`")
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
        raise UsageError(f"{target}: neither a report's id nor a file; {meant(target, report_ids(reports))}")
    decisions = Decisions("report.toml")
    report, _ = settle(parse(read(path)), decisions)
    return replace(report, problems=(*report.problems, *link(report, decisions).problems))


def _inspect(args: argparse.Namespace) -> int:
    from generator.recognise.inspect import inspect

    print(json.dumps(inspect(parse(read(args.file))), ensure_ascii=False))
    return CLEAN


def _print_problems(reports: Sequence[Report]) -> int:
    lines = [line for report in reports for line in lines_of(report)]
    for line in lines:
        print(line, file=sys.stderr)
    return PROBLEMS if lines else CLEAN


def _pdf(args: argparse.Namespace) -> int:
    from generator.print.fonts import NoChineseFont
    from generator.print.press import press, remarks

    try:
        made = press(args.reports, args.docs, args.ids, args.fonts)
    except NoChineseFont as error:
        if not args.if_fonts:
            raise
        print(f"no print edition and no picture for shared links: {error}", file=sys.stderr)
        return PROBLEMS
    for id, each in made.items():
        print(f"{args.docs.as_posix()}/{pdf_path(id)}: {each.printed.pages} pages, {len(each.pdf) / 1e6:.1f} MB")
        for remark in remarks(each):
            print(f"  {remark}")
    return CLEAN


def _verify(args: argparse.Namespace) -> int:
    from generator.verify import verify

    verdict = verify(args.words, args.target, args.reports)
    for line in verdict.lines:
        print(line)
    for fault in verdict.faults:
        print(fault, file=sys.stderr)
    return CLEAN if verdict.exact else PROBLEMS


def _serve(args: argparse.Namespace) -> int:
    from generator.serve import serve

    return serve(args.reports, args.docs, args.address)


def _clean(args: argparse.Namespace) -> int:
    _, removed = write(args.docs, {})
    print(f"{removed} files removed")
    return CLEAN


_REPORTS = (("--reports",), {"type": Path, "default": Path("reports"), "metavar": "DIR", "help": "folder of the reports (default: reports)"})
_DOCS = (("--docs",), {"type": Path, "default": Path("docs"), "metavar": "DIR", "help": "folder of the pages (default: docs)"})
_IDS = (("ids",), {"nargs": "*", "metavar": "ID", "help": "a report's folder under reports/; all where none is named"})
_TARGETS = (("targets",), {"nargs": "*", "metavar": "ID or FILE", "help": "a report's id, or a file; all reports where none is named"})
_WORDS = (("words",), {"metavar": "WORDS", "help": "a quotation, between quotation marks"})
_TARGET = (("target",), {"metavar": "TARGET", "help": "a report.json, a built site's folder, a report's id or file, or the http(s) address of a page or of a report.json"})
_FILE = (("file",), {"type": Path, "metavar": "FILE", "help": "a report's file"})
_ADDRESS = (("--address",), {"default": "localhost:8000", "metavar": "HOST:PORT", "help": "where to serve (default: localhost:8000)"})
_FONTS = (("--fonts",), {"type": Path, "action": "append", "default": [], "metavar": "DIR", "help": "a folder of fonts, beside the machine's own; may be given again"})
_IF_FONTS = (("--if-fonts",), {"action": "store_true", "help": "where the machine has no Chinese font, say so and leave the print edition out (exit 1, not 2)"})

_VERBS = (
    ("build", _build, "write the reports' pages under docs/", (_IDS, _REPORTS, _DOCS)),
    ("check", _check, "print every problem of a report", (_TARGETS, _REPORTS)),
    ("inspect", _inspect, "print what was recognised in a file, as JSON", (_FILE,)),
    ("pdf", _pdf, "print the reports as PDF booklets under docs/", (_IDS, _REPORTS, _DOCS, _FONTS, _IF_FONTS)),
    ("verify", _verify, "say whether and where words stand in a report, to the letter", (_WORDS, _TARGET, _REPORTS)),
    ("serve", _serve, "show the site and rebuild it while you edit", (_REPORTS, _DOCS, _ADDRESS)),
    ("clean", _clean, "remove the generated pages; hand-written files stay", (_DOCS,)),
)

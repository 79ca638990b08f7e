"""Arguments, printing, exit codes: 0 clean, 1 problems found, 2 wrong use or unreadable input, 130 stopped.

Results go to standard output, problems to standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from generator import __version__
from generator.build import build, report_ids
from generator.model import Report
from generator.pages import pdf_path
from generator.problems import InputError, UsageError, meant, problems_of
from generator.read import read
from generator.recognise.parse import parse
from generator.tell import as_text, one_line
from generator.write import write

CLEAN, PROBLEMS, WRONG, STOPPED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code. Input errors become one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        args = _parser().parse_args(argv)
        return args.run(args)
    except InputError as error:
        print(one_line(str(error)), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("stopped; a run with --output is gone on with by --resume", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and what may have been meant."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; see `{self.prog} --help`")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            what = f"no {'verb' if action.dest == 'verb' else action.dest} {value!r}"
            raise UsageError(f"{self.prog}: {what}; {meant(str(value), list(action.choices))}")


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


def _add(args: argparse.Namespace) -> int:
    from generator.intake.add import add
    from generator.intake.show import doubts, shown

    added = add(args.file, args.reports, args.id)
    print(*map(one_line, shown(added)), sep="\n", flush=True)
    left = doubts(added)
    for line in left:
        print(line, file=sys.stderr)
    return PROBLEMS if left else CLEAN


def _check(args: argparse.Namespace) -> int:
    from generator.ask.look import look
    from generator.ask.survey import checking, survey

    if args.output and args.format not in (None, "json"):
        raise UsageError(f"baogao check: --output holds JSON; take --format {args.format} out")
    format = args.format or ("json" if args.output else "text")
    resume = _resumed(args)
    found = look(args.targets or report_ids(args.reports), args.reports, args.output)
    return survey(checking(format), found, args.jobs, args.timeout, args.output, resume)


def _inspect(args: argparse.Namespace) -> int:
    from generator.ask.look import look
    from generator.ask.survey import inspecting, survey

    if args.jsonl:
        resume = _resumed(args)
        return survey(inspecting(), look(args.files, spare=args.output), args.jobs, args.timeout, args.output, resume)
    if len(args.files) > 1 or args.output or args.resume or Path(args.files[0]).is_dir():
        raise UsageError("baogao inspect: one file is inspected at a time; for folders, several files and --output add --jsonl")
    from generator.recognise.inspect import inspect

    print(json.dumps(inspect(parse(read(Path(args.files[0])))), ensure_ascii=False))
    return CLEAN


def _resumed(args: argparse.Namespace) -> bool:
    if args.resume and not args.output:
        raise UsageError(f"baogao {args.verb}: --resume goes on with a file; name it by --output")
    return args.resume


def _print_problems(reports: Sequence[Report]) -> int:
    problems = [problem for report in reports for problem in problems_of(report)]
    for problem in problems:
        print(as_text(problem), file=sys.stderr)
    return PROBLEMS if problems else CLEAN


def _pdf(args: argparse.Namespace) -> int:
    from generator.print.press import press, remarks

    said = set[str]()  # one machine's fonts are the same for a hundred reports
    made = faults = 0
    for each in press(args.reports, args.docs, args.ids, args.fonts):
        if each.booklet:
            print(f"{args.docs.as_posix()}/{pdf_path(each.id)}: {each.booklet.printed.pages} pages, {len(each.booklet.pdf) / 1e6:.1f} MB", flush=True)
        lines = [f"  {remark}" for remark in remarks(each.booklet)] if each.booklet else []
        for line in (line for line in lines if line not in said):
            print(line)
        faulty = [one_line(str(problem)) for problem in each.problems]
        for line in (line for line in faulty if line not in said):
            print(line, file=sys.stderr, flush=True)
        said |= {*lines, *faulty}
        made += bool(each.booklet or each.picture)
        faults += len(faulty)
    return CLEAN if not faults else PROBLEMS if made else WRONG


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


def _number(kind: type) -> Callable[[str], Any]:
    def above_zero(text: str) -> Any:
        try:
            value = kind(text)
        except ValueError:
            value = 0
        if not 0 < value < 1_000_000:
            raise argparse.ArgumentTypeError(f"{text!r} should be a number above 0")
        return value

    return above_zero


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_REPORTS = (("--reports",), {"type": Path, "default": Path("reports"), "metavar": "DIR", "help": "folder of the reports (default: reports)"})
_DOCS = (("--docs",), {"type": Path, "default": Path("docs"), "metavar": "DIR", "help": "folder of the pages (default: docs)"})
_IDS = (("ids",), {"nargs": "*", "metavar": "ID", "help": "a report's folder under reports/; all where none is named"})
_TARGETS = (("targets",), {"nargs": "*", "metavar": "ID, FILE or DIR", "help": "a report's id, a file, or a folder to search for files that could be reports; all reports where none is named"})
_WORDS = (("words",), {"metavar": "WORDS", "help": "a quotation, between quotation marks"})
_TARGET = (("target",), {"metavar": "TARGET", "help": "a report.json, a built site's folder, a report's id or file, or the http(s) address of a page or of a report.json"})
_FILE = (("file",), {"type": Path, "metavar": "FILE", "help": "a report's file"})
_FILES = (("files",), {"nargs": "+", "metavar": "FILE", "help": "a report's file; with --jsonl any number, and folders to search"})
_ID = (("--id",), {"metavar": "ID", "help": "the report's folder and address, such as zigong-2021 (default: made of the place and year that the report names)"})
_FORMAT = (("--format",), {"choices": ("text", "json", "github"), "help": "text: file:line:column: code: message, on standard error (default); json: an object a line; github: workflow commands"})
_JSONL = (("--jsonl",), {"action": "store_true", "help": "a line of JSON for each file; a file that cannot be read has its error there"})
_JOBS = (("--jobs",), {"type": _number(int), "default": _cores(), "metavar": "N", "help": "how many files to read at once in a folder (default: one a core, here %(default)s)"})
_TIMEOUT = (("--timeout",), {"type": _number(float), "default": 60.0, "metavar": "SECONDS", "help": "when to give a file of a folder up (default: 60)"})
_OUTPUT = (("--output",), {"type": Path, "metavar": "FILE", "help": "write the lines of JSON into this file, which must not be there yet"})
_RESUME = (("--resume",), {"action": "store_true", "help": "go on with an --output file that a stopped run has left"})
_MANY = (_JOBS, _TIMEOUT, _OUTPUT, _RESUME)
_ADDRESS = (("--address",), {"default": "localhost:8000", "metavar": "HOST:PORT", "help": "where to serve (default: localhost:8000)"})
_FONTS = (("--fonts",), {"type": Path, "action": "append", "default": [], "metavar": "DIR", "help": "a folder of fonts, beside the machine's own; may be given again"})

_VERBS = (
    ("build", _build, "write the reports' pages under docs/", (_IDS, _REPORTS, _DOCS)),
    ("add", _add, "make a report's folder from its file", (_FILE, _ID, _REPORTS)),
    ("check", _check, "print every problem of a report, or of a folder of files", (_TARGETS, _FORMAT, *_MANY, _REPORTS)),
    ("inspect", _inspect, "print what was recognised in a file, as JSON", (_FILES, _JSONL, *_MANY)),
    ("pdf", _pdf, "print the reports as PDF booklets under docs/", (_IDS, _REPORTS, _DOCS, _FONTS)),
    ("verify", _verify, "say whether and where words stand in a report, to the letter", (_WORDS, _TARGET, _REPORTS)),
    ("serve", _serve, "show the site and rebuild it while you edit", (_REPORTS, _DOCS, _ADDRESS)),
    ("clean", _clean, "remove the generated pages; hand-written files stay", (_DOCS,)),
)

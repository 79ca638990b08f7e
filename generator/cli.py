"""Arguments, printing, exit codes: 0 clean, 1 problems found, 2 wrong use or unreadable input, 130 stopped.

Results go to standard output, problems to standard error. Each verb loads what it needs when it runs: half of a start
is the compiling of patterns, which neither help nor `--version` asks for.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from generator import __version__
from generator.model.messages import LANGUAGES, Message, say, spoken
from generator.model.problem_forms import as_error, as_text, one_line, refused, said
from generator.model.problems import InputError, Located, UsageError, meant
from generator.model.reader import as_called, language

CLEAN, PROBLEMS, WRONG, STOPPED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code. Input errors become one line on standard error."""
    if sys.stderr is None:  # closed by who started this: `print` would write to standard output instead
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115  open as long as the program runs
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    argv = sys.argv[1:] if argv is None else list(argv)
    lang = _language(argv)
    try:
        return _run(argv, lang)
    except InputError as error:
        print(as_error(error, lang), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print(said(say("stopped"), lang), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        _forget_output()
        return CLEAN
    except OSError as error:
        _forget_output()
        print(said(refused(error), lang), file=sys.stderr)
        return WRONG


def _run(argv: Sequence[str], lang: str) -> int:
    if sys.stdout is None:
        raise UsageError(say("stdout-closed"))
    try:
        args = _parser(lang).parse_args(argv)
        args.lang = lang
        if args.verb in ("build", "check", "serve"):
            _check_settings(args)
        code: int = args.run(args)
        return code
    finally:
        sys.stdout.flush()  # what cannot be written is to be said, not left to the end of Python


def _forget_output() -> None:
    """Nothing more can be written to standard output, and Python is not to try when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _language(argv: Sequence[str]) -> str:
    """The language that the arguments name, before or after the verb, else the environment, else the system."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    for n, word in enumerate(options):
        named = (
            word.partition("=")[2]
            if word.startswith("--lang=")
            else options[n + 1]
            if word == "--lang" and n + 1 < len(options)
            else None
        )
        if named in LANGUAGES:
            return named
    return language()


_USE = (
    (r"the following arguments are required: (?P<names>.*)", "use-required"),
    (r"unrecognized arguments: (?P<names>.*)", "use-unknown"),
    (r"argument (?P<name>.*): expected one argument", "use-one-value"),
    (r"argument (?P<name>.*): expected at least one argument", "use-values"),
    (r"argument (?P<name>.*?): ignored explicit argument .*", "use-no-value"),
    (r"ambiguous option: (?P<name>.*) could match (?P<names>.*)", "use-ambiguous"),
)
"""What the library says of wrong arguments."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and what may have been meant."""

    lang = "en"

    def error(self, message: str) -> NoReturn:
        for pattern, key in _USE:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                message = say(key, **found.groupdict())
                break
        raise UsageError(say("use-wrong", prog=self.prog, said=message))

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is None or value in action.choices:
            return
        known = {"prog": self.prog, "value": value, "meant": meant(str(value), list(action.choices))}
        raise UsageError(
            say("use-no-verb", **known) if action.dest == "verb" else say("use-no-choice", name=action.dest, **known)
        )

    def format_help(self) -> str:
        """The library's page in the reader's language."""
        return super().format_help().replace("usage: ", spoken(say("help-usage"), self.lang), 1)


def _parser(lang: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="baogao", description=spoken(say("help-baogao"), lang), add_help=False)
    _dress(parser, lang)
    parser.add_argument(
        "--version", action="version", version=f"baogao {__version__}", help=spoken(say("help-version"), lang)
    )
    verbs = parser.add_subparsers(dest="verb", metavar=spoken(say("word-verb"), lang), required=True)
    for name, run, about, arguments in _VERBS:
        verb = verbs.add_parser(name, help=spoken(about, lang), description=spoken(about, lang), add_help=False)
        _dress(verb, lang)
        verb.set_defaults(run=run)
        for flags, settings in arguments:
            verb.add_argument(*flags, **{key: spoken(value, lang) for key, value in settings.items()})
    return parser


def _dress(parser: _Parser, lang: str) -> None:
    """What every parser has: its headings and its help in the language, and the language to choose."""
    parser.lang = lang
    parser._positionals.title, parser._optionals.title = (
        spoken(say("help-arguments"), lang),
        spoken(say("help-options"), lang),
    )
    parser.add_argument("-h", "--help", action="help", help=spoken(say("help-help"), lang))
    parser.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=spoken(say("help-lang"), lang))


def _tell(args: argparse.Namespace, *messages: str, problems: bool = False) -> None:
    """Messages for whoever reads, a line each; problems among the errors."""
    print(
        *(said(message, args.lang) for message in messages),
        sep="\n",
        file=sys.stderr if problems else sys.stdout,
        flush=True,
    )


def _build(args: argparse.Namespace) -> int:
    from generator.edition.addresses import pdf_path
    from generator.library.build import build
    from generator.library.reports import folders

    _in_site(args)
    had_print = {id for id in folders(args.reports) if (args.docs / pdf_path(id)).exists()}
    built = build(args.reports, args.docs, args.ids)
    for each in built.reports:
        pages = {"id": each.id, "pages": each.pages}
        _tell(args, say("built-print", printed=each.printed, **pages) if each.printed else say("built", **pages))
        if each.id in had_print and not each.printed:
            _tell(args, say("print-stale", id=each.id))
    for name, error in built.refused.items():
        print(as_error(error, args.lang), file=sys.stderr)
        if built.reports and (args.reports / name).is_dir():
            stay = (args.docs / name / "report.json").is_file()
            _tell(args, say("pages-stay" if stay else "pages-none", id=name), problems=True)
    if not built.reports:
        return WRONG
    _tell(args, say("written", changed=built.changed, removed=built.removed))
    problems = [problem for each in built.reports for problem in each.problems]
    return max(_print_problems(args, problems), PROBLEMS if built.refused else CLEAN)


def _new(args: argparse.Namespace) -> int:
    from generator.library.new_site import new_site

    made = say("new-made", folder=args.dir.as_posix(), count=len(new_site(args.dir)))
    print(one_line(as_called(spoken(made, args.lang), elsewhere=True)), flush=True)
    return CLEAN


def _in_site(args: argparse.Namespace) -> None:
    """Raise UsageError in a folder that is no site, unless another one is named for the pages."""
    settings = Path("mkdocs.yml")
    if args.docs == Path("docs") and not settings.exists():
        raise UsageError(say("serve-no-site", settings=settings.as_posix()))


def _check_settings(args: argparse.Namespace) -> None:
    """Raise UsageError for settings of the site that cannot be used, unless single reports or files are asked for."""
    if args.verb == "check" and args.targets:
        return
    from generator.library.settings import check_settings

    check_settings((args.reports if args.verb == "check" else args.docs).parent / "mkdocs.yml")


def _add(args: argparse.Namespace) -> int:
    from generator.add.add import add
    from generator.add.summary import doubts, shown

    def ask(question: Message) -> str:
        print(said(question, args.lang), end="", file=sys.stderr, flush=True)
        return sys.stdin.readline()

    added = add(args.file, args.reports, args.id, ask if sys.stdin.isatty() and sys.stderr.isatty() else None)
    _tell(args, *shown(added))
    if not (args.reports.parent / "mkdocs.yml").exists():
        _tell(args, say("add-no-site", folder=added.folder.as_posix()))
    left = doubts(added)
    for problem in left:
        print(as_text(problem, args.lang), file=sys.stderr)
    if added.twin:
        _tell(args, say("same-text", folder=added.twin.as_posix()), problems=True)
    return PROBLEMS if left or added.twin else CLEAN


def _check(args: argparse.Namespace) -> int:
    if args.site:
        return _check_site(args)
    from generator.batch.find_files import look
    from generator.batch.run import checking, survey
    from generator.batch.workers import local
    from generator.library.reports import folders, strays

    if args.output and args.format not in (None, "json"):
        raise UsageError(say("use-output-json", format=args.format))
    format = args.format or ("json" if args.output else "text")
    resume = _resumed(args)
    found = look(args.targets or folders(args.reports), args.reports, args.output)
    if not args.targets:
        found.named.clear()
        found.refuse(strays(args.reports), args.reports)
    engine = local(args.jobs, args.timeout)
    return survey(checking(format, args.lang), found, engine, args.timeout, args.output, resume)


def _check_site(args: argparse.Namespace) -> int:
    from generator.verify.site import Site, check_sites

    faulty = held = False
    for verdict in check_sites(Site(args.site), args.reports, args.targets):
        for fault in verdict.faults:
            line = as_text(fault, args.lang) if isinstance(fault, Located) else said(fault, args.lang)
            print(line, file=sys.stderr)
        if verdict.counts and not verdict.faults:
            print(said(verdict.counts, args.lang))
        held |= verdict.counts is not None
        faulty |= bool(verdict.faults)
    return WRONG if not held else PROBLEMS if faulty else CLEAN


def _inspect(args: argparse.Namespace) -> int:
    from generator.batch.find_files import look
    from generator.batch.run import inspecting, survey
    from generator.batch.workers import local

    if args.jsonl:
        resume = _resumed(args)
        engine = local(args.jobs, args.timeout)
        return survey(
            inspecting(args.lang), look(args.files, spare=args.output), engine, args.timeout, args.output, resume
        )
    if len(args.files) > 1 or args.output or args.resume or Path(args.files[0]).is_dir():
        raise UsageError(say("use-one-file"))
    from generator.formats.read import read
    from generator.library.slow import given_up
    from generator.recognise.dump import inspect
    from generator.recognise.parse import parse

    path = Path(args.files[0])
    with given_up(path, args.timeout):
        told = inspect(parse(read(path)))
    print(json.dumps(told, ensure_ascii=False))
    return CLEAN


def _figures(args: argparse.Namespace) -> int:
    from generator.batch.find_files import look
    from generator.batch.run import figuring, gathering, survey
    from generator.batch.workers import local
    from generator.library.reports import folders

    format = args.format or ("json" if args.output else "table")
    if args.output and format not in ("json", "parquet"):
        raise UsageError(say("use-figures-output", format=format))
    resume = _resumed(args)
    if format == "parquet" and (resume or not args.output):
        raise UsageError(say("use-figures-parquet"))
    found = look(args.targets or folders(args.reports), args.reports, args.output)
    engine = local(args.jobs, args.timeout)
    if format != "parquet":
        return survey(figuring(format, args.lang), found, engine, args.timeout, args.output, resume)
    from generator.batch.parquet import ParquetRows

    rows = ParquetRows(args.output)
    code = survey(gathering(rows.add, args.lang), found, engine, args.timeout, None, False)
    rows.close()
    return code


def _resumed(args: argparse.Namespace) -> bool:
    if args.resume and not args.output:
        raise UsageError(say("use-resume", verb=args.verb))
    return bool(args.resume)


def _print_problems(args: argparse.Namespace, problems: Sequence[Located]) -> int:
    for problem in problems:
        print(as_text(problem, args.lang), file=sys.stderr)
    return PROBLEMS if problems else CLEAN


def _pdf(args: argparse.Namespace) -> int:
    _in_site(args)
    from generator.edition.addresses import pdf_path

    for folder in args.fonts:
        if not folder.is_dir():
            raise UsageError(say("fonts-no-folder", folder=folder.as_posix()))
    from generator.library.print_all import press, remarks

    told = set[str]()  # one machine's fonts are the same for a hundred reports
    made = faults = 0
    for each in press(args.reports, args.docs, args.ids, args.fonts, args.timeout):
        if each.booklet:
            path = f"{args.docs.as_posix()}/{pdf_path(each.id)}"
            _tell(
                args, say("print-made", path=path, pages=each.booklet.printed.pages, size=len(each.booklet.pdf) / 1e6)
            )
        lines = [f"  {said(remark, args.lang)}" for remark in remarks(each.booklet)] if each.booklet else []
        for line in (line for line in lines if line not in told):
            print(line, flush=True)
        faulty = [
            as_text(problem, args.lang) if isinstance(problem, Located) else said(problem, args.lang)
            for problem in each.problems
        ]
        for line in (line for line in faulty if line not in told):
            print(line, file=sys.stderr, flush=True)
        told |= {*lines, *faulty}
        made += bool(each.booklet or each.picture)
        faults += len(faulty)
    return CLEAN if not faults else PROBLEMS if made else WRONG


def _verify(args: argparse.Namespace) -> int:
    from generator.verify.targets import verify

    verdict = verify(args.words, args.target, args.reports)
    for line in verdict.lines:
        _tell(args, line)
    for fault in verdict.faults:
        _tell(args, fault, problems=True)
    return CLEAN if verdict.exact else PROBLEMS


def _explain(args: argparse.Namespace) -> int:
    from generator.verify.explain import explain

    for line in explain(args.lines, args.reports):
        _tell(args, line)
    return CLEAN


def _serve(args: argparse.Namespace) -> int:
    from generator.library.serve import serve

    return serve(args.reports, args.docs, args.address, args.lang)


def _clean(args: argparse.Namespace) -> int:
    from generator.library.write import clean

    removed = clean(args.docs)
    if removed is None:
        _tell(args, say("nothing-to-clean", docs=args.docs.as_posix()))
    else:
        _tell(args, say("removed", removed=removed))
    return CLEAN


def _number(kind: type) -> Callable[[str], Any]:
    def above_zero(text: str) -> Any:
        try:
            value = kind(text)
        except ValueError:
            value = 0
        if not 0 < value < 1_000_000:
            raise UsageError(say("use-number", value=text))
        return value

    return above_zero


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_REPORTS = (
    ("--reports",),
    {"type": Path, "default": Path("reports"), "metavar": say("word-dir"), "help": say("help-reports")},
)
_DOCS = (("--docs",), {"type": Path, "default": Path("docs"), "metavar": say("word-dir"), "help": say("help-docs")})
_IDS = (("ids",), {"nargs": "*", "metavar": say("word-id"), "help": say("help-ids")})
_TARGETS = (("targets",), {"nargs": "*", "metavar": say("word-targets"), "help": say("help-targets")})
_WORDS = (("words",), {"metavar": say("word-words"), "help": say("help-words")})
_LINES = (("lines",), {"metavar": say("word-lines"), "help": say("help-lines")})
_TARGET = (("target",), {"metavar": say("word-target"), "help": say("help-target")})
_FILE = (("file",), {"type": Path, "metavar": say("word-file"), "help": say("help-file")})
_FILES = (("files",), {"nargs": "+", "metavar": say("word-file"), "help": say("help-files")})
_DIR = (("dir",), {"type": Path, "metavar": say("word-dir"), "help": say("help-dir")})
_ID = (("--id",), {"metavar": say("word-id"), "help": say("help-id")})
_FORMAT = (("--format",), {"choices": ("text", "json", "github"), "help": say("help-format")})
_FIGURE_FORMAT = (
    ("--format",),
    {"choices": ("table", "json", "csv", "parquet"), "help": say("help-figure-format")},
)
_JSONL = (("--jsonl",), {"action": "store_true", "help": say("help-jsonl")})
_SITE = (("--site",), {"type": Path, "metavar": say("word-dir"), "help": say("help-site")})
_JOBS = (
    ("--jobs",),
    {"type": _number(int), "default": _cores(), "metavar": say("word-number"), "help": say("help-jobs")},
)
_TIMEOUT = (
    ("--timeout",),
    {"type": _number(float), "default": 60.0, "metavar": say("word-seconds"), "help": say("help-timeout")},
)
_PRESS_TIME = (
    ("--timeout",),
    {
        "type": _number(float),
        "default": 300.0,
        "metavar": say("word-seconds"),
        "help": say("help-pdf-timeout"),
    },
)
_OUTPUT = (("--output",), {"type": Path, "metavar": say("word-file"), "help": say("help-output")})
_RESUME = (("--resume",), {"action": "store_true", "help": say("help-resume")})
_MANY = (_JOBS, _TIMEOUT, _OUTPUT, _RESUME)
_ADDRESS = (("--address",), {"default": "localhost:8000", "metavar": say("word-address"), "help": say("help-address")})
_FONTS = (
    ("--fonts",),
    {"type": Path, "action": "append", "default": [], "metavar": say("word-dir"), "help": say("help-fonts")},
)

_VERBS = (
    ("new", _new, say("help-new"), (_DIR,)),
    ("build", _build, say("help-build"), (_IDS, _REPORTS, _DOCS)),
    ("add", _add, say("help-add"), (_FILE, _ID, _REPORTS)),
    ("check", _check, say("help-check"), (_TARGETS, _SITE, _FORMAT, *_MANY, _REPORTS)),
    ("inspect", _inspect, say("help-inspect"), (_FILES, _JSONL, *_MANY)),
    ("figures", _figures, say("help-figures"), (_TARGETS, _FIGURE_FORMAT, *_MANY, _REPORTS)),
    ("pdf", _pdf, say("help-pdf"), (_IDS, _PRESS_TIME, _REPORTS, _DOCS, _FONTS)),
    ("verify", _verify, say("help-verify"), (_WORDS, _TARGET, _REPORTS)),
    ("explain", _explain, say("help-explain"), (_LINES, _REPORTS)),
    ("serve", _serve, say("help-serve"), (_REPORTS, _DOCS, _ADDRESS)),
    ("clean", _clean, say("help-clean"), (_DOCS,)),
)

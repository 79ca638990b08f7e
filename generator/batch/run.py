"""`check` and `inspect --jsonl`: files found, asked one by one or on all cores, told as they come.

Guarantee: what is told comes in the order of the files; the exit code speaks of all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from generator.batch.answer import About, check_file, inspect_file
from generator.batch.find_files import Found
from generator.batch.output import open_output
from generator.batch.progress import Progress
from generator.batch.tally import Tally
from generator.batch.workers import Engine
from generator.library.slow import given_up
from generator.model.messages import Message, listed, say
from generator.model.problem_forms import FORMATS, said
from generator.model.problems import FATAL

CLEAN, PROBLEMS, WRONG = 0, 1, 2


@dataclass(frozen=True)
class Question:
    """What is asked of each file, and what of the answer is told."""

    ask: Callable[[Path], About]
    tell: Callable[[About], list[str]]
    stream: TextIO
    counts: bool
    """Whether a problem that a report survives changes the exit code."""
    language: str
    """Of whoever reads the messages."""


def checking(format: str, language: str = "en") -> Question:
    """Every problem, a line each: text among the messages, what is for programs among the results."""

    def told(about: About) -> list[str]:
        return [FORMATS[format](problem, language) for problem in about.problems]

    return Question(check_file, told, sys.stderr if format == "text" else sys.stdout, True, language)


def inspecting(language: str = "en") -> Question:
    """What was recognised, a line a file."""
    return Question(inspect_file, lambda about: [about.record or ""], sys.stdout, False, language)


def survey(question: Question, found: Found, engine: Engine, seconds: float, output: Path | None, resume: bool) -> int:
    """Ask about every file and tell; the exit code: 2 where a file that was named itself could not be read, or none at
    all. `seconds`: what a file that no worker reads may take."""
    out = open_output(output, resume, found.files) if output else None
    start, tally = (out.start, out.tally) if out else (0, Tally())
    progress = Progress(len(found.files), start, language=question.language)
    code = PROBLEMS if tally.refused or (question.counts and tally.problems) else CLEAN
    for path, about in _answers(question, found, found.files[start:], engine, seconds):
        codes = [problem.code for problem in about.problems]
        code = max(code, _code(question, codes, path in found.named))
        tally.add(codes)
        lines = question.tell(about)
        if out:
            out.add(lines)
        elif lines:
            progress.clear()
            print(*lines, sep="\n", file=question.stream, flush=True)
        progress.step()
    progress.clear()
    if out:
        out.stream.close()
    if found.searched:
        summary = (*tally.lines(), *_passed(found))
        print(*(said(line, question.language) for line in summary), sep="\n", file=sys.stderr)
    elif tally.files and tally.refused == tally.files:
        return WRONG
    return code


def _answers(
    question: Question, found: Found, files: Sequence[Path], engine: Engine, seconds: float
) -> Iterator[tuple[Path, About]]:
    """By the engine where a folder is searched; a few files are asked here, before workers could start."""
    if found.searched:
        return engine(question.ask, files)
    told = {path: About((at,)) for path, at in found.refused.items()}
    return ((path, told.get(path) or _asked(question, path, seconds)) for path in files)


def _asked(question: Question, path: Path, seconds: float) -> About:
    with given_up(path, seconds):
        return question.ask(path)


def _code(question: Question, codes: Sequence[str], named: bool) -> int:
    if any(code in FATAL for code in codes):
        return WRONG if named else PROBLEMS
    return PROBLEMS if question.counts and codes else CLEAN


def _passed(found: Found) -> list[Message]:
    if not any(found.passed.values()):
        return []
    counts = (say("passed-count", count=count, why=why) for why, count in sorted(found.passed.items()) if count)
    return [say("passed-over", said=listed(counts))]

"""The Typst compiler, in a process of its own.

Guarantees to the next step:
1. what takes too long, or what the compiler dies of, is an InputError, and the next report is printed;
2. memory is bounded by the longest report: the compiler keeps what it has worked out, and begins afresh now and then;
3. its process ends with the one that started it.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
import time
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final, Literal, cast

from generator.model.messages import say
from generator.model.problems import InputError
from generator.print.fonts import Face

STANDARD: Final = "ua-1"

PIXELS_PER_INCH = 72
"""The points of a picture's template are pixels."""

SECONDS = 300.0
"""What one booklet or one picture may take. The sample takes two; a machine may be busy."""

LIFE = 1000
"""Pages after which the compiler begins afresh; it keeps less than a megabyte of each."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A document to compile."""

    main: Path
    """Whose folder is all that it may read."""
    inputs: Mapping[str, str]
    format: Literal["pdf", "png"]


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of a task."""

    made: bytes = b""
    record: Mapping[str, Any] = field(default_factory=dict)
    refused: str | None = None
    """The compiler's reason."""


class Compiler:
    """Compiles one document at a time, in a process that is started anew where it was lost."""

    def __init__(self, folders: Sequence[Path] = (), system: bool = True):
        """`folders`: of fonts, beside the machine's own, which are used unless `system` is false."""
        self._fonts = ([str(folder) for folder in folders], system)
        self._start()

    def pdf(self, main: Path, inputs: Mapping[str, str], until: float) -> tuple[bytes, Mapping[str, Any]]:
        """A document, and what it says of itself: the value of its `record`.

        `until`: as `time.monotonic` has it. Raises InputError, also with the compiler's reason.
        """
        done = self._done(_Task(main, inputs, "pdf"), until)
        self._pages += done.record["pages"]
        return done.made, done.record

    def png(self, main: Path, inputs: Mapping[str, str], until: float) -> bytes:
        """The picture of a document of one page. Raises InputError as `pdf` does."""
        self._pages += 1
        return self._done(_Task(main, inputs, "png"), until).made

    def _done(self, task: _Task, until: float) -> _Done:
        if self._pages >= LIFE or not self._stop.alive:
            self._stop()
            self._start()
        answer = self._answer(task, until)
        if answer.refused is not None:
            raise InputError(answer.refused)
        return answer

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, *self._fonts), daemon=True)
        with _uninterrupted():
            process.start()
        there.close()
        self._pipe, self._stop, self._pages = here, weakref.finalize(self, _stopped, process, here), 0
        try:
            self.faces: tuple[Face, ...] = here.recv()
        except (EOFError, OSError) as error:
            raise InputError(say("print-died")) from error

    def _answer(self, task: _Task, until: float) -> _Done:
        said = say("print-died")
        with suppress(EOFError, OSError):
            self._pipe.send(task)
            if self._pipe.poll(max(0.0, until - time.monotonic())):
                answer: _Done = self._pipe.recv()
                return answer
            said = say("print-late")
        self._stop()
        raise InputError(said)


def _stopped(process: BaseProcess, pipe: Connection) -> None:
    process.kill()
    process.join()
    pipe.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Who starts a process hears Ctrl-C for it; it inherits that it is not to listen."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(pipe: Connection, folders: list[str], system: bool) -> None:
    """The process's life: tasks in, answers out, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where the compiler tells of its own faults at length
    import typst

    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=folders)
    # The pipe breaks in one of several ways where the other end has died.
    with suppress(EOFError, OSError):
        pipe.send(
            tuple(Face(f.family, f.weight, f.style == "normal", Path(f.path), f.index) for f in fonts.fonts() if f.path)
        )
        while True:
            pipe.send(_compiled(pipe.recv(), fonts))


def _compiled(task: _Task, fonts: Any) -> _Done:
    import typst

    try:
        compiler = typst.Compiler(
            str(task.main), root=str(task.main.parent), font_paths=fonts, sys_inputs=dict(task.inputs)
        )
        if task.format == "png":
            return _Done(cast(bytes, compiler.compile(format="png", ppi=PIXELS_PER_INCH)))  # a list is of many pages
        made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD])
        if warnings:
            return _Done(refused=warnings[0].message)
        return _Done(cast(bytes, made), json.loads(compiler.query("<record>", field="value", one=True)))
    except (typst.TypstError, RuntimeError) as error:
        return _Done(refused=" ".join(str(getattr(error, "message", error)).split()))
    except BaseException as error:  # the compiler's own faults are no Exception
        return _Done(refused=say("file-fault", said=f"{type(error).__name__}: {error}"))

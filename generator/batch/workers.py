"""Many files, on all cores: answers in the files' order. The engine that is there without anything installed.

Guarantees:
1. a file that a worker dies of, or that takes longer than its time, gets a problem for an answer; the rest goes on;
2. answers come in the order of the files, whatever the number of workers, and few are held at a time;
3. no worker outlives the one who started it.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.batch.answer import About, fault, fell, refused
from generator.model.messages import say
from generator.model.problems import Located

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

AHEAD = 8
"""Files that a worker may be ahead of the one whose answer is awaited."""


Engine = Callable[[Callable[[Path], About], Sequence[Path]], Iterator[tuple[Path, About]]]
"""Where files are asked about, and what is asked: one answer a file, in order, whatever becomes of who works at it."""


def local(jobs: int, seconds: float) -> Engine:
    """This machine, with so many processes and so much time a file."""
    return lambda work, files: each(work, files, jobs, seconds)


def each(
    work: Callable[[Path], About], files: Sequence[Path], jobs: int, seconds: float
) -> Iterator[tuple[Path, About]]:
    """`work` of every file, in order; a fatal problem where a worker died or took longer than `seconds`."""
    pool = _Pool(work, min(jobs, len(files)), seconds)
    answers: dict[int, About] = {}
    given = told = 0
    try:
        while told < len(files):
            while given < min(len(files), told + jobs * AHEAD) and pool.give(given, files[given]):
                given += 1
            answers.update(pool.take())
            while told in answers:
                yield files[told], answers.pop(told)
                told += 1
    finally:
        pool.stop()


class _Pool:
    """Processes that each work at one file at a time. The libraries' pools give up where a worker dies, or start
    threads, beside which a process may not fork."""

    def __init__(self, work: Callable[[Path], About], jobs: int, seconds: float):
        self.work, self.seconds = work, seconds
        self.context: ForkContext | SpawnContext = (
            multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context("spawn")
        )
        self.workers: list[_Worker] = []
        for _ in range(jobs):
            self.workers.append(self._start())

    def _start(self) -> _Worker:
        here, there = self.context.Pipe()
        # A fork has the ends of the others too; while it held them, none would hear that this process has died.
        inherited = (
            [here, *(worker.pipe for worker in self.workers)] if self.context.get_start_method() == "fork" else []
        )
        process = self.context.Process(target=_serve, args=(there, self.work, inherited), daemon=True)
        process.start()
        there.close()
        return _Worker(process, here)

    def give(self, number: int, path: Path) -> bool:
        """Hand a file to an idle worker; whether there was one."""
        for n, worker in enumerate(self.workers):
            if worker.number is None:
                if not worker.process.is_alive():
                    worker.stop()
                    worker = self.workers[n] = self._start()
                worker.number, worker.path, worker.until = number, path, time.monotonic() + self.seconds
                with suppress(OSError):  # one that has just died: its answer will say so
                    worker.pipe.send(path)
                return True
        return False

    def take(self) -> Iterator[tuple[int, About]]:
        """Wait for an answer, a death or the end of somebody's time; the numbers of files and what came of them."""
        busy = [(worker.number, worker) for worker in self.workers if worker.number is not None]
        rest = min(worker.until for _, worker in busy) - time.monotonic()
        ready = connection.wait([worker.pipe for _, worker in busy], max(0.0, rest))
        for number, worker in busy:
            if worker.pipe in ready:
                yield number, worker.answer()
            elif time.monotonic() >= worker.until:
                worker.process.kill()
                worker.process.join()
                late = say("timeout", seconds=self.seconds)
                yield number, refused(worker.path, Located(worker.path.as_posix(), 1, 1, "timeout", late))
            else:
                continue
            worker.number = None

    def stop(self) -> None:
        for worker in self.workers:
            worker.stop()


@dataclass
class _Worker:
    """A process, this end of its pipe, and the file that it is at."""

    process: Any
    pipe: Connection
    number: int | None = None
    path: Path = Path()
    until: float = 0.0

    def answer(self) -> About:
        try:
            about: About = self.pipe.recv()
            return about
        except (EOFError, OSError):
            self.process.join()
            return refused(self.path, fault(self.path, say("worker-lost")))

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, work: Callable[[Path], About], inherited: Sequence[Connection]) -> None:
    """A worker's life: files in, answers out, until the other end is closed."""
    # The one who started the workers hears Ctrl-C, and stops them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()
    for other in inherited:
        other.close()
    # The pipe breaks in one of several ways where the other end has died.
    with suppress(EOFError, OSError):
        while True:
            path = pipe.recv()
            pipe.send(_safely(work, path))


def _safely(work: Callable[[Path], About], path: Path) -> About:
    try:
        return work(path)
    except Exception as error:  # of any kind: it is this file's answer
        return refused(path, fault(path, fell(error)))

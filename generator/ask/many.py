"""Many files, on all cores: answers in the files' order, each with its progress, kept in a file that a killed run goes on with.

Guarantees:
1. a file that a worker dies of, or that takes longer than its time, gets a problem for an answer; the rest goes on;
2. answers come in the order of the files, whatever the number of workers, and few are held at a time;
3. an output file is only ever added to, but for the torn end of a killed run; a file that is none of ours is not touched.
"""

from __future__ import annotations

import json
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from generator.ask.about import About, fault, refused
from generator.problems import Located, UsageError
from generator.tell import Tally

AHEAD = 8
"""Files that a worker is ahead of the one whose answer is awaited."""
FILES_A_WORKER = 500
"""A worker that has read as many makes place for a fresh one: libraries hold on to memory."""


def each(work: Callable[[Path], About], files: Sequence[Path], jobs: int, seconds: float) -> Iterator[tuple[Path, About]]:
    """`work` of every file, in order; a fatal problem where a worker died or took longer than `seconds`."""
    from pebble import ProcessPool

    # Not by fork alone: the pool has threads.
    start = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPool(max_workers=jobs, max_tasks=FILES_A_WORKER, initializer=_ignore_interrupts, context=multiprocessing.get_context(start))
    ahead: deque[tuple[Path, Any]] = deque()
    try:
        for path in files:
            ahead.append((path, pool.schedule(work, args=(path,), timeout=seconds)))
            if len(ahead) > jobs * AHEAD:
                yield _answer(*ahead.popleft(), seconds)
        while ahead:
            yield _answer(*ahead.popleft(), seconds)
    finally:
        pool.stop()
        pool.join()


def _ignore_interrupts() -> None:
    """The one who started the workers hears Ctrl-C, and stops them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _answer(path: Path, future: Any, seconds: float) -> tuple[Path, About]:
    from pebble import ProcessExpired

    try:
        return path, future.result()
    except TimeoutError:
        said = f"took longer than {seconds:g} seconds and was given up; look at the file, or give more time with --timeout"
        return path, refused(path, Located(path.as_posix(), 1, 1, "timeout", said))
    except ProcessExpired:
        return path, refused(path, fault(path, "the program was stopped while it read the file (perhaps for want of memory)"))
    except Exception as error:  # a worker's own, whatever it is
        return path, refused(path, fault(path, f"{type(error).__name__}: {error}"))


class Progress:
    """How far a run is: a bar on a terminal, now and then a line elsewhere."""

    WIDTH = 30

    def __init__(self, total: int, done: int = 0, stream: TextIO | None = None):
        self.total, self.done, self.begun = total, done, done
        self.stream = stream or sys.stderr
        self.live = self.stream.isatty()
        self.start = self.shown = time.monotonic()

    def step(self) -> None:
        """One more file is done."""
        self.done += 1
        tenth = max(1, self.total // 10)
        if self.live and time.monotonic() - self.shown > 0.1:
            self.show()
        elif not self.live and self.total >= 100 and self.done % tenth == 0:
            print(f"{self.done} of {self.total} files", file=self.stream, flush=True)

    def show(self) -> None:
        self.shown = time.monotonic()
        rate = (self.done - self.begun) / max(self.shown - self.start, 0.001)
        left = int((self.total - self.done) / rate) if rate else 0
        bar = "█" * (self.WIDTH * self.done // max(self.total, 1))
        self.stream.write(f"\r\x1b[K{bar:░<{self.WIDTH}} {self.done} of {self.total} files, {rate:.0f} a second, {left // 60}:{left % 60:02} left")
        self.stream.flush()

    def clear(self) -> None:
        """Take the bar away, so that a line can be printed."""
        if self.live:
            self.stream.write("\r\x1b[K")
            self.stream.flush()


@dataclass
class Output:
    """A file of JSON lines under way."""

    stream: BinaryIO
    start: int = 0
    """How many of the files an earlier run has done; the one that it did last is not among them."""
    tally: Tally = field(default_factory=Tally)
    """What those files had."""

    def add(self, lines: Sequence[str]) -> None:
        """Write the lines of one file, and see them out of the program's hands."""
        self.stream.write("".join(f"{line}\n" for line in lines).encode())
        self.stream.flush()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A complete line of an earlier run."""

    offset: int
    number: int
    """Of the file that it speaks of, in the order of this run."""
    codes: tuple[str, ...]


def open_output(path: Path, resume: bool, files: Sequence[Path]) -> Output:
    """A fresh file; with `resume` the one that is there, less the lines of its last file and its torn end.

    Raises UsageError for a file that is there, or that holds anything but lines about these files, in their order.
    """
    try:
        if not resume or not path.exists():
            return Output(path.open("xb"))
        stream = path.open("r+b")
    except FileExistsError:
        raise UsageError(f"{path.as_posix()}: is there already; go on with it by --resume, or name another file") from None
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: {error.strerror}; name another file") from error
    kept, end = _complete(stream, path, files)
    again = kept[-1].number if kept else 0
    while kept and kept[-1].number == again:
        end = kept.pop().offset
    stream.seek(end)
    stream.truncate()
    return Output(stream, again, _tally(again, kept))


def _tally(files: int, kept: Sequence[_Kept]) -> Tally:
    codes: dict[int, list[str]] = {number: [] for number in range(files)}
    for line in kept:
        codes[line.number] += line.codes
    out = Tally()
    for found in codes.values():
        out.add(found)
    return out


def _complete(stream: BinaryIO, path: Path, files: Sequence[Path]) -> tuple[list[_Kept], int]:
    """The complete lines, and where they end."""
    numbers = {file.with_name("report.toml").as_posix(): n for n, file in enumerate(files) if file.stem == "report"}
    numbers |= {file.as_posix(): n for n, file in enumerate(files)}
    out: list[_Kept] = []
    at = 0
    for count, line in enumerate(stream, 1):
        if not line.endswith(b"\n") and line.startswith(b'{"'):
            break
        found = _kept(line, at, numbers)
        if found is None or out and found.number < out[-1].number:
            raise UsageError(f"{path.as_posix()}:{count}: no line about these files; nothing was changed; name another file")
        out.append(found)
        at += len(line)
    return out, at


def _kept(line: bytes, offset: int, numbers: dict[str, int]) -> _Kept | None:
    """A line of `check` (one problem) or of `inspect` (one file); `None` for any other."""
    try:
        record = json.loads(line)
        file = record["path"] if "path" in record else record["file"]
        codes = [record["code"]] if "code" in record else [p["code"] for p in record.get("problems", (record.get("error"),))]
        return _Kept(offset, numbers[file], tuple(codes))
    except (ValueError, KeyError, TypeError):
        return None

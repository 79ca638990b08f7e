"""Work at a file that takes long: the file is named, or the work is given up.

Guarantee: nothing of it is left when the work has ended. Where the system has no alarm, as on Windows, and in other
threads than the first, nothing is said and nothing given up.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.model.messages import say
from generator.model.problem_forms import said
from generator.model.problems import Located, PlacedError
from generator.model.reader import language

SLOW = 10.0
"""Seconds after which whoever waits is told for what."""


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Say on standard error which file the work is at, where it takes longer than `SLOW` seconds."""

    def tell() -> None:
        words = said(say("slow", path=path.as_posix(), seconds=SLOW), language())
        print(words, file=sys.stderr, flush=True)

    with _alarmed(SLOW, 0.0, tell):
        yield


@contextmanager
def given_up(path: Path, seconds: float) -> Iterator[None]:
    """Raise PlacedError, code `timeout`, where the work takes longer."""

    def stop() -> None:
        raise PlacedError(Located(path.as_posix(), 1, 1, "timeout", say("timeout", seconds=seconds)))

    with _alarmed(seconds, 1.0, stop):  # again and again: a library may take the first for a fault of the file
        yield


@contextmanager
def _alarmed(seconds: float, again: float, act: Callable[[], None]) -> Iterator[None]:
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: act())
    signal.setitimer(signal.ITIMER_REAL, seconds, again)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

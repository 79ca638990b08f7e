"""How far a run over many files is."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from generator.model.messages import say, spoken


class Progress:
    """A bar on a terminal, now and then a line elsewhere."""

    WIDTH = 30

    def __init__(self, total: int, done: int = 0, stream: TextIO | None = None, language: str = "en"):
        self.language = language
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
            print(
                spoken(say("progress", done=self.done, total=self.total), self.language), file=self.stream, flush=True
            )

    def show(self) -> None:
        self.shown = time.monotonic()
        rate = (self.done - self.begun) / max(self.shown - self.start, 0.001)
        left = int((self.total - self.done) / rate) if rate else 0
        bar = "█" * (self.WIDTH * self.done // max(self.total, 1))
        words = say("progress-bar", done=self.done, total=self.total, rate=rate, left=f"{left // 60}:{left % 60:02}")
        self.stream.write(f"\r\x1b[K{bar:░<{self.WIDTH}} {spoken(words, self.language)}")
        self.stream.flush()

    def clear(self) -> None:
        """Take the bar away, so that a line can be printed."""
        if self.live:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

"""Problems of many files → counts by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.messages import Message, say
from generator.model.problems import FATAL


class Tally:
    """What was found in many files, by code."""

    def __init__(self) -> None:
        self.files = 0
        self.refused = 0
        self.problems: Counter[str] = Counter()
        self.among: Counter[str] = Counter()

    def add(self, codes: Iterable[str]) -> None:
        """Count one file and its problems."""
        found = Counter(codes)
        self.files += 1
        self.refused += bool(FATAL & found.keys())
        self.problems += found
        self.among.update(found.keys())

    def lines(self) -> list[Message]:
        """The last words of a run: each code, how often, in how many files."""
        out = [
            say(
                "tally",
                files=self.files,
                read=self.files - self.refused,
                refused=self.refused,
                problems=self.problems.total(),
            )
        ]
        for code, count in sorted(self.problems.items(), key=lambda item: (-item[1], item[0])):
            out.append(say("tally-code", count=count, code=code, files=self.among[code]))
        return out

"""Problems → lines for people, programs and GitHub.

Guarantee: whatever a file is called and whatever it holds, a problem is one line, and no character in it can turn or
hide another.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from generator.messages import Message, say
from generator.problems import FATAL, Located

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def one_line(text: str) -> str:
    """`text` with control characters and marks of direction written out, as `\\u202e`."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def json_line(told: dict[str, Any]) -> str:
    """A JSON object on one line; what could break the line or is no character is escaped."""
    return one_line(json.dumps(told, ensure_ascii=False))


def refused(error: OSError) -> Message:
    """What the system refused, with the name of the file where there is one."""
    reason = error.strerror or error
    return say("no-access", path=error.filename, reason=reason) if error.filename else say("no-output", reason=reason)


def as_text(problem: Located) -> str:
    """`file:line:column: code: message`."""
    return one_line(str(problem))


def as_json(problem: Located) -> str:
    """One object: `file`, `line`, `column`, `code`, `message`."""
    told = {"file": problem.file, "line": problem.line, "column": problem.column, "code": problem.code, "message": problem.message}
    return json_line(told)


def as_github(problem: Located) -> str:
    """A workflow command, which GitHub shows at the line in a pull request."""
    level = "error" if problem.code in FATAL else "warning"
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.code)}"
    return f"::{level} {place}::{_data(problem.message)}"


def _data(text: str) -> str:
    return one_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Located], str]] = {"text": as_text, "json": as_json, "github": as_github}


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

    def lines(self) -> list[str]:
        """The last words of a run: each code, how often, in how many files."""
        out = [f"{self.files} files: {self.files - self.refused} read, {self.refused} refused; {self.problems.total()} problems"]
        for code, count in sorted(self.problems.items(), key=lambda item: (-item[1], item[0])):
            out.append(f"{count:8}  {code}, in {self.among[code]} files")
        return out

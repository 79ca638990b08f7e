"""Messages and problems → lines for people, in their language, for programs and for GitHub.

Guarantee: whatever a file is called and whatever it holds, a problem is one line, and no character in it can turn or
hide another. What programs read is English on every machine.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable
from typing import Any

from generator.model.deceptive import DIRECTION, UNPRINTED
from generator.model.messages import Message, of_system, say, spoken
from generator.model.problems import FATAL, InputError, Located
from generator.model.reader import as_called

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
"""What a full disk, or a user's full share of it, is told by."""

_CONTROL = re.compile(f"[\x00-\x1f\x7f-\x9f{DIRECTION}\u2028\u2029\ufeff\ud800-\udfff]")


def one_line(text: str) -> str:
    """`text` with control characters and marks of direction written out, as `\\u202e`."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _seen(text: str) -> str:
    """`text` on one line, with all that a reader could not see written out."""
    return one_line(UNPRINTED.sub(lambda found: "".join(f"\\u{ord(c):04x}" for c in found[0]), text))


def json_line(told: dict[str, Any]) -> str:
    """A JSON object on one line; what could break the line or is no character is escaped."""
    return one_line(json.dumps(told, ensure_ascii=False))


def said(message: str, language: str) -> str:
    """A message on one line, in the reader's language, with commands as the reader types them."""
    return _seen(as_called(spoken(message, language)))


def refused(error: OSError) -> Message:
    """What the system refused, with the name of the file where there is one."""
    reason = of_system(error)
    if error.errno in _FULL:
        path = error.filename2 or error.filename  # of a copy the second is where it was to go
        return say("no-space", path=path, reason=reason) if path else say("no-space-left", reason=reason)
    return say("no-access", path=error.filename, reason=reason) if error.filename else say("no-output", reason=reason)


def as_text(problem: Located, language: str = "en") -> str:
    """`file:line:column: code: message`."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    return f"{_seen(place)}: {problem.code}: {said(problem.message, language)}"


def as_error(error: InputError, language: str = "en") -> str:
    """What ended a run, with its place where it has one."""
    return as_text(error.at, language) if error.at else said(error.message, language)


def as_json(problem: Located, language: str = "en") -> str:
    """One object: `file`, `line`, `column`, `code`, `message`; English in every language, for programs read it."""
    told = {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "message": problem.message,
    }
    return json_line(told)


def as_github(problem: Located, language: str = "en") -> str:
    """A workflow command, which GitHub shows at the line in a pull request."""
    level = "error" if problem.code in FATAL else "warning"
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.code)}"
    return f"::{level} {place}::{_data(spoken(problem.message, language))}"


def _data(text: str) -> str:
    return one_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Located, str], str]] = {"text": as_text, "json": as_json, "github": as_github}

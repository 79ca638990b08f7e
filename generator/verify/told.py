"""A `report.json` of anybody's → passages and what is wrong with it.

Guarantee: whatever the file holds, it is a `Told` or a UsageError of one line; each block is held against its own
sha256, and each note's call lies within its block.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from generator.model.messages import Message, say
from generator.model.problems import UsageError
from generator.verify.quotation import Passage

ADDRESS = 200
"""Characters of an address that are printed."""
SHOWN = 40
"""Characters of what stands where something else belongs."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a report's data say."""

    blocks: dict[int, Passage]
    faults: tuple[Message, ...]


def told(content: bytes, name: str, root: str) -> Told:
    """Read a report's data; addresses in it begin at `root`. Raises UsageError for what is none."""
    try:
        report = json.loads(content)
        calls = _calls(report["notes"])
        blocks, faults = {}, []
        for block in report["blocks"]:
            n, text, url = _number(block["n"]), _words(block["text"]), _words(block["url"])[:ADDRESS]
            inside = tuple((start, end) for start, end in calls.get(n, ()) if start <= end <= len(text))
            named = block_name(_words(block["kind"]), _words(block["id"])[:ADDRESS])
            blocks[n] = Passage(root + url, named, text, inside)
            if hashlib.sha256(text.encode()).hexdigest() != block["sha256"]:
                faults.append(say("target-changed", name=name, n=n, url=url))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        said = f"{type(error).__name__}: {error}"
        raise UsageError(say("target-no-data", name=name, error=said[:ADDRESS])) from error
    return Told(blocks, tuple(faults))


def _calls(notes: list[dict[str, Any]]) -> dict[int, tuple[tuple[int, int], ...]]:
    out: dict[int, list[tuple[int, int]]] = {}
    for call in (call for note in notes for call in note["calls"]):
        out.setdefault(_number(call["block"]), []).append((_number(call["start"]), _number(call["end"])))
    return {n: tuple(found) for n, found in out.items()}


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 31:
        raise TypeError(repr(value)[:SHOWN])
    return value


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(repr(value)[:SHOWN])
    return value


def block_name(kind: str, id: str) -> Message:
    """What a block is called, by its kind and its anchor."""
    if kind == "paragraph":
        return say("name-paragraph", id=id[1:])
    return say("name-note", id=id[1:]) if kind == "note" else say("name-heading", id=id)

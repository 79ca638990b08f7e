"""Blocks and the numbers that `report.toml` holds → blocks whose paragraphs are numbered for good.

A paragraph's number is its address, and a bookmark outlives a source that gains or loses text. The editor holds the
first old paragraph after a change at its old number; numbers go on from there. What was added before it takes the
number of its predecessor and one more figure: `12-1`.

Guarantee to the next step: numbers are unique and grow with the text, and every held number is where it is held.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from generator.chinese.spaces import unspaced
from generator.model.decisions import Pinned
from generator.model.messages import Message, say
from generator.model.problems import Located, PlacedError
from generator.model.report import Block, Report

NUMBER = re.compile(r"[1-9][0-9]*(?:-(?:0|[1-9][0-9]*))*")

Number = tuple[int, ...]
"""`12-1` as (12, 1): tuples compare as the paragraphs follow."""


def numbered(report: Report, pins: Sequence[Pinned]) -> Report:
    """The report with its paragraphs' numbers held where the pins say. Raises PlacedError for a pin that fits
    nowhere."""
    if not pins:
        return report
    paragraphs = [block for block in report.blocks if block.paragraph]
    held = _held(report, paragraphs, pins)
    labels = iter(_labels(len(paragraphs), held))
    blocks = tuple(dataclasses.replace(b, paragraph=next(labels)) if b.paragraph else b for b in report.blocks)
    return dataclasses.replace(report, blocks=blocks)


def _held(report: Report, paragraphs: Sequence[Block], pins: Sequence[Pinned]) -> dict[int, Pinned]:
    """Position of a paragraph, from 0 → its pin, in the order of the text; numbers grow."""
    held: dict[int, Pinned] = {}
    for pin in pins:
        at = _sort_key(report, paragraphs, pin)
        if at in held:
            raise _error(pin, say("pin-twice", number=held[at].number))
        held[at] = pin
    held = dict(sorted(held.items()))
    for before, pin in zip(held.values(), list(held.values())[1:], strict=False):
        if _parsed(pin.number) <= _parsed(before.number):
            raise _error(pin, say("pin-order", number=pin.number, before=before.number))
    return held


def _sort_key(report: Report, paragraphs: Sequence[Block], pin: Pinned) -> int:
    """Which paragraph a pin means."""
    words = unspaced(pin.starts)
    found = {at: _line(report, block) for at, block in enumerate(paragraphs) if unspaced(block.text).startswith(words)}
    fitting = [at for at, line in found.items() if pin.line in (None, line)]
    if len(fitting) == 1:
        return fitting[0]
    lines = ", ".join(map(str, found.values()))
    if not found:
        raise _error(pin, say("pin-nowhere", starts=pin.starts[:20], file=report.source.file))
    if not fitting:
        raise _error(pin, say("pin-elsewhere", starts=pin.starts[:20], line=pin.line, lines=lines))
    raise _error(pin, say("pin-many", count=len(fitting), starts=pin.starts[:20], lines=lines, first=found[fitting[0]]))


def _labels(count: int, held: dict[int, Pinned]) -> list[str]:
    out: list[str] = []
    last: Number = (0,)
    for at in range(count):
        pin = next((pin for position, pin in held.items() if position >= at), None)
        number = _parsed(held[at].number) if at in held else _after(last, pin)
        out.append("-".join(map(str, number)))
        last = number
    return out


def _after(last: Number, pin: Pinned | None) -> Number:
    """The number that follows the last one, before the next pin's."""
    if pin is None:
        return (last[0] + 1,)
    limit = _parsed(pin.number)
    for following in (*((*last[:depth], last[depth] + 1) for depth in range(len(last))), (*last, 1)):
        if following < limit:
            return following
    said = "-".join(map(str, last))
    raise _error(pin, say("pin-full", last=said, number=pin.number))


def _parsed(number: str) -> Number:
    return tuple(map(int, number.split("-")))


def _line(report: Report, block: Block) -> int:
    return report.source.position(block.offset(0))[0]


def _error(pin: Pinned, message: Message) -> PlacedError:
    assert pin.entry  # what `load` has read knows its place
    return PlacedError(Located(*pin.entry, "toml", message))

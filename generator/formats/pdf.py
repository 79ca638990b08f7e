"""A PDF's text layer → text: its lines as they are set, a form feed before each page but the first.

A first line's indent is printed as two wide spaces, for it tells where a paragraph begins. Spaces that come of setting
Chinese type are no text. Lines that stand at the edge of page after page travel as furniture. Guarantee: a file without
text, or one that is locked, damaged or not read whole, raises `Unreadable` with what to do.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from generator.formats.gathered import Gathered, Unreadable
from generator.model.messages import Message, brief, say

MAX_PAGES = 500
CHARACTERS_A_PAGE = 20
"""Fewer on average means pictures of pages."""
PAGES = 3
"""A running head stands on at least as many."""
SPREAD = 12
"""Characters from which a line whose every character stands apart was spread to the margin, not spaced by its
author."""

_LOST = re.compile(
    r"Exceeded \d+ form XObject|Impossible to decode XFormObject|Ignoring page tree entry|ignoring the stream"
    r"|content\s+is\s+skipped|skipping\s+the\s+entry"
    r"|some object may be missing|Skipping broken line|Ignoring final token|invalid hex string"
    r"|resources are not a dictionary|Limiting to"
)
"""What the library says where it has passed over something that may be text."""
_DOUBTFUL = re.compile(
    r"\bnot defined\.?$|might be truncated|cannot be read|not implemented yet|might be (?:incorrect|wrong)|\bEOD\b"
    r"|Invalid stream"
)
"""And where it has read something that may not be as it was meant."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff"
_MARKS = "，。；：、！？“”‘’（）《》〈〉【】〔〕「」『』％—…·"
_SET = re.compile(
    f"(?<=[{_MARKS}]) +(?=[{_WIDE}{_MARKS}0-9A-Za-z])|(?<=[{_WIDE}0-9A-Za-z]) +(?=[{_MARKS}])"
    f"|(?<=[{_WIDE}]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[{_WIDE}])"
)
_APART = re.compile(f"(?<=[{_WIDE}]) (?=[{_WIDE}])")


def from_pdf(content: bytes) -> Gathered:
    """Gather the text of a PDF. Raises Unreadable."""
    from pypdf.errors import PyPdfError

    try:
        with _heard() as told:
            pages, damaged = _pages(content, told)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise Unreadable(say("pdf-damaged", error=type(error).__name__)) from error
    if sum(len("".join(page).strip()) for page in pages) < CHARACTERS_A_PAGE * max(1, len(pages)):
        raise Unreadable(say("pdf-scan"))
    return _gathered(pages, damaged)


def _pages(content: bytes, told: list[str]) -> tuple[list[list[str]], set[int]]:
    """The lines of each page, and the numbers, from 0, of pages in which something may not have been read."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(say("pdf-locked"))
    if len(reader.pages) > MAX_PAGES:
        raise Unreadable(say("pdf-long", pages=MAX_PAGES))
    pages, damaged = list[list[str]](), set[int]()
    for page in reader.pages:
        pages.append(_lines(page))
        if lost := next(filter(_LOST.search, told), None):
            raise Unreadable(say("pdf-lost", page=len(pages), said=Message(brief(lost), "有内容读不出")))
        if any(map(_DOUBTFUL.search, told)):
            damaged.add(len(pages) - 1)
        told.clear()
    return pages, damaged


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What the library says of a file, which would else stand on standard error, without the file's name."""
    told: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    logger, ear = logging.getLogger("pypdf"), Ear()
    logger.addHandler(ear)
    passed_on, logger.propagate = logger.propagate, False
    try:
        yield told
    finally:
        logger.removeHandler(ear)
        logger.propagate = passed_on


def _gathered(pages: Sequence[Sequence[str]], damaged: Container[int]) -> Gathered:
    out, heads = Gathered(), _running(pages)
    for number, page in enumerate(pages):
        if number:
            out.add("\n\f")
        if number in damaged:
            out.leave("damage")
        for n, line in enumerate(page):
            edge = (
                n in (0, len(page) - 1)
                and _edge(line) in heads
                and (number or _edge(line).isdecimal() or page.count(line) > 1)
            )
            out.add(("\n" if n else "") + line, furniture=bool(edge))
    return out


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines that stand first or last on many pages. On the first page alone such a line may be the title."""
    edges = Counter(line for page in pages for line in {_edge(edge) for edge in (*page[:1], *page[-1:])})
    return frozenset(line for line, count in edges.items() if line and count >= max(PAGES, len(pages) // 3))


def _edge(line: str) -> str:
    """A line of a page's edge; one page number stands for all."""
    return re.sub(r"^[0-9]{1,3}$", "0", line.strip())


def _lines(page: Any) -> list[str]:
    """The lines of a page, indented as they are printed."""
    pieces: list[tuple[str, float, float]] = []

    def visit(text: str, matrix: Sequence[float], at: Sequence[float], font: Any, size: float) -> None:
        pieces.append((text, matrix[0] * at[4] + matrix[4], abs(size * at[0] * matrix[0])))

    text = page.extract_text(visitor_text=visit)
    starts = _starts(pieces)
    lines = text.split("\n")
    if len(starts) != len(lines):
        return [_set_solid(line) for line in lines]
    margin = _margin(starts)
    return [
        ("\u3000\u3000" if line and margin + 1.5 * size <= x <= margin + 2.6 * size else "") + _set_solid(line)
        for line, (x, size) in zip(lines, starts, strict=True)
    ]


def _starts(pieces: Sequence[tuple[str, float, float]]) -> list[tuple[float, float]]:
    """Where each line of the pieces' text begins, and the size of its type."""
    starts: list[tuple[float, float]] = [(0.0, 0.0)]
    fresh = True
    for text, x, size in pieces:
        for n, part in enumerate(text.split("\n")):
            if n:
                starts.append((x, size))
                fresh = True
            if part.strip() and fresh:
                starts[-1], fresh = (x, size), False
    while len(starts) > 1 and fresh:
        starts.pop()
        fresh = False
    return starts


def _margin(starts: Sequence[tuple[float, float]]) -> float:
    """The left edge at which most lines begin."""
    edges = Counter(round(x) for x, _ in starts)
    return float(max(edges, key=lambda x: (edges[x], -x)))


def _set_solid(line: str) -> str:
    """Without the spaces that justified type, and type of two scripts, is set with."""
    line = _SET.sub("", line)
    gaps = len(_APART.findall(line))
    return _APART.sub("", line) if gaps > 2 and len(line) >= 2 * SPREAD and gaps * 5 >= len(line) else line

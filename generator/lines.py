"""`Source` → lines: the physical ones, and those that a lost line end has glued together.

Guarantees to the next step:
1. lines are in order and disjoint; what lies between and around their words is blank (`BLANK`);
2. no line is empty;
3. where a file writes its line ends as the four characters `\\r\\n`, as wide gaps, or not at all, they are line ends
   here as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model import Source, Span
from generator.numbering import number_of

BLANK = r"(?:[\s\u200b-\u200f\u2060\ufeff\u00ad]|\\r\\n|\\r|\\n|\\t|&nbsp;)"
"""One piece of white space, however it is written."""

LONG = 1500
"""A line longer than this holds several paragraphs."""

_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\\r\\n|\\n(?![a-z])")
_GAP = re.compile(r"[ \t\xa0\u2002\u2003\u3000]*(?:\u3000[\u3000\xa0]|\t|\u2003\u2003)[ \t\xa0\u2002\u2003\u3000]*")
_TRIM = re.compile(f"{BLANK}+")
_TRIM_END = re.compile(f"{BLANK}+\\Z")
_SALUTATION = re.compile(r"(?:各位(?:人大)?(?:代表|委员)|同志们)(?:、同志们)?[：:]")
_ADVERT_GAP = re.compile(r"(?:数\s?据\s?网|皮皮侠)\S*([ \u3000\xa0]{3,})(?=\S)")
_HEAD = re.compile(r"(?<=[。！!？?；;：:])[ \u3000\xa0]*(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]))")


@dataclass(frozen=True)
class Line:
    """A line of the source without the white space at both ends."""

    source: Source
    words: Span
    indent: int
    """White characters before the words."""

    @cached_property
    def text(self) -> str:
        return self.source.text[self.words.start : self.words.end]

    @cached_property
    def bare(self) -> str:
        """The words without any white space."""
        return re.sub(BLANK, "", self.text)

    @property
    def number(self) -> int:
        """Of the physical line, from 1."""
        return self.source.position(self.words.start)[0]


def lines(source: Source) -> tuple[Line, ...]:
    """Cut the text into lines."""
    text = source.text
    out: list[Line] = []
    for start, end in _physical(text):
        for a, b in _glued(text, start, end) if end - start > LONG else ((start, end),):
            advert = _ADVERT_GAP.search(text, a, min(b, a + 200))
            for c, d in ((a, advert.start(1)), (advert.end(1), b)) if advert else ((a, b),):
                out += _trimmed(source, c, d)
    return tuple(_split_salutation(out))


def _physical(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _END.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _glued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long line, cut at its wide gaps; what is still long, before the numbers of headings."""
    at = start
    for match in _GAP.finditer(text, start, end):
        yield from _numbered(text, at, match.start())
        at = match.end()
    yield from _numbered(text, at, end)


def _numbered(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start > LONG:
        at, last = start, {}
        for match in _HEAD.finditer(text, start, end):
            found = number_of(text[match.end() : match.end() + 12])
            if found and found.ordinal in (1, last.get(found.form, 0) + 1):
                last[found.form] = found.ordinal
                yield at, match.start()
                at = match.end()
        start = at
    yield start, end


def _trimmed(source: Source, start: int, end: int) -> Iterator[Line]:
    raw = source.text[start:end]
    head = _TRIM.match(raw)
    left = head.end() if head else 0
    tail = _TRIM_END.search(raw[-400:]) if left < len(raw) else None
    right = len(raw) - (len(tail[0]) if tail else 0)
    if right > left:
        yield Line(source, Span(start + left, start + right), left)


def _split_salutation(found: list[Line]) -> Iterator[Line]:
    """The first salutation stands alone, even where its line goes on or has begun before it."""
    open = True
    for line in found:
        match = _SALUTATION.search(line.text) if open else None
        if match and (match.start() == 0 or line.text[match.start() - 1] in "摄上。" or line.text[: match.start()].endswith(" ")):
            open = line.text.endswith(("...", "…", "......"))
            if not open:
                yield from _parts(line, match.start(), match.end())
                continue
        yield line


def _parts(line: Line, *cuts: int) -> Iterator[Line]:
    start, end = line.words.start, line.words.end
    edges = [start, *(start + cut for cut in cuts), end]
    for n, (a, b) in enumerate(zip(edges, edges[1:], strict=False)):
        for part in _trimmed(line.source, a, b):
            yield Line(line.source, part.words, line.indent if n == 0 else part.indent)

"""A file as it was received, and ranges of its text.

The text lives once, in `Source.text`; everything else in this package holds positions in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_LINE_END = re.compile(r"\r\n|\r|\n")

UnreadKind = Literal["picture", "chart", "diagram", "drawing", "formula", "object", "damage"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in `Source.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unread:
    """What a file shows and no text tells: a picture, a chart, an object."""

    at: int
    """Where in `Source.text` it hangs."""
    kind: UnreadKind
    words: str | None = None
    """Its alternative text."""
    loose: bool = False
    """Whether it may be the site's own, as on a web page, and counts only between words of the report."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it was received."""

    file: str
    """Path as messages name it."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    encoding: str
    """Of a text file: `utf-8`, `utf-8-sig`, `gb18030`, …; of any other the name of its format."""
    text: str
    """The decoded text, nothing repaired; for formats other than plain text, what their reader made of it."""
    bold: tuple[Span, ...] = ()
    """What markup sets in bold or as a heading; sorted, disjoint. Empty for plain text."""
    raised: tuple[Span, ...] = ()
    """What markup sets as superscript."""
    furniture: tuple[Span, ...] = ()
    """What markup calls navigation, footer or form."""
    unread: tuple[Unread, ...] = ()
    """What is shown and no text, in order."""
    format: str = "txt"
    """`txt`, `docx`, `html`, `md` or `pdf`, told from the content."""

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        starts = line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


Position = tuple[str, int, int]
"""A place in another file than the source: file, line and column, both from 1."""


@lru_cache(maxsize=2)
def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which lines begin, of which there is at least one."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def span_at(spans: Sequence[Span], offset: int) -> Span | None:
    """The one of sorted, disjoint spans that holds the code point at `offset`."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None

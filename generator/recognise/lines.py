"""`Source` → lines: the physical ones, and those that a lost line end has glued together.

Guarantees to the next step:
1. lines are in order and disjoint; what lies between and around their words is blank (`BLANK`);
2. no line is empty;
3. where a file writes its line ends as the four characters `\\r\\n`, as wide gaps, or not at all, they are line ends
   here as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.chinese.numerals import from_han
from generator.chinese.spaces import BLANK
from generator.model.source import Source, Span
from generator.recognise import lengths, wordings
from generator.recognise.numbers import Form, number_of

LONG = 1500
"""A line longer than this holds several paragraphs."""

_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\\r\\n|\\n(?![a-z])")
_SPACES = re.compile("[ \t\xa0\u2002\u2003\u3000]+")
_WIDE = re.compile("\u3000[\u3000\xa0]|\t|\u2003\u2003|(?<=[。！？!?；;：:])  ")
_TRIM = re.compile(f"{BLANK}+")
_TRIM_END = re.compile(f"{BLANK}+\\Z")
_SALUTATION = re.compile(r"(?:各位(?:人大)?(?:代表|委员)|同志们)(?:、同志们)?[：:]")
_ADVERT_GAP = re.compile(r"(?:数\s?据\s?网|皮皮侠)\S*([ \u3000\xa0]{3,})(?=\S)")
_ADVERT_END = re.compile(
    r"(?<=[。！!.])\s*(?=(?:更多\S{0,6})?(?:来源[：:]?\s?|来自|百度(?:搜索)?|关注|公众号)[^，。]{0,12}(?:数\s?据\s?网|皮皮侠|公众号)\S{0,4}$)"
)
_SIGNED = re.compile(rf"(?<=[。！!])\s*(?={wordings.SIGNED.pattern}$)")
_PAGE = re.compile(r"[—–－-]{1,2} ?[0-9]{1,3} ?[—–－-]{1,2}")
_JUMP = re.compile(r"[（(](?:下转|上接)第?[^）)]{1,8}版?[）)]")
_HEAD = re.compile(
    r"(?<=[。！!？?；;：:])[ \u3000\xa0]*(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]))"
)


_END_HEADING = re.compile(
    r"(?<=[。！])(?:[ \u3000]*(?P<heading>(?P<number>[一二三四五六七八九十]{1,3})、[^，。；：！？、]{4,30})"
    r"|[ \u3000]+(?P<topic>[12][0-9]{3}年[^，。；：！？、]{2,24}))$"
)
LONG_ENOUGH = 60
"""A line with a sentence before such a heading is longer."""


@dataclass(frozen=True)
class Line:
    """A line of the source without the white space at both ends."""

    source: Source
    words: Span
    indent: int
    """White characters before the words."""
    blank: int = 0
    """Empty lines before it."""
    cut: str | None = None
    """The rule that cut it off from the line of the file, where it is not the whole of one."""

    @cached_property
    def text(self) -> str:
        return self.source.text[self.words.start : self.words.end]

    @cached_property
    def bare(self) -> str:
        """The words without any white space."""
        return re.sub(f"{BLANK}|[\x00-\x1f\x7f]", "", self.text)

    @property
    def number(self) -> int:
        """Of the physical line, from 1."""
        return self.source.position(self.words.start)[0]


def lines(source: Source) -> tuple[Line, ...]:
    """Cut the text into lines."""
    text = source.text
    out: list[Line] = []
    blank = 0
    for start, end in _physical(text):
        before = len(out)
        for a, b, cut in _glued(text, start, end) if end - start > LONG else ((start, end, None),):
            for c, d, apart in _foreign(text, a, b):
                out += _trimmed(source, c, d, blank if len(out) == before else 0, apart or cut)
        blank = 0 if len(out) > before else blank + 1
    return tuple(_split_headings(_split_salutation(out)))


def _foreign(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """Apart from its line: advertising at either end, and a newspaper's `（下转第3版）`."""
    cuts: list[tuple[int, int]] = []
    head = _ADVERT_GAP.search(text, start, min(end, start + 200))
    if head:
        cuts.append(head.span(1))
    jump = (
        _JUMP.search(text, start, end) if "版" in text[start : start + 12] + text[max(start, end - 14) : end] else None
    )
    if jump:
        cuts += [(jump.start(), jump.start()), (jump.end(), jump.end())]
    tail = (
        _ADVERT_END.search(text, max(start, end - lengths.SIGN_OR_ADVERT), end)
        if end - start > lengths.SENTENCE
        else None
    )
    tail = tail or (
        _SIGNED.search(text, max(start, end - lengths.SIGN_OR_ADVERT), end) if end - start > lengths.SENTENCE else None
    )
    if tail:
        cuts.append(tail.span())
    at, rule = start, None
    for a, b in cuts:
        yield at, a, rule
        at, rule = b, "cut-foreign"
    yield at, end, rule


def _physical(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _END.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _glued(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """A long line, cut at the spaces that its lost line ends have left, else at its wide gaps; what is still long,
    before the numbers of headings."""
    spaces = _lost_ends(text, start, end)
    if spaces:
        for n, (a, b) in enumerate(zip([start, *(b for _, b in spaces)], [*(a for a, _ in spaces), end], strict=True)):
            yield a, b, "cut-space" if n else None
        return
    at = start
    for match in _SPACES.finditer(text, start, end):
        if not _WIDE.search(text, match.start(), match.end()):
            continue
        yield from _numbered(text, at, match.start(), "cut-gap" if at > start else None)
        at = match.end()
    yield from _numbered(text, at, end, "cut-gap" if at > start else None)


def _lost_ends(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Single spaces in Chinese text, if they come as regularly as line ends do."""
    found = [match.span() for match in re.finditer(r"(?<=[^ -~]) +(?=[^ ])|(?<=[^ ]) +(?=[^ -~])", text[start:end])]
    pages = [range(*match.span()) for match in _PAGE.finditer(text, start, end)]
    found = [span for span in found if not any(start + span[0] in page for page in pages)]
    widths = [b - a for (_, a), (b, _) in zip(found, found[1:], strict=False)]
    if len(widths) < lengths.REGULAR:
        return []
    usual = sorted(widths)[len(widths) * 3 // 5]
    regular = sum(usual - 3 <= width <= usual + 6 for width in widths)
    return (
        [(start + a, start + b) for a, b in found]
        if lengths.NARROW <= usual <= lengths.WIDE and regular * 2 > len(widths)
        else []
    )


def _numbered(text: str, start: int, end: int, rule: str | None) -> Iterator[tuple[int, int, str | None]]:
    if end - start > LONG:
        at, last = start, dict[Form, int]()
        for match in _HEAD.finditer(text, start, end):
            found = number_of(text[match.end() : match.end() + 12])
            if found and found.ordinal in (1, last.get(found.form, 0) + 1):
                last[found.form] = found.ordinal
                yield at, match.start(), rule
                at, rule = match.end(), "cut-number"
        start = at
    yield start, end, rule


def _trimmed(source: Source, start: int, end: int, blank: int = 0, cut: str | None = None) -> Iterator[Line]:
    raw = source.text[start:end]
    head = _TRIM.match(raw)
    left = head.end() if head else 0
    tail = _TRIM_END.search(raw[-400:]) if left < len(raw) else None
    right = len(raw) - (len(tail[0]) if tail else 0)
    if right > left:
        yield Line(source, Span(start + left, start + right), left, blank, cut)


def _split_salutation(found: list[Line]) -> Iterator[Line]:
    """The first salutation stands alone, even where its line goes on or has begun before it."""
    open = True
    for line in found:
        match = _SALUTATION.search(line.text) if open else None
        if match and (
            match.start() == 0 or line.text[match.start() - 1] in "摄上。" or line.text[: match.start()].endswith(" ")
        ):
            open = line.text.endswith(("...", "…", "......"))
            if not open:
                yield from _parts(line, match.start(), match.end())
                continue
        yield line


def _split_headings(found: Iterable[Line]) -> Iterator[Line]:
    """A chief heading at the very end of a paragraph has lost the line end before it: 二、 where 一、 came last, or
    a year and a topic behind a gap."""
    last = 0
    for line in found:
        number = number_of(line.text[:12])
        if number and number.form == "part":
            last = number.ordinal
        match = _END_HEADING.search(line.text, max(0, len(line.text) - 60)) if len(line.text) > LONG_ENOUGH else None
        value = from_han(match["number"]) if match and match["number"] else None
        if match and (value is None or value == last + 1):
            last = value or last
            head, heading = _parts(line, match.end() - len(match["heading"] or match["topic"]))
            yield head
            yield replace(heading, cut="cut-end-heading")
        else:
            yield line


def _parts(line: Line, *cuts: int) -> Iterator[Line]:
    start, end = line.words.start, line.words.end
    edges = [start, *(start + cut for cut in cuts), end]
    for n, (a, b) in enumerate(zip(edges, edges[1:], strict=False)):
        for part in _trimmed(line.source, a, b):
            rule = "cut-salutation" if part.words.start > start else line.cut
            yield Line(line.source, part.words, line.indent if n == 0 else part.indent, cut=rule)

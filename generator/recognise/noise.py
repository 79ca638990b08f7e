"""Lines → the lines of the report, and what is set aside.

Guarantee to the next step: every line comes out once, kept in order or as a `Removal` with its reason; a sentence of
the report is set aside only where the same sentence is kept elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.report import Removal
from generator.model.source import Source, Span, span_at
from generator.recognise import lengths, wordings
from generator.recognise.lines import Line
from generator.recognise.numbers import number_of

WATERMARK = "转载者的广告，不属于报告原文"
PAGE_NUMBER = "页码"
RULE = "分隔线"
COMMENT = "网页代码中的注释"
JUMP = "报纸转版的提示"
HEADER = "采集者加的文件头"
SUMMARY = "网页的内容摘要，与正文开头重复"
CONTENTS = "目录，正文另有这些标题"
REPEATED = "重复粘贴的文字，正文已有"
FURNITURE = "网页上的导航、按钮或链接"
HEADLINE = "网页标题，报告另有标题"
CAPTION = "图片说明或编者按"
SOURCE_LINE = "网页的来源、时间或编辑信息"
MARKUP = "网页代码标为导航、页脚或隐藏"
RUNNING = "每页重复的页眉或页脚"

SHORT = 40
"""Furniture has no longer lines, but for addresses and licences."""

HEADER_LINES = 24
CONTENTS_WITHIN = 60
"""Lines among which a list of contents begins."""
LISTED, LONGEST_LIST = 3, 200
"""Lines that a list of contents has at least, and at most."""
PAGE = 12
"""Lines that a page has at least."""
WATERMARK_CHARACTERS = 80
REPEAT_CHARACTERS = 300
"""What is repeated line for line beyond this was pasted twice; a report may well repeat a sentence."""

_LABEL_OF_CONTENTS = re.compile(r"[【\[（(]?(?:目录|目次|内容目录|CONTENTS|Contents)[】\]）)]?[：:]?")
_SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_OPENS, _CLOSES, _FIGURES = "（(-—–", "）)-—–", "0123456789０１２３４５６７８９"
FIGURES = 3
"""Of a page's number, at most."""
_FILLS = ".…·．-—_" + _SPACES
_LEADER = re.compile(
    r"(?<![ \u3000])(?:[ \u3000]*+(?:[.…·．]{2}|---|———|___|\t)[.…·．\-—_\s]*+|[ \u3000]{2,}+)"
    r"[（(\-—–]*+[0-9０-９]{1,3}+[）)\-—–]*+$"
)
"""From where such a thing can begin, not before: searched from the line's start, a row of dots would be read again from
each of its dots."""
_CONTENT = re.compile(r"[。；]|[^，]{4,}，[^，]{4,}")


@dataclass
class Sorted:
    """Lines kept and set aside, and what the collector's header says of the report."""

    kept: list[Line] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)

    def set_aside(self, line: Line, reason: str, rule: str) -> None:
        self.removals.append(Removal(line.words, reason, rule))


def sort_lines(source: Source, found: Sequence[Line], undone: frozenset[int] = frozenset()) -> Sorted:
    """Set aside what is known for itself: markup's furniture, advertising, page numbers, the collector's header,
    summaries and what is pasted twice. Lines of the source in `undone` are kept whatever they look like."""
    out = Sorted()
    pages = _page_numbers(found)
    rest = [line for line in found if not _alone(source, line, out, undone, pages)]
    rest = _without_header(rest, out, undone)
    rest = [line for line in rest if not _is_rule(line, out, undone)]
    rest = _without_summary(rest, out, undone)
    rest = _without_contents(rest, out, undone)
    out.kept = _without_repeats(rest, out, undone)
    return out


def _page_numbers(found: Sequence[Line]) -> frozenset[int]:
    """Where bare figures stand that count up through the file, a page of lines between one and the next."""
    run: list[tuple[int, int]] = []
    last = 0
    for n, line in enumerate(found):
        if (
            re.fullmatch("[0-9]{1,3}", line.text)
            and n - last >= PAGE
            and int(line.text) == (run[-1][1] + 1 if run else int(line.text))
        ):
            run.append((line.words.start, int(line.text)))
            last = n
    return frozenset(start for start, _ in run) if len(run) >= 3 else frozenset()


def _alone(source: Source, line: Line, out: Sorted, undone: frozenset[int], pages: frozenset[int]) -> bool:
    known = _known_for_itself(source, line, pages)
    if known is None or (undone and line.number in undone):
        return False
    out.set_aside(line, *known)
    return True


def _known_for_itself(source: Source, line: Line, pages: frozenset[int]) -> tuple[str, str] | None:
    """Why a line is no part of the report, and the rule that says so, whatever stands round it."""
    short = len(line.text) <= WATERMARK_CHARACTERS
    if short and wordings.WATERMARK.search(line.text):
        return WATERMARK, "watermark"
    if line.text.startswith("<!--") and line.text.endswith("-->"):
        return COMMENT, "comment"
    if short and wordings.SIGNED.fullmatch(line.text):
        return SOURCE_LINE, "signed"
    if re.fullmatch(r"[（(](?:下转|上接)第?[^）)]{1,8}版?[）)]", line.text):
        return JUMP, "jump"
    if line.words.start in pages or len(line.text) <= lengths.PAGE_NUMBER and wordings.PAGE_NUMBER.match(line.text):
        return PAGE_NUMBER, "page-number"
    if source.furniture and _covered(line.words, source.furniture) and not _CONTENT.search(line.text):
        reason = PAGE_NUMBER if line.text.isdecimal() else RUNNING if source.format == "pdf" else MARKUP
        return reason, "marked-furniture"
    return None


def _is_rule(line: Line, out: Sorted, undone: frozenset[int]) -> bool:
    if not re.fullmatch(r"[-=_*—─～~·.]{3,}", line.bare) or (undone and line.number in undone):
        return False
    out.set_aside(line, RULE, "ruled-line")
    return True


def _covered(span: Span, spans: Sequence[Span]) -> bool:
    other = span_at(spans, span.start)
    return other is not None and span.end <= other.end


def _without_header(rest: list[Line], out: Sorted, undone: frozenset[int]) -> list[Line]:
    """Take off `标题：…`, `年份：…` and front matter at the head of the file."""
    if not rest or not (wordings.HEADER_KEY.match(rest[0].text) or rest[0].text == "---"):
        return rest
    fenced = rest[0].text == "---"
    told: dict[str, str] = {}
    for n, line in enumerate(rest[:HEADER_LINES]):
        match = wordings.HEADER_KEY.match(line.text)
        if match:
            told.setdefault(match[1].lower(), line.text[match.end() :].strip())
        elif not _in_header(line, fenced):
            break
        if n and re.match(r"正文[：:]?$|[=\-]{3,}$", line.text):
            n += 1
            break
    else:
        return rest
    out.header = told
    spared = [line for line in rest[:n] if line.number in undone]
    for line in rest[:n]:
        if line not in spared:
            out.set_aside(line, HEADER, "collector-header")
    return [*spared, *rest[n:]]


def _in_header(line: Line, fenced: bool) -> bool:
    if wordings.SALUTATION.match(line.bare):
        return False
    return bool(
        re.match(r"[=\-_*]{3,}$", line.text)
        or fenced
        and line.text.startswith("- ")
        or re.match(r"(?:\S{1,10}[：:]|正文[：:]?$)", line.text)
        and (fenced or len(line.text) < lengths.HEADER)
    )


def _without_summary(rest: list[Line], out: Sorted, undone: frozenset[int]) -> list[Line]:
    """Take off the line after 内容摘要, and any other that is cut with dots and whose beginning comes again."""
    kept: list[Line] = []
    for n, line in enumerate(rest):
        labelled = (
            n > 0 and re.match(r"内容(?:摘要|概述|提要)[：:]?$", rest[n - 1].bare) and len(line.text) > lengths.SENTENCE
        )
        cut = (
            n < 30
            and len(line.text) > lengths.SUMMARY
            and re.search(r"(?:\.{3,}|…+)$", line.text)
            and "代表" in line.text
        )
        if (labelled or cut) and _comes_again(line, rest[n + 1 : n + 12]) and not (undone and line.number in undone):
            out.set_aside(line, SUMMARY, "summary")
        else:
            kept.append(line)
    return kept


def _without_contents(rest: list[Line], out: Sorted, undone: frozenset[int]) -> list[Line]:
    """Take off a list of contents near the head: under its label, or by its page numbers, lines that come again."""
    last: dict[str, int] | None = None
    for n, line in enumerate(rest[:CONTENTS_WITHIN]):
        labelled = _LABEL_OF_CONTENTS.fullmatch(line.bare) is not None
        if not labelled and _leader(line.text) is None:
            continue
        last = _last_places(rest) if last is None else last
        start = n + labelled
        end = _list_end(rest, start, last, labelled)
        again = sum(last.get(_listed(rest[k]), -1) >= end for k in range(start, end))
        if again >= LISTED and again * 2 > end - start:
            spared = [other for other in rest[n:end] if undone and other.number in undone]
            for other in rest[n:end]:
                if other not in spared:
                    out.set_aside(other, CONTENTS, "contents")
            return [*rest[:n], *spared, *rest[end:]]
    return rest


def _last_places(rest: Sequence[Line]) -> dict[str, int]:
    """What lines of contents near the head name → the last line that begins with it."""
    keys = {_listed(line) for line in rest[: CONTENTS_WITHIN + LONGEST_LIST]}
    keys = {key for key in keys if key and len(key) <= SHORT * 2}
    sizes = sorted({len(key) for key in keys})
    return {head: n for n, line in enumerate(rest) for size in sizes if (head := line.bare[:size]) in keys}


def _list_end(rest: Sequence[Line], start: int, last: Mapping[str, int], labelled: bool) -> int:
    """Where the list that begins at `start` ends: its lines have a page number, or it has none and they come again."""
    seen: set[str] = set()
    for n in range(start, min(len(rest), start + LONGEST_LIST)):
        key = _listed(rest[n])
        if key not in last or key in seen:
            return n
        if _leader(rest[n].text) is None and not (labelled and last[key] > n):
            return n
        seen.add(key)
    return min(len(rest), start + LONGEST_LIST)


def _listed(line: Line) -> str:
    """The words of a line of contents, without the leader and the page number."""
    at = _leader(line.text)
    return re.sub(r"\s", "", line.text if at is None else line.text[:at])


def _leader(text: str) -> int | None:
    """Where a line's leader and page number begin."""
    head = text.rstrip(_CLOSES)
    words = head.rstrip(_FIGURES)
    if not 1 <= len(head) - len(words) <= FIGURES:
        return None
    found = _LEADER.search(text, len(words.rstrip(_OPENS).rstrip(_FILLS)))
    return found.start() if found else None


def _comes_again(line: Line, following: Sequence[Line]) -> bool:
    joined = re.sub(r"[?？\s—－―-]", "", "".join(other.bare for other in following))
    head = re.sub(r"[?？\s—－―-]", "", line.bare)[:20]
    return head[:8] in joined


def _without_repeats(rest: list[Line], out: Sorted, undone: frozenset[int]) -> list[Line]:
    """Take off the worse of two copies of the same run of lines: the second, unless it alone has the report's head."""
    drop: set[int] = set()
    seen: dict[str, int] = {}
    n = 0
    while n < len(rest):
        first = seen.get(rest[n].bare) if len(rest[n].bare) >= lengths.REPEATED else None
        length = _run(rest, first, n) if first is not None else 0
        size = sum(len(rest[n + k].bare) for k in range(length))
        if first is not None and size >= REPEAT_CHARACTERS and (length > 1 or size > 2 * REPEAT_CHARACTERS):
            first, start, length = _widened(rest, first, n, length)
            headed = any(wordings.TITLE.match(line.bare) for line in rest[max(0, start - 6) : start])
            before = any(wordings.TITLE.match(line.bare) for line in rest[max(0, first - 6) : first + 2])
            if headed and not before and not any(k in drop for k in range(first, first + length)):
                drop.update(range(first, first + length))
                drop.update(k for k in range(first + length, start) if rest[k].bare.startswith(("（新华社", "(新华社")))
            else:
                drop.update(range(start, start + length))
            n = start + length
            continue
        if len(rest[n].bare) >= lengths.REPEATED:
            seen.setdefault(rest[n].bare, n)
        n += 1
    drop = {k for k in drop if not (undone and rest[k].number in undone)}
    for k in sorted(drop):
        out.set_aside(rest[k], REPEATED, "pasted-twice")
    return [line for k, line in enumerate(rest) if k not in drop]


def _run(rest: Sequence[Line], first: int, second: int) -> int:
    """How many lines from `first` on come again from `second` on."""
    length = 0
    while (
        first + length < second
        and second + length < len(rest)
        and rest[first + length].bare == rest[second + length].bare
    ):
        length += 1
    return length


def _widened(rest: Sequence[Line], first: int, second: int, length: int) -> tuple[int, int, int]:
    """The same two runs with the short lines before them."""
    while first > 0 and second - 1 > first + length - 1 and rest[first - 1].bare == rest[second - 1].bare:
        first, second, length = first - 1, second - 1, length + 1
    return first, second, length


def is_furniture(bare: str) -> bool:
    """Whether a line, without its white space, is a button, link or colophon of a web page."""
    if len(bare) > lengths.COLOPHON or (number := number_of(bare)) and number.form != "ring":
        return False
    return bool(wordings.FURNITURE.search(bare)) and (
        len(bare) <= SHORT or not bare.endswith("。") or bare.startswith(("免责", "声明", "本作品", "本文"))
    )

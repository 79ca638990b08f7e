"""Passages of a note section → entries: number, headword, explanation, terms.

Guarantee to the next step: an entry is one passage; its number is the printed one, or its position where entries bear
none; the headword lies between number and separator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.chinese.note_marks import CLOSING, ENTRY_STYLES, OPENING
from generator.chinese.numerals import from_figure
from generator.model.source import span_at
from generator.recognise.notes.sections import is_printed
from generator.recognise.passages import Passage, cut, join_lines

_PAGE = re.compile(r"[（(]\s*(?:见?第?\s*)?(?:[Pp]\s?[0-9]+|[0-9]+\s*页)(?:[，,、\s]*[Pp]?\s?[0-9]+页?)*\s*[）)]\s*$")
HEADWORD = 60
"""Characters of the longest headword; a colon further on belongs to the explanation."""


_SPACE = re.compile(r"\s+")
CORE, LEAST = 3, 6
"""Characters of the shortest headword that nothing parts from its explanation, and of the shortest explanation."""
NEAR = 24
"""A space that parts a headword stands no further on."""
MANY = 300
"""No report has as many notes; beyond it, headwords are not sought in the report."""


@dataclass(frozen=True)
class Entry:
    """A note, with offsets in its passage's text."""

    passage: Passage
    ordinal: int
    headword: tuple[int, int] | None
    gloss: int
    terms: tuple[str, ...]


def gather(passages: list[Passage], body: str) -> list[Entry]:
    """Entries of the passages of one note section (without its heading). Continuations are joined: `passages`
    shrinks. `body` are the words of the report, which tell a headword that nothing parts from its explanation."""
    body = body if len(passages) <= MANY else ""
    style = _style(passages)
    heads: list[tuple[Passage, int | None, int]] = []
    if style:
        _split_glued(passages, style)
    # Only where most headwords have no mark behind them may a line without one begin a note.
    loose = sum(_marked(passage.text, 0) is not None for passage in passages) * 2 < len(passages)
    last = 0
    kept: list[Passage] = []
    for passage in passages:
        number = _number(passage.text, style, last + 1) if style else None
        if number and not _fits(number[0], last):
            number = None
        if heads and (
            number is None if style else not (_marked(passage.text, 0) or loose and _separator(passage, 0, body))
        ):
            _continue(*heads[-1], passage, body)
            continue
        passage.mark("note-number" if number else "note-unnumbered", told=style)
        kept.append(passage)
        last = number[0] if number else last
        heads.append((passage, number[0] if number else None, number[1] if number else 0))
    passages[:] = kept
    return [
        entry(passage, ordinal or position, start, body) for position, (passage, ordinal, start) in enumerate(heads, 1)
    ]


def _style(passages: Sequence[Passage]) -> str | None:
    """The way in which entries are numbered: the one with the longest rising series."""
    best, most = None, 0
    for style, pattern in ENTRY_STYLES:
        last = count = 0
        for passage in passages:
            match = pattern.match(passage.text)
            value = from_figure(match[1]) if match else None
            if value is not None and last <= value <= last + 3:
                last, count = value, count + 1
        if count > most:
            best, most = style, count
    return best if most >= 2 or (most and len(passages) <= 3) else None


def _number(text: str, style: str, expected: int = 0) -> tuple[int, int] | None:
    """The entry's number and its length; one that has lost its stop counts where it is the expected one."""
    match = dict(ENTRY_STYLES)[style].match(text) or re.compile(rf"({expected})(?=[“《\[［])").match(text)
    if match is None and style == "space":
        match = re.compile(rf"({expected})[ \u3000\xa0]+").match(text)
    value = from_figure(match[1]) if match else None
    return (value, match.end()) if match and value is not None else None


def _split_glued(passages: list[Passage], style: str) -> None:
    """Cut, in place, an entry that has the next one, which its series lacks, at its end."""
    n = 0
    while n < len(passages):
        number = _number(passages[n].text, style)
        after = _number(passages[n + 1].text, style) if n + 1 < len(passages) else None
        if number and (after is None or after[0] > number[0] + 1):
            mark = re.compile(rf"(?<=[。；”）])\s*(?={OPENING}?{number[0] + 1}(?:{CLOSING}|[.．、]))").search(
                passages[n].text, number[1]
            )
            if mark and dict(ENTRY_STYLES)[style].match(passages[n].text, mark.end()):
                parts = cut(passages[n], mark.end())
                parts[-1].mark("cut-lost-note")
                passages[n : n + 1] = parts
        n += 1


def _fits(value: int, last: int) -> bool:
    return last <= value <= last + 5 or last == 0


def _continue(before: Passage, ordinal: int | None, start: int, passage: Passage, body: str) -> None:
    """A line under a headword or after a full stop is a line of its own; any other was torn off."""
    if before.text.rstrip()[-1] in "：:。；！”）)" or is_printed(before.text[start:], body):
        join_lines(before, passage)
        before.mark("note-lines")
    else:
        before.append(passage.pieces)
        before.mark("note-torn")


def entry(passage: Passage, ordinal: int, start: int, body: str) -> Entry:
    """The entry that a passage is; `start` is where its number ends."""
    text = passage.text
    found = _separator(passage, start, body)
    if not found:
        passage.refuse("headword-none")
        return Entry(passage, ordinal, None, start, ())
    left, right, gloss, rule = found
    page = _PAGE.search(text[left:right])
    right = left + page.start() if page else right
    while right > left and text[right - 1].isspace():
        right -= 1
    passage.mark(rule, told=text[left:right])
    return Entry(passage, ordinal, (left, right), gloss, terms_of(text[left:right], text[gloss:]))


_Headword = tuple[int, int, int, str]
"""Where a headword starts and ends, where the explanation starts, and the rule that says so."""


def _separator(passage: Passage, start: int, body: str) -> _Headword | None:
    """The headword, parted from the explanation by a mark or a word, else by what the report prints."""
    text = passage.text
    found = _marked(text, start)
    if found and found[3] == "headword-brackets":
        return found
    if found and body and (found[3] == "headword-means" or not is_printed(text[found[0] : found[1]], body)):
        until = found[1] if found[3] == "headword-colon" else len(text)
        return _before_space(text, start, body, until) or found
    return found or _bold(passage, start) or _before_space(text, start, body, len(text)) or _printed(text, start, body)


def _marked(text: str, start: int) -> _Headword | None:
    bracketed = re.compile(r"[\[［【〔]([^\]］】〕]{1,60})[\]］】〕][ ：:]*").match(text, start)
    if bracketed:
        return bracketed.start(1), bracketed.end(1), bracketed.end(), "headword-brackets"
    head = text[start : start + HEADWORD + 20]
    for pattern in (r"\s*(?:[：:]|—{2}|－－|--)\s*(?!//)", r"\s*—\s*"):
        match = re.search(pattern, head)
        if match and 0 < match.start() <= HEADWORD and "。" not in head[: match.start()]:
            return start, start + match.start(), start + match.end(), "headword-colon"
    match = re.match(r"([^，。；：]{2,24})。\s*(?=是指|指|即|\S{6})", head) or re.match(
        r"([^，。；：]{2,30}?)[，,]?\s*(?=是指|指的是|主要指|即|指)", head
    )
    if match and match[1].count("“") == match[1].count("”"):
        return start, start + match.end(1), start + match.end(), "headword-means"
    return None


def _before_space(text: str, start: int, body: str, until: int) -> _Headword | None:
    """A headword before a space or a line end, if the report prints it."""
    for match in _SPACE.finditer(text, start + 2, min(until, start + HEADWORD)):
        head = text[start : match.start()]
        if is_printed(head, body) and head.count("“") == head.count("”"):
            return start, match.start(), match.end(), "headword-printed"
    return None


def _printed(text: str, start: int, body: str) -> _Headword | None:
    """The longest beginning of a line that the report prints, where nothing parts the headword from the explanation."""
    line = text.find("\n", start)
    until = min(start + HEADWORD, (line if line >= 0 else len(text)) - LEAST)
    ends = (at for at in range(until, start + CORE - 1, -1) if not text[at - 1 : at + 1].isascii())
    end = next((at for at in ends if is_printed(text[start:at], body)), None)
    if end is None:
        return None
    space = _SPACE.search(text, end, start + NEAR)
    if space and not re.search("[，。；：]", text[end : space.start()]):
        return start, space.start(), space.end(), "headword-printed"
    end -= len(text[:end]) - len(text[:end].rstrip("“‘（("))
    return start, end, end, "headword-printed"


def _bold(passage: Passage, start: int) -> _Headword | None:
    """A headword that bold type parts from what follows."""
    first = passage.pieces[0]
    bold = span_at(passage.source.bold, first.start + start)
    end = bold.end - first.start if bold and bold.end < first.end else 0
    return (start, end, end, "headword-bold") if 2 <= end - start <= HEADWORD else None


def terms_of(headword: str, gloss: str) -> tuple[str, ...]:
    """The terms a headword lists. `“甲”“乙”` are two, `“甲、乙”` is one; 甲、乙 without quotation marks are two where
    the explanation takes each up by itself, or where they are no parts of one numbered slogan."""
    if '"' in headword and "“" not in headword:
        return tuple(re.sub("[“”]", '"', term) for term in terms_of(_curly(headword), _curly(gloss)))
    headword = headword.strip()
    parts = _quoted_parts(headword)
    if len(parts) == 1:
        parts = _listed_parts(headword, gloss)
    return tuple(term for part in parts if (term := _unquoted(part)))


def _curly(text: str) -> str:
    """Straight quotation marks as pairs, to be told apart; without what has no other half."""
    halves = text.split('"')
    return (
        "".join(half + "“”"[n % 2] for n, half in enumerate(halves[:-1])) + halves[-1]
        if len(halves) % 2
        else "".join(halves)
    )


def _quoted_parts(headword: str) -> list[str]:
    """Cut between a closing and an opening quotation mark."""
    return [part for part in re.split(r"(?<=[”’》])[、，,和与及以]*\s*(?=[“‘《])", headword) if part]


def _listed_parts(headword: str, gloss: str) -> list[str]:
    """Cut at 、 和 与 及 outside quotation marks and brackets, where the explanation agrees."""
    parts, depth, at = [], 0, 0
    for n, c in enumerate(headword):
        depth += (c in "“‘（(《") - (c in "”’）)》")
        if depth == 0 and c in "、；和与及" and at < n < len(headword) - 1:
            parts.append((headword[at:n], c))
            at = n + 1
    parts.append((headword[at:], ""))
    if len(parts) == 1:
        return [headword]
    explained = [bool(_takes_up(part, gloss)) for part, _ in parts]
    if all(explained) or (sum(explained) >= 2 and all(c in "、；" for _, c in parts[:-1])):
        return [part for part, _ in parts]
    slogan = any(re.match(r"[一二两三四五六七八九十双多0-9]", part) for part, _ in parts)
    inner = any(re.search(r"[“”]", part) for part, _ in parts)
    if (
        not slogan
        and not inner
        and all(c in "、；" for _, c in parts[:-1])
        and all(len(part) >= 2 for part, _ in parts)
    ):
        return [part for part, _ in parts]
    return [headword]


def _takes_up(part: str, gloss: str) -> bool:
    words = re.escape(_unquoted(part))
    return re.search(rf"{words}[”’]?[）)]?(?:是|指|为|即|：|:|，是|，指|，即|主要)", gloss) is not None


def _unquoted(part: str) -> str:
    """Without the quotation marks that enclose the whole."""
    part = part.strip().strip("、，,")
    for a, b in ("“”", "‘’", '""', "《》", "[]"):
        if len(part) > 2 and part[0] == a and part[-1] == b and b not in part[1:-1]:
            return part[1:-1].strip()
    return part

"""Passages after the head → where note sections begin, known by their headings or by their entries.

Guarantee: a section begins where entries follow. What heads it may be worded in any way: lines behind the closing words
that explain what the report prints are notes. Lists of projects look alike, yet the report does not print their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.chinese import note_marks
from generator.chinese.numerals import to_han
from generator.chinese.quotes import bare
from generator.recognise import lengths, wordings
from generator.recognise.passages import Passage, cut

FEW, MOST = 3, 40
"""Entries from which a section is told without its heading; lines of it that are looked at."""
CLOSINGS = 30
"""Places looked at, from the end, that may be the report's closing words."""
BEFORE = 3
"""Short lines that may stand between the closing words and the first entry: a heading, remarks."""

CLOSING = re.compile(r"让我们|而?(?:努力|不懈|团结|接续|继续)?奋(?:斗|进)|篇章|贡献|胜利|献礼|新局面|喜迎|前进")
LIST_OF_ATTACHMENTS = re.compile(r"^附\s?件?[：:]\s*(?:[1１][.．、]|$)")
REMARK = re.compile(r"^[（(][^（()）]{2,40}[）)]$")
"""A remark on the order of the notes, say."""
_GLUED_HEADING = re.compile(r"[！!。][ \u3000]*(\S{2,20})$")
_LABEL = re.compile(r"附件[0-9０-９一二三四五六七八九十]{1,2}[：:]?")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]$")
_ENDS_EXPLAINING = re.compile(rf"(?:{wordings.EXPLAINS.pattern})[》>】]*$")

_NUMBER = re.compile(
    rf"(?:{note_marks.OPENING}?\s*{note_marks.FIGURE}\s*(?:{note_marks.CLOSING}|[.．、])[.．、:：\s]*|{note_marks.ANY_RING}|[〇○●◆■•·])?\s*"
)
_HEADWORDS = (
    re.compile(r"[\[［【〔]([^\]］】〕]{1,60})[\]］】〕]"),
    re.compile(r"([^。；：:]{1,60}?)\s*(?:[：:](?!//)|—{1,2}|－－|--)"),
    re.compile(r"([^，。；：:]{2,40}?)[，,]?\s*(?:是指|指的是|主要指|指|即|是)"),
    re.compile(r"(\S{2,40})[ \u3000\xa0]"),
    re.compile(r"([^，。；：:“”]{0,16}“[^“”]{1,24}”)"),
    re.compile(r"(\S{2,30})$"),
)
"""Ways to part a headword from its explanation; the last has it on a line of its own."""


@dataclass(frozen=True, slots=True)
class Sections:
    """Indices of passages."""

    headings: frozenset[int]
    entries: frozenset[int]
    """First entries of sections that have no heading."""
    remarks: frozenset[int] = frozenset()
    """Lines between the closing words and the heading."""

    def without(self, n: int) -> Sections:
        """The same when passage `n`, which is neither, is no passage of its own any more."""
        return Sections(*(frozenset(k - (k > n) for k in one) for one in (self.headings, self.entries, self.remarks)))


def note_sections(passages: Sequence[Passage], start: int) -> Sections:
    """Where note sections begin, from `start` on."""
    headings = _by_wording(passages, start)
    found = _by_entries(passages, start, max(headings, default=start))
    if found is None:
        return Sections(frozenset(headings), frozenset())
    closing, first, entry = found
    if first < entry:
        return Sections(frozenset({*headings, first}), frozenset(), frozenset(range(closing + 1, first)))
    return Sections(frozenset(headings), frozenset({entry}))


def _by_wording(passages: Sequence[Passage], start: int) -> set[int]:
    """Headings of notes with at least one line that may be a note before the next one."""
    found = [
        n
        for n in range(start, len(passages))
        if len(passages[n].bare) <= lengths.NOTES_HEADING and wordings.NOTES.match(passages[n].bare)
    ]
    found += [
        n
        for n in range(start, len(passages) - 2)
        if wordings.NOTES_LABEL.match(passages[n].bare) and _begins_series(passages[n + 1 : n + 3])
    ]
    found.sort()
    body = ""
    out = set()
    for n, after in zip(found, [*found[1:], len(passages)], strict=False):
        body = body or words_of(passages[start:n])
        between = passages[n + 1 : after]
        known = any(_is_entry(p.bare) or explains(p.text, body) for p in between[:4])
        if known and not LIST_OF_ATTACHMENTS.match(passages[n].text):
            out.add(n)
    return out


def cut_glued_notes(passages: list[Passage], start: int) -> None:
    """Cut, in place, the heading of notes, or the label of an attachment, off the words that it has lost its line end
    after."""
    for n in range(len(passages) - 2, start, -1):
        glued = _GLUED_HEADING.search(passages[n].text)
        if glued is None:
            continue
        heads_notes = wordings.NOTES.match(glued[1]) and _is_entry(passages[n + 1].bare)
        if heads_notes or _LABEL.fullmatch(glued[1]):
            parts = cut(passages[n], glued.start(1))
            parts[-1].mark("cut-notes")
            passages[n : n + 1] = parts


def _begins_series(following: Sequence[Passage]) -> bool:
    """Whether the first two lines after a label are notes 1 and 2, each with its headword."""
    headword = "[.．、]?[^。；，：:]{2,40}(?:[：:]|——)"
    return all(
        re.match(rf"{note_marks.OPENING}?(?:{n}|{to_han(n)}|{chr(0x245F + n)}){note_marks.CLOSING}?{headword}", p.bare)
        for n, p in enumerate(following, 1)
    )


def _is_entry(bare: str) -> bool:
    """Whether a line may be a note: numbered, or with a separator, and more than the name of an attachment."""
    if not (note_marks.ENTRY.match(bare) or re.match(r"^[^。；，]{1,40}(?:[：:]|——)", bare)):
        return False
    return len(bare) >= lengths.NAME_OF_ATTACHMENT or re.search(r"[：:—]|指|即|是|\]", bare) is not None


def _by_entries(passages: Sequence[Passage], start: int, known: int) -> tuple[int, int, int] | None:
    """The closing words, the line that heads notes behind them, and the first note; where nothing heads them, the note
    twice."""
    closings = [n for n in range(known, len(passages) - 1) if _may_close(passages[n].bare)][-CLOSINGS:]
    for n in closings:
        entry = next(
            (k for k in range(n + 1, min(n + 2 + BEFORE, len(passages))) if not _heads(passages[k])), len(passages)
        )
        following = [p for p in passages[entry : entry + MOST] if not _heads(p)]
        if not following:
            continue
        body = words_of(passages[start : n + 1])
        told = sum(explains(p.text, body) for p in following)
        worded = closes(passages, n) and any(wordings.EXPLAINS.search(p.bare) for p in passages[n + 1 : entry])
        separated = sum(_HEADWORDS[1].match(p.text, _number(p.text)) is not None for p in following)
        if (
            told >= FEW
            and told * 10 >= len(following) * 6
            or worded
            and separated >= 2
            and separated * 10 >= len(following) * 6
        ):
            headings = [k for k in range(n + 1, entry) if not REMARK.match(passages[k].bare)]
            return n, (headings[-1] if headings else entry), entry
    return None


def closes(passages: Sequence[Passage], n: int) -> bool:
    """Whether a passage has the closing words of a report."""
    text = passages[n].bare
    return bool(
        text.endswith(("！", "!", "。"))
        and "各位代表" in text[:6] + (passages[n - 1].bare[:6] if n else "")
        and CLOSING.search(text[-40:])
    )


def _may_close(bare: str) -> bool:
    return bare.endswith(("！", "!", "。")) and CLOSING.search(bare[-40:]) is not None


def _heads(passage: Passage) -> bool:
    """Whether a line is short and has no stop, as a heading or remark has not."""
    words = _IN_BRACKETS.sub("", passage.bare)
    if len(words) > lengths.NOTES_HEADING or re.search("[。；！]", words):
        return False
    named = words.startswith(("注：", "注:")) or _ENDS_EXPLAINING.search(words) is not None
    return named or not re.search("[：:]", words[:-1])


def words_of(passages: Sequence[Passage]) -> str:
    """All words, without white space and quotation marks, in which a headword may be found."""
    return bare("\n".join(passage.bare for passage in passages))[0]


def _number(text: str) -> int:
    match = _NUMBER.match(text)
    return match.end() if match else 0


def headwords(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the headword of a note may lie that begins at `start`, by each way to part it from the explanation."""
    for pattern in _HEADWORDS:
        if match := pattern.match(text, start):
            yield match.span(1)


def is_printed(headword: str, body: str) -> bool:
    """Whether a headword of two and more characters stands in the words of a report."""
    word = bare(re.sub(r"\s", "", headword))[0]
    return len(re.sub(r"\W", "", word)) >= 2 and word in body


def explains(text: str, body: str) -> bool:
    """Whether a line begins with a word that the report prints, and parts it from what follows."""
    return any(is_printed(text[a:b], body) for a, b in headwords(text, _number(text)))

"""Blocks of the body → note calls (注号), told from the numbers of lists.

A bracketed or ringed number is a call where it follows a word, and where its kind counts up through the report or is
answered by the notes. Guarantee to the next step: calls are in order and disjoint, and `Place` covers the marker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.chinese import note_marks
from generator.chinese.numerals import from_figure
from generator.chinese.substrings import holders
from generator.model.report import Block, BlockSpan, Call, Note
from generator.recognise.passages import Mark

MANY = 300
"""No report has as many notes; beyond it, headwords are not sought one by one."""
GAP = 40
"""Spaces that may stand between a word and its call, at most."""
_AFTER_WORD = re.compile(r"[^\s。；;！!？?，,、：:（(\[［〔【“‘《—…]")
_NO_QUOTES = str.maketrans("", "", "“”‘’\"'《》「」")


@dataclass(frozen=True)
class _Found:
    block: int
    start: int
    end: int
    ordinal: int
    rule: str = ""
    """By which it is a call; for one that is none, why not."""


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls, in order, and what the rules say of the marks in each block."""

    calls: tuple[Call, ...]
    marks: tuple[tuple[int, Mark], ...]


def find_calls(
    blocks: Sequence[Block], notes: Sequence[Note], raised: Mapping[tuple[int, int], int] | None = None
) -> Calls:
    """Calls in the blocks. `raised` are the superscripts, which markup vouches for: (block, offset) → length."""
    ordinals = {note.ordinal for note in notes}
    found: list[_Found] = []
    refused: list[_Found] = []
    for kind, pattern in note_marks.CALLS:
        candidates = [mark for block in blocks for mark in _marks(block, pattern)]
        accepted, rule = _accepted(candidates, kind, ordinals)
        left = set(candidates) - set(accepted)
        found += [replace(mark, rule=f"call-{kind}") for mark in accepted]
        refused += [replace(mark, rule=rule) for mark in candidates if mark in left]
    if not found and len(notes) <= MANY:
        found = _bare(blocks, notes)
    taken = {(mark.block, at) for mark in found for at in range(mark.start, mark.end)}
    found += [
        mark
        for mark in _superscripts(blocks, raised or {})
        if not taken & {(mark.block, at) for at in range(mark.start, mark.end)}
    ]
    found.sort(key=lambda mark: (mark.block, mark.start))
    calls = tuple(Call(mark.ordinal, BlockSpan(mark.block, mark.start, mark.end)) for mark in found)
    texts = {block.n: block.text for block in blocks}
    said = [
        (mark.block, Mark(mark.rule, told=texts[mark.block][mark.start : mark.end], against=against))
        for marks, against in ((found, False), (refused, True))
        for mark in marks
    ]
    return Calls(calls, tuple(said))


def _marks(block: Block, pattern: re.Pattern[str]) -> list[_Found]:
    out = []
    for match in pattern.finditer(block.text):
        before = block.text[max(0, match.start() - GAP) : match.start()].rstrip(" \u3000\xa0")
        value = from_figure(match[1] if match.re.groups else match[0])
        if (
            before
            and value
            and _AFTER_WORD.match(before[-1])
            and not re.search(r"[发办函号字政]$", before[-1:])
            and block.text[match.end() : match.end() + 1] != "号"
        ):
            out.append(_Found(block.n, match.start(), match.end(), value))
    return out


def _accepted(candidates: list[_Found], kind: str, ordinals: set[int]) -> tuple[list[_Found], str]:
    """The candidates of one kind, if together they behave as calls do, and the rule that refuses the others."""
    if not candidates:
        return [], ""
    if kind in note_marks.CERTAIN:
        taken = len(candidates) >= 2 or ordinals or candidates[0].ordinal == 1
        return (candidates, "") if taken else ([], "no-call-alone")
    rising = _rising(candidates)
    if len(rising) * 10 < len(candidates) * 8 or rising[0].ordinal > 3:
        return [], "no-call-series"
    if len(rising) < 3 and not all(mark.ordinal in ordinals for mark in rising):
        return [], "no-call-note"
    spread = len({mark.block for mark in rising}) >= min(3, len(rising))
    return (rising, "no-call-series") if spread else ([], "no-call-list")


def _rising(candidates: list[_Found]) -> list[_Found]:
    """The longest run of candidates whose numbers never fall."""
    import bisect

    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for n, mark in enumerate(candidates):
        at = bisect.bisect_right(tails, mark.ordinal)
        back.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(mark.ordinal)
            ends.append(n)
        else:
            tails[at], ends[at] = mark.ordinal, n
    out, n = [], ends[-1]
    while n >= 0:
        out.append(candidates[n])
        n = back[n]
    return out[::-1]


def _superscripts(blocks: Sequence[Block], raised: Mapping[tuple[int, int], int]) -> list[_Found]:
    """Superscripts that are a number and nothing else."""
    texts = {block.n: block.text for block in blocks}
    out = []
    for (n, start), length in sorted(raised.items()):
        text = texts.get(n, "")
        match = note_marks.RAISED.fullmatch(text, start, start + length)
        value = from_figure(match[1]) if match else None
        if value and start and not _is_unit(text, start):
            out.append(_Found(n, start, start + length, value, "call-raised"))
    return out


def _is_unit(text: str, at: int) -> bool:
    """Whether a raised figure is a power: m², km³."""
    return text[at - 1] in "mMkK米" or text[max(0, at - 1) : at].isdigit()


def _bare(blocks: Sequence[Block], notes: Sequence[Note]) -> list[_Found]:
    """Figures without a bracket, glued to a headword in quotation marks: `“甲”1`. Only where most notes have one."""
    found: dict[tuple[int, int], _Found] = {}
    called: set[str] = set()
    spelt = [(note, head) for note in notes for term in note.terms for head in _heads(term)]
    texts = [_unquoted(block.text) for block in blocks]
    for (note, head), held in zip(spelt, holders([_unquoted(head) for _, head in spelt], texts), strict=True):
        near = [k for k in held if _has_figure_after(texts[k], _unquoted(head))]
        if not near:
            continue
        pattern = re.compile(
            r"“?" + r"[“”‘’]?".join(re.escape(c) for c in _unquoted(head)) + r"[”’》]?([0-9]{1,2})(?![0-9]?[.．%])"
        )
        for block in (blocks[k] for k in near):
            for match in pattern.finditer(block.text):
                mark = _bare_mark(block, match, note.ordinal)
                if mark and (mark.block, mark.start) not in found:
                    found[mark.block, mark.start] = mark
                    called.add(note.id)
    return list(found.values()) if notes and len(called) * 2 > len(notes) else []


def _has_figure_after(text: str, words: str) -> bool:
    """Whether a figure stands right behind the words anywhere: most headwords have none, and need no pattern."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if "0" <= text[end : end + 1] <= "9":
            return True
        at = text.find(words, at + 1)
    return False


def _heads(term: str) -> list[str]:
    """The term, and its words to the last closing quotation mark."""
    head = re.match(r".*“[^”]+”", term)
    return [term, head[0]] if head and head[0] != term else [term]


def _unquoted(text: str) -> str:
    return text.translate(_NO_QUOTES)


def _bare_mark(block: Block, match: re.Match[str], ordinal: int) -> _Found | None:
    """The figures after a headword, if they are its number, begin with it, or miss it by one."""
    start = match.start(1)
    figures = re.compile(r"[0-9]+").match(block.text, start)
    digits = figures[0] if figures else ""
    if digits.startswith(str(ordinal)):
        return _Found(block.n, start, start + len(str(ordinal)), ordinal, "call-bare")
    if len(digits) <= 2 and abs(int(digits) - ordinal) == 1:
        return _Found(block.n, start, start + len(digits), int(digits), "call-bare")
    return None

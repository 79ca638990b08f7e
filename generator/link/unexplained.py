"""A linked report → the quoted number-phrases that no note explains: `“3+3”`, `“七个严禁”`.

Guarantees to the next step: a phrase stands once, at its first place, with every place where it is quoted; none of its
places is bound to a note, and not all of its numbers lie in words that `ordinary_words.txt` lists as needing none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.chinese.quotes import bare
from generator.link.link import Links
from generator.model.report import BlockSpan, Report

ORDINARY = Path(__file__).with_name("ordinary_words.txt")

LONGEST = 12
"""Characters of a phrase at most: longer quotations are sentences, and explain themselves."""

_QUOTED = re.compile(r"“([^“”]+)”")
_NUMBER = re.compile(r"[0-9０-９〇一二两三四五六七八九十百千万亿双]")
_SENTENCE = re.compile(r"[，。；：！？、]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quoted phrase and its places, quotation marks left out."""

    words: str
    places: tuple[BlockSpan, ...]


def unexplained(report: Report, links: Links) -> tuple[Phrase, ...]:
    """Quoted number-phrases of the text that no note explains, in the order of their first places."""
    bound: dict[int, list[tuple[int, int]]] = {}
    for occurrence in links.occurrences:
        bound.setdefault(occurrence.place.block, []).append((occurrence.place.start, occurrence.place.end))
    explained = {bare(form.text)[0] for form in links.forms}
    found: dict[str, list[BlockSpan]] = {}
    for block in report.blocks:
        if block.role not in ("text", "heading"):
            continue
        for quoted in _QUOTED.finditer(block.text):
            start, end = quoted.span(1)
            if _is_shorthand(quoted[1], explained) and not any(
                s < end and start < e for s, e in bound.get(block.n, ())
            ):
                found.setdefault(quoted[1], []).append(BlockSpan(block.n, start, end))
    return tuple(Phrase(words, tuple(places)) for words, places in found.items())


def _is_shorthand(words: str, explained: set[str]) -> bool:
    plain = bare(words)[0]
    return (
        len(words) <= LONGEST
        and not _SENTENCE.search(words)
        and bool(_NUMBER.search(_ordinary().sub("", plain)))
        and plain not in explained
    )


@cache
def _ordinary() -> re.Pattern[str]:
    """Matches the listed words, the longest first."""
    lines = (line.strip() for line in ORDINARY.read_text(encoding="utf-8").splitlines())
    words = sorted(
        {bare(line)[0] for line in lines if line and not line.startswith("#")}, key=lambda word: (-len(word), word)
    )
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")

"""Headwords → pinyin, to sort them as a Chinese index does.

`pinyin.txt` gives each character its usual reading, `polyphones.txt` the words in which another one is right.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

READINGS = Path(__file__).with_name("pinyin.txt")
POLYPHONES = Path(__file__).with_name("polyphones.txt")

_FOREIGN = re.compile(r"[^\u4e00-\u9fff]+")


def syllables(words: str) -> tuple[str, ...]:
    """Each Chinese character's reading with its tone (`xíng`); runs of other characters as they are, in lower case."""
    out: list[str] = []
    at = 0
    while at < len(words):
        length, readings = _next(words, at)
        out += readings
        at += length
    return tuple(out)


def _next(words: str, at: int) -> tuple[int, list[str]]:
    """How many characters are read next, and how: a polyphone's word (the longest), a character, or a foreign run."""
    for length in range(_longest(), 1, -1):
        if readings := _polyphones().get(words[at : at + length]):
            return length, readings
    if reading := _readings().get(words[at]):
        return 1, [reading]
    run = _FOREIGN.match(words, at)
    return (len(run[0]), [run[0].lower()]) if run else (1, [words[at]])


def sort_key(reading: tuple[str, ...]) -> tuple[str, ...]:
    """Syllables without tones, so that `xíng` and `xìng` stand together; ü after u."""
    return tuple(_plain(syllable) for syllable in reading)


def _plain(syllable: str) -> str:
    apart = unicodedata.normalize("NFD", syllable).replace("u\u0308", "uz")
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def _readings() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines()[1:]:  # the first says where they are from
        reading, _, characters = line.partition(" ")
        out.update(dict.fromkeys(characters, reading))
    return out


@cache
def _polyphones() -> dict[str, list[str]]:
    lines = POLYPHONES.read_text(encoding="utf-8").splitlines()
    entries = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    return {word: readings for word, *readings in entries}


@cache
def _longest() -> int:
    return max(map(len, _polyphones()), default=1)

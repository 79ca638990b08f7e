"""Headwords → pinyin, to sort them as a Chinese index does.

`pinyin.txt` gives each character its usual reading, `polyphones.txt` the words in which another one is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

READINGS = Path(__file__).with_name("pinyin.txt")
POLYPHONES = Path(__file__).with_name("polyphones.txt")


def syllables(words: str) -> tuple[str, ...]:
    """Each Chinese character's reading with its tone (`xíng`); runs of other characters as they are, in lower case."""
    out: list[str] = []
    for run in _runs().split(words):
        if run in _polyphones():
            out += _polyphones()[run]
        elif run:
            out += _read(run)
    return tuple(out)


def sort_key(reading: tuple[str, ...]) -> tuple[str, ...]:
    """Syllables without tones, so that `xíng` and `xìng` stand together; ü after u."""
    return tuple(_plain(syllable) for syllable in reading)


def _plain(syllable: str) -> str:
    apart = unicodedata.normalize("NFD", syllable).replace("u\u0308", "uz")
    return "".join(c for c in apart if not unicodedata.combining(c))


def _read(run: str) -> Iterator[str]:
    for part in re.findall(r"[\u4e00-\u9fff]|[^\u4e00-\u9fff]+", run):
        yield _readings().get(part) or part.lower()


@cache
def _readings() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        reading, _, characters = line.partition(" ")
        out.update(dict.fromkeys(characters, reading))
    return out


@cache
def _polyphones() -> dict[str, list[str]]:
    lines = POLYPHONES.read_text(encoding="utf-8").splitlines()
    entries = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    return {word: readings for word, *readings in entries}


@cache
def _runs() -> re.Pattern[str]:
    """Splits at the polyphones' words, the longest first."""
    words = sorted(_polyphones(), key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, words))})")

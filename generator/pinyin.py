"""Headwords → pinyin, to sort them as a Chinese index does.

The library's table gives each character its usual reading; `polyphones.txt` the words in which another one is right.
Its own phrase table is right more often, but takes longer to load than a report takes to build.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

POLYPHONES = Path(__file__).with_name("polyphones.txt")


@cache
def _library():
    os.environ["PYPINYIN_NO_PHRASES"] = "true"
    import pypinyin

    phrases = {}
    for line in POLYPHONES.read_text(encoding="utf-8").splitlines():
        word, _, readings = line.partition(" ")
        if word and not word.startswith("#"):
            phrases[word] = [[reading] for reading in readings.split()]
    pypinyin.load_phrases_dict(phrases)
    return pypinyin


def syllables(words: str) -> tuple[str, ...]:
    """Each Chinese character's reading with its tone (`xíng`), other runs as they are, lower case."""
    library = _library()
    return tuple(s.lower() for (s,) in library.pinyin(words, style=library.Style.TONE))


def sort_key(reading: tuple[str, ...]) -> tuple[str, ...]:
    """Syllables without tones, so that `xíng` and `xìng` stand together; ü after u."""
    import unicodedata

    out = []
    for syllable in reading:
        plain = unicodedata.normalize("NFD", syllable.replace("ü", "uz").replace("ǜ", "uz").replace("ǚ", "uz").replace("ǘ", "uz"))
        out.append("".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(out)

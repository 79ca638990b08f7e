"""Terms → how they are read, in pinyin."""

from __future__ import annotations

import re

from generator.chinese.pinyin import sort_key, syllables
from generator.chinese.quotes import bare
from generator.edition.edition import Edition


def reading_of(edition: Edition, term: str) -> tuple[str, ...]:
    """The term's syllables: as `report.toml` says, or as the tables do."""
    decided = edition.decisions.pinyin.get(term) or edition.decisions.pinyin.get(bare(term)[0])
    return tuple(decided.split()) if decided else syllables(re.sub(r"[^\w+.%]", "", bare(term)[0]))


def typed(reading: tuple[str, ...]) -> str:
    """A reading as a keyboard types it: `wu_tong_bu`."""
    return "_".join(re.sub(r"[^\w+.%]", "", syllable.replace("uz", "v")) for syllable in sort_key(reading))

"""Characters that show as something other than they are, and text in which they can be seen.

Guarantee: whoever prints report text in the pieces of `apart`, each that is said to turn its neighbours isolated from
them, prints every character in the order in which it is stored, searched and quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from unicodedata import category

Kind = Literal["direction", "invisible", "private", "look-alike"]

DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn what stands beside them; here and below, what stands in the brackets of an expression."""
_INVISIBLE = (
    "\x80-\x84\x86-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What prints nothing: tags and variation selectors too."""
_PRIVATE = "\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"
"""What each font prints as it likes."""
_RADICALS = "\u2e80-\u2fdf"
_COMPATIBLE = "\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\U0002f800-\U0002fa1f"
"""What stands in Unicode for the sake of other encodings, and looks like the common character."""
_STYLED = "\U0001d400-\U0001d7ff"
_LATIN = "АВЕЅІЈКМНОРСТУХаеорсухіјѕһԁԚԛԜԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲ"
"""Cyrillic and Greek letters that look like Latin ones, or like the 〇 of a year."""
_HAN = "ーニハエロカトタㄧ"
"""Kana and bopomofo that look like 一二八工口力卜夕."""
_KANA = "\u3041-\u30ff\u3105-\u312f"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""What is printed over the character before it: a stroke through a figure."""
_TURNED = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Scripts that are written from right to left."""

_DECEPTIVE = re.compile(
    f"(?P<direction>[{DIRECTION}]+)|(?P<invisible>[{_INVISIBLE}]+)|(?P<private>[{_PRIVATE}]+)"
    f"|[{_RADICALS}{_COMPATIBLE}{_STYLED}]+"
    f"|(?<![{_KANA}])[{_HAN}](?![{_KANA}])"
    f"|(?<![A-Za-z\u00c0-\u024f{_MARKS}])[{_MARKS}]+|[{_MARKS}]{{3,}}"
    f"|(?<![A-Za-z\u0370-\u052f])[A-Za-z]*[{_LATIN}][A-Za-z{_LATIN}]*(?![\u0370-\u052f])"
    "|(?<=[0-9])[OoIl\u2024\ua4f8](?=[0-9])"
    "|(?<=[0-9])[０-９]+|(?<=[０-９])[0-9]+|(?:(?![0-9０-９])\\d)+"
)
_PLAIN = re.compile(
    "[\u4e00-\u9fef0-9A-HJ-NP-Za-kmnp-z，。、；：？！“”‘’（）《》【】〔〕…—·,.;:!?()\\[\\]%+/=\t\r\n \u3000-]*+"
)
"""A text of which nothing can match the above: most blocks are such, and are read at once."""
_ISOLATED = re.compile(f"[{DIRECTION}]|[{_TURNED}]+(?:[ \u00a0]+[{_TURNED}]+)*")
_UNSEEN = re.compile(f"[{DIRECTION}{_INVISIBLE}{_PRIVATE}]")
UNPRINTED = re.compile(f"[{DIRECTION}{_INVISIBLE}]+")
"""What no reader sees, and nobody who quotes the words types."""


class Found(NamedTuple):
    """Where something deceives, and how."""

    start: int
    end: int
    kind: Kind


def deceptive(text: str) -> Iterator[Found]:
    """What in a text deceives its reader, in order."""
    if _PLAIN.fullmatch(text):
        return
    unassigned = {c for c in set(text) if category(c) == "Cn" and not "\U00020000" <= c < "\U00040000"}
    pattern = re.compile(f"{_DECEPTIVE.pattern}|[{''.join(sorted(unassigned))}]") if unassigned else _DECEPTIVE
    for found in pattern.finditer(text):
        kind = found.lastgroup or ("private" if found[0][0] in unassigned else "look-alike")
        yield Found(*found.span(), kind)  # type: ignore[arg-type]  # the groups are called as the kinds


def visible(text: str) -> str:
    """The text with what cannot be seen written out, as `〔U+202E〕`."""
    return _UNSEEN.sub(lambda found: f"〔{code_points(found[0])}〕", text)


def code_points(text: str) -> str:
    """What each character is called, as `U+202E U+202C`."""
    return " ".join(f"U+{ord(c):04X}" for c in text)


def unturned(text: str) -> str:
    """The text without marks of direction, for places where nothing can be isolated."""
    return re.sub(f"[{DIRECTION}]+", "", text)


def apart(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each would turn its neighbours."""
    at = 0
    for found in _ISOLATED.finditer(text):
        yield from [(text[at : found.start()], False)] if found.start() > at else []
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False

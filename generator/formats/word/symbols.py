"""Characters of Word's symbol fonts → the Unicode characters that look like them.

Word keeps a symbol's place in its font, not its meaning. Guarantee: a place that is not known comes out as itself, a
private character, which the check page shows; nothing is dropped.
"""

from __future__ import annotations

_WINGDINGS = dict(zip(range(0x6C, 0x79), "●❍■□◻❑❒⬧⧫◆❖⬥⌧", strict=True)) | {
    0x9F: "•", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
    0x80: "⓪", 0x8B: "⓿",
    **{0x80 + n: chr(0x245F + n) for n in range(1, 11)}, **{0x8B + n: chr(0x2775 + n) for n in range(1, 11)},
}  # fmt: skip
_WINGDINGS_2 = {0x69: "⓪", 0x74: "⓿", 0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x97: "●", 0xA2: "■", 0xA3: "□"} | {
    **{0x69 + n: chr(0x245F + n) for n in range(1, 11)}, **{0x74 + n: chr(0x2775 + n) for n in range(1, 11)},
}  # fmt: skip
_SYMBOL = {
    0x25: "%", 0x2B: "+", 0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xE5: "∑", 0x61: "α",
    0x62: "β", 0x67: "γ", 0x6D: "μ",
}  # fmt: skip
FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str | None, place: str | None) -> str:
    """The character at `place` (hexadecimal, as `F0FC`) of a font."""
    try:
        code = int(place or "", 16)
    except ValueError:
        return ""
    if not 0x20 <= code <= 0xFFFD or 0xD800 <= code < 0xE000:
        return ""
    in_font = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return FONTS.get((font or "").lower(), {}).get(in_font, chr(code))

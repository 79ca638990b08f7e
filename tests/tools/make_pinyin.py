"""Write generator/chinese/pinyin.txt from pypinyin's table: a reading a line, then the characters that are usually read so.

Loading the library takes longer than a report takes to build; this table of the same readings takes a hundredth.
"""

from __future__ import annotations

from generator.chinese.pinyin import READINGS

ORIGIN = "# Readings of pypinyin (https://github.com/mozillazg/python-pinyin), MIT License; written by make_pinyin.py\n"
CHARACTERS = range(0x4E00, 0xA000)


def table() -> str:
    """The table's text, readings in alphabetical order."""
    from pypinyin import Style, pinyin

    readings: dict[str, list[str]] = {}
    for point in CHARACTERS:
        ((reading,),) = pinyin(chr(point), style=Style.TONE, errors="ignore") or [("",)]
        if reading:
            readings.setdefault(reading, []).append(chr(point))
    return ORIGIN + "".join(f"{reading} {''.join(characters)}\n" for reading, characters in sorted(readings.items()))


if __name__ == "__main__":
    READINGS.write_text(table(), encoding="utf-8")

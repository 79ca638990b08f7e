"""Write generator/chinese/traditional.txt from OpenCC's table: traditional characters, and below them the simplified ones.

Loading the library takes longer than all of search's other work in a build.
"""

from __future__ import annotations

from generator.chinese.traditional import TABLE

ORIGIN = "# Characters of OpenCC, t2s (https://github.com/BYVoid/OpenCC), Apache License 2.0; written by make_traditional.py\n"
CHARACTERS = range(0x3400, 0xA000)


def table() -> str:
    """The table's text: two lines of one length, in the order of the traditional characters' code points."""
    import opencc

    every = [chr(point) for point in CHARACTERS]
    # One character a line, so that the library's phrases do not apply.
    simplified = opencc.OpenCC("t2s").convert("\n".join(every)).split("\n")
    pairs = [(old, new) for old, new in zip(every, simplified, strict=True) if old != new]
    return ORIGIN + "".join(old for old, _ in pairs) + "\n" + "".join(new for _, new in pairs) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")

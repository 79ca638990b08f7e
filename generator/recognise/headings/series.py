"""Passages of the body → headings and their levels.

A heading is known by evidence, not by its form: numbers that count up, forms that agree, neighbours. Guarantee to the
next step: headings are in the passages' order, the first has level 1, and no level is skipped on the way down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.recognise import lengths
from generator.recognise.headings.candidates import PLAIN_LINE, Heading, candidate, mend_glued
from generator.recognise.headings.levels import set_levels
from generator.recognise.numbers import Form
from generator.recognise.passages import Passage

TEXT = 30
"""What follows a run-in 一是 or 1. has at least as many characters, or the line is an item of a list."""

RESUMED = 40
"""Series looked back on for the one that a number goes on with."""

STRONG: frozenset[Form] = frozenset(("chapter", "part", "paren"))
WEAK: frozenset[Form] = frozenset(("order", "item", "digit", "figure"))

_LISTED = re.compile(
    r"(?:问题|困难|不足|短板|矛盾|挑战|差距)[^。；]{0,24}[：:]$|凸显”?[：:]$|主要(?:是|表现|体现)[^。；]{0,12}[：:]$"
)
"""A lead-in after which 一是 counts what is wrong, rather than heading what was done."""


def find_headings(passages: Sequence[Passage]) -> list[Heading]:
    """Headings of the body, in order, with their levels."""
    found = [heading for n in range(len(passages)) if (heading := candidate(passages, n))]
    found = mend_glued(passages, found)
    found = _with_series(passages, found)
    set_levels(found)
    return found


def _with_series(passages: Sequence[Passage], found: list[Heading]) -> list[Heading]:
    """Without the numbers of lists, the stray lines, and what stands alone where headings come in series."""
    order = {passage: n for n, passage in enumerate(passages)}
    at = {order[heading.passage]: heading for heading in found}
    keep = _without_listed_parts([h for h in found if h.form in STRONG or h.form == "plain"])
    keep += _torn_leads(passages, [n for n in sorted(at) if at[n].form == "torn"], at)
    for run in _runs(passages, at, "paren"):
        members = [at[n] for n in run if n in at]
        if len(members) * 10 < len(run) * 6:
            keep = _without(keep, members, "series-few")
    for form in WEAK:
        for run in _runs(passages, at, form):
            keep += _heads_of(passages, at, run)
    kept = set(keep)
    keep += [heading for heading in found if heading.passage.said and heading not in kept]
    keep.sort(key=lambda heading: order[heading.passage])
    return _without_tables(order, keep)


def _without(found: Sequence[Heading], dropped: Sequence[Heading], rule: str) -> list[Heading]:
    gone = set(dropped)
    for heading in dropped:
        heading.passage.refuse(rule)
    return [heading for heading in found if heading not in gone]


def _torn_leads(passages: Sequence[Passage], torn: Sequence[int], at: dict[int, Heading]) -> list[Heading]:
    """Short sentences on lines of their own, where at least three alternate with paragraphs."""
    heads = [n for n in torn if _names_what_follows(passages, n)]
    out: list[Heading] = []
    run: list[int] = []
    for n in [*heads, len(passages) + 9]:
        if run and n - run[-1] > 3:
            leads = [at[k] for k in run]
            out += leads if len(run) >= 3 else _without(leads, leads, "leads-few")
            run = []
        run.append(n)
    _without([], [at[n] for n in sorted(set(torn) - set(heads))], "leads-nothing")
    return out


def _names_what_follows(passages: Sequence[Passage], n: int) -> bool:
    after = passages[n + 1]
    digits = re.search(r"[0-9０-９]", passages[n].bare)
    return (
        len(after.bare) >= lengths.NAMED
        and (after.number is None or after.number.form == "ring")
        and len(passages[n].bare) <= PLAIN_LINE
        and not digits
    )


def _without_listed_parts(found: list[Heading]) -> list[Heading]:
    """Where 一、 stands on lines of its own without a stop, a 一、 within a sentence or with a stop is an item."""
    out: list[Heading] = []
    group: list[Heading] = []
    for heading in [*found, None]:
        if heading is None or heading.form in ("plain", "chapter"):
            out += _chief(group)
            group = []
            out += [heading] if heading else []
        else:
            group.append(heading)
    return out


def _chief(group: list[Heading]) -> list[Heading]:
    parts = [heading for heading in group if heading.form == "part"]
    own = [
        heading
        for heading in parts
        if heading.marked or not heading.run_in and heading.text.rstrip()[-1] not in "。；;"
    ]
    if len(own) < 2 or [heading.ordinal for heading in own] != list(range(1, len(own) + 1)):
        return group
    return _without(group, [heading for heading in parts if heading not in own], "own-lines")


def _runs(passages: Sequence[Passage], at: dict[int, Heading], form: str) -> list[list[int]]:
    """Passages numbered in one form, in series: numbers count up, and no stronger heading stands between."""
    runs: list[list[int]] = []
    since = 0
    for n, passage in enumerate(passages):
        number = passage.number
        if number and number.form == form and passage.role == "text":
            goes_on = _resumed(passages, runs[since:], number.ordinal)
            if goes_on:
                goes_on.append(n)
            else:
                runs.append([n])
        elif n in at and (at[n].form in STRONG or at[n].form == "plain") and form != "digit":
            since = len(runs)
    return runs


def _resumed(passages: Sequence[Passage], runs: Sequence[list[int]], ordinal: int) -> list[int] | None:
    """The last of the series that goes on with `ordinal`; one nested in another ends before that goes on."""
    for run in reversed(runs[-RESUMED:]):
        last = passages[run[-1]].number
        if last and last.ordinal == ordinal - 1:
            return run
    return None


def _heads_of(passages: Sequence[Passage], at: dict[int, Heading], run: list[int]) -> list[Heading]:
    """The run, if its members head text; nothing, if they are the items of a list."""
    members = [at[n] for n in run if n in at]
    heads = sum(_heads_text(passages, n, at[n]) for n in run if n in at)
    rule = None
    if len(run) < 2:
        rule = "series-single"
    elif _LISTED.search(passages[run[0] - 1].bare[-60:] if run[0] else ""):
        rule = "series-of-faults"
    elif heads * 4 < len(run) * 3:
        rule = "series-list"
    if rule:
        return _without([], members, rule)
    for heading in members:
        heading.passage.mark("series-heads", told=str(len(run)))
    return members


def _heads_text(passages: Sequence[Passage], n: int, heading: Heading) -> bool:
    if heading.run_in:
        return len(passages[n].bare) - heading.end >= TEXT and heading.end <= lengths.HEADING_LINE
    after = passages[n + 1] if n + 1 < len(passages) else None
    if after is None or after.number and after.number.form == heading.form:
        return False
    if passages[n].bare.endswith(tuple("回顾 总结 安排 任务 要求 目标 重点工作 主要工作 部署 建设".split())):
        return True
    return len(after.bare) >= TEXT or after.number is not None and after.number.form == "paren"


def _without_tables(order: dict[Passage, int], found: list[Heading]) -> list[Heading]:
    """Without unnumbered lines that stand among other short lines: cells of a table, verses, signatures."""
    plain = {order[heading.passage] for heading in found if heading.form == "plain"}
    crowded = {
        n
        for n in plain
        if n + 1 in plain and n + 2 in plain or n - 1 in plain and n - 2 in plain or n - 1 in plain and n + 1 in plain
    }
    return _without(found, [h for h in found if not h.passage.said and order[h.passage] in crowded], "line-crowded")

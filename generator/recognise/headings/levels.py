"""Headings → their levels: where a heading's form stands in the nest of those before it.

Guarantee to the next step: the first heading has level 1, and no level is skipped on the way down.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.recognise.headings.candidates import TOPIC, Heading

AHEAD = 150
"""Headings looked at to see whether a series goes on."""

_CLOSING = re.compile(r"自身建设|^结束语|保障措施|^结语|人民满意")


Open = tuple[str, int, bool]
"""A heading that is open: its kind, its number, and whether text follows it on its line."""


def set_levels(found: Sequence[Heading]) -> None:
    """Nest the headings: a form seen before closes what was opened under it, a new one goes one deeper. A level that
    the editor has decided on holds as far as what is open above allows."""
    classes = _classes(found)
    stack: list[Open] = []
    nested = _topical(found, classes)
    for n, (heading, kind) in enumerate(zip(found, classes, strict=True)):
        after = slice(n + 1, n + 1 + AHEAD)
        depth, rule = _depth(stack, kind, heading, found[after], classes[after], nested, _concludes(heading.text))
        if heading.passage.level:
            depth, rule = min(heading.passage.level - 1, len(stack)), "level-editor"
        del stack[depth:]
        stack.append((kind, heading.ordinal, heading.run_in))
        heading.level = len(stack)
        heading.passage.mark(rule, told=str(heading.level))


def _topical(found: Sequence[Heading], classes: Sequence[str]) -> set[tuple[str, str]]:
    """（一） stands under 1、 where the report's first heading, or several, are such and have the words of chief
    divisions."""
    topical = [
        n
        for n, (heading, kind) in enumerate(zip(found, classes, strict=True))
        if kind == "digit" and _ends_in_topic(heading.text)
    ]
    return {("digit", "paren")} if len(topical) >= 2 or topical[:1] == [0] else set()


def _ends_in_topic(text: str) -> bool:
    topics = list(TOPIC.finditer(text))
    return bool(topics) and topics[-1].end() == len(text.rstrip())


_RANKS = {"chapter": 0, "part": 1, "paren": 2, "torn": 3, "order": 4, "item": 4, "digit": 4, "figure": 5}
"""Where forms usually stand; asked only when a form opens under one that usually stands below it."""


def _concludes(text: str) -> bool:
    """Whether an unnumbered heading has the words of a chief division."""
    return bool(_CLOSING.search(text) or _ends_in_topic(text) and re.search("[0-9]{4}年", text))


def _beside_parts(stack: list[Open], after: Sequence[Heading], kinds: Sequence[str], closing: bool) -> int:
    """An unnumbered heading opens under what is open; one that closes the report stands beside the last 一、."""
    for depth, open in enumerate(stack):
        if open[0] == "part" and closing and not _continues(open, after, kinds):
            return depth
    return len(stack)


def _running(stack: list[Open], after: Sequence[Heading], kinds: Sequence[str]) -> int:
    """How deep the last open 一、 stands whose series goes on after this heading; 0 where none does."""
    for depth in range(len(stack), 0, -1):
        form, ordinal, _ = stack[depth - 1]
        following = next((heading.ordinal for heading, kind in zip(after, kinds, strict=True) if kind == form), 0)
        if form in ("chapter", "part") and following == ordinal + 1:
            return depth
    return 0


def _rank(kind: str) -> int:
    return _RANKS.get(kind.partition(":")[0], -1)


def _continues(open: Open, after: Sequence[Heading], kinds: Sequence[str]) -> bool:
    """Whether the open heading's series goes on before anything that closes it."""
    for heading, kind in zip(after, kinds, strict=True):
        if kind == open[0]:
            return heading.ordinal == open[1] + 1
        if _rank(kind) < 2:
            return False
    return False


def _depth(
    stack: list[Open],
    kind: str,
    heading: Heading,
    after: Sequence[Heading],
    kinds: Sequence[str],
    nested: set[tuple[str, str]],
    closing: bool,
) -> tuple[int, str]:
    """How many of the open headings stay open over one of this kind, and the rule that says so."""
    same = [depth for depth, (other, *_) in enumerate(stack) if other == kind]
    ordinal = heading.ordinal
    if not same:
        return _first_of_kind(stack, kind, after, kinds, nested, closing)
    if ordinal:
        wanting = [depth for depth in reversed(same) if stack[depth][1] == ordinal - 1]
        if wanting:
            alike = [depth for depth in wanting if stack[depth][2] == heading.run_in]
            return (alike or wanting)[0], "level-next"
        if ordinal == 1 and kind in ("part", "digit") and _resumes(stack[same[-1]], heading, after, kinds):
            return len(stack), "level-within"
    return same[-1], "level-again"


def _first_of_kind(
    stack: list[Open],
    kind: str,
    after: Sequence[Heading],
    kinds: Sequence[str],
    nested: set[tuple[str, str]],
    closing: bool,
) -> tuple[int, str]:
    if kind.startswith("plain:") and (under := _running(stack, after, kinds)):
        return under, "level-sisters"
    if kind == "plain":
        depth = _beside_parts(stack, after, kinds, closing)
        return depth, "level-new" if depth == len(stack) else "level-closing"
    depth, rule = len(stack), "level-new"
    while depth and _rank(stack[depth - 1][0]) > _rank(kind) and (stack[depth - 1][0], kind) not in nested:
        if _continues(stack[depth - 1], after, kinds):
            nested.add((stack[depth - 1][0], kind))
            return depth, "level-goes-on"
        depth, rule = depth - 1, "level-rank"
    return depth, rule


def _resumes(open: Open, inner: Heading, after: Sequence[Heading], kinds: Sequence[str]) -> bool:
    """Whether the open series goes on after one nested in it, which begins with `inner`: its next number comes where
    the nested one does not want it, or on a line like its own and unlike the nested one's."""
    kind, ordinal, run_in = open
    last = 1
    for heading, other in zip(after, kinds, strict=True):
        if other == "plain":
            return False
        if other != kind:
            continue
        resumed = heading.ordinal == ordinal + 1
        if heading.ordinal == last + 1 and not (resumed and last > 1 and inner.run_in != run_in == heading.run_in):
            last += 1
        else:
            return resumed and last > 1
    return False


def _classes(found: Sequence[Heading]) -> list[str]:
    """The kind of each heading: its form; for unnumbered ones, the opening words that several share."""
    openings = Counter(heading.text[:4] for heading in found if heading.form == "plain")
    shared = {opening for opening, count in openings.items() if count >= 2 and not re.match(r"[0-9二“]", opening)}
    out = []
    for heading in found:
        if heading.form == "plain" and heading.text[:4] in shared:
            out.append("plain:" + heading.text[:4])
        else:
            out.append(heading.form)
    return out

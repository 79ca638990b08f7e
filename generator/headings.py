"""Passages of the body → headings and their levels.

A heading is known by evidence, not by its form: numbers that count up, forms that agree, neighbours. Its level is
where its form stands in the nest of those before it. Guarantee to the next step: headings are in the passages' order,
the first has level 1, and no level is skipped on the way down.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator import signs
from generator.join import Passage
from generator.numbering import Form

OWN = 75
"""Characters of the longest heading on a line of its own."""
LEAD = 75
"""Characters of the longest run-in heading."""
GLUED = 45
"""A run-in heading longer than this may be one whose stop is lost."""
TEXT = 30
"""What follows a run-in 一是 or 1. has at least as many characters, or the line is an item of a list."""

AHEAD = 150
"""Headings looked at to see whether a series goes on."""

STRONG: frozenset[Form] = frozenset(("chapter", "part", "paren"))
WEAK: frozenset[Form] = frozenset(("order", "item", "digit", "figure"))

_GAP = re.compile(r"(?<=[\u4e00-\u9fff”])[ \u3000\u2003](?=[\u4e00-\u9fff0-9“][^ ]{5})")
"""A space in the place of a heading's lost line end."""
_GLUED_PLAIN = re.compile(r"(\S{2,24})[ \u3000\u2003](?=[\u4e00-\u9fff0-9“])")
_CLOSING = re.compile(r"自身建设|^结束语|保障措施|^结语|人民满意")
_LISTED = re.compile(r"(?:问题|困难|不足|短板|矛盾|挑战|差距)[^。；]{0,24}[：:]$|凸显”?[：:]$|主要(?:是|表现|体现)[^。；]{0,12}[：:]$")
"""A lead-in after which 一是 counts what is wrong, rather than heading what was done."""
_STOP = re.compile(r"[。！!？?；;]|：(?!$)|:(?!$)")
_OPENS = re.compile(r"(?:今年|去年|过去|刚刚|当前|各位|[12][0-9]{3}年|我[们省市县区]|全[省市县区]|[市省县区]委|面对|[五一]年来|根据|按照|继续|努力)")
_TOPIC = re.compile(
    r"(?:回顾|工作总结|总结|安排|目标任务|主要任务|重点任务|任务|重点工作|工作重点|主要工作|总体要求|总体思路|思路|奋斗目标|目标|自身建设|打算|部署|意见|要求|设想|措施)(?!和|及|与|、|的)"
)


@dataclass
class Heading:
    """A heading to be: a passage, or the first `end` code points of one."""

    passage: Passage
    end: int
    run_in: bool
    form: str
    ordinal: int
    level: int = 0

    @property
    def text(self) -> str:
        return self.passage.text[: self.end]


def find_headings(passages: Sequence[Passage]) -> list[Heading]:
    """Headings of the body, in order, with their levels."""
    found = [heading for n in range(len(passages)) if (heading := _candidate(passages, n))]
    found = _mend_glued(passages, found)
    found = _with_series(passages, found)
    set_levels(found)
    return found


def _candidate(passages: Sequence[Passage], n: int) -> Heading | None:
    passage = passages[n]
    number = passage.number
    if passage.role not in ("text", "heading") or passage.said == "text":
        return None
    if passage.said == "heading":
        form, ordinal = (number.form, number.ordinal) if number else ("plain", 0)
        end, run_in = _extent(passage.text, number.length if number else 0)
        if len(passage.text) <= LEAD and "。" not in passage.text[:-1]:
            end, run_in = len(passage.text), False
        return Heading(passage, end, run_in, form, ordinal)
    if number is None:
        return _unnumbered(passages, n)
    if number.form == "ring":
        return None
    end, run_in = _extent(passage.text, number.length)
    if end - number.length < 2 or end > (LEAD if run_in else OWN) or passage.text[:end].rstrip()[-1] in "，,；;：:、":
        if number.form == "part" and (glued := _glued_end(passage.text, number.length)):
            return Heading(passage, glued, True, "part", number.ordinal)
        return None
    return Heading(passage, end, run_in, number.form, number.ordinal)


def _extent(text: str, start: int) -> tuple[int, bool]:
    """Where the heading at the start of `text` ends, and whether words follow it on the same line."""
    match = _STOP.search(text, start)
    if not match:
        return len(text), False
    if match[0] in "；;":
        return len(text), False
    gap = _GAP.search(text, start + 6, match.start())
    if gap and gap.start() - start <= 40 and match.start() - start > 24 and not _in_quotes(text, gap.start()):
        return gap.start(), True
    if match[0] in "：:" and (match.start() - start > 24 or _in_quotes(text, match.start())):
        later = re.compile("。").search(text, match.end())
        if later is None:
            return len(text), False
        match = later
    rest = text[match.end() :].strip()
    if not rest:
        return len(text), False
    return match.start(), True


def _in_quotes(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)


def _glued_end(text: str, start: int) -> int | None:
    """Where a heading ends whose stop is lost: after the last word of topic before the first comma."""
    comma = re.compile(r"[，。；！：]").search(text, start + 2)
    until = comma.start() if comma else 0
    ends = [match.end() for match in _TOPIC.finditer(text, start, until) if match.end() < until]
    ends = [end for end in ends if not _in_quotes(text, end) and text[end] not in "”》）)"]
    return ends[-1] if ends and ends[-1] - start <= 36 and len(text) - ends[-1] > 40 else None


def _mend_glued(passages: Sequence[Passage], found: list[Heading]) -> list[Heading]:
    """Where one 一、 has lost its stop, its siblings are looked at for the same."""
    parts = [heading for heading in found if heading.form == "part"]
    for heading in parts:
        glued = _glued_end(heading.passage.text, heading.passage.number.length if heading.passage.number else 0)
        sentence = heading.run_in or heading.end > GLUED and heading.text.rstrip()[-1] == "。"
        if glued and sentence and glued < heading.end - 4 and _OPENS.match(heading.passage.text, glued):
            heading.end, heading.run_in = glued, True
    lost = [heading for heading in parts if heading.run_in and heading.passage.text[heading.end] not in "。：:；！"]
    if lost:
        for heading in parts:
            glued = _glued_end(heading.passage.text, heading.passage.number.length if heading.passage.number else 0)
            if glued and heading.run_in:
                heading.end = glued
    return found


def _unnumbered(passages: Sequence[Passage], n: int) -> Heading | None:
    """A short line without a stop that names what follows."""
    passage = passages[n]
    text, bare = passage.text.strip(), passage.bare
    glued = _GLUED_PLAIN.match(passage.text) if len(bare) > 60 else None
    if glued and (topic := list(_TOPIC.finditer(glued[1]))) and topic[-1].end() == len(glued[1]) and not re.search("[，。：；]", glued[1]):
        return Heading(passage, glued.end(1), True, "plain", 0)
    if not 3 <= len(bare) <= 2 * OWN or signs.SALUTATION.match(bare) or bare[0] in "—-―－·●■◆*①" or n + 1 >= len(passages):
        return None
    if not re.search(r"[\u4e00-\u9fff]{3}", bare) or bare.startswith(("各位代表", "同志们", "（", "(")):
        return None
    if bare[-1] == "。" and bare.count("。") == 1 and len(bare) <= 40 and "：" not in bare:
        return Heading(passage, len(passage.text), False, "torn", 0)
    if re.search(r"[。；;！!？?]", bare) or bare[-1] in "，、：:,…是为" or len(bare) > 30 and "，" not in bare:
        return None
    return Heading(passage, len(text), False, "plain", 0)


def _with_series(passages: Sequence[Passage], found: list[Heading]) -> list[Heading]:
    """Without the numbers of lists, the stray lines, and what stands alone where headings come in series."""
    order = {id(passage): n for n, passage in enumerate(passages)}
    at = {order[id(heading.passage)]: heading for heading in found}
    openings = Counter(heading.text[:4] for heading in found if heading.form == "plain")
    keep = [h for h in found if h.form in STRONG or h.form == "plain" and (h.end <= OWN or openings[h.text[:4]] > 1)]
    keep = _without_listed_parts(keep)
    keep += _torn_leads(passages, [n for n in sorted(at) if at[n].form == "torn"], at)
    for run in _runs(passages, at, "paren"):
        members = [at[n] for n in run if n in at]
        if len(members) * 10 < len(run) * 6:
            dropped = {id(member) for member in members}
            keep = [heading for heading in keep if id(heading) not in dropped]
    for form in WEAK:
        for run in _runs(passages, at, form):
            keep += _heads_of(passages, at, run)
    listed = {id(heading) for heading in keep}
    keep += [heading for heading in found if heading.passage.said and id(heading) not in listed]
    keep.sort(key=lambda heading: order[id(heading.passage)])
    return _without_tables(passages, order, keep)


def _torn_leads(passages: Sequence[Passage], torn: Sequence[int], at: dict[int, Heading]) -> list[Heading]:
    """Short sentences on lines of their own, where at least three alternate with paragraphs."""
    heads = [n for n in torn if _names_what_follows(passages, n)]
    out: list[Heading] = []
    run: list[int] = []
    for n in [*heads, len(passages) + 9]:
        if run and n - run[-1] > 3:
            out += [at[k] for k in run] if len(run) >= 3 else []
            run = []
        run.append(n)
    return out


def _names_what_follows(passages: Sequence[Passage], n: int) -> bool:
    after = passages[n + 1]
    digits = re.search(r"[0-9０-９]", passages[n].bare)
    return len(after.bare) >= 50 and (after.number is None or after.number.form == "ring") and len(passages[n].bare) <= 30 and not digits


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
    own = [heading for heading in parts if not heading.run_in and heading.text.rstrip()[-1] not in "。；;" ]
    if len(own) < 2 or [heading.ordinal for heading in own] != list(range(1, len(own) + 1)):
        return group
    chief = {id(heading) for heading in own}
    return [heading for heading in group if heading.form != "part" or id(heading) in chief]


def _runs(passages: Sequence[Passage], at: dict[int, Heading], form: str) -> list[list[int]]:
    """Passages numbered in one form, in series: numbers count up, and no stronger heading stands between."""
    runs: list[list[int]] = []
    open = False
    for n, passage in enumerate(passages):
        number = passage.number
        if number and number.form == form and passage.role == "text":
            last = passages[runs[-1][-1]].number if open else None
            if last and number.ordinal == last.ordinal + 1:
                runs[-1].append(n)
            else:
                runs.append([n])
            open = True
        elif n in at and (at[n].form in STRONG or at[n].form == "plain") and form != "digit":
            open = False
    return runs


def _heads_of(passages: Sequence[Passage], at: dict[int, Heading], run: list[int]) -> list[Heading]:
    """The run, if its members head text; nothing, if they are the items of a list."""
    members = [at[n] for n in run if n in at]
    if len(run) < 2 or _LISTED.search(passages[run[0] - 1].bare[-60:] if run[0] else ""):
        return []
    heads = sum(_heads_text(passages, n, at[n]) for n in run if n in at)
    return members if heads * 4 >= len(run) * 3 else []


def _heads_text(passages: Sequence[Passage], n: int, heading: Heading) -> bool:
    if heading.run_in:
        return len(passages[n].bare) - heading.end >= TEXT and heading.end <= 60
    after = passages[n + 1] if n + 1 < len(passages) else None
    return after is not None and len(after.bare) >= TEXT and (after.number is None or after.number.form != heading.form)


def _without_tables(passages: Sequence[Passage], order: dict[int, int], found: list[Heading]) -> list[Heading]:
    """Without unnumbered lines that stand among other short lines: cells of a table, verses, signatures."""
    plain = {order[id(heading.passage)] for heading in found if heading.form == "plain"}
    crowded = {n for n in plain if n + 1 in plain and n + 2 in plain or n - 1 in plain and n - 2 in plain or n - 1 in plain and n + 1 in plain}
    return [heading for heading in found if heading.passage.said or order[id(heading.passage)] not in crowded]


def set_levels(found: Sequence[Heading]) -> None:
    """Nest the headings: a form seen before closes what was opened under it, a new one goes one deeper. A level that
    the editor has decided on holds as far as what is open above allows."""
    classes = _classes(found)
    stack: list[tuple[str, int]] = []
    nested: set[tuple[str, str]] = set()
    for n, (heading, kind) in enumerate(zip(found, classes, strict=True)):
        after = slice(n + 1, n + 1 + AHEAD)
        depth = _depth(stack, kind, heading.ordinal, found[after], classes[after], nested, bool(_CLOSING.search(heading.text)))
        if heading.passage.level:
            depth = min(heading.passage.level - 1, len(stack))
        del stack[depth:]
        stack.append((kind, heading.ordinal))
        heading.level = len(stack)


_RANKS = {"chapter": 0, "part": 1, "paren": 2, "torn": 3, "order": 4, "item": 4, "digit": 4, "figure": 5}
"""Where forms usually stand; asked only when a form opens under one that usually stands below it."""


def _beside_parts(stack: list[tuple[str, int]], after: Sequence[Heading], kinds: Sequence[str], closing: bool) -> int:
    """An unnumbered heading opens under what is open; one that closes the report stands beside the last 一、."""
    for depth, open in enumerate(stack):
        if open[0] == "part" and closing and not _continues(open, after, kinds):
            return depth
    return len(stack)


def _rank(kind: str) -> int:
    return _RANKS.get(kind.partition(":")[0], -1)


def _continues(open: tuple[str, int], after: Sequence[Heading], kinds: Sequence[str]) -> bool:
    """Whether the open heading's series goes on before anything that closes it."""
    for heading, kind in zip(after, kinds, strict=True):
        if kind == open[0]:
            return heading.ordinal == open[1] + 1
        if _rank(kind) < 2:
            return False
    return False


def _depth(
    stack: list[tuple[str, int]], kind: str, ordinal: int, after: Sequence[Heading], kinds: Sequence[str], nested: set[tuple[str, str]], closing: bool
) -> int:
    """How many of the open headings stay open over one of this kind."""
    same = [depth for depth, (other, _) in enumerate(stack) if other == kind]
    if not same:
        depth = len(stack)
        if kind == "plain":
            return _beside_parts(stack, after, kinds, closing)
        while depth and _rank(stack[depth - 1][0]) > _rank(kind) and (stack[depth - 1][0], kind) not in nested:
            if _continues(stack[depth - 1], after, kinds):
                nested.add((stack[depth - 1][0], kind))
                break
            depth -= 1
        return depth
    if ordinal:
        for depth in reversed(same):
            if stack[depth][1] == ordinal - 1:
                return depth
        if ordinal == 1 and kind in ("part", "digit") and _resumes(stack[same[-1]][1] + 1, kind, after, kinds):
            return len(stack)
    return same[-1]


def _resumes(ordinal: int, kind: str, after: Sequence[Heading], kinds: Sequence[str]) -> bool:
    """Whether a series goes on with `ordinal` after one nested in it, which ends lower."""
    last = 1
    for heading, other in zip(after, kinds, strict=True):
        if other == "plain":
            return False
        if other == kind:
            if heading.ordinal == last + 1 and heading.ordinal != ordinal:
                last += 1
            elif heading.ordinal == ordinal:
                return last > 1 and heading.ordinal != last + 1
            else:
                return False
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

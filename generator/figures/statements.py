"""Names and quantities of a text → which value belongs to which indicator.

A value belongs to the name before it where nothing but words of growth, time and degree stands between; a further value
belongs to it as long as that holds. Several names with several values take them in order.
Guarantee: a value that may belong to something else belongs to no indicator.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.figures.names import Name
from generator.figures.numbers import Quantity
from generator.figures.wordings import GLUE, SHARE

_GLUE = re.compile(rf"(?>{SHARE}|{GLUE})*+")
_JOINT = re.compile("[、和与及]")
_JOINED = re.compile(r"(?:[、,，]|和|与|及|以及|并)+(?:全[市省区县]|我[市省区])?")
_ITEM = r"(?:[、和与及]|以及)[^，。；、和与及0-9,;%]{2,16}?"
_ITEMS = re.compile(rf"(?P<items>(?:{_ITEM}(?:PM10|[0-9]{{0,2}}))+?)(?P<rest>(?>{GLUE})*+)$")
_NEXT_VALUE = re.compile(
    r" ?(?:左右|以上|以下|以内|之内|多)?(?:\[[0-9]{1,3}\])?(?:[、,，]|和|与|及|以及|、?和)"
    r"(?:增长|下降|增加|达到|达|约|近|超过)?"
)
_RANKED = re.compile(
    "(?:[，、,]?(?:总量|增速|增幅|分别|均|继续|稳)*(?:居|位居|列|位列|排名|排|位次|跃居|跃升至|升至|居于)[^，。；]{0,14}"
    "第[一二三四五六七八九十0-9]+(?:位|名)?"
    "|[，、,](?:实现|再上|迈上|跃上|登上|跨上|跨入|站上|成功|连续|稳居|晋位|晋升|创|再创|刷新|取得|保持)"
    "[^，。；、,0-9]{2,12}(?=[，、,])"
    "|[，、,](?:创|再创)[^，。；]{0,8}(?:新高|最高)|[，、,](?:总量|规模)?(?:首次)?(?:跨上|迈上|突破)?新的?台阶)"
)
"""Clauses between two values that praise and count nothing: 居全国第3位, 实现历史性突破."""
_STEPS = re.compile("(?:跨越|突破|越过|迈过|跨过|迈上|跨上)$")
_MARK = re.compile("[，。；：:,;！？]")
_STOP = re.compile("[。！？；;]")
_GOES_ON = re.compile("。(?:去年|今年|[0-9]{4}年)?(?:达到|增长|年均|比|同比|其中)")
"""A sentence that says more of the last one's subject."""

Place = tuple[Name | None, str | None]
"""A place of a list: the name that stands there, and its indicator."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity, with the name that it belongs to and the words between."""

    quantity: Quantity
    name: Name | None
    key: str | None
    """The indicator; `None` for a quantity of none."""
    since: int
    """Where the words that speak of the value begin: its name's clause, or the value before it."""
    rule: str
    chained: bool = False
    """Whether the name stands before another value."""
    list_at: int | None = None
    """Where the first value of its list stands, whose 超过 holds for all."""


@dataclass
class _Subject:
    """Whose values follow: places of a list, with the last of its names."""

    places: list[Place]
    clause: int
    anchor: int
    """Where the words between it and its next value begin."""
    valued: bool = False


def statements(text: str, names: Sequence[Name], quantities: Sequence[Quantity]) -> list[Statement]:
    """What each quantity of a folded text belongs to, in order."""
    walk = _Walk(text)
    events: list[Name | Quantity] = sorted([*names, *quantities], key=lambda each: each.start)
    n = 0
    while n < len(events):
        event = events[n]
        if isinstance(event, Name):
            walk.meet(event)
            n += 1
        else:
            n += walk.take(_follow(text, event, events[n + 1 :]))
    return walk.found


LONGEST = 12
"""Values of one list."""


def _follow(text: str, first: Quantity, rest: Sequence[Name | Quantity]) -> list[Quantity]:
    """A value, and those that follow it in a list."""
    out = [first]
    for other in rest[:LONGEST]:
        if not isinstance(other, Quantity) or not _NEXT_VALUE.fullmatch(text, out[-1].end, other.start):
            break
        out.append(other)
    return out


class _Walk:
    def __init__(self, text: str):
        self.text = text
        self.subject: _Subject | None = None
        self.before: list[_Subject] = []
        """Subjects of the sentence that have their values."""
        self.found: list[Statement] = []
        self.marks = [found.start() for found in _MARK.finditer(text)]
        self.last = 0
        """Where the last event ended."""

    def meet(self, name: Name) -> None:
        """A name: one more of a list, or a new subject."""
        subject = self.subject
        joins = subject and not subject.valued and _JOINED.fullmatch(self.text, subject.anchor, name.start)
        if subject and joins and any(key for _, key in subject.places):
            subject.places += _places(name)
            subject.anchor = name.end
        else:
            self._leave(name.start)
            clause = self._clause(name.start)
            self.subject = _Subject([*self._items(clause, name), *_places(name)], clause, name.end)
        self.last = name.end

    def _leave(self, at: int) -> None:
        """Keep the subject in mind to the end of its sentence."""
        if _STOP.search(self.text, self.last, at):
            self.before.clear()
        elif self.subject and self.subject.valued:
            self.before.append(self.subject)

    def _clause(self, at: int) -> int:
        """Where the clause of a place begins, not before what has been said."""
        n = bisect_right(self.marks, at) - 1
        return max(self.marks[n] + 1 if n >= 0 else 0, self.last)

    def _items(self, clause: int, name: Name) -> list[Place]:
        """Things of a list that stand before its first catalogued name."""
        parts = _JOINT.split(self.text[clause : name.start])
        if len(parts) < 2 or parts[-1] or not all(2 <= len(part) <= 24 for part in parts[:-1]):
            return []
        return [(None, None) for _ in parts[:-1]]

    def take(self, follow: Sequence[Quantity]) -> int:
        """Give values to the subject; how many of them were taken."""
        first, subject = follow[0], self.subject
        gap = self._gap(subject, first) if subject else None
        if subject is None or gap is None:
            return self._alone(first)
        places = [*subject.places, *((None, None) for _ in range(self._extra(subject, first)))]
        if "分别" in gap and len(places) == 1 and len(follow) > 1:
            places = self._several(len(follow))
        if len(places) > 1 and len(follow) >= len(places):
            return self._in_order(subject, places, follow[: len(places)])
        if not places or (len(places) > 1 and "分别" in gap and len(follow) > 1):
            return self._alone(first)
        steps = self._steps(follow) if len(places) == 1 and _STEPS.search(gap) else []
        if len(steps) > 1:
            return self._in_order(subject, places * len(steps), steps)
        return self._single(subject, places, first)

    def _steps(self, follow: Sequence[Quantity]) -> list[Quantity]:
        """Values that were passed one after the other: 跨越300亿元、400亿元."""
        out = list(follow[:1])
        for value in follow[1:]:
            if self.text[out[-1].end : value.start] not in ("、", "和"):
                break
            out.append(value)
        return out

    def _gap(self, subject: _Subject, first: Quantity) -> str | None:
        """The words between subject and value, if they are no more than that."""
        gap = self.text[subject.anchor : first.start]
        if len(gap) > 90:
            return None
        if subject.valued and _GOES_ON.match(gap):
            gap = gap[1:]
        if _STOP.search(gap):
            return None
        bare = _RANKED.sub("", gap) if subject.valued else gap
        return gap if _GLUE.fullmatch(bare) or self._extra(subject, first) else None

    def _extra(self, subject: _Subject, first: Quantity) -> int:
        """How many things without a catalogued name the list has behind its last one."""
        gap = self.text[subject.anchor : first.start]
        found = None if subject.valued or len(gap) > 60 or "分别" not in gap else _ITEMS.fullmatch(gap)
        return len(re.findall("[、和与及]|以及", found["items"])) if found and "分别" in found["rest"] else 0

    def _several(self, count: int) -> list[Place]:
        """The last subjects of the sentence, as many as there are values: …3199元、…1320元，分别增长…."""
        places = [place for subject in (*self.before, self.subject) if subject for place in subject.places]
        return places[-count:] if len(places) >= count else []

    def _in_order(self, subject: _Subject, places: Sequence[Place], values: Sequence[Quantity]) -> int:
        for (name, key), value in zip(places, values, strict=True):
            self._add(subject, value, name, key, "list", values[0].start)
        return self._valued(subject, values[-1], len(values))

    def _single(self, subject: _Subject, places: Sequence[Place], value: Quantity) -> int:
        """One value, for each of the list."""
        names = {id(name): name for name, _ in places if name}
        rule = "chain" if subject.valued else "list" if len(names) > 1 else "name"
        for name in names.values():
            pair = name.leads
            own = [key for each, key in places if each is name]
            keys = [pair.together] if pair and len(pair.keys) > 1 and len(names) == 1 else own
            for key in keys:
                self._add(subject, value, name, key, rule)
        return self._valued(subject, value, 1)

    def _valued(self, subject: _Subject, last: Quantity, count: int) -> int:
        subject.valued, subject.anchor, self.last = True, last.end, last.end
        return count

    def _add(
        self,
        subject: _Subject,
        value: Quantity,
        name: Name | None,
        key: str | None,
        rule: str,
        list_at: int | None = None,
    ) -> None:
        since = subject.anchor if subject.valued else subject.clause
        self.found.append(Statement(value, name, key, since, rule, subject.valued, list_at))

    def _alone(self, value: Quantity) -> int:
        """A quantity of no catalogued indicator, whose name nobody knows."""
        self._leave(value.start)
        clause = self._clause(value.start)
        self.found.append(Statement(value, None, None, clause, "quantity"))
        self.before.append(_Subject([(None, None)], clause, value.end, True))
        self.subject, self.last = None, value.end
        return 1


def _places(name: Name) -> Iterator[Place]:
    for key in name.leads.keys if name.leads else (None,):
        yield name, key

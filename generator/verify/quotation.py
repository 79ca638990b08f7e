"""Words and a text → whether and where the words stand in it.

Exact first; then the same but for spaces, quotation marks and note numbers, and it is said for which of them; else the
nearest place and the characters that differ. Nothing is called found that is not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, islice

from generator.chinese.note_marks import COPIED
from generator.model.deceptive import UNPRINTED

SPACES, QUOTES, CALLS = "spaces", "quotation marks", "note numbers"
KINDS = (SPACES, QUOTES, CALLS)
_QUOTE = frozenset("“”‘’„‟‚‛«»‹›「」『』﹁﹂﹃﹄＂＇〝〞〟\"'")

LONGEST = 4_000
"""Characters that are compared with the nearest place; of a longer quotation, those around its first departure."""

BEFORE = 100
"""How many of them stand before the departure."""

LIKE = 0.5
"""The part of the words that the nearest place must have."""

GRAM = 4
OFTEN = 8
"""Places in the words that one run of them stands for; one that stands at more of them tells little."""

MOST = 100_000
"""Places that are counted."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a text."""

    address: str
    name: str
    """`paragraph 36`."""
    text: str
    calls: tuple[tuple[int, int], ...] = ()
    """Where note numbers are printed in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text: from the first passage's `start` to before the last one's `end`."""

    first: Passage
    start: int
    last: Passage
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the words depart from the report."""

    at: int
    """Character of the words, from 1, spaces, quotation marks and note numbers not counted."""
    yours: str
    report: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: places that are the same but for `but_for`, or one that is near, with what differs."""

    places: tuple[Stretch, ...]
    but_for: tuple[str, ...] = ()
    near: bool = False
    passage: str = ""
    """The nearest place's own words."""
    differences: tuple[Difference, ...] = ()
    compared: tuple[int, int] | None = None
    """First and last character that were compared, counted as in `Difference`, where that is not all of them."""

    @property
    def found(self) -> bool:
        return bool(self.places) and not self.near

    @property
    def exact(self) -> bool:
        return self.found and not self.but_for


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text without some of its characters, and where each that is left stood."""

    text: str
    at: Sequence[int]


def find(words: str, passages: Sequence[Passage]) -> Answer:
    """Look for the words. Raises ValueError where there are none: no letter, figure or mark."""
    words = words.strip()
    if not _folded(words, KINDS, ()).text:
        raise ValueError("no words")
    whole = _Whole(passages)
    for count in range(len(KINDS) + 1):
        for kinds in combinations(KINDS, count):
            if places := tuple(islice(whole.places(words, kinds), MOST)):
                return Answer(places, kinds)
    return whole.nearest(words)


class _Whole:
    """Passages in one string, a line each."""

    def __init__(self, passages: Sequence[Passage]):
        self.passages = passages
        self.text = "\n".join(p.text for p in passages)
        self.starts, at = [], 0
        for passage in passages:
            self.starts.append(at)
            at += len(passage.text) + 1
        self.calls = [
            (s + start, s + end) for s, p in zip(self.starts, passages, strict=True) for start, end in p.calls
        ]

    def places(self, words: str, kinds: Sequence[str]) -> Iterator[Stretch]:
        """Everywhere the words stand, but for characters of these kinds."""
        here = _folded(self.text, kinds, self.calls)
        looked_for = [words, COPIED.sub("", words)] if CALLS in kinds else [words]
        for wanted in dict.fromkeys(_folded(each, kinds, ()).text for each in looked_for):
            at = here.text.find(wanted) if wanted else -1
            while at >= 0:
                yield self.place(here.at[at], here.at[at + len(wanted) - 1] + 1)
                at = here.text.find(wanted, at + len(wanted))

    def place(self, start: int, end: int) -> Stretch:
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return Stretch(self.passages[first], start - self.starts[first], self.passages[last], end - self.starts[last])

    def nearest(self, words: str) -> Answer:
        """The place that has most of the words in their order; no place where none has half of them."""
        here = _folded(self.text, KINDS, self.calls)
        whole = _folded(COPIED.sub("", words), KINDS, ()).text
        skipped = max(0, _common(whole, here.text) - BEFORE) if len(whole) > LONGEST else 0
        mine = whole[skipped : skipped + LONGEST]
        start = _aligned(mine, here.text)
        if start is None:
            return Answer(())
        slack = max(16, len(mine) // 4)
        low, high = max(0, start - slack), min(len(here.text), start + len(mine) + slack)
        theirs = here.text[low:high]
        same = [b for b in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks() if b.size]
        if sum(b.size for b in same) < LIKE * len(mine):
            return Answer(())
        first = max(0, same[0].b - same[0].a)
        last = min(len(theirs), same[-1].b + len(mine) - same[-1].a)
        theirs = theirs[first:last]
        from_, to = here.at[low + first], here.at[low + last - 1] + 1
        differences = tuple(Difference(d.at + skipped, d.yours, d.report) for d in _differences(mine, theirs))
        compared = (skipped + 1, skipped + len(mine)) if len(mine) < len(whole) else None
        return Answer((self.place(from_, to),), (), True, self.text[from_:to], differences, compared)


def _common(mine: str, theirs: str) -> int:
    """The length of the longest beginning of `mine` that stands in `theirs`."""
    return bisect_left(range(1, len(mine) + 1), True, key=lambda length: mine[:length] not in theirs)


def _aligned(mine: str, theirs: str) -> int | None:
    """Where in `theirs` a text as `mine` would begin, by the runs of characters that both have; `None` for nowhere."""
    size = min(GRAM, max(1, len(mine) // 2))
    runs: dict[str, list[int]] = {}
    for at in range(len(mine) - size + 1):
        runs.setdefault(mine[at : at + size], []).append(at)
    width = max(16, len(mine) // 8)
    votes: Counter[int] = Counter()
    begins: dict[int, int] = {}
    for at in range(len(theirs) - size + 1):
        for own in runs.get(theirs[at : at + size], ())[:OFTEN]:
            bucket = (at - own) // width
            votes[bucket] += 1
            begins.setdefault(bucket, at - own)
    if not votes:
        return None
    best = max(votes, key=lambda bucket: (votes[bucket] + votes.get(bucket - 1, 0) + votes.get(bucket + 1, 0), -bucket))
    return max(0, begins[best])


def _folded(text: str, kinds: Sequence[str], calls: Sequence[tuple[int, int]]) -> _Folded:
    if not kinds:
        return _Folded(text, range(len(text)))
    dropped = {at for start, end in calls for at in range(start, end)} if CALLS in kinds else set()
    spaces, quotes = SPACES in kinds, QUOTES in kinds
    if spaces:
        dropped.update(at for found in UNPRINTED.finditer(text) for at in range(*found.span()))
    kept = [
        at for at, c in enumerate(text) if not (at in dropped or (spaces and c.isspace()) or (quotes and c in _QUOTE))
    ]
    return _Folded("".join(text[at] for at in kept), kept)


def _differences(mine: str, theirs: str) -> Iterator[Difference]:
    """What differs, as people would say it: two differences with a single character between them are one."""
    steps: list[list[int]] = []
    for kind, *step in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if steps and step[0] - steps[-1][1] <= 1 and step[2] - steps[-1][3] <= 1:
            steps[-1][1], steps[-1][3] = step[1], step[3]
        else:
            steps.append(step)
    for a, b, c, d in steps:
        yield Difference(a + 1, mine[a:b], theirs[c:d])

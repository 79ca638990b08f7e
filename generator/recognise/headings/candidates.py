"""Passages of the body → what may be a heading: one candidate a passage at most.

Guarantee to the next step: a candidate ends within its passage; whether it is a heading is for its series and its
neighbours to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.recognise import lengths, wordings
from generator.recognise.headings.ends import bold_end, clauses, seam
from generator.recognise.numbers import Numbered
from generator.recognise.passages import Passage

OWN = 75
"""Characters of the longest heading on a line of its own."""
LEAD = 75
"""Characters of the longest run-in heading."""
GLUED = 45
"""A run-in heading longer than this may be one whose stop is lost."""
SHAPED = 2
"""Sisters on lines of their own from which a heading's shape is known."""
BOLD_LINE = 30
"""Characters of the longest unnumbered heading in bold at the head of a paragraph."""
PLAIN_LINE = 30
"""Characters from which an unnumbered line without a comma is no heading, unless it is bold."""

_GAP = re.compile(r"(?<=[\u4e00-\u9fff”])[ \u3000\u2003](?=[\u4e00-\u9fff0-9“][^ ]{5})")
"""A space in the place of a heading's lost line end."""
_GLUED_PLAIN = re.compile(r"(\S{2,24})[ \u3000\u2003](?=[\u4e00-\u9fff0-9“])")
_STOP = re.compile(r"[。！!？?；;]|：(?!$)|:(?!$)")
_OPENS = re.compile(
    r"(?:今年|去年|过去|刚刚|当前|各位|[12][0-9]{3}年|我[们省市县区]|全[省市县区]|[市省县区]委|面对|[五一]年来|根据|按照|继续|努力)"
)
TOPIC = re.compile(
    r"(?:回顾|工作总结|总结|安排|目标任务|主要任务|重点任务|任务|重点工作|工作重点|主要工作|总体要求|总体思路|思路|奋斗目标|目标|自身建设|打算|部署|意见|要求|设想|措施)(?!和|及|与|、|的)"
)
"""Words with which a chief heading ends."""

CHIEF = ("chapter", "part")


@dataclass(eq=False)
class Heading:
    """A heading to be: a passage, or the first `end` code points of one."""

    passage: Passage
    end: int
    run_in: bool
    form: str
    ordinal: int
    level: int = 0
    marked: bool = False
    """Whether bold type says where it ends."""
    seamed: bool = False
    """Whether its end was found without a stop."""

    @property
    def text(self) -> str:
        return self.passage.text[: self.end]


def candidate(passages: Sequence[Passage], n: int) -> Heading | None:
    """What may be a heading; the passage says by which rule it is one or none."""
    passage = passages[n]
    number = passage.number
    if passage.role not in ("text", "heading") or passage.said == "text":
        return None
    if passage.said == "heading":
        return _named(passage)
    if number is None:
        return _unnumbered(passages, n)
    if number.form == "ring":
        passage.refuse("no-heading-ring")
        return None
    return _numbered(passage, number)


def _named(passage: Passage) -> Heading:
    """What the editor says is a heading."""
    number = passage.number
    form, ordinal = (number.form, number.ordinal) if number else ("plain", 0)
    end, run_in = _extent(passage.text, number.length if number else 0)
    if len(passage.text) <= LEAD and "。" not in passage.text[:-1]:
        end, run_in = len(passage.text), False
    return Heading(passage, end, run_in, form, ordinal)


def _numbered(passage: Passage, number: Numbered) -> Heading | None:
    bold = bold_end(passage)
    if bold and number.length + 3 <= bold <= LEAD:
        passage.mark("heading-bold")
        return Heading(passage, bold, True, number.form, number.ordinal, marked=True)
    end, run_in = _extent(passage.text, number.length)
    if end - number.length < 2 or end > (LEAD if run_in else OWN) or passage.text[:end].rstrip()[-1] in "，,；;：:、":
        rule, glued = "heading-topic", _glued_end(passage.text, number.length) if number.form in CHIEF else None
        if not glued and number.form in ("part", "paren"):
            rule, glued = "heading-seam", seam(passage.text, number.length)
        if not glued:
            passage.refuse("no-heading-long")
            return None
        passage.mark(rule)
        return Heading(passage, glued, True, number.form, number.ordinal, seamed=True)
    passage.mark("heading-number", told=passage.text[: number.length].strip())
    return Heading(passage, end, run_in, number.form, number.ordinal)


def _extent(text: str, start: int) -> tuple[int, bool]:
    """Where the heading at the start of `text` ends, and whether words follow it on the same line."""
    match = _STOP.search(text, start)
    if not match:
        return len(text), False
    if match[0] in "；;":
        return len(text), False
    gap = _GAP.search(text, start + 6, match.start())
    if (
        gap
        and gap.start() - start <= lengths.GAP_AT
        and match.start() - start > lengths.COLON_AT
        and not _in_quotes(text, gap.start())
    ):
        return gap.start(), True
    if match[0] in "：:" and (match.start() - start > lengths.COLON_AT or _in_quotes(text, match.start())):
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
    ends = [match.end() for match in TOPIC.finditer(text, start, until) if match.end() < until]
    ends = [end for end in ends if not _in_quotes(text, end) and text[end] not in "”》）)"]
    return ends[-1] if ends and ends[-1] - start <= lengths.TOPIC_AT and len(text) - ends[-1] > lengths.LEAD else None


def mend_glued(passages: Sequence[Passage], found: list[Heading]) -> list[Heading]:
    """Where one 一、 has lost its stop, its siblings are looked at for the same."""
    parts = [heading for heading in found if heading.form in CHIEF]
    for heading in parts:
        glued = _glued_end(heading.passage.text, heading.passage.number.length if heading.passage.number else 0)
        sentence = heading.run_in or heading.end > GLUED and heading.text.rstrip()[-1] == "。"
        if glued and sentence and glued < heading.end - 4 and _OPENS.match(heading.passage.text, glued):
            heading.end, heading.run_in = glued, True
            heading.passage.mark("heading-topic")
    lost = [heading for heading in parts if heading.run_in and heading.passage.text[heading.end] not in "。：:；！"]
    if lost:
        for heading in parts:
            glued = _glued_end(heading.passage.text, heading.passage.number.length if heading.passage.number else 0)
            if glued and heading.run_in:
                heading.end = glued
                heading.passage.mark("heading-topic")
    _mend_seams(found)
    return sorted([*found, *_shaped(passages, found)], key=lambda heading: heading.passage.pieces[0].start)


def _shaped(passages: Sequence[Passage], found: Sequence[Heading]) -> Iterator[Heading]:
    """Numbered passages that run on without a stop, cut where their sisters, all of one shape, end: `（一）着力兴产业，
    发展动能更强坚持项目为王` among `（二）着力惠民生，群众福祉更实`."""
    known = {heading.passage: heading for heading in found}
    run: list[Passage] = []
    for passage in [*passages, None]:
        number = passage.number if passage else None
        if passage and number and number.form == "paren" and (not run or number.ordinal > 1):
            run.append(passage)
        elif passage is None or number and number.form in ("paren", *CHIEF):
            yield from _cut_to_shape(run, known)
            run = [passage] if passage and number and number.form == "paren" else []


def _cut_to_shape(run: Sequence[Passage], known: dict[Passage, Heading]) -> Iterator[Heading]:
    own = [known[passage] for passage in run if passage in known and not _runs_on(known[passage])]
    shapes = {
        _shape(heading.passage.text[heading.passage.number.length :]) for heading in own if heading.passage.number
    }
    if len(own) < SHAPED or len(own) * 2 < len(run) or len(shapes) != 1:
        return
    shape = shapes.pop()
    for passage in run:
        heading, start = known.get(passage), passage.number.length if passage.number else 0
        end = _end_of_shape(passage.text, start, shape)
        if end is None or heading and (heading.marked or not _runs_on(heading) or heading.end <= end):
            continue
        passage.mark("heading-shape")
        if heading:
            heading.end, heading.run_in = end, True
        elif passage.number:
            yield Heading(passage, end, True, passage.number.form, passage.number.ordinal, seamed=True)


def _shape(text: str) -> tuple[int, ...]:
    """Characters of each clause."""
    return tuple(len(clause) for clause in text.strip().split("，"))


def _end_of_shape(text: str, start: int, shape: tuple[int, ...]) -> int | None:
    """Where words of a shape end that run on without a stop."""
    end = start + sum(shape) + len(shape) - 1
    runs_on = end < len(text) and re.match(r"[\u4e00-\u9fff“0-9]", text[end])
    return end if runs_on and _shape(text[start:end]) == shape and "。" not in text[start:end] else None


def _mend_seams(found: Sequence[Heading]) -> None:
    """Where headings of one form stand on lines of their own, one that runs on has lost its line end."""
    run: list[Heading] = []
    for heading in [*found, None]:
        if heading and heading.form == "paren" and (not run or heading.ordinal == run[-1].ordinal + 1):
            run.append(heading)
        elif heading is None or heading.form in ("paren", "part", "chapter"):
            _mend_run(run)
            run = [heading] if heading and heading.form == "paren" else []


def _mend_run(run: Sequence[Heading]) -> None:
    known = [heading.text for heading in run if not _runs_on(heading) or heading.seamed]
    if not known or len(known) * 10 < len(run) * 4:
        return
    own = [heading.text for heading in run if not _runs_on(heading)]
    longest = max(len(text) for text in known)
    for heading in run:
        if _runs_on(heading) and not heading.marked and heading.end > longest:
            start = heading.passage.number.length if heading.passage.number else 0
            end = seam(heading.passage.text, start, clauses(own))
            if end:
                heading.end, heading.run_in = end, True
                heading.passage.mark("heading-sisters")


def _runs_on(heading: Heading) -> bool:
    """Whether there is more on the line than a heading without a stop."""
    return heading.run_in or heading.text.rstrip().endswith("。")


def _unnumbered(passages: Sequence[Passage], n: int) -> Heading | None:
    """A short line without a stop that names what follows."""
    passage = passages[n]
    if end := _topic_before_gap(passage):
        passage.mark("heading-gap")
        return Heading(passage, end, True, "plain", 0)
    if end := _bold_year(passage):
        passage.mark("heading-bold")
        return Heading(passage, end, True, "plain", 0)
    if n + 1 >= len(passages) or not _may_name(passage.bare):
        return None
    bare = passage.bare
    if bare[-1] == "。" and bare.count("。") == 1 and len(bare) <= lengths.LEAD and "：" not in bare:
        passage.mark("heading-sentence")
        return Heading(passage, len(passage.text), False, "torn", 0)
    if _says_something(passage):
        passage.refuse("no-heading-words")
        return None
    passage.mark("heading-line")
    return Heading(passage, len(passage.text.strip()), False, "plain", 0)


def _topic_before_gap(passage: Passage) -> int | None:
    """Where a heading ends that has the words of a chief division, and a space for its line end."""
    glued = _GLUED_PLAIN.match(passage.text) if len(passage.bare) > lengths.PARAGRAPH else None
    topic = list(TOPIC.finditer(glued[1])) if glued else []
    if not glued or not topic or topic[-1].end() != len(glued[1]) or re.search("[，。：；]", glued[1]):
        return None
    return glued.end(1)


def _bold_year(passage: Passage) -> int | None:
    """Where a heading in bold type ends that names a year."""
    bold = bold_end(passage)
    if not bold or bold > BOLD_LINE or not passage.text[bold : bold + 1].isspace():
        return None
    head = passage.text[:bold]
    return bold if re.search("[0-9]{4}年", head) and not re.search("[，：；]", head) else None


def _may_name(bare: str) -> bool:
    """Whether a line is as short as a heading, and begins as one."""
    if not 3 <= len(bare) <= OWN or wordings.SALUTATION.match(bare) or bare[0] in "—-―－·●■◆*①":
        return False
    return bool(re.search(r"[\u4e00-\u9fff]{3}", bare)) and not bare.startswith(("各位代表", "同志们", "（", "("))


def _says_something(passage: Passage) -> bool:
    """Whether a line is a sentence, opens a list, or is too long to name something without a comma."""
    bare = passage.bare
    if re.search(r"[。；;！!？?]|如下|以下|下列", bare) or bare[-1] in "，、：:,…是为" or wordings.SLIP.search(bare):
        return True
    return len(bare) > PLAIN_LINE and not re.search("[，,、]", bare) and not passage.is_bold()

"""Passages after the head → body, notes, attachments, and what a web page prints after them.

Guarantee to the next step: `region` is `body`, `notes`, `attachment` or `removed`; the headings of notes and
attachments have the role `heading`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.chinese import note_marks
from generator.recognise import lengths, noise, wordings
from generator.recognise.head import is_salutation
from generator.recognise.notes.sections import (
    LIST_OF_ATTACHMENTS,
    REMARK,
    Sections,
    closes,
    cut_glued_notes,
    note_sections,
)
from generator.recognise.passages import Passage, Region, join_lines, set_aside

HEADING = 60
"""Characters that a heading of an attachment has at most."""

_LABELLED = re.compile(r"\S{2,6}[：:]\S{6}")
_LABEL = re.compile(r"^[【\[（(]?附\s*(?:件|表|录)\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[】\]）)]?[：:]?$")


def mark_regions(passages: list[Passage], start: int) -> None:
    """Say of every passage from `start` on where it belongs."""
    join_labels(passages, start)
    cut_glued_notes(passages, start)
    sections = _with_remarks(passages, note_sections(passages, start))
    region: Region = "body"
    tail = False
    prose = _last_prose(passages)
    for n in range(start, len(passages)):
        passage = passages[n]
        bare = passage.bare
        if n in sections.remarks:
            passage.mark("after-closing", region="attachment")
            continue
        if n in sections.headings | sections.entries:
            region, tail = "notes", False
            heads = n in sections.headings
            passage.mark("notes-heading" if heads else "notes-entries", "heading" if heads else None, region)
        elif LIST_OF_ATTACHMENTS.match(passage.text) or (
            len(bare) <= lengths.NOTES_HEADING and "附" in bare[:3] and wordings.NOTES.match(bare)
        ):
            region, tail = "attachment", False
        elif _heads_attachment(passages, n, region):
            region, tail = "attachment", False
            passage.mark("attachment-heading", "heading", region)
            if re.search(r"\.(?:docx?|pdf|xlsx?|wps|zip|rar)$", bare, re.I):
                set_aside(passage, "附件的文件名，附件本身不在此处", "attachment-file")
                continue
        elif noise.is_furniture(bare) and not (region == "attachment" and n < prose) and not _has_sisters(passages, n):
            set_aside(
                passage,
                noise.SOURCE_LINE
                if re.match(r"[（(]?(?:来源|责任|编辑|责编|编审|审核|作者)", bare)
                else noise.FURNITURE,
                "furniture",
            )
            tail = tail or n > prose or region == "notes"
            continue
        elif tail and not _goes_on(passage, region):
            set_aside(passage, noise.FURNITURE, "after-furniture")
            continue
        if passage.region != region:
            passage.mark("region", region=region)
    _title_again(passages[start:])
    _after_closing(passages, start)
    _trim_body(passages, start)
    _trim_notes(passages)


def _with_remarks(passages: list[Passage], sections: Sections) -> Sections:
    """A remark on the order of the notes goes with their heading, its break kept."""
    for n in sorted(sections.headings, reverse=True):
        if n + 1 < len(passages) and REMARK.match(passages[n + 1].bare):
            join_lines(passages[n], passages[n + 1])
            del passages[n + 1]
            sections = sections.without(n + 1)
    return sections


def _title_again(passages: Sequence[Passage]) -> None:
    for passage in passages:
        short = len(passage.bare) <= lengths.TITLE_AGAIN and not passage.number
        if passage.region == "body" and short and wordings.TITLE.match(passage.bare):
            set_aside(passage, "正文中重复的标题（转版、翻页）", "title-again")


def join_labels(passages: list[Passage], start: int) -> None:
    """`附件1` and the title on the next line are one passage, its break kept."""
    n = start
    while n + 1 < len(passages):
        after = passages[n + 1]
        title = len(after.bare) <= HEADING and not _LABEL.match(after.bare) and not re.search(r"[。；]", after.bare)
        if _LABEL.match(passages[n].bare) and title and not after.number and not noise.is_furniture(after.bare):
            join_lines(passages[n], after)
            del passages[n + 1]
        n += 1


def _has_sisters(passages: Sequence[Passage], n: int) -> bool:
    """Whether a line with a label stands among others of the report's, as in a list of projects: `主办单位：…`."""
    if not _LABELLED.match(passages[n].bare) or passages[n].region == "removed":
        return False
    beside = [*passages[max(0, n - 2) : n], *passages[n + 1 : n + 3]]
    return sum(_LABELLED.match(p.bare) is not None and not noise.is_furniture(p.bare) for p in beside) >= 2


def _last_prose(passages: Sequence[Passage]) -> int:
    """The last passage long enough to be the report's, and not the page's words about rights and links."""
    return max(
        (n for n, p in enumerate(passages) if not noise.is_furniture(p.bare) and _goes_on(p, "body")),
        default=len(passages),
    )


def _heads_attachment(passages: Sequence[Passage], n: int, region: str) -> bool:
    """Whether the passage names an attachment: `附件…`, or a short line after the closing words of the report."""
    bare = passages[n].bare
    if len(bare) > HEADING or bare[-1] in "。；，、":
        return False
    match = wordings.ATTACHMENT.match(passages[n].text)
    if match:
        return True
    if region != "body" or n == 0 or passages[n].number or is_salutation(passages[n]) or noise.is_furniture(bare):
        return False
    if (
        bare[-1] in wordings.TERMINAL
        or not closes(passages, n - 1)
        or n + 2 >= len(passages)
        or not _lists(passages[n + 1 : n + 6])
    ):
        return False
    return not any("代表" in p.bare[:8] or p.bare.startswith("让我们") for p in passages[n + 1 :])


def _lists(following: Sequence[Passage]) -> bool:
    return any(p.number is not None and p.number.ordinal == 1 for p in following) or all(
        len(p.bare) < lengths.NAME_OF_ATTACHMENT for p in following
    )


def _goes_on(passage: Passage, region: str) -> bool:
    """Whether the passage, after page furniture, still belongs to the report."""
    if region == "notes" and note_marks.ENTRY.match(passage.bare):
        return True
    if re.search("著作权|公有领域|版权|转载|司法性质|维基", passage.text):
        return False
    return (
        len(passage.bare) >= lengths.PARAGRAPH
        and "。" in passage.text
        and not re.match(r"[各\S]{0,4}代表：现在，我(?:谨)?代表", passage.bare)
    )


def _after_closing(passages: Sequence[Passage], start: int) -> None:
    """Unheaded lines after the closing words, as printed footnotes leave them, are no part of the body."""
    body = [n for n in range(start, len(passages)) if passages[n].region == "body"]
    last = next((k for k in range(len(body) - 1, 0, -1) if closes(passages, body[k])), None)
    if last is None or len(body) - last < 3 or last * 2 < len(body):
        return
    after = [passages[n] for n in body[last + 1 :]]
    if any(
        p.number and p.number.form in ("chapter", "part", "paren") or re.search("代表|我们|同志", p.text) for p in after
    ):
        return
    for passage in after:
        passage.mark("after-closing", region="attachment")


def _trim_body(passages: Sequence[Passage], start: int) -> None:
    """Short lines after the body's last sentence are no part of it."""
    body = [n for n in range(start, len(passages)) if passages[n].region == "body"]
    while len(body) > 1:
        passage = passages[body[-1]]
        bare = passage.bare
        numbered = passage.number and passage.number.form in ("chapter", "part", "paren", "item", "order")
        if (
            len(bare) > noise.SHORT
            or numbered
            or bare[-1] in "。！!？?；;"
            and len(bare) >= 4
            or is_salutation(passage)
        ):
            return
        if not any(len(passages[n].bare) >= lengths.LEAD for n in body):
            return
        set_aside(passage, noise.FURNITURE, "after-body")
        body.pop()


def _trim_notes(passages: Sequence[Passage]) -> None:
    """Short lines after the last note are no part of it."""
    region = [passage for passage in passages if passage.region == "notes"]
    while len(region) > 2:
        passage = region[-1]
        bare = passage.bare
        if note_marks.ENTRY.match(bare) or len(bare) > noise.SHORT or re.search(r"[：:]", bare):
            return
        if bare[-1] in "。；”）)" and not REMARK.match(bare):
            return
        if region[-2].bare[-1] in "：:":
            return
        set_aside(passage, noise.FURNITURE, "after-notes")
        region.pop()

"""The head of a report → title, meeting, date, speaker and salutation; what stands round them is set aside.

Guarantee to the next step: every passage before the body has its role or is `removed`; the body begins at the index
that `mark_front` returns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.chinese import dates
from generator.recognise import lengths, noise, wordings
from generator.recognise.numbers import number_of
from generator.recognise.passages import Passage, cut, set_aside

_NAME = r"[\u4e00-\u9fff]{2,4}(?:[·•．][\u4e00-\u9fff]{1,8})*"
_DASHES = "（(—–―－\\-─━"
_YEAR = "(?:[12１２][0-9０-９]{3}|[一二][〇零○ＯO0０一二三四五六七八九]{3})"
_DAY = "[0-9０-９]{1,2}月[0-9０-９]{1,2}日?"
_MET = r"(?:会议|大会|全会|人代会|例会|议事会)"

SPEAKER = re.compile(
    rf"^[{_DASHES}]*(?:(?:报告人|汇报人)[：:])?(?P<office>[^，。：:；]{{0,24}}?代?(?:{wordings.OFFICES})(?:候选人)?(?:[（(]代[）)])?)[：:—―－-]*"
    rf"(?P<name>{_NAME})[）)]?$"
)
_SPACED = re.compile(
    rf"^[{_DASHES}]*(?P<office>[^，。：:；]{{0,24}}?代?(?:{wordings.OFFICES}))[ \u3000\xa0]+"
    r"(?P<name>[\u4e00-\u9fff·•．]{2,16})$"
)
"""Office and name with a space between, so that the name may be as long as it is."""
OFFICE_ALONE = re.compile(rf"^[{_DASHES}]*(?P<office>[^，。：:；]{{0,14}}?代?(?:{wordings.OFFICES}))[：:]?[）)]?$")
"""Where a page had the name as a picture."""
_LABELLED = re.compile(rf"^[{_DASHES}]*(?:报告人|汇报人)[：:](?P<office>)(?P<name>{_NAME})[）)]?$")
NAME = re.compile(f"^{_NAME}$")
MEETING = re.compile(rf"^[{_DASHES}]*(?P<words>[^。：；]{{0,30}}在[^。：；，]{{2,60}}{_MET}上?)(?P<rest>.*)$")
_NO_MEETING = re.compile(r"^>|印发|转发|的通知|^这是")
"""A covering letter or an editor's note, which names the meeting too."""
_UNDATED_MEETING = re.compile(
    rf"^[{_DASHES}]+(?P<words>[^。：；，]{{2,20}}第[一二三四五六七八九十]+届[^。：；，]{{2,40}}{_MET}上?)(?P<rest>)[）)]?$"
)
_BARE_MEETING = re.compile(
    rf"^[{_DASHES}]*(?P<words>(?:{_YEAR}年[^。：；]{{2,12}}日[^。：；]{{0,20}}|第[一二三四五六七八九十]+届)[^。：；]{{2,40}}{_MET}(?:审议)?(?:通过|批准)?上?)(?P<rest>)[）)]?$"
)
DATE_NAME = re.compile(rf"^[（(]{_YEAR}年{_DAY}(?P<name>{_NAME})[）)]$")
_GIVES = re.compile(r"(?<!工)所?作《?(?:政府)?(?:工作)?报告》?。?$")
_OPENS_DATED = re.compile(rf"^[{_DASHES}]*{_YEAR}年{_DAY}")
_DATE_ALONE = re.compile(
    rf"^[{_DASHES}]*(?:{_YEAR}年{_DAY}|[12][0-9]{{3}}\.[0-9]{{1,2}}\.[0-9]{{1,2}})[）)]?$|^[（(][12][0-9]{{3}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}[）)]$"
)
_DATE_AFTER = re.compile(rf"[（(]?{_YEAR}年{_DAY}[）)]?$")
_PAGE_DATE = re.compile(r"年0[0-9]月|月0[0-9]日|[0-9]{1,2}[:：时][0-9]{2}")
_GLUED_TITLE = re.compile(rf"^(\S{{0,24}}工作报告)\s*(?=[{_DASHES}]*{_YEAR}年[0-9０-９一二三四五六七八九十]{{1,2}}月)")

_VERSION = re.compile(r"^[（(\[【][^，。；）)\]】]{0,8}(?:稿|书面|印发|摘[要登]|节选|全文)[）)\]】]$")
_TOLD_DATE = re.compile(rf"^(?P<label>报告|会议|召开|作报告)?(?:时间|日期)[：:]{_YEAR}年{_DAY}$")
_TOLD_PLACE = re.compile(r"^(?:会议|报告)?地点[：:]\S{2,30}$")
_OFFICE = re.compile(
    r"^[^，。：:；、]{2,24}(?:人民政府(?:办公[室厅])?|委员会|管委会|办事处|国务院(?:办公厅)?|人大常委会|法院|检察院|[局厅]|大会秘书处)$"
)
_FIGURES = re.compile(r"^[0-9/:：.\-—]+$")
_LINK = re.compile(
    "^(?:信箱|热线|专线|之窗|致辞|讲话|办公|会议|专栏|活动|介绍|简历|分工|动态|留言|接待|访谈|信息|论坛|直通车|在线|来信|文章|报告|批示)"
)
"""What menus print after an office."""
_NO_NAME = re.compile(
    "目[录次]|正文|全文|摘[要登编录]|节选|引言|前言|序言?|导[言读]|附[件录注]|书面|印发|送审|草案|讨论|会议|文件|首页|分享"
)

HEAD = 10
"""Passages among which the head of a report without a salutation is sought."""
PROSE = 40
"""Characters from which a line with a full stop is a sentence of its own, not a label."""


def plain(text: str) -> str:
    """The words without white space and without the `?` that some exporters write for it."""
    return re.sub(r"[?？]+|\s", "", text)


def speaker_of(text: str) -> re.Match[str] | None:
    """Office and name, where a line holds nothing else but perhaps the date."""
    bare = plain(text)
    told = _DATE_AFTER.sub("", _GIVES.sub("", bare))
    found = SPEAKER.match(told) or _LABELLED.match(told) or _SPACED.match(text.strip())
    return found if found and not _LINK.search(found["name"]) and not OFFICE_ALONE.match(bare) else None


def mark_front(passages: list[Passage], header: dict[str, str]) -> int:
    """Give the passages before the body their roles; the index of the body's first passage (a salutation counts)."""
    split_title(passages)
    start = body_start(passages)
    if start < len(passages) and is_salutation(passages[start]):
        passages[start].mark("salutation", "salutation")
    head = passages[:start]
    titles = [n for n, passage in enumerate(head) if _is_title(passage)]
    for n, passage in enumerate(head):
        _mark(passage, n, titles, head)
    if not any(passage.role == "speaker" for passage in head):
        for passage in head:
            told = _GIVES.sub("", plain(passage.text))
            if passage.region == "unknown" and told != plain(passage.text) and speaker_of(told):
                passage.mark("speaker", "speaker", "body")
    web = any(noise.is_furniture(passage.bare) for passage in head) or bool(header)
    for n, passage in enumerate(head):
        if passage.region == "unknown":
            _settle(passage, n, titles, web)
    return start


def _is_title(passage: Passage) -> bool:
    bare = plain(passage.text)
    return (
        bool(wordings.TITLE.match(bare))
        and not _GIVES.search(bare)
        and not _OPENS_DATED.match(bare)
        and not noise.is_furniture(bare)
    )


def split_title(passages: list[Passage]) -> None:
    """A title and a meeting on one line are two passages."""
    for n, passage in enumerate(passages[:12]):
        match = _GLUED_TITLE.match(passage.text)
        if match and len(passage.text) < lengths.MEETING:
            parts = cut(passage, match.end())
            parts[-1].mark("cut-title")
            passages[n : n + 1] = parts
            return


def is_salutation(passage: Passage) -> bool:
    return len(passage.bare) <= lengths.SALUTATION and bool(wordings.SALUTATION.match(passage.bare))


def body_start(passages: Sequence[Passage]) -> int:
    """The first salutation that little prose precedes; else the first passage that is no part of a head."""
    prose = 0
    for n, passage in enumerate(passages):
        if is_salutation(passage) and not (passage.bare.endswith(("！", "!", "，", ",")) and prose):
            return n
        prose += len(passage.text) >= PROSE and "。" in passage.text
        if prose > lengths.BEFORE_SALUTATION:
            break
    named = max((n for n, passage in enumerate(passages[:HEAD]) if _names(plain(passage.text))), default=-1)
    for n, passage in enumerate(passages):
        if not _is_head(passage) and not (
            n < named and len(passage.bare) <= PROSE and "。" not in passage.bare and not passage.number
        ):
            return n
    return 0


def _names(bare: str) -> bool:
    """Whether a line can stand in a head alone: title, meeting, speaker."""
    return bool(
        wordings.TITLE.match(bare)
        or meeting_of(bare)
        and len(bare) < lengths.MEETING
        or speaker_of(bare)
        and len(bare) <= lengths.SPEAKER
    )


def _is_head(passage: Passage) -> bool:
    bare = plain(passage.text)
    if DATE_NAME.match(bare) or _OFFICE.match(bare) or _TOLD_PLACE.match(bare) or _VERSION.match(bare):
        return True
    if number_of(bare) and not noise.is_furniture(bare) and re.search(r"[\u4e00-\u9fff]{4}", bare):
        return bool(wordings.TITLE.match(bare))
    if _names(bare) or noise.is_furniture(bare) or wordings.HEADER_KEY.match(bare):
        return True
    if NAME.match(bare) and "·" in bare or len(bare) <= lengths.LABEL and "。" not in bare:
        return True
    dated = _DATE_ALONE.match(bare) or dates.HAN_DATE.search(bare) and len(bare) < lengths.DATE
    return bool(dated or _FIGURES.match(bare))


def _mark(passage: Passage, n: int, titles: Sequence[int], head: Sequence[Passage]) -> None:
    bare = plain(passage.text)
    if n in titles:
        if n == titles[-1]:
            passage.mark("title", "title")
        else:
            set_aside(passage, noise.HEADLINE, "title-before-title")
    elif meeting_of(bare) and len(bare) <= lengths.MEETING or _dates(bare):
        passage.mark("dateline", "dateline")
    elif len(bare) <= lengths.SPEAKER and speaker_of(passage.text) and not noise.is_furniture(bare):
        passage.mark("speaker", "speaker")
    elif OFFICE_ALONE.match(bare) and any(other.role in ("title", "dateline") for other in head[:n]):
        passage.mark("office", "speaker")
    elif (
        DATE_NAME.match(bare)
        or _tells_delivery(bare, n, head)
        or (
            (_OFFICE.match(bare) or _VERSION.match(bare)) and n and head[n - 1].role in ("title", "dateline", "speaker")
        )
    ):
        passage.mark("dateline", "dateline")
    elif (
        NAME.match(bare)
        and not _NO_NAME.search(bare)
        and not noise.is_furniture(bare)
        and n
        and head[n - 1].role in ("title", "dateline")
        and n >= len(head) - 3
    ):
        passage.mark("speaker", "speaker")
    else:
        passage.mark("head-unknown", region="unknown")


def _dates(bare: str) -> bool:
    """Whether a line is the report's date and nothing else."""
    alone = _DATE_ALONE.match(bare) and not _PAGE_DATE.search(bare)
    return bool(alone or dates.HAN_DATE.search(bare) and len(bare) <= lengths.DATE)


def _tells_delivery(bare: str, n: int, head: Sequence[Passage]) -> bool:
    """Whether `时间：2031年1月8日` or `地点：…` tells when or where the report was given, not when a page was made: it
    says so, or nothing else in the head is a page's."""
    told = _TOLD_DATE.match(bare)
    if not told and not _TOLD_PLACE.match(bare) or _PAGE_DATE.search(bare):
        return False
    others = [plain(passage.text) for k, passage in enumerate(head) if k != n]
    page = any(noise.is_furniture(other) and not _TOLD_DATE.match(other) for other in others)
    return bool(told and told["label"]) or not page


def meeting_of(bare: str) -> re.Match[str] | None:
    """Where a line says when and before whom the report was given, and little besides."""
    if _NO_MEETING.search(bare):
        return None
    match = MEETING.match(bare) or _BARE_MEETING.match(bare) or _UNDATED_MEETING.match(bare)
    return match if match and len(match["rest"]) <= lengths.AFTER_MEETING and "，" not in match["rest"] else None


def _settle(passage: Passage, n: int, titles: Sequence[int], web: bool) -> None:
    """Say what an unknown line of the head is: the page's, or the report's after all."""
    bare = passage.bare
    if noise.is_furniture(bare) or _FIGURES.match(bare) or re.match(r"^[【】\[\]（）()|>»]+$", bare):
        label = re.match(r"(?:来源|时间|作者|发布|发表|日期|编辑|稿源|信息来源)|[12][0-9]{3}-", bare)
        set_aside(passage, noise.SOURCE_LINE if label else noise.FURNITURE, "furniture")
    elif wordings.CAPTION.search(bare) or (web and len(bare) >= PROSE):
        set_aside(passage, noise.CAPTION, "caption")
    elif web and not bare.startswith(("（", "(")) or (titles and n < titles[0]):
        set_aside(passage, noise.FURNITURE, "head-of-page")
    else:
        passage.mark("head-text", region="front")

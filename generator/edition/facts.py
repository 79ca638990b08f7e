"""Report → what it says of itself in its own words: title, place, year, date, meeting, speaker.

Guarantee: nothing is invented; every fact is read in the report's own words, and what these do not say is `None`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.report import BlockSpan, Report
from generator.model.stated import Stated

HAN = "\u4e00-\u9fff"
"""Chinese characters, within a set of a pattern."""
ENDING = r"(?:省|市|县|区|旗|盟|州|乡|镇)"
"""What names of places end with."""
_TITLED = re.compile(rf"^(?:[12][0-9]{{3}}年)?(?P<place>[{HAN}]{{1,14}}{ENDING})(?:[12][0-9]{{3}}年)?(?:人民)?政府")
_MET = re.compile(rf"(?:在|^)(?P<place>[{HAN}]{{1,14}}{ENDING})第?[一二三四五六七八九十]+届")
_SPOKE = re.compile(rf"代表(?P<place>[{HAN}]{{1,14}}{ENDING})人民政府")
_HEADED = re.compile(rf"^(?P<place>[{HAN}]{{1,14}}{ENDING})(?:人民政府)?代?理?[省市县区州盟旗镇乡]长")
_NATIONAL = re.compile("全国人民代表大会")
BARE = re.compile(r"(?:我们?|全|本|自治)?(?:省|市|县|区|旗|盟|州|乡|镇|自治区|自治州|自治县|自治旗)")
"""What a report calls its place without naming it."""
INNER = re.compile(rf"^[{HAN}]{{2,}}?(?:省|自治区|市|自治州|州|盟)(?=[{HAN}]{{2,}}{ENDING}$)")
"""The larger place that a smaller one lies in."""

_YEAR = re.compile(r"([12][0-9]{3})年")
_SPACED = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ \t\u3000]+[{HAN}])+(?![{HAN}])")
_PLANNED = re.compile(
    r"([12][0-9]{3})年(?:的|政府|全市|全县|全区|全省|经济|社会|发展|主要|重点|目标|总体)*(?:工作|任务|安排|部署|打算|目标|要求|思路|建议)"
)


@dataclass(frozen=True)
class Told(Stated):
    """What a report says of itself, as `report.toml` would keep it."""

    year_from: str | None = None
    """The heading that tells the year, where neither title nor date does."""


def told(report: Report) -> Told:
    """Read the facts in the report's words."""
    facts = report.facts
    title = _joined(_uncalled(report, facts.title)) if facts.title else None
    date = _date(facts.date)
    year, told_by = _year(report, title, date)
    place = next(_places(report, title), None)
    return Told(
        title,
        place,
        year,
        date,
        _meeting(facts.meeting),
        facts.speaker,
        _office(facts.office, place),
        _publisher(report),
        told_by,
    )


def _uncalled(report: Report, title: str) -> str:
    """The title without the calls of notes in it."""
    printed = (BlockSpan(block.n, 0, len(block.text)) for block in report.front if block.text.strip() == title)
    return next(map(report.uncalled, printed), title).strip()


def _joined(words: str) -> str:
    """A title without the white space between Chinese characters: `政 府 工 作 报 告`."""
    return re.sub(rf"(?<=[{HAN}])\s+(?=[{HAN}])", "", " ".join(words.split()))


def named(words: str) -> str:
    """A heading as a name, on one line: `附件1 标题`; characters that are set apart one by one stand together:
    `附　件`."""
    return _SPACED.sub(lambda found: re.sub(r"\s+", "", found[0]), re.sub(r"\s*[\r\n]\s*", " ", words))


def _date(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso) if iso else None
    except ValueError:  # such as 31 February, as some files print
        return None


def _year(report: Report, title: str | None, date: datetime.date | None) -> tuple[int | None, str | None]:
    """The title's year; else the one in which the report was given; else the one that a heading plans while another
    looks back on the last.

    A title that names a plan's last year is no witness.
    """
    printed = _YEAR.search(title or "")
    if printed and (date is None or abs(int(printed[1]) - date.year) <= 1):
        return int(printed[1]), None
    given = _YEAR.search(report.facts.meeting or "")
    if date:
        return date.year, None
    if given:
        return int(given[1]), None
    headings = [report.words(part.heading) for part in report.parts if part.heading]
    years = {int(year) for heading in headings for year in _YEAR.findall(heading)}
    planned = [
        (int(found[1]), heading)
        for heading in headings
        if (found := _PLANNED.search(heading)) and int(found[1]) - 1 in years
    ]
    return max(planned, default=(None, None))


def _places(report: Report, title: str | None) -> Iterator[str]:
    """Names of the place: in the title, the meeting, the speaker's office, the opening sentence."""
    opening = _opening(report)
    for pattern, words in (
        (_TITLED, title),
        (_MET, report.facts.meeting),
        (_HEADED, report.facts.office),
        *((_SPOKE, text) for text in opening),
    ):
        found = pattern.search(words) if words else None
        if found and not BARE.fullmatch(found["place"]):
            yield INNER.sub("", found["place"])
    if _NATIONAL.search(report.facts.meeting or "") or any("代表国务院" in text for text in opening):
        yield "全国"


def _opening(report: Report) -> list[str]:
    """The first paragraphs, where a report says in whose name it speaks."""
    return [block.text for block in report.blocks if block.role == "text"][:3]


def _meeting(words: str | None) -> str | None:
    """自贡市第十七届人民代表大会第六次会议, without the day before it and the 上 after it."""
    if not words:
        return None
    after = re.sub(r"^[^在]{0,40}在|^[12][0-9〇零一二三四五六七八九]{3}年[^，。]{2,6}日", "", words)
    found = re.match(r".{2,60}(?:会议|大会|全会)(?=(?:通过)?上?[）)]?$)", after)
    return found[0] if found else words


def _office(words: str | None, place: str | None) -> str | None:
    """市长, without the place before it."""
    alone = re.sub("^.*人民政府", "", words) if words else None
    return alone.removeprefix(place) if alone and place else alone


def _publisher(report: Report) -> str | None:
    """自贡市人民政府 or 国务院, where the opening sentence has it so."""
    opening = _opening(report)
    if any("代表国务院" in text for text in opening):
        return "国务院"
    found = next((match for text in opening if (match := _SPOKE.search(text))), None)
    return f"{found['place']}人民政府" if found and not BARE.fullmatch(found["place"]) else None

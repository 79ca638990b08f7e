"""What a report says of itself and what `report.toml` says of it → one `Imprint`."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edition.facts import told
from generator.model.decisions import Decisions
from generator.model.report import Report


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a report says of itself, from its file and from `report.toml`; `None` where neither does."""

    title: str
    place: str | None
    year: int | None
    date: str | None
    """ISO."""
    meeting: str | None
    speaker: str | None
    office: str | None
    publisher: str | None
    source_url: str | None
    source_note: str | None
    source_retrieved: str | None
    """ISO."""
    official: bool
    """Whether this is the government's own edition."""

    @property
    def name(self) -> str:
        """The report's full name on this site: 自贡市2021年政府工作报告."""
        place = self.place if self.place and self.place not in self.title else ""
        year = f"{self.year}年" if self.year and str(self.year) not in self.title else ""
        return f"{place}{year}{self.title}"


def imprint_line(imprint: Imprint) -> str:
    """When and before whom the report was given: `2021年2月5日在…会议上`; empty where nobody says."""
    day = date_words(imprint.date)
    meeting = imprint.meeting or ""
    if meeting and day and not meeting.startswith(day):
        meeting = f"{day}在{meeting}"
    if meeting and not meeting.endswith(("上", "议")):
        return f"{meeting}上"
    return f"{meeting}上" if meeting.endswith("会议") else meeting or day


def date_words(iso: str | None) -> str:
    """`2021-02-05` → `2021年2月5日`; empty for none."""
    if not iso:
        return ""
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"


def imprint_of(report: Report, decisions: Decisions) -> Imprint:
    """What the editor says goes before what the report says; a heading's year is a guess, and names nothing."""
    says = told(report)
    date = decisions.date or says.date
    return Imprint(
        title=decisions.title or says.title or "政府工作报告",
        place=decisions.place or says.place,
        year=decisions.year or (None if says.year_from else says.year),
        date=date.isoformat() if date else None,
        meeting=decisions.meeting or (says.meeting if date else report.facts.meeting),
        speaker=decisions.speaker or says.speaker,
        office=decisions.office or says.office,
        publisher=decisions.publisher or says.publisher,
        source_url=decisions.source_url,
        source_note=decisions.source_note,
        source_retrieved=decisions.source_retrieved.isoformat() if decisions.source_retrieved else None,
        official=decisions.official,
    )

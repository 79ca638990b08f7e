"""What a report says of itself and what `report.toml` says of it → one `Imprint`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.edition.facts import told
from generator.model.decisions import Decisions
from generator.model.report import Report
from generator.model.stated import FACTS, Stated


@dataclass(frozen=True)
class Imprint(Stated):
    """The facts as the site states them, and where the text is from."""

    title: str = "政府工作报告"
    source_url: str | None = None
    source_note: str | None = None
    source_retrieved: str | None = None
    """ISO."""
    official: bool = False
    """Whether this is the government's own edition."""

    @cached_property
    def name(self) -> str:
        """The report's full name on this site: 自贡市2021年政府工作报告."""
        place = self.place if self.place and self.place not in self.title else ""
        year = f"{self.year}年" if self.year and str(self.year) not in self.title else ""
        return f"{place}{year}{self.title}"

    @cached_property
    def line(self) -> str:
        """When and before whom the report was given: `2021年2月5日在…会议上`; empty where nobody says."""
        day = date_words(self.day)
        meeting = self.meeting or ""
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
    says, stated = told(report), decisions.stated
    facts = {key: getattr(stated, key) or getattr(says, key) for key in FACTS}
    if says.year_from and not stated.year:
        facts["year"] = None
    if not facts["date"] and not stated.meeting:
        facts["meeting"] = report.facts.meeting
    if not facts["title"]:
        del facts["title"]
    return Imprint(
        **facts,
        source_url=decisions.source_url,
        source_note=decisions.source_note,
        source_retrieved=decisions.source_retrieved.isoformat() if decisions.source_retrieved else None,
        official=decisions.official,
    )

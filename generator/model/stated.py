"""What a report states of itself: one record of facts, and one table of what each is.

A new fact is a field here and a line in `FACTS`; then where it is read (`edition/facts.py`) and where it is shown.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.model.messages import Message, say


@dataclass(frozen=True)
class Stated:
    """The facts, whoever states them: the report, `report.toml`, or both together; `None` where nobody does."""

    title: str | None = None
    place: str | None = None
    year: int | None = None
    date: datetime.date | None = None
    """Of delivery."""
    meeting: str | None = None
    speaker: str | None = None
    office: str | None = None
    """The speaker's (市长)."""
    publisher: str | None = None

    @property
    def day(self) -> str | None:
        """The date as ISO has it."""
        return self.date.isoformat() if self.date else None

    def values(self) -> dict[str, str | int | None]:
        """Each fact as data has it, in the table's order."""
        return {key: self.day if key == "date" else getattr(self, key) for key in FACTS}


@dataclass(frozen=True, slots=True)
class Fact:
    """How a fact is written in `report.toml`, and named to its editor."""

    type: type
    what: str
    """In Chinese."""
    example: str | int | datetime.date
    label: Message | None = None
    """In the summary of a report that was added; `None` where it does not stand there."""


FACTS = {
    "title": Fact(str, "标题，照原件", "政府工作报告", say("show-title")),
    "place": Fact(str, "地方，写全称", "某某市", say("show-place")),
    "year": Fact(int, "年份：报告在哪一年作", 2021, say("show-year")),
    "date": Fact(datetime.date, "作报告的日期", datetime.date(2021, 2, 5), say("show-date")),
    "meeting": Fact(str, "会议，只写名称", "某某市第一届人民代表大会第一次会议", say("show-meeting")),
    "speaker": Fact(str, "报告人", "某某", say("show-speaker")),
    "office": Fact(str, "报告人的职务", "市长", say("show-office")),
    "publisher": Fact(str, "发布机关", "某某市人民政府"),
}
"""Key of each fact in `report.toml` and in `report.json`, in their order."""

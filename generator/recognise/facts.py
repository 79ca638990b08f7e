"""What the head prints about the report → `Facts`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.chinese.dates import date_of
from generator.model.report import Facts
from generator.recognise.head import DATE_NAME, OFFICE_ALONE, meeting_of, plain, speaker_of
from generator.recognise.passages import Passage
from generator.recognise.wordings import OFFICES


def facts(passages: Sequence[Passage], header: dict[str, str]) -> Facts:
    """What the head prints about the report; the collector's header helps out where it alone knows the title."""
    title = next((p.text.strip() for p in passages if p.role == "title"), None)
    datelines = [plain(p.text) for p in passages if p.role == "dateline"]
    met = next((match for line in datelines if (match := meeting_of(line))), None)
    meeting = met["words"].strip("（(—–―－-") if met else None
    date = next(
        (found for line in sorted(datelines, key=lambda line: not meeting_of(line)) if (found := date_of(line))), None
    )
    spoke = [p for p in passages if p.role == "speaker"]
    told = [plain(p.text) for p in spoke]
    spoken = next((match for p in spoke if (match := speaker_of(p.text))), None)
    date = date or next((found for line in told if (found := date_of(line))), None)
    name = next(iter(told), None)
    named = next((match for line in datelines if (match := DATE_NAME.match(line))), None)
    if title is None:
        title, said = _told_by_header(header)
        date = date or said
    if named and not spoken:
        return Facts(title, meeting, date, named["name"], None)
    if met and not spoken and not name:
        spoken = re.search(
            rf"日(?P<office>[^，。在]{{0,16}}?(?:{OFFICES}))(?P<name>[\u4e00-\u9fff·]{{2,4}})在|日(?P<n>[\u4e00-\u9fff]{{2,3}}?)(?P<o>代?(?:{OFFICES}))在",
            met["words"],
        )
        if spoken and spoken["n"]:
            return Facts(title, meeting, date, spoken["n"], spoken["o"])
        spoken = spoken or re.match(
            rf"[，,）)]*(?P<office>[^，。]{{0,20}}?代?(?:{OFFICES}))(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?=作|所?作|向|讲话|[）)]*$)",
            met["rest"],
        )
    if spoken:
        return Facts(title, meeting, date, plain(spoken["name"]), plain(spoken["office"]) or None)
    if name and (alone := OFFICE_ALONE.match(name)):
        return Facts(title, meeting, date, None, alone["office"])
    return Facts(title, meeting, date, name, None)


def _told_by_header(header: dict[str, str]) -> tuple[str | None, str | None]:
    """Title and date of the collector's header, where the title says 报告."""
    title = next((header[key] for key in ("标题", "题目", "title") if header.get(key)), "")
    if "报告" not in title:
        return None, None
    dated = re.search(r"\s*[（(][^）)]*[0-9]{4}年[^）)]*[）)]$", title)
    return (title[: dated.start()], date_of(dated[0])) if dated else (title, None)

"""Files that hold no report are told from those that do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model.messages import say
from generator.model.problems import ParseError
from generator.model.report import Report
from generator.model.source import Source
from generator.recognise import wordings
from generator.recognise.passages import Passage

LINES = 200
"""Looked at for the marks of data."""
_ELEMENT = re.compile(r"\s*<[/?!]?[A-Za-z][^<>]*>(?:[^<>]*</[A-Za-z]+>)*\s*$")
_ROW = re.compile(r'(?:"(?:[^"]|"")*"|[^,，。"]*),(?:"(?:[^"]|"")*"|[^,，。"]*),|(?:[^,]*,"(?:[^"]|"")*",)')

LONG = 3000
"""Characters from which a text that is nearly all sentences is taken for a report without a head."""

HEADINGS, BETWEEN = 300, 60
"""Beyond so many headings a report has so many characters a heading at least; reports have some 70, and 150."""
MOST_HEADINGS = 1000
"""No document has more pages of its own, each with all the others in its contents."""


def refuse_other_files(source: Source, parts: Sequence[Passage], start: int) -> None:
    """Raise ParseError for a file that holds no report: menus, an error page, a table of figures."""
    if _is_data(source.text):
        raise ParseError("not-a-report", say("file-data"), source)
    body = [part for part in parts if part.region == "body"]
    saluted = any(part.role == "salutation" or wordings.OPENING.match(part.text) for part in parts)
    titled = any(part.role == "title" for part in parts)
    numbered = sum(1 for part in body if part.number and part.number.form in ("chapter", "part", "paren", "order"))
    prose = sum(len(part.bare) for part in body if len(part.bare) >= 30 and re.search("[。！：]", part.text))
    total = sum(len(part.bare) for part in parts) or 1
    other = any(wordings.OTHER_TITLE.match(part.bare) for part in parts[:4])
    sound = prose and (prose * 3 >= total or total < 300)
    told = any(wordings.NEWS.search(part.text) for part in (*parts[:6], *parts[-3:]))
    if (
        saluted
        or titled
        and sound
        or not (other or told)
        and (numbered and sound or total >= LONG and prose * 5 >= total * 4)
    ):
        return
    raise ParseError(
        "not-a-report",
        say("file-news" if told else "file-other"),
        source,
        parts[start].pieces[0].start if start < len(parts) else 0,
    )


def refuse_mere_headings(report: Report) -> None:
    """Raise ParseError for what has so many headings that they head nothing."""
    headings = [block for block in report.blocks if block.role == "heading"]
    if len(headings) > MOST_HEADINGS or len(headings) > max(HEADINGS, len(report.source.text) // BETWEEN):
        said = say("file-headings", count=len(headings))
        raise ParseError("not-a-report", said, report.source, headings[0].pieces[0].start)


def _is_data(text: str) -> bool:
    """Whether most lines are elements of XML, or rows of a table with commas: a corpus or a data set."""
    lines = [line for line in text.splitlines()[:LINES] if line.strip()]
    tagged = sum(_ELEMENT.match(line) is not None for line in lines)
    rows = sum(_ROW.match(line) is not None for line in lines)
    return max(tagged, rows) * 2 > len(lines) > 1

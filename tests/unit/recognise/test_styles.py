"""Whatever a report says, and in whatever style of the catalogue it is printed: what was put in is recognised."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings

from generator.formats.read import decode
from generator.recognise.dump import inspect
from generator.recognise.parse import parse
from generator.recognise.partition import partition
from tests.made import MADE, STYLES, Made, Style, printed, set_in_style

WRAPPED = 9
"""Sections of a report that is long enough to show how wide its lines are."""

FIELDS = ("title", "meeting", "date", "speaker", "body_first", "body_last", "headings", "markers", "notes", "attachments")


def recognised(text: str) -> dict[str, Any]:
    report = parse(decode(text.encode(), "made.txt"))
    partition(report)
    answer = inspect(report)
    return {field: answer[field] for field in FIELDS}


def folded(value: Any) -> Any:
    """Without white space, which a line end may have taken."""
    if isinstance(value, str):
        return re.sub(r"\s", "", value)
    if isinstance(value, list):
        return [folded(item) for item in value]
    return {key: folded(item) for key, item in value.items()} if isinstance(value, dict) else value


@settings(derandomize=True, deadline=None, max_examples=200)
@given(MADE, STYLES)
def test_what_is_printed_in_any_style_is_recognised(made: Made, style: Style):
    lines, seen = set_in_style(made, style)
    answer = recognised(printed(lines, style.layout if style.layout != "wrapped" or sum(made.sections) >= WRAPPED else "lines"))
    for field in FIELDS:
        assert folded(answer[field]) == folded(seen[field]), field


@settings(derandomize=True, deadline=None, max_examples=40)
@given(MADE, STYLES)
def test_layout_and_furniture_change_nothing_that_is_recognised(made: Made, style: Style):
    lines, _ = set_in_style(made, style)
    one = recognised(printed(lines, "lines"))
    assert folded(recognised(printed(lines, "blank lines"))) == folded(one)
    assert folded(recognised(printed(lines, "CRLF"))) == folded(one)

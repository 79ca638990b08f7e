"""Lines that were glued are cut where the series of numbers says so; lines that were torn are joined, unless one heads text."""

from __future__ import annotations

import pytest

from generator.formats.read import decode
from generator.model.report import Report
from generator.recognise.lines import LONG, lines
from generator.recognise.parse import parse
from generator.recognise.partition import partition

FILLED = "春城依山傍水，街巷整洁，商贩往来，学童读书，老人对弈。" * (LONG // 20)
TORN = "春城依山傍水，街巷整洁，商贩往来。全年修缮石桥若干座，铺设青石路若干里"


def cut(text: str) -> list[str]:
    """The beginnings of the lines that the text is cut into."""
    return [line.text[:2] for line in lines(decode(text.encode(), "x.txt"))]


@pytest.mark.parametrize(
    ("numbers", "heads"),
    [
        (("一、", "二、", "三、"), ["春城", "一、", "二、", "三、"]),
        (("一、", "三、", "二、"), ["春城", "一、", "二、"]),  # 三、 comes too early: it counts something else
        (("四、", "五、"), ["春城"]),  # a series that does not begin
        (("一、", "二、", "一、", "二、"), ["春城", "一、", "二、", "一、", "二、"]),
    ],
)
def test_a_long_line_is_cut_before_numbers_that_count_up(numbers, heads):
    assert cut(FILLED + "".join(f"{number}修桥铺路。" for number in numbers)) == heads


def test_a_line_that_is_not_long_is_never_cut():
    assert cut("春城。一、修桥铺路。二、种树养花。") == ["春城"]


def joined(after: str) -> bool:
    """Whether a line goes on with a sentence that has lost its line end's words."""
    report: Report = parse(
        decode(f"政府工作报告\n各位代表：\n{TORN}\n{after}\n{'秋城临江而居，码头繁忙。' * 9}\n".encode(), "x.txt")
    )
    partition(report)
    return any(block.text.startswith(TORN) and len(block.text) > len(TORN) for block in report.blocks)


@pytest.mark.parametrize(
    ("after", "goes_on"),
    [
        ("沿河人家出门便能过桥，赶集的车马不再绕行。", True),
        ("一是沿河人家出门便能过桥。", False),
        ("1.沿河人家出门便能过桥。", False),
        (f"1.{'沿河人家出门便能过桥，' * 6}赶集的车马不再绕行。", True),  # too long for a heading
        ("【打印】【关闭】", False),
        ("责任编辑：王五", False),
    ],
)
def test_a_torn_sentence_goes_on_unless_the_next_line_heads_something_or_is_the_pages(after, goes_on):
    assert joined(after) == goes_on

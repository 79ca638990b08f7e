"""Lines broken by hand without any indent: headings and paragraphs are whole, whatever a line happens to begin with."""

from __future__ import annotations

import pytest

from generator.formats.read import decode
from generator.recognise.dump import inspect
from generator.recognise.parse import parse
from generator.recognise.partition import partition
from tests.unit.formats.test_pdf import PARAGRAPHS

CLOSERS = "，。、；：！？”）》"


def wrapped(lines: list[str], width: int) -> str:
    """Broken at so many full-width characters."""
    out = []
    for line in lines:
        row, used = "", 0.0
        for c in line:
            if used >= width and c not in CLOSERS:
                out.append(row)
                row, used = "", 0.0
            row, used = row + c, used + (0.5 if c.isascii() else 1)
        out.append(row)
    return "\n".join(out)


def heading(number: str, length: int) -> str:
    return (number + "修路架桥畅通城乡往来，便利四方百姓出门，疏通大街小巷通往各乡各村，开渠引水润泽千亩良田")[:length]


def told(outline: list[str], width: int = 30, more: list[str] | None = None) -> tuple[list[str], list[str]]:
    parts = [part for n, line in enumerate(outline) for part in (line, *PARAGRAPHS[n * 3 : n * 3 + 3])]
    report = parse(decode(wrapped(["政府工作报告", "各位代表：", "现在，我代表市人民政府，向大会报告工作。", *parts, *(more or [])], width).encode(), "x.txt"))
    partition(report)
    return [h["text"] for h in inspect(report)["headings"]], [block.text for block in report.blocks if block.role == "text"][1:]


@pytest.mark.parametrize("length", [12, 20, 29, 30, 31, 35, 44])
@pytest.mark.parametrize("width", [30, 36])
def test_a_heading_of_any_length_is_whole(width, length):
    outline = ["一、去年工作回顾", heading("（一）", length), "（二）种树养花", "二、今年工作安排", "（一）疏浚河道", "（二）兴办学堂"]
    assert told(outline, width) == (outline, PARAGRAPHS)


def test_a_short_unnumbered_heading_after_a_full_line_is_a_heading():
    paragraph = ("春城依山傍水街巷整洁商贩往来学童读书老人对弈邻里相助成风，" * 4)[:119] + "。"
    outline = ["一、去年工作回顾", "（一）修路架桥", "（二）种树养花", "二、今年工作安排", "（一）疏浚河道", "（二）兴办学堂"]
    found, texts = told(outline, 30, [paragraph, "加强自身建设", paragraph])
    assert found == [*outline, "加强自身建设"]
    assert texts == [*PARAGRAPHS, paragraph, paragraph]


@pytest.mark.parametrize("torn", ["统一、开放和竞争有序的市场", "统一要求；二是办好集市；三是修好石桥"])
def test_a_number_that_a_wrap_sets_at_a_lines_start_heads_nothing(torn):
    outline = ["一、去年工作回顾", "（一）修路架桥", "（二）种树养花", "二、今年工作安排", "（一）疏浚河道", "（二）兴办学堂"]
    for lead in range(10, 26):
        paragraph = "我们办好三件事。一是" + "春城依山傍水街巷整洁商贩往来学童读书老人对弈邻里相助成风百姓称便"[:lead] + torn + "，城里城外人人称便，年年如此，岁岁平安，邻里之间互助成风。"
        found, texts = told(outline, 30, [paragraph])
        assert found == outline
        assert texts == [*PARAGRAPHS, paragraph]


@pytest.mark.parametrize("number", ["{}、", "{}.", "{}．"])
@pytest.mark.parametrize("last", [True, False])
def test_arabic_numbers_can_be_the_chief_ones(number, last):
    """Whether or not the first of them has sections, and another follows on those that do."""
    sections = ["（一）修路架桥", PARAGRAPHS[0], "（二）种树养花", PARAGRAPHS[1]]
    lines = [number.format(1) + "去年工作回顾", PARAGRAPHS[2], number.format(2) + "今年总体要求", "今年要抓好以下工作：", *sections]
    lines += [] if last else [number.format(3) + "加强自身建设", PARAGRAPHS[3]]
    report = parse(decode("\n".join(["政府工作报告", "各位代表：", "我报告工作。", *lines]).encode(), "x.txt"))
    assert [h["level"] for h in inspect(report)["headings"]] == [1, 1, 2, 2, 1][: 4 if last else 5]

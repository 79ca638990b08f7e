"""What holds for any text: nothing lost, nothing reordered, no crash, and no more work than the text is long."""

from __future__ import annotations

import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.chinese.numerals import from_figure, to_han
from generator.formats.read import decode
from generator.model.problems import ParseError
from generator.model.report import Report
from generator.recognise.dump import inspect
from generator.recognise.numbers import number_of
from generator.recognise.parse import parse
from generator.recognise.partition import partition

WORDS = [
    "一", "二", "三", "十", "第", "是", "、", "，", "。", "：", "；", "！", "（", "）", "(", ")", "［", "］", "[", "]", "“", "”", "〔", "〕", "①", "②", "㊹",
    "1", "2", "3", "4", "１", "\n", "\n\n", "\r\n", "\\r\\n", "\u3000\u3000", " ", "\t", "\x02", "\u200b", "&nbsp;", "——", "附件", "附件1", "名词解释", "指", "各位代表：",
    "政府工作报告", "2031年1月8日在春城市第三届人民代表大会第一次会议上", "市长 张三", "工作回顾", "分享到：", "责任编辑", "来源：", "（下转第3版）", "甲乙丙丁", "春城依山傍水，街巷整洁。",
    "…", "?", "？？", "\u202e", "^", "标题：", "内容摘要：", "---", "摄",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=120).map("".join)
STRICT = settings(derandomize=True, deadline=None, max_examples=250)


def parsed(text: str) -> Report | None:
    try:
        return parse(decode(text.encode(), "any.txt"))
    except ParseError:
        return None


@STRICT
@given(TEXTS)
def test_nothing_is_lost_and_nothing_is_there_twice(text):
    report = parsed("各位代表：\n" + text)
    assert report is not None
    parts = partition(report)
    assert "".join(report.source.text[span.start : span.end] for _, span in parts) == report.source.text


@STRICT
@given(TEXTS)
def test_blocks_are_numbered_and_stand_in_the_order_of_the_source(text):
    report = parsed("各位代表：\n" + text)
    assert [b.n for b in report.blocks] == list(range(1, len(report.blocks) + 1))
    starts = [piece.start for block in report.blocks for piece in block.pieces]
    assert starts == sorted(starts)
    assert all(b.text == "".join(report.source.text[p.start : p.end] for p in b.pieces) for b in report.blocks)
    paragraphs = [b.paragraph for b in report.blocks if b.paragraph is not None]
    assert paragraphs == [str(n) for n in range(1, len(paragraphs) + 1)]


@STRICT
@given(TEXTS)
def test_sections_nest_and_places_lie_in_their_blocks(text):
    report = parsed("各位代表：\n" + text)

    def walk(sections, first, last, level):
        at = first
        for section in sections:
            assert section.level == level and at <= section.first <= section.last <= last
            walk(section.sections, section.first, section.last, level + 1)
            at = section.last + (0 if section.run_in else 1)

    walk(report.parts, 1, len(report.blocks), 1)
    places = [n.gloss for n in report.notes] + [n.headword for n in report.notes if n.headword] + [c.marker for c in report.calls]
    assert all(0 <= p.start <= p.end <= len(report.block(p.block).text) for p in places)
    assert len({n.id for n in report.notes}) == len(report.notes)


@STRICT
@given(TEXTS)
def test_any_text_is_parsed_or_refused_in_one_line(text):
    try:
        report = parse(decode(text.encode(), "any.txt"))
    except ParseError as error:
        assert "\n" not in str(error)
        return
    partition(report)
    assert inspect(report)["is_report"]


@STRICT
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_line(content):
    try:
        decode(content, "any.bin")
    except ParseError as error:
        assert "\n" not in str(error)


@given(st.integers(min_value=1, max_value=999))
@settings(derandomize=True, deadline=None)
def test_a_heading_number_is_read_as_it_is_written(value):
    han = to_han(value)
    for form, text in (("part", f"{han}、甲"), ("paren", f"（{han}）甲"), ("order", f"第{han}，甲"), ("item", f"{han}是甲")):
        found = number_of(text)
        assert found and (found.form, found.ordinal) == (form, value)
    assert from_figure(str(value)) == value
    assert number_of(f"{value}.甲").ordinal == value


def test_ten_times_the_text_takes_some_ten_times_the_steps():
    """Calls of functions are counted, which no clock and no other work on the machine changes."""
    year = "一、去年工作回顾\n" + "（一）修路架桥。春城依山傍水[1]，街巷整洁，“三清”（1）商贩往来；①学童读书。\n" * 20
    notes = "名词解释\n" + "".join(f"[{n}]三清{n}、四建：指清水。\n" for n in range(1, 50))

    def steps(times: int) -> int:
        text = "各位代表：\n" + "".join(year.replace("去年", f"{n}年") for n in range(times)) + notes
        source, taken = decode(text.encode(), "long.txt"), 0

        def count(frame, event, called):
            nonlocal taken
            taken += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            parse(source)
        finally:
            sys.setprofile(None)
        return taken

    steps(1)  # loads what is loaded at need
    assert steps(100) - steps(10) < 12 * (steps(10) - steps(1))

"""The files that are taken along have the report's words, all of them and in order."""

import csv
import html
import io
import re

import markdown as python_markdown
import pytest

from generator.exports.downloads import COLUMNS, data_files, downloads, markdown, notes_csv, plain_text
from tests.unit.decisions.test_decisions import report

ODD = """各位代表：
一、<b>回顾</b>与*星*
# 井号，{: #x } 和 [链接](http://example.com) 与 ![图](x.png)，&amp; | `代码` ~~删~~。“三“清””[1]好。
1. 数字开头，末了有反斜杠\\
+ 加号开头。
二、展望
=一、等号。
名词解释
1.三“清”：指"甲",乙；
2.=1+1：指公式。
3.+加、3-1：指两个词。
"""


@pytest.fixture
def odd(tmp_path):
    return report(tmp_path, "", ODD)


def squeeze(text: str) -> str:
    return "".join(text.split())


def left(made) -> str:
    """The source without what was removed and without white space."""
    text = made.report.source.text
    for removal in sorted(made.report.removals, key=lambda r: -r.span.start):
        text = text[: removal.span.start] + text[removal.span.end :]
    return squeeze(text)


def test_plain_text_is_the_source_without_what_was_removed(sample, odd):
    for made in (sample, odd):
        assert squeeze(plain_text(made)) == left(made)
    assert len(plain_text(sample).splitlines()) == sum(len(b.text.splitlines()) for b in sample.report.blocks)


def test_markdown_reads_back_as_the_blocks(sample, odd):
    for made in (sample, odd):
        page = python_markdown.markdown(markdown(made))
        shown = re.findall(r"<(h[1-6]|p)>(.*?)</\1>", page, re.S)
        assert [squeeze(html.unescape(re.sub(r"<br ?/?>", "", words))) for _, words in shown] == [squeeze(b.text) for b in made.report.blocks]
        assert [tag[0] == "h" for tag, _ in shown] == [b.kind == "heading" for b in made.report.blocks]


def test_headings_of_the_markdown_bear_their_level(sample):
    lines = markdown(sample).splitlines()
    assert len([line for line in lines if line.startswith("## ")]) == len(sample.report.parts) + 1
    assert len([line for line in lines if line.startswith("### ")]) == 9


def test_notes_csv_is_what_a_spreadsheet_takes(sample, odd):
    for made in (sample, odd):
        text = notes_csv(made)
        assert text.startswith("\ufeff") and "\r\n" in text and not re.search(r"(?<!\r)\n", text)
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert tuple(rows[0]) == COLUMNS
        assert [row["注释"] for row in rows] == [made.report.block(note.block).text for note in made.report.notes]
        assert [int(row["出现"]) for row in rows] == [len(made.places[note.id]) for note in made.report.notes]


def test_a_term_that_looks_like_a_formula_stays_as_it_is(odd):
    rows = list(csv.DictReader(io.StringIO(notes_csv(odd).removeprefix("\ufeff"), newline="")))
    assert "=1+1" in [row["词语"] for row in rows]


def test_a_report_without_notes_has_no_table(tmp_path):
    made = report(tmp_path, "", "各位代表：\n一、回顾\n好。\n二、展望\n好。\n")
    files = data_files(made)
    assert sorted(files) == ["x-2020/report.json", "x-2020/report.md.txt", "x-2020/report.txt"]
    assert [d.path for d in downloads(made, files)] == ["x-2020/report.json", "x-2020/report.txt", "x-2020/report.md.txt"]


def test_sizes_are_those_of_the_files(sample):
    files = data_files(sample)
    for each in downloads(sample, files):
        if each.path in files:
            assert each.size == len(files[each.path].encode())

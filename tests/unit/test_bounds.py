"""What a small file may cost: work grows with the text and no faster, or the file is refused with its reason."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from generator.formats.html import from_html
from generator.formats.markdown import from_markdown
from generator.formats.read import decode
from generator.formats.word.archive import MAX_TAGS, MAX_XML
from generator.library.edition_of import edition
from generator.model.problems import InputError
from generator.recognise import noise
from generator.recognise.parse import parse
from generator.site.render import render_report

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "政府工作报告\n各位代表：\n一、工作回顾\n{}\n二、今年安排\n让我们努力奋斗！\n名词解释\n1.一河一策：指由乡邻商定的办法。\n"


def calls_of(work, *args) -> int:
    """How many functions a piece of work calls, those of C among them: the same on every machine."""
    count = 0

    def counted(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work(*args)
    finally:
        sys.setprofile(before)
    return count


def parsed(text: str) -> None:
    parse(decode(TEXT.format(text).encode(), "any"))


def published(folder: Path, text: str) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.txt").write_text(TEXT.format(text), encoding="utf-8")
    return sum(map(len, render_report(edition(folder)).values()))


REPEATED = ["…", "好[1]", "[1]", "一河一策，", "好\u3000", "一、工作……1\n", "好5.\u200b6，", "“一”", "目录\n", "好（1）", "1\n", "好[1]。\n", "第一，好。"]


@pytest.mark.parametrize("unit", REPEATED)
def test_twice_the_signs_are_twice_the_work(unit):
    few, many = (calls_of(parsed, unit * (300 // len(unit) * times)) for times in (1, 4))
    assert many < 6 * few


@pytest.mark.parametrize("unit", ["好[1]", "[1]", "一河一策，", "好[1]。\n"])
def test_twice_the_places_are_twice_the_pages(unit, tmp_path):
    published(tmp_path / "warm-2031", unit)
    few, many = (calls_of(published, tmp_path / f"made-{times}", unit * (250 * times)) for times in (1, 4))
    assert many < 6 * few


def test_what_a_note_shows_of_a_sentence_without_end_is_bounded(tmp_path):
    few, many = (published(tmp_path / f"made-{times}", "好[1]" * (500 * times)) for times in (1, 4))
    assert many < 6 * few


@pytest.mark.parametrize("line", ["…" * 100_000, " " * 100_000 + "好", "-" * 100_000 + "好1", "… " * 50_000 + "好", "(-" * 50_000 + "1", "…" * 100_000 + "1234"])
def test_a_leader_is_found_in_one_pass(line):
    assert noise._leader(line) in (None, len(line) - 1 - line.rstrip("1").count("-"), 0)


def test_leaders_are_found_where_they_stand():
    found = {"一、工作……1": 4, "一、工作  12": 4, "一、工作\t（3）": 4, "一、工作--- 3": 4, "一、工作123": None, "一、工作……": None, "……1": 0, "工作-……2": 3}
    assert {line: noise._leader(line) for line in found} == found


def test_white_space_of_markup_and_marks_that_close_a_heading_are_read_once():
    assert from_html("<p>好" + "\n" * 100_000 + "x</p><p>好\n 好</p>").text == "好 x\n好好\n"
    assert from_markdown("# 好" + " " * 100_000 + "x\n## 好 ##  \n# 好#\n").text == "好" + " " * 100_000 + "x\n好\n好#\n"


def test_mere_headings_are_refused():
    with pytest.raises(InputError, match="headings"):
        parsed("（一）修桥\n" * 400)


def docx(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


LABEL = f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1" * 3000}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'  # fmt: skip
BOMBS = {
    "paragraphs": (docx("<w:p/>" * 400_000), "over and over"),
    "a label": (docx(paragraph("好"), numbering=LABEL), "characters before a paragraph"),
    "parts together": (docx("好" * (MAX_XML // 6), styles="好" * (MAX_XML // 6), numbering="好" * (MAX_XML // 6)), "unpacks to more than"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_small_word_file_that_unpacks_to_a_large_one_is_refused(bomb):
    content, said = BOMBS[bomb]
    with pytest.raises(InputError, match=said):
        decode(content, "x.docx")


def test_a_part_of_too_many_tags_is_refused(monkeypatch):
    monkeypatch.setattr("generator.formats.word.archive.MAX_TAGS", 1000)
    assert MAX_TAGS > 100_000
    with pytest.raises(InputError, match="tags"):
        decode(docx(paragraph("好") * 400), "x.docx")


def test_text_boxes_of_one_paragraph_are_told_apart_in_one_pass():
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>好</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    few, many = (calls_of(decode, docx("<w:p>" + box * times + "</w:p>"), "x.docx") for times in (200, 800))
    assert many < 6 * few

"""Pictures, charts and objects: told where they hang, with their alternative text; what carries no words is not told."""

from __future__ import annotations

import pytest

from generator.formats.read import decode
from generator.model.report import Problem
from generator.recognise.parse import parse
from tests.unit.formats.test_formats import TEXT, docx, p

A = "http://schemas.openxmlformats.org/drawingml/2006"
LINES = TEXT.splitlines()


def told(content: bytes, name: str = "x") -> list[tuple[int, str]]:
    report = parse(decode(content, name))

    def line(problem: Problem) -> int:
        return report.source.position(problem.span.start)[0]

    return [(line(problem), problem.message.partition(" is ")[0]) for problem in report.problems if problem.code == "not-read"]


def word(hung: str) -> bytes:
    """A Word report with something on the line behind its third."""
    return docx("".join(p(line) for line in LINES[:3]) + f"<w:p><w:r>{hung}</w:r></w:p>" + "".join(p(line) for line in LINES[3:]))


def drawing(kind: str, inner: str = "", size: str = 'cx="900000" cy="900000"', named: str = "") -> str:
    return (
        f'<w:drawing xmlns:wp="{A}/wordprocessingDrawing" xmlns:a="{A}/main" xmlns:pic="{A}/picture"><wp:inline><wp:extent {size}/><wp:docPr id="1" name="图片 1" {named}/>'
        f'<a:graphic><a:graphicData uri="{A}/{kind}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def vml(inner: str, shape: str = "") -> str:
    return f'<w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shape {shape}>{inner}</v:shape></w:pict>'


FORMULA = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{}</m:oMath>'
PICTURE = drawing("picture", "<pic:pic/>")
TOLD = {
    "a picture": PICTURE,
    "a picture (“生产总值 （亿元）”)": drawing("picture", "<pic:pic/>", named='descr="生产总值\n（亿元）"'),
    "a chart": drawing("chart"),
    "a diagram (SmartArt)": drawing("diagram"),
    "a drawing with words": drawing("lockedCanvas", "<a:t>甲</a:t>"),
    "an embedded object": "<w:object/>",
    "a picture (2 of them)": PICTURE * 2,
    "a picture (“旧图”)": vml("<v:imagedata/>", 'alt="旧图"'),
    "a drawing with words (“艺术字”)": vml('<v:textpath string="艺术字"/>'),
    "a formula": FORMULA.format("<m:f><m:num/></m:f>"),
}
SILENT = {
    "a plain shape": drawing("wordprocessingShape"),
    "a thin line": drawing("picture", "<pic:pic/>", 'cx="5000000" cy="12700"'),
    "a hidden picture": drawing("picture", "<pic:pic/>", named='hidden="1"'),
    "a horizontal rule": vml("<v:imagedata/>", 'o:hr="t"'),
    "letters": FORMULA.format("<m:r><m:t>x</m:t></m:r>"),
}


@pytest.mark.parametrize("what", TOLD)
def test_what_hangs_in_a_word_file_is_told_at_its_line(what):
    assert told(word(TOLD[what])) == [(4, what)]


@pytest.mark.parametrize("what", SILENT)
def test_what_carries_no_words_is_not_told(what):
    assert told(word(SILENT[what])) == []


def test_a_picture_in_a_cell_a_text_box_or_a_note_is_told():
    cell = f"<w:tc><w:p><w:r>{PICTURE}<w:t>甲</w:t></w:r></w:p></w:tc>"
    body = "".join(p(line) for line in LINES)
    assert told(docx(body + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")) == [(7, "a picture (2 of them)")]
    assert told(docx(f"{body}<w:p><w:r><w:pict><w:txbxContent><w:p><w:r>{PICTURE}</w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"))[0][1] == "a picture"


def page(*hung: str, before: str = "", behind: str = "") -> bytes:
    text = "".join(f"<p>{line}</p>" for line in LINES[:4]) + "".join(hung) + "".join(f"<p>{line}</p>" for line in LINES[4:])
    return f"<html><body>{before}{text}{behind}</body></html>".encode()


def test_a_pages_picture_is_told_between_words_of_the_report():
    assert told(page('<p><img src="a.png" alt="产业图"></p>')) == [(5, "a picture (“产业图”)")]
    assert told(page(before='<img src="logo.png">', behind='<img src="qr.png">')) == []


@pytest.mark.parametrize("picture", ['<img>', '<img src="s.gif" width="1" height=1>', '<img src="i.png" style="width: 16px">', '<nav><img src="a.png"></nav>', '<div style="display:none"><img src="a.png"></div>', '<svg aria-hidden="true"></svg>'])  # fmt: skip
def test_spacers_icons_and_furniture_are_not_told(picture):
    assert told(page(picture)) == []


def test_a_picture_of_markdown_is_told_and_is_no_text():
    lines = [*LINES[:3], "![产业图](a.png)", *LINES[3:]]
    content = "\n".join(lines).encode()
    assert told(content, "x.md") == [(4, "a picture (“产业图”)")]
    assert "a.png" not in decode(content, "x.md").text
    assert told(content, "x.txt") == []

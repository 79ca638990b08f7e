"""What README says of each format, tried: what is recognised, and what is not."""

from __future__ import annotations

import pytest

from generator.formats.read import decode
from generator.model.problems import InputError
from generator.model.report import Report
from generator.recognise.parse import parse
from tests.unit.formats.test_formats import W, docx, p

PROSE = "修桥铺路，种树养花，一年做成许多事。"
TEXT = f"各位代表：\n一、回顾\n{PROSE}\n二、展望\n{PROSE}明年再来。\n"


def read(content: bytes | str, name: str = "x") -> Report:
    return parse(decode(content if isinstance(content, bytes) else content.encode(), name))


def printed(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks)


def left_out(report: Report) -> str:
    return "\n".join(report.source.text[r.span.start : r.span.end] for r in report.removals)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312"])
def test_text_is_read_in_these_encodings(encoding):
    assert printed(read(TEXT.encode(encoding))) == TEXT.rstrip("\n")


@pytest.mark.parametrize("encoding", ["utf-32", "big5"])
def test_text_is_not_read_in_these(encoding):
    with pytest.raises(InputError, match=": (?:encoding|not-a-report): "):
        read(TEXT.encode(encoding, "ignore" if encoding == "big5" else "strict"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\\r\\n"])
def test_any_line_end_is_one(end):
    assert [part.id for part in read(TEXT.replace("\n", end)).parts] == ["1", "2"]


def test_footnotes_of_markdown_are_notes_and_front_matter_is_left_out():
    text = "---\ntitle: 某市政府工作报告\n---\n\n" + TEXT.replace("修桥铺路", "**修桥**铺路[^1]", 1) + "\n## 名词解释\n\n[^1]: 铺路：指铺石路。\n"
    report = read(text, "x.md")
    assert [call.ordinal for call in report.calls] == [1] and report.notes[0].terms == ("铺路",)
    assert "title: 某市政府工作报告" in left_out(report) and "**" not in printed(report)


def test_links_of_markdown_and_marks_in_text_stay_as_they_are_written():
    written = "修桥铺路[石](http://a.example)"
    assert written in printed(read(TEXT.replace("修桥铺路", written, 1), "x.md"))
    assert "**修桥**铺路" in printed(read(TEXT.replace("修桥铺路", "**修桥**铺路", 1), "x.txt"))


def test_word_gives_inserted_text_and_text_boxes_and_no_headers_comments_or_deleted_text():
    box = f'<w:p><w:r><w:pict><v:textbox xmlns:v="urn:v"><w:txbxContent>{p("框里的字")}</w:txbxContent></v:textbox></w:pict></w:r></w:p>'
    changed = "<w:p><w:ins><w:r><w:t>插入的字</w:t></w:r></w:ins><w:del><w:r><w:delText>删去的字</w:delText></w:r></w:del></w:p>"
    body = "".join(p(line) for line in TEXT.splitlines()) + changed + box
    text = decode(docx(body, header1=f"<w:hdr {W}>{p('页眉的字')}</w:hdr>", comments=f"<w:comments {W}>{p('批注的字')}</w:comments>"), "x").text
    assert "插入的字" in text and "框里的字" in text
    assert not any(word in text for word in ("删去的字", "页眉的字", "批注的字"))


def page(inner: str) -> bytes:
    return ("<!doctype html><html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines()) + inner + "</body></html>").encode()


@pytest.mark.parametrize("tag", ["nav", "footer", "aside", "form", "button"])
def test_furniture_of_a_page_is_left_out_on_the_record(tag):
    report = read(page(f"<{tag}>某处的字</{tag}>"))
    assert "某处的字" in left_out(report) and "某处的字" not in printed(report)


def test_hidden_words_are_left_out_on_the_record_and_hidden_sentences_kept():
    report = read(page(f'<p style="display:none">藏着的字</p><div hidden>另一处</div><p hidden>{PROSE}</p><script>脚本的字</script>'))
    assert "藏着的字" in left_out(report) and "另一处" in left_out(report)
    assert printed(report).count(PROSE) == printed(read(page(""))).count(PROSE) + 1
    assert "脚本的字" not in report.source.text


def test_the_encoding_that_a_page_declares_is_not_believed():
    told = page("").replace(b"<body>", b"<head><meta charset=big5></head><body>")
    assert [part.id for part in read(told).parts] == ["1", "2"]


def test_rows_of_tables_are_lines_with_tabs():
    assert "甲\t乙" in decode(page("<table><tr><td>甲</td><td>乙</td></tr></table>"), "x").text

"""Every format in, and what is no readable file: always one line that says what to do."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from generator.formats.read import MAX_BYTES, decode, read
from generator.formats.word.archive import MAX_XML
from generator.model.problems import InputError
from generator.recognise.dump import inspect
from generator.recognise.parse import parse
from generator.recognise.partition import partition

TEXT = "各位代表：\n我报告工作。\n一、去年工作回顾\n春城依山傍水，街巷整洁，商贩往来，学童读书，老人对弈。\n二、今年工作安排\n秋城临江而居，码头繁忙。\n"
HEADINGS = ["一、去年工作回顾", "二、今年工作安排"]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def headings(content: bytes, name: str = "report") -> list[str]:
    report = parse(decode(content, name))
    partition(report)
    return [heading["text"] for heading in inspect(report)["headings"]]


def docx(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def p(text: str, run: str = "", paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def pdf(lines: list[str]) -> bytes:
    """A PDF with a text layer: one page, characters named by a ToUnicode map."""
    used = sorted(set("".join(lines)))
    code = {c: n for n, c in enumerate(used, 1)}
    shown = "\n".join(f"<{''.join(f'{code[c]:04x}' for c in line)}> Tj 0 -20 Td" for line in lines)
    stream = f"BT /F1 12 Tf 50 800 Td\n{shown}\nET" if lines else ""
    rows = "\n".join(f"<{n:04x}> <{c.encode('utf-16-be').hex()}>" for c, n in code.items())
    cmap = f"/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(code)} beginbfchar\n{rows}\nendbfchar\nendcmap end"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 8 0 R>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
        "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
    ]
    out, at = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in at)
    return out + f"xref\n0 {len(at) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(at) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_text_is_read_in_every_encoding(encoding):
    assert headings(TEXT.encode(encoding)) == HEADINGS


def test_utf_16_is_read_in_either_order():
    assert headings(b"\xfe\xff" + TEXT.encode("utf-16-be")) == headings(b"\xff\xfe" + TEXT.encode("utf-16-le")) == HEADINGS


def test_carriage_returns_are_line_ends():
    assert headings(TEXT.replace("\n", "\r\n").encode()) == headings(TEXT.replace("\n", "\r").encode()) == HEADINGS


def test_a_word_file_is_known_by_its_content():
    content = docx("".join(p(line) for line in TEXT.splitlines()))
    assert headings(content, "named.txt") == HEADINGS
    assert decode(content, "x").format == "docx"


def test_breaks_within_a_word_paragraph_are_line_ends():
    runs = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in TEXT.splitlines())
    assert headings(docx(f"<w:p><w:r>{runs}</w:r></w:p>")) == HEADINGS


def test_bold_runs_heading_styles_and_superscripts_are_evidence():
    body = p("各位代表：") + p("去年工作回顾", paragraph='<w:pStyle w:val="Heading1"/>') + p("甲", "<w:b/>") + p("乙", '<w:b w:val="0"/>') + p("1", '<w:vertAlign w:val="superscript"/>')
    source = decode(docx(body), "x")
    assert [source.text[s.start : s.end] for s in source.bold] == ["去年工作回顾", "甲"]
    assert [source.text[s.start : s.end] for s in source.raised] == ["1"]


def test_a_superscript_figure_is_a_call_and_a_power_is_none():
    up = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    run = f"<w:r><w:t>推进“三清”</w:t></w:r><w:r>{up}<w:t>1</w:t></w:r><w:r><w:t>，造屋一万m</w:t></w:r><w:r>{up}<w:t>2</w:t></w:r><w:r><w:t>。</w:t></w:r>"
    report = parse(decode(docx(p("各位代表：") + p("一、去年工作回顾") + f"<w:p>{run}</w:p>" + p("名词解释") + p("1.三清：指清水。")), "x"))
    assert [c.ordinal for c in report.calls] == [1]


def test_automatic_numbers_are_printed():
    def level(n: int, kind: str, text: str) -> str:
        return f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'

    abstract = f'<w:abstractNum w:abstractNumId="0">{level(0, "chineseCountingThousand", "%1、")}{level(1, "chineseCounting", "（%2）")}{level(2, "bullet", "·")}</w:abstractNum>'
    numbering = f'<w:numbering {W}>{abstract}<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'

    def numbered(text: str, at: int) -> str:
        return p(text, paragraph=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="7"/></w:numPr>')

    body = p("各位代表：") + numbered("甲", 0) + numbered("乙", 1) + numbered("丙", 1) + numbered("丁", 0) + numbered("戊", 1) + numbered("己", 9)
    assert decode(docx(body, numbering=numbering), "x").text.split() == ["各位代表：", "一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊", "己"]


def test_deleted_text_and_field_codes_are_no_text():
    body = p("各位代表：") + "<w:p><w:del><w:r><w:delText>删</w:delText><w:t>去</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:t>留下</w:t></w:r></w:p>"
    assert decode(docx(body), "x").text == "各位代表：\n留下\n"


def test_table_rows_are_lines():
    row = "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in "甲乙") + "</w:tr>"
    assert decode(docx(f"<w:tbl>{row}{row}</w:tbl>"), "x").text == "甲\t乙\n甲\t乙\n"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_native_notes_become_calls_and_entries(kind):
    body = p("各位代表：") + p("一、去年工作回顾") + f'<w:p><w:r><w:t>推进“三清”</w:t><w:{kind}Reference w:id="2"/><w:t>工程。</w:t></w:r></w:p>'
    notes = f'<w:{kind}s {W}><w:{kind} w:id="2">{p("三清：指清水、清街、清渠。")}</w:{kind}></w:{kind}s>'
    told = inspect(parse(decode(docx(body, **{f"{kind}s": notes}), "x")))
    assert told["markers"] == [{"ordinal": 1, "before": "“三清”"}]
    assert told["notes"] == [{"ordinal": 1, "terms": ["三清"], "gloss": "指清水、清街、清渠。"}]


def test_a_pdf_with_a_text_layer_is_read():
    assert headings(pdf(TEXT.splitlines())) == HEADINGS


def test_hard_wrapped_lines_are_joined_and_page_numbers_set_aside():
    prose = "春城依山傍水街巷整洁商贩往来学童读书老人对弈邻里相助成风市井安宁百姓称便于心各得其所其乐融融" * 6 + "。"
    wrapped = [prose[n : n + 30] for n in range(0, len(prose), 30)]
    lines = ["各位代表：", "一、去年工作回顾", *wrapped[:5], "— 1 —", *wrapped[5:], "二、今年工作安排", *wrapped[:3], "— 2 —", *wrapped[3:]]
    report = parse(decode("\n".join(lines).encode(), "x"))
    assert [b.text for b in report.blocks if b.role == "text"] == [prose, prose]
    assert [r.reason for r in report.removals] == ["页码", "页码"]


def test_hard_wrapped_headings_are_whole():
    prose = "春城依山傍水街巷整洁商贩往来学童读书老人对弈邻里相助成风市井安宁百姓称便于心各得其所其乐融融" * 6 + "。"
    wrapped = [prose[n : n + 30] for n in range(0, len(prose), 30)]
    heading = "（一）坚持修路架桥便利四方往来，着力种树养花装点大街小巷，全力开渠引水润泽千亩良田"
    lines = ["各位代表：", "一、去年工作回顾", *wrapped, heading[:30], heading[30:], *wrapped]
    assert headings("\n".join(lines).encode()) == ["一、去年工作回顾", heading]


REFUSED = {
    "a scan": (pdf([]), "OCR"),
    "a truncated pdf": (pdf(TEXT.splitlines())[:300], "PDF"),
    "an old word file": (b"\xd0\xcf\x11\xe0" + bytes(100), ".docx"),
    "a truncated word file": (docx(p("各位代表："))[:200], "damaged"),
    "a corrupt word file": (docx(p("各位代表：")).replace(b"word/document.xml", b"word/doc\0ment.xml"), "Word"),
    "a zip of something else": (b"PK\x03\x04" + bytes(50), "damaged"),
    "broken xml": (docx("<w:p>"), "damaged"),
    "a character that is none in xml": (docx("<w:p>\0"), "damaged"),
    "nul bytes": (("各位代表：\0\0\0" + TEXT).encode(), "UTF-8"),
    "two encodings": (TEXT.encode() + TEXT.encode("gb18030") * 9, "UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "OCR"),
    "a program": (b"\x7fELF" + bytes(range(256)) * 4, "UTF-8"),
    "nothing": (b"", "no text"),
    "white space": ("\n\u3000 \n".encode(), "no text"),
    "a page without text": (b"<html><body><script>1</script></body></html>", "no text"),
    "menus": (("首页\n机构\n公开\n服务\n" * 9).encode(), "no salutation"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(name):
    content, word = REFUSED[name]
    with pytest.raises(InputError) as refused:
        parse(decode(content, "bad"))
    assert word in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    content = docx("<w:p/>" + " " * (MAX_XML + 1))
    assert len(content) < 1_000_000
    with pytest.raises(InputError, match="unpacks to more than"):
        decode(content, "bomb.docx")


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE d [<!ENTITY a "' + "甲" * 100 + '">' + "".join(f'<!ENTITY {b} "{("&" + a + ";") * 100}">' for a, b in zip("abcdef", "bcdefg", strict=True)) + "]>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"{bomb}<w:document {W}><w:body><w:p><w:r><w:t>&g;各位代表：</w:t></w:r></w:p></w:body></w:document>")
    try:
        assert len(decode(out.getvalue(), "x").text) < 1000
    except InputError as error:
        assert "damaged" in str(error)


def test_a_deep_page_is_read_and_a_deep_document_is_refused():
    assert decode(b"<div>" * 100 + "各位代表：".encode() + b"</div>" * 100, "x").text == "各位代表：\n"
    for deep in (b"<div>" * 20_000 + "各位代表：".encode() + b"</div>" * 20_000, docx("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000)):
        with pytest.raises(InputError, match="deep|damaged"):
            decode(deep, "x")


def test_a_large_file_and_a_folder_are_refused(tmp_path: Path):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    for path in (large, tmp_path, tmp_path / "absent.txt", Path("nul\0byte.txt")):
        with pytest.raises(InputError) as refused:
            read(path)
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["[1]" * 10_000, "（" * 50_000, "“" * 50_000 + "”" * 50_000, "附件1\n" * 10_000, "一、甲乙丙\n" * 5_000, "甲" * 1_000_000, "甲，\n" * 10_000, "甲\u3000\u3000" * 10_000, " " * 500_000 + "甲"])
def test_odd_texts_take_no_long_time(text):
    with contextlib.suppress(InputError):  # mere headings are no report
        partition(parse(decode(("各位代表：\n一、去年工作回顾\n" + text).encode(), "odd")))


def test_right_to_left_marks_stay_in_the_text():
    report = parse(decode("各位代表：\n一、去年\u202e工作\u202c回顾\n甲乙\u200f丙。\n".encode(), "x"))
    assert report.blocks[2].text == "甲乙\u200f丙。"


def test_emphasis_of_markdown_is_evidence():
    source = decode("各位代表：\n\n**一、去年**工作\\*\n# 二、今年\n".encode(), "x.md")
    assert source.text == "各位代表：\n\n一、去年工作*\n二、今年\n"
    assert [source.text[s.start : s.end].strip() for s in source.bold] == ["一、去年", "二、今年"]


def test_bytes_that_decode_to_no_chinese_are_refused():
    with pytest.raises(InputError, match="UTF-8"):
        decode("žluťoučký kůň úpěl ďábelské ódy ".encode("cp1250") * 40, "x")

"""Word files as offices write them: what Word prints is read, once and in its order, and nothing else."""

from __future__ import annotations

import pytest

from generator.formats.read import decode
from generator.formats.word.numbers import PRINTED
from generator.formats.word.symbols import symbol
from generator.recognise.dump import inspect
from generator.recognise.parse import parse
from generator.recognise.partition import partition
from tests.unit.formats.test_formats import W, docx, p

MORE = f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PROSE = "春城依山傍水，街巷整洁，商贩往来，学童读书，老人对弈，邻里相助成风。"


def text_of(body: str, **parts: str) -> str:
    return decode(docx(body, **parts), "x").text


def lines_of(body: str, **parts: str) -> list[str]:
    return text_of(body, **parts).splitlines()


def r(text: str, run: str = "") -> str:
    return f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>"


def numbering(nums: str, *abstract: str) -> str:
    lists = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(abstract))
    return f"<w:numbering {W}>{lists}{nums}</w:numbering>"


def level(n: int, kind: str, printed: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{printed}"/></w:lvl>'


def num(n: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{n}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def numbered(text: str, n: int, at: int = 0) -> str:
    return p(text, paragraph=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{n}"/></w:numPr>')


def test_numbers_of_one_list_go_on_and_a_restart_begins_anew():
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = numbering(num(1, 0) + num(2, 0) + num(3, 0, restart), level(0, "chineseCounting", "%1、"))
    body = numbered("甲", 1) + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3)
    assert lines_of(body, numbering=lists) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_numbers_under_a_new_heading_begin_anew():
    lists = numbering(num(1, 0), level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3."))
    body = "".join(numbered(text, 1, at) for text, at in [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 1), ("己", 2), ("庚", 0), ("辛", 1)])
    assert lines_of(body, numbering=lists) == ["一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚", "（一）辛"]


@pytest.mark.parametrize(
    ("kind", "third"),
    [("chineseCountingThousand", "三"), ("ideographDigital", "三"), ("chineseLegalSimplified", "叁"), ("decimalEnclosedCircle", "③"), ("ideographTraditional", "丙"), ("decimalZero", "03"),
     ("decimalFullWidth", "３"), ("upperLetter", "C"), ("lowerLetter", "c"), ("upperRoman", "III"), ("lowerRoman", "iii"), ("decimalEnclosedParen", "（3）")],
)  # fmt: skip
def test_each_kind_of_number_is_printed(kind, third):
    body = "".join(numbered(text, 1) for text in "甲乙丙")
    assert lines_of(body, numbering=numbering(num(1, 0), level(0, kind, "%1、")))[2] == f"{third}、丙"


@pytest.mark.parametrize(("value", "printed"), [(26, "Z"), (27, "AA"), (28, "BB"), (52, "ZZ"), (53, "AAA"), (0, "")])
def test_letters_after_z_are_doubled(value, printed):
    assert PRINTED["upperLetter"](value) == printed


@pytest.mark.parametrize(("value", "printed"), [(4, "IV"), (9, "IX"), (44, "XLIV"), (99, "XCIX"), (140, "CXL")])
def test_roman_figures_subtract(value, printed):
    assert PRINTED["upperRoman"](value) == printed


def test_an_empty_numbered_paragraph_is_counted_and_prints_no_number():
    body = numbered("甲", 1) + numbered("", 1) + numbered("乙", 1)
    assert lines_of(body, numbering=numbering(num(1, 0), level(0, "decimal", "%1."))) == ["1.甲", "", "3.乙"]


def test_numbers_of_a_style_are_printed_and_its_name_makes_a_heading():
    styles = (
        f'<w:styles {W}><w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="a"><w:name w:val="mine"/><w:basedOn w:val="1"/></w:style><w:style w:styleId="b"><w:name w:val="x"/><w:basedOn w:val="b"/></w:style></w:styles>'
    )
    body = "".join(p(text, paragraph=f'<w:pStyle w:val="{style}"/>') for text, style in [("甲", "1"), ("乙", "a"), ("丙", "b")])
    source = decode(docx(body, styles=styles, numbering=numbering(num(1, 0), level(0, "chineseCounting", "%1、"))), "x")
    assert source.text.splitlines() == ["一、甲", "二、乙", "丙"]
    assert [source.text[s.start : s.end] for s in source.bold] == ["一、甲"]


def test_the_figures_of_higher_levels_are_figures_where_the_list_says_so():
    lists = numbering(num(1, 0), level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert lines_of(numbered("甲", 1) + numbered("乙", 1, 1), numbering=lists) == ["一、甲", "1.1乙"]


def test_a_numbered_report_has_its_headings():
    lists = numbering(num(1, 0), level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）"))
    outline = [("上一年工作回顾", 0), ("修路架桥", 1), ("种树养花", 1), ("新一年工作安排", 0), ("疏浚河道", 1), ("兴办学堂", 1)]
    body = p("各位代表：") + "".join(numbered(text, 1, at) + p(PROSE * 3) for text, at in outline)
    told = inspect(parse(decode(docx(body, numbering=lists), "x")))
    assert [(h["level"], h["text"]) for h in told["headings"]] == [
        (1, "一、上一年工作回顾"), (2, "（一）修路架桥"), (2, "（二）种树养花"), (1, "二、新一年工作安排"), (2, "（一）疏浚河道"), (2, "（二）兴办学堂"),
    ]  # fmt: skip


@pytest.mark.parametrize(("font", "place", "printed"), [("Wingdings", "F0FC", "✓"), ("Wingdings", "F081", "①"), ("Wingdings 2", "F06A", "①"), ("Symbol", "F0B7", "•"), ("Odd", "F041", "\uf041"), ("Odd", "D800", ""), ("Odd", "x", "")])
def test_symbols_are_characters(font, place, printed):
    assert text_of(f'<w:p><w:r><w:t>甲</w:t><w:sym w:font="{font}" w:char="{place}"/></w:r></w:p>') == f"甲{printed}\n"


@pytest.mark.parametrize(
    "row",
    "25% 2B+ 2D− A3≤ A5∞ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B7• B8÷ B9≠ BB≈ BC… D7⋅ E5∑ 61α 62β 67γ 6Dμ".split(),
)
def test_each_sign_of_the_symbol_font_has_its_place(row):
    assert symbol("Symbol", f"F0{row[:2]}") == row[2:]


BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"


def test_a_text_box_stands_apart_from_the_paragraph_it_hangs_on():
    assert lines_of(f"<w:p>{BOX.format(p('框'))}{r('甲乙')}</w:p>") == ["框", "甲乙"]
    assert lines_of(f"<w:p>{r('甲')}{BOX.format(p('框'))}{r('乙')}</w:p>") == ["甲乙", "框"]
    assert lines_of(f"<w:p>{BOX.format(p('一') + p('二'))}</w:p>")[:2] == ["一", "二"]


def test_alternate_content_is_read_once():
    both = f"<mc:AlternateContent {MORE}><mc:Choice>{BOX.format(p('框'))}</mc:Choice><mc:Choice>{BOX.format(p('框'))}</mc:Choice><mc:Fallback>{BOX.format(p('框'))}</mc:Fallback></mc:AlternateContent>"
    assert text_of(f"<w:p><w:r>{both}</w:r>{r('甲')}</w:p>") == "框\n甲\n"


def test_tracked_changes_are_read_as_accepted():
    body = f'<w:p><w:ins>{r("新")}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>{r("移")}</w:moveFrom><w:moveTo>{r("到")}</w:moveTo></w:p>'
    assert text_of(body) == "新到\n"


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>"
    assert text_of(gone.format(r("甲")) + p("乙") + gone.format("") + p("丙")) == "甲乙\n丙\n"


def test_hidden_text_and_field_codes_are_not_printed_and_field_results_are():
    shown = r("乙", '<w:vanish w:val="0"/>')
    body = f'<w:p>{r("甲", "<w:vanish/>")}{shown}<w:hyperlink>{r("链接")}</w:hyperlink><w:fldSimple w:instr="PAGE">{r("3")}</w:fldSimple><w:r><w:instrText>TOC</w:instrText></w:r></w:p>'
    assert text_of(body) == "乙链接3\n"


def test_formulas_and_the_strict_format_are_read():
    assert text_of(f'<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>{r("甲")}</w:p>') == "x甲\n"
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>')
        archive.writestr("word/document2.xml", f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{p("甲")}</w:body></w:document>')
    assert decode(out.getvalue(), "x").text == "甲\n"


def test_cells_of_controls_and_insertions_are_read_and_a_report_laid_out_in_a_table_keeps_its_paragraphs():
    row = f"<w:tr><w:tc>{p('甲')}</w:tc><w:sdt><w:sdtContent><w:tc>{p('乙')}</w:tc></w:sdtContent></w:sdt><w:ins><w:tc>{p('丙') + p('丁')}</w:tc></w:ins></w:tr>"
    assert text_of(f"<w:tbl>{row}</w:tbl>") == "甲\t乙\t丙 丁\n"
    page = f"<w:tbl><w:tr><w:tc>{p('各位代表：')}{p('一、回顾', '<w:b/>')}{p(PROSE)}</w:tc></w:tr></w:tbl>"
    source = decode(docx(page), "x")
    assert source.text.splitlines() == ["各位代表：", "一、回顾", PROSE]
    assert [source.text[s.start : s.end] for s in source.bold] == ["一、回顾"]


def test_native_notes_keep_their_paragraphs_and_one_called_twice_has_one_number():
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p("各位代表：") + p("一、回顾") + f"<w:p>{r('推进“三清”')}{call.format(2)}{r('和“五通”')}{call.format(3)}{r('，再推“三清”')}{call.format(2)}{r('。')}</w:p>"
    notes = f'<w:footnotes {W}><w:footnote w:id="0">{p("—")}</w:footnote><w:footnote w:id="2">{p(" 三清：指清水。")}{p("又指清街。")}</w:footnote><w:footnote w:id="3">{p("五通：指通路。")}</w:footnote></w:footnotes>'
    report = parse(decode(docx(body, footnotes=notes), "x"))
    partition(report)
    told = inspect(report)
    assert [(m["ordinal"], m["before"]) for m in told["markers"]] == [(1, "“三清”"), (2, "“五通”"), (1, "“三清”")]
    assert [(n["ordinal"], n["terms"]) for n in told["notes"]] == [(1, ["三清"]), (2, ["五通"])]
    assert "又指清街。" in report.blocks[-2].text


def test_a_note_that_calls_itself_ends():
    notes = f'<w:endnotes {W}><w:endnote w:id="1"><w:p><w:r><w:endnoteReference w:id="1"/></w:r></w:p></w:endnote></w:endnotes>'
    assert "[1]" in text_of('<w:p><w:r><w:endnoteReference w:id="1"/></w:r></w:p>', endnotes=notes)

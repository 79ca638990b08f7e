"""PDFs as offices make them: what is set on the page comes out in whole paragraphs, and what belongs to the page stays apart."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.formats.read import decode
from generator.model.problems import InputError
from generator.model.report import Report
from generator.recognise.dump import inspect
from generator.recognise.parse import parse
from generator.recognise.partition import partition
from tests.unit.formats.test_formats import pdf

WORDS = "春耕时节组织乡邻互助添置水车和谷仓集市按行分区布匹竹器药材各有去处傍晚的灯火照亮河岸先生们走村串户把书送到山里"
OUTLINE = ["一、去年工作回顾", "（一）修路架桥，畅通城乡往来，便利四方百姓出门，疏通大街小巷通往各乡各村", "（二）种树养花", "二、今年工作安排", "（一）疏浚河道", "（二）兴办学堂"]
MET = "2031年1月8日在春城市第三届人民代表大会第一次会议上"
INDENT = "first-line-indent: (amount: 2em, all: true)"


def prose(seed: int, clauses: int = 15) -> str:
    """A paragraph unlike any other, with figures and marks in it."""
    drawn = Random(seed)
    out = ["".join(drawn.choices(WORDS, k=drawn.randint(5, 13))) + (f"增长{n + seed}.5%" if n % 4 == 2 else "") for n in range(clauses)]
    return "，".join(out) + "。"


PARAGRAPHS = [prose(n) for n in range(18)]


def made(folder: Path, page: str, paragraph: str = INDENT, paragraphs: list[str] = PARAGRAPHS) -> Report:
    import typst

    head = f'#set text(lang: "zh", region: "cn", size: 16pt)\n#set par(justify: true, leading: 12pt, spacing: 12pt, {paragraph})\n#set page({page})\n'
    parts = [part for n, heading in enumerate(OUTLINE) for part in (heading, *paragraphs[n * 3 : n * 3 + 3])]
    body = ["#align(center)[政府工作报告]", f"#align(center)[——{MET}\n\n市长 张三]", "各位代表：", *parts]
    source = folder / "report.typ"
    source.write_text(head + "\n\n".join(body), encoding="utf-8")
    report = parse(decode(typst.compile(str(source)), "report.pdf"))
    partition(report)
    return report


@pytest.mark.parametrize(
    ("page", "paragraph"),
    [
        ('numbering: "— 1 —"', INDENT),
        ('numbering: "1", header: [春城市政府工作报告]', INDENT),
        ("footer: context [第 #counter(page).display() 页 共 #counter(page).final().first() 页]", INDENT + ", justify: false"),
        ('width: 120mm, height: 170mm, margin: 14mm, numbering: "1"', INDENT),
    ],
)
def test_set_paragraphs_come_out_whole(tmp_path, page, paragraph):
    if "justify: false" in paragraph:
        page, paragraph = page + ")\n#set par(justify: false", INDENT
    report = made(tmp_path, page, paragraph)
    answer = inspect(report)
    assert [heading["text"] for heading in answer["headings"]] == OUTLINE
    assert [block.text for block in report.blocks if block.role == "text"] == PARAGRAPHS
    assert (answer["title"], answer["meeting"], answer["date"], answer["speaker"]) == ("政府工作报告", MET, "2031-01-08", "张三")


def test_a_running_head_is_set_aside_on_the_record(tmp_path):
    report = made(tmp_path, 'numbering: "1", header: [春城年报]')
    reasons = [removal.reason for removal in report.removals if report.source.text[removal.span.start : removal.span.end] == "春城年报"]
    assert len(reasons) >= 3
    assert set(reasons[1:]) == {"每页重复的页眉或页脚"}


def test_titles_keep_the_spaces_their_author_set(tmp_path):
    from generator.formats.pdf import _set_solid

    assert _set_solid("政 府 工 作 报 告") == "政 府 工 作 报 告"
    assert _set_solid("市长 张三") == "市长 张三"
    assert _set_solid("（一） 修路， 架桥 2031 年 GDP 增长 6.5% 以上") == "（一）修路，架桥2031年GDP增长6.5%以上"
    assert _set_solid("市 场 上 布 匹 竹 器 药 材 各 有 去 处，外来的") == "市场上布匹竹器药材各有去处，外来的"


BODY = ["政府工作报告", "各位代表：", "一、2030年工作回顾", "修桥铺路，种树养花，疏通河道，便利四方百姓出门。", "二、2031年工作安排", "再修水车十架。"]


def hurt(old: bytes, new: bytes) -> bytes:
    """A small PDF with a part of it exchanged."""
    content = pdf(BODY)
    assert content.count(old) == 1
    return content.replace(old, new)


def test_what_the_library_says_of_a_whole_text_is_nobodys_concern(capfd, caplog):
    source = decode(b"junk\n" + pdf(BODY), "a.pdf")
    assert "修桥铺路" in source.text and source.unread == ()
    assert capfd.readouterr() == ("", "") and not caplog.records


def test_text_that_is_passed_over_ends_in_one_line(capfd):
    from pypdf import _configuration

    with pytest.raises(InputError) as error, _configuration.apply_configuration(xform_maximum_invocations_per_extraction=3):
        decode(many_forms(4), "a.pdf")
    assert error.value.at.message.startswith("page 1 of the PDF was not read whole (Exceeded 3 form")
    assert "PDF 第 1 页有内容读不出，没有读全" in error.value.at.message.zh
    assert capfd.readouterr() == ("", "")
    assert "修桥铺路" in decode(many_forms(3), "a.pdf").text


def many_forms(times: int) -> bytes:
    """A small PDF whose page calls an empty form so many times."""
    from io import BytesIO

    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter(BytesIO(pdf(BODY)))
    form = StreamObject()
    form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    page = writer.pages[0]
    page["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/X"): writer._add_object(form)})
    page["/Contents"].get_object().set_data(page["/Contents"].get_object().get_data() + b"\n/X Do" * times)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_page_that_may_not_be_whole_is_a_problem_at_its_line(capfd):
    report = parse(decode(hurt(b"/Resources<</Font<</F1 5 0 R>>>>", b"/Resources<</Font<</F1 5 0 R/F2 99 0 R>>>>"), "a.pdf"))
    assert [(p.code, p.span.start, p.message.zh) for p in report.problems if p.code == "not-read"] == [
        ("not-read", 0, "PDF 的这一页有损坏，可能没有读全；请对照印本核对这一页")
    ]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "said",
    [
        "Exceeded 5000 form XObject invocations while extracting text; further form content is skipped.",
        "content\nis skipped",
        "some object may be missing",
        "Ignoring final token",
        "skipping the entry",
    ],
)
def test_each_way_of_the_library_to_say_that_text_was_passed_over_is_heard(said):
    from generator.formats.pdf import _LOST

    assert _LOST.search(said)

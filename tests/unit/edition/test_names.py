"""A report is called by what its file says, wherever it is named; what the file does not say is no part of the name."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.edition.citation import gbt
from generator.edition.facts import named
from generator.edition.summary import summary_of
from generator.exports.report_json import report_data
from generator.library.edition_of import edition
from generator.site.home_page import home_view
from generator.site.render import render_report
from tests.unit.edition.test_record import BODY, made, page

HEAD = "政 府 工 作 报 告\n（2031年2月5日在春城县第九届人民代表大会第六次会议上）\n春城县人民政府县长 张三\n"


def name_of(folder, text: str) -> str:
    return made(folder / "x-2031", text).imprint.name


def test_without_a_record_the_file_names_the_report(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "report.txt").write_text(HEAD + BODY, encoding="utf-8")
    planned = edition(tmp_path / "x")
    imprint = planned.imprint
    assert (imprint.name, imprint.place, imprint.year, imprint.office) == ("春城县2031年政府工作报告", "春城县", 2031, "县长")
    assert gbt(planned) == "春城县人民政府. 政府工作报告：2031年2月5日在春城县第九届人民代表大会第六次会议上[R/OL]. (2031-02-05)"
    assert report_data(planned)["meeting"] == "春城县第九届人民代表大会第六次会议"


def test_the_editor_goes_before_the_file(tmp_path):
    imprint = made(tmp_path / "x-2031", HEAD + BODY, 'place = "青山州"\nyear = 2030\ntitle = "工 作 报 告"\n').imprint
    assert (imprint.place, imprint.year, imprint.title, imprint.day) == ("青山州", 2030, "工 作 报 告", "2031-02-05")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("2031年春城市政府工作报告\n", "2031年春城市政府工作报告"),
        ("政府工作报告\n——2031年12月30日在春城市第九届人民代表大会第六次会议上\n", "春城市2031年政府工作报告"),
        ("政府工作报告\n", "政府工作报告"),
        ("", "政府工作报告"),
    ],
)
def test_a_heading_names_no_year(tmp_path, head, name):
    assert name_of(tmp_path, head + BODY.replace("上一年的", "2031年").replace("新一年的", "2032年")) == name


def test_the_state_council_speaks_for_the_country(tmp_path):
    planned = made(tmp_path / "x-2031", BODY.replace("一、上", "现在，我代表国务院，向大会报告工作。\n一、上"))
    assert (planned.imprint.place, planned.imprint.publisher) == ("全国", "国务院")


def test_spaced_characters_are_folded_in_names_and_stay_in_the_block(tmp_path):
    planned = made(tmp_path / "x-2031", HEAD + BODY)
    cover = page(planned, "index")
    assert "# 政 府 工 作 报 告[]" in cover and ".report-title }" in cover
    assert 'title: "春城县2031年政府工作报告"' in cover and cover.count("政 府 工 作 报 告") == 1


@pytest.mark.parametrize(
    ("printed", "name"),
    [("附　件", "附件"), ("名 词 解 释", "名词解释"), ("附件1\n春城清单", "附件1 春城清单"), ("第一章　总则", "第一章　总则"), ("一、修桥 铺路", "一、修桥 铺路"), ("附件1\r\n清 单", "附件1 清单")],
)
def test_a_heading_as_a_name_is_one_line(printed, name):
    assert named(printed) == name


def test_reports_that_name_no_place_are_told_apart_by_id(tmp_path):
    editions = [made(tmp_path / id, "政府工作报告\n" + BODY) for id in ("a-2031", "b-2031")]
    there = made(tmp_path / "c", HEAD + BODY)
    other = replace(there, id="d", imprint=replace(there.imprint, place="青山州"))
    last = [group["reports"][0] for group in home_view([summary_of(each) for each in (*editions, there, other)])["groups"] if not group["place"]]
    assert [(each["words"], each["line"]) for each in last] == [("政府工作报告", "a-2031"), ("政府工作报告", "b-2031")]


def test_reports_of_one_place_that_name_no_year_are_told_apart_by_id(tmp_path):
    there = made(tmp_path / "c", HEAD + BODY)
    alike = [replace(there, id=id, imprint=replace(there.imprint, place="青山州", year=year, date=None)) for id, year in (("a", None), ("b", None), ("c", 2031))]
    other = replace(there, id="d", imprint=replace(there.imprint, place="绿水州"))
    (found,) = [group["reports"] for group in home_view([*alike, other])["groups"] if group["place"] == "青山州"]
    assert [each["words"] for each in found] == ["2031年", f"{alike[0].imprint.name}（a）", f"{alike[0].imprint.name}（b）"]


def test_a_title_breaks_before_its_last_words_alone(tmp_path):
    cover = page(made(tmp_path / "x-2031", "2031年春城市人民政府工作报告\n" + BODY), "index")
    assert "# 2031年春城市<wbr>人民政府工作报告[]" in cover


def test_full_leads_to_text_that_has_no_heading(tmp_path):
    planned = made(tmp_path / "x-2031", "各位代表：\n现在，我向大会报告工作。\n修桥铺路，种树养花。\n再修三座桥。\n")
    full = page(planned, "full")
    first = planned.report.block(planned.report.parts[0].first).paragraph
    assert f"[正文](#p{first})" in full and "](#s1)" not in full


def test_long_opening_words_have_the_way_to_the_contents_before_them(tmp_path):
    long = made(tmp_path / "x-2031", BODY.replace("一、上", "修桥铺路，种树养花。" * 70 + "\n一、上"))
    assert "(#contents-list)" in page(long, "index") and "(#contents-list)" not in page(made(tmp_path / "y-2031", BODY), "index")


def test_a_note_that_the_text_does_not_print_is_said_not_to_be_seen(tmp_path):
    planned = made(tmp_path / "x-2031", BODY + "名词解释\n1.三清四建：指清理街巷。\n2.修桥铺路：指修桥，铺路。\n")
    files = render_report(planned)
    assert re.findall(r"\[(正文未见|全文1处)\]\(.*?(\d)\.md\)", files["x-2031/notes/index.md"]) == [("正文未见", "1"), ("全文1处", "2")]
    assert "## 正文未见 {: #places }" in files["x-2031/notes/1.md"] and "全文出现1处" in files["x-2031/notes/2.md"]

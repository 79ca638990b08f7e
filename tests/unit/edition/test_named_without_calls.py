"""A call of a note in a heading or a title is printed there, and is no part of what they are called elsewhere."""

import json
import re

import pytest

from generator.library.edition_of import edition
from generator.site.render import render_report

TEXT = """甲乙市政府工作报告[1]

——2030年1月2日在甲乙市第九届人民代表大会第一次会议[2]上

各位代表：

一、工作回顾[3]

（一）狠抓“强基行动”[4]

任务都完成了。

（二）民生改善[5]。群众十分满意。

扎实推进“三个一”[6]。各项工作都有新进展，成效很好。

二、工作安排

做好工作。

名词解释

1.报告：指本报告。
2.会议：指这次会议。
3.回顾：指回看。
4.强基行动：指打好基础。
5.改善：指变好。
6.三个一：指一心、一意、一起。
"""
MARKER = re.compile(r"\\?\[[1-6]\\?\]")


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    folder = tmp_path_factory.mktemp("calls") / "own-2030"
    folder.mkdir()
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    return edition(folder)


@pytest.fixture(scope="module")
def files(called) -> dict[str, str]:
    return render_report(called)


def test_every_call_is_bound(called):
    assert [o.anchor for o in called.links.occurrences if o.call] == [f"c{n}-1" for n in range(1, 7)]
    assert not called.report.problems


def test_a_call_stands_in_the_heading_and_in_the_title_that_print_it(files):
    for path, block, anchor in (("index", 1, "c1-1"), ("index", 2, "c2-1"), ("1", 4, "c3-1"), ("1-1", 5, "c4-1"), ("1", 7, "c5-1")):
        (line,) = re.findall(rf'.*(?:\n.*)?data-block="{block}"', files[f"own-2030/{path}.md"])
        assert f"#{anchor} " in line and MARKER.search(line), line


def test_titles_descriptions_linked_data_and_citations_have_no_call(files):
    for path, text in files.items():
        if path.endswith(".md"):
            assert not MARKER.search(text.split("\n---\n")[0]), path
        elif "citation" in path:
            assert not MARKER.search(text), path
    assert "甲乙市政府工作报告：2030年1月2日" in files["own-2030/citation.ris"]


def test_contents_and_the_links_to_the_next_page_have_no_call(files):
    for path in ("index", "1", "1-1", "2", "notes/1"):
        page = files[f"own-2030/{path}.md"]
        links = [line for line in page.splitlines() if re.match(r" *- \[|.*<nav|.*rel=", line) and "notes/" not in line]
        assert any("工作回顾" in line for line in links), path
        assert not any(MARKER.search(line) for line in links if "工作回顾" in line or "强基" in line or "改善" in line or "三个一" in line), path


def test_the_data_call_a_section_by_its_name_and_a_block_by_its_text(files):
    data = json.loads(files["own-2030/report.json"])
    assert data["title"] == "甲乙市政府工作报告"
    assert data["parts"][0]["heading"] == "一、工作回顾" and data["parts"][0]["sections"][0]["heading"] == "（一）狠抓“强基行动”"
    assert data["blocks"][3]["text"] == "一、工作回顾[3]" and data["blocks"][0]["text"] == "甲乙市政府工作报告[1]"


def test_a_figure_behind_a_title_that_no_note_answers_is_no_call(tmp_path):
    (tmp_path / "own-2030").mkdir()
    (tmp_path / "own-2030" / "report.txt").write_text("政府工作报告[1]\n\n各位代表：\n\n一、回顾\n\n做了工作。\n", encoding="utf-8")
    own = edition(tmp_path / "own-2030")
    assert not own.report.calls and own.imprint.title == "政府工作报告[1]"

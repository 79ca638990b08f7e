"""The record of what a source has beside its blocks: readable by people, and enough to put the source together again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edition.edition import Edition
from generator.edition.left_out import INVISIBLE, WRITTEN_OUT, characters, left_out, words_of
from generator.exports.report_json import report_data
from generator.formats.read import decode
from generator.library.edition_of import edition, settled
from generator.model.decisions import Decisions
from generator.site.render import render_report

BODY = "各位代表：\n一、上一年的工作回顾\n政府的工作报告栏前人来人往，修桥铺路，种树养花。\n二、新一年的工作安排\n再修三座桥。\n"
BUTTONS = "打印本页\n关闭窗口\n\n上一篇：旧闻\n"
PAGE = f"政府工作报告\n{BODY}{BUTTONS}"
ESCAPED = "政府工作报告\\r\\n" + BODY.replace("\n", "\\r\\n&nbsp;")


def made(folder: Path, text: str, toml: str = "") -> Edition:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    return edition(folder)


def put_together(planned: Edition) -> tuple[str, str]:
    """The source without what is declared, each at its first place, and the blocks: as who knows nothing of this program checks it."""
    told = report_data(planned)
    left = squeezed(planned.report.source.text)
    for removed in told["removed"]:
        left = left.replace(squeezed(removed["text"]), "", 1)
    return left, squeezed("".join(block["text"] for block in told["blocks"]))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u3000\u200b\ufeff]+", "", text)


def page(planned: Edition, name: str) -> str:
    return render_report(planned)[f"{planned.id}/{name}.md"]


def test_neighbours_of_one_reason_are_one_entry(tmp_path):
    planned = made(tmp_path / "x-2031", PAGE)
    assert [(r["line"], r["text"]) for r in report_data(planned)["removed"]] == [(7, BUTTONS.strip())]
    assert "- 第7至10行：打印本页 关闭窗口 上一篇：旧闻——" in page(planned, "check")


def test_what_the_editor_put_on_record_by_itself_stays_an_entry(tmp_path):
    toml = "".join(f'[[removed]]\nline = {line}\ntext = "{text}"\nreason = "按钮"\n' for line, text in ((7, "打印本页"), (8, "关闭窗口")))
    told = report_data(made(tmp_path / "x-2031", PAGE, toml))
    assert [(r["line"], r["text"]) for r in told["removed"]] == [(7, "打印本页"), (8, "关闭窗口"), (10, "上一篇：旧闻")]


def test_removals_with_a_block_between_them_stay_apart(tmp_path):
    lines = PAGE.splitlines()
    toml = "".join(f'[[line]]\nline = {n}\nkind = "removed"\nreason = "按钮"\n' for n in (3, 5))
    told = report_data(made(tmp_path / "x-2031", "\n".join(lines[:6]), toml))
    assert [r["text"] for r in told["removed"]] == [lines[2], lines[4]]


def test_line_ends_that_are_written_out_are_on_the_record_and_told_once(tmp_path):
    planned = made(tmp_path / "x-2031", ESCAPED)
    assert {r.reason for r in planned.left_out} == {WRITTEN_OUT} and len(planned.left_out) > 3
    assert all(set(words_of(planned.report, r)) <= set("\\rn&bsp;") for r in planned.left_out)
    assert page(planned, "check").count(WRITTEN_OUT) == len({words_of(planned.report, r) for r in planned.left_out})
    assert re.search(r"共\d处：\\\\r\\\\n&#38;nbsp;——", page(planned, "check"))


def test_what_cannot_be_seen_is_told_by_its_code_point(tmp_path):
    planned = made(tmp_path / "x-2031", PAGE.replace("二、", "\u200c二、"))
    assert INVISIBLE in {r.reason for r in planned.left_out} and "：U+200C——" in page(planned, "check")


def test_a_long_text_is_folded_whole(tmp_path):
    advert = "".join(f"第{n}条旧闻，" for n in range(40))
    toml = f'[[removed]]\nline = 7\ntext = "{advert}"\nreason = "广告"\n'
    shown = page(made(tmp_path / "x-2031", f"政府工作报告\n{BODY}{advert}\n", toml), "check")
    assert '<details class="left-out">' in shown and all(f"第{n}条旧闻" in shown for n in range(40))


@pytest.mark.parametrize("text", [PAGE, ESCAPED, "工作报告\n" + PAGE, PAGE.replace("二、", "\u200c二、"), PAGE.replace("\n", "\r\n")])
def test_blocks_and_record_are_the_source_to_who_cuts_at_the_first_place(tmp_path, text):
    left, kept = put_together(made(tmp_path / "x-2031", text))
    assert left == kept


@given(st.lists(st.sampled_from([*PAGE.splitlines(), "\\r\\n", "&nbsp;", "\u200c", "\u200b", "工作报告", "返回首页"]), max_size=12))
def test_the_sums_on_the_check_page_hold(lines):
    nothing = Decisions("report.toml")
    report = settled(decode(("政府工作报告\n" + BODY + "\n".join(lines)).encode(), "report.txt"), nothing)[0]
    kept, cut = ([block.text for block in report.blocks], [words_of(report, removal) for removal in left_out(report, nothing)])
    assert characters(report.source.text) == sum(map(characters, kept)) + sum(map(characters, cut))


def test_the_record_is_as_the_schema_has_it(tmp_path):
    planned = made(tmp_path / "x-2031", ESCAPED)
    assert json.loads(render_report(planned)[f"{planned.id}/report.json"])["removed"][0]["reason"] == WRITTEN_OUT

"""Every problem has a place, a code, and says what to do."""

from __future__ import annotations

import re

import pytest

from generator.batch.answer import check_file
from generator.model.problems import CODES, FATAL
from tests.unit.add.test_add import put
from tests.unit.formats.test_formats import docx
from tests.unit.test_cli import BODY, SURVIVABLE
from tests.unit.test_cli import FATAL as UNREADABLE

WITH_TOML = {
    "fact-differs": 'title = "秋城市政府工作报告"\n',
    "alias-unused": '[[alias]]\nnote = 1\ntext = "三清工程"\n',
    "record-unknown": "[[kept]]\nline = 99\n",
    "toml": "titel = 1\n",
}
FIGURES = "——2031年1月8日在春城市第三届人民代表大会第一次会议上\n各位代表：\n一、2030年工作回顾\n"
TEXTS = SURVIVABLE | UNREADABLE | dict.fromkeys(WITH_TOML, BODY)
TEXTS |= {
    "fact-differs": "春城市政府工作报告\n" + BODY,
    "head-doubtful": "春城市政府工作报告\n2031年1月8日在春城市第三届人民代表大会第二次会议上\n代市长\n" + BODY,
    "heading-doubtful": BODY.replace("二、", "一、办好三件事。全年修桥三十座，铺路九十里，百姓称便。\n二、第二件事。全年植树。\n一、"),
    "note-headword": BODY + "2.此条没有词条名，只有说明，说明很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长。\n",
    "set-aside": "首页\n政府工作报告\n" + "本报记者从会议上了解到，今年的政府工作报告受到热烈的欢迎，代表们认真审议，积极发言，提出许多意见。\n" + BODY,
    "figure-damaged": FIGURES + "地区生产总值增长l0%。\n二、2031年工作安排\n好。\n",
    "figure-target": FIGURES + "成绩很大。到2035年，地区生产总值达到900亿元。\n二、2031年工作安排\n好。\n",
    "figure-twice": FIGURES + "粮食产量30万吨。\n粮食产量31万吨。\n二、2031年工作安排\n好。\n",
    "unreadable": docx("")[:40],
}
ELSEWHERE = {"fault", "timeout", "glyph-missing"}
"""Told by the tests of the workers and of the print edition."""


def test_every_code_has_its_case():
    assert TEXTS.keys() | ELSEWHERE == CODES.keys()


@pytest.mark.parametrize("code", TEXTS)
def test_a_problem_has_a_place_and_says_what_is_wrong_and_what_to_do(tmp_path, code):
    path = put(tmp_path / "x-2020", TEXTS[code], "report.txt")
    if code in WITH_TOML:
        put(tmp_path / "x-2020", WITH_TOML[code], "report.toml")
    found = [problem for problem in check_file(path).problems if problem.code == code]
    assert found, check_file(path).problems
    for problem in found:
        assert problem.file == (path.with_name("report.toml") if code in WITH_TOML else path).as_posix()
        assert problem.line >= 1 and problem.column >= 1
        wrong, _, advice = re.split("(; |, so )", problem.message, maxsplit=1)
        assert len(wrong) > 8 and len(advice) > 12 and "\n" not in problem.message
    assert code not in FATAL or len(check_file(path).problems) == 1


def test_no_problem_asks_to_edit_the_source():
    for _, advice in CODES.values():
        assert not re.search(r"(?:edit|correct|change) the (?:source|text|report)\b", advice)

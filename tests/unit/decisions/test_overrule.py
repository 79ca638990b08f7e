"""An editor's word in `report.toml` goes before every guess; a word that fits nothing is said at its place there."""

from __future__ import annotations

import re

import pytest

from generator.decisions.load import decided
from generator.formats.read import decode
from generator.library.edition_of import settled
from generator.link.link import Links
from generator.model.problems import InputError, problems_of
from generator.model.report import Report
from generator.recognise.partition import partition

PROSE = "今年修桥铺路，种树养花，一年做成许多事。"
TEXT = f"""某市政府的工作
——2020年1月2日在某市第一届人民代表大会第一次会议上
张三
各位代表：
一、回顾
{PROSE}
小广告一行字
二、展望
{PROSE}明年再来。
词语
1.三清：指清水、清街、清渠。
2.四建：指建桥、建路。
清单
甲一座。
李四
"""
TOML = "reports/x-2020/report.toml"


def made(text: str, toml: str) -> tuple[Report, Links]:
    report, links, _ = settled(decode(text.encode(), "reports/x-2020/report.txt"), decided(toml.encode(), TOML))
    partition(report)
    return report, links


def report(text: str, toml: str) -> Report:
    return made(text, toml)[0]


def line(number: int, **keys: str | int) -> str:
    said = "".join(f"{key} = {value!r}\n" if isinstance(value, int) else f'{key} = "{value}"\n' for key, value in keys.items())
    return f"[[line]]\nline = {number}\n{said}"


def role(report: Report, words: str) -> str:
    return next(block.role for block in report.blocks if block.text.startswith(words))


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [(1, "title", "某市"), (7, "dateline", "小广告"), (7, "speaker", "小广告"), (7, "salutation", "小广告"), (7, "heading", "小广告"), (6, "heading", "今年"), (5, "text", "一、"), (7, "text", "小广告")],
)
def test_a_line_is_of_the_kind_that_is_said(number, kind, words):
    assert role(report(TEXT, line(number, kind=kind)), words) == kind


def test_a_named_heading_of_notes_makes_what_follows_notes():
    made = report(TEXT, line(10, kind="notes"))
    assert [note.terms for note in made.notes][:2] == [("三清",), ("四建",)]
    assert made.block(made.notes_heading).text == "词语"


def test_notes_go_on_after_a_line_that_is_left_out():
    made = report(TEXT.replace("2.四建", "首页\n2.四建"), line(10, kind="notes") + line(12, kind="removed", reason="按钮"))
    assert [note.ordinal for note in made.notes][:2] == [1, 2]


def test_a_named_attachment_is_one():
    made = report(TEXT, line(13, kind="attachment"))
    assert [made.words(section.heading) for section in made.attachments] == ["清单"]


def test_a_line_that_is_said_to_be_a_note_is_one():
    assert role(report(TEXT, line(7, kind="note")), "小广告") == "note"


def test_a_level_that_is_said_holds():
    made = report(TEXT, line(8, level=2))
    assert [part.id for part in made.parts] == ["1"]
    assert made.words(made.parts[0].sections[-1].heading) == "二、展望"


@pytest.mark.parametrize(("number", "kind", "fact", "value"), [(1, "title", "title", "某市政府的工作"), (15, "speaker", "speaker", "李四"), (7, "title", "title", "小广告一行字")])
def test_a_fact_is_what_the_named_line_prints_wherever_it_stands(number, kind, fact, value):
    assert getattr(report(TEXT, line(number, kind=kind)).facts, fact) == value


WATERMARK = "更多数据尽在某某网（www.example.cn）"
WRAPPED = [("春城依山傍水街巷整洁商贩往来学童读书老人对弈邻里相助成风市井安宁百姓称便" * 8)[n : n + 30] for n in range(0, 280, 30)]
BODY = f"各位代表：\n一、回顾\n{PROSE}\n"
LEFT_OUT = {
    "advertising": (f"{WATERMARK}\n{BODY}", 1),
    "a rule": (f"{BODY}------\n二、展望\n{PROSE}明年。\n", 4),
    "a collector's header": (f"标题：某市政府工作报告\n年份：2020\n正文：\n{BODY}", 2),
    "a page number": ("\n".join(["各位代表：", "一、去年工作回顾", *WRAPPED[:5], "— 1 —", *WRAPPED[5:], "二、今年工作安排", *WRAPPED]), 8),
    "a comment": (f"<!-- x -->\n{BODY}", 1),
    "a jump": (f"{BODY}（下转第3版）\n二、展望\n{PROSE}明年。\n", 4),
    "a button before": (f"首页\n政府工作报告\n{BODY}", 1),
    "a button after": (f"政府工作报告\n{BODY}打印本页\n", 5),
    "a headline": (f"某市政府工作报告\n政府工作报告\n{BODY}", 1),
    "a source": (f"政府工作报告\n来源：某网\n{BODY}", 2),
    "a caption": (f"首页\n政府工作报告\n图为大会会场。记者王五摄\n{BODY}", 3),
    "a second copy": (f"各位代表：\n一、回顾\n{PROSE * 20}\n二、展望\n{PROSE}\n一、回顾\n{PROSE * 20}\n二、展望\n{PROSE}\n", 7),
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_what_was_left_out_comes_back(what):
    text, number = LEFT_OUT[what]
    words = text.splitlines()[number - 1]
    before, after = report(text, ""), report(text, f"[[kept]]\nline = {number}\n")
    assert number in [before.source.position(r.span.start)[0] for r in before.removals]
    assert number not in [after.source.position(r.span.start)[0] for r in after.removals]
    assert any(words in block.text for block in after.blocks)
    assert not any(code == "record-unknown" for code in codes(after))


def test_a_headline_that_comes_back_is_no_part():
    made = report(LEFT_OUT["a headline"][0], "[[kept]]\nline = 1\n")
    assert [made.words(part.heading) for part in made.parts] == ["一、回顾"] and made.facts.title == "政府工作报告"


def test_a_removal_within_a_paragraph_that_was_joined_takes_only_its_line():
    text = "\n".join(["各位代表：", "一、去年工作回顾", *WRAPPED[:3], "某某网友情转载", *WRAPPED[3:], "二、今年工作安排", *WRAPPED])
    toml = '[[removed]]\nline = 6\ntext = "某某网友情转载"\nreason = "转载者所加"\n'
    assert "某某网友情转载" in next(b.text for b in report(text, "").blocks if b.role == "text")
    made = report(text, toml)
    assert [b.text for b in made.blocks if b.role == "text"][0] == "".join(WRAPPED)
    assert [r.reason for r in made.removals] == ["转载者所加"] and codes(made) == []


def test_a_line_that_the_editor_leaves_out_is_on_the_record():
    made = report(TEXT, line(7, kind="removed", reason="广告"))
    assert [r.reason for r in made.removals] == ["广告"] and "removed-unrecorded" not in codes(made)


def test_lines_are_counted_as_messages_count_them():
    text = TEXT.replace("各位代表", "\x0c各位代表").replace("一、回顾\n", "一、回顾\u2028\n").replace("\n", "\r\n")
    assert role(report(text, line(7, kind="text")), "小广告") == "text"


PAGE = f"政府工作报告\n{BODY}{'分享到微信' + chr(10)}{'打印本页' + chr(10)}\n{'返回首页' + chr(10)}"


def test_what_is_left_out_for_one_reason_is_one_problem():
    [problem] = [p for p in problems_of(report(PAGE, "")) if p.code == "removed-unrecorded"]
    assert (problem.line, problem.column) == (5, 1)
    assert "the first of 3" in problem.message and '"5-8"' in problem.message and "[[removed]]" in problem.message and TOML in problem.message


def test_lines_put_many_removals_on_the_record_at_once():
    made = report(PAGE, '[[removed]]\nlines = "5-8"\nreason = "按钮"\n')
    assert codes(made) == [] and {r.reason for r in made.removals} == {"按钮"}


def test_lines_and_single_entries_go_together():
    toml = '[[removed]]\nline = 5\ntext = "分享到微信"\nreason = "分享"\n[[removed]]\nlines = "6, 8"\nreason = "按钮"\n'
    made = report(PAGE, toml)
    assert codes(made) == [] and [r.reason for r in made.removals] == ["分享", "按钮", "按钮"]


def test_lines_on_record_leave_nothing_out_that_was_not():
    made = report(PAGE, '[[removed]]\nlines = "4-8"\nreason = "按钮"\n')
    assert role(made, PROSE[:4]) == "text"
    [problem] = problems_of(made)
    assert (problem.file, problem.line, problem.code) == (TOML, 1, "record-unknown")
    assert "line 4" in problem.message and '"5-8"' in problem.message


def test_a_new_removal_beside_those_on_record_is_the_problem_alone():
    made = report(PAGE, '[[removed]]\nlines = "5-6"\nreason = "按钮"\n')
    [problem] = problems_of(made)
    assert (problem.line, problem.code) == (8, "removed-unrecorded")


STALE = {
    '[[removed]]\nline = 99\ntext = "字"\nreason = "广告"\n': "there is no line 99; the file has 15",
    '[[removed]]\nline = 6\ntext = "别的字"\nreason = "广告"\n': "line 6 does not print '别的字'",
    '[[removed]]\nline = 6\ntext = "李四"\nreason = "广告"\n': "line 15 does",
    '[[removed]]\nline = 6\ntext = "修桥铺路"\nreason = "广告"\n': "line 6 prints more than '修桥铺路'",
    '[[removed]]\nlines = "99"\nreason = "广告"\n': "there is no line 99",
    '[[removed]]\nlines = "6"\nreason = "广告"\n': "line 6 is not left out",
    '[[remark]]\nline = 6\ntext = "别的字"\nremark = "疑"\n': "line 6 does not print '别的字'",
    "[[kept]]\nline = 99\n": "there is no line 99",
    "[[kept]]\nline = 16\n": "there is no line 16",
    "[[kept]]\nline = 10\n": "line 10 is empty",
    "[[kept]]\nline = 0\n": "there is no line 0",
    line(99, kind="text"): "there is no line 99",
    line(-1, kind="text"): "there is no line -1",
    '[[terms]]\nnote = 9\nterms = ["三清"]\n': "there is no note 9",
    '[[alias]]\nnote = 9\ntext = "三清"\n': "there is no note 9",
}


@pytest.mark.parametrize("toml", STALE)
def test_an_entry_that_fits_nothing_is_a_problem_at_its_place(toml):
    made = report(TEXT.replace("词语", ""), 'title = "甲"\n\n' + toml)
    [problem] = [p for p in problems_of(made) if p.code == "record-unknown"]
    assert (problem.file, problem.line, problem.column) == (TOML, 3, 1)
    assert STALE[toml] in problem.message


def test_a_line_that_goes_on_with_the_one_before_it_is_not_renamed_in_silence():
    text = "\n".join(["各位代表：", "一、去年工作回顾", *WRAPPED, "二、今年工作安排", *WRAPPED])
    [problem] = problems_of(report(text, line(5, kind="heading")))
    assert (problem.file, problem.code) == (TOML, "record-unknown") and "goes on with the line before it" in problem.message


def test_an_alias_that_the_text_does_not_print_is_a_problem():
    text = f"{BODY}二、展望\n推进三清。\n名词解释\n1.三清：指三件事。\n2.四建：指四件事。\n"
    [problem] = [p for p in problems_of(report(text, '[[alias]]\nnote = 1\ntext = "三清工程"\n')) if p.code == "alias-unused"]
    assert (problem.file, problem.line) == (TOML, 1)


WRONG = {
    "title = ": (1, 9),
    'title = "a"\nplace = 3\n': (2, 1),
    'titel = "a"\n': (1, 1),
    'title = " "\n': (1, 1),
    "year = true\n": (1, 1),
    "year = 0\n": (1, 1),
    "date = 2021-02-05T10:00:00\n": (1, 1),
    'date = "2021-02-05"\n': (1, 1),
    '\n[[removed]]\nline = 1\ntext = "a"\n': (2, 1),
    '[[removed]]\nline = 1\ntext = "a"\nreason = "b"\n\n[[removed]]\nline = 1\ntxt = "a"\nreason = "b"\n': (8, 1),
    '[[removed]]\nlines = "5-3"\nreason = "b"\n': (2, 1),
    '[[removed]]\nlines = "1, x"\nreason = "b"\n': (2, 1),
    '[[removed]]\nlines = "3, 1-2"\nreason = "b"\n': (2, 1),
    '[[removed]]\nlines = ""\nreason = "b"\n': (2, 1),
    '[[removed]]\n  lines = "1"\n  line = 1\n  reason = "b"\n': (2, 3),
    "removed = [1]\n": (1, 1),
    "[source]\nurls = 1\n": (2, 1),
    '[source]\nurl = "../../etc/passwd"\n': (2, 1),
    '[source]\nurl = "/etc/passwd"\n': (2, 1),
    '[source]\nurl = "javascript:alert(1)"\n': (2, 1),
    '[print]\naddress = "../x"\n': (2, 1),
    '[print]\nfile = "/etc/passwd"\n': (2, 1),
    '[[line]]\nline = 1\nkind = "headng"\n': (3, 1),
    '[[line]]\nline = 1\nkind = "text"\n[[line]]\nline = 2\nlevel = 9\n': (6, 1),
    "[[line]]\nline = 1\n": (1, 1),
    '[[line]]\nline = 1\nkind = "text"\nlevel = 2\n': (4, 1),
    "[[terms]]\nnote = 1\nterms = [1]\n": (3, 1),
    '[[terms]]\nnote = []\nterms = ["a"]\n': (2, 1),
    "[[kept]]\n": (1, 1),
    '[[kept]]\nline = "1"\n': (2, 1),
    '[[alias]]\nnote = 1\ntext = """\n[[kept]]\n"""\nquoted = 1\n': (6, 1),
    "[pinyin]\n重 = 1\n": (2, 1),
    "[[kept]]\nline = 1\n[kept]\nline = 2\n": (3, 1),
}


@pytest.mark.parametrize("toml", WRONG, ids=range(len(WRONG)))
def test_a_mistake_is_one_line_at_its_place(toml):
    with pytest.raises(InputError) as error:
        decided(toml.encode(), TOML)
    place = ":".join(map(str, WRONG[toml]))
    assert re.match(rf"{TOML}:{place}: toml: .{{15,}}", str(error.value)), str(error.value)
    assert "\n" not in str(error.value)


def test_nesting_without_end_is_one_line():
    with pytest.raises(InputError, match=f"^{TOML}:1:[0-9]+: toml: ") as error:
        decided(b"a = " + b"[" * 5000, TOML)
    assert "\n" not in str(error.value)


def test_a_name_in_report_toml_answers_the_doubt_about_an_office_without_one():
    text = TEXT.replace("张三\n", "代市长\n", 1)
    assert "head-doubtful" in codes(report(text, "")) and report(text, "").facts.office == "代市长"
    assert "head-doubtful" not in codes(report(text, 'speaker = "张三"\n'))


def test_front_matter_needs_no_word():
    text = f"标题：某市政府工作报告\n年份：2020\n正文：\n{BODY}"
    assert codes(report(text, "")) == [] and len(report(text, "").removals) == 3

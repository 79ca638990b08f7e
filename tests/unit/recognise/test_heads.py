"""What stands round a report (contents, offices, dates, buttons) is no part of it, and what is no report is refused."""

from __future__ import annotations

from typing import Any

import pytest

from generator.formats.read import decode
from generator.model.problems import InputError
from generator.recognise.dump import inspect
from generator.recognise.head import body_start
from generator.recognise.lines import lines
from generator.recognise.parse import parse
from generator.recognise.partition import partition
from generator.recognise.passages import passages

PROSE = "全年修缮石桥若干座，铺设青石路若干里，沿河人家出门便能过桥，赶集的车马不再绕行。"
OUTLINE = ["一、去年工作回顾", "（一）修路架桥", "（二）种树养花", "二、今年工作安排", "（一）疏浚河道", "（二）兴办学堂"]
BODY = [line for heading in OUTLINE for line in (heading, PROSE * 3)]
MET = "——2031年1月8日在春城市第三届人民代表大会第一次会议上"


def told(*lines: str) -> dict[str, Any]:
    report = parse(decode("\n".join(lines).encode(), "x.txt"))
    partition(report)
    return inspect(report)


def headings(answer: dict[str, Any]) -> list[str]:
    return [heading["text"] for heading in answer["headings"]]


@pytest.mark.parametrize("leader", ["", "……{n}", "\t{n}", "　　{n}", " ……（{n}）", "…………{n}"])
@pytest.mark.parametrize("label", ["目录", "目 录", "【目次】"])
@pytest.mark.parametrize("salutation", [[], ["各位代表：", "现在，我代表市人民政府报告工作。"]])
def test_a_list_of_contents_is_set_aside(leader, label, salutation):
    contents = [heading + leader.format(n=n) for n, heading in enumerate(OUTLINE, 1)]
    answer = told("政府工作报告", label, *contents, *salutation, *BODY)
    assert headings(answer) == OUTLINE
    assert answer["body_first"] == [*salutation, OUTLINE[0]][0]
    assert {removed["reason"] for removed in answer["removed"]} == {"目录，正文另有这些标题"}
    assert len(answer["removed"]) == len(OUTLINE) + 1


def test_contents_without_a_label_are_known_by_their_page_numbers():
    answer = told("政府工作报告", *(f"{heading}……{n}" for n, heading in enumerate(OUTLINE, 1)), *BODY)
    assert headings(answer) == OUTLINE


def test_a_label_without_a_list_that_comes_again_is_kept():
    answer = told("政府工作报告", "目录", "一、甲乙丙", "二、丁戊己", *BODY)
    assert answer["removed"] == []


@pytest.mark.parametrize("office", ["春城市人民政府", "春城市人民政府办公室", "高新区管委会", "春城市发展和改革委员会", "（送审稿）", "（书面）"])
def test_an_office_or_a_version_under_the_title_begins_no_report(office):
    answer = told("政府工作报告", office, "（2031年1月8日）", *BODY)
    assert (answer["title"], answer["date"], answer["body_first"], headings(answer)) == ("政府工作报告", "2031-01-08", OUTLINE[0], OUTLINE)


@pytest.mark.parametrize("line", ["分享到", "目录", "全文", "打印"])
def test_a_short_word_under_the_title_is_no_speaker(line):
    assert told("政府工作报告", line, "各位代表：", *BODY)["speaker"] is None


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["时间：2031年1月8日"], "2031-01-08"),
        (["时间：2031年1月8日", "地点：人民会堂", "报告人：市长 张三"], "2031-01-08"),
        (["来源：市政府办", "报告时间：2031年1月8日"], "2031-01-08"),
        (["来源：市政府办", "时间：2031年1月8日"], None),
        (["时间：2031年01月08日"], None),
        (["时间：2031-01-08"], None),
        (["时间：2031年1月18日", MET], "2031-01-08"),
    ],
)
def test_a_labelled_date_is_the_reports_where_nothing_of_a_page_stands_beside_it(lines, date):
    assert told("政府工作报告", *lines, "各位代表：", *BODY)["date"] == date


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("春城市人民代表大会常务委员会工作报告", "春城市人大常委会主任 张三"), ("春城市中级人民法院工作报告", "春城市中级人民法院院长 张三"),
        ("春城市人民检察院工作报告", "春城市人民检察院代检察长 张三"), ("关于春城市2030年预算执行情况和2031年预算草案的报告", "春城市财政局局长 张三"),
    ],
)  # fmt: skip
def test_reports_of_other_organs_are_read_too(title, speaker):
    answer = told(title, MET, speaker, "各位代表：", *BODY)
    assert (answer["title"], answer["speaker"], answer["date"], headings(answer)) == (title, "张三", "2031-01-08", OUTLINE)


REFUSED = {
    "news": ["春城市长作政府工作报告 去年修桥六座", "2031-01-08 10:20 来源：春城日报", "本报讯（记者 李四）昨日上午，会议开幕。", *[PROSE * 9] * 12],
    "news in numbers": ["两会聚焦：报告里的民生清单", "记者 李四", *[f"{n}、甲乙丙\n记者了解到，{PROSE}" for n in "一二三四五"]],
    "an error page": ["404", "您访问的页面不存在或已被删除，请检查地址是否正确。", "返回首页"],
    "links": ["政府工作报告", *[f"{year}年春城市政府工作报告 {year}-01-20" for year in range(2010, 2031)]],
    "rules": ["春城市人民政府工作规则", "第一章 总则", PROSE, "第二章 职责", PROSE * 9],
    "a plan": ["春城市国民经济和社会发展第十五个五年规划纲要", "第一章 发展环境", PROSE, "第二章 总体要求", PROSE * 9],
    "a check against robots": ["请完成安全验证", "为了保护您的账号安全，请拖动滑块完成验证。"],
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_report_is_refused(name):
    with pytest.raises(InputError, match="not-a-report"):
        told(*REFUSED[name])


def test_a_newspapers_print_of_a_report_is_read():
    assert headings(told("春城日报", "政府工作报告", MET, "市长 张三", "（本报记者 李四 摄）", "各位代表：", *BODY)) == OUTLINE


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("春城市长 张三丰", True),
        (MET, True),
        ("2031年春城市政府工作报告", True),
        ("秋收冬藏又一年", False),
        (f"市长：阿里木{'·阿卜杜热合曼' * 7}", False),  # too long for a speaker
    ],
)
def test_without_a_salutation_the_head_ends_after_the_last_line_that_only_a_head_has(line, named):
    """A short line before it, which says nothing of itself, is the head's too."""
    source = decode("\n".join(["政府工作报告", "春华秋实又一载", line, PROSE * 2, *BODY]).encode(), "x.txt")
    assert body_start(passages(source, lines(source))) == (3 if named else 1)


def test_a_date_and_name_in_brackets_leave_the_meeting_what_it_is():
    answer = told("政府工作报告", "在春城市第三届人民代表大会第一次会议上", "（2031年1月8日张三）", "各位代表：", *BODY)
    assert (answer["meeting"], answer["date"], answer["speaker"]) == ("在春城市第三届人民代表大会第一次会议上", "2031-01-08", "张三")


def test_each_of_two_note_sections_gives_its_notes():
    answer = told("各位代表：", *BODY, "名词解释", "1.三清：指清水。", "2.四建：指建桥。", "附件：十件实事", "新建学校两所。", "名词解释", "1.五修：指修路。", "2.六养：指养花。")
    assert [note["terms"] for note in answer["notes"]] == [["三清"], ["四建"], ["五修"], ["六养"]]


def test_a_summary_that_is_cut_with_three_full_stops_opens_nothing():
    answer = told("政府工作报告", "各位代表：现在我代表市人民政府作报告，请予审议，并请各位委员提出意见，全年修缮石桥若干座，铺设青石路若干里...", "各位代表：", *BODY)
    assert answer["body_first"] == "各位代表："

"""Web pages as old government sites made them: tables for layout, line breaks for paragraphs, more menu than text."""

from __future__ import annotations

from typing import Any

import pytest

from generator.formats.read import decode
from generator.recognise.dump import inspect
from generator.recognise.parse import parse
from generator.recognise.partition import partition
from tests.unit.recognise.test_heads import BODY, OUTLINE, PROSE, headings

MENU = "".join(f"<li><a href='#'>{word}</a></li>" for word in ("首页", "政务公开", "市长信箱", "政策解读", "走进春城", "统计数据") * 9)
TEXT = ["各位代表：", "现在，我代表市人民政府，向大会报告工作。", *BODY]


def told(body: str, head: str = "<meta charset=utf-8>", encoding: str = "utf-8") -> dict[str, Any]:
    report = parse(decode(f"<html><head>{head}<title>春城市人民政府网</title></head><body>{body}</body></html>".encode(encoding), "x"))
    partition(report)
    return inspect(report)


def block(tag: str) -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in TEXT)


PAGES = {
    "paragraphs": "<h1>政府工作报告</h1>" + block("p"),
    "divisions": "<div>政府工作报告</div><div>" + block("div") + "</div>",
    "breaks": "<div id=zoom>政府工作报告<br><br>" + "<br>".join("　　" + line for line in TEXT) + "</div>",
    "hard spaces": "<p>政府工作报告</p>" + "".join(f"<p>&nbsp;&nbsp;&nbsp;{line}</p>" for line in TEXT),
    "layout tables": "<table><tr><td><table><tr><td>首页</td><td>政务</td></tr></table></td></tr><tr><td><table><tr><td>政府工作报告</td></tr><tr><td>发布时间：2031-01-20 来源：市政府办</td></tr><tr><td>"
    + "<br>".join(TEXT) + "</td><td><a>相关链接</a><br><a>春城日报</a></td></tr></table></td></tr><tr><td>版权所有：春城市人民政府</td></tr></table>",
    "more menu than text": f"<ul>{MENU}</ul><div class=side><ul>{MENU}</ul></div><div><h1>政府工作报告</h1>{block('p')}</div><ul>{MENU}</ul>",
    "navigation and sidebar": f"<nav>{MENU}</nav><aside>热门文章</aside><article><h1>政府工作报告</h1>{block('p')}</article><footer>主办：春城市人民政府办公室</footer>",
    "scripts and hidden text": "<script>'各位代表：'</script><style>p{}</style><h1>政府工作报告</h1>" + block("p").replace("<p>二、", "<div style='display: none'>打开菜单</div><p>二、") + "<noscript>请开启脚本</noscript>",
    "Word's spans": "<p class=MsoNormal><b>政府工作报告<o:p></o:p></b></p>" + "".join(f"<p class=MsoNormal><span>{line[:6]}</span><span>\n{line[6:]}<o:p></o:p></span></p>" for line in TEXT),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_report_is_found_in_a_page(name):
    answer = told(PAGES[name])
    assert (answer["title"], answer["speaker"], answer["body_first"], answer["body_last"]) == ("政府工作报告", None, "各位代表：", PROSE[-10:])
    assert headings(answer) == OUTLINE


def test_a_page_in_the_old_encoding_is_read():
    assert headings(told(PAGES["paragraphs"], '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030")) == OUTLINE


def test_superscripts_are_calls_and_readings_stay():
    body = f"<h1>政府工作报告</h1><p>各位代表：</p><p>一、去年</p><p>办好“三清”<sup>1</sup>，<ruby>曦<rp>(</rp><rt>xi</rt><rp>)</rp></ruby>光初照。{PROSE}</p><p>名词解释</p><p>1.三清：指清街。</p>"
    answer = told(body)
    assert [(m["ordinal"], m["before"]) for m in answer["markers"]] == [(1, "“三清”")]


def test_the_cells_of_a_row_stand_on_a_line():
    source = decode("<html><body><p>甲</p><table><tr><td>一</td><td>二</td></tr><tr><th>三</th><td>四</td></tr></table></body></html>".encode(), "x")
    assert source.text.splitlines() == ["甲", "一\t二", "三\t四"]

"""A parsed report and what it says of itself → the text of its `report.toml`.

Guarantees: the text is TOML that `decisions.load` reads; what the parser left out is on the record, so that `check` has
nothing to say of it; what only an editor can know stands there as a comment. Written in Chinese, for an editor.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.decisions.apply import Lines
from generator.model.messages import Message
from generator.model.report import Removal, Report
from generator.model.stated import FACTS, Stated

SINGLY = 3
"""Removals of one reason up to this number are put down with their text, more by their lines."""

_EXAMPLES = (
    """\
# 印刷版：注释印在页脚（foot）、文末（end）或两处都印（both）；页边印段号的，同时写明网站地址。
# [print]
#   notes = "both"
#   numbers = true
#   address = "https://www.example.gov.cn/baogao/"
# 各用途的字体，按顺序取第一个装有的；不写就用程序选的。
# [print.fonts]
#   xiaobiaosong = ["方正小标宋简体", "FZXiaoBiaoSong-B05S"]   # 标题
#   fangsong = ["仿宋_GB2312"]                                 # 正文
#   kaiti = ["楷体_GB2312"]                                    # 二级标题
#   heiti = ["黑体"]                                           # 一级标题
#   songti = ["宋体"]                                          # 页码""",
    """\
# 词条名的读音（注释按拼音排列时用），拼错了才要写。
# [pinyin]
#   "行长" = "háng zhǎng\"""",
    """\
# 以下各种决定，写几条都可以；line 是原文的行号，`baogao check` 会告诉你。用得着的，复制一条，去掉 #。
# [[line]]            # 某一行识别错了：kind 写 title、dateline、speaker、salutation、heading、text、note、notes、\
attachment 之一
#   line = 12
#   kind = "heading"
#   level = 2           # 标题的级别，可以不写
#
# [[line]]            # 某一行不属于报告，要略去
#   line = 3
#   kind = "removed"
#   reason = "网页上的导航文字。"
#
# [[terms]]           # 某条注释解释哪些词
#   note = 6
#   terms = ["六稳", "六保"]
#
# [[alias]]           # 正文里的另一种写法
#   note = 6
#   text = "六稳工作"
#   quoted = true       # 只在引号里的才算，可以不写
#
# [[paragraph]]       # 网址公布后原文增删了段落，让以后的段号不变
#   number = 13
#   starts = "这一段开头的几个字"
#   line = 58           # 几个段落开头相同时才写
#
# [[figure]]          # 某个数据读错或漏读了：改正、补上
#   line = 12
#   text = "地区生产总值增长7.5%以上"
#   indicator = "gdp"
#   name = "地区生产总值"
#   measure = "growth"   # 还有 level、change、share
#   value = 7.5          # 区间写 low 和 high
#   unit = "%"
#   qualifier = ["at_least"]   # 还有 about、near、above、at_most、strive、ensure、in_step
#   kind = "target"      # 还有 actual、past_target
#   period = 2021        # 或 "2016-2020"
#   agg = "annual"       # 还有 average、cumulative、end、to_date
#   scope = "self"       # 不是本地的数据，写地名
#
# [[figure]]          # 不该收的数据
#   line = 13
#   text = "12345"
#   remove = true
#
# [[figure]]          # 区间
#   line = 14
#   text = "增长3%左右"
#   low = 2.5
#   high = 3.5
#
# [[accepted]]        # 核对过、可以不管的问题；line 可以不写
#   code = "call-unknown"
#   line = 47
#   reason = "原件没有附注释。\"""",
)
_REMOVED = """\
# 略去的文字，要有记录；程序略错了的，取回。
# [[removed]]         # 略去一行，或认可程序略去的一处；text 是该行文字
#   line = 3
#   text = "打印本页"
#   reason = "网页上的按钮。"
#
# [[removed]]         # 认可程序略去的许多行
#   lines = "1-38, 212-221"
#   reason = "网页的导航和页脚。"
#
# [[kept]]            # 取回程序略去的一行
#   line = 47"""
_REMARK = """\
# 原件上存疑的字：原文照录，在页面上加一句说明。
# [[remark]]
#   line = 47
#   text = "疑有误的几个字"
#   remark = "“疑”疑是“凝”；照录原文，不作改动。\""""
"""Every key that has no line of its own, with its example, as comments."""


def draft(report: Report, told: Stated, name: str, origins: Mapping[str, Message] | None = None) -> str:
    """`report.toml` for a report that came in a file called `name`; `origins`: where facts are from that it does not
    print."""
    blocks = ["\n".join(_head(told, name, origins or {})), "\n".join(_source()), *_EXAMPLES]
    blocks += [_REMOVED, *_removed(report)]
    blocks += list(_doubts(report)) or [_REMARK]
    return "\n\n".join(blocks) + "\n"


def quoted(text: str) -> str:
    """A TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """On one line, without what a TOML comment may not hold."""
    return "# " + re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+", " ", text)


def _head(told: Stated, name: str, origins: Mapping[str, Message]) -> Iterator[str]:
    yield _comment(
        f"由 baogao add 据文件“{name}”建立。正文一字不改；以下是识别出的事实和全部编辑决定，请对照原件核对。"
    )
    yield "# 以 # 开头的行不起作用。文件里没有写明的项目留作这样的行：知道的，改好例子、去掉 #；不知道的，不必管它。"
    for key, fact in FACTS.items():
        value = getattr(told, key)
        from_where = f"（{origins[key].zh}，请核对）" if key in origins else ""
        yield ""
        yield _comment(fact.what + (from_where if value is not None else "（文件没有写明）"))
        yield f"{key} = {_value(value)}" if value is not None else f"# {key} = {_value(fact.example)}"
    yield ""
    yield "# 本站是政府自己的官方版本的，去掉下一行的 #"
    yield "# official = true"


def _value(value: str | int | datetime.date) -> str:
    return quoted(value) if isinstance(value, str) else str(value)


def _source() -> Iterator[str]:
    yield "# 以上各项要写在第一个方括号之前；以下每个方括号管到下一个方括号为止。"
    yield "# 文本从哪里来：网址、取得日期，以及要向读者说明的话。"
    yield "[source]"
    yield '# url = "https://www.example.gov.cn/report.html"'
    yield "# retrieved = 2021-02-08"
    yield '# note = "文本取自市政府网站。"'


def _removed(report: Report) -> Iterator[str]:
    """What was left out, by reason, as entries of the record."""
    lines = Lines(report)
    by_reason: dict[str, list[Removal]] = {}
    for removal in report.removals:
        by_reason.setdefault(removal.reason, []).append(removal)
    head = "# 程序认为不属于报告、没有收入的文字。请逐条核对；确属报告的，删去该条，另写一条 [[kept]] 加 line = 行号。"
    for reason, found in by_reason.items():
        for entry in _entries(report, reason, found, lines):
            yield "\n".join((head, entry) if head else (entry,))
            head = ""


def _entries(report: Report, reason: str, found: Sequence[Removal], lines: Lines) -> Iterator[str]:
    whole = [r for r in found if all(map(lines.is_whole, lines.of(r)))] if len(found) > SINGLY else []
    if whole:
        numbers = sorted({line for removal in whole for line in lines.of(removal)})
        shown = [f"lines = {quoted(lines.stretches(numbers))}", f"reason = {quoted(reason)}"]
        words = "".join(report.source.text[whole[0].span.start : whole[0].span.end].split())
        yield "\n".join([_comment(f"共 {len(whole)} 处，第一处是：{words[:30]}"), "[[removed]]", *shown])
    for removal in found:
        if removal not in whole:
            text = report.source.text[removal.span.start : removal.span.end]
            yield "\n".join(
                [
                    "[[removed]]",
                    f"line = {lines.of(removal)[0]}",
                    f"text = {quoted(text)}",
                    f"reason = {quoted(reason)}",
                ]
            )


def _doubts(report: Report) -> Iterator[str]:
    """Doubtful characters, as remarks that an editor has yet to make."""
    head = "# 存疑的字。请对照原件；确是如此印的，去掉 #，写明疑点，原文照录不改。"
    for problem in report.problems:
        if problem.code != "doubtful-character":
            continue
        block = next(b for b in report.blocks if any(p.start <= problem.span.start < p.end for p in b.pieces))
        at = next(n for n in range(len(block.text)) if block.offset(n) == problem.span.start)
        end = at + problem.span.end - problem.span.start
        before, after = block.text[:at].rpartition("\n")[2][-4:], block.text[end:].partition("\n")[0][:4]
        near = before + block.text[at:end] + after
        line = report.source.position(block.offset(at - len(before)))[0]
        entry = [
            "# [[remark]]",
            f"# line = {line}",
            f"# text = {quoted(near)}",
            '# remark = "……疑是……；照录原文，不作改动。"',
        ]
        yield "\n".join([head, *entry] if head else entry)
        head = ""

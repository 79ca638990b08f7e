"""Problem codes, and the exceptions that end a run.

Whatever is wrong with the input has a place and a code: `file:line:column: code: message`. How that is written down for
people, programs and GitHub says `tell`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.messages import Message, listed, say
from generator.model.report import Problem, Report
from generator.model.source import Source, Span

CODES = {
    "alias-unused": (
        Message("an alias in report.toml that the text does not print", "`report.toml` 里的别名在正文中没有出现"),
        Message("correct [[alias]], or take it out", "改正该条 [[alias]]，或删去"),
    ),
    "call-unknown": (
        Message("a call without a note, or with two", "注号没有对应的注释，或对应两条"),
        Message(
            "look for the note in the printed report; the call is printed, without a link",
            "对照印本找注释；注号照印，不作链接",
        ),
    ),
    "calls-lost": (
        Message("notes, but no call in the whole text", "有注释，正文却一个注号也没有"),
        Message(
            "nothing: terms are bound by their headwords; a file with its calls is better, if there is one",
            "不必处理，术语按词条名对应；有带注号的文件更好",
        ),
    ),
    "doubtful-character": (
        Message("a character that was surely not meant", "显然不是原意的字符"),
        Message(
            "compare with the printed report and say so in [[remark]]; the text stays",
            "对照印本，写入 [[remark]]；原文不动",
        ),
    ),
    "empty": (
        Message("a file without text", "文件里没有文字"),
        Message("save the report again as text (UTF-8)", "重新存为文本（UTF-8）"),
    ),
    "encoding": (
        Message("bytes in no known encoding", "不是已知的编码"),
        Message("save the report again as text, encoded in UTF-8", "重新存为 UTF-8 文本"),
    ),
    "fact-differs": (
        Message("a fact in report.toml that the report prints otherwise", "`report.toml` 里的一项与报告所印不同"),
        Message(
            "correct it in report.toml, or say in [[accepted]] that both are right",
            "改正 report.toml，或用 [[accepted]] 说明两者都对",
        ),
    ),
    "fault": (
        Message("the program fell over a file", "程序处理这个文件时出错"),
        Message("please report it; the other files are not touched by it", "请报告给我们；其他文件不受影响"),
    ),
    "figure-damaged": (
        Message("digits that were damaged, so that a figure could not be read", "数字已损坏，读不出数值"),
        Message("compare with the printed report and give it in [[figure]]", "对照印本，用 [[figure]] 写明"),
    ),
    "figure-target": (
        Message("a target where the report looks back", "回顾部分出现了目标"),
        Message("say in [[figure]] what it is and for which year", "用 [[figure]] 写明它是什么、属于哪一年"),
    ),
    "figure-twice": (
        Message("two values of one indicator for one year", "同一指标、同一年有两个数值"),
        Message(
            "compare with the printed report; say in [[accepted]] that both are right, or correct one with [[figure]]",
            "对照印本；都对的用 [[accepted]] 说明，读错的用 [[figure]] 改正",
        ),
    ),
    "glyph-missing": (
        Message("a character that no font for print has", "印刷字体里没有这个字"),
        Message(
            "install a font that has it, and print again; till then the booklet has 〓 in its place, and says so",
            "安装有这个字的字体，再印一次；在此之前，册中以〓代替，并有说明",
        ),
    ),
    "head-doubtful": (
        Message(
            "an office without a name, or a printed date that was not read", "有职务没有姓名，或印有日期而没有读出"
        ),
        Message("write speaker or date into report.toml", "在 `report.toml` 写明 speaker 或 date"),
    ),
    "heading-doubtful": (
        Message("a heading unlike its sisters: begun anew, or far longer", "与同级不一样的标题：重新编号，或长得多"),
        Message(
            "look where it ends and below which it stands; say so with [[line]]",
            "看它到哪里为止、在哪个标题之下，用 [[line]] 指明",
        ),
    ),
    "no-heading": (
        Message("no heading was recognised", "没有识别出标题"),
        Message('name the headings with [[line]] kind = "heading"', '用 [[line]] kind = "heading" 指明标题'),
    ),
    "not-a-report": (
        Message("nothing in the file looks like a report", "文件里没有像报告的内容"),
        Message("give the text of a report", "换成报告的文本"),
    ),
    "not-read": (
        Message("a picture, chart or object, whose words are not read", "图片、图表等对象，其中的文字没有读取"),
        Message(
            "look at it in the file; if it holds words of the report, write them into the file as text",
            "在原文件里看一看；其中有报告文字的，请在文件里改成文本",
        ),
    ),
    "note-continued": (
        Message("a note that runs over several lines", "一条注释占了几行"),
        Message(
            "read it on its page; a line that is no part of it is named with [[line]]",
            "在它的页面上通读；不属于它的行用 [[line]] 指明",
        ),
    ),
    "note-duplicate": (
        Message("two notes of one number", "两条注释编号相同"),
        Message("say which is meant with [[alias]], or leave both", "用 [[alias]] 指明各指什么，或两条都保留"),
    ),
    "note-headword": (
        Message("a note without a headword", "注释没有词条名"),
        Message("write its terms in [[terms]]", "写入 [[terms]]"),
    ),
    "note-unused": (
        Message("a note without a call", "注释没有注号"),
        Message(
            "nothing: its terms are bound by their headwords; other printed forms go into [[alias]]",
            "不必处理，术语按词条名对应；其他写法写入 [[alias]]",
        ),
    ),
    "ordinal-gap": (
        Message("numbers out of order", "编号不连续"),
        Message(
            "look in the printed report for what is missing; a line that is no heading is named with [[line]]",
            "对照印本找缺少的部分；不是标题的行用 [[line]] 指明",
        ),
    ),
    "record-unknown": (
        Message("an entry of report.toml that does not fit the text", "`report.toml` 里的一条与原文不符"),
        Message("correct the entry at the place that is named, or take it out", "按所指的位置改正，或删去"),
    ),
    "removed-unrecorded": (
        Message("text that was left out without a decision in report.toml", "略去了文字，`report.toml` 里没有记录"),
        Message(
            "put it on the record with [[removed]], or take it back with [[kept]]",
            "用 [[removed]] 记录，或用 [[kept]] 取回",
        ),
    ),
    "set-aside": (
        Message("a sentence that the parser took for no part of the report", "程序认为整句都不属于报告"),
        Message("take it back with [[kept]] if it is one", "属于报告的，用 [[kept]] 取回"),
    ),
    "term-ambiguous": (
        Message("a term of two notes", "两条注释解释同一个术语"),
        Message("say which is meant with [[alias]]", "用 [[alias]] 指明"),
    ),
    "timeout": (
        Message("a file that takes too long", "处理这个文件太久"),
        Message(
            "look at the file: it is surely no report; or give more time with --timeout",
            "看看这个文件，多半不是报告；或用 --timeout 延长时限",
        ),
    ),
    "toml": (
        Message("report.toml cannot be read", "`report.toml` 读不了"),
        Message("mend the line that is named", "改正所指的那一行"),
    ),
    "unreadable": (
        Message("a file that cannot be opened, or a folder without a report", "文件打不开，或文件夹里没有报告"),
        Message(
            "do what the line says; mostly: save the file again as .docx or text; a scan needs OCR first",
            "照提示处理；多半要把文件另存为 .docx 或文本，扫描件先做文字识别",
        ),
    ),
}
"""Every code: what it stands for, and what to do, in both languages. Codes are stable: scripts read them."""

FATAL = frozenset(("empty", "encoding", "fault", "not-a-report", "timeout", "toml", "unreadable"))
"""Codes of what leaves nothing to build; a report survives all others."""


@dataclass(frozen=True, slots=True)
class Located:
    """A problem and the place that it speaks of."""

    file: str
    line: int
    """From 1, as is the column, in code points."""
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}"


class InputError(Exception):
    """Input that leaves nothing sensible to build; ends the run with exit code 2."""

    at: Located | None = None
    """Where, for what stands in a file."""

    @property
    def message(self) -> str:
        """What is wrong and what to do, in both languages where it is a Message."""
        return self.at.message if self.at else self.args[0]


class PlacedError(InputError):
    """Input that cannot be used, with the place in a file that is to blame."""

    at: Located

    def __init__(self, at: Located):
        self.at = at
        super().__init__(str(at))


class ParseError(PlacedError):
    """A report that cannot be read, with the place where reading ended."""

    def __init__(self, code: str, message: str, source: Source, offset: int = 0):
        self.code = code
        super().__init__(located(Problem(code, message, Span(offset, offset)), source))


class UsageError(InputError):
    """A wrong argument or setting; the message says what is right."""


def meant(word: str, known: Sequence[str]) -> Message:
    """What a word that is not known may have been meant for."""
    import difflib  # wanted only where something is wrong

    if near := difflib.get_close_matches(word, known, 1):
        return say("meant-one", word=near[0])
    return say("meant-any", known=listed(known)) if known else say("meant-none")


def located(problem: Problem, source: Source) -> Located:
    """The problem with its file, line and column: the source's, or report.toml's where an entry is to blame."""
    file, line, column = problem.entry or (source.file, *source.position(problem.span.start))
    return Located(file, line, column, problem.code, problem.message)


def problems_of(report: Report) -> list[Located]:
    """The report's problems, in source order."""
    ordered = sorted(report.problems, key=lambda p: (p.span.start, p.code))
    return [located(problem, report.source) for problem in ordered]

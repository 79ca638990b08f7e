"""A line of `report.toml` that the TOML reader gave up at → what an editor wrote there by mistake, and how to write it.

Who keeps `report.toml` writes Chinese all day: full-width signs, Chinese quotation marks, 年 behind a number.
Guarantee: one message, at the sign that is to blame; a mistake of no known kind has the place where reading ended.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from generator.decisions.keys import ENTRIES, KNOWN
from generator.decisions.positions import Positions
from generator.model.messages import Message, say

KEYS = {
    "标题": "title", "题目": "title", "地方": "place", "地点": "place", "地区": "place", "城市": "place",
    "年份": "year", "年度": "year", "年": "year", "日期": "date", "时间": "date", "会议": "meeting",
    "报告人": "speaker", "职务": "office", "发布机关": "publisher", "发布单位": "publisher", "官方": "official",
    "网址": "url", "说明": "note", "取得日期": "retrieved", "行": "line", "行号": "line", "原文": "text",
    "文字": "text", "理由": "reason", "原因": "reason", "注释": "note", "术语": "terms", "类型": "kind",
    "级别": "level", "备注": "remark", "疑点": "remark",
}  # fmt: skip
"""What editors call the keys."""

TABLES = {
    "来源": "[source]", "印刷": "[print]", "打印": "[print]", "拼音": "[pinyin]", "删去": "[[removed]]",
    "删除": "[[removed]]", "保留": "[[kept]]", "取回": "[[kept]]", "行": "[[line]]", "术语": "[[terms]]",
    "别名": "[[alias]]", "备注": "[[remark]]", "存疑": "[[remark]]", "段落": "[[paragraph]]", "接受": "[[accepted]]",
}  # fmt: skip
"""What editors call the tables."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f]|^[^\"'“]*?([\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff])"
)
"""Control characters anywhere, marks that nobody sees outside of text alone."""
_COMMENT = re.compile(r"[ \t]*(?P<at>＃|//|--|；|;)")
_WRONG_BRACKET = re.compile("[［］【】〔〕]+")
_SETTING = re.compile(
    r"""[ \t]*(?P<key>[^=＝:："“'\[\]#\s]+|"[^"]*"|'[^']*')[ \t]*(?P<sign>={1,2}|＝|:|：)?[ \t]*(?P<value>.*)"""
)
_OUTSIDE = re.compile(r'[\[,，、\s]*(?:"[^"“”]*"[,，、\s]*)*')
_QUOTE = re.compile("[“”‘’「」『』＂〝〞＇]")
_DATE = re.compile(
    r"(?P<y>[0-9]{4})[ ]*[年/.\-—–−_][ ]*(?P<m>[0-9]{1,2})[ ]*[月/.\-—–−_][ ]*(?P<d>[0-9]{1,2})[ ]*[日号]?"
    r"(?=[ ]*(?:#|$))"
)
_LONG = re.compile("[0-9_]{20,}")
_NUMBER = re.compile(r"[+-]?[0-9]+[ \t]*(?:#.*)?$")
_STRAIGHT = re.compile(r'(?<!\\)(?:\\\\)*"')
_TRUTH = re.compile(r"(?:true|false|yes|no|是|否|对|不是)[ \t]*(?:#.*)?$", re.IGNORECASE)

SHOWN = 20
"""Characters of a value that a message repeats."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The line that reading ended in, as far as it is a setting."""

    words: str
    key: str
    sign: str
    value: str
    at: int
    """Column of the value, from 0."""
    said: str
    """What the TOML reader says."""


Slip = tuple[int, Message]
"""Column, from 0, and what to do."""


def slip(content: str, place: tuple[int, int], said: str) -> tuple[tuple[int, int], Message]:
    """Where the mistake is, and what to write; `place` is where the reader gave up."""
    number, column = place
    lines = content.split("\n")
    if not lines[number - 1].strip() and number > 1 and "end of document" in said:
        number, column = number - 1, len(lines[number - 2]) + 1
    words = lines[number - 1]
    if found := _twice(content, number, said) or _open(lines, said):
        return found
    parts = _SETTING.match(words)
    key, sign = (parts["key"].strip("\"'"), parts["sign"] or "") if parts else ("", "")
    at = parts.start("value") if parts and sign else len(words) - len(words.lstrip())
    line = _Line(words, key, sign, words[at:], at, said)
    for rule in _RULES:
        if explained := rule(line):
            return (number, explained[0] + 1), explained[1]
    return (number, column), say("slip-other", said=Message(re.sub(r" \(at .*\)$", "", said), "写法有误"))


def _twice(content: str, number: int, said: str) -> tuple[tuple[int, int], Message] | None:
    """A key or a table that has stood before."""
    if declared := re.match(r"Cannot declare \('([^']+)'.*\) twice", said):
        name, own = declared[1], _header(content, number)
        first = Positions(content).of((name, 0))[0]
        return (own, 1), say("slip-entry-single", table=name) if name in ENTRIES else say(
            "slip-table-twice", table=name, line=first
        )
    if said.startswith("Cannot overwrite a value"):
        places = Positions(content)
        table, key = places.at(number)
        return (number, 1), say("slip-key-twice", key=key, line=places.of(table, key)[0])
    return None


def _header(content: str, number: int) -> int:
    """The line of the table's head, at or before a line."""
    lines = content.split("\n")
    return next((n for n in range(number, 0, -1) if lines[n - 1].lstrip().startswith("[")), number)


def _open(lines: list[str], said: str) -> tuple[tuple[int, int], Message] | None:
    """A list, or a text between three quotation marks, that has no end."""
    if said.startswith(("Unterminated string", 'Expected \'"""\'', "Expected \"'''\"")):
        opened = [n for n, line in enumerate(lines, 1) if line.count('"""') % 2 or line.count("'''") % 2]
        return ((opened[-1], 1), say("slip-multiline-open")) if opened else None
    return None


def _comment(line: _Line) -> Slip | None:
    found = _COMMENT.match(line.words)
    return (found.start("at"), say("slip-comment")) if found else None


def _invisible(line: _Line) -> Slip | None:
    if not (found := _INVISIBLE.search(line.words)):
        return None
    at = found.start(1) if found[1] else found.start()
    return at, say("slip-invisible", code=f"{ord(line.words[at]):04X}")


def _brackets(line: _Line) -> Slip | None:
    head = line.words.lstrip()
    if head[:1] in tuple("[［【〔"):
        at = len(line.words) - len(head)
        name = re.sub("[\\[\\]［］【】〔〕\\s]", "", head.split("#")[0])
        if found := _WRONG_BRACKET.search(head):
            return at + found.start(), say("slip-brackets", found=found[0])
        if name in TABLES:
            return at, say("slip-table-chinese", table=TABLES[name])
        if head.count("[") != head.count("]"):
            double = head.startswith("[[")
            return at, say("slip-bracket-lost", table=f"[[{name}]]" if double else f"[{name}]")
    if (found := _WRONG_BRACKET.match(line.value)) and line.sign:
        return line.at, say("slip-brackets", found=found[0])
    return None


def _stray(line: _Line) -> Slip | None:
    """A sentence that stands where settings do."""
    known = line.key in KNOWN or line.key in KEYS or line.key.isdecimal()
    words = re.search("[\u4e00-\u9fff]|[a-z] +[a-z]", line.words)
    if known or not words or line.words.lstrip()[:1] in tuple("[\"'“]"):
        return None
    written = line.sign in ("=", "＝", "==") or re.match(r"""[^"'“]*(?:[:：]|\s)[ \t]*["'“‘「『0-9]""", line.words)
    return None if written else (len(line.words) - len(line.words.lstrip()), say("slip-stray"))


def _sign(line: _Line) -> Slip | None:
    if line.sign in ("＝", ":", "：", "=="):
        return line.words.index(line.sign), say("slip-equals", found=line.sign)
    return None


def _key(line: _Line) -> Slip | None:
    if line.key in KEYS and line.sign:
        return line.words.index(line.key), say("toml-key-chinese", key=line.key, name=KEYS[line.key])
    if line.key and not line.sign and not line.words.lstrip().startswith(("[", '"', "'")):
        key = re.sub(r"(?s)[^a-z].*", "", line.key) or KEYS.get(line.key, line.key)
        return line.words.index(line.key), say("slip-no-equals", key=key[:SHOWN])
    if line.sign and not re.match(r"""[ \t]*(?:[\w.-]+[ \t]*=|["'])""", line.words, re.ASCII):
        return line.words.index(line.key), say("slip-key-quoted", key=line.key[:SHOWN])
    return None


def _empty(line: _Line) -> Slip | None:
    return (line.at, say("slip-no-value")) if line.sign and re.match("#|$", line.value) else None


def _quotes(line: _Line) -> Slip | None:
    """Chinese quotation marks where straight ones belong."""
    outside = _OUTSIDE.match(line.value)
    end = outside.end() if outside else 0
    if (found := _QUOTE.match(line.value, end)) and line.value[:end].count('"') % 2 == 0:
        shown = '["…", "…"]' if line.value.startswith("[") else '"…"'
        return line.at + found.start(), say("slip-quotes", shown=f"{line.key} = {shown}" if line.key else shown)
    ends = re.search(rf"({_QUOTE.pattern})[ \t]*(?:#[^\"]*)?$", line.value)
    if ends and line.value.startswith('"') and len(_STRAIGHT.findall(line.value)) == 1:
        return line.at + ends.start(1), say("slip-quote-end", mark=ends[1])
    return None


def _commas(line: _Line) -> Slip | None:
    found = re.search(r"""(?<=["'0-9])[ \t]*([，、；;])[ \t]*(?=["'“]|$)""", line.value)
    if found and line.value.lstrip().startswith(("[", '"')) and (line.value.startswith("[") or not line.sign):
        return line.at + found.start(1), say("slip-comma", found=found[1])
    return None


def _date(line: _Line) -> Slip | None:
    found = _DATE.match(unicodedata.normalize("NFKC", line.value))
    if not found:
        return None
    try:
        day = datetime.date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return line.at, say("slip-no-day")
    return line.at, say("slip-date", key=line.key or "date", date=day)


def _number(line: _Line) -> Slip | None:
    """年 behind a number, full-width digits, digits without end."""
    plain = unicodedata.normalize("NFKC", line.value)
    if found := _LONG.match(plain):
        return line.at, say("slip-long", count=len(found[0]))
    if found := re.match(r"([0-9]+)[ \t]*[年月日号届次行条级][度份]?[ \t]*(?:#.*)?$", plain):
        return line.at, say("slip-number", key=line.key, number=found[1])
    if plain != line.value and _NUMBER.match(plain):
        return line.at, say("slip-digits", digits=plain.split("#")[0].strip())
    return None


def _short_date(line: _Line) -> Slip | None:
    """A month or a year where a day belongs."""
    found = re.match(r"[0-9]{4}[-年/.—][0-9]{1,2}月?[ \t]*(?:#.*)?$", unicodedata.normalize("NFKC", line.value))
    return (line.at, say("slip-date-short", key=line.key)) if found and line.sign else None


def _behind(line: _Line) -> Slip | None:
    """Something behind a value that is right."""
    found = re.match(
        r"""("[^"\\]*"|'[^']*'|[0-9-]+|true|false|\[[^\[\]]*\])[ \t]*(?P<rest>[^\s#"'\d].*)$""", line.value
    )
    if not found or not line.sign:
        return None
    at, rest = line.at + found.start("rest"), found["rest"].split("#")[0].strip()
    if "=" in rest:
        return at, say("slip-one-a-line")
    if line.value.startswith('"') and '"' in rest:
        return line.at + line.value.index('"', 1), say("slip-quote-inside")
    return at, say("slip-behind", found=rest[:SHOWN])


def _truth(line: _Line) -> Slip | None:
    return (line.at, say("slip-truth")) if line.sign and _TRUTH.match(line.value) else None


def _straight(line: _Line) -> Slip | None:
    """Straight quotation marks: one is missing, or there is one too many; and what a backslash does between them."""
    if not line.value.startswith(('"', "'")):
        return None
    if line.said.startswith(("Unescaped '\\'", "Invalid hex value", "Escaped character is not")):
        return line.at + max(0, line.value.find("\\")), say("slip-backslash")
    mark = line.value[0]
    count = len(_STRAIGHT.findall(line.value)) if mark == '"' else line.value.count("'")
    if count == 1:
        return line.at + len(line.value.rstrip()), say("slip-quote-lost", mark=mark)
    if count > 2:
        second = line.value.index(mark, 1)
        return line.at + second, say("slip-quote-inside")
    return None


def _list(line: _Line) -> Slip | None:
    if line.value.startswith("[") and line.sign and line.value.count("]") < line.value.count("["):
        return line.at, say("slip-list-open")
    return None


def _unquoted(line: _Line) -> Slip | None:
    if line.sign and (found := re.match(r"[^\W\d_][^\"'#\[\]{}]*", line.value)):
        value = found[0].strip()
        return line.at, say("slip-unquoted", key=line.key, value=value[:SHOWN] + ("…" if len(value) > SHOWN else ""))
    return None


_RULES: tuple[Callable[[_Line], Slip | None], ...] = (
    _comment, _invisible, _brackets, _stray, _sign, _key, _empty, _quotes, _commas, _date, _short_date, _number, _truth,
    _behind, _straight, _list, _unquoted,
)  # fmt: skip
"""Asked in this order; the first that knows the mistake explains it."""

"""`Source` → typed lines, without loss.

Guarantees to the next step:
1. lines abut: the first starts at 0, each starts where the one before ended, the last ends at the text's end;
2. `words` is the line without the white space at both ends, and is empty for `blank` lines alone;
3. a line's kind is read from the line itself; what it means in its place is `parse`'s to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.model import Source, Span
from generator.numerals import HAN, from_figure

Form = Literal["part", "paren", "order", "item"]
"""Numbering of a heading: `一、` part, `（一）` paren, `第一，` order, `一是` item."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's number at a line's start."""

    form: Form
    ordinal: int


@dataclass(frozen=True, slots=True)
class Line:
    span: Span
    """With its line end."""
    words: Span
    """Without the white space at both ends."""
    kind: Literal["blank", "watermark", "notes-heading", "numbered", "text"]
    numbered: Numbered | None = None


_NUMBER = f"[{HAN}]{{1,4}}"
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("part", re.compile(f"({_NUMBER})[、．.]")),
    ("paren", re.compile(f"[（(]({_NUMBER})[）)]")),
    ("order", re.compile(f"第({_NUMBER})[，,、]")),
    ("item", re.compile(f"({_NUMBER})是(?=[^，。])")),
)

_WATERMARK = re.compile(
    r"更多\S{0,6}(?:数据|报告|资料|资源)\S*尽在"
    r"|(?:来源|来自|百度|关注|公众号|微信|更多)\S{0,12}马\s?克\s?数\s?据"
    r"|(?:数据|资料|报告|文档)(?:皮皮侠|下载|获取|分享)\S*(?:https?://|www\.|公众号)"
)
"""Advertising of those who pass texts on; only ever a short line of its own."""

WATERMARK_CHARACTERS = 80

_NOTES_HEADING = re.compile(
    r"^[※*【\[（(《\s]*(?:附件?[0-9一二三四五六七八九十]*[：:、\s]*)?"
    r"(?:《?[^，。；]{0,12}工作报告》?)?(?:中)?(?:有关|相关|部分|主要)?(?:内容|词语|用语|名词|词汇|专业术语|术语|专有名词)*"
    r"[、及和]?(?:术语|用语|名词|词语)?(?:解释|注释|释义|说明|附注|注解)[：:※*】\])）》\s]*$"
)


def lines(source: Source) -> tuple[Line, ...]:
    """Cut the text after each line end (`\\n`, `\\r\\n`, `\\r`) and say what each line is."""
    return tuple(_typed(source.text, m.start(), m.end()) for m in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", source.text))


def number_of(text: str) -> tuple[Numbered, int] | None:
    """The heading number at the start of `text` and its length in code points."""
    for form, pattern in _FORMS:
        match = pattern.match(text)
        if match and (ordinal := from_figure(match.group(1))) is not None:
            return Numbered(form, ordinal), match.end()
    return None


def _typed(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    left = start + len(raw) - len(raw.lstrip(" \t\r\n\u3000\u2002\u2003\xa0\ufeff\u200b"))
    stripped = raw.strip(" \t\r\n\u3000\u2002\u2003\xa0\ufeff\u200b")
    span, words = Span(start, end), Span(left, left + len(stripped))
    if not stripped:
        return Line(span, Span(end, end), "blank")
    if len(stripped) <= WATERMARK_CHARACTERS and _WATERMARK.search(stripped):
        return Line(span, words, "watermark")
    if len(stripped) <= 40 and _NOTES_HEADING.match(re.sub(r"\s", "", stripped)):
        return Line(span, words, "notes-heading")
    if found := number_of(stripped):
        return Line(span, words, "numbered", found[0])
    return Line(span, words, "text")

"""Report text → Markdown that renders as the characters it is made of.

Guarantee: report text is escaped here and nowhere else.
"""

from __future__ import annotations

import html
import re

from generator.model.deceptive import apart

_SPECIAL = str.maketrans(
    {c: "\\" + c for c in "\\`*_{}[]!#"}
    | {c: f"&#{ord(c)};" for c in "&<>|~"}
    | {c: " " for c in "\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
    | {"\n": "<br>", "\r": ""}
)
"""What is Markdown or HTML wherever it stands, and white space that would end a line."""

_LINE_START = re.compile(r"([+-])|([=:])|(\d+)(?=[.)])")
"""What is Markdown at a line's start alone."""

SENTENCE_END = re.compile(r"[。！？\n][”’」』）]*")

SENTENCE_CHARACTERS = 500
"""How far a sentence is shown on either side of a term; reports have hardly any that reach farther."""

EXCERPT_CHARACTERS = 14
"""How many characters a list of places shows on either side of a term."""

_QUOTED = re.compile(r"([“‘「『]*)(.*?)([”’」』]*)", re.DOTALL)

_OFFICE = re.compile("(?<=.)(?:人民)?政府工作报告")

_NO_LABEL = re.compile(r"[^\w\u3000-\u303f\uff00-\uffef，。、；：％＋%+./·— -]+")


def escape(text: str) -> str:
    """Report text as Markdown that renders as the characters it is made of, within a line.

    What would turn its neighbours, in this block or the next, is isolated: it is printed where it stands.
    """
    return "".join(
        f"<bdi>{piece.translate(_SPECIAL)}</bdi>" if turns else piece.translate(_SPECIAL)
        for piece, turns in apart(text)
    )


def titled(text: str) -> str:
    """A report's title as Markdown; one that needs two lines is broken before 政府工作报告, not within a word."""
    return _OFFICE.sub(r"<wbr>\g<0>", escape(text))


def verbatim(text: str) -> str:
    """Report text for an attribute's value or a `<pre>` of raw HTML, where Markdown is not read."""
    return html.escape(text)


def opening(markdown: str) -> str:
    """Escaped Markdown, fit to open a line."""
    markdown = markdown.lstrip()
    found = _LINE_START.match(markdown)
    if not found:
        return markdown
    at = found.end() if found[3] else 0
    if found[2]:
        return f"&#{ord(markdown[0])};{markdown[1:]}"
    return f"{markdown[:at]}\\{markdown[at:]}"


def label(text: str) -> str:
    """Words for an attribute: letters, figures and Chinese punctuation; what an attribute cannot hold is left out."""
    return _NO_LABEL.sub("", text).replace("_", "")


def underlined(words: str) -> str:
    """A called term with its words, not its outer quotation marks, underlined."""
    parts = _QUOTED.fullmatch(words)
    before, inner, after = parts.groups() if parts else ("", "", "")
    return f"{escape(before)}<u>{escape(inner)}</u>{escape(after)}" if inner else escape(words)

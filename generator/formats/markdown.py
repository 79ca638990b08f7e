"""Markdown → text, line for line: emphasis, heading marks and escapes are taken off and travel as evidence.

Guarantee: the text has as many lines as the file, so a problem's line number is the file's.
"""

from __future__ import annotations

import re

from generator.formats.gathered import Gathered

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,30}?---[ \t]*(?:\r?\n|\Z)")
_SIGN = re.compile(r"^(?:#{1,6}[ \t]+\S|[ \t]*\*\*[^*\n]{2,80}\*\*|\[\^\d+\]:|[^\n]*!\[[^\[\]\n]*\]\()", re.M)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_BULLET = re.compile(r"[ \t]{0,3}[-*+][ \t]+(?=\S)")
_LONE = re.compile(r"^\*\*(?=\S)|(?<=\S)\*\*[ \t]*(?=\r?\n?$)")
"""Half of a pair whose other half stands on another line."""
_PICTURE = r"!\[(?P<words>[^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|<img\b[^<>\n]*>"
_MARKUP = re.compile(
    rf"{_PICTURE}|"
    r"\*\*\*?|__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|\\[\\`*_{}\[\]()#+.!<>~|-]|<br\s*/?>|\[\^(?P<note>\d+)\]:?|<sup>|</sup>"
)


def is_markdown(text: str) -> bool:
    """Whether the text carries front matter, a heading mark or a line in bold."""
    return bool(_FRONT_MATTER.match(text) or _SIGN.search(text))


def from_markdown(text: str) -> Gathered:
    """Gather the text without its markup; front matter stays as it is."""
    out = Gathered()
    front = _FRONT_MATTER.match(text)
    if front:
        out.add(front[0])
    for line in text[front.end() if front else 0 :].splitlines(keepends=True):
        _line(line, out)
    return out


def _line(line: str, out: Gathered) -> None:
    head = _HEADING.match(line)
    if head:
        words = line[head.end() :]
        line = _without_closing_marks(words)
    bullet = _BULLET.match(line)
    if bullet:
        line = line[bullet.end() :]
    paired = line.count("**") % 2 == 0
    if not paired:
        line = _LONE.sub("", line, count=1)
        paired = line.count("**") % 2 == 0
    bold, raised, at = bool(head), False, 0
    for mark in _MARKUP.finditer(line):
        out.add(line[at : mark.start()], bold=bold, raised=raised)
        at = mark.end()
        if mark[0].startswith(("![", "<img")):
            out.leave("picture", mark["words"])
        elif mark[0] in ("**", "***", "__") and (paired or mark[0] == "__"):
            bold = not bold if not head else True
        elif mark[0] in ("<sup>", "</sup>"):
            raised = mark[0] == "<sup>"
        elif mark[0].startswith("[^"):
            out.add(f"[{mark['note']}]")
        elif mark[0].startswith("\\"):
            out.add(mark[0][1:], bold=bold)
        elif mark[0].startswith("<br"):
            out.add(" ")
        elif mark[0] not in ("*", "_"):
            out.add(mark[0], bold=bold)
    out.add(line[at:], bold=bold and bool(line[at:].strip()), raised=raised)


def _without_closing_marks(words: str) -> str:
    """A heading's words without the # that close it."""
    text = words.rstrip("\r\n")
    bare = text.rstrip(" \t")
    head = bare.rstrip("#")
    plain = head.rstrip(" \t")
    return plain + words[len(text) :] if len(plain) < len(head) < len(bare) else words

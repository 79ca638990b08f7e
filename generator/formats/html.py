"""A web page → text: a line for each block element, table cells apart by a tab.

Bold elements, headings and `<sup>` travel as evidence; so does page furniture (navigation, footers, forms), which stays
in the text and is set aside later, on the record. Scripts, styles and comments are no text. Also reads a page that was
stored as a Python list (`[<div …>…</div>]`). Guarantee: no address in the page is opened.
"""

from __future__ import annotations

import re
from typing import Any

from generator.formats.gathered import Gathered, Unreadable
from generator.model.messages import say
from generator.model.source import UnreadKind

_TAG = re.compile(r"</(?:p|div|span|td|tr|li|h[1-6]|body|html|section|article|font|strong)\s*>", re.I)
_START = re.compile(r"\s*\[?\s*<(?:!doctype|html|head|body|div|p|h[1-6]|table|section|article|meta|span)\b", re.I)

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul option title".split()
)
_SILENT = frozenset("script style noscript template head iframe object svg math select textarea".split())
_BOLD = frozenset("b strong h1 h2 h3 h4 h5 h6".split())
_SHOWN: dict[str, UnreadKind] = {
    "img": "picture",
    "svg": "picture",
    "canvas": "picture",
    "math": "formula",
    "object": "object",
    "embed": "object",
    "video": "object",
}
"""What is shown and is no text."""
ICON = 24
"""Pixels up to which a picture is a spacer or an icon."""
_FURNITURE = frozenset("nav footer aside form button".split())
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—"
_WHITE = re.compile(r"[ \t\r\n\f]+")
_IS_WIDE = re.compile(f"[{_WIDE}]")


def is_html(text: str) -> bool:
    """Whether the text is markup, whatever its file is called."""
    return bool(_START.match(text[:2000])) and bool(_TAG.search(text)) or len(_TAG.findall(text[:200_000])) >= 12


def from_html(text: str) -> Gathered:
    """Gather the text of a page. Raises Unreadable where elements nest so deep that text would be lost."""
    from lxml import etree, html

    if re.match(r"\s*\[\s*<", text):
        text = re.sub(r">\s*\]\s*$", ">", re.sub(r"^\s*\[\s*", "", text))
        text = re.sub(r">\s*,\s*<(?=div|p\b)", "><", text)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "")
    out = Gathered()
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = html.fromstring(text, parser=parser)
    except etree.ParserError:
        return out
    if any("depth" in entry.message for entry in parser.error_log):
        raise Unreadable(say("page-deep"))
    _walk(root, out)
    return out


def _walk(root: Any, out: Gathered) -> None:
    """Depth first, without recursion: a page may nest deeper than Python does."""
    stack: list[tuple[Any, str, bool, bool, bool]] = [(root, "open", False, False, False)]
    rows = _Rows(out)
    while stack:
        element, step, bold, raised, furniture = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if step == "tail":
            if tag in _BLOCKS:
                out.break_line()
            _words(element.tail, out, bold, raised, furniture)
            continue
        if element is not root:
            stack.append((element, "tail", bold, raised, furniture))
        if tag in _SHOWN and not furniture and not _is_hidden(element) and not _is_icon(element):
            out.leave(_SHOWN[tag], element.get("alt") or element.get("title"), loose=True)
        if tag in _SILENT or not tag:
            continue
        if tag in _BLOCKS:
            out.break_line()
        elif tag == "br":
            out.add("\n")
        elif tag in ("td", "th") and rows.runs_on(element):
            out.add("\t")
        inner = (bold or tag in _BOLD, raised or tag == "sup", furniture or tag in _FURNITURE or _is_hidden(element))
        _words(element.text, out, *inner)
        stack.extend((child, "open", *inner) for child in reversed(element))


class _Rows:
    """Rows of tables, those of data and those in which a page is laid out."""

    def __init__(self, out: Gathered):
        self.out = out
        self.seen: dict[Any, tuple[int, bool]] = {}
        """Row → the pieces looked at, and whether a line ends among them."""

    def runs_on(self, cell: Any) -> bool:
        """Whether the cell goes on with its row's line. After a cell of several lines it begins one of its own."""
        row, pieces = cell.getparent(), self.out.pieces
        first = row not in self.seen
        at, broken = self.seen.get(row, (len(pieces), False))
        broken = broken or any("\n" in piece for piece in pieces[at:])
        self.seen[row] = len(pieces), broken
        if broken:
            self.out.break_line()
        return not first and not broken and bool(pieces) and not pieces[-1].endswith("\n")


def _is_hidden(element: Any) -> bool:
    """Whether the page does not show the element; its sentences are kept all the same, for a script may show them."""
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _is_icon(element: Any) -> bool:
    """Whether the picture is a spacer, a counter or an icon: it has no address, says so, or is not larger than one."""
    if element.tag == "img" and not (element.get("src") or element.get("data-src") or "").strip():
        return True
    if element.get("role") == "presentation" or element.get("aria-hidden") == "true":
        return True
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return any(_pixels(element.get(side), style, side) <= ICON for side in ("width", "height"))


def _pixels(attribute: str | None, style: str, side: str) -> float:
    """A side's length in pixels; without end where the page does not say."""
    said = re.search(rf"(?:^|;){side}:(\d{{1,5}})(?:px)?(?:;|$)", style) or re.match(
        r"\s*(\d{1,5})\s*(?:px)?\s*$", attribute or ""
    )
    return float(said[1]) if said else float("inf")


def _words(text: str | None, out: Gathered, bold: bool, raised: bool, furniture: bool) -> None:
    if not text:
        return
    before = out.pieces[-1][-1] if out.pieces else ""
    words = _WHITE.sub(lambda found: _set_solid(found, before), text)
    if not out.pieces or out.pieces[-1].endswith("\n"):
        words = words.lstrip(" ")
    out.add(words, bold=bold, raised=raised, furniture=furniture)


def _set_solid(white: re.Match[str], before: str) -> str:
    """What white space of the markup is on the page: a space, or nothing where a line ends between Chinese words.

    `before`: the last character of the text before this one.
    """
    text, start, end = white.string, white.start(), white.end()
    left, right = text[start - 1] if start else before, text[end : end + 1]
    parted = "\n" in white[0] or "\r" in white[0]
    goes_on = _IS_WIDE.match(right) is not None or (start > 0 and end == len(text))
    return "" if parted and goes_on and _IS_WIDE.match(left) else " "

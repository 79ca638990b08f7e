"""A page of the built site → its blocks, ids and links, as any reader of HTML finds them.

Guarantee to the next step: a block's text is what stands in its element, without whatever the site has added there, to
the character; nothing is repaired, nothing is taken from the generator's own knowledge.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(slots=True)
class BuiltPage:
    """What a page holds, in the order of the page."""

    blocks: list[tuple[int, str]] = field(default_factory=list)
    """Number and text of each element with `data-block`; 0 for what is no number."""
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    """The `href` of every `a`, as it is written."""
    canonical: str | None = None
    """The page's own address, where the engine has written it down."""


def page_of(markup: str) -> BuiltPage:
    """Read a page."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = BuiltPage()
        self._open: list[str] = []
        self._block: int | None = None
        """How many elements stood open where the block began."""
        self._added: int | None = None
        """The same of what is added inside it."""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        if id := told.get("id"):
            self.page.ids.add(id)
        if tag == "a" and (href := told.get("href")) is not None:
            self.page.links.append(href)
        if tag == "link" and told.get("rel") == "canonical":
            self.page.canonical = told.get("href")
        if tag in _VOID:
            return
        if self._block is None and "data-block" in told:
            self._block, self._words = len(self._open), []
            number = told["data-block"] or ""
            self.page.blocks.append((int(number) if number.isdecimal() else 0, ""))
        elif self._block is not None and self._added is None and _is_added(told):
            self._added = len(self._open)
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if self._added is not None and len(self._open) <= self._added:
            self._added = None
        if self._block is not None and len(self._open) <= self._block:
            number, _ = self.page.blocks[-1]
            self.page.blocks[-1] = number, "".join(self._words)
            self._block = None

    def handle_data(self, words: str) -> None:
        if self._block is not None and self._added is None:
            self._words.append(words)


def _is_added(told: dict[str, str | None]) -> bool:
    return "data-added" in told or "headerlink" in (told.get("class") or "").split()

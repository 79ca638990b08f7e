"""Word's paragraph styles → which of them head something or number their paragraphs.

A style is known by its name: its id is often a bare figure. Guarantee: a chain of styles that goes round in a circle
ends.
"""

from __future__ import annotations

from typing import Any

from generator.formats.word.archive import W

CHAIN = 20
"""Styles built one on the other, at most."""


class WordStyles:
    """The styles of one document."""

    def __init__(self, styles: Any):
        self.by_id: dict[str, Any] = {}
        for style in styles.iter(W + "style") if styles is not None else ():
            self.by_id.setdefault(style.get(W + "styleId") or "", style)

    def heads(self, paragraph: Any) -> bool:
        """Whether the paragraph's style or outline level says that it is a heading or title."""
        outline = self.property(paragraph, "outlineLvl")
        named = self._name(paragraph).startswith(("heading", "title"))
        return named or outline is not None and outline.get(W + "val") != "9"

    def property(self, paragraph: Any, name: str) -> Any:
        """The paragraph's own property of this name, or that of its style."""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        if own is not None:
            return own
        return next(
            (found for style in self._chain(paragraph) if (found := style.find(f"{W}pPr/{W}{name}")) is not None), None
        )

    def _chain(self, paragraph: Any) -> list[Any]:
        out: list[Any] = []
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        while named is not None and len(out) < CHAIN:
            style = self.by_id.get(named.get(W + "val") or "")
            if style is None:
                break
            out.append(style)
            named = style.find(W + "basedOn")
        return out

    def _name(self, paragraph: Any) -> str:
        chain = self._chain(paragraph)
        name = chain[0].find(W + "name") if chain else None
        if name is None:
            name = paragraph.find(f"{W}pPr/{W}pStyle")
        return (name.get(W + "val") or "").lower() if name is not None else ""

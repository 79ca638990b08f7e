"""Text under construction: what a reader of a marked-up format gathers, with the evidence that markup gives.

Guarantees to the next step: spans are half-open, sorted, disjoint and never empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.model.source import Span, Unread, UnreadKind


class Unreadable(Exception):
    """Why a file cannot be read in its format; the message says what to do."""


@dataclass
class Gathered:
    """Pieces of text and what their markup said of them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    bold: list[Span] = field(default_factory=list)
    raised: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, text: str, *, bold: bool = False, raised: bool = False, furniture: bool = False) -> None:
        """Append text; evidence of adjoining pieces is joined."""
        if not text:
            return
        start, self.length = self.length, self.length + len(text)
        self.pieces.append(text)
        for wanted, spans in ((bold, self.bold), (raised, self.raised), (furniture, self.furniture)):
            if wanted and spans and spans[-1].end == start:
                spans[-1] = Span(spans[-1].start, self.length)
            elif wanted:
                spans.append(Span(start, self.length))

    def leave(self, kind: UnreadKind, words: str | None = None, *, loose: bool = False) -> None:
        """Note what is shown here and is no text."""
        self.unread.append(Unread(self.length, kind, " ".join((words or "").split()) or None, loose))

    def absorb(self, inner: Gathered) -> None:
        """Append what was gathered apart, its evidence with it."""
        for mine, its in ((self.bold, inner.bold), (self.raised, inner.raised), (self.furniture, inner.furniture)):
            for span in its:
                start, end = self.length + span.start, self.length + span.end
                if mine and mine[-1].end == start:
                    start = mine.pop().start
                mine.append(Span(start, end))
        self.unread += [replace(one, at=self.length + one.at) for one in inner.unread]
        self.pieces += inner.pieces
        self.length += inner.length

    def break_line(self) -> None:
        """End the line, if one has begun."""
        if self.pieces and not self.pieces[-1].endswith("\n"):
            self.add("\n")

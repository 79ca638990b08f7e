"""Text and places → Markdown. The one module that knows its syntax, and the one that escapes report text.

Guarantees to the next step: a block's Markdown, rendered, has the block's text, character for character, and nothing
else outside elements that carry `data-added`; every link between pages is a Markdown link to a `.md` file.
"""

from __future__ import annotations

from generator.edition.addresses import note_path, paragraph_name
from generator.edition.edition import Edition, Page
from generator.edition.inline import Run, Stretch, stretches
from generator.edition.markdown import (
    EXCERPT_CHARACTERS,
    SENTENCE_CHARACTERS,
    SENTENCE_END,
    escape,
    label,
    opening,
    titled,
    underlined,
)
from generator.model.report import Block, Occurrence


class PageMarkup:
    """Markdown of one page's links, blocks and sentences; relative addresses start from `page`."""

    def __init__(self, edition: Edition, page: Page):
        self.edition, self.page = edition, page
        self.up = "../" * (page.path.count("/") - 1)
        self.linked_notes: list[str] = []

    def to(self, path: str, anchor: str | None = None) -> str:
        """Relative address of a Markdown file of this report, as `../3-1.md#p40`; of this page, `#p40`."""
        tail = f"#{anchor}" if anchor else ""
        if path == self.page.path and tail:
            return tail
        return self.up + path.partition("/")[2] + tail

    def place(self, occurrence: Occurrence) -> str:
        """Relative address of an occurrence on the page where it is at home, or on this one if it stands here."""
        block = occurrence.place.block
        home = self.page if self.page.kind.whole else self.edition.home[block]
        return self.to(home.path, occurrence.anchor)

    def block(self, n: int, top: int = 1) -> str:
        """A block as one Markdown block; `top` is the heading depth of level-1 headings on this page."""
        block = self.edition.report.block(n)
        attributes = f'{{: #{self.edition.anchor(block)} data-block="{n}"{self._printed_on(n)}'
        if block.kind == "heading":
            title = " .report-title" if block.role == "title" else ""
            return (
                f"{'#' * self._depth(block, top)} {self.inline(block)}{self._permalink(block)} {attributes}{title} }}"
            )
        return f"{self._number(block)}{opening(self.inline(block))}\n{attributes} .{block.role} }}"

    def _number(self, block: Block) -> str:
        """The link in the margin. It has no text, so that nothing of it is ever copied: styles print the number."""
        number = block.paragraph
        return (
            f'[](#p{number}){{: data-added data-number="{number}" aria-label="{paragraph_name(number)}" }}'
            if number
            else ""
        )

    def _permalink(self, block: Block) -> str:
        return f'[](#{self.edition.anchor(block)}){{: .headerlink aria-label="标题的网址" }}'

    def _printed_on(self, n: int) -> str:
        """The block's page in the print edition; a class where it is the first block that begins on that page."""
        pages = self.edition.printed.pages_of if self.edition.printed else {}
        if n not in pages:
            return ""
        new = pages[n][0] != pages.get(n - 1, (0, 0))[0]
        return f' data-page="{pages[n][0]}"' + (" .new-page" if new else "")

    def _depth(self, block: Block, top: int) -> int:
        section = self.edition.heading_of.get(block.n)
        level = section.level if section else 0 if block.role == "title" else 1
        return max(1, min(6, level - 1 + top))

    def inline(self, block: Block) -> str:
        """The block's text with its links and its leading words marked."""
        return "".join(self._stretch(block, stretch) for stretch in stretches(self.edition, block))

    def _stretch(self, block: Block, stretch: Stretch) -> str:
        inner = "".join(self._run(block, run) for run in stretch.runs)
        if stretch.section:
            return _strong(inner, f"#s{stretch.section.id} .run-in")
        if stretch.kind == "lead":
            return _strong(inner, ".lead")
        return self._headword(block, inner) if stretch.kind == "headword" else inner

    def _headword(self, block: Block, words: str) -> str:
        """What the note explains; on other pages than its own it leads there."""
        own = note_path(self.edition.id, self.edition.note_of[block.n].id)
        return f"<dfn>{words}</dfn>" if own == self.page.path else f"<dfn>[{words}]({self.to(own)})</dfn>"

    def _run(self, block: Block, run: Run) -> str:
        if run.occurrence:
            return self._link(run.occurrence)
        words = block.text[run.start : run.end]
        return titled(words) if block.role == "title" else escape(words)

    def _link(self, occurrence: Occurrence) -> str:
        id, call, report = occurrence.note, occurrence.call, self.edition.report
        if id not in self.linked_notes:
            self.linked_notes.append(id)
        words = report.words(occurrence.words)
        note = self.edition.notes[id]
        said = label(words) or label("、".join(note.terms))
        shown = underlined(words) if call else escape(words)
        shown += f"<sup>{escape(report.words(call.marker))}</sup>" if call else ""
        role = 'role="doc-noteref"' if call else ".term"
        address = self.to(note_path(self.edition.id, id))
        name = f"注释{note.ordinal}" + (f"：{said}" if said else "")
        return f'[{shown}]({address}){{: #{occurrence.anchor} {role} aria-label="{name}" interestfor="note-{id}" }}'

    def popups(self) -> tuple[str, ...]:
        """Ids of the notes that this page's blocks link to, in the order of the note section.

        Complete only after the page's blocks have been rendered.
        """
        linked = set(self.linked_notes)
        return tuple(note.id for note in self.edition.report.notes if note.id in linked)

    def sentence(self, occurrence: Occurrence) -> str:
        """The whole sentence around an occurrence, its words marked; of one without end what is near."""
        place = occurrence.place
        text = self.edition.report.block(place.block).text
        low, high = max(0, place.start - SENTENCE_CHARACTERS), min(len(text), place.end + SENTENCE_CHARACTERS)
        start = max((found.end() for found in SENTENCE_END.finditer(text, low, place.start)), default=low)
        found = SENTENCE_END.search(text, place.end, high)
        left, right = "…" if start == low > 0 else "", "" if found or high == len(text) else "…"
        return left + self._marked(occurrence, start, found.end() if found else high) + right

    def excerpt(self, occurrence: Occurrence) -> str:
        """The few words around an occurrence, within its sentence, its words marked."""
        place = occurrence.place
        text = self.edition.report.block(place.block).text
        start, end = max(0, place.start - EXCERPT_CHARACTERS), min(len(text), place.end + EXCERPT_CHARACTERS)
        ends = [found.end() for found in SENTENCE_END.finditer(text, start, place.start)]
        found = SENTENCE_END.search(text, place.end, end)
        left = "" if ends or not start else "…"
        right = "" if found or end == len(text) else "…"
        return left + self._marked(occurrence, max(ends, default=start), found.end() if found else end) + right

    def _marked(self, occurrence: Occurrence, start: int, end: int) -> str:
        place = occurrence.place
        text = self.edition.report.block(place.block).text
        words = f"<mark>{escape(text[place.start : place.end])}</mark>"
        return escape(text[start : place.start].lstrip()) + words + escape(text[place.end : end].rstrip())


def _strong(inner: str, attributes: str) -> str:
    """Words in bold; spaces at their ends stand outside, for within Markdown takes the signs for text."""
    words = inner.strip()
    before, _, after = inner.partition(words)
    return f"{before}**{words}**{{: {attributes} }}{after}"

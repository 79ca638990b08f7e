"""`Edition`: everything that the pages of one report are made from, and what of it is asked again and again.

Guarantee to the next steps: every block stands on `full` and on exactly one other page of running text, its home.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.edition.addresses import note_address, page_address
from generator.edition.facts import named
from generator.edition.imprint import Imprint
from generator.edition.left_out import left_out
from generator.edition.printed import Printed
from generator.link.link import Links
from generator.model.decisions import Decisions
from generator.model.report import Block, BlockSpan, Note, Occurrence, Removal, Report, Section


@dataclass(frozen=True, slots=True, eq=False)
class PageKind:
    """What the pages of one kind have in common. The table of them is `site/page_kinds.py`."""

    name: str
    """Of its template."""
    plan: Callable[[str, Imprint, Report], Iterable[Page]]
    """A report's id, imprint and text → its pages of this kind, and those that stand between them."""
    view: Callable[[Edition, Page, Any], dict[str, Any]]
    """What its template lays out, beside what every page has; with the page's Markdown."""
    description: str
    """One sentence for search engines and shared links; `{name}` is the report's, `{title}` the page's,
    `{terms}` a note's."""
    linked_data: Callable[[Edition, Page, str, Sequence[Any]], dict[str, Any]]
    """Its JSON-LD node, with its description and the report's downloads."""
    above: Callable[[Edition, Page], Iterable[tuple[str, str]]] = lambda edition, page: ()
    """Names and addresses of the pages between the cover and it."""
    running: bool = False
    """Whether it is running text: its blocks are at home there, and one reads on from page to page."""
    whole: bool = False
    """Whether it has every block, so that links within the report stay on it."""
    citable: bool = False
    """Whether a reader cites the report from it."""
    named: bool = False
    """Whether its title has the report's name already."""
    equals: bool = False
    """Whether its pages are many and alike: they have the same contents, and neighbours among themselves."""
    beside: str | None = None
    """What it is called in the contents, beside the parts; `None` where it does not stand there."""
    crumb: str | None = None
    """What it is called below the report's name; `None` for its title."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file."""

    path: str
    """Under `docs/`, as `zigong-2021/3-1.md`."""
    kind: PageKind
    title: str
    blocks: tuple[int, ...] = ()
    """Numbers of the blocks that it prints whole, in order."""
    section: Section | None = None
    note: Note | None = None

    @property
    def address(self) -> str:
        """Relative to the site's root, as `zigong-2021/3-1/`."""
        return page_address(self.path)


@dataclass(frozen=True)
class Edition:
    """Everything that the pages of one report are made from."""

    id: str
    imprint: Imprint
    report: Report
    decisions: Decisions
    links: Links
    remarks: tuple[tuple[BlockSpan, str], ...]
    pages: tuple[Page, ...]
    printed: Printed | None = None
    """The print edition that stands beside these pages; `None` where there is none of this very text."""
    pictured: bool = False
    """Whether a picture for shared links stands beside these pages."""
    address: str | None = None
    """Of the site, with its closing slash; `None` where it is not known."""

    @cached_property
    def by_path(self) -> dict[str, Page]:
        return {page.path: page for page in self.pages}

    @cached_property
    def home(self) -> dict[int, Page]:
        """Block number → the page of running text that it stands on, beside `full`."""
        return {n: page for page in self.reading_order for n in page.blocks}

    @cached_property
    def reading_order(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.kind.running)

    @cached_property
    def occurrences(self) -> dict[int, tuple[Occurrence, ...]]:
        """Block number → what is linked in it, in order."""
        out: dict[int, list[Occurrence]] = {}
        for occurrence in self.links.occurrences:
            out.setdefault(occurrence.place.block, []).append(occurrence)
        return {n: tuple(found) for n, found in out.items()}

    @cached_property
    def places(self) -> dict[str, tuple[Occurrence, ...]]:
        """Note id → every place where its terms are printed, called or not, in order."""
        out: dict[str, list[Occurrence]] = {note.id: [] for note in self.report.notes}
        for occurrence in self.links.occurrences:
            out[occurrence.note].append(occurrence)
        return {id: tuple(found) for id, found in out.items()}

    @cached_property
    def left_out(self) -> tuple[Removal, ...]:
        """All text of the source that stands in no block, in order, on the record."""
        return left_out(self.report, self.decisions)

    @cached_property
    def notes(self) -> dict[str, Note]:
        return {note.id: note for note in self.report.notes}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections, in source order, from parts down."""
        return tuple(_walk((*self.report.parts, *self.report.attachments)))

    @cached_property
    def heading_of(self) -> dict[int, Section]:
        """Block number → the section that this block heads."""
        return {s.heading.block: s for s in self.sections if s.heading}

    @cached_property
    def section_of(self) -> dict[int, Section]:
        """Block number → the innermost section that it lies in."""
        return {n: section for section in self.sections for n in range(section.first, section.last + 1)}

    @cached_property
    def lead_of(self) -> dict[int, BlockSpan]:
        return {lead.block: lead for lead in self.report.leads}

    def anchor(self, block: Block) -> str:
        """The id of a block's element: `p12`, `s3-1`, `n6`."""
        if block.paragraph is not None:
            return f"p{block.paragraph}"
        if block.role == "note":
            return f"n{self.note_of[block.n].id}"
        if block.n == self.report.notes_heading:
            return "notes"
        section = self.heading_of.get(block.n)
        return f"s{section.id}" if section else f"h{block.n}"

    def url(self, block: Block) -> str:
        """Where a block stands, from the site's root: `zigong-2021/3-1/#p40`; a note's is its own page."""
        note = self.note_of[block.n].id if block.role == "note" else None
        page = note_address(self.id, note) if note else self.home[block.n].address
        return f"{page}#{self.anchor(block)}"

    @cached_property
    def note_of(self) -> dict[int, Note]:
        return {note.block: note for note in self.report.notes}

    def page_of_section(self, section: Section) -> Page:
        return self.home[section.first]

    def neighbours(self, page: Page, among: Sequence[Page]) -> tuple[Page | None, Page | None]:
        """The pages before and after `page`; `None` at either end."""
        at = among.index(page)
        return among[at - 1] if at else None, among[at + 1] if at + 1 < len(among) else None


def has_page(section: Section) -> bool:
    """A section headed on a line of its own has its page; a run-in heading is an anchor in its part."""
    return section.level == 2 and not section.run_in


def heading_words(report: Report, section: Section) -> str:
    """What a section is called: its printed heading, on one line and without its calls, or 正文 where it has none."""
    return named(report.uncalled(section.heading)) if section.heading else "正文"


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)

"""A settled report and its links → `Edition`: the tree of pages, their addresses and neighbours.

Guarantees to the next step:
1. every block stands on `full` and on exactly one other page of running text, its home;
2. ids and addresses come from positions alone and are all known before any link is written;
3. paths are Markdown files under `docs/`, unique, and never leave the report's own folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.derive import named, told
from generator.link import Links
from generator.model import Block, Decisions, Note, Occurrence, Place, Printed, Removal, Report, Section
from generator.record import left_out


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a report says of itself, from its file and from `report.toml`; `None` where neither does."""

    title: str
    place: str | None
    year: int | None
    date: str | None
    """ISO."""
    meeting: str | None
    speaker: str | None
    office: str | None
    publisher: str | None
    source_url: str | None
    source_note: str | None
    source_retrieved: str | None
    """ISO."""
    official: bool
    """Whether this is the government's own edition."""

    @property
    def name(self) -> str:
        """The report's full name on this site: 自贡市2021年政府工作报告."""
        place = self.place if self.place and self.place not in self.title else ""
        year = f"{self.year}年" if self.year and str(self.year) not in self.title else ""
        return f"{place}{year}{self.title}"


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file."""

    path: str
    """Under `docs/`, as `zigong-2021/3-1.md`."""
    template: str
    title: str
    blocks: tuple[int, ...] = ()
    """Numbers of the blocks that it prints whole, in order."""
    section: Section | None = None
    note: Note | None = None

    @property
    def address(self) -> str:
        """Relative to the site's root, as `zigong-2021/3-1/`."""
        return self.path.removesuffix("index.md") if self.path.endswith("index.md") else self.path.removesuffix(".md") + "/"


@dataclass(frozen=True)
class Edition:
    """Everything that the pages of one report are made from."""

    id: str
    imprint: Imprint
    report: Report
    decisions: Decisions
    links: Links
    remarks: tuple[tuple[Place, str], ...]
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
        pages = [page for page in self.pages if page.template in ("cover", "part", "section", "notes")]
        return {n: page for page in pages for n in page.blocks}

    @cached_property
    def reading_order(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.template in ("cover", "part", "section", "notes"))

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
    def lead_of(self) -> dict[int, Place]:
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

    @cached_property
    def note_of(self) -> dict[int, Note]:
        return {note.block: note for note in self.report.notes}

    def page_of_section(self, section: Section) -> Page:
        return self.home[section.first]

    def neighbours(self, page: Page, among: Sequence[Page]) -> tuple[Page | None, Page | None]:
        """The pages before and after `page`; `None` at either end."""
        at = among.index(page)
        return among[at - 1] if at else None, among[at + 1] if at + 1 < len(among) else None


def pdf_path(id: str) -> str:
    """Path of a report's print edition under `docs/`."""
    return f"{id}/{id}.pdf"


def record_path(id: str) -> str:
    """Path under `docs/` of the record of its pages; engines pass over dotted names."""
    return f".baogao/print/{id}.json"


def card_path(id: str) -> str:
    """Path of a report's picture for shared links under `docs/`."""
    return f"{id}/card.png"


def card_record_path(id: str) -> str:
    """Path under `docs/` of what the picture was made from."""
    return f".baogao/print/{id}.card.json"


def plan(id: str, report: Report, decisions: Decisions, links: Links, remarks: tuple[tuple[Place, str], ...]) -> Edition:
    """Plan every page of one report."""
    imprint = _imprint(report, decisions)
    return Edition(id, imprint, report, decisions, links, remarks, tuple(_pages(id, imprint, report)))


def has_page(section: Section) -> bool:
    """A section headed on a line of its own has its page; a run-in heading is an anchor in its part."""
    return section.level == 2 and not section.run_in


def imprint_line(imprint: Imprint) -> str:
    """When and before whom the report was given: `2021年2月5日在…会议上`; empty where nobody says."""
    day = date_words(imprint.date)
    meeting = imprint.meeting or ""
    if meeting and day and not meeting.startswith(day):
        meeting = f"{day}在{meeting}"
    if meeting and not meeting.endswith(("上", "议")):
        return f"{meeting}上"
    return f"{meeting}上" if meeting.endswith("会议") else meeting or day


def date_words(iso: str | None) -> str:
    """`2021-02-05` → `2021年2月5日`; empty for none."""
    if not iso:
        return ""
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"


def _imprint(report: Report, decisions: Decisions) -> Imprint:
    """What the editor says goes before what the report says; a heading's year is a guess, and names nothing."""
    says = told(report)
    date = decisions.date or says.date
    return Imprint(
        title=decisions.title or says.title or "政府工作报告",
        place=decisions.place or says.place,
        year=decisions.year or (None if says.year_from else says.year),
        date=date.isoformat() if date else None,
        meeting=decisions.meeting or (says.meeting if date else report.facts.meeting),
        speaker=decisions.speaker or says.speaker,
        office=decisions.office or says.office,
        publisher=decisions.publisher or says.publisher,
        source_url=decisions.source_url,
        source_note=decisions.source_note,
        source_retrieved=decisions.source_retrieved.isoformat() if decisions.source_retrieved else None,
        official=decisions.official,
    )


def _pages(id: str, imprint: Imprint, report: Report) -> Iterator[Page]:
    yield Page(f"{id}/index.md", "cover", imprint.name, tuple(b.n for b in _loose(report)))
    for part in (*report.parts, *report.attachments):
        yield from _part_pages(id, report, part)
    if report.notes:
        heading = (report.notes_heading,) if report.notes_heading else ()
        title = named(report.block(report.notes_heading).text) if report.notes_heading else "名词解释"
        yield Page(f"{id}/notes/index.md", "notes", title, (*heading, *(note.block for note in report.notes)))
        for note in report.notes:
            yield Page(f"{id}/notes/{note.id}.md", "note", note_title(note), (note.block,), note=note)
    yield Page(f"{id}/full.md", "full", f"{imprint.name}（全文）", tuple(b.n for b in report.blocks))
    yield Page(f"{id}/check.md", "check", f"核对：{imprint.name}")
    yield Page(f"{id}/data.md", "data", f"数据：{imprint.name}")


def _loose(report: Report) -> Iterator[Block]:
    """The blocks of the cover: before the first part, and any that lie in no part, note or attachment."""
    taken = {n for s in (*report.parts, *report.attachments) for n in range(s.first, s.last + 1)}
    taken |= {note.block for note in report.notes} | ({report.notes_heading} if report.notes else set())
    return (block for block in report.blocks if block.n not in taken)


def _part_pages(id: str, report: Report, part: Section) -> Iterator[Page]:
    sections = [s for s in part.sections if has_page(s)]
    apart = {n for s in sections for n in range(s.first, s.last + 1)}
    own = tuple(n for n in range(part.first, part.last + 1) if n not in apart)
    yield Page(f"{id}/{part.id}.md", "part", heading_words(report, part), own, part)
    for section in sections:
        blocks = tuple(range(section.first, section.last + 1))
        yield Page(f"{id}/{section.id}.md", "section", heading_words(report, section), blocks, section)


def heading_words(report: Report, section: Section) -> str:
    """What a section is called: its printed heading, on one line, or 正文 where it has none."""
    return named(report.words(section.heading)) if section.heading else "正文"


def note_title(note: Note) -> str:
    """`注释6：五同步`."""
    return f"注释{note.ordinal}" + (f"：{'、'.join(note.terms)}" if note.terms else "")


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)

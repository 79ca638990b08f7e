"""A settled report and its links → `Edition`: the tree of pages, their paths and titles.

Guarantees to the next step:
1. ids and paths come from positions alone and are all known before any link is written;
2. paths are Markdown files under `docs/`, unique, and never leave the report's own folder.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.edition.edition import Edition, Page, has_page, heading_words
from generator.edition.facts import named
from generator.edition.imprint import Imprint, imprint_of
from generator.link.link import Links
from generator.model.decisions import Decisions
from generator.model.report import Block, BlockSpan, Note, Report, Section


def plan(
    id: str, report: Report, decisions: Decisions, links: Links, remarks: tuple[tuple[BlockSpan, str], ...]
) -> Edition:
    """Plan every page of one report."""
    imprint = imprint_of(report, decisions)
    return Edition(id, imprint, report, decisions, links, remarks, tuple(_pages(id, imprint, report)))


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
    taken: set[int | None] = {n for s in (*report.parts, *report.attachments) for n in range(s.first, s.last + 1)}
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


def note_title(note: Note) -> str:
    """`注释6：五同步`."""
    return f"注释{note.ordinal}" + (f"：{'、'.join(note.terms)}" if note.terms else "")

"""`Edition` → the files that a reader takes along: data, notes as a table, plain text, Markdown.

Guarantees to the reader:
1. each has the report's words as the source prints them, nothing changed, nothing left out but what `check` lists;
2. names and columns stay as they are; engines copy the files and make no page of them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition.addresses import file_path, note_address, pdf_path
from generator.edition.edition import Edition
from generator.edition.markdown import escape, opening
from generator.exports.report_json import aliases, report_json
from generator.model.report import Block, Note

COLUMNS = ("编号", "词语", "其他写法", "注释", "出现", "注号", "地址")
BETWEEN = "；"
"""Between several words of one field."""

BOM = "\ufeff"
"""Excel takes a file without it for one in the machine's old encoding."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the report's pages."""

    path: str
    """Under the site's root."""
    name: str
    """What it is saved as."""
    media_type: str
    what: str
    size: int
    """In bytes."""


def data_files(edition: Edition) -> dict[str, str]:
    """The report's files by path. Markdown is called `.md.txt`: of an `.md`, engines would make a page."""
    id = edition.id
    files = {
        file_path(id, "report.json"): report_json(edition),
        file_path(id, "report.txt"): plain_text(edition),
        file_path(id, "report.md.txt"): markdown(edition),
    }
    return files | ({file_path(id, "notes.csv"): notes_csv(edition)} if edition.report.notes else {})


def downloads(edition: Edition, files: dict[str, str]) -> tuple[Download, ...]:
    """What can be taken along, the print edition included where there is one."""
    id = edition.id
    known = (
        ("report.json", "report.json", "application/json", "全部内容：文块、注释、出处、校验值"),
        ("notes.csv", "notes.csv", "text/csv", "注释表，一条注释一行"),
        ("report.txt", f"{id}.txt", "text/plain", "纯文本，一个文块一行"),
        ("report.md.txt", f"{id}.md", "text/markdown", "Markdown，保留标题层级"),
    )
    found = [
        Download(path, name, kind, what, len(files[path].encode()))
        for file, name, kind, what in known
        if (path := file_path(id, file)) in files
    ]
    if edition.printed:
        found.append(
            Download(
                pdf_path(id), f"{id}.pdf", "application/pdf", f"印刷版，{edition.printed.pages}页", edition.printed.size
            )
        )
    return tuple(found)


def plain_text(edition: Edition) -> str:
    """Every block on a line of its own, in source order; a line break within a block stays."""
    return "".join(f"{block.text}\n" for block in edition.report.blocks)


def markdown(edition: Edition) -> str:
    """The report as CommonMark: headings by level, paragraphs, notes; markers of notes as they are printed."""
    return "\n\n".join(_markdown_of(edition, block) for block in edition.report.blocks) + "\n"


def _markdown_of(edition: Edition, block: Block) -> str:
    text = escape(block.text)
    if block.kind != "heading":
        return opening(text)
    section = edition.heading_of.get(block.n)
    level = 1 if block.role == "title" else min(6, section.level + 1 if section else 2)
    return f"{'#' * level} {text}"


def notes_csv(edition: Edition) -> str:
    """A note a row, as RFC 4180 has it: fields as printed, whatever they begin with."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows(_row(edition, note) for note in edition.report.notes)
    return BOM + out.getvalue()


def _row(edition: Edition, note: Note) -> tuple[str | int, ...]:
    places = edition.places[note.id]
    return (
        note.ordinal,
        BETWEEN.join(note.terms),
        BETWEEN.join(aliases(edition, note)),
        edition.report.block(note.block).text,
        len(places),
        sum(1 for place in places if place.call),
        note_address(edition.id, note.id),
    )


def example_word(edition: Edition) -> str:
    """A word that the report prints, for an example of how to look for one; without what a string must escape."""
    terms = [re.sub(r"[^\w·]", "", term) for note in edition.report.notes for term in note.terms]
    return next((word for word in terms if word and any(word in block.text for block in edition.report.blocks)), "发展")


def sheet_examples(edition: Edition) -> Iterator[dict[str, str]]:
    """Formulas for a spreadsheet that has opened `notes.csv`, and what they give."""
    notes = edition.report.notes
    counts = [len(edition.places[note.id]) for note in notes]
    if not notes:
        return
    last = len(notes) + 1
    most = notes[counts.index(max(counts))]
    yield {"formula": f"=SUM(E2:E{last})", "asks": "全部注释的词语在正文共出现几处", "gives": str(sum(counts))}
    yield {
        "formula": f"=INDEX(B2:B{last},MATCH(MAX(E2:E{last}),E2:E{last},0))",
        "asks": "出现最多的是哪个词语",
        "gives": BETWEEN.join(most.terms),
    }

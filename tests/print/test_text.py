"""What is printed is what was received: three programs read the PDF, and the report's file says what they should find."""

import re

import pytest

from tests.conftest import OWN
from tests.print.conftest import bodies_and_feet

PROGRAMS = ("pypdf", "pdfminer", "poppler")
"""All read the sample as it is printed where report.toml says nothing; the other two forms, whose fonts are the same, one alone."""

HEAD = "政府工作报告——2021年2月5日在自贡市第十七届人民代表大会第六次会议上市长何树平"
"""What the sample's file does not print and the booklet sets above its text."""


def source() -> str:
    """The sample's file without the three lines of advertising, white space taken out; no code of ours in between."""
    lines = (OWN / "reports" / "zigong-2021" / "report.txt").read_text(encoding="utf-8-sig").splitlines()
    return "".join("".join(lines[n] for n in range(len(lines)) if n not in (0, 2, 4)).split())


def notes() -> str:
    """The note section's entries as the file prints them."""
    return source().partition("相关用语注释")[2]


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_text_is_the_source_and_the_feet_are_its_notes(paper, program):
    assert bodies_and_feet(paper, program, HEAD + source(), notes()) == ("", "")


def test_with_notes_at_the_end_nothing_stands_at_the_foot(papers):
    assert bodies_and_feet(papers["end"], "poppler", HEAD + source(), "") == ("", "")


def test_with_notes_at_the_foot_the_section_at_the_end_is_left_out(papers):
    body = source().partition("相关用语注释")[0]
    assert bodies_and_feet(papers["foot"], "poppler", HEAD + body, notes()) == ("", "")


def test_every_note_at_the_end_names_the_pages_of_its_term(paper):
    text = "".join(paper.texts("pypdf"))
    assert "见第" not in source()
    found = re.findall(r"见第([\d、]+)页", text)
    assert len(found) == 26
    pages = paper.texts("pypdf")
    for note, listed in zip(paper.edition.report.notes, found, strict=True):
        for page in map(int, listed.split("、")):
            assert 1 <= page <= len(pages)
        first = paper.edition.places[note.id][0]
        printed = "".join(paper.edition.report.words(first.place).split())
        page = int(listed.split("、")[0])
        assert printed[:2] in pages[page - 1] + pages[page][:30]


def test_a_note_is_at_the_foot_of_the_page_that_calls_it(paper):
    pages = paper.texts("pypdf")
    for occurrence in paper.edition.links.occurrences:
        if occurrence.call:
            marker = paper.edition.report.words(occurrence.call.marker)
            entry = "".join(paper.edition.report.block(paper.edition.notes[occurrence.note].block).text.split())
            (page,) = [page for page in pages if marker in page]
            assert entry[:12] in page


def test_the_record_tells_the_page_of_every_block(paper):
    pages = paper.texts("pypdf")
    for block in paper.edition.report.blocks:
        first, last = paper.made.printed.pages_of[block.n]
        words = "".join(block.text.split())
        assert words[:4] in pages[first - 1] + (pages[first][:30] if first < len(pages) else "")
        assert words[-2:] in pages[last - 1]
        assert first <= last

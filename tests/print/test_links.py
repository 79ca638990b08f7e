"""What a reader's program and a listener's make of the PDF: links that lead where they say, an outline, tags, a language."""

import subprocess
from collections import Counter
from dataclasses import dataclass

import pytest

from tests.print.conftest import tool

MM = 25.4 / 72


@dataclass(frozen=True)
class Link:
    """A live link: where it is, the words under it, and where it leads; pages from 0, millimetres from the top."""

    page: int
    words: str
    points: float
    target: int | None
    top: float
    address: str | None


def links(paper) -> list[Link]:
    """Every link from page 1 on."""
    out = []
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(paper.reader.pages)}
    for n, page in enumerate(paper.reader.pages[paper.first :]):
        height = float(page.mediabox.height)
        for annotation in page.get("/Annots", ()):
            annotation = annotation.get_object()
            if annotation["/Subtype"] != "/Link":
                continue
            left, bottom, right, top = (float(v) * MM for v in annotation["/Rect"])
            under = [c for c in paper.chars[n] if left - 0.1 < (c.left + c.right) / 2 < right + 0.1 and height * MM - top < c.baseline < height * MM - bottom]
            under.sort(key=lambda c: c.left)
            # A mark whose blank half was closed up may reach into the link beside it.
            points = Counter(c.points for c in under).most_common(1)[0][0] if under else 0
            words = "".join(c.text for c in under if c.points == points).replace(" ", "")
            action = annotation.get("/A", {})
            target, at = destination(paper, annotation, numbers)
            out.append(Link(n, words, points, target, height * MM - at, action.get("/URI")))
    return out


def destination(paper, annotation, numbers) -> tuple[int | None, float]:
    """The page that a link leads to, and the height on it."""
    found = annotation.get("/Dest") or annotation.get("/A", {}).get("/D")
    if found is None:
        return None, 0
    if isinstance(found, str):
        found = paper.reader.named_destinations[found].dest_array
    found = found.get_object()
    return numbers[found[0].idnum] - paper.first, float(found[3]) * MM


def line_at(paper, page: int, top: float, points: float) -> str:
    """The words of that size on the line whose box the height opens."""
    chars = [c for c in paper.chars[page] if c.points == points and -1 < c.baseline - top < 10.5]
    first = min((c.baseline for c in chars), default=0)
    return "".join(c.text for c in sorted(chars, key=lambda c: c.left) if abs(c.baseline - first) < 0.5)


def test_every_call_leads_to_its_note_on_the_same_page(paper):
    calls = [link for link in links(paper) if link.points == 9.8]
    assert [link.words for link in calls] == [f"[{n}]" for n in range(1, 27)]
    for link in calls:
        assert link.target == link.page
        assert line_at(paper, link.target, link.top, 10.5).replace(" ", "").startswith(f"{link.words[1:-1]}.")


def test_every_note_at_the_foot_leads_back_to_its_call(paper):
    backs = [link for link in links(paper) if link.points == 10.5 and link.words.endswith(".")]
    assert [link.words for link in backs] == [f"{n}." for n in range(1, 27)]
    for link in backs:
        assert link.target == link.page
        rows = ["".join(c.text for c in row) for row in paper.rows(link.page) if -1 < row[-1].baseline - link.top < 21]
        assert any(f"[{link.words[:-1]}]" in row for row in rows), link


def test_every_note_at_the_end_leads_to_its_call_and_to_every_page_of_its_term(paper):
    found = links(paper)
    backs = [link for link in found if link.points == 15.8 and link.words.endswith(".") and link.words[:-1].isdigit()]
    assert [link.words for link in backs] == [f"{n}." for n in range(1, 27)]
    pages = [link for link in found if link.points == 10.5 and link.words.isdigit()]
    assert len(pages) >= 26
    assert all(link.target == int(link.words) - 1 for link in pages)


def test_every_further_term_leads_to_its_note_at_the_end(paper):
    terms = [o for o in paper.edition.links.occurrences if not o.call]
    found = [link for link in links(paper) if link.points == 15.8 and not link.words[:1].isdigit()]
    leads_to = {link.target for link in found}
    assert len(found) >= len(terms) > 0
    assert min(leads_to) >= len(paper.chars) - 5


def test_with_notes_at_the_end_calls_lead_there_and_back(papers):
    paper = papers["end"]
    calls = [link for link in links(paper) if link.points == 9.8]
    assert [link.words for link in calls] == [f"[{n}]" for n in range(1, 27)]
    for link in calls:
        assert line_at(paper, link.target, link.top, 15.8).replace(" ", "").startswith(f"{link.words[1:-1]}.")


def headings(paper) -> list[str]:
    report = paper.edition.report
    named = {s.heading.block: report.words(s.heading) for s in paper.edition.sections if s.heading}
    return [named.get(b.n, b.text) for b in report.blocks if b.n in named or b.n == report.notes_heading]


def outline(paper) -> list[tuple[int, str]]:
    """Depth and words of the outline's entries."""
    return [(depth, entry.title) for depth, entry in entries(paper.reader.outline)]


def entries(found, depth=1):
    for entry in found:
        if isinstance(entry, list):
            yield from entries(entry, depth + 1)
        else:
            yield depth, entry


def test_the_outline_is_the_headings(paper):
    found = [(depth, entry.title, paper.reader.get_destination_page_number(entry)) for depth, entry in entries(paper.reader.outline)]
    report = paper.edition.report
    levels = {report.words(s.heading): s.level for s in paper.edition.sections if s.heading}
    assert [title for _, title, _ in found] == headings(paper)
    assert [depth for depth, _, _ in found] == [levels.get(title, 1) for title in headings(paper)]
    pages = paper.texts("pypdf")
    for _, title, page in found:
        assert "".join(title.split())[:8] in pages[page - paper.first]


def test_the_contents_lead_to_their_pages(paper):
    contents = paper.reader.pages[2]
    text = "".join(contents.extract_text().split())
    entries = [b for b in paper.edition.report.blocks if b.kind == "heading"]
    assert len(contents["/Annots"]) >= len(entries)
    for block in entries:
        words = "".join(block.text.split())
        at = text.index(words)
        number = text[at + len(words) :].lstrip(".")
        assert number.startswith(str(paper.made.printed.pages_of[block.n][0]))
    assert "....." in text


def test_it_is_tagged_and_says_its_language_title_and_author(paper):
    root = paper.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] in ("zh-CN", "zh-cn")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.reader.metadata.title == "自贡市2021年政府工作报告"
    assert paper.reader.metadata.author == "何树平"
    assert b"pdfuaid:part" in paper.made.pdf or b"pdfuaid" in root["/Metadata"].get_data()


def tags(paper) -> list[str]:
    """The roles of the structure's elements, in order."""
    roles = []

    def walk(element):
        element = element.get_object()
        if isinstance(element, list):
            for child in element:
                walk(child)
        elif isinstance(element, dict):
            roles.append(element.get("/S"))
            if "/K" in element:
                walk(element["/K"])

    walk(paper.reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return roles


def heading_tags(paper) -> list[str]:
    """Those of headings, without the heading of the contents."""
    return [role for role in tags(paper) if role in ("/H1", "/H2")][1:]


def test_its_tags_name_headings_notes_and_links(paper):
    assert {"/H1", "/H2", "/P", "/Link", "/TOC", "/TOCI", "/Note"} <= set(tags(paper))


def test_the_file_bears_no_date(paper):
    assert "/CreationDate" not in paper.reader.metadata
    assert "/ModDate" not in paper.reader.metadata


@pytest.mark.parametrize("notes", ["foot", "end", "both"])
def test_qpdf_finds_no_fault(papers, notes, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(papers[notes].made.pdf)
    done = subprocess.run([tool("qpdf"), "--check", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout


def test_numbers_in_the_margin_lead_to_the_web(printed):
    text = "政府工作报告\n\n各位代表：\n\n一、工作\n\n我们做了工作。\n\n二、安排\n\n我们安排工作。\n"
    paper = printed(text, '[print]\nnumbers = true\naddress = "https://example.org/reports"\n')
    found = [link for link in links(paper) if link.address]
    assert [link.words for link in found] == ["1", "2", "3"]
    # In one column, though the salutation is not indented.
    assert len({round(c.right, 1) for page in paper.chars[:1] for c in page if c.points == 8}) == 1
    assert [link.address for link in found] == [f"https://example.org/reports/own-2030/{tail}" for tail in ("#p1", "1/#p2", "2/#p3")]
    numbers = [c for page in paper.chars for c in page if c.points == 8]
    assert all(c.right < 28 for c in numbers)


CALLED = """甲乙市政府工作报告[1]

——2030年1月2日在甲乙市第九届人民代表大会第一次会议[2]上

各位代表：

一、工作回顾[3]

（一）狠抓“强基行动”[4]

任务都完成了。

（二）民生改善[5]。群众十分满意，各项任务都完成了。

名词解释

1.报告：指本报告。
2.会议：指这次会议。
3.回顾：指回看。
4.强基行动：指打好基础。
5.改善：指变好。
"""


@pytest.mark.parametrize("notes", ["foot", "end", "both"])
def test_calls_in_headings_and_titles_are_printed_there_and_stand_in_no_contents_outline_or_name(printed, notes):
    paper = printed(CALLED, f'[print]\nnotes = "{notes}"\n')
    named = ["一、工作回顾", "（一）狠抓“强基行动”", "（二）民生改善", *["名词解释"] * (notes != "foot")]
    assert [title for _, title in outline(paper)] == named
    assert paper.reader.metadata.title == "2030年甲乙市政府工作报告"
    cover, contents = ("".join(paper.reader.pages[n].extract_text().split()) for n in (0, 2))
    assert "[" not in cover + contents and "一、工作回顾..." in contents
    first = paper.texts("poppler")[0]
    assert [n for n in range(1, 6) if f"[{n}]" in first] == [1, 2, 3, 4, 5]
    assert all((f"{n}." in first) is (notes != "end") for n in range(1, 6))


def test_a_heading_with_a_call_is_one_heading_of_the_tags(printed):
    with_call, without = printed(CALLED), CALLED.replace("[3]", "").replace("[4]", "").replace("[5]", "")
    assert heading_tags(with_call) == heading_tags(printed(without)) == ["/H1", "/H2", "/H2", "/H1"]

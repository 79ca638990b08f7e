"""The grid of GB/T 9704-2012 and the rules of Chinese composition, measured from the PDF's own boxes."""

import re
from collections import Counter

OPENING = set("“‘「『（《〈【〔［[(")
CLOSING = set("”’」』）》〉】〕］]),，。、；：！？%％·…")
HAN = re.compile(r"[\u4e00-\u9fff]")


def body_pages(paper):
    return range(len(paper.chars))


def test_pages_are_a4(paper):
    for page in paper.reader.pages:
        assert abs(float(page.mediabox.width) - 595.28) < 0.1
        assert abs(float(page.mediabox.height) - 841.89) < 0.1


def test_the_type_area_is_156_by_225_millimetres(paper):
    for page in body_pages(paper):
        han = [c for row in paper.rows(page) for c in row if HAN.match(c.text) and 15 < c.points < 17]
        left, right = min(c.left for c in han), max(c.right for c in han)
        inner = 28 if page % 2 == 0 else 26
        assert left > inner - 1 and right < inner + 156 + 1
        if len(paper.rows(page)) == 22:
            assert abs(left - inner) < 1 and abs(right - (inner + 156)) < 1
            top = min(c.baseline for c in han)
            bottom = max(c.baseline for c in han)
            # A line's box is a 22nd of 225 mm; its baseline lies 0.88 em and half of what is between lines below its top.
            em, pitch = 156 / 28, 225 / 22
            assert abs(top - 0.88 * em - (pitch - em) / 2 - 37) < 1
            assert abs(bottom + 0.12 * em + (pitch - em) / 2 - (37 + 225)) < 1


def test_a_full_page_has_22_lines(paper):
    counts = Counter(len(paper.rows(page)) for page in body_pages(paper))
    assert max(counts) == 22
    assert counts[22] >= 8


def test_lines_stand_on_one_grid(paper):
    em, pitch = 156 / 28, 225 / 22
    first = 37 + (pitch - em) / 2 + 0.88 * em
    for page in body_pages(paper):
        for row in paper.rows(page):
            steps = (min(c.baseline for c in row if c.points > 15) - first) / pitch
            assert row[0].points > 17 or abs(steps - round(steps)) < 0.02, "".join(c.text for c in row)


def test_a_line_of_han_alone_has_28_characters(printed):
    han = "".join(chr(0x4E00 + n) for n in range(280))
    own = printed(f"政府工作报告\n\n各位代表：\n\n一、工作\n\n{han}\n\n{han}\n")
    rows = [row for page in body_pages(own) for row in own.rows(page) if len(row) > 20 and row[0].points < 17]
    assert [len(row) for row in rows[:11]] == [26] + [28] * 9 + [26]
    assert all(abs(row[-1].right - 184) < 0.05 for row in rows[:10])


def test_a_full_line_of_text_has_28_characters_and_what_its_marks_make_room_for(paper):
    full = Counter(
        sum(1 if not c.text.isascii() else 0.5 for c in row if c.points > 15)
        for page in body_pages(paper)
        for row in paper.rows(page)
        if HAN.match(row[-1].text) and row[-1].right > (183.5 if page % 2 == 0 else 181.5) and row[0].left < 29
    )
    assert 27.5 <= full.most_common(1)[0][0] <= 28.5
    assert min(full) >= 25.5 and max(full) <= 31


def test_body_is_set_in_no_smaller_type_than_the_measure_allows(paper):
    sizes = Counter(c.points for page in paper.chars for c in page)
    assert sizes.most_common(1)[0][0] == 15.8


def test_the_right_edge_is_kept(paper):
    """Every line that does not end its paragraph reaches the measure; a mark's blank half may hang. Headings are ragged."""
    headings = tuple(b.text.strip()[:8] for b in paper.edition.report.blocks if b.kind == "heading")
    for page in body_pages(paper):
        rows, right = paper.rows(page), (184 if page % 2 == 0 else 182)
        for row, below in zip(rows, rows[1:], strict=False):
            runs_on = below[0].left - (28 if page % 2 == 0 else 26) < 1 and row[-1].right > right - 12 and row[0].points < 17
            if runs_on and HAN.match(row[-1].text) and not "".join(c.text for c in row).startswith(headings):
                assert abs(row[-1].right - right) < 0.5, "".join(c.text for c in row)


def lines_of_feet(paper, page):
    rows = {}
    for char in paper.chars[page]:
        if char.points == 10.5:
            rows.setdefault(round(char.baseline, 1), []).append(char)
    return [sorted(row, key=lambda c: c.left) for _, row in sorted(rows.items())]


def test_no_line_begins_with_a_closing_mark_or_a_marker_and_none_ends_with_an_opening_one(paper):
    for page in body_pages(paper):
        for row in [*paper.rows(page), *lines_of_feet(paper, page)]:
            text = "".join(c.text for c in row)
            assert row[0].text not in CLOSING, text
            assert row[-1].text not in OPENING, text
            assert row[0].points != 9.8, text


def test_dashes_and_dots_are_not_torn(paper):
    for page in body_pages(paper):
        rows = paper.rows(page)
        for row, below in zip(rows, rows[1:], strict=False):
            assert not (row[-1].text in "—…" and below[0].text == row[-1].text)


def test_figures_are_not_torn(paper):
    for page in body_pages(paper):
        rows = paper.rows(page)
        for row, below in zip(rows, rows[1:], strict=False):
            assert not (row[-1].text.isascii() and row[-1].text.isalnum() and below[0].text.isascii() and below[0].text.isalnum())


def test_no_page_begins_with_a_last_line_or_ends_with_a_heading(paper):
    headings = {"".join(b.text.split())[:20] for b in paper.edition.report.blocks if b.kind == "heading"}
    for page in body_pages(paper):
        rows = paper.rows(page)
        text = "".join(c.text for c in rows[-1]).strip()
        assert not any(text.startswith(h) for h in headings), text
        left = 28 if page % 2 == 0 else 26
        if page and len(rows) > 1 and rows[0][0].left - left < 1:
            widow = rows[1][0].left - left > 10
            assert not widow, "".join(c.text for c in rows[0])


def test_the_pages_of_a_note_stand_at_the_right_edge_and_stretch_no_line(paper):
    em, pitch, found, alone = 156 / 28, 225 / 22, 0, 0
    for page in body_pages(paper):
        body = {round(row[0].baseline / pitch): row for row in paper.rows(page)}
        for line in lines_of_feet(paper, page):
            if not re.fullmatch(r"见第[\d、 ]+页", "".join(c.text for c in line)):
                continue
            found += 1
            assert abs(line[-1].right - (184 if page % 2 == 0 else 182)) < 0.5
            at = round(line[0].baseline / pitch)
            if at not in body:
                alone += 1
                above = body[at - 1]
                gaps = [b.left - a.right for a, b in zip(above, above[1:], strict=False) if HAN.match(a.text) and HAN.match(b.text)]
                assert max(gaps) < 0.1 * em, "".join(c.text for c in above)
    assert found == 26 and alone


def test_han_and_latin_stand_a_quarter_apart(paper):
    gaps = []
    for page in body_pages(paper):
        for row in paper.rows(page):
            for a, b in zip(row, row[1:], strict=False):
                if HAN.match(a.text) and b.text.isdigit() and b.points == a.points == 15.8:
                    gaps.append((b.left - a.right) / (156 / 28))
    assert len(gaps) > 100
    assert sorted(gaps)[len(gaps) // 2] > 0.15


def test_quotation_marks_are_in_the_chinese_face(paper):
    faces = {c.font.partition("+")[2] for page in paper.chars for c in page if c.text in "“”" and c.points == 15.8}
    han = {c.font.partition("+")[2] for page in paper.chars for c in page if HAN.match(c.text) and c.points == 15.8}
    assert faces <= han


def test_page_numbers_stand_outside_7_millimetres_below(paper):
    em = 156 / 28
    for page, chars in enumerate(paper.chars):
        folio = [c for c in chars if c.points == 14.0]
        assert "".join(c.text for c in folio).replace(" ", "") == f"—{page + 1}—"
        # The dash lies about 0.38 em of its 14 points above the baseline.
        assert abs(folio[0].baseline - 0.38 * 14 * 25.4 / 72 - (37 + 225 + 7)) < 1
        if page % 2 == 0:
            assert abs(folio[-1].right - (28 + 156 - em)) < 1
        else:
            assert abs(folio[0].left - (26 + em)) < 1


def test_faces_follow_the_levels(paper):
    made = paper.made.choices

    def face(block):
        words = "".join(block.text.split())[:6]
        for page in paper.chars:
            text = "".join(c.text for c in page)
            if (at := text.replace(" ", "").find(words)) >= 0:
                return [c for c in page if c.text != " "][at].font.partition("+")[2].replace("-", "")
        raise AssertionError(words)

    report = paper.edition.report
    parts = {face(report.block(p.heading.block)) for p in report.parts}
    sections = {face(report.block(s.heading.block)) for p in report.parts for s in p.sections}
    assert all(made["heiti"].families[0].replace(" ", "").lower()[:8] in name.lower() for name in parts), parts
    assert all(made["kaiti"].families[0].replace(" ", "").lower()[:8] in name.lower() for name in sections), sections

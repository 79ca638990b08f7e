"""Whatever a report says prints as itself, or the reason why not is said in one line."""

import re
import shutil
import struct

import pytest

from generator.model.problems import UsageError
from generator.print.fonts import Coverage, Face, choose
from generator.print.pdf import FontBook, installed, print_pdf
from tests.conftest import OWN, ROOT, run
from tests.print.conftest import bodies_and_feet

FRONT = "政府工作报告\n\n各位代表：\n\n一、工作回顾\n\n"


def read(paper, program="pypdf") -> str:
    return re.sub(r"—\d+—", "", "".join(paper.texts(program)))


def joined(text: str) -> str:
    return "".join(text.split())


MARKUP = [
    '#import "x.typ": *', "#set page(width: 1pt)", "$x^2$", "甲@乙", "`code` ```raw```", "http://甲//乙 /* 丙 */", "*粗* _斜_ **", "<label>",
    "\\ \\u{41} \\#", '引号"与\\"反斜杠', "= 标题", "- 项\u3000+ 项", "1. 项", "#(1+1) #{ } #[ ]", "~ -- --- ... '单' \"双\"", "{{ 7 * 7 }} {% raw %}", "]#pagebreak()[",
]


def test_typst_markup_prints_as_itself(printed):
    text = FRONT + "\n\n".join(f"我们{words}做了工作，各项任务都完成了。" for words in MARKUP) + "\n"
    assert read(printed(text)) == joined(text)


def test_a_note_with_markup_prints_as_itself(printed):
    text = f"{FRONT}我们落实“甲乙”[1]工作，各项任务都完成了。\n\n名词解释\n\n1.甲乙：指#set、$、@、`、//、*、_、<a>、\\和]。\n"
    note = "1.甲乙：指#set、$、@、`、//、*、_、<a>、\\和]。"
    assert bodies_and_feet(printed(text), "pypdf", joined(text), note) == ("", "")


def test_a_heading_of_60_characters_keeps_to_the_type_area(printed):
    heading = "二、" + "推动高质量发展取得新的更大成效" * 4
    paper = printed(f"{FRONT}做了工作。\n\n{heading[:60]}\n\n做好工作。\n")
    assert joined(heading[:60]) in read(paper)
    assert all(c.right < 185 for c in paper.chars[0])
    assert joined(heading[:60]) in "".join(paper.reader.pages[2].extract_text().split())


def test_a_paragraph_of_6000_characters_runs_over_pages(printed):
    text = FRONT + "持续做好各项重点工作，确保群众满意。" * 334 + "\n"
    assert read(printed(text)) == joined(text)


def test_a_note_longer_than_a_page_runs_on(printed):
    note = "1.甲乙：" + "指做好这一项工作的办法和步骤，" * 250 + "完毕。"
    text = f"{FRONT}我们落实“甲乙”[1]工作，各项任务都完成了。\n\n名词解释\n\n{note}\n"
    paper = printed(text)
    text_of_notes = re.sub(r"见第[\d、]+页", "", read(paper))
    assert text_of_notes.count("完毕。") == 2
    assert text_of_notes.count("指做好这一项工作的办法和步骤，") == 500
    assert all(c.baseline < 297 - 35 + 1 for page in paper.chars for c in page if c.points in (10.5, 15.8))


def test_75_notes_stand_each_at_the_foot_of_its_page(printed):
    names = [f"{a}{b}行动" for a in "甲乙丙丁戊己庚辛壬" for b in "子丑寅卯辰巳午未申"][:75]
    body = "\n\n".join(f"我们扎实开展“{name}”[{n}]，各项任务都按时完成，群众十分满意。" for n, name in enumerate(names, 1))
    notes = "".join(f"{n}.{name}：指扎实开展{name}的各项措施。\n" for n, name in enumerate(names, 1))
    text = f"{FRONT}{body}\n\n名词解释\n\n{notes}"
    assert bodies_and_feet(printed(text), "pypdf", joined(text), joined(notes)) == ("", "")


@pytest.mark.parametrize("step", range(6))
def test_no_note_is_left_behind_when_lines_are_kept_together(printed, step):
    """However the lines fall, a note stands on the page of its call."""
    pad = "持续做好各项重点工作，确保群众满意。" * (10 + 3 * step)
    names = [f"{a}{b}行动" for a in "甲乙丙丁戊" for b in "子丑寅卯"]
    body = "\n\n".join(f"{pad[: 40 + 37 * n % len(pad)]}开展“{name}”[{n}]，各项任务都完成，{pad[: 11 * n % 60]}。" for n, name in enumerate(names, 1))
    notes = "".join(f"{n}.{name}：指扎实开展{name}的各项措施。\n" for n, name in enumerate(names, 1))
    paper = printed(f"{FRONT}{body}\n\n名词解释\n\n{notes}")
    for n, name in enumerate(names, 1):
        (page,) = [page for page in paper.texts("pypdf") if f"[{n}]" in page]
        assert f"{n}.{name}：指扎实" in page


def test_a_note_called_twice_stands_on_both_pages_and_once_on_each(printed):
    filler = "持续做好各项重点工作，确保群众满意。" * 60
    text = f"{FRONT}落实“甲乙”[1]工作，再落实“甲乙”[1]工作。{filler}\n\n还要落实“甲乙”[1]工作，确保完成。\n\n名词解释\n\n1.甲乙：指做好工作。\n"
    pages = printed(text, '[print]\nnotes = "both"\n').texts("pypdf")
    assert [page.count("1.甲乙：指做好工作。") for page in pages] == [1, *[0] * (len(pages) - 3), 1, 1]
    assert sum(page.count("[1]") for page in pages) == 3


def test_notes_without_calls_stand_at_the_end(printed):
    text = f"{FRONT}我们落实甲乙丙工作，各项任务都完成了。\n\n名词解释\n\n1.甲乙丙：指做好工作。\n"
    assert joined(text) == re.sub(r"见第[\d、]+页", "", read(printed(text, '[print]\nnotes = "foot"\n')))


def test_a_report_without_title_date_or_notes(printed):
    text = "各位代表：\n\n一、工作回顾\n\n我们做了工作。\n"
    paper = printed(text)
    assert read(paper) == "政府工作报告" + joined(text)
    assert paper.reader.metadata.title == "政府工作报告"


def test_a_report_without_headings_has_no_contents(printed):
    text = "政府工作报告\n\n各位代表：\n\n我们做了工作。\n"
    paper = printed(text)
    assert read(paper) == joined(text)
    assert not any("目录" in page.extract_text() for page in paper.reader.pages)


def test_a_heading_of_two_lines_is_one_line_of_the_contents(printed):
    paper = printed(f"{FRONT}我们做了工作。\n\n二、工作安排\n\n再做工作。\n\n附件1\n春城清单\n\n修桥一座。\n")
    assert [section.heading for section in paper.edition.report.attachments]
    contents = next(page.extract_text() for page in paper.reader.pages if "目录" in page.extract_text())
    assert re.search("^附件 ?1 春城清单", contents, re.MULTILINE)


def test_a_printed_head_is_not_printed_twice(printed):
    text = "甲乙市政府工作报告\n\n——2030年1月2日在甲乙市第九届人民代表大会第一次会议上\n\n市长 丙丁\n\n各位代表：\n\n一、工作\n\n做了工作。\n"
    assert read(printed(text)) == joined(text)


def test_characters_outside_the_bmp_print(printed):
    text = f"{FRONT}我们修缮了𠮷宅，建成𬬮业园区，保护了䶮、㐂字碑。\n"
    paper = printed(text)
    assert read(paper) == joined(text)
    assert all(read(paper, program) == joined(text) for program in ("pdfminer", "poppler"))


def test_a_control_character_is_set_aside_on_the_record(printed):
    paper = printed(f"{FRONT}我们做了\x07工作。\n")
    assert "我们做了工作。" in read(paper)
    assert [paper.edition.report.source.text[r.span.start : r.span.end] for r in paper.edition.report.removals] == ["\x07"]


def test_a_face_of_another_style_is_said_aloud_with_the_way_out(book):
    songti = [face for face in book.faces if face.family in ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")]
    choice = choose(songti, {"fangsong": "报告"}, {})["fangsong"]
    assert choice.families == (songti[0].family,)
    assert choice.remarks[0].startswith(f"no 仿宋 is installed: {songti[0].family} (宋体) in its place") and "make fonts" in choice.remarks[0]


def font_of(path, subtable: bytes, encoding: int) -> Face:
    """A font file that holds nothing but the one `cmap` subtable, as a face named after it."""
    cmap = struct.pack(">HHHHI", 0, 1, 3, encoding, 12) + subtable
    path.write_bytes(struct.pack(">IHHHH4sIII", 0x00010000, 1, 16, 0, 0, b"cmap", 0, 28, len(cmap)) + cmap)
    return Face(path.stem, 400, True, path, 0)


def in_ranges(*ranges: tuple[str, str]) -> bytes:
    """A subtable of format 12."""
    groups = b"".join(struct.pack(">III", ord(first), ord(last), 1) for first, last in ranges)
    return struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(ranges)) + groups


def in_segments(*segments: tuple[int, int, int]) -> bytes:
    """A subtable of format 4: first and last character and delta of each segment."""
    segments = (*segments, (0xFFFF, 0xFFFF, 1))
    columns = [[s[1] for s in segments], [0], [s[0] for s in segments], [s[2] & 0xFFFF for s in segments], [0] * len(segments)]
    return struct.pack(">HHHHHHH", 4, 0, 0, 2 * len(segments), 0, 0, 0) + b"".join(struct.pack(f">{len(c)}H", *c) for c in columns)


def test_a_character_that_the_face_lacks_is_printed_from_another_and_said(tmp_path):
    faces = [font_of(tmp_path / "仿宋", in_ranges(("告", "告"), ("报", "报")), 10), font_of(tmp_path / "SimSun", in_ranges(("一", "龥"), ("𠮷", "𠮷")), 10)]
    choice = choose(faces, {"fangsong": "报告燊𠮷"}, {})["fangsong"]
    assert choice.families == ("仿宋", "SimSun")
    assert choice.remarks == ("燊𠮷: not in 仿宋, printed from SimSun",)


def test_characters_are_read_from_either_kind_of_table(tmp_path):
    wide = Coverage.of(font_of(tmp_path / "wide", in_ranges(("一", "丁"), ("𠮷", "𠮷")), 10).path, 0)
    assert [c in wide for c in "一丁七𠮷𠮶"] == [True, True, False, True, False]
    narrow = Coverage.of(font_of(tmp_path / "narrow", in_segments((0x4E00, 0x4E02, -0x4E00), (0x62A5, 0x62A5, 9)), 1).path, 0)
    # The first segment begins at glyph 0, which is none.
    assert [c in narrow for c in "一丁丂七报"] == [False, True, True, False, True]


def test_a_damaged_font_is_named(tmp_path):
    (tmp_path / "torn.ttf").write_bytes(b"\0\1\0\0\0")
    with pytest.raises(UsageError, match="torn.ttf: a font that cannot be read"):
        Coverage.of(tmp_path / "torn.ttf", 0)


def test_a_machine_without_chinese_fonts_is_told_what_to_install(paper):
    none = installed(system=False)
    with pytest.raises(UsageError, match="fonts-noto-cjk"):
        print_pdf(paper.edition, none)


def test_same_edition_same_bytes(paper):
    """Also from a fresh font book."""
    again: FontBook = installed()
    assert print_pdf(paper.edition, again).pdf == paper.made.pdf


def test_another_place_time_zone_and_language_of_the_machine_change_nothing(paper, tmp_path):
    folder = tmp_path / "别处 x" / "reports" / "zigong-2021"
    shutil.copytree(OWN / "reports" / "zigong-2021", folder)
    there = {"LC_ALL": "C", "TZ": "Pacific/Chatham", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    done = run("generator", "pdf", "--reports", str(folder.parent), "--docs", str(tmp_path / "docs"), cwd=ROOT, **there)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "docs" / "zigong-2021" / "zigong-2021.pdf").read_bytes() == paper.made.pdf


def test_a_character_without_a_glyph_is_a_stand_in_in_its_place_and_in_the_colophon(printed):
    paper = printed(f"{FRONT}我们修缮了\ue000宅。\n\n一个\ufdd0符。\n")
    assert read(paper) == joined(f"{FRONT}我们修缮了〓宅。一个〓符。")
    colophon = joined(paper.reader.pages[1].extract_text())
    assert "本册以“〓”代替所用字体没有的字：U+E000（第1页）、U+FDD0（第1页）。" in colophon


def test_characters_that_show_nothing_take_no_stand_in_and_turn_no_words(printed):
    odd = "零\ufeff宽，向\u202e左%5.6转\u202c回，标\U000e0041\U000e007f签，葛\U000e0100城，心\ufe0f意，软\u00ad连，隔\u200b开，连\u200d接。"
    paper = printed(f"{FRONT}{odd}\n")
    shown = "".join(c for c in read(paper, "poppler") if ord(c) < 0xE0000 and c not in "\ufeff\u2060\u202c\u00ad\u200b\u200d\ufe0f-")
    assert shown == joined(f"{FRONT}零宽，向左%5.6转回，标签，葛城，心意，软连，隔开，连接。")
    assert "〓" not in "".join(page.extract_text() for page in paper.reader.pages)


LATIN, URL = "abcdefghij" * 300, "https://example.org/" + "ab/cd-ef_g?h=i&" * 40
TITLE = "甲乙市" + "推进高质量发展" * 42 + "政府工作报告"


def test_long_words_addresses_headings_and_tables_keep_to_the_type_area(printed):
    cells = "\n\n".join(f"指标{n}\t{n * 7}\t万元\t增长{n}%" for n in range(1, 120))
    text = f"{FRONT}我们说{LATIN}完。\n\n网址{URL}完。\n\n{LATIN[:400]}\n\n二、{'任务' * 150}\n\n做好这些工作，确保群众满意。\n\n附件1\n\n{cells}\n"
    paper = printed(text, f'title = "{TITLE}"\nmeeting = "{"甲乙" * 100}会议"\n')
    assert joined(LATIN) in read(paper) and joined(URL) in read(paper) and joined(cells) in read(paper)
    for page in paper.chars:
        assert all(c.left > 25 and c.right < 185.5 and 30 < c.baseline < 297 - 35 + 9 for c in page if c.text.strip())
    assert TITLE in joined("".join(page.extract_text() for page in paper.reader.pages[:2]))


@pytest.mark.parametrize("long", [20, 1000])
def test_a_note_that_is_called_again_and_again_stands_once_on_every_page(printed, monkeypatch, long):
    """However many lines its copies move; also in a booklet that is mended everywhere at once."""
    monkeypatch.setattr("generator.print.pdf.LONG", long)
    body = "".join(f"第{n}项，持续做好各项重点工作，落实“甲乙”[1]工作，确保群众满意。\n\n" for n in range(300))
    paper = printed(f"{FRONT}{body}名词解释\n\n1.甲乙：指做好工作。\n", '[print]\nnotes = "foot"\n')
    assert paper.made.astray == ()
    assert {page.count("1.甲乙：指做好工作。") for page in paper.texts("poppler")} == {1}


def test_a_line_of_the_cover_that_does_not_fit_is_broken_where_its_words_are(printed):
    paper = printed(f"{FRONT}做了工作。\n", 'date = 2030-01-02\nmeeting = "甲乙市第九届人民代表大会第一次会议"\n')
    lines = [line.replace(" ", "") for line in paper.reader.pages[0].extract_text().splitlines()]
    assert lines[-2:] == ["——2030年1月2日在甲乙市", "第九届人民代表大会第一次会议上"]


def test_what_report_toml_says_does_not_stand_above_a_title_that_is_printed(printed):
    paper = printed(f"{FRONT}做了工作。\n", 'meeting = "甲乙市第九届人民代表大会第一次会议"\nspeaker = "丙丁"\n')
    assert read(paper) == joined(f"{FRONT}做了工作。") and "丙丁" in paper.reader.pages[0].extract_text()

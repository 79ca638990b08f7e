"""Paragraphs' numbers: a source may gain and lose paragraphs, and what is held in `report.toml` stays where it was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.decisions.paragraph_numbers import numbered
from generator.exports.report_json import report_data
from generator.library.edition_of import edition
from generator.model.decisions import Pinned
from generator.model.problems import InputError
from generator.model.report import Block, Facts, Report
from generator.model.source import Source, Span

OLD = ["各位代表：", "一、回顾", "甲段修桥铺路，种树养花。", "乙段修桥铺路，种树养花。", "二、展望", "丙段还要修桥铺路，种树养花。", "丁段还要修桥铺路，种树养花。"]
ADDED = "新段说了许多从前没有的话。"


def made(tmp_path, lines: list[str], toml: str = ""):
    folder = tmp_path / "x-2020"
    folder.mkdir()
    (folder / "report.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    return edition(folder)


def numbers(edition) -> dict[str, str]:
    """First character of each paragraph → its number."""
    return {b.text[0]: b.paragraph for b in edition.report.blocks if b.paragraph}


def held(number: object, starts: str, more: str = "") -> str:
    return f'[[paragraph]]\nnumber = {number}\nstarts = "{starts}"\n{more}\n'


def test_paragraphs_are_numbered_in_order(tmp_path):
    assert numbers(made(tmp_path, OLD)) == {"各": "1", "甲": "2", "乙": "3", "丙": "4", "丁": "5"}


def test_an_added_paragraph_moves_no_number_after_it(tmp_path):
    found = made(tmp_path, [*OLD[:3], ADDED, *OLD[3:]], held(3, "乙段"))
    assert numbers(found) == {"各": "1", "甲": "2", "新": "2-1", "乙": "3", "丙": "4", "丁": "5"}


def test_a_lost_paragraph_moves_no_number_after_it(tmp_path):
    assert numbers(made(tmp_path, [*OLD[:3], *OLD[4:]], held(4, "丙段"))) == {"各": "1", "甲": "2", "丙": "4", "丁": "5"}


def test_a_second_addition_moves_no_number_of_the_first(tmp_path):
    lines = [*OLD[:3], "后段也说从前没有的话。", ADDED, *OLD[3:]]
    found = made(tmp_path, lines, held('"2-0"', "后段") + held('"2-1"', "新段") + held(3, "乙段"))
    assert numbers(found) == {"各": "1", "甲": "2", "后": "2-0", "新": "2-1", "乙": "3", "丙": "4", "丁": "5"}


def test_what_is_added_at_the_end_needs_no_entry(tmp_path):
    assert numbers(made(tmp_path, [*OLD, ADDED]))["新"] == "6"


def test_a_number_is_the_same_in_address_data_and_words(tmp_path):
    found = made(tmp_path, [*OLD[:3], ADDED, *OLD[3:]], held(3, "乙段"))
    urls = {block["text"][0]: block["url"] for block in report_data(found)["blocks"]}
    assert urls["新"] == "x-2020/1/#p2-1" and urls["乙"] == "x-2020/1/#p3" and urls["丁"] == "x-2020/2/#p5"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (held(2, "没有这话"), "1:1: toml: no paragraph begins with '没有这话'; copy its first words from"),
        ("\n" + held(2, "段"), "2:1: toml: no paragraph begins with '段'"),
        (held(1, "各位代表：") + held(2, "二段"), "5:1: toml: no paragraph begins with '二段'"),
        (held(9, "丙段") + held(8, "丁段"), "5:1: toml: number 8 comes after number 9 in the text"),
        (held(4, "丙段") + held(4, "丁段"), "5:1: toml: number 4 comes after number 4 in the text"),
        (held(3, "乙段") + held(4, "乙段修桥"), "5:1: toml: this paragraph already has number 3; keep one entry"),
        (held(3, "乙段", "line = 2"), "1:1: toml: the paragraph that begins with '乙段' is not on line 2 but on 4; correct line"),
        (held('"1-1"', "乙段"), "1:1: toml: no number is left between 1 and 1-1 for the paragraph before this one; hold that one at 1-0"),
        (held('"p3"', "乙段"), "2:1: toml: number should be a paragraph's, as in 13 or \"12-1\""),
        (held(0, "乙段"), "2:1: toml: number should be a paragraph's"),
        (held('"03"', "乙段"), "2:1: toml: number should be a paragraph's"),
        (held("true", "乙段"), "2:1: toml: number should be a paragraph's"),
        (held(3, " "), "3:1: toml: starts should be the paragraph's first words"),
        (held(3, "乙段") + "[[paragraph]]\nnumber = 4\n", "5:1: toml: an entry of [[paragraph]] has no starts; add it"),
        (held(3, "乙段") + "[[paragraph]]\nnumber = 4\nstart = 3\n", "7:1: toml: [[paragraph]] knows no 'start'; did you mean 'starts'?"),
    ],
)
def test_a_wrong_entry_is_said_with_its_line(tmp_path, toml, said):
    with pytest.raises(InputError, match=re.escape(f"report.toml:{said}")) as error:
        made(tmp_path, OLD, toml)
    assert "\n" not in str(error.value)


def test_of_several_that_begin_alike_the_line_decides(tmp_path):
    lines = [line.replace("丙段", "甲段") for line in OLD]
    with pytest.raises(InputError, match=re.escape("2 paragraphs begin with '甲段', on lines 3, 6; give more of its words, or its line as line = 3")):
        made(tmp_path, lines, held(7, "甲段"))
    (tmp_path / "again").mkdir()
    found = made(tmp_path / "again", lines, held(7, "甲段", "line = 6"))
    assert [b.paragraph for b in found.report.blocks if b.paragraph] == ["1", "2", "3", "7", "8"]


NUMBERS = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 3)), max_size=5, unique=True).map(sorted)


@settings(derandomize=True, deadline=None, max_examples=250)
@given(st.integers(1, 30), NUMBERS, st.data())
def test_numbers_grow_and_are_held(count, wanted, data):
    spots = sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=min(count, len(wanted)), max_size=min(count, len(wanted)))))
    text = "".join(f"第{n:02}段。" for n in range(count))
    blocks = tuple(Block(n + 1, "text", (Span(5 * n, 5 * n + 5),), str(n + 1), text[5 * n : 5 * n + 5]) for n in range(count))
    report = Report(Source("r.txt", "", "utf-8", text), (), blocks, Facts(), (), None, (), (), (), (), ())
    pins = [Pinned(f"{a}-{b}" if b else str(a), f"第{at:02}段", entry=("report.toml", at, 1)) for at, (a, b) in zip(spots, wanted, strict=False)]
    try:
        labels = [block.paragraph for block in numbered(report, pins).blocks]
    except InputError as error:
        assert "no number is left" in str(error)
        return
    parsed = [tuple(map(int, label.split("-"))) for label in labels]
    assert parsed == sorted(set(parsed)) and len(parsed) == count
    assert [labels[at] for at in spots[: len(pins)]] == [pin.number for pin in pins]
    first = spots[0] if pins else count
    plain = min(first, (wanted[0][0] - (0 if wanted[0][1] else 1)) if pins else count)
    assert labels[:plain] == [str(n + 1) for n in range(plain)]

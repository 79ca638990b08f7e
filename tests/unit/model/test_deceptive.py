"""Characters that deceive a reader are told, written out, and turn nothing but themselves."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edition.markdown import escape
from generator.formats.read import decode
from generator.library.edition_of import edition
from generator.model.deceptive import apart, code_points, deceptive, visible
from generator.print.markup import quoted, words
from generator.recognise.parse import parse

TEXT = """政府工作报告

各位代表：

一、工作回顾

全年增长{}，人人有笑容，家家有余粮。

二、今年安排

让我们努力奋斗！
"""
ODD = {
    "\u202e%5.6\u202c": ["U+202E", "U+202C"],
    "5\u200f6%": ["U+200F"],
    "\u2067%5.6\u2069": ["U+2067", "U+2069"],
    "5.\u200b6%": ["U+200B"],
    "5\U000e00316%": ["U+E0031"],
    "葛\U000e0100城6%": ["U+E0100"],
    "5\ue0006%": ["U+E000"],
    "5\u03786%": ["U+0378"],
    "5O6亿元": ["U+004F"],
    "GDР": ["U+0047 U+0044 U+0420"],
    "1０亿元": ["U+FF10"],
    "6\u0336%": ["U+0336"],
    "⼆成": ["U+2F06"],
    "ー成": ["U+30FC"],
    "٥成": ["U+0665"],
    "𝟓成": ["U+1D7D3"],
}
PLAIN = ["6.5%", "６．５％", "α、β两类", "Москва", "カード", "“5·12”", "5G和G20", "ā á ǎ à", "二〇二一年", "二○二一年", "①Ⅲ", "3.5×10⁸", "二、", "葛城"]


def told(text: str) -> list[tuple[str, str]]:
    report = parse(decode(TEXT.format(text).encode(), "report.txt"))
    return [(p.message, report.source.text[p.span.start : p.span.end]) for p in report.problems if p.code == "doubtful-character"]


@pytest.mark.parametrize("text", ODD)
def test_what_deceives_is_told_with_its_code_and_its_place(text):
    found = told(text)
    assert [message.split("”: ")[1].split(" is ")[0].split(" cannot")[0].split(" turns")[0] for message, _ in found] == ODD[text]
    assert [code_points(words) for _, words in found] == ODD[text]


@pytest.mark.parametrize("text", PLAIN)
def test_what_does_not_deceive_is_not_told(text):
    assert told(text) == []


def test_the_same_characters_of_a_paragraph_are_told_once_with_their_number():
    ((message, _),) = told("5\u200b6，7\u200b8，9\u200b0")
    assert "at 3 places" in message


@given(st.text(alphabet="增长5.6%\u202e\u202c\u200f\u2066\u2069א ב"))
def test_pieces_join_to_the_text_and_only_isolated_ones_turn(text):
    pieces = list(apart(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(not re.search("[\u200f\u202c\u202e\u2066\u2069אב]", piece) for piece, turns in pieces if not turns)


@given(st.text(alphabet="增长5.6%\u202e\u202c<>&*_ א"))
def test_isolation_adds_no_character(text):
    import html

    markup = escape(text)
    plain = re.sub(r"\\(.)", r"\1", re.sub("</?bdi>", "", markup))
    assert html.unescape(plain) == text


def test_the_booklet_prints_what_would_turn_its_neighbours_in_a_box_and_no_mark():
    assert words("增长\u202e%5.6\u202c") == '#"增长"#"%5.6"'
    assert words("5א6") == '#"5"#box[#"א"]#"6"'
    assert quoted("\u2067א") == '"א"'


def test_the_check_page_writes_it_out_and_the_pages_isolate_it(tmp_path):
    from generator.site.render import render_report

    folder = tmp_path / "made-2031"
    folder.mkdir()
    (folder / "report.txt").write_text(TEXT.format("\u202e%5.6\u202c"), encoding="utf-8")
    files = render_report(edition(folder))
    check, part = (files[path] for path in ("made-2031/check.md", "made-2031/1.md"))
    assert "〔U+202E〕" in check and "\u202e" not in check
    assert "<bdi>\u202e</bdi>%5.6<bdi>\u202c</bdi>" in part
    assert not re.search("[\u202a-\u202e]", re.sub("<bdi>[^<]*</bdi>", "", part.split("---\n")[2]))
    assert "增长\u202e%5.6\u202c" in "".join(block["text"] for block in json.loads(files["made-2031/report.json"])["blocks"])


def test_visible_text_has_nothing_that_cannot_be_seen():
    assert visible("增\u202e长\u200b\ue000") == "增〔U+202E〕长〔U+200B〕〔U+E000〕"


def test_a_long_text_of_such_characters_is_looked_through_once():
    for unit in ("A", "Aа", "\u0301", "ー", "א ", "\u202e"):
        assert sum(found.end - found.start for found in deceptive(unit * 50_000)) <= 50_000 * len(unit)


@given(st.text("市O0o9ＡI1l０八ハА，。（·—%ｓ\u202e\u0301\ue000\u4e00\u9fef\u9fff\n\u3000"))
def test_a_text_that_is_read_at_once_has_nothing_that_deceives(text):
    """What is found in a text is found, too, where its end keeps it from being read at once."""
    marked = text + "甲\u202e"
    assert list(deceptive(text)) == [found for found in deceptive(marked) if found.end < len(marked)]

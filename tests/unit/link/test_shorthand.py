"""Quoted number-phrases that no note explains: which are listed, and who decides what everybody knows."""

import pytest

from generator.formats.read import decode
from generator.link import unexplained
from generator.link.link import link
from generator.model.decisions import Decisions
from generator.recognise.parse import parse


def listed(body: str, notes: str = "") -> dict[str, int]:
    """Phrase → number of its places."""
    text = f"各位代表：\n一、工作回顾\n{body}\n" + (f"名词解释\n{notes}\n" if notes else "")
    report = parse(decode(text.encode(), "report.txt"))
    return {phrase.words: len(phrase.places) for phrase in unexplained.unexplained(report, link(report, Decisions("report.toml")))}


@pytest.fixture
def ordinary(tmp_path, monkeypatch):
    """Writes another list of ordinary words."""

    def write(text: str) -> None:
        monkeypatch.setattr(unexplained, "ORDINARY", tmp_path / "words.txt")
        unexplained.ORDINARY.write_text(text, encoding="utf-8")
        unexplained._ordinary.cache_clear()

    yield write
    unexplained._ordinary.cache_clear()


def test_a_phrase_is_listed_once_with_all_its_places():
    assert listed("推进“1743”举措，落实“七个严禁”，再推“1743”举措。") == {"1743": 2, "七个严禁": 1}


def test_what_a_note_explains_is_not_listed_where_it_is_bound_or_not():
    assert listed("落实“三清”[1]工作，巩固“三清”，抓好“四建”。", "1.三清：指清甲、清乙、清丙。") == {"四建": 1}


@pytest.mark.parametrize("words", ["十四五", "两委", "四川天府健康通", "放管服", "一二三，四五六", "一个很长很长的带有数字的引文"])
def test_ordinary_words_sentences_and_words_without_numbers_are_not_listed(words):
    assert listed(f"我们落实“{words}”工作。") == {}


def test_the_list_of_ordinary_words_is_a_file_to_edit(ordinary):
    ordinary("# 本市人人熟知\n七个严禁\n\n")
    assert listed("落实“七个严禁”，编制“十四五”规划。") == {"十四五": 1}
    ordinary("")
    assert listed("落实“七个严禁”工作。") == {"七个严禁": 1}


def test_a_phrase_right_behind_a_bound_term_is_listed():
    assert listed("坚持三清“五好”标准。落实“三清”[1]。", "1.“三清”：指清甲。") == {"五好": 1}

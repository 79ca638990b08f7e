"""The picture for shared links: its form, its bytes, and how long it stays."""

from __future__ import annotations

import shutil
import struct
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.edition.printed import Printed
from generator.library.build import build
from generator.library.edition_of import edition
from generator.library.write import write
from generator.print.card import draw
from generator.print.fonts import NoChineseFont
from generator.print.pdf import FontBook, installed
from generator.site.metadata import citation_tags
from tests.conftest import OWN

NOWHERE = Path("/nowhere")


@pytest.fixture(scope="module")
def book() -> FontBook:
    return installed()


@pytest.fixture(scope="module")
def sample():
    return edition(OWN / "reports" / "zigong-2021")


@pytest.fixture
def tree(tmp_path, book, sample) -> Path:
    """A report with its picture, as `baogao pdf` leaves it."""
    shutil.copytree(OWN / "reports", tmp_path / "reports")
    card = draw(sample, book, NOWHERE)
    write(tmp_path / "docs", {"zigong-2021/card.png": card.png, ".baogao/print/zigong-2021.card.json": card.record}, keep=None)
    return tmp_path


def built(tree: Path) -> str:
    """Build; returns the cover's Markdown."""
    build(tree / "reports", tree / "docs")
    return (tree / "docs" / "zigong-2021" / "index.md").read_text(encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_it_is_a_png_of_1200_by_630_and_light(book, sample):
    png = draw(sample, book, NOWHERE).png
    assert png.startswith(b"\x89PNG\r\n\x1a\n") and struct.unpack(">II", png[16:24]) == (1200, 630)
    assert len(png) < 60_000


def test_the_same_words_give_the_same_bytes(book, sample):
    assert draw(sample, book, NOWHERE) == draw(sample, book, NOWHERE)


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "关于某省某自治州国民经济和社会发展计划执行情况与国民经济和社会发展计划草案的报告" * 6, "meeting": "某省某自治州某县某大会第十七届第六次会议" * 8},
        {"place": None, "year": None, "meeting": None, "date": None},
        {"title": '#set page(width: 1pt)\\ "$x$" *a* <b>', "place": '"]#'},
    ],
)
def test_whatever_the_words_are_it_is_one_picture_of_the_same_size(book, sample, changed):
    png = draw(replace(sample, imprint=replace(sample.imprint, **changed)), book, NOWHERE).png
    assert struct.unpack(">II", png[16:24]) == (1200, 630)


def test_a_machine_without_a_chinese_font_is_said_to_be_one(sample):
    with pytest.raises(NoChineseFont, match="no Chinese font"):
        draw(sample, installed(system=False), NOWHERE)


def test_each_word_that_it_shows_changes_it(book, sample):
    plain = draw(sample, book, NOWHERE).png
    for changed in ({"title": "工作报告"}, {"place": "某市"}, {"year": 2022}, {"date": date(2021, 2, 6)}, {"meeting": "某会议"}):
        assert draw(replace(sample, imprint=replace(sample.imprint, **changed)), book, NOWHERE).png != plain, changed


def test_the_build_tells_of_it_and_keeps_it(tree):
    before = (tree / "docs" / "zigong-2021" / "card.png").stat().st_mtime_ns
    assert "picture: zigong-2021/card.png" in built(tree)
    edit(tree / "reports" / "zigong-2021" / "report.txt", "织密织牢防控网络。", "织密织牢新的网络。")
    assert "picture: zigong-2021/card.png" in built(tree)
    assert (tree / "docs" / "zigong-2021" / "card.png").stat().st_mtime_ns == before


def test_a_picture_of_other_words_goes(tree):
    edit(tree / "reports" / "zigong-2021" / "report.toml", "year = 2021", "year = 2022")
    assert "picture:" not in built(tree)
    assert not (tree / "docs" / "zigong-2021" / "card.png").exists()


def test_a_picture_that_is_not_the_one_of_the_record_is_not_told_of(tree):
    (tree / "docs" / "zigong-2021" / "card.png").write_bytes(b"another")
    assert "picture:" not in built(tree)


def test_a_picture_that_is_there_is_not_drawn_again(tree, book, sample, monkeypatch):
    monkeypatch.setattr(type(book.compiler), "png", lambda *_: pytest.fail("drawn again"))
    assert draw(sample, book, tree / "docs").png == (tree / "docs" / "zigong-2021" / "card.png").read_bytes()


def test_readers_of_citations_are_told_of_the_print_edition(sample):
    printed = replace(sample, printed=Printed(size=1, pages=1, pages_of={}))
    tags = citation_tags(printed, printed.pages[0])
    assert {"name": "citation_pdf_url", "path": "zigong-2021/zigong-2021.pdf"} in tags
    assert not any(tag["name"] == "citation_pdf_url" for tag in citation_tags(sample, sample.pages[0]))

"""What others may put into a site's folder: lists that point elsewhere, links out of the site, addresses with a password."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from generator.chinese.pinyin import READINGS
from generator.chinese.traditional import TABLE
from generator.decisions.load import decided
from generator.formats import pdf
from generator.formats.gathered import Unreadable
from generator.library.edition_of import edition
from generator.library.write import STATE, WriteError, clean, own, write
from generator.model.problems import InputError

TEXT = "政府工作报告\n各位代表：\n一、工作回顾\n好。\n"
ELSEWHERE = ("../secret", "x/../../secret", "/etc/x", "C:/x", "x\\..\\secret", "", "x//y", "./x")


def listing(docs: Path, told: object) -> None:
    (docs / STATE).mkdir(parents=True, exist_ok=True)
    (docs / STATE / "files.json").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_list_that_points_out_of_docs_removes_nothing_there(tmp_path, path):
    docs, secret = tmp_path / "docs", tmp_path / "secret"
    secret.write_text("s")
    listing(docs, {path: hashlib.sha256(b"s").hexdigest()})
    assert write(docs, {"x/a.md": "a"})[0] and secret.exists()
    clean(docs)
    assert secret.read_text() == "s"


def test_a_list_of_anything_else_is_no_list(tmp_path):
    for told in ([], {"x": 5}, {"x": None}, "x", 5):
        listing(tmp_path / "docs", told)
        assert write(tmp_path / "docs", {"a.md": "a"}) is not None
        assert own(tmp_path / "docs", "b.md")
    (tmp_path / "docs" / STATE / "files.json").write_text("[" * 100_000)
    assert write(tmp_path / "docs", {"b.md": "b"})[0] == 1


def test_a_file_behind_a_link_is_not_removed(tmp_path):
    docs, other = tmp_path / "docs", tmp_path / "other"
    other.mkdir()
    (other / "a.md").write_text("a")
    docs.mkdir()
    (docs / "x").symlink_to(other)
    listing(docs, {"x/a.md": hashlib.sha256(b"a").hexdigest()})
    write(docs, {"b.md": "b"})
    assert (other / "a.md").exists()


def test_nothing_is_written_where_the_state_is_a_link(tmp_path):
    docs, other = tmp_path / "docs", tmp_path / "other"
    (other / "new").mkdir(parents=True)
    docs.mkdir()
    (docs / STATE).symlink_to(other)
    with pytest.raises(WriteError):
        write(docs, {"a.md": "a"})
    assert (other / "new").is_dir() and not (docs / "a.md").exists()


@pytest.fixture
def site(tmp_path) -> Path:
    folder = tmp_path / "site" / "reports" / "x-2020"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_link_within_the_site_is_followed_and_one_out_of_it_refused(site, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "report.txt").write_text(TEXT, encoding="utf-8")
    (site.parent / "y-2020").symlink_to(site)
    assert edition(site.parent / "y-2020").report.blocks
    (site.parent / "z-2020").symlink_to(outside)
    with pytest.raises(InputError, match="link to"):
        edition(site.parent / "z-2020")
    for name in ("report.txt", "report.toml"):
        linked = site.parent / f"w-{name[-2:]}"
        linked.mkdir()
        (linked / "report.txt").write_text(TEXT, encoding="utf-8")
        (linked / name).unlink(missing_ok=True)
        (linked / name).symlink_to(outside / "report.txt")
        with pytest.raises(InputError, match="link to"):
            edition(linked)


@pytest.mark.parametrize("name", ["report.txt", "report.toml"])
def test_a_pipe_is_refused_and_not_waited_for(site, name):
    (site / name).unlink(missing_ok=True)
    os.mkfifo(site / name)
    with pytest.raises(InputError, match="pipe"):
        edition(site)


def test_an_address_with_a_password_is_refused():
    for url in ("https://user:word@example.org/x", "http://user@example.org"):
        with pytest.raises(InputError, match="password"):
            decided(f'[source]\nurl = "{url}"\n'.encode(), "report.toml")
    assert decided(b'[source]\nurl = "https://example.org/@x?a@b"\n', "report.toml").source_url


def test_what_the_pdf_library_leaves_out_is_no_text_that_was_read(monkeypatch, capsys):
    import logging

    import pypdf

    class Page:
        def __init__(self, said: str):
            self.said = said

        def extract_text(self, visitor_text) -> str:
            logging.getLogger("pypdf._page").warning(self.said)
            return "各位代表：全年增长百分之六点五，人人有笑容，家家有余粮。"

    class Reader:
        is_encrypted = False

        def __init__(self, content):
            self.pages = [Page(said)]

    monkeypatch.setattr(pypdf, "PdfReader", Reader)
    said = "EOF marker not found"
    assert pdf.from_pdf(b"").text and capsys.readouterr() == ("", "")
    said = "Exceeded 5000 form XObject invocations while extracting text; further form content is skipped."
    with pytest.raises(Unreadable, match="was not read whole"):
        pdf.from_pdf(b"")


@pytest.mark.parametrize("table", [READINGS, TABLE])
def test_a_table_says_where_it_is_from_and_under_which_licence(table):
    first = table.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ") and "https://github.com/" in first and "License" in first

"""What the booklet cannot do is said, once and with its place, and everything else is made."""

import re
from pathlib import Path

import pytest

from generator.library.print_all import press
from generator.print.fonts import _may_stand_for, kind_of
from generator.print.pdf import installed
from tests.conftest import baogao

FRONT = "政府工作报告\n\n各位代表：\n\n一、工作回顾\n\n"
CALLS = "\n\n名词解释\n\n1.甲乙：指做好工作。\n"


@pytest.fixture
def site(tmp_path) -> Path:
    """A site of one report."""
    (tmp_path / "mkdocs.yml").write_text("site_name: 甲\n", encoding="utf-8")
    add(tmp_path, "a-1", FRONT + "我们做了工作，各项任务都完成了。\n")
    return tmp_path


def add(site: Path, id: str, text: str, toml: str = "") -> None:
    folder = site / "reports" / id
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.toml").write_text(toml, encoding="utf-8")


def made(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "docs" / "a-1").glob("*.p*"))


def test_odd_reports_are_printed_and_a_bad_one_stops_no_other(site):
    add(site, "b-1", FRONT + "我们修缮了\U0003134a宅。\n", f'meeting = "{"某会议" * 400}"\n')
    add(site, "b-2", "x")
    add(site, "b-3", FRONT + "落实“甲乙”[1]工作。" * 100 + "\n\n二、落实“甲乙”[1]工作\n\n做了。" + CALLS, '[print.fonts]\nfangsong = ["没有的字体"]\n')
    _, rare, bad, called = press(site / "reports", site / "docs")
    assert rare.booklet and rare.picture and called.booklet and called.picture and not bad.booklet
    assert "report.txt:7:6: glyph-missing" in str(rare.problems[0]) and "U+3134A" in str(rare.problems[0])
    assert "cannot be read" in str(bad.problems[0]) and "没有的字体 is not installed" in str(called.problems[0])


@pytest.mark.parametrize(("template", "said", "stays"), [("card.typ", "no picture", "a-1.pdf"), ("form.typ", "no booklet", "card.png")])
def test_where_the_picture_fails_the_booklet_is_made_and_the_other_way_round(site, template, said, stays):
    (site / "templates" / "print").mkdir(parents=True)
    (site / "templates" / "print" / template).write_text('#panic("gone")\n', encoding="utf-8")
    done = baogao("pdf", cwd=site)
    assert done.returncode == 1 and made(site) == [stays]
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"reports/a-1/report.txt: {said}") and "gone" in line
    assert baogao("build", cwd=site).returncode == 0


def test_a_machine_without_a_chinese_font_is_told_once_and_has_its_pages(site, monkeypatch):
    monkeypatch.setattr("generator.library.print_all.installed", lambda folders: installed(folders, system=False))
    add(site, "a-2", FRONT + "我们做了工作，各项任务都完成了。\n")
    done = baogao("pdf", cwd=site)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and "no Chinese font" in done.stderr
    assert baogao("build", cwd=site).returncode == 0 and (site / "docs" / "a-2" / "index.md").exists()


def test_what_takes_too_long_is_given_up_with_the_reason_and_the_pages_are_built(site):
    done = baogao("pdf", "--timeout", "0.0001", "--lang", "zh", cwd=site)
    assert done.returncode == 2 and made(site) == []
    assert [line.partition("：")[2][:4] for line in done.stderr.splitlines()] == ["没有印成", "没有画成"]
    assert all("--timeout" in line for line in done.stderr.splitlines())
    assert baogao("build", cwd=site).returncode == 0
    assert baogao("pdf", cwd=site).returncode == 0 and made(site) == ["a-1.pdf", "card.png"]


def test_a_compiler_that_dies_stops_no_other_report(site, monkeypatch):
    add(site, "a-2", FRONT + "我们做了工作，各项任务都完成了。\n")
    book = installed()
    monkeypatch.setattr("generator.library.print_all.installed", lambda folders: book)
    process, _ = book.compiler._stop.peek()[2]
    process.kill()
    process.join()
    lost, other = press(site / "reports", site / "docs")
    assert "ended without a word" in lost.problems[0] and not lost.booklet and lost.picture
    assert other.booklet and other.picture and not other.problems


def test_templates_that_may_not_be_read_are_said_once_and_are_no_fault_of_the_program(site, monkeypatch):
    (site / "templates" / "print").mkdir(parents=True)
    listing = Path.iterdir

    def refused(path: Path):
        if path == Path("templates/print"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    done = baogao("pdf", cwd=site)
    assert done.returncode == 2 and made(site) == []
    (line,) = done.stderr.splitlines()
    assert line.startswith("templates/print: ") and "fault of baogao" not in line


def test_characters_without_a_glyph_are_told_in_their_order_a_line_each_with_all_places(site):
    add(site, "b-1", FRONT + "甲\ufdd0乙\ue001丙。\n\n丁\ue001戊\ue001己\ue000庚。\n", 'place = "甲\U0003134a市"\n')
    done = baogao("pdf", "b-1", cwd=site)
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert [re.match(r"reports/b-1/(\S+): glyph-missing: .*?(U\+\w+)", line).groups() for line in lines] == [
        ("report.txt:7:2", "U+FDD0"), ("report.txt:7:4", "U+E001"), ("report.txt:9:6", "U+E000"), ("report.toml:1:11", "U+3134A"),
    ]
    assert "also 9:2, 9:4 (3 in all)" in lines[1] and "also" not in lines[2]
    assert "install" not in "".join(lines[:3]) and "fonts-babelstone-han" in lines[3]


@pytest.mark.parametrize(
    ("character", "kind"),
    [("𱍊", "han"), ("㐂", "han"), ("\U000323b0", "han"), ("🚀", "picture"), ("☔", "picture"), ("ᚠ", "other"), ("\u0301", "other"), ("\ue000", "private"), ("\U000f0000", "private"), ("\ufdd0", "unknown"), ("\x85", "control")],
)
def test_the_advice_fits_the_kind_of_character(character, kind):
    assert kind_of(character) == kind


def test_pages_without_a_note_that_they_call_are_told_by_the_command_and_in_the_booklet(site, monkeypatch):
    monkeypatch.setattr("generator.print.pdf.ROUNDS", 1)
    add(site, "b-1", FRONT + "".join(f"第{n}项，持续做好重点工作，落实“甲乙”[1]工作。\n\n" for n in range(60)) + CALLS)
    done = baogao("pdf", "b-1", cwd=site)
    assert done.returncode == 1
    assert "report.txt: booklet, page 2, 3 (2 in all)" in done.stderr
    import pypdf

    pages = pypdf.PdfReader(site / "docs" / "b-1" / "b-1.pdf").pages
    assert "第2、3页有注释没有排在当页页脚。" in "".join(pages[1].extract_text().split())


def test_a_private_character_is_printed_from_a_font_that_is_named_alone():
    """Symbol fonts keep pictures at such codes, and no picture stands in the file."""
    assert not _may_stand_for("\ue001", told=False) and _may_stand_for("\ue001", told=True)
    assert _may_stand_for("甲", told=False) and not _may_stand_for("\x07", told=True)

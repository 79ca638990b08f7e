"""`baogao new` makes a folder or changes nothing; in it, what somebody wrote goes before what the program brings."""

from pathlib import Path

import pytest

from generator.library import new_site as module
from generator.library.build import build
from generator.library.new_site import new_site
from generator.library.write import clean
from generator.model.problems import InputError, UsageError
from generator.model.shipped import TEMPLATES, pages, templates
from tests.conftest import ROOT
from tests.unit.test_cli import BODY
from tests.unit.test_refused import baogao, stands


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "mysite"
    new_site(folder)
    (folder / "reports" / "x-2020").mkdir()
    (folder / "reports" / "x-2020" / "report.txt").write_text(BODY, encoding="utf-8")
    return folder


def made(site: Path):
    return build(site / "reports", site / "docs")


def test_a_new_folder_has_all_that_a_site_needs(site):
    assert {"mkdocs.yml", "README.md", ".gitignore", ".gitattributes", "requirements.txt", "reports", "docs", ".github", ".ci"} == {path.name for path in site.iterdir()}


@pytest.mark.parametrize("inside", [".git", ".DS_Store", "Thumbs.db"])
def test_a_folder_in_which_only_git_or_the_system_left_something_is_empty(tmp_path, inside):
    (tmp_path / inside).mkdir()
    new_site(tmp_path)
    assert (tmp_path / "mkdocs.yml").is_file()


@pytest.mark.parametrize("path, named", [("mine.txt", "mine.txt is there"), (".env", ".env is there"), ("reports/a", "reports is there")])
def test_in_a_folder_that_is_not_empty_nothing_changes(tmp_path, path, named):
    (tmp_path / "mysite" / path).parent.mkdir(parents=True)
    (tmp_path / "mysite" / path).write_text("mine")
    before = stands(tmp_path)
    with pytest.raises(UsageError, match=named):
        new_site(tmp_path / "mysite")
    assert stands(tmp_path) == before


def test_what_is_refused_is_said_in_one_line(tmp_path):
    done = baogao(tmp_path, "new", str(ROOT / "templates"))
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_where_a_file_stands_no_folder_is_made(tmp_path):
    (tmp_path / "mysite").write_text("mine")
    with pytest.raises(UsageError, match="is no folder"):
        new_site(tmp_path / "mysite")


def test_what_fails_half_way_leaves_nothing_behind(tmp_path, monkeypatch):
    files = [("a/b.txt", b"1"), ("a", b"2")]
    monkeypatch.setattr(module, "_files", lambda: iter(files))
    with pytest.raises(InputError, match="nothing was changed"):
        new_site(tmp_path / "deep" / "mysite")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("verb", ["build", "pdf"])
def test_a_folder_with_reports_and_no_settings_is_no_site(tmp_path, verb):
    (tmp_path / "reports" / "x-2020").mkdir(parents=True)
    (tmp_path / "reports" / "x-2020" / "report.txt").write_text(BODY, encoding="utf-8")
    before = stands(tmp_path)
    done = baogao(tmp_path, verb)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "mkdocs.yml: no such file" in done.stderr and "baogao new DIR" in done.stderr and stands(tmp_path) == before


def test_a_build_brings_what_the_site_lacks_and_cleaning_takes_it_away(site):
    made(site)
    docs = site / "docs"
    assert all((docs / path).read_bytes() == file.read_bytes() for path, file in pages().items())
    assert (docs / ".baogao" / "theme" / "baogao" / "head.html").is_file()
    assert "/report.css" in (docs / "assets" / ".gitignore").read_text()
    clean(docs)
    assert [path.name for path in docs.rglob("*") if path.is_file()] == ["files.json"]


def test_where_the_theme_is_the_sites_own_nothing_is_brought(site):
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("docs/.baogao/theme", "templates/theme"), encoding="utf-8")
    made(site)
    assert not (site / "docs" / "assets").exists() and not (site / "docs" / ".baogao" / "theme").exists()


def test_a_hand_written_file_goes_before_the_programs_and_is_committed(site):
    (site / "docs" / "assets").mkdir()
    (site / "docs" / "assets" / "print.css").write_text("mine")
    made(site)
    made(site)
    assert (site / "docs" / "assets" / "print.css").read_text() == "mine"
    assert "print.css" not in (site / "docs" / "assets" / ".gitignore").read_text()


def test_one_of_ours_that_was_edited_is_hand_written_from_then_on(site):
    made(site)
    (site / "docs" / "search.md").write_text("# 我的检索\n", encoding="utf-8")
    made(site)
    clean(site / "docs")
    assert (site / "docs" / "search.md").read_text(encoding="utf-8") == "# 我的检索\n"


def test_a_newer_program_renews_what_it_brought(site, tmp_path, monkeypatch):
    made(site)
    newer = tmp_path / "newer.css"
    newer.write_text("newer")
    monkeypatch.setattr("generator.library.site_files.pages", lambda: {"assets/report.css": newer})
    made(site)
    assert (site / "docs" / "assets" / "report.css").read_text() == "newer"
    assert not (site / "docs" / "assets" / "reading.css").exists()


@pytest.mark.parametrize("kind, name, shown", [
    ("pages", "home.md.j2", "index.md"),
    ("theme", "baogao/footer.html", ".baogao/theme/baogao/footer.html"),
])
def test_a_sites_own_template_goes_before_the_programs_file_by_file(site, kind, name, shown):
    (site / "templates" / kind / name).parent.mkdir(parents=True)
    (site / "templates" / kind / name).write_text("mine\n")
    made(site)
    assert (site / "docs" / shown).read_text() == "mine\n"
    assert "x-2020" in (site / "docs" / "x-2020" / "index.md").read_text(encoding="utf-8")
    assert (site / "docs" / ".baogao" / "theme" / "main.html").read_bytes() == (TEMPLATES / "theme" / "main.html").read_bytes()


def test_print_looks_in_the_sites_own_templates_first(site):
    (site / "templates" / "print").mkdir(parents=True)
    assert templates("print", site) == (site / "templates" / "print", TEMPLATES / "print")
    assert templates("pages", site) == (TEMPLATES / "pages",) == templates("pages", TEMPLATES.parent)


def test_a_report_that_is_added_outside_a_site_is_told_where_it_belongs(tmp_path, site):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    lines = [baogao(folder, "add", str(tmp_path / "a.txt"), "--id", "y-2020").stdout for folder in (tmp_path, site)]
    assert ["baogao new DIR`, and move reports/y-2020/" in said for said in lines] == [True, False]

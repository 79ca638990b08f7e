"""What the system refuses is one line that names the path, exit code 2, and changes nothing; also what is no site."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.needs import FULL_DISK, RIGHTS, SIGNALS
from tests.unit.test_cli import BODY as REPORT


def _lose_rights() -> None:
    """Root may read everything but for these two of Linux's rights: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH."""
    for right in (1, 2):
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP


ORDINARY = {"preexec_fn": _lose_rights} if os.name == "posix" and os.geteuid() == 0 else {}


def baogao(folder: Path, *args: str, **how) -> subprocess.CompletedProcess:
    env = os.environ | {"PYTHONPATH": str(folder if (folder / "generator").exists() else ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "BAOGAO_LANG": "en"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | how
    return subprocess.run([sys.executable, "-m", "generator", *args], cwd=folder, env=env, text=True, encoding="utf-8", **pipes)


def stands(folder: Path) -> dict[str, bytes | None]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A built tree; its modules are compiled already, for each run has to load them."""
    root = tmp_path_factory.mktemp("built")
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("*.pyc.*", "*.tmp", "__jinja2_*"))
    (root / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "report.schema.json", root / "docs")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "reports" / "x-2020").mkdir(parents=True)
    (root / "reports" / "x-2020" / "report.txt").write_text(REPORT, encoding="utf-8")
    (root / "reports" / "x-2020" / "report.toml").write_text('title = "政府工作报告"\n', encoding="utf-8")
    assert baogao(root, "build").returncode in (0, 1)
    return root


@RIGHTS
@pytest.mark.parametrize("verb, path, named", [
    ("build", "reports", "reports"),
    ("check", "reports", "reports"),
    ("check", "reports/x-2020", "reports/x-2020:1:1: unreadable: Permission denied: the folder cannot be opened"),
    ("build", "reports/x-2020", "reports/x-2020:1:1: unreadable: Permission denied: the folder cannot be opened"),
    ("build", "reports/x-2020/report.txt", "reports/x-2020/report.txt:1:1: unreadable: Permission denied: the file cannot be opened"),
    ("build", "mkdocs.yml", "mkdocs.yml"),
    ("build", "templates", "templates/"),
    ("build", "templates/pages/cover.md.j2", "templates/pages/cover.md.j2"),
    ("build", "docs", "docs/"),
    ("build", "docs/.baogao", "docs/.baogao/"),
    ("build", "docs/.baogao/files.json", "docs/.baogao/files.json"),
    ("build", "docs/x-2020", "docs/x-2020/"),
    ("clean", "docs/.baogao", "docs/.baogao/"),
])
def test_what_may_not_be_read_is_named_in_one_line(built, verb, path, named):
    mode, before = (built / path).stat().st_mode, stands(built)
    (built / path).chmod(0)
    try:
        done = baogao(built, verb, **ORDINARY)
    finally:
        (built / path).chmod(mode)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1 and named in done.stderr
    assert stands(built) == before


@RIGHTS
def test_a_folder_that_may_be_listed_and_not_entered_is_closed_too(built):
    folder = built / "reports" / "x-2020"
    folder.chmod(0o444)
    try:
        done = baogao(built, "build", **ORDINARY)
    finally:
        folder.chmod(0o755)
    assert done.returncode == 2 and done.stderr.startswith("reports/x-2020:1:1: unreadable: Permission denied: the folder")


@RIGHTS
def test_a_folder_that_takes_no_page_is_blamed_itself_and_nothing_is_replaced(built):
    source = built / "reports" / "x-2020" / "report.txt"
    source.write_text(REPORT + "末段。\n", encoding="utf-8")
    before = stands(built)
    (built / "docs" / "x-2020").chmod(0o555)
    try:
        done = baogao(built, "build", **ORDINARY)
    finally:
        (built / "docs" / "x-2020").chmod(0o755)
        source.write_text(REPORT, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr.startswith("docs/x-2020/: ") and ".baogao" not in done.stderr
    assert {path: content for path, content in stands(built).items() if path.startswith("docs/")} == {
        path: content for path, content in before.items() if path.startswith("docs/")
    }


@FULL_DISK
@pytest.mark.parametrize("verb", [("inspect", "reports/x-2020/report.txt"), ("build",)])
def test_a_full_disk_behind_the_output_is_said(built, verb):
    with open("/dev/full", "w") as full:
        done = baogao(built, *verb, stdout=full)
    assert done.returncode == 2
    assert "No space left" in done.stderr and "Traceback" not in done.stderr and "Exception" not in done.stderr


@SIGNALS
def test_a_closed_output_is_said_and_a_closed_error_output_turns_into_nothing_else(built):
    def closed(number):
        script = f'exec "$0" -m generator inspect reports/x-2020/report.txt {number}>&-'
        return subprocess.run(["sh", "-c", script, sys.executable], cwd=built, env=os.environ | {"PYTHONUTF8": "1"}, capture_output=True, text=True)

    out, err = closed(1), closed(2)
    assert (out.returncode, out.stdout, len(out.stderr.splitlines())) == (2, "", 1)
    assert err.returncode == 0 and len(err.stdout.splitlines()) == 1


@pytest.mark.parametrize("verb", ["build", "check", "pdf", "serve"])
def test_a_folder_that_is_no_site_is_told_what_to_do(tmp_path, verb):
    done = baogao(tmp_path, verb)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and "the site's folder" in done.stderr
    assert not list(tmp_path.iterdir())


def test_clean_where_nothing_was_built_changes_nothing_and_says_so(tmp_path):
    done = baogao(tmp_path, "clean")
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing was removed" in done.stdout
    assert not list(tmp_path.iterdir())


def test_a_name_that_means_nothing_has_a_line_that_ends(tmp_path):
    done = baogao(tmp_path, "check", "nofolder")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and "there are:" not in done.stderr and "give the path" in done.stderr


def test_templates_that_may_not_be_read_are_said_and_not_passed_over(tmp_path, monkeypatch):
    from generator.model.shipped import templates

    (tmp_path / "templates" / "pages").mkdir(parents=True)
    assert len(templates("pages", tmp_path)) == 2

    def denied(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("pathlib.Path.iterdir", denied)
    with pytest.raises(PermissionError):
        templates("pages", tmp_path)

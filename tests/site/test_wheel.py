"""An installed baogao, with no repository near: a new folder, a Word file, a site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__
from tests.conftest import ROOT
from tests.unit.add.test_add import FORMATS

PIP = ("pip", "--quiet", "--disable-pip-version-check")


def done(folder: Path, *command: str, codes: tuple[int, ...] = (0,), **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, and hold its exit code."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | environment
    env |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "BAOGAO_LANG": "en"}
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode in codes, ran.stdout + ran.stderr
    return ran


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    done(ROOT, sys.executable, "-m", *PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), ".")
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's modules alone; what they need is this environment's."""
    folder = tmp_path_factory.mktemp("lib")
    done(folder, sys.executable, "-m", *PIP, "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    return folder


def make_site(folder: Path, baogao: tuple[str, ...], mkdocs: tuple[str, ...], **environment: str) -> Path:
    """What a user types, from nothing to a site that is held against its report."""
    (folder / "report.docx").write_bytes(FORMATS["docx"][0])
    done(folder, *baogao, "new", "mysite", **environment)
    site = folder / "mysite"
    done(site, *baogao, "add", "../report.docx", codes=(1,), **environment)
    done(site, *baogao, "build", codes=(1,), **environment)
    done(site, *mkdocs, "build", "--strict", **environment)
    held = done(site, *baogao, "check", "--site", "site", **environment)
    assert "chuncheng-2021: 11 blocks" in held.stdout
    return site


def test_an_installed_baogao_makes_a_site_of_a_word_file(installed, tmp_path):
    paths = {"PYTHONPATH": str(installed)}
    baogao, mkdocs = ((sys.executable, "-m", name) for name in ("generator", "mkdocs"))
    where = done(tmp_path, sys.executable, "-c", "import generator; print(generator.__file__)", **paths)
    assert Path(where.stdout.strip()).is_relative_to(installed)
    site = make_site(tmp_path, baogao, mkdocs, **paths)
    page = (site / "site" / "chuncheng-2021" / "1" / "index.html").read_text(encoding="utf-8")
    assert "reading-panel" in page and "assets/report.css" in page
    assert all((site / "site" / path).is_file() for path in ("assets/report.css", "search/index.html", "report.schema.json", "404.html"))
    assert not list((site / "site").rglob("main.html"))
    assert f"baogao=={__version__}\n" in (site / "requirements.txt").read_text(encoding="utf-8")
    printed = done(site, *baogao, "pdf", codes=(0, 1, 2), **paths)
    assert (site / "docs" / "chuncheng-2021" / "chuncheng-2021.pdf").is_file() or "font" in printed.stderr
    done(site, "git", "init", "-q")
    untracked = done(site, "git", "status", "--short", "-uall").stdout
    assert "reports/chuncheng-2021/report.docx" in untracked and "docs/" not in untracked
    done(site, *baogao, "clean", **paths)
    assert [path for path in (site / "docs").rglob("*") if path.is_file() and path.parent.name != ".baogao"] == []


def test_who_imports_it_is_told_its_types(installed):
    assert (installed / "generator" / "py.typed").is_file()


@pytest.mark.fresh
def test_it_does_so_in_an_environment_that_has_nothing_else(wheel, tmp_path):
    done(tmp_path, sys.executable, "-m", "venv", "bare")
    scripts = tmp_path / "bare" / ("Scripts" if os.name == "nt" else "bin")
    done(tmp_path, str(scripts / "python"), "-m", *PIP, "install", str(wheel))
    make_site(tmp_path, (str(scripts / "baogao"),), (str(scripts / "mkdocs"),))

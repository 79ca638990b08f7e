"""The environment heals itself, in a folder of any name; what is missing is named before it is missed."""

import os
import runpy
import shutil
import subprocess
import sys
from collections import namedtuple

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix" or not shutil.which("make"), reason="make")

PYTHON = f"""#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin" && echo made >> made && printf '#!/bin/sh\\nexec "{sys.executable}" "$@"\\n' > "$3/bin/python" && chmod +x "$3/bin/python"
else exec "{sys.executable}" "$@"; fi
"""
"""A Python whose environments cost nothing; it counts them."""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "政府 工作'报告"
    (folder / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / ".ci" / "fit.py", folder / ".ci")
    (folder / "python").write_text(PYTHON)
    (folder / "python").chmod(0o755)
    return folder


def make(folder, *args, **environment):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))} | environment
    return subprocess.run(["make", "-s", *args], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8")


def environments(folder) -> int:
    """Make the environment; how many have been made till now."""
    done = make(folder, "PYTHON=./python", ".venv/here")
    assert done.returncode == 0, done.stderr
    return (folder / "made").read_text().count("made")


def test_an_environment_is_made_once(folder):
    assert [environments(folder), environments(folder)] == [1, 1]


def test_one_without_pip_is_made_anew(folder):
    environments(folder)
    (folder / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    assert environments(folder) == 2


def test_one_whose_python_is_gone_is_made_anew(folder):
    environments(folder)
    (folder / ".venv" / "bin" / "python").unlink()
    (folder / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    (folder / ".venv" / "runtime").touch()
    assert environments(folder) == 2
    assert not (folder / ".venv" / "runtime").exists()


def test_one_that_was_moved_is_made_anew(folder):
    environments(folder)
    moved = folder.rename(folder.with_name("moved"))
    assert environments(moved) == 2


def test_one_made_by_hand_is_kept(folder):
    environments(folder)
    (folder / ".venv" / "here").unlink()
    assert environments(folder) == 1
    assert (folder / ".venv" / "here").read_text().strip() == str(folder)


def test_one_that_was_moved_and_never_said_from_where_is_made_anew(folder):
    environments(folder)
    (folder / ".venv" / "here").unlink()
    script = folder / ".venv" / "bin" / "baogao"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    assert environments(folder) == 1
    (folder / ".venv" / "here").unlink()
    script.write_text("#!/nowhere/.venv/bin/python\n")
    assert environments(folder) == 2


@pytest.mark.parametrize("asked", [("help",), ("-n",), ("-n", ".venv/runtime"), ("-q", "help")])
def test_what_only_asks_removes_nothing(folder, asked):
    environments(folder)
    (folder / ".venv" / "here").write_text("/elsewhere\n")
    (folder / "pyproject.toml").touch()
    (folder / ".ci" / "requirements.txt").touch()
    make(folder, "PYTHON=./python", *asked)
    assert (folder / ".venv" / "bin" / "python").exists()


@pytest.mark.parametrize(("language", "words"), [("en", "half made or has been moved; making it anew"), ("zh", "正在重建")])
def test_what_is_made_anew_is_said(folder, language, words):
    environments(folder)
    (folder / ".venv" / "here").write_text("/elsewhere\n")
    (folder / ".venv" / "runtime").touch()
    said = make(folder, "PYTHON=./python", ".venv/here", BAOGAO_LANG=language).stderr
    assert words in said and len(said.splitlines()) == 1 and not (folder / ".venv" / "runtime").exists()
    assert (folder / ".venv" / "here").read_text().strip() == str(folder)


@pytest.mark.parametrize(("address", "typed"), [("", "serve\n"), ("ADDRESS=localhost:8001", 'serve --address "localhost:8001"\n')])
def test_serve_is_given_an_address(folder, address, typed):
    for path in ("pyproject.toml", ".ci/requirements.txt"):
        (folder / path).touch()
    assert make(folder, "-n", *filter(None, [address]), "serve").stdout.replace(" \n", "\n").endswith(typed)


def test_a_newer_python_is_found_where_python3_is_too_old(folder):
    programs = folder / "programs"
    programs.mkdir()
    for name, old in (("python3", "exit 1"), ("python3.12", f'exec "{sys.executable}" "$@"')):
        (programs / name).write_text(f"#!/bin/sh\n{old}\n")
        (programs / name).chmod(0o755)
    (folder / "Makefile").write_text((folder / "Makefile").read_text(encoding="utf-8") + "\nwhich:\n\t@echo $(PYTHON)\n", encoding="utf-8")
    assert make(folder, "which", PATH=f"{programs}:/usr/bin:/bin").stdout in ("python3.14\n", "python3.13\n", "python3.12\n")


def test_no_python_at_all_is_one_line(folder):
    done = make(folder, "PYTHON=no-such-python", ".venv/bin/python")
    assert done.returncode and "install Python 3.11 or newer" in done.stderr.splitlines()[0]


VERSION = namedtuple("VERSION", "major minor micro releaselevel serial")


@pytest.mark.parametrize("language, words", [("en_US.UTF-8", "sudo apt install python3-venv, then make again"), ("zh_CN.UTF-8", "请运行 sudo apt install python3-venv")])
def test_what_debian_keeps_apart_is_named(language, words, monkeypatch, capfd):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setenv("BAOGAO_LANG", language)
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / ".ci" / "fit.py"), run_name="__main__")
    said = capfd.readouterr().err
    assert ended.value.code == 1 and len(said.splitlines()) == 1 and words in said


def test_a_python_that_is_too_old_is_named(monkeypatch):
    monkeypatch.setattr(sys, "version_info", VERSION(3, 10, 4, "final", 0))
    english, chinese = runpy.run_path(str(ROOT / ".ci" / "fit.py"))["missing"]()
    assert "is Python 3.10, and baogao needs 3.11" in english and "3.10" in chinese


def test_fonts_that_could_not_be_had_are_not_asked_for_again(folder):
    programs = folder / "programs"
    programs.mkdir()
    for name, what in (("apt-get", "echo asked >> asked; exit 1"), ("dpkg", "exit 1"), ("id", "echo 0")):
        (programs / name).write_text(f"#!/bin/sh\ncd '{programs.as_posix().replace(chr(39), chr(39) + chr(92) + chr(39) + chr(39))}' && {{ {what}; }}\n")
        (programs / name).chmod(0o755)
    def asked():
        done = make(folder, "fonts", f"FANGSONG={folder.parent}/none", PATH=f"{programs}:{os.environ['PATH']}")
        assert done.returncode == 0
        return (programs / "asked").read_text().count("asked"), done.stderr
    times, said = asked()
    assert times == 2 and "make clean: try again" in said
    assert asked() == (2, "")

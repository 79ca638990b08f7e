"""`make update`: the program's files come over from the template, the user's stay, and nothing is lost or committed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.library import update as program
from generator.library.update import main

OLD = {
    "generator/__init__.py": "old",
    "generator/中文.py": "old",
    "generator/gone.py": "given up",
    "generator/kept.py": "given up",
    "Makefile": "old",
    "templates/main.html": "old",
    "docs/assets/report.css": "old",
    "docs/search.md": "old",
    "reports/zigong-2021/report.txt": "sample",
    "README.md": "theirs",
    "README.zh.md": "theirs",
    "mkdocs.yml": "site_name: theirs",
}
NEW = {
    "generator/__init__.py": "new",
    "generator/中文.py": "new",
    "generator/fresh.py": "new",
    "Makefile": "new",
    "templates/main.html": "new",
    "docs/assets/report.css": "new",
    "docs/search.md": "old",
    "reports/zigong-2021/report.txt": "sample, new",
    "README.md": "theirs, new",
    "README.zh.md": "theirs",
    "mkdocs.yml": "site_name: theirs\nstrict: true",
}
MINE = {
    "README.md": "mine",
    "mkdocs.yml": "site_name: mine",
    "docs/CNAME": "www.example.cn",
    "docs/关于.md": "mine",
    "docs/assets/own.css": "mine",
    "generator/kept.py": "changed",
    "templates/main.html": "changed",
    "reports/mine-2030/report.txt": "mine",
}


def git(folder: Path, *arguments: str) -> str:
    who = (
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "-c",
        "core.quotepath=off",
        "-c",
        "commit.gpgsign=false",
    )
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def commit(folder: Path, files: dict[str, str]) -> None:
    git(folder, "rm", "-rq", "--ignore-unmatch", ".")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of an old template, with the user's own files; the template, in `模 板` beside it, has gone on since."""
    template, copy = tmp_path / "模 板", tmp_path / "我的 网站"
    for folder in (template, copy):
        folder.mkdir()
        git(folder, "init", "-q", "-b", "trunk")
    commit(template, OLD)
    commit(template, NEW)
    kept = {path: text for path, text in OLD.items() if not path.startswith("reports/")}
    commit(copy, kept)
    commit(copy, kept | MINE)
    return copy


@pytest.fixture
def update(copy, monkeypatch, capsys):
    """Runs the update in the copy; the exit code and the lines that are printed."""
    monkeypatch.chdir(copy)
    monkeypatch.setenv("BAOGAO_LANG", "en")

    def run(*source: str) -> tuple[int, list[str]]:
        code = main(source)
        said = capsys.readouterr()
        return code, (said.err if code else said.out).splitlines()

    return run


def tree(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
        for p in folder.rglob("*")
        if p.is_file() and ".git" not in p.parts
    }


def test_the_programs_files_come_and_the_users_stay(copy, update):
    before = tree(copy)
    head = git(copy, "rev-parse", "HEAD")
    code, said = update("../模 板")
    after = tree(copy)
    theirs = {path: text for path, text in NEW.items() if not path.startswith(("reports/", "README", "mkdocs.yml"))}
    assert {path: text for path, text in after.items() if path in theirs} == theirs
    assert after.keys() - theirs.keys() == before.keys() - theirs.keys() - {"generator/gone.py"}
    assert all(after[path] == text for path, text in MINE.items() if path != "templates/main.html")
    assert git(copy, "rev-parse", "HEAD") == head and git(copy, "status", "--porcelain")
    assert code == 0 and said == [
        "templates/main.html: replaced, with your changes; they are kept in git: git show HEAD:templates/main.html",
        "mkdocs.yml stays as it is; to see what differs in the template's: git diff HEAD FETCH_HEAD -- mkdocs.yml",
        "6 files taken over, 1 removed; nothing is committed yet: run `make`, read, then git commit (or undo it all: git reset --hard)",
    ]
    git(copy, "reset", "-q", "--hard")
    assert tree(copy) == before


def test_a_second_update_finds_nothing_new(copy, update):
    update("../模 板")
    git(copy, "commit", "-qam", "x")
    assert update("../模 板")[1][-1] == "the program is as new as the template's" and not git(
        copy, "status", "--porcelain"
    )


def test_what_is_not_committed_stops_it(copy, update):
    (copy / "new.txt").write_text("mine")
    before = tree(copy)
    assert update("../模 板") == (
        2,
        ["there are changes that are not committed; commit them first, so that nothing can be lost"],
    )
    assert tree(copy) == before


@pytest.mark.parametrize("source", [(), ("",), ("  ",)])
def test_without_an_address_it_says_how(update, source):
    assert update(*source) == (2, ["name the template: make update FROM=https://github.com/OWNER/baogao"])


def test_another_repository_or_none_is_refused(copy, update, tmp_path):
    before = tree(copy)
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    commit(other, {"a.txt": "x"})
    assert update("../other") == (2, ["../other: is no repository of baogao; nothing was changed"])
    code, said = update("../nothing")
    assert code == 2 and len(said) == 1 and said[0].startswith("git: ")
    code, said = update("--upload-pack=touch x")
    assert code == 2 and len(said) == 1
    assert tree(copy) == before


def test_what_was_changed_before_git_gave_up_is_told(copy, update, monkeypatch):
    own = program._git

    def fails_to_remove(*arguments: str, **paths: tuple[str, ...]) -> str:
        if arguments[0] == "rm":
            raise program.GitError("error: no space")
        return own(*arguments, **paths)

    monkeypatch.setattr(program, "_git", fails_to_remove)
    code, [said] = update("../模 板")
    changed = git(copy, "status", "--porcelain").splitlines()
    assert code == 2 and said.startswith(f"git: error: no space; {len(changed)} files are changed already (Makefile first)")
    git(copy, "reset", "-q", "--hard")
    git(copy, "clean", "-fdq")
    assert not git(copy, "status", "--porcelain")


def test_a_machine_without_git_is_told(copy, update, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert update("../模 板") == (2, ["git is not installed, and nothing was changed; install git"])


def test_the_language_is_the_readers(copy, monkeypatch, capsys):
    monkeypatch.chdir(copy)
    for name in ("BAOGAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("generator.model.reader.of_machine", lambda _: "zh")
    assert main(()) == 2 and capsys.readouterr().err.startswith("请写出模板仓库的网址")

"""All or nothing, stale pages gone, hand-written files spared; also after a kill."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.library.write import IGNORED, STATE, WriteError, staging, write
from tests.conftest import ROOT
from tests.needs import LINKS, SIGNALS

OLD = {"index.md": "old", "r/1.md": "one", "r/2.md": "two", "r/notes/1.md": "note"}
NEW = {"index.md": "new", "r/1.md": "one", "r/3.md": "three"}


def tree(docs: Path) -> dict[str, str]:
    return {p.relative_to(docs).as_posix(): p.read_text() for p in docs.rglob("*") if p.is_file() and STATE not in p.parts and p.name != IGNORED}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "mine.css").write_text("mine")
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "by-hand.md").write_text("by hand")
    write(tmp_path, OLD)
    return tmp_path


HAND = {"assets/mine.css": "mine", "r/by-hand.md": "by hand"}


def test_stale_pages_go_and_hand_written_files_stay(docs):
    assert write(docs, NEW) == (3, 2)  # the folder's .gitignore too
    assert tree(docs) == NEW | HAND
    assert not (docs / "r" / "notes").exists()


def test_unchanged_files_are_not_written(docs):
    before = (docs / "r" / "1.md").stat().st_mtime_ns
    assert write(docs, OLD) == (0, 0)
    assert (docs / "r" / "1.md").stat().st_mtime_ns == before


def test_git_is_told_of_our_files_and_of_no_others(docs):
    def ignored() -> list[str]:
        return (docs / "r" / IGNORED).read_text().split()

    assert ignored() == ["/.gitignore", "/1.md", "/2.md", "/notes/1.md"] and not (docs / "assets" / IGNORED).exists()
    write(docs, {"r/book.pdf": b"x", f"{STATE}/print/r.json": "{}"}, keep=None)
    assert ignored() == ["/.gitignore", "/1.md", "/2.md", "/book.pdf", "/notes/1.md"] and not (docs / STATE / IGNORED).exists()
    write(docs, NEW, keep=["r/book.pdf"])
    assert ignored() == ["/.gitignore", "/1.md", "/3.md", "/book.pdf"]
    write(docs, {})
    assert tree(docs) == HAND and not (docs / "r" / IGNORED).exists()


def test_a_page_edited_by_hand_is_not_removed(docs):
    (docs / "r" / "2.md").write_text("edited")
    write(docs, NEW)
    assert (docs / "r" / "2.md").read_text() == "edited"


def test_a_hand_written_file_in_the_way_stops_the_run(docs):
    (docs / "r" / "3.md").write_text("mine")
    with pytest.raises(WriteError, match="r/3.md"):
        write(docs, NEW)
    assert tree(docs) == OLD | HAND | {"r/3.md": "mine"}


@LINKS
def test_a_link_out_of_docs_is_not_followed(docs, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (docs / "link").symlink_to(outside)
    with pytest.raises(WriteError, match="link"):
        write(docs, OLD | {"link/page.md": "x"})
    assert not list(outside.iterdir())


def test_a_folder_that_is_a_file_stops_the_run(docs):
    (docs / "s").write_text("a file")
    with pytest.raises(WriteError, match="/s:"):
        write(docs, OLD | {"s/1.md": "x"})


def test_a_failure_while_staging_leaves_docs_as_it_was(docs, monkeypatch):
    before, calls = tree(docs), []

    def full(path, content):
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", str(path))
        return original(path, content)

    original = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(WriteError, match="No space left"):
        write(docs, NEW)
    assert tree(docs) == before


def test_reports_not_built_keep_their_pages(docs):
    write(docs, {"index.md": "new", "s/1.md": "x"}, keep=["r"])
    assert tree(docs) == {"index.md": "new", "s/1.md": "x", "r/1.md": "one", "r/2.md": "two", "r/notes/1.md": "note"} | HAND
    write(docs, {"index.md": "new", "s/1.md": "x"})
    assert tree(docs) == {"index.md": "new", "s/1.md": "x"} | HAND


KILL = """
import os, signal, sys
from pathlib import Path
from generator.library import write
left = int(sys.argv[2])
def dying(verb):
    def step(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return verb(*args, **kwargs)
    return step
os.replace = dying(os.replace)
Path.unlink = dying(Path.unlink)
Path.write_bytes = dying(Path.write_bytes)
write.write(Path(sys.argv[1]), {new})
""".replace("{new}", repr(NEW))


@SIGNALS
@pytest.mark.parametrize("steps", range(9))
def test_a_killed_run_is_completed_by_the_next(docs, steps):
    killed = subprocess.run([sys.executable, "-c", KILL, str(docs), str(steps)], cwd=ROOT, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert (docs / "r" / "by-hand.md").exists()
    write(docs, NEW)
    assert tree(docs) == NEW | HAND
    assert write(docs, {}) == (0, 4)
    assert tree(docs) == HAND


def test_files_are_staged_a_few_at_a_time_and_placed_together(docs):
    before = tree(docs)
    with staging(docs) as staged:
        staged.add({"index.md": "new", "r/1.md": "one"})
        staged.add({"r/2.md": "two", "s/1.md": "x"})
        assert tree(docs) == before
        staged.place()
    assert tree(docs) == {"index.md": "new", "r/1.md": "one", "r/2.md": "two", "s/1.md": "x"} | HAND


def test_staged_files_that_were_not_placed_are_forgotten(docs):
    before = tree(docs)
    with pytest.raises(WriteError, match="by-hand"), staging(docs) as staged:
        staged.add({"index.md": "new", "s/1.md": "x"})
        staged.add({"r/by-hand.md": "ours"})
    assert tree(docs) == before and not (docs / STATE / "new").exists()

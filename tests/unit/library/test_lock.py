"""One writer at a time: the second says whom it waits for, and ends right; nobody holds a lock after his end."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.library import lock
from generator.library.lock import locked
from generator.library.write import STATE, write, writing
from tests.conftest import ROOT
from tests.needs import SIGNALS
from tests.unit.library.test_write import NEW, tree

HOLDER = """
import os, sys
from pathlib import Path
from generator.library.lock import NAME, locked
with locked(Path(sys.argv[1])):
    print(os.getpid(), (Path(sys.argv[1]) / NAME).read_text().strip(), flush=True)
    sys.stdin.read()
"""
WRITER = f"""
import sys
from pathlib import Path
from generator.library.write import write, writing
with writing(Path(sys.argv[1])):
    print(write(Path(sys.argv[1]), {NEW!r}))
"""


def start(code: str, *args: object) -> subprocess.Popen:
    command = [sys.executable, "-c", code, *map(str, args)] if "\n" in code else [sys.executable, "-m", code, *map(str, args)]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"BAOGAO_LANG": "en"}, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_the_second_says_whom_it_waits_for_and_then_writes(tmp_path):
    with writing(tmp_path):
        write(tmp_path, {"index.md": "old", "r/2.md": "two"})
        second = start(WRITER, tmp_path)
        said = second.stderr.readline()
        assert f"process {os.getpid()} " in said and tmp_path.as_posix() in said
        assert tree(tmp_path) == {"index.md": "old", "r/2.md": "two"}
    out, err = second.communicate(timeout=60)
    assert (second.returncode, out, err) == (0, "(4, 1)\n", "")
    assert tree(tmp_path) == NEW


def test_who_waited_holds_the_lock_that_others_see(tmp_path):
    """Who held it has removed the file that the second was waiting with."""
    with locked(tmp_path):
        second = start(HOLDER, tmp_path)
        second.stderr.readline()
    own, written = second.stdout.readline().split()
    assert own == written == str(second.pid)
    third = start(HOLDER, tmp_path)
    assert f"process {second.pid} " in third.stderr.readline()
    second.communicate(timeout=60)
    assert third.communicate(timeout=60)[0].split()[0] == str(third.pid)
    assert not list(tmp_path.iterdir())


@SIGNALS
def test_a_killed_holder_keeps_nobody_waiting(tmp_path, capfd):
    holder = start(HOLDER, tmp_path)
    holder.stdout.readline()
    holder.send_signal(signal.SIGKILL)
    holder.communicate(timeout=60)
    with locked(tmp_path):
        pass
    assert capfd.readouterr().err == ""


def test_a_disk_without_locks_is_named_and_the_work_goes_on(tmp_path, monkeypatch, capfd):
    def none(file, waits):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_take", none)
    with writing(tmp_path):
        write(tmp_path, NEW)
    assert tree(tmp_path) == NEW
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_nothing_of_the_lock_is_left_behind(tmp_path):
    docs = tmp_path / "docs"
    with writing(docs):
        assert (docs / STATE / lock.NAME).exists()
    assert not docs.exists()
    with writing(docs):
        write(docs, NEW)
    assert {path.name for path in (docs / STATE).iterdir()} == {"files.json"}


def test_the_engine_waits_as_well(tmp_path):
    with locked(tmp_path / STATE):
        engine = start("generator.library.lock", tmp_path, "platform")
        assert f"process {os.getpid()} " in engine.stderr.readline()
    out, err = engine.communicate(timeout=60)
    assert engine.returncode == 0 and out and not err


@pytest.mark.parametrize("full", ["the lock", "the engine"])
def test_a_full_disk_is_one_line(tmp_path, monkeypatch, capfd, full):
    (tmp_path / "engine.py").write_text("import errno\nraise OSError(errno.ENOSPC, 'x', 'its source', None, 'site/a.css')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("sys.argv", ["lock", str(tmp_path / "docs"), "engine"])
    monkeypatch.setenv("BAOGAO_LANG", "zh")
    if full == "the lock":
        monkeypatch.setattr(Path, "mkdir", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.ENOSPC, "x", "docs")))
    assert lock.main() == 2
    [line] = capfd.readouterr().err.splitlines()
    assert line == ("docs" if full == "the lock" else "site/a.css") + "：磁盘已满；请腾出磁盘空间，再运行一次"

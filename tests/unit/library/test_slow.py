"""A file that takes long is named, and one that takes too long is given up: alone as well as among others."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.library import slow
from generator.model.problems import InputError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm")


def for_ever(*_: object) -> None:
    while True:
        pass


def in_one_expression(*_: object) -> None:
    re.match("(a*)*b", "a" * 60)


@pytest.mark.parametrize("work", [for_ever, in_one_expression])
def test_work_without_end_is_given_up(work):
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(InputError, match="--timeout"), slow.given_up(Path("x.txt"), 0.05):
        work()
    assert signal.getsignal(signal.SIGALRM) == before and signal.getitimer(signal.ITIMER_REAL)[0] == 0


@pytest.mark.parametrize("verb", ["check", "inspect"])
def test_a_single_file_has_its_time_too(verb, tmp_path, monkeypatch, capsys):
    (tmp_path / "x.txt").write_text("各位代表：", encoding="utf-8")
    for module in ("generator.formats.read", "generator.batch.answer"):
        monkeypatch.setattr(f"{module}.read", for_ever)
    assert cli.main([verb, str(tmp_path / "x.txt"), "--timeout", "0.05"]) == 2
    out, err = capsys.readouterr()
    assert not out and "x.txt:1:1: timeout:" in err and len(err.splitlines()) == 1


def test_a_build_that_takes_long_names_the_report_it_is_at(tmp_path, monkeypatch, capsys):
    from generator.library import build

    (tmp_path / "reports" / "x-2020").mkdir(parents=True)
    (tmp_path / "reports" / "x-2020" / "report.txt").write_text("各位代表：\n一、回顾\n好。\n", encoding="utf-8")
    monkeypatch.setattr(slow, "SLOW", 0.01)
    monkeypatch.setattr(build, "render_report", lambda *_: signal.pause() or {})
    assert build.build(tmp_path / "reports", tmp_path / "docs").reports
    assert f"{tmp_path.as_posix()}/reports/x-2020: still at it" in capsys.readouterr().err

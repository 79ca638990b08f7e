"""Git, set as on Windows, keeps a report byte for byte, and scripts as they are run."""

import os
import shutil
import subprocess

import pytest

from tests.conftest import ROOT

REPORT = "各位代表：\r\n一、回顾\r\n好。\n混用\r换行。\r\n".encode()
FILES = {
    "reports/x-2020/report.txt": REPORT,
    "reports/x-2020/report.toml": b"title = 'x'\r\n",
    "reports/y-2020/report.html": b"<p>\r\n</p>\n",
    "tests/cases/lines.txt": REPORT,
    "tests/golden/page.md": b"# x\n",
    "Makefile": b"all:\n\ttrue\n",
    "generator/x.py": b"x = 1\n",
    ".ci/run": b"#!/bin/sh\nexit 0\n",
}
WINDOWS = {
    "Git for Windows": ("core.autocrlf=true",),
    "line ends of Windows": ("core.autocrlf=false", "core.eol=crlf"),
    "both": ("core.autocrlf=true", "core.safecrlf=false"),
    "as it comes": ("core.autocrlf=input",),
}


def git(folder, settings, *args):
    options = [part for setting in (*settings, "user.name=x", "user.email=x@example.com", "init.defaultBranch=main") for part in ("-c", setting)]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {"GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    done = subprocess.run(["git", *options, *args], cwd=folder, env=alone, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not shutil.which("git"), reason="no git")
@pytest.mark.parametrize("settings", WINDOWS.values(), ids=WINDOWS)
def test_a_clone_has_the_bytes_that_were_committed(tmp_path, settings):
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    for path, content in FILES.items():
        (origin / path).parent.mkdir(parents=True, exist_ok=True)
        (origin / path).write_bytes(content)
    shutil.copy(ROOT / ".gitattributes", origin)
    git(origin, settings, "init", "-q")
    git(origin, settings, "add", ".")
    git(origin, settings, "commit", "-qm", "x")
    git(tmp_path, settings, "clone", "-q", str(origin), str(clone))
    assert {path: (clone / path).read_bytes() for path in FILES} == FILES

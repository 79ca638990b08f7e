"""`baogao serve`: an edit of the report reaches the reader."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request

import pytest

from tests.conftest import make_project
from tests.unit.batch.test_many import HEEDING

SMALL = "各位代表：\n一、回顾\n修桥铺路。\n二、展望\n种树养花。\n"
"""How much there is to build is not the point here."""


class Server:
    """The running command and what it prints, line by line."""

    def __init__(self, project, port: int):
        env = {name: value for name, value in os.environ.items() if name != "NO_MKDOCS_2_WARNING"} | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-c", HEEDING, "serve", "--address", f"127.0.0.1:{port}"]
        self.running = subprocess.Popen(command, cwd=project.root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
        self.seen: list[str] = []
        self.lines: queue.Queue[str] = queue.Queue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        for line in self.running.stdout:
            self.lines.put(line)

    def until(self, words: str) -> None:
        """Wait for a line with these words; a minute without one is a failure."""
        line = ""
        while words not in line:
            try:
                line = self.lines.get(timeout=60)
            except queue.Empty:
                pytest.fail(f"{words!r} was not printed: {''.join(self.seen)}")
            self.seen.append(line)


def free_port() -> int:
    """Below those that systems give away by themselves: nobody is given it between this and the server's start."""
    for port in range(10_000 + os.getpid() % 20_000, 32_000):
        with socket.socket() as free:
            if free.connect_ex(("127.0.0.1", port)):
                return port
    raise OSError("no port is free")


def read(url: str) -> str:
    with urllib.request.urlopen(url) as page:
        return page.read().decode()


@pytest.fixture
def serving(tmp_path):
    port = free_port()
    (tmp_path / "of" / "x-2020").mkdir(parents=True)
    (tmp_path / "of" / "x-2020" / "report.txt").write_text(SMALL, encoding="utf-8")
    project = make_project(tmp_path / "tree", tmp_path / "of")
    server = Server(project, port)
    try:
        server.until("Serving on")
        yield project, server, f"http://127.0.0.1:{port}/"
    finally:
        server.running.terminate()
        server.running.wait(timeout=30)
        server.listener.join(timeout=30)
        server.running.stdout.close()


def test_an_edit_of_the_report_is_shown(serving):
    project, server, url = serving
    report = project.root / "reports" / "x-2020" / "report.txt"
    report.write_text(SMALL.replace("种树", "种茶"), encoding="utf-8")
    server.until("files written")
    # A slow machine may begin to build while files are still being written: then it builds once more.
    server.until("Documentation built")
    while "种茶养花。" not in read(url + "x-2020/2/"):
        server.until("Documentation built")


def test_an_error_is_said_and_the_next_edit_mends_it(serving):
    project, server, url = serving
    report = project.root / "reports" / "x-2020" / "report.txt"
    report.write_text("", encoding="utf-8")
    server.until(": empty: ")
    report.write_text(SMALL.replace("种树", "种茶"), encoding="utf-8")
    server.until("files written")
    server.until("Documentation built")


def test_reports_that_vanish_are_said_and_are_shown_again_when_they_are_back(serving):
    project, server, url = serving
    reports = project.root / "reports"
    reports.rename(project.root / "away")
    server.until("is gone")
    (project.root / "away").rename(reports)
    server.until("files written")
    with urllib.request.urlopen(url + "x-2020/2/") as page:
        assert page.status == 200


@pytest.mark.skipif(os.name != "posix", reason="a signal of POSIX")
def test_ctrl_c_leaves_no_process_and_frees_the_port(serving):
    _, server, url = serving
    assert "end of life" not in "".join(server.seen)  # the theme's banner
    server.running.send_signal(signal.SIGINT)  # to the program alone, as a script would
    assert server.running.wait(timeout=30) == 0
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(url, timeout=30)

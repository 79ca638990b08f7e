"""`serve` tries its address, the engine and the site first: what is wrong is one line, and it stops at once."""

import errno
import importlib.util
import socket

import pytest

from generator.library import serve as module
from generator.library.serve import listening, serve
from generator.model.problems import UsageError
from tests.conftest import baogao


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_free_address_is_given_as_the_engine_takes_it(taken):
    assert listening(f"localhost:{taken + 1 if taken < 65535 else 1025}").startswith("127.0.0.1:")


def test_a_busy_port_is_said_and_another_named(taken):
    with pytest.raises(UsageError, match=rf"port {taken}; end it, or .*`baogao serve --address localhost:\d+` .with make: `make serve ADDRESS=localhost:\d+`"):
        listening(f"localhost:{taken}")


@pytest.mark.parametrize("address", ["localhost:99999", "localhost:abc", "localhost:0", "localhost:-1", "localhost:８０００", "localhost", ":8000", "8000", "", "localhost:" + "9" * 5000])
def test_what_is_no_port_is_said(address):
    with pytest.raises(UsageError, match="write HOST:PORT"):
        listening(address)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", "政" * 70, "[::zz]"])
def test_a_host_that_nobody_knows_is_said(host, monkeypatch):
    def unknown(name, *args):
        name.encode("idna")
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UsageError, match="no host"):
        listening(f"{host}:8000")


@pytest.mark.parametrize("code, words", [(errno.EACCES, "only an administrator may use port 80"), (errno.EADDRNOTAVAIL, "no host"), (errno.EMFILE, "choose another")])
def test_what_the_system_refuses_is_said(code, words, monkeypatch):
    def refuse(*args):
        raise OSError(code, "refused")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(UsageError, match=words):
        listening("localhost:80")


def test_an_engine_that_is_not_installed_is_said(tmp_path, monkeypatch):
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="mkdocs is not installed; install it"):
        serve(tmp_path / "reports", tmp_path / "docs", "localhost:8000")


def test_the_command_ends_with_2_and_one_line_before_it_builds(tmp_path, taken):
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "reports" / "x-2020").mkdir(parents=True)
    done = baogao("serve", "--address", f"127.0.0.1:{taken}", cwd=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert not (tmp_path / "docs").exists()


def test_a_folder_that_goes_and_comes_back_is_watched_again(tmp_path, capfd):
    folder, moved = tmp_path / "reports", tmp_path / "moved"
    folder.mkdir()
    watch = module._Watch((folder,), "en")
    try:
        assert not watch.changed.is_set()
        folder.rename(moved)
        watch.renew()
        assert "is gone" in capfd.readouterr().err and watch.changed.is_set()
        watch.renew()
        assert capfd.readouterr().err == ""
        folder.mkdir()
        watch.renew()
        watch.changed.clear()
        (folder / "new.txt").write_text("x")
        assert watch.changed.wait(30)
    finally:
        watch.stop()

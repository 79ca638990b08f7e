"""`reports/`, `templates/` and `docs/` under watch: an edit shows in the browser within a breath.

The generator stays in this process, warm; the engine's own server runs beside it and reloads what changed in `docs/`.
What would keep the server from starting is said before anything is built.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.library.build import build
from generator.library.reports import folders
from generator.model.messages import of_system, say
from generator.model.problem_forms import as_error, as_text, refused, said
from generator.model.problems import InputError, UsageError
from generator.model.shipped import TEMPLATES

if TYPE_CHECKING:
    from watchdog.observers.api import ObservedWatch

SETTLED = 0.05
"""Seconds without another change after which an edit counts as saved: editors write a file in several steps."""


def serve(reports: Path, docs: Path, address: str, language: str = "en") -> int:
    """Build, serve and rebuild until interrupted; returns 0, or 2 where the server ended by itself.

    Raises UsageError where this is no site, where the engine is missing or the address cannot be had.
    """
    settings = docs.parent / "mkdocs.yml"
    if not settings.is_file():
        raise UsageError(say("serve-no-site", settings=settings.as_posix()))
    for module in ("mkdocs", "watchdog"):
        if importlib.util.find_spec(module) is None:
            raise UsageError(say("serve-no-engine", module=module))
    folders(reports)
    at = listening(address)
    signal.signal(signal.SIGTERM, _interrupt)
    watch = _Watch((reports, docs.parent / "templates", *_program(docs.parent)), language)
    try:
        _rebuild(reports, docs, language)
        with _server(settings, at) as server:
            _follow(watch, server, reports, docs, language)
        return 2
    except KeyboardInterrupt:
        return 0
    finally:
        watch.stop()


def _program(site: Path) -> Iterator[Path]:
    """The program's templates, where they are not the site's."""
    own = site / "templates"
    if not (own.exists() and own.samefile(TEMPLATES)):
        yield TEMPLATES


def listening(address: str) -> str:
    """The address as the engine takes it, `IP:PORT`, after a trial. Raises UsageError for one that cannot be had."""
    host, colon, digits = address.rpartition(":")
    port = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
    if not (host and colon and 0 < port < 65536):
        raise UsageError(say("serve-address", address=address))
    try:
        family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
        found = socket.getaddrinfo(host.strip("[]"), port, family, socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise UsageError(say("serve-unknown-host", address=address, host=host)) from error
    place = found[0][4]
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        if os.name == "posix":  # elsewhere this would take a port that is in use
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(place)
            trial.listen()
        except OSError as error:
            raise UsageError(_refused(error, address, host, port)) from error
    return f"[{place[0]}]:{port}" if family == socket.AF_INET6 else f"{place[0]}:{port}"


def _refused(error: OSError, address: str, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return say("serve-busy", address=address, host=host, port=port, other=port + 1 if port < 65535 else 8000)
    if error.errno in (errno.EACCES, errno.EPERM) and port < 1024:
        return say("serve-privileged", address=address, host=host, port=port)
    if error.errno == errno.EADDRNOTAVAIL:
        return say("serve-unknown-host", address=address, host=host)
    return say("serve-refused", address=address, reason=of_system(error))


class _Watch:
    """Tells of changes in folders, also in one that goes away and comes back."""

    def __init__(self, folders: Sequence[Path], language: str):
        from watchdog.events import FileSystemEvent, FileSystemEventHandler
        from watchdog.observers import Observer

        self.changed, self._language = threading.Event(), language
        changed = self.changed

        class Edited(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                if event.event_type in ("created", "modified", "moved", "deleted"):
                    changed.set()

        self._handler, self._observer = Edited(), Observer()
        self._watched: dict[Path, tuple[int, ObservedWatch] | None] = dict.fromkeys(folders)
        self._observer.start()
        self.renew()
        self.changed.clear()

    def renew(self) -> None:
        """Watch each folder that is there as it now is: one that was removed and made anew is another."""
        for folder, watched in self._watched.items():
            now = _inode(folder)
            if now == (watched[0] if watched else None):
                continue
            self.changed.set()
            if watched:
                self._observer.unschedule(watched[1])
            if now is None:
                gone = say("serve-gone", folder=folder.as_posix())
                print(said(gone, self._language), file=sys.stderr, flush=True)
                self._watched[folder] = None
            else:
                self._watched[folder] = now, self._observer.schedule(self._handler, str(folder), recursive=True)

    def stop(self) -> None:
        self._observer.stop()
        self._observer.join()


def _follow(watch: _Watch, server: subprocess.Popen[bytes], reports: Path, docs: Path, language: str) -> None:
    while server.poll() is None:
        if watch.changed.wait(1):
            watch.changed.clear()
            while watch.changed.wait(SETTLED):
                watch.changed.clear()
            _rebuild(reports, docs, language)
        watch.renew()


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _inode(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None


@contextmanager
def _server(settings: Path, address: str) -> Iterator[subprocess.Popen[bytes]]:
    """The engine's own server; it does not outlive this process, also where that is interrupted twice."""
    # Dirty: pages whose Markdown stayed the same are not built again; strict would refuse that, and is for `make`.
    how = ("--config-file", str(settings), "--dirty", "--no-strict", "--dev-addr", address)
    command = [sys.executable, "-m", "mkdocs", "serve", *how]
    server = subprocess.Popen(command, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(5)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            server.kill()
            server.wait()


def _rebuild(reports: Path, docs: Path, language: str) -> None:
    """Build; an error is said and the pages stay as they were."""
    try:
        built = build(reports, docs)
    except (InputError, OSError) as error:
        told = as_error(error, language) if isinstance(error, InputError) else said(refused(error), language)
        print(told, file=sys.stderr, flush=True)
        return
    for refusal in built.refused.values():
        print(as_error(refusal, language), file=sys.stderr)
    for each in built.reports:
        for problem in each.problems:
            print(as_text(problem, language), file=sys.stderr)
    print(said(say("written", changed=built.changed, removed=built.removed), language), flush=True)

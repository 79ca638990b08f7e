"""`reports/`, `templates/` and `docs/` under watch: an edit shows in the browser within a breath.

The generator stays in this process, warm; the engine's own server runs beside it and reloads what changed in `docs/`.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

from generator.build import build
from generator.messages import say
from generator.problems import InputError, problems_of
from generator.site.render import TEMPLATES
from generator.tell import as_error, as_text, said

SETTLED = 0.05
"""Seconds without another change after which an edit counts as saved: editors write a file in several steps."""


def serve(reports: Path, docs: Path, address: str, language: str = "en") -> int:
    """Build, serve and rebuild until interrupted; returns the server's exit code."""
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    changed = threading.Event()

    class Edited(FileSystemEventHandler):
        def on_any_event(self, event) -> None:
            if event.event_type in ("created", "modified", "moved", "deleted"):
                changed.set()

    observer = Observer()
    for folder in (reports, TEMPLATES):
        observer.schedule(Edited(), str(folder), recursive=True)
    _rebuild(reports, docs, language)
    observer.start()
    # Dirty: pages whose Markdown stayed the same are not built again; strict would refuse that, and is for `make`.
    server = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--dev-addr", address])
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        _follow(changed, server, reports, docs, language)
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
        observer.join()
        server.terminate()
    return 0 if server.wait() in (0, -15) else 1


def _follow(changed: threading.Event, server: subprocess.Popen, reports: Path, docs: Path, language: str) -> None:
    while server.poll() is None:
        if changed.wait(1):
            changed.clear()
            while changed.wait(SETTLED):
                changed.clear()
            _rebuild(reports, docs, language)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _rebuild(reports: Path, docs: Path, language: str) -> None:
    """Build; an error is said and the pages stay as they were."""
    try:
        built = build(reports, docs)
    except InputError as error:
        print(as_error(error, language), file=sys.stderr, flush=True)
        return
    for error in built.refused.values():
        print(as_error(error, language), file=sys.stderr)
    for edition in built.editions:
        for problem in problems_of(edition.report):
            print(as_text(problem, language), file=sys.stderr)
    print(said(say("written", changed=built.changed, removed=built.removed), language), flush=True)

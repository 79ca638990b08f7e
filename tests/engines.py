"""Every note of the sample in Safari's engine: WebKitGTK's own browser, driven by pointer and keyboard.

usage: xvfb-run -a python tests/engines.py (after `make`; `make engines` does both). Exit 1 where a note fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser.readers import CALLS, FAULTS_OF_PLACE
from tests.conftest import ROOT, serve

SHOWN = "return [...document.querySelectorAll('.note-popup')].filter(note => note.matches(':popover-open')).map(note => note.id)"
MIDDLE = "const r = document.querySelector(arguments[0]).getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]"
ESCAPE, PORT, SECONDS = "\ue00c", 4567, 5
WINDOWS = ((1280, 800, "full"), (1280, 400, "1"), (480, 800, "1"), (480, 300, "3-1"))
"""Width, height, page; WebKitGTK's windows are no narrower."""


class Browser:
    """WebKitGTK's browser, driven over W3C WebDriver."""

    def __init__(self, scratch: str = "/usr/lib") -> None:
        binary = next(Path(scratch).glob("*/webkit2gtk-4.*/MiniBrowser"), None)
        if not binary or not shutil.which("WebKitWebDriver"):
            raise SystemExit("WebKitGTK is not installed (Debian: sudo apt install webkit2gtk-driver xvfb)")
        quiet = os.environ | {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        self.program = subprocess.Popen(["WebKitWebDriver", f"--port={PORT}"], env=quiet, stderr=subprocess.DEVNULL)
        self.path = ""
        options = {"webkitgtk:browserOptions": {"binary": str(binary), "args": ["--automation"]}}
        until(self.ready)
        self.path = f"/session/{self.send('/session', capabilities={'alwaysMatch': options})['sessionId']}"

    def send(self, path: str, **body):
        request = urllib.request.Request(f"http://127.0.0.1:{PORT}{self.path}{path}", json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/status") as answer:
                return answer.status == 200
        except OSError:
            return False

    def run(self, script: str, *args):
        return self.send("/execute/sync", script=script, args=list(args))

    def point(self, x: float, y: float, click: bool = False) -> None:
        acts = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}]
        acts += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}] if click else []
        self.send("/actions", actions=[{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": acts}])

    def press(self, key: str) -> None:
        acts = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.send("/actions", actions=[{"type": "key", "id": "keys", "actions": acts}])

    def shows(self, *notes: str) -> bool:
        return until(lambda: self.run(SHOWN) == list(notes))

    def close(self) -> None:
        urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{PORT}{self.path}", method="DELETE"), timeout=60).close()
        self.program.terminate()
        self.program.wait()


def until(holds: Callable[[], bool]) -> bool:
    """Whether it holds within some seconds."""
    end = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def faults(browser: Browser, call: str) -> Iterator[str]:
    """What fails when a reader points at a call, goes into its note, dismisses it, and clicks the call twice."""
    note = "note-" + call[1:].rpartition("-")[0]
    browser.run("document.getElementById(arguments[0]).scrollIntoView({ block: 'center' })", call)
    words = browser.run(MIDDLE, f"#{call}")
    browser.point(*words)
    if not browser.shows(note):
        yield f"{call}: pointing at it shows {browser.run(SHOWN)}"
        return
    yield from browser.run(f"return ({FAULTS_OF_PLACE})(arguments[0])", call)
    browser.point(*browser.run(MIDDLE, f"#{note}"))
    time.sleep(0.6)  # longer than the script waits before it closes a note that was left
    if not browser.shows(note):
        yield f"{call}: its note goes when the pointer is in it"
    browser.press(ESCAPE)
    if not browser.shows():
        yield f"{call}: Escape does not close its note"
    for shown in ((note,), ()):
        browser.point(*words, click=True)
        if not browser.shows(*shown):
            yield f"{call}: a click leaves {browser.run(SHOWN)} on show"
    browser.point(1, 1)


def main() -> None:
    """Print one line a window; what failed below it."""
    server, url = serve(ROOT / "site")
    browser, failed = Browser(), False
    try:
        for width, height, page in WINDOWS:
            browser.send("/window/rect", width=width, height=height)
            browser.send("/url", url=f"{url}zigong-2021/{page}/")
            calls = browser.run("return [...document.querySelectorAll(arguments[0])].map(call => call.id)", CALLS)
            found = [fault for call in calls for fault in faults(browser, call)]
            failed |= bool(found) or not calls
            print(f"WebKit, {width} × {height}, {page}/: {len(calls)} calls, {len(found)} faults", *found, sep="\n  ", flush=True)
    finally:
        browser.close()
        server.shutdown()
    raise SystemExit(failed)


if __name__ == "__main__":
    main()

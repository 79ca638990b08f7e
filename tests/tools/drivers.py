"""Two browsers that Playwright does not drive as their makers ship them: WebKitGTK's and Firefox, by their own protocols."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

PORT, SECONDS = 4567, 5
ENTER, TAB, ESCAPE, CONTROL = "\ue007", "\ue004", "\ue00c", "\ue009"
PASTED = """const area = document.createElement("textarea");
area.id = "pasted";
area.style.cssText = "position: fixed; top: 0; left: 0";
area.pastedFor = document.activeElement;
document.body.append(area);
area.focus({ preventScroll: true });"""
TAKEN = """const area = document.getElementById("pasted"), { value, pastedFor } = area;
area.remove();
pastedFor.focus({ preventScroll: true });
return value;"""


def until(holds: Callable[[], bool]) -> bool:
    """Whether it holds within some seconds."""
    end = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Browser:
    """What a reader does, as W3C WebDriver words it; `send` is each browser's own."""

    name: str

    def send(self, command: str, **body):
        raise NotImplementedError

    def run(self, script: str, *args):
        return self.send("execute", script=script, args=list(args))

    def holds(self, condition: str, *args) -> bool:
        """Whether a condition of the page comes true."""
        return until(lambda: self.run(f"return Boolean({condition})", *args))

    def open(self, url: str) -> None:
        self.send("url", url=url)

    def size(self, width: int, height: int) -> None:
        self.send("rect", width=width, height=height)

    def point(self, x: float, y: float, click: bool = False) -> None:
        acts = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}]
        acts += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}] if click else []
        self.send(
            "actions",
            actions=[{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": acts}],
        )

    def press(self, *keys: str) -> None:
        """Keys that are held down together."""
        acts = [{"type": "keyDown", "value": key} for key in keys] + [
            {"type": "keyUp", "value": key} for key in reversed(keys)
        ]
        self.send("actions", actions=[{"type": "key", "id": "keys", "actions": acts}])

    def type(self, words: str) -> None:
        for letter in words:
            self.press(letter)

    def pasted(self) -> str:
        """What has been copied, as a reader pastes it."""
        self.run(PASTED)
        self.press(CONTROL, "v")
        return self.run(TAKEN)


class WebKit(Browser):
    """WebKitGTK's browser, the engine of Safari, over WebDriver."""

    name = "WebKit"
    PATHS = {"execute": "/execute/sync", "rect": "/window/rect"}

    def __init__(self, scratch: str = "/usr/lib") -> None:
        binary = next(Path(scratch).glob("*/webkit2gtk-4.*/MiniBrowser"), None)
        if not binary or not shutil.which("WebKitWebDriver"):
            raise SystemExit("WebKitGTK is not installed (Debian: sudo apt install webkit2gtk-driver xvfb)")
        quiet = os.environ | {
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        }
        self.program = subprocess.Popen(["WebKitWebDriver", f"--port={PORT}"], env=quiet, stderr=subprocess.DEVNULL)
        self.path = ""
        options = {"webkitgtk:browserOptions": {"binary": str(binary), "args": ["--automation"]}}
        until(self._is_ready)
        self.path = f"/session/{self.send('session', capabilities={'alwaysMatch': options})['sessionId']}"

    def send(self, command: str, **body):
        address = f"http://127.0.0.1:{PORT}{self.path}{self.PATHS.get(command, '/' + command)}"
        request = urllib.request.Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/status") as answer:
                return answer.status == 200
        except OSError:
            return False

    def close(self) -> None:
        urllib.request.urlopen(
            urllib.request.Request(f"http://127.0.0.1:{PORT}{self.path}", method="DELETE"), timeout=60
        ).close()
        self.program.terminate()
        self.program.wait()


class Firefox(Browser):
    """Firefox over Marionette, the protocol that is built into it: `length:[kind, number, command or error, body]`."""

    name = "Firefox"
    COMMANDS = {
        "execute": "WebDriver:ExecuteScript",
        "url": "WebDriver:Navigate",
        "rect": "WebDriver:SetWindowRect",
        "actions": "WebDriver:PerformActions",
    }

    def __init__(self) -> None:
        binary = shutil.which("firefox-esr") or shutil.which("firefox")
        if not binary:
            raise SystemExit("Firefox is not installed (Debian: sudo apt install firefox-esr)")
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        port = Path(self.profile.name) / "MarionetteActivePort"
        (port.parent / "user.js").write_text(
            'user_pref("marionette.port", 0);\nuser_pref("app.update.enabled", false);\n', encoding="utf-8"
        )
        self.program = subprocess.Popen(
            [binary, "--headless", "-marionette", "-no-remote", "-profile", self.profile.name],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not (port.exists() and port.read_text()):
            time.sleep(0.1)
        self.socket = socket.create_connection(("127.0.0.1", int(port.read_text())), timeout=60)
        self.number = 0
        self._read()  # the greeting
        self.send("WebDriver:NewSession", capabilities={"alwaysMatch": {}})

    def send(self, command: str, **body):
        self.number += 1
        words = json.dumps([0, self.number, self.COMMANDS.get(command, command), body]).encode()
        self.socket.sendall(b"%d:%s" % (len(words), words))
        _, _, error, answer = self._read()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}")
        return answer["value"] if isinstance(answer, dict) and set(answer) == {"value"} else answer

    def _read(self):
        length = b""
        while (byte := self.socket.recv(1)) != b":":
            length += byte
        words = b""
        while len(words) < int(length):
            words += self.socket.recv(int(length) - len(words))
        return json.loads(words)

    def close(self) -> None:
        self.send("Marionette:Quit", flags=["eForceQuit"])
        self.program.wait()
        self.socket.close()
        self.profile.cleanup()

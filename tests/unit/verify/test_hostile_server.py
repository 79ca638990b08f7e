"""`baogao verify` and a server that means ill: one line for a reason, a place in the report, or a fault; never a traceback, never for ever."""

from __future__ import annotations

import hashlib
import http.server
import json
import threading
from collections.abc import Callable, Iterator

import pytest

from generator import cli
from generator.verify import fetch
from generator.verify.quotation import Passage, find

TEXT = "各位代表：经济增长6.5%，人人有笑容。"


def block(text: str = TEXT, n: object = 1, **other: object) -> dict[str, object]:
    return {"n": n, "kind": "paragraph", "id": "p1", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), "url": "x-2020/1/#p1"} | other


def data(*blocks: object, notes: object = ()) -> bytes:
    return json.dumps({"blocks": blocks, "notes": notes}, ensure_ascii=False).encode("utf-8", "surrogatepass")


PAGE = '<link rel="alternate" type="application/json" href="{}"><p id="p1" data-block="{}">{}</p>'
JSON = {
    "deep": b"[" * 200_000,
    "deep-object": b'{"a":' * 200_000,
    "list": b"{}",
    "call-of-letters": data(block(), notes=[{"calls": [{"block": 1, "start": "a", "end": 2}]}]),
    "call-outside": data(block(), notes=[{"calls": [{"block": 1, "start": 5, "end": 10**9}]}]),
    "call-without-end": data(block(), notes=[{"calls": [{"block": 1, "start": 10**400, "end": 2}]}]),
    "call-true": data(block(), notes=[{"calls": [{"block": True, "start": 0, "end": 2}]}]),
    "notes-none": data(block(), notes=None),
    "blocks-of-letters": b'{"blocks":"abc","notes":[]}',
    "text-of-figures": data(block() | {"text": 5}),
    "id-list": data(block(id=[])),
    "kind-none": data(block(kind=None)),
    "url-object": data(block(url={})),
    "number-text": data(block(n="1")),
    "escape": data(block(url="x/\x1b[2J\u202e\r\nok: found exactly", id="p\u200b\x07")),
    "long-url": data(block(url="x" * 100_000, id="p" * 100_000)),
    "surrogate": b'{"blocks":[{"n":1,"kind":"paragraph","id":"p1","text":"\\ud800","sha256":"","url":""}],"notes":[]}',
    "changed": data(*(block(n=n, sha256="0") for n in range(1, 400))),
    "not-utf-8": b'{"blocks": "\xff\xfe"}',
    "nan": b'{"blocks":[{"n":NaN}],"notes":[]}',
    "figures": b'{"blocks":[{"n":' + b"9" * 10_000 + b"}]}",
    "page-of-nothing": b"<!-- data-block= -->",
    "page-declared": '<?xml version="1.0" encoding="utf-8"?><p id="p1" data-block="x">各位代表：经济增长6.5%</p>'.encode(),
    "page-link-odd": PAGE.format("http://[", 1, TEXT).encode(),
    "page-number-odd": PAGE.format("", "９" * 5000, TEXT).encode(),
    "page-deep": b"<div data-block=1>" * 5000,
    "empty": b"",
}
"""What a server may answer."""


SENT_TO = {
    "sent-to-own": "http://localhost:{port}/fair",
    "sent-to-ftp": "ftp://127.0.0.1/x",
    "sent-to-file": "file:///etc/passwd",
    "sent-in-circles": "/sent-in-circles",
    "sent-to-nothing": "http://[",
}
RAW = {
    "odd-status": b"HTTP/1.1 9999999 no\r\n\r\n",
    "no-http": b"\x00\x01\x02",
    "reason": "HTTP/1.1 404 \x1b[31m{}\r\n\r\n".format("x" * 9000).encode(),
}
HEADERS = {"odd-length": {"Content-Length": "x" * 9}, "odd-chunks": {"Transfer-Encoding": "chunked"}}
PAGES = {
    "lying": PAGE.format("/fair", 1, TEXT.replace("增长", "下滑")),
    "honest": PAGE.format("/fair", 1, TEXT),
    "more": PAGE.format("/fair", 7, TEXT),
}


class Hostile(http.server.BaseHTTPRequestHandler):
    extra: Callable[[], bytes]

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0]
        if name in JSON:
            self.answer(JSON[name])
        elif name in SENT_TO:
            self.send(302, Location=SENT_TO[name].format(port=self.server.server_address[1]))
        elif name in RAW:
            self.wfile.write(RAW[name])
        elif name in HEADERS:
            self.send(200, **HEADERS[name])
            self.wfile.write(b"zzz\r\n")
        elif name in PAGES:
            self.answer(PAGES[name].encode())
        elif name.startswith("drip"):
            self.drip(head=name == "drip-head")
        elif name == "fair":
            self.answer(data(block()))
        else:
            self.send(404)

    def send(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()

    def answer(self, content: bytes) -> None:
        self.send(200)
        self.wfile.write(content)

    def drip(self, head: bool) -> None:
        if not head:
            self.send(200)
        while not stopped.wait(0.02):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, *args: object) -> None:
        pass


stopped = threading.Event()


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    stopped.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def asked(base, capsys):
    def ask(path: str, words: str = "经济增长6.5%") -> tuple[int, str, str]:
        code = cli.main(["verify", words, path if "://" in path else base + path])
        out, err = capsys.readouterr()
        return code, out, err

    return ask


OTHERS = ("sent-to-own", "sent-to-ftp", "sent-to-file", "sent-in-circles", "sent-to-nothing", "odd-status", "no-http", "odd-length", "odd-chunks", "reason", "absent")


@pytest.mark.parametrize("path", [*JSON, *OTHERS])
def test_whatever_a_server_answers_is_told_in_safe_lines(asked, path):
    code, out, err = asked(path)
    assert code in (0, 1, 2) and "Traceback" not in err
    assert len(err.splitlines()) <= 21 and all(len(line) < 800 for line in (out + err).splitlines())
    assert not {"\x1b", "\x07", "\u202e", "\u200b", "\r"} & set(out + err)


@pytest.mark.parametrize(("path", "said"), [("sent-to-own", "no place of the open web"), ("sent-to-ftp", "no place of the open web"), ("sent-to-file", "not allowed"), ("deep", "deep|not|no"), ("call-of-letters", "TypeError")])
def test_what_cannot_be_trusted_is_refused_with_its_reason(asked, path, said):
    import re

    code, out, err = asked(path)
    assert code == 2 and not out and re.search(said, err) and len(err.splitlines()) == 1


def test_a_page_that_shows_other_words_than_its_data_is_a_fault(asked):
    code, out, err = asked("lying")
    assert code == 1 and "found exactly" in out and "shows “各位代表：经济下滑6.5%" in err and "“各位代表：经济增长6.5%" in err
    assert asked("honest")[0] == 0 and not asked("honest")[2]
    assert asked("more")[0] == 1


@pytest.mark.parametrize("path", ["drip", "drip-head"])
def test_a_server_that_drips_is_given_up_in_all(asked, monkeypatch, path):
    monkeypatch.setattr(fetch, "DEADLINE", 0.3)
    monkeypatch.setattr("generator.verify.targets.DEADLINE", 0.3)
    code, _, err = asked(path)
    assert code == 2 and len(err.splitlines()) == 1


def test_addresses_are_known_whatever_their_case_and_alphabet(asked, base, monkeypatch):
    assert asked(base.replace("http", "HTTP") + "fair")[0] == 0
    assert fetch._in_ascii("HTTPS://政府.cn/报告?年=1#p1") == "https://xn--mxtq1m.cn/%E6%8A%A5%E5%91%8A?%E5%B9%B4=1"
    for odd in ("http://user:s3cret@127.0.0.1/", "http://" + "好" * 80 + ".cn/", "http://a:b/", "http://a:99999/"):
        code, _, err = asked(odd)
        assert code == 2 and len(err.splitlines()) == 1 and "s3cret" not in err


def test_words_that_repeat_are_looked_for_in_few_steps():
    text = "一二" * 30_000
    assert find("一二" * 2_000 + "三", [Passage("x", "x", text)]).places
    assert find("一", [Passage("x", "x", "一" * 200_000)]).found

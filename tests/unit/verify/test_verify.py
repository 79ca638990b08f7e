"""`baogao verify`: every kind of target, an address among them; what it says, and its exit code."""

from __future__ import annotations

import http.server
import json
import shutil
import threading
from pathlib import Path

import pytest

from generator import cli
from tests.conftest import OWN

BODY = "各位代表：\n一、回顾\n落实“三清”[1]，完成投资12亿元。\n二、展望\n好。\n名词解释\n1.三清：指甲。\n"
WORDS = "落实“三清”[1]，完成投资"


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """A report, its generated data, and a page of it as an engine lays it out, served as a site is."""
    root = tmp_path_factory.mktemp("verify")
    (root / "reports" / "x-2020").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: x\n")
    (root / "reports" / "x-2020" / "report.txt").write_text(BODY, encoding="utf-8")
    assert cli.main(["build", "--reports", str(root / "reports"), "--docs", str(root / "docs")]) == 0
    site = root / "site" / "x-2020"
    (site / "1").mkdir(parents=True)
    shutil.copy(root / "docs" / "x-2020" / "report.json", site)
    (site / "1" / "index.html").write_text(
        '<!doctype html><link rel="alternate" type="application/json" href="../report.json">'
        '<h1 id="s1" data-block="2">一、回顾<a class="headerlink" href="#s1">¶</a></h1>'
        '<p id="p2" data-block="3">落实<a role="doc-noteref" href="../notes/1/">“<u>三清</u>”<sup>[1]</sup></a>，'
        '完成<span data-added>（注）</span>投资12亿元。</p>',
        encoding="utf-8",
    )
    page = (site / "1" / "index.html").read_text(encoding="utf-8")
    (site / "alone.html").write_text(page.replace("../report.json", "https://elsewhere.example/x/report.json"), encoding="utf-8")
    (site / "broken.html").write_text(page.replace("../report.json", "nowhere.json"), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def address(tree) -> str:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=str(tree / "site"))

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def verify(tree, capsys):
    def run(words: str, target: object) -> tuple[int, str, str]:
        code = cli.main(["verify", words, str(target), "--reports", str(tree / "reports")])
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("x-2020", "x-2020/1/#p2"),
        ("{tree}/docs/x-2020/report.json", "x-2020/1/#p2"),
        ("{tree}/site", "x-2020/1/#p2"),
        ("{tree}/site/x-2020", "x-2020/1/#p2"),
        ("{tree}/site/x-2020/1/index.html", "{tree}/site/x-2020/1/index.html#p2"),
        ("{tree}/reports/x-2020", "{tree}/reports/x-2020/report.txt:3:1"),
        ("{tree}/reports/x-2020/report.txt", "{tree}/reports/x-2020/report.txt:3:1"),
        ("{address}/x-2020/report.json", "{address}/x-2020/1/#p2"),
        ("{address}/x-2020/1/", "{address}/x-2020/1/#p2"),
        ("{address}/x-2020/1/index.html?来自=某处#p1", "{address}/x-2020/1/#p2"),
        ("{address}/x-2020/alone.html", "{address}/x-2020/alone.html#p2"),
        ("{address}/x-2020/broken.html", "{address}/x-2020/broken.html#p2"),
    ],
)
def test_words_are_found_in_every_kind_of_target(verify, tree, address, target, said):
    target, said = (each.format(tree=tree.as_posix(), address=address) for each in (target, said))
    assert verify(WORDS, target) == (0, f"{said}: found exactly: paragraph 2, characters 1 to 14\n", "")


@pytest.mark.parametrize("target", ["x-2020", "{tree}/docs/x-2020/report.json", "{tree}/site/x-2020/1/index.html", "{tree}/reports/x-2020/report.txt"])
def test_a_quotation_without_its_note_number_is_said_to_be_so(verify, tree, target):
    code, out, _ = verify("落实“三清”，完成投资12亿元。", target.format(tree=tree))
    assert code == 1 and "found, the same but for note numbers" in out


def test_a_changed_quotation_shows_what_differs(verify):
    code, out, _ = verify("完成投资21亿元。", "x-2020")
    assert code == 1 and "not found; this is the nearest" in out
    assert "x-2020/1/#p2" in out and "character 5: you have '21', the report has '12'" in out


def test_words_that_are_nowhere_are_said_to_be(verify):
    assert verify("建设航天发射场", "x-2020") == (1, "not found, nor anything like it, in x-2020\n", "")


def test_a_site_needs_no_reports_folder(tree, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for target in ("site", "site/x-2020/1/index.html"):
        assert cli.main(["verify", WORDS, f"{tree.as_posix()}/{target}"]) == 0
    assert cli.main(["verify", WORDS, "nowhere"]) == 2
    assert "nowhere: no file, folder, report's id or address" in capsys.readouterr().err


def test_a_page_stands_for_its_whole_report(verify, address):
    assert verify("三清：指甲", f"{address}/x-2020/1/")[:2] == (0, f"{address}/x-2020/notes/1/#n1: found exactly: note 1, characters 3 to 7\n")


def test_a_changed_block_does_not_fit_its_sha256(verify, tree, tmp_path):
    told = json.loads((tree / "docs" / "x-2020" / "report.json").read_text(encoding="utf-8"))
    told["blocks"][2]["text"] = told["blocks"][2]["text"].replace("12", "21")
    (tmp_path / "report.json").write_text(json.dumps(told), encoding="utf-8")
    code, out, err = verify("完成投资21亿元", tmp_path / "report.json")
    assert code == 1 and "found exactly" in out
    assert len(err.splitlines()) == 1 and "block 3 " in err and "sha256" in err


@pytest.mark.parametrize(
    ("words", "target", "said"),
    [
        (" ", "x-2020", "no words"),
        ("好", "x-2021", "did you mean 'x-2020'?"),
        ("好", "{address}/nowhere.json", "404"),
        ("好", "http://127.0.0.1:1/", "cannot be fetched"),
        ("好", "http://", "no address"),
        ("好", "https://[", "no address"),
        ("好", "{tree}/other.json", "no report.json of baogao"),
        ("好", "{tree}/list.json", "no report.json of baogao"),
        ("好", "{tree}/picture.png", "picture.png"),
        ("好", "{tree}/empty", "no report.txt"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(verify, tree, address, words, target, said):
    (tree / "other.json").write_text('{"blocks": 1}')
    (tree / "list.json").write_text('{"notes": [1], "blocks": []}')
    (tree / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tree / "empty").mkdir(exist_ok=True)
    code, out, err = verify(words, target.format(tree=tree, address=address))
    assert (code, out, len(err.splitlines())) == (2, "", 1) and said in err


def test_a_silent_or_endless_server_is_given_up(verify, monkeypatch):
    class Endless(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            if self.path == "/endless":
                self.wfile.write(b"x" * 2000)
            else:
                silent.wait(30)

        def log_message(self, *args):
            pass

    silent = threading.Event()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endless)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr("generator.verify.fetch.SILENT", 0.2)
    monkeypatch.setattr("generator.verify.fetch.MAX_BYTES", 1000)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    for path, said in (("/silent", "timed out"), ("/endless", "larger than")):
        code, _, err = verify("好", base + path)
        assert code == 2 and said in err and len(err.splitlines()) == 1
    silent.set()
    server.shutdown()
    server.server_close()


def test_the_samples_every_block_is_found_where_report_json_says(capsys):
    from generator.verify.quotation import find
    from generator.verify.targets import texts_of

    (text,) = texts_of("zigong-2021", OWN / "reports")
    for passage in text.passages:
        answer = find(passage.text, text.passages)
        assert answer.exact and passage in [place.first for place in answer.places]

"""Thousands of files: found by content, asked on all cores, in order, to the end, whatever one of them does."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from generator.batch.answer import check_file, inspect_file
from generator.batch.find_files import look
from generator.batch.output import open_output
from generator.batch.progress import Progress
from generator.batch.tally import Tally
from generator.batch.workers import each
from generator.chinese.numerals import to_han
from generator.cli import main
from generator.model.problem_forms import as_github, as_json, as_text
from generator.model.problems import FATAL, Located, UsageError
from tests.conftest import ROOT, baogao, run
from tests.needs import LINKS, PIPES, SIGNALS
from tests.unit.add.test_add import FORMATS, TEXT, put, tree
from tests.unit.batch.dangerous import dangerous
from tests.unit.formats.test_formats import docx, p, pdf

MENUS = "首页\n机构\n公开\n服务\n" * 9


def process(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return run("generator", *args, cwd=folder, PYTHONPATH=str(ROOT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a researcher has it: reports, one without notes' calls, menus, and what is no text at all."""
    for n in range(4):
        put(tmp_path / "texts", TEXT.replace("2021", str(2010 + n)), f"{n}.txt")
    put(tmp_path / "texts" / "deep" / "deeper", FORMATS["docx"][0], "word.docx")
    put(tmp_path / "texts" / "deep", MENUS, "menus.txt")
    put(tmp_path / "texts", TEXT.replace("[1]", ""), "lost.txt")
    put(tmp_path / "texts", '{"标题": "政府工作报告"}', "data.json")
    put(tmp_path / "texts", b"\x89PNG\r\n\x1a\n" + bytes(300), "picture.png")
    return tmp_path


@pytest.fixture
def alone(folder, monkeypatch, capsys):
    """The program within this process, without workers, from within the folder: exit code and standard error."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("generator.batch.workers.each", lambda work, files, jobs, seconds: ((path, work(path)) for path in files))

    def ask(*args: str) -> tuple[int, str]:
        code = main(args)
        told = capsys.readouterr()
        assert told.out == ""
        return code, told.err

    return ask


NAMES = ["0.txt", "1.txt", "2.txt", "3.txt", "deep/deeper/word.docx", "deep/menus.txt", "lost.txt"]

LOOKED_AT = {
    "a.txt": TEXT,
    "without suffix": TEXT,
    "empty.txt": b"",
    "gb.txt": TEXT.encode("gb18030"),
    "utf16.dat": TEXT.encode("utf-16"),
    "with-nul.txt": TEXT.encode() + bytes(9),
    "page.htm": "<html><script>" + "x" * 9000 + "</script><p>各位代表：</p>",
    "word.zip": docx(p("各位代表：")),
    "damaged.docx": docx(p("各位代表："))[:100],
    "scan.pdf": pdf([]),
    "old.doc": b"\xd0\xcf\x11\xe0" + bytes(100),
    "menus.txt": MENUS,
    "long.txt": ("字" * 100_000).encode(),
    "long-gb.txt": ("字，" * 100_000 + "a").encode("gb18030"),
}
PASSED_OVER = {
    ".hidden.txt": TEXT,
    "~$word.docx": TEXT,
    "data.json": TEXT,
    "table.csv": TEXT,
    "report.toml": 'title = "报告"',
    "program.py": TEXT,
    "english.txt": "A report of the government. " * 99,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(300),
    "sheet.xlsx": b"PK\x03\x04" + bytes(50),
    ".git/config.txt": TEXT,
}


@pytest.mark.parametrize("name", LOOKED_AT)
def test_what_could_be_a_report_is_looked_at(tmp_path, name):
    content = LOOKED_AT[name]
    assert look([str(tmp_path)]).files == [] and look([str(put(tmp_path, content, name).parent)]).files == [tmp_path / name]


@pytest.mark.parametrize("name", PASSED_OVER)
def test_what_is_surely_none_is_passed_over_but_read_where_it_is_named(tmp_path, name):
    path = put(tmp_path, PASSED_OVER[name], name)
    assert look([str(tmp_path)]).files == []
    assert look([str(path)]).files == [path]


@LINKS
@PIPES
def test_links_and_pipes_are_not_followed(tmp_path):
    put(tmp_path / "outside", TEXT)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.txt").symlink_to(tmp_path / "outside" / "甲.txt")
    (inside / "folder").symlink_to(tmp_path / "outside")
    (inside / "loop").symlink_to(inside)
    os.mkfifo(inside / "pipe.txt")
    found = look([str(inside)])
    assert found.files == [] and found.passed == {"links": 3, "pipes and devices": 1}


def test_files_come_once_in_the_order_of_their_paths(folder):
    texts = folder / "texts"
    found = look([str(texts / "3.txt"), str(texts), str(texts / "deep")])
    assert [path.relative_to(texts).as_posix() for path in found.files] == NAMES
    assert found.named == {texts / "3.txt"}


def test_a_name_that_means_nothing_is_said_before_anything_is_read(folder, alone):
    code, said = alone("check", "texts", "txets")
    assert code == 2 and said.startswith("txets: neither ") and len(said.splitlines()) == 1


def test_a_folder_is_checked_to_its_end_with_a_summary(folder):
    done = baogao("check", "texts", cwd=folder)
    assert done.returncode == 1 and done.stdout == ""
    lines = done.stderr.splitlines()
    files = [line.split(":")[0] for line in lines if line.startswith("texts/")]
    assert list(dict.fromkeys(files)) == [f"texts/{name}" for name in NAMES]
    assert "texts/deep/menus.txt:1:1: not-a-report: " in done.stderr
    summary = lines[len(files) :]
    assert summary == [
        "7 files: 6 read, 1 refused; 8 problems",
        "       6  doubtful-character, in 6 files",
        "       1  calls-lost, in 1 files",
        "       1  not-a-report, in 1 files",
        "passed over: 1 data or programs, 1 pictures and other files",
    ]


def test_the_number_of_workers_changes_nothing(folder):
    one, three = (baogao("inspect", "--jsonl", "texts", "--jobs", jobs, cwd=folder) for jobs in "13")
    assert one.stdout == three.stdout and one.stderr == three.stderr and one.returncode == three.returncode == 1


def test_inspect_tells_of_every_file_in_one_line(folder):
    records = [json.loads(line) for line in baogao("inspect", "--jsonl", "texts", cwd=folder).stdout.splitlines()]
    assert [record["path"] for record in records] == [f"texts/{name}" for name in NAMES]
    bad = records[NAMES.index("deep/menus.txt")]
    assert bad["is_report"] is False and bad["error"]["code"] == "not-a-report" and "title" not in bad
    alone = json.loads(baogao("inspect", "texts/0.txt", cwd=folder).stdout)
    assert {key: records[0][key] for key in alone} == alone
    assert records[0].keys() - alone.keys() == {"path", "sha256"}


def test_one_file_is_inspected_as_before(folder):
    assert len(baogao("inspect", "texts/0.txt", cwd=folder).stdout.splitlines()) == 1
    for args in (["texts"], ["texts/0.txt", "texts/1.txt"], ["texts/0.txt", "--output", "x"]):
        done = baogao("inspect", *args, cwd=folder)
        assert done.returncode == 2 and "--jsonl" in done.stderr and done.stdout == ""


def test_a_named_file_that_cannot_be_read_stops_no_other_and_is_exit_2(folder, alone):
    code, said = alone("check", "texts/deep/menus.txt", "texts/lost.txt")
    assert code == 2
    assert [line.split(": ")[1] for line in said.splitlines()] == ["not-a-report", "doubtful-character", "calls-lost"]


SECONDS = 10.0
"""More than a worker takes to be started, on whatever machine: no file but the one that hangs is to run out of time."""


@SIGNALS
def test_a_worker_that_dies_hangs_or_falls_over_stops_no_other():
    files = [Path(f"{n}-{what}") for n, what in enumerate(["good", "killed", "interrupted", "hangs", "raises", "good", "killed", "good"])]
    answers = list(each(dangerous, files, 2, SECONDS))
    assert [path for path, _ in answers] == files
    assert [about.problems[0].code if about.problems else about.record for _, about in answers] == [
        "0-good", "fault", "2-interrupted", "timeout", "fault", "5-good", "fault", "7-good",
    ]  # fmt: skip
    assert all(json.loads(about.record)["error"]["message"] for _, about in answers if about.problems)
    assert "--timeout" in answers[3][1].problems[0].message


def test_a_file_that_the_program_falls_over_is_a_problem(tmp_path, monkeypatch):
    def fall(*_):
        raise RecursionError("too deep\nand more")

    monkeypatch.setattr("generator.batch.answer.read", fall)
    for ask in (check_file, inspect_file):
        [problem] = ask(tmp_path / "a.txt").problems
        assert problem.code == "fault" and "report it" in problem.message and "\n" not in as_text(problem)


def test_a_reports_own_decisions_hold_wherever_it_is_found(folder, alone):
    put(folder / "any" / "x", "更多数据尽在某某网（www.example.cn）\n" + TEXT.replace("?", "·"), "report.txt")
    put(folder / "any" / "x", '[[removed]]\nlines = "1"\nreason = "广告"\n[[kept]]\nline = 99\n', "report.toml")
    [line] = [line for line in alone("check", "any")[1].splitlines() if line.startswith("any/")]
    assert line == "any/x/report.toml:4:1: record-unknown: there is no line 99; the file has 12; correct this [[kept]]"
    put(folder / "any" / "x", "titel = 1\n", "report.toml")
    code, said = alone("check", "any/x/report.txt")
    assert code == 2 and said.startswith("any/x/report.toml:1:1: toml: ")


@pytest.mark.parametrize("verb", [("inspect", "--jsonl"), ("check",)], ids=["inspect", "check"])
def test_an_output_is_the_same_whether_or_not_a_run_was_killed(folder, alone, verb):
    put(folder / "texts" / "x", TEXT, "report.txt")
    put(folder / "texts" / "x", "[[kept]]\nline = 99\n", "report.toml")
    first = alone(*verb, "texts", "--output", "whole.jsonl")
    content = (folder / "whole.jsonl").read_bytes()
    assert first[0] == 1 and b"texts/x/report.t" in content
    for cut in range(0, len(content) + 1, max(1, len(content) // 30)):
        put(folder, content[:cut], "torn.jsonl")
        assert alone(*verb, "texts", "--output", "torn.jsonl", "--resume") == first
        assert (folder / "torn.jsonl").read_bytes() == content, cut


def test_a_run_that_was_killed_is_gone_on_with(folder):
    """The whole way once: a process, its workers, a file."""
    assert process(folder, "inspect", "--jsonl", "texts", "--output", "out").returncode == 1
    content = (folder / "out").read_bytes()
    put(folder, content[: len(content) // 2], "out")
    done = process(folder, "inspect", "--jsonl", "texts", "--output", "out", "--resume")
    assert (done.returncode, done.stdout) == (1, "") and (folder / "out").read_bytes() == content


def test_an_output_is_never_overwritten(folder, alone):
    put(folder, "mine", "out.jsonl")
    code, said = alone("inspect", "--jsonl", "texts", "--output", "out.jsonl")
    assert code == 2 and "--resume" in said and (folder / "out.jsonl").read_text() == "mine"


@pytest.mark.parametrize("content", ["mine\n", "mine", '{"a": 1}\n', '{"path": "elsewhere/0.txt", "problems": []}\n', "[]\n", '{"path": []}\n', b"\xff\n"])
def test_a_file_that_is_no_output_of_these_files_is_not_touched(folder, alone, content):
    path = put(folder, content, "out.jsonl")
    before = path.read_bytes()
    code, said = alone("inspect", "--jsonl", "texts", "--output", "out.jsonl", "--resume")
    assert code == 2 and said.startswith("out.jsonl:1: ") and path.read_bytes() == before


def test_lines_in_another_order_are_not_gone_on_with(tmp_path):
    files = [Path("a"), Path("b")]
    path = put(tmp_path, '{"path": "b", "problems": []}\n{"path": "a", "problems": []}\n', "out")
    with pytest.raises(UsageError, match="out:2: "):
        open_output(path, True, files)


def test_what_was_done_is_not_done_again(tmp_path):
    files = [Path(name) for name in "abcd"]
    path = put(tmp_path, "".join(f'{{"path": "{name}", "problems": []}}\n' for name in "abc") + '{"path"', "out")
    output = open_output(path, True, files)
    output.stream.close()
    assert output.start == 2 and output.tally.files == 2 and path.read_text() == '{"path": "a", "problems": []}\n{"path": "b", "problems": []}\n'


def test_the_output_within_the_folder_is_no_report(folder, alone):
    for _ in range(2):
        assert alone("check", "texts", "--output", "texts/out.txt", "--resume")[0] == 1
    assert "out.txt" not in (folder / "texts" / "out.txt").read_text(encoding="utf-8")


HEEDING = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); runpy.run_module('generator', run_name='__main__', alter_sys=True)"
"""Runs the program where Ctrl-C is heeded, also when the tests themselves run in the background, where it is not."""


@SIGNALS
@pytest.mark.parametrize("how", ["SIGINT", "SIGKILL"], ids=["interrupted", "killed"])
def test_a_run_that_is_stopped_leaves_no_worker_and_no_traceback(folder, how):
    how = signal.Signals[how]
    # More than a pipe holds: whatever the pace, the run is still at it when it is stopped.
    many = "".join(f"{to_han(n)}、所做的第{n}件事\n修桥铺路，种树养花。\n" for n in range(1, 100))
    for n in range(40):
        put(folder / "texts", f"各位代表：\n{many}", f"more-{n}.txt")
    command = [sys.executable, "-c", HEEDING, "inspect", "--jsonl", "texts", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    assert process.stdout.readline().startswith(b"{")
    os.killpg(process.pid, how) if how == signal.SIGINT else os.kill(process.pid, how)
    _, said = process.communicate(timeout=60)
    told = (130, "stopped; a run with --output is gone on with by --resume\n") if how == signal.SIGINT else (-how, "")
    assert (process.returncode, said.decode()) == told
    deadline = time.monotonic() + 30
    while _alive(process.pid):
        assert time.monotonic() < deadline, "a worker outlives its run"


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_a_bar_and_a_file_a_line_now_and_then():
    bar, lines = Progress(1000, stream=Terminal()), Progress(1000, stream=io.StringIO())
    for _ in range(1000):
        bar.step()
        lines.step()
    bar.show()
    bar.clear()
    assert lines.stream.getvalue().splitlines() == [f"{n} of 1000 files" for n in range(100, 1001, 100)]
    shown = bar.stream.getvalue()
    assert "1000 of 1000 files" in shown and "\n" not in shown and shown.endswith("\r\x1b[K")


def test_few_files_are_not_counted_aloud():
    progress = Progress(20, stream=io.StringIO())
    for _ in range(20):
        progress.step()
    assert progress.stream.getvalue() == ""


ODD = Located("a,b:c\n%\u202e.txt", 3, 4, "ordinal-gap", "100 % of\r\n::error::it, all: \u2028")


def test_text_is_one_line_and_hides_nothing():
    assert as_text(ODD) == "a,b:c\\u000a%\\u202e.txt:3:4: ordinal-gap: 100 % of\\u000d\\u000a::error::it, all: \\u2028"


def test_json_is_one_line_and_gives_back_what_it_was_given():
    line = as_json(ODD)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"file": ODD.file, "line": 3, "column": 4, "code": "ordinal-gap", "message": ODD.message}


def test_github_is_given_one_command_with_everything_escaped():
    assert as_github(ODD) == "::warning file=a%2Cb%3Ac%0A%25\\u202e.txt,line=3,col=4,title=ordinal-gap::100 %25 of%0D%0A::error::it, all: \\u2028"
    assert as_github(Located("a", 1, 1, "toml", "x")).startswith("::error ")


SCHEMA = {
    "type": "object",
    "required": ["file", "line", "column", "code", "message"],
    "additionalProperties": False,
    "properties": {"file": {"type": "string"}, "line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}, "code": {"type": "string"}, "message": {"type": "string", "minLength": 15}},
}


def test_json_and_github_are_results_and_text_is_messages(folder):
    text, told, github = (baogao("check", "texts/lost.txt", "--format", format, cwd=folder) for format in ("text", "json", "github"))
    assert (text.stdout, told.stderr, github.stderr) == ("", "", "")
    records = [json.loads(line) for line in told.stdout.splitlines()]
    for record in records:
        jsonschema.validate(record, SCHEMA)
    assert [f"{r['file']}:{r['line']}:{r['column']}: {r['code']}: {r['message']}" for r in records] == text.stderr.splitlines()
    assert [line.split("::")[1].split()[0] for line in github.stdout.splitlines()] == ["warning"] * len(records)
    assert text.returncode == told.returncode == github.returncode == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "--format", "jsn"], "did you mean 'json'?"),
        (["check", "--jobs", "0"], "above 0"),
        (["check", "--jobs", "many"], "above 0"),
        (["check", "--timeout", "-1"], "above 0"),
        (["check", "--resume"], "--output"),
        (["inspect", "--jsonl", "texts", "--resume"], "--output"),
        (["check", "--output", "x", "--format", "github"], "--output"),
        (["check", "texts", "--output", "nowhere/x"], "nowhere/x: No such file"),
        (["inspect", "--jsonl", "nowhere"], "neither a file nor a folder"),
        (["inspect"], "FILE"),
        (["add"], "FILE"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(folder, alone, args, said):
    before = tree(folder)
    code, message = alone(*args)
    assert code == 2 and len(message.splitlines()) == 1 and said in message
    assert tree(folder) == before


def test_a_tally_counts_problems_and_the_files_that_have_them():
    tally = Tally()
    for codes in (["toml"], ["ordinal-gap", "ordinal-gap"], [], ["ordinal-gap"]):
        tally.add(codes)
    assert tally.lines() == ["4 files: 3 read, 1 refused; 4 problems", "       3  ordinal-gap, in 2 files", "       1  toml, in 1 files"]
    assert FATAL

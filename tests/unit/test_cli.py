"""Verbs, streams and exit codes, as a script meets them."""

import json
import shutil

import pytest

from generator.edition.markdown import escape
from generator.model.problems import CODES
from tests.conftest import ROOT, baogao, run

BODY = "各位代表：\n一、回顾\n落实“三清”[1]。\n二、展望\n好。\n名词解释\n1.三清：指甲。\n"
CLEAN = BODY.encode()


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "reports" / "x-2020").mkdir(parents=True)
    (tmp_path / "reports" / "x-2020" / "report.txt").write_bytes(CLEAN)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    return tmp_path


def process(tree, *args: str):
    return run("generator", *args, cwd=tree, PYTHONPATH=str(ROOT))


def put(tree, content: str | bytes) -> None:
    (tree / "reports" / "x-2020" / "report.txt").write_bytes(content if isinstance(content, bytes) else content.encode())


def pages(tree) -> dict[str, bytes]:
    return {p.relative_to(tree).as_posix(): p.read_bytes() for p in (tree / "docs").rglob("*") if p.is_file()}


def test_a_clean_report_builds_with_exit_0(tree):
    done = process(tree, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tree / "docs" / "x-2020" / "notes" / "1.md").exists()


def test_two_builds_of_one_input_give_the_same_bytes(tree):
    process(tree, "build")
    first = pages(tree)
    shutil.rmtree(tree / "docs")
    process(tree, "build")
    assert pages(tree) == first


SURVIVABLE = {
    "call-unknown": BODY.replace("[1]", "[7]"),
    "note-unused": BODY + "2.四建：指乙。\n",
    "note-duplicate": BODY + "1.四建：指乙。\n",
    "ordinal-gap": BODY.replace("二、", "三、"),
    "note-continued": BODY + "指甲乙丙，\n也指丁。\n",
    "no-heading": "各位代表：\n今年工作做得好。\n",
    "doubtful-character": BODY.replace("好。", "美丽?宜居。"),
    "calls-lost": BODY.replace("[1]", ""),
    "term-ambiguous": BODY + "2.三清：指乙。\n",
    "not-read": "<html><body>" + "".join(f"<p>{line}</p>" for line in BODY.splitlines()).replace("好。", '好。<img src="chart.png">', 1) + "</body></html>",
    "removed-unrecorded": "更多数据尽在某某网（www.example.cn）\n" + BODY,
}


@pytest.mark.parametrize("code", SURVIVABLE)
def test_what_a_report_survives_is_said_built_and_shown(tree, code):
    put(tree, SURVIVABLE[code])
    done = baogao("build", cwd=tree)
    assert done.returncode == 1, done.stderr
    lines = [line for line in done.stderr.splitlines() if f": {code}: " in line]
    assert lines and lines[0].startswith("reports/x-2020/report.txt:")
    file, line, column, said, message = lines[0].split(":", 4)
    assert int(line) >= 1 and int(column) >= 1 and len(message) > 20
    shown = (tree / "docs" / "x-2020" / "check.md").read_text(encoding="utf-8")
    what, advice = (escape(words.zh) for words in CODES[code])
    assert f"第{line}行第{column}字" in shown and f"：{what}（`{code}`）。{advice}。" in shown
    assert baogao("check", "x-2020", cwd=tree).stderr == done.stderr


FATAL = {
    "empty": b" \n",
    "encoding": b"\x81\xff\xff",
    "not-a-report": "首页 登录 注册\n".encode(),
}


@pytest.mark.parametrize("code", FATAL)
def test_what_cannot_be_read_is_said_and_changes_nothing(tree, code):
    baogao("build", cwd=tree)
    before = pages(tree)
    put(tree, FATAL[code])
    done = baogao("build", cwd=tree)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and f": {code}: " in done.stderr
    assert done.stderr.startswith("reports/x-2020/report.txt:1:")
    assert pages(tree) == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["buidl"], "did you mean 'build'?"),
        ([], "VERB"),
        (["build", "x-2021"], "did you mean 'x-2020'?"),
        (["check", "no-such-file.txt"], "neither a report's id nor a file"),
        (["pdf", "--fonts", "no-such-folder"], "--fonts no-such-folder: no such folder"),
        (["inspect", "no-such-file.txt"], "no-such-file.txt"),
        (["build", "--reports", "nowhere"], "nowhere/: no such folder"),
        (["build", "--colour"], "--colour"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(tree, args, said):
    done = baogao(*args, cwd=tree)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and said in done.stderr


def test_a_wrong_toml_is_one_line_and_exit_2(tree):
    (tree / "reports" / "x-2020" / "report.toml").write_text("title =\n")
    done = baogao("build", cwd=tree)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("reports/x-2020/report.toml:1:")


def test_a_folder_that_is_no_id_is_refused(tree):
    (tree / "reports" / "X 2020").mkdir()
    assert "not a report's id" in baogao("build", cwd=tree).stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_give_the_same_blocks(tree, encoding):
    put(tree, BODY.encode(encoding))
    baogao("build", cwd=tree)
    told = json.loads((tree / "docs" / "x-2020" / "report.json").read_text(encoding="utf-8"))
    assert [b["text"] for b in told["blocks"]] == BODY.split("\n")[:-1]


def test_building_one_report_leaves_the_other_ones_pages(tree):
    shutil.copytree(tree / "reports" / "x-2020", tree / "reports" / "y-2020")
    baogao("build", cwd=tree)
    before = pages(tree)
    assert baogao("build", "x-2020", cwd=tree).returncode == 0
    assert pages(tree) == before


def test_a_report_that_is_gone_takes_its_pages_along(tree):
    shutil.copytree(tree / "reports" / "x-2020", tree / "reports" / "y-2020")
    baogao("build", cwd=tree)
    shutil.rmtree(tree / "reports" / "y-2020")
    baogao("build", cwd=tree)
    assert not (tree / "docs" / "y-2020").exists()


def test_clean_removes_what_was_generated(tree):
    baogao("build", cwd=tree)
    (tree / "docs" / "mine.md").write_text("mine")
    assert baogao("clean", cwd=tree).returncode == 0
    assert [p.name for p in (tree / "docs").iterdir() if not p.name.startswith(".")] == ["mine.md"]

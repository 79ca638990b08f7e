"""Messages in two languages: the table is whole, nothing is said beside it, and English is what data hold."""

import ast
import errno
import pickle
import re
import string
import subprocess

import pytest

from generator.cli import main
from generator.model.messages import LANGUAGES, TABLE, Message, listed, of_system, say, spoken
from generator.model.problem_forms import as_json, as_text, said
from generator.model.problems import CODES, Located
from generator.model.reader import as_called, command, of_environment, of_machine
from tests.conftest import ROOT
from tests.tools.make_messages import TABLE as MESSAGES
from tests.tools.make_messages import tidied

PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))
HAN = re.compile("[一-鿿]")


def fields(words):
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_both_languages_name_the_same_fields():
    for key, (english, chinese) in TABLE.items():
        assert fields(english) == fields(chinese), key
        assert english and re.search("[一-鿿：（]", chinese), key


def test_every_code_has_its_words_in_both_languages():
    for words in (each for both in CODES.values() for each in both):
        assert words and HAN.search(words.zh), words


def strings(tree):
    """Every string of a module, documentation aside, with its line."""
    spoken_of = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken_of | inner:
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


def test_every_message_is_used_and_every_used_one_is_there():
    used = set()
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and isinstance(node.args[0], ast.Constant):
                assert node.args[0].value in TABLE, f"{path.name}:{node.lineno}"
        table = next((n for n in ast.walk(tree) if isinstance(n, ast.AnnAssign) and getattr(n.target, "id", "") == "TABLE"), None)
        keys = {id(key) for key in table.value.keys} if table else set()
        used |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in keys and isinstance(node.value, str)}
    assert TABLE.keys() <= used, TABLE.keys() - used


def test_each_module_has_one_section_of_the_table_with_what_it_says():
    text = MESSAGES.read_text(encoding="utf-8")
    assert tidied(text) == text, "python -m tests.tools.make_messages puts the table in order"
    assert [name for name in re.findall(r"^    # (\S+)$", text, re.M) if text.count(f"    # {name}\n") > 1] == []


SENTENCE = re.compile(r"(?:(?<=\s)|^)[a-z']{2,}(?:[,;:]? (?:[a-z']{2,}|\{\}|a)){2}")
"""Three English words in a row."""
OWN = {
    "messages.py", "problems.py", "rules.py",  # the tables themselves
    "schema.py",  # what is against the schema of our own data is a fault of the program
    "propose_id.py",  # lists of words
    "html.py", "imprint.py",
}  # fmt: skip
INTERNAL = ("spans do not partition", "no numeral for")
"""What a ValueError says to the program itself."""
LIST = re.compile("(?:[a-z0-9]+ ){9,}[a-z0-9]+")
LIBRARY = re.compile(r"^(?:the following arguments are required|Cannot |Exceeded |Escaped character is not|Invalid hex)|^argument |^unrecognized |^ambiguous |^end of document$")
"""What libraries say, which is looked for in order to say it better."""


@pytest.mark.parametrize("path", [p for p in MODULES if p.name not in OWN], ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_nothing_is_said_beside_the_table(path):
    for line, words in strings(ast.parse(path.read_text(encoding="utf-8"))):
        if not words.startswith(INTERNAL) and not LIBRARY.search(words) and not LIST.fullmatch(words):
            assert not SENTENCE.search(words), f"{path.name}:{line}: {words!r} belongs into generator/model/messages.py"


RAISED = re.compile(r"(?:Error|Unreadable|NoChineseFont)$")
PYTHONS = {"ValueError", "KeyError", "TypeError", "AttributeError", "DecisionError"}


def test_what_ends_a_run_is_a_message_of_the_table():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                name = getattr(node.exc.func, "id", "")
                if RAISED.search(name) and name not in PYTHONS:
                    assert not any(isinstance(arg, ast.JoinedStr) for arg in node.exc.args), f"{path.name}:{node.lineno}"
                    assert not any(isinstance(arg, ast.Constant) and " " in str(arg.value) for arg in node.exc.args), f"{path.name}:{node.lineno}"


def test_a_message_is_english_in_data_and_chinese_for_its_reader():
    inner = Message("disk full", "磁盘已满")
    message = say("no-free-disk", path="docs/x", reason=inner)
    assert message == "docs/x: disk full; see that the disk has room and that you may write there, then build again"
    assert spoken(message, "zh") == "docs/x：磁盘已满；请查看磁盘空间是否足够、这里能否写入，再生成一次"
    assert spoken(message, "en") == message and spoken("docs/x", "zh") == "docs/x"
    assert spoken(pickle.loads(pickle.dumps(message)), "zh") == message.zh


def test_words_in_a_row_are_joined_as_each_language_does():
    row = listed([say("none"), "a"], " and ")
    assert (row, row.zh) == ("none and a", "无、a")


def test_what_the_system_says_is_said_in_both_languages():
    denied = of_system(OSError(errno.EACCES, "Permission denied"))
    assert (denied, denied.zh) == ("Permission denied", "没有读写权限")
    assert of_system(ValueError("a\nb")) == "a b"


def test_the_language_is_the_systems_unless_one_is_named():
    assert of_environment({"LANG": "zh_CN.UTF-8"}) == of_environment({"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}) == "zh"
    assert of_environment({"BAOGAO_LANG": "en", "LANG": "zh_CN.UTF-8"}) == of_environment({"LANG": "C.UTF-8"}) == of_environment({"LC_ALL": "POSIX", "LANG": "zh_CN"}) == "en"
    assert of_environment({}) is None and of_environment({"LANG": ""}) is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [('(\n    "zh-Hans-CN",\n    "en-CN"\n)\n', "zh"), ('(\n    "en-CN",\n    "zh-Hans-CN"\n)\n', "en"), ("", "en"), (None, "en")],
)
def test_macos_is_asked_where_the_environment_is_silent(monkeypatch, told, expected):
    def defaults(*_, **__):
        if told is None:
            raise FileNotFoundError
        return subprocess.CompletedProcess([], 0, told, "")

    monkeypatch.setattr("subprocess.run", defaults)
    assert of_machine("darwin") == expected


@pytest.mark.parametrize(("id", "expected"), [(0x0804, "zh"), (0x0404, "zh"), (0x0409, "en")])
def test_windows_is_asked_where_the_environment_is_silent(monkeypatch, id, expected):
    import ctypes
    from types import SimpleNamespace

    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: id)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert of_machine("win32") == expected and of_machine("linux") == "en"


@pytest.fixture
def asked(monkeypatch, capsys):
    """The program's answer to arguments, in an environment that speaks English."""
    for name in ("BAOGAO_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    def ask(*args: str, **environment: str) -> tuple[int, str]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        try:
            code = main(args)
        except SystemExit as end:
            code = end.code
        told = capsys.readouterr()
        return code, told.out + told.err

    return ask


@pytest.mark.parametrize("args", [("--lang", "zh", "check", "nowhere"), ("check", "nowhere", "--lang", "zh"), ("check", "--lang=zh", "nowhere")])
def test_the_language_is_chosen_before_or_after_the_verb(asked, args):
    assert "不是报告名" in asked(*args)[1]
    assert "neither a report's id" in asked("check", "nowhere")[1]


def test_an_argument_goes_before_the_environment(asked):
    assert "不是报告名" in asked("check", "nowhere", BAOGAO_LANG="zh")[1]
    assert "neither a report's id" in asked("check", "nowhere", "--lang", "en", BAOGAO_LANG="zh")[1]


VERBS = ("", "build", "add", "check", "inspect", "figures", "pdf", "verify", "serve", "clean")


@pytest.mark.parametrize("verb", VERBS)
def test_help_has_no_english_sentence_in_chinese(asked, verb):
    code, told = asked(*filter(None, [verb]), "--help", "--lang", "zh")
    assert code == 0 and told.startswith("用法：")
    assert not re.search("[a-z]{2,} [a-z]{2,} [a-z]{2,}", told.partition("\n\n")[2]), told


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "baogao：缺少参数：命令；用法见 `baogao --help`"),
        (["buidl"], "baogao：没有“buidl”这个命令；是不是“build”？"),
        (["build", "--colour"], "baogao：没有这样的参数：--colour；用法见 `baogao --help`"),
        (["add"], "baogao add：缺少参数：文件；用法见 `baogao add --help`"),
        (["add", "a.txt", "--id"], "baogao add：参数 --id 后面要有一个值；用法见 `baogao add --help`"),
        (["check", "--re"], "baogao check：参数 --re 不明确，可以是 --resume, --reports；用法见 `baogao check --help`"),
        (["check", "--resume=1"], "baogao check：参数 --resume 后面不带值；用法见 `baogao check --help`"),
        (["check", "--format", "jsn"], "baogao check：format 不能是“jsn”；是不是“json”？"),
        (["check", "--jobs", "0"], "“0”应当是大于 0 的数"),
    ],
)
def test_wrong_use_is_said_in_chinese(asked, args, said):
    code, told = asked(*args, LANG="zh_CN.UTF-8")
    assert code == 2 and told.strip() == said


def test_the_languages_are_those_of_the_table():
    assert all(len(words) == len(LANGUAGES) for words in TABLE.values())


@pytest.mark.parametrize(
    ("program", "python", "typed"),
    [
        (".venv/bin/baogao", "python", ".venv/bin/baogao"),
        ("{here}/.venv/bin/baogao", "python", ".venv/bin/baogao"),
        ("{here}/generator/__main__.py", "python3", "python3 -m generator"),
        ("{here}/generator/__main__.py", ".venv/bin/python", ".venv/bin/baogao"),
        ("{here}/generator/__main__.py", "env/bin/python", "env/bin/python -m generator"),
        ("{here}/a b/baogao", "python", "'a b/baogao'"),
        ("{here}/on-path/baogao", "python", "baogao"),
        ("/usr/bin/pytest", "python", "baogao"),
    ],
)
def test_a_command_is_named_as_the_reader_called_it(tmp_path, monkeypatch, program, python, typed):
    monkeypatch.chdir(tmp_path)
    for script in (".venv/bin/baogao", "on-path/baogao"):
        (tmp_path / script).parent.mkdir(parents=True)
        (tmp_path / script).touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "on-path"))
    assert command(program.format(here=tmp_path), python) == typed
    inside = typed if typed.startswith(("baogao", "python3")) else typed.replace("'", "")
    elsewhere = command(program.format(here=tmp_path), python, elsewhere=True).replace("'", "")
    assert elsewhere == (inside if inside.startswith(("baogao", "python3")) else f"{tmp_path}/{inside}")


def test_a_line_for_a_person_names_the_command_so_and_data_do_not(monkeypatch):
    monkeypatch.setattr("sys.argv", [".venv/bin/baogao"])
    message = say("no-reports", reports="reports")
    assert "`.venv/bin/baogao add FILE`" in said(message, "en") and "`.venv/bin/baogao add 文件`" in said(message, "zh")
    problem = Located("reports", 1, 1, "unreadable", message)
    assert "`.venv/bin/baogao add" in as_text(problem, "zh") and "`baogao add FILE`" in as_json(problem)
    assert as_called("baogao") == "baogao"


def test_a_command_that_is_to_be_typed_stands_between_backquotes():
    for key, both in TABLE.items():
        for words in both:
            verbs = "|".join(filter(None, (*VERBS, "new")))
            assert not re.search(rf"(?<!`)\bbaogao (?:{verbs})\b(?!\s*[:：])", words), key

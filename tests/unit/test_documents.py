"""The documents are true: what they name is there, and what is there is named."""

import re

import pytest

from generator.decisions import _KINDS, decided
from generator.problems import CODES, FATAL
from tests.conftest import ROOT, run

READMES = ("README.md", "README.zh.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    """The Makefile's targets for people: those that `make help` lists."""
    return set(re.findall(r"^([a-z-]+):.*##", text("Makefile"), re.M))


def verbs() -> set[str]:
    return set(re.findall(r"^    ([a-z]+) ", run("generator", "--help", cwd=ROOT).stdout, re.M))


@pytest.mark.parametrize("readme", READMES)
def test_every_target_is_explained_and_every_explained_one_is_there(readme):
    named = set(re.findall(r"\bmake ([a-z-]+)\b", re.sub(r"```.*?```", "", text(readme), flags=re.S)))
    named = {word for word in named if f"`make {word}`" in text(readme)}
    assert named | {"build"} == targets()


@pytest.mark.parametrize("readme", READMES)
def test_every_verb_is_explained_and_every_explained_one_is_there(readme):
    assert set(re.findall(r"^\| `baogao ([a-z]+)", text(readme), re.M)) == verbs()


@pytest.mark.parametrize("readme", READMES)
def test_every_problem_code_is_explained_and_every_explained_one_is_there(readme):
    table = re.findall(r"^\| `([a-z-]+)` \| ([^|]{4,}) \| ([^|]{4,}) \|$", text(readme), re.M)
    assert [code for code, *_ in table] == list(CODES)
    assert [(what, do) for _, what, do in table] == [tuple(words if readme == "README.md" else words.zh for words in both) for both in CODES.values()]


def test_every_code_that_the_program_uses_is_listed_and_every_listed_one_is_used():
    program = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py") if path.stem != "problems")
    used = re.findall(r"""(?:Problem|ParseError|_refused)\(\s*"([a-z-]+)\"""", program) + re.findall(r"""Located\([^()]*(?:\(\)[^()]*)*, "([a-z-]+)", """, program)
    assert set(used) == CODES.keys() and FATAL <= CODES.keys()


@pytest.mark.parametrize("readme", READMES)
def test_the_kinds_of_lines_and_the_entries_of_report_toml_are_explained(readme):
    example = re.search(r"```toml\n(.*?)```", text(readme), re.S)[1]
    assert all(re.search(rf"\b{kind}\b", example) for kind in _KINDS)
    decisions = decided(example.encode(), "report.toml")
    assert decisions.lines and decisions.headwords and decisions.removed and decisions.agreed and decisions.kept


@pytest.mark.parametrize("readme", READMES)
def test_every_format_that_is_read_has_its_row(readme):
    rows = re.findall(r"^\| ([^|`]+?)(?:[（(]`.docx`[）)])? ?\| [^|]{12,} \| [^|]{12,} \|$", text(readme), re.M)
    assert len(rows) == 5 and {path.stem for path in (ROOT / "generator" / "formats").glob("*.py") if "_" not in path.stem} == {"docx", "html", "markdown", "pdf"}


@pytest.mark.parametrize("readme", READMES)
def test_every_option_that_is_named_is_there(readme):
    helps = "".join(run("generator", verb, "--help", cwd=ROOT).stdout for verb in ("add", "check", "inspect"))
    assert {"--jsonl", "--output", "--resume", "--jobs", "--timeout", "--format", "--id"} <= set(re.findall(r"--[a-z]+", text(readme)))
    assert set(re.findall(r"(?<![\w-])--[a-z]+", text(readme))) <= set(re.findall(r"--[a-z-]+", helps))


@pytest.mark.parametrize("name", [*READMES, "ARCHITECTURE.md"])
def test_every_file_that_a_document_links_is_there(name):
    for target in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert target.startswith("http") or (ROOT / target).exists(), target


def test_the_architecture_names_every_module():
    modules = {p.stem for p in (ROOT / "generator").rglob("*.py")} - {"__init__", "__main__"}
    assert modules <= set(re.findall(r"`([a-z_]+)`", text("ARCHITECTURE.md")))

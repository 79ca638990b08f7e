"""The documents are true: what they name is there, and what is there is named."""

import re

import pytest

from tests.conftest import ROOT, run

READMES = ("README.md", "README.zh.md")
TOP_LEVEL = set("mkdocs.yml docs generator templates tests Makefile reports pyproject.toml README.md README.zh.md ARCHITECTURE.md CHANGELOG.md LICENSE".split())


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


@pytest.mark.parametrize("name", [*READMES, "ARCHITECTURE.md"])
def test_every_file_that_a_document_links_is_there(name):
    for target in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert target.startswith("http") or (ROOT / target).exists(), target


def test_the_architecture_names_every_module():
    modules = {p.stem for p in (ROOT / "generator").rglob("*.py")} - {"__init__", "__main__"}
    assert modules <= set(re.findall(r"`([a-z_]+)`", text("ARCHITECTURE.md")))


def test_the_top_level_is_as_agreed():
    listed = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert TOP_LEVEL <= listed
    assert listed - TOP_LEVEL <= {"site", "build", "baogao.egg-info", "node_modules"}


def test_ci_runs_the_readmes_test_command():
    assert "make test" in text(".ci/run")
    assert "run: make test" in text(".github/workflows/pages.yml")


def test_workflows_ask_for_no_more_than_they_need():
    workflow = text(".github/workflows/pages.yml")
    assert "permissions:\n  contents: read\n" in workflow
    assert workflow.count("pages: write") == workflow.count("id-token: write") == 1
    assert not re.search(r"uses: \S+@(?!v\d+\n)", workflow)

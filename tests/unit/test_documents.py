"""The documents are true: what they name is there, what is there is named, and both languages say the same."""

import dataclasses
import re
from functools import cache

import pytest

from generator.decisions.keys import KINDS
from generator.decisions.load import decided
from generator.model.decisions import Decisions
from generator.model.problems import CODES, FATAL
from tests.conftest import ROOT, baogao

READMES = ("README.md", "README.zh.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "ARCHITECTURE.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    """The Makefile's targets for people: those that `make help` lists."""
    return set(re.findall(r"^([a-z-]+):.*##", text("Makefile"), re.M))


def explained(name: str) -> set[str]:
    """The targets that have a row in one of a document's tables; `make` alone is `make build`."""
    return {target or "build" for target in re.findall(r"^\| `make ?([a-z-]*)` \|", text(name), re.M)}


@cache
def verbs() -> set[str]:
    return set(re.findall(r"^    ([a-z]+) ", baogao("--help", cwd=ROOT, BAOGAO_LANG="en").stdout, re.M))


@cache
def options(verb: str) -> set[str]:
    """Those that a verb takes; of the program itself where no verb is named."""
    return set(re.findall(r"--[a-z-]+", baogao(*([verb] if verb else []), "--help", cwd=ROOT).stdout))


def blocks(name: str, *languages: str) -> list[str]:
    """A document's fenced blocks in any of the languages, in order; blocks in lists stand at their own margin."""
    found = re.findall(rf"^ *```(?:{'|'.join(languages)})\n(.*?)^ *```$", text(name), re.S | re.M)
    return [re.sub(r"^ +", "", block, flags=re.M) for block in found]


def sentences(name: str) -> str:
    """A document without its fenced blocks."""
    return re.sub(r"^ *```.*?^ *```$", "", text(name), flags=re.S | re.M)


def typed(name: str) -> list[str]:
    """The lines of shell in a document's blocks, without their remarks."""
    return [line for block in blocks(name, "sh", "powershell") for line in re.sub(r" +#.*", "", block).splitlines()]


def commands(name: str) -> list[str]:
    """What a reader is told to type: lines of shell, and code within sentences that runs the program or make."""
    return typed(name) + re.findall(r"`((?:\S*baogao|make|\S*python -m generator)(?: [^`]*)?)`", sentences(name))


def rows(name: str) -> list[list[str]]:
    """The code in each row of each table: what both languages have to share."""
    return [re.findall(r"`([^`]+)`", line) for line in text(name).splitlines() if line.startswith("|")]


def slug(heading: str) -> str:
    """A heading's anchor on GitHub."""
    return re.sub(r"[^\w -]", "", heading.strip().lower()).replace(" ", "-")


def test_every_target_is_explained_once_to_its_reader():
    readers, workers = explained("README.md"), explained("CONTRIBUTING.md")
    assert readers | workers == targets() and not readers & workers
    assert explained("README.zh.md") == readers


@pytest.mark.parametrize("readme", READMES)
def test_readers_are_told_of_no_target_for_those_who_change_the_program(readme):
    assert not set(re.findall(r"\bmake ([a-z-]+)", text(readme))) & explained("CONTRIBUTING.md")


@pytest.mark.parametrize("readme", READMES)
def test_every_verb_is_explained_and_every_explained_one_is_there(readme):
    assert set(re.findall(r"^\| `baogao ([a-z]+)", text(readme), re.M)) == verbs()


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_every_command_that_a_document_tells_to_type_is_one(name):
    told = commands(name)
    assert len(told) > 5
    for command in told:
        if (made := re.match(r"make(?: ([a-z][a-z-]*))?(?= |$)", command)) and made[1]:
            assert re.search(rf"^{made[1]}:", text("Makefile"), re.M), command
        if ran := re.search(r"(?:baogao|python -m generator) ([a-z]+)", command):
            assert ran[1] in verbs(), command
            assert set(re.findall(r"(?<!\S)\[?(--[a-z-]+)", command)) <= options(ran[1]), command


def test_both_readmes_tell_the_same_in_the_same_order():
    ours, theirs = (
        {
            "headings": [len(marks) for marks in re.findall(r"^(#+) ", sentences(name), re.M)],
            "steps": re.findall(r"^(\d)\. \*\*", text(name), re.M),
            "commands": [re.sub(r'"[^"]*"', '""', command) for command in typed(name)],
            "entries": [re.findall(r"^(\[+\w+\]+|\w+) ?", re.sub(r"#.*", "", block), re.M) for block in blocks(name, "toml")],
            "rows": [row[0] for row in rows(name) if row and not row[0].startswith("baogao")],
            "addresses": sorted(set(re.findall(r"\]\((http[^)]+)\)", text(name)))),
        }
        for name in READMES
    )
    assert ours == theirs


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_heading_that_a_document_links_is_there(name):
    headings = {slug(heading) for heading in re.findall(r"^#+ (.+)$", text(name), re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text(name))) <= headings


@pytest.mark.parametrize("readme", READMES)
def test_every_problem_code_is_explained_and_every_explained_one_is_there(readme):
    table = re.findall(r"^\| `([a-z-]+)` \| ([^|]{4,}) \| ([^|]{4,}) \|$", text(readme), re.M)
    assert [code for code, *_ in table] == list(CODES)
    assert [(what, do) for _, what, do in table] == [tuple(words if readme == "README.md" else words.zh for words in both) for both in CODES.values()]


def test_every_code_that_the_program_uses_is_listed_and_every_listed_one_is_used():
    program = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py") if path.stem != "problems")
    used = re.findall(r"""(?:Problem|ParseError|_refused)\(\s*"([a-z-]+)\"""", program) + re.findall(r"""Located\([^()]*(?:\(\)[^()]*)*, "([a-z-]+)", """, program)
    assert set(used) == CODES.keys() and CODES.keys() >= FATAL


@pytest.mark.parametrize("readme", READMES)
def test_the_kinds_of_lines_and_the_entries_of_report_toml_are_explained(readme):
    example = next(block for block in blocks(readme, "toml") if "[[line]]" in block)
    assert all(re.search(rf"\b{kind}\b", example) for kind in KINDS)
    decisions = decided(example.encode(), "report.toml")
    assert decisions.lines and decisions.headwords and decisions.removed and decisions.agreed and decisions.kept


@pytest.mark.parametrize("readme", READMES)
def test_every_example_of_report_toml_is_understood(readme):
    examples = blocks(readme, "toml")
    assert len(examples) == 4
    for example in examples:
        decided(example.encode(), "report.toml")


@pytest.mark.parametrize("readme", READMES)
def test_every_format_that_is_read_has_its_row(readme):
    rows = re.findall(r"^\| ([^|`]+?)(?:[（(]`.docx`[）)])? ?\| [^|]{12,} \| [^|]{12,} \|$", text(readme), re.M)
    assert len(rows) == 5 and {path.stem for path in (ROOT / "generator" / "formats").iterdir() if not path.stem.startswith("_")} == {"word", "html", "markdown", "pdf", "gathered", "known", "read", "foreign_files"}


@pytest.mark.parametrize("readme", READMES)
def test_every_option_that_is_named_is_there(readme):
    named = set(re.findall(r"`(--[a-z]+)", text(readme)))
    assert {"--jsonl", "--resume", "--jobs", "--timeout", "--format", "--id"} <= named
    assert named <= set[str]().union(*map(options, ["", *verbs()]))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_links_is_there(name):
    for target in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert target.startswith("http") or (ROOT / target).exists(), target


def test_the_guide_for_changes_names_what_is_there():
    guide = text("CONTRIBUTING.md")
    paths = re.findall(r"`((?:generator|templates|tests)/[\w./]*)", guide) + re.findall(r"tests/\w+\.py", guide)
    assert len(paths) > 8 and all((ROOT / path).exists() for path in paths)
    modules = {path.stem for path in (ROOT / "generator").rglob("*.py")}
    named = {word for line in re.findall(r"^\*\*A .*?(?=\n\n)", guide, re.S | re.M) for word in re.findall(r"`([a-z_]+)`", line)}
    assert named and named - {"add"} <= modules
    recipes = guide[guide.index("Five recipes") : guide.index("## Promises")]
    files = re.findall(r"`([a-z_/]+\.py)`", recipes)
    assert len(files) > 5 and all((ROOT / "generator" / path).exists() for path in files)


def test_the_architecture_names_every_module():
    modules = {p.stem for p in (ROOT / "generator").rglob("*.py")} - {"__init__", "__main__"}
    assert modules <= set(re.findall(r"`([a-z_]+)`", text("ARCHITECTURE.md")))


def test_the_architecture_lists_every_door_of_report_toml():
    section = text("ARCHITECTURE.md").partition("## Where `report.toml` decides")[2].partition("\n## ")[0]
    listed: dict[str, set[str]] = {}
    for line in section.splitlines():
        if line.startswith("| `"):
            _, _, fields, doors, _ = line.split("|")
            for field in re.findall(r"`(\w+)`", fields):
                listed[field] = set(re.findall(r"`(\w+/\w+)`", doors))
    modules = {p.relative_to(ROOT / "generator").with_suffix("").as_posix(): p.read_text(encoding="utf-8") for p in (ROOT / "generator").rglob("*.py")}
    doors = {
        field.name: {name for name, source in modules.items() if re.search(rf"\bdecisions\.{field.name}\b", source)}
        for field in dataclasses.fields(Decisions)
    }
    told_of = {"file", "marks"}  # where the file lies, and where each entry stands in it
    assert listed == {name: found for name, found in doors.items() if name not in told_of}

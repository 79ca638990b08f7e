"""Data goes one way: a module imports only modules above it in this list."""

import ast
import re

import pytest

from tests.conftest import ROOT

ORDER = "model problems numerals numbering signs evidence word_numbers from_docx from_html from_markdown from_pdf read lines noise join front regions glued candidates levels headings entries overrule calls doubts parse inspect decisions terms link pages pinyin markup data shorthand note_views views simplified search print_edition fonts pdf render write build press serve cli __main__".split()
WORLD = {"from_docx", "read", "decisions", "pinyin", "simplified", "shorthand", "print_edition", "fonts", "pdf", "press", "render", "write", "build", "serve", "cli", "__main__"}
"""Modules that may touch files; all others turn values into values."""

MODULES = sorted(path.stem for path in (ROOT / "generator").glob("*.py") if path.stem != "__init__")


def imports(module: str) -> set[str]:
    tree = ast.parse((ROOT / "generator" / f"{module}.py").read_text(encoding="utf-8"))
    found = {node.module.removeprefix("generator.") for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("generator.")}
    return found


def test_the_list_has_every_module_once():
    assert sorted(ORDER) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_above_it(module):
    assert imports(module) <= set(ORDER[: ORDER.index(module)])


@pytest.mark.parametrize("module", [m for m in MODULES if m not in WORLD])
def test_a_module_between_reading_and_writing_opens_no_file(module):
    source = (ROOT / "generator" / f"{module}.py").read_text(encoding="utf-8")
    assert not re.findall(r"\b(?:open|print|read_text|read_bytes|write_text|write_bytes)\(|import os\b|subprocess", source)

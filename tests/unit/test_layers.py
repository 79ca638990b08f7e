"""Data goes one way: a module imports only modules above it in this list."""

import ast
import re

import pytest

from tests.conftest import ROOT

ORDER = """
messages model problems tell update recognise.numerals recognise.numbering recognise.signs recognise.evidence formats.word_archive formats.word_styles
formats.word_numbers formats.word_symbols formats.word_objects formats.docx
formats.html formats.markdown formats.pdf formats.foreign_files read recognise.lines recognise.noise recognise.join recognise.front recognise.regions
recognise.glued recognise.seams recognise.candidates recognise.levels recognise.headings recognise.entries recognise.overrule recognise.grams recognise.calls
recognise.doubts recognise.parse recognise.inspect places slips paragraphs decisions settle terms link derive contradictions record pages address site.pinyin
site.markup site.citation site.schema site.data site.downloads site.shorthand site.note_views site.check_view site.views site.home
site.metadata site.simplified site.search print.edition print.fonts print.pdf print.card site.render quotation lock write intake.propose build built_page check_site verify
print.press serve ask.about ask.look ask.pool ask.progress ask.output ask.survey intake.draft intake.add
intake.show cli __main__
""".split()
WORLD = {"formats.foreign_files", "formats.word_archive", "read", "decisions", "address", "site.pinyin", "site.simplified", "site.shorthand", "print.edition", "print.fonts", "print.pdf", "print.card", "print.press", "site.render", "site.schema", "lock", "write", "build", "check_site", "update", "verify", "serve", "ask.look", "ask.output", "ask.progress", "ask.survey", "intake.add", "cli", "__main__"}
"""Modules that may touch files; all others turn values into values."""

PACKAGE = ROOT / "generator"
MODULES = sorted(".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py") if path.stem != "__init__")


def source_of(module: str) -> str:
    return (PACKAGE / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")


def imports(module: str) -> set[str]:
    """The modules of the package that a module imports at its top or later, as `recognise.lines`."""
    found = set()
    for node in ast.walk(ast.parse(source_of(module))):
        if isinstance(node, ast.ImportFrom) and node.module and f"{node.module}.".startswith("generator."):
            parent = node.module.removeprefix("generator").removeprefix(".")
            inner = {f"{parent}.{name.name}".removeprefix(".") for name in node.names} & set(MODULES)
            found |= inner or {parent} - {""}
    return found


def test_the_list_has_every_module_once():
    assert sorted(ORDER) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_above_it(module):
    assert imports(module) <= set(ORDER[: ORDER.index(module)])


@pytest.mark.parametrize("module", [m for m in MODULES if m not in WORLD])
def test_a_module_between_reading_and_writing_opens_no_file(module):
    assert not re.findall(r"\b(?:open|print|read_text|read_bytes|write_text|write_bytes)\(|import os\b|subprocess", source_of(module))

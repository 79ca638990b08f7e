"""Folders are floors: a folder imports only folders below it, and no two modules of one need each other."""

import ast
import graphlib
import re

import pytest

from tests.conftest import ROOT

FLOORS = "model chinese formats recognise link decisions figures edition exports site print library batch add verify".split()
"""From the ground up; `cli` and `__main__` stand on top."""
TOP = {"cli", "__main__"}
WORLD = set(
    "figures.catalogue batch.parquet verify.explain model.reader formats.foreign_files formats.word.archive formats.read decisions.load edition.site_address chinese.divisions chinese.pinyin chinese.traditional link.unexplained "
    "exports.schema site.render print.markup print.fonts print.compiler print.pdf print.card library.edition_of library.reports library.build library.print_all library.lock library.slow library.update library.write library.site_files library.settings library.no_report library.new_site "
    "library.serve batch.find_files batch.output batch.progress batch.run add.add verify.fetch verify.site verify.targets cli __main__".split()
)
"""Modules that may touch files; all others turn values into values."""

PACKAGE = ROOT / "generator"
MODULES = sorted(".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py") if path.stem != "__init__")


def source_of(module: str) -> str:
    return (PACKAGE / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")


def imports(module: str) -> set[str]:
    """The modules of the package that a module imports, at its top or later, as `recognise.lines`."""
    found = set()
    for node in ast.walk(ast.parse(source_of(module))):
        if isinstance(node, ast.ImportFrom) and node.module and f"{node.module}.".startswith("generator."):
            parent = node.module.removeprefix("generator").removeprefix(".")
            inner = {f"{parent}.{name.name}".removeprefix(".") for name in node.names} & set(MODULES)
            found |= inner or {parent} - {""}
    return found


def floor(module: str) -> int:
    return len(FLOORS) if module in TOP else FLOORS.index(module.split(".")[0])


def test_every_folder_is_a_floor_and_nothing_lies_loose():
    folders = {path.parent.name for path in PACKAGE.glob("*/*.py")}
    assert folders == set(FLOORS)
    assert {module for module in MODULES if "." not in module} == TOP


def test_the_tests_of_modules_stand_on_the_same_floors():
    """What stands beside the floors is of the whole program."""
    folders = {path.parent.name for path in (ROOT / "tests" / "unit").glob("*/test_*.py")}
    assert folders <= set(FLOORS)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_its_own_floor_and_floors_below(module):
    assert [other for other in imports(module) if floor(other) > floor(module)] == []


def test_no_modules_need_each_other():
    graphlib.TopologicalSorter({module: imports(module) for module in MODULES}).prepare()


@pytest.mark.parametrize("module", [m for m in MODULES if m not in WORLD])
def test_a_module_between_reading_and_writing_opens_no_file(module):
    assert not re.findall(r"\b(?:open|print|read_text|read_bytes|write_text|write_bytes)\(|import os\b|subprocess", source_of(module))

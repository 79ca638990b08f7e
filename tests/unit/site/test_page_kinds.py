"""The table of page kinds, and that nothing compares their names."""

import re

from generator.site.page_kinds import KINDS
from tests.conftest import ROOT


def test_each_kind_has_a_template_and_each_template_a_kind():
    templates = {path.name.removesuffix(".md.j2") for path in (ROOT / "templates" / "pages").glob("[a-z]*.md.j2")}
    assert sorted(kind.name for kind in KINDS) == sorted(templates - {"home"})


def test_every_page_is_of_a_kind_in_the_table(sample):
    assert {page.kind.name for page in sample.pages} == {kind.name for kind in KINDS}


def test_a_kind_is_asked_for_what_it_is_not_for_its_name():
    compared = re.compile(r"kind\.name (?:==|!=|in|not in) ")
    files = (ROOT / "generator").rglob("*.py")
    assert [path.name for path in files if compared.search(path.read_text(encoding="utf-8"))] == []


def test_running_text_has_each_block_once(sample):
    blocks = [n for page in sample.pages if page.kind.running for n in page.blocks]
    assert sorted(blocks) == [block.n for block in sample.report.blocks]

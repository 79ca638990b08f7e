"""Paths and addresses, which stand in one module."""

import re

from generator.edition import addresses
from tests.conftest import ROOT


def test_addresses_are_those_of_the_contract():
    assert addresses.report_address("x-2021") == "x-2021/"
    assert addresses.page_address(addresses.page_path("x-2021", "3-1")) == "x-2021/3-1/"
    assert addresses.note_address("x-2021", "6-2") == "x-2021/notes/6-2/"
    assert addresses.paragraph_name("12-1") == "第12-1段"


def test_an_address_is_full_only_where_its_site_is_known():
    assert addresses.in_full("https://a.example/b/", "x-2021/") == "https://a.example/b/x-2021/"
    assert addresses.in_full(None, "x-2021/") is None


def test_no_other_module_makes_a_path_by_hand():
    made = re.compile(r'f"\{(?:[a-z]+\.)*id\}/')
    modules = [path for path in (ROOT / "generator").rglob("*.py") if made.search(path.read_text(encoding="utf-8"))]
    assert {path.stem for path in modules} <= {"addresses", "site"}  # `verify/site` knows a built site, not its making


def test_every_block_has_its_address(sample):
    assert sample.url(sample.report.block(sample.report.notes[0].block)) == "zigong-2021/notes/1/#n1"
    urls = [sample.url(block) for block in sample.report.blocks]
    assert len(set(urls)) == len(urls) and "zigong-2021/3-1/#p36" in urls

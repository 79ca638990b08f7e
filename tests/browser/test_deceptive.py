"""Marks of direction turn nothing that a reader sees: each character stands where it is stored, on every page and among the hits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.highlights import select
from tests.browser.readers import reader
from tests.conftest import Project, build_site, make_project, serve

TURNED = "\u202e%5.6\u202c"
TEXT = f"""\
政府工作报告

各位代表：

一、工作\u2067回顾

全年增长{TURNED}，办好“一河一策”[1]，共修9\u05d05座桥，其中\u202e新建4.3座。

下一段没有这样的字，增长7.8%。

二、今年安排

让我们努力奋斗！

名词解释

1.一河一策：指\u202e由8.7户乡邻商定。
"""
ORDER = """selector => [...document.querySelectorAll(selector)].map(block => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), places = [];
  let node;
  while (node = walker.nextNode()) for (let i = 0; i < node.length; i++) {
    const range = document.createRange();
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const box = range.getBoundingClientRect();
    if (box.width) places.push([node.data[i], Math.round(box.top / 12), box.left]);
  }
  const read = places.slice().sort((a, b) => a[1] - b[1] || a[2] - b[2]);
  return [places.map(p => p[0]).join(""), read.map(p => p[0]).join("")];
})"""
"""Each element's characters in the order in which they are stored, and from left to right as they are painted."""


@pytest.fixture(scope="module")
def turned(tmp_path_factory) -> Project:
    root = tmp_path_factory.mktemp("turned")
    (root / "reports" / "odd-2020").mkdir(parents=True)
    (root / "reports" / "odd-2020" / "report.txt").write_text(TEXT, encoding="utf-8")
    project = make_project(root / "tree", root / "reports")
    build_site(project)
    return project


@pytest.fixture(scope="module")
def turned_url(turned) -> Iterator[str]:
    server, url = serve(turned.site)
    yield url
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["odd-2020/", "odd-2020/1/", "odd-2020/full/", "odd-2020/notes/", "odd-2020/notes/1/"])
def test_characters_are_painted_in_the_order_in_which_they_are_stored(browser, turned_url, path):
    with reader(browser, turned_url, viewport={"width": 2400, "height": 900}) as page:
        page.goto(path)
        blocks = [both for both in page.evaluate(ORDER, "article [data-block], article nav a") if both[0]]
        assert blocks
        assert [both for both in blocks if both[0] != both[1]] == []


def test_selected_words_are_those_of_the_data(browser, turned_url):
    with reader(browser, turned_url) as page:
        page.goto("odd-2020/full/")
        assert select(page, ("#p2", 4), ("#p2", 10)) == TURNED
        assert page.locator("#p2").evaluate("p => p.textContent").startswith(f"全年增长{TURNED}，")


def test_hits_are_painted_as_they_are_stored_and_found_without_the_marks(browser, turned_url):
    with reader(browser, turned_url, viewport={"width": 2400, "height": 900}) as page:
        for query in ("增长%5.6", "7.8", "由8.7户"):
            page.goto(f"search/?q={query}")
            page.wait_for_selector("[data-hit]")
            hits = page.evaluate(ORDER, "[data-hit] .search-words")
            assert hits and all(stored == seen for stored, seen in hits), hits


def test_the_check_page_names_the_marks(browser, turned_url):
    with reader(browser, turned_url) as page:
        page.goto("odd-2020/check/")
        assert page.locator("li", has=page.locator("code", has_text="doubtful-character")).filter(has_text="〔U+202E〕").count() == 2

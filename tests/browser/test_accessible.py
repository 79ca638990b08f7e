"""axe-core on every kind of page: WCAG 2.0 to 2.2, A and AA, and best practices; light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.readers import reader, settled

AXE = next(Path(axe_playwright_python.__file__).parent.glob("axe.min.js")).read_text(encoding="utf-8")
TAGS = "wcag2a wcag2aa wcag21a wcag21aa wcag22a wcag22aa best-practice".split()
PAGES = ["", "search/", "404.html", *(f"zigong-2021/{page}" for page in ("", "1/", "3/", "3-1/", "full/", "notes/", "notes/6/", "check/", "data/"))]


OF_COLOUR = ["color-contrast", "link-in-text-block"]


def violations(page) -> list[str]:
    return _found(page, {"type": "tag", "values": TAGS})


def violations_in_both_schemes(page) -> list[str]:
    """Those of the light page, and those that another scheme alone can make: of its colours."""
    out = violations(page)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    out += [f"dark: {fault}" for fault in _found(page, {"type": "rule", "values": OF_COLOUR})]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.emulate_media(color_scheme="light")
    return out


def _found(page, rules: dict) -> list[str]:
    settled(page)  # colours amid a fade are none that a reader has to read
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({ runOnly: rules, resultTypes: ['violations'] }).then(found => found.violations)", rules)
    return [f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize("width", [1280, 320])
def test_no_kind_of_page_has_a_violation(browser, site_url, width):
    with reader(browser, site_url, viewport={"width": width, "height": 800}) as page:
        faults = []
        for path in PAGES:
            page.goto(path)
            faults += [f"{path} {fault}" for fault in violations_in_both_schemes(page)]
        assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", ["native", "no interestfor, no hint"])
@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_with_an_open_note_has_no_violation(browser, site_url, kind, width):
    with reader(browser, site_url, kind, viewport={"width": width, "height": 800}) as page:
        page.goto("zigong-2021/3-1/")
        page.click("#o3-2")
        page.click(".note-popup:popover-open summary")
        assert violations_in_both_schemes(page) == []


def test_the_filter_at_work_and_a_found_place_have_no_violation(page):
    page.goto("zigong-2021/notes/")
    page.fill("#notes-filter", "s")
    assert not violations(page)
    page.goto("zigong-2021/notes/4/#at-o4-2")
    assert not violations(page)

"""An address that is not there, at any depth: the page says so in Chinese, and both of its search boxes search."""

import pytest

from tests.browser.readers import reader

MISSING = ("nowhere", "zigong-2021/9-9/", "zigong-2021/notes/999/deeper/still/")


@pytest.mark.parametrize("path", MISSING)
def test_the_page_says_that_nothing_is_there_and_searches(page, path):
    assert page.goto(path).status == 404
    assert page.inner_text("h1") == "没有这一页"
    page.fill("#missing-q", "防控网络")
    page.press("#missing-q", "Enter")
    page.wait_for_selector("a[data-hit]")
    assert page.url.partition("/city/baogao/")[2].startswith("search/?q=")
    page.click("a[data-hit]")
    page.wait_for_url("**/zigong-2021/3-1/#p36")


@pytest.mark.parametrize("path", MISSING)
def test_the_search_box_of_the_header_works_there_too(page, path):
    page.goto(path)
    page.keyboard.press("/")
    page.keyboard.type("防控网络")
    page.wait_for_selector("#search-panel a[data-hit]")
    assert page.get_attribute("#search-panel a[data-hit]", "href").endswith("/zigong-2021/3-1/#p36")


def test_without_script_the_form_still_leads_to_the_search_page(browser, site_url):
    with reader(browser, site_url, java_script_enabled=False) as page:
        page.goto(MISSING[2])
        page.fill("#missing-q", "防控")
        page.click("main form button, article form button")
        page.wait_for_url("**/city/baogao/search/?q=*")
        page.goto(MISSING[2])
        page.click("article a[href]")
        page.wait_for_url(site_url)


@pytest.mark.parametrize("path", ["nowhere", "zigong-2021/data/", "zigong-2021/check/"])
@pytest.mark.parametrize("width", [1280, 768, 320])
def test_nothing_runs_over_the_edge(browser, site_url, path, width):
    with reader(browser, site_url, viewport={"width": width, "height": 800}) as page:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        over = page.evaluate(
            """() => [...document.querySelectorAll("article *")].filter((e) => {
              const box = e.getBoundingClientRect();
              return box.width && box.right > document.documentElement.clientWidth + 1 && !e.closest("pre");
            }).map((e) => e.outerHTML.slice(0, 80))"""
        )
        assert over == []

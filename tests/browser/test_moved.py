"""An old address whose paragraph is on another page now: a line says where, and leads there."""

import pytest

from tests.browser.readers import reader


def line(page) -> str:
    page.wait_for_selector(".moved")
    return page.inner_text(".moved")


@pytest.mark.parametrize("hash, name, target", [
    ("p40", "第40段", "zigong-2021/3-2/#p40"),
    ("s3-2", "这一标题", "zigong-2021/3-2/#s3-2"),
    ("c4-1", "注释4的第1个注号", "zigong-2021/1/#c4-1"),
    ("n6", "注释6", "zigong-2021/notes/6/#n6"),
])
def test_a_place_of_another_page_is_named_and_reached(page, hash, name, target):
    page.goto(f"zigong-2021/3-1/#{hash}")
    assert line(page).startswith(f"{name}现在位于“")
    page.click(".moved a")
    page.wait_for_url(f"**/{target}")
    assert page.evaluate("document.querySelector(':target').id") == hash
    assert not page.query_selector(".moved")


def test_an_occurrence_is_counted_among_all_places_of_its_note(page):
    page.goto("zigong-2021/2/#o4-2")
    line(page)
    page.click(".moved a")
    page.wait_for_url("**/zigong-2021/3-1/#o4-2")
    assert page.evaluate("document.querySelector(':target').id") == "o4-2"


def test_the_line_names_the_section(page):
    page.goto("zigong-2021/3-1/#p40")
    assert "“第二，主动融入新发展格局" in line(page)


def test_a_page_that_is_gone_says_where_its_paragraph_is(page):
    page.goto("zigong-2021/9-9/#p40")
    assert page.inner_text("h1") == "没有这一页"
    assert line(page).startswith("第40段现在位于“")
    page.click(".moved a")
    page.wait_for_url("**/zigong-2021/3-2/#p40")


def test_a_page_that_is_gone_leads_to_its_report(page):
    page.goto("zigong-2021/9-9/")
    assert line(page) == "这份报告还在：目录、全文"
    page.click(".moved a >> nth=1")
    page.wait_for_url("**/zigong-2021/full/")


def test_a_number_that_is_gone_is_said(page):
    page.goto("zigong-2021/3-1/#p999")
    assert line(page) == "这份报告里没有第999段：地址可能有误，或已经删去。在全文里查找"
    page.evaluate("location.hash = 'p40'")
    page.wait_for_function("document.querySelector('.moved')?.textContent.startsWith('第40段')")
    page.evaluate("location.hash = 'p36'")
    page.wait_for_function("!document.querySelector('.moved')")


def test_an_address_of_no_report_has_no_line(page):
    with page.expect_response("**/nowhere/report.json"):
        page.goto("nowhere/9/#p40")
    page.wait_for_load_state("networkidle")
    assert not page.query_selector(".moved")


def test_where_the_data_cannot_be_had_the_full_text_is_offered(browser, site_url):
    with reader(browser, site_url) as page:
        page.route("**/report.json", lambda route: route.abort())
        page.goto("zigong-2021/3-1/#p40")
        assert line(page) == "第40段不在这一页。在全文里查找"
        page.click(".moved a")
        page.wait_for_url("**/zigong-2021/full/#p40")
        assert page.evaluate("document.querySelector(':target').id") == "p40"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_line_is_read_in_light_and_dark_and_on_a_phone(browser, site_url, scheme, width):
    with reader(browser, site_url, color_scheme=scheme, viewport={"width": width, "height": 800}) as page:
        page.goto("zigong-2021/3-1/#p40")
        line(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        box = page.eval_on_selector(".moved a", "e => e.getBoundingClientRect().height")
        assert box >= 24

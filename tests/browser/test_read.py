"""The site, read as a reader reads it: wide and narrow, by keyboard, and without script."""

import pytest

from tests.browser.readers import follow, settled

KINDS = ["", "search/", "zigong-2021/", "zigong-2021/1/", "zigong-2021/3/", "zigong-2021/3-1/", "zigong-2021/full/", "zigong-2021/notes/", "zigong-2021/notes/6/", "zigong-2021/check/"]


def test_section_page_shows_its_heading_and_paragraphs(page):
    page.goto("zigong-2021/3-1/")
    assert page.locator("h1").inner_text().startswith("第一，坚持")
    assert page.locator("[data-block]").count() == 4


@pytest.mark.parametrize("address", KINDS)
@pytest.mark.parametrize("width", [1280, 768, 320])
def test_no_page_scrolls_sideways(page, address, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", KINDS)
def test_each_page_has_one_first_heading_and_a_title(page, address):
    page.goto(address)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert "政府工作报告" in page.title()


def test_the_report_is_read_from_cover_to_notes_by_next(page):
    page.goto("zigong-2021/")
    seen = [page.locator("h1").inner_text()]
    while page.locator(".neighbours .next").count():
        follow(page, ".neighbours .next")
        seen.append(page.locator("h1").inner_text())
    assert len(seen) == 1 + 3 + 9 + 1
    assert seen[-1] == "相关用语注释"


def test_contents_stand_beside_the_text_and_show_where_one_is(page):
    page.goto("zigong-2021/3-2/")
    contents = page.get_by_role("navigation", name="目录")
    assert contents.is_visible()
    assert contents.locator("[aria-current=page]").inner_text().startswith("第二，")
    contents.get_by_text("努力扩大投资需求。").click()
    page.wait_for_url("**/3-2/#p39")
    settled(page)
    top = page.locator("#p39").bounding_box()["y"]
    assert 0 <= top < 400


def test_contents_on_a_phone_are_behind_one_button(page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("zigong-2021/3-2/")
    contents = page.locator("#contents")
    assert not contents.is_visible()
    page.get_by_role("button", name="目录").click()
    assert contents.is_visible()
    page.keyboard.press("Escape")
    assert not contents.is_visible()
    page.get_by_role("button", name="目录").click()
    follow(page, contents.get_by_text("第三，"))
    assert page.locator("h1").inner_text().startswith("第三，")


def test_everything_reads_without_script(browser, site_url):
    context = browser.new_context(base_url=site_url, java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto("zigong-2021/3-1/")
    page.locator("#c19-1").click()
    page.wait_for_url("**/notes/19/")
    page.locator("a[href$='#c19-1']").first.click()
    page.wait_for_url("**/3-1/#c19-1")
    page.get_by_role("button", name="目录").click()
    assert page.locator("#contents").is_visible()
    context.close()


def test_an_anchor_is_in_view_below_the_header(page):
    page.goto("zigong-2021/1/#p12")
    settled(page)
    box = page.locator("#p12").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert header["height"] <= box["y"] + 1 < 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_paper_differ_enough(browser, site_url, scheme):
    """WCAG 2 AA asks for 4.5 : 1, and long reading for more; beyond 16 : 1 dark pages glare."""
    context = browser.new_context(base_url=site_url, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto("zigong-2021/3-1/")
    ratio = page.evaluate("""() => {
      const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map((v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
      const text = light(getComputedStyle(document.querySelector("p.text")).color), paper = light(getComputedStyle(document.body).backgroundColor);
      return (Math.max(text, paper) + .05) / (Math.min(text, paper) + .05);
    }""")
    assert 7 <= ratio <= 16
    context.close()

"""The built site opened from a disk: every link leads to a page, notes open, and the search box says where to look."""

import shutil

import pytest

from tests.browser.readers import BROWSERS, reader

PAGES = ("index.html", "search/index.html", "zigong-2021/index.html", "zigong-2021/3-1/index.html", "zigong-2021/notes/index.html", "zigong-2021/notes/6/index.html", "zigong-2021/full/index.html", "zigong-2021/check/index.html", "zigong-2021/data/index.html")
SAID = "从磁盘打开的网页不能检索"


@pytest.fixture(scope="module")
def stick(project, tmp_path_factory):
    """The site's folder as somebody carries it, under a name of theirs; its address from a disk."""
    folder = tmp_path_factory.mktemp("disk") / "政府 报告"
    shutil.copytree(project.site, folder)
    return folder


@pytest.fixture
def page(browser, stick):
    with reader(browser, stick.as_uri() + "/") as page:
        yield page


@pytest.mark.parametrize("path", PAGES)
def test_every_link_and_form_leads_to_a_file(page, stick, path):
    page.goto(path)
    page.wait_for_function("document.querySelector('.home-link').href.endsWith('index.html')")
    targets = page.evaluate("[...document.links].map(a => a.href).concat([...document.forms].filter(f => f.hasAttribute('action')).map(f => f.action))")
    ours = {target.split("#")[0].split("?")[0] for target in targets if target.startswith("file:")}
    files = {file.as_uri() for file in stick.rglob("*") if file.is_file()}
    assert len(ours) > 1 and not ours - files


def test_a_reader_walks_by_clicks(page, stick):
    page.goto("index.html")
    page.click(".md-content a[href*='zigong-2021/']")
    page.click(".contents a[href*='/3-1/']")
    page.wait_for_url("**/3-1/index.html")
    page.click(".home-link")
    page.wait_for_url(f"{stick.as_uri()}/index.html")


@pytest.mark.parametrize("kind", BROWSERS)
def test_a_note_opens_at_the_spot_and_leads_to_its_page(browser, stick, kind):
    with reader(browser, stick.as_uri() + "/", kind) as page:
        page.goto("zigong-2021/3-1/index.html")
        if kind == "no popover":
            page.click('.md-content a[role="doc-noteref"]')
        else:
            call = page.get_attribute('.md-content a[role="doc-noteref"]', "id")
            page.click(f"#{call}")
            page.wait_for_selector(".note-popup:popover-open")
            page.click(".note-popup:popover-open .entry-link")
        page.wait_for_url("**/notes/*/index.html*")


def test_the_search_box_says_where_to_look_and_closes(page):
    page.goto("zigong-2021/3-1/index.html")
    page.wait_for_function("document.querySelector('.search-region p')")
    page.click(".search-input")
    assert SAID in page.inner_text("#search-panel") and "Ctrl+F" in page.inner_text("#search-panel")
    page.keyboard.type("防控")
    page.keyboard.press("Enter")
    assert page.is_visible("#search-panel") and "3-1" in page.url
    page.keyboard.press("Escape")
    assert not page.is_visible("#search-panel")
    page.click(".search-input")
    page.click("#search-panel .search-region a")
    page.wait_for_url("**/zigong-2021/full/index.html")


def test_the_search_page_says_so(page):
    page.goto("search/index.html?q=%E9%98%B2%E6%8E%A7")
    page.wait_for_function("document.querySelector('div[data-search-page] p')")
    assert SAID in page.inner_text("div[data-search-page]")
    page.click("div[data-search-page] a")
    page.wait_for_url("**/index.html")


def test_on_a_phone_too(browser, stick):
    with reader(browser, stick.as_uri() + "/", viewport={"width": 360, "height": 740}) as page:
        page.goto("zigong-2021/3-1/index.html")
        page.wait_for_function("document.querySelector('.search-region p')")
        page.click(".search-open")
        assert "在页面中查找" in page.inner_text("#search-panel")
        page.click(".search-close")
        assert not page.is_visible("#search-panel")


def test_a_number_copies_no_address_of_the_readers_disk(page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });")
    page.goto("zigong-2021/3-1/index.html")
    page.eval_on_selector('[data-number="36"]', "e => e.click()")
    page.wait_for_function("document.querySelector('.cite-said.shown')")
    assert page.inner_text(".cite-said") == "未能复制" and page.evaluate("window.copied") is None
    page.eval_on_selector(".quote-bar button", "e => e.click()")
    page.wait_for_function("window.copied")
    assert "自贡市人民政府. 政府工作报告" in page.evaluate("window.copied") and "file:" not in page.evaluate("window.copied")
    page.evaluate("window.copied = null")
    page.evaluate("document.querySelector('link[rel=canonical]').href = 'https://www.example.gov.cn/baogao/zigong-2021/3-1/'")
    page.eval_on_selector('[data-number="36"]', "e => e.click()")
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == "https://www.example.gov.cn/baogao/zigong-2021/3-1/#p36"


def test_settings_are_kept(page):
    page.goto("zigong-2021/3-1/index.html")
    page.click(".reading-button")
    page.click(".reading-scheme label:last-child")
    for _ in range(100):  # the browser may give the next page's process what this one has kept a moment later
        page.goto("zigong-2021/3-2/index.html")
        if page.get_attribute("html", "data-scheme"):
            break
    assert page.get_attribute("html", "data-scheme") == "dark"


def test_without_script_the_words_are_there(browser, stick):
    with reader(browser, stick.as_uri() + "/", java_script_enabled=False) as page:
        page.goto("zigong-2021/3-1/index.html")
        assert page.locator("[data-block]").count() > 3


def test_online_nothing_of_it_is_loaded(browser, site_url):
    with reader(browser, site_url) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("zigong-2021/3-1/#p36")
        page.wait_for_load_state("networkidle")
        assert any("reading.js" in url for url in asked)
        assert not any("disk.js" in url or "moved.js" in url or "report.json" in url for url in asked)

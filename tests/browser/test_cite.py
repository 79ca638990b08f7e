"""Citing: numbers that copy their address, words that are copied with their source, addresses that lead back to them."""

from __future__ import annotations

import re
from contextlib import contextmanager
from urllib.parse import unquote

import pytest

from tests.browser.highlights import select, until_marked
from tests.browser.readers import reader
from tests.browser.test_accessible import violations_in_both_schemes

COVER, SECTION, PART, FULL = "zigong-2021/", "zigong-2021/3-1/", "zigong-2021/1/", "zigong-2021/full/"
CITATION = "自贡市人民政府. 政府工作报告：2021年2月5日在自贡市第十七届人民代表大会第六次会议上[R/OL]. (2021-02-05)"
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })"
NUMBER, BAR, BUTTON = "#p37 > [data-number]", ".quote-bar", ".quote-bar button"


@contextmanager
def citing(browser, site_url, **context):
    """A reader who lets the page write to the clipboard."""
    with reader(browser, site_url, permissions=["clipboard-read", "clipboard-write"], **context) as page:
        yield page


def copied(page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def said(page, words: str) -> None:
    """Wait until this is said; it is then taken away, so that the same words, said again, are heard anew."""
    page.wait_for_function("words => document.querySelector('.cite-said').textContent.startsWith(words)", arg=words)
    page.evaluate("document.querySelector('.cite-said').textContent = ''")


def today(page) -> str:
    return page.evaluate("(d => [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-'))(new Date())")


def quote(page, start, end) -> str:
    """Select words and copy them with the button beside them."""
    select(page, start, end)
    page.wait_for_selector(f"{BAR}:not(.of-number)")
    page.click(BUTTON)
    said(page, "已复制引文")
    return copied(page)


# Numbers


def test_a_number_copies_its_address_and_says_so(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        page.hover("#p37")
        page.click(NUMBER)
        page.wait_for_selector(".cite-said.shown[role=status]")
        said(page, "已复制第37段的网址")
        page.wait_for_url(f"{site_url}{SECTION}#p37")
        assert copied(page) == page.url


def test_the_address_copied_is_the_canonical_one_where_the_site_has_one(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        page.evaluate("document.querySelector('link[rel=canonical]').href = 'https://www.zg.gov.cn/report/zigong-2021/3-1/'")
        page.click(NUMBER)
        said(page, "已复制第37段的网址")
        assert copied(page) == "https://www.zg.gov.cn/report/zigong-2021/3-1/#p37"
        assert quote(page, ("#p36", 0), ("#p36", 9)).splitlines()[1].startswith(f"{CITATION}[{today(page)}]. https://www.zg.gov.cn/report/zigong-2021/3-1/#p36:~:text=")


KEY_IN_FIREFOX = "([id]) => document.querySelector(id).dispatchEvent(new PointerEvent('click', { detail: 1, pointerType: '', bubbles: true, cancelable: true }))"


def test_enter_is_told_from_a_click_where_the_browser_counts_it_as_one(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        page.evaluate(KEY_IN_FIREFOX, [NUMBER])
        said(page, "已复制第37段的网址，按 Tab 键可复制引文")
        page.evaluate(KEY_IN_FIREFOX, ["#c19-1"])
        page.wait_for_url("**/notes/19/")


def test_a_heading_copies_its_address(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        page.hover("#s3-1")
        page.click("#s3-1 > .headerlink")
        said(page, "已复制标题的网址")
        assert copied(page) == f"{site_url}{SECTION}#s3-1"


def test_copying_works_where_there_is_no_clipboard(browser, site_url):
    with citing(browser, site_url) as page:
        page.add_init_script(NO_CLIPBOARD + ".__proto__; addEventListener('copy', () => { window.taken = document.activeElement.value; })")
        page.goto(SECTION)
        assert page.evaluate("navigator.clipboard === undefined")
        page.focus(NUMBER)
        page.keyboard.press("Enter")
        said(page, "已复制第37段的网址")
        assert page.evaluate("window.taken") == f"{site_url}{SECTION}#p37"
        assert page.evaluate("document.activeElement.dataset.number") == "37"
        assert page.locator("textarea").count() == 0


def test_where_nothing_can_be_copied_the_address_is_in_the_bar(browser, site_url):
    with reader(browser, site_url) as page:
        page.add_init_script(NO_CLIPBOARD + "; document.execCommand = () => false")
        page.goto(SECTION)
        page.click(NUMBER)
        said(page, "未能复制")
        assert page.url == f"{site_url}{SECTION}#p37"


def test_numbers_are_in_view_on_hover_on_focus_at_will_and_where_nothing_hovers(browser, site_url):
    opacity = f"getComputedStyle(document.querySelector('{NUMBER}')).opacity"
    with reader(browser, site_url) as page:
        page.goto(SECTION)
        assert page.evaluate(opacity) == "0"
        page.hover("#p37")
        assert page.evaluate(opacity) == "1"
        page.mouse.move(2, 2)
        page.focus("#p36 > [data-number]")
        page.keyboard.press("Tab")
        for _ in range(20):
            if page.evaluate(f"document.activeElement.matches('{NUMBER}')"):
                break
            page.keyboard.press("Tab")
        assert page.evaluate(opacity) == "1"
        page.evaluate("document.activeElement.blur()")
        assert page.evaluate(opacity) == "0"
        page.evaluate("document.documentElement.dataset.numbers = 'always'")
        assert page.evaluate(opacity) == "1"
    with reader(browser, site_url, **PHONE) as page:
        page.goto(SECTION)
        assert page.evaluate(opacity) == "1"


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("path", [COVER, SECTION, PART, FULL])
def test_every_number_is_a_target_that_stands_beside_its_text(browser, site_url, width, path):
    with reader(browser, site_url, viewport={"width": width, "height": 800}) as page:
        page.goto(path)
        faults = page.evaluate(
            """() => {
              const faults = [], numbers = [...document.querySelectorAll("[data-number], [data-block] > .headerlink")];
              for (const number of numbers) {
                const box = number.getBoundingClientRect();
                if (box.width < 24 || box.height < 24) faults.push(`${number.hash}: ${box.width} by ${box.height}`);
                if (box.left < 0) faults.push(`${number.hash}: beyond the edge`);
                const range = document.createRange();
                range.selectNodeContents(number.parentElement);
                range.setStartAfter(number.parentElement.matches("p") ? number : number.previousSibling?.previousSibling || number.parentElement.firstChild);
                const text = range.getClientRects()[0];
                const printed = innerWidth < 960 ? box.left + box.width / 2 + 12 : box.right;
                if (text && number.parentElement.matches("p.text") && printed > text.left) faults.push(`${number.hash}: upon its text`);
              }
              if (!numbers.length) faults.push("none");
              if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
              return faults;
            }"""
        )
        assert not faults, faults


def test_numbers_are_no_part_of_what_is_selected_or_found(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        page.evaluate("document.documentElement.dataset.numbers = 'always'")
        text = page.evaluate("document.querySelector('#p37').textContent")
        words = page.evaluate("getSelection().selectAllChildren(document.querySelector('#p37')), getSelection().toString()")
        assert words.strip() == text.strip() and not re.match(r"\d", words)
        page.keyboard.press("Control+C")
        assert copied(page).strip() == text.strip()


def test_numbers_are_printed_only_at_will(browser, site_url):
    with reader(browser, site_url) as page:
        page.goto(FULL)
        page.emulate_media(media="print")
        assert not page.locator(NUMBER).is_visible() and not page.locator("#s3-1 > .headerlink").is_visible()
        page.evaluate("document.documentElement.dataset.numbers = 'always'")
        assert page.locator(NUMBER).is_visible() and not page.locator("#s3-1 > .headerlink").is_visible()
        text, number = (page.locator(at).bounding_box() for at in ("#p37", NUMBER))
        assert number["x"] >= text["x"] and number["x"] + 13 < text["x"] + 30


def test_without_script_a_number_is_a_plain_link_and_marks_its_paragraph(browser, site_url):
    with reader(browser, site_url, java_script_enabled=False) as page:
        page.goto(SECTION)
        page.click(NUMBER)
        page.wait_for_url("**/3-1/#p37")
        assert page.locator("#p37:target").count() == 1
        page.goto(COVER)
        assert page.locator("[data-copies]:visible").count() == 0
        assert "引用日期" in page.locator(".cite-text").inner_text()


# Arriving


def test_arriving_marks_the_paragraph_and_says_which(page):
    page.goto(FULL + "#p37")
    said(page, "您引用的是第37段")
    plain, marked_ = (page.evaluate(f"getComputedStyle(document.querySelector('{id}')).backgroundColor") for id in ("#p36", "#p37"))
    assert plain != marked_
    assert page.locator(".cite-said").bounding_box()["width"] <= 1
    page.evaluate("location.hash = '#p40'")
    said(page, "您引用的是第40段")


def test_arriving_elsewhere_says_nothing(page):
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.heard = []; new MutationObserver(() => { const words = document.querySelector('.cite-said')?.textContent; if (words) heard.push(words); }).observe(document.body, { childList: true, subtree: true, characterData: true }); })")
    page.goto(SECTION + "#s3-1")
    page.evaluate("location.hash = '#c19-1'")
    page.evaluate("location.hash = '#p36'")
    said(page, "您引用的是第36段")
    assert set(page.evaluate("heard")) == {"您引用的是第36段"}


def test_a_search_hit_is_said_once(page):
    page.add_init_script("window.heard = []; addEventListener('DOMContentLoaded', () => new MutationObserver(() => { const words = document.querySelector('.cite-said')?.textContent; if (words && heard.at(-1) !== words) heard.push(words); }).observe(document.body, { childList: true, subtree: true }))")
    page.goto(SECTION)
    page.fill(".search-input", "紧盯春节")
    page.click("a[data-hit]")
    page.wait_for_url("**/3-1/#p37")
    said(page, "您引用的是第37段")
    assert page.locator("#p37 mark").inner_text() == "紧盯春节"
    assert page.evaluate("heard") == ["您引用的是第37段"]


# Quoting


@pytest.mark.parametrize(
    ("path", "start", "end"),
    [
        (SECTION, ("#p36", 10), ("#p36", 22)),  # within words
        (SECTION, ("#p36", 0), ("#p36", 9)),  # a lead, which the contents repeat
        (SECTION, ("#p36", 1), ("#p36", 3)),
        (SECTION, ("#s3-1", 0), ("#s3-1", 32)),  # a heading, which they repeat too
        (SECTION, ("#p36", 50), ("#p36", 80)),  # over a call
        (SECTION, ("#p36", 5), ("#p37", 20)),
        (SECTION, ("#p36", 0), ("#p38", 50)),
        (FULL, ("#p14", 190), ("#p14", 250)),
        (FULL, ("#p45", 256), ("#p45", 264)),  # with a hyphen
        (FULL, ("#p33", 46), ("#p33", 106)),  # from within a number
        (FULL, ("#p36", 0), ("#p40", 3)),  # over a heading
        (FULL, ("#n12", 0), ("#n12", 20)),
        ("zigong-2021/notes/6/", ("#n6", 0), ("#n6", 10)),
    ],
)
def test_the_address_of_a_quotation_leads_to_the_very_words(browser, site_url, path, start, end):
    with citing(browser, site_url) as page:
        page.goto(path)
        address = re.search(r"http\S+$", quote(page, start, end))[0]
        page.goto("about:blank")
        page.goto(address)
        share, elsewhere = until_marked(page, start, end)
        assert share > 0.9 and elsewhere < 50, unquote(address)


def test_a_quotation_has_the_words_and_the_source(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        page.evaluate("document.documentElement.dataset.numbers = 'always'")
        words, source = quote(page, ("#p36", 36), ("#p36", 96)).splitlines()
        printed = page.evaluate("document.querySelector('#p36').textContent").strip()[36:96]
        assert "[19]" in printed and "”“" in printed
        assert words == f"“{printed.replace('[19]', '')}”"
        assert source.startswith(f"{CITATION}[{today(page)}]. {site_url}{SECTION}#p36:~:text=")
        assert not re.search(r"[^!-~]", source[source.index("http") :])


def test_a_quotation_over_paragraphs_opens_each(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        lines = quote(page, ("#p36", 120), ("#p38", 9)).splitlines()
        assert [line[0] for line in lines[:3]] == ["“"] * 3 and lines[2] == "“提升应急处置能力。”"
        assert not lines[0].endswith("”") and not lines[1].endswith("”") and lines[3].startswith(CITATION)


def test_what_a_page_leaves_out_is_dots(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        page.evaluate("document.querySelector('#p37').remove()")
        assert "\n…………\n“提升应急处置能力。”\n" in quote(page, ("#p36", 120), ("#p38", 9))


def test_words_that_are_no_blocks_offer_nothing(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        select(page, ("#p36", 0), ("#p36", 4))
        page.wait_for_selector(BAR)
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.neighbours'))")
        page.wait_for_selector(BAR, state="detached")


def test_the_button_is_found_by_keyboard_and_dismissed_by_escape(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        select(page, ("#p36", 0), ("#p36", 9))
        page.wait_for_selector(BAR)
        page.keyboard.press("Tab")
        assert page.evaluate(f"document.activeElement.matches('{BUTTON}')")
        page.keyboard.press("Enter")
        said(page, "已复制引文")
        assert copied(page).startswith("“织密织牢防控网络。”\n")
        page.keyboard.press("Escape")
        page.wait_for_selector(BAR, state="detached")
        assert page.evaluate("getSelection().toString()") == "织密织牢防控网络。"


def test_a_whole_paragraph_is_quoted_by_keyboard(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        page.focus(NUMBER)
        page.keyboard.press("Enter")
        said(page, "已复制第37段的网址，按 Tab 键可复制引文")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        said(page, "已复制引文")
        assert copied(page).splitlines()[0] == f"“{page.evaluate('document.querySelector(`#p37`).innerText').replace('复制引文', '').strip()}”"
        page.keyboard.press("Escape")
        assert page.locator(BAR).count() == 0
        assert page.evaluate("document.activeElement.dataset.number") == "37"
        page.keyboard.press("Enter")
        page.wait_for_selector(BAR)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.wait_for_selector(BAR, state="detached")


@pytest.mark.parametrize("kind", ["native", "no interestfor, no hint"])
def test_escape_closes_an_open_note_before_the_button(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        select(page, ("#p37", 0), ("#p37", 9))
        page.wait_for_selector(BAR)
        page.hover("#c19-1")
        page.wait_for_selector("#note-19:popover-open")
        page.keyboard.press("Escape")
        page.wait_for_selector("#note-19", state="hidden")
        assert page.locator(BAR).count() == 1
        page.keyboard.press("Escape")
        assert page.locator(BAR).count() == 0


def test_a_mouse_selects_and_quotes(browser, site_url):
    with citing(browser, site_url) as page:
        page.goto(SECTION)
        box = page.eval_on_selector("#p37 .lead", "e => { const r = e.getBoundingClientRect(); return [r.left, r.right, r.top + r.height / 2]; }")
        page.mouse.move(box[0] + 1, box[2])
        page.mouse.down()
        page.mouse.move(box[1] - 1, box[2], steps=5)
        page.mouse.up()
        page.wait_for_selector(BAR)
        page.click(BUTTON)
        said(page, "已复制引文")
        assert copied(page).startswith("“落实精准防控措施。”\n")
        assert page.evaluate("getSelection().toString()") == "落实精准防控措施。"
        page.mouse.click(1200, 700)
        page.wait_for_selector(BAR, state="detached")


def test_a_finger_copies_address_and_quotation(browser, site_url):
    with citing(browser, site_url, **PHONE) as page:
        page.goto(SECTION)
        page.tap("#p36 > [data-number]")
        said(page, "已复制第36段的网址")
        assert copied(page) == f"{site_url}{SECTION}#p36"
        page.tap(BUTTON)
        said(page, "已复制引文")
        assert copied(page).startswith("“织密织牢防控网络。压紧压实")
        select(page, ("#p36", 0), ("#p36", 9))
        page.wait_for_selector(BAR)
        bar, words = (page.locator(at).bounding_box() for at in (BUTTON, "#p36 .lead"))
        assert bar["height"] >= 44 and bar["y"] > 560 and bar["y"] > words["y"] + words["height"] + 60
        page.tap(BUTTON)
        said(page, "已复制引文")
        assert copied(page).startswith("“织密织牢防控网络。”\n")
        assert page.evaluate("document.documentElement.scrollWidth") == 320


# The cover


def test_the_cover_has_the_reports_citation_to_copy(browser, site_url, project):
    with citing(browser, site_url) as page:
        page.goto(COVER)
        page.click('[data-copies="text"]')
        said(page, "已复制")
        assert copied(page) == f"{CITATION}[{today(page)}]. {site_url}{COVER}"
        page.click(".cite-forms summary")
        for ending in ("bib", "ris", "json"):
            with page.expect_download() as download:
                page.click(f'a[href$="citation.{ending}"]')
            assert download.value.suggested_filename == f"zigong-2021.{ending}"
            written = (project.docs / "zigong-2021" / f"citation.{ending}").read_text(encoding="utf-8")
            assert download.value.path().read_text(encoding="utf-8") == written
            page.click(f'[data-copies="{ending}"]')
            page.wait_for_function("words => navigator.clipboard.readText().then(text => text.trim() === words)", arg=written.strip())


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_of_citing_has_a_violation(browser, site_url, width):
    with citing(browser, site_url, viewport={"width": width, "height": 800}) as page:
        page.goto(COVER)
        page.click(".cite-forms summary")
        page.click(".cite-how summary")
        page.click('[data-copies="text"]')
        page.wait_for_selector(".cite-said.shown")
        assert violations_in_both_schemes(page) == []
        page.goto(SECTION + "#p37")
        page.evaluate("document.documentElement.dataset.numbers = 'always'")
        page.click("#p36 > [data-number]")
        page.wait_for_selector(".cite-said.shown")
        assert page.locator(BAR).is_visible()
        assert violations_in_both_schemes(page) == []
        select(page, ("#p37", 0), ("#p37", 9))
        page.wait_for_selector(f"{BAR}:not(.of-number)")
        assert violations_in_both_schemes(page) == []


def test_nothing_of_citing_moves(browser, site_url):
    with citing(browser, site_url, reduced_motion="reduce") as page:
        page.goto(SECTION)
        page.click(NUMBER)
        page.wait_for_selector(".cite-said.shown")
        for part in (".cite-said", BAR, BUTTON, NUMBER):
            style = page.evaluate("part => { const s = getComputedStyle(document.querySelector(part)); return [s.transitionDuration, s.animationName]; }", part)
            assert style == ["0s", "none"], part


def test_the_script_is_small(project):
    import gzip

    assert len(gzip.compress((project.docs / "assets" / "cite.js").read_bytes())) < 4096

"""Reading at will: what the reader chooses and where the reader is, on any screen, by any means, and without script."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.highlights import select
from tests.browser.readers import reader, settled
from tests.browser.test_accessible import violations
from tests.browser.test_read import KINDS

SECTION, FULL = "zigong-2021/3-1/", "zigong-2021/full/"
SCREENS = {"desk": (1280, 800), "tablet": (768, 1024), "phone": (320, 640), "enlarged four times": (320, 256)}
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });"


def look(page) -> dict:
    """What the settings have made of the page."""
    return page.evaluate("""() => {
      const text = document.querySelector(".md-content__inner"), style = getComputedStyle(text);
      const dark = getComputedStyle(document.body).backgroundColor.match(/\\d+/g)[0] < 128;
      return { face: style.fontFamily.split(",")[0].replaceAll('"', ""), size: parseFloat(style.fontSize), width: text.clientWidth, dark, numbers: document.documentElement.dataset.numbers };
    }""")


def choose(page, **settings: str) -> None:
    if not page.locator(".reading-panel").is_visible():
        page.click(".reading-button")
    for name, words in settings.items():
        page.locator(f".reading-{name} label").filter(has_text=words).first.click()


def lines(page, selector: str) -> list[str]:
    """The text of elements as it is broken into lines, whatever the marks within."""
    return page.evaluate("""selector => [...document.querySelectorAll(selector)].flatMap((block) => {
      const lines = [], walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange();
      let low = -Infinity;
      for (let node; (node = walk.nextNode());) {
        if (node.parentElement.closest("sup, [data-added]")) continue;
        for (let at = 0; at < node.length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          if (!box.width) continue;
          if (box.top > low + box.height / 2) { lines.push(""); low = box.top; }
          lines[lines.length - 1] += node.data[at];
        }
      }
      return lines;
    })""", selector)


def sideways(page) -> int:
    """By how many pixels the page is wider than the screen, hidden overflow included."""
    return page.evaluate("""() => {
      const root = document.documentElement;
      root.style.overflowX = document.body.style.overflowX = "visible";
      return root.scrollWidth - root.clientWidth;
    }""")


# Settings


def test_settings_are_kept_on_every_page(page):
    page.goto(SECTION)
    before = look(page)
    choose(page, face="宋体", size="特大", width="宽", scheme="深色", numbers="总显示")
    for address in (SECTION, "zigong-2021/", FULL, "search/", ""):
        page.goto(address)
        after = look(page)
        assert after["face"] == "Songti SC" and after["size"] > before["size"] * 1.3 and after["dark"] and after["numbers"] == "always", address
        page.click(".reading-button")
        chosen = page.locator(".reading-panel :checked + span").all_inner_texts()
        assert chosen == ["宋体", "特大", "宽", "深色", "总显示", "宽屏时显示"], address


def test_settings_stand_before_the_first_paint(page):
    """The script of the panel never comes: the page is as chosen all the same, since its first style."""
    page.goto(SECTION)
    choose(page, size="超大", scheme="深色")
    page.route("**/assets/reading.js", lambda route: route.abort())
    page.goto(SECTION)
    assert look(page)["size"] > 26 and look(page)["dark"]
    assert page.evaluate("document.querySelector('head script').compareDocumentPosition(document.querySelector('[rel=stylesheet]')) & 4"), "a style before the settings"


def test_each_choice_of_size_and_width_differs_from_the_others(page):
    page.goto(SECTION)
    sizes = []
    for words in ("小", "中", "大", "特大", "超大"):
        page.click(".reading-button") if not page.locator(".reading-panel").is_visible() else None
        page.get_by_label(words, exact=True).first.check(force=True)
        sizes.append(look(page)["size"])
    assert sizes == sorted(set(sizes)) and sizes[-1] >= 1.5 * sizes[1]
    page.click(".reading-end [type=reset]")
    widths = []
    for words in ("窄", "中", "宽"):
        choose(page, width=words)
        widths.append(look(page)["width"])
    assert widths == sorted(set(widths))


def test_reset_gives_the_page_back_as_it_comes(page):
    page.goto(SECTION)
    before = look(page)
    choose(page, face="宋体", size="超大", width="窄", scheme="深色", numbers="总显示", pages="不显示")
    page.click(".reading-end [type=reset]")
    page.wait_for_function("!document.documentElement.dataset.size")
    assert look(page) == before
    page.reload()
    assert look(page) == before


def test_where_nothing_may_be_stored_settings_hold_for_the_page_and_it_is_said(browser, site_url):
    with reader(browser, site_url) as page:
        page.add_init_script(NO_STORAGE)
        page.goto(SECTION)
        choose(page, size="超大")
        assert look(page)["size"] > 26
        assert "不许" in page.locator(".reading-fault").inner_text()


@pytest.mark.parametrize("kept", ["", "{", "null", "[]", '"x"', '{"size": "huge", "a-b": 1}', '{"size": {"a": 1}, "unknown": "yes"}'])
def test_settings_that_make_no_sense_do_no_harm(browser, site_url, kept):
    with reader(browser, site_url) as page:
        page.goto(SECTION)
        usual = look(page)
        page.evaluate("kept => localStorage.setItem('baogao-reading', kept)", kept)
        page.reload()
        assert look(page) == usual
        choose(page, size="超大")
        assert look(page)["size"] > usual["size"]


@pytest.mark.parametrize("system", ["light", "dark"])
def test_colours_follow_the_system_until_the_reader_chooses(browser, site_url, system):
    with reader(browser, site_url, color_scheme=system) as page:
        page.goto(SECTION)
        assert look(page)["dark"] == (system == "dark")
        choose(page, scheme="浅色" if system == "dark" else "深色")
        assert look(page)["dark"] == (system == "light")


def test_the_panel_is_worked_by_keyboard_alone(page):
    page.goto(SECTION)
    page.focus(".reading-button")
    page.keyboard.press("Enter")
    assert page.get_by_role("region", name="阅读设置").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "face"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert look(page)["face"] == "Songti SC" and look(page)["size"] > 20
    page.keyboard.press("Escape")
    assert not page.locator(".reading-panel").is_visible()
    assert page.evaluate("document.activeElement.className") == "reading-button"


def test_what_one_reads_stays_in_place_when_the_size_changes(page):
    page.goto(FULL + "#p40")
    settled(page)
    top = page.locator("#p40").bounding_box()["y"]
    choose(page, size="超大")
    settled(page)
    assert abs(page.locator("#p40").bounding_box()["y"] - top) < 3


def test_numbers_of_printed_pages_are_shown_at_will(page):
    page.goto(SECTION)
    page.eval_on_selector("#p37", "e => { e.classList.add('new-page'); e.dataset.page = 23; }")
    shown = "() => [getComputedStyle(p37, '::before').content, getComputedStyle(p37, '::after').content].filter((c) => c.includes('23')).length"
    assert page.evaluate(shown) == 1
    choose(page, pages="不显示")
    assert page.evaluate(shown) == 0
    choose(page, pages="总显示")
    assert page.evaluate(shown) == 1
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(shown) == 1
    choose(page, pages="宽屏时")
    assert page.evaluate(shown) == 0


# Where one is


def test_the_contents_mark_the_place_that_is_read(page):
    page.goto("zigong-2021/1/")
    seen = []
    for link in page.locator(".contents a[href^='#p']").all():
        anchor = link.get_attribute("href")[1:]
        page.evaluate("id => document.getElementById(id).scrollIntoView()", anchor)
        page.wait_for_function("id => document.querySelector('[aria-current=location]')?.hash === '#' + id", arg=anchor)
        assert page.locator(".contents [aria-current=location]").count() == 1
        inside = page.evaluate("""() => {
          const link = document.querySelector("[aria-current=location]").getBoundingClientRect(), list = document.querySelector(".contents > ul").getBoundingClientRect();
          return link.top >= list.top - 1 && link.bottom <= list.bottom + 1;
        }""")
        assert inside, anchor
        seen.append(anchor)
    assert len(seen) > 10


def test_a_lead_that_is_followed_is_the_one_marked_to_the_page_s_end(page):
    page.goto("zigong-2021/3-9/")
    for link in page.locator(".contents .to-lead").all():
        link.click()
        page.wait_for_function("link => location.hash === link && document.querySelector('[aria-current=location]')?.hash === link", arg=link.get_attribute("href"))


@pytest.mark.parametrize("screen", SCREENS)
def test_progress_is_told_in_words_from_the_first_paragraph_to_the_last(browser, site_url, screen):
    width, height = SCREENS[screen]
    with reader(browser, site_url, viewport={"width": width, "height": height}) as page:
        page.goto(FULL)
        page.wait_for_function("document.querySelector('.progress').textContent === '第1段，共72段'")
        page.evaluate("document.getElementById('p36').scrollIntoView()")
        page.wait_for_function("document.querySelector('.progress').textContent === '第36段，共72段'")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_function("document.querySelector('.progress').textContent === '第72段，共72段'")


def test_pages_without_paragraphs_tell_no_progress(page):
    for address in ("", "search/", "zigong-2021/notes/", "zigong-2021/check/"):
        page.goto(address)
        assert not page.locator(".progress:visible").count(), address


# The type area


def test_a_line_has_34_to_38_characters_on_a_desk(page):
    page.goto("zigong-2021/1/")
    full = [line for line in lines(page, "p.text") if len(line) > 30]
    assert len(full) > 40
    # Figures and Latin letters are half as wide; lines of Han alone are counted.
    han = [len(line) for line in full if not any(c.isascii() for c in line)]
    assert han and 34 <= sorted(han)[len(han) // 2] <= 38
    assert 17 <= look(page)["size"] <= 18


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_the_type_area_is_a_whole_number_of_characters(browser, site_url, width):
    with reader(browser, site_url, viewport={"width": width, "height": 800}, is_mobile=width < 768) as page:  # a phone's scroll bar takes no room
        page.goto(SECTION)
        found = look(page)
        assert abs(found["width"] / found["size"] - round(found["width"] / found["size"])) < .05
        assert found["width"] / found["size"] >= 16


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_no_line_opens_with_a_closing_mark_or_ends_with_an_opening_one(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("zigong-2021/3/")
    page.evaluate("""() => {
      for (let before = 1; before < 40; before++) {
        const p = document.createElement("p");
        p.className = "text odd";
        p.textContent = "实".repeat(before) + "——破折号（括号）与“引号”、《书名》……省略号！以及其余的话，" + "干".repeat(20) + "。";
        document.querySelector("article").append(p);
      }
    }""")
    found = lines(page, "p.text")
    assert len(found) > 90
    for line in found:
        assert line[0] not in "，。、；：？！）》”’％", line
        assert line[-1] not in "（《“‘", line
    odd = lines(page, "p.odd")
    assert all(a[-1:] + b[:1] not in ("——", "……") for a, b in pairwise(odd))


# Narrow, enlarged, spaced out


@pytest.mark.parametrize("width,height", [(320, 640), (320, 256)])
def test_enlarged_and_in_the_largest_type_no_page_scrolls_sideways(browser, site_url, width, height):
    with reader(browser, site_url, viewport={"width": width, "height": height}) as page:
        faults = []
        for settings in ({}, {"size": "largest", "width": "wide", "pages": "always", "numbers": "always"}):
            page.goto("")
            page.evaluate("settings => localStorage.setItem('baogao-reading', JSON.stringify(settings))", settings)
            for address in KINDS:
                page.goto(address)
                if over := sideways(page):
                    faults.append((address, settings, over))
        assert not faults


@pytest.mark.parametrize("width", [960, 1024, 1219, 1220, 1280, 1920])
def test_the_largest_type_on_the_widest_line_keeps_to_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("zigong-2021/1/")
    page.evaluate("localStorage.setItem('baogao-reading', '{\"size\":\"largest\",\"width\":\"wide\"}')")
    page.reload()
    page.evaluate("for (const p of document.querySelectorAll('p.text')) { p.classList.add('new-page'); p.dataset.page = 123; }")
    assert sideways(page) == 0


def test_where_there_is_little_height_nothing_stands_over_the_text(browser, site_url):
    with reader(browser, site_url, viewport={"width": 320, "height": 256}) as page:
        page.goto(FULL + "#p40")
        fixed = page.evaluate("""() => [...document.querySelectorAll("body *")].filter((e) => ["fixed", "sticky"].includes(getComputedStyle(e).position))
          .filter((e) => e.checkVisibility({ opacityProperty: true })).map((e) => e.className)""")
        assert not fixed


@pytest.mark.parametrize("screen", SCREENS)
def test_what_has_the_focus_is_never_covered(browser, site_url, screen):
    width, height = SCREENS[screen]
    with reader(browser, site_url, viewport={"width": width, "height": height}) as page:
        for address in (SECTION, "zigong-2021/notes/"):
            page.goto(address)
            for key in ("Tab", "Shift+Tab"):
                for _ in range(70):
                    page.keyboard.press(key)
                    covered = page.evaluate("""() => {
                      const focused = document.activeElement;
                      if (focused === document.body) return null;
                      const header = document.querySelector(".md-header").getBoundingClientRect();
                      const boxes = [...focused.getClientRects()];
                      if (focused.closest(".md-header, .search-bar, .md-skip, :popover-open")) return null;
                      return boxes.every((box) => box.bottom <= header.bottom || box.top >= innerHeight) ? focused.outerHTML.slice(0, 120) : null;
                    }""")
                    assert not covered, (address, key, covered)


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_text_that_is_spaced_out_by_its_reader_loses_nothing(browser, site_url, screen):
    """SC 1.4.12: line height 1.5, letters .12, words .16, paragraphs 2."""
    width, height = SCREENS[screen]
    with reader(browser, site_url, viewport={"width": width, "height": height}) as page:
        for address in (SECTION, ""):
            page.goto(address)
            page.click(".reading-button")
            page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }")
            clipped = page.evaluate("""() => [...document.querySelectorAll(".md-header *, .reading-panel *, .md-content *")]
              .filter((e) => e.checkVisibility() && !e.closest(".words") && getComputedStyle(e).overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1).map((e) => e.className || e.tagName)""")
            assert not clipped and not sideways(page), (address, clipped)


# For everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_open_panels_have_no_violation(browser, site_url, scheme, width):
    with reader(browser, site_url, color_scheme=scheme, viewport={"width": width, "height": 800}) as page:
        page.goto(SECTION)
        page.click(".reading-button")
        assert not violations(page), "\n".join(violations(page))
        choose(page, face="宋体", size="超大", scheme="深色" if scheme == "light" else "浅色", pages="总显示")
        assert not violations(page), "\n".join(violations(page))
        page.keyboard.press("Escape")
        if width == 320:
            page.click(".contents-button")
            assert page.locator("#contents").is_visible()
            assert not violations(page), "\n".join(violations(page))


def test_without_script_the_page_is_read_as_it_comes_in_the_system_s_colours(browser, site_url):
    with reader(browser, site_url, java_script_enabled=False, color_scheme="dark", viewport={"width": 320, "height": 640}) as page:
        page.goto(SECTION)
        assert not page.locator(".reading-button").is_visible()
        assert not page.locator(".reading-panel").is_visible()
        assert not page.locator(".progress").is_visible()
        page.click(".contents-button")
        assert page.locator("#contents").is_visible()
        page.keyboard.press("Escape")
        page.locator(".site-links").get_by_text("检索").click()
        page.wait_for_url("**/search/")


def test_in_forced_colours_what_is_chosen_and_where_one_is_can_be_told(browser, site_url):
    with reader(browser, site_url, forced_colors="active") as page:
        page.goto(SECTION + "#p37")
        page.click(".reading-button")
        border = "e => getComputedStyle(e).borderTopWidth + getComputedStyle(e).borderTopColor"
        assert page.eval_on_selector(".reading-size :checked + span", border) != page.eval_on_selector(".reading-size input:not(:checked) + span", border)
        side = "e => getComputedStyle(e).borderLeftColor"
        assert page.eval_on_selector(".contents [aria-current=location]", side) != page.eval_on_selector(".contents a:not([aria-current])", side)


def test_who_wants_no_motion_gets_none(browser, site_url):
    with reader(browser, site_url, reduced_motion="reduce") as page:
        page.goto("zigong-2021/1/")
        page.mouse.wheel(0, 900)
        page.click(".reading-button")
        assert page.evaluate("document.getAnimations().length") == 0


# Beside the others


def test_a_panel_closes_when_the_focus_goes_on_to_the_search_box_which_leads_back_to_its_button(page):
    page.goto(SECTION)
    page.focus(".reading-button")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    page.keyboard.insert_text("疫情")
    page.wait_for_selector(".search-panel a[data-hit]")
    assert not page.locator(".reading-panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".search-panel").is_hidden()
    assert page.evaluate("document.activeElement.className") == "reading-button"


@pytest.mark.parametrize(("button", "panel"), [(".reading-button", ".reading-panel"), (".contents-button", "#contents")])
def test_one_press_of_escape_closes_the_panel_the_next_the_quotation(browser, site_url, button, panel):
    with reader(browser, site_url, viewport={"width": 768, "height": 800}) as page:
        page.goto(SECTION)
        select(page, ("#p37", 0), ("#p37", 9))
        page.wait_for_selector(".quote-bar")
        page.evaluate("button => document.querySelector(button).click()", button)
        assert page.locator(panel).is_visible()
        page.keyboard.press("Escape")
        page.wait_for_selector(panel, state="hidden")
        assert page.locator(".quote-bar").count() == 1
        page.keyboard.press("Escape")
        assert page.locator(".quote-bar").count() == 0


def test_the_skip_link_leads_to_the_text(page):
    page.goto(SECTION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "md-skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-block]') !== null")

"""Notes at the spot: by pointer, keyboard and finger, in browsers that know `interestfor` and in those that do not."""

from __future__ import annotations

import json
import re

import pytest

from tests.browser.readers import (
    CALLS,
    FAULTS_OF_PLACE,
    faults_of_place,
    middle,
    pass_time,
    placed,
    reader,
    shown,
    until_none_shown,
    until_shown,
)

KINDS = pytest.mark.parametrize("kind", ["native", "no interestfor, no hint"])
FULL, SECTION, PART = "zigong-2021/full/", "zigong-2021/3-1/", "zigong-2021/1/"
AT_ONCE = "a[interestfor] { interest-delay: 0s !important }"


@pytest.fixture(scope="module")
def told(project) -> dict:
    return json.loads((project.docs / "zigong-2021" / "report.json").read_text(encoding="utf-8"))


@KINDS
def test_tab_shows_every_note_and_escape_keeps_the_focus(browser, site_url, told, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(FULL)
        page.add_style_tag(content=AT_ONCE)
        wanted = page.eval_on_selector_all(CALLS, "calls => calls.map(c => c.id)")
        broken = page.eval_on_selector_all(CALLS, "calls => calls.filter(c => c.getClientRects().length > 1).length")
        assert broken > 1, "no call is broken over two lines: nothing shows that a note keeps clear of both"
        met, faults = [], []
        page.focus(f"#{wanted[0]}")
        page.keyboard.press("Shift+Tab")
        for call in wanted:
            page.keyboard.press("Tab")
            while page.evaluate("document.activeElement.matches('[data-number], .headerlink')"):
                page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.id") == call
            note = "note-" + call[1:].rpartition("-")[0]
            until_shown(page, note)
            assert shown(page) == [note]
            faults += faults_of_place(page, call)
            page.keyboard.press("Escape")
            until_none_shown(page)
            assert page.evaluate("document.activeElement.id") == call
            met.append(note)
        assert not faults
        assert set(met) == {f"note-{note['ordinal']}" for note in told["notes"]}


FIRST_SEEN = """
window.seen = [];
addEventListener("DOMContentLoaded", () => {
  const faults = %s;
  // Told of a note's size after everything that is laid out in a frame, and before the frame is painted.
  const watch = new ResizeObserver((notes) => {
    for (const { target } of notes) if (target.matches(":popover-open")) seen.push([target.id, faults(document.activeElement.id)]);
  });
  for (const note of document.querySelectorAll(".note-popup")) watch.observe(note);
});
""".replace("%s", FAULTS_OF_PLACE)


@KINDS
def test_a_note_is_in_its_place_when_it_is_first_painted(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.add_init_script(FIRST_SEEN)
        page.goto(FULL)
        page.add_style_tag(content=AT_ONCE)
        page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
        for call in ("c1-1", "c5-1", "o4-2", "c19-1"):
            page.keyboard.press("Tab")  # a page whose reader uses the keyboard shows notes on focus
            page.focus(f"#{call}")
            until_shown(page, "note-" + call[1:].rpartition("-")[0])
        assert {id: faults for id, faults in page.evaluate("seen") if faults or id in ("note-1", "note-19")} == {"note-1": [], "note-19": []}


@KINDS
def test_tab_goes_through_the_note_and_on_to_the_next_call(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.focus("#o3-2")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        until_shown(page, "note-3")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.note-popup')?.id") == "note-3"
        stops = 1
        while page.evaluate("document.activeElement.closest('.note-popup') !== null"):
            page.keyboard.press("Tab")
            stops += 1
            assert stops < 12
        assert page.evaluate("document.activeElement.id") == "o7-2"
        until_shown(page, "note-7")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Escape")
        until_none_shown(page)


@KINDS
def test_escape_within_the_note_gives_the_focus_back_to_its_call(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.focus("#o3-2")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        until_shown(page, "note-3")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        until_none_shown(page)
        pass_time(page, 2_000)
        assert shown(page) == []
        assert page.evaluate("document.activeElement.id") == "o3-2"


@KINDS
def test_pointer_travels_into_every_note(browser, site_url, told, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(FULL)
        met = set()
        for call in page.eval_on_selector_all(CALLS, "calls => calls.map(c => c.id)"):
            note = "note-" + call[1:].rpartition("-")[0]
            if note in met:
                continue
            page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'center' })", call)
            page.mouse.move(*middle(page, f"#{call}"))
            until_shown(page, note)
            page.mouse.move(*middle(page, f"#{note} .gloss"), steps=4)
            assert page.evaluate("id => document.getElementById(id).matches(':hover')", note)
            assert shown(page) == [note]
            met.add(note)
            page.keyboard.press("Escape")
            until_none_shown(page)
            page.mouse.move(2, 2)
        assert met == {f"note-{note['ordinal']}" for note in told["notes"]}


@KINDS
@pytest.mark.parametrize(("path", "call"), [(PART, "c1-1"), (PART, "c6-1"), (SECTION, "o7-2"), (SECTION, "c19-1")])
def test_note_stays_while_the_pointer_rests_on_it_for_ten_seconds(browser, site_url, kind, path, call):
    with reader(browser, site_url, kind) as page:
        page.goto(path)
        page.hover(f"#{call}")
        note = "note-" + call[1:].rpartition("-")[0]
        until_shown(page, note)
        page.hover(f"#{note} .gloss")
        pass_time(page, 10_000)
        assert shown(page) == [note]


@KINDS
def test_words_of_the_note_can_be_selected(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.hover("#o7-2")
        until_shown(page, "note-7")
        page.dblclick("#note-7 .gloss")
        assert page.evaluate("getSelection().toString()")
        assert shown(page) == ["note-7"]


@KINDS
def test_words_that_are_selected_beyond_the_edge_of_the_note_leave_it_on_show(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.hover("#o7-2")
        until_shown(page, "note-7")
        x, y = middle(page, "#note-7 .gloss")
        page.mouse.move(x, y)
        page.mouse.down(click_count=2)
        page.mouse.move(x + 400, y, steps=4)
        page.mouse.up()
        pass_time(page, 2_000)
        assert page.evaluate("getSelection().toString()")
        assert shown(page) == ["note-7"]
        page.mouse.click(1200, 700)
        assert shown(page) == []


@KINDS
def test_a_finger_that_scrolls_closes_nothing(browser, site_url, kind):
    with reader(browser, site_url, kind, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as page:
        page.goto(FULL)
        page.evaluate("document.getElementById('c1-1').scrollIntoView({ block: 'center' })")
        page.tap("#c1-1")
        until_shown(page, "note-1")
        before = page.evaluate("scrollY")
        finger = page.context.new_cdp_session(page)
        for type, y in (("touchStart", 250), ("touchMove", 220), ("touchMove", 190), ("touchMove", 160), ("touchEnd", None)):
            finger.send("Input.dispatchTouchEvent", {"type": type, "touchPoints": [{"x": 40, "y": y}] if y else []})
        page.wait_for_function("before => scrollY > before", arg=before)
        assert shown(page) == ["note-1"]


@KINDS
def test_a_note_goes_along_with_its_words_when_the_page_scrolls(browser, site_url, kind):
    with reader(browser, site_url, kind, viewport={"width": 320, "height": 640}) as page:
        page.goto(FULL)
        page.evaluate("document.getElementById('c2-1').scrollIntoView({ block: 'end' })")
        page.dispatch_event("#c2-1", "click", {"detail": 1})
        sides = set()
        while page.evaluate("document.getElementById('c2-1').getBoundingClientRect().top") > 70:
            assert shown(page) == ["note-2"]
            assert not faults_of_place(page, "c2-1")
            sides.add(page.evaluate("document.querySelector('#note-2').getBoundingClientRect().top > document.getElementById('c2-1').getBoundingClientRect().top"))
            page.evaluate("scrollBy({ top: 60, behavior: 'instant' })")
            placed(page)
        assert sides == {False, True}


@KINDS
@pytest.mark.parametrize("viewport", [{"width": 320, "height": 256}, {"width": 1280, "height": 400}])
def test_a_note_whose_places_are_unfolded_stays_on_the_screen(browser, site_url, kind, viewport):
    with reader(browser, site_url, kind, viewport=viewport) as page:
        page.goto(FULL)
        faults = []
        for id in ("c1-1", "c16-1", "o4-2"):
            page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'center' })", id)
            page.dispatch_event(f"#{id}", "click", {"detail": 1})
            page.click(".note-popup:popover-open summary")
            page.wait_for_selector(".note-popup:popover-open .place")
            faults += faults_of_place(page, id)
            page.keyboard.press("Escape")
        assert not faults


def test_the_places_in_a_note_are_those_of_its_entry(page, told):
    page.goto(FULL)
    for note in told["notes"]:
        places = page.eval_on_selector_all(f"#note-{note['ordinal']} .place", "links => links.map(a => [a.href.split('#')[1], a.textContent])")
        entry = page.request.get(note["url"]).text()
        listed = re.findall(r'<a[^>]*role="doc-backlink"[^>]*>', entry)
        assert [anchor for anchor, _ in places] == [re.search(r'#([\w-]+)"', link)[1] for link in listed] or len(listed) == 1


def test_a_browser_without_popovers_has_the_notes_below_the_text(browser, site_url):
    with reader(browser, site_url, "no popover") as page:
        page.goto(SECTION)
        text = page.locator("[data-block]").last.bounding_box()
        notes = page.locator(".note-popup").all()
        assert len(notes) == 5
        for note in notes:
            assert note.bounding_box()["y"] > text["y"] + text["height"] and note.bounding_box()["height"] > 60
        page.click("#c19-1")
        page.wait_for_url("**/notes/19/")


@KINDS
def test_note_goes_when_the_pointer_leaves(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.hover("#o3-2")
        until_shown(page, "note-3")
        page.mouse.move(1200, 790)
        until_none_shown(page)


@KINDS
def test_click_keeps_the_note_until_it_is_dismissed(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.click("#o3-2")
        until_shown(page, "note-3")
        page.click("#c19-1")
        until_shown(page, "note-19")
        page.click("#c19-1")
        assert shown(page) == []
        page.click("#c19-1")
        page.mouse.click(1200, 790)
        assert shown(page) == []
        assert page.url == site_url + SECTION


@KINDS
def test_two_clicks_at_once_leave_the_note_closed(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.mouse.move(*middle(page, "#o3-2"))
        page.mouse.click(*middle(page, "#o3-2"), click_count=2)
        pass_time(page, 2_000)
        assert shown(page) == []


@KINDS
def test_a_note_that_was_clicked_outlasts_the_pointer(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.click("#o3-2")
        page.hover("#o7-2")
        pass_time(page, 10_000)
        assert shown(page) == ["note-3"]


@KINDS
@pytest.mark.parametrize("path", [PART, SECTION, FULL])
def test_tap_and_tap_again_on_a_small_screen(browser, site_url, kind, path):
    with reader(browser, site_url, kind, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as page:
        page.goto(path)
        faults = []
        for id in page.eval_on_selector_all(CALLS, "calls => calls.map(c => c.id)"):
            note = "note-" + id[1:].rpartition("-")[0]
            page.tap(f"#{id}")
            until_shown(page, note)
            faults += faults_of_place(page, id)
            page.tap(f"#{id}")
            until_none_shown(page)
        assert not faults
        page.tap("#c19-1" if path == SECTION else "#c6-1")
        until_shown(page, "note-19" if path == SECTION else "note-6")
        page.tap("h1")
        until_none_shown(page)
        assert page.url == site_url + path


@KINDS
def test_note_stays_on_the_screen_at_the_edges(browser, site_url, kind):
    with reader(browser, site_url, kind, viewport={"width": 320, "height": 256}) as page:
        page.goto(PART)
        faults = []
        for id in page.eval_on_selector_all(CALLS, "calls => calls.map(c => c.id)"):
            for edge in ("end", "center"):
                page.evaluate("([id, edge]) => document.getElementById(id).scrollIntoView({ block: edge })", [id, edge])
                page.dispatch_event(f"#{id}", "click", {"detail": 1})
                assert len(shown(page)) == 1
                faults += faults_of_place(page, id)
                page.evaluate("document.activeElement.blur()")
                page.keyboard.press("Escape")
                until_none_shown(page)
        assert not faults


@KINDS
def test_next_and_previous_place_are_those_of_the_call_that_opened_the_note(browser, site_url, told, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(FULL)
        checked = 0
        for note in told["notes"]:
            places = page.eval_on_selector_all(f'{CALLS.replace(",", "[href],")}', "(calls, id) => calls.filter(c => (c.dataset.note || c.getAttribute('interestfor')) === id).map(c => c.id)", f"note-{note['ordinal']}")
            assert len(places) == len(note["calls"]) + len(note["occurrences"])
            for at, id in enumerate(places if len(places) > 1 else []):
                page.click(f"#{id}")
                popup = page.locator(".note-popup:popover-open")
                assert popup.locator(".next-place").get_attribute("href").endswith("#" + places[(at + 1) % len(places)])
                assert popup.locator(".previous-place:visible").count() == (1 if at else 0)
                assert popup.locator(".entry-link").get_attribute("href").endswith(f"notes/{note['ordinal']}/#at-{id}")
                page.click(f"#{id}")
                checked += 1
        assert checked > 20


@KINDS
def test_next_place_can_be_followed(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.click("#o3-2")
        page.click(".note-popup:popover-open summary")
        assert shown(page) == ["note-3"]
        page.click(".note-popup:popover-open .place[aria-current]")
        page.wait_for_url("**/3-1/#o3-2")
        page.click("#o3-2")
        page.click(".note-popup:popover-open .next-place")
        page.wait_for_url("**/1/#c3-1")
        assert page.locator("#c3-1").is_visible()


def test_enter_follows_the_link(page, site_url):
    page.goto(SECTION)
    page.focus("#c19-1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notes/19/")


def test_without_script_hover_and_focus_still_show_the_note(browser, site_url):
    with reader(browser, site_url, java_script_enabled=False) as page:
        page.goto(SECTION)
        page.hover("#c19-1")
        page.locator("#note-19").wait_for(state="visible")
        page.keyboard.press("Escape")
        page.locator("#note-19").wait_for(state="hidden")


def test_without_script_the_note_leads_back_to_the_very_call(browser, site_url, told):
    with reader(browser, site_url, java_script_enabled=False) as page:
        for path in (PART, SECTION):
            page.goto(path)
            for id in [call.get_attribute("id") for call in page.locator(CALLS).all()]:
                page.locator(f"#{id}").click()
                page.wait_for_url(f"**/notes/{id[1:].rpartition('-')[0]}/")
                page.locator(f'[role="doc-backlink"][href$="/{path.split("/")[1]}/#{id}"]').click()
                page.wait_for_url(f"**/{path}#{id}")
                assert page.locator(f"#{id}:target").is_visible()


def test_calls_are_named_in_words(page, told):
    names = {note["ordinal"]: note["terms"] for note in told["notes"]}
    for path in (PART, SECTION, FULL):
        page.goto(path)
        for call in page.locator(CALLS).all():
            ordinal, _, words = call.get_attribute("aria-label").removeprefix("注释").partition("：")
            assert int(ordinal) in names and words
            assert words in call.inner_text().replace("“", "").replace("”", "")


def test_a_note_is_in_the_page_once(page):
    page.goto(FULL)
    ids = page.eval_on_selector_all(".note-popup", "notes => notes.map(n => n.id)")
    assert len(ids) == len(set(ids)) == 26


def test_roles_say_what_is_a_note_a_list_of_notes_and_the_way_back(page):
    page.goto(SECTION)
    assert page.locator('[role="doc-endnotes"] .note-popup').count() == page.locator(".note-popup").count() == 5
    assert page.locator('.md-content a[role="doc-noteref"]').all_inner_texts() == ["三个工作规范[19]"]
    page.goto(FULL)
    assert page.locator('[role="doc-endnotes"] p.note[data-block]').count() == 26
    page.goto("zigong-2021/notes/")
    assert page.locator('[role="doc-glossary"] p.note[data-block]').count() == 26
    page.goto("zigong-2021/notes/3/")
    assert page.locator('a[role="doc-backlink"]').count() == 2


def test_motion_is_only_for_those_who_did_not_ask_for_less(browser, site_url):
    for wish, moves in (("reduce", False), ("no-preference", True)):
        with reader(browser, site_url, reduced_motion=wish) as page:
            page.goto(SECTION)
            page.click("#c19-1")
            style = page.evaluate("getComputedStyle(document.querySelector('.note-popup:popover-open'))['transition-property']")
            assert (style == "opacity") == moves


@KINDS
def test_a_note_on_show_is_printed_with_the_others(browser, site_url, kind):
    with reader(browser, site_url, kind) as page:
        page.goto(SECTION)
        page.click("#c19-1")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert shown(page) == []

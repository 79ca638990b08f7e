"""The entry page as a concordance, the index with its filter, the shorthand nobody explains."""

from __future__ import annotations

import json

import pytest
from lxml import html

from tests.browser.readers import reader


@pytest.fixture(scope="module")
def told(project) -> dict:
    return json.loads((project.docs / "zigong-2021" / "report.json").read_text(encoding="utf-8"))


def test_every_entry_lists_every_place_with_its_sentence(project, told):
    """Read from the files: what is listed needs no script."""
    texts = {block["n"]: block["text"] for block in told["blocks"]}
    for note in told["notes"]:
        page = html.parse(project.site / note["url"] / "index.html")
        places = sorted([(c["block"], c["end"]) for c in note["calls"]] + [(o["block"], o["end"]) for o in note["occurrences"]])
        items = page.xpath("//li[.//@role='doc-backlink']")
        assert len(items) == len(places)
        assert page.xpath("string(//h2[@id='places']/text())") == f"全文出现{len(places)}处"
        for item, (block, end) in zip(items, places, strict=True):
            before = item.xpath("./node()[following-sibling::*[@role='doc-backlink']]")
            sentence = "".join(node if isinstance(node, str) else node.text_content() for node in before).strip()
            assert sentence in texts[block]
            assert sentence.endswith(("。", "！", "？", "”", "；")) or texts[block].endswith(sentence)
            assert texts[block][:end].endswith(item.xpath("string(.//mark)"))


def test_the_called_place_is_told_from_the_others(page):
    page.goto("zigong-2021/notes/6/")
    assert page.locator("li.called").count() == 1
    assert page.locator("li.called [role=doc-backlink]").inner_text().endswith("注号处")
    assert page.locator("li:has([role=doc-backlink]):not(.called)").count() == 1


def test_a_place_that_was_come_from_shows_the_way_to_its_neighbours(page):
    page.goto("zigong-2021/notes/6/#at-o6-2")
    assert page.locator(".steps:visible").all_inner_texts() == [" 上一处"]
    page.click(".steps:visible a")
    page.wait_for_url("**/notes/6/#at-c6-1")
    assert page.locator(".steps:visible").inner_text().strip() == "下一处"


def test_entries_lead_to_their_neighbours_by_number(page):
    page.goto("zigong-2021/notes/6/")
    assert page.locator("[rel=prev]").inner_text().endswith("注释5：三张网")
    assert page.locator("[rel=next]").inner_text().endswith("注释7：十二大规范")


def test_where_the_text_prints_another_form_both_are_shown(page):
    page.goto("zigong-2021/notes/4/")
    assert page.locator(".printed-forms").inner_text() == "词头作：四早四集中　文中作：“四早”“四集中”（1处）、四早（1处）"
    page.goto("zigong-2021/notes/6/")
    assert page.locator(".printed-forms").count() == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("wtb", {6}), ("wu'tong", {6}), ("五同", {6}), ("xzzf", {26}), ("xingzheng", {26}), ("chong", {10}), ("１＋Ｎ", {17}), ("103050", {20}), ("冷链食品", {19}), ("zzz", set())],
)
def test_filter_finds_by_words_pinyin_and_initials(page, typed, kept):
    page.goto("zigong-2021/notes/")
    page.click("#notes-filter")
    page.keyboard.insert_text(typed)
    visible = page.eval_on_selector_all(".entry:not([hidden]) [data-block]", "blocks => blocks.map(b => +b.id.slice(1))")
    assert set(visible) == kept
    assert page.locator("output").inner_text() == f"26条中有{len(kept)}条"
    assert set(page.eval_on_selector_all(".note-letters [data-note]:not([hidden])", "items => items.map(i => +i.dataset.note)")) == kept


def test_filter_works_on_the_first_keystroke_and_counts_aloud(page):
    page.goto("zigong-2021/notes/")
    output = page.locator("output[role=status]")
    assert output.inner_text() == "共26条"
    page.focus("#notes-filter")
    page.keyboard.press("l")
    kept = page.locator(".entry:visible").count()
    assert 0 < kept < 26
    assert output.inner_text() == f"26条中有{kept}条"
    page.keyboard.press("Backspace")
    assert page.locator(".entry:visible").count() == 26


def test_filter_follows_what_an_input_method_composes(page):
    page.goto("zigong-2021/notes/")
    page.click("#notes-filter")
    method = page.context.new_cdp_session(page)
    for composed in ("w", "wu", "wu t", "wu'tong"):
        method.send("Input.imeSetComposition", {"text": composed, "selectionStart": len(composed), "selectionEnd": len(composed)})
        assert 6 in page.eval_on_selector_all(".entry:not([hidden]) [data-block]", "blocks => blocks.map(b => +b.id.slice(1))")
    assert page.locator("output").inner_text() == "26条中有1条"
    method.send("Input.insertText", {"text": "五同"})
    assert page.locator("#notes-filter").input_value() == "五同"
    assert page.locator("output").inner_text() == "26条中有1条"


def test_without_script_there_is_no_filter(browser, site_url):
    with reader(browser, site_url, java_script_enabled=False) as page:
        page.goto("zigong-2021/notes/")
        assert page.locator("h1").is_visible() and not page.locator("#notes-filter").is_visible()


def test_pinyin_order_knows_polyphones(page):
    page.goto("zigong-2021/notes/")
    order = page.eval_on_selector_all(".letter", "groups => groups.map(g => [g.querySelector('h3').textContent, [...g.querySelectorAll('li > a')].map(a => a.textContent)])")
    assert dict(order)["X"][-1] == "行政执法“三项制度”"
    assert dict(order)["S"].index("四重并举") < dict(order)["S"].index("四个不摘")
    letters = [letter for letter, _ in order]
    assert letters[0] == "数字与符号" and letters[1:] == sorted(letters[1:])


def test_shorthand_without_a_note_is_listed_with_its_places(page):
    page.goto("zigong-2021/check/")
    listed = page.locator("#shorthand ~ ul").first.locator("li").all_inner_texts()
    words = [line.split("：")[0].strip("“”") for line in listed]
    assert {"1743", "稳一强二保三", "七个严禁", "3+3", "四方责任"} <= set(words)
    assert not {"十四五", "两委", "五同步", "四川天府健康通"} & set(words)
    link = page.locator("#shorthand ~ ul li", has_text="四方责任").locator("a").first
    link.click()
    page.wait_for_url("**/3-1/#p36")
    assert "四方责任" in page.locator("#p36").inner_text()

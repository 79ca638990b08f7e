"""Notes as no editor would wish them, and seventy-five on a page: each is shown whole, and nothing else changes."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest

from tests.browser.readers import CALLS, faults_of_place, reader, shown, until_none_shown
from tests.conftest import Project, build_site, make_project, serve

LONG = "指" + "统筹推进各项重点任务落地见效，" * 36 + "确保全面完成。"
ODD = f"""\
政府工作报告

各位代表：

一、落实“双提升”行动[5]的情况

推行“一窗办”[1]改革，办好“两件事”[2]，抓实“三张图”[3]。

“一窗办全办”[4]全面铺开，继续推行“双提升”行动，深化“一窗办”，用好“三本账”，让一窗办全办再提速，防范灰犀牛。

二、今年安排

落实“四清单”[6]，“三本账”常用常新。

名词解释

1.一窗办：指<b onclick="alert(1)">一个窗口</b>办理&amp;“引号”、'单引号'和"直引号"，<script>alert(1)</script>。

2.两件事：{LONG}

3.三张图：指三方面的图，包括：
第一张是现状图。
第二张是规划图。

4.一窗办全办：指所有事项都进一个窗口。

5.双提升：指能力和效率的提升。

6.四清单：指四份清单。

7.三本账：指投入、产出和效益三本账。

8.三本账：指收入、支出和结余三本账。

9.灰犀牛、黑天鹅：比喻两类风险。
"""
MANY = (
    "政府工作报告\n\n各位代表：\n\n一、工作安排\n\n"
    + "\n\n".join(f"推进“重点{chr(0x4E00 + 37 * n)}工程”[{n}]建设，各责任单位按月报告进度，确保年内建成见效。" for n in range(1, 76))
    + "\n\n名词解释\n\n"
    + "\n\n".join(f"{n}.重点{chr(0x4E00 + 37 * n)}工程：指由市级统筹、区县实施的第{n}批建设项目，包括规划、征收、施工、验收四个环节和配套资金安排。" for n in range(1, 76))
    + "\n"
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory) -> Project:
    root = tmp_path_factory.mktemp("odd")
    for id, text in (("odd-2020", ODD), ("many-2020", MANY)):
        (root / "reports" / id).mkdir(parents=True)
        (root / "reports" / id / "report.txt").write_text(text, encoding="utf-8")
    project = make_project(root / "tree", root / "reports")
    build_site(project)
    return project


@pytest.fixture(scope="module")
def odd_url(odd) -> Iterator[str]:
    server, url = serve(odd.site)
    yield url
    server.shutdown()
    server.server_close()


def glosses(text: str) -> dict[str, str]:
    """Number → explanation, out of the report's own text."""
    entries = re.split(r"\n(?=\d+\.)", text.partition("名词解释\n")[2])
    return {m[1]: "".join(m[2].split()) for e in entries if (m := re.match(r"(\d+)\.[^：]+：(.*)", e.strip(), re.S))}


@pytest.mark.parametrize("path", ["odd-2020/1/", "odd-2020/full/"])
@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, {"width": 320, "height": 640}])
def test_every_odd_note_is_shown_whole_and_on_the_screen(browser, odd_url, path, viewport):
    with reader(browser, odd_url, viewport=viewport) as page:
        page.goto(path)
        faults = []
        for call in page.eval_on_selector_all(CALLS, "calls => calls.map(c => c.id)"):
            page.click(f"#{call}")
            number = call[1:].rpartition("-")[0]
            assert shown(page) == [f"note-{number}"]
            words = page.locator(f"#note-{number} .gloss").inner_text()
            assert "".join(words.split()) == glosses(ODD)[number]
            faults += faults_of_place(page, call)
            page.keyboard.press("Escape")
            page.mouse.move(0, 0)
            until_none_shown(page)
        assert not faults
        assert page.locator("article script, article b").count() == 0


def test_the_longer_term_wins(browser, odd_url):
    with reader(browser, odd_url) as page:
        page.goto("odd-2020/1/")
        notes = page.eval_on_selector_all("#p3 a[interestfor]", "links => links.map(a => [a.textContent, a.getAttribute('interestfor')])")
        assert notes == [["“一窗办全办”[4]", "note-4"], ["双提升", "note-5"], ["一窗办", "note-1"], ["一窗办全办", "note-4"], ["灰犀牛", "note-9"]]


def test_a_term_of_two_notes_is_linked_to_neither_and_said_on_check(browser, odd_url):
    with reader(browser, odd_url) as page:
        page.goto("odd-2020/full/")
        linked = page.eval_on_selector_all(CALLS, "calls => calls.map(c => c.textContent)")
        assert not [words for words in linked if "三本账" in words]
        page.goto("odd-2020/check/")
        problems = page.locator("li", has=page.locator("code", has_text="term-ambiguous"))
        assert problems.count() == 1 and "三本账" in problems.inner_text()


def test_every_place_stands_in_the_note_and_on_its_entry_page(browser, odd_url):
    with reader(browser, odd_url) as page:
        page.goto("odd-2020/full/")
        for id, places in (("1", ["c1-1", "o1-2"]), ("4", ["c4-1", "o4-2"]), ("5", ["c5-1", "o5-2"])):
            assert page.eval_on_selector_all(f"#note-{id} .place", "links => links.map(a => a.hash.slice(1))") == places
        page.goto("odd-2020/notes/4/")
        assert page.eval_on_selector_all("[role=doc-backlink]", "links => links.map(a => a.hash.slice(1))") == ["c4-1", "o4-2"]


def test_terms_that_share_a_note_are_named_on_its_entry_page(browser, odd_url):
    with reader(browser, odd_url) as page:
        page.goto("odd-2020/notes/9/")
        assert page.locator(".shared-terms").inner_text() == "本条同时解释：灰犀牛、黑天鹅"
        page.goto("odd-2020/notes/4/")
        assert page.locator(".shared-terms").count() == 0


def test_a_term_in_a_heading_leaves_the_heading_whole(browser, odd_url):
    with reader(browser, odd_url) as page:
        page.goto("odd-2020/1/")
        assert page.locator("h1").evaluate("h => h.textContent") == "一、落实“双提升”行动[5]的情况"


def test_seventy_five_notes_weigh_less_than_40_kb(odd, browser, odd_url):
    html = (odd.site / "many-2020" / "1" / "index.html").read_text(encoding="utf-8")
    own = html[html.index("<article") : html.index("</article>")]
    assert own.count('role="note"') == 75
    ours = [odd.docs / "assets" / name for name in ("notes.js", "notes.css", "print.css", "report.css")]
    weight = len(gzip.compress(own.encode(), 9)) + sum(len(gzip.compress(path.read_bytes(), 9)) for path in ours)
    assert weight < 40_000, weight
    assert len(gzip.compress(ours[0].read_bytes(), 9)) < 4_096
    with reader(browser, odd_url) as page:
        page.goto("many-2020/1/")
        assert page.locator(CALLS).count() == 75
        page.click("#c75-1")
        assert shown(page) == ["note-75"]


def test_a_page_prints_its_notes_in_full_after_the_text(browser, odd_url):
    with reader(browser, odd_url) as page:
        page.goto("odd-2020/1/")
        page.emulate_media(media="print")
        assert not page.locator(".md-header").is_visible() and not page.locator("#contents").is_visible()
        end = page.locator("[data-block]").last.bounding_box()
        printed = page.locator(".note-popup")
        assert [note.is_visible() for note in printed.all()] == [True] * 6
        for number, note in zip(("1", "2", "3", "4", "5", "9"), printed.all(), strict=True):
            assert note.locator(".headword").inner_text().startswith(f"注释{number}")
            assert "".join(note.locator(".gloss").inner_text().split()) == glosses(ODD)[number]
            assert note.bounding_box()["y"] >= end["y"] + end["height"]
            assert not note.locator(".note-links").is_visible()
        lined = "e => getComputedStyle(e).textDecorationLine !== 'none'"
        assert page.eval_on_selector_all(".md-content a, .md-content a *", f"all => all.filter({lined}).map(e => e.outerHTML)") == []


def test_full_prints_each_note_once_as_a_booklet(browser, site_url):
    with reader(browser, site_url) as page:
        page.goto("zigong-2021/full/")
        page.emulate_media(media="print")
        assert page.locator(".endnotes").is_visible() and not page.locator(".page-notes").is_visible()
        assert page.evaluate("getComputedStyle(document.documentElement).page") == "booklet"
        breaks = page.eval_on_selector_all("article > h2", "heads => heads.map(h => getComputedStyle(h).breakBefore)")
        assert breaks == ["auto", "page", "page"]

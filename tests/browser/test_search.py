"""Search, asked through the box as a reader asks it; the truth is counted in the source by another route."""

import gzip
import json
import random
import re
import shutil
import unicodedata
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import OWN, build_site, make_project, serve

QUOTES = "\"'“”‘’„‟‚‛「」『』〝〞〟"
SOURCE = (OWN / "reports" / "zigong-2021" / "report.txt").read_text(encoding="utf-8")
LINES = [line.strip() for line in SOURCE.split("\n") if line.strip()][3:]
"""The source's blocks: every line but the vendor's three at the head."""


def folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in text if c not in QUOTES and not c.isspace())


FOLDED = [folded(line) for line in LINES]


def truth(query: str) -> set[int]:
    """Numbers of the source's blocks that have every word of the query."""
    words = [w for w in map(folded, unicodedata.normalize("NFKC", query).split()) if w]
    return {n for n, line in enumerate(FOLDED, 1) if words and all(word in line for word in words)}


class Box:
    """The search box of a page, and what it shows."""

    def __init__(self, page, scope: str = "[data-search-box]"):
        self.page = page
        self.input = page.locator(f"{scope} input")
        region = "div[data-search-page]" if scope.startswith("form") else f"{scope} .search-region"
        self.hits = page.locator(f"{region} a[data-hit]")
        self.status = page.locator(f"{region} [role=status]")
        self.near = page.locator(f"{region} .search-near button")
        self.region, self.scope = region, scope

    def settle(self, query: str) -> None:
        """Wait until the query is answered and its last hit stands."""
        self.page.wait_for_function(
            "([input, region, query]) => document.querySelector(input).dataset.answered === query.trim() && document.querySelector(region).ariaBusy === 'false'",
            arg=[f"{self.scope} input", self.region, query],
        )

    def ask(self, query: str) -> list[str]:
        """Addresses of the hits, relative to the site, in order."""
        self.input.fill(query)
        self.settle(query)
        return self.addresses()

    def ask_all(self, queries: list[str]) -> dict[str, list[str]]:
        """Query → addresses, as `ask` gives them, all within the page: the way between it and the test is long."""
        return self.page.evaluate(
            """async ([input, region, queries]) => {
              const box = document.querySelector(input), found = {};
              const root = new URL("../../", document.querySelector('script[src$="search/search.js"]').src).href.replace("assets/", "");
              for (const query of queries) {
                box.value = query;
                box.dispatchEvent(new InputEvent("input", { bubbles: true }));
                while (box.dataset.answered !== query.trim() || document.querySelector(region).ariaBusy !== "false") await new Promise(requestAnimationFrame);
                found[query] = [...document.querySelectorAll(`${region} a[data-hit]`)].map((a) => a.href.replace(root, ""));
              }
              return found;
            }""",
            [f"{self.scope} input", self.region, queries],
        )

    def addresses(self) -> list[str]:
        return self.page.evaluate(
            "selector => [...document.querySelectorAll(selector)].map(a => a.href.replace(new URL('../../', document.querySelector('script[src$=\"search/search.js\"]').src).href.replace('assets/', ''), ''))",
            f"{self.region} a[data-hit]",
        )


@pytest.fixture
def box(page) -> Box:
    page.goto("zigong-2021/3-1/")
    box = Box(page)
    box.input.click()
    return box


@pytest.fixture(scope="module")
def numbers(project) -> dict[str, int]:
    """Address → number of the block, as the report's data tell it."""
    told = json.loads((project.site / "zigong-2021" / "report.json").read_text(encoding="utf-8"))
    return {block["url"]: block["n"] for block in told["blocks"]}


def terms() -> list[str]:
    entries = LINES[LINES.index("相关用语注释") + 1 :]
    return [re.match(r"\d+\.(.+?)：", entry)[1] for entry in entries]


def figures() -> list[str]:
    """Every figure of the source with the character that counts it."""
    return sorted(set(re.findall(r"\d[\d.,]*(?:%|[万亿]?[\u4e00-\u9fff])", "\n".join(LINES))))


def substrings() -> list[str]:
    chance = random.Random(2021)
    long = [line for line in LINES if len(line) >= 12]
    out = []
    while len(out) < 150:
        line, length = chance.choice(long), chance.randint(2, 12)
        start = chance.randint(0, len(line) - length)
        out.append(line[start : start + length])
    return out


NATURAL = (
    "1743 2021年 500强 1+N 39户 PM2.5 三权分置 六稳 六保 乡村振兴 营商环境 双城经济圈 城乡居民人均可支配收入 GDP 一般公共预算收入 "
    "脱贫攻坚 疫情防控 放管服 老旧小区 高质量发展 固定资产投资 常住人口城镇化率 十四五 2035年 12345 社会消费品零售总额 灯会 研发投入"
).split()


@pytest.mark.parametrize("queries", [terms, figures, substrings, lambda: NATURAL], ids=["terms", "figures", "substrings", "natural"])
def test_what_is_found_is_what_the_source_contains(box, numbers, queries):
    asked = queries()
    answers = box.ask_all(asked)
    wrong = {q: (found, truth(q)) for q in asked if (found := {numbers[a] for a in answers[q]}) != truth(q)}
    assert not wrong
    assert sum(bool(truth(q)) for q in asked) > len(asked) / 2


def test_a_block_is_found_once_notes_and_headings_first_then_in_order(box, numbers):
    addresses = box.ask("项目")
    found = [numbers[a] for a in addresses]
    body = [n for n, a in zip(found, addresses, strict=True) if re.search(r"#p\d+$", a)]
    first = found[: len(found) - len(body)]
    assert len(set(found)) == len(found) > 10
    assert first and first == sorted(first) and body == sorted(body) and found == first + body


@pytest.mark.parametrize(
    ("query", "like"),
    [("ｐｍ２．５", "PM2.5"), ("pm2.5", "PM2.5"), ("“三权分置”", "三权分置"), ("三 权 分 置", "三权 分置"), ("四早四集中", "“四早”“四集中”"), ("１＋ｎ", "1+N")],
)
def test_width_case_quotes_and_spaces_do_not_matter(box, query, like):
    found = box.ask(query)
    assert found and found == box.ask(like)


def test_words_stand_in_one_block_in_any_order(box, numbers):
    assert box.ask("项目 投资") == box.ask("投资　项目")
    assert {numbers[a] for a in box.ask("项目 投资")} == truth("项目") & truth("投资")


def test_one_character_is_a_query(box, numbers):
    assert {numbers[a] for a in box.ask("盐")} == truth("盐") != set()


def test_a_hit_says_its_section_and_marks_the_match(box):
    box.ask("宅基地三权分置")
    hit = box.hits.last
    assert hit.locator(".search-where").inner_text() == "第四，深入推进改革创新，着力建设创新型城市 · 第49段"
    assert hit.locator("mark").all_inner_texts() == ["宅基地“三权分置"]
    assert box.status.inner_text() == f"{box.hits.count()} 条结果"


def test_following_a_hit_marks_the_match_and_brings_it_into_view(box, page):
    longest = max(LINES, key=len)
    words = re.sub(r"\s|\[\d+\]", "", longest)[-12:]
    page.set_viewport_size({"width": 360, "height": 300})
    page.keyboard.press("/")
    assert len(box.ask(words)) == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.search-hit")
    page.wait_for_function("(() => { const r = document.querySelector('mark.search-hit').getBoundingClientRect(); return r.top >= 48 && r.bottom <= innerHeight })()")
    block = page.locator(":target")
    assert "".join(block.locator("mark.search-hit").all_inner_texts()) == words
    assert block.inner_text() == longest == LINES[int(block.get_attribute("data-block")) - 1]


def test_a_match_across_links_is_marked_and_the_text_stays(box, page):
    page.goto("zigong-2021/3-1/")
    box.ask("三个工作规范[19]")
    box.hits.first.click()
    page.wait_for_selector("mark.search-hit")
    assert "".join(page.locator("mark.search-hit").all_inner_texts()) == "三个工作规范[19]"
    block = page.locator(":target")
    assert block.inner_text() == LINES[int(block.get_attribute("data-block")) - 1]


def test_a_hit_opened_in_another_tab_is_marked_there(box, page):
    box.ask("39户")
    with page.context.expect_page() as opened:
        box.hits.first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_selector("mark.search-hit")
    assert box.hits.first.is_visible()


def test_a_hit_on_this_page_is_marked_without_loading_it_anew(box, page):
    page.evaluate("window.same = true")
    for query in ("提升应急处置能力", "落实精准防控措施"):
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        box.ask(query)
        box.hits.first.click()
        page.wait_for_function("words => [...document.querySelectorAll('mark.search-hit')].map(e => e.textContent).join() === words", arg=query)
    assert page.evaluate("window.same")


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_keys_open_the_box_and_esc_returns(page, key):
    page.goto("zigong-2021/notes/")
    link = page.locator("article p a:visible").first
    link.focus()
    page.keyboard.press(key)
    box = Box(page)
    assert box.input.evaluate("e => e === document.activeElement") and box.input.input_value() == ""
    box.ask("项目")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert box.hits.nth(1).evaluate("e => e === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.input.evaluate("e => e === document.activeElement")
    page.keyboard.press("Escape")
    assert not box.hits.first.is_visible()
    assert link.evaluate("e => e === document.activeElement")


def test_enter_goes_to_the_first_hit(box, page):
    first = box.ask("三类500强")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{first}")


def test_typing_goes_on_from_a_hit(box, page):
    box.ask("项")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("7")
    assert box.input.input_value() == "项7"


def test_an_input_method_is_left_to_compose(box, page):
    box.ask("项目")
    page.keyboard.press("ControlOrMeta+A")
    ime = page.context.new_cdp_session(page)
    page.evaluate("() => { window.asked = []; new MutationObserver(() => asked.push(document.querySelector('.search-status').textContent)).observe(document.querySelector('.search-status'), {childList: true}) }")
    for text in ("s", "san", "san'quan", "三权fen"):
        ime.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        assert box.input.input_value() == text
    page.keyboard.press("ArrowDown")
    assert box.input.evaluate("e => e === document.activeElement")
    assert page.evaluate("asked") == []
    ime.send("Input.insertText", {"text": "三权分置"})
    box.settle("三权分置")
    assert box.input.input_value() == "三权分置" and box.hits.count() == len(truth("三权分置"))


@pytest.mark.parametrize(("query", "term"), [("lw", "六稳"), ("liuwen", "六稳"), ("六温", "六稳"), ("四个不栽", "四个不摘"), ("szsjz", "四早四集中"), ("sanquan", "宅基地三权分置")])
def test_where_nothing_is_found_the_nearest_terms_are_offered(box, query, term):
    assert box.ask(query) == []
    assert query in box.status.inner_text()
    offered = box.near.all_inner_texts()
    assert term in offered
    box.near.get_by_text(term, exact=True).click()
    box.settle(term)
    assert box.hits.count() == len(truth(term))


def test_traditional_characters_find_simplified_text(box, numbers):
    assert {numbers[a] for a in box.ask("三權分置")} == truth("三权分置")
    assert "三权分置" in box.status.inner_text()
    assert {numbers[a] for a in box.ask("鄉村振興 產業")} == truth("乡村振兴 产业") != set()


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", ".*", "\\", "(", "[", "&lt;", "字" * 10_000, "项 " * 5_000, "   ", "。，", "“”", "🏮", "\u202e"])
def test_any_input_is_only_text(box, numbers, query):
    found = {numbers[a] for a in box.ask(query)}
    assert found == truth(query)
    assert box.page.locator(f"{box.region} :is(script, img)").count() == 0
    assert {numbers[a] for a in box.ask("六稳")} == truth("六稳")


def test_half_a_character_is_only_text(box, numbers):
    box.page.evaluate("() => { const input = document.querySelector('[data-search-box] input'); input.value = '\\ud83c'; input.dispatchEvent(new Event('input')) }")
    box.page.wait_for_function("document.querySelector('.search-status').textContent.startsWith('没有找到')")
    assert {numbers[a] for a in box.ask("六稳")} == truth("六稳")


def test_the_search_page_is_an_address(page, numbers):
    page.goto("search/?q=" + quote("1+N"))
    form = Box(page, "form[data-search-page]")
    form.settle("1+N")
    assert {numbers[a] for a in form.addresses()} == truth("1+N") != set()
    assert {numbers[a] for a in form.ask("项目 <投资>&")} == truth("项目 <投资>&")
    page.reload()
    form.settle("项目 <投资>&")
    assert form.input.input_value() == "项目 <投资>&"


def test_the_home_page_leads_to_the_search_page(page, numbers):
    page.goto("")
    page.fill("#home-q", "39户")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    form = Box(page, "form[data-search-page]")
    form.settle("39户")
    assert {numbers[a] for a in form.addresses()} == truth("39户") != set()


def test_the_box_is_on_every_kind_of_page(page):
    for path in ("", "search/", "zigong-2021/", "zigong-2021/full/", "zigong-2021/notes/6/", "zigong-2021/check/", "404.html"):
        page.goto(path)
        page.locator("[data-search-box] input").click()
        assert Box(page).ask("六稳"), path


def test_a_narrow_screen_has_a_button_and_no_overflow(page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("zigong-2021/3-1/")
    box = Box(page)
    assert not box.input.is_visible()
    page.get_by_role("button", name="检索", exact=True).click()
    box.ask("项目")
    for shown in (box.input, box.hits.first, page.locator(".search-panel")):
        around = shown.bounding_box()
        assert around["x"] >= 0 and around["x"] + around["width"] <= 320
    page.get_by_role("button", name="关闭检索").click()
    assert not box.hits.first.is_visible() and not box.input.is_visible()


@pytest.mark.parametrize("query", ["", "项目", "liuwen"])
@pytest.mark.parametrize("path", ["zigong-2021/1/", "search/"])
@pytest.mark.parametrize("width", [1280, 320])
def test_search_has_no_fault_that_axe_knows(page, width, path, query):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(path)
    page.keyboard.press("/")
    box = Box(page, "form[data-search-page]" if path == "search/" else "[data-search-box]")
    box.ask(query)
    for scope in ([".search-bar"], ["main"]) if path == "search/" else ([".search-bar"],):
        found = Axe().run(page, context={"include": [scope]})
        assert found.violations_count == 0, found.generate_report()


def test_nothing_is_fetched_before_search_is_used(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("baogao/")[-1]))
    page.goto("zigong-2021/1/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if path.endswith(".json")]
    page.keyboard.press("/")
    Box(page).ask("六稳")
    assert [path for path in asked if path.endswith(".json")] == ["search/reports.json", "zigong-2021/search.json"]


@pytest.mark.parametrize("path", ["search/reports.json", "zigong-2021/search.json"])
@pytest.mark.parametrize("answer", [{"status": 404}, {"status": 200, "body": "<html>"}, {"status": 200, "body": "{}"}, {"status": 200, "body": "null"}, {"status": 200, "body": '{"reports":[1],"sections":[1],"terms":[2]}'}])
def test_a_broken_index_is_named(page, path, answer):
    page.route(f"**/{path}", lambda route: route.fulfill(**answer))
    page.goto("zigong-2021/1/")
    box = Box(page)
    box.input.click()
    assert box.ask("六稳") == []
    assert path in box.status.inner_text() and "缺失或损坏" in box.status.inner_text()
    page.unroute(f"**/{path}")
    assert box.ask("六保")


def test_one_broken_report_does_not_hide_the_others(page, project, tmp_path):
    site = library(project, tmp_path, copies=3)
    (site / "copy-1" / "search.json").unlink()
    with served(site) as url:
        answered = asked_at(page, url, "六稳")
        assert answered.hits.count() == 2 * len(truth("六稳"))
        assert "copy-1/search.json" in answered.status.inner_text()


def test_many_reports_are_searched_at_once(page, project, tmp_path):
    with served(library(project, tmp_path, copies=64)) as url:
        answered = asked_at(page, url, "三权分置")
        assert answered.hits.count() == 64 * len(truth("三权分置"))
        assert "副本" in answered.hits.first.inner_text()


def test_the_index_is_small_and_the_only_one(project):
    gz = {p.relative_to(project.site).as_posix(): len(gzip.compress(p.read_bytes(), 9)) for p in project.site.rglob("*search*.json")}
    table = len(gzip.compress((project.site / "search" / "traditional.json").read_bytes(), 9))
    assert set(gz) == {"zigong-2021/search.json"}
    assert gz["zigong-2021/search.json"] + table <= 1.2 * len(gzip.compress("\n".join(LINES).encode(), 9))


def test_the_core_keeps_places_through_folding(page):
    page.goto("search/")
    places = "async ([text, words]) => (await import(new URL('../assets/search/core.js', location.href))).places(text, words)"
    text = "甲“Ｐ Ｍ”㎡e\u0301乙"
    assert page.evaluate(places, [text, ["pm"]]) == [[2, 5]]
    assert page.evaluate(places, [text, ["mm2"]]) == [[4, 7]]
    assert page.evaluate(places, [text, ["\u00e9"]]) == [[7, 9]]
    assert page.evaluate(places, [text, ["甲", "甲p"]]) == [[0, 3]]
    assert page.evaluate(places, [text, ["丙"]]) == []


def test_what_the_site_added_to_a_block_is_not_marked(page):
    page.goto("search/")
    marked = """async () => {
        const { mark } = await import(new URL('../assets/search/arrive.js', location.href));
        const block = document.createElement('p');
        block.innerHTML = '六<a href="#">稳<sup>[1]</sup></a><span data-added>六稳</span>，<a class="headerlink">六稳</a>六稳';
        const first = mark(block, ['六稳']);
        return [first.textContent, block.innerHTML.replaceAll(' class="search-hit"', '')];
    }"""
    assert page.evaluate(marked) == ["六", '<mark>六</mark><a href="#"><mark>稳</mark><sup>[1]</sup></a><span data-added="">六稳</span>，<a class="headerlink">六稳</a><mark>六稳</mark>']


PRINTED = """\
政 府 工 作 报 告
——2020年1月6日在青溪县第十届人民代表大会第五次会议上
各位代表：
现在，我代表县人民政府报告工作，请予审议。
一、过去一年工作回顾
空气更清。ＰＭ２．５年均浓度下降８％，推行“一 窗 受 理”和『Ａｐｐ』办事，𠮷祥苑小区完成改造。
二、今年工作安排
乾隆旧街保护修缮，粮食产量稳定，GDP增长6.5%，平台记为<b>一网&amp;一端</b>。
"""


def test_any_way_of_printing_is_found(browser, tmp_path):
    folder = tmp_path / "reports" / "own-2020"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(PRINTED, encoding="utf-8")
    project = make_project(tmp_path / "tree", tmp_path / "reports")
    build_site(project)
    expected = {
        "政府工作报告": "政 府 工 作 报 告", "pm2.5": "ＰＭ２．５", "一窗受理": "一 窗 受 理", "受理和app": "受 理”和『Ａｐｐ", "8%": "８％",
        "𠮷": "𠮷", "<b>一网&amp;": "<b>一网&amp;", "乾隆": "乾隆", "gdp": "GDP", "糧食產量": "粮食产量",
    }
    with served(project.site) as url:
        page = browser.new_page(bypass_csp=True)
        page.goto(url + "own-2020/1/")
        page.keyboard.press("/")
        box = Box(page)
        marked = {}
        for query in expected:
            box.ask(query)
            marked[query] = box.hits.first.locator("mark").first.text_content()
        page.close()
    assert marked == expected


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_search_works_under_other_engines(browser, engine_sites, numbers, engine):
    site = engine_sites[engine]
    with served(site) as url:
        page = browser.new_page(bypass_csp=True)
        page.goto(url + "zigong-2021/notes/6/")
        page.keyboard.press("/")
        box = Box(page)
        assert {numbers[a] for a in box.ask("1743")} == truth("1743") != set()
        page.keyboard.press("Enter")
        page.wait_for_selector("mark.search-hit")
        page.goto(url + "search/?q=" + quote("三权分置"))
        Box(page, "form[data-search-page]").settle("三权分置")
        page.close()
    for index in (site / "search.json", site / "search" / "search_index.json"):
        assert not index.exists() or "六稳" not in index.read_text(encoding="utf-8")


@contextmanager
def served(site):
    server, url = serve(site)
    yield url
    server.shutdown()
    server.server_close()


def library(project, folder, copies: int):
    """The sample's site, whose index lists the report many times."""
    site = shutil.copytree(project.site, folder / "site")
    for i in range(copies):
        (site / f"copy-{i}").mkdir()
        shutil.copy(site / "zigong-2021" / "search.json", site / f"copy-{i}" / "search.json")
    names = [{"id": f"copy-{i}", "name": f"副本{i}"} for i in range(copies)]
    (site / "search" / "reports.json").write_text(json.dumps({"reports": names}), encoding="utf-8")
    return site


def asked_at(page, url: str, query: str) -> Box:
    """Ask another site than the fixture's, on a page of its own that may reach it."""
    other = page.context.browser.new_page(bypass_csp=True)
    page.context.on("close", lambda _: other.close())
    other.goto(url + "search/?q=" + quote(query))
    box = Box(other, "form[data-search-page]")
    box.settle(query)
    return box

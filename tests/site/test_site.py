"""The built site: every promise about addresses, blocks and links, under each engine."""

from __future__ import annotations

import html.parser
import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.verify.site import Site, check_site
from tests.conftest import ENGINES, OWN, ROOT, SUB_PATH, build_site, make_project, run

VOID = set("area base br col embed hr img input link meta source track wbr".split())


class PageReader(html.parser.HTMLParser):
    """Ids, links and blocks of a page; `article` keeps to the page's own content."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, int | None, bool]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.article_ids: list[str] = []
        self.article_links: list[str] = []
        self.blocks: dict[int, str] = {}
        self.order: list[int] = []
        self.roles: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        inside = tag == "article" or any(name == "article" for name, *_ in self.stack)
        if "id" in a:
            self.ids.append(a["id"])
            self.article_ids += [a["id"]] if inside else []
        if tag == "a" and "href" in a:
            self.links.append(a["href"])
            self.article_links += [a["href"]] if inside else []
            self.roles += [a.get("role") or a.get("class") or ""]
        for name in ("src", "action", "data"):
            self.sources += [a[name]] if name in a else []
        if tag == "link" and a.get("rel") != "canonical":
            self.sources.append(a["href"])
        if tag in VOID:
            return
        number = int(a["data-block"]) if "data-block" in a else None
        if number is not None:
            self.order.append(number)
            self.blocks[number] = ""
        self.stack.append((tag, number, "data-added" in a or "headerlink" in (a.get("class") or "")))

    def handle_endtag(self, tag):
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at][0] == tag:
                del self.stack[at:]
                return

    def handle_data(self, words):
        within = [number for _, number, _ in self.stack if number is not None]
        if within and not any(added for _, _, added in self.stack):
            self.blocks[within[-1]] += words


@cache
def read(path: Path) -> PageReader:
    page = PageReader()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def targets(address: str, page: PageReader) -> list[str]:
    """Where the links of a page's content lead, however an engine spells it."""
    return sorted(urljoin(f"http://site/{address}", link) for link in page.article_links)


def squeeze(text: str) -> str:
    return "".join(text.split())


def pages_of(site: Path, id: str) -> dict[str, PageReader]:
    return {p.relative_to(site).as_posix().removesuffix("index.html"): read(p) for p in sorted((site / id).rglob("index.html"))}


def faults(site: Path, id: str, source: str) -> list[str]:
    """Where a built report is not its source: our own check, by the contract."""
    out = []
    told = json.loads((site / id / "report.json").read_text(encoding="utf-8"))
    pages = pages_of(site, id)
    full = pages[f"{id}/full/"]
    if full.order != list(range(1, len(told["blocks"]) + 1)):
        out.append("full/ does not have every block once, in order")
    want = squeeze(source)
    for removal in told["removed"]:
        want = want.replace(squeeze(removal["text"]), "", 1)
    if squeeze("".join(full.blocks[n] for n in full.order)) != want:
        out.append("full/ does not give back the source")
    for block in told["blocks"]:
        address, _, anchor = block["url"].partition("#")
        home = pages.get(address)
        if squeeze(block["text"]) != squeeze(full.blocks.get(block["n"], "")):
            out.append(f"block {block['n']} differs on full/")
        if home is None or anchor not in home.ids or squeeze(home.blocks.get(block["n"], "")) != squeeze(block["text"]):
            out.append(f"block {block['n']} is not at {block['url']}")
    return out


@pytest.mark.parametrize("engine", ENGINES)
def test_the_site_is_the_source_block_by_block(engine_sites, engine):
    source = (OWN / "reports" / "zigong-2021" / "report.txt").read_text(encoding="utf-8")
    assert faults(engine_sites[engine], "zigong-2021", source) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_the_programs_own_check_agrees(engine_sites, engine):
    """`baogao check --site`, which stands before a deploy: it shares nothing with the check above."""
    assert check_site(Site(engine_sites[engine]), OWN / "reports", "zigong-2021").faults == ()


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_engines_agree_on_links_and_ids(engine_sites, engine):
    ours, other = (pages_of(engine_sites[e], "zigong-2021") for e in ("mkdocs", engine))
    assert ours.keys() == other.keys()
    for address, page in ours.items():
        assert targets(address, other[address]) == targets(address, page), address
        assert set(other[address].article_ids) - {"__skip"} == set(page.article_ids) - {"__skip"}, address


@pytest.mark.parametrize("engine", ENGINES)
def test_every_link_and_anchor_leads_somewhere(engine_sites, engine):
    site = engine_sites[engine]
    for path in sorted(site.rglob("*.html")):
        base = path.parent if path.name == "index.html" else site
        for link in read(path).links:
            if link.startswith(("http:", "https:", "mailto:")):
                continue
            address, _, anchor = link.partition("#")
            address = address.split("?")[0]
            if address.startswith("/"):
                assert address.startswith(SUB_PATH + "/"), (path, link)
                target = site / address.removeprefix(SUB_PATH + "/")
            else:
                target = (base / address).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            assert target.exists(), (path, link)
            if anchor and target.suffix == ".html":
                assert anchor in read(target).ids, (path, link)


def test_the_contracts_addresses_are_there(project):
    addresses = [""] + [f"zigong-2021/{a}" for a in ("", "1/", "2/", "3/", "full/", "notes/", "check/")]
    addresses += [f"zigong-2021/3-{n}/" for n in range(1, 10)] + [f"zigong-2021/notes/{n}/" for n in range(1, 27)]
    for address in [*addresses, "search/"]:
        assert (project.site / address / "index.html").exists(), address
    assert "s2-1" in read(project.site / "zigong-2021/2/index.html").ids
    assert (project.site / "report.schema.json").exists()


def test_ids_are_unique_on_each_page(project):
    for path in project.site.rglob("*.html"):
        ids = read(path).ids
        assert len(set(ids)) == len(ids), (path, sorted(i for i in ids if ids.count(i) > 1))


def test_each_call_is_bound_both_ways(project):
    pages = pages_of(project.site, "zigong-2021")
    calls = {i for page in pages.values() for i in page.ids if re.fullmatch(r"c\d+-\d+", i)}
    assert calls == {f"c{n}-1" for n in range(1, 27)}
    for n in range(1, 27):
        back = [link for link in pages[f"zigong-2021/notes/{n}/"].article_links if link.endswith(f"#c{n}-1")]
        assert back, n
        on = [address for address, page in pages.items() if f"c{n}-1" in page.ids]
        assert len(on) == 2 and "zigong-2021/full/" in on
        for address in on:
            assert any(link.endswith(f"notes/{n}/") for link in pages[address].article_links)


def test_calls_and_terms_have_the_contracts_roles(project):
    full = read(project.site / "zigong-2021/full/index.html")
    assert full.roles.count("doc-noteref") == 26
    assert full.roles.count("term") == 11


def test_no_page_asks_another_host_for_anything(project):
    for path in project.site.rglob("*.html"):
        for source in read(path).sources:
            assert not re.match(r"(?:https?:)?//(?!localhost)", source), (path, source)
    for path in [*project.site.rglob("assets/*.css"), *project.site.rglob("assets/*.js")]:
        assert not re.search(r"url\(\s*['\"]?https?:|fetch\(\s*['\"]https?:", path.read_text(encoding="utf-8")), path


def test_a_reports_pages_weigh_about_a_megabyte(project):
    """What is read online; what is taken along is measured apart."""
    weights = {True: 0, False: 0}
    for path in (project.site / "zigong-2021").rglob("*"):
        if path.is_file() and path.suffix not in (".pdf", ".png"):
            weights[path.suffix == ".html" or path.name == "search.json"] += path.stat().st_size
    assert weights[True] <= 1_100_000 and weights[False] <= 300_000


def test_a_broken_link_and_a_broken_anchor_each_fail_the_strict_build(project, tmp_path):
    """A strict build fails of any warning: there is one of each, and of nothing else."""
    spoilt = Path(shutil.copytree(project.root, tmp_path / "spoilt"))
    for name, old, new in (("3-1.md", "(notes/3.md)", "(notes/99.md)"), ("notes/6.md", "#c6-1", "#c6-9")):
        page = spoilt / "docs" / "zigong-2021" / name
        page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = run("mkdocs", "build", "--strict", cwd=spoilt)
    assert done.returncode != 0
    assert set(re.findall(r"^WARNING .*?\b([\w-]+\.md)'.*'.*?\b(99\.md|#c6-9)'", done.stderr, re.M)) == {("3-1.md", "99.md"), ("6.md", "#c6-9")}, done.stderr


NASTY = """各位代表：
一、<script>alert('一')</script>与*星*号_下划_线
# 井号开头的一段，后面还有很多很多字。{{ config }}{% raw %}也照样印出来。
1. 数字开头的一段，[链接](http://example.com)和![图](x.png)都不是链接。
- 横线开头的一段，`代码`、&nbsp;与&amp;，还有~~删除~~。“三<清>”[1]要抓好。
    四个空格开头的一段，$x^2$，@someone，a|b，反斜杠\\\\，{: #p1 }，<!-- 注释 -->，[TOC]。
二、"引号"：冒号与%百分号
| 表 | 格 |，后面是一段平常的话，三<清>还要再抓。
=== 等号开头的一段，后面是一段平常的话。
名词解释
1.三<清>：指“清”&lt;甲&gt;、*清*乙、<b>清丙</b>。
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_report_text_is_data(tmp_path, engine):
    folder = tmp_path / "reports" / "nasty-2020"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(NASTY, encoding="utf-8")
    (folder / "report.toml").write_text('title = "政府*工作* <b>报告</b> {{ x }} \\"引\\": y"\nplace = "<i>市"\n', encoding="utf-8")
    project = make_project(tmp_path / "tree", tmp_path / "reports")
    build_site(project, engine)
    assert faults(project.site, "nasty-2020", NASTY) == []
    shown = (project.site / "nasty-2020" / "index.html").read_text(encoding="utf-8")
    assert "<b>报告" not in shown and "<i>市" not in shown and "alert('一')</script>" not in shown


CHECK = ROOT.parent / "shared" / "checks" / "lossless.py"


@pytest.mark.parametrize("engine", ENGINES)
def test_the_independent_check_finds_no_fault(engine_sites, engine):
    """Run where the check stands beside the repository; elsewhere our own, above, says the same."""
    if CHECK.exists():
        source = OWN / "reports" / "zigong-2021" / "report.txt"
        done = subprocess.run([sys.executable, CHECK, engine_sites[engine], "zigong-2021", source], capture_output=True, text=True)
        assert done.returncode == 0 and "0 faults" in done.stdout, done.stdout

"""The same questions to our search, to the theme's and to Pagefind, on the same pages, in one run. A benchmark, not a test.

usage: python -m tests.tools.bench_search

Pages are the sample's running text and note list, bare of navigation: what is right is a page whose blocks contain the
words asked for. Pagefind comes from npm and jieba, which the theme's search can use, from PyPI, both into a scratch folder.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.test_search import LINES, NATURAL, figures, library, substrings, terms, truth
from tests.conftest import SUB_PATH, Project, build_site, chromium, make_project, run, serve

REPORT = "zigong-2021"
PAGEFIND = "pagefind@1.5.2"
JIEBA = "jieba==0.42.1"
SCRIPTS = Path(__file__).with_name("bench_search.js")

SETTINGS = """\
site_name: bench
site_url: http://localhost{sub_path}/
theme: {{name: material, language: zh, font: false}}
plugins: [search: {{lang: zh}}]
markdown_extensions: [attr_list, md_in_html]
"""


@dataclass
class Row:
    """One search's figures, gathered over all questions."""

    name: str
    index: int
    """Bytes of its data, gzipped."""
    scripts: int
    """Bytes of its scripts, gzipped."""
    asked: int = 0
    right: int = 0
    found: int = 0
    wanted: int = 0
    exact: int = 0
    times: list[float] = field(default_factory=list)
    memory: int = 0

    def count(self, found: set, wanted: set) -> None:
        self.asked += 1
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)
        self.exact += found == wanted

    def cells(self) -> tuple[str, ...]:
        times = sorted(self.times)
        p95 = times[int(len(times) * 0.95)] if times else 0
        return (
            self.name,
            f"{self.right / self.wanted:.3f}",
            f"{self.right / max(1, self.found):.3f}",
            f"{self.exact}/{self.asked}",
            f"{p95:.1f}",
            f"{self.index / 1000:.1f}",
            f"{self.scripts / 1000:.1f}",
            f"{self.memory / 1e6:.1f}",
        )


HEAD = (
    "search",
    "recall",
    "precision",
    "exactly right",
    "p95 key → hits, ms",
    "index, KB gzipped",
    "scripts, KB gzipped",
    "memory, MB",
)


def gzipped(files: Iterator[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in files)


def questions() -> list[str]:
    """Terms, figures, random substrings and natural queries, each once, that the source answers."""
    return [q for q in dict.fromkeys([*terms(), *figures(), *substrings(), *NATURAL]) if truth(q)]


def bare_project(ours: Project, folder: Path) -> Path:
    """The same pages as the theme's search is to see them: one Markdown file each, with its blocks alone."""
    told = json.loads((ours.site / REPORT / "report.json").read_text(encoding="utf-8"))
    pages: dict[str, list[str]] = {}
    for block in told["blocks"]:
        text = re.sub(r"([\\`*_{}\[\]<>#+.!|~-])", r"\\\1", block["text"])
        opening = "# " if block["kind"] == "heading" else ""
        pages.setdefault(page_of(block["url"]), []).append(
            f"{opening}{text} {{: #{block['id']} }}" if opening else f"{text}\n{{: #{block['id']} }}"
        )
    for address, blocks in pages.items():
        path = (
            folder
            / "docs"
            / (
                address + "index.md"
                if address.endswith("/") and address.count("/") == 1
                else address.rstrip("/") + ".md"
            )
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    (folder / "docs" / "index.md").write_text("---\nsearch: {exclude: true}\n---\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS.format(sub_path=SUB_PATH), encoding="utf-8")
    return folder


def page_of(url: str) -> str:
    """The page of running text of a block's address; all notes stand on one."""
    address = re.sub(r"(?:\?.*)?#.*", "", url)
    return re.sub(r"/notes/[^/]+/$", "/notes/", address)


def wanted_pages(ours: Project, query: str) -> set[str]:
    told = json.loads((ours.site / REPORT / "report.json").read_text(encoding="utf-8"))
    urls = {block["n"]: page_of(block["url"]) for block in told["blocks"]}
    return {urls[n] for n in truth(query)}


def build_stock(folder: Path, path: str = "") -> Path:
    env = {"PYTHONPATH": path} if path else {}
    built = run("mkdocs", "build", "-q", cwd=folder, **env)
    if built.returncode:
        raise SystemExit(built.stderr)
    return folder / "site"


def install_jieba(folder: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder, JIEBA]
    subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)


def build_pagefind(site: Path, scratch: Path) -> None:
    """Run Pagefind over the built pages of the report."""
    scratch.mkdir()
    npm = shutil.which("npm") or sys.exit("make bench-search: npm is not installed; it fetches Pagefind")
    subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", PAGEFIND], cwd=scratch, check=True)
    command = [
        scratch / "node_modules" / ".bin" / "pagefind",
        "--site",
        site,
        "--glob",
        f"{REPORT}/**/*.html",
        "--root-selector",
        "article",
        "--exclude-selectors",
        ".headerlink",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def opened(browser, site: Path, path: str):
    """A page of a served site with the benchmark's script; yields it and its browser's memory meter."""
    server, url = serve(site)
    context = browser.new_context(base_url=url, locale="zh-CN", bypass_csp=True)
    context.add_init_script(path=SCRIPTS)
    page = context.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    try:
        yield page, url
    finally:
        context.close()
        server.shutdown()
        server.server_close()


def memory(browser, page) -> int:
    """Private bytes of the browser's pages, garbage collected; 0 where the system does not tell."""
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    total = 0
    for process in processes:
        rollup = Path(f"/proc/{process['id']}/smaps_rollup")
        if process["type"] == "renderer" and rollup.exists():
            total += sum(int(n) * 1024 for n in re.findall(r"^Private_\w+: +(\d+) kB", rollup.read_text(), re.M))
    return total


def ask_all(browser, row: Row, site: Path, path: str, kind: str, asked: Sequence[str], judge) -> Row:
    """Ask every question whole, then type the natural ones key by key."""
    with opened(browser, site, path) as (page, url):
        before = memory(browser, page)
        page.evaluate(f"bench.{kind}.start()")
        for query in asked:
            answer = page.evaluate(f"q => bench.{kind}.ask(q)", query)
            judge(row, query, [a.removeprefix(url) for a in answer["urls"]])
        for query in NATURAL:
            row.times += [page.evaluate(f"q => bench.{kind}.ask(q)", query[: n + 1])["ms"] for n in range(len(query))]
        row.memory = max(0, memory(browser, page) - before)
    return row


def table(rows: Sequence[Row]) -> Iterator[str]:
    yield "| " + " | ".join(HEAD) + " |"
    yield "|---" * len(HEAD) + "|"
    for row in rows:
        yield "| " + " | ".join(row.cells()) + " |"


def main() -> None:
    """Build all, ask all, print the table."""
    from playwright.sync_api import sync_playwright

    asked = questions()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        scratch = Path(folder)
        ours = make_project(scratch / "ours")
        build_site(ours)
        bare = bare_project(ours, scratch / "bare")
        plain = shutil.copytree(build_stock(bare), scratch / "plain")
        install_jieba(scratch / "jieba")
        cut = shutil.copytree(build_stock(bare, str(scratch / "jieba")), scratch / "cut")
        paged = shutil.copytree(plain, scratch / "paged")
        build_pagefind(paged, scratch / "npm")
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])

        def by_page(row: Row, query: str, urls: Sequence[str]) -> None:
            row.count({page_of(u) for u in urls}, wanted_pages(ours, query))

        told = {
            b["url"]: b["n"]
            for b in json.loads((ours.site / REPORT / "report.json").read_text(encoding="utf-8"))["blocks"]
        }
        blocks = Row("baogao, paragraphs", *sizes_of_ours(ours.site))
        pages = Row("baogao, pages", blocks.index, blocks.scripts)

        def by_both(row: Row, query: str, urls: Sequence[str]) -> None:
            row.count({told[u] for u in urls}, truth(query))
            by_page(pages, query, urls)

        ask_all(browser, blocks, ours.site, f"{REPORT}/1/", "ours", asked, by_both)
        pages.times, pages.memory = blocks.times, blocks.memory
        rows = [blocks, pages]
        for name, site in (("Material's search, as it comes", plain), ("Material's search with jieba", cut)):
            rows.append(
                ask_all(browser, Row(name, *sizes_of_stock(site)), site, f"{REPORT}/1/", "stock", asked, by_page)
            )
        rows.append(
            ask_all(
                browser,
                Row("Pagefind extended", *sizes_of_pagefind(paged)),
                paged,
                f"{REPORT}/1/",
                "pagefind",
                asked,
                by_page,
            )
        )
        print(
            f"{len(asked)} questions, {len(LINES)} blocks, {len({page_of(u) for u in told})} pages; text {len(gzip.compress(chr(10).join(LINES).encode(), 9)) / 1000:.1f} KB gzipped.\n"
        )
        print("\n".join(table(rows)))
        print(f"\n64 copies of the report, loaded: p95 key → hits {many(browser, ours, scratch):.0f} ms.")
        browser.close()


def many(browser, ours: Project, scratch: Path) -> float:
    """Milliseconds of a query over 64 copies of the sample, at the 95th percentile."""
    row = Row("64 copies", 0, 0)
    ask_all(browser, row, library(ours, scratch / "many", 64), f"{REPORT}/1/", "ours", ["六稳"], lambda *_: None)
    return sorted(row.times)[int(len(row.times) * 0.95)]


def sizes_of_ours(site: Path) -> tuple[int, int]:
    return gzipped(iter([site / REPORT / "search.json", *(site / "search").glob("*.json")])), gzipped(
        (site / "assets" / "search").glob("*.js")
    )


def sizes_of_stock(site: Path) -> tuple[int, int]:
    scripts = [
        *site.glob("assets/javascripts/workers/search.*.js"),
        *(
            p
            for p in site.glob("assets/javascripts/lunr/**/*.js")
            if p.name.split(".")[0] in ("tinyseg", "wordcut", "lunr") and "zh" in p.name
        ),
    ]
    return gzipped(iter([site / "search" / "search_index.json"])), gzipped(iter(scripts))


def sizes_of_pagefind(site: Path) -> tuple[int, int]:
    """Its data are gzipped as they are; of its scripts only what the interface asks for."""
    files = [p for p in (site / "pagefind").rglob("*") if p.is_file()]
    data = [
        p
        for p in files
        if p.suffix in (".pf_index", ".pf_meta", ".pf_fragment", ".pf_filter") or p.name == "pagefind-entry.json"
    ]
    code = [p for p in files if p.name in ("pagefind.js", "pagefind-worker.js") or p.suffix == ".pagefind"]
    return sum(p.stat().st_size for p in data), gzipped(iter(code))


if __name__ == "__main__":
    main()

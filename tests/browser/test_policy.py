"""The content security policy of every page: what is not ours does not run, and nothing of ours is kept from running."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.browser.readers import reader
from tests.conftest import ENGINES, serve

PAGES = ("", "search/?q=投资", "zigong-2021/", "zigong-2021/3-1/", "zigong-2021/notes/", "zigong-2021/notes/6/", "zigong-2021/full/", "zigong-2021/check/", "zigong-2021/data/", "no-such-page/")
INJECTED = "<script>document.documentElement.dataset.ran = 'yes'</script><img src='x:' onerror=\"document.documentElement.dataset.ran = 'yes'\"><iframe srcdoc=x></iframe>"


def heard(page) -> list[str]:
    """What the browser says of the page while it is read, but for a page that is not there."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") and "404" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_of_ours_is_blocked(browser, engine_sites, engine):
    server, url = serve(engine_sites[engine])
    try:
        with reader(browser, url, bypass_csp=False) as page:
            said = heard(page)
            for path in PAGES:
                page.goto(path)
                assert page.locator("meta[http-equiv=content-security-policy]").count() == 1
            page.goto("zigong-2021/3-1/")
            call = page.get_attribute('.md-content a[role="doc-noteref"]', "id")
            page.click(f"#{call}")
            page.wait_for_selector(".note-popup:popover-open")
            page.keyboard.press("Escape")
            page.click(".reading-button")
            page.check(".reading-panel input[name=size][value=large]", force=True)
            page.goto("search/?q=投资")
            page.wait_for_selector("[data-hit]")
            assert page.evaluate("document.documentElement.dataset.size") == "large"
            assert said == []
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def injected(project, tmp_path_factory) -> Iterator[tuple]:
    """The site with a page into which somebody has got a script, with the policy and, to see that it would run, without."""
    folder = tmp_path_factory.mktemp("injected") / "site"
    shutil.copytree(project.site, folder)
    page = folder / "zigong-2021" / "3-1" / "index.html"
    text = page.read_text(encoding="utf-8").replace("</article>", INJECTED + "</article>", 1)
    page.write_text(text, encoding="utf-8")
    (folder / "zigong-2021" / "3-2" / "index.html").write_text(text.replace("content-security-policy", "x"), encoding="utf-8")
    server, url = serve(folder)
    yield folder, url
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("disk", [False, True])
def test_a_script_that_is_not_ours_does_not_run(browser, injected, disk):
    folder, url = injected
    with reader(browser, folder.as_uri() + "/" if disk else url, bypass_csp=False) as page:
        for path, ran in (("3-1", None), ("3-2", "yes")):
            page.goto(f"zigong-2021/{path}/index.html")
            page.wait_for_load_state("load")
            assert page.evaluate("document.documentElement.dataset.ran ?? null") == ran


def test_nothing_is_blocked_from_a_disk(browser, project):
    with reader(browser, project.site.as_uri() + "/", bypass_csp=False) as page:
        said = heard(page)
        page.goto("zigong-2021/3-1/index.html")
        call = page.get_attribute('.md-content a[role="doc-noteref"]', "id")
        page.click(f"#{call}")
        page.wait_for_selector(".note-popup:popover-open")
        assert [words for words in said if "CORS" not in words and "net::ERR_FAILED" not in words] == []

"""The sample in other engines than Chromium's: Safari's, in WebKitGTK's own browser, and Firefox's, by pointer and keyboard.

usage: xvfb-run -a python -m tests.tools.engines [webkit] [firefox] (`make engines` does both). Exit 1 where something fails.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.browser.highlights import SELECT
from tests.browser.readers import CALLS, FAULTS_OF_PLACE
from tests.conftest import build_site, make_project, serve
from tests.tools.drivers import ENTER, ESCAPE, TAB, Browser, Firefox, WebKit, until

SHOWN = "return [...document.querySelectorAll('.note-popup')].filter(note => note.matches(':popover-open')).map(note => note.id)"
MIDDLE = (
    "const r = document.querySelector(arguments[0]).getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]"
)
WINDOWS = ((1280, 800, "full"), (1280, 400, "1"), (480, 800, "1"), (480, 300, "3-1"))
"""Width, height, page; these browsers' windows are no narrower."""
CITATION = "自贡市人民政府. 政府工作报告："
NUMBER, BUTTON = "#p37 > [data-number]", ".quote-bar button"


def shows(browser: Browser, *notes: str) -> bool:
    return until(lambda: browser.run(SHOWN) == list(notes))


def click(browser: Browser, selector: str) -> None:
    browser.point(*browser.run(MIDDLE, selector), click=True)


def focused(browser: Browser, selector: str) -> bool:
    return browser.holds("document.activeElement.matches(arguments[0])", selector)


def said(browser: Browser, words: str) -> bool:
    return browser.holds("document.querySelector('.cite-said').textContent.startsWith(arguments[0])", words)


def faults(browser: Browser, call: str) -> Iterator[str]:
    """What fails when a reader points at a call, goes into its note, dismisses it, and clicks the call twice."""
    note = "note-" + call[1:].rpartition("-")[0]
    browser.run("document.getElementById(arguments[0]).scrollIntoView({ block: 'center' })", call)
    words = browser.run(MIDDLE, f"#{call}")
    browser.point(*words)
    if not shows(browser, note):
        yield f"{call}: pointing at it shows {browser.run(SHOWN)}"
        return
    yield from browser.run(f"return ({FAULTS_OF_PLACE})(arguments[0])", call)
    browser.point(*browser.run(MIDDLE, f"#{note}"))
    time.sleep(0.6)  # longer than the script waits before it closes a note that was left
    if not shows(browser, note):
        yield f"{call}: its note goes when the pointer is in it"
    browser.press(ESCAPE)
    if not shows(browser):
        yield f"{call}: Escape does not close its note"
    for shown in ((note,), ()):
        browser.point(*words, click=True)
        if not shows(browser, *shown):
            yield f"{call}: a click leaves {browser.run(SHOWN)} on show"
    browser.point(1, 1)


def notes(browser: Browser, report: str) -> Iterator[tuple[str, list[str]]]:
    """Every note, in windows of every shape."""
    for width, height, page in WINDOWS:
        browser.size(width, height)
        browser.open(f"{report}{page}/")
        calls = browser.run("return [...document.querySelectorAll(arguments[0])].map(call => call.id)", CALLS)
        found = [fault for call in calls for fault in faults(browser, call)]
        yield f"{width} × {height}, {page}/: {len(calls)} calls", found if calls else ["no call"]


def numbers(browser: Browser, report: str) -> Iterator[tuple[str, bool]]:
    """A number copies its address, and offers the paragraph to be quoted, by keyboard and by pointer."""
    address = f"{report}3-1/"
    browser.open(address)
    browser.run("document.querySelector(arguments[0]).focus()", NUMBER)
    browser.press(ENTER)
    yield "Enter on a number says what is copied", said(browser, "已复制第37段的网址，按 Tab")
    yield "the address is copied", browser.pasted() == f"{address}#p37"
    browser.run("document.querySelector(arguments[0]).focus()", NUMBER)
    browser.press(ENTER)
    browser.holds("document.querySelector(arguments[0])", BUTTON)
    browser.press(TAB)
    yield "Tab leads to the button", focused(browser, BUTTON)
    browser.press(ENTER)
    yield "Enter says that the citation is copied", said(browser, "已复制引文")
    browser.press(ESCAPE)
    yield (
        "Escape closes the button and leads back",
        browser.holds("!document.querySelector(arguments[0])", BUTTON) and focused(browser, NUMBER),
    )
    yield (
        "the paragraph is copied with its source",
        browser.pasted().startswith("“落实精准防控措施。") and CITATION in browser.pasted(),
    )
    browser.run("document.querySelector('#c19-1').focus()")
    browser.press(ENTER)
    yield "Enter on a call leads to its note's page", browser.holds("location.pathname.endsWith('/notes/19/')")
    browser.open(address)
    click(browser, "#p36 > [data-number]")
    yield "a click copies", said(browser, "已复制第36段的网址") and browser.pasted() == f"{address}#p36"


def quotations(browser: Browser, report: str) -> Iterator[tuple[str, bool]]:
    """Selected words are copied with their source, and the address leads back to their paragraph."""
    browser.open(f"{report}3-1/")
    for way in ("keyboard", "pointer"):
        browser.run(f"({SELECT})(arguments[0])", ["#p37", 0, "#p37", 9])
        yield f"words selected offer the button ({way})", browser.holds("document.querySelector(arguments[0])", BUTTON)
        if way == "pointer":
            click(browser, BUTTON)
        else:
            browser.press(TAB)
            browser.press(ENTER)
        yield f"the button says so ({way})", said(browser, "已复制引文")
        browser.run("document.querySelector('.cite-said').textContent = ''")
        words = browser.pasted()
        yield (
            f"words and source are copied ({way})",
            words.startswith("“落实精准防控措施。”\n" + CITATION) and "#p37:~:text=" in words,
        )
        browser.press(ESCAPE)
    browser.run(f"({SELECT})(arguments[0])", ["#p37", 0, "#p37", 9])
    browser.holds("document.querySelector(arguments[0])", BUTTON)
    browser.point(*browser.run(MIDDLE, "#c19-1"))
    shows(browser, "note-19")
    browser.press(ESCAPE)
    yield (
        "Escape closes a note before the button",
        shows(browser) and browser.run("return Boolean(document.querySelector(arguments[0]))", BUTTON),
    )
    browser.press(ESCAPE)
    yield "and then the button", browser.holds("!document.querySelector(arguments[0])", BUTTON)
    browser.point(1, 1)
    browser.open("about:blank")
    browser.open("http" + words.rpartition("http")[2].strip())
    inside = (
        "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#p37 .lead').getBoundingClientRect())"
    )
    yield "the address leads to the words", browser.holds(inside)
    browser.open(f"{report}full/#p37:~:text=words%20that%20stand%20nowhere")
    yield (
        "an address whose words are not there leads to the paragraph",
        browser.holds(inside) and said(browser, "您引用的是第37段"),
    )


def settings(browser: Browser, report: str) -> Iterator[tuple[str, bool]]:
    """What the reader chooses is kept on the next page."""
    size = "parseFloat(getComputedStyle(document.querySelector('.md-content__inner')).fontSize)"
    browser.open(f"{report}3-1/")
    usual = browser.run(f"return {size}")
    click(browser, ".reading-button")
    yield (
        "the button opens the panel",
        browser.holds("document.querySelector('.reading-panel').matches(':popover-open')"),
    )
    click(browser, ".reading-size label:last-child")
    click(browser, ".reading-scheme label:last-child")
    yield "a choice holds at once", browser.holds(f"{size} > arguments[0]", usual)
    browser.press(ESCAPE)
    yield (
        "Escape closes the panel",
        browser.holds("!document.querySelector('.reading-panel').matches(':popover-open')")
        and focused(browser, ".reading-button"),
    )
    browser.open(f"{report}3-2/")
    yield "it holds on the next page", browser.run(f"return {size}") > usual
    yield "dark is dark", browser.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g)[0] < 128")
    click(browser, ".reading-button")
    click(browser, ".reading-end [type=reset]")
    yield "reset gives the page back", browser.holds(f"{size} === arguments[0]", usual)


def progress(browser: Browser, report: str) -> Iterator[tuple[str, bool]]:
    """Where one is: in words in the header, marked in the contents."""
    browser.open(f"{report}full/")
    told = "document.querySelector('.progress').textContent === arguments[0]"
    yield "the first paragraph", browser.holds(told, "第1段，共72段")
    browser.run("document.getElementById('p36').scrollIntoView()")
    yield "a paragraph amid", browser.holds(told, "第36段，共72段")
    browser.run("scrollTo(0, document.documentElement.scrollHeight)")
    yield "the last", browser.holds(told, "第72段，共72段")
    browser.open(f"{report}3-1/")
    browser.run("document.getElementById('p38').scrollIntoView()")
    yield (
        "the contents mark it",
        browser.holds("document.querySelector('.contents [aria-current=location]')?.hash === '#p38'"),
    )


def search(browser: Browser, report: str) -> Iterator[tuple[str, bool]]:
    """The box in the header, by keyboard alone."""
    browser.open(f"{report}1/")
    browser.holds("document.hasFocus() && document.readyState === 'complete'")
    browser.press("/")
    yield "/ leads to the box", focused(browser, ".search-input")
    browser.type("紧盯春节")
    yield (
        "it finds the words",
        browser.holds("document.querySelector('.search-panel a[data-hit]')?.getClientRects().length"),
    )
    browser.press(ESCAPE)
    yield "Escape closes it", browser.holds("document.querySelector('.search-panel').hidden")
    browser.press("/")
    browser.type("紧盯春节")
    browser.holds("document.querySelector('.search-panel a[data-hit]')?.getClientRects().length")
    browser.press(ENTER)
    yield (
        "Enter leads to the paragraph",
        browser.holds("location.hash === '#p37' && document.querySelector('#p37 mark')?.textContent === '紧盯春节'"),
    )


def main(names: list[str]) -> None:
    """Print a line for each thing tried; what failed below it."""
    scratch = tempfile.TemporaryDirectory()
    project = make_project(Path(scratch.name))
    build_site(project)
    server, url = serve(project.site)
    failed = False
    for kind in [kind for kind in (WebKit, Firefox) if not names or kind.name.lower() in names]:
        browser = kind()
        try:
            tried = [
                (
                    part.__doc__.splitlines()[0],
                    [said for said, holds in part(browser, f"{url}zigong-2021/") if not holds],
                )
                for part in (numbers, quotations, settings, progress, search)
            ]
            for what, found in [*tried, *notes(browser, f"{url}zigong-2021/")]:
                failed |= bool(found)
                print(f"{kind.name}: {what}: {len(found)} faults", *found, sep="\n  ", flush=True)
        finally:
            browser.close()
    server.shutdown()
    scratch.cleanup()
    raise SystemExit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])

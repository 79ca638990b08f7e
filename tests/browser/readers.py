"""Readers with different browsers: what a page is opened with, and what is asked of every popup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

CALLS = '.md-content a[role="doc-noteref"], .md-content a.term'

# What a browser is without these features: `interestfor` is a property nobody knows, and `hint` an invalid value.
NO_INTEREST = """
delete HTMLAnchorElement.prototype.interestForElement;
delete HTMLButtonElement.prototype.interestForElement;
new MutationObserver(() => {
  for (const note of document.querySelectorAll('[popover="hint"]')) note.setAttribute("popover", "manual");
}).observe(document, { childList: true, subtree: true });
"""
# Nor any popover: what `popover` was before, an attribute that nobody knows.
NO_POPOVER = NO_INTEREST + """
delete HTMLElement.prototype.showPopover;
new MutationObserver(() => {
  for (const note of document.querySelectorAll(".note-popup[popover]")) note.removeAttribute("popover");
}).observe(document, { childList: true, subtree: true });
"""

BROWSERS = {
    "native": "",
    "no interestfor, no hint": NO_INTEREST,
    "no popover": NO_POPOVER,
}
"""Name → script that takes features away before a page loads."""


@contextmanager
def reader(browser, url: str, kind: str = "native", **context) -> Iterator:
    """A page in a browser of this kind; errors fail. What the tests themselves run in it is let pass by the pages' policy."""
    given = {"viewport": {"width": 1280, "height": 800}, "bypass_csp": True, **context}
    context = browser.new_context(base_url=url, locale="zh-CN", **given)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    if BROWSERS[kind]:
        page.add_init_script(BROWSERS[kind])
    yield page
    context.close()
    assert not faults, faults


def shown(page) -> list[str]:
    """Ids of the notes on show."""
    return page.evaluate("[...document.querySelectorAll('.note-popup')].filter(n => n.matches(':popover-open')).map(n => n.id)")


def placed(page) -> None:
    """Wait for the next frame: before it is painted, all that a page does for it has been done, a note's place included."""
    page.evaluate("new Promise(requestAnimationFrame)")


def settled(page) -> None:
    """Wait until nothing fades or moves any more by itself, so that what is measured is what a reader sees."""
    placed(page)
    page.evaluate("Promise.allSettled(document.getAnimations().filter(a => a.timeline === document.timeline).map(a => a.finished)).then(() => {})")


def until_shown(page, *ids: str) -> None:
    """Wait until these notes and no others are on show, each in its place."""
    page.wait_for_function("ids => [...document.querySelectorAll('.note-popup:popover-open')].map(n => n.id).join() === ids.join()", arg=list(ids))
    if ids:
        placed(page)


def until_none_shown(page) -> None:
    until_shown(page)


def follow(page, link) -> None:
    """Click a link, of which there is one, and wait until the page it leads to has loaded."""
    with page.expect_navigation():
        (page.locator(link) if isinstance(link, str) else link).click()


FAULTS_OF_PLACE = """  call => {
  const note = document.querySelector(".note-popup:popover-open").getBoundingClientRect();
  const faults = [];
  if (note.left < 0 || note.top < 0 || note.right > document.documentElement.clientWidth || note.bottom > innerHeight)
    faults.push(`${call}: off the screen: ${JSON.stringify(note)}`);
  for (const line of document.getElementById(call).getClientRects())
    if (note.left < line.right && line.left < note.right && note.top < line.bottom - 1 && line.top + 1 < note.bottom)
      faults.push(`${call}: covers its words`);
  if (note.width < 120 || note.height < 60) faults.push(`${call}: too small to read: ${JSON.stringify(note)}`);
  return faults;
}"""
"""JavaScript: id of a call → what is wrong with where its open note stands."""


def faults_of_place(page, call: str) -> list[str]:
    """What is wrong with where the open note stands: off the screen, or upon the words that it explains."""
    placed(page)
    return page.evaluate(FAULTS_OF_PLACE, call)


def middle(page, selector: str) -> tuple[float, float]:
    """The middle of an element's first line on the screen."""
    return tuple(page.eval_on_selector(selector, "e => { const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; }"))


def pass_time(page, milliseconds: int) -> None:
    """Let the page's whole clock, the browser's own timers too, run ahead, and stop there: nobody waits that long."""
    session = page.context.new_cdp_session(page)
    expired: list[object] = []
    session.on("Emulation.virtualTimeBudgetExpired", lambda event: expired.append(event))
    session.send("Emulation.setVirtualTimePolicy", {"policy": "advance", "budget": milliseconds})
    while not expired:
        page.evaluate("0")
    session.detach()

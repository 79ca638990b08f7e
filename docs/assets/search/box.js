/* The search box in the header of every page: opened by `/`, `s`, `f` or a tap, walked by arrows, left by Esc. */

import { arrive } from "./arrive.js";
import { Typing } from "./typing.js";

/** Bring a box to life; `base` is the site's address. */
export function attachBox(box, base) {
  const input = box.querySelector("input");
  const panel = box.querySelector(".search-panel");
  const all = panel.querySelector(".search-all");
  const typing = new Typing({ input, base, region: panel.querySelector(".search-region"), onAnswer: answered, onHit: followed });
  let cameFrom = null;

  function answered(query) {
    const address = new URL("search/", base);
    address.searchParams.set("q", query);
    all.href = address.href;
    all.hidden = !query;
  }

  function followed(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    close();
    // An address that is already open makes the browser load nothing.
    setTimeout(arrive);
  }

  function open() {
    if (box.hasAttribute("data-open")) return;
    box.setAttribute("data-open", "");
    panel.hidden = false;
    if (!typing.composing) typing.answer();
  }

  function close() {
    box.removeAttribute("data-open");
    panel.hidden = true;
  }

  function leave() {
    close();
    // From a panel that has closed since, one returns to its button.
    const back = cameFrom?.checkVisibility() ? cameFrom : document.querySelector(`[popovertarget="${cameFrom?.closest("[popover]")?.id}"]`);
    if (back && back !== document.body) back.focus();
    else document.activeElement?.blur();
    cameFrom = null;
  }

  function wanted() {
    open();
    input.focus();
    input.select();
  }

  /* Enter goes to the first hit; before there is an answer, to the search page, which will have it. */
  function enter(event) {
    const answered = typing.answered === input.value;
    if (answered || typing.composing) event.preventDefault();
    if (answered && !typing.composing) panel.querySelector("a[data-hit]")?.click();
  }

  function walk(step) {
    const stops = [input, ...panel.querySelectorAll("a[href], button")].filter((each) => each.getClientRects().length);
    const at = stops.indexOf(document.activeElement);
    stops[(Math.max(0, at) + step + stops.length) % stops.length].focus();
  }

  box.addEventListener("focusin", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) cameFrom = event.relatedTarget;
    if (event.target === input) open();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) close();
  });
  box.querySelector(".search-open").addEventListener("click", wanted);
  box.querySelector(".search-close").addEventListener("click", leave);
  box.querySelector("form").addEventListener("submit", enter);
  box.addEventListener("keydown", (event) => {
    // Keys that an input method is at work on are its own; 229 is how Safari says so.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") leave();
    else if (event.key === "ArrowDown") walk(+1);
    else if (event.key === "ArrowUp") walk(-1);
    else {
      if (event.target !== input && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) input.focus();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  return wanted;
}

/** `/`, `s` and `f` do what is wanted, unless something is being typed. */
export function attachShortcuts(wanted) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (!["/", "s", "f"].includes(event.key) || isTyped(event.target)) return;
    event.preventDefault();
    wanted();
  });
}

function isTyped(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])");
}

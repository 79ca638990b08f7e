/* Notes at the spot. A call is a link that leads to its note by itself; where the browser knows `interestfor`, it shows
   the note on hover and focus by itself as well. This script adds the click and the tap, tells the note which place
   opened it, and does the browser's part where the browser does not. */
(() => {
  "use strict";
  if (!HTMLElement.prototype.showPopover) return; // such a browser shows the notes below the text

  const CALL = 'a[role="doc-noteref"], a.term';
  const SHOW_AFTER = 250, HIDE_AFTER = 400; // milliseconds: time to pass over a call, time to cross to its note
  const GAP = 6, EDGE = 8; // pixels between words and note, note and the screen's edge
  const native = "interestForElement" in HTMLAnchorElement.prototype;

  let opened = null; // the note on show, the call that opened it, whether a click (pinned) or focus (held) keeps it
  let asked = null; // the call that this script is opening a note for
  let left = null; // the call whose note is closing, to which the browser may give the focus back
  let pressed = null; // the call whose pinned note was on show when the button or finger went down
  let dismissed = null; // the call that was clicked to close its note, as long as the pointer rests on it
  let within = false; // whether it went down in the note: words that are selected there may end outside

  const noteOf = (link) => document.getElementById(link.dataset.note || link.getAttribute("interestfor"));
  const callAt = (node) => node instanceof Element && node.closest(CALL);
  const isOpeners = (node) => opened && (opened.link === callAt(node) || opened.note.contains(node));

  function show(link, pinned) {
    const note = noteOf(link);
    if (!note) return;
    if (opened && opened.link !== link) hide();
    if (!opened) {
      asked = link;
      note.showPopover({ source: link });
      asked = null;
      place();
    }
    if (opened) opened.pinned ||= pinned;
  }

  function hide() {
    if (opened && opened.note.matches(":popover-open")) opened.note.hidePopover();
    opened = left = null;
  }

  function dismiss(link) {
    hide();
    dismissed = link;
  }

  document.addEventListener("beforetoggle", (event) => {
    const note = event.target;
    if (!note.matches(".note-popup")) return;
    if (event.newState === "open") {
      opened = { note, link: asked || event.source, pinned: false, held: false };
      if (opened.link) tell(note, opened.link);
      requestAnimationFrame(place); // where the browser shows it by itself
    } else if (opened && opened.note === note) {
      left = opened.link;
      setTimeout(() => { left = null; });
      opened = null;
    }
  }, true);

  /* The next and previous place are those around the call that opened the note. */
  function tell(note, link) {
    const places = [...note.querySelectorAll(".place")];
    const at = places.findIndex((place) => place.hash === "#" + link.id);
    if (at < 0) return;
    places.forEach((place, i) => i === at ? place.setAttribute("aria-current", "location") : place.removeAttribute("aria-current"));
    const next = note.querySelector(".next-place");
    const after = places[at + 1] || places[0];
    next.href = after.href;
    next.textContent = places[at + 1] ? "下一处" : "回到首处";
    let previous = note.querySelector(".previous-place");
    if (!previous) {
      previous = next.cloneNode();
      previous.className = "previous-place";
      previous.textContent = "上一处";
      next.before(previous, " ");
    }
    previous.hidden = !at;
    if (at) previous.href = places[at - 1].href;
    note.querySelector(".entry-link").hash = "at-" + link.id;
  }

  document.addEventListener("pointerdown", (event) => {
    pressed = opened && opened.pinned ? opened.link : null;
    within = Boolean(opened && opened.note.contains(event.target));
    if (within) opened.pinned = true;
  }, true);

  document.addEventListener("click", (event) => {
    const link = callAt(event.target);
    if (link) {
      const isByPointer = event.detail && event.pointerType !== ""; // Firefox counts Enter as a click of no pointer
      const plain = isByPointer && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!plain || event.defaultPrevented || !noteOf(link)) return; // Enter, a new tab: the link itself
      event.preventDefault();
      if (link === pressed) dismiss(link);
      else show(link, true);
    } else if (opened && opened.note.contains(event.target)) {
      if (event.target.closest("a")) hide();
    } else if (!within) {
      hide();
    }
  });

  document.addEventListener("focusin", (event) => {
    if (opened && !isOpeners(event.target)) hide();
    const link = callAt(event.target);
    if (native || !link || link === left || !link.matches(":focus-visible")) return;
    show(link, false);
    if (opened) opened.held = true;
  });

  addEventListener("beforeprint", hide); // on paper every note stands below the text

  /* Placed by this script even where the browser can: Chromium scrolls a note that it places back to its top at each change.
     Under the words or, where it fits there better, above them; as high as there is room for, and across, on the screen. */
  function place() {
    if (!opened?.link || !opened.note.matches(":popover-open")) return;
    const { note, link } = opened, style = note.style;
    const words = link.getBoundingClientRect();
    const above = words.top - GAP - EDGE, below = innerHeight - words.bottom - GAP - EDGE;
    style.maxHeight = "";
    const { width, height } = note.getBoundingClientRect();
    const under = height <= below || below >= above;
    const shown = Math.min(height, under ? below : above);
    const right = document.documentElement.clientWidth - EDGE - width;
    style.maxHeight = shown + "px";
    style.top = scrollY + (under ? words.bottom + GAP : words.top - GAP - shown) + "px";
    style.left = scrollX + Math.max(EDGE, Math.min(words.left + (words.width - width) / 2, right)) + "px";
  }
  document.documentElement.classList.add("notes-placed");
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);
  document.addEventListener("toggle", place, true);

  if (native) {
    document.addEventListener("loseinterest", (event) => {
      if (opened && opened.pinned && opened.note === event.target) event.preventDefault();
    }, true);
    document.addEventListener("interest", (event) => {
      const other = opened && opened.pinned && opened.link !== event.source && document.activeElement !== event.source;
      if (other || event.source === dismissed && !dismissed.matches(":focus-visible")) event.preventDefault();
    }, true);
    document.addEventListener("pointerover", (event) => { if (callAt(event.target) !== dismissed) dismissed = null; });
    return;
  }

  /* From here on: what `interestfor` and `popover="hint"` do elsewhere. */
  for (const link of document.querySelectorAll(CALL)) {
    if (!link.hasAttribute("interestfor")) continue;
    link.dataset.note = link.getAttribute("interestfor");
    link.setAttribute("aria-details", link.dataset.note);
    link.removeAttribute("interestfor");
  }

  let timer = 0, leaving = false;
  function wait(then, after, leaves) {
    clearTimeout(timer);
    leaving = leaves;
    timer = setTimeout(() => { leaving = false; then(); }, after);
  }
  function stay() {
    clearTimeout(timer);
    leaving = false;
  }

  document.addEventListener("click", stay, true); // what a click decides, no waiting pointer undoes
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = callAt(event.target);
    if (isOpeners(event.target)) stay();
    else if (link && !(opened && opened.pinned)) wait(() => show(link, false), SHOW_AFTER, false);
    else if (!opened || opened.pinned || opened.held || opened.note.contains(document.activeElement)) stay();
    else if (!leaving) wait(hide, HIDE_AFTER, true);
  });

  /* Not on pointerdown: a finger that scrolls closes nothing. */
  document.addEventListener("pointerup", (event) => { if (!within && !isOpeners(event.target)) hide(); }, true);

  document.addEventListener("keydown", (event) => {
    if (!opened) return;
    const { note, link } = opened;
    const inside = note.contains(document.activeElement);
    if (event.key === "Escape") {
      close(inside);
      event.preventDefault();
    } else if (event.key === "Tab") {
      const stops = [...note.querySelectorAll("a, summary")].filter((stop) => stop.checkVisibility());
      const at = stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
      if (inside && !stops[at] && !event.shiftKey) { close(true); return; } // and on from the call
      if (!inside && (event.shiftKey || document.activeElement !== link)) return;
      (stops[at] || link).focus();
      event.preventDefault();
    }
  });

  function close(returns) {
    const { link } = opened;
    stay();
    hide();
    left = link;
    if (returns) link.focus();
    left = null;
  }
})();

/* The filter of the index of notes: by words, numbers, pinyin and its initials. Without this script it is not shown. */
(() => {
  "use strict";
  const form = document.querySelector(".notes-filter");
  if (!form) return;
  const input = form.querySelector("input"), count = form.querySelector("output");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}+.%]/gu, "");
  const entries = [...document.querySelectorAll(".entry")].map((entry) => ({
    entry,
    note: entry.querySelector("[data-block]").id.slice(1),
    words: fold(entry.querySelector("[data-block]").textContent),
    readings: entry.dataset.pinyin.split(" ").map((reading) => reading.split("_")),
  }));

  const spells = (reading, typed) =>
    reading.map((syllable) => syllable[0]).join("").includes(typed) || reading.some((_, i) => reading.slice(i).join("").startsWith(typed));

  function filter() {
    const typed = fold(input.value);
    const kept = new Set();
    for (const { entry, note, words, readings } of entries) {
      entry.hidden = !(words.includes(typed) || readings.some((reading) => spells(reading, typed)));
      if (!entry.hidden) kept.add(note);
    }
    for (const item of document.querySelectorAll("[data-note]")) item.hidden = !kept.has(item.dataset.note);
    for (const letter of document.querySelectorAll(".letter")) letter.hidden = !letter.querySelector("li:not([hidden])");
    count.textContent = typed ? `${entries.length}条中有${kept.size}条` : `共${entries.length}条`;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", filter);
  form.hidden = false;
  filter();
})();

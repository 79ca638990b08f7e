/* Citing: a number copies its address; selected words, or a paragraph, are copied with their source. */
(() => {
  "use strict";
  const source = document.querySelector("[data-citation]");
  if (!source) return;

  const HERE = /^(localhost|127\.|0\.0\.0\.0|\[::1\])|\.localhost$/; // no address to cite
  const SETTLED = 200, SHOWN = 5000; // milliseconds
  const WHOLE = 24, END = 6; // characters: words given in full, the least of either end of others
  const NUMBERS = "[data-number], [data-block] > .headerlink";
  const FAILED = "未能复制";

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  const said = element("div", { className: "cite-said", role: "status" });
  document.body.append(said);
  let saying;
  function say(words, seen = true) {
    clearTimeout(saying);
    said.textContent = ""; // the same words are to be read again
    said.classList.remove("shown");
    saying = setTimeout(() => {
      said.textContent = words;
      said.classList.toggle("shown", seen);
      saying = setTimeout(() => said.classList.remove("shown"), SHOWN);
    }, 100);
  }

  function address(hash) {
    let url = new URL(document.querySelector('link[rel="canonical"]')?.href || location);
    if (HERE.test(url.hostname)) url = new URL(location.pathname, location);
    url.hash = hash;
    return url.host && url.href; // none on a disk
  }

  const today = () => new Date().toLocaleDateString("sv"); // as 2026-11-23

  async function copy(text) {
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { // over http there is no clipboard
      const area = element("textarea", { className: "cite-area", value: text }), focused = document.activeElement;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      focused.focus({ preventScroll: true });
      return done;
    }
  }

  function arrive() {
    const number = document.getElementById(location.hash.slice(1))?.querySelector("[data-number]");
    if (number) say(`您引用的是第${number.dataset.number}段`, false);
  }
  addEventListener("hashchange", arrive);
  arrive();

  const printed = (block) => {
    const walker = document.createTreeWalker(block, 4), nodes = []; // texts
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("[data-added]")) nodes.push(walker.currentNode);
    return nodes;
  };
  const textOf = (block) => block?.matches("[data-block], .above") ? printed(block).map((node) => node.data).join("") : "";

  /* What of a block lies in a range, without note marks. */
  function part(block, range) {
    const found = { block, all: textOf(block), words: "", from: -1, to: 0 };
    let at = 0;
    for (const node of printed(block)) {
      const start = node === range.startContainer ? range.startOffset : 0, end = node === range.endContainer ? range.endOffset : node.length;
      const words = range.intersectsNode(node) && !node.parentElement.closest('[role="doc-noteref"] sup') ? node.data.slice(start, end) : "";
      if (words.trim()) {
        if (found.from < 0) found.from = at + start + words.search(/\S/);
        found.to = at + start + words.trimEnd().length;
      }
      found.words += words;
      at += node.length;
    }
    return found;
  }

  /* Each paragraph opens its marks anew; dots stand for blocks of other pages. */
  const quoted = (parts) => parts.map(({ block, words }, i) =>
    (i && block.dataset.block - parts[i - 1].block.dataset.block > 1 ? "…………\n" : "") + "“" + words.trim()).join("\n") + "”";

  /* What is given around the words reaches to punctuation, where browsers agree that a word ends, and farther, until the
     page has them but once. */
  const MARK = /[\p{P}\p{S}\s]/u, JOINED = /\w[,.:'_’，．：·]\w/;
  const isEdge = (text, at) => at <= 0 || at >= text.length || MARK.test(text.slice(at - 1, at + 1)) && !JOINED.test(text.slice(Math.max(0, at - 2), at + 2));
  const edge = (text, at, step) => isEdge(text, at + step) ? at + step : edge(text, at + step, step);
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const encode = (text) => encodeURIComponent(text.replace(/\s+/g, " ")).replace(/-/g, "%2D");

  function fragment(parts) {
    const page = fold(document.body.textContent), isOnce = (words) => page.split(fold(words)).length < 3;
    const first = parts[0], last = parts[parts.length - 1], one = first === last;
    const before = first.all.slice(0, first.from), after = last.all.slice(last.to);
    const left = before || textOf(first.block.previousElementSibling), right = after || textOf(last.block.nextElementSibling);
    let start = before ? edge(first.all, first.from + 1, -1) : left.length, end = after ? edge(last.all, last.to - 1, 1) - last.to : 0;
    let head = first.all.slice(first.from, one ? first.to : undefined), tail = "";
    if (!one || head.length > WHOLE) {
      let at = edge(head, 0, 1);
      while (at < head.length && (at < END || !isOnce(left.slice(start) + head.slice(0, at)))) at = edge(head, at, 1);
      const rest = head.slice(at) + parts.slice(1).map((part) => part.all.slice(0, part === last ? part.to : undefined)).join("");
      const least = one ? 0 : rest.length - last.to;
      let from = edge(rest, rest.length, -1);
      while (from > least && (rest.length - from < END || rest.indexOf(rest.slice(from)) < from)) from = edge(rest, from, -1);
      if (!one || from > 0) [head, tail] = [head.slice(0, at), rest.slice(Math.max(from, least))];
    }
    const isAlone = () => isOnce(left.slice(start) + head + (tail ? "" : right.slice(0, end)));
    while (!tail && end < right.length && !isAlone()) end = edge(right, end, 1);
    while (start > 0 && !isAlone()) start = edge(left, start, -1);
    if (!isAlone()) return one ? "" : fragment(parts.slice(1)); // a heading that the contents repeat
    const prefix = encode(left.slice(start)), suffix = encode(right.slice(0, end));
    return ":~:text=" + [prefix && prefix + "-", encode(head), encode(tail), suffix && "-" + suffix].filter(Boolean).join(",");
  }

  /* The button stands behind what it is for, where Tab finds it. */
  const bar = element("span"), button = element("button", { type: "button", textContent: "复制引文" });
  bar.dataset.added = "";
  bar.append(button);
  let offered; // what the button copies, and for which number
  let held; // the mouse button is down

  function offer(parts, range, link) {
    bar.remove(); // its words are none of the page's
    bar.className = "quote-bar" + (link ? " of-number" : "");
    bar.style = "";
    offered = { words: quoted(parts), hash: parts[0].block.id + fragment(parts), link };
    if (link) return link.after(bar);
    const { block } = parts[parts.length - 1];
    block.append(bar);
    const line = [...range.getClientRects()].filter(({ width }) => width).pop(), around = block.getBoundingClientRect();
    bar.style.top = Math.min(line.bottom - around.top, around.height) + 6 + "px";
    bar.style.left = Math.max(0, Math.min(line.right - around.left, around.width) - bar.offsetWidth) + "px";
  }

  function withdraw() {
    offered = null;
    bar.remove();
  }

  function selected() {
    if (held) return;
    const range = !getSelection().isCollapsed && getSelection().getRangeAt(0);
    const blocks = range ? [...document.querySelectorAll("[data-block]")].filter((block) => range.intersectsNode(block)) : [];
    const parts = blocks.map((block) => part(block, range)).filter(({ from }) => from >= 0);
    if (parts.length) offer(parts, range);
    else if (offered && !offered.link) withdraw();
  }

  let settling;
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(selected, SETTLED);
  };
  document.addEventListener("selectionchange", settle);
  addEventListener("pointerdown", ({ pointerType, target }) => { held = pointerType === "mouse" && !bar.contains(target); });
  addEventListener("pointerup", () => {
    if (held) settle();
    held = false;
  });
  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay selected

  button.addEventListener("click", async ({ detail }) => {
    const text = `${offered.words}\n${source.dataset.citation}[${today()}]. ${address(offered.hash)}`;
    if (detail) withdraw(); // a keyboard's focus stays
    say(await copy(text) ? "已复制引文" : FAILED);
  });

  document.addEventListener("click", async (event) => {
    const link = event.target.closest(NUMBERS);
    if (offered?.link && !link && !bar.contains(event.target)) withdraw();
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { number } = link.dataset, range = document.createRange();
    range.selectNode(link.parentElement);
    if (number) offer([part(link.parentElement, range)], range, link);
    history.replaceState(history.state, "", link.hash); // no jump: the reader is there
    // Firefox: Enter is a click of no pointer
    say(!await copy(address(link.hash)) ? FAILED : number ? `已复制第${number}段的网址${event.detail && event.pointerType ? "" : "，按 Tab 键可复制引文"}` : "已复制标题的网址");
  });

  document.addEventListener("focusin", ({ target }) => {
    if (offered?.link && target !== offered.link && !bar.contains(target)) withdraw();
  });

  document.addEventListener("keydown", (event) => {
    if (!offered || event.defaultPrevented) return; // a note took it
    const { link } = offered, inside = bar.contains(event.target);
    if (event.key === "Tab" && !event.shiftKey && !link && !inside) {
      event.preventDefault();
      button.focus();
    } else if (event.key === "Escape" && !document.querySelector(":popover-open")) {
      if (inside) link?.focus();
      withdraw();
    }
  });

  /* The cover has the report's own citation. */
  const [day, place] = document.querySelectorAll(".cite-text span");
  const fill = () => {
    day.textContent = today();
    place.textContent = address("");
  };
  if (day) fill();
  for (const each of document.querySelectorAll("[data-copies]")) {
    each.hidden = false;
    each.addEventListener("click", async () => {
      fill();
      say(await copy(document.querySelector(`[data-form="${each.dataset.copies}"]`).textContent) ? "已复制" : FAILED);
    });
  }
})();

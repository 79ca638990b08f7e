/* The hit that was followed → its words marked in the block it leads to, and in view.

   Its address stays the plain one that can be cited, so the words travel in the browser's own storage. */

import { places } from "./core.js";

const KEY = "baogao-hit";

/** Keep the words of a hit until its address is opened, here or in another tab. */
export function remember(href, words) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ href, words }));
  } catch {
    // Without storage the hit still leads to its block.
  }
}

/** Mark the words of the hit that led here, if one did. */
export function arrive() {
  const words = taken();
  const block = words && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!block) return;
  clear();
  const first = mark(block, words);
  if (first) whenLaidOut(() => show(first));
}

function taken() {
  try {
    const { href, words } = JSON.parse(localStorage.getItem(KEY));
    if (href !== location.href || !Array.isArray(words)) return null;
    localStorage.removeItem(KEY);
    return words;
  } catch {
    return null;
  }
}

/** Wrap the words' places in `<mark>`; returns the first. What the site added to the block is passed over. */
export function mark(block, words) {
  const nodes = printed(block);
  const found = places(nodes.map((node) => node.data).join(""), words);
  let at = 0;
  let first = null;
  for (const node of nodes) {
    const end = at + node.length;
    const here = found.filter(([start, stop]) => start < end && stop > at);
    // From the last to the first, so that earlier positions stay true.
    for (const [start, stop] of here.reverse()) {
      const wrapped = wrap(node, Math.max(start, at) - at, Math.min(stop, end) - at);
      if (start >= at && start === found[0][0]) first = wrapped;
    }
    at = end;
  }
  return first;
}

function printed(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches("[data-added], .headerlink") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function wrap(node, start, end) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const element = document.createElement("mark");
  element.className = "search-hit";
  range.surroundContents(element);
  return element;
}

function clear() {
  for (const element of document.querySelectorAll("mark.search-hit")) {
    const parent = element.parentNode;
    element.replaceWith(...element.childNodes);
    parent.normalize();
  }
}

/* The browser goes to the address's anchor while it loads; what is moved before that does not stay. */
function whenLaidOut(work) {
  if (document.readyState === "complete") requestAnimationFrame(work);
  else addEventListener("load", () => requestAnimationFrame(work), { once: true });
}

function show(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 80 || bottom > innerHeight - 40) element.scrollIntoView({ block: "center" });
}

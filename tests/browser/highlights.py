"""Words selected as a reader selects them, and what a browser marks when it opens an address with a text fragment."""

from __future__ import annotations

import base64
import time

SELECT = """([from, start, to, end]) => {
  const at = (selector, offset) => {
    const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
    let before = 0, node;
    while ((node = walker.nextNode()) && before + node.length < offset) before += node.length;
    return [node, offset - before];
  };
  const selection = getSelection();
  selection.setBaseAndExtent(...at(from, start), ...at(to, end));
  return selection.toString();
}"""

LINES = """([from, start, to, end]) => {
  getSelection().removeAllRanges();
  const lines = [];
  const blocks = [...document.querySelectorAll("[data-block]")];
  const first = document.querySelector(from), last = document.querySelector(to);
  for (const block of blocks.slice(blocks.indexOf(first), blocks.indexOf(last) + 1)) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let before = 0, node;
    while (node = walker.nextNode()) {
      const begins = block === first ? Math.max(0, start - before) : 0;
      const ends = block === last ? Math.min(node.length, end - before) : node.length;
      before += node.length;
      if (begins >= ends) continue;
      const range = document.createRange();
      range.setStart(node, begins);
      range.setEnd(node, ends);
      lines.push(...[...range.getClientRects()].map(r => [r.left, r.top, r.right, r.bottom]));
    }
  }
  return lines;
}"""

COUNT = """async ([png, lines]) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data, width, height } = pen.getImageData(0, 0, image.width, image.height);
  let inside = 0, outside = 0, wanted = 0;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const at = 4 * (y * width + x);
    const marked = data[at] > 240 && data[at + 1] < 15 && data[at + 2] > 240;
    const within = lines.some(([l, t, r, b]) => l <= x && x < r && t <= y && y < b);
    const near = within || lines.some(([l, t, r, b]) => l - 3 <= x && x < r + 3 && t - 6 <= y && y < b + 6);
    wanted += within;
    inside += within && marked;
    outside += !near && marked;
  }
  return [wanted ? inside / wanted : 0, outside];
}"""


def select(page, start: tuple[str, int], end: tuple[str, int]) -> str:
    """Select from a code point of one element to one of another; returns the selection's text."""
    return page.evaluate(SELECT, [*start, *end])


def marked(page, start: tuple[str, int], end: tuple[str, int]) -> tuple[float, int]:
    """How much of the words' area the browser has marked, from 0 to 1, and how many pixels elsewhere."""
    page.add_style_tag(content="::target-text { background: #f0f !important; color: #f0f !important }")
    lines = page.evaluate(LINES, [*start, *end])
    png = base64.b64encode(page.screenshot()).decode()
    return tuple(page.evaluate(COUNT, [png, lines]))


def until_marked(page, start: tuple[str, int], end: tuple[str, int], seconds: float = 10) -> tuple[float, int]:
    """What `marked` says once the browser has found and marked the words, which it begins when the page has loaded; or at the end."""
    deadline = time.monotonic() + seconds
    while (found := marked(page, start, end))[0] <= 0.9 and time.monotonic() < deadline:
        pass
    return found

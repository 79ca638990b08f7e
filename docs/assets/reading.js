/* Reading at will. The panel's choices are kept, and set as attributes of the page; how far one has read is told in the
   header and marked in the contents. Without this script the page reads as it is. */
(() => {
  "use strict";
  const KEY = "baogao-reading";
  const root = document.documentElement;
  const form = document.querySelector(".reading-panel form");
  const fault = form.querySelector(".reading-fault");
  const radios = [...form.querySelectorAll("[type=radio]")];

  /* What few readers need is loaded where it is needed: a site opened from a disk, a place that is on another page now. */
  const here = document.currentScript.src, loaded = new Set();
  function load(name) {
    if (!loaded.has(name)) document.head.append(Object.assign(document.createElement("script"), { src: new URL(name, here) }));
    loaded.add(name);
  }
  function seek() {
    const [id] = location.hash.slice(1).split(":~:");
    if (document.querySelector("[data-missing]") || id && !document.getElementById(id)) load("moved.js");
  }
  addEventListener("hashchange", seek);
  seek();
  if (location.protocol === "file:") load("disk.js");

  function stored() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }
  }

  /* The panel and the page say the same; a value that nobody knows is as if none were kept. */
  function put(settings) {
    for (const radio of radios) radio.checked = !radio.value;
    for (const radio of radios) if (radio.value && radio.value === settings[radio.name]) radio.checked = true;
    for (const { name, value } of radios.filter((radio) => radio.checked)) value ? root.dataset[name] = value : delete root.dataset[name];
  }

  function keep() {
    const settings = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
    const block = current(), top = block && block.getBoundingClientRect().top;
    put(settings);
    if (block) scrollBy(0, block.getBoundingClientRect().top - top); // the words that one reads stay where they are
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
      fault.textContent = "";
    } catch {
      fault.textContent = "浏览器不许本站记住设置：换页后须重新选择。";
    }
    follow();
  }

  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep));
  addEventListener("storage", (event) => event.key === KEY && put(stored()));
  addEventListener("pageshow", (event) => event.persisted && put(stored()));

  /* Which block is being read: the last that begins above a line close below the header; towards the page's end, where
     what is left would never reach it, the line comes down to meet it. A block that an address names is read first. */
  const blocks = [...document.querySelectorAll(".md-content [data-block][id]")];
  const header = document.querySelector(".md-header");
  let named = null; // { block, y }: arrived at by its address, and not yet left

  function current() {
    if (named && Math.abs(scrollY - named.y) < 40) return named.block;
    named = null;
    const upper = Math.max(0, header.getBoundingClientRect().bottom) + 40;
    const most = root.scrollHeight - innerHeight, last = Math.min(most, innerHeight), rest = most - scrollY;
    const line = rest < last ? innerHeight - (innerHeight - upper) * rest / last : upper;
    let low = 0, high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle].getBoundingClientRect().top < line) low = middle + 1; else high = middle;
    }
    return blocks[most > 0 && low ? low - 1 : 0];
  }

  function arrive() {
    const target = document.querySelector(":target");
    const block = target && target.closest("[data-block][id]");
    named = block && { block, y: scrollY };
    follow();
  }

  const contents = document.querySelector("nav.contents");
  const links = new Map(contents ? [...contents.querySelectorAll("a[href*='#']")]
    .filter((link) => link.pathname === location.pathname).map((link) => [link.hash.slice(1), link]) : []);
  const progress = header.querySelector(".progress");
  let marked = null;

  function follow() {
    const block = current();
    if (!block) return;
    const before = blocks.slice(0, blocks.indexOf(block) + 1).reverse();
    const paragraph = (before.find(isParagraph) || blocks.find(isParagraph))?.id.slice(1);
    if (progress && paragraph) {
      progress.hidden = false;
      progress.textContent = `第${paragraph}段，共${contents.dataset.paragraphs}段`;
    }
    const found = before.find((each) => links.has(each.id));
    const link = found && links.get(found.id);
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    marked = link;
    show(link);
  }
  const isParagraph = (block) => /^p\d+$/.test(block.id);

  /* The marked place is kept in sight within the contents; the page itself is not moved. */
  function show(link) {
    const box = [contents?.querySelector("ul"), contents].find((each) => each && each.scrollHeight > each.clientHeight);
    if (!link || !box) return;
    const inner = link.getBoundingClientRect(), outer = box.getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3;
  }

  let asked = 0;
  const soon = () => { asked ||= requestAnimationFrame(() => { asked = 0; follow(); }); };
  if (blocks.length) {
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    addEventListener("hashchange", arrive);
    addEventListener("load", arrive);
  }
  if (root.showPopover) { // a panel stands over what the focus goes on to
    document.addEventListener("focusin", ({ target }) => {
      const panel = document.querySelector(".reading-panel:popover-open, .contents:popover-open");
      if (panel && !panel.contains(target) && !target.matches(`[popovertarget="${panel.id}"]`)) panel.hidePopover();
    });
  }
  if (contents?.showPopover) {
    contents.addEventListener("toggle", () => show(marked || contents.querySelector("[aria-current]")));
    contents.addEventListener("click", (event) => event.target.closest("a") && contents.matches(":popover-open") && contents.hidePopover());
    matchMedia("(min-width: 60em)").addEventListener("change", () => contents.matches(":popover-open") && contents.hidePopover());
  }
  put(stored());
})();

/* The site opened from a disk or a USB stick. No server turns a folder into its page there, and browsers let no page
   read the search index: links lead to the pages themselves, and the search box says where to look instead. */
(() => {
  "use strict";
  const root = new URL("../", document.currentScript.src);

  function toPage(element, name) {
    const url = element && new URL(element[name], location);
    if (url?.protocol !== "file:" || !url.pathname.endsWith("/")) return;
    url.pathname += "index.html";
    element[name] = url.href;
  }
  for (const link of document.links) toPage(link, "href");
  for (const form of document.forms) toPage(form, "action");
  // A link that another script has written since.
  const followed = ({ target }) => toPage(target.closest("a[href]"), "href");
  for (const kind of ["focusin", "pointerdown", "click"]) document.addEventListener(kind, followed, true);

  const link = (textContent, href) =>
    Object.assign(document.createElement("a"), { className: "search-all", textContent, href });
  const full = document.querySelector('.contents a[href*="/full/"]');
  function say(region) {
    const said = document.createElement("p");
    said.append("从磁盘打开的网页不能检索，浏览器不允许。请打开",
      full ? link("全文页", full.href) : link("报告", new URL("index.html", root)), full ? "" : "的“全文”页",
      "，用浏览器自带的查找：按 Ctrl+F，苹果电脑按 ⌘F；手机请在浏览器菜单里选“在页面中查找”。");
    region.replaceChildren(said);
  }

  const box = document.querySelector("[data-search-box]"), page = document.querySelector("div[data-search-page]");
  if (page) say(page);
  if (!box) return;
  const panel = box.querySelector(".search-panel");
  say(panel.querySelector(".search-region"));
  function show(shown) {
    box.toggleAttribute("data-open", shown);
    panel.hidden = !shown;
  }
  const asked = ({ target }) => target.matches("input") && show(true);
  for (const kind of ["focusin", "click"]) box.addEventListener(kind, asked);
  box.querySelector(".search-open").addEventListener("click", () => {
    show(true);
    box.querySelector("input").focus();
  });
  box.querySelector(".search-close").addEventListener("click", () => show(false));
  document.addEventListener("pointerdown", ({ target }) => box.contains(target) || show(false));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && show(false));
  document.addEventListener("submit", (event) => event.target.matches('[role="search"]') && event.preventDefault());
})();

/* An address whose place is not on this page, or whose page is gone → a line that says where the place is now.

   Numbers hold while pages come and go: the report's own data say which page has which. They are fetched only here. */
(() => {
  "use strict";
  const root = new URL("../", document.currentScript.src);
  const missing = document.querySelector("[data-missing]"); // the page that stands for those that are not there
  const [id] = location.pathname.slice(root.pathname.length).split("/");
  const line = Object.assign(document.createElement("p"), { className: "moved" });
  line.setAttribute("role", "status");

  const link = (textContent, path) =>
    Object.assign(document.createElement("a"), { textContent, href: new URL(path, root) });
  const numbered = (hash) => /^([pscon])(\d+(?:-\d+)*)$/.exec(hash);

  /* `第40段`; of a note its calls are counted, or all of its places. */
  function called(hash) {
    const [, kind, number] = numbered(hash), [note, nth] = apart(number);
    return { p: `第${number}段`, s: "这一标题", n: `注释${number}`, c: `注释${note}的第${nth}个注号`, o: `注释${note}的第${nth}处` }[kind];
  }
  const apart = (number) => [number.slice(0, number.lastIndexOf("-")), number.slice(number.lastIndexOf("-") + 1)];

  /* The address of the place, as `zigong-2021/3-1/#p40`, and the block that it lies in. */
  function found(report, hash) {
    const [, kind, number] = numbered(hash), [id, nth] = apart(number);
    if (!"co".includes(kind)) {
      const block = report.blocks.find((each) => each.id === hash);
      return block && { block, address: block.url };
    }
    const { calls = [], occurrences = [] } = report.notes.find((each) => each.id === id) ?? {};
    const inOrder = (a, b) => a.block - b.block || a.start - b.start;
    const places = kind === "c" ? calls : [...calls, ...occurrences].sort(inOrder);
    const place = places[nth - 1], block = report.blocks.find((each) => each.n === place?.block);
    const anchor = calls.includes(place) ? `c${id}-${calls.indexOf(place) + 1}` : `o${id}-${nth}`;
    return block && { block, address: `${block.url.split("#")[0]}#${anchor}` };
  }

  function where(report, block) {
    const part = report.parts.find((each) => each.id === block.part);
    const section = part?.sections.find((each) => each.id === block.section);
    return section?.heading || part?.heading || (block.kind === "note" ? "注释" : "报告首页");
  }

  async function data() {
    const answer = await fetch(new URL(`${id}/report.json`, root));
    return answer.ok ? answer.json() : null;
  }

  /* What the line says; nothing where this is no report's address. */
  function words(report, hash) {
    const full = `${id}/full/`;
    if (!numbered(hash)) return missing ? ["这份报告还在：", link("目录", `${id}/`), "、", link("全文", full)] : [];
    const place = found(report, hash), name = called(hash);
    if (!place) return [`这份报告里没有${name}：地址可能有误，或已经删去。`, link("在全文里查找", full)];
    return [`${name}现在位于“${where(report, place.block)}”。`, link(`前往${name}`, place.address)];
  }

  async function tell() {
    const hash = decodeURIComponent(location.hash.slice(1).split(":~:")[0]), here = numbered(hash);
    line.remove();
    if (!id || !missing && (!here || document.getElementById(hash))) return;
    let said;
    try {
      const report = await data();
      said = report ? words(report, hash) : [];
    } catch { // no network, or a site opened from a disk
      said = here ? [`${called(hash)}不在这一页。`, link("在全文里查找", `${id}/full/#${hash}`)] : [];
    }
    if (!said.length) return;
    line.replaceChildren(...said);
    const heading = document.querySelector("h1");
    missing ? heading.after(line) : heading.before(line);
  }
  addEventListener("hashchange", tell);
  tell();
})();

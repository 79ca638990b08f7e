/* An answer → elements. Text enters as text alone, so nothing of a report or a query is ever markup. */

import { excerpt, places } from "./core.js";

const AT_ONCE = 20;
const A_FRAME = 60;
const AT_MOST = 500;
const SAID = 40;
const TURNING = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]+)/;

/** Hint, count, hits and what is near, in one element; a later answer replaces an earlier one, also half-way. */
export class View {
  constructor(element, base, { onNear, onHit }) {
    Object.assign(this, { element, base, turn: 0 });
    this.status = child(element, "p", { className: "search-status", role: "status" });
    this.near = child(element, "ul", { className: "search-near", hidden: true });
    this.hits = child(element, "ol", { className: "search-hits", hidden: true });
    this.more = child(element, "button", { className: "search-more", type: "button", hidden: true, textContent: "显示更多" });
    this.near.addEventListener("click", ({ target }) => {
      if (target.closest("button")) onNear(target.textContent);
    });
    for (const kind of ["click", "auxclick", "contextmenu"]) {
      this.hits.addEventListener(kind, (event) => {
        const hit = event.target.closest("a");
        if (hit) onHit(hit, this.words, event);
      });
    }
  }

  /** Only a message: a hint, or what is wrong. */
  say(message) {
    this.turn++;
    this.words = [];
    this.element.setAttribute("aria-busy", "false");
    this.status.textContent = message;
    this.near.hidden = this.hits.hidden = this.more.hidden = true;
    this.hits.replaceChildren();
  }

  show(answer) {
    this.say(told(answer));
    this.words = answer.words;
    this.near.replaceChildren(...answer.near.map(nearTerm));
    this.near.hidden = !answer.near.length;
    this.hits.hidden = !answer.hits.length;
    this.element.setAttribute("aria-busy", "true");
    this.append(answer, 0, AT_ONCE, AT_MOST);
  }

  /* The first hits at once, the others a frame each, so that the next key is never kept waiting. */
  append(answer, from, to, limit) {
    const turn = this.turn;
    this.hits.append(...answer.hits.slice(from, Math.min(to, limit)).map((block) => this.hit(block, answer)));
    if (to < Math.min(limit, answer.hits.length)) {
      requestAnimationFrame(() => turn === this.turn && this.append(answer, to, to + A_FRAME, limit));
      return;
    }
    this.element.setAttribute("aria-busy", "false");
    if (limit < answer.hits.length) {
      this.more.hidden = false;
      this.more.onclick = () => {
        this.more.hidden = true;
        this.append(answer, limit, limit + A_FRAME, limit + AT_MOST);
      };
    }
  }

  hit(block, answer) {
    const item = document.createElement("li");
    const link = child(item, "a", { href: new URL(block.url, this.base).href });
    link.dataset.hit = "";
    link.dataset.kind = block.kind;
    child(link, "span", { className: "search-where", textContent: whereOf(block, answer.several) });
    const words = child(link, "span", { className: "search-words" });
    for (const { text, marked } of excerpt(block.text, places(block.text, answer.words))) {
      (marked ? child(words, "mark", {}) : words).append(...still(text));
    }
    return item;
  }
}

function told({ query, words, hits, near, simplified, faults }) {
  const asked = query.trim().length > SAID ? `${query.trim().slice(0, SAID)}…` : query.trim();
  const trouble = faults.map((fault) => `（${fault.message}，结果可能不全。）`).join("");
  if (!words.length) return "请输入字词或数字。" + trouble;
  if (hits.length) return `${simplified ? `按简体“${asked}”检索：` : ""}${hits.length} 条结果` + trouble;
  return `没有找到“${asked}”。` + (near.length ? "相近的术语：" : "") + trouble;
}

function whereOf(block, several) {
  const number = /#[pn](.+)$/.exec(block.url)?.[1];
  const which = { n: `注释${number}`, h: "标题", p: `第${number}段` }[block.kind];
  return [several ? block.report : "", block.where, which].filter(Boolean).join(" · ");
}

function nearTerm(words) {
  const item = document.createElement("li");
  child(item, "button", { type: "button" }).append(...still(words));
  return item;
}

/* A text whose characters stand where they are stored: what would turn its neighbours is isolated, as on the pages. */
function still(text) {
  return text.split(TURNING).filter(Boolean).map((piece) => {
    if (!piece.match(TURNING)) return piece;
    return Object.assign(document.createElement("bdi"), { textContent: piece });
  });
}

function child(parent, name, properties) {
  const element = Object.assign(document.createElement(name), properties);
  parent.append(element);
  return element;
}

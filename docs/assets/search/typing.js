/* A field and a view → answers as one types. While an input method composes, nothing is asked and nothing is touched. */

import { ask } from "./ask.js";
import { open } from "./index.js";
import { remember } from "./arrive.js";
import { View } from "./view.js";

const HINT = "输入任意字词或数字；几个词以空格隔开，须在同一段内。";

export class Typing {
  /** `onAnswer(query)` is told each query that was answered; `answered` is the last one as it was typed. */
  constructor({ input, region, base, onAnswer = () => {}, onHit = () => {} }) {
    Object.assign(this, { input, base, onAnswer, composing: false, turn: 0, answered: null });
    this.view = new View(region, base, {
      onNear: (words) => this.put(words),
      onHit: (link, words, event) => {
        remember(link.href, words);
        if (event.type === "click") onHit(event);
      },
    });
    input.addEventListener("focus", () => open(base).catch(() => {}));
    input.addEventListener("compositionstart", () => (this.composing = true));
    input.addEventListener("compositionend", () => {
      this.composing = false;
      this.answer();
    });
    input.addEventListener("input", (event) => {
      if (!this.composing && !event.isComposing) this.answer();
    });
  }

  put(query) {
    this.input.value = query;
    this.input.focus();
    return this.answer();
  }

  /** Ask what stands in the field; an answer that is overtaken by a later query is not shown. */
  async answer() {
    const query = this.input.value;
    const turn = ++this.turn;
    let show = () => this.view.say(HINT);
    if (query.trim()) {
      try {
        const answer = await ask(this.base, query);
        show = () => this.view.show(answer);
      } catch (fault) {
        show = () => this.view.say(`${fault.message}，无法检索。请刷新页面再试，或打开全文页用浏览器查找。`);
      }
    }
    if (turn !== this.turn) return;
    show();
    this.answered = query;
    this.input.dataset.answered = query.trim();
    this.onAnswer(query.trim());
  }
}

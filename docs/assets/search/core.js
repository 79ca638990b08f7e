/* Text and query → matches: no page, no network, no state.

   A query matches where the text contains it, once both are folded: NFKC, letter case, quotation marks and white space, with
   whatever else prints nothing.
   Whatever is found is given as positions in the text as printed. */

const DROPPED = /[\s\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"'“”‘’„‟‚‛「」『』〝〞〟]/g;
// One character with the marks that normalisation may join to it, vowels and finals of Hangul among them.
const CLUSTER = /[^\p{M}\u1160-\u11ff][\p{M}\u1160-\u11ff]*|[\p{M}\u1160-\u11ff]+/gu;
const RANK = { n: 0, h: 0, p: 1 };
const LONG = 120;
const BEFORE = 24;
const AFTER = 40;
const NEAR = 6;
const NEAR_QUERY = 100;

/** The text as it is compared. A final sigma, which depends on its neighbours, is an ordinary one. */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replaceAll("ς", "σ").replace(DROPPED, "");
}

/** The words of a query, folded; none for white space and quotation marks alone. */
export function wordsOf(query) {
  return [...new Set(query.normalize("NFKC").split(/\s+/).map(fold).filter(Boolean))];
}

/** The blocks that contain every word: notes and headings first, each kind in the order given. */
export function search(blocks, words) {
  if (!words.length) return [];
  const found = blocks.filter((block) => words.every((word) => block.folded.includes(word)));
  return found.sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}

/** Where the words stand in a text: `[start, end]` pairs, sorted and disjoint. */
export function places(text, words) {
  const { folded, starts, ends } = foldedWithPlaces(text);
  const found = words.flatMap((word) => occurrences(folded, word).map((at) => [starts[at], ends[at + word.length - 1]]));
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function foldedWithPlaces(text) {
  const starts = [];
  const ends = [];
  let folded = "";
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const part = fold(cluster);
    folded += part;
    for (let i = 0; i < part.length; i++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { folded, starts, ends };
}

function occurrences(folded, word) {
  const found = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) found.push(at);
  return found;
}

/** A text shortened to what stands around its places: `{ text, marked }` pieces, an ellipsis where words are left out. */
export function excerpt(text, found) {
  const pieces = [];
  let at = 0;
  for (const [from, to] of windows(text, found)) {
    if (from > at) pieces.push({ text: "…", marked: false });
    at = from;
    for (const [start, end] of found.filter(([start, end]) => start < to && end > from)) {
      pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, Math.min(end, to)), marked: true });
      at = Math.min(end, to);
    }
    pieces.push({ text: text.slice(at, to), marked: false });
    at = to;
  }
  if (at < text.length) pieces.push({ text: "…", marked: false });
  return pieces.filter((piece) => piece.text);
}

/* What of a text is shown, as `[from, to]` pairs; a window that touches the one before lengthens it. */
function windows(text, found) {
  if (text.length <= LONG) return [[0, text.length]];
  const shown = [];
  let room = LONG;
  for (const [start, end] of found) {
    const from = clauseStart(text, start);
    const to = clauseEnd(text, Math.min(end, start + LONG));
    const last = shown.at(-1);
    const fresh = to - Math.max(from, last?.[1] ?? 0);
    if (fresh > room) break;
    room -= Math.max(0, fresh);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else shown.push([from, to]);
  }
  if (shown.length) return shown;
  const from = found.length ? clauseStart(text, found[0][0]) : 0;
  return [[from, whole(text, Math.min(text.length, from + LONG))]];
}

/* The start of the clause that a place stands in, or of what of it is near enough. */
function clauseStart(text, start) {
  const from = Math.max(0, start - BEFORE);
  const mark = from ? text.slice(from, start).search(/[。；，！？、：]/) : -1;
  return mark < 0 ? whole(text, from) : from + mark + 1;
}

/* The end of the last whole clause that is near enough, or of what of it is. */
function clauseEnd(text, end) {
  const to = Math.min(text.length, end + AFTER);
  const mark = text.slice(end, to).search(/[。；，！？][^。；，！？]*$/);
  return to === text.length || mark < 0 ? whole(text, to) : end + mark + 1;
}

/* A position that does not cut a character of two code units. */
function whole(text, at) {
  return at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at]) && /[\ud800-\udbff]/.test(text[at - 1]) ? at - 1 : at;
}

/** A query with its traditional characters as simplified ones. */
export function simplify(query, table) {
  const traditional = [...table.traditional];
  const simplified = [...table.simplified];
  const of = new Map(traditional.map((character, i) => [character, simplified[i]]));
  return [...query].map((character) => of.get(character) ?? character).join("");
}

/** The terms nearest to a query, best first: by pinyin, whole or initials, and by the share of characters in common. */
export function near(terms, query) {
  const asked = fold(query).slice(0, NEAR_QUERY);
  const scored = terms.map((term) => ({ words: term.words, score: Math.max(soundsLike(term, asked), likeness(fold(term.words), asked)) }));
  const best = scored.filter((each) => each.score > 0).sort((a, b) => b.score - a.score);
  const near = best.filter((each) => each.score > best[0].score / 3);
  return [...new Set(near.map((each) => each.words))].slice(0, NEAR);
}

function soundsLike(term, asked) {
  if (!/^[a-z0-9+]+$/.test(asked)) return 0;
  const spellings = [term.pinyin.join(""), term.pinyin.map((syllable) => syllable[0]).join("")];
  if (spellings.includes(asked)) return 3;
  if (asked.length < 2) return 0;
  return spellings.some((spelling) => spelling.startsWith(asked)) ? 2 : spellings.some((spelling) => spelling.includes(asked)) ? 1.5 : 0;
}

/* Dice's coefficient of the two bags of characters. */
function likeness(term, asked) {
  const left = [...asked];
  let shared = 0;
  for (const character of term) {
    const at = left.indexOf(character);
    if (at >= 0) {
      left.splice(at, 1);
      shared++;
    }
  }
  return (2 * shared) / ([...term].length + [...asked].length || 1);
}

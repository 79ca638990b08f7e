/* A query → what is to be shown: the blocks found, how they were found, or what is near. */

import { near, search, simplify, wordsOf } from "./core.js";
import { open, table } from "./index.js";

/** The answer to a query: `query` and `words` as they matched, `hits`, `near` terms where there are none, and `faults`. */
export async function ask(base, query) {
  const words = wordsOf(query);
  if (!words.length) return { query, words, hits: [], near: [], faults: [] };
  const index = await open(base);
  const exact = { query, words, hits: search(index.blocks, words), near: [], several: index.several, faults: [...index.faults] };
  return exact.hits.length ? exact : forgiving(base, index, exact);
}

/* Only what is found nowhere as it was typed is tried in simplified characters: an exact query stays exact. */
async function forgiving(base, index, exact) {
  let query = exact.query;
  try {
    query = simplify(exact.query.normalize("NFKC"), await table(base));
  } catch (fault) {
    exact.faults.push(fault);
  }
  const words = wordsOf(query);
  const hits = search(index.blocks, words);
  if (hits.length) return { ...exact, query, words, hits, simplified: true };
  return { ...exact, near: near(index.terms, query) };
}

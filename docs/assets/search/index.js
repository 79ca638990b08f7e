/* The site's index files → blocks and terms in memory; nothing is fetched before it is asked for, and nothing twice.

   A file that is missing or broken is named in an IndexError, or in `faults` where other reports can still be searched. */

import { fold } from "./core.js";

export class IndexError extends Error {
  constructor(path) {
    super(`索引文件 ${path} 缺失或损坏`);
  }
}

const opened = new Map();

/** Blocks and terms of every report of the site whose address is `base`. */
export function open(base) {
  return once(`${base}`, () => load(base));
}

/** The table of traditional characters. */
export function table(base) {
  return once(`${base} traditional`, async () => {
    const path = "search/traditional.json";
    const found = await fetched(base, path);
    if ([...text(found.traditional, path)].length !== [...text(found.simplified, path)].length) throw new IndexError(path);
    return found;
  });
}

function once(key, work) {
  if (!opened.has(key)) {
    const promise = work();
    // What failed is tried again when it is next asked for.
    promise.catch(() => opened.delete(key));
    opened.set(key, promise);
  }
  return opened.get(key);
}

async function load(base) {
  const list = await fetched(base, "search/reports.json");
  const reports = array(list.reports, "search/reports.json");
  for (const report of reports) text(report?.id, "search/reports.json");
  const answers = await Promise.allSettled(reports.map((report) => loadReport(base, report)));
  const faults = answers.filter((answer) => answer.status === "rejected").map((answer) => answer.reason);
  if (faults.length && faults.length === answers.length) throw faults[0];
  const loaded = answers.filter((answer) => answer.status === "fulfilled").map((answer) => answer.value);
  return { blocks: loaded.flatMap((each) => each.blocks), terms: loaded.flatMap((each) => each.terms), several: reports.length > 1, faults };
}

async function loadReport(base, report) {
  const path = `${report.id}/search.json`;
  const found = await fetched(base, path);
  try {
    return read(found, report, path);
  } catch {
    throw new IndexError(path);
  }
}

function read(found, { id, name }, path) {
  const blocks = array(found.sections, path).flatMap(({ where, blocks }) =>
    array(blocks, path).map(([kind, address, printed]) => ({
      kind,
      where,
      report: name,
      url: `${id}/${address}`,
      text: text(printed, path),
      folded: fold(printed),
    })),
  );
  const terms = array(found.terms, path).map(([words, pinyin]) => ({ words, pinyin: pinyin.split(" ") }));
  return { blocks, terms };
}

async function fetched(base, path) {
  try {
    const response = await fetch(new URL(path, base));
    if (!response.ok) throw new IndexError(path);
    const found = await response.json();
    if (found === null || typeof found !== "object") throw new IndexError(path);
    return found;
  } catch {
    throw new IndexError(path);
  }
}

function array(value, path) {
  if (!Array.isArray(value)) throw new IndexError(path);
  return value;
}

function text(value, path) {
  if (typeof value !== "string") throw new IndexError(path);
  return value;
}

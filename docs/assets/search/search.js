/* Where a page has a search box or is the search page, they work; where a hit was followed, its words are marked. */

import { arrive } from "./arrive.js";
import { attachBox, attachShortcuts } from "./box.js";
import { attachPage } from "./page.js";

const base = new URL("../../", import.meta.url);
const box = document.querySelector("[data-search-box]");
const region = document.querySelector("div[data-search-page]");

const toBox = box && attachBox(box, base);
const toPage = region && attachPage(region, base);
if (toPage || toBox) attachShortcuts(toPage || toBox);

arrive();
addEventListener("hashchange", arrive);
addEventListener("pageshow", (event) => event.persisted && arrive());

/* The search page: `?q=` is asked at once, and the address follows what is typed, so that it can be sent to somebody. */

import { Typing } from "./typing.js";

/** Bring the page's form to life; returns what goes to its field. */
export function attachPage(region, base) {
  const form = document.querySelector("form[data-search-page]");
  const input = form.querySelector("input");
  const title = document.title;
  const typing = new Typing({ input, region, base, onAnswer: answered });

  function answered(query) {
    const address = new URL(location.href);
    address.search = query ? `?${new URLSearchParams({ q: query })}` : "";
    if (address.search !== location.search) history.replaceState(null, "", address);
    document.title = query ? `${query.slice(0, 40)} - ${title}` : title;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!typing.composing) typing.answer();
  });
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  typing.answer();
  return () => {
    input.focus();
    input.select();
  };
}

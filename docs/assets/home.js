/* The filter of the list of reports: by place or year. Without this script it is not shown. */
(() => {
  "use strict";
  const form = document.querySelector(".list-filter");
  if (!form) return;
  const input = form.querySelector("input"), count = form.querySelector("output");
  const whole = count.textContent;
  const rows = [...document.querySelectorAll(".report-list li")].map((row) => ({
    row,
    place: row.querySelector(".place")?.textContent ?? "",
    links: [...row.querySelectorAll("a")],
  }));

  /* Each word is part of the place or of the link's own words: `自贡 2021` leaves one link of one row. */
  function filter() {
    const words = input.value.normalize("NFKC").split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { row, place, links } of rows) {
      for (const link of links) link.hidden = !words.every((word) => (place + link.textContent).includes(word));
      const kept = links.filter((link) => !link.hidden).length;
      row.hidden = !kept;
      found += kept;
    }
    count.textContent = words.length ? `${whole}，符合的有${found}份` : whole;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", filter);
  form.hidden = false;
  filter();
})();

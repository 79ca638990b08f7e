/* Asks each kind of search in its own way and tells what it found and how long it took, from the key to the hits. */

(() => {
  // The theme's search answers through a worker; its messages tell when an answer is complete.
  const Plain = window.Worker;
  const waiting = [];
  window.Worker = class extends Plain {
    constructor(...rest) {
      super(...rest);
      this.addEventListener("message", ({ data }) => {
        if (data.type === 1) window.stockReady = true;
        // The theme draws in a listener of its own, which is called after this one.
        if (data.type === 3) setTimeout(() => waiting.shift()?.(data.data));
      });
    }
  };

  const until = (test) =>
    new Promise((resolve) => {
      const look = () => (test() ? resolve() : setTimeout(look, 2));
      look();
    });
  const box = (selector) => document.querySelector(selector);
  const type = (input, query, event) => {
    input.value = query;
    input.dispatchEvent(event);
  };

  window.bench = {
    ours: {
      async start() {
        box("[data-search-box] input").focus();
        type(box("[data-search-box] input"), "的", new Event("input"));
        await until(() => box("[data-search-box] a[data-hit]"));
      },
      async ask(query) {
        const input = box("[data-search-box] input");
        type(input, "", new Event("input"));
        await until(() => input.dataset.answered === "");
        const began = performance.now();
        const shown = new Promise((resolve) => new MutationObserver((_, each) => (each.disconnect(), resolve())).observe(input, { attributeFilter: ["data-answered"] }));
        type(input, query, new Event("input"));
        await shown;
        const ms = performance.now() - began;
        await until(() => box(".search-region").ariaBusy === "false");
        return { ms, urls: [...document.querySelectorAll("[data-search-box] a[data-hit]")].map((a) => a.href) };
      },
    },
    stock: {
      async start() {
        box(".md-search__input").focus();
        await until(() => window.stockReady);
        await bench.stock.ask("的");
      },
      async ask(query) {
        const input = box(".md-search__input");
        if (input.value === query) return { ms: 0, urls: [] };
        const began = performance.now();
        const answered = new Promise((resolve) => waiting.push(resolve));
        type(input, query, new KeyboardEvent("keyup"));
        const { items } = await answered;
        return { ms: performance.now() - began, urls: items.flat().map(({ location }) => new URL(location, new URL(JSON.parse(box("#__config").textContent).base + "/", document.baseURI)).href) };
      },
    },
    pagefind: {
      async start() {
        const base = new URL(JSON.parse(box("#__config").textContent).base + "/", document.baseURI);
        window.pagefind = await import(new URL("pagefind/pagefind.js", base));
        await pagefind.options({ baseUrl: base.pathname });
        await pagefind.init();
        await bench.pagefind.ask("的");
      },
      async ask(query) {
        const began = performance.now();
        const { results } = await pagefind.search(query);
        const first = await Promise.all(results.slice(0, 5).map((result) => result.data()));
        const ms = performance.now() - began;
        const rest = await Promise.all(results.slice(5).map((result) => result.data()));
        return { ms, urls: [...first, ...rest].map(({ url }) => new URL(url, document.baseURI).href) };
      },
    },
  };
})();

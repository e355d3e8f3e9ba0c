// Search in a dialog, over the Pagefind index of the reader's language. Pagefind folds accents and inflections;
// what it lacks is added here: elided words, and an answer when no page has all the words. The weights are
// those the tests were measured with. Sentences come from the template (partials/search-dialog.html).

const RANKING = { metaWeights: { title: 8, words: 6, ids: 8 }, pageLength: 0.6, diacriticSimilarity: 0.2 };
const SHOWN = 8;
const PASSAGES = 3;
// French elides before a vowel: the index holds the word behind the apostrophe.
const ELISION = /(^|\s)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})/giu;

// Arabic writes the article, and before it "and", "by", "as" or "for", as part of the word.
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\p{L}{2})/u;

const dialog = document.getElementById("search");
const input = dialog.querySelector(".search__query");
const status = dialog.querySelector(".search__status");
const list = dialog.querySelector(".search__results");
const home = new URL(dialog.dataset.index, location.href);

let engine;
let latest = 0;

function load() {
  engine ??= import(home).then(async (pagefind) => {
    await pagefind.options({ excerptLength: 24, ranking: RANKING });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

function normalised(query) {
  return query.normalize("NFC").replace(ELISION, "$1").replace(/’/g, "'").replace(/œ/gi, "oe").replace(/\s+/g, " ").trim();
}

// Pages that have all the words; if there are none, those that have some, the most words first.
async function find(pagefind, query) {
  const whole = await pagefind.search(query);
  const words = query.split(" ").filter((word) => word.length > 2);
  if (whole.results.length || words.length < 2) return { results: whole.results, partial: false };
  const found = new Map();
  for (const word of words) {
    for (const result of (await pagefind.search(word)).results) {
      const known = found.get(result.id) ?? { result, words: 0, score: 0 };
      found.set(result.id, { result, words: known.words + 1, score: known.score + result.score });
    }
  }
  const ranked = [...found.values()].sort((a, b) => b.words - a.words || b.score - a.score);
  return { results: ranked.map((entry) => entry.result), partial: true };
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// For an unknown word Pagefind takes what it begins with, down to one letter: such pages answer nothing.
// A page found by its metadata alone (customers' words) has no marked word in its excerpt.
function answers(page, query) {
  const marked = [...page.excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map((match) => folded(match[1]));
  const starts = folded(query).split(/[\s-]+/).map((word) => word.replace(ARTICLE, "").slice(0, 3));
  return !marked.length || marked.some((mark) => starts.some((start) => mark.includes(start)));
}

// Pagefind sees stems only, and "équipe" has that of "équipement": the words themselves,
// singular or plural, weigh half as much again.
function literally(page, query) {
  const words = folded(query).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2).map((word) => word.replace(/[sx]$/, ""));
  const text = folded(`${page.meta.title} ${page.meta.words ?? ""} ${page.content}`);
  return words.length && words.every((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}[sx]?(?![\\p{L}\\p{N}])`, "u").test(text));
}

async function loaded(result, query) {
  const page = await result.data();
  return { page, score: result.score * (literally(page, query) ? 1.5 : 1) };
}

function element(name, className, content = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = content;
  return made;
}

// The index holds straight apostrophes and no ligatures (scripts/search.py): readers get them back.
function typographic(text) {
  return text.replace(/(?<=\p{L})'(?=\p{L}|<)/gu, "’").replace(/oe(?=u|il)/g, "œ").replace(/O[eE](?=u|il|U|IL)/g, "Œ");
}

// Pagefind escapes an excerpt before it marks the words, so that it is safe as HTML.
function excerpt(html) {
  const made = element("p", "search__excerpt");
  made.innerHTML = typographic(html);
  return made;
}

function entry(page) {
  const item = element("li", "search__result");
  const passages = page.sub_results.filter((part) => part.url !== page.url && part.title !== page.meta.title).slice(0, PASSAGES);
  const title = element("a", "search__title", typographic(page.meta.title));
  title.href = page.url;
  item.append(title, excerpt(page.excerpt));
  for (const part of passages) {
    const link = element("a", "search__passage", typographic(part.title));
    link.href = part.url;
    item.append(link);
  }
  return item;
}

function sentence(name, values = {}) {
  return Object.entries(values).reduce(
    (text, [key, value]) => text.replace(`{${key}}`, () => value),
    dialog.dataset[name],
  );
}

function summary(query, count, partial) {
  if (!count) return sentence("none", { query });
  if (partial) return sentence("partial");
  return count === 1 ? sentence("one") : sentence("many", { count: String(count) });
}

async function search() {
  const asked = ++latest;
  const query = normalised(input.value);
  if (!query) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    const { results, partial } = await find(await load(), query);
    const shown = await Promise.all(results.slice(0, SHOWN).map((result) => loaded(result, query)));
    if (asked !== latest) return;
    if (!partial) shown.sort((a, b) => b.score - a.score);
    const pages = shown.map((entry) => entry.page).filter((page) => answers(page, query));
    list.replaceChildren(...pages.map(entry));
    status.textContent = summary(input.value.trim(), pages.length && results.length, partial);
    dialog.dataset.query = input.value;
  } catch {
    status.textContent = sentence("failed");
  }
}

function open() {
  if (dialog.open) return;
  dialog.showModal();
  input.select();
  load().catch(() => { status.textContent = sentence("failed"); });
}

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function step(by) {
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  stops[Math.min(Math.max(at + by, 0), stops.length - 1)].focus();
}

document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const controlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!slash && !controlK) return;
  event.preventDefault();
  open();
});

dialog.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) event.preventDefault();
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  }
  // Material's own shortcuts (f, s, n, p) must not act on what is typed here.
  event.stopPropagation();
});

dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (dialog.dataset.query !== input.value) await search();
  list.querySelector("a")?.click();
});

dialog.addEventListener("click", (event) => {
  // A click on the page behind, or on a result of this very page, closes the dialog.
  if (event.target === dialog || event.target.closest("a, .search__close")) dialog.close();
});

for (const opener of document.querySelectorAll("[data-search]")) {
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
}

let typed;
input.addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(search, 120);
});

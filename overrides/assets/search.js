// Search in a dialog, over the Pagefind index of the reader's language. How pages and passages are found is the subject
// of search/ranking.js; here they are shown. Sentences come from the template (partials/search-dialog.html).

import { arrive, remember } from "./search/arrival.js";
import { excerpt } from "./search/passages.js";
import { answers, PAGEFIND } from "./search/ranking.js";
import { normalised, parts } from "./search/words.js";

const SHOWN = 8;
const OTHERS = 3;

const dialog = document.getElementById("search");
const input = dialog.querySelector(".search__query");
const status = dialog.querySelector(".search__status");
const list = dialog.querySelector(".search__results");
const home = new URL(dialog.dataset.index, location.href);

let index;
let latest = 0;

function load() {
  index ??= import(home).then(async (pagefind) => {
    await pagefind.options(PAGEFIND);
    await pagefind.init();
    return { pagefind, total: (await pagefind.search(null)).results.length };
  }).catch((error) => {
    // What failed once, in a tunnel say, is tried again with the next word.
    index = undefined;
    throw error;
  });
  return index;
}

function element(name, className, content = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = content;
  return made;
}

// The index holds straight apostrophes and no ligatures (scripts/site/search.py): readers get them back.
function typographic(text) {
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, "’").replace(/oe(?=u|il)/g, "œ").replace(/O[eE](?=u|il|U|IL)/g, "Œ");
}

// A link to a passage, with the words that are found there.
function link(className, passage, words = []) {
  const made = element("a", className, typographic(passage.title));
  made.href = passage.url;
  // Without the article of an elided word: one or two letters, unless they are a number.
  const found = (passage.places ?? []).flatMap(({ at }) => parts(words[at] ?? "")).filter((part) => /\d|.{3}/u.test(part));
  made.dataset.words = JSON.stringify([...new Set(found)]);
  return made;
}

// A word that was looked for is marked without the signs around it.
function piece({ word, marked }) {
  if (!marked) return [typographic(word)];
  const [, before, inside, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(typographic(word));
  return [before, element("mark", "", inside), after];
}

function sentences(passage, { words, space }) {
  const made = element("p", "search__excerpt");
  const shown = excerpt(passage, words);
  made.append(shown.cutBefore ? "… " : "", ...shown.words.flatMap((word, n) => [n ? space : "", ...piece(word)]), shown.cutAfter ? " …" : "");
  return made;
}

// The first link leads to the passage that answers; the page itself and other passages follow.
function entry({ page, content, answer, others }) {
  const item = element("li", "search__result");
  item.append(link("search__title", answer, content.words));
  if (!answer.lead) item.append(link("search__page", { title: page.meta.title, url: page.url }));
  item.append(sentences(answer, content), ...others.slice(0, OTHERS).map((passage) => link("search__passage", passage, content.words)));
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
  const typed = input.value;
  const question = normalised(typed);
  if (!question) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    const { pagefind, total } = await load();
    const { entries, complete } = await answers(pagefind, question, document.documentElement.lang, total);
    if (asked !== latest) return;
    const shown = entries.slice(0, SHOWN);
    list.replaceChildren(...shown.map(entry));
    list.scrollTop = 0;
    const partial = !shown.some((each) => each.complete);
    status.textContent = summary(typed.trim(), shown.length && Math.max(shown.length, complete), partial);
    dialog.dataset.query = typed;
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
  const result = event.target.closest(".search__result a");
  if (result) remember(result);
  // A click on the page behind, or on a result of this very page, closes the dialog.
  if (event.target === dialog || event.target.closest("a, .search__close")) dialog.close();
  // Such a result loads nothing: what it leads to is marked here.
  if (result?.pathname === location.pathname) setTimeout(arrive);
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

if (document.readyState === "complete") arrive();
else addEventListener("load", arrive);

// The field on the glossary's page: shows the concepts that have the words, in any language, without their accents.
// The page is whole without it, and no sentence stands here: those are attributes of the form.
"use strict";

const form = document.querySelector(".glossary-filter");
const query = form.elements.q;
const show = form.elements.show;
const status = form.querySelector(".glossary-status");
const counts = JSON.parse(form.dataset.counts);
const plurals = new Intl.PluralRules(document.documentElement.lang);

// "Réclamation", "reclamation" and "RÉCLAMATION" are one; so are œ and oe.
function fold(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ß", "ss");
}

function split(text) {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// Each word of the query begins a word of the text.
function holds(words, wanted) {
  return wanted.every((each) => words.some((word) => word.startsWith(each)));
}

const concepts = [...document.querySelectorAll("article .concept")].map((section) => ({
  section,
  terms: [...section.querySelectorAll("[data-word]")].map((element) => ({ element, words: split(element.textContent) })),
  definition: split(`${section.id} ${section.querySelector(".definition").textContent}`),
  doubts: new Set([...section.querySelectorAll("[data-doubt]")].map((column) => column.dataset.doubt)),
}));
const groups = [...document.querySelectorAll("article .entries")];

// A word that somebody looks for and should not write: the status says what to write.
function instead(wanted) {
  for (const { terms } of concepts) {
    const wrong = terms.find(({ element, words }) => element.matches("s, i") && words.join() === wanted.join());
    if (wrong) {
      const preferred = wrong.element.closest(".column").querySelector("b").textContent;
      return form.dataset.instead.replace("{word}", wrong.element.textContent).replace("{preferred}", preferred);
    }
  }
  return "";
}

function filter() {
  const wanted = split(query.value);
  let shown = 0;
  for (const { section, terms, definition, doubts } of concepts) {
    let found = false;
    for (const { element, words } of terms) {
      const hit = wanted.length > 0 && holds(words, wanted);
      element.classList.toggle("hit", hit);
      found ||= hit;
    }
    found ||= holds(definition, wanted);
    const fits = found && (!show.value || doubts.has(show.value));
    section.classList.toggle("filtered-out", !fits);
    shown += fits ? 1 : 0;
  }
  for (const group of groups) {
    const empty = !group.querySelector(".concept:not(.filtered-out)");
    group.classList.toggle("filtered-out", empty);
    group.previousElementSibling.classList.toggle("filtered-out", empty);
  }
  const filtering = wanted.length > 0 || show.value !== "";
  document.querySelector(".letters").classList.toggle("filtered-out", filtering);
  return filtering ? shown : -1;
}

function say(shown) {
  if (shown < 0) {
    status.textContent = "";
    return;
  }
  const count = counts[plurals.select(shown)] ?? counts.other;
  const number = new Intl.NumberFormat(document.documentElement.lang).format(shown);
  const said = shown ? count.replace("{number}", number) : form.dataset.none;
  status.textContent = [said, instead(split(query.value))].filter(Boolean).join(" ");
}

// The address holds what is shown, so that it can be sent to somebody, and the other languages show the same.
function remember() {
  const address = new URL(location.href);
  for (const field of [query, show]) {
    if (field.value) address.searchParams.set(field.name, field.value);
    else address.searchParams.delete(field.name);
  }
  if (address.search) address.hash = "";
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  for (const link of document.querySelectorAll(".languages a")) link.search = address.search;
}

function recall() {
  const told = new URLSearchParams(location.search);
  query.value = told.get("q") ?? "";
  show.value = told.get("show") ?? "";
  if (show.selectedIndex < 0) show.value = "";
}

let pause;
function typed() {
  const shown = filter();
  clearTimeout(pause);
  // A screen reader would be interrupted by every letter, and browsers refuse too many new addresses.
  pause = setTimeout(() => {
    say(shown);
    remember();
  }, 300);
}

// A link to a concept that is filtered out shows it all the same.
function uncover() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest(".filtered-out")) return;
  query.value = "";
  show.value = "";
  say(filter());
  remember();
  target.scrollIntoView();
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", typed);
addEventListener("hashchange", uncover);
recall();
say(filter());
remember();
uncover();

// At the door of the site: goes on to the first of the reader's languages that the manual has. On the 404 page:
// leaves the text of the language whose address was wrong. Without it both are plain lists.
"use strict";

const editions = new Map([...document.querySelectorAll(".editions a")].map((link) => [link.hreflang, link]));
const wanted = navigator.languages.map((language) => language.toLowerCase().split("-")[0]);
const own = wanted.find((language) => editions.has(language));
if (own) location.replace(editions.get(own).href);

const texts = [...document.querySelectorAll("section[data-base]")];
const lost = texts.find((text) => location.pathname.startsWith(text.dataset.base));
if (lost) {
  document.documentElement.lang = lost.lang;
  for (const text of texts) text.hidden = text !== lost;
}

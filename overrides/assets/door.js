// At the door of the site: goes on to the first of the reader's languages that the manual has. On the 404 page:
// leaves the text of the language whose address was wrong. Without it both are plain lists.
"use strict";

const editions = [...document.querySelectorAll(".editions a")];

// How near an edition is to what a reader wants: the same language, script and region, script left out or not.
function nearness(edition, wanted) {
  const [ours, theirs] = [edition, wanted].map((tag) => new Intl.Locale(tag).maximize());
  if (ours.language !== theirs.language) return 0;
  return 1 + 2 * (ours.script === theirs.script) + (ours.region === theirs.region);
}

for (const wanted of navigator.languages) {
  const near = editions.map((link) => [nearness(link.hreflang, wanted), link]).sort((a, b) => b[0] - a[0]);
  if (near.length && near[0][0]) {
    location.replace(near[0][1].href);
    break;
  }
}

const texts = [...document.querySelectorAll("section[data-base]")];
const lost = texts.find((text) => location.pathname.startsWith(text.dataset.base));
if (lost) {
  document.documentElement.lang = lost.lang;
  for (const text of texts) text.hidden = text !== lost;
}

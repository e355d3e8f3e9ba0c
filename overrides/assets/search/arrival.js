// Where a result of the search leads: the sentence that was found is marked, and brought into view if the reader would
// not see it, behind a tab, in a folded panel or further down.

import { parts } from "./words.js";

const KEPT = "manual.search";
const BLOCKS = "li, tr, p, dt, dd, blockquote";
const MARK = "found";

// Kept for the next page of this tab, and for one only.
export function remember(link) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ url: link.href, words: JSON.parse(link.dataset.words ?? "[]") }));
  } catch {
    // Storage may be forbidden: the page then opens at the passage, unmarked.
  }
}

function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
    return kept?.url === location.href ? kept.words : [];
  } catch {
    return [];
  }
}

// The blocks of the passage that the address names, its heading first: up to the next heading, or the section itself.
function passage() {
  const article = document.querySelector("article .text");
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!article || (target && !article.contains(target))) return [];
  if (target && target.matches("section, tr")) return target.matches(BLOCKS) ? [target] : [...target.querySelectorAll(BLOCKS)];
  const headings = [...article.querySelectorAll("h2, h3, h4, h5, h6")];
  const next = headings.find((heading) => heading !== target && (!target || follows(heading, target)));
  const between = (block) => (!target || follows(block, target)) && (!next || follows(next, block));
  return [...(target ? [target] : []), ...[...article.querySelectorAll(BLOCKS)].filter(between)];
}

function follows(one, other) {
  return Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// Where the words stand in a block, as ranges of its text.
function places(block, words) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    for (const { 0: text, index } of walker.currentNode.data.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const [word] = parts(text);
      if (!words.includes(word)) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, index);
      range.setEnd(walker.currentNode, index + text.length);
      found.push({ word, range });
    }
  }
  return found;
}

function unfold(block) {
  const panel = block.closest(".tabbed-block");
  if (panel) {
    const inputs = panel.closest(".tabbed-set").querySelectorAll(":scope > input");
    inputs[[...panel.parentElement.children].indexOf(panel)]?.click();
  }
  for (let folder = block.closest("details"); folder; folder = folder.parentElement.closest("details")) folder.open = true;
}

function visible(block) {
  const { top, bottom } = block.getBoundingClientRect();
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  return top >= header && bottom <= innerHeight;
}

// Marks what the search has found on this page; nothing if the reader came another way.
export function arrive() {
  const words = recall();
  if (!words.length) return;
  const blocks = passage().map((block) => ({ block, found: places(block, words) }));
  const most = Math.max(0, ...blocks.map(({ found }) => new Set(found.map(({ word }) => word)).size));
  // Of blocks within one another the inner one is meant: it comes later and is shorter.
  const best = blocks.filter(({ found }) => found.length && new Set(found.map(({ word }) => word)).size === most)
    .reduce((chosen, each) => (!chosen || chosen.block.contains(each.block) ? each : chosen), null);
  if (!best) return;
  unfold(best.block);
  globalThis.CSS?.highlights?.set(MARK, new Highlight(...best.found.map(({ range }) => range)));
  if (!visible(best.block)) best.block.scrollIntoView({ block: "center", behavior: "instant" });
}

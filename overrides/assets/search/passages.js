// The passages of a page, how well each has the words of a question, and what to show of one.
//
// Pagefind gives a page as one text of numbered words, and the number at which each element with an id begins.

// Words that stand at most so far apart are one answer.
const SPAN = 30;
const SCORE = { together: 0.8, often: 0.2, heading: 1 };
// An excerpt begins at a sentence if one is near, and ends with one if it can.
const EXCERPT = { before: 8, least: 22, most: 38 };
const TITLE = 16;
const INVISIBLE_SPACE = "\u200B";

const endsSentence = (word = "") => /[.?!]$/.test(word);
// What a colon announces may begin an excerpt; an excerpt that ends with one would keep it back.
const beginsAfter = (word = "") => /[.?!:]$/.test(word);

export function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

// The words of a page's text, and what stands between them: languages without spaces have none.
export function text(page) {
  const spaced = !page.raw_content.includes(INVISIBLE_SPACE);
  const words = page.raw_content.split(spaced ? /\s+/ : INVISIBLE_SPACE);
  return { words: words.map((word) => word.replace(/&lt;/g, "<").replace(/&gt;/g, ">")), space: spaced ? " " : "" };
}

// A section of the glossary, a register or a standard has no heading of its own id: its first sentence is its title.
function firstSentence(words, start) {
  const length = words.slice(start, start + TITLE).findIndex(endsSentence) + 1;
  return words.slice(start, start + (length || TITLE)).join(" ").replace(/[.:]$/, "");
}

// What stands before the first heading is the page itself; then each heading and section is a passage.
function passages(page, words) {
  const title = page.meta.title.split(/\s+/);
  const titled = title.every((word, at) => words[at]?.startsWith(word));
  const lead = { title: page.meta.title, url: page.url, lead: true, start: titled ? title.length : 0 };
  const others = page.anchors
    .filter(({ element, text: heading }) => (/^h[2-6]$/i.test(element) && heading?.trim()) || element === "section")
    .sort((one, other) => one.location - other.location)
    .map(({ id, text: heading, location }) => ({
      title: heading?.trim() || firstSentence(words, location), url: `${page.url}#${id}`, lead: false, start: location,
    }));
  return [lead, ...others].map((each, at) => ({
    ...each,
    body: each.lead ? each.start : each.start + each.title.split(/\s+/).length,
    end: others[at]?.start ?? words.length,
  }));
}

// The most weight that different words have within SPAN, and where that begins.
function densest(places, weights) {
  let best = { together: 0, from: undefined };
  for (const { at } of places) {
    const near = new Map();
    for (const each of places) {
      if (each.at >= at && each.at < at + SPAN) near.set(each.word, Math.max(near.get(each.word) ?? 0, each.likeness));
    }
    const together = sum([...near].map(([word, likeness]) => weights[word] * likeness));
    if (together > best.together) best = { together, from: at };
  }
  return best;
}

function judged(passage, places, weights) {
  const here = places.filter(({ at }) => at >= passage.start && at < passage.end);
  const { together, from } = densest(here, weights);
  const byWord = weights.map((_, word) => here.filter((each) => each.word === word));
  const often = sum(byWord.map((mine, word) => {
    const count = sum(mine.map((each) => each.likeness));
    return (weights[word] * 1.5 * count) / (count + 0.5);
  }));
  const heading = sum(byWord.map((mine, word) => {
    return weights[word] * Math.max(0, ...mine.filter(({ at }) => at < passage.body).map((each) => each.likeness));
  }));
  const score = SCORE.together * together + SCORE.often * often + SCORE.heading * heading;
  return { ...passage, places: here, from, together, score };
}

// All passages of a page, the one that has the words best first. `places` says where in the text which word of the
// question stands; `weights` says what each of these words counts, 1 in sum.
export function ranked(page, words, places, weights) {
  return passages(page, words).map((each) => judged(each, places, weights)).sort((one, other) => other.score - one.score);
}

// The sentences around the best place of a passage: words, each marked or not, and whether text is left out.
export function excerpt(passage, words) {
  const found = new Set(passage.places.map(({ at }) => at));
  const best = Math.max(passage.from ?? 0, passage.body);
  let from = best;
  while (from > passage.body && best - from < EXCERPT.before && !beginsAfter(words[from - 1])) from -= 1;
  let to = Math.min(from + EXCERPT.least, passage.end);
  while (to < passage.end && to < from + EXCERPT.most && !endsSentence(words[to - 1])) to += 1;
  return {
    words: words.slice(from, to).map((word, n) => ({ word, marked: found.has(from + n) })),
    cutBefore: from > passage.body && !beginsAfter(words[from - 1]),
    cutAfter: to < passage.end && !endsSentence(words[to - 1]),
  };
}

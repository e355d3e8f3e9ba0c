// Which pages answer a question, best first, and with which passage.
//
// Pagefind says of one word which pages have it, where, and how much it counts there. The rest is done here, since
// people ask in sentences: each word is looked up by itself and weighed by its rarity, a page may lack some of the
// words, and its passages compete. The numbers are those with which tests/browser/test_questions.py and
// test_finding.py find most.

import { ranked, sum, text } from "./passages.js";
import { keywords, likeness, parts, singular } from "./words.js";

export const PAGEFIND = { ranking: { metaWeights: { title: 8, words: 6, ids: 8 }, pageLength: 0.6, diacriticSimilarity: 0.2 } };
const SCORE = { title: 1, ids: 2, named: 2, titled: 1, phrase: 3, same: 1, strength: 0.3, passage: 1 };
// A page that has half of the question counts more than half.
const LACKING = 0.7;
// A phrase of the customers leads to a page, and says little about where on it.
const PHRASE_LEADS = 0.4;
const CONSIDERED = 14;
// A word that fewer pages have than this limit stands for is rare by chance.
const RAREST = 2;
// Other passages are worth a look if they have more than this share of the best one's score.
const BESIDE = 0.35;
// What has less than this share of the best page's score answers nothing.
const WORTHWHILE = 0.2;

// Where one word stands on one page: in its text, its title, its ids, the customers' words; null if nowhere.
function find(word, hit, page, words) {
  if (!hit) return null;
  const places = hit.words.map((at) => ({ at, likeness: likeness(words[at] ?? "", word) })).filter((each) => each.likeness);
  const [title, ids, said] = ["title", "ids", "words"].map((field) => likeness(page.meta[field] ?? "", word));
  return places.length || title || ids || said ? { places, title, ids, strength: hit.score } : null;
}

function customersWords(page) {
  return (page.meta.words ?? "").split(",").map((phrase) => phrase.trim()).filter(Boolean);
}

function same(one, other) {
  return parts(one).map(singular).join(" ") === parts(other).map(singular).join(" ");
}

// How much of the question one of the customers' phrases has, less if the phrase says much else.
function phrased(page, asked) {
  return Math.max(0, ...customersWords(page).map((phrase) => {
    const has = asked.words.map((word, n) => asked.weights[n] * likeness(phrase, word));
    const length = Math.min(asked.words.length, keywords(phrase, asked.language).length);
    return sum(has) * Math.min(1, has.filter(Boolean).length / length);
  }));
}

function judged(page, content, finds, asked) {
  const of = (field) => sum(finds.map((each, n) => asked.weights[n] * (each?.[field] ?? 0)));
  const share = sum(finds.map((each, n) => (each ? asked.weights[n] : 0)));
  const places = finds.flatMap((each, word) => (each?.places ?? []).map((place) => ({ ...place, word })));
  const passages = ranked(page, content.words, places, asked.weights);
  const phrase = phrased(page, asked);
  const points = sum([
    SCORE.title * of("title"),
    SCORE.ids * of("ids"),
    SCORE.named * finds.every((each) => each?.title === 1),
    SCORE.titled * same(page.meta.title, asked.question),
    SCORE.phrase * phrase,
    SCORE.same * customersWords(page).some((each) => same(each, asked.question)),
    SCORE.strength * Math.log(1 + sum(finds.map((each) => each?.strength ?? 0))),
    SCORE.passage * passages[0].score,
  ]);
  // The page itself answers if its title, its ids or the customers' words have more of the question than a passage.
  const lead = passages.find((each) => each.lead);
  const whole = lead.score + Math.max(of("title"), of("ids")) + PHRASE_LEADS * phrase >= passages[0].score;
  const answer = whole ? lead : passages[0];
  return {
    page, content, answer, score: share ** LACKING * points, complete: finds.every(Boolean),
    others: passages.filter((each) => each !== answer && !each.lead && each.score > passages[0].score * BESIDE),
  };
}

// The pages that answer a question, best first, with the passage that answers and other passages that have its words;
// and how many pages have all of its words. `total` is the number of pages there are.
export async function answers(pagefind, question, language, total) {
  const words = keywords(question, language);
  const found = await Promise.all(words.map(async (word) => {
    const { results } = await pagefind.search(word);
    return new Map(results.map((result) => [result.id, result]));
  }));
  const ids = [...new Set(found.flatMap((hits) => [...hits.keys()]))];
  const strength = (id) => sum(found.map((hits) => hits.get(id)?.score ?? 0));
  const considered = ids.sort((one, other) => strength(other) - strength(one)).slice(0, CONSIDERED);
  const pages = await Promise.all(considered.map((id) => found.find((hits) => hits.has(id)).get(id).data()));
  const contents = pages.map(text);
  const finds = considered.map((id, n) => words.map((word, at) => find(word, found[at].get(id), pages[n], contents[n].words)));
  const rarity = words.map((_, at) => {
    return finds.some((each) => each[at]) ? Math.min(RAREST, Math.log(1 + total / (found[at].size + 1))) : 0;
  });
  const asked = { question, language, words, weights: rarity.map((each) => each / (sum(rarity) || 1)) };
  const judgements = pages.map((page, n) => judged(page, contents[n], finds[n], asked)).sort((one, other) => other.score - one.score);
  return {
    entries: judgements.filter(({ score }) => score > 0 && score >= judgements[0].score * WORTHWHILE),
    complete: ids.filter((id) => found.every((hits) => hits.has(id))).length,
  };
}

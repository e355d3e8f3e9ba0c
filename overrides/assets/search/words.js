// What a reader typed, as the words to look for, and how well a text has such a word.
//
// Questions come in plain words ("customer asks to delete her data"). Words that only hold a sentence together are
// left out; they are listed for each language. A language without a list loses little: ranking.js weighs each word
// by its rarity.

// French elides before a vowel: the index holds the word behind the apostrophe.
const ELISION = /(^|\s)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})/giu;
// It asks by putting the pronoun behind the verb: "puis-je", "a-t-il".
const INVERSION = /(?<=\p{L})-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce)(?=[\s?]|$)/giu;
// Arabic writes the article, and before it "and", "by", "as" or "for", as part of the word.
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\p{L}{2})/u;
const BESIDE = /[^\p{L}\p{N}]+/u;

const FILLERS = {
  en: `a about after again all also am an and any anybody anyone are as at be because been before being but by can
    cannot could did do does doing don for from get gets give gives go goes got had has have having he her here hers
    him his how i if in into is it its just let ll many may me might mine more much must my no not now of off on or
    our ours out own please said say says shall she should so some somebody someone something still t tell tells than
    that the their them then there these they this those to told too up us very want wanted wants was we were what
    when where which while who whom whose why will with would you your yours`,
  fr: `a ai alors apres as au aussi aux avais avait avec avez avoir avons ca car ce cela celle celui ces cet cette
    ceux chez combien comme comment dans de depuis des dis dit doit doivent donc dont du elle elles en es est et
    etait etes etre eux faire fait faut il ils j je la le les leur leurs lui m ma mais me mes moi mon n ne ni nos
    notre nous on ont ou par pas peut peux plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s
    sa sans se sera ses si soi son sont suis sur t ta te tes toi ton tres tu un une veut veux vos votre vous y`,
  es: `a al algo ante asi aun bien cada como con cual cuando cuanta cuantas cuanto cuantos de debe debo del desde
    dice donde dos e el ella ellas ellos en entre era eres es esa ese eso esta estaba estan estar este esto estos
    estoy fue ha haber hace hacer hago han has hasta hay he hemos la las le les lo los mas me mi mis muy nada ni no
    nos nosotros o os otra otro para pero por porque pues puede puedo que quien quienes quiere quiero se sea ser si
    sido sin sobre son soy su sus suyo tal tambien tan te tener tengo ti tiene tienen todo tu tus un una unas uno
    unos usted ustedes va voy y ya yo`,
};
// A word that is the one looked for but for its ending counts less than the word itself.
const INFLECTED = 0.7;

export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// The question as the index spells it: straight apostrophes, no ligatures, elided words and pronouns off.
export function normalised(question) {
  return question.normalize("NFC").replace(ELISION, "$1").replace(INVERSION, "").replace(/’/g, "'")
    .replace(/œ/gi, "oe").replace(/æ/gi, "ae").replace(/\s+/g, " ").trim();
}

// The words that carry a question, each once; all of them if it has no other.
export function keywords(question, language) {
  const fillers = new Set((FILLERS[language] ?? "").split(/\s+/));
  const words = question.split(" ").map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter(Boolean);
  const telling = words.filter((word) => !fillers.has(folded(word)));
  return [...new Set(telling.length ? telling : words)];
}

// The words of a text without case, accents and articles.
export function parts(text) {
  return folded(text).split(BESIDE).map((part) => part.replace(ARTICLE, "")).filter(Boolean);
}

// A word without the ending of its plural: s or x, in Spanish es after a consonant.
export function singular(word) {
  return word.length > 3 ? word.replace(/e?[sx]?$/, "") : word;
}

// Half of a long word, at least four letters, is enough to know it by; a short one must be there as it is.
function beginning(word) {
  return word.length < 5 ? singular(word) : word.slice(0, Math.max(4, Math.ceil(word.length / 2)));
}

// How well a text has a word: 1 itself, in singular or plural; less, another ending; 0, not at all. For a word
// that it does not know, Pagefind takes what the word begins with, down to one letter: such finds are told here.
export function likeness(text, word) {
  const there = parts(text);
  const wanted = parts(word);
  if (!wanted.length) return 0;
  if (wanted.every((each) => there.some((part) => singular(part) === singular(each)))) return 1;
  return wanted.every((each) => there.some((part) => part.startsWith(beginning(each)))) ? INFLECTED : 0;
}

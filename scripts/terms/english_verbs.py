"""English words that are noun and verb in one spelling: which of them a sentence means, by its neighbours.

"The manager records attendance" and "the audit records are kept": the words right before and after decide
most cases; else it is asked whether the phrase that ends with the word can be the subject of a verb, and
whether another verb follows. Where all that says nothing, the word is taken for a verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.terms.inflection import rules
from scripts.terms.wording import Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SINGULAR_DETERMINERS = _words("a an each every this that another one either neither")
_DETERMINERS = _SINGULAR_DETERMINERS | _words(
    "the these those any some all no both our your their its his her my two three several many few such which whose"
)
_ADJECTIVES = _words("new same last next first current other own such per")
_AUXILIARIES = _words(
    "is are was were be has have had will would must may might can could should shall cannot does do did isn't aren't "
    "wasn't weren't hasn't haven't won't can't don't doesn't"
)
_PLURAL_VERBS = _words(
    "show stay remain need come go hold contain prove cover begin end start include exist apply follow lie stand "
    "help give tell belong count fall rise grow depend become differ matter serve bring mean make take"
)
"""Plain verbs of a plural subject: after one of these, "the records show" has its verb."""

_BEFORE_VERB = _words(
    "to must shall will can may might should would could do does did don't doesn't didn't can't won't not never always "
    "also then please only often usually sometimes rarely seldom still just who whoever what whatever that which it "
    "they we you i he she there everyone everybody someone somebody anyone anybody nobody everything something "
    "anything nothing"
)
_ADVERBS = _words("not never always also then only often usually sometimes rarely seldom still just")
_BE = _words("is are was were be been isn't aren't wasn't weren't")
_NO_ADVERBS = _words("monthly weekly daily yearly hourly quarterly early timely only friendly likely")
_OBJECTS = _words(
    "the a an this that these those each every any all it them us him her me you your their our its his my everything "
    "something nothing no both whether how what why when"
)
_CLAUSE_OPENERS = _words("when if once after before until because while where as since unless although though whenever")
_RELATIVES = _words("that then so what which how why whatever whether")
_BEFORE_GERUND = _words("by before after while when without")
_SINGULAR_VERBS = _words("is was has does will must may can")
_PARTICIPLES = _words("kept made held sent given taken due found left lost open shown written done known")
_BACKWARDS = 6
"""How many words back the beginning of a phrase is looked for: titles of roles and records are shorter."""


def is_noun(pieces: Sequence[Word], position: int, *, plural: bool) -> bool:
    """Whether the word at a position is the noun.

    Args:
        pieces: the words of the text.
        position: of a word that may be noun or verb, in the singular, the plural (`plural`) or ending in -ing.
    """
    phrase = _Phrase(pieces, position)
    if phrase.word.endswith("ing"):
        return phrase.gerund_is_noun()
    if phrase.surely_noun(plural):
        return True
    if phrase.surely_verb(plural):
        return False
    if phrase.after in _AUXILIARIES:
        return True
    return phrase.plural_is_noun() if plural else phrase.singular_is_noun()


_PREPOSITIONS = frozenset(word for word, _ in rules("en").prepositions) | _words(
    "per about into against under over during without within between through after before"
)
_BEFORE_NOUN = (_DETERMINERS - {"that", "which"}) | _ADJECTIVES | (_PREPOSITIONS - {"after", "before"})
_CONJUNCTIONS = rules("en").conjunctions
_LITTLE = rules("en").little | _PREPOSITIONS | _BEFORE_VERB | _AUXILIARIES | _CLAUSE_OPENERS


class _Phrase:
    """The word in question, and what is before and after it."""

    def __init__(self, pieces: Sequence[Word], position: int) -> None:
        self._pieces = pieces
        self._position = position
        self.word = pieces[position].text
        self.before = self._text(position - 1)
        self.after = self._text(position + 1)

    def surely_noun(self, plural: bool) -> bool:
        """By the word before: "a record", "the customer's records", "due to changes", "are not records"."""
        if self._position and self._pieces[self._position - 1].possessive:
            return True
        if plural:
            return self.before in _BEFORE_NOUN - _SINGULAR_DETERMINERS or self._complement()
        return self.before in _BEFORE_NOUN - {"to"} or self._end_of_way()

    def surely_verb(self, plural: bool) -> bool:
        """By the word before or after: "who records", "this changes", "record the call"."""
        adverb = self.before.endswith("ly") and self.before not in _NO_ADVERBS
        singular = plural and self.before in _SINGULAR_DETERMINERS
        return adverb or singular or self.before in _BEFORE_VERB or self.after in _OBJECTS

    @property
    def opens(self) -> bool:
        """The word opens a text, a clause or a member of a list."""
        return not self.before or self.before in _CLAUSE_OPENERS

    def _complement(self) -> bool:
        """What something is or is not: "are not records"."""
        back = self._position - 1
        while self._text(back) in _ADVERBS:
            back -= 1
        return back < self._position - 1 and self._text(back) in _BE

    def _end_of_way(self) -> bool:
        """ "From requirement to record"."""
        way = [self._text(position) for position in range(max(0, self._position - _BACKWARDS), self._position - 1)]
        return self.before == "to" and "from" in way

    def gerund_is_noun(self) -> bool:
        """ "Training takes a week", but "training the agents", "by training agents", "training agents takes long"."""
        if self.after in _OBJECTS or self.before in _BEFORE_VERB or self.before in _BE:
            return False
        object_ = self._content(self._position + 1) and _plural(self.after)
        verb = self._text(self._position + 2)
        singular = verb in _SINGULAR_VERBS or (_plural(verb) and self._content(self._position + 2))
        return not object_ or not (self.before in _BEFORE_GERUND or (self.opens and singular))

    def _opening_singular(self) -> bool:
        """A singular that opens a sentence may be an imperative; one without a capital opens a label."""
        if self._position == 0:
            return self._last(self._position + 1) or not self._pieces[0].title or self._compound()
        return self._ends(self._position - 1) and self._last(self._position + 1)

    def _compound(self) -> bool:
        """The first noun of a subject whose verb follows: "Audit trails are kept"."""
        position = self._position + 1
        while self._content(position):
            position += 1
        return position > self._position + 1 and self._text(position) in _AUXILIARIES

    def joined_to_noun(self) -> bool:
        """The second of two under one article: "an activity or process"."""
        start = _Phrase(self._pieces, self._position - 1)._start()
        article = start < self._position - 1 and self._text(start - 1) in _SINGULAR_DETERMINERS
        return article and (self.after == "of" or self._last(self._position + 1))

    def object_follows(self) -> bool:
        """A bare noun comes next: "and records complaints"; "and records kept" is another thing."""
        return self._content(self._position + 1) and not (
            self.after.endswith("ed") or self.after in _PARTICIPLES or self.after in _PLURAL_VERBS
        )

    def plural_is_noun(self) -> bool:
        """After a noun or adjective: "audit records", but "a process changes", "the manager records attendance"."""
        if self.opens:
            return not self._continues_verbs()
        if self.before in _CONJUNCTIONS:
            return not self.object_follows()
        start = self._start()
        opener = self._text(start - 1)
        if opener in _SINGULAR_DETERMINERS and not _plural(self.before):
            return self.after in _PLURAL_VERBS
        if _plural(self.before) or not self._subject(start) or self._verb_between(start):
            return True
        if self.after == "of" or self.after in _PLURAL_VERBS or self._verb_follows():
            return True
        bare = opener not in _DETERMINERS
        return bare and not (self._animate() and self.object_follows())

    def singular_is_noun(self) -> bool:
        """After a noun or adjective: "quality record", but "costs change", "agents record calls"."""
        if self.opens:
            return self._opening_singular()
        if self.before in _CONJUNCTIONS:
            return self.joined_to_noun()
        start = self._start()
        if not _plural(self.before):
            return not self._second_subject(start)
        # "the complaints process": as an object, at the end of its phrase.
        known = self._text(start - 1) in _DETERMINERS and not self._subject(start)
        return known and not self._content(self._position + 1)

    def _second_subject(self, start: int) -> bool:
        """Two people do it: "the manager and the team leader process complaints"."""
        if self._text(start - 1) in _DETERMINERS:
            start -= 1
        return self._text(start - 1) in _CONJUNCTIONS and self._animate() and self._content(self._position + 1)

    def _continues_verbs(self) -> bool:
        """The list of verbs that the word goes on with: "the agent listens, records and closes"."""
        last = self._position - 2
        if last < 1 or self._pieces[self._position - 1].kind != "comma" or not self._pieces[last].text.endswith("s"):
            return False
        verb = _Phrase(self._pieces, last)
        return self._content(last - 1) and not verb.plural_is_noun() and not _plural(verb.before)

    def _start(self) -> int:
        """Where the nouns and adjectives begin that the word ends."""
        start = self._position
        while self._position - start < _BACKWARDS and self._content(start - 1):
            start -= 1
        return start

    def _subject(self, start: int) -> bool:
        """Whether a phrase opens its clause, its article included."""
        if self._text(start - 1) in _DETERMINERS:
            start -= 1
        opener = self._text(start - 1)
        return not opener or opener in _CLAUSE_OPENERS or opener in _CONJUNCTIONS or opener in _RELATIVES

    def _verb_between(self, start: int) -> bool:
        """A word in -s after a noun is the verb: "the lead deletes review records", but "the complaints manager"."""
        return any(_plural(self._text(position)) for position in range(start + 1, self._position))

    def _verb_follows(self) -> bool:
        """Another verb follows in the clause, after a preposition: "the records in the tool are complete"."""
        if self.after not in _PREPOSITIONS:
            return False
        position = self._position + 1
        while text := self._text(position):
            if text in _AUXILIARIES or text in _CLAUSE_OPENERS:
                return text in _AUXILIARIES
            position += 1
        return False

    def _animate(self) -> bool:
        """Somebody who does things: customer, auditor, agent, client, auditee."""
        return self.before.endswith(("er", "or", "ent", "ee", "ist"))

    def _text(self, position: int) -> str:
        """The word at a position; nothing past the ends and for commas and breaks."""
        if not 0 <= position < len(self._pieces) or self._pieces[position].kind != "word":
            return ""
        return self._pieces[position].text

    def _content(self, position: int) -> bool:
        text = self._text(position)
        return bool(text) and text not in _LITTLE and text not in _DETERMINERS

    def _last(self, position: int) -> bool:
        return position >= len(self._pieces) or self._ends(position)

    def _ends(self, position: int) -> bool:
        return 0 <= position < len(self._pieces) and self._pieces[position].kind == "break"


def _plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))

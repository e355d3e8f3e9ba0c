"""`plain_words`: what the standards mean for me, a sentence a requirement, by audience; and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from macros.language import Reader
from macros.model import Claim, RequirementRef
from macros.names import CLAIMABLE
from macros.pieces import Here, claim_link, items, lines, spaced
from macros.plain_words_model import AUDIENCES, Audience, Sentence
from macros.problems import Problem
from macros.registers import Register
from macros.trace import requirement

LONGEST = 20
"""The most words of a sentence: what is longer is not read twice a day."""
LINKS = 3
"""The most passages that a sentence links to: the matrix lists all of them."""


def plain_words(here: Here) -> Markup:
    """Return the sentences of each audience, folded, each with the passages that say how the work is done."""
    groups = ((each, [one for one in here.manual.plain_words if each in one.roles]) for each in AUDIENCES)
    folded = [_group(here, audience, sentences) for audience, sentences in groups if sentences]
    return lines(folded) or Markup("<p>{}</p>").format(here.reader.gettext("This register holds no lines."))


def sentence_of(here: Here, ref: RequirementRef) -> Markup:
    """Return what a requirement means in plain words, as a paragraph; nothing where no sentence names it."""
    found = next((each for each in here.manual.plain_words if ref in each.requirements), None)
    if found is None:
        return Markup()
    # translators: stands before a sentence that tells a person what a requirement means in the daily work
    label = Markup("<strong>{}</strong>").format(here.reader.gettext("In your daily work:"))
    return Markup('<p class="plain-words">{}</p>').format(spaced(label, here.reader.text(found.text)))


def plain_words_problems(register: Register, standards: tuple[Register, ...]) -> Iterator[Problem]:
    """Find requirements without a sentence or with two, and sentences that are too long.

    A manual without lines in the register has no such problem. Nothing is said to be missing while an entry cannot be
    read: it may be the one.
    """
    if register.whole is None or not register.entries:
        return
    levels = {
        requirement(standard.whole.id, clause.number): clause.level
        for standard in standards
        if standard.whole
        for clause in standard.whole.clauses
    }
    first: dict[RequirementRef, int] = {}
    for loc, name, entry in register.entries:
        if entry is None:
            continue
        if (count := len(entry.text.split())) > LONGEST:
            message = f'"{name}" has {count} words: shorten it to {LONGEST} at most'
            yield register.document.problem((*loc, "text"), "plain-words-long", message)
        for position, ref in enumerate(entry.requirements):
            place = (*loc, "requirements", position)
            if levels.get(ref, "leaf") not in CLAIMABLE:
                message = f"{ref} holds no requirement: name the clauses below it"
                yield register.document.problem(place, "requirement-not-claimable", message)
            if ref in first:
                message = f"{ref} has a sentence on line {first[ref]} already: leave it in one of the two"
                yield register.document.problem(place, "plain-words-twice", message)
            first.setdefault(ref, register.document.line(place))
    if all(entry is not None for _, _, entry in register.entries):
        yield from _missing(register, standards, first)


def _missing(
    register: Register, standards: tuple[Register, ...], said: Mapping[RequirementRef, int]
) -> Iterator[Problem]:
    for standard in standards:
        for loc, _, clause in standard.entries if standard.whole else ():
            if clause is None or clause.level not in CLAIMABLE:
                continue
            ref = requirement(standard.whole.id, clause.number)
            if ref not in said:
                message = f"{ref} has no sentence in plain words: name it in {register.kind.file}"
                yield standard.document.problem(loc, "plain-words-missing", message)


def _group(here: Here, audience: Audience, sentences: list[Sentence]) -> Markup:
    summary = Markup("<summary>{} <small>({})</small></summary>").format(_label(here.reader, audience), len(sentences))
    told = items(spaced(here.reader.text(each.text), _links(here, each)) for each in sentences)
    return lines([Markup('<details class="plain-words">'), summary, told, Markup("</details>")])


def _links(here: Here, sentence: Sentence) -> Markup:
    """The passages that meet most of the sentence's requirements, at most `LINKS`."""
    claims: dict[tuple[str, str], Claim] = {}
    met: Counter[tuple[str, str]] = Counter()
    for ref in sentence.requirements:
        for claim in here.trace.claims.get(ref, ()):
            passage = (claim.page, claim.passage.id)
            claims.setdefault(passage, claim)
            met[passage] += 1
    best = [claims[passage] for passage, _ in met.most_common(LINKS)]
    links = Markup(" · ").join(claim_link(here, each, lambda page: here.reader.text(page.meta.title)) for each in best)
    return Markup("<br><small>{}</small>").format(links) if links else Markup()


def _label(reader: Reader, audience: Audience) -> Markup:
    _ = reader.gettext
    return {
        "everyone": _("Everyone"),
        "agent": _("Agents"),
        "team-leader": _("Team leaders"),
        "manager": _("Managers"),
        "internal-auditor": _("Internal auditors"),
        "top-management": _("Top management"),
    }[audience]

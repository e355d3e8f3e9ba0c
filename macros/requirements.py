"""`requirements`: a standard clause by clause, each with the passages that meet it, or plainly none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from macros.indicators import indicator_link
from macros.language import SOURCE, Reader
from macros.model import Clause, Confidence, RequirementRef, Standard, StandardId
from macros.names import CLAIMABLE
from macros.nonconformities import latest_first, not_met
from macros.pieces import (
    NONCONFORMITIES,
    Here,
    claim_link,
    clause_label,
    heading,
    items,
    line_link,
    lines,
    spaced,
)
from macros.plain_words import sentence_of
from macros.standards import coverage, disclaimer, standard_facts
from macros.trace import anchor, requirement

LEVELS = {"chapter": 2, "heading": 3}
"""The level on the page of the headings that group clauses."""


def requirements(here: Here, standard_id: StandardId) -> Markup:
    """Return how much of a standard is met, what is known of it, and all its clauses."""
    standard = next(each for each in here.manual.standards if each.id == standard_id)
    head = [coverage(here, standard), standard_facts(here, standard), disclaimer(here.reader)]
    return lines([*head, *_clauses(here, standard)])


def doubts(reader: Reader, clause: Clause) -> Markup:
    """Return in words which parts of a clause were not seen in public sources; nothing if all were."""
    _ = reader.gettext
    found = [_doubt(reader, clause.confidence)]
    if reader.language != SOURCE and clause.translation_confidence:
        words = _doubt(reader, clause.translation_confidence)
        found.append(_("translated title: {doubt}", doubt=words) if words else Markup())
    sign = Markup('<span aria-hidden="true">?</span>')
    return Markup(" ").join(Markup('<span class="doubt">{} {}</span>').format(sign, words) for words in found if words)


def _doubt(reader: Reader, confidence: Confidence) -> Markup:
    _ = reader.gettext
    return {
        "public": Markup(),
        "secondary": _("not verified: seen in one indirect source"),
        "from-memory": _("not verified: from memory"),
    }[confidence]


def _clauses(here: Here, standard: Standard) -> Iterator[Markup]:
    """The clauses in their order: headings between lists of entries."""
    for grouping, clauses in groupby(standard.clauses, key=lambda clause: clause.level in LEVELS):
        if grouping:
            yield lines(_group(here, standard, clause) for clause in clauses)
        else:
            entries = (_entry(here, standard, clause) for clause in clauses)
            yield lines([Markup('<div class="entries">'), *entries, Markup("</div>")])


def _group(here: Here, standard: Standard, clause: Clause) -> Markup:
    name = Markup("{} {}").format(clause.number, here.reader.text(clause.title))
    topic = _topic(here.reader, clause)
    return lines([heading(LEVELS[clause.level], name, anchor(requirement(standard.id, clause.number))), topic])


def _entry(here: Here, standard: Standard, clause: Clause) -> Markup:
    ref = requirement(standard.id, clause.number)
    place = anchor(ref)
    return lines(
        [
            Markup('<section class="entry clause" id="{}">').format(place),
            Markup('<p class="entry-name"><a href="#{}">{}</a> {}</p>').format(place, *_name(here.reader, clause)),
            _topic(here.reader, clause),
            sentence_of(here, ref),
            _history(here.reader, clause),
            _answers(here, ref) if clause.level in CLAIMABLE else Markup(),
            Markup("</section>"),
        ]
    )


def _name(reader: Reader, clause: Clause) -> tuple[Markup, Markup]:
    """The number and title; for an anchor of ours the words say that it is no number of the standard."""
    if not clause.project_anchor:
        return clause_label(reader, clause), reader.text(clause.title)
    # translators: said of an entry that the standard does not number: its address is the manual's own
    return clause_label(reader, clause), Markup("<small>({})</small>").format(reader.gettext("project anchor"))


def _topic(reader: Reader, clause: Clause) -> Markup:
    return Markup("<p>{}</p>").format(spaced(reader.text(clause.paraphrase), doubts(reader, clause)))


def _history(reader: Reader, clause: Clause) -> Markup:
    _ = reader.gettext
    said = [reader.text(clause.note)] if clause.note else []
    if clause.maps_from and clause.maps_from != (clause.number,):
        said.append(_("Previous edition: {clauses}.", clauses=reader.series(clause.maps_from)))
    if clause.change:
        said.append(_("Changed: {change}", change=reader.text(clause.change)))
    return Markup('<p class="history">{}</p>').format(Markup(" ").join(said)) if said else Markup()


def _answers(here: Here, ref: RequirementRef) -> Markup:
    """The passages that meet a clause (none is said in words), what measures it, and where it was not met."""
    reader, _ = here.reader, here.reader.gettext
    claims = here.trace.claims.get(ref, ())
    passages = items(claim_link(here, claim, lambda page: reader.text(page.meta.title)) for claim in claims)
    measures = items(indicator_link(here, each.id) for each in here.manual.indicators if ref in each.requirements)
    missed = items(
        line_link(here, NONCONFORMITIES, each.id, spaced(escape(each.id), reader.text(each.fact)))
        for each in latest_first(here)
        if not_met(here, each) == ref
    )
    told = ((_("Measured by:"), measures), (_("Nonconformities:"), missed))
    rest = [Markup("<div>{} {}</div>").format(name, links) for name, links in told if links]
    none = Markup('<span aria-hidden="true">○</span> {}').format(_("None"))
    missing = Markup(' class="open"') if not passages else Markup()
    first = Markup("<div{}>{} {}</div>").format(missing, _("Met by:"), passages or none)
    return Markup('<div class="met">{}</div>').format(Markup().join([first, *rest]))

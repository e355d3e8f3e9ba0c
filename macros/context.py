"""`interested_parties` and `legal_watch`: who expects what, and which law applies to whom."""

from __future__ import annotations

from markupsafe import Markup

from macros import locales
from macros.language import Reader
from macros.pieces import Here, facts, items, lines, role_title, source_link, spaced
from macros.register_lines import Expectation, InterestedParty, Rule
from macros.tables import Line, day, named, page, state, table


def interested_parties(here: Here) -> Markup:
    """Return the interested parties, what each requires, and what the system does with it."""
    _ = here.reader.gettext
    return table(
        here,
        _("Interested parties, their requirements and our answer"),
        (_("Interested party"), _("Person in contact"), _("What it requires, and our answer")),
        [_party(here, each) for each in here.manual.registers.parties],
    )


def legal_watch(here: Here) -> Markup:
    """Return the legal rules, each with its source and the day on which it was checked."""
    _ = here.reader.gettext
    return table(
        here,
        _("Legal rules that we follow. This is not legal advice."),
        (_("Rule"), _("Applies to"), _("What changes"), _("Source")),
        [_rule(here, each) for each in here.manual.registers.rules],
        _("Example data: the company does not exist. The rules do; each was checked on the day given."),
    )


def _party(here: Here, each: InterestedParty) -> Line:
    required = items((_expectation(here, one) for one in each.expects), "plain expectations")
    return Line(each.id, named(each.id, here.reader.text(each.name)), (role_title(here, each.contact), required))


def _expectation(here: Here, each: Expectation) -> Markup:
    reader, _ = here.reader, here.reader.gettext
    found_in = {
        "contract": _("Contract"),
        "law": _("Law"),
        "agreement": _("Collective agreement"),
        "survey": _("Survey"),
        "minutes": _("Minutes"),
    }[each.found_in]
    decision = {
        "answered": state("●", _("Answered by the system")),
        "noted": state("○", _("Noted, not answered")),
        "refused": state("✗", _("Refused")),
    }[each.decision]
    marks = [found_in]
    if each.obligation:
        marks.append(_("obligation"))
    if each.climate:
        marks.append(_("climate"))
    return spaced(
        reader.text(each.text),
        Markup("<small>({})</small>").format(Markup(" · ").join(marks)),
        Markup("<div>{}</div>").format(spaced(decision, page(here, each.page))),
    )


def _rule(here: Here, each: Rule) -> Line:
    reader, _ = here.reader, here.reader.gettext
    known = [
        (_("Where"), country(reader, each.country)),
        (_("Applies from"), Markup("{}").format(reader.partial_date(each.since)) if each.since else Markup()),
        (_("Adapt by"), day(here, each.adapt_by)),
        (_("Until"), day(here, each.until)),
    ]
    return Line(
        each.id,
        lines([named(each.id, reader.text(each.title)), facts(known)]),
        (
            reader.text(each.applies_to),
            spaced(reader.text(each.changes), Markup("<div>{}</div>").format(page(here, each.page))),
            lines([source_link(each.source), facts([(_("Checked on"), day(here, each.checked_on))])]),
        ),
    )


def country(reader: Reader, code: str) -> Markup:
    """Return a country or a union in the reader's language: "France", "European Union"."""
    return Markup("{}").format(reader.locale.territories.get(code, code))


def language(reader: Reader, code: str) -> Markup:
    """Return a language in the reader's language."""
    return Markup("{}").format(locales.name_in(code, reader.locale))

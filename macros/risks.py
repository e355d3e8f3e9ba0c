"""`risks` and `opportunities`: two registers, because ISO 9001:2026 separates them (6.1.2, 6.1.3)."""

from __future__ import annotations

from markupsafe import Markup

from macros import states
from macros.indicators import indicator_link
from macros.language import Reader
from macros.pieces import Here, facts, lines, role_title
from macros.register_lines import Opportunity, Risk
from macros.tables import Line, day, named, page, site_names, table


def risks(here: Here) -> Markup:
    """Return the register of risks, the highest rating first."""
    _ = here.reader.gettext
    rows = sorted(here.manual.registers.risks, key=lambda each: -each.likelihood * each.severity)
    return table(
        here,
        _("Risks: rating, answer, action and effect"),
        (_("Risk"), _("Rating"), _("Answer and action"), _("State")),
        [_risk(here, each) for each in rows],
    )


def opportunities(here: Here) -> Markup:
    """Return the register of opportunities, the highest rating first."""
    _ = here.reader.gettext
    rows = sorted(here.manual.registers.opportunities, key=lambda each: -each.benefit * each.ease)
    return table(
        here,
        _("Opportunities: rating, decision, action and effect"),
        (_("Opportunity"), _("Rating"), _("Decision and action"), _("State")),
        [_opportunity(here, each) for each in rows],
    )


def _risk(here: Here, each: Risk) -> Line:
    reader, _ = here.reader, here.reader.gettext
    after = Markup()
    if each.likelihood_after and each.severity_after:
        after = _risk_rating(reader, each.likelihood_after, each.severity_after)
    answer = {
        "avoid": _("Avoid"),
        "reduce": _("Reduce"),
        "share": _("Share"),
        "accept": _("Accept: watch"),
    }[each.answer]
    why = [(_("Cause"), reader.text(each.cause)), (_("Effect on customers"), reader.text(each.effect))]
    return Line(
        each.id,
        lines([named(each.id, reader.text(each.text)), facts([*why, *_place(here, each)])]),
        (
            facts(
                [
                    (_("Before the action"), _risk_rating(reader, each.likelihood, each.severity)),
                    (_("After the action"), after),
                ]
            ),
            _action(here, answer, each),
            _state(here, each),
        ),
    )


def _opportunity(here: Here, each: Opportunity) -> Line:
    reader, _ = here.reader, here.reader.gettext
    decision = {
        "adopt": _("Adopt"),
        "try": _("Try first"),
        "fund": _("Fund"),
        "later": _("Keep for later"),
        "decline": _("Decline"),
    }[each.decision]
    factors = _("benefit {benefit}, ease {ease}", benefit=each.benefit, ease=each.ease)
    return Line(
        each.id,
        lines(
            [
                named(each.id, reader.text(each.text)),
                facts([(_("Expected gain"), reader.text(each.gain)), *_place(here, each)]),
            ]
        ),
        (
            _rating(reader, each.benefit * each.ease, factors),
            _action(here, decision, each),
            _state(here, each),
        ),
    )


def _place(here: Here, each: Risk | Opportunity) -> list[tuple[Markup, Markup]]:
    _ = here.reader.gettext
    return [
        (_("Process"), page(here, each.page)),
        (_("Sites"), site_names(here, each.sites)),
        (_("Owner"), role_title(here, each.owner)),
    ]


def _risk_rating(reader: Reader, likelihood: int, effect: int) -> Markup:
    _ = reader.gettext
    factors = _("likelihood {likelihood}, effect {effect}", likelihood=likelihood, effect=effect)
    return _rating(reader, likelihood * effect, factors)


def _rating(reader: Reader, product: int, factors: Markup) -> Markup:
    """The product of the two ratings, which the threshold for an action is compared with, and the ratings."""
    return Markup("<strong>{}</strong> <small>({})</small>").format(reader.number(product), factors)


def _action(here: Here, decision: Markup, each: Risk | Opportunity) -> Markup:
    reader, _ = here.reader, here.reader.gettext
    known = [
        (_("Action"), reader.text(each.action) if each.action else Markup()),
        (_("Person in charge"), role_title(here, each.person)),
        (_("By"), day(here, each.due)),
        (_("Shown by"), indicator_link(here, each.indicator) if each.indicator else Markup()),
    ]
    return lines([Markup("<strong>{}</strong>").format(decision), facts(known)])


def _state(here: Here, each: Risk | Opportunity) -> Markup:
    _ = here.reader.gettext
    return facts(
        [
            (_("Action"), states.progress(here.reader, each.progress)),
            (_("Effect of the action"), states.outcome(here.reader, each.worked)),
            (_("Next review"), day(here, each.review)),
        ]
    )

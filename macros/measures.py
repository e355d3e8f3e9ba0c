"""Words for what indicators measure: targets and their sources, families, frequencies, channels."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from macros.language import Reader
from macros.model import Target, ValueId
from macros.pieces import Here
from macros.targets import NAME
from macros.values import bare


def target(here: Here, aim: Target) -> Markup:
    """Return a target as words and figures: "at least 80 %, answered within 20 seconds (voice)"."""
    reader, _ = here.reader, here.reader.gettext
    quantity = reader.quantity(aim.figure, aim.unit)
    figure = {
        "=": _("{quantity} exactly", quantity=quantity),
        "<": _("under {quantity}", quantity=quantity),
        "<=": _("{quantity} at most", quantity=quantity),
        ">": _("over {quantity}", quantity=quantity),
        ">=": _("at least {quantity}", quantity=quantity),
    }[aim.op]
    if aim.condition is None:
        return figure
    named = {name: bare(here, ValueId(name)) for name in NAME.findall(aim.condition)}
    condition = NAME.sub(lambda found: str(named.get(found[1], found[0])), reader.text(aim.condition))
    return Markup("{}, {}").format(figure, Markup(condition))  # noqa: S704 (text and figures are Markup already)


def basis(reader: Reader, kind: str) -> Markup:
    """Return where a target comes from. A standard demands a target only where the basis is "norm"."""
    _ = reader.gettext
    return {
        "norm": _("Set by the standard."),
        "scheme": _("Set by the rules of the scheme."),
        "contract": _("Agreed with the client in the contract."),
        "trade": _("Starting value, usual in the trade: no standard demands it."),
        "project": _("Our own choice: no standard demands it."),
        "law": _("Set by law."),
    }[kind]


def family_names(reader: Reader) -> dict[str, Markup]:
    """Return the families' names by their id."""
    _ = reader.gettext
    return {
        "accessibility": _("Accessibility"),
        "efficiency": _("Efficiency"),
        "quality": _("Quality of contacts"),
        "experience": _("Customer experience"),
        "complaints": _("Complaints"),
        "people": _("People"),
        "security": _("Security and data"),
        "system": _("Quality management system"),
    }


def frequencies(reader: Reader, every: Iterable[str]) -> Markup:
    """Return how often an indicator is computed: "every day and every month"."""
    _ = reader.gettext
    names = {
        "half-hour": _("every half hour"),
        "day": _("every day"),
        "week": _("every week"),
        "month": _("every month"),
        "quarter": _("every quarter"),
        "half-year": _("every half year"),
        "year": _("every year"),
        "after each audit": _("after each audit"),
        "each build": _("at each build of the manual"),
    }
    return reader.series(names.get(each, escape(each)) for each in every)


def channels(reader: Reader, used: Iterable[str]) -> Markup:
    """Return the channels that an indicator counts."""
    names = channel_names(reader)
    return reader.series(names.get(each, escape(each)) for each in used)


def channel_names(reader: Reader) -> dict[str, Markup]:
    """Return the channels' names by their id."""
    _ = reader.gettext
    return {
        "all": _("all channels"),
        "voice": _("telephone"),
        "chat": _("chat"),
        "messaging": _("messaging"),
        "email": _("e-mail"),
        "social": _("social media"),
        "post": _("post"),
        "back-office": _("back office"),
        "face-to-face": _("face to face"),
    }

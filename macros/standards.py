"""`standards`: which texts the manual answers, their status, and how much of each is met.

The manual gives numbers, short titles and topics in its own words, and no text of a standard; it never claims
a certificate or an endorsement.
"""

from __future__ import annotations

from markupsafe import Markup

from macros.language import Reader
from macros.model import Standard
from macros.pieces import Here, facts, items, lines, source_link, standard_link

FOLDED = Markup('<details class="sources"><summary>{}</summary>{}</details>')


def standards(here: Here) -> Markup:
    """Return each standard with its status and coverage, then what the manual does not claim."""
    entries = (_entry(here, standard) for standard in here.manual.standards)
    return lines([Markup('<div class="entries">'), *entries, Markup("</div>"), disclaimer(here.reader)])


def standard_facts(here: Here, standard: Standard) -> Markup:
    """Return status, dates, kind and note of a standard, and its sources, folded."""
    reader, _ = here.reader, here.reader.gettext
    replaced = (standard_link(here, each) for each in standard.replaced_by)
    sources = items(source_link(each) for each in standard.sources)
    known = facts(
        [
            (_("Status"), status(reader, standard)),
            (_("Kind"), kind(reader, standard)),
            (_("Published"), reader.partial_date(standard.published)),
            (_("Withdrawn"), reader.partial_date(standard.withdrawn) if standard.withdrawn else ""),
            (_("Replaced by"), reader.series(replaced)),
            (_("Checked on"), reader.date(standard.checked_on)),
            (_("Note"), reader.text(standard.note) if standard.note else ""),
        ]
    )
    folded = FOLDED.format(_("Sources"), sources)
    return lines([known, folded if sources else Markup()])


def status(reader: Reader, standard: Standard) -> Markup:
    """Return the status in words, with a sign that does not stand alone."""
    _ = reader.gettext
    sign, word = {
        "current": ("✓", _("Current")),
        "replaced": ("↻", _("Replaced by a newer edition")),
        "withdrawn": ("✕", _("Withdrawn")),
        "historical": ("✕", _("Historical: no longer awarded")),
    }[standard.status]
    return Markup('<span class="status status-{}"><span aria-hidden="true">{}</span> {}</span>').format(
        standard.status, sign, word
    )


def kind(reader: Reader, standard: Standard) -> Markup:
    """Return in words what a standard can be used for."""
    _ = reader.gettext
    return {
        "certifiable": _("Requirements that an organization can be certified against"),
        "guidance": _("Guidance: no certificate exists"),
        "label": _("Label"),
        "scheme": _("Certification scheme"),
    }[standard.kind]


def coverage(here: Here, standard: Standard) -> Markup:
    """Return how many requirements of a standard are met by a passage, and how many are open."""
    found = next(each for each in here.trace.coverage() if each.standard == standard)
    met, missing = len(found.covered), len(found.open)
    ngettext = here.reader.ngettext
    share = ngettext(
        "{met} of {number} requirement is met by a passage.",
        "{met} of {number} requirements are met by a passage.",
        met + missing,
        met=here.reader.number(met),
    )
    # translators: follows "12 of 65 requirements are met by a passage."
    rest = ngettext("{number} is open.", "{number} are open.", missing)
    bar = Markup('<meter min="0" max="{}" value="{}" aria-hidden="true"></meter>').format(met + missing, met)
    return Markup('<p class="coverage">{} {} {}</p>').format(bar, share, rest)


def disclaimer(reader: Reader) -> Markup:
    """Return what the manual gives of a standard and what it does not claim."""
    _ = reader.gettext
    return Markup('<p class="disclaimer">{} {} {}</p>').format(
        _(
            "Only clause numbers, short titles and our own description of each topic stand here. "
            "Buy the standards: their text alone counts."
        ),
        _("No standards body (ISO, CEN, AFNOR, UNE) has reviewed or endorsed this manual."),
        _("The manual claims no certificate and no conformity."),
    )


def _entry(here: Here, standard: Standard) -> Markup:
    return lines(
        [
            Markup('<section class="entry" id="{}">').format(standard.id),
            Markup("<h2>{}</h2>").format(standard_link(here, standard.id)),
            coverage(here, standard),
            standard_facts(here, standard),
            Markup("</section>"),
        ]
    )

"""`auditor_view`: the state of the system on one screen, each figure in words with a link to its proof.

Nothing is counted here that another page does not list: the auditor clicks a figure and sees what it sums up.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.changes import latest_first
from macros.due import past_count, review_days
from macros.indicators import indicator_link
from macros.nonconformities import latest_first as latest_nonconformities
from macros.pieces import (
    INDICATORS,
    NONCONFORMITIES,
    TRANSLATIONS,
    Here,
    items,
    line_link,
    lines,
    page_link,
    requirement_list,
)
from macros.quarters import conforming, result_of
from macros.results import quarter_name
from macros.tables import day, example_note
from macros.trace import Coverage
from macros.translations import language_name, summary

MATRIX = "auditor/matrix.md"
CHANGES = "auditor/changes.md"
REGISTER = "auditor/register.md"


def auditor_view(here: Here) -> Markup:
    """Return a panel for each subject: what is met, open, missed, past, not translated and changed last."""
    _ = here.reader.gettext
    return lines(
        [
            example_note(here),
            Markup('<div class="overview">'),
            _panel(here, "coverage", _("Coverage of each standard"), [_coverage(here)], MATRIX),
            _panel(here, "open", _("Requirements without a passage"), _open(here), MATRIX),
            _panel(
                here,
                "nonconformities",
                _("Open nonconformities"),
                _nonconformities(here),
                NONCONFORMITIES,
                place=next((each.id for each in latest_nonconformities(here)), ""),
            ),
            _panel(here, "indicators", _("Indicators in the last quarter"), _indicators(here), INDICATORS),
            _panel(here, "reviews", _("Reviews of pages"), [past_count(here, review_days(here))], REGISTER),
            _panel(here, "translations", _("Translations"), _translations(here), TRANSLATIONS),
            _panel(here, "changes", _("Last changes"), [_changes(here)], CHANGES),
            Markup("</div>"),
        ]
    )


def _panel(here: Here, anchor: str, title: Markup, said: Sequence[Markup], proof: str, *, place: str = "") -> Markup:
    """What is known of a subject, a block each, and the page that proves it where the manual has one.

    `place` is where on that page the proof begins; without it, at its top.
    """
    page = here.at(proof)
    link = here.reader.gettext("Proof: {page}", page=page_link(here, page, place)) if page else Markup()
    return lines(
        [
            Markup('<section id="{}">').format(anchor),
            Markup("<h2>{}</h2>").format(title),
            *(Markup("<div>{}</div>").format(each) for each in said if each),
            Markup('<p class="proof">{}</p>').format(link) if link else Markup(),
            Markup("</section>"),
        ]
    )


def _coverage(here: Here) -> Markup:
    return items(_of_standard(here, each) for each in here.trace.coverage())


def _of_standard(here: Here, each: Coverage) -> Markup:
    reader = here.reader
    met, total = len(each.covered), len(each.covered) + len(each.open)
    name = line_link(here, MATRIX, each.standard.id, reader.text(each.standard.short))
    # translators: a standard and how many of its requirements a passage meets: "ISO 9001:2026: 64 of 65"
    return reader.gettext(
        "{standard}: {met} of {number}", standard=name, met=reader.number(met), number=reader.number(total)
    )


def _open(here: Here) -> list[Markup]:
    missing = [ref for each in here.trace.coverage() for ref in each.open]
    if not missing:
        return [here.reader.gettext("None: a passage meets each requirement.")]
    count = here.reader.ngettext(
        "{number} requirement is met by no passage.", "{number} requirements are met by no passage.", len(missing)
    )
    return [count, requirement_list(here, missing)]


def _nonconformities(here: Here) -> list[Markup]:
    reader = here.reader
    found = [each for each in here.manual.registers.nonconformities if each.closed is None]
    if not found:
        return [reader.gettext("None")]
    count = reader.ngettext("{number} nonconformity is open.", "{number} nonconformities are open.", len(found))
    named = (
        line_link(here, NONCONFORMITIES, each.id, Markup("{} {}").format(each.id, reader.text(each.fact)))
        for each in found
    )
    return [count, items(named)]


def _indicators(here: Here) -> list[Markup]:
    reader, quarters = here.reader, here.manual.pictures.results.quarters
    aimed = [each for each in here.manual.indicators if each.target]
    results = ((each, result_of(here.manual, each.id)) for each in aimed)
    judged = {each.id: conforming(each.target, result) for each, result in results if each.target and result}
    if not quarters or not judged:
        return [reader.gettext("No results yet.")]
    missed = [each for each, conforms in judged.items() if not conforms[-1]]
    count = reader.ngettext(
        "{missed} of {number} indicator with results missed its target in {quarter}.",
        "{missed} of {number} indicators with results missed their target in {quarter}.",
        len(judged),
        missed=reader.number(len(missed)),
        quarter=quarter_name(reader, quarters[-1]),
    )
    silent = len(aimed) - len(judged)
    rest = reader.ngettext(
        "{number} indicator with a target has no results yet.",
        "{number} indicators with a target have no results yet.",
        silent,
    )
    return [count, items(indicator_link(here, each) for each in missed), rest if silent else Markup()]


def _translations(here: Here) -> list[Markup]:
    reader, state = here.reader, here.translations
    if state is None:
        return [reader.gettext("How far the translations are is worked out when the manual is built.")]
    if not state.languages:
        return [reader.gettext("This manual has no translations.")]
    return [
        items(
            # translators: a language and how far its translation is: "French: 27 of 30 messages are translated (90 %)."
            reader.gettext(
                "{language}: {state}",
                language=line_link(
                    here, TRANSLATIONS, each.language, Markup("{}").format(language_name(reader, each.language))
                ),
                state=summary(reader, each.total),
            )
            for each in state.languages
        )
    ]


def _changes(here: Here) -> Markup:
    """The last three changes, each with its day."""
    found = [(each, line_link(here, CHANGES, each.id, here.reader.text(each.what))) for each in latest_first(here)[:3]]
    shown = items(Markup("{} ({})").format(link, day(here, each.date)) for each, link in found)
    return shown or here.reader.gettext("This register holds no lines.")

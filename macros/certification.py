"""`certification_comparison` and `certification_path`: which certificate proves what, and how far the company is."""

from __future__ import annotations

from markupsafe import Markup

from macros.maps import page_at
from macros.pictures_model import Certification, Stage
from macros.pieces import STANDARDS, Here, lines
from macros.tables import Line, day, example_note, state, table_of_facts

ICONS = {"done": "●", "current": "◐", "to-come": "○"}


def certification_comparison(here: Here) -> Markup:
    """Return the texts one a row: what each proves, for whom, what it looks at, how they complete each other."""
    _ = here.reader.gettext
    columns = [
        _("Text"),
        _("What it proves"),
        _("For whom"),
        _("What it looks at"),
        _("How it completes the others"),
        _("Status"),
    ]
    rows = [_row(here, each) for each in here.manual.pictures.certifications]
    shown = table_of_facts(here, _("What each text proves"), columns, rows)
    return lines([Markup('<div class="comparison">'), shown, Markup("</div>")])


def certification_path(here: Here) -> Markup:
    """Return the stages in their order, each with its page, its state in words and its day."""
    stages = [_stage(here, each) for each in here.manual.pictures.path]
    if not stages:
        return Markup("<p>{}</p>").format(here.reader.gettext("This register holds no lines."))
    return lines([example_note(here), Markup('<ol class="path">'), *stages, Markup("</ol>")])


def _row(here: Here, each: Certification) -> Line:
    text = here.reader.text
    short = text(next(one.short for one in here.manual.standards if one.id == each.standard))
    page = here.at(f"{STANDARDS}/{each.standard}.md")
    name = Markup('<a href="{}">{}</a>').format(here.to(page.url), short) if page else short
    said = (each.proves, each.audience, each.looks_at, each.completes, each.status)
    return Line(each.standard, name, [text(one) for one in said])


def _stage(here: Here, each: Stage) -> Markup:
    _ = here.reader.gettext
    words = {
        "done": _("Done on {day}", day=day(here, each.day)),
        "current": _("Current, planned until {day}", day=day(here, each.day)),
        "to-come": _("To come, planned for {day}", day=day(here, each.day)),
    }[each.state]
    current = Markup(' aria-current="step"') if each.state == "current" else Markup()
    return Markup('<li class="{}"{}><strong>{}</strong> {}</li>').format(
        each.state,
        current,
        page_at(here, each.page, each.anchor, here.reader.text(each.name)),
        state(ICONS[each.state], words),
    )

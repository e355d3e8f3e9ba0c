"""`certification_comparison` and `certification_path`: which certificate proves what, and how far the company is."""

from __future__ import annotations

from markupsafe import Markup

from macros.maps import page_at
from macros.pictures_model import Certification, Stage
from macros.pieces import STANDARDS, Here, lines
from macros.tables import day, example_note, state

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
    head = Markup().join(Markup('<th scope="col" role="columnheader">{}</th>').format(each) for each in columns)
    return lines(
        [
            Markup('<table class="register comparison" role="table">'),
            Markup('<thead role="rowgroup"><tr role="row">{}</tr></thead>').format(head),
            Markup('<tbody role="rowgroup">'),
            *(_row(here, columns[1:], each) for each in here.manual.pictures.certifications),
            Markup("</tbody></table>"),
        ]
    )


def certification_path(here: Here) -> Markup:
    """Return the stages in their order, each with its page, its state in words and its day."""
    stages = (_stage(here, each) for each in here.manual.pictures.path)
    return lines([example_note(here), Markup('<ol class="path">'), *stages, Markup("</ol>")])


def _row(here: Here, columns: list[Markup], each: Certification) -> Markup:
    texts = (each.proves, each.audience, each.looks_at, each.completes, each.status)
    cells = Markup().join(
        Markup('<td role="cell" data-label="{}">{}</td>').format(column.striptags(), here.reader.text(text))
        for column, text in zip(columns, texts, strict=True)
    )
    short = here.reader.text(next(one.short for one in here.manual.standards if one.id == each.standard))
    page = here.at(f"{STANDARDS}/{each.standard}.md")
    name = Markup('<a href="{}">{}</a>').format(here.to(page.url), short) if page else short
    return Markup('<tr role="row"><th scope="row" role="rowheader">{}</th>{}</tr>').format(name, cells)


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

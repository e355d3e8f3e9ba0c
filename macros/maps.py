"""`process_map` and `way_of`: lists that look like maps, so that they wrap, print and are read aloud as lists.

Only the arrows are SVG. On a telephone, the boxes stand one below the other and the arrows point down.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from macros.base import PageId, ProcessId, WayId
from macros.pictures_model import Process, Processes
from macros.pieces import Here, lines, role_title

ARROW = Markup('<svg class="arrow" viewBox="0 0 24 12" aria-hidden="true"><path d="M0 6h22m-5-5 5 5-5 5"/></svg>')


def process_map(here: Here) -> Markup:
    """Return the processes in three bands: management above, the way to the customer's answer, support below."""
    _ = here.reader.gettext
    kept = here.manual.pictures.processes
    if kept is None or not kept.processes:
        return Markup("<p>{}</p>").format(_("No process map yet."))
    bands = [
        _band(_("Management"), "management", _boxes(here, kept, "management")),
        _band(_("Operations"), "operation", _way(here, kept.start, _boxes(here, kept, "operation"), kept.end)),
        _band(_("Support"), "support", _boxes(here, kept, "support")),
    ]
    return lines([Markup('<div class="map">'), *bands, Markup("</div>")])


def way_of(here: Here, way_id: WayId) -> Markup:
    """Return the steps of a contact, a complaint or a nonconformity, each with who does it."""
    way = next(each for each in here.manual.pictures.ways if each.id == way_id)
    text = here.reader.text
    steps = [
        _box(
            page_at(here, step.page, step.anchor, text(step.name)),
            text(step.person) if step.person else role_title(here, step.owner),
        )
        for step in way.steps
    ]
    return lines([Markup('<div class="map">'), *_way(here, way.start, steps, way.end), Markup("</div>")])


def _band(name: Markup, kind: str, boxes: Iterable[Markup]) -> Markup:
    listed = list(boxes)
    if kind != "operation":
        listed = [Markup('<ul class="boxes">'), *listed, Markup("</ul>")]
    return lines(
        [Markup('<div class="band {}"><p class="band-name">{}</p>').format(kind, name), *listed, Markup("</div>")]
    )


def _way(here: Here, start: str, boxes: Iterable[Markup], end: str) -> list[Markup]:
    """An ordered list from what starts a way to what ends it, an arrow after each but the last."""
    text = here.reader.text
    first, last = (Markup('<li class="end">{}').format(text(each)) for each in (start, end))
    closed = [Markup("{}{}</li>").format(each.removesuffix("</li>"), ARROW) for each in (first, *boxes)]
    return [Markup('<ol class="boxes">'), *closed, Markup("{}</li>").format(last), Markup("</ol>")]


def _boxes(here: Here, kept: Processes, kind: str) -> list[Markup]:
    names = {each.id: each.name for each in kept.processes}
    return [_process(here, each, names) for each in kept.processes if each.kind == kind]


def _process(here: Here, each: Process, names: dict[ProcessId, str]) -> Markup:
    _, text = here.reader.gettext, here.reader.text
    to = here.reader.series(text(names[fed]) for fed in each.feeds if fed in names)
    feeds = _("Gives to: {processes}", processes=to or _("All processes"))
    name = page_at(here, each.page, each.anchor, text(each.name))
    return _box(name, role_title(here, each.owner), feeds)


def _box(name: Markup, owner: Markup, feeds: Markup | None = None) -> Markup:
    more = (("box-owner", owner), ("box-feeds", feeds))
    said = Markup().join(Markup('<span class="{}">{}</span>').format(kind, text) for kind, text in more if text)
    return Markup("<li><strong>{}</strong>{}</li>").format(name, said)


def page_at(here: Here, page_id: PageId, anchor: str, label: Markup) -> Markup:
    """Return a label as a link to a passage of the page with an id, or alone where there is no such page."""
    found = here.trace.documents.get(page_id)
    return Markup('<a href="{}">{}</a>').format(here.to(found.url, anchor), label) if found else label

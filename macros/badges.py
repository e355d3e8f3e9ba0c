"""`meets`: the requirements that a passage meets, and the anchors that lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from macros.model import RequirementRef
from macros.pieces import Here, requirement_link
from macros.trace import anchor


def meets(here: Here, refs: Sequence[RequirementRef], earlier: Counter[RequirementRef]) -> Markup:
    """Return an anchor and a badge for each requirement, in one block of HTML.

    `earlier` counts the requirements that this page has claimed above: their anchors are taken. The anchors
    are always there; style sheets show the badges in the auditor's view only. What belongs to a standard that the
    company does not follow leaves nothing.
    """
    refs = [ref for ref in refs if ref in here.trace.clauses]
    if not refs:
        return Markup()
    anchors = Markup().join(
        Markup('<span class="anchor" id="{}"></span>').format(each) for each in _anchors(here, refs, earlier)
    )
    badges = Markup(" ").join(requirement_link(here, ref) for ref in refs)
    # translators: stands before the requirements that a passage meets, as in "Meets ISO 9001:2026 7.5.2"
    label = here.reader.gettext("Meets")
    return Markup('<div class="meets">{}<span class="meets-badges">{} {}</span></div>').format(anchors, label, badges)


def _anchors(here: Here, refs: Sequence[RequirementRef], earlier: Counter[RequirementRef]) -> list[str]:
    page = here.page()
    claims = page.claims if page else ()
    found = []
    for ref in refs:
        known = [claim.anchor for claim in claims if claim.requirement == ref] or [anchor(ref)]
        found.append(known[earlier[ref] % len(known)])
    return found

"""What is done about an indicator: the lines of the working registers that name it.

An auditor who sees a missed target asks what was done; these links answer on the indicator's own sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from macros.base import IndicatorId
from macros.pieces import NONCONFORMITIES, Here, line_link

OBJECTIVES = "management/objectives.md"
RISKS = "management/risks.md"
PROPOSALS = "improvement/proposals.md"


def acting(here: Here, indicator: IndicatorId) -> Iterator[Markup]:
    """Yield a link to each nonconformity, objective, risk, opportunity and proposal that names the indicator."""
    kept = here.manual.registers
    found = (
        *((NONCONFORMITIES, each.id, each.fact) for each in kept.nonconformities if indicator in each.indicators),
        *((OBJECTIVES, each.id, each.title) for each in kept.objectives if each.indicator == indicator),
        *((RISKS, each.id, each.text) for each in kept.risks if each.indicator == indicator),
        *((RISKS, each.id, each.text) for each in kept.opportunities if each.indicator == indicator),
        *((PROPOSALS, each.id, each.idea) for each in kept.proposals if each.indicator == indicator),
    )
    for path, line, text in found:
        yield line_link(here, path, line, Markup("{} {}").format(line, here.reader.text(text)))

"""`problem_codes`: what the checks can say, for the authors' guide."""

from __future__ import annotations

import re

from markupsafe import Markup

from macros.pieces import Here, lines
from macros.problems import CODES


def problem_codes(here: Here) -> Markup:
    """Return each code of a problem, with what it means and what to do; its id is the code."""
    rows = (
        Markup('<dt id="{}"><code>{}</code></dt><dd>{}</dd>').format(code, code, code_in(here.reader.text(said)))
        for code, said in CODES.items()
    )
    return lines([Markup('<dl class="problems">'), *rows, Markup("</dl>")])


def code_in(sentence: Markup) -> Markup:
    """Return the sentence with what stands between backticks as code, as everywhere in the manual."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(sentence)))  # noqa: S704 - escaped before

"""States of a register's lines in words, each with its icon: how far an action is, and whether it worked."""

from __future__ import annotations

from markupsafe import Markup

from macros.language import Reader
from macros.tables import state


def progress(reader: Reader, key: str | None) -> Markup:
    """Return how far an action is: a `macros.register_lines.Progress`, or that of an objective."""
    _ = reader.gettext
    icons = {"planned": "○", "under-way": "◐", "on-course": "◐", "late": "▲", "done": "●", "reached": "●"}
    words = {
        "planned": _("Planned"),
        "under-way": _("Under way"),
        "on-course": _("On course"),
        "late": _("Late"),
        "done": _("Done"),
        "reached": _("Reached"),
    }
    return state(icons[key], words[key]) if key else Markup()


def outcome(reader: Reader, key: str | None) -> Markup:
    """Return whether an action worked, a `macros.register_lines.Outcome`, or nothing where nobody has judged it."""
    _ = reader.gettext
    icons = {"worked": "✓", "did-not-work": "✗", "too-early": "○"}
    words = {"worked": _("Worked"), "did-not-work": _("Did not work"), "too-early": _("Too early to judge")}
    return state(icons[key], words[key]) if key else Markup()


def grade(reader: Reader, key: str) -> Markup:
    """Return the grade of an audit finding or a nonconformity."""
    _ = reader.gettext
    icons = {"major": "▲", "minor": "△", "observation": "○", "good-practice": "✓"}
    words = {
        "major": _("Major nonconformity"),
        "minor": _("Minor nonconformity"),
        "observation": _("Observation"),
        "good-practice": _("Good practice"),
    }
    return state(icons[key], words[key])

"""Questions and exclamations are opened and closed: ¿Quién? ¡Gracias!"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.messages.checks.message import Finding, Message, around
from scripts.messages.checks.typography import TYPOGRAPHY


def check(message: Message) -> Iterator[Finding]:
    """A closing sign without its opening one, or the reverse; ¿…! and ¡¿…?! are good Spanish, (?) is a doubt."""
    typography = TYPOGRAPHY.get(message.language)
    if typography is None or not typography.inverted:
        return
    said, openings = message.said, frozenset(typography.inverted.values())
    opened: list[int] = []
    closed = -2
    for place, sign in enumerate(said):
        if sign in openings:
            opened.append(place)
        elif sign not in typography.inverted or said[place + 1 : place + 2].isalnum() or said[place - 1 : place] == "(":
            continue
        elif opened:
            opened.pop()
            closed = place
        elif closed == place - 1:
            closed = place
        else:
            shown = around(message.translation, place, place + 1)
            opening = typography.inverted[sign]
            yield Finding(
                "translation-inverted",
                f"{sign} closes in “{shown}” what nothing opens: write {opening} where it begins",
            )
            return
    if opened:
        shown = around(message.translation, opened[0], opened[0] + 1)
        yield Finding(
            "translation-inverted",
            f"{said[opened[0]]} opens in “{shown}” what nothing closes: write the sign at its end",
        )

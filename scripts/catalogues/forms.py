"""A message or a translation as Babel gives it: one text, or the forms of a plural."""

from __future__ import annotations

Text = str | tuple[str, ...] | list[str] | None


def parts(text: Text) -> tuple[str, ...]:
    """A message or translation as its forms; one, where it has no plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def name(text: Text) -> str:
    """What a message is called among the manual's: its text, or the forms of a plural in one."""
    return "\0".join(parts(text))

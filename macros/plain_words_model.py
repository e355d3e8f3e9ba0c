"""What each requirement means in plain words for the people whose daily work it is, as frozen, typed data."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from macros.base import Dashed, Frozen, RequirementRef, Text

Audience = Literal["everyone", "agent", "team-leader", "manager", "internal-auditor", "top-management"]
"""Who reads a sentence: words for groups of people, broader than the roles of docs/registers/roles.yml."""
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
"""The audiences in the order in which pages show them."""


class Sentence(Frozen):
    """What a person does, or may count on, where equivalent requirements apply; one for all of them."""

    id: Annotated[str, Dashed]
    text: Text
    roles: Annotated[tuple[Audience, ...], Field(min_length=1)]
    requirements: Annotated[tuple[RequirementRef, ...], Field(min_length=1)]


class PlainWords(Frozen):
    """The file docs/registers/plain-words.yml."""

    plain_words: tuple[Sentence, ...]

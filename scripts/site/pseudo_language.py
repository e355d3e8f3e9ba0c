"""The pseudo-language as one more language of the site: every message in accents, longer, in brackets.

What is left in plain English on its pages was not found by the extraction; what is cut off has no room. It is built
when asked for, stands in no mkdocs.yml and needs no catalogue.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from macros.locales import PSEUDO
from scripts.catalogues.catalogue import Catalogue
from scripts.settings import Settings
from scripts.site.pseudo import pseudo_text

NAME = pseudo_text("Pseudo")


def with_pseudo(settings: Settings, languages: Collection[str]) -> Settings:
    """The settings, with the pseudo-language as the last one where it is among the languages to build."""
    if PSEUDO not in languages:
        return settings
    return replace(settings, languages={**settings.languages, PSEUDO: NAME})


def pseudo_catalogue(keys: Collection[str]) -> Catalogue:
    """A catalogue that has everything.

    Args:
        keys: the messages of the manual; a singular and its plural are one key, with a null character between them.
    """
    single = {key: pseudo_text(key) for key in keys if "\0" not in key}
    plural = [key.split("\0", 1) for key in keys if "\0" in key]
    return Catalogue(PSEUDO, single, {(one, many): (pseudo_text(one), pseudo_text(many)) for one, many in plural})

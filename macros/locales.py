"""What a language's code says: its locale, its direction, its own name.

The manual writes codes as BCP 47 does (`pt`, `pt-BR`, `zh-Hans`): so they stand in addresses and in `lang`,
`hreflang` and mkdocs.yml. gettext, MkDocs and Babel write an underscore; here either is read.
"""

from __future__ import annotations

from typing import Literal

from babel import Locale

PSEUDO = "en-XA"
"""English in accents, to see what is not translatable: CLDR's name for it. Babel's data leave it out."""


def locale(code: str) -> Locale:
    """Return Babel's locale of a language.

    Raises:
        ValueError, babel.UnknownLocaleError: the code is none, or Babel's data (Unicode's CLDR) has no such language.
    """
    return Locale.parse("en" if code == PSEUDO else code.replace("-", "_"))


def direction(code: str) -> Literal["ltr", "rtl"]:
    """Return the direction in which a language is written."""
    return "rtl" if locale(code).text_direction == "rtl" else "ltr"


def own_name(code: str) -> str:
    """Return what a language calls itself, as it stands in a list: `Português (Brasil)`.

    The first letter in title case, which differs from upper case in Georgian and Croatian.
    """
    known = locale(code)
    name = known.get_display_name() or known.english_name or code
    return name[0].title() + name[1:]


def name_in(code: str, reader: Locale) -> str:
    """Return the name of a language in a reader's language: "French", "français"; the code where CLDR has none."""
    return locale(code).get_display_name(reader) or code

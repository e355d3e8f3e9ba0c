"""One language under the names that each tool has for it.

The manual, HTML and Pagefind write BCP 47 (`pt-BR`, `zh-Hans`); gettext writes `pt_BR` and `zh_Hans`; MkDocs looks for
messages by language and territory alone (`zh`); Material has files of its own naming (`zh`, `zh-Hant`, `pt-BR`).
Pure, but for the list of Material's files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from babel import UnknownLocaleError
from babel.core import get_global
from babel.messages.plurals import PLURALS
from babel.plural import to_gettext

from macros.locales import direction, locale

ALIASES = {"no": "nb", "sh": "sr-Latn", "ku-IQ": "ckb"}
"""Names for which CLDR has better ones: Norwegian is Bokmål, Material's `sh` Serbian in Latin, `ku-IQ` Sorani."""
_CODE = re.compile(r"[a-z]{2,3}([-_][a-z]{4})?([-_]([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
"""Language, script, region: of BCP 47 what tells editions of a manual apart."""

STEMMED = "ar ca da de el en eo es et eu fi fr ga hi hu hy id it lt nb ne nl nn no pl pt ro ru sr sv ta tr yi"
"""The languages whose inflections Pagefind 1.5.2 folds: for the others it prints a note."""
UNSPACED = "bo dz ja km lo my th yue zh"
"""Languages written without spaces between words, which this Pagefind does not part."""


def canonical(code: str) -> str | None:
    """Return a code as BCP 47 writes it (`pt_br`: `pt-BR`), or None where CLDR has no such language.

    >>> canonical("ZH_hans")
    'zh-Hans'
    """
    if not _CODE.fullmatch(code):
        return None
    language, *rest = re.split("[-_]", code)
    shaped = [part.title() if len(part) == 4 else part.upper() for part in rest]
    tag = "-".join([language.lower(), *shaped])
    try:
        known = locale(tag)
    except (ValueError, UnknownLocaleError):
        return None
    # Babel answers an outdated code with the one of today (`iw`: `he`).
    return tag if known.language == language.lower() else canonical(known.language)


def gettext_name(code: str) -> str:
    """Return the name that gettext gives to a language's folder and header: `pt_BR`."""
    return code.replace("-", "_")


def mkdocs_name(code: str) -> str:
    """Return the name of the folder in which MkDocs 1.6 looks for a locale's messages: it leaves out the script."""
    known = locale(code)
    return f"{known.language}_{known.territory}" if known.territory else str(known.language)


def plural_forms(code: str) -> str:
    """Return the `Plural-Forms` of a language: gettext's own where Babel has them, or else those of CLDR.

    CLDR has a form more for millions in French, Spanish and Portuguese, which no translator is asked for here.
    """
    known = locale(code)
    for key in (str(known), known.language):
        if key in PLURALS:
            number, expression = PLURALS[key]
            return f"nplurals={number}; plural={expression};"
    # gettext counts whole numbers as they are: no operand for the power of ten of "1 million" (Unicode's TR 35).
    return re.sub(r"\be\b", "0", to_gettext(known.plural_form))


@cache
def material_languages() -> frozenset[str]:
    """Return the languages in which the installed Material has its words."""
    spec = find_spec("material")
    places = spec.submodule_search_locations if spec else None
    folders = (Path(place) / "templates" / "partials" / "languages" for place in places or ())
    return frozenset(file.stem for folder in folders for file in folder.glob("*.html"))


def material_name(code: str, available: Iterable[str]) -> str | None:
    """Return the name under which Material has a language's words, or None where it has none.

    The same language in the same script; of several, the one of the same region, or the one of none.

    >>> material_name("pt-AO", ["pt", "pt-BR", "zh"]), material_name("zh-Hans", ["zh", "zh-Hant"])
    ('pt', 'zh')
    """
    wanted = _likely(code)
    same = [name for name in available if name == code or _likely(name)[:2] == wanted[:2]]
    return min(same, key=lambda name: (name != code, _region(name) not in (None, wanted[2]), len(name)), default=None)


def _region(code: str) -> str | None:
    return next((part for part in code.split("-")[1:] if len(part) in (2, 3)), None)


def _likely(code: str) -> tuple[str, str, str | None]:
    """Language, script and region of a code, those that it leaves out as CLDR thinks likely."""
    code = ALIASES.get(code, code)
    language, *rest = code.split("-")
    script = next((part for part in rest if len(part) == 4), None)
    region = _region(code)
    table = get_global("likely_subtags")
    keys = [f"{language}_{region}" if region and not script else "", f"{language}_{script}" if script else "", language]
    guess = next((table[key] for key in keys if key in table), f"{language}_Zyyy_ZZ").split("_")
    return language, script or guess[1], region or guess[2]


def theme(code: str) -> dict[str, str]:
    """Return the theme's settings of a language: Material's words, MkDocs' messages, the direction."""
    return {
        "language": material_name(code, material_languages()) or "en",
        "locale": str(locale(code)),
        "direction": direction(code),
    }

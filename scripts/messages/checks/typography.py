"""How languages are printed, as data: the checks read it, and a language that is not here has no rules to break.

French: Lexique des règles typographiques en usage à l'Imprimerie nationale, with the narrow no-break space before
the colon too, as this manual prints it. Spanish: Ortografía de la lengua española (RAE, 2010); the decimal comma is
that of the SI and of Spain's standards, and of the numbers that Babel writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

NARROW = "\u202f"
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Typography:
    """The habits of one language.

    Attributes:
        before: sign -> the space that stands before it, "" for none.
        after: opening sign -> the space that stands after it.
        quotes: what opens and what closes a quotation, with their spaces.
        apostrophe: the sign between an elided word and the next; None where words are not elided.
        inverted: closing sign -> the sign that opens the same sentence.
        decimal: what stands between a number's whole and its fraction.
        numbers: word -> figure: "deux" may stand for 2, and 2 for "two".
        twice: words that may stand twice in a row.
        kept: English words that are used as they are (beside those the language's dictionary has).
        letters: pattern of a word as a keyboard without accents leaves it -> what replaces the match.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    quotes: tuple[str, str]
    decimal: str
    apostrophe: str | None = None
    inverted: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    twice: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    letters: tuple[tuple[re.Pattern[str], str], ...] = ()


def _numbers(words: str) -> Mapping[str, int]:
    """Number words, written as "one 1 two 2"."""
    parts = words.split()
    return dict(zip(parts[::2], map(int, parts[1::2]), strict=True))


ENGLISH_NUMBERS = _numbers(
    "a 1 an 1 another 1 one 1 once 1 single 1 first 1 two 2 twice 2 both 2 double 2 half 2 second 2 three 3 third 3 "
    "four 4 fourth 4 quarter 4 five 5 fifth 5 six 6 sixth 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 dozen 12 "
    "fifteen 15 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 ninety 90 hundred 100 thousand 1000"
)
_FRENCH_NUMBERS = _numbers(
    "un 1 une 1 seul 1 seule 1 premier 1 première 1 deux 2 deuxième 2 second 2 seconde 2 double 2 demi 2 demie 2 "
    "moitié 2 trois 3 troisième 3 quatre 4 quatrième 4 quart 4 cinq 5 cinquième 5 six 6 sixième 6 sept 7 huit 8 neuf 9 "
    "dix 10 dizaine 10 onze 11 douze 12 douzaine 12 quinze 15 quinzaine 15 vingt 20 vingtaine 20 trente 30 "
    "trentaine 30 quarante 40 quarantaine 40 cinquante 50 cinquantaine 50 soixante 60 cent 100 centaine 100 mille 1000 "
    "millier 1000"
)
_SPANISH_NUMBERS = _numbers(
    "un 1 una 1 uno 1 vez 1 único 1 única 1 primer 1 primero 1 primera 1 dos 2 ambos 2 ambas 2 doble 2 medio 2 media 2 "
    "mitad 2 segundo 2 segunda 2 tres 3 tercer 3 tercero 3 tercera 3 cuatro 4 cuarto 4 cuarta 4 cinco 5 quinto 5 "
    "quinta 5 seis 6 sexto 6 sexta 6 siete 7 ocho 8 nueve 9 diez 10 decena 10 once 11 doce 12 docena 12 quince 15 "
    "quincena 15 veinte 20 veintena 20 treinta 30 treintena 30 cuarenta 40 cincuenta 50 sesenta 60 cien 100 ciento 100 "
    "centenar 100 mil 1000 millar 1000"
)
_NAMES = frozenset(
    {"markdown", "git", "github", "pagefind", "jinja", "gettext", "poedit", "weblate", "omegat", "mkdocs", "make"}
    | {"capa", "crm", "lrs"}
)
"""Names of programs and methods, which no language translates."""

_A_GRAVE = re.compile(
    r"\bA(?= (?:la|les?|l’|partir|chaque|cette?|ces?|cet|son|sa|ses|défaut|noter|faire|jour|quoi|qui|quel|propos|"
    r"compter|titre|moins|part|côté|cause|condition|distance|savoir|venir|retenir|vérifier|remplir|un|une)\b)"
)
TYPOGRAPHY: Mapping[str, Typography] = {
    "fr": Typography(
        before={**dict.fromkeys(";:!?»%", NARROW), ",": "", ".": "", ")": ""},
        after={"«": NARROW, "(": ""},
        quotes=("«" + NARROW, NARROW + "»"),
        decimal=",",
        apostrophe="’",
        numbers=_FRENCH_NUMBERS,
        twice=frozenset({"nous", "vous", "faire", "très"}),
        kept=_NAMES | {"coaching", "quiz", "macro", "front", "matter", "back", "office", "checklist", "benchmark"},
        letters=(
            (
                re.compile(
                    r"\bE(?=(?:tats?|tapes?|tudes?|tre|carts?|coles?|quipes?|chelles?|changes?|ditions?|missions?)\b|"
                    r"valu|cri[rtv]|cout|tabli|vit[eo]|lev[eé]|nonc|lectron|ligib|conom|nerg|volu|"
                    r"labor|limin|l[ée]ment|num[ée]r|v[ée]n|v[èe]n|thique|gale?ment|puis[eé]|ch[ée]an|tiquet|voqu|claircir|pisod|"
                    r"quit[eé]|preuv|galit|mett|missions?\b)"
                ),
                "É",
            ),
            (_A_GRAVE, "À"),
            # cœur, vœu, nœud, sœur, bœuf; œuvre, œil, œuf; manœuvre, main-d’œuvre, mœurs: never coexister, moelle.
            (re.compile(r"(?<=\b[cCsSvVnNbB])oe(?=(?:urs?|ux?|uds?|ufs?)\b)|\boe(?=(?:uvres?|il|ufs?|uvrer)\b)"), "œ"),
            (re.compile(r"(?<=\b[mM]an)oe(?=uvr)|(?<=\b[mM])oe(?=urs\b)"), "œ"),
            (re.compile(r"\bOe(?=(?:uvres?|il|ufs?|uvrer)\b)"), "Œ"),
        ),
    ),
    "es": Typography(
        before={**dict.fromkeys(";:!?»,.)", ""), "%": NO_BREAK},
        after={**dict.fromkeys("«¿¡(", "")},
        quotes=("«", "»"),
        decimal=",",
        inverted={"?": "¿", "!": "¡"},
        numbers=_SPANISH_NUMBERS,
        twice=frozenset({"muy"}),
        kept=_NAMES | {"coaching", "quiz", "macro", "back", "office", "checklist", "benchmark"},
    ),
}

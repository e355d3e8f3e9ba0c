"""The tables of tests/golden/messages: translations, each with its English and what is to be reported of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests import minimanual

TABLES = Path(__file__).parent / "golden" / "messages"
HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


@dataclass
class Case:
    """A message; of a plural two forms of each; `codes` are reported at the last translation's line."""

    title: str
    place: str = "paragraph"
    english: list[str] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)


def cases(name: str) -> Iterator[Case]:
    """The blocks of a table, in its order."""
    for block in (TABLES / name).read_text("utf-8").split("\n\n"):
        case = Case("")
        for line in block.strip("\n").split("\n"):
            key, text = line[:2], seen(line[4:])
            if key == "# ":
                case.title = line[2:]
            elif key == "at":
                case.place = text
            elif key == "en":
                case.english.append(text)
            elif key == "  ":
                case.codes.append(text)
            else:
                case.said.setdefault(key, []).append(text)
        if case.english:
            yield case


def seen(text: str) -> str:
    """A text of a table with the characters that it writes as signs."""
    text = text.replace("⍽", "\u202f").replace("\\n", "\n")
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)


def catalogue(language: str, known: Iterable[Case]) -> tuple[str, dict[int, Case]]:
    """A catalogue of the cases' translations into a language, and the case of each line that codes may stand at."""
    lines = HEADER.format(language).split("\n")
    places: dict[int, Case] = {}
    for case in known:
        if language not in case.said:
            continue
        keywords = ["msgid", "msgid_plural"]
        lines += [f"{keyword} {quoted(text)}" for keyword, text in zip(keywords, case.english, strict=False)]
        forms = case.said[language]
        if len(case.english) == 1:
            lines.append(f"msgstr {quoted(forms[0])}")
        else:
            lines += [f"msgstr[{form}] {quoted(text)}" for form, text in enumerate(forms)]
        places[len(lines)] = case
        lines.append("")
    return "\n".join(lines), places


def quoted(text: str) -> str:
    """A text as a .po file writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def manual(root: Path, known: Iterable[Case]) -> Path:
    """A mini manual in three languages that says the English of every case in its place."""
    known = list(known)
    placed = {place: [each.english[0] for each in known if each.place == place] for place in PLACES}
    page = "---\ntitle: Messages\n"
    page += "".join(f"description: '{text}'\n" for text in placed["description"])
    page += "---\n\n# Messages\n\n[law]: index.md\n\n[^hours]: From eight to six\n\n"
    page += "".join(f"## {text} {{ #h{number} }}\n\n" for number, text in enumerate(placed["heading"]))
    page += "".join(f"{text}\n\n" for text in placed["paragraph"])
    titles = "".join(f"  - {text}: messages.md\n" for text in placed["navigation"])
    glossary = minimanual.GLOSSARY.replace("      fr:", "      es: {preferred: queja, gender: f}\n      fr:")
    return minimanual.write(
        root,
        {
            "docs/messages.md": page,
            "mkdocs.yml": minimanual.MKDOCS.replace("    fr: Français\n", "    fr: Français\n    es: Español\n")
            + titles,
            "locales/glossary.yml": glossary,
        },
    )


PLACES = ("paragraph", "heading", "navigation", "description", "plural")

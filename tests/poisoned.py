"""A small manual with a catalogue full of hostile translations: a page for each text, with every position."""

from __future__ import annotations

import io
from itertools import count
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.hostile import CASES, HOSTILE

CATALOGUE = Path("locales/fr/LC_MESSAGES/manual.po")
UNGUARDED = "Search everything"
"""A message whose catalogue entry claims a plural that the manual does not have."""
WITNESS = ("The witness speaks.", "Le témoin parle.")

_CONFIGURATION = """\
site_name: Small manual
site_url: http://127.0.0.1:8000/
theme:
  name: material
  custom_dir: overrides
  language: en
  font: false
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
plugins:
  - macros:
      modules: [macros]
      on_undefined: strict
      on_error_fail: true
extra:
  language: en
  languages:
    en: English
    fr: Français
nav:
  - Home: index.md
  - Records: records.md
"""

_HOME = """\
---
title: Home
id: MQ-00
owner: first
approver: second
version: "1.0"
effective: 2026-01-01
review_months: 12
records:
{records}
---

# Home {{ #home }}

The witness speaks.

{{{{ document_card() }}}}
"""

_FILES = {
    "docs/records.md": "---\ntitle: Records\n---\n\n# Records { #records }\n\n{{ records() }}\n",
    "docs/flow.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "docs/registers/roles.yml": "roles: [{id: first, title: The first}, {id: second, title: The second}]\n",
    "docs/registers/company.yml": "name: Small company\nexample: true\nvalues: []\n",
    "docs/registers/indicators.yml": "indicators: []\n",
    "docs/standards/small.yml": """\
id: small
title: Small standard
short: Small
status: current
published: "2020"
kind: guidance
checked_on: 2026-01-01
clauses: []
""",
    "locales/glossary.yml": "concepts: []\n",
}

_PAGE = """\
---
title: Page NUMBER
description: What page NUMBER says.
---

# Heading NUMBER { #heading }

Sentence NUMBER of a paragraph.

- Step NUMBER of a list.
- Another step.

> Words NUMBER of a quotation.

| Cell NUMBER | Other |
| --- | --- |
| a | b |

!!! note "Notice NUMBER"
    Body.

??? note "More NUMBER"
    Body.

=== "Channel NUMBER"
    Body.

Noted.[^note]

[^note]: Footnote NUMBER.

Word NUMBER
:   Meaning NUMBER.

The ABN is short.

*[ABN]: Long form NUMBER

Open [form NUMBER](index.md).

Fill in [it NUMBER](index.md "The form").

![Flow NUMBER](flow.svg)
"""


def mark(number: int) -> str:
    """The word that stands in every hostile translation of a page."""
    return f"zq{number}zq"


def write(root: Path) -> frozenset[int]:
    """Write the manual; return the lines of its French catalogue at which a hostile translation stands."""
    numbers = range(1, len(HOSTILE) + 1)
    for name, text in _FILES.items():
        _file(root / name, text)
    entries = "".join(f"  - Entry {n}: p{n}.md\n" for n in numbers)
    _file(root / "mkdocs.yml", _CONFIGURATION + entries)
    for n in numbers:
        _file(root / "docs" / f"p{n}.md", _PAGE.replace("NUMBER", str(n)))
    kept = "\n".join(f"  - RC-MQ-00-{n}" for n in numbers)
    _file(root / "docs" / "index.md", _HOME.format(records=kept))
    _file(root / "docs" / "registers" / "records.yml", "records:\n" + "".join(map(_record, numbers)))
    searches = "".join(f"<p title=\"{{{{ _('Search {n}') }}}}\">{{{{ _('Search {n}') }}}}</p>" for n in numbers)
    searches += f"{{{{ _('{UNGUARDED}') }}}}"
    template = (
        '{% extends "base.html" %}{% block content %}'
        f"<div data-pagefind-body>{{{{ super() }}}}{searches}</div>{{% endblock %}}"
    )
    _file(root / "overrides" / "main.html", template)
    return _write_catalogue(root / CATALOGUE)


def _file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _record(number: int) -> str:
    return (
        f"  - id: RC-MQ-00-{number}\n    title: Record {number}\n    owner: first\n"
        "    place: Archive\n    retention_months: 12\n"
    )


def _write_catalogue(path: Path) -> frozenset[int]:
    hostile = dict(position.poisoned(text, number, mark(number)) for number, text, position in CASES)
    catalog = Catalog(locale="fr", fuzzy=False)
    for source, translation in (WITNESS, *hostile.items()):
        catalog.add(source, translation)
    # gettext answers for a message without a translation with that of a plural entry of the same msgid.
    catalog.add((UNGUARDED, "<b>zq0zq</b>"), ("<b>zq0zq</b>", "<b>zq0zq</b>"))
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0)
    path.parent.mkdir(parents=True)
    path.write_bytes(buffer.getvalue())
    written = {message.id: message for message in read_po(io.BytesIO(buffer.getvalue()), locale="fr")}
    assert all(written[source].string == translation for source, translation in hostile.items())
    lines = buffer.getvalue().decode().split("\n")
    return frozenset(
        next(number for number in count(written[source].lineno or 1) if lines[number - 1].startswith("msgstr"))
        for source in hostile
    )

"""An empty catalogue of a language, with the header that gettext's tools expect.

Babel fills the header from its own table of languages; where that has none it counts as in English. Here the
plural forms are those of CLDR then.
"""

from __future__ import annotations

from babel.messages.catalog import Catalog

from scripts.languages.naming import gettext_name, plural_forms


def fresh(language: str, domain: str | None = None) -> Catalog:
    """Return a catalogue without messages.

    Args:
        language: its code, `pt` or `pt-BR`.
        domain: gettext's name for what the catalogue is about.
    """
    catalog = Catalog(locale=gettext_name(language), domain=domain, fuzzy=False)
    catalog.mime_headers = [("Plural-Forms", plural_forms(language))]
    return catalog

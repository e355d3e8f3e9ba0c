"""`words_to_avoid`: the words that the manual avoids in the reader's language, each with the word to use.

The glossary names them concept by concept. Here they are one list, for those who ask what not to say or write.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from macros.glossary import folded, printed
from macros.pieces import Here, lines


def words_to_avoid(here: Here) -> Markup:
    """Return the deprecated and the discouraged words in alphabetical order, or a sentence where there are none."""
    _ = here.reader.gettext
    rows = sorted(_avoided(here), key=lambda row: (folded(row[0]), row[1]))
    if not rows:
        return Markup("<p>{}</p>").format(_("The glossary names no words to avoid in this language."))
    # translators: the heads of a table: a word, how strictly to avoid it ("never", "better not"), and the word to use
    heads = (_("Not this word"), _("How strictly"), _("But this one"))
    return lines(
        [
            Markup("<table>"),
            Markup("<thead><tr>{}</tr></thead>").format(
                Markup().join(Markup('<th scope="col">{}</th>').format(head) for head in heads)
            ),
            Markup("<tbody>"),
            *(
                _row(here, word, how, [preferred for _word, _how, preferred in group])
                for (word, how), group in groupby(rows, key=lambda row: row[:2])
            ),
            Markup("</tbody></table>"),
        ]
    )


def _avoided(here: Here) -> Iterator[tuple[str, str, Markup]]:
    """Each word with how strictly it is avoided, and a link to the concept by its preferred word."""
    _, language = here.reader.gettext, here.reader.language
    for concept in here.manual.concepts:
        terms = concept.terms.get(language)
        if terms is None:
            continue
        link = Markup('<a href="#{}">{}</a>').format(concept.id, printed(terms.preferred))
        # translators: said of a word: never use it
        yield from ((word, _("never"), link) for word in terms.deprecated)
        # translators: said of a word: better not use it
        yield from ((word, _("better not"), link) for word in terms.discouraged)


def _row(here: Here, word: str, how: str, preferred: list[Markup]) -> Markup:
    cells = (Markup("<td>{}</td>").format(each) for each in (how, here.reader.series(preferred)))
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(printed(word), Markup().join(cells))

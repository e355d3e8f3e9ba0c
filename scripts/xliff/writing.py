"""An XLIFF 1.2 file of units: the same units give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from scripts.xliff.inline import NOT_XML, Code, Piece, pieces, translated
from scripts.xliff.units import FINISHED, TO_REVIEW, Unit, base

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"


def xliff_bytes(units: Sequence[Unit], source: str, target: str) -> bytes:
    """Write units, those of a file of the manual together.

    Args:
        units: what to translate.
        source: the language of the manual, as BCP 47 writes it.
        target: the language to translate into.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<xliff version="1.2" xmlns="{NAMESPACE}">']
    for file, members in groupby(sorted(units, key=lambda unit: unit.file), key=lambda unit: unit.file):
        lines.append(
            f"  <file original={quoteattr(file)} source-language={quoteattr(source)} "
            f'target-language={quoteattr(target)} datatype="plaintext">'
        )
        lines += ["    <body>", *_body(members), "    </body>", "  </file>"]
    return "\n".join([*lines, "</xliff>", ""]).encode()


def _body(units: Iterable[Unit]) -> Iterator[str]:
    for group, members in groupby(units, key=lambda unit: unit.group):
        if group:
            yield f'      <group id={quoteattr(group)} restype="x-gettext-plurals">'
        for unit in members:
            yield from _unit(unit)
        if group:
            yield "      </group>"


def _unit(unit: Unit) -> Iterator[str]:
    approved = ' approved="yes"' if unit.target and not unit.fuzzy else ""
    yield f'      <trans-unit id={quoteattr(unit.id)}{approved} xml:space="preserve" extradata="{base(unit.target)}">'
    yield f"        <source>{_inline(pieces(unit.source))}</source>"
    if unit.target:
        state = TO_REVIEW if unit.fuzzy else FINISHED
        yield f'        <target state="{state}">{_inline(translated(unit.source, unit.target))}</target>'
    for note in unit.notes:
        yield f"        <note>{_text(note)}</note>"
    yield "      </trans-unit>"


def _inline(found: Iterable[Piece]) -> str:
    return "".join(_text(piece) if isinstance(piece, str) else _code(piece) for piece in found)


def _code(code: Code) -> str:
    return f'<{code.tag} id="{code.number}">{_text(code.text)}</{code.tag}>'


def _text(text: str) -> str:
    """Characters that XML cannot hold are shown by their numbers."""
    return escape(NOT_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", text))

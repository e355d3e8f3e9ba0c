"""Catalogues as files, in gettext's form and in one way only: the same messages give the same bytes.

Babel's own writer breaks comments at a width, so that a translator's remark comes back as two; writes what a fuzzy
message was before in a form that gettext cannot read; and leaves out of an obsolete message that it was fuzzy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import normalize

from scripts.catalogues.forms import parts
from scripts.catalogues.merge import FORMATS

WIDTH = 100
CHANGING = frozenset({"POT-Creation-Date", "Generated-By", "Report-Msgid-Bugs-To"})
OF_A_TRANSLATION = frozenset({"PO-Revision-Date", "Last-Translator", "Language-Team"})


def po_bytes(catalog: Catalog, header_comment: str, *, template: bool) -> bytes:
    """The bytes of a .po file, or of a .pot file.

    Args:
        catalog: the messages; it is not changed.
        header_comment: the lines at the top, each beginning with `#`.
        template: whether it is a .pot file, whose header tells nothing of a translation.
    """
    blocks = ["\n".join([header_comment, *_header(catalog, template)])]
    blocks += ["\n".join(_entry(message, "", catalog.num_plurals)) for message in catalog if message.id]
    blocks += ["\n".join(_entry(message, "~", catalog.num_plurals)) for message in catalog.obsolete.values()]
    return ("\n\n".join(blocks) + "\n").encode()


def _header(catalog: Catalog, template: bool) -> Iterator[str]:
    """The header's entry, without what changes by itself."""
    left_out = CHANGING | OF_A_TRANSLATION if template else CHANGING
    header = "".join(f"{name}: {value}\n" for name, value in catalog.mime_headers if name not in left_out)
    yield 'msgid ""'
    yield from _text("msgstr", header, "")


def _entry(message: Message, mark: str, plurals: int) -> Iterator[str]:
    """The lines of a message; `~` marks those of an obsolete one."""
    prefix = f"#{mark} " if mark else ""
    for comment in message.user_comments:
        yield f"# {comment}".rstrip()
    for comment in message.auto_comments:
        yield f"#. {' '.join(comment.split())}"
    yield from _places(sorted({file.replace("\\", "/") for file, _ in message.locations}))
    flags = message.flags if _in_code(message) else message.flags - FORMATS
    if flags:
        yield f"#, {', '.join(sorted(flags))}"
    if message.fuzzy:
        yield from _identified(message.previous_id, f"#{mark}| ")
    if message.context is not None:
        yield from _text("msgctxt", message.context, prefix)
    yield from _identified(parts(message.id), prefix)
    forms = parts(message.string)
    if isinstance(message.id, str):
        yield from _text("msgstr", forms[0] if forms else "", prefix)
    else:
        for index in range(plurals):
            yield from _text(f"msgstr[{index}]", forms[index] if index < len(forms) else "", prefix)


def _in_code(message: Message) -> bool:
    """Whether a message may be a format string: Babel takes "80% of" for one; only code has them."""
    return any(Path(name).suffix == ".py" for name, _ in message.locations)


def _places(files: Sequence[str]) -> Iterator[str]:
    line = "#:"
    for file in files:
        # gettext isolates names with spaces by these signs.
        name = f"\u2068{file}\u2069" if " " in file else file
        if len(line) + len(name) > WIDTH + 2 and line != "#:":
            yield line
            line = "#:"
        line += f" {name}"
    if files:
        yield line


def _identified(source: Sequence[str], prefix: str) -> Iterator[str]:
    """The lines of a msgid, and of a msgid_plural where there is one."""
    for keyword, part in zip(("msgid", "msgid_plural"), source, strict=False):
        yield from _text(keyword, part, prefix)


def _text(keyword: str, text: str, prefix: str) -> Iterator[str]:
    for line in f"{keyword} {normalize(text, width=WIDTH)}".split("\n"):
        yield prefix + line

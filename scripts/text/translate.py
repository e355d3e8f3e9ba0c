"""A page and its translations make a page: each text is put where its source stood, and nothing else is touched.

A translation is words; here it is kept from becoming more: what would open a block at a line's start is
escaped, what would end a cell or a title too, and a line's end is only one where the source breaks its line
on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from scripts.messages.markup import tokens
from scripts.text import front_matter
from scripts.text.segments import Segment

Lookup = Callable[[Segment], str | None]
Edit = tuple[int, int, str]

_UNMARKED = frozenset({"attribute", "yaml", "yaml-lines", "line"})


def translate(source: str, segments: Iterable[Segment], lookup: Lookup, *, mark: bool) -> str:
    """Write a page with the translations of its segments.

    Args:
        source: the page as it is in its file, decoded.
        segments: what scripts.text.segments found in this very source.
        lookup: the translation of a segment; None where the text stays as it is.
        mark: whether text that stays is marked as being in the source's language, where HTML is possible.

    Returns:
        The page; the source itself, byte for byte, when no text changes and none is marked.
    """
    segments = tuple(segments)
    edits = [edit for segment in segments for edit in _edits(segment, source, lookup(segment), mark)]
    if not edits:
        return source
    edits += [edit for segment in segments for edit in _identified(segment)]
    pieces: list[str] = []
    done = 0
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [source[done:start], text]
        done = end
    return _without_metadata("".join([*pieces, source[done:]]), source)


def _edits(segment: Segment, source: str, translation: str | None, mark: bool) -> Iterator[Edit]:
    if translation is not None and translation.strip():
        text = segment.before + written(segment, source, translation) + segment.after
        yield segment.start, segment.end, text
    elif mark and segment.form not in _UNMARKED:
        quote = "'" if segment.form == "title" else '"'
        shown = source[segment.start : segment.end] or segment.message
        if segment.heading_id:
            shown = _unbraced(shown)
        if _ADDRESS.search(shown):
            shown += " "  # Magic links take all that follows an address.
        span = f"<span class={quote}untranslated{quote} lang={quote}en{quote}>{shown}</span>"
        yield segment.start, segment.end, segment.before + span + segment.after


_ADDRESS = re.compile(r"(?:://|\bwww\.|@)\S*\Z")


def _identified(segment: Segment) -> Iterator[Edit]:
    """The id that a heading keeps when its text changes."""
    if not segment.heading_id:
        return
    # Inline rules come before attribute lists: they would read `#1` as an issue and `_` at a word's edge as
    # emphasis.
    identifier = _EDGES.sub(r"\\\g<0>", segment.heading_id)
    written_id = f"id={identifier}" if identifier[0].isdigit() else f"#{identifier}"
    if segment.id_place >= 0:
        yield segment.id_place, segment.id_place, f"{written_id} "
    else:
        yield segment.end, segment.end, f" {{ {written_id} }}"


_EDGES = re.compile(r"(?<![^\W_])_|_(?![^\W_])")


_HALF_REFERENCE = re.compile(r"&(?=#(?!\d|[xX][0-9a-fA-F]))")
"""The beginning of a character reference that is none: the HTML parser of Markdown would lose its place in the page."""


def written(segment: Segment, source: str, translation: str) -> str:
    """A translation as the page writes it in the segment's place."""
    original = source[segment.start : segment.end]
    if segment.form in ("yaml", "yaml-lines"):
        return front_matter.written(" ".join(translation.split()), original)
    if not _HALF_REFERENCE.search(segment.message):
        translation = _HALF_REFERENCE.sub("&amp;", translation)
    if "\n" in segment.message:
        newline = "\r\n" if "\r\n" in original else "\n"
        return (newline + segment.prefix).join(_lines(translation, segment.message))
    return _guarded(_on_one_line(translation), segment, source)


def _guarded(text: str, segment: Segment, source: str) -> str:
    """A text on one line, kept from becoming more than that where it is written."""
    message = segment.message
    match segment.form:
        case "block":
            text = _unlined(_closed(_started(text, message), message), segment, source)
        case "term":
            text = _closed(_started(text, message), message)
        case "heading":
            hashed = "#" in source[source.rfind("\n", 0, segment.start) + 1 : segment.start]
            text = text if hashed else _started(text, message)
            text = _unbraced(text) if segment.heading_id else text
            text = _closed(_hashes(text, message), message)
        case "title":
            text = _hashes(text, message)
        case "cell":
            text = _closed(_piped(text), message)
    return text


_UNDERLINE = re.compile(r"[ \t]*\r?\n[ \t>]*(?:=+|-+)[ \t]*(?:\r?\n|\Z)")


def _unlined(text: str, segment: Segment, source: str) -> str:
    """A text of several lines stays one over a line of dashes: a single line would become a heading."""
    if not ("\n" in source[segment.start : segment.end] and _UNDERLINE.match(source, segment.end)):
        return text
    first, space, last = text.rpartition(" ")
    newline = "\r\n" if "\r\n" in source[segment.start : segment.end] else "\n"
    return f"{first}{newline}{segment.prefix}{_started(last, '')}" if space else f"{text}{newline}{segment.prefix}"


_SPACES = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def _on_one_line(text: str) -> str:
    """A text without line ends: what follows one could be read as another block."""
    shown = _SPACES.sub(" ", text.strip())
    # A blank that a backslash protects is a character of the text.
    return f"{shown} " if shown.endswith("\\") and text.endswith(" ") else shown


_BREAK = re.compile(r"(?: {2,}|\\)$")


def _lines(translation: str, message: str) -> list[str]:
    """The lines of a translation whose source breaks lines on purpose, each but the last with its source's break."""
    sources = message.split("\n")
    lines = [line for line in translation.split("\n") if line.strip()]
    lines[len(sources) - 1 :] = [" ".join(lines[len(sources) - 1 :])]
    breaks = [found[0] if (found := _BREAK.search(line)) else "" for line in sources[:-1]]
    written_lines: list[str] = []
    for number, line in enumerate(lines):
        source = sources[min(number, len(sources) - 1)]
        text = _started(_on_one_line(_BREAK.sub("", line)), source)
        last = number == len(lines) - 1
        written_lines.append(_closed(text, source) if last else text + breaks[min(number, len(breaks) - 1)])
    return written_lines


_STARTERS = re.compile(
    r"""
    (?P<escaped>
        \# | [-*+](?=\s|$) | > | !!! | -+8<-+ | \[TOC\]$ | \[[ xX]\](?=\s) | \*?\[[^\]]*\][ ]?:
        | (?:-[ ]{0,2}){2,}$ | (?:_[ ]{0,2}){3,}$ | (?:\*[ ]{0,2}){3,}$ | \\?\{:?[ ]*[#.\w][^{}]*\}$
    )
    | (?P<number>\d+)(?=[.)](?:\s|$))
    | (?P<hidden> \?\?\? | ===? | =$ | /// | :(?=[ ]|::) | `{3,}(?=[^`]*$) | ~~~ | \| | \$\$ )
    """,
    re.VERBOSE,
)


def _started(text: str, message: str) -> str:
    """A text that opens no block at a line's start, but for what its source has there too."""
    found = _STARTERS.match(text)
    same = _STARTERS.match(message)
    if found is None or (same is not None and same[0] == found[0]):
        return text
    if found["number"]:
        return f"{found['number']}\\{text[found.end() :]}"
    return f"\\{text}" if found["escaped"] else f"&#{ord(text[0])};{text[1:]}"


def _closed(text: str, message: str) -> str:
    """A text whose last backslash protects nothing behind it."""
    loose = (len(text) - len(text.rstrip("\\"))) % 2
    return text + "\\" if loose and not message.endswith("\\") else text


def _hashes(text: str, message: str) -> str:
    """A heading or title whose hashes are text: leading ones would change the level, trailing ones would go."""
    if text.startswith("#") and not message.startswith("#"):
        text = f"\\{text}"
    bare = text.rstrip("#")
    if bare != text and not bare.endswith("\\") and not message.endswith("#"):
        text = bare + "\\#" * (len(text) - len(bare))
    return text


def _unbraced(text: str) -> str:
    """A heading's text whose single braces are text: one would begin the attribute list that gives the id."""
    for token in reversed(tokens(text)) if "{" in text else ():
        if token.text == "{":
            text = f"{text[: token.start]}\\{text[token.start :]}"
    return text


def _piped(text: str) -> str:
    """A cell's text whose bars are text."""
    if "|" not in text:
        return text
    kept = {
        place for token in tokens(text) if token.kind in ("code", "escape") for place in range(token.start, token.end)
    }
    return "".join(
        "\\|" if character == "|" and place not in kept else character for place, character in enumerate(text)
    )


def _without_metadata(page: str, source: str) -> str:
    """A page whose text is not taken for metadata: MkDocs takes a first line `Note: text` for some.

    Nor do lines of text join the metadata above them, or become valid YAML where the source's are not.
    """
    lines = 0
    if start := front_matter.body_start(_plain(source)):
        if source.removeprefix("\ufeff").startswith("---"):
            return page
        lines = _plain(source)[:start].count("\n")
    parts = _split(page)
    if front_matter.body_start(_plain(page)) == len(_plain("".join(parts[:lines]))):
        return page
    bom = "\ufeff" if page.startswith("\ufeff") else ""
    return bom + "".join([*parts[:lines], "\n", *parts[lines:]]).removeprefix(bom)


_LINE_ENDS = re.compile(r"\r\n?")


def _plain(text: str) -> str:
    return _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))


def _split(text: str) -> list[str]:
    """The lines of a text with their ends (str.splitlines would split at form feeds)."""
    return re.findall(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z", text)

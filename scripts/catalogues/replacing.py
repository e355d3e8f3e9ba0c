"""Words replaced in the text of one file, where they are text: never in code, macros, addresses, ids or keys.

The file is read as an extraction reads it, each message with the place where it stands. Afterwards it is read again:
only what was to change may have changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from macros.documents import Loc, parse
from macros.translatable import model_of, texts
from scripts.catalogues.extractors import titles
from scripts.catalogues.worddiff import changes
from scripts.messages.markup import tokens
from scripts.settings import CONFIGURATION
from scripts.text import front_matter


@dataclass(frozen=True)
class Place:
    """A message and where the file writes it: source[start:end]; yaml says that it does so as YAML."""

    start: int
    end: int
    message: str
    line: int
    yaml: bool = False


@dataclass(frozen=True)
class Change:
    """A message that changes, and the line on which it begins."""

    line: int
    before: str
    after: str

    @property
    def shown(self) -> str:
        """The change for people, word by word."""
        return changes(self.before, self.after)


@dataclass(frozen=True)
class Replaced:
    """What becomes of a file.

    Attributes:
        text: the file with the words replaced.
        changes: the messages that change.
        kept: the lines of messages in which the words stand and may not be replaced.
        unsafe: the lines of messages that would not change as they should, or not alone.
    """

    text: str
    changes: tuple[Change, ...]
    kept: tuple[int, ...]
    unsafe: tuple[int, ...]


class Words:
    """Words to replace and those to write; a line's end counts as a space, and only whole words are found."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = _SPACE.split(old.strip()), _SPACE.split(new.strip())
        start = r"(?<!\w)" if re.match(r"\w", old) else ""
        end = r"(?!\w)" if re.search(r"\w\Z", old) else ""
        words = [re.escape(word) for word in self._old]
        self.in_message = re.compile(start + _SPACE.pattern.join(words) + end)
        self.in_source = re.compile(start + f"({_GAP})".join(words) + end)

    def allowed(self, message: str) -> tuple[bool, ...]:
        """For each time that the words stand in a message: whether they are text there."""
        protected = _protected(message)
        return tuple(
            _protected(message[: found.start()] + " ".join(self._new) + message[found.end() :]) == protected
            for found in self.in_message.finditer(message)
        )

    def corrected(self, message: str, allowed: Sequence[bool]) -> str:
        """The message with the words replaced where they are allowed to be."""
        return _replace(self.in_message, message, allowed, lambda found: " ".join(self._new))

    def written(self, source: str, allowed: Sequence[bool]) -> str | None:
        """The same in the source of a message, its line ends kept; None where that has other words."""
        if len(self.in_source.findall(source)) != len(allowed):
            return None
        return _replace(self.in_source, source, allowed, self._laid_out)

    def _laid_out(self, found: re.Match[str]) -> str:
        """The new words with the gaps of the old: a line ends where it did, as near as can be."""
        gaps = list(found.groups())
        before = ["", *gaps]
        text: list[str] = []
        for _, a, b, c, d in SequenceMatcher(None, self._old, self._new, autojunk=False).get_opcodes():
            ends = [gap for gap in before[a:b] if "\n" in gap]
            for number, word in enumerate(self._new[c:d]):
                same = before[a + number] if b - a == d - c else (ends.pop() if ends else " ")
                text += [same or " " if text else "", word]
        return "".join(text)


_SPACE = re.compile(r"[ \t\n]+")
_GAP = r"[ \t]*\r?\n[ \t>]*|[ \t]+"


def _replace(
    pattern: re.Pattern[str], text: str, allowed: Sequence[bool], write: Callable[[re.Match[str]], str]
) -> str:
    answers = iter(allowed)
    return pattern.sub(lambda found: write(found) if next(answers) else found[0], text)


def _protected(message: str) -> Counter[tuple[str, str]]:
    """What of a message is no text, emphasis apart."""
    return Counter((token.kind, token.text) for token in tokens(message) if token.kind not in ("mark", "break"))


def replaced(source: str, words: Words, places_of: Callable[[str], tuple[Place, ...]]) -> Replaced:
    """Replace words in the text of a file.

    Args:
        source: the file, decoded.
        words: what to replace, and what to write.
        places_of: the messages of such a file, in its order.
    """
    places = places_of(source)
    wanted: list[str] = []
    made: list[Change] = []
    kept: list[int] = []
    unsafe: list[int] = []
    pieces: list[str] = []
    done = 0
    for place in places:
        allowed = words.allowed(place.message)
        # A default title ("Note") stands in no source.
        able = place.end > place.start
        after = words.corrected(place.message, allowed) if able else place.message
        wanted.append(after)
        if allowed and not (able and all(allowed)):
            kept.append(place.line)
        if after == place.message:
            continue
        text = _written(place, source[place.start : place.end], words, allowed, after)
        if text is None:
            unsafe.append(place.line)
            continue
        made.append(Change(place.line, place.message, after))
        pieces += [source[done : place.start], text]
        done = place.end
    result = "".join([*pieces, source[done:]])
    if not unsafe and [place.message for place in places_of(result)] != wanted:
        unsafe += [change.line for change in made]
    return Replaced(result, tuple(made), tuple(kept), tuple(unsafe))


def _written(place: Place, original: str, words: Words, allowed: Sequence[bool], after: str) -> str | None:
    """What the file writes in a message's place; YAML is written anew where its quotes hide the words."""
    text = words.written(original, allowed)
    if not place.yaml or (text is not None and _scalar_says(text, after)):
        return text
    return front_matter.written(after, original)


def _scalar_says(text: str, message: str) -> bool:
    """Whether YAML reads a text as this message, wherever its lines end."""
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError:
        return False
    return isinstance(value, str) and value.split() == message.split()


def yaml_places(file: str, source: str) -> tuple[Place, ...]:
    """The messages of a register, of the glossary or of mkdocs.yml."""
    document = parse(file, source)
    if document.problems or not isinstance(document.value, dict):
        return ()
    values, keys = _nodes(source)
    found: list[Place] = []
    if file == CONFIGURATION:
        name = ("site_name",)
        if isinstance(document.value.get("site_name"), str):
            found += _scalar(values.get(name), document.value["site_name"], document.line(name), source)
        for title, loc in titles(document.value.get("nav"), ("nav",)):
            found += _scalar(keys.get(loc), title, document.line(loc), source)
    elif model := model_of(file):
        for text in texts(model, document):
            found += _scalar(values.get(text.loc), text.value, text.line, source)
    return tuple(sorted(found, key=lambda place: place.start))


def _scalar(node: yaml.Node | None, message: str, line: int, source: str) -> Iterator[Place]:
    if node is not None:
        start, end = node.start_mark.index, node.end_mark.index
        yield Place(start, start + len(source[start:end].rstrip()), message, line, yaml=True)


def _nodes(source: str) -> tuple[dict[Loc, yaml.Node], dict[Loc, yaml.Node]]:
    """The values and the keys of a YAML text by their keys from the top."""
    values: dict[Loc, yaml.Node] = {}
    keys: dict[Loc, yaml.Node] = {}
    top = yaml.compose(source, Loader=front_matter.LOADER)
    waiting: list[tuple[Loc, yaml.Node]] = [((), top)] if top is not None else []
    while waiting:
        loc, node = waiting.pop()
        values[loc] = node
        if isinstance(node, yaml.SequenceNode):
            waiting += [((*loc, position), item) for position, item in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                keys[(*loc, key.value)] = key
                waiting.append(((*loc, key.value), value))
    return values, keys

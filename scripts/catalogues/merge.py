"""A catalogue brought up to date with the messages of the manual, losing nothing.

Babel's `Catalog.update` loses or misplaces work where two contexts share a message that is renamed
(python-babel/babel pull request 1330), where a plural becomes a singular, and where a message that went comes
back. Here, every translation with the source that it was made for is in the result: in use, or obsolete at the
end of the file, from where it returns unchanged with its source. A new message shows the translation of the old
one most like it, as fuzzy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from copy import copy

from babel.messages.catalog import Catalog, Message

from scripts.catalogues.forms import parts
from scripts.catalogues.similar import Similar
from scripts.catalogues.worddiff import changes

Key = tuple[str, str]
"""A message's singular and its context, which gettext takes for its identity."""
Advice = Callable[[str], Iterable[str]]

CHANGED = "Changed: "
TERM = "Term: "
"""How the comments begin that are no place of a message, but what translators are told of it."""
OTHER = "Other translation: "
STILL_USED = 0.75
"""How like a new message one must be that the manual still uses, to lend it its translation."""
GONE = 0.1
"""How much more a message counts that the manual lost: it is probably what the new one was."""
FORMATS = frozenset({"python-format", "python-brace-format"})


def updated(catalog: Catalog, template: Catalog, advice: Advice = lambda source: ()) -> Catalog:
    """The catalogue with the messages of the template.

    Args:
        catalog: as a translator left it; it is not changed.
        template: the messages of the manual, without translations.
        advice: what a translator is told about an English text, line by line, beside the template's comments.

    Returns:
        A new catalogue, in the template's order. A message keeps its translation, comments and flags; a changed
        one has them as fuzzy, with the source before as `previous_id` and its changes as a comment. What the
        template has no more is obsolete.
    """
    before = _Before(catalog, {key(message) for message in template if message.id})
    result = _emptied(catalog)
    for message in template:
        if message.id:
            entry = before.entry(message)
            entry.auto_comments = [*message.auto_comments, *advice(parts(message.id)[-1]), *_change(entry)]
            result[entry.id] = entry
    for old in _retired(before.all(), {key(entry): entry for entry in result if entry.id}):
        result.obsolete[_babel_key(old)] = old
    return result


def renamed(catalog: Catalog, names: Mapping[str, str], still: Set[str]) -> Catalog:
    """The catalogue with some messages under another English text that means the same.

    Args:
        catalog: as it is; it is not changed.
        names: the messages, and what they are now.
        still: the messages of the manual as it is now: one that also stands elsewhere unchanged stays.

    Returns:
        A catalogue in which the new message has the translation of the old, fuzzy only if that was; a finished
        translation that the new one has already stays.
    """
    result = _emptied(catalog)
    old = {key(message): message for message in catalog if message.id and not isinstance(message.id, tuple)}
    taken = {(names[source], context) for source, context in old if source in names}
    for message in catalog:
        if message.id and (key(message) not in taken or _finished(message)):
            result[message.id] = duplicate(message)
    for source, message in ((each[0], message) for each, message in old.items() if each[0] in names):
        there = catalog.get(names[source], message.context)
        if source not in still:
            result.delete(source, message.context)
        if there is None or not _finished(there):
            entry = duplicate(message)
            entry.id = names[source]
            _remark(entry, there)
            result[entry.id] = entry
        elif source not in still:
            result.obsolete[_babel_key(message)] = duplicate(message)
    for message in catalog.obsolete.values():
        result.obsolete.setdefault(_babel_key(message), duplicate(message))
    return result


def _remark(home: Message, other: Message | None) -> None:
    """Note on a message what another says that had its key: its comments, and its translation where it differs."""
    if other is not None:
        forms = [form for form in parts(other.string) if form and form not in parts(home.string)]
        noted = [OTHER + " ".join(form.split()) for form in forms]
        home.user_comments = list(dict.fromkeys([*home.user_comments, *other.user_comments, *noted]))


def key(message: Message) -> Key:
    """The identity of a message: its singular and its context."""
    return parts(message.id)[0], message.context or ""


def places(message: Message) -> frozenset[str]:
    """What the extractors say of where a message stands, without what else translators are told."""
    return frozenset(each for each in message.auto_comments if not each.startswith((CHANGED, TERM)))


def has_text(message: Message) -> bool:
    """Whether any form of a message is translated."""
    return any(parts(message.string))


def _finished(message: Message) -> bool:
    return has_text(message) and not message.fuzzy


def duplicate(message: Message) -> Message:
    """A copy of a message that may be changed."""
    same = copy(message)
    same.locations, same.flags = list(message.locations), set(message.flags)
    same.user_comments, same.auto_comments = list(message.user_comments), list(message.auto_comments)
    same.previous_id = list(message.previous_id)
    return same


def _babel_key(message: Message) -> str | tuple[str, str]:
    """The key under which Babel keeps a message."""
    source = parts(message.id)[0]
    return source if message.context is None else (source, message.context)


def _emptied(catalog: Catalog) -> Catalog:
    """A catalogue with the same header and no messages."""
    result = Catalog(
        locale=catalog.locale or catalog.locale_identifier,
        domain=catalog.domain,
        header_comment=catalog.header_comment,
        project=catalog.project,
        version=catalog.version,
        msgid_bugs_address=catalog.msgid_bugs_address,
        creation_date=catalog.creation_date,
        revision_date=catalog.revision_date,
        last_translator=catalog.last_translator,
        language_team=catalog.language_team,
        charset=catalog.charset,
        fuzzy=False,
    )
    # The language's own, where Babel has none and the header gave them.
    result.mime_headers = [("Plural-Forms", catalog.plural_forms)]
    return result


def _change(entry: Message) -> Iterator[str]:
    """What changed in the source since a fuzzy translation was made."""
    if entry.fuzzy:
        for before, now in zip(entry.previous_id, parts(entry.id), strict=False):
            if told := changes(before, now):
                yield CHANGED + told


class _Before:
    """The old catalogue, as it answers for each message of the new one."""

    def __init__(self, catalog: Catalog, wanted: Set[Key]) -> None:
        self._wanted = wanted
        self._active: Mapping[Key, Message] = {key(each): each for each in catalog if each.id}
        self._obsolete: Mapping[Key, Message] = {key(each): each for each in catalog.obsolete.values()}
        self._plurals = catalog.num_plurals
        self._similar: Similar[tuple[Key, bool]] | None = None

    def entry(self, message: Message) -> Message:
        """The new entry of a message: its own translation, or a like one as fuzzy, or none."""
        active, obsolete = self._active.get(key(message)), self._obsolete.get(key(message))
        if obsolete is not None and _finished(obsolete) and not (active is not None and _finished(active)):
            return self._with(message, obsolete)
        if active is not None and has_text(active):
            return self._with(message, active)
        if obsolete is not None and has_text(obsolete):
            return self._with(message, obsolete)
        found = self._like(message)
        entry = self._with(message, found) if found is not None else duplicate(message)
        if found is None:
            entry.string = ("",) * self._plurals if entry.pluralizable else ""
        if active is not None:
            entry.user_comments = list(dict.fromkeys([*active.user_comments, *entry.user_comments]))
            entry.flags |= active.flags - FORMATS - {"fuzzy"}
        return entry

    def _with(self, message: Message, old: Message) -> Message:
        """A message with the translation of an old one; fuzzy if that was, or was made for another source."""
        entry = duplicate(message)
        entry.user_comments = list(old.user_comments)
        entry.flags |= old.flags - FORMATS
        source = tuple(old.previous_id) if old.fuzzy and old.previous_id else parts(old.id)
        if parts(old.id) != parts(message.id) or (old.context or "") != (message.context or ""):
            entry.flags.add("fuzzy")
        if entry.fuzzy and source != parts(message.id):
            entry.previous_id = list(source)
        forms = parts(old.string)
        if entry.pluralizable:
            entry.string = (*forms, *[""] * self._plurals)[: self._plurals]
        else:
            entry.string = forms[0]
        return entry

    def _like(self, message: Message) -> Message | None:
        """The old message most like a new one: rather one that the manual lost, of its context and its file."""
        source, context = key(message)
        files = {file for file, _ in message.locations}
        best: Message | None = None
        best_rank: tuple[float, ...] = ()
        for (name, active), likeness in self._index().to(source):
            gone = name not in self._wanted
            old = (self._active if active else self._obsolete)[name]
            # What is fuzzy in use was lent itself: lent on, it would reach more messages at each update.
            if not gone and (likeness < STILL_USED or old.fuzzy):
                continue
            in_file = bool(files & {file for file, _ in old.locations})
            rank = (round(likeness + GONE * gone, 2), name[1] == context, in_file, active)
            if rank > best_rank:
                best, best_rank = old, rank
        return best

    def _index(self) -> Similar[tuple[Key, bool]]:
        if self._similar is None:
            active = (((each, True), each[0]) for each, old in self._active.items() if has_text(old))
            obsolete = (((each, False), each[0]) for each, old in self._obsolete.items() if has_text(old))
            self._similar = Similar((*active, *obsolete))
        return self._similar

    def all(self) -> tuple[Message, ...]:
        """Every old message, the finished ones first: they keep their place where two want the same."""
        every = (*self._active.values(), *self._obsolete.values())
        return tuple(sorted(every, key=lambda old: not _finished(old)))


def _retired(every: Iterable[Message], homes: dict[Key, Message]) -> list[Message]:
    """The obsolete messages: what the new catalogue does not have in use.

    A translation whose message has another one is a comment of that message, since gettext knows one each.
    """
    obsolete: list[Message] = []
    in_use = tuple(homes.values())
    for old in every:
        forms = [form for form in parts(old.string) if form]
        home = homes.get(key(old))
        if home is not None:
            _remark(home, old)
        elif (forms or old.user_comments) and not (old.fuzzy and forms and _lives_on(old, in_use)):
            homes[key(old)] = gone = duplicate(old)
            gone.auto_comments, gone.locations, gone.flags = [], [], old.flags - FORMATS
            obsolete.append(gone)
    return obsolete


def _lives_on(old: Message, entries: Iterable[Message]) -> bool:
    """Whether a fuzzy translation, with what was said of it, went to a message that is in use."""
    forms, said = set(parts(old.string)), set(old.user_comments)
    return any(forms <= set(parts(entry.string)) and said <= set(entry.user_comments) for entry in entries)

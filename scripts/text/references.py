"""The labels in a message: `[text][label]`, and `[text][]` and `[text]`, where the text is the label."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.messages.markup import Token, tokens


@dataclass(frozen=True)
class Reference:
    """A label as a message writes it.

    Attributes:
        start: where its brackets begin in the message; for `[text][label]` those of the label.
        end: where they end.
        label: as it is written.
        form: `full`, `collapsed` for `[text][]`, `short` for `[text]`, which may be no reference at all.
    """

    start: int
    end: int
    label: str
    form: str


def normalised(label: str) -> str:
    """A label as Python-Markdown looks it up."""
    return " ".join(label.lower().split())


def references(message: str, parts: Sequence[Token]) -> Iterator[Reference]:
    """The labels of a message, in its order; `parts` are its tokens."""
    opened: list[int] = []
    for token in parts:
        if token.kind == "bracket" and token.text.endswith("["):
            opened.append(token.start)
        elif token.kind == "bracket" and opened:
            start = opened.pop()
            yield Reference(start, token.end, message[start : token.end].lstrip("!")[1:-1], "short")
        elif token.kind == "reference" and token.text.startswith("]"):
            label = token.text.lstrip("]").strip()[1:-1]
            yield Reference(token.start + 1, token.end, label, "full")
        elif token.kind == "reference":
            whole = token.text.lstrip("!")
            collapsed = whole.endswith("[]")
            label = whole.removesuffix("[]").rstrip()[1:-1]
            yield Reference(token.start, token.end, label, "collapsed" if collapsed else "short")


def spelled_out(message: str, known: Container[str]) -> str:
    """A message whose references all say their label: `[text]` and `[text][]` become `[text][text]`.

    So a translator may write another text, and the label stays.

    Args:
        message: inline Markdown.
        known: the labels that the page defines; any other `[text]` is text in brackets.
    """
    if "[" not in message:
        return message
    for found in sorted(references(message, tokens(message)), key=lambda found: -found.start):
        defined = found.form == "collapsed" or (found.form == "short" and normalised(found.label) in known)
        if defined and "`" not in found.label:
            text = message[found.start : found.end].removesuffix("[]").rstrip()
            message = f"{message[: found.start]}{text}[{found.label}]{message[found.end :]}"
    return message


def known_labels(message: str, parts: Sequence[Token], known: Iterable[str]) -> list[str]:
    """The labels of a message that the page defines."""
    defined = frozenset(known)
    return [label for found in references(message, parts) if (label := normalised(found.label)) in defined]

"""The sentence tables of tests/golden/terms; `python -m tests.term_tables` measures the check on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.model import Concept
from scripts.terms.check import Glossary, Message, findings
from scripts.terms.forms import APPROVED

HERE = Path(__file__).parent
TABLES = HERE / "golden" / "terms"
GLOSSARY = HERE.parent / "locales" / "glossary.yml"
LANGUAGES = ("en", "fr", "es")

Item = tuple[str, str, str]
"""Status (approved, deprecated, discouraged, missing), concept, words found ("" for a missing one)."""


@dataclass(frozen=True)
class Case:
    """A sentence (with its English source, or None) and what is to be found in it."""

    line: int
    language: str
    sentence: str
    source: str | None
    expected: frozenset[Item]


def concepts() -> tuple[Concept, ...]:
    data = yaml.safe_load(GLOSSARY.read_text("utf-8"))
    return tuple(Concept.model_validate(entry) for entry in data["concepts"])


def cases(language: str, kind: str = "") -> Iterator[Case]:
    """The cases of a language's table, in its order; those of blind-fr.txt are of the kind `blind-`."""
    source: str | None = None
    case: Case | None = None
    for number, line in enumerate((TABLES / f"{kind}{language}.txt").read_text("utf-8").splitlines(), 1):
        if line.startswith("    "):
            assert case is not None, number
            if line.strip() != "nothing":
                case = Case(
                    case.line,
                    case.language,
                    case.sentence,
                    case.source,
                    case.expected | {_item(line.strip())},
                )
        elif line and not line.startswith("#"):
            if case is not None:
                yield case
                case = None
            code, text = line[:2], _unescaped(line[4:])
            if code == language:
                case = Case(number, language, text, source, frozenset())
                source = None
            else:
                source = text
    if case is not None:
        yield case


def found(case: Case, glossary: Glossary) -> frozenset[Item]:
    """What the check finds in a case."""
    if case.source is None:
        uses = glossary.matcher(case.language).uses(case.sentence)
        return frozenset(("approved" if use.status in APPROVED else use.status, use.concept, use.found) for use in uses)
    message = Message("table", case.line, case.source, case.sentence)
    return frozenset(
        (
            finding.code.removeprefix("term-"),
            finding.concept,
            "" if finding.code == "term-missing" else finding.found,
        )
        for finding in findings(glossary, message, case.language)
    )


def measure(language: str, glossary: Glossary, kind: str = "") -> dict[str, tuple[int, int, int]]:
    """For each status: how many were rightly found, how many falsely, how many were overlooked."""
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases(language, kind):
        result = found(case, glossary)
        counts.update((item[0], "right") for item in result & case.expected)
        counts.update((item[0], "false") for item in result - case.expected)
        counts.update((item[0], "missed") for item in case.expected - result)
    statuses = sorted({status for status, _ in counts})
    return {status: (counts[status, "right"], counts[status, "false"], counts[status, "missed"]) for status in statuses}


def _item(text: str) -> Item:
    head, _, words = text.partition(": ")
    status, concept = head.split(" ")
    return status, concept, " ".join(_unescaped(words).split())


def _unescaped(text: str) -> str:
    """Tables write what cannot be seen as `\\u00a0` and a line end as `\\n`."""
    for sign in ("\u00a0", "\u202f", "\u00ad", "\u0301"):
        text = text.replace(f"\\u{ord(sign):04x}", sign)
    return text.replace("\\n", "\n")


def shares(right: int, false: int, missed: int) -> tuple[float, float]:
    """Precision and recall."""
    return right / ((right + false) or 1), right / ((right + missed) or 1)


def main() -> None:
    glossary = Glossary(concepts())
    print("In parentheses: rightly found, falsely found, overlooked.")
    for language in LANGUAGES:
        table = tuple(cases(language))
        print(f"{language}: {len(table)} sentences")
        for status, counts in measure(language, glossary).items():
            precision, recall = shares(*counts)
            print(f"  {status:12} precision {precision:.3f}  recall {recall:.3f}  {counts}")
        for case in table:
            result = found(case, glossary)
            if result != case.expected:
                print(f"  {language}.txt:{case.line}: {case.sentence!r}")
                print(f"      false {sorted(result - case.expected)}  missed {sorted(case.expected - result)}")


if __name__ == "__main__":
    main()

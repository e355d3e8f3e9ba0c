"""The check on sentences that it was not tuned on, written by someone who had not seen its code.

`blind-first-run.txt` is what the first run gave, before anything was mended; `blind-report.txt` what the check
gives now. `python -m tests.test_blind_terms` writes the second anew.
"""

from __future__ import annotations

import pytest

from scripts.terms.check import Glossary
from tests import term_tables

GLOSSARY = Glossary(term_tables.concepts())
REPORT = term_tables.TABLES / "blind-report.txt"
KIND = "blind-"


def report() -> str:
    """Precision and recall per language and kind, and every sentence that is still wrong."""
    lines = ["# Sentences written blind: rightly found, falsely found, overlooked; then what is still wrong."]
    wrong: list[str] = []
    for language in term_tables.LANGUAGES:
        lines.append(f"{language}: {sum(1 for _ in term_tables.cases(language, KIND))} sentences")
        for status, counts in term_tables.measure(language, GLOSSARY, KIND).items():
            precision, recall = term_tables.shares(*counts)
            lines.append(f"  {status:12} precision {precision:.3f}  recall {recall:.3f}  {counts}")
        for case in term_tables.cases(language, KIND):
            result = term_tables.found(case, GLOSSARY)
            wrong += [
                f"{KIND}{language}.txt:{case.line}: {verdict} {' '.join(item).strip()}: {case.sentence}"
                for verdict, items in (("false", result - case.expected), ("missed", case.expected - result))
                for item in sorted(items)
            ]
    return "\n".join([*lines, *wrong]) + "\n"


def test_the_report_is_true() -> None:
    assert report() == REPORT.read_text("utf-8"), "python -m tests.test_blind_terms writes it anew"


@pytest.mark.parametrize("language", term_tables.LANGUAGES)
@pytest.mark.parametrize("status", ["deprecated", "missing"])
def test_what_blocks_keeps_its_floor(language: str, status: str) -> None:
    counts = term_tables.measure(language, GLOSSARY, KIND).get(status, (0, 0, 0))
    precision, recall = term_tables.shares(*counts)
    assert not any(counts) or (precision >= 0.97 and recall >= 0.95)


@pytest.mark.parametrize("language", term_tables.LANGUAGES)
def test_there_are_enough_sentences(language: str) -> None:
    table = list(term_tables.cases(language, KIND))
    assert len(table) >= 150
    assert sum(not case.expected for case in table) >= 30 or language == term_tables.LANGUAGES[0]


if __name__ == "__main__":
    REPORT.write_text(report(), "utf-8")

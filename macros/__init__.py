"""What a page may embed: `define_env` names the macros for mkdocs-macros, and nothing else.

Each macro is a function of its own module, given plain values. Here they are bound to the manual, to the
reader's language and to the page being written, and get the names and arguments that authors write. `MACROS`
holds those: `macros.calls` checks every call in a page against them before any build.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from markupsafe import Markup

from macros import (
    auditor_view,
    audits,
    avoided,
    badges,
    card,
    certification,
    changes,
    context,
    document_register,
    glossary,
    indicators,
    maps,
    matrix,
    nonconformities,
    objectives,
    plain_words,
    proposals,
    providers,
    records,
    reference,
    requirements,
    responsibilities,
    results,
    risks,
    sites,
    standards,
    training,
    translations,
    values,
)
from macros.base import WayId
from macros.language import SOURCE, read
from macros.manual import load
from macros.model import IndicatorId, Manual, RecordId, RequirementRef, StandardId, ValueId
from macros.pieces import Here
from macros.trace import Trace
from macros.translation_state import Translations

Macro = Callable[..., Markup]
Macros = Mapping[str, Macro]


class Environment(Protocol):
    """What this package uses of mkdocs-macros; Zensical and ProperDocs give the same."""

    @property
    def variables(self) -> Mapping[str, Any]:
        """What mkdocs.yml says under `extra`, among others."""

    @property
    def project_dir(self) -> str:
        """The folder of mkdocs.yml."""

    @property
    def page(self) -> Any:
        """The page being written; of it only `url` is used."""

    def macro(self, function: Macro, name: str, /) -> object:
        """Give pages a function to call by this name."""


def define_env(env: Environment) -> None:
    """Give pages the macros, in the language and with the manual that mkdocs.yml names under `extra`.

    `language` is the reader's; `messages` the path of a compiled catalogue; `manual` the path of the manual
    as JSON, without which it is read from its sources; `state` that of the state of translations. Paths are
    relative to the folder of mkdocs.yml.
    """
    root = Path(env.project_dir)
    messages, stored = env.variables.get("messages"), env.variables.get("manual")
    reader = read(env.variables.get("language", SOURCE), root / messages if messages else None)
    manual = Manual.model_validate_json((root / stored).read_bytes()) if stored else load(root).manual
    surveyed = env.variables.get("state")
    state = Translations.model_validate_json((root / surveyed).read_bytes()) if surveyed else None
    trace = Trace(manual)
    for name, function in bound(lambda: Here(trace, reader, env.page.url, state)).items():
        env.macro(function, name)


def bound(here: Callable[[], Here]) -> Macros:
    """Return the macros by name, as authors call them; `here` tells each call where it stands."""
    claimed: defaultdict[str, Counter[RequirementRef]] = defaultdict(Counter)

    def meets(*requirements: RequirementRef) -> Markup:
        """The requirements that the passage meets: badges in the auditor's view, anchors always."""
        place = here()
        written = badges.meets(place, requirements, claimed[place.url])
        claimed[place.url].update(requirements)
        return written

    def value(value: ValueId) -> Markup:
        """A figure or a name that the company decides, in the reader's language."""
        return values.value(here(), value)

    def record(record: RecordId) -> Markup:
        """A record's id and title, linked to the register."""
        return records.record(here(), record)

    def indicator(indicator: IndicatorId) -> Markup:
        """An indicator's name, linked to its sheet."""
        return indicators.indicator(here(), indicator)

    def document_card() -> Markup:
        """The page's version, dates, people, requirements, records and indicators, folded."""
        return card.document_card(here())

    def requirements_of(standard: StandardId) -> Markup:
        """A standard clause by clause, each with the passages that meet it."""
        return requirements.requirements(here(), standard)

    def results_of(indicator: IndicatorId) -> Markup:
        """An indicator quarter by quarter, at each site and on each channel."""
        return results.results(here(), indicator)

    def way_of(way: WayId) -> Markup:
        """The way of a contact, a complaint or a nonconformity, step by step."""
        return maps.way_of(here(), way)

    return {
        "meets": meets,
        "value": value,
        "company": lambda: values.company(here()),
        "record": record,
        "indicator": indicator,
        "document_card": document_card,
        "requirements": requirements_of,
        "auditor_view": lambda: auditor_view.auditor_view(here()),
        "matrix": lambda: matrix.matrix(here()),
        "records": lambda: records.records(here()),
        "document_register": lambda: document_register.document_register(here()),
        "indicators": lambda: indicators.indicators(here()),
        "glossary": lambda: glossary.glossary(here()),
        "words_to_avoid": lambda: avoided.words_to_avoid(here()),
        "standards": lambda: standards.standards(here()),
        "sites": lambda: sites.sites(here()),
        "interested_parties": lambda: context.interested_parties(here()),
        "legal_watch": lambda: context.legal_watch(here()),
        "risks": lambda: risks.risks(here()),
        "opportunities": lambda: risks.opportunities(here()),
        "objectives": lambda: objectives.objectives(here()),
        "responsibilities": lambda: responsibilities.responsibilities(here()),
        "training_matrix": lambda: training.training_matrix(here()),
        "providers": lambda: providers.providers(here()),
        "audit_programme": lambda: audits.audit_programme(here()),
        "audit_findings": lambda: audits.audit_findings(here()),
        "nonconformities": lambda: nonconformities.nonconformities(here()),
        "proposals": lambda: proposals.proposals(here()),
        "plain_words": lambda: plain_words.plain_words(here()),
        "changes": lambda: changes.changes(here()),
        "results": results_of,
        "process_map": lambda: maps.process_map(here()),
        "way_of": way_of,
        "certification_comparison": lambda: certification.certification_comparison(here()),
        "certification_path": lambda: certification.certification_path(here()),
        "translations": lambda: translations.translations(here()),
        "problem_codes": lambda: reference.problem_codes(here()),
    }


READS_STATE = frozenset({"auditor_view", "document_register", "translations"})
"""The macros that say how far the translations are; all others say the same whatever a catalogue lacks."""


def _nowhere() -> Here:
    raise RuntimeError("macros.MACROS holds names and arguments; pages get macros from define_env")


MACROS: Macros = bound(_nowhere)
"""Name -> function with the arguments that authors write, annotated with the name types of macros.model."""

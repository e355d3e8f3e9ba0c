"""From a requirement to the passages that meet it, and from a record to what it proves."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.manual import load
from macros.model import RecordId, RequirementRef
from macros.trace import ClaimState, RequirementState, Trace, anchor, anchors
from tests import minimanual


@pytest.fixture
def trace(tmp_path: Path) -> Trace:
    return Trace(load(minimanual.write(tmp_path)).manual)


def ref(text: str) -> RequirementRef:
    return RequirementRef(text)


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("iso9001-2026:8.2.1", "iso9001-2026:8.2.1"),
        ("iso18295-1-2017:6#competence", "iso18295-1-2017:6~competence"),
        ("en15838-2009:Annex A", "en15838-2009:Annex-A"),
        ("nf345:#two-quarters", "nf345:~two-quarters"),
    ],
)
def test_an_anchor_is_safe_in_an_address(requirement: str, expected: str) -> None:
    assert anchor(ref(requirement)) == expected


def test_later_claims_of_a_requirement_are_counted() -> None:
    assert list(anchors(map(ref, ["a:1", "a:2", "a:1", "a:1"]))) == ["a:1", "a:2", "a:1-2", "a:1-3"]


def test_a_requirement_that_a_passage_meets_is_covered(trace: Trace) -> None:
    assert trace.state(ref("demo-2026:8.1")) is RequirementState.COVERED
    assert [claim.page for claim in trace.claims[ref("demo-2026:8.1")]] == [
        "customer/complaints.md",
        "customer/escalation.md",
    ]


def test_a_requirement_that_no_passage_meets_is_open(trace: Trace) -> None:
    assert trace.state(ref("demo-2026:Annex A")) is RequirementState.OPEN


def test_a_chapter_only_groups(trace: Trace) -> None:
    assert trace.state(ref("demo-2026:8")) is RequirementState.GROUP


def test_an_entry_that_no_standard_has_is_no_state(trace: Trace) -> None:
    with pytest.raises(KeyError):
        trace.state(ref("demo-2026:99"))


def test_coverage_of_each_standard(trace: Trace) -> None:
    new, old = trace.coverage()
    assert (new.covered, new.open) == (("demo-2026:8.1", "demo-2026:8#answer"), ("demo-2026:Annex A",))
    assert new.share == pytest.approx(2 / 3)
    assert (old.covered, old.open, old.share) == (("demo-2015:8.1",), (), 1.0)


def test_a_record_proves_what_its_page_claims(trace: Trace) -> None:
    assert trace.records == {
        RecordId("RC-CUS-08-1"): ("demo-2026:8.1", "demo-2015:8.1", "demo-2026:8#answer"),
    }


def test_a_record_proves_the_claims_of_the_passages_that_name_it(tmp_path: Path) -> None:
    root, page = minimanual.write(tmp_path), "docs/customer/complaints.md"
    minimanual.edit(root, page, "records: [RC-CUS-08-1]", "records: [RC-CUS-08-1, RC-CUS-08-2, RC-CUS-08-3]")
    minimanual.edit(root, page, "In doubt,", 'Keep {{ record("RC-CUS-08-2") }}. In doubt,')
    trace = Trace(load(root).manual)
    answered, acknowledged = ("demo-2026:8#answer",), ("demo-2026:8.1", "demo-2015:8.1")
    assert trace.records[RecordId("RC-CUS-08-1")] == acknowledged
    assert trace.records[RecordId("RC-CUS-08-2")] == answered
    assert trace.records[RecordId("RC-CUS-08-3")] == (*acknowledged, *answered), "no passage names it: all of its page"
    (claim,) = trace.claims[ref("demo-2026:8#answer")]
    assert trace.proof(claim) == ("RC-CUS-08-2", "RC-CUS-08-3")


def test_a_claim_is_worth_what_its_standard_is(trace: Trace) -> None:
    states = {link.claim.requirement: link.state for link in trace.links}
    assert states[ref("demo-2026:8.1")] is ClaimState.CURRENT
    assert states[ref("demo-2015:8.1")] is ClaimState.SUPERSEDED


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("status: current", "status: withdrawn", ClaimState.WITHDRAWN),
        ("status: current", "status: historical", ClaimState.HISTORICAL),
        ('"8#answer"', '"8#reply"', ClaimState.ORPHANED),
        ('number: "8#answer"\n    level: leaf', 'number: "8#answer"\n    level: front', ClaimState.UNWANTED),
    ],
)
def test_other_states_of_a_claim(old: str, new: str, state: ClaimState, tmp_path: Path) -> None:
    root = minimanual.edit(minimanual.write(tmp_path), "docs/standards/demo-2026.yml", old, new)
    links = Trace(load(root).manual).links
    assert [link.state for link in links if link.claim.requirement == "demo-2026:8#answer"] == [state]


@pytest.mark.parametrize("state", [*RequirementState, *ClaimState])
def test_each_state_has_a_tag_and_a_sentence(state: RequirementState | ClaimState) -> None:
    assert state.tag == state.name.lower()
    assert state.sentence.endswith(".")

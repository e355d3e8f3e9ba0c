"""The registers that a manual may do without, small, for the manual of `tests.minimanual`."""

from __future__ import annotations

from collections.abc import Mapping

from tests import minimanual

FILES: Mapping[str, str] = {
    "docs/registers/roles.yml": minimanual.ROLES.replace(
        "title: Quality manager", "title: Quality manager\n    deputy: complaints-manager"
    ),
    "docs/registers/sites.yml": """\
sites:
  - id: lyon
    name: Lyon
    address: 3 Example Street, Lyon
    country: FR
    serves: FR
    languages: [fr, es]
    channels: [voice, email]
    hours:
      - {first: mon, last: fri, opens: "08:00", closes: "20:00"}
      - {first: sat, last: sat, opens: "09:00", closes: "13:00"}
    agents: 12
    agents_at_home: 3
    activities: Contacts
    law: Law of France
    not_applicable: ["demo-2026:8.1"]
""",
    "docs/registers/interested-parties.yml": """\
parties:
  - id: IP-01
    name: Clients
    contact: quality-manager
    expects:
      - {text: Reports, found_in: contract, obligation: true, climate: true, decision: answered, page: PR-CUS-08}
      - {text: Sunday hours, found_in: survey, decision: noted}
""",
    "docs/registers/legal-watch.yml": """\
rules:
  - id: LW-01
    title: Rule of the example
    country: FR
    since: "2018"
    adapt_by: 2026-12-28
    until: 2027-12-31
    applies_to: Calls
    changes: Hours
    page: PR-CUS-08
    source: https://example.org/rule
    checked_on: 2026-11-23
""",
    "docs/registers/risks.yml": """\
risks:
  - {id: RK-01, text: Small risk, cause: Habit, effect: Waiting, page: PR-CUS-08, sites: [lyon],
     owner: complaints-manager, likelihood: 1, severity: 2, answer: accept, review: 2027-01-15}
  - {id: RK-02, text: Large risk, cause: One line, effect: No answer, page: PR-CUS-08, sites: [lyon],
     owner: complaints-manager, likelihood: 2, severity: 3, answer: reduce, action: Second line,
     person: quality-manager, due: 2026-06-30,
     indicator: IN-24, progress: done, likelihood_after: 1, severity_after: 3, worked: worked, review: 2027-01-15}
""",
    "docs/registers/opportunities.yml": """\
opportunities:
  - {id: OP-01, text: New tool, gain: Fewer calls, page: PR-CUS-08, sites: [lyon], owner: complaints-manager,
     benefit: 3, ease: 2, decision: try, action: Pilot, person: quality-manager, due: 2026-06-30, progress: late,
     review: 2027-01-15}
""",
    "docs/registers/objectives.yml": """\
objectives:
  - {id: OB-01, title: Fewer complaints, sites: [lyon], indicator: IN-24, present: 4.5, target: 3, action: Find causes,
     means: Two days, person: quality-manager, due: 2026-12-31, check: 2027-01-15, progress: on-course}
""",
    "docs/registers/responsibilities.yml": """\
responsibilities:
  - {page: PR-CUS-08, answers: complaints-manager, does: [complaints-manager, quality-manager], told: [quality-manager]}
""",
    "docs/registers/training.yml": """\
training:
  - {id: TR-01, subject: Law, roles: [complaints-manager, quality-manager], when: on-arrival, proof: Quiz,
     record: RC-CUS-08-1, renewal_months: 12}
  - {id: TR-02, subject: Tools, roles: [complaints-manager], when: before-role, proof: Exercise, record: RC-CUS-08-1}
""",
    "docs/registers/providers.yml": """\
providers:
  - {id: PV-01, name: Example Telephony, supplies: Lines, rank: critical, sites: [lyon], owner: quality-manager,
     personal_data: true, score: 84, evaluated: 2026-05-18, next_evaluation: 2027-05-17, decision: keep}
  - {id: PV-02, name: Example Paper, supplies: Paper, rank: ordinary, sites: [lyon], owner: quality-manager,
     personal_data: false, decision: keep}
""",
    "docs/registers/audits.yml": """\
audits:
  - id: AU-2026-02
    page: PR-CUS-08
    site: lyon
    standards: [demo-2026]
    month: 2026-05
    auditor: quality-manager
    auditor_site: lyon
    progress: done
    findings:
      - {id: FI-2026-01, text: Late receipts, grade: minor, requirement: "demo-2026:8.1", nonconformity: NC-2026-01}
      - {id: FI-2026-02, text: Clear letters, grade: good-practice, requirement: "demo-2026:8#answer"}
  - {id: AU-2026-01, page: PR-CUS-07, site: lyon, standards: [demo-2026], month: 2026-03, auditor: quality-manager,
     auditor_site: lyon, progress: planned}
""",
    "docs/registers/nonconformities.yml": """\
nonconformities:
  - id: NC-2026-01
    day: 2026-05-21
    source: audit
    audit: AU-2026-02
    site: lyon
    page: PR-CUS-08
    grade: minor
    fact: Late receipts
    correction: Receipts sent
    owner: complaints-manager
    cause: No template
    actions: [{text: Write a template, person: quality-manager, due: 2026-06-30, done: 2026-06-24}]
    check: 2026-09-24
    worked: worked
    closed: 2026-09-25
  - {id: NC-2026-02, day: 2026-11-18, source: complaint, record: RC-CUS-08-1, indicators: [IN-24],
     requirement: "demo-2026:8.1", site: lyon, page: PR-CUS-07, grade: major, fact: Lost call-back,
     correction: Customer called, owner: complaints-manager}
""",
    "docs/registers/proposals.yml": """\
proposals:
  - {id: PP-2026-01, received: 2026-02-10, site: lyon, idea: Add the date, decides: complaints-manager, decision: "yes",
     decided: 2026-02-24, reason: Customers ask for it, person: quality-manager, due: 2026-03-31, indicator: IN-24,
     result: better}
  - {id: PP-2026-02, received: 2026-11-12, site: lyon, idea: Show the age, decides: complaints-manager}
""",
    "docs/registers/changes.yml": """\
changes:
  - {id: CH-2026-01, page: PR-CUS-08, version: "0.1", date: 2026-03-16, what: First draft, why: No common way,
     approved_by: quality-manager}
  - {id: CH-2026-02, version: "1.0", date: 2026-11-23, what: First release, why: It enters into force,
     approved_by: quality-manager}
""",
}
"""The registers that a manual may do without: `minimanual.write(tmp_path, miniregisters.FILES)`."""

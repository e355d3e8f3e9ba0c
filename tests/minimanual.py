"""A small, valid manual for tests: two procedures, a standard in two editions, the registers, a glossary.

root = minimanual.write(tmp_path)                                   the manual as it is below
minimanual.edit(root, "docs/index.md", "old words", "new words")    one place changed
minimanual.write(tmp_path, {"docs/x.md": "…", "docs/y.md": None})   files added or replaced, or left out
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

MKDOCS = """\
site_name: Mini manual
site_url: http://127.0.0.1:8000/
exclude_docs: |
  *.yml
theme:
  name: material
  font: false
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
plugins:
  - macros:
      modules: [macros]
      on_undefined: strict
      on_error_fail: true
extra:
  language: en
  languages:
    en: English
    fr: Français
nav:
  - Home: index.md
  - Customers:
      - Complaints: customer/complaints.md
      - Escalation: customer/escalation.md
  - Audit:
      - Records: auditor/records.md
      - Indicators: auditor/indicators.md
      - Demo 2026: standards/demo-2026.md
      - Demo 2015: standards/demo-2015.md
  - Glossary: reference/glossary.md
"""

INDEX = """\
---
title: Home
---

# Home

Read [how to handle a complaint](customer/complaints.md#acknowledge).
"""

COMPLAINTS = """\
---
title: Handling a complaint
id: PR-CUS-08
owner: complaints-manager
approver: quality-manager
version: "1.0"
effective: 2026-11-23
review_months: 12
indicators: [IN-24]
records: [RC-CUS-08-1]
customer_words: [claim]
concepts: [complaint]
---

# Handling a complaint

## Acknowledge it { #acknowledge }
{{ meets("demo-2026:8.1", "demo-2015:8.1") }}

Confirm receipt within {{ value("complaint-acknowledgement") }} and write {{ record("RC-CUS-08-1") }}.

## Answer it { #answer }
{{ meets("demo-2026:8#answer") }}

Follow {{ indicator("IN-24") }}. In doubt, [escalate](escalation.md#when) it, [as said](#acknowledge).

{{ document_card() }}
"""

ESCALATION = """\
---
title: Escalation
id: PR-CUS-07
owner: complaints-manager
approver: quality-manager
version: "1.2"
effective: 2026-11-23
review_months: 12
---

# Escalation

## When to escalate { #when }
{{ meets("demo-2026:8.1") }}

See the [clause](../standards/demo-2026.md#demo-2026:8.1) and the [record](../auditor/records.md#RC-CUS-08-1).

{{ document_card() }}
"""

DEMO_2026 = """\
id: demo-2026
short: Demo 2026
title: Demo 2026 Quality of demonstrations
kind: certifiable
status: current
published: "2026-09"
checked_on: 2026-11-23
sources: [https://example.org/demo]
clauses:
  - number: "8"
    level: chapter
    title: Operation
    paraphrase: How the work is done.
    confidence: public
  - number: "8.1"
    level: leaf
    title: Complaints
    paraphrase: Complaints are received and acknowledged.
    confidence: public
    maps_from: ["8.1"]
  - number: "8#answer"
    level: leaf
    title: Answers
    paraphrase: Complaints are answered.
    confidence: from-memory
    project_anchor: true
  - number: "Annex A"
    level: annex
    title: Indicators
    paraphrase: What may be measured.
    confidence: public
"""

DEMO_2015 = """\
id: demo-2015
short: Demo 2015
title: Demo 2015 Quality of demonstrations
kind: certifiable
status: replaced
published: "2015-09-15"
withdrawn: "2026-09"
replaced_by: [demo-2026]
checked_on: 2026-11-23
sources: [https://example.org/demo]
clauses:
  - number: "8.1"
    level: leaf
    title: Complaints
    paraphrase: Complaints are received.
    confidence: public
"""

ROLES = """\
roles:
  - id: complaints-manager
    title: Complaints manager
  - id: quality-manager
    title: Quality manager
"""

RECORDS = """\
records:
  - id: RC-CUS-08-1
    title: Complaint register
    owner: complaints-manager
    place: CRM
    retention_months: 60
"""

INDICATORS = """\
indicators:
  - id: IN-24
    name: Complaint rate
    family: complaints
    definition: Complaints for a thousand contacts.
    formula: complaints / contacts x 1000
    unit: complaints
    better: lower
    target: {op: "<", value: 5, unit: complaints}
    target_basis: project
    frequency: [month]
    owner: complaints-manager
    channels: [all]
    requirements: [demo-2026:8.1]
    counts_for_eligibility: true
    pitfall: A fall can mean that complaining has become harder.
"""

COMPANY = """\
name: Mini Company
example: true
values:
  - id: complaint-acknowledgement
    value: 2
    unit: working-day
    meaning: Time to acknowledge a complaint.
"""

GLOSSARY = """\
sources:
  trade: Usage of the trade
concepts:
  - id: complaint
    domain: quality
    definition: Dissatisfaction that expects an answer.
    source: trade
    terms:
      en: {preferred: complaint, deprecated: [grievance], customer_words: [claim]}
      fr: {preferred: réclamation, gender: f, deprecated: [plainte]}
"""


def _page(title: str, macro: str) -> str:
    return f"---\ntitle: {title}\n---\n\n# {title}\n\n{{{{ {macro} }}}}\n"


FILES: Mapping[str, str] = {
    "mkdocs.yml": MKDOCS,
    "docs/index.md": INDEX,
    "docs/customer/complaints.md": COMPLAINTS,
    "docs/customer/escalation.md": ESCALATION,
    "docs/auditor/records.md": _page("Records", "records()"),
    "docs/auditor/indicators.md": _page("Indicators", "indicators()"),
    "docs/standards/demo-2026.md": _page("Demo 2026", 'requirements("demo-2026")'),
    "docs/standards/demo-2015.md": _page("Demo 2015", 'requirements("demo-2015")'),
    "docs/reference/glossary.md": _page("Glossary", "glossary()"),
    "docs/standards/demo-2026.yml": DEMO_2026,
    "docs/standards/demo-2015.yml": DEMO_2015,
    "docs/registers/roles.yml": ROLES,
    "docs/registers/records.yml": RECORDS,
    "docs/registers/indicators.yml": INDICATORS,
    "docs/registers/company.yml": COMPANY,
    "locales/glossary.yml": GLOSSARY,
}


def write(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the manual into `root` and return it; `changes` adds, replaces or (None) leaves out files."""
    for file, content in {**FILES, **(changes or {})}.items():
        path = root / file
        if content is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def edit(root: Path, file: str, old: str, new: str) -> Path:
    """Replace `old`, which must stand exactly once in the file, and return `root`."""
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")
    return root

"""Macro calls as Jinja's parser reads them. What is said of wrong calls stands in golden/bad_inputs.txt."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.calls import DYNAMIC, Allowed, Call, calls, embedded, problems
from macros.model import IndicatorId
from macros.names import Names

NAMES = Names(
    {kind: frozenset() for kind in ("standard", "role", "record", "indicator", "concept", "value", "page")},
    {},
)


def told(source: str, *, page: frozenset[str] = frozenset(), names: Names = NAMES) -> list[str]:
    def sheet(indicator: IndicatorId, size: int = 1) -> None: ...
    def note(text: str, *, loud: bool = False) -> None: ...

    allowed = Allowed({"sheet": sheet, "note": note}, names, frozenset({"language"}))
    return [str(problem) for problem in problems("a.md", embedded(source), allowed, page)]


def test_calls_come_in_order_with_their_lines() -> None:
    source = 'Text {{ record("RC-1") }}\n\n{{ meets(\n  "a:1",\n  "a:2") }} {{ note(text="x") }}\n'
    assert calls(source, first_line=5) == (
        Call("record", ("RC-1",), {}, 5),
        Call("meets", ("a:1", "a:2"), {}, 7),
        Call("note", (), {"text": "x"}, 9),
    )


def test_what_stands_between_raw_and_endraw_is_text() -> None:
    assert calls('{% raw %}{{ meets("a:1") }}{% endraw %}{{ meets("a:2") }}')[0].args == ("a:2",)


def test_calls_inside_other_constructs_are_found() -> None:
    source = '{% if page %}{{ note("a") | upper }}{% endif %}{% for x in [1] %}{{ note(x) }}{% endfor %}'
    assert [call.args for call in calls(source)] == [("a",), (DYNAMIC,)]


def test_a_method_is_no_macro() -> None:
    assert calls('{{ page.title.upper("x") }}') == ()


def test_nothing_is_computed() -> None:
    start = time.perf_counter()
    assert calls('{{ note("a" * 9**9**9) }}')[0].args == (DYNAMIC,)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    "source",
    [
        "No Jinja at all: {x} % # }",
        "{{ page.title }} {{ language }} {{ config.site_name }} {{ now() }}",
        "{% set x = 1 %}{{ x }}{% macro m(a) %}{{ a }}{% endmacro %}{{ m(2) }}",
        "{% for each in range(3) %}{{ loop.index }}{{ each | string }}{% endfor %}",
        '{{ note("x", loud=true) }}',
        "{# a comment #}",
    ],
)
def test_what_is_allowed(source: str) -> None:
    assert told(source) == []


def test_the_page_s_own_variables() -> None:
    assert told("{{ version }}", page=frozenset({"version"})) == []
    assert told('{{ note("x") }}', page=frozenset({"note"})) == [
        'a.md:1: macro-hidden the front matter\'s "note" hides the macro: write the macro on another page'
    ]


def test_names_of_a_register_that_could_not_be_read_are_not_judged() -> None:
    assert told('{{ sheet("IN-1") }}') != []
    assert told('{{ sheet("IN-1") }}', names=Names(NAMES.known, {}, {"indicator"})) == []


def test_each_thing_wrong_with_a_call_is_told() -> None:
    assert told("\n{{ sheet(3, 4, 5) }}\n{{ note() }}") == [
        "a.md:2: macro-not-constant sheet: indicator is 3: write the name itself, in quotes",
        'a.md:2: macro-argument sheet is given too many arguments: write sheet("indicator", size)',
        'a.md:3: macro-argument note lacks the argument "text": write note(text, loud)',
    ]


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "(" * 5_000,
        "{{ " + "-" * 50_000 + "1 }}",
        "{{ a" + ".a" * 50_000 + " }}",
        "{{ " + "9" * 5_000 + " }}",
    ],
    ids=["brackets", "signs", "dots", "digits"],
)
def test_endless_expressions(source: str) -> None:
    assert embedded(source).error == (1, "an expression is too long or nested too deeply: write it simply")


PIECES = ["{{", "}}", "{%", "%}", "{#", "#}", "raw", "endraw", "if", "x", "(", '"', "|", "1", "\n"]


@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_is_read_or_has_an_error_on_one_of_its_lines(pieces: list[str]) -> None:
    source = " ".join(pieces)
    found = embedded(source)
    if found.error:
        assert 1 <= found.error[0] <= source.count("\n") + 1
    else:
        assert all(1 <= call.line <= source.count("\n") + 1 for call in found.calls)

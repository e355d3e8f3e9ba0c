"""The macro calls in a page, read from its source with Jinja's own parser, and checked before any build.

Nothing is executed, not even a sum of constants. What stands between `{% raw %}` and `{% endraw %}` is text.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.names import KINDS, Complaint, Names
from macros.problems import Problem, suggestion

VARIABLES = frozenset(
    {"config", "context", "environment", "extra", "files", "filters", "filters_builtin", "fix_url", "git"}
    | {"macros", "macros_info", "navigation", "now", "page", "plugin"}
)
"""What mkdocs-macros itself gives every page, beside the keys of `extra` and of the page's front matter."""
IMPLIED = frozenset({"loop", "caller", "varargs", "kwargs", "self", "super"})
"""Names that Jinja defines inside loops, macros and blocks."""
FILTERS = frozenset({"pretty", "relative_url"})
JINJA = Environment(autoescape=False)  # noqa: S701 - parses, never renders


class Dynamic:
    """Stands for an argument that is not written as a constant."""

    def __repr__(self) -> str:
        return "DYNAMIC"


DYNAMIC = Dynamic()


@dataclass(frozen=True)
class Call:
    """A call as it stands in a page. `spread` is true where `*` or `**` hides some arguments."""

    name: str
    args: tuple[object, ...]
    kwargs: Mapping[str, object]
    line: int
    spread: bool = False


@dataclass(frozen=True)
class Embedded:
    """What a page says to Jinja: its calls, the names it uses but does not set, and unknown filters.

    Names and filters come with their lines; `error` is a line and a sentence if Jinja cannot read the page.
    """

    calls: tuple[Call, ...] = ()
    variables: tuple[tuple[str, int], ...] = ()
    filters: tuple[tuple[str, int], ...] = ()
    own: frozenset[str] = frozenset()
    error: tuple[int, str] | None = None


def calls(source: str, first_line: int = 1) -> tuple[Call, ...]:
    """Return the macro calls of a page's body in order; none where Jinja cannot read it."""
    return embedded(source, first_line).calls


@lru_cache(maxsize=1024)
def embedded(source: str, first_line: int = 1) -> Embedded:
    """Read a page's body, which starts on `first_line` of its file; what did not change is read once."""
    if "{{" not in source and "{%" not in source and "{#" not in source:
        return Embedded()
    offset = first_line - 1
    try:
        tree = list(JINJA.parse(source).find_all(nodes.Node))
        return Embedded(
            calls=tuple(_calls(tree, offset)),
            own=frozenset(_own_names(tree)),
            variables=tuple(_variables(tree, offset)),
            filters=tuple(_filters(tree, offset)),
        )
    except TemplateSyntaxError as error:
        line = min(error.lineno, source.count("\n") + 1) + offset
        return Embedded(error=(line, _advice(source, error)))
    except (RecursionError, ValueError, OverflowError, SyntaxError):
        # Jinja's lexer and its walks over the tree: endless brackets, numbers of thousands of digits
        return Embedded(error=(first_line, "an expression is too long or nested too deeply: write it simply"))


def _advice(source: str, error: TemplateSyntaxError) -> str:
    reason = (error.message or "Jinja cannot read this").rstrip(".")
    lower = reason[0].lower() + reason[1:]
    if "comment" in lower:
        return 'Jinja takes "{#" for a comment that never ends: write "{ #id }" with a space'
    if block := re.search(r"innermost block that needs to be closed is '(\w+)'", reason):
        return f"the block {block[1]} never ends: close it with {{% end{block[1]} %}}"
    if "end of template" in lower:
        return 'an expression never ends: close it with "}}" or "%}"'
    return f"{lower}: correct the expression, or put an example between {{% raw %}} and {{% endraw %}}"


def _calls(tree: Iterable[nodes.Node], offset: int) -> Iterator[Call]:
    for node in tree:
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            yield Call(
                node.node.name,
                tuple(_constant(argument) for argument in node.args),
                {argument.key: _constant(argument.value) for argument in node.kwargs},
                node.lineno + offset,
                node.dyn_args is not None or node.dyn_kwargs is not None,
            )


def _constant(node: nodes.Expr) -> object:
    return node.value if isinstance(node, nodes.Const) else DYNAMIC


def _variables(tree: Iterable[nodes.Node], offset: int) -> Iterator[tuple[str, int]]:
    own = set(_own_names(tree)) | IMPLIED
    called = {id(node.node) for node in tree if isinstance(node, nodes.Call)}
    read = (node for node in tree if isinstance(node, nodes.Name) and node.ctx == "load")
    for node in read:
        if node.name not in own and id(node) not in called:
            yield node.name, node.lineno + offset


def _own_names(tree: Iterable[nodes.Node]) -> Iterator[str]:
    """Names that the page sets itself, anywhere: scopes are Jinja's business when the page is built."""
    for node in tree:
        match node:
            case nodes.Name() if node.ctx != "load":
                yield node.name
            case nodes.Macro():
                yield node.name
            case nodes.Import():
                yield node.target
            case nodes.FromImport():
                yield from (each if isinstance(each, str) else each[1] for each in node.names)


def _filters(tree: Iterable[nodes.Node], offset: int) -> Iterator[tuple[str, int]]:
    for node in tree:
        if isinstance(node, nodes.Filter | nodes.Test):
            known = JINJA.filters if isinstance(node, nodes.Filter) else JINJA.tests
            if node.name not in known and node.name not in FILTERS:
                yield node.name, node.lineno + offset


@dataclass(frozen=True)
class Allowed:
    """What pages may embed.

    `signatures` maps each macro to a function whose parameters are those that authors write; one annotated
    with a name type of `macros.model` takes such names only. `variables` are those that mkdocs.yml defines.
    """

    signatures: Mapping[str, Callable[..., object]]
    names: Names
    variables: frozenset[str] = frozenset()


def problems(file: str, found: Embedded, allowed: Allowed, page: frozenset[str]) -> Iterator[Problem]:
    """Check what a page embeds: macros and variables exist, arguments fit, names are known.

    `page` holds the variables that its front matter defines: they hide macros of the same name.
    """
    signatures = allowed.signatures
    if found.error:
        yield Problem(file, found.error[0], "macro-syntax", found.error[1])
    for call in found.calls:
        for code, message in _call_complaints(call, found.own, allowed, page):
            yield Problem(file, call.line, code, message)
    known = VARIABLES | page | allowed.variables | set(JINJA.globals)
    for name, line in found.variables:
        if name in signatures and name not in known:
            message = f'"{name}" is a macro, not a variable: call it, {{{{ {name}(…) }}}}'
            yield Problem(file, line, "variable-unknown", message)
        elif name not in known:
            advice = suggestion(name, known | set(signatures), "correct or delete it")
            yield Problem(file, line, "variable-unknown", f'no variable "{name}": {advice}')
    for name, line in found.filters:
        advice = suggestion(name, {*JINJA.filters, *JINJA.tests, *FILTERS}, "correct or delete it")
        yield Problem(file, line, "filter-unknown", f'no filter or test "{name}": {advice}')


def _call_complaints(call: Call, own: frozenset[str], allowed: Allowed, page: frozenset[str]) -> Iterator[Complaint]:
    signatures = allowed.signatures
    if call.name in signatures and call.name in page:
        advice = "write the macro on another page"
        yield "macro-hidden", f'the front matter\'s "{call.name}" hides the macro: {advice}'
    elif call.name in signatures:
        yield from _complaints(call, signatures[call.name], allowed.names)
    elif call.name not in own | VARIABLES | JINJA.globals.keys():
        advice = suggestion(call.name, signatures, "the authors' guide lists them all")
        yield "macro-unknown", f'no macro "{call.name}": {advice}'


@cache
def _signature(function: Callable[..., object]) -> inspect.Signature:
    return inspect.signature(function, eval_str=True)


def _complaints(call: Call, function: Callable[..., object], names: Names) -> Iterator[Complaint]:
    if call.spread:
        yield "macro-not-constant", f"{call.name}: write each argument out, without * or **"
        return
    signature = _signature(function)
    arguments = list(_bound(call, signature.parameters))
    for parameter, given in arguments:
        if parameter.annotation in KINDS:
            yield from _named(call, parameter, given, names)
    yield from _arity(call, signature.parameters, {parameter.name for parameter, _ in arguments})


def _bound(call: Call, parameters: Mapping[str, inspect.Parameter]) -> Iterator[tuple[inspect.Parameter, object]]:
    """Pair the arguments with the parameters that take them; what fits none is left to `_arity`."""
    positional = [each for each in parameters.values() if each.kind <= inspect.Parameter.VAR_POSITIONAL]
    for position, given in enumerate(call.args):
        if position < len(positional):
            yield positional[position], given
        elif positional and positional[-1].kind is inspect.Parameter.VAR_POSITIONAL:
            yield positional[-1], given
    for key, given in call.kwargs.items():
        if key in parameters:
            yield parameters[key], given


def _named(call: Call, parameter: inspect.Parameter, given: object, names: Names) -> Iterator[Complaint]:
    if given is None and parameter.default is None:
        return
    if not isinstance(given, str):
        shown = "an expression" if given is DYNAMIC else repr(given)
        message = f"{call.name}: {parameter.name} is {shown}: write the name itself, in quotes"
        yield "macro-not-constant", message
    elif complaint := names.complaint(parameter.annotation, given):
        yield complaint


def _arity(call: Call, parameters: Mapping[str, inspect.Parameter], given: set[str]) -> Iterator[Complaint]:
    kinds = [each.kind for each in parameters.values()]
    usage = f"write {call.name}({', '.join(_shown(each) for each in parameters.values())})"
    if inspect.Parameter.VAR_KEYWORD not in kinds:
        for key in call.kwargs:
            if key not in parameters:
                advice = suggestion(key, parameters, usage)
                yield "macro-argument", f'{call.name} has no argument "{key}": {advice}'
    if inspect.Parameter.VAR_POSITIONAL in kinds:
        if not call.args:
            yield "macro-argument", f"{call.name} needs at least one argument: {usage}"
    elif len(call.args) > sum(kind <= inspect.Parameter.POSITIONAL_OR_KEYWORD for kind in kinds):
        yield "macro-argument", f"{call.name} is given too many arguments: {usage}"
    misspelled = any(key not in parameters for key in call.kwargs)
    for parameter in parameters.values() if not misspelled else ():
        optional = parameter.default is not parameter.empty
        variable = parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        if not optional and not variable and parameter.name not in given:
            yield "macro-argument", f'{call.name} lacks the argument "{parameter.name}": {usage}'


def _shown(parameter: inspect.Parameter) -> str:
    kind: Any = parameter.annotation
    example = f'"{KINDS[kind]}"' if kind in KINDS else parameter.name
    return f"{example}, …" if parameter.kind is parameter.VAR_POSITIONAL else example

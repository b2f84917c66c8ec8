"""Texts with variables: what syntax they may use, and their compiled form. Leaves out which texts there are: see `written`.

The sandbox alone is no wall: it lets `'a' * 10**9` eat the memory. So every text is parsed and held against a short list of
allowed syntax before anything is compiled (compiling already computes constants). Everything is compiled once, at load.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final, cast

import jinja2
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.domain.house.sheet import SAID

MAX_SOURCE = 4096
MAX_DEPTH = 12
MAX_CONST_TEXT = 100
MAX_CONST_NUMBER = 10_000
FILTERS = frozenset({"upper", "lower", "capitalize", "length"})

SLOT: Final = "offer"
"""The one name after which a dot may stand: `{{ offer.what }}` is a line of the house sheet."""
_SLOT_FIELDS: Final = frozenset(field.value for field in SAID)

_ENDED: Final = "\ufdd0"
"""Stands behind a fact that ends a sentence, while a text is put together: a sign that Unicode keeps for such uses."""
_ENDS: Final = (".", "…", "!", "?")
_SECOND_STOP: Final = re.compile(rf"{_ENDED}((?:</\w+>)*)\.(?![\w.])")

_TEXT_SYNTAX: tuple[type[nodes.Node], ...] = (
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Const,
    nodes.Filter,
)
_COMPARISONS = frozenset({"eq", "ne", "lt", "lteq", "gt", "gteq"})
_JINJA_NAMES = frozenset({"self", "super", "loop", "caller", "varargs", "kwargs"})
_PLAIN_NAMES: Mapping[type[nodes.Node], str] = {
    nodes.For: "a loop",
    nodes.Call: "a call with ( )",
    nodes.Getattr: "a dot after a name",
    nodes.Getitem: "[ ] after a name",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Macro: "a macro",
    nodes.CallBlock: "a macro",
    nodes.Block: "a block",
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.FilterBlock: "a filter block",
    nodes.Test: "a test with “is”",
    nodes.Concat: "~",
    nodes.List: "a list",
    nodes.Tuple: "a list",
    nodes.Dict: "a table",
    nodes.With: "with",
}


_SIGNS: Mapping[type[nodes.Node], str] = {
    nodes.For: "for",
    nodes.Call: "( )",
    nodes.Getattr: ".",
    nodes.Getitem: "[ ]",
    nodes.FromImport: "import",
    nodes.CallBlock: "call",
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.FilterBlock: "filter",
    nodes.Test: "is",
    nodes.Concat: "~",
    nodes.List: "[ ]",
    nodes.Tuple: "( )",
    nodes.Dict: "{ }",
    nodes.Operand: "in",
}


class Kind(Enum):
    """Where a text stands: that decides what it may use."""

    WORDS = "words"
    """A text of a language: no loops."""
    PAGE = "page"
    """A page of `templates/`: one level of `for` over a list that the bot gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a text is not accepted."""

    line: int
    """Inside the text, counted from 1."""
    message: str
    hint: str = ""
    problem: str = ""
    facts: tuple[tuple[str, str | int], ...] = ()
    """As in a finding."""


Render = Callable[[Mapping[str, object]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An accepted text, compiled. Invariant: its syntax is on the list, so rendering is short and runs no code."""

    source: str
    variables: frozenset[str]
    """The facts it uses; rendering without one of them raises `jinja2.UndefinedError`."""
    html: Render
    """Render for a message: facts are escaped, the text itself is HTML. No full stop follows a fact that ends with one."""
    plain: Render
    """Render for a button, a toast or a sentence: nothing is escaped."""


class Constant:
    """A text without variables."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, facts: Mapping[str, object]) -> str:
        """Return the text."""
        del facts
        return self.text


class Code:
    """A compiled text: bytecode, as Jinja's own bytecode cache keeps it, that becomes a function when it is first needed.

    Most texts of a language are not shown between two starts, and bytes are smaller than functions; in a file that is mapped
    they take no memory at all.
    """

    __slots__ = ("_environment", "_render", "bytecode")

    def __init__(self, bytecode: bytes | memoryview, *, autoescape: bool) -> None:
        self.bytecode = bytecode
        self._environment = _environment(autoescape=autoescape)
        self._render: Render | None = None

    @property
    def autoescape(self) -> bool:
        """Whether facts are escaped."""
        return bool(self._environment.autoescape)

    def __call__(self, facts: Mapping[str, object]) -> str:
        """Render."""
        if self._render is None:
            code = marshal.loads(self.bytecode)  # noqa: S302  # made by `Compiler`, or read from a file that only we may write
            self._render = cast("Render", jinja2.Template.from_code(self._environment, code, {}).render)
        return _with_one_stop(self._render(facts))


class Compiler:
    """Accepts texts and compiles them."""

    def __init__(self) -> None:
        self._html = _environment(autoescape=True)
        self._plain = _environment(autoescape=False)

    def compile(self, source: str, kind: Kind) -> Template | Refusal:
        """Accept a text, or say why not; never raises on a bad one and never runs it."""
        if len(source) > MAX_SOURCE:
            message = f"the text is longer than {MAX_SOURCE} characters"
            return Refusal(line=1, message=message, problem="huge", facts=(("most", MAX_SOURCE),))
        if "{" not in source:
            constant = Constant(source.removesuffix("\n"))
            return Template(source=source, variables=frozenset(), html=constant, plain=constant)
        try:
            tree = self._html.parse(source)
            refusal = _look(tree, kind)
            if refusal:
                return refusal
            variables = frozenset(meta.find_undeclared_variables(tree))
            html = _code(self._html, tree)
            plain = _code(self._plain, self._plain.parse(source)) if kind is Kind.WORDS else html
        except (TemplateError, RecursionError, MemoryError, SyntaxError, ValueError, OverflowError) as error:
            return _broken(error)
        return Template(source=source, variables=variables, html=html, plain=plain)


def stands_unguarded(source: str, name: str) -> bool:
    """Tell whether an accepted text uses a name outside of `{% if name %}`, where it may be empty."""
    tree = _environment(autoescape=False).parse(source)
    open_nodes: list[tuple[nodes.Node, bool]] = [(child, False) for child in tree.iter_child_nodes()]
    while open_nodes:
        node, guarded = open_nodes.pop()
        if isinstance(node, nodes.Name) and node.name == name and not guarded:
            return True
        test = node.test if isinstance(node, (nodes.If, nodes.CondExpr)) else None
        if isinstance(test, nodes.Name) and test.name == name:
            kept = node.body if isinstance(node, nodes.If) else [node.expr1] if isinstance(node, nodes.CondExpr) else []
            others = (child for child in node.iter_child_nodes() if child is not test)
            open_nodes.extend((child, guarded or any(child is one for one in kept)) for child in others)
        else:
            open_nodes.extend((child, guarded) for child in node.iter_child_nodes())
    return False


def _code(environment: ImmutableSandboxedEnvironment, tree: nodes.Template) -> Code:
    return Code(marshal.dumps(environment.compile(tree)), autoescape=bool(environment.autoescape))


@cache
def _environment(*, autoescape: bool) -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        autoescape=autoescape,
        undefined=StrictUndefined,
        keep_trailing_newline=False,
        cache_size=0,
        auto_reload=False,
        finalize=_marked,
    )
    made.globals.clear()
    made.tests.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    return made


def _marked(value: object) -> object:
    """Note behind a fact that it ends a sentence by itself, as «1 дек.» and «ti 1.12.» do."""
    if not isinstance(value, str) or not value.endswith(_ENDS):
        return value
    return type(value)(value + _ENDED) if hasattr(value, "__html__") else value + _ENDED


def _with_one_stop(text: str) -> str:
    """Leave out the full stop of a text behind a fact that has its own; tags may stand between them."""
    return _SECOND_STOP.sub(r"\1", text).replace(_ENDED, "") if _ENDED in text else text


def _broken(error: Exception) -> Refusal:
    if isinstance(error, TemplateSyntaxError):
        return Refusal(line=error.lineno or 1, message=f"the braces do not form a whole: {error.message}", problem="braces")
    if isinstance(error, RecursionError):
        return Refusal(line=1, message="the braces are nested too deep", problem="deep")
    return Refusal(line=1, message=f"the text cannot be understood: {type(error).__name__}", problem="braces")


def _look(tree: nodes.Template, kind: Kind) -> Refusal | None:
    """Walk the syntax tree without recursion, so that depth is counted and not suffered."""
    open_nodes: list[tuple[nodes.Node, int, bool]] = [(child, 1, False) for child in tree.iter_child_nodes()]
    while open_nodes:
        node, depth, in_loop = open_nodes.pop()
        if depth > MAX_DEPTH:
            message = f"the braces are nested deeper than {MAX_DEPTH} levels"
            return Refusal(line=node.lineno or 1, message=message, problem="deep")
        problem = _problem(node, kind, in_loop=in_loop)
        if problem:
            return Refusal(
                line=node.lineno or 1,
                message=problem,
                hint="allowed are {{ name }} and {% if name %} … {% endif %}",
                problem="not_allowed",
                facts=(("sign", _sign(node)),),
            )
        inside = in_loop or isinstance(node, nodes.For)
        open_nodes.extend((child, depth + 1, inside) for child in node.iter_child_nodes())
    return None


def _problem(node: nodes.Node, kind: Kind, *, in_loop: bool) -> str | None:
    if kind is Kind.PAGE and isinstance(node, nodes.For):
        return _loop_problem(node, in_loop=in_loop)
    problem: str | None = None
    if kind is Kind.WORDS and _is_slot(node):
        return None
    if not isinstance(node, _TEXT_SYNTAX):
        problem = f"{_plain_name(node)} is not allowed here"
    elif isinstance(node, nodes.Const):
        problem = _const_problem(node.value)
    elif isinstance(node, nodes.Filter):
        if node.name not in FILTERS or node.args or node.kwargs or node.node is None:
            problem = f"the filter {node.name} is not allowed; there are {', '.join(sorted(FILTERS))}"
    elif isinstance(node, nodes.Operand):
        if node.op not in _COMPARISONS:
            problem = f"the comparison “{node.op}” is not allowed"
    elif isinstance(node, nodes.Name) and (node.name.startswith("_") or node.name in _JINJA_NAMES):
        problem = f"the name {node.name[:20]} is not allowed"
    return problem


def _is_slot(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and node.node.name == SLOT
        and node.attr in _SLOT_FIELDS
    )


def _plain_name(node: nodes.Node) -> str:
    if isinstance(node, (nodes.BinExpr, nodes.UnaryExpr)):
        return "arithmetic"
    return _PLAIN_NAMES.get(type(node), type(node).__name__)


def _sign(node: nodes.Node) -> str:
    """Return what stands in the text for a piece of syntax: the same in every language."""
    if isinstance(node, nodes.Filter):
        return f"| {node.name[:20]}"
    if isinstance(node, nodes.Name):
        return node.name[:20]
    if isinstance(node, nodes.Const):
        return "…"
    if isinstance(node, (nodes.BinExpr, nodes.UnaryExpr)):
        return "+ - * /"
    return _SIGNS.get(type(node), type(node).__name__.lower())


def _loop_problem(node: nodes.For, *, in_loop: bool) -> str | None:
    if in_loop:
        return "a loop inside a loop is not allowed"
    plain = isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name)
    if not plain or node.test is not None or node.recursive or node.else_:
        return "a loop must read {% for line in lines %}"
    return None


def _const_problem(value: object) -> str | None:
    if isinstance(value, str):
        return f"a quoted text inside braces is longer than {MAX_CONST_TEXT} characters" if len(value) > MAX_CONST_TEXT else None
    if isinstance(value, (int, float)):  # true and false are numbers too, and small ones
        return f"a number is larger than {MAX_CONST_NUMBER}" if not abs(value) <= MAX_CONST_NUMBER else None
    return None

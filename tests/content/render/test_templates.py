"""Texts with variables: what is refused before it is compiled, and how the accepted ones render."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from bot.content.render.templates import Compiler, Kind, Refusal, Template, stands_unguarded

HOSTILE = [
    "{{ 10 ** 9 }}",
    "{{ 'a' * 10 ** 9 }}",
    "{{ 'a' + 'b' }}",
    "{{ 'a' ~ 'b' }}",
    "{{ '%s' % name }}",
    "{{ -name }}",
    "{{ 99999 }}",
    "{{ 1e308 }}",
    "{{ '" + "a" * 101 + "' }}",
    "{{ name.__class__ }}",
    "{{ name['__class__'] }}",
    "{{ name[0] }}",
    "{{ name() }}",
    "{{ ''.join(name) }}",
    "{{ __builtins__ }}",
    "{{ self }}",
    "{{ loop }}",
    "{{ name|safe }}",
    "{{ name|attr('x') }}",
    "{{ name|center(1000000) }}",
    "{{ name is defined }}",
    "{{ 'a' in name }}",
    "{{ [name] }}",
    "{{ {'a': name} }}",
    "{% for x in name %}{{ x }}{% endfor %}",
    "{% set x = name %}",
    "{% include 'x' %}",
    "{% import 'x' as x %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% macro x() %}{% endmacro %}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with x = name %}{% endwith %}",
    "{% autoescape false %}{{ name }}{% endautoescape %}",
    "{{ " + "(" * 1000 + "name" + ")" * 1000 + " }}",
    "{{ " + "not " * 500 + "name }}",
    "{% if name %}" * 40 + "{% endif %}" * 40,
    "a" * 5000,
    "{{ name",
    "{% if name %}",
    "{% nothing %}",
]


def _accept(source: str, kind: Kind = Kind.WORDS) -> Template:
    compiled = Compiler().compile(source, kind)
    assert isinstance(compiled, Template), compiled
    return compiled


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_refused_with_a_sentence(source: str) -> None:
    """Nothing of it is compiled or run, and the refusal says what is wrong."""
    refused = Compiler().compile(source, Kind.WORDS)
    assert isinstance(refused, Refusal)
    assert refused.line >= 1
    assert len(refused.message) > 10


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in lines %}{% for b in lines %}{% endfor %}{% endfor %}",
        "{% for a in lines if a %}{% endfor %}",
        "{% for a, b in lines %}{% endfor %}",
        "{% for a in 'abc' %}{% endfor %}",
        "{% for a in lines recursive %}{% endfor %}",
        "{% for a in lines %}{{ loop.index }}{% endfor %}",
        "{% for a in lines %}{% else %}x{% endfor %}",
    ],
)
def test_a_page_has_the_plainest_loop_only(source: str) -> None:
    """One level over a list that the bot gives, without condition, counter or recursion."""
    assert isinstance(Compiler().compile(source, Kind.PAGE), Refusal)


def test_facts_are_escaped_for_messages_and_left_alone_for_buttons() -> None:
    """A client's name never becomes markup; the text's own markup stays."""
    template = _accept("<b>{{ name }}</b>")
    assert template.html({"name": "<i>&"}) == "<b>&lt;i&gt;&amp;</b>"
    assert template.plain({"name": "<i>&"}) == "<b><i>&</b>"


def test_a_loop_escapes_each_line() -> None:
    """A page walks through plain lines."""
    assert _accept("{% for a in lines %}[{{ a }}]{% endfor %}", Kind.PAGE).html({"lines": ["x", "<"]}) == "[x][&lt;]"


def test_conditions_comparisons_and_filters_work() -> None:
    """What editors need is there."""
    template = _accept("{% if n > 4 and not done %}{{ name|upper }}{% else %}{{ name if n == 1 else 'нет' }}{% endif %}")
    assert template.variables == {"n", "done", "name"}
    assert template.plain({"n": 5, "done": False, "name": "анна"}) == "АННА"
    assert template.plain({"n": 1, "done": True, "name": "анна"}) == "анна"
    assert template.plain({"n": 2, "done": True, "name": "анна"}) == "нет"


def test_a_missing_fact_is_an_error_and_not_a_hole() -> None:
    """A programming mistake shows in the first test, not in a client's chat."""
    with pytest.raises(UndefinedError):
        _accept("{{ name }}").html({})


def test_a_text_without_braces_is_itself() -> None:
    """Most texts are constants; a final line break does not belong to the text."""
    assert _accept("просто & текст\n").plain({}) == "просто & текст"


@pytest.mark.parametrize(
    ("source", "unguarded"),
    [
        ("{{ name }}", True),
        ("{% if name %}{{ name }}{% endif %}", False),
        ("{% if name %}да{% else %}{{ name }}{% endif %}", True),
        ("{% if other %}{{ name }}{% endif %}", True),
        ("{% if name %}{% if other %}{{ name }}{% endif %}{% endif %}", False),
        ("{{ name if name else 'вы' }}", False),
        ("{{ 'вы' if name else name }}", True),
        ("{% if name %}а{% endif %}{{ name }}", True),
        ("без имени", False),
    ],
)
def test_a_name_is_guarded_by_its_own_condition_only(source: str, unguarded: bool) -> None:
    """A hole is left wherever a name may be empty."""
    assert stands_unguarded(source, "name") is unguarded


@settings(deadline=None)
@given(st.text("{}%#()[]|.'\"+-*~ =!<>,:abif0\n", max_size=60).map(lambda text: "{{" + text))
def test_no_text_stops_the_compiler(text: str) -> None:
    """Whatever is written, the answer is a template or a refusal."""
    assert isinstance(Compiler().compile(text, Kind.PAGE), (Template, Refusal))

"""Strict YAML: what is read, with which line, and what is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.content.layout import default_directory
from bot.content.read import yaml_tree
from bot.content.read.yaml_tree import MAX_FINDINGS, Listing, Node, Scalar, Table, parse_yaml


def _plain(node: Node | None) -> object:
    match node:
        case Scalar(value=value):
            return value
        case Listing(items=items):
            return [_plain(item) for item in items]
        case Table(entries=entries):
            return {key: _plain(entry.node) for key, entry in entries.items()}
    return None


def test_values_are_read_by_yaml_1_2() -> None:
    """Words that older YAML turns into booleans and times stay words; numbers and true are what they look like."""
    tree, findings = parse_yaml('[yes, no, on, 12:30, 0777, true, 1.5, -3, ~, "5", 1e3, 1_000]', "f")
    assert _plain(tree) == ["yes", "no", "on", "12:30", 777, True, 1.5, -3, None, "5", 1000.0, "1_000"]
    assert findings == []


def test_every_value_keeps_its_line() -> None:
    """A finding points at the line an editor sees."""
    tree, _ = parse_yaml("a: 1\nb:\n  - x\n  - y\nc:\n", "f")
    assert isinstance(tree, Table)
    listing = tree.entries["b"].node
    assert isinstance(listing, Listing)
    assert [item.line for item in listing.items] == [3, 4]
    assert tree.entries["c"].node == Scalar(value=None, line=5)


def test_a_repeated_key_keeps_its_first_value_and_is_told() -> None:
    """Neither of the two wins silently."""
    tree, findings = parse_yaml("a: 1\na: 2\n", "f")
    assert _plain(tree) == {"a": 1}
    assert [finding.line for finding in findings] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1",
        "a: *x",
        "a: !!str 1",
        "!t {a: 1}",
        "%YAML 1.1\n---\na: yes",
        "a: 1\n---\nb: 1",
        "? [a]\n: b",
        "a: [1",
        "a: b: c",
        '"\\UFFFFFFFF"',
    ],
)
def test_what_plain_yaml_does_not_need_is_refused(text: str) -> None:
    """Anchors, aliases, tags, directives, second documents and broken syntax give one finding and no tree."""
    tree, findings = parse_yaml(text, "f")
    assert tree is None
    assert [finding.rule for finding in findings] == ["yaml_form"]


@pytest.mark.parametrize("piece", ["[", "{a: ", "- ", "? ", "&a ", "a:\n", '"a\n', "!", "*a\n", "---\n", "a: |\n", "#\n", ":"])
def test_a_file_full_of_one_sign_is_read_or_refused(piece: str) -> None:
    """Forty thousand characters of syntax end in a tree or in at most a hundred findings."""
    _, findings = parse_yaml(piece * (40_000 // len(piece)), "f")
    assert len(findings) <= MAX_FINDINGS + 1


@settings(deadline=None)
@given(st.text("ab:-[]{},&*!|>'\"%@`#?~ \n\t\\x0U", max_size=60))
def test_no_text_stops_the_parser(text: str) -> None:
    """Whatever is written, the answer is a tree or findings."""
    tree, findings = parse_yaml(text, "f")
    assert findings or tree is not None or not [line for line in text.split("\n") if line.split("#")[0].strip(" \t-.")]


SIGNS = (
    *("a", "b1", "é", "ж", "no", "12:30", "null", "~", "🙂", "\u00a0", '"', "'", "@", "`", "%", "..."),
    *(": ", ":", "- ", "-", ", ", "#", " # ", "[", "]", "{", "}", "\n", "\r\n", "\n  ", "\n    ", "\t", "\u2028"),
    *("|\n  ", ">\n  ", "|-\n  t\n", "&x ", "*x", "!t ", "<<: ", "\\n", "\\/", "---\n", "? a\n: b\n"),
    *("x: y", "- a: 1\n  b: 2\n", "k: [a, b]\n", "k: {a: 1}\n", "k: 'it''s'\n"),
)
"""What YAML means something by."""


LINES = st.builds(
    "{}{}: {}\n".format,
    st.sampled_from(["", "  ", "    ", "- ", "  - "]),
    st.sampled_from(["a", "ж", '"k"', "no", "12:30"]),
    st.lists(st.sampled_from(SIGNS), max_size=3).map("".join),
)
"""What looks like a table."""


@given(st.lists(st.sampled_from(SIGNS), max_size=9).map("".join) | st.lists(LINES, max_size=5).map("".join))
@settings(max_examples=600)
def test_the_fast_parser_reads_what_the_careful_one_reads(text: str) -> None:
    """Values, lines and what is refused: nobody's file means something else for being read faster."""
    assume(re.search(r"[|>][-+0-9]* *\r?\n[ \r]*\n", text) is None)
    assert parse_yaml(text, "f") == yaml_tree._read(text, "f", is_pure=True)


@pytest.mark.parametrize("sign", "\x85\u2028\u2029")
def test_what_ends_a_line_in_older_yaml_ends_none(sign: str) -> None:
    """It stands in a text, and what is beside it is read with it or refused with it."""
    text = f"a: |\n  b{sign}  c\n"
    assert parse_yaml(text, "f") == yaml_tree._read(text, "f", is_pure=True)


@pytest.mark.parametrize("folder", ["script", "ro"])
def test_the_product_s_own_files_are_read_alike(folder: str) -> None:
    """Everything that is used in them: values and lines."""
    for file in sorted((default_directory() / folder).glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        assert parse_yaml(text, file.name) == yaml_tree._read(text, file.name, is_pure=True), file.name


@pytest.mark.parametrize("empty", ["", " ", "  "])
def test_a_block_of_text_may_begin_with_an_empty_line(empty: str) -> None:
    """However many spaces an editor has left in it: ruamel.yaml 0.19.1 refuses those with some, against YAML 1.2."""
    tree, findings = parse_yaml(f"a: |\n{empty}\n    x\n", "f")
    assert (_plain(tree), findings) == ({"a": "\nx\n"}, [])


def test_the_fast_parser_is_there() -> None:
    """Without it reading the content takes half as long again, and nothing else would tell."""
    assert YAML(typ="safe").Parser.__module__.startswith("ruamel.yaml.clib")

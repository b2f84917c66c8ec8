"""The glossary is law: what it calls a name of the code is one, and no dropped word is left in a name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = [file for folder in ("bot", "handlers") for file in sorted((ROOT / folder).rglob("*.py"))]
NAMED, DROPPED = (
    [[cell.strip() for cell in line.split("|")[1:-1]] for line in part.splitlines() if re.match(r"\| (?!---)", line)][1:]
    for part in (ROOT / "docs" / "glossary.md").read_text().split("## Words that were dropped")
)
CODE = re.compile(r"`(\w+)`")


@cache
def classes() -> set[tuple[str, str]]:
    """Every class of ours, and its module."""
    return {
        (node.name, str(file.relative_to(ROOT)))
        for file in MODULES
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef)
    }


@cache
def modules() -> set[tuple[str, str]]:
    """Every module and package of ours, without the ending."""
    return {(part, str(file.relative_to(ROOT))) for file in MODULES for part in file.relative_to(ROOT).with_suffix("").parts}


@cache
def defined() -> set[str]:
    """Whatever a name of ours stands for: classes, modules, and what is assigned or declared in a module or a class."""
    found = {name for name, _ in classes() | modules()}
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text())):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


def words(name: str) -> list[str]:
    """The words of `SendQueue` or `send_queue`."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]


def second_words(dropped: str) -> Iterator[str]:
    """The classes and modules that have a dropped word in their names, in the singular or the plural."""
    for name, file in sorted(classes() | modules()):
        if {dropped, f"{dropped}s"} & set(words(name)):
            yield f"{file}: {name}"


@pytest.mark.parametrize("name", CODE.findall("".join([*(row[0] for row in NAMED), *(row[1] for row in DROPPED)])))
def test_a_name_of_the_code_is_one(name: str) -> None:
    """Whoever renames a class or a module renames it on the page too."""
    assert name in defined()


@pytest.mark.parametrize("first", [row[0] for row in NAMED])
def test_what_looks_like_code_is_marked_as_such(first: str) -> None:
    """Names of several words run together stand in code font, so that the test above sees them."""
    assert not re.search(r"[a-z][A-Z]", CODE.sub("", first))


def test_an_idea_has_one_row() -> None:
    """A name stands in the first column once."""
    names = [name for row in NAMED for name in re.split(r"[,:()` ]+", row[0]) if name]
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.parametrize("dropped", [word for row in DROPPED for word in row[0].split(", ")])
def test_a_dropped_word_is_in_no_name(dropped: str) -> None:
    """No second word for an idea in the name of a module or a class."""
    assert list(second_words(dropped)) == []


def test_a_dropped_word_would_be_seen() -> None:
    """In any place of a name, written either way."""
    assert words("HTTPSendQueue2") == ["http", "send", "queue2"]
    assert words("read_guide") == ["read", "guide"]
    assert any("outbox_sender" in one for one in second_words("sender"))
    assert any("OutboxMessage" in one for one in second_words("message"))

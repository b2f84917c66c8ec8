"""Tests look for buttons by what they mean: a change of words in the content breaks none of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.domain.calls.temperament import Temperament
from bot.domain.people.employee import Role
from tests.buttons import MORE, OTHER, TO_CARD, cue
from tests.floor import Desk, Floor

TESTS = Path(__file__).parent
CONTENT = TESTS.parent / "scripts_content"
OWN_BOTS = ("playground/", "browser/test_card.py", "browser/test_letters.py", "browser/test_conversation.py")
"""Another bot than ours stands behind these buttons, and their words are the tests' own."""
LOOKING = {"tap", "tap_at_once", "tap_later", "touch", "button", "data", "has", "page", "take", "press", "parametrize"}
"""What is given to these may be a button; so may what a loop goes through."""
FILES = [file for file in sorted(TESTS.rglob("*.py")) if not str(file.relative_to(TESTS)).startswith(OWN_BOTS)]


@cache
def _labels() -> re.Pattern[str]:
    """What our buttons say, in any language; a place for a value stands for anything."""
    said: list[str] = []
    for interface in CONTENT.glob("*/interface.yaml"):
        words, questions, guide = (
            YAML(typ="safe").load(interface.with_name(f"{name}.yaml")) for name in ("interface", "questions", "guide")
        )
        said += [text for key, text in words.items() if re.match(r"(button|keyboard|role)\.", key) and isinstance(text, str)]
        said += [text for question in questions.values() for text in question["options"].values()]
        said += [*guide["chapters"].values(), *(page["title"] for page in guide["pages"].values())]
    said = [text for text in said if text not in set(Role)]  # in English a role's name is its word in the code too
    apart = [re.split(r"\{\{.*?\}\}", text) for text in said]
    return re.compile("|".join(".+".join(map(re.escape, parts)) for parts in apart if "".join(parts).strip()))


def _literals(node: ast.AST) -> Iterator[ast.Constant]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.keyword) and child.arg == "says":
            continue  # what is expected on the screen
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        elif not isinstance(child, ast.JoinedStr | ast.Call):
            yield from _literals(child)


def labels_looked_for(source: str) -> list[str]:
    """The literals by which a test looks for a button of the product, each with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            literals = list(_literals(node)) if name in LOOKING else []
        else:
            literals = list(_literals(node.iter)) if isinstance(node, ast.For) else []
        found += [f"{one.lineno}: {one.value!r}" for one in literals if _labels().fullmatch(str(one.value))]
    return found


def test_no_button_is_looked_for_by_a_copy_of_its_label() -> None:
    """What it means is in `tests.buttons`; where the very words matter, the content says them by their key."""
    found = {str(file.relative_to(TESTS)): labels_looked_for(file.read_text()) for file in FILES}
    assert {file: literals for file, literals in found.items() if literals} == {}


@pytest.mark.parametrize(
    "line",
    [
        "anna.tap('{finish}')",
        "anna.tap_data(1, card.data('{finish}'))",
        "anna.tap(owner, text='● {finish}')",
        "for label in ('{finish}', 'x'): pass",
    ],
)
def test_a_copy_is_seen(line: str, floor_words: str) -> None:
    """In a tap, in what a tap is given, with the mark of a choice, in a loop."""
    assert labels_looked_for(line.format(finish=floor_words))


@pytest.fixture
def floor_words() -> str:
    """The label of the button that ends a call."""
    return str(YAML(typ="safe").load(CONTENT / "ru" / "interface.yaml")["button.finish"])


async def test_each_cue_is_found_whichever_question_is_asked(floor: Floor, anna: Desk) -> None:
    """By the type it tells of in the content, not by its place or its words; what is not there is said."""
    await anna.send("/call")
    for _, kind in product(range(2), Temperament):
        assert anna.card.button(cue(kind)).text.startswith(kind.icon)
        await anna.tap(MORE)
        with pytest.raises(LookupError, match=f"AnswerCue {kind}"):
            anna.card.data(cue(kind))
        await anna.tap(TO_CARD)
        await anna.tap(OTHER)

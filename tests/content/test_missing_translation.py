"""A translation that is missing is a finding, whatever kind of words it is; nobody finds a hole in the bot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.content.check import check
from bot.screens.text_keys import WORDS
from handlers.features import entries
from tests.content.corpus_reader import EXPECTED, build, examples

SECOND = "en"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Complete content in two languages."""
    return build(next(example for example in examples("valid") if example.name == "words_complete.two_languages"), tmp_path)


@pytest.mark.parametrize(
    ("name", "keys", "said"),
    [
        ("interface.yaml", ["card.task"], "card.task is missing"),
        ("interface.yaml", ["document.002"], "document.002 is missing"),
        ("interface.yaml", ["earlier", "one"], "earlier lacks the plural form one"),
        ("phrases.yaml", ["cho.yes_yes.closing"], "cho.yes_yes.closing has no words"),
        ("tasks.yaml", ["do.yes_no"], "do.yes_no has no words"),
        ("avoid.yaml", ["sanguine"], "sanguine has no words"),
        ("next_steps.yaml", ["any.no_no"], "any.no_no has no words"),
        ("questions.yaml", ["q02"], "q02 has no words"),
        ("questions.yaml", ["q02", "prompt"], "prompt"),
        ("questions.yaml", ["q02", "options", "joy"], "q02.options.joy has no words"),
        ("questions.yaml", ["q02", "heard", "joy"], "q02.heard.joy has no words"),
        ("guide.yaml", ["pages", "types.bold"], "the page types.bold has no words"),
        ("guide.yaml", ["pages", "types.bold", "text"], "text"),
        ("guide.yaml", ["chapters", "speech"], "the chapter speech has no words"),
        ("temperaments.yaml", ["choleric"], "choleric"),
        ("temperaments.yaml", ["choleric", "title"], "title"),
        ("examples.yaml", ["can_no"], "can_no"),
        ("speech.yaml", ["forbidden"], "forbidden"),
        ("drills.yaml", ["recognise", "rec.choleric.1"], "rec.choleric.1 of recognise has no words"),
        ("drills.yaml", ["recognise", "rec.choleric.1", "why"], "why"),
        ("drills.yaml", ["contrast", "con.choleric_sanguine", "choleric"], "con.choleric_sanguine has no lines of choleric"),
        ("drills.yaml", ["cell", "cell.1", "wants"], "cell.1 does not say which words decide"),
        ("drills.yaml", ["choose", "cho.1", "answers", "sanguine"], "sanguine"),
        ("drills.yaml", ["personas", "per.choleric.1", "leaves"], "leaves"),
        ("stages.yaml", ["stages", "second"], "the stage second has no words"),
        ("stages.yaml", ["stages", "second", "gate"], "gate"),
        ("stages.yaml", ["ticks", "second.list"], "the tick second.list has no words"),
        ("stages.yaml", ["expectation"], "expectation"),
        ("quiz.yaml", ["quiz", "features"], "features of quiz has no words"),
        ("quiz.yaml", ["points", "p.1", "looks_for"], "looks_for"),
        ("quiz.yaml", ["scenes", "s.1", "client"], "client"),
        ("facts_said.yaml", ["fact-001"], "fact-001, a fact of priority must, has no anchors"),
    ],
)
def test_words_that_one_language_lacks_are_a_finding_in_its_file(directory: Path, name: str, keys: list[str], said: str) -> None:
    """Each kind of words, down to a button's label and a plural form."""
    assert check(directory, expected=EXPECTED) == []
    yaml, file = YAML(), directory / SECOND / name
    whole: Any = yaml.load(file.read_text("utf-8"))
    part = whole
    for key in keys[:-1]:
        part = part[key]
    del part[keys[-1]]
    with file.open("w", encoding="utf-8") as out:
        yaml.dump(whole, out)
    found = check(directory, expected=EXPECTED)
    assert {one.file for one in found} == {f"{SECOND}/{name}"}
    assert any(said in one.message for one in found), [one.message for one in found]


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (Path(__file__).parent / "corpus/valid/complete/ru").glob("*.yaml"))
)
def test_a_file_that_one_language_lacks_is_a_finding(directory: Path, name: str) -> None:
    """A language has every file or is none."""
    (directory / SECOND / name).unlink()
    assert [one.rule for one in check(directory, expected=EXPECTED)] == ["file_set"]


def test_menus_and_profile_are_interface_texts() -> None:
    """So the same rule asks for them in every language."""
    menu = {f"command.{entry.name}" for entry in entries()}
    assert menu | {"profile.description", "profile.short"} <= WORDS.keys()

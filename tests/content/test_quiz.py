"""The product quiz and the role game of the content."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.library import Library, load
from bot.content.snapshot import DIGEST, keep, recall
from bot.domain.house.sheet import FIELDS, Part
from bot.domain.ids import LanguageCode
from tests.content.corpus_reader import COMPLETE, EXPECTED, build, examples

LANGUAGES = [LanguageCode(code) for code in ("ru", "en", "ro", "fi")]


def _load(directory: Path = COMPLETE) -> Library:
    library = load(directory, expected=EXPECTED)
    assert isinstance(library, Library), str(library)
    return library


def test_a_question_a_point_and_a_situation_join_their_words() -> None:
    """Down to what only he reads who plays the client."""
    book = _load().quiz(LanguageCode("ru"))
    assert [one.id for one in book.questions] == [one.value for one in FIELDS[Part.QUIZ]]
    first, point, scene = book.questions[0], book.points[0], book.scenes[0]
    assert (first.name, first.text, first.facts) == ("Вопрос 1", "Каков товар 1?", ("fact-001",))
    assert (point.name, point.text) == ("Пункт 1", "Сделал 1")
    assert (scene.text, scene.client) == ("Звонок 1", "Торопите 1")


def test_what_is_retired_is_asked_of_nobody(tmp_path: Path) -> None:
    """It keeps its words all the same."""
    [example] = [one for one in examples("valid") if one.name == "coverage_quiz.retired"]
    book = _load(build(example, tmp_path)).quiz(LanguageCode("ru"))
    assert len(book.questions) == 8
    assert [one.id for one in book.asked] == [one.value for one in FIELDS[Part.QUIZ]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_asks_the_seven_questions_of_the_document(library: Library, language: LanguageCode) -> None:
    """In the document's order, each resting on the fact that quotes it; a language that has no words falls back."""
    book = library.quiz(language)
    asked = ["fact-375", "fact-376", "fact-377", "fact-378", "fact-379", "fact-380", "fact-381"]
    assert [one.facts[0] for one in book.asked] == asked
    assert len({one.text for one in book.asked}) == 7
    assert len(book.looked_at) == 5
    assert len(book.played) == 4
    assert library.quiz(LanguageCode(f"{language}-XX")) == book


def test_a_snapshot_has_the_quiz_too(tmp_path: Path, library: Library) -> None:
    """What a start takes from it is what was read."""
    key = b"k" * DIGEST
    keep(tmp_path / "snapshot", key, library)
    again = recall(tmp_path / "snapshot", key)
    assert again is not None
    assert again.quiz(LanguageCode("fi")) == library.quiz(LanguageCode("fi"))

"""Dictionaries as files: the same lemmas and readings as with simplemma's own mapping."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

from bot.recognition.forms import Forms, file_for, make
from bot.recognition.lemmas import open_dictionary
from bot.recognition.recogniser import TalkRecogniser
from tests.recognition.cross_validation import RUSSIAN, examples_of
from tests.recognition.samples import SAMPLES

SOME = 3000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Russian and the English forms."""
    folder = tmp_path_factory.mktemp("forms")
    for language in ("ru", "en"):
        make(language, file_for(folder, language))
    return folder


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_file_knows_what_simplemma_knows(folder: Path, language: str) -> None:
    """First and last forms, some between, words that are none, and what sorts before and behind everything."""
    known = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)
    forms = Forms(file_for(folder, language))
    words = list(known)
    asked = [*words[:300], *words[-300:], *random.Random(1).sample(words, SOME)]
    asked += [word[:-1] + "ъъ" for word in asked] + ["", "\n", "\t", "\x00", "я" * 100, "\U0010ffff"]
    assert [forms.get(word) for word in asked] == [known.get(word) for word in asked]


def test_readings_are_the_same(folder: Path, tmp_path: Path) -> None:
    """The real examples, read from the file and by simplemma: every probability of every sample is equal.

    Words that nobody knows are looked for among those that are alike, which is slow: some of each will do.
    """
    examples = {RUSSIAN: examples_of()}
    with_file, without = TalkRecogniser(examples, folder), TalkRecogniser(examples, tmp_path)
    said = [sentence for shown in (*examples[RUSSIAN].values(), *SAMPLES.values()) for sentence in shown]
    texts = [*said, *(sentence[::-1] for sentence in said[::5]), *(sentence.replace("о", "а") for sentence in said[::5])]
    assert [with_file.read(text, RUSSIAN) for text in texts] == [without.read(text, RUSSIAN) for text in texts]


def test_without_a_sound_file_simplemma_is_asked(tmp_path: Path) -> None:
    """No file, and a file that is no database."""
    assert open_dictionary("en", tmp_path).get("talked") == "talk"
    file_for(tmp_path, "en").write_bytes(b"no database" * 1000)
    assert open_dictionary("en", tmp_path).get("talked") == "talk"


def test_a_language_that_simplemma_lacks_leaves_no_file(tmp_path: Path) -> None:
    """Its words stand for themselves."""
    with pytest.raises(ValueError, match="xx"):
        make("xx", file_for(tmp_path, "xx"))
    assert list(tmp_path.iterdir()) == []
    assert open_dictionary("xx", tmp_path).get("word") is None


def test_a_missing_file_is_an_error_of_the_database(tmp_path: Path) -> None:
    """Opening makes none by the way."""
    with pytest.raises(sqlite3.Error):
        Forms(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []

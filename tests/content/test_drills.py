"""The drills of the content, as training asks for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from bot.content.library import Library, LoadedDrills, LoadedScripts, load
from bot.content.plain_values import seal
from bot.content.snapshot import DIGEST, keep, recall
from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, LanguageCode, OptionId, QuestionId, TaskId
from bot.domain.training.drills import (
    CellDrill,
    ChooseDrill,
    ContrastDrill,
    Drill,
    DrillKind,
    Persona,
    RecogniseDrill,
    RespondDrill,
    RewriteDrill,
)
from tests.content.corpus_reader import COMPLETE, EXPECTED, build, examples

RU = LanguageCode("ru")
LANGUAGES = [LanguageCode(code) for code in ("ru", "en", "ro", "fi")]


def _load(directory: Path = COMPLETE) -> Library:
    library = load(directory, expected=EXPECTED)
    assert isinstance(library, Library), str(library)
    return library


@pytest.fixture(scope="module")
def small() -> Library:
    """The complete content of the corpus."""
    return _load()


def test_a_drill_joins_what_is_right_with_the_words(small: Library) -> None:
    """One of each kind, down to the fragment that decides."""
    book = small.drills(RU)
    shown = book.drill(DrillId("rec.choleric.1"))
    assert isinstance(shown, RecogniseDrill)
    assert (shown.temperament, shown.text, shown.decides) == (Temperament.CHOLERIC, "Давайте короче, вопрос 1", "короче")
    assert (shown.why, shown.facts) == ("так говорят не все", ("fact-001",))
    silent = book.drill(DrillId("rec.none.1"))
    assert isinstance(silent, RecogniseDrill)
    assert (silent.temperament, silent.decides) == (None, None)
    contrast = book.contrast(Temperament.SANGUINE, Temperament.CHOLERIC)
    assert isinstance(contrast, ContrastDrill)
    assert contrast.pair == (Temperament.CHOLERIC, Temperament.SANGUINE)
    assert [len(contrast.side(kind)) for kind in Temperament] == [8, 0, 8, 0]
    assert contrast.lines[11].text == "Вот это красота, пара 2, строка 4"
    cell = book.drill(DrillId("cell.5"))
    assert isinstance(cell, CellDrill)
    assert (cell.wants, cell.can) == (Known.YES, Known.UNKNOWN)
    assert (cell.wants_said, cell.can_said) == ("Мне это нравится", None)
    choose = book.drill(DrillId("cho.1"))
    assert isinstance(choose, ChooseDrill)
    assert choose.task == TaskId("do.yes_yes")
    assert choose.answers[Temperament.PHLEGMATIC] == "Вот расчёт по пунктам, ответ 1"
    assert choose.why[choose.temperament] == "его манера"
    rewrite = book.drill(DrillId("rew.8"))
    assert isinstance(rewrite, RewriteDrill)
    assert rewrite.models[0] == "Решим сегодня, пример 8?"
    respond = book.drill(DrillId("res.8"))
    assert isinstance(respond, RespondDrill)
    assert (respond.temperament, respond.task, len(respond.models)) == (Temperament.PHLEGMATIC, "ob.price", 3)


def test_an_invented_client_says_what_a_seller_taps(small: Library) -> None:
    """Each line comes with the question of the call and the answer that it shows."""
    persona = small.drills(RU).drill(DrillId("per.sanguine.2"))
    assert isinstance(persona, Persona)
    assert persona.kind is DrillKind.LIVE_RUN
    assert [(line.question_id, line.option_id) for line in persona.lines] == [
        (QuestionId("q12"), OptionId("joy")),
        (QuestionId("wants"), OptionId("yes")),
        (QuestionId("objection"), OptionId("price")),
        (QuestionId("can"), OptionId("yes")),
    ]
    assert persona.lines[0].text.startswith("Вот это красота")


def test_a_retired_drill_keeps_its_words_and_is_offered_to_nobody(tmp_path: Path) -> None:
    """So that its old reviews can be read."""
    example = next(one for one in examples("valid") if one.name == "shape.drill_retired")
    book = _load(build(example, tmp_path)).drills(RU)
    old = book.drill(DrillId("rew.8"))
    assert old is not None
    assert old.retired
    assert [one.id for one in book.of_kind(DrillKind.REWRITE)] == ["rew.9", *(f"rew.{number}" for number in range(1, 8))]


def test_an_unknown_language_trains_in_the_default_one(small: Library) -> None:
    """As for every other word."""
    assert small.drills(LanguageCode("de")) == small.drills(LanguageCode("ru-RU")) == small.drills(RU)
    assert small.example_drills(LanguageCode("de")) == small.example_drills(RU)


def test_drills_survive_a_snapshot_and_stay_in_its_file_until_they_are_asked_for(library: Library, tmp_path: Path) -> None:
    """A start that nobody trains after has none of them in memory."""
    keep(tmp_path / "snapshot", b"k" * DIGEST, library)
    known = recall(tmp_path / "snapshot", b"k" * DIGEST)
    assert known is not None
    packed = [one.packed for one in known._drills.values()]
    assert all(isinstance(one, memoryview) and one.readonly for one in packed)
    for language in LANGUAGES:
        assert known.drills(language) == library.drills(language)


def test_what_is_sealed_is_made_anew_when_it_is_opened() -> None:
    """And holds no compiled text, which has a place of its own in a snapshot."""
    sealed = seal({"a": (Temperament.CHOLERIC, frozenset({1}))})
    assert sealed.opened() == {"a": (Temperament.CHOLERIC, frozenset({1}))}
    assert sealed.opened() is not sealed.opened()
    with pytest.raises(TypeError):
        seal([seal("of it")])


def test_what_was_asked_for_is_kept_until_the_content_changes(small: Library, tmp_path: Path) -> None:
    """A trainee taps often, content changes seldom.

    An example of no type that is added in the bot is a drill at once; one of a type is not: nobody has said what decides in it.
    """
    scripts = LoadedScripts(small)
    loaded = LoadedDrills(scripts)
    assert loaded.book(RU) is loaded.book(RU)
    assert loaded.teaching(RU) is loaded.teaching(RU)
    before = set(loaded.book(RU).drills)
    added = {RU: {"choleric": ["Решаем сейчас или я вешаю трубку"], "nothing": ["Перезвоните нам после обеда, пожалуйста"]}}
    scripts.library = small.with_examples(replace(small.script, version="with one more"), added)
    [new] = set(loaded.book(RU).drills) - before
    drill = loaded.book(RU).drill(new)
    assert isinstance(drill, RecogniseDrill)
    assert drill.temperament is None
    assert new in loaded.teaching(RU)
    directory = Path(shutil.copytree(COMPLETE, tmp_path / "content"))
    words = directory / "ru" / "drills.yaml"
    words.write_text(words.read_text("utf-8").replace("так говорят не все", "так говорят иные"), "utf-8")
    scripts.library = _load(directory)
    newer = loaded.book(RU).drill(DrillId("rec.choleric.1"))
    assert isinstance(newer, RecogniseDrill)
    assert newer.why == "так говорят иные"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_trains_the_same_drills(library: Library, language: LanguageCode) -> None:
    """In the same order, each kind of them, every two types against each other, three invented clients of each."""
    book, first = library.drills(language), library.drills(RU)
    assert list(book.drills) == list(first.drills)
    assert all(book.of_kind(kind) for kind in DrillKind)
    assert all(book.contrast(one, other) for one, other in combinations(Temperament, 2))
    for kind in Temperament:
        assert sum(one.temperament is kind for one in book.offered(Persona)) >= 3
    assert all(one.facts for one in book.drills.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_decides_can_be_marked_in_every_text(library: Library, language: LanguageCode) -> None:
    """It stands there letter by letter."""
    marked = [
        *(pair for one in library.drills(language).drills.values() for pair in _marked(one)),
        *((one.text, one.decides) for one in library.example_drills(language).values()),
    ]
    assert len(marked) > 250
    assert all(said or one.temperament is None for one in library.example_drills(language).values() for said in [one.decides])
    assert [(text, said) for text, said in marked if said is not None and said not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_give_enough_to_recognise(library: Library, language: LanguageCode) -> None:
    """Some two hundred lines, of every type with what decides in it, and of none; no written drill has them, ids fit a button."""
    found = library.example_drills(language)
    assert len(found) >= 190
    for kind in (*Temperament, None):
        assert sum(one.temperament is kind for one in found.values()) >= 20
    assert all(len(one) <= 28 for one in found)
    assert not found.keys() & library.drills(language).drills.keys()
    assert len({one.text.casefold() for one in found.values()}) == len(found)


def _marked(drill: Drill) -> Iterator[tuple[str, str | None]]:
    match drill:
        case RecogniseDrill() | ChooseDrill() | RespondDrill():
            yield drill.text, drill.decides
        case ContrastDrill():
            yield from ((line.text, line.decides) for line in drill.lines)
        case CellDrill():
            yield drill.text, drill.wants_said
            yield drill.text, drill.can_said
        case RewriteDrill() | Persona():
            return

"""The recogniser tells what is to be heard in words, abstains from the rest, learns what is added and survives any text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import LanguageCode
from bot.recognition import talk_reader
from bot.recognition.engine import NoEngine, engine
from bot.recognition.recogniser import ABSTENTION, TalkRecogniser
from bot.recognition.talk_model import shipped
from bot.services.content_ports import Recogniser
from tests.recognition.blind import said
from tests.recognition.cross_validation import RUSSIAN
from tests.recognition.samples import SAMPLES

LANGUAGES = tuple(map(LanguageCode, ("ru", "en", "ro", "fi")))
RECOGNISER: Recogniser = TalkRecogniser({language: {"nothing": ["алло"]} for language in LANGUAGES})
BY_MEANING = not isinstance(engine(), NoEngine)
needs_engine = pytest.mark.skipif(not BY_MEANING, reason=f"no engine here: {engine()}")


def read(text: str, language: str = "ru") -> Reading:
    """Read a text."""
    return RECOGNISER.read(text, LanguageCode(language))


@pytest.fixture
def _by_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """No engine can be opened."""
    monkeypatch.setattr(talk_reader, "engine", lambda: NoEngine(why="of a test"))


@needs_engine
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Короче, быстрее, суть!", "choleric"),
        ("КОРОЧЕ!!! говорите суть", "choleric"),
        ("Посоветуйте, я боюсь ошибиться", "melancholic"),
        ("Пришлите сертификаты и расчёт, я сравню по пунктам", "phlegmatic"),
        ("Магазин до какого часа работает?", "none"),
        ("Да, слушаю вас", "none"),
    ],
)
def test_the_temperament_is_told(text: str, kind: str) -> None:
    """By the manner of what is said; ordinary talk has none."""
    assert said("temperament", read(text)) == kind


@needs_engine
@pytest.mark.parametrize(
    ("language", "text", "wants", "can", "objection"),
    [
        ("en", "I don't have any problem paying in cash", Known.UNKNOWN, Known.YES, None),
        ("en", "No thank you", Known.NO, Known.UNKNOWN, None),
        ("fi", "ei kiitos", Known.NO, Known.UNKNOWN, None),
        ("en", "Are there any cracks?", Known.UNKNOWN, Known.UNKNOWN, None),
        ("en", "Where is the new window?", Known.UNKNOWN, Known.UNKNOWN, None),
        ("ro", "Ce mai faci?", Known.UNKNOWN, Known.UNKNOWN, None),
        ("en", "Yeah, of course", Known.UNKNOWN, Known.UNKNOWN, None),
        ("ro", "Mă mai gândesc", Known.UNKNOWN, Known.UNKNOWN, Objection.THINK),
        ("ro", "ma mai gandesc", Known.UNKNOWN, Known.UNKNOWN, Objection.THINK),
        ("en", "not today", Known.UNKNOWN, Known.UNKNOWN, Objection.NOT_NOW),
        ("en", "that is a bit much", Known.UNKNOWN, Known.UNKNOWN, Objection.PRICE),
        ("en", "how do I pay?", Known.YES, Known.UNKNOWN, None),
        ("ru", "будем приобретать", Known.YES, Known.UNKNOWN, None),
        ("ru", "Денег нет, бюджета нет", Known.UNKNOWN, Known.NO, None),
        ("ru", "Дороговато", Known.UNKNOWN, Known.UNKNOWN, Objection.PRICE),
    ],
)
def test_intent_and_objection_are_told(language: str, text: str, wants: Known, can: Known, objection: Objection | None) -> None:
    """Opposites, refusals and offers of every day are read; a question that has the same words is none of them."""
    reading = read(text, language)
    assert (reading.said_wants(), reading.said_can(), reading.said_objection()) == (wants, can, objection)
    assert said("temperament", reading) == "none"


@needs_engine
@pytest.mark.parametrize("text", ["Дороговато", "Посоветуйте, я боюсь ошибиться", "Магазин до какого часа работает?"])
def test_politeness_and_a_neutral_sentence_change_nothing(text: str) -> None:
    """Before it, and behind it."""
    plain = read(text)
    for more in (f"Здравствуйте! {text}", f"Извините, {text}", f"{text} Мы на третьем этаже.", f"Честно говоря, но {text}"):
        assert {group: said(group, read(more)) for group in ("temperament", "wants", "can", "objection")} == {
            group: said(group, plain) for group in ("temperament", "wants", "can", "objection")
        }


def test_the_words_that_spoke_are_named() -> None:
    """As they stand, three at most, in their order; where nothing is claimed, none."""
    reading = read("Добрый день! Посоветуйте, я БОЮСЬ ошибиться")
    assert "БОЮСЬ" in reading.spoke
    assert len(reading.spoke) <= 3
    assert read("Магазин до какого часа работает?").spoke == ()


@pytest.mark.parametrize("text", ["", "   ", "😀😀😀", "...!!!???", "\x00\ud800", "<>"])
def test_noise_is_a_full_abstention(text: str) -> None:
    """What has no word says nothing by itself, and raises nothing."""
    assert replace(read(text), answer=None) == ABSTENTION


def test_an_unknown_language_is_a_full_abstention() -> None:
    """A language without examples is not read."""
    assert RECOGNISER.read("Докажите", LanguageCode("sv")) == ABSTENTION


def test_a_wrong_label_is_refused_at_once() -> None:
    """A misspelt label would teach nothing, so it stops the start."""
    with pytest.raises(ValueError, match="cholerik"):
        TalkRecogniser({RUSSIAN: {"cholerik": ["Короче"]}})


VOCABULARY = sorted({word for texts in SAMPLES.values() for text in texts for word in text.split()})


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(VOCABULARY), max_size=30).map(" ".join)))
def test_every_reading_is_a_distribution(text: str) -> None:
    """Whatever is read: each group sums to 1, nothing is negative, the same text reads the same."""
    reading = read(text)
    groups = ([*reading.temperament.values(), reading.none], reading.wants.values(), reading.can.values())
    for shares in (*groups, reading.objection.values()):
        assert sum(shares) == pytest.approx(1)
        assert min(shares) >= 0
    assert set(reading.temperament) == set(Temperament)
    assert set(reading.wants) == set(reading.can) == set(Known)
    assert set(reading.objection) == {None, *Objection} - {Objection.ASK_CAUSE}
    assert read(text) == reading


def test_what_an_editor_adds_is_heard_at_once() -> None:
    """An example in words that nobody knows, and one that says it is nothing; what is far from them stays as it was."""
    line, nothing = "фырчит кряква на болоте", "Дороговато"
    recogniser = TalkRecogniser({RUSSIAN: {"nothing": ["алло"]}})
    before = recogniser.read(line, RUSSIAN), recogniser.read("Надо подумать", RUSSIAN)
    assert said("temperament", before[0]) == "none"
    recogniser.relearn({RUSSIAN: {"nothing": ["алло", nothing], "choleric": [line], "objection_trust": [line]}})
    assert said("temperament", recogniser.read(line, RUSSIAN)) == "choleric"
    assert recogniser.read(line, RUSSIAN).said_objection() is Objection.TRUST
    assert recogniser.read(f"Добрый день! {line.upper()}!", RUSSIAN).said_objection() is Objection.TRUST
    assert recogniser.read(nothing, RUSSIAN).said_objection() is None
    assert recogniser.read("Надо подумать", RUSSIAN).said_objection() is before[1].said_objection()
    recogniser.relearn({RUSSIAN: {"nothing": ["алло"]}})
    assert (recogniser.read(line, RUSSIAN), recogniser.read("Надо подумать", RUSSIAN)) == before


@pytest.mark.usefixtures("_by_letters")
def test_without_the_engine_letters_are_read() -> None:
    """Fewer sentences are understood, none is refused; and what an editor adds is heard too."""
    recogniser = TalkRecogniser({RUSSIAN: {"choleric": ["фырчит кряква на болоте"], "nothing": ["алло"]}})
    assert recogniser.read("Дорого, дорого очень", RUSSIAN).said_objection() is Objection.PRICE
    assert recogniser.read("Денег нет, бюджета нет", RUSSIAN).said_can() is Known.NO
    assert said("temperament", recogniser.read("фырчит кряква на болоте", RUSSIAN)) == "choleric"
    assert said("temperament", recogniser.read("Магазин до какого часа работает?", RUSSIAN)) == "none"
    assert replace(recogniser.read("", RUSSIAN), answer=None) == ABSTENTION


async def test_what_would_be_read_is_what_is_read_once_it_is_learnt() -> None:
    """And trying teaches nothing; with no example more, everything is read as it is."""
    line, added = "фырчит кряква на болоте", {"choleric": ["фырчит кряква"], "objection_price": ["фырчит кряква"]}
    recogniser = TalkRecogniser({RUSSIAN: SAMPLES})
    before = recogniser.read(line, RUSSIAN)
    learnt = TalkRecogniser({RUSSIAN: {label: [*texts, *added.get(label, ())] for label, texts in SAMPLES.items()}})
    assert await recogniser.read_with(RUSSIAN, added, [line, "Короче"]) == [
        (before, learnt.read(line, RUSSIAN)),
        (recogniser.read("Короче", RUSSIAN), learnt.read("Короче", RUSSIAN)),
    ]
    assert before != learnt.read(line, RUSSIAN)
    assert recogniser.read(line, RUSSIAN) == before
    assert await recogniser.read_with(RUSSIAN, {}, [line]) == [(before, before)]


@needs_engine
def test_the_version_is_that_of_the_model() -> None:
    """It changes with any line that is learnt."""
    assert TalkRecogniser({}).version(RUSSIAN) == f"talk-{shipped().content[:12]}"

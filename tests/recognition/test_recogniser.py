"""The recogniser tells what it learnt, abstains from the rest and survives any text."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import LanguageCode
from bot.recognition.recogniser import ABSTENTION, LemmaRecogniser
from bot.services.content_ports import Recogniser
from tests.recognition.cross_validation import RUSSIAN, examples_of, said_temperament
from tests.recognition.samples import SAMPLES

RECOGNISER: Recogniser = LemmaRecogniser({RUSSIAN: SAMPLES})


def read(text: str) -> Reading:
    """Read a Russian text by the sample sentences."""
    return RECOGNISER.read(text, RUSSIAN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Короче, быстрее, суть!", Temperament.CHOLERIC),
        ("КОРОЧЕ!!! говорите суть", Temperament.CHOLERIC),
        ("Посоветуйте, я боюсь ошибиться", Temperament.MELANCHOLIC),
        ("Ух ты, класс, здорово!", Temperament.SANGUINE),
        ("Докажите!!! Цифрами, пришлите сертификаты", Temperament.PHLEGMATIC),
        ("дакажите цифрами, пришлите сертефикаты 😀", Temperament.PHLEGMATIC),
    ],
)
def test_the_temperament_is_told(text: str, kind: Temperament) -> None:
    """Telling words give the temperament, in any case, with typing mistakes and noise around them."""
    assert said_temperament(read(text)) is kind


@pytest.mark.parametrize(
    ("text", "wants", "can", "objection"),
    [
        ("Хочу купить, оформляйте", Known.YES, Known.UNKNOWN, None),
        ("Не хочу покупать, не буду брать", Known.NO, Known.UNKNOWN, None),
        ("Бюджет утверждён, деньги есть", Known.UNKNOWN, Known.YES, None),
        ("Денег нет, бюджета нет", Known.UNKNOWN, Known.NO, None),
        ("Дороговато, слишком высокая цена", Known.UNKNOWN, Known.UNKNOWN, Objection.PRICE),
        ("Надо подумать, я подумаю", Known.UNKNOWN, Known.UNKNOWN, Objection.THINK),
    ],
)
def test_intent_and_objection_are_told(text: str, wants: Known, can: Known, objection: Objection | None) -> None:
    """Wanting, the budget and the cause of an objection are read apart from one another."""
    reading = read(text)
    assert (reading.said_wants(), reading.said_can(), reading.said_objection()) == (wants, can, objection)


def test_maybe_is_no_statement_about_the_budget() -> None:
    """«Может» and «может быть» leave the budget unknown."""
    for text in ("Может", "может быть", "Ну, может"):
        assert read(text).said_can() is Known.UNKNOWN


def test_words_for_two_temperaments_at_once_are_no_answer() -> None:
    """Contradicting words make the reader abstain instead of guessing."""
    assert said_temperament(read("Докажите цифрами. Ух ты, класс!")) is None


@pytest.mark.parametrize(
    "text",
    ["", "   ", "😀😀😀", "12345 67", "...!!!???", "שלום עולם", "\u202eمرحبا", "asdf qwer zxcv", "\x00\ud800", "<b></b>"],
)
def test_noise_is_a_full_abstention(text: str) -> None:
    """Empty, emoji, digits, right-to-left and keyboard noise say nothing by themselves, and raise nothing."""
    assert replace(read(text), answer=None) == ABSTENTION


def test_an_unknown_language_is_a_full_abstention() -> None:
    """A language without examples is not read."""
    assert LemmaRecogniser({RUSSIAN: SAMPLES}).read("Докажите", LanguageCode("sv")) == ABSTENTION


def test_a_wrong_label_is_refused_at_once() -> None:
    """A misspelt label would teach the opposite, so it stops the start."""
    with pytest.raises(ValueError, match="cholerik"):
        LemmaRecogniser({RUSSIAN: {"cholerik": ["Короче"]}})


def test_a_language_without_a_dictionary_is_read_by_its_bare_words() -> None:
    """Examples in a language that the dictionaries lack still teach, without lemmas."""
    strange = LanguageCode("xx")
    recogniser = LemmaRecogniser({strange: {"sanguine": ["tralala hop"] * 8, "nothing": ["alo", "da"]}})
    assert said_temperament(recogniser.read("Tralala, hop!", strange)) is Temperament.SANGUINE


VOCABULARY = sorted({word for texts in SAMPLES.values() for text in texts for word in text.split()})


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


def test_two_recognisers_agree() -> None:
    """Learning the same sentences again, labels in another order, gives the same probabilities."""
    again = LemmaRecogniser({RUSSIAN: dict(reversed(SAMPLES.items()))})
    for text in ("Короче, дорого", "Докажите", "Здорово, беру!"):
        assert again.read(text, RUSSIAN).none == pytest.approx(read(text).none)


def test_the_longest_message_costs_no_more_than_its_length() -> None:
    """4096 characters, of strange words too, take at most twice what eight messages of 512 take."""
    recogniser = LemmaRecogniser({RUSSIAN: examples_of()})
    recogniser.warm(RUSSIAN)
    dice = random.Random(1)
    strange = " ".join("".join(dice.choices("абвгдеиклмнопрст", k=dice.randint(5, 12))) for _ in range(600))[:4096]

    def spent(text: str) -> float:
        begun = time.process_time()
        recogniser.read(text, RUSSIAN)
        return time.process_time() - begun

    for text in (strange, "докажите " * 455, "ере" * 1365, "ы" * 4096):
        eighth, whole = (min(spent(part) for _ in range(7)) for part in (text[:512], text))
        assert whole < 16 * eighth + 0.002


async def test_what_would_be_read_is_what_is_read_once_it_is_learnt() -> None:
    """And trying teaches nothing; with no example more, everything is read as it is."""
    line, added = "фырчит кряква на болоте", {"choleric": ["фырчит кряква"], "objection_price": ["фырчит кряква"]}
    recogniser = LemmaRecogniser({RUSSIAN: SAMPLES})
    before = recogniser.read(line, RUSSIAN)
    learnt = LemmaRecogniser(
        {
            RUSSIAN: {label: [*said, *added.get(label, ())] for label, said in SAMPLES.items()}
            | {label: said for label, said in added.items() if label not in SAMPLES}
        }
    )
    assert await recogniser.read_with(RUSSIAN, added, [line, "Короче"]) == [
        (before, learnt.read(line, RUSSIAN)),
        (recogniser.read("Короче", RUSSIAN), learnt.read("Короче", RUSSIAN)),
    ]
    assert before != learnt.read(line, RUSSIAN)
    assert recogniser.read(line, RUSSIAN) == before
    assert await recogniser.read_with(RUSSIAN, {}, [line]) == [(before, before)]

"""What the watched words of each language find in sentences as people say them, and what they leave alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.content.library import Library
from bot.content.own_words import found_in, is_question, own_words, sentences
from bot.content.read.language import Speech, TimeWords
from bot.content.read.text import Text
from bot.domain.ids import LanguageCode

FOUND = [
    # language, list, a sentence that says one of its words
    ("ru", "hour", "Уточню всё и наберу вас через час."),
    ("ru", "hour", "Перезвоню через два часа."),
    ("ru", "tomorrow", "Завтра всё пришлю."),
    ("ru", "days", "Напишу вам через пару дней."),
    ("ru", "week", "Вернусь к вам через две недели."),
    ("ru", "month", "Можно позвонить через месяц?"),
    ("ru", "clock", "Звоню вам завтра в десять."),
    ("ru", "other", "Пришлю расчёт к пятнице."),
    ("ru", "doubts", "А вы точно уверены, что берёте?"),
    ("ru", "doubts", "Скажите, если что-то смутит."),
    ("ru", "bids", "Какую сумму вы готовы отдать?"),
    ("en", "hour", "I’ll call you back in two hours."),
    ("en", "tomorrow", "I’ll have it for you tomorrow."),
    ("en", "days", "I’ll be in touch in a few days."),
    ("en", "week", "I’ll ring you next week."),
    ("en", "month", "May I call in a month?"),
    ("en", "clock", "Let’s say at ten."),
    ("en", "other", "You’ll have it by Friday."),
    ("en", "doubts", "Are you sure it’s for you?"),
    ("en", "doubts", "If anything worries you, tell me."),
    ("en", "bids", "What price would suit you?"),
    ("ro", "hour", "Vă sun peste două ore."),
    ("ro", "tomorrow", "Vă trimit totul mâine."),
    ("ro", "days", "Revin peste câteva zile."),
    ("ro", "week", "Vă sun săptămâna viitoare."),
    ("ro", "month", "Pot să vă sun peste o lună?"),
    ("ro", "clock", "Vă sun la zece."),
    ("ro", "other", "Aveți calculul până vineri."),
    ("ro", "doubts", "Sunteți sigură că asta vreți?"),
    ("ro", "doubts", "Vă frământă ceva?"),
    ("ro", "bids", "Ce sumă v-ar conveni?"),
    ("fi", "hour", "Soitan parin tunnin päästä."),
    ("fi", "tomorrow", "Lähetän kaiken huomiseksi."),
    ("fi", "days", "Palaan asiaan kahden päivän kuluttua."),
    ("fi", "week", "Soitan ensi viikolla."),
    ("fi", "month", "Saanko soittaa kuukauden päästä?"),
    ("fi", "clock", "Soitan kymmeneltä."),
    ("fi", "other", "Saatte laskelman perjantaihin mennessä."),
    ("fi", "doubts", "Oletteko varmoja, että haluatte tämän?"),
    ("fi", "doubts", "Mietityttääkö jokin vielä?"),
    ("fi", "bids", "Mikä hinta sopisi teille?"),
]
LEFT_ALONE = [
    ("ru", "Расскажу за минуту, что мы предлагаем. Сегодня вам удобно?"),
    ("ru", "В какой день вам удобно поговорить?"),
    ("ru", "Оформим всё спокойно. Куда прислать договор?"),
    ("en", "It takes a minute. What day suits you?"),
    ("en", "I’ll make sure it’s all in writing. Where to?"),
    ("ro", "Durează un minut. În ce zi vă convine?"),
    ("ro", "Sigur că da, cu șase luni de garanție. Unde vă trimit contractul?"),
    ("fi", "Tämä vie minuutin. Mikä päivä teille sopii?"),
    ("fi", "Hoidetaan huolettomasti. Mihin katuosoitteeseen lähetän?"),
]


def listed(speech: Speech, name: str) -> Sequence[Text]:
    """Return the sentences' words of a list, by its name in `speech.yaml`."""
    others: dict[str, Sequence[Text]] = {"doubts": speech.doubts, "bids": speech.bids}
    return others[name] if name in others else speech.times[TimeWords(name)]


@pytest.mark.parametrize(("language", "name", "sentence"), FOUND)
def test_the_words_are_found_as_people_say_them(library: Library, language: str, name: str, sentence: str) -> None:
    """With their endings and with other words between."""
    assert list(found_in(" ".join(sentences(sentence)), listed(library.speech(LanguageCode(language)), name)))


@pytest.mark.parametrize(("language", "sentence"), LEFT_ALONE)
def test_what_only_sounds_alike_is_left_alone(library: Library, language: str, sentence: str) -> None:
    """A minute of his time, today, a question for the day, «make sure», months of a guarantee, a street."""
    speech = library.speech(LanguageCode(language))
    everything = [*(word for words in speech.times.values() for word in words), *speech.doubts, *speech.bids]
    assert list(found_in(" ".join(sentences(sentence)), everything)) == []


@pytest.mark.parametrize("language", ["en", "fi", "ro", "ru"])
def test_every_language_has_every_list(library: Library, language: str) -> None:
    """An empty list would let a rule say nothing, without a word."""
    speech = library.speech(LanguageCode(language))
    assert set(speech.times) == set(TimeWords)
    assert all(speech.times.values())
    assert speech.choices
    assert speech.doubts
    assert speech.bids
    first = [words[0].value for kind, words in speech.times.items() if kind is not TimeWords.OTHER]
    assert not any("*" in word for word in first), "the first of each is proposed to whoever edits a phrase"


def test_what_is_put_into_a_phrase_is_not_its_own() -> None:
    """Neither the name nor a line of what the house sells; sentences end where they end, and times of day are whole."""
    assert own_words("{{ address }}да{% if name %}, {{ name }}{% endif %}! {{ offer.covers }}. Хорошо?") == "да, ! . Хорошо?"
    assert sentences("Звоню в 10.30. Удобно? «А завтра?» Нет!") == ["звоню в 10:30.", "удобно?", "нет!"]
    assert [is_question(one) for one in sentences("Удобно?! Да.")] == [True, False]

"""Short answers in four languages: made by putting together what people put together, so no sentence stands for itself.

Which words are an answer is decided by the whole text; what the answer means is another matter (`tests/domain/calls`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.content.library import Library
from bot.domain.calls.answering import establish, meant_by
from bot.domain.calls.asks_for import AsksFor, ShortAnswer
from bot.domain.ids import LanguageCode
from bot.domain.masking import PHONE_SIGN, mask
from bot.recognition.recogniser import TalkRecogniser
from bot.recognition.short_answers import LONGEST, short_answer

LANGUAGES = ("ru", "en", "ro", "fi")
LEAST_HEARD = 0.97

NUMBERS = {
    "ru": ("двадцать", "сто", "сорок пять", "полторы", "триста", "20", "150"),
    "en": ("twenty", "a hundred", "forty five", "two", "three hundred", "20", "150"),
    "ro": ("douăzeci de", "o sută de", "patruzeci și cinci de", "două", "trei sute de", "20 de", "150 de"),
    "fi": ("kaksikymmentä", "sata", "neljäkymmentäviisi", "kaksi", "kolmesataa", "20", "150"),
}
THOUSANDS = {"ru": "тысяч", "en": "thousand", "ro": "mii", "fi": "tuhatta"}
AROUND = {
    "ru": (
        "{}",
        "до {}",
        "около {}",
        "примерно {}",
        "ну, {}",
        "не больше {}",
        "{} рублей",
        "в пределах {}",
        "Да, {}.",
        "{} максимум",
    ),
    "en": (
        "{}",
        "up to {}",
        "about {}",
        "roughly {}",
        "well, {}",
        "no more than {}",
        "{} pounds",
        "around {}",
        "Yes, {}.",
        "{} max",
    ),
    "ro": (
        "{}",
        "până la {}",
        "vreo {}",
        "aproximativ {}",
        "cam {}",
        "cel mult {}",
        "{} lei",
        "în jur de {}",
        "Da, {}.",
        "maxim {}",
    ),
    "fi": (
        "{}",
        "alle {}",
        "noin {}",
        "suunnilleen {}",
        "no, {}",
        "enintään {}",
        "{} euroa",
        "korkeintaan {}",
        "Joo, {}.",
        "{} max",
    ),
}
IN_FIGURES = ("20000", "20 000", "20.000", "1 500 000", "7500", "12,500", "100", "1200,50")
CASES = {
    "ru": (
        "до ста",
        "до ста тысяч",
        "до двадцати тысяч",
        "около пятидесяти",
        "тысяч двадцать",
        "полмиллиона",
        "сотня тысяч",
        "100к",
    ),
    "en": (
        "20k",
        "£20k",
        "$5,000",
        "five grand",
        "a couple of thousand",
        "half a million",
        "under a hundred",
        "between 10 and 20",
    ),
    "ro": (
        "sub o sută",
        "două-trei mii",
        "vreo mie",
        "5000 lei",
        "pana la o suta de mii",
        "un milion",
        "între 10 și 20 de mii",
        "20k",
    ),
    "fi": (
        "alle sadan",
        "sataan asti",
        "alle tuhannen",
        "pari tonnia",
        "kymppitonni",
        "kahteenkymmeneen tuhanteen",
        "20 000 €",
        "satanen",
    ),
}
BEFORE = {"ru": ("", "ну ", "Ну вот, "), "en": ("", "well, ", "Um, "), "ro": ("", "păi ", "Deci "), "fi": ("", "no ", "Niin, ")}
SAID = {
    "ru": {
        ShortAnswer.YES: ("да", "ага", "конечно", "да, конечно", "думаю, да"),
        ShortAnswer.NO: ("нет", "нет пока", "да нет", "не думаю"),
        ShortAnswer.NO_THANKS: ("нет, спасибо", "спасибо, нет", "нет, нет, спасибо"),
        ShortAnswer.LIKES: ("да, нравится", "нравится", "мне нравится", "очень", "да, интересно"),
        ShortAnswer.NOT_REALLY: ("не очень", "не особо", "так себе", "да не очень", "не очень интересно"),
        ShortAnswer.LOOKING: ("просто смотрю", "смотрю", "нет, просто смотрю", "присматриваемся", "просто интересуюсь"),
        ShortAnswer.DEPENDS_ON_PRICE: ("смотря сколько", "смотря сколько стоит", "зависит от цены", "смотря какая цена"),
    },
    "en": {
        ShortAnswer.YES: ("yes", "yeah", "of course", "yes, sure", "I think so"),
        ShortAnswer.NO: ("no", "nope", "not yet", "I don't think so"),
        ShortAnswer.NO_THANKS: ("no, thanks", "no, thank you", "no, no thanks"),
        ShortAnswer.LIKES: ("yes, I like it", "I like it", "I'm interested", "very much", "yes, interesting"),
        ShortAnswer.NOT_REALLY: ("not really", "not very", "not much", "no, not really", "not very interested"),
        ShortAnswer.LOOKING: ("just looking", "I'm just looking", "no, just looking", "just browsing", "only looking"),
        ShortAnswer.DEPENDS_ON_PRICE: (
            "depends how much",
            "it depends on the price",
            "that depends how much it is",
            "depends on the cost",
        ),
    },
    "ro": {
        ShortAnswer.YES: ("da", "sigur", "desigur", "da, sigur", "cred că da"),
        ShortAnswer.NO: ("nu", "încă nu", "nu încă", "nu cred"),
        ShortAnswer.NO_THANKS: ("nu, mulțumesc", "nu, mersi", "mulțumesc, nu"),
        ShortAnswer.LIKES: ("da, îmi place", "îmi place", "mă interesează", "foarte mult", "da, interesant"),
        ShortAnswer.NOT_REALLY: ("nu prea", "nu chiar", "nu foarte", "nu, nu prea", "nu prea mult"),
        ShortAnswer.LOOKING: ("doar mă uit", "mă uit", "nu, doar mă uit", "doar mă informez", "compar oferte"),
        ShortAnswer.DEPENDS_ON_PRICE: ("depinde cât", "depinde cât costă", "depinde de preț", "în funcție de preț"),
    },
    "fi": {
        ShortAnswer.YES: ("kyllä", "joo", "totta kai", "joo, sopii", "joo, kyllä"),
        ShortAnswer.NO: ("ei", "en", "ei vielä", "en usko"),
        ShortAnswer.NO_THANKS: ("ei, kiitos", "en, kiitos", "kiitos, ei"),
        ShortAnswer.LIKES: ("joo, kiinnostaa", "kiinnostaa", "pidän siitä", "kuulostaa hyvältä", "tosi paljon"),
        ShortAnswer.NOT_REALLY: ("en oikein", "ei oikein", "ei kovin", "ei oikeastaan", "ei kovin paljon"),
        ShortAnswer.LOOKING: ("vain katselen", "katselen vain", "vasta katselen", "ei, vain katselen", "kyselen vain"),
        ShortAnswer.DEPENDS_ON_PRICE: ("riippuu hinnasta", "riippuu paljonko", "se riippuu hinnasta", "hinnasta riippuu"),
    },
}
ASKING = {
    "ru": ("надо спросить {}", "мне нужно спросить {}", "сначала спрошу {}", "надо бы спросить {}"),
    "en": ("I need to ask my {}", "I'll have to ask my {}", "I must talk to my {} first", "have to check with the {}"),
    "ro": ("trebuie să întreb {}", "trebuie să vorbesc cu {}", "vreau să discut cu {}", "mai întâi întreb {}"),
    "fi": ("pitää kysyä {}", "minun täytyy kysyä {}", "täytyisi ensin kysyä {}", "kysyn {}"),
}
PERSONS = {
    "ru": ("жену", "мужа", "директора", "партнёра", "бухгалтера"),
    "en": ("wife", "husband", "boss", "partner", "accountant"),
    "ro": ("soția", "soțul", "directorul", "partenerul", "șeful"),
    "fi": ("vaimolta", "mieheltä", "pomolta", "johtajalta", "puolisolta"),
}
NO_ANSWERS = {
    "ru": (
        "не знаю",
        "в пятницу в три",
        "да я вам уже говорил",
        "мне дорого",
        "нет времени",
        "позвоните завтра",
        "15 мая",
        "и да и нет",
    ),
    "en": (
        "I don't know",
        "on Friday at three",
        "yes but it is dear",
        "that's expensive",
        "no time now",
        "call me tomorrow",
        "15 May",
        "I'm",
    ),
    "ro": ("nu știu", "vineri la trei", "da, dar e scump", "e prea scump", "nu am timp", "sunați mâine", "15 mai", "nici așa"),
    "fi": (
        "en tiedä",
        "perjantaina kolmelta",
        "joo mutta kallis",
        "liian kallis",
        "ei ole aikaa",
        "soittakaa huomenna",
        "15. toukokuuta",
    ),
}
PHONES = ("89161234567", "+7 916 123-45-67", "0721 234 567", "040 123 4567 89")


@pytest.fixture(scope="module")
def recogniser(library: Library) -> TalkRecogniser:
    """One that has learnt the shipped examples."""
    return TalkRecogniser({language: library.examples(language) for language in library.languages})


every_language = pytest.mark.parametrize("language", LANGUAGES)


def _missed(texts: list[str], language: str, meant: ShortAnswer) -> list[str]:
    return [f"{text} → {short_answer(text, language)}" for text in texts if short_answer(text, language) is not meant]


@every_language
def test_sums_are_heard_however_they_are_put(language: str) -> None:
    """Numbers in words and in figures, with and without thousands, and with what people put around them."""
    numbers = [number for one in NUMBERS[language] for number in (f"{one} {THOUSANDS[language]}", one.removesuffix(" de"))]
    texts = [around.format(number) for around, number in product(AROUND[language], (*numbers, *IN_FIGURES))]
    missed = _missed([*texts, *CASES[language]], language, ShortAnswer.SUM)
    assert len(missed) / len(texts) <= 1 - LEAST_HEARD, missed


@every_language
def test_a_sum_in_words_or_round_figures_is_nobodys_number(language: str) -> None:
    """Nothing of it is masked where it is stored."""
    texts = [around.format(number) for around, number in product(AROUND[language], (*NUMBERS[language], *IN_FIGURES))]
    assert not [text for text in (*texts, *CASES[language]) if PHONE_SIGN in mask(text)]


@every_language
@pytest.mark.parametrize("number", PHONES)
def test_a_phone_number_is_no_sum(language: str, number: str) -> None:
    """It is too long for one."""
    assert short_answer(number, language) is None


@every_language
def test_short_answers_are_heard(language: str) -> None:
    """Alone, with a capital and a full stop, and behind what people begin with."""
    missed = [
        line
        for kind, said in SAID[language].items()
        for line in _missed(
            [f"{begin}{text}{end}" for begin, text, end in product(BEFORE[language], said, ("", ".", "!"))], language, kind
        )
    ]
    assert not missed


@every_language
def test_whoever_asks_somebody_first_is_heard(language: str) -> None:
    """«Надо спросить жену», and each such person."""
    texts = [how.format(who) for how, who in product(ASKING[language], PERSONS[language])]
    assert not _missed(texts, language, ShortAnswer.ASKS_SOMEBODY)


@every_language
def test_a_remark_is_no_short_answer(language: str) -> None:
    """A «yes» or a number among other words says nothing; neither does a language that nobody taught, or a page."""
    assert [text for text in NO_ANSWERS[language] if short_answer(text, language) is not None] == []
    assert short_answer("да", "xx") is None
    assert short_answer("да " * LONGEST, language) is None


@every_language
@pytest.mark.parametrize("asks_for", AsksFor)
def test_behind_a_question_an_answer_is_all_that_is_heard(recogniser: TalkRecogniser, language: str, asks_for: AsksFor) -> None:
    """As the shipped examples and the table have it: whatever the words resemble, they establish what the answer means."""
    code = LanguageCode(language)
    texts = [*CASES[language], *(text for said in SAID[language].values() for text in said)]
    for text in texts:
        reading = recogniser.read(text, code)
        meant = meant_by(reading.answer, asks_for)
        if meant is not None:
            assert dict([meant]) == establish(reading, meant), text
        alone = replace(reading, answer=None)
        assert establish(reading, None) == establish(alone, None), "without a question nothing has changed"

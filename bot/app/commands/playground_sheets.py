"""What the playground's departments sell, and the right answers about it: an invented coffee machine, for the quiz.

The questions are the content's (`scripts_content/script/quiz.yaml`); one that has no answer here stays to be written in the bot.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.ids import LanguageCode, QuizItemId
from bot.domain.training.quiz_book import PRODUCT

_WORDS: Final = {
    "ru": {
        PRODUCT: "Кофемашина для офиса",
        "features": (
            "Две чашки сразу, зёрна мелет сама, молоко из своего кувшина. Капсулы ей не нужны, этим и отличается от капсульных."
        ),
        "packing": "Одна коробка 60 × 40 × 45 см, 14 кг. Внутри машина, кувшин для молока, первый фильтр и инструкция.",
        "instead": (
            "Спросить, сколько чашек в день и к какому дню. Затем младшая модель со склада или наша на время, пока едет новая."
        ),
        "kit": (
            "До 30 чашек в день базовая, больше – с подключением к воде. К обеим фильтры, подогрев чашек, холодильник для молока."
        ),
        "conditions": (
            "В помещении теплее +5 °C, отдельная розетка, новый фильтр раз в два месяца. Всё это на странице 4 инструкции."
        ),
        "from_stock": "По городу на следующий рабочий день, в другой город за два-три дня. Назвать день, а не «скоро».",
        "out_of_stock": "Через десять рабочих дней после оплаты. Назвать число и позвонить накануне.",
    },
    "en": {
        PRODUCT: "Office coffee machine",
        "features": (
            "Two cups at once, grinds its beans, milk from its own jug. It needs no capsules: that is how it differs from others."
        ),
        "packing": "One box, 60 × 40 × 45 cm, 14 kg. Inside: the machine, the milk jug, a first filter and the instructions.",
        "instead": (
            "Ask how many cups a day and by when. Then the smaller model from stock, or ours on loan until the new one comes."
        ),
        "kit": (
            "Up to 30 cups a day the basic one, above that the one with a water pipe. For both: filters, cup warmer, milk cooler."
        ),
        "conditions": (
            "Indoors, above +5 °C, a socket of its own, a new filter every two months. "
            "All of it is on page 4 of the instructions."
        ),
        "from_stock": "In town on the next working day, elsewhere in two or three days. Name the day, never “soon”.",
        "out_of_stock": "Ten working days after payment. Name the date, and call the day before.",
    },
    "ro": {
        PRODUCT: "Aparat de cafea pentru birou",
        "features": (
            "Două cești deodată, își râșnește boabele, lapte din vasul propriu. Nu cere capsule: prin asta diferă de altele."
        ),
        "packing": "O cutie de 60 × 40 × 45 cm, 14 kg. Înăuntru: aparatul, vasul pentru lapte, primul filtru și instrucțiunile.",
        "instead": (
            "Întreabă câte cești pe zi și până când. Apoi modelul mai mic din stoc sau al nostru, împrumutat până vine cel nou."
        ),
        "kit": (
            "Până la 30 de cești pe zi cel de bază, peste – cel racordat la apă. "
            "La ambele: filtre, încălzitor de cești, răcitor de lapte."
        ),
        "conditions": "În interior, peste +5 °C, priză separată, filtru nou la două luni. Totul e la pagina 4 din instrucțiuni.",
        "from_stock": "În oraș în ziua lucrătoare următoare, în alt oraș în două-trei zile. Spune ziua, nu „curând”.",
        "out_of_stock": "La zece zile lucrătoare după plată. Spune data și sună cu o zi înainte.",
    },
    "fi": {
        PRODUCT: "Toimiston kahvikone",
        "features": (
            "Kaksi kuppia kerralla, jauhaa pavut itse, maito omasta kannusta. Kapseleita se ei tarvitse: siinä on ero muihin."
        ),
        "packing": "Yksi laatikko, 60 × 40 × 45 cm, 14 kg. Sisällä kone, maitokannu, ensimmäinen suodatin ja ohje.",
        "instead": (
            "Kysy, montako kuppia päivässä ja mihin mennessä. Sitten pienempi malli varastosta tai omamme lainaksi odotusajaksi."
        ),
        "kit": (
            "Alle 30 kuppia päivässä perusmalli, sitä enemmän vesiliitännällä. "
            "Molempiin suodattimet, kupinlämmitin, maitojäähdytin."
        ),
        "conditions": (
            "Sisätilassa, yli +5 °C, oma pistorasia, uusi suodatin kahden kuukauden välein. Kaikki on ohjeen sivulla 4."
        ),
        "from_stock": "Kaupungissa seuraavana arkipäivänä, muualle kahdessa tai kolmessa päivässä. Sano päivä, älä ”pian”.",
        "out_of_stock": "Kymmenen arkipäivää maksusta. Sano päivämäärä ja soita edellisenä päivänä.",
    },
}


def sheet_in(language: LanguageCode) -> Mapping[QuizItemId, str]:
    """Return the product and the model answers in a language, in the order in which they are written."""
    return {QuizItemId(item): text for item, text in _WORDS[language].items()}

"""Invented houses that sell something, for the playground: windows, and business software, to hear the difference.

The windows are the examples that /house gives with its questions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from bot.app.example_answers import example_answers
from bot.domain.house.sheet import FIRST, ITEMS, Field, Item, Part
from bot.domain.ids import LanguageCode
from bot.screens.house.text_keys import COMPETITOR_NAME
from bot.screens.texts import Texts

SOFTWARE: Final[Mapping[str, Mapping[str, str]]] = {
    "ru": {
        "p1.name": "Склад без бумаги",
        "p1.what": "программа, в которой склад виден с телефона",
        "p1.proof": "ею пользуются двести складов шестой год",
        "p1.covers": "в цене настройка, обучение и год поддержки",
        "p1.newest": "накладная сама читается с фотографии",
        "p1.guarantee": "не приживётся за три месяца, вернём деньги",
        "p1.delivery": "запускаем за пять рабочих дней",
        "p1.trial": "две недели можно работать бесплатно",
        "p1.reference": "с ней работает «Хлебозавод на Речной»",
        "t1.caller": "«Склад без бумаги», программы для склада",
        "t1.instalment": "платить можно помесячно, без надбавки",
        "t1.deferral": "первый счёт придёт через месяц работы",
        "t1.discount": "до десяти процентов за год, решает Игорь",
        "t1.gift": "ещё один сканер при оплате за год",
        "c1.name": "Учёт 24",
        "c1.strength": "их знает каждый бухгалтер",
        "c1.strength2": "дешевле на старте",
        "c1.weakness": "без программиста не настроить",
        "c1.weakness2": "поддержка отвечает на другой день",
    },
    "en": {
        "p1.name": "Paperless Stock",
        "p1.what": "software that shows the stock on your phone",
        "p1.proof": "two hundred warehouses use it, six years on",
        "p1.covers": "set-up, training and a year’s support are in",
        "p1.newest": "it reads delivery notes from a photo",
        "p1.guarantee": "your money back within three months",
        "p1.delivery": "you are up and running in five working days",
        "p1.trial": "you can work with it free for two weeks",
        "p1.reference": "the River Road bakery works with it",
        "t1.caller": "“Paperless Stock”, software for warehouses",
        "t1.instalment": "you can pay monthly at no extra cost",
        "t1.deferral": "the first bill comes after a month’s work",
        "t1.discount": "up to ten per cent a year, Igor decides",
        "t1.gift": "one more scanner when paid for a year",
        "c1.name": "Ledger 24",
        "c1.strength": "every accountant knows them",
        "c1.strength2": "cheaper to start with",
        "c1.weakness": "it takes a programmer to set it up",
        "c1.weakness2": "support answers the next day",
    },
    "ro": {
        "p1.name": "Depozit fără hârtii",
        "p1.what": "un program cu depozitul în telefon",
        "p1.proof": "de șase ani îl au două sute de depozite",
        "p1.covers": "prețul cuprinde instruirea și ajutor un an",
        "p1.newest": "citește singur avizul dintr-o fotografie",
        "p1.guarantee": "banii înapoi în primele trei luni",
        "p1.delivery": "pornim în cinci zile lucrătoare",
        "p1.trial": "puteți lucra gratuit două săptămâni",
        "p1.reference": "îl are brutăria de pe Strada Râului",
        "t1.caller": "„Depozit fără hârtii”, programe de depozit",
        "t1.instalment": "se poate plăti lunar, fără adaos",
        "t1.deferral": "prima factură vine după o lună de lucru",
        "t1.discount": "până la zece la sută pe an, hotărăște Igor",
        "t1.gift": "încă un cititor la plata pe un an",
        "c1.name": "Registru 24",
        "c1.strength": "îi știe orice contabil",
        "c1.strength2": "mai ieftin la început",
        "c1.weakness": "nu se reglează fără programator",
        "c1.weakness2": "ajutorul răspunde a doua zi",
    },
    "fi": {
        "p1.name": "Paperiton varasto",
        "p1.what": "ohjelma, jolla varasto näkyy puhelimessa",
        "p1.proof": "sitä on käyttänyt jo kaksisataa varastoa",
        "p1.covers": "hintaan kuuluvat koulutus ja vuoden tuki",
        "p1.newest": "se lukee rahtikirjan valokuvasta",
        "p1.guarantee": "rahat takaisin kolmen kuukauden ajan",
        "p1.delivery": "otamme sen käyttöön viidessä työpäivässä",
        "p1.trial": "sitä voi käyttää kaksi viikkoa ilmaiseksi",
        "p1.reference": "samaa käyttää Jokitien leipomo",
        "t1.caller": "”Paperiton varasto”, varaston ohjelmat",
        "t1.instalment": "maksaa voi kuukausittain ilman lisähintaa",
        "t1.deferral": "ensimmäinen lasku tulee kuukauden päästä",
        "t1.discount": "enintään kymmenen prosenttia, Igor päättää",
        "t1.gift": "toinen lukija vuosimaksun yhteydessä",
        "c1.name": "Kirja 24",
        "c1.strength": "jokainen kirjanpitäjä tuntee heidät",
        "c1.strength2": "alussa halvempi",
        "c1.weakness": "käyttöönotto vaatii ohjelmoijan",
        "c1.weakness2": "tuki vastaa vasta seuraavana päivänä",
    },
}


def example_houses(texts: Callable[[str], Texts]) -> Callable[[str], Mapping[str, Mapping[Item, str]]]:
    """Return what gives the examples in a language, by their names on the buttons of /house."""

    def houses(language: str) -> Mapping[str, Mapping[Item, str]]:
        software = {ITEMS[code]: text for code, text in SOFTWARE.get(language, {}).items()}
        spoken = {item: texts(language).plain(f"house.example.{_asked(item)}") for item in FIRST}
        windows = {**spoken, **example_answers(LanguageCode(language))}
        return {"windows": windows, "software": software, "clear": {}} if software else {}

    return houses


def _asked(item: Item) -> str:
    return COMPETITOR_NAME if item.part is Part.COMPETITOR and item.field is Field.NAME else item.field.value

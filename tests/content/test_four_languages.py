"""The product speaks four languages, each as its own country writes and says dates, numbers and plurals."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.domain.reminders.date_words import DateWord, DateWords, date_words
from bot.domain.reminders.typed_time import read_time
from bot.screens.texts import Texts
from handlers.features import FEATURES

MONDAY = datetime(2026, 11, 23, 12, 34)  # noqa: DTZ001  a wall time: where it is, does not matter here
IN_HALF_AN_HOUR, IN_AN_HOUR, IN_TWO_HOURS, IN_A_WEEK = "23 13:04", "23 13:34", "23 14:34", "30 12:34"


@pytest.fixture
def texts(library: Library, language: str) -> Texts:
    """The words of one language of the product."""
    return library.texts(LanguageCode(language))


def test_there_are_four(library: Library) -> None:
    """Russian, English, Romanian and Finnish."""
    assert {*library.languages} == {"ru", "en", "ro", "fi"}


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_lines_of_the_help_end_alike(texts: Texts) -> None:
    """With a full stop, but for that of /call, which ends in an example."""
    commands = {command.name for feature in FEATURES for command in feature.commands if not command.is_general} - {"call"}
    assert not [name for name in commands if not texts.plain(f"help.command.{name}").endswith(".")]


@pytest.mark.parametrize(
    ("language", "moment", "short_day", "wall", "month", "time", "percent"),
    [
        ("ru", "23 нояб., 18:05", "23.11", "пн, 23 нояб., 12:34", "ноябрь 2026\u202fг.", "09:00", "87\u00a0%"),
        ("en", "23 Nov, 18:05", "23/11", "Mon 23 Nov, 12:34", "November 2026", "09:00", "87%"),
        ("ro", "23 nov., 18:05", "23.11", "lun., 23 nov., 12:34", "noiembrie 2026", "09:00", "87\u00a0%"),
        ("fi", "23.11. 18.05", "23.11.", "ma 23.11. 12.34", "marraskuu 2026", "9.00", "87\u00a0%"),
    ],
)
def test_dates_and_numbers(texts: Texts, moment: str, short_day: str, wall: str, month: str, time: str, percent: str) -> None:
    """As CLDR has them; English is written as in Britain, day first."""
    at = datetime(2026, 11, 23, 15, 5, tzinfo=UTC)
    assert texts.moment(at, "Europe/Moscow") == moment
    assert texts.short_day(at, "Europe/Moscow") == short_day
    assert texts.wall(MONDAY) == wall
    assert texts.month(date(2026, 11, 1)) == month
    assert texts.time_of_day(9 * 60) == time
    assert texts.percent(0.866) == percent


@pytest.mark.parametrize(
    ("language", "moment", "short_day", "wall"),
    [
        ("ru", "23 нояб. 2026\u202fг., 18:05", "23.11.2026", "пн, 23 нояб. 2026\u202fг., 12:34"),
        ("en", "23 Nov 2026, 18:05", "23/11/2026", "Mon, 23 Nov 2026, 12:34"),
        ("ro", "23 nov. 2026, 18:05", "23.11.2026", "lun., 23 nov. 2026, 12:34"),
        ("fi", "23.11.2026 18.05", "23.11.2026", "ma 23.11.2026 12.34"),
    ],
)
def test_another_year_is_said(library: Library, language: str, moment: str, short_day: str, wall: str) -> None:
    """Of a day that is not in this year; this year begins where the employee is."""
    texts = library.texts(LanguageCode(language))
    at = datetime(2026, 11, 23, 15, 5, tzinfo=UTC)
    later = texts.as_of(datetime(2026, 12, 31, 22, tzinfo=UTC))
    assert later.moment(at, "Europe/Moscow") == moment
    assert later.short_day(at, "Europe/Moscow") == short_day
    assert later.moment(at, "Europe/London") == texts.moment(at, "Europe/London")
    assert texts.as_of(datetime(2027, 3, 1, tzinfo=UTC)).wall(MONDAY) == wall


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_a_week_begins_on_monday(texts: Texts) -> None:
    """In all four countries."""
    assert [number for number, _ in texts.weekdays()] == list(range(7))


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("ru", 1, "1 человек"),
        ("ru", 3, "3 человека"),
        ("ru", 11, "11 человек"),
        ("ru", 22, "22 человека"),
        ("en", 1, "1 person"),
        ("en", 2, "2 people"),
        ("en", 21, "21 people"),
        ("ro", 1, "1 persoană"),
        ("ro", 2, "2 persoane"),
        ("ro", 19, "19 persoane"),
        ("ro", 20, "20 de persoane"),
        ("ro", 101, "101 persoane"),
        ("fi", 1, "1 henkilö"),
        ("fi", 2, "2 henkilöä"),
    ],
)
def test_plurals(texts: Texts, n: int, said: str) -> None:
    """Each number takes its form."""
    assert texts.plain("team.people", n=n) == said


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("ru", "через полчаса", IN_HALF_AN_HOUR),
        ("ru", "через два часа", IN_TWO_HOURS),
        ("ru", "через 2 дня", "25 12:34"),
        ("ru", "завтра в 2 дня", "24 14:00"),
        ("ru", "завтра в 15", "24 15:00"),
        ("ru", "завтра утром в 9", "24 09:00"),
        ("ru", "в пятницу после обеда", "27 15:00"),
        ("ru", "в следующую среду", "02 10:00"),
        ("ru", "25.11 10:30", "25 10:30"),
        ("ru", "25 ноября в 15", "25 15:00"),
        ("ru", "завтра в 3 часа дня", "24 15:00"),
        ("en", "in half an hour", IN_HALF_AN_HOUR),
        ("en", "in an hour", IN_AN_HOUR),
        ("en", "In two hours", IN_TWO_HOURS),
        ("en", "in a week", IN_A_WEEK),
        ("en", "tomorrow at 3pm", "24 15:00"),
        ("en", "tomorrow 3:30 p.m.", "24 15:30"),
        ("en", "tomorrow morning", "24 10:00"),
        ("en", "tomorrow at 9 in the morning", "24 09:00"),
        ("en", "tonight at 7", "23 19:00"),
        ("en", "the day after tomorrow", "25 10:00"),
        ("en", "on Friday afternoon", "27 15:00"),
        ("en", "next Monday", "30 10:00"),
        ("en", "next Wed at 11:15", "02 11:15"),
        ("en", "25/11 10:30", "25 10:30"),
        ("en", "in 3 days at 2pm", "26 14:00"),
        ("en", "25 November at 3pm", "25 15:00"),
        ("en", "Nov 25 at 15:00", "25 15:00"),
        ("ro", "peste o oră", IN_AN_HOUR),
        ("ro", "peste o ora", IN_AN_HOUR),
        ("ro", "peste o săptămână", IN_A_WEEK),
        ("ro", "peste jumătate de oră", IN_HALF_AN_HOUR),
        ("ro", "peste 20 de minute", "23 12:54"),
        ("ro", "peste două ore", IN_TWO_HOURS),
        ("ro", "mâine la ora 15", "24 15:00"),
        ("ro", "maine dimineata la 9", "24 09:00"),
        ("ro", "la 7 seara", "23 19:00"),
        ("ro", "miercuri după-amiaza", "25 15:00"),
        ("ro", "miercuri dupa-masa la 4", "25 16:00"),
        ("ro", "lunea viitoare", "30 10:00"),
        ("ro", "poimâine", "25 10:00"),
        ("ro", "pe 25 noiembrie la ora 15", "25 15:00"),
        ("fi", "puolen tunnin päästä", IN_HALF_AN_HOUR),
        ("fi", "tunnin päästä", IN_AN_HOUR),
        ("fi", "kahden tunnin kuluttua", IN_TWO_HOURS),
        ("fi", "20 minuutin paasta", "23 12:54"),
        ("fi", "viikon päästä", IN_A_WEEK),
        ("fi", "huomenna klo 15", "24 15:00"),
        ("fi", "huomenna klo15.30", "24 15:30"),
        ("fi", "huomenna aamulla klo 9", "24 09:00"),
        ("fi", "illalla klo 18", "23 18:00"),
        ("fi", "perjantaina iltapäivällä", "27 15:00"),
        ("fi", "ensi maanantaina", "30 10:00"),
        ("fi", "25.11. klo 10.30", "25 10:30"),
        ("fi", "25. marraskuuta klo 15", "25 15:00"),
    ],
)
def test_a_time_is_typed_as_people_say_it(texts: Texts, typed: str, meant: str) -> None:
    """The commonest forms of each language; the day of November, or of December where it is early."""
    [at] = read_time(typed, _date_words(texts), MONDAY).moments
    assert (at.strftime("%d %H:%M"), at.year) == (meant, 2026)


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("ru", "через пару часов"),
        ("en", "in a bit"),
        ("en", "tomorrow or Friday"),
        ("en", "quarter past"),
        ("en", "31/11"),
        ("ro", "cândva mâine"),
        ("ro", "peste o"),
        ("fi", "joskus huomenna"),
        ("fi", "tunnin tai kahden päästä"),
    ],
)
def test_what_is_not_understood_to_the_last_word_is_not_guessed(texts: Texts, typed: str) -> None:
    """Half of it would be a time that nobody has said."""
    assert not read_time(typed, _date_words(texts), MONDAY).moments


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_every_list_of_typed_times_is_read(texts: Texts) -> None:
    """A list that is not empty has words, each number has a value, and what is to be read otherwise is understood."""
    words = _date_words(texts)
    found = {meant for meanings in words.entries.values() for meant in meanings}
    of_another_form = {DateWord.READ_AS, DateWord.STROKES}
    assert found == {word for word in DateWord if texts.plain(f"typed.{word}") != "—"} - of_another_form
    assert len(words.read_as) == texts.plain("typed.read_as").count("=")
    numbers = {meanings[DateWord.NUMBERS] for meanings in words.entries.values() if DateWord.NUMBERS in meanings}
    assert {*range(21), 30, 40, 50} <= numbers


def _date_words(texts: Texts) -> DateWords:
    return date_words({word: texts.plain(f"typed.{word}") for word in DateWord})


@pytest.mark.parametrize(
    ("language", "kyiv", "kolkata"), [("ru", "Киев", "Калькутта"), ("ro", "Kiev", "Calcutta"), ("fi", "Kiova", "Kalkutta")]
)
def test_the_city_of_a_renamed_zone_is_told_and_found(library: Library, language: str, kyiv: str, kolkata: str) -> None:
    """A zone that has been renamed keeps its city's name in every language (Babel 2.18.0 gives the bare identifier)."""
    texts = library.texts(LanguageCode(language))
    assert (texts.city("Europe/Kyiv"), texts.city("Europe/Kiev"), texts.city("Asia/Kolkata")) == (kyiv, kyiv, kolkata)
    assert "Europe/Kyiv" in texts.zones_named(kyiv)

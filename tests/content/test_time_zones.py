"""The zones that a typed text means: cities of four languages however they are spelled, offsets, abbreviations."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.domain.time_zones import is_time_zone

JUNE = datetime(2026, 6, 1, tzinfo=UTC)


def zones(library: Library, language: str, typed: str) -> list[str]:
    """What somebody is asked about after typing this."""
    return list(library.texts(LanguageCode(language)).zones_named(typed))


@pytest.mark.parametrize(
    ("language", "typed", "zone"),
    [
        ("ru", "Казань", "Europe/Moscow"),
        ("ru", "санкт петербург", "Europe/Moscow"),
        ("ru", "СПб", "Europe/Moscow"),
        ("ru", "Екат", "Asia/Yekaterinburg"),
        ("ru", "уфа", "Asia/Yekaterinburg"),
        ("ru", "Ростов", "Europe/Moscow"),
        ("ru", "Астана", "Asia/Almaty"),
        ("ru", "Йошкар-Ола", "Europe/Moscow"),
        ("ru", "г. Нижний Новгород", "Europe/Moscow"),
        ("ru", "в Самаре", "Europe/Samara"),
        ("ru", "Улан-Удэ", "Asia/Irkutsk"),
        ("fi", "Tampere", "Europe/Helsinki"),
        ("fi", "jyvaskyla", "Europe/Helsinki"),
        ("fi", "Åbo", "Europe/Helsinki"),
        ("ro", "Bucuresti", "Europe/Bucharest"),
        ("ro", "Iași", "Europe/Bucharest"),
        ("ro", "Iaşi", "Europe/Bucharest"),
        ("ro", "Timișoara", "Europe/Bucharest"),
        ("ro", "Bălți", "Europe/Chisinau"),
        ("ro", "chişinău", "Europe/Chisinau"),
        ("en", "Manchester", "Europe/London"),
        ("en", "St. Petersburg", "Europe/Moscow"),
        ("en", "La Paz", "America/La_Paz"),
    ],
)
def test_a_city_is_known_however_it_is_spelled(library: Library, language: str, typed: str, zone: str) -> None:
    """With marks on its letters or without, by a name that its people use; of one name the greatest comes first."""
    assert zones(library, language, typed)[0] == zone


def test_a_name_that_a_city_has_is_no_beginning_of_another(library: Library) -> None:
    """«Питер» is Saint Petersburg, and never Petersburg in Indiana."""
    assert zones(library, "ru", "Питер") == ["Europe/Moscow"]


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("UTC+3", 3), ("+3", 3), ("utc +3", 3), ("GMT+2", 2), ("gmt-5", -5), ("UTC−5", -5), ("+10", 10), ("UTC+3:00", 3)],
)
def test_an_offset_is_what_it_says(library: Library, typed: str, hours: int) -> None:
    """Hours east of Greenwich, as people count them and IANA does not; whoever reads it sees it so."""
    [zone] = zones(library, "ru", typed)
    assert is_time_zone(zone)
    offset = JUNE.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600
    assert library.texts(LanguageCode("ru")).city(zone) == f"UTC{'+' if hours > 0 else '−'}{abs(hours)}"


@pytest.mark.parametrize(
    ("language", "typed", "zone"),
    [
        ("ru", "мск", "Europe/Moscow"),
        ("ru", "МСК+2", "Asia/Yekaterinburg"),
        ("ru", "+4 мск", "Asia/Krasnoyarsk"),
        ("en", "EST", "America/New_York"),
        ("en", "+5:30", "Asia/Kolkata"),
        ("fi", "EET", "Europe/Helsinki"),
        ("ro", "EET", "Europe/Bucharest"),
        ("en", "utc", "Etc/UTC"),
    ],
)
def test_an_abbreviation_is_a_zone(library: Library, language: str, typed: str, zone: str) -> None:
    """Of those that several countries share, the reader's own comes first; Russians count from Moscow."""
    assert zones(library, language, typed)[0] == zone


@pytest.mark.parametrize("typed", ["Нигде", "qwerty", "+15", "-13", "+3:10", "мск+20", "0", "|", ". .", "", "Etc/GMT+2"])
def test_what_is_no_place_is_none(library: Library, typed: str) -> None:
    """Neither is an hour that no place on earth has, nor IANA's own way of writing an offset, which says the opposite."""
    assert zones(library, "ru", typed) == []

"""Typed times: what is understood, and that everything else is not."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.date_words import DateWord, date_words
from bot.domain.typed_date import FARTHEST, read_date

NOW = datetime(2026, 11, 23, 12, 34)  # noqa: DTZ001  a wall time: where it is, does not matter here
WORDS = date_words(
    {
        DateWord.TODAY: "сегодня",
        DateWord.TOMORROW: "завтра",
        DateWord.DAY_AFTER: "послезавтра",
        DateWord.MONDAY: "понедельник, пн",
        DateWord.FRIDAY: "пятница, пятницу, пт",
        DateWord.AT: "в, во",
        DateWord.IN: "через, kuluttua",
        DateWord.MINUTES: "минут",
        DateWord.HOURS: "час, часа",
        DateWord.HALF_HOUR: "полчаса",
        DateWord.DAYS: "день, дня, päivän",
        DateWord.WEEKS: "неделю, o săptămână",
        DateWord.TWO: "двое, два",
        DateWord.NEXT: "следующую, viitoare",
        DateWord.MORNING: "утром",
        DateWord.AFTERNOON: "после обеда",
        DateWord.EVENING: "вечером",
        DateWord.AM: "утра",
        DateWord.PM: "вечера, дня",
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("завтра в 15", "2026-11-24T15:00"),
        ("Завтра  в 15:30", "2026-11-24T15:30"),
        ("завтра", "2026-11-24T10:00"),
        ("послезавтра утром", "2026-11-25T10:00"),
        ("25.11 10:30", "2026-11-25T10:30"),
        ("25.11. 10.30", "2026-11-25T10:30"),
        ("25.11 10.11", "2026-11-25T10:11"),
        ("25.11.2026 в 9", "2026-11-25T09:00"),
        ("2026-11-25 09:05", "2026-11-25T09:05"),
        ("25/11 10:30", "2026-11-25T10:30"),
        ("25/11/2026", "2026-11-25T10:00"),
        ("10.01", "2027-01-10T10:00"),
        ("в пятницу", "2026-11-27T10:00"),
        ("пт. в 16", "2026-11-27T16:00"),
        ("в пятницу в 16", "2026-11-27T16:00"),
        ("в понедельник", "2026-11-30T10:00"),
        ("через 2 часа", "2026-11-23T14:34"),
        ("через два часа", "2026-11-23T14:34"),
        ("через o saptamana", "2026-11-30T12:34"),
        ("завтра после обеда", "2026-11-24T15:00"),
        ("завтра после обеда в 4", "2026-11-24T16:00"),
        ("завтра вечером в 7", "2026-11-24T19:00"),
        ("завтра в 7 вечером", "2026-11-24T19:00"),
        ("вечером в 19:30", "2026-11-23T19:30"),
        ("завтра утром в 9", "2026-11-24T09:00"),
        ("утром в 7", "2026-11-23T07:00"),
        ("завтра в 9утра", "2026-11-24T09:00"),
        ("в следующую пятницу", "2026-12-04T10:00"),
        ("пятница viitoare в 16", "2026-12-04T16:00"),
        ("в следующую пн", "2026-11-30T10:00"),
        ("через час", "2026-11-23T13:34"),
        ("через полчаса", "2026-11-23T13:04"),
        ("через 3 дня", "2026-11-26T12:34"),
        ("через неделю", "2026-11-30T12:34"),
        ("через 3 дня в 11", "2026-11-26T11:00"),
        ("3 päivän kuluttua", "2026-11-26T12:34"),
        ("2 päivän kuluttua в 11", "2026-11-25T11:00"),
        ("в 15", "2026-11-23T15:00"),
        ("15:30", "2026-11-23T15:30"),
        ("15.30", "2026-11-23T15:30"),
        ("в 3", "2026-11-23T15:00"),
        ("в 3:00", "2026-11-23T03:00"),
        ("в 3 дня", "2026-11-23T15:00"),
        ("завтра в 3 дня", "2026-11-24T15:00"),
        ("9 вечера", "2026-11-23T21:00"),
        ("завтра в 9 утра", "2026-11-24T09:00"),
        ("вечером", "2026-11-23T18:00"),
        ("сегодня в 9", "2026-11-23T09:00"),
        ("25.10", "2026-10-25T10:00"),
        ("29.02.2028", None),
    ],
)
def test_what_is_understood(typed: str, meant: str | None) -> None:
    """Numbers and the closed list; moments in the past are understood too, so that one can say that they are past."""
    assert read_date(typed, WORDS, NOW) == (None if meant is None else datetime.fromisoformat(meant))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "в",
        "завтра или в пятницу",
        "завтра завтра",
        "позвонить завтра",
        "завтра в",
        "завтра в в 15",
        "завтра 15",
        "через",
        "через 2",
        "через три часа",
        "через два",
        "через после обеда",
        "следующую завтра",
        "следующую следующую пятницу",
        "следующую",
        "после",
        "завтра после",
        "завтра утром в 13",
        "вечером в 12",
        "завтра утром 9 вечера",
        "завтра утром вечера",
        "завтра утром 9",
        "через 2 часа 3",
        "через 99999 дня",
        "через неделю через неделю",
        "25",
        "32.01",
        "31.02 10:00",
        "25.11.26",
        "в 25",
        "в 12:60",
        "13 вечера",
        "утра",
        "завтра утра",
        "в 9 завтра вечера",
        "15 16:00",
        "в пятницу утром вечером",
        "никогда",
        "²",
        "завтра " * 20,
    ],
)
def test_everything_else_is_not_understood(typed: str) -> None:
    """Half of a text understood would be a date that nobody has said."""
    assert read_date(typed, WORDS, NOW) is None


@given(st.text(alphabet="0123456789.:- вчераз", max_size=20))
def test_nothing_breaks_it(typed: str) -> None:
    """Whatever is typed, there is an answer, and it is never far away."""
    at = read_date(typed, WORDS, NOW)
    assert at is None or at - NOW <= FARTHEST

"""A choice of calls in words: one readable line, and how many there are."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.type_said import TypeSaid
from bot.screens.calls.call_labels import icon_of
from bot.screens.texts import Texts
from bot.services.log.choose_calls import Chosen
from bot.services.log.ports import Number

SIGNS = {Known.YES: "✓", Known.NO: "✗", Known.UNKNOWN: "?"}
"""The two answers of a cell, in every language."""


def cell(wants: Known, can: Known) -> str:
    """Return a cell in signs."""
    return f"{SIGNS[wants]}/{SIGNS[can]}"


def type_word(texts: Texts, recognition: Recognition) -> str:
    """Return a type with its sign."""
    named = {kind.value: texts.temperament(kind) for kind in Temperament}
    return f"{icon_of(recognition)} {named.get(recognition.value) or texts.plain(f'log.type.{recognition.value}')}"


def days_of(texts: Texts, period: Period, today: date) -> str:
    """Return the days of a period in figures: one, or the first and the last; nothing for always."""
    days = period.days(today)
    if days is None:
        return ""
    first, last = (texts.short_day(datetime.combine(day, time(12)).astimezone(), "UTC") for day in days)
    return first if days[0] == days[1] else f"{first}–{last}"


def period_words(texts: Texts, period: Period, today: date, time_zone: str = "UTC") -> str:
    """Return a period by its name and its days, or by its two moments where the reader is."""
    if period.since is not None and period.until is not None:
        return "–".join(texts.moment(at, time_zone) for at in (period.since, period.until))
    days = days_of(texts, period, today)
    if period.kind is PeriodKind.DAYS:
        return days
    name = texts.plain(f"log.period.{period.kind.name.lower()}")
    return f"{name} ({days})" if days else name


def choice_line(texts: Texts, chosen: Chosen) -> str:
    """Return everything that is chosen as one line."""
    choice = chosen.choice
    parts = [period_words(texts, choice.period, chosen.today, chosen.time_zone)]
    parts += [one for one in (chosen.team, chosen.employee, chosen.client) if one]
    return " · ".join([*parts, *filters_said(texts, choice)])


def filters_said(texts: Texts, choice: Choice) -> list[str]:
    """Return everything that is chosen but days and names."""
    parts = []
    if choice.temperament is not None:
        parts.append(type_word(texts, choice.temperament))
    if choice.wants is not None and choice.can is not None:
        parts.append(texts.plain("log.cell", cell=cell(choice.wants, choice.can)))
    if choice.said is not None:
        parts.append(said_word(texts, choice.said))
    if choice.outcome is not None:
        parts.append(texts.plain(f"outcome.{choice.outcome}"))
    if choice.is_open:
        parts.append(texts.plain("log.is_open"))
    if choice.is_unfit:
        parts.append(texts.plain("log.is_unfit"))
    if choice.practice:
        parts.append(texts.plain("log.with_practice"))
    return parts


def said_word(texts: Texts, said: TypeSaid) -> str:
    if said.ends is None:
        return texts.plain(f"log.said.{said.name.lower()}")
    low, high = (round(end * 100) for end in said.ends)
    return texts.plain("log.said.band", low=low, high=high)


def number_words(texts: Texts, number: Number) -> str:
    """Return how many calls there are, as far as they were counted."""
    return texts.plain("log.number_more" if number.is_more else "log.number", n=number.n)

"""No sentence of the interface ends with two full stops, whatever ends with one in it: a date, a name, what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import pytest

from bot.content.library import Library
from bot.content.render.templates import Compiler, Kind, Template
from bot.domain.ids import LanguageCode
from bot.screens.text_keys import WORDS
from bot.screens.texts import Texts

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
WRITTEN = "Позвоните И. И."
FACTS: Mapping[str, Mapping[str, object]] = {key: spec.facts for key, spec in WORDS.items()}


def dates(texts: Texts) -> Iterator[str]:
    """Give every way in which a language writes a day."""
    for day in (NOON, NOON.replace(year=2027)):
        yield texts.weekday_date(day.date())
        yield texts.day(day, "UTC")
        yield texts.short_day(day, "UTC")
        yield texts.moment(day, "UTC")
        yield texts.month(date(day.year, day.month, 1))


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_no_text_has_two_full_stops(library: Library, language: str) -> None:
    """Each fact of each text in turn is a date of that language, and what somebody wrote."""
    texts = library.texts(LanguageCode(language)).as_of(NOON)
    values = [*dates(texts), WRITTEN]
    assert [value for value in values if value.endswith(".")]
    bad = set()
    for key, facts in FACTS.items():
        for fact in [name for name, sample in facts.items() if isinstance(sample, str)]:
            for value in values:
                given = {**facts, fact: value, "n": facts.get("n", 2)}
                for shown in (texts.plain(key, **given), texts.html(key, **given)):
                    if ".." in shown.replace("...", ""):
                        bad.add(shown)
    assert not bad


def _made(source: str) -> Template:
    compiled = Compiler().compile(source, Kind.WORDS)
    assert isinstance(compiled, Template)
    return compiled


@pytest.mark.parametrize(
    ("source", "fact", "shown"),
    [
        ("До {{ fact }}.", "вт, 1 дек.", "До вт, 1 дек."),
        ("До {{ fact }}.", "5 марта", "До 5 марта."),
        ("До {{ fact }}. Потом ещё", "ti 1.12.", "До ti 1.12. Потом ещё"),
        ("<b>{{ fact }}</b>.", "1 дек.", "<b>1 дек.</b>"),
        ("Сказано: {{ fact }}.", "Как так?", "Сказано: Как так?"),
        ("{% if fact %}{{ fact }}{% endif %}.", "1 дек.", "1 дек."),
        ("{{ fact }}.csv", "И. И.", "И. И..csv"),
        ("{{ fact }}", "Ну..", "Ну.."),
        ("{{ fact }}, {{ fact }}.", "1 дек.", "1 дек., 1 дек."),
    ],
)
def test_a_fact_that_ends_with_a_full_stop_keeps_it_alone(source: str, fact: str, shown: str) -> None:
    """The text's own is left out; what somebody wrote stays as it is."""
    assert _made(source).html({"fact": fact}) == shown
    assert _made(source).plain({"fact": fact}) == shown

"""Invented houses in the playground: one tap fills a sheet, so that a newcomer hears the difference at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.app.example_houses import example_houses
from bot.app.wiring import Bot
from bot.content.edits.line_gate import LibraryLines
from bot.content.library import Library, LoadedScripts
from bot.domain.house.sheet import FIRST
from bot.domain.ids import LanguageCode
from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.house.actions import OpenSheetOf, PutExample
from tests.buttons import MORE, OBJECTS, PRICE, means
from tests.conversation.house_sheet import sheet_of, written
from tests.floor import Desk, Floor, TestClock


class _Playground(Floor):
    """A floor whose bot has examples."""

    def _build(self, **other: Any) -> Bot:
        return super()._build(has_examples=True, **other)


@pytest.fixture
async def floor(database_url: str, library: Library) -> AsyncIterator[Floor]:
    """A running playground."""
    opened = _Playground(database_url, library, TestClock())
    await opened.start()
    yield opened
    await opened.stop()


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The owner."""
    return await floor.hire(1, "Ольга", Role.OWNER)


async def test_one_tap_sells_windows_another_software_a_third_nothing(floor: Floor, olga: Desk) -> None:
    """The sentence of the next call says it, and behind «empty» it is the neutral one again."""
    await olga.send("/house")
    await olga.tap(means(OpenSheetOf, team=1))
    await olga.tap(means(PutExample, which="windows"))
    assert "19 из 19" in sheet_of(olga).text
    await olga.tap(means(PutExample, which="software"))
    assert (await written(floor))["p1.name"] == "Склад без бумаги"
    await olga.send("/call Иван")
    await olga.tap(OBJECTS)
    await olga.tap(PRICE)
    assert "настройка, обучение" in olga.card.text
    await olga.tap(means(PutExample, which="clear"), sheet_of(olga).id)
    assert await written(floor) == {}
    await olga.tap(MORE)
    assert "настройка" not in olga.card.text


async def test_an_example_that_there_is_not_is_gone(floor: Floor, olga: Desk) -> None:
    """A forged name changes nothing."""
    await olga.send("/house")
    await olga.tap_data(sheet_of(olga).id, encode(PutExample(team=1, language="ru", which="roofs")))
    assert olga.was_alerted
    assert await written(floor) == {}


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_every_line_of_the_examples_may_be_said(library: Library, language: str) -> None:
    """They pass the gate that typed lines pass, as they stand, and leave nothing out."""
    scripts = LoadedScripts(library)
    judge, houses = LibraryLines(scripts), example_houses(lambda code: library.texts(LanguageCode(code)))(language)
    assert {name for name, lines in houses.items() if lines} == {"windows", "software"}
    for name, lines in houses.items():
        for item, text in lines.items():
            judged = judge.judge(LanguageCode(language), item, text)
            assert judged.finding is None, (name, item.code, judged.finding)
            assert judged.text == text
        assert {item for item in lines if not item.is_answer} == (set(FIRST) if lines else set())

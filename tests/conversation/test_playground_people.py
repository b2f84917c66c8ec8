"""The playground's first minute: what its README says of it works at once, for each of the ready-made people."""

from __future__ import annotations

from bot.app.commands.playground import PLAYGROUND_PEOPLE, TRAINEE, hire_playground_people, let_everybody_come
from bot.domain.ids import LanguageCode
from bot.screens.training.actions import BeginContrast, BeginPractice
from bot.settings import Settings
from tests.buttons import CHOLERIC, means
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

pytestmark = sqlite_only


async def test_everybody_has_his_menu_and_his_keyboard(floor: Floor) -> None:
    """And one press begins a call in his own language; whoever has no access has neither. A second start changes nothing."""
    settings = Settings(_env_file=None)
    desks = {person.id: Desk(floor, floor.emulator.add_person(person)) for person, _, _ in PLAYGROUND_PEOPLE}
    assert await hire_playground_people(floor.bot, settings, floor.clock())
    let_everybody_come(floor.emulator)
    await floor.settle()
    for person, role, _ in PLAYGROUND_PEOPLE:
        desk, spoken = desks[person.id], floor.library.texts(LanguageCode(person.language_code or ""))
        if role is None:
            assert desk.shown == []
            continue
        assert desk.chat.commands[0]["description"] == spoken.plain("command.call")
        await desk.press(spoken.plain("keyboard.next_call"))
        assert desk.card.has(CHOLERIC)
    assert not await hire_playground_people(floor.bot, settings, floor.clock())


async def test_the_trainee_has_three_weeks_behind_him(floor: Floor) -> None:
    """His first page says what he mixes up, and today's cards wait."""
    settings = Settings(_env_file=None)
    vera = Desk(floor, next(floor.emulator.add_person(person) for person, *_ in PLAYGROUND_PEOPLE if person.id == TRAINEE))
    assert await hire_playground_people(floor.bot, settings, floor.clock())
    await vera.send("/train")
    assert vera.card.has(means(BeginPractice))
    assert vera.card.has(means(BeginContrast))
    [(days,)] = await floor.rows("SELECT count(*) FROM training_days")
    assert days == 17

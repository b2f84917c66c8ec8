"""A live run is its trainee's own: no figure, no list, no file, no reminder and nobody else's page knows of it."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.domain.supervision.period import PeriodKind
from bot.screens.action import encode
from bot.screens.coaching.actions import BeginCoaching
from bot.screens.log.actions import OpenLogged
from bot.services.interaction_ports import LogFilter
from tests.buttons import means
from tests.conversation.people.cast import Cast, open_cast, tap
from tests.conversation.training.talking import begin, mishear
from tests.floor import Desk, Floor
from tests.log_rows import consultations_in, events_in

LOOKS = ("/logs", "/week", "/stats", "/coaching", "/export", "/words", "/clients", "/team")


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams; whoever looks after the first one edits words too."""
    cast = await open_cast(floor)
    await floor.write("UPDATE employees SET is_editor = true WHERE person_id = 2")
    return cast


async def talk(desk: Desk) -> None:
    """A whole run in which everything goes wrong, with words that nobody understands, and with known ones."""
    persona = await begin(desk)
    await desk.send("мгм, абырвалг")
    for line in persona.lines:
        await mishear(desk, line, persona)
        await mishear(desk, line, persona)


async def seen_by(desk: Desk) -> list[str]:
    """What somebody sees who looks at everything there is to look at."""
    seen = []
    for command in LOOKS:
        await desk.send(command)
        seen.append(desk.card.text)
    await desk.send("/coaching")
    await tap(desk, "Анна")
    await tap(desk, means(BeginCoaching, period=PeriodKind.WEEK))
    seen.append(desk.card.text)
    says = desk.floor.says
    await desk.send("/logs")
    await tap(desk, says("button.log_filters"))
    await tap(desk, says("button.log_clear"))
    await tap(desk, says("button.log_practice"))
    await tap(desk, says("button.log_show"))
    seen.append(desk.card.text)
    assert says("log.with_practice") in desk.card.text
    await tap(desk, says("button.log_filters"))
    await tap(desk, says("button.log_clear"))
    return seen


@pytest.mark.parametrize("who", ["anna", "vera"])
async def test_whoever_looks_after_the_team_sees_what_he_saw_before(floor: Floor, cast: Cast, who: str) -> None:
    """Also among practice calls, which he may look at, and in the notes that go to editors."""
    before = await seen_by(cast.chief)
    trainee = getattr(cast, who)
    await talk(trainee)
    assert await floor.rows("SELECT count(*) FROM consultations WHERE finished_at IS NOT NULL") == [(1,)]
    assert await seen_by(cast.chief) == before
    for table in await counted(floor):
        assert await floor.rows(f"SELECT count(*) FROM {table}") == [(0,)], table


async def counted(floor: Floor) -> list[str]:
    """The tables in which calls are counted."""
    found = [name for name in floor.tables if "count" in name or "week" in name]
    assert found
    return found


async def test_nobody_opens_one_by_its_number(floor: Floor, cast: Cast) -> None:
    """A forged button finds nothing, whoever taps it."""
    await talk(cast.vera)
    [(number,)] = await floor.rows("SELECT id FROM consultations")
    for desk in (cast.chief, cast.owner):
        await desk.send("/logs")
        shown = desk.card
        await desk.tap_data(shown.id, encode(OpenLogged(call=number, page=0, first=0)))
        assert desk.card.text == shown.text


async def test_files_have_it_only_when_an_operator_asks_for_practice(floor: Floor, cast: Cast) -> None:
    """The file that a colleague makes in the bot has none, with practice calls or without; the command of the server does."""
    await talk(cast.vera)
    reader = floor.bot.database.log_reader()
    for rows in (consultations_in, events_in):
        for which in (LogFilter(), LogFilter(practice=True), LogFilter(live_runs=True)):
            assert [row async for row in rows(reader, which) if row["consultation_id"] is not None] == []
        assert [row async for row in rows(reader, LogFilter(practice=True, live_runs=True)) if row["consultation_id"] is not None]


async def test_nothing_is_asked_about_it_in_the_evening(floor: Floor, cast: Cast) -> None:
    """It has no outcome that is missing, and nobody is to be called back."""
    await talk(cast.vera)
    before = len(cast.vera.shown)
    for _ in range(24):
        floor.clock.advance(hours=1)
        await floor.tick()
    assert len(cast.vera.shown) == before
    assert await floor.rows("SELECT count(*) FROM reminders WHERE consultation_id IS NOT NULL") == [(0,)]


async def test_each_role_that_trains_may(floor: Floor) -> None:
    """Whoever may open /train may talk."""
    for number, role in enumerate((Role.SUPERVISOR, Role.MANAGER, Role.TRAINEE)):
        desk = await floor.hire(500 + number, f"Имя{number}", role)
        assert (await begin(desk)).lines

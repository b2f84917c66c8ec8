"""/logs in conversations: pages, filters, one call with its whole way, and the border of a team. On SQLite only."""

from __future__ import annotations

from bot.screens.action import encode
from bot.screens.log.actions import ChooseCalls, ListCalls, OpenLogged
from bot.services.log.read_log import PAGE_SIZE
from tests.buttons import CHOLERIC, FINISH, NOT_HIM, REFUSED
from tests.conversation.people.cast import audit, open_cast, page, tap
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

pytestmark = sqlite_only


async def lead(desk: Desk, client: str) -> None:
    """A call that ends with a refusal."""
    await desk.send(f"/call {client}")
    await desk.tap(CHOLERIC)
    await desk.tap(NOT_HIM)
    await desk.tap(FINISH)
    await desk.tap(REFUSED)


async def calls(floor: Floor, of: str = "") -> list[int]:
    """Numbers of calls, oldest first."""
    return [number for (number,) in await floor.rows(f"SELECT id FROM consultations {of} ORDER BY id")]


async def test_each_sees_the_calls_of_those_he_looks_after(floor: Floor) -> None:
    """A manager his own, a supervisor his team's with their managers, the owner everybody's; an empty page says what to do."""
    cast = await open_cast(floor)
    for desk, client in ((cast.anna, "Авдей"), (cast.chief, "Богдан"), (cast.far, "Влас")):
        await lead(desk, client)
    seen = {}
    for name in ("owner", "chief", "anna", "vera", "far_chief"):
        desk = getattr(cast, name)
        await desk.send("/logs")
        seen[name] = page(desk, floor.says("button.log_filters")).text
    assert [name for name in ("Авдей", "Богдан", "Влас") if name in seen["owner"]] == ["Авдей", "Богдан", "Влас"]
    assert "Авдей" in seen["chief"]
    assert "Богдан" in seen["chief"]
    assert "Влас" not in seen["chief"]
    assert "Анна" in seen["chief"]
    assert "Авдей" in seen["anna"]
    assert "Анна" not in seen["anna"], "his own name tells him nothing"
    assert "Богдан" not in seen["anna"]
    assert floor.says("log.no_calls") in seen["vera"]
    assert "Влас" in seen["far_chief"]


async def test_filters_are_one_line_and_are_kept(floor: Floor) -> None:
    """Each is a button, together they are one line with the number of calls, and the next visit begins so; one clears all."""
    cast = await open_cast(floor)
    for client in ("Авдей", "Богдан"):
        await lead(cast.anna, client)
    await cast.anna.send("/call Влас")
    await lead(cast.chief, "Гордей")
    chief, says = cast.chief, floor.says
    await chief.send("/logs")
    await tap(chief, says("button.log_filters"))
    await tap(chief, says("button.log_today"))
    await tap(chief, says("button.log_refused"))
    await tap(chief, says("button.log_people"))
    shown = await tap(chief, "Анна")
    assert shown.lines[1:3] == ["сегодня (23.11) · Анна · отказ", "2 звонка"]
    await chief.send("/logs")
    listed = page(chief, says("button.log_filters"))
    assert [name for name in ("Авдей", "Богдан", "Влас", "Гордей") if name in listed.text] == ["Авдей", "Богдан"]
    await tap(chief, says("button.log_filters"))
    await tap(chief, says("button.log_clear"))
    assert await tap(chief, says("button.log_show"))
    assert all(name in page(chief).text for name in ("Авдей", "Богдан", "Влас", "Гордей"))


async def test_a_client_and_days_are_typed(floor: Floor) -> None:
    """A client by the beginning of his name or nearly; days as people write them, or by the calendar."""
    cast = await open_cast(floor)
    await lead(cast.anna, "Прохор")
    anna, says = cast.anna, floor.says
    await anna.send("/logs")
    await tap(anna, says("button.log_filters"))
    await tap(anna, says("button.log_client"))
    # Whoever is not found is asked for again, in one line, whatever was typed.
    for typed, name in (("\u202eНикто\u200b", "Никто"), ("\u200f", "—"), ("щ" * 4096, "щ" * 60)):
        await anna.send(typed)
        assert page(anna).lines[-1] == says("log.no_client", name=name)
    await anna.send("Порхор")
    await tap(anna, "Прохор")
    assert "Прохор" in page(anna).lines[1]
    await tap(anna, says("button.log_days"))
    await anna.send("когда-то")
    assert says("log.no_days") in page(anna).text
    await anna.send("1.11–15.11")
    assert page(anna).lines[1:3] == ["01.11–15.11 · Прохор", "0 звонков"]
    await tap(anna, says("button.log_days"))
    await tap(anna, "20")
    await tap(anna, "23")
    assert page(anna).lines[1:3] == ["20.11–23.11 · Прохор", "1 звонок"]


async def test_a_kept_choice_names_nobody_of_a_team_that_was_left(floor: Floor) -> None:
    """Neither the client nor the colleague who was chosen there stands on any page afterwards."""
    cast = await open_cast(floor)
    await lead(cast.anna, "Прохор")
    chief, says = cast.chief, floor.says
    await chief.send("/logs")
    await tap(chief, says("button.log_filters"))
    await tap(chief, says("button.log_client"))
    await chief.send("Прохор")
    await tap(chief, "Прохор")
    await tap(chief, says("button.log_people"))
    await tap(chief, "Анна")
    assert "Анна · Прохор" in page(chief).lines[1]
    await floor.write("UPDATE employees SET team_id = 2 WHERE person_id = 2")
    for command in ("/logs", "/export"):
        await chief.send(command)
        assert not {"Анна", "Прохор"} & set(page(chief).text.replace("·", " ").split()), command


async def test_pages_lead_on_and_back_and_a_call_back_to_its_page(floor: Floor) -> None:
    """The way of one call has its answers, cards, what was overridden and what came of it; then the list is where it was."""
    cast = await open_cast(floor)
    for number in range(PAGE_SIZE + 2):
        await lead(cast.anna, f"Клиент{number:02}я")
    anna, says = cast.anna, floor.says
    await anna.send("/logs")
    await tap(anna, says("button.log_older"))
    second = page(anna)
    assert [line.split(" · ")[1] for line in second.lines if "Клиент" in line] == ["Клиент01я", "Клиент00я"]
    await tap(anna, "2")
    way = page(anna)
    assert "Клиент00я" in way.lines[0]
    assert says("log.step.started") in way.text
    assert "▸ «" in way.text
    assert says("log.step.overridden", said="🌱 искренний") in way.text or "тип выбран вручную" in way.text
    while page(anna).has(says("button.later")):
        await tap(anna, says("button.later"))
    assert says("log.step.outcome", said=says("outcome.refused")) in page(anna).text
    await tap(anna, says("button.log_back"))
    assert page(anna).lines == second.lines
    await tap(anna, says("button.log_newer"))
    assert "Клиент09я" in page(anna).text
    assert not page(anna).has(says("button.log_newer"))


async def test_later_calls_are_told_apart_where_they_were_on_one_day(floor: Floor) -> None:
    """Their buttons have the hour then, and the day stands once; a call of another day has its day alone."""
    cast = await open_cast(floor)
    for hours, client in ((0, "Прохор"), (24, "Глеб"), (1, "Олег"), (47, "Влас")):
        floor.clock.advance(hours=hours)
        await lead(cast.anna, client)
    await floor.write("UPDATE consultations SET client_id = (SELECT min(client_id) FROM consultations)")
    await cast.anna.send("/logs")
    await tap(cast.anna, "4")
    way = page(cast.anna)
    first, second, third = next(row for row in way.labels if len(row) == 3)
    assert first.split()[0] == second.split()[0] != third
    assert first != second
    assert floor.says("log.later", days="24 нояб., 26 нояб.") in way.text


async def test_a_call_of_another_team_is_refused_and_on_record(floor: Floor) -> None:
    """Opened, as a page's beginning, or chosen by its manager: a forged button shows nothing."""
    cast = await open_cast(floor)
    await lead(cast.far, "Влас")
    await cast.chief.send("/logs")
    (his,) = await calls(floor)
    far = (await floor.rows("SELECT id FROM employees WHERE person_id = 201"))[0][0]
    forged = (OpenLogged(call=his, page=0, first=0), ListCalls(first=his, is_newer=0), ChooseCalls(choice=f"a.e{far}"))
    for action in forged:
        await cast.chief.tap_data(page(cast.chief).id, encode(action))
        assert cast.chief.toast == floor.says("error.not_allowed")
    assert "Влас" not in str([one.text for one in cast.chief.shown])
    assert (await audit(floor)).count(("refused", 2)) == len(forged)

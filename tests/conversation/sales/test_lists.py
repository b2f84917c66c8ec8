"""Sales sent as a file: looked at first, taken once, taken back by one tap."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.people.employee import Role
from bot.domain.sales.amount import MINOR
from bot.screens.action import encode
from bot.screens.sales.actions import AskDoubt, AskList, DropList, MoveList, SettleDoubt, TakeList
from bot.services.sales.take_list import WAITS
from tests.buttons import FINISH, means
from tests.conversation.card_rules import check_message
from tests.floor import Desk, Floor

ALL, KNOWN = means(TakeList, new=1), means(TakeList, new=0)
HEAD = "Дата;Клиент;Сумма"


@pytest.fixture
async def chief(floor: Floor) -> Desk:
    """Who looks after the team."""
    return await floor.hire(2, "Сергей", Role.SUPERVISOR)


async def called(desk: Desk, *names: str) -> None:
    """Have had a call with each."""
    for name in names:
        await desk.send(f"/call {name}")
        await desk.tap(FINISH)


async def send(desk: Desk, *rows: str, name: str = "продажи.csv") -> None:
    """Send a list."""
    await desk.do("send_document", name, "\r\n".join([HEAD, *rows]).encode())


async def counted(floor: Floor) -> list[tuple[str, str, int]]:
    """What counts: client, day, units; the oldest first."""
    found = await floor.rows(
        "SELECT name, sold_on, amount_minor FROM sales JOIN clients ON clients.id = client_id"
        " WHERE voided_at IS NULL ORDER BY sold_on, sales.id"
    )
    return [(name, day, amount // MINOR) for name, day, amount in found]


async def test_nothing_counts_before_it_is_taken(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Known, new, and what could not be read are told apart; one tap takes them, and a second one nothing more."""
    await called(anna, "Иван Петров")
    await send(chief, "01.11.2026;Иван Петров;1 200", "02.11.2026;Мария Белова;800", "завтра;Иван Петров;5", "Итого;;2000")
    check_message(chief.last)
    assert await counted(floor) == []
    for key, facts in (("known", {"n": 1}), ("new", {"n": 1, "clients": 1}), ("faults", {"n": 2})):
        said = floor.says(f"sales_file.{key}", **facts, sum="\x00").partition("\x00")[0]
        assert said.rstrip() in chief.last.text
    await chief.tap(ALL)
    assert await counted(floor) == [("Иван Петров", "2026-11-01", 1200), ("Мария Белова", "2026-11-02", 800)]
    await chief.tap_data(chief.last.id, encode(TakeList(file=1, new=1)))
    assert len(await counted(floor)) == 2
    assert await floor.rows("SELECT count(*) FROM sale_rows") == [(0,)]


async def test_a_row_taken_twice_counts_once(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Twice in one file, or in a file that is sent again, or said after the call before."""
    await called(anna, "Иван Петров")
    rows = (
        "01.11.2026;Иван Петров;1200",
        "01.11.2026;Иван Петров;1200",
        "02.11.2026;Новый Клиент;7",
        "02.11.2026;новый клиент;7",
    )
    for _ in range(2):
        await send(chief, *rows)
        if chief.last.has(ALL):
            await chief.tap(ALL)
    assert await counted(floor) == [("Иван Петров", "2026-11-01", 1200), ("Новый Клиент", "2026-11-02", 7)]


async def test_only_known_clients_may_be_taken(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Then nobody new becomes known."""
    await called(anna, "Иван Петров")
    await send(chief, "01.11.2026;Иван Петров;1200", "02.11.2026;Мария Белова;800")
    await chief.tap(KNOWN)
    assert await counted(floor) == [("Иван Петров", "2026-11-01", 1200)]
    assert await floor.rows("SELECT count(*) FROM clients") == [(1,)]


async def test_whom_a_name_means_is_said_by_a_person(floor: Floor, anna: Desk, chief: Desk) -> None:
    """A part of a name, or one that two bear, is left out until somebody says whose it is, all its rows at once."""
    await called(anna, "Иван Петров", "Анна Белова")
    await send(chief, "01.11.2026;Петров;10", "02.11.2026;Петров;20", "03.11.2026;Белова;30")
    assert not chief.last.has(ALL)
    await chief.tap(means(AskDoubt))
    check_message(chief.last)
    await chief.tap(means(SettleDoubt, client=1))
    await chief.tap(means(SettleDoubt, client=0, new=1))
    await chief.tap(ALL)
    assert await counted(floor) == [
        ("Иван Петров", "2026-11-01", 10),
        ("Иван Петров", "2026-11-02", 20),
        ("Белова", "2026-11-03", 30),
    ]


async def test_a_list_that_counts_can_be_taken_back(floor: Floor, chief: Desk) -> None:
    """Its sales count no more; the file may be sent again."""
    await send(chief, "01.11.2026;Мария Белова;800")
    await chief.tap(ALL)
    await chief.tap(means(DropList))
    assert await counted(floor) == []
    await send(chief, "01.11.2026;Мария Белова;800")
    await chief.tap(ALL)
    assert await counted(floor) == [("Мария Белова", "2026-11-01", 800)]


async def test_names_in_a_list_wait_a_day_at_most(floor: Floor, chief: Desk) -> None:
    """What nobody takes is forgotten, and its buttons say so."""
    await send(chief, "01.11.2026;Мария Белова;800")
    floor.clock.advance(seconds=int((WAITS + timedelta(hours=1)).total_seconds()))
    await floor.tick()
    assert await floor.rows("SELECT count(*) FROM sale_rows") == [(0,)]
    await chief.tap(ALL)
    assert floor.says("sales_file.dropped") in chief.last.text
    assert await counted(floor) == []


async def test_what_is_no_list_gets_one_line(floor: Floor, chief: Desk) -> None:
    """It says how a list looks, as does the page behind «my clients»."""
    await chief.do("send_document", "x.csv", "Привет".encode())
    assert floor.says("sales_file.unread") in chief.last.text
    await chief.send("/clients")
    await chief.tap(means(AskList))
    assert floor.says("sales_file.how") in chief.last.text
    check_message(chief.last)


async def test_a_manager_enters_nobody_elses_sales(floor: Floor, anna: Desk) -> None:
    """A list says what many have sold: it is for whoever looks after the team."""
    await send(anna, "01.11.2026;Мария Белова;800")
    assert await floor.rows("SELECT count(*) FROM sale_files") == [(0,)]


async def test_a_list_may_be_of_another_team(floor: Floor, chief: Desk) -> None:
    """Who looks after several teams says of which it tells: whom the names mean is asked anew there."""
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    darja = await floor.hire(201, "Дарья", Role.MANAGER, "Юг")
    await called(darja, "Мария Белова")
    await send(olga, "01.11.2026;Мария Белова;800")
    await olga.tap(means(MoveList, team=2))
    await olga.tap(ALL)
    assert await floor.rows("SELECT team_id, client_id FROM sales") == [(2, 1)]


async def test_a_thousand_rows_are_taken_in_one_go(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Also where half of the clients are new."""
    await called(anna, "Клиент Первый")
    names = ["Клиент Первый" if number % 2 else f"Покупатель {number}" for number in range(1000)]
    rows = [f"{1 + number % 20:02}.11.2026;{name};{number + 1}" for number, name in enumerate(names)]
    await send(chief, *rows)
    await chief.tap(ALL)
    assert len(await counted(floor)) == 1000
    assert sum(units for _, _, units in await counted(floor)) == sum(range(1, 1001))


async def test_who_is_new_is_made_known_once(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Also where he came in by another list meanwhile, or a person says of a name in doubt that it is somebody new."""
    await called(anna, "Иван Петров")
    await send(chief, "01.11.2026;Мария Белова;800", "02.11.2026;Петров;7", "02.11.2026;Петров;7")
    first = chief.last.data(ALL)
    await chief.tap(means(AskDoubt))
    await chief.tap(means(SettleDoubt, client=0, new=1))
    await send(chief, "01.11.2026;мария белова;800", "03.11.2026;мария белова;900")
    await chief.tap(ALL)
    await chief.tap_data(chief.last.id, first)
    assert [name.casefold() for (name,) in await floor.rows("SELECT name FROM clients ORDER BY id")] == [
        "иван петров",
        "мария белова",
        "петров",
    ]
    assert len(await counted(floor)) == 3

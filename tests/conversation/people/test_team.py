"""/team: who sees whom, what is changed, and that access ends at once."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from tests.buttons import FINISH
from tests.conversation.card_rules import is_live
from tests.conversation.people.cast import Cast, audit, employee, open_cast, page, tap
from tests.floor import Desk, Floor


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams."""
    return await open_cast(floor)


async def open_person(desk: Desk, name: str, team: str | None = None) -> None:
    """Walk to a colleague's page."""
    await desk.send("/team")
    if team is not None:
        await tap(desk, team)
    await tap(desk, name)


async def test_a_supervisor_sees_his_team_and_the_owner_every_team(floor: Floor, cast: Cast) -> None:
    """In one message, edited in place; the border is not even named to a supervisor."""
    await cast.chief.send("/team")
    shown = page(cast.chief)
    assert shown.lines[0] == "Первый"
    assert [label for row in shown.labels for label in row][:4] == ["👑 Ольга", "🧭 Сергей", "🎧 Анна", "🎓 Вера"]
    assert "Юг" not in str(shown.labels) + shown.text
    await cast.owner.send("/team")
    listed = page(cast.owner)
    assert [row[0] for row in listed.labels[:2]] == ["Первый · 4", "Юг · 2"]
    await tap(cast.owner, "Юг")
    assert page(cast.owner).id == listed.id
    assert "🧭 Роман" in str(page(cast.owner).labels)


@pytest.mark.parametrize("name", ["anna", "vera"])
async def test_others_have_no_team_to_look_after(floor: Floor, cast: Cast, name: str) -> None:
    """One sentence; the attempt is in the log."""
    desk = getattr(cast, name)
    await desk.send("/team")
    assert desk.last.text == floor.says("error.not_allowed")
    assert [action for action, _ in await audit(floor)] == ["refused"]
    await desk.send("/audit")
    assert desk.last.text == floor.says("error.not_allowed")


async def test_a_colleague_is_renamed_by_typing(floor: Floor, cast: Cast) -> None:
    """The typed name leaves the chat; what is no name changes nothing."""
    await open_person(cast.chief, "Анна")
    await tap(cast.chief, floor.says("button.person_rename"))
    await cast.chief.send("Анна  Петрова")
    assert (await employee(floor, 101))["name"] == "Анна Петрова"
    assert page(cast.chief).lines[0] == "🎧 Анна Петрова"
    assert cast.chief.last.message.from_bot
    await tap(cast.chief, floor.says("button.person_rename"))
    await cast.chief.send("123")
    assert (await employee(floor, 101))["name"] == "Анна Петрова"


async def test_a_question_that_was_left_is_forgotten(floor: Floor, cast: Cast) -> None:
    """Going back, or going on with a call, makes the next text a client's words again."""
    await open_person(cast.chief, "Анна")
    await tap(cast.chief, floor.says("button.person_rename"))
    await tap(cast.chief, floor.says("button.team_back"))
    await cast.chief.send("Дорого")
    await tap(cast.chief, floor.says("button.person_rename"))
    floor.clock.advance(seconds=5)
    await cast.chief.send("/call")
    await cast.chief.send("это очень дорого")
    assert (await employee(floor, 101))["name"] == "Анна"


async def test_roles_are_changed_and_menus_follow(floor: Floor, cast: Cast) -> None:
    """A trainee becomes a manager by his supervisor, a supervisor by the owner; his command menu says so."""
    await open_person(cast.chief, "Вера")
    await tap(cast.chief, floor.says("button.person_role"))
    assert "руководитель" not in str(page(cast.chief).labels)
    await tap(cast.chief, floor.says("role.manager"))
    assert (await employee(floor, 103))["role"] == "manager"
    await cast.vera.send("/start")
    assert "team" not in [command["command"] for command in cast.vera.chat.commands]
    await open_person(cast.owner, "Вера", "Первый")
    await tap(cast.owner, floor.says("button.person_role"))
    await tap(cast.owner, floor.says("role.supervisor"))
    assert (await employee(floor, 103))["role"] == "supervisor"
    assert "team" in [command["command"] for command in cast.vera.chat.commands]
    assert [one for one in await audit(floor) if one[0] == "role_set"] == [("role_set", 2), ("role_set", 1)]


async def test_moving_leaves_the_calls_behind(floor: Floor, cast: Cast) -> None:
    """By the owner alone; new calls belong to the new team."""
    await cast.anna.send("/call")
    await cast.anna.tap(FINISH)
    await open_person(cast.chief, "Анна")
    assert floor.says("button.person_move") not in str(page(cast.chief).labels)
    await open_person(cast.owner, "Анна", "Первый")
    await tap(cast.owner, floor.says("button.person_move"))
    await tap(cast.owner, "Юг")
    await cast.anna.send("/call")
    assert await floor.rows("SELECT team_id FROM consultations ORDER BY id") == [(1,), (2,)]


@pytest.mark.parametrize("how", ["block", "remove"])
async def test_access_ends_at_once_open_screens_included(floor: Floor, cast: Cast, how: str) -> None:
    """The card gives way to the polite refusal, every old button answers with it, and nothing changes any more."""
    await cast.anna.send("/call Иван")
    card = cast.anna.card
    buttons = [button.data for row in card.message.inline_keyboard for button in row if button.data][::5]
    await open_person(cast.chief, "Анна")
    await tap(cast.chief, floor.says(f"button.person_{how}"))
    assert (await employee(floor, 101))["blocked_at"] is None, "it is asked first"
    await tap(cast.chief, floor.says(f"button.person_{how}_yes"))
    assert [shown.text for shown in cast.anna.shown] == [floor.says("stranger")]
    before = await floor.dump("consultations", "answers", "cards_shown", "clients", "employees", "prompts")
    for data in buttons:
        await cast.anna.tap_data(card.id, data)
        assert cast.anna.toast == floor.says("error.stranger_tap")
        assert cast.anna.was_alerted
    for said in ("/call", "/start", "/help", "/settings", "Сколько стоит?"):
        await cast.anna.send(said)
    assert await floor.dump("consultations", "answers", "cards_shown", "clients", "employees", "prompts") == before
    assert [shown.text for shown in cast.anna.shown if shown.message.from_bot] == [floor.says("stranger")] * 2
    floor.clock.advance(minutes=31)
    await floor.tick()
    assert "Иван" not in str([shown.text for shown in cast.anna.shown]), "nothing is shown when the call ends by itself"
    assert (await floor.call())["finished_by"] == "idle"


async def test_a_blocked_person_is_let_in_again(floor: Floor, cast: Cast) -> None:
    """By one tap; he goes on where he was, with his menu."""
    await open_person(cast.chief, "Анна")
    await tap(cast.chief, floor.says("button.person_block"))
    await tap(cast.chief, floor.says("button.person_block_yes"))
    assert "🚫" in page(cast.chief).lines[0]
    await tap(cast.chief, floor.says("button.person_unblock"))
    await cast.anna.send("/call")
    assert (await floor.call())["finished_at"] is None


async def test_a_removed_person_is_gone_from_the_list_and_his_calls_stay(floor: Floor, cast: Cast) -> None:
    """In the export too."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(FINISH)
    await open_person(cast.chief, "Анна")
    await tap(cast.chief, floor.says("button.person_remove"))
    await tap(cast.chief, floor.says("button.person_remove_yes"))
    assert floor.says("team.removed", name="Анна") in page(cast.chief).text
    await tap(cast.chief, floor.says("button.team_back"))
    assert "Анна" not in str(page(cast.chief).labels)
    assert [row["manager"] for row in await floor.exported()] == ["Анна"]


async def test_the_last_owner_stays(floor: Floor, cast: Cast) -> None:
    """Nobody can remove, block or demote him; with two of them one may go, and then the other stays."""
    owner = (await employee(floor, 1))["id"]
    for data in (f"Tx:{owner}", f"Tb:{owner}:1", f"Tr:{owner}:manager"):
        await cast.owner.send("/team")
        await cast.owner.tap_data(page(cast.owner).id, data)
        assert cast.owner.toast == floor.says("error.not_allowed")
    second = await floor.hire(5, "Павел", Role.OWNER)
    await second.send("/team")
    await second.tap_data(page(second).id, f"Tx:{owner}")
    assert (await employee(floor, 1))["removed_at"] is not None
    await cast.owner.send("/team")
    assert cast.owner.last.text == floor.says("stranger")
    assert (await employee(floor, 5))["role"] == "owner"


async def test_a_mentor_is_named_and_forgotten(floor: Floor, cast: Cast) -> None:
    """One of the team; he is gone with his own removal."""
    await open_person(cast.chief, "Вера")
    await tap(cast.chief, floor.says("button.person_mentor"))
    await tap(cast.chief, "Анна")
    assert floor.says("team.mentor", name="Анна") in page(cast.chief).text
    await tap(cast.chief, floor.says("button.person_mentor"))
    assert "● 🎧 Анна" in str(page(cast.chief).labels)
    await tap(cast.chief, floor.says("button.person_no_mentor"))
    assert await floor.rows("SELECT count(*) FROM mentorships") == [(0,)]
    await tap(cast.chief, floor.says("button.person_mentor"))
    await tap(cast.chief, "Анна")
    await open_person(cast.chief, "Анна")
    await tap(cast.chief, floor.says("button.person_remove"))
    await tap(cast.chief, floor.says("button.person_remove_yes"))
    assert await floor.rows("SELECT count(*) FROM mentorships") == [(0,)]


async def test_the_owner_gives_the_editors_mark(floor: Floor, cast: Cast) -> None:
    """And takes it again; a supervisor is not offered it."""
    await open_person(cast.chief, "Анна")
    assert floor.says("button.person_editor") not in str(page(cast.chief).labels)
    await open_person(cast.owner, "Анна", "Первый")
    await tap(cast.owner, floor.says("button.person_editor"))
    assert floor.says("team.editor") in page(cast.owner).text
    await tap(cast.owner, floor.says("button.person_no_editor"))
    assert (await employee(floor, 101))["is_editor"] in (0, False)


async def test_teams_are_made_and_renamed_by_the_owner(floor: Floor, cast: Cast) -> None:
    """An empty one says what to do."""
    await cast.owner.send("/team")
    await tap(cast.owner, floor.says("button.team_add"))
    await cast.owner.send("Восток")
    assert page(cast.owner).lines[0] == "Восток"
    assert floor.says("team.empty") in page(cast.owner).text
    await tap(cast.owner, floor.says("button.team_rename"))
    await cast.owner.send("Дальний Восток")
    assert await floor.rows("SELECT name FROM teams ORDER BY id") == [("Первый",), ("Юг",), ("Дальний Восток",)]


async def test_many_people_are_walked_through(floor: Floor, cast: Cast) -> None:
    """In two columns of eight, each arrow in its place, and no label too long."""
    for number in range(300, 320):
        await floor.hire(number, f"Менеджер {number} с очень длинным именем, которое не помещается")
    await cast.chief.send("/team")
    seen = []
    while True:
        shown = page(cast.chief)
        seen += [label for row in shown.labels for label in row if label[0] in "👑🧭🎧🎓"]
        assert all(len(label) <= 22 for row in shown.labels for label in row)
        arrows = {floor.says("button.earlier"), floor.says("button.later")}
        assert [len(row) for row in shown.labels if arrows & set(row)] == [2]
        if floor.says("button.later") not in [label for row in shown.labels for label in row]:
            break
        await tap(cast.chief, floor.says("button.later"))
    assert len(seen) == 24


@pytest.mark.parametrize("people", [8, 9, 12, 16])
async def test_a_team_of_usual_size_needs_no_pages(floor: Floor, people: int) -> None:
    """Few stand one below the other, more in two columns."""
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    for number in range(300, 299 + people):
        await floor.hire(number, f"Менеджер {number}")
    await chief.send("/team")
    labels = [row for row in page(chief).labels if row[0][0] in "🧭🎧"]
    assert sum(len(row) for row in labels) == people
    assert {len(row) for row in labels[:-1]} == {1 if people <= 8 else 2}
    assert len(page(chief).labels) == len(labels) + 1


async def test_the_card_stays_last_beside_the_team(floor: Floor, cast: Cast) -> None:
    """Whoever looks after his team during a call finds his card at the bottom."""
    await cast.chief.send("/call")
    await cast.chief.send("/team")
    assert is_live(cast.chief.card)
    assert cast.chief.last.id == cast.chief.card.id

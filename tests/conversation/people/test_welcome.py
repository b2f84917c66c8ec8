"""The first minute of each role: names or codes, the practice call, help; and clients under codes."""

from __future__ import annotations

import pytest

from bot.domain.clients.naming import ClientNaming
from bot.domain.people.employee import Role
from bot.services.interaction_ports import LogFilter
from bot.services.people.access import hash_code, offer_owner_code, renew_owner_code
from tests.buttons import ANOTHER, CHOLERIC, FINISH, MORE, NEXT_CALL, NOT_HIM, RETURN, UNDO
from tests.conversation.people.cast import Cast, employee, open_cast, page, tap
from tests.floor import Desk, Floor
from tests.log_rows import consultations_in

CODE = "owner-code-canary-1234567890"


@pytest.fixture
async def undecided(floor: Floor) -> Floor:
    """A house whose owner has not chosen yet."""
    floor.naming = None
    return floor


@pytest.fixture
async def coded(floor: Floor) -> Floor:
    """A house whose owner has chosen codes."""
    floor.naming = ClientNaming.CODES
    return floor


async def make_owner(floor: Floor) -> Desk:
    """Let the first owner in, as the start of the program does."""
    async with floor.bot.database.unit_of_work() as work:
        await offer_owner_code(work, CODE, floor.clock())
        await work.commit()
    olga = floor.stranger(1, "Ольга")
    await olga.send(f"/start {CODE}")
    return olga


async def test_the_first_owner_is_asked_names_or_codes(undecided: Floor) -> None:
    """Nothing is marked, and he may put it off; the answer edits the question and leads to the next."""
    olga = await make_owner(undecided)
    question = page(olga)
    codes, names, later = (undecided.says(f"button.{key}") for key in ("codes", "names", "put_off"))
    assert question.labels == [[codes, names], [later]]
    await tap(olga, names)
    assert page(olga).id == question.id
    assert page(olga).text == undecided.says("welcome.zone", time="12:00")
    assert await undecided.rows("SELECT client_naming FROM organisation") == [("names",)]
    await olga.send("/call Иван")
    assert olga.card.lines[0].startswith("«Иван, ")


async def test_until_he_answers_calls_run_without_a_name(undecided: Floor) -> None:
    """The card says so instead of asking for a name; words are the client's from the first on, and nothing is kept as a name."""
    olga = await make_owner(undecided)
    await olga.send("/settings")
    assert undecided.says("settings.undecided") in page(olga).text
    for typed in ("/call Светлана", "/call К-17"):
        await olga.send(typed)
        assert olga.card.lines[-1] == undecided.says("prompt.no_names_yet")
        assert (await undecided.call())["client_id"] is None
    await olga.send("дорого, мне надо подумать")
    assert (await undecided.call())["taps"] == 0
    assert await undecided.rows("SELECT kind FROM free_texts") == [("cue",)]
    assert olga.card.lines[-1] == undecided.says("prompt.objections")
    await olga.tap(FINISH)
    await olga.do("send_contact", "Светлана", None, "+79991234567")
    assert olga.last.text == undecided.says("hint.no_names_yet")
    assert "Светлана" not in await undecided.dump()


async def test_under_codes_a_call_by_name_gets_a_code_of_the_bots(coded: Floor) -> None:
    """The card says that there are no names and offers a code nobody has; one tap takes it, and the name is nowhere."""
    anna = await coded.hire(101, "Анна")
    await anna.send("/call К-2")
    await anna.send("/call Светлана Канарейкина")
    assert anna.card.lines[-1] == coded.says("prompt.write_code")
    assert (await coded.call())["client_id"] is None
    offered = coded.says("button.take_code", code="К-3"), coded.says("button.no_code")
    assert [row[0] for row in anna.card.labels[:2]] == list(offered), "К-2 is somebody else"
    await anna.tap(offered[0])
    assert "К-3" in anna.card.text
    assert "К-3" not in anna.card.lines[0], "nobody is addressed by a code"
    assert "Канарейкина" not in await coded.dump()


async def test_under_codes_one_of_his_own_can_be_typed_or_none_taken(coded: Floor) -> None:
    """A name that is typed all the same leaves the question; any other words are the client's, also when they tell nothing."""
    anna = await coded.hire(101, "Анна")
    await anna.send("/call Пётр Канарейкин")
    await anna.send("Пётр Канарейкин")
    assert anna.card.lines[-1] == coded.says("prompt.write_code"), "the question stands"
    await anna.send("К-17")
    assert await coded.rows("SELECT name, is_code FROM clients") in ([("К-17", 1)], [("К-17", True)])
    await anna.send("/call Пётр Канарейкин")
    await anna.send("видел ваш сайт на той неделе")
    assert await coded.rows("SELECT text FROM free_texts WHERE text IS NOT NULL") == [("видел ваш сайт на той неделе",)]
    await anna.send("/call Пётр Канарейкин")
    await anna.tap(coded.says("button.no_code"))
    assert anna.card.lines[-1] != coded.says("prompt.write_code")
    assert "Канарейкин" not in await coded.dump()


async def test_a_code_that_somebody_took_meanwhile_is_not_given_twice(coded: Floor) -> None:
    """Two managers are offered the same; the second to tap gets the next."""
    anna, boris = await coded.hire(101, "Анна"), await coded.hire(102, "Борис")
    for one in (anna, boris):
        await one.send("/call Светлана")
    for one in (anna, boris):
        await one.tap(coded.says("button.take_code", code="К-1"))
    assert "К-1" in anna.card.text
    assert "К-2" in boris.card.text


async def test_under_codes_a_call_may_begin_with_one(coded: Floor) -> None:
    """And the sentence reads as without a name."""
    anna = await coded.hire(101, "Анна")
    await anna.send("/call")
    nameless = anna.card.lines[0]
    await anna.send("/call К-18")
    assert anna.card.lines[0] == nameless
    assert [row["client"] for row in await coded.exported()] == [None, "К-18"]


async def test_under_codes_words_are_words_and_contacts_are_not_offered(coded: Floor) -> None:
    """A lone name raises no question; a shared contact's name is neither kept nor offered."""
    anna = await coded.hire(101, "Анна")
    await anna.do("send_contact", "Пётр", "Канарейкин", "+79991234567")
    assert anna.last.text == coded.says("hint.codes_only")
    await anna.send("/call")
    await anna.send("Пётр Канарейкин")
    assert coded.says("button.is_name") not in str(anna.card.labels)
    await anna.do("send_contact", "Пётр", "Канарейкин", "+79991234567")
    assert anna.card.lines[-1] == coded.says("prompt.write_code")
    assert await coded.rows("SELECT count(*) FROM clients") == [(0,)]
    assert await coded.rows("SELECT count(*) FROM free_texts WHERE kind = 'name_or_words'") == [(0,)]


async def test_the_practice_call_is_one_to_the_end(floor: Floor) -> None:
    """Marked on the card within its lengths and on the summary, in the export only when asked for; the next call is real."""
    anna = await floor.hire(101, "Анна")
    await anna.send("/start")
    await anna.tap_data(anna.last.id, "Ty")
    for label in (CHOLERIC, CHOLERIC):
        assert anna.card.lines[5].startswith("🎓 ")
        assert len(anna.card.lines[5]) <= 32
        await anna.tap(label)
    await anna.tap(FINISH)
    assert anna.card.lines[0] == floor.says("finished.title_practice")
    assert anna.card.lines[-1] == floor.says("finished.practice")
    await anna.tap(RETURN)
    assert anna.card.lines[5].startswith("🎓 ")
    await anna.tap(FINISH)
    await anna.tap(NEXT_CALL)
    assert not anna.card.lines[5].startswith("🎓")
    assert [row["is_practice"] for row in await floor.exported()] == [False]
    everything = [row async for row in consultations_in(floor.bot.database.log_reader(), LogFilter(practice=True))]
    assert [row["is_practice"] for row in everything] == [True, False]


async def test_in_a_practice_call_the_small_buttons_say_what_they_do(floor: Floor) -> None:
    """In the answer to the tap on them; in a call for real they are silent."""
    anna = await floor.hire(101, "Анна")
    await anna.send("/start")
    says = {ANOTHER: "practice.another", NOT_HIM: "practice.not_him", UNDO: "practice.undo", MORE: "practice.more"}
    await anna.tap_data(anna.last.id, "Ty")
    await anna.tap(CHOLERIC)
    for small, key in says.items():
        await anna.tap(small)
        assert anna.toast == floor.says(key)
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    for small in says:
        await anna.tap(small)
        assert anna.toast not in {floor.says(key) for key in says.values()}


async def test_a_second_tap_begins_no_second_practice_call(floor: Floor) -> None:
    """Thumbs tap twice."""
    anna = await floor.hire(101, "Анна")
    await anna.send("/start")
    await anna.tap_data(anna.last.id, "Ty")
    await anna.tap_data(anna.last.id, "Ty")
    assert await floor.rows("SELECT count(*) FROM consultations") == [(1,)]


@pytest.mark.parametrize("role", Role)
async def test_help_is_short_and_for_the_role(floor: Floor, role: Role) -> None:
    """A line for each command of the menu but help itself, in the menu's order, and how a call goes: a line each, no more."""
    desk = await floor.hire(101, "Кто-то", role)
    await desk.send("/start")
    await desk.send("/help")
    *lines, empty, how = desk.last.lines
    menu = [command["command"] for command in desk.chat.commands if command["command"] != "help"]
    assert lines == [f"/{name} — {floor.says(f'help.command.{name}')}" for name in menu]
    assert (empty, how) == ("", floor.says("help.trainee" if role is Role.TRAINEE else "help.call"))
    assert len(desk.last.lines) <= 17


async def test_a_lost_owner_gets_in_by_a_new_code(floor: Floor) -> None:
    """It works beside an owner, replaces the one before, and whoever uses it is an owner too: even one who was removed."""
    cast: Cast = await open_cast(floor)
    async with floor.bot.database.unit_of_work() as work:
        await renew_owner_code(work, "first-code", floor.clock())
        await renew_owner_code(work, CODE, floor.clock())
        await work.commit()
    await cast.owner.send("/team")
    await tap(cast.owner, "Первый")
    await tap(cast.owner, "Анна")
    await tap(cast.owner, floor.says("button.person_remove"))
    await tap(cast.owner, floor.says("button.person_remove_yes"))
    await cast.anna.send("/start first-code")
    assert (await employee(floor, 101))["removed_at"] is not None
    await cast.anna.send(f"/start {CODE}")
    row = await employee(floor, 101)
    assert (row["role"], row["removed_at"]) == ("owner", None)
    assert (await employee(floor, 1))["role"] == "owner"
    assert hash_code(CODE) in await floor.dump("owner_codes")
    assert CODE not in await floor.dump()


async def test_strangers_see_only_start_and_help(floor: Floor) -> None:
    """The menu for everybody holds nothing that they cannot do; the bot says what it is."""
    gleb = floor.stranger(900, "Глеб")
    for _ in range(50):
        if floor.emulator.requests["getMyShortDescription"] > len(floor.library.languages):
            break
        await floor.settle()
    assert [command["command"] for command in gleb.chat.commands] == ["start", "help"]
    profile = floor.emulator.world.profile
    assert profile.text("short_description", "ru") == floor.says("profile.short")
    before = floor.emulator.requests.copy()
    await floor.restart()
    for _ in range(50):
        await floor.settle()
    sent = floor.emulator.requests - before
    assert [sent[name] for name in ("setMyCommands", "setMyDescription", "setMyShortDescription")] == [0, 0, 0]

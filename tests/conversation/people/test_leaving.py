"""Whoever leaves a team leaves its clients behind: nothing of it opens or comes any more, and no promise is lost on the way."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.domain.people.permissions import Deed
from bot.screens.action import encode
from bot.screens.calls.actions import Return
from bot.screens.clients.actions import CallClient, OpenClient, TakeClient, ViewClient
from bot.screens.people.actions import SetMentor, ShowPromisesLeft
from bot.screens.phrases.actions import OpenText, TextPast
from bot.screens.reminders.actions import OpenReminded
from tests.buttons import ASK_NAME, CALL_BACK, CHOLERIC, FINISH, IN_AN_HOUR, MORE, NONE_FITS
from tests.conversation.card_rules import check_message, is_live
from tests.conversation.people.cast import Cast, audit, change, employee, open_cast, page, tap
from tests.conversation.people.test_invites import invite
from tests.conversation.reminders.test_reminders import promised, states
from tests.floor import Desk, Floor, Shown

MOVE = ("button.person_move", "Юг")
REMOVE = ("button.person_remove", "button.person_remove_yes")


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams, whose people have all opened the bot."""
    cast = await open_cast(floor)
    for desk in (cast.owner, cast.chief, cast.anna, cast.vera, cast.far_chief, cast.far):
        await desk.send("/start")
    return cast


async def moved(cast: Cast, name: str = "Анна") -> None:
    """Let the owner move somebody of the first team to the other."""
    await change(cast.owner, name, *MOVE, team="Первый")


async def removed(cast: Cast, name: str = "Анна") -> None:
    """Let the supervisor remove somebody of the first team."""
    await change(cast.chief, name, *REMOVE)


def left_message(desk: Desk) -> Shown:
    """The message about promised calls that were left behind."""
    sign = desk.floor.says("left.title", name="\0", team="\0").partition("\0")[0]
    return next(one for one in reversed(desk.shown) if one.message.from_bot and one.text.startswith(sign))


def has_left_message(desk: Desk) -> bool:
    """Whether he was told of promised calls that were left behind."""
    try:
        left_message(desk)
    except StopIteration:
        return False
    return True


def everything_said(desk: Desk) -> str:
    """All that stands in a chat now."""
    return str([(shown.text, shown.labels) for shown in desk.shown])


async def details_of(floor: Floor, action: str) -> list[dict[str, str]]:
    """What the audit log says of an action, oldest first."""
    return [
        json.loads(text) for (text,) in await floor.rows(f"SELECT details FROM audit_log WHERE action = '{action}' ORDER BY id")
    ]


async def promise_of(floor: Floor) -> int:
    """The number of the first promise: the weekly figures are reminders too."""
    return int((await floor.rows("SELECT min(id) FROM reminders WHERE kind = 'call_back'"))[0][0])


async def clients(floor: Floor) -> list[tuple[Any, ...]]:
    """All clients: team, name, language."""
    return await floor.rows("SELECT team_id, name, language FROM clients ORDER BY id")


# ---- what was his opens no more ----


@pytest.mark.parametrize("verb", ["r:1", "a:1", "l:1:en", "Ct:1:2", "x:1:bought", "g:1:1", "Rm:1:0:0", "s:0:1"])
async def test_an_old_call_of_the_old_team_is_refused(floor: Floor, cast: Cast, verb: str) -> None:
    """Reopened, renamed, spoken to in another language, given a client of the new team, told an outcome: one sentence each."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(CHOLERIC)
    await cast.anna.tap(FINISH)
    summary = cast.anna.card
    await cast.far.send("/call Прохор")
    await moved(cast)
    tables = ("consultations", "clients", "answers", "reminders", "prompts", "free_texts")
    before, known = await floor.dump(*tables), everything_said(cast.anna)
    await cast.anna.tap_data(summary.id, verb)
    assert cast.anna.toast == floor.says("error.left_behind")
    assert cast.anna.was_alerted
    assert (await floor.dump(*tables), everything_said(cast.anna)) == (before, known)
    assert (await details_of(floor, "refused"))[-1] == {"deed": "guide_call", "call": "1"}
    await cast.anna.send("Секретное имя")
    assert (await clients(floor))[0] == (1, "Иван", "ru")


async def test_the_old_teams_export_never_shows_another_teams_client(floor: Floor, cast: Cast) -> None:
    """Whatever he tries with the call that he left behind, open or not, and with the client he calls where he is now."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(FINISH)
    await cast.anna.send("/call")
    await moved(cast)
    await cast.far.send("/call Прохор")
    await cast.far.tap(FINISH)
    prokhor = next(number for number, name in await floor.rows("SELECT id, name FROM clients") if name == "Прохор")
    for call in (1, 2):
        for data in (f"r:{call}", encode(TakeClient(call=call, client=prokhor)), f"a:{call}"):
            await cast.anna.tap_data(cast.anna.last.id, data)
        await cast.anna.send("Прохор")
    await cast.anna.tap_data(cast.anna.last.id, encode(CallClient(client=prokhor, is_found=0)))
    await cast.anna.tap(FINISH)
    seen = {(row["team"], row["client"]) for row in await floor.exported() if row["client"]}
    assert seen == {("Первый", "Иван"), ("Юг", "Прохор")}


async def test_the_open_call_ends_with_the_move(floor: Floor, cast: Cast) -> None:
    """Its card gives way to a sentence without a button, it is over in the log, and the next one belongs to the new team."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(CHOLERIC)
    card = cast.anna.card
    data = card.data(FINISH)
    await moved(cast)
    closed = next(shown for shown in cast.anna.shown if shown.id == card.id)
    assert (closed.text, closed.labels) == (floor.says("left.call"), [])
    assert "Иван" not in everything_said(cast.anna)
    call = await floor.call()
    assert (call["finished_by"], call["finished_at"] is not None, call["outcome"]) == ("idle", True, None)
    assert await details_of(floor, "call_ended") == [{"employee": "3", "call": "1"}]
    assert (await floor.kinds()).count("call_finished") == 1
    await cast.anna.tap_data(card.id, data)
    assert cast.anna.toast == floor.says("error.left_behind")
    await cast.anna.send("очень дорого")
    assert (await floor.call())["id"] == 1, "words are no longer the old client's"
    await cast.anna.send("/call")
    assert await floor.rows("SELECT team_id, finished_at IS NULL FROM consultations ORDER BY id") == [(1, False), (2, True)]


@pytest.mark.parametrize("asked", ["⋯ name", "rename", "none_fits", "call_back"])
async def test_what_was_asked_for_is_asked_no_more(floor: Floor, cast: Cast, asked: str) -> None:
    """The next words typed rename no client of the old team, are no note of his and no date of his call."""
    await cast.anna.send("/call Иван")
    if asked == "⋯ name":
        await cast.anna.tap(MORE)
        await cast.anna.tap(ASK_NAME)
    elif asked == "none_fits":
        await cast.anna.tap(MORE)
        await cast.anna.tap(NONE_FITS)
    else:
        await cast.anna.tap(FINISH)
        if asked == "rename":
            await cast.anna.send("/clients")
            await cast.anna.tap_data(page(cast.anna).id, "Cr:1")
        else:
            await cast.anna.tap(CALL_BACK)
    assert await floor.rows("SELECT count(*) FROM prompts") == [(1,)]
    await moved(cast)
    assert await floor.rows("SELECT count(*) FROM prompts") == [(0,)]
    await cast.anna.send("завтра в 15")
    assert await clients(floor) == [(1, "Иван", "ru")]
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE text IS NOT NULL") == [(0,)]
    assert (await floor.call())["follow_up_at"] is None


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("client_name", "error.left_behind"),
        ("none_fits", "error.left_behind"),
        ("call_back_at", "error.left_behind"),
        ("client_rename", "error.not_allowed"),
        ("client_merge", "error.not_allowed"),
    ],
)
async def test_words_for_what_was_left_behind_are_refused(floor: Floor, cast: Cast, kind: str, says: str) -> None:
    """Also if the question should have outlived the move: nothing of them is kept, and it is on record."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(FINISH)
    await moved(cast)
    subject = "1:0" if kind == "call_back_at" else "1"
    await floor.write(
        f"INSERT INTO prompts (chat_id, kind, subject, until) VALUES (101, '{kind}', '{subject}', '2026-11-23 09:30:00')"
    )
    await cast.anna.send("Секретов завтра в 15")
    assert cast.anna.last.text == floor.says(says)
    assert "Секретов" not in await floor.dump()
    assert [action for action, person in await audit(floor) if person == 101] == ["refused"]


async def test_a_name_that_was_not_decided_is_erased(floor: Floor, cast: Cast) -> None:
    """Typed in the old team, it begins no call in the new one."""
    await cast.anna.send("Мирон")
    start = page(cast.anna)
    data = next(button.data for row in start.message.inline_keyboard for button in row if (button.data or "").startswith("s:"))
    assert data
    await moved(cast)
    assert "Мирон" not in await floor.dump("free_texts")
    await cast.anna.tap_data(start.id, data)
    assert cast.anna.toast == floor.says("error.gone")
    assert await clients(floor) == []


# ---- promises ----


async def test_whoever_looks_after_the_team_is_told_what_was_promised(floor: Floor, cast: Cast) -> None:
    """In one message without a sound: who, when, in the reader's zone, and a tap that leads to the client."""
    await promised(cast.anna, "Иван")
    await promised(cast.anna, "Мария", "button.call_back_tomorrow")
    await floor.write("UPDATE employees SET time_zone = 'Asia/Yekaterinburg' WHERE person_id = 2")
    sent = len(floor.emulator.calls)
    await moved(cast)
    told = left_message(cast.chief)
    assert told.lines[0] == floor.says("left.title", name="Анна", team="Первый")
    assert told.labels == [["⚡ Иван · 23 нояб., 15:00"], ["⚡ Мария · 24 нояб., 12:00"]]
    check_message(told)
    [call] = [one for one in floor.emulator.calls[sent:] if one.method == "sendMessage" and one.params["chat_id"] == "2"]
    assert call.params["disable_notification"] == "true"
    assert not has_left_message(cast.owner), "there is a supervisor"
    assert not has_left_message(cast.far_chief)
    await cast.chief.tap(told.labels[0][0], told.id)
    assert cast.chief.last.lines[0] == "Иван"
    assert "⏰ 23 нояб., 15:00" in cast.chief.last.text, "it is still to be made"
    [left] = await details_of(floor, "promises_left")
    assert left == {
        "employee": "3",
        "team": "1",
        "n": "2",
        "reminders": f"{await promise_of(floor)},{await promise_of(floor) + 1}",
        "told": "2",
    }
    assert await states(floor) == ["left", "left"]


async def test_a_promise_is_kept_by_whoever_calls_the_client(floor: Floor, cast: Cast) -> None:
    """From then on it is not awaited, and no longer in the list."""
    await promised(cast.anna, "Иван")
    await promised(cast.anna, "Мария")
    await moved(cast)
    await cast.chief.tap(left_message(cast.chief).labels[0][0], left_message(cast.chief).id)
    await cast.chief.tap(floor.says("button.call_client"))
    assert "⏰ 23 нояб." in cast.chief.card.text
    await cast.chief.tap(FINISH)
    assert await states(floor) == ["done", "left"]
    await cast.chief.tap_data(left_message(cast.chief).id, encode(ShowPromisesLeft(team=1, person=3, page=0)))
    assert [row[0].split()[1] for row in left_message(cast.chief).labels] == ["Мария"]


async def test_a_client_taken_into_a_call_is_called_too(floor: Floor, cast: Cast) -> None:
    """Named in the call instead of before it."""
    await promised(cast.anna, "Иван")
    await moved(cast)
    await cast.chief.send("/call")
    await cast.chief.tap_data(cast.chief.card.id, encode(TakeClient(call=2, client=1)))
    assert await states(floor) == ["done"]


async def test_many_promises_are_walked_through(floor: Floor, cast: Cast) -> None:
    """None is left out, however many there are; whoever was not named is a line without a button."""
    for number in range(8):
        await promised(cast.anna, f"Клиент {'АБВГДЕЖЗ'[number]}", "button.call_back_tomorrow")
    await promised(cast.anna, None)
    await removed(cast)
    first = left_message(cast.chief)
    check_message(first)
    assert floor.says("client.nameless") in first.lines[-1]
    assert len(first.labels) == 8, "seven clients and the way on"
    await cast.chief.tap(floor.says("button.later"), first.id)
    second = left_message(cast.chief)
    assert second.id == first.id
    assert len(second.labels) == 2
    assert {row[0].split()[2] for row in first.labels[:-1]} | {second.labels[0][0].split()[2]} == set("АБВГДЕЖЗ")


async def test_the_owner_is_told_where_nobody_looks_after_the_team(floor: Floor, cast: Cast) -> None:
    """He may look at the client, of whatever team, have him as a file and erase him: he calls and changes those of his own."""
    await promised(cast.far, "Прохор")
    await change(cast.owner, "Роман", "button.person_block", "button.person_block_yes", team="Юг")
    await change(cast.owner, "Дарья", *REMOVE, team="Юг")
    told = left_message(cast.owner)
    await cast.owner.tap(told.labels[0][0], told.id)
    shown = cast.owner.last
    assert shown.lines[0] == "Прохор"
    about = [floor.says("button.client_file"), floor.says("button.client_erase")]
    assert shown.labels == [[floor.says("button.orders")], about, [floor.says("button.to_clients")]]
    for data in (encode(CallClient(client=1, is_found=0)), "Cr:1", "Ci:1:en"):
        await cast.owner.tap_data(shown.id, data)
        assert cast.owner.toast == floor.says("error.not_allowed")
    assert not has_left_message(cast.far_chief)


async def test_the_card_stays_last_below_what_is_told(floor: Floor, cast: Cast) -> None:
    """For whoever is in a call: who is told of it, and who has just done it."""
    await promised(cast.anna, "Иван")
    await cast.chief.send("/call Пётр")
    await removed(cast)
    assert [shown.text for shown in cast.chief.shown][-2:] == [left_message(cast.chief).text, cast.chief.card.text]
    assert is_live(cast.chief.card)


@pytest.mark.parametrize("how", ["move", "remove"])
async def test_it_is_said_beforehand_how_many_promises_there_are(floor: Floor, cast: Cast, how: str) -> None:
    """Where it is asked whether he is really to leave; nothing where there are none."""
    await cast.owner.send("/team")
    await tap(cast.owner, "Первый")
    await tap(cast.owner, "Анна")
    await tap(cast.owner, floor.says(f"button.person_{how}"))
    assert floor.says("team.promises", n=0) not in page(cast.owner).text
    await promised(cast.anna, "Иван")
    await promised(cast.anna, "Мария")
    await cast.owner.tap_data(page(cast.owner).id, f"Ta:3:{'m' if how == 'move' else 'x'}:0")
    assert floor.says("team.promises", n=2) in page(cast.owner).text
    check_message(page(cast.owner))


async def test_a_practice_call_promises_nothing_to_anybody(floor: Floor, cast: Cast) -> None:
    """It is neither counted nor handed over."""
    await cast.anna.tap_data(cast.anna.last.id, "Ty")
    await cast.anna.tap(FINISH)
    await cast.anna.tap(CALL_BACK)
    await cast.anna.tap(IN_AN_HOUR)
    await moved(cast)
    assert not has_left_message(cast.chief)
    assert await states(floor) == ["dropped"]


# ---- nothing of the old team reaches him ----


@pytest.mark.parametrize("how", ["move", "remove", "remove and invite elsewhere", "remove and invite again"])
async def test_nothing_of_the_old_team_reaches_him(floor: Floor, cast: Cast, how: str) -> None:
    """No reminder, no evening, no summary when he is back; what was shown before stands without a name and a button."""
    await promised(cast.anna, "Канарейкин")
    floor.clock.advance(hours=1)
    await floor.tick()
    reminder = next(shown for shown in cast.anna.shown if shown.text.startswith("⏰"))
    await promised(cast.anna, "Канарейкин Второй")
    await cast.anna.send("/call Канарейкин Третий")
    await cast.anna.tap(FINISH)
    await leave_and_return(cast, how)
    closed = next(shown for shown in cast.anna.shown if shown.id == reminder.id)
    assert closed.labels == []
    assert "Канарейкин" not in closed.text
    known = {shown.id for shown in cast.anna.shown}
    for _ in range(30):
        floor.clock.advance(hours=1)
        await floor.tick()
    if how != "remove":
        await cast.anna.do("block")
        floor.clock.advance(hours=1)
        await cast.anna.do("unblock")
        await floor.tick()
        await cast.anna.send("/clients")
        await cast.anna.tap(floor.says("button.all_reminders"))
        assert floor.says("reminders.none") in page(cast.anna).text
    if how != "remove and invite again":
        came = [shown for shown in cast.anna.shown if shown.id not in known]
        assert "Канарейкин" not in str([(shown.text, shown.labels) for shown in came])
    assert (await states(floor)).count("left") == 2
    assert [
        text for text in (shown.text for shown in cast.anna.shown if shown.id not in known) if text.startswith("⏰ Пора")
    ] == []


async def leave_and_return(cast: Cast, how: str) -> None:
    """Let Anna leave her team, and come back by a link if that is how."""
    if how == "move":
        await moved(cast)
        return
    await removed(cast)
    if "invite" in how:
        code = await invite(cast.far_chief if "elsewhere" in how else cast.chief, "role.manager")
        await cast.anna.send(f"/start {code}")


async def test_whoever_comes_back_into_the_same_team_finds_his_calls(floor: Floor, cast: Cast) -> None:
    """They are his and of the team he is in; what was handed over stays so until he promises anew."""
    await promised(cast.anna, "Иван")
    floor.clock.advance(hours=1)
    await floor.tick()
    await leave_and_return(cast, "remove and invite again")
    assert await states(floor) == ["left"]
    await cast.anna.tap_data(cast.anna.last.id, encode(OpenReminded(reminder=await promise_of(floor), listed=0)))
    assert floor.says("reminder.left") in everything_said(cast.anna)
    assert await floor.rows("SELECT count(*) FROM consultations") == [(1,)]
    await cast.anna.tap_data(cast.anna.last.id, "b:1:h")
    assert await states(floor) == ["waiting"]
    floor.clock.advance(hours=1)
    await floor.tick()
    assert cast.anna.last.text.startswith(floor.says("reminder.title", name="Иван"))
    assert (await employee(floor, 101))["team_id"] == 1


async def test_whoever_comes_back_into_another_team_finds_none(floor: Floor, cast: Cast) -> None:
    """The summary of a call that he led before says one sentence."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(FINISH)
    summary = cast.anna.card
    await leave_and_return(cast, "remove and invite elsewhere")
    await cast.anna.tap_data(summary.id, encode(Return(call=1)))
    assert cast.anna.toast == floor.says("error.left_behind")


async def test_the_evening_asks_about_the_team_one_is_in(floor: Floor, cast: Cast) -> None:
    """Of the calls of a day in two teams it asks about those of the last."""
    await cast.anna.send("/call Старов")
    await cast.anna.tap(FINISH)
    await moved(cast)
    await cast.anna.send("/call Новиков")
    await cast.anna.tap(FINISH)
    floor.clock.advance(hours=7)
    await floor.tick()
    await floor.tick()
    evening = cast.anna.card
    assert floor.says("evening.title") in evening.text
    assert "Новиков" in evening.text
    assert floor.says("evening.left", n=1) in evening.text
    await cast.anna.tap_data(evening.id, "Re:1:1:bought")
    assert cast.anna.toast == floor.says("error.left_behind")


async def test_what_an_older_version_left_waiting_is_handed_over_when_it_is_due(floor: Floor, cast: Cast) -> None:
    """A promise of somebody who was moved or removed before, or in the same moment: told to the team, never to him."""
    await promised(cast.anna, "Иван")
    await promised(cast.vera, "Мария")
    await cast.anna.send("/call Открытов")
    await floor.write("UPDATE employees SET team_id = 2 WHERE person_id = 101")
    await floor.write("UPDATE employees SET removed_at = '2026-11-23 09:30:00' WHERE person_id = 103")
    card = cast.anna.card
    known = everything_said(cast.vera)
    await cast.anna.tap(CHOLERIC, card.id)
    assert cast.anna.toast == floor.says("error.left_behind")
    floor.clock.advance(hours=1)
    await floor.tick()
    assert await states(floor) == ["left", "left"]
    assert {"Иван", "Мария"} == {
        shown.labels[0][0].split()[1] for shown in cast.chief.shown if "больше не" in shown.text and shown.labels
    }
    assert not [shown for shown in cast.anna.shown if shown.text.startswith("⏰")]
    assert everything_said(cast.vera) == known
    assert [person for action, person in await audit(floor) if action == "promises_left"] == [0, 0], "the server's own doing"
    assert (await floor.call())["finished_by"] == "idle"
    assert "Открытов" in next(shown.text for shown in cast.anna.shown if shown.id == card.id), "of a card that stood there before"


async def test_an_owner_who_moves_himself_leaves_as_others_do(floor: Floor, cast: Cast) -> None:
    """His call ends, and the supervisor of the team is told what he promised."""
    await promised(cast.owner, "Иван")
    await cast.owner.send("/call Пётр")
    await moved(cast, "Ольга")
    assert floor.says("left.call") in [shown.text for shown in cast.owner.shown]
    assert "Пётр" not in everything_said(cast.owner)
    assert left_message(cast.chief).labels[0][0].startswith("⚡ Иван")
    await cast.owner.send("/call")
    assert (await floor.call())["team_id"] == 2


async def test_a_supervisor_who_moves_sees_no_promise_of_his_old_team(floor: Floor, cast: Cast) -> None:
    """The list that he was told of, and the client behind it."""
    await promised(cast.anna, "Иван")
    await removed(cast)
    told = left_message(cast.chief)
    await moved(cast, "Сергей")
    for data in (encode(ShowPromisesLeft(team=1, person=3, page=0)), encode(OpenClient(client=1)), encode(ViewClient(client=1))):
        await cast.chief.tap_data(told.id, data)
        assert cast.chief.toast == floor.says("error.not_allowed")


async def test_who_has_left_nothing_is_not_named(floor: Floor, cast: Cast) -> None:
    """Whoever asks for somebody of another team learns not even his name."""
    await cast.chief.tap_data(cast.chief.last.id, encode(ShowPromisesLeft(team=1, person=6, page=0)))
    assert cast.chief.toast == floor.says("error.gone")
    await cast.chief.tap_data(cast.chief.last.id, encode(ShowPromisesLeft(team=2, person=6, page=0)))
    assert cast.chief.toast == floor.says("error.not_allowed")


# ---- notes, words, mentors ----


async def test_a_note_of_the_old_team_is_read_there(floor: Floor, cast: Cast) -> None:
    """Also one's own: a manager with the editor's mark who was moved finds it neither in the list nor by its number."""
    await floor.write("UPDATE employees SET is_editor = true WHERE person_id = 101")
    await cast.anna.send("/call")
    await cast.anna.tap(MORE)
    await cast.anna.tap(NONE_FITS)
    await cast.anna.send("Секретные слова")
    await moved(cast)
    await cast.anna.send("/words")
    await cast.anna.tap_data(page(cast.anna).id, "En:0")
    assert floor.says("words.no_notes") in page(cast.anna).text
    phrase = (await floor.rows("SELECT phrase_id FROM cards_shown"))[0][0]
    note = (await floor.rows("SELECT id FROM free_texts WHERE kind = 'none_fits'"))[0][0]
    await cast.anna.tap_data(page(cast.anna).id, encode(OpenText(language="ru", name=phrase, note=note)))
    assert cast.anna.toast == floor.says("error.left_behind")
    assert (await details_of(floor, "refused"))[-1] == {"deed": "read_notes", "note": str(note)}


async def test_an_editor_of_another_team_is_not_named(floor: Floor, cast: Cast) -> None:
    """The words are everybody's; who wrote them is known in his own team and to the owner, also after he has moved."""
    await floor.write("UPDATE employees SET is_editor = true WHERE person_id IN (101, 2)")
    await cast.anna.send("/call")
    await cast.anna.tap(FINISH)
    phrase = (await floor.rows("SELECT phrase_id FROM cards_shown"))[0][0]
    await floor.write(
        "INSERT INTO content_edits (language, item, text, text_before, employee_id, created_at, published_at) VALUES"
        f" ('ru', 'phrase:{phrase}', 'Новые слова', 'Старые', 3, '2026-11-23 09:00:00', '2026-11-23 09:00:00')"
    )
    pages = (encode(OpenText(language="ru", name=phrase, note=0)), encode(TextPast(language="ru", name=phrase, page=0)))
    for data in pages:
        for desk in (cast.chief, cast.owner):
            await desk.tap_data(desk.last.id, data)
            assert "Анна" in desk.last.text
    await moved(cast)
    for data in pages:
        await cast.chief.tap_data(cast.chief.last.id, data)
        assert floor.says("words.editor_elsewhere") in cast.chief.last.text
        assert "Анна" not in cast.chief.last.text
        await cast.owner.tap_data(cast.owner.last.id, data)
        assert "Анна" in cast.owner.last.text


async def test_a_mentor_of_another_team_is_refused(floor: Floor, cast: Cast) -> None:
    """And on record, whether there is such a person or not."""
    for mentor in (6, 999):
        await cast.chief.send("/team")
        await cast.chief.tap_data(page(cast.chief).id, encode(SetMentor(person=4, mentor=mentor)))
        assert cast.chief.toast == floor.says("error.not_allowed")
    assert [one["employee"] for one in await details_of(floor, "refused")] == ["6", "999"]
    assert await floor.rows("SELECT count(*) FROM mentorships") == [(0,)]


# ---- what is changed is on record ----


async def test_what_becomes_of_a_teams_client_is_on_record(floor: Floor, cast: Cast) -> None:
    """Another name, another language, forgotten, on his page and in a call: who did it and to whom, without the name."""
    await cast.anna.send("/call Иван")
    await cast.anna.tap(MORE)
    await cast.anna.tap(ASK_NAME)
    await cast.anna.send("Иван Второй")
    await cast.anna.tap_data(cast.anna.card.id, "l:1:en")
    await cast.anna.tap(FINISH)
    await cast.anna.tap_data(cast.anna.card.id, "Cr:1")
    await cast.anna.send("Иван Третий")
    await cast.anna.tap_data(page(cast.anna).id, "Ci:1:ru")
    await cast.anna.tap_data(page(cast.anna).id, "Ci:1:ru")
    await cast.anna.send("/call Мария")
    await cast.anna.tap_data(cast.anna.card.id, encode(TakeClient(call=2, client=1)))
    done = [action for action, _ in await audit(floor)]
    assert done == ["client_renamed", "client_language_set", "client_renamed", "client_language_set", "client_forgotten"]
    assert [one["client"] for action in dict.fromkeys(done) for one in await details_of(floor, action)] == ["1"] * 4 + ["2"]
    recorded = await floor.dump("audit_log")
    assert "Иван" not in recorded
    assert "Мария" not in recorded


async def test_the_owner_reads_of_the_whole_move(floor: Floor, cast: Cast) -> None:
    """Who moved whom, the call that ended, how many promises were left, and what was tried afterwards."""
    await promised(cast.anna, "Иван")
    await cast.anna.send("/call Пётр")
    await moved(cast)
    await cast.anna.tap_data(cast.anna.last.id, "r:1")
    await cast.owner.send("/audit")
    assert [line.partition(" · ")[2] for line in cast.owner.last.lines[1:]] == [
        f"Анна: {floor.says('audit.refused', deed=floor.says(f'deed.{Deed.GUIDE_CALL}'))}",
        f"Ольга: {floor.says('audit.promises_left', whom='Анна', team='Первый', n=1)}",
        f"Ольга: {floor.says('audit.call_ended', whom='Анна')}",
        f"Ольга: {floor.says('audit.moved', whom='Анна', team='Юг')}",
    ]

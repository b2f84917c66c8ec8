"""Known clients: found while their name is typed, listed, renamed, merged; and the border of the team."""

from __future__ import annotations

import pytest

from bot.screens.calls.actions import StartCall
from bot.screens.clients.actions import AskClientName, CallClient, GiveName, TakeClient, ViewClient
from bot.services.calls.find_client import MOST_WORDS_SOUGHT
from tests.buttons import (
    ASK_NAME,
    CALL_BACK,
    CHOLERIC,
    FINISH,
    IN_AN_HOUR,
    MORE,
    SANGUINE,
    THINKING,
    TOMORROW,
    UNDO,
    Meaning,
    means,
)
from tests.conversation.card_rules import check_chat, check_message, is_live, live_cards
from tests.floor import Desk, Floor, Shown


async def met(desk: Desk, *names: str, cue: Meaning = CHOLERIC) -> None:
    """Have a finished call with each, newly made clients all of them."""
    for name in names:
        await desk.send(f"/call {name}")
        if not is_live(desk.card):
            await desk.tap(desk.card.labels[-1][-1])
        await desk.tap(cue)
        await desk.tap(FINISH)


async def names(floor: Floor) -> list[str | None]:
    """The names of all clients, oldest first."""
    return [name for (name,) in await floor.rows("SELECT name FROM clients ORDER BY id")]


# ---- find while typing ----


@pytest.mark.parametrize("typed", ["ив", "ИВАН", "пет", "иван пет", "пет ив", "  Иван  "])
async def test_a_few_letters_find_a_client(floor: Floor, anna: Desk, typed: str) -> None:
    """The beginning of any word, whatever its case; several words must all fit; a tap begins the call with him."""
    await met(anna, "Иван Петрович", "Анна Сергеевна")
    await anna.send(f"/call {typed}")
    assert [row[0] for row in anna.card.labels if row[0].startswith("⚡")] == ["⚡ Иван Петрович · 23 нояб."]
    check_message(anna.card)
    await anna.tap(means(CallClient, client=1))
    assert (await floor.call())["client_id"] == 1
    assert len(await names(floor)) == 2
    await check_chat(floor, anna)


@pytest.mark.parametrize(("known", "typed"), [("Фёдор", "фед"), ("Федор", "фёд"), ("100% Скидка", "100%"), ("А_Б В", "а_")])
async def test_letters_and_signs_are_taken_as_they_are_meant(anna: Desk, known: str, typed: str) -> None:
    """«ё» is «е», and no sign stands for any other."""
    await met(anna, known, "Анна")
    await anna.send(f"/call {typed}")
    assert [row[0] for row in anna.card.labels[:-1]] == [f"⚡ {known} · 23 нояб."]


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Ștefan Țurcanu", ("stefan", "Stefan Turcanu", "Ştefan Ţurcanu", "ȚURCANU")),
        ("Päivi Hämäläinen", ("hamalainen", "paivi")),
        ("Юрий Йорданов", ("иорданов", "юрии иорданов")),
        ("Анна-Мария О'Нил", ("анна мария", "о’нил", "Аннамария Онил")),
        ("Иван Петров", ("Иван Петров +7 900 123-45-67", "иван  ПЕТРОВ")),
        ("Иванов Иван Иванович ООО Ромашка Юг", ("Иванов Иван Иванович ООО Ромашка Юг",)),
    ],
)
async def test_one_client_is_not_made_twice(floor: Floor, anna: Desk, known: str, typed: tuple[str, ...]) -> None:
    """However his name is spelled, behind the command or by itself, he is offered; a phone beside it makes nobody another."""
    await met(anna, known)
    for text in typed:
        await anna.send(f"/call {text}")
        assert anna.card.has(means(CallClient, client=1)), text
    await anna.send(typed[0].title())
    if len(typed[0].split()) <= MOST_WORDS_SOUGHT and not any(map(str.isdecimal, typed[0])):
        assert anna.card.has(means(CallClient, client=1))
    assert await names(floor) == [known]


async def test_a_contact_who_is_known_is_offered(floor: Floor, anna: Desk) -> None:
    """Shared a second time, he is not made a second client."""
    for _ in range(2):
        await anna.do("send_contact", "Ștefan", "Țurcanu", "+40721000000")
        offer = means(StartCall) if not await names(floor) else means(CallClient, client=1)
        await anna.tap(offer)
        await anna.tap(CHOLERIC)
        await anna.tap(FINISH)
        floor.clock.advance(days=1)
    assert await names(floor) == ["Ștefan Țurcanu"]


@pytest.mark.parametrize("typed", ["ван", "%", "_", "Иван Сидоров"])
async def test_what_fits_nobody_begins_a_call_with_somebody_new(floor: Floor, anna: Desk, typed: str) -> None:
    """Nothing is asked then: the call is there at once."""
    await met(anna, "Иван Петрович")
    await anna.send(f"/call {typed}")
    assert len(live_cards(anna)) == 1
    assert len(await floor.exported()) == 2


async def test_somebody_new_of_a_known_name(floor: Floor, anna: Desk) -> None:
    """The last button makes a new client; both can be told apart by day and type next time."""
    await met(anna, "Иван")
    floor.clock.advance(days=2)
    await anna.send("/call иван")
    await anna.tap(floor.says("button.new_client", name="иван"))
    await anna.tap(SANGUINE)
    await anna.tap(FINISH)
    assert await names(floor) == ["Иван", "иван"]
    await anna.send("/call Иван")
    assert [row[0] for row in anna.card.labels[:2]] == ["🎈 иван · 25 нояб.", "⚡ Иван · 23 нояб."]
    assert not [text for (text,) in await floor.rows("SELECT text FROM free_texts") if text == "иван"], "used up"


async def namesakes(floor: Floor, anna: Desk, *, minutes: float = 5) -> None:
    """Have a call each with two new clients of one name, on one day."""
    await met(anna, "Иван")
    floor.clock.advance(minutes=minutes)
    await anna.send("/call Иван")
    await anna.tap(floor.says("button.new_client", name="Иван"))
    await anna.tap(CHOLERIC)
    await anna.tap(FINISH)
    assert await names(floor) == ["Иван", "Иван"]


async def test_namesakes_of_one_day_are_told_apart_by_the_hour(floor: Floor, anna: Desk) -> None:
    """In the question and in the card; a tap takes the one whose hour it says."""
    await namesakes(floor, anna)
    await anna.send("/call Иван")
    assert [row[0] for row in anna.card.labels[:2]] == ["⚡ Иван · 23 нояб., 12:05", "⚡ Иван · 23 нояб., 12:00"]
    floor.clock.advance(minutes=1)
    await anna.tap(anna.card.labels[1][0])
    assert (await floor.call())["client_id"] == 1
    await anna.tap(FINISH)
    await anna.send("/call")
    await asked_for_name(anna, "Иван")
    assert anna.card.labels[:2] == [["⚡23.11 12:06 Ив…", "⚡23.11 12:05 Ив…"], [floor.says("button.somebody_else")]]
    await check_chat(floor, anna)


async def test_namesakes_of_one_minute_have_a_number_each(floor: Floor, anna: Desk) -> None:
    """It is his for good: the other order of their last calls changes nothing."""
    await namesakes(floor, anna, minutes=0.1)
    await anna.send("/call Иван")
    question = anna.card
    assert [row[0] for row in question.labels[:2]] == ["⚡ Иван №2 · 23 нояб., 12:00", "⚡ Иван №1 · 23 нояб., 12:00"]
    await anna.send("/call")
    await asked_for_name(anna, "Иван")
    assert anna.card.labels[0] == ["⚡№2 23.11 Иван", "⚡№1 23.11 Иван"]
    await check_chat(floor, anna)
    await anna.tap(anna.card.labels[0][1])
    assert (await floor.call())["client_id"] == 1


async def test_namesakes_have_two_buttons_in_my_clients(floor: Floor, anna: Desk) -> None:
    """The number on the button stands in the text beside what is known; whoever has a name of his own needs none."""
    await namesakes(floor, anna)
    await met(anna, "Глеб")
    await anna.send("/clients")
    assert anna.card.labels[:2] == [["Глеб", "Иван №2"], ["Иван №1"]]
    assert anna.card.lines[1:4] == ["⚡ Глеб · 23 нояб.", "⚡ Иван №2 · 23 нояб., 12:05", "⚡ Иван №1 · 23 нояб., 12:00"]
    await anna.tap(anna.card.labels[1][0])
    assert "12:00" in anna.card.lines[1]


async def test_namesakes_are_told_apart_when_they_become_one(floor: Floor, anna: Desk) -> None:
    """Of two of one name the question says which one stays."""
    await namesakes(floor, anna)
    await anna.send("/clients")
    await anna.tap(means(ViewClient, client=1))
    await anna.tap(floor.says("button.merge"))
    await anna.send("Иван")
    await anna.tap(anna.card.labels[0][0])
    asked = floor.says("client.merge", kept="Иван · 23 нояб., 12:00", gone="Иван · 23 нояб., 12:05")
    assert asked in anna.card.text


async def test_a_namesake_of_another_team_changes_nothing(floor: Floor, anna: Desk) -> None:
    """No number and no hour gives away that there is one."""
    stranger = await floor.hire(201, "Олег", team="Второй")
    await met(stranger, "Иван")
    await met(anna, "Иван")
    await anna.send("/call Иван")
    assert anna.card.labels[0] == ["⚡ Иван · 23 нояб."]
    await anna.send("/clients")
    assert anna.card.labels[0] == ["Иван"]


async def test_at_most_six_are_shown(floor: Floor, anna: Desk) -> None:
    """The last called ones; whoever is not among them types more."""
    await met(anna, *(f"Иван {letter}" for letter in "АБВГДЕЖ"))
    await anna.send("/call иван")
    assert len(anna.card.labels) == 6 + 1
    assert "Иван Ж" in anna.card.labels[0][0]
    assert not [row for row in anna.card.labels if "Иван А" in row[0]]


async def test_a_name_typed_without_a_call_finds_too(floor: Floor, anna: Desk) -> None:
    """Also in small letters; what is typed during a call is the client's words."""
    await met(anna, "Иван Петрович")
    await anna.send("иван")
    assert "Иван Петрович" in anna.card.labels[0][0]
    await anna.tap(anna.card.labels[0][0])
    assert len(live_cards(anna)) == 1
    await anna.send("иван")
    assert len(anna.card.labels) == 4, "the card, not a question"


async def test_the_question_does_not_end_the_open_call(floor: Floor, anna: Desk) -> None:
    """Only the choice does."""
    await met(anna, "Иван")
    await anna.send("/call Пётр")
    await anna.send("/call ив")
    assert (await floor.call())["finished_at"] is None
    await check_chat(floor, anna)
    question = anna.shown[-2]
    await anna.tap(question.labels[0][0], question.id)
    rows = await floor.exported()
    assert [row["finished_by"] for row in rows] == ["manager", "next", None]
    await check_chat(floor, anna)


async def test_two_quick_taps_open_one_call(floor: Floor, anna: Desk) -> None:
    """And the question says afterwards who was chosen, without buttons."""
    await met(anna, "Иван")
    await anna.send("/call ив")
    question, data = anna.card.id, anna.card.data(anna.card.labels[0][0])
    await anna.tap(anna.card.labels[0][0])
    await anna.tap_data(question, data)
    assert len(await floor.exported()) == 2
    asked = next(shown for shown in anna.shown if shown.id == question)
    assert asked.labels == []
    assert "Иван" in asked.text


# ---- a name given in a call ----


async def asked_for_name(anna: Desk, name: str) -> None:
    """Give the client of the open call a name."""
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await anna.send(name)


async def test_a_known_name_in_a_call_is_asked_about(floor: Floor, anna: Desk) -> None:
    """«The same?» instead of a second client of the name; the card keeps its shape."""
    await met(anna, "Иван")
    await anna.send("/call")
    await asked_for_name(anna, "Иван")
    assert floor.says("prompt.same_client") in anna.card.text
    await check_chat(floor, anna)
    await anna.tap(means(TakeClient, client=1))
    assert [row["client"] for row in await floor.exported()] == ["Иван", "Иван"]
    assert await names(floor) == ["Иван"]
    assert floor.says("status.last_time", icon="⚡", kind="смелый") in anna.card.text
    await check_chat(floor, anna)


async def test_somebody_else_of_the_name_in_a_call(floor: Floor, anna: Desk) -> None:
    """Then there are two, on purpose; a second tap makes no third."""
    await met(anna, "Иван")
    await anna.send("/call")
    await asked_for_name(anna, "Иван")
    data = anna.card.data(floor.says("button.somebody_else"))
    await anna.tap(floor.says("button.somebody_else"))
    await anna.tap_data(anna.card.id, data)
    assert await names(floor) == ["Иван", "Иван"]
    assert "Иван, " in anna.card.text or "Иван" in (await floor.exported())[1]["client"]


async def test_a_client_made_by_mistake_is_forgotten(floor: Floor, anna: Desk) -> None:
    """A call begun with a new name that turns out to be a known client's leaves nobody without a call behind."""
    await met(anna, "Иван Петрович")
    await anna.send("/call Петя")
    await asked_for_name(anna, "Иван")
    await anna.tap(anna.card.labels[0][0])
    assert await names(floor) == ["Иван Петрович", None]
    assert [row["client"] for row in await floor.exported()] == ["Иван Петрович", "Иван Петрович"]


async def test_many_of_the_name_fit_into_the_card(floor: Floor, anna: Desk) -> None:
    """Three, and somebody else."""
    await met(anna, "Иван Александрович Первый", "Иван Второй", "Иван Третий", "Иван Четвёртый")
    await anna.send("/call")
    await asked_for_name(anna, "ив")
    assert [len(row) for row in anna.card.labels[:2]] == [2, 2]
    await check_chat(floor, anna)


# ---- my clients ----


async def test_my_clients_are_listed_with_type_promise_and_date(floor: Floor, anna: Desk) -> None:
    """The last called first; each leads to a page."""
    await anna.send("/clients")
    assert floor.says("clients.none") in anna.card.text
    await met(anna, "Иван")
    await anna.tap(THINKING)
    floor.clock.advance(days=1)
    await met(anna, "Анна", cue=SANGUINE)
    await anna.tap(CALL_BACK)
    await anna.tap(TOMORROW)
    await anna.send("/clients")
    assert anna.card.lines[1] == "🎈 Анна · 24 нояб. · ⏰ 25 нояб., 10:00"
    assert anna.card.lines[2] == "⚡ Иван · 23 нояб. · думает"
    check_message(anna.card)
    await anna.tap("Иван")
    assert anna.card.lines[0] == "Иван"
    check_message(anna.card)
    await anna.tap(floor.says("button.call_client"))
    assert len(live_cards(anna)) == 1
    assert (await floor.exported())[-1]["client"] == "Иван"


async def test_a_promise_that_was_kept_rings_no_more(floor: Floor, anna: Desk) -> None:
    """In the list and on the client's page a tick stands in place of the alarm clock once it is ticked off."""
    await met(anna, "Иван")
    await anna.tap(CALL_BACK)
    await anna.tap(IN_AN_HOUR)
    marks = [("⏰", "button.reminder_done"), ("✓", None)]
    for mark, tapped in marks:
        await anna.send("/clients")
        assert anna.card.lines[1] == f"⚡ Иван · 23 нояб. · {mark} 23 нояб., 13:00"
        await anna.tap("Иван")
        assert anna.card.lines[1] == f"23 нояб., 12:00 · ⚡ · {mark} 23 нояб., 13:00"
        if tapped:
            floor.clock.advance(hours=1, minutes=1)
            await floor.tick()
            await anna.tap(floor.says(tapped))


async def test_a_long_list_has_pages(floor: Floor, anna: Desk) -> None:
    """Eight on each; every client can be reached."""
    await met(anna, *(f"Клиент {letter}" for letter in "АБВГДЕЖЗИК"))
    await anna.send("/clients")
    first = anna.card.lines[1:9]
    await anna.tap(floor.says("button.later"))
    assert len({*first, *anna.card.lines[1:3]}) == 10
    check_message(anna.card)
    await anna.tap(floor.says("button.earlier"))
    assert anna.card.lines[1:9] == first


async def test_the_list_stands_above_a_live_card(floor: Floor, anna: Desk) -> None:
    """The card stays last."""
    await met(anna, "Иван")
    await anna.send("/call")
    await anna.send("/clients")
    await check_chat(floor, anna)


async def opened(anna: Desk, name: str) -> int:
    """Open a client's page and give the message's id."""
    await anna.send("/clients")
    await anna.tap(name)
    return anna.card.id


async def test_rename(floor: Floor, anna: Desk) -> None:
    """The next text is the new name; what cannot be one leaves the question; what was typed leaves the chat."""
    await met(anna, "Иван")
    page = await opened(anna, "Иван")
    await anna.tap(floor.says("button.rename"))
    assert floor.says("client.write_name") in anna.card.text
    await anna.send("!!!")
    assert floor.says("client.no_name") in anna.card.text
    assert anna.card.id != page, "said at the bottom of the chat, so that the second time is seen as well"
    page = anna.card.id
    await anna.send("Иван Петрович, 8 999 123-45-67")
    assert anna.card.id == page
    assert anna.card.lines[0].startswith("Иван Петрович")
    assert "999" not in await floor.dump("clients")
    assert anna.last.id == page


async def test_merge(floor: Floor, anna: Desk) -> None:
    """Calls and reminders go to the one that stays, the other's name is erased, and it is in the audit log."""
    await met(anna, "Иван", "Ваня")
    await anna.tap(CALL_BACK)
    await anna.tap(IN_AN_HOUR)
    await opened(anna, "Иван")
    await anna.tap(floor.says("button.merge"))
    await anna.send("никто")
    assert floor.says("client.not_found") in anna.card.text
    await anna.send("ван")
    check_message(anna.card)
    await anna.tap(anna.card.labels[0][0])
    assert floor.says("client.merge", kept="Иван", gone="Ваня") in anna.card.text
    assert await names(floor) == ["Иван", "Ваня"], "nothing before it is confirmed"
    await anna.tap(floor.says("button.merge_them"))
    assert await names(floor) == ["Иван", None]
    assert [row["client"] for row in await floor.exported()] == ["Иван", "Иван"]
    assert [action for (action,) in await floor.rows("SELECT action FROM audit_log")] == ["clients_merged"]
    assert "Ваня" not in await floor.dump("clients", "free_texts", "audit_log", "interactions")
    floor.clock.advance(hours=1)
    await floor.tick()
    reminded = next(one for one in anna.shown if one.text.startswith("⏰ Пора"))
    assert reminded.lines[0] == floor.says("reminder.title", name="Иван")
    assert len(anna.card.labels) > 0


async def test_a_merge_can_be_left_and_is_not_repeated(floor: Floor, anna: Desk) -> None:
    """Back changes nothing; the same tap again finds nobody."""
    await met(anna, "Иван", "Ваня")
    page = await opened(anna, "Иван")
    await anna.tap_data(page, "Cq:1:2")
    yes = anna.card.data(floor.says("button.merge_them"))
    await anna.tap(floor.says("button.team_back"))
    assert await names(floor) == ["Иван", "Ваня"]
    await anna.tap_data(page, yes)
    await anna.tap_data(page, yes)
    assert anna.toast == floor.says("error.gone")
    assert await names(floor) == ["Иван", None]
    await anna.tap_data(page, "Cg:1:1")
    assert anna.toast == floor.says("error.gone")


# ---- the border ----


ALL_ACTIONS = ("Cs:1:0", "Cs:1:1", "Ct:3:1", "Cv:1", "Cr:1", "Cm:1", "Cq:1:2", "Cq:2:1", "Cg:1:2", "Cg:2:1", "Ci:1:ru")


async def test_another_teams_client_never_appears(floor: Floor, anna: Desk) -> None:
    """Not while typing, not in the list; his number is refused, and the refusal is on record."""
    await met(anna, "Секретов")
    stranger = await floor.hire(201, "Олег", team="Второй")
    await met(stranger, "Свой")
    await stranger.send("/clients")
    assert "Секретов" not in stranger.card.text
    await stranger.send("/call секр")
    assert len(live_cards(stranger)) == 1, "nobody is called so in this team"
    before = await floor.dump("clients", "consultations", "prompts", "reminders")
    for data in ALL_ACTIONS:
        floor.clock.advance(seconds=10)
        await stranger.tap_data(stranger.card.id, data)
        assert stranger.was_alerted
        assert "Секретов" not in "".join(shown.text for shown in stranger.shown)
    assert await floor.dump("clients", "consultations", "prompts", "reminders") == before
    assert len(await floor.rows("SELECT id FROM audit_log WHERE action = 'refused'")) == len(ALL_ACTIONS)


async def test_a_colleagues_client_is_the_teams(floor: Floor, anna: Desk, boris: Desk) -> None:
    """Found while typing, yet not among «my clients» before the first call with him."""
    await met(anna, "Глеб")
    await boris.send("/clients")
    assert "Глеб" not in boris.card.text
    await boris.send("/call гл")
    await boris.tap(boris.card.labels[0][0])
    await boris.tap(FINISH)
    await boris.send("/clients")
    assert "Глеб" in boris.card.text


# ---- what is typed for a name and is none ----

REMARKS = [
    "дорого, мне надо подумать",
    "▶ Начать звонок",
    "Иван Петрович, коротко: что для вас важнее, срок или цена?",
    "перезвоните позже",
]


@pytest.mark.parametrize("typed", REMARKS)
async def test_a_remark_never_renames_the_client_of_a_call(floor: Floor, anna: Desk, typed: str) -> None:
    """It is asked about, and taken for the client's words it leaves his name as it is."""
    await anna.send("/call Иван Петров")
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await anna.send(typed)
    assert floor.says("prompt.name_or_words") in anna.card.text
    assert await names(floor) == ["Иван Петров"]
    await anna.tap(floor.says("button.is_words"))
    assert await names(floor) == ["Иван Петров"]
    await check_chat(floor, anna)


@pytest.mark.parametrize(
    "typed", ["анна", "ООО Ромашка", "Сергей Шины Ривьера", "Анна (от Олега)", "мария сергеевна", "Иванов И. И."]
)
async def test_what_looks_like_a_name_is_one(floor: Floor, anna: Desk, typed: str) -> None:
    """Firms, trades and small letters are no remarks: nothing is asked then."""
    await anna.send("/call Пётр")
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await anna.send(typed)
    assert await names(floor) == [typed]


async def test_a_naming_is_taken_back(floor: Floor, anna: Desk) -> None:
    """↶ gives the name back that he had, or none; what was done before it is undone by the next one."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    for typed in ("Анна", "Мария"):
        await anna.tap(MORE)
        await anna.tap(ASK_NAME)
        await anna.send(typed)
        floor.clock.advance(seconds=10)
    assert await names(floor) == ["Мария"]
    await anna.tap(UNDO)
    assert await names(floor) == ["Анна"]
    assert "Анна" in anna.card.text
    assert (await floor.call())["temperament"] == "choleric"
    floor.clock.advance(seconds=10)
    await anna.tap(UNDO)
    assert (await floor.call())["temperament"] != "choleric"
    await check_chat(floor, anna)


async def test_a_first_naming_is_taken_back(floor: Floor, anna: Desk) -> None:
    """The call is one without a name again, and the client who was made is forgotten."""
    await anna.send("/call")
    await anna.tap(MORE)
    await anna.tap(ASK_NAME)
    await anna.send("Анна")
    assert (await floor.call())["client_id"] == 1
    await anna.tap(UNDO)
    assert (await floor.call())["client_id"] is None
    assert await names(floor) == [None]
    await check_chat(floor, anna)


@pytest.mark.parametrize("typed", REMARKS)
async def test_a_remark_never_renames_a_client_on_his_page(floor: Floor, anna: Desk, typed: str) -> None:
    """Typed twice it is answered twice, by a message that is last; one tap leaves his name as it is."""
    await met(anna, "Иван Петров")
    said = []
    for _ in range(2):
        await anna.send("/clients")
        await anna.tap(means(ViewClient))
        await anna.tap(means(AskClientName))
        await anna.send(typed)
        assert floor.says("client.name_or_words") in anna.card.text
        said.append(anna.card.id)
    assert said[0] != said[1]
    await anna.tap(floor.says("button.is_words"))
    assert await names(floor) == ["Иван Петров"]


async def test_a_doubted_name_may_be_one_after_all(floor: Floor, anna: Desk) -> None:
    """It is his name by one tap, and by another he has the old one back."""
    await met(anna, "Иван Петров")
    await anna.send("/clients")
    await anna.tap(means(ViewClient))
    await anna.tap(means(AskClientName))
    await anna.send("салон красоты на углу")
    await anna.tap(floor.says("button.is_name"))
    assert await names(floor) == ["салон красоты на углу"]
    await anna.tap(means(GiveName))
    assert await names(floor) == ["Иван Петров"]


async def test_words_typed_for_a_name_reach_the_open_call(floor: Floor, anna: Desk) -> None:
    """They are its client's: the card hears them."""
    await met(anna, "Иван Петров")
    await anna.send("/call Анна")
    await anna.send("/clients")

    def page() -> Shown:
        return next(shown for shown in anna.shown if shown.has(means(ViewClient)) or shown.has(means(AskClientName)))

    await anna.tap(means(ViewClient, client=1), page().id)
    await anna.tap(means(AskClientName), page().id)
    await anna.send("дорого, мне надо подумать")
    [doubted] = [shown for shown in anna.shown if floor.says("client.name_or_words") in shown.text]
    await anna.tap(floor.says("button.is_words"), doubted.id)
    assert await names(floor) == ["Иван Петров", "Анна"]
    assert await floor.rows("SELECT count(*) FROM answers WHERE question_id = 'objection'") == [(1,)]

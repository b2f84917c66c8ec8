"""Anything that people and the network can send: a short helpful answer or none, and nothing changed."""

from __future__ import annotations

from typing import Any

import pytest

from bot.gateway.incoming.intake import Verdict
from tests.buttons import CHOLERIC, FINISH
from tests.conversation.card_rules import check_chat, check_message, is_live
from tests.floor import Desk, Floor

NONSENSE = [
    "\u2063",
    ".",
    "😀😀😀",
    "👨‍👩‍👧‍👦" * 50,
    "مرحبا كيف حالك",
    "\u202eслова\u202c",
    "<b>&amp;</b><script>alert(1)</script>",
    "{{ 7*7 }}{% for x in y %}",
    "'; DROP TABLE consultations; --",
    "q" * 4096,
    "щ" * 4096,
    "слово " * 682,
    "1234567890",
    "a\nb\nc",
]
NAMES = [
    "<a href=x>Клик</a>",
    "{{ 7*7 }} Иван",
    "Иван & «Сыновья» <Ко>",
    "\u202eИван\u202c",
    "محمد",
    "Ж" * 500,
    "Анна\nБорис\tВера",
    "=HYPERLINK(1) Иван",
    "🎉 Иван 🎉",
]


@pytest.mark.parametrize("text", NONSENSE, ids=range(len(NONSENSE)))
async def test_nonsense_in_a_call_changes_nothing(floor: Floor, anna: Desk, text: str) -> None:
    """The card stays as it was but for one line that says so; the message goes; the state is untouched."""
    await anna.send("/call Иван")
    await anna.tap(CHOLERIC)
    before, call = anna.card, await floor.call()
    await anna.send(text)
    assert anna.card.lines[:-1] == before.lines[:-1]
    assert [shown.id for shown in anna.shown] == [before.id]
    after = await floor.call()
    assert {**after, "last_activity_at": None} == {**call, "last_activity_at": None}
    await check_chat(floor, anna)


async def test_nonsense_without_a_call_gets_one_answer(floor: Floor, anna: Desk) -> None:
    """The answer stands once, at the bottom, however often, and leads into a call."""
    for text in NONSENSE:
        await anna.send(text)
    [answer] = [shown for shown in anna.shown if shown.message.from_bot]
    assert [floor.says("button.next_call")] in answer.labels
    assert anna.last.id == answer.id
    assert await floor.rows("SELECT count(*) FROM consultations") == [(0,)]
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE error IS NOT NULL") == [(0,)]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
async def test_odd_names_are_text(floor: Floor, anna: Desk, name: str) -> None:
    """A name with markup, braces, directions or of any length is shown as it reads, in every place, and breaks nothing."""
    await anna.send(f"/call {name}")
    await check_chat(floor, anna)
    assert "49" not in anna.card.text
    assert len((await floor.exported())[0]["client"]) <= 60
    await anna.tap(CHOLERIC)
    await check_chat(floor, anna)
    kinds = {entity["type"] for entity in anna.card.message.entities}
    assert kinds == {"bold"}
    await anna.tap(FINISH)
    check_message(anna.card)
    assert "\u202e" not in anna.card.text
    assert await floor.rows("SELECT count(*) FROM processed_updates WHERE error IS NOT NULL") == [(0,)]


@pytest.mark.parametrize(
    ("act", "arguments"),
    [("send_sticker", ()), ("send_voice", ()), ("send_photo", ())],
)
async def test_what_is_no_text_is_said_to_be_none(floor: Floor, anna: Desk, act: str, arguments: tuple[str, ...]) -> None:
    """In a call the card says it in its prompt line, without a call a hint does; what was sent stays in the chat unread."""
    await anna.do(act, *arguments)
    assert anna.last.text == floor.says("hint.not_text")
    await anna.send("/call")
    before = await floor.call()
    await anna.do(act, *arguments)
    assert anna.card.lines[-1] == floor.says("prompt.not_text")
    assert is_live(anna.last)
    assert (await floor.call())["revision"] == before["revision"]
    assert [shown.message.kind for shown in anna.shown if not shown.message.from_bot].count(act.removeprefix("send_")) == 2


async def test_an_edited_message_is_no_second_cue(floor: Floor, anna: Desk) -> None:
    """A correction of what was typed changes nothing."""
    message_id = anna.chat.send_text("Здравствуйте")
    await floor.settle()
    await anna.send("/call")
    call, shown = await floor.call(), anna.card
    await anna.do("edit_text", message_id, "Короче, ближе к делу!")
    assert await floor.call() == call
    assert anna.card == shown


@pytest.mark.parametrize("command", ["/nonsense", "/call@otherbot", "/CALLS", "/1", "/callИван"])
async def test_unknown_commands_name_those_that_exist(floor: Floor, anna: Desk, command: str) -> None:
    """A hint, and no call begins or ends by it."""
    await anna.send(command)
    assert anna.last.message.from_bot
    assert "/call" in anna.last.text
    assert await floor.rows("SELECT count(*) FROM consultations") == [(0,)]


@pytest.mark.parametrize("command", ["/nonsense", "/help", "/start", "/start garbage"])
async def test_in_a_call_the_card_stays_last(floor: Floor, anna: Desk, command: str) -> None:
    """A hint or a page that is asked for in a call stands above the card."""
    await anna.send("/call Иван")
    await anna.tap(CHOLERIC)
    text = anna.card.text
    await anna.send(command)
    assert is_live(anna.last)
    assert anna.last.text == text
    assert await floor.rows("SELECT count(*) FROM consultations") == [(1,)]
    await check_chat(floor, anna)


@pytest.mark.parametrize("command", ["/call", "/call ", "/call\nИван", "/call    Иван  ", "/call@playground_bot Иван"])
async def test_call_reads_its_name_however_it_is_typed(floor: Floor, anna: Desk, command: str) -> None:
    """Blanks and new lines around the name do not matter; the bot's own name behind the command does not either."""
    username = floor.emulator.world.bot["username"]
    await anna.send(command.replace("playground_bot", username))
    [row] = await floor.exported()
    assert row["client"] == ("Иван" if "Иван" in command else None)


MALFORMED: list[Any] = [
    {},
    [],
    None,
    "text",
    {"update_id": "x"},
    {"update_id": None, "message": {}},
    {"update_id": 1},
    {"update_id": 2, "message": {}},
    {"update_id": 3, "message": {"message_id": 1}},
    {"update_id": 4, "message": {"chat": {"id": 101, "type": "private"}, "from": {"id": 101}}},
    {"update_id": 5, "callback_query": {"id": 7}},
    {"update_id": 6, "callback_query": {"id": "7", "from": {"id": 101, "is_bot": False, "first_name": "A"}}},
    {"update_id": 7, "message": {"message_id": 1, "date": 0, "chat": {"id": -5, "type": "group"}, "text": "/call"}},
    {"update_id": 8, "something_new": {"a": 1}},
]


@pytest.mark.parametrize("update", MALFORMED, ids=range(len(MALFORMED)))
async def test_malformed_updates_are_acknowledged_and_change_nothing(floor: Floor, anna: Desk, update: Any) -> None:
    """Whatever an update lacks, it is dealt with once and the next one works."""
    await anna.send("/call")
    before = await floor.dump("consultations", "answers", "interactions", "free_texts")
    verdict = await floor.bot.gateway.take(update)
    await floor.settle()
    assert verdict in (Verdict.FAILED, Verdict.IGNORED, Verdict.APPLIED)
    assert await floor.dump("consultations", "answers", "interactions", "free_texts") == before
    await anna.tap(CHOLERIC)
    assert "смелый" in anna.card.text

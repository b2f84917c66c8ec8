"""The outbox sender: every rule of sending, on a Telegram that can be made to refuse."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from typing import Any

import pytest
import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.domain.ids import ChatId, PersonId
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.outgoing.requests import Delivery
from bot.gateway.telegram.http_client import AnswerTimedOut, FateUnknown, NotSent, RefusedOnTheWay
from bot.screens.screen import DeleteIncoming, Show, to_outbox_message
from bot.services.errors import StorageUnavailable
from bot.services.outgoing_ports import OUTDATED, OutboxMessage, OutboxState, Priority, Slot
from bot.services.ports import UnitOfWork
from tests.gateway.fakes import (
    BAD_GATEWAY,
    FakeStore,
    FakeTelegram,
    FakeTime,
    a_closing,
    a_show,
    flood,
    let_run,
    refusal,
    slot,
)


class Post:
    """Commits screens the way a turn does, and waits until they are out."""

    def __init__(self, sender: OutboxSender, store: FakeStore, time: FakeTime) -> None:
        self.sender, self.store, self.time = sender, store, time

    async def commit(self, *outgoing: Show | DeleteIncoming) -> None:
        """Commit without waiting for the requests."""
        async with self.store.unit_of_work() as work:
            await self.sender.commit(work, outgoing, self.time())

    async def __call__(self, *outgoing: Show | DeleteIncoming) -> None:
        """Commit, and let everything happen that can."""
        await self.commit(*outgoing)
        await let_run()

    async def later(self, seconds: float) -> None:
        """Let everything happen that can, then time pass and the outbox tick."""
        await let_run()
        await self.time.advance(seconds)
        await self.sender.tick()
        await let_run()


@pytest.fixture
def post(sender: OutboxSender, store: FakeStore, time: FakeTime) -> Post:
    """A turn reduced to its screens."""
    return Post(sender, store, time)


def reborn(telegram_bot: Bot, store: FakeStore, time: FakeTime) -> OutboxSender:
    """Make the sender of a process that has just started on the same store."""
    return OutboxSender(delivery=Delivery(telegram_bot), open_work=store.unit_of_work, clock=time)


# ---- the ordinary way ----


async def test_the_first_state_of_a_slot_is_a_message_and_the_next_an_edit(
    post: Post, telegram: FakeTelegram, store: FakeStore
) -> None:
    """The id is learnt from the answer and stored at once; the row is gone then."""
    await post(a_show("one"))
    assert store.tables.slots[slot()].message_id == 1001
    assert store.unsent == []
    await post(a_show("two"))
    assert telegram.names() == ["sendMessage", "editMessageText"]
    assert telegram.texts(7) == ["two"]


async def test_requests_are_html_without_previews(post: Post, telegram: FakeTelegram) -> None:
    """Text is HTML, links show no preview, buttons carry their action."""
    await post(a_show("<b>one</b>"))
    await post(a_show("<b>two</b>"))
    for _, params in telegram.calls:
        assert params["parse_mode"] == "HTML"
        assert params["link_preview_options"] == '{"is_disabled": true}'
        assert json.loads(params["reply_markup"]) == {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


async def test_a_screen_without_buttons_takes_the_old_ones_away(post: Post, telegram: FakeTelegram) -> None:
    """An edit without a markup removes the keyboard."""
    await post(a_show("one"))
    await post(a_show("two", keyboard=()))
    assert "reply_markup" not in telegram.calls[-1][1]


async def test_the_words_under_the_input_field_come_with_a_new_message(post: Post, telegram: FakeTelegram) -> None:
    """Telegram takes them only so; the message before is given up."""
    await post(a_show("one", keyboard=(), reply_keyboard=["Next call"]))
    markup = telegram.calls[0][1]["reply_markup"]
    assert '"keyboard": [[{"text": "Next call"}]]' in markup
    assert '"is_persistent": true' in markup
    assert '"resize_keyboard": true' in markup
    await post(a_show("two", keyboard=(), reply_keyboard=["Next call"]))
    assert telegram.names() == ["sendMessage", "sendMessage", "deleteMessage"]
    assert telegram.texts(7) == ["two"]


async def test_a_screen_that_is_shown_already_costs_no_request(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """Equal digests are success."""
    await post(a_show("one"))
    await post(a_show("one"))
    await post.later(1)
    assert telegram.names() == ["sendMessage"]
    assert store.unsent == []


async def test_a_tap_costs_one_commit(post: Post, store: FakeStore) -> None:
    """What an edit's delivery has to write rides in the next turn's transaction."""
    await post(a_show("0"))
    before = store.commits
    for number in range(1, 21):
        await post(a_show(str(number)))
    assert store.commits - before == 20
    assert len(store.unsent) == 1


async def test_without_a_next_turn_news_are_written_after_a_second(post: Post, store: FakeStore) -> None:
    """All of them in one transaction, and not again."""
    for chat in (7, 8, 9):
        await post(a_show("one", chat=chat))
    for chat in (7, 8, 9):
        await post.commit(a_show("two", chat=chat))
    await let_run()
    before = store.commits
    await post.later(0.5)
    assert store.commits == before
    await post.later(0.5)
    assert store.commits == before + 1
    assert store.unsent == []
    await post.later(1)
    assert store.commits == before + 1


async def test_a_stop_writes_news_down(post: Post, store: FakeStore, sender: OutboxSender) -> None:
    """A clean end leaves nothing to repeat."""
    await post(a_show("one"))
    await post.commit(a_show("two"))
    await sender.stop(5)
    assert store.unsent == []
    assert store.tables.slots[slot()].message_id == 1001


async def test_a_crash_before_news_are_written_repeats_only_an_edit(
    post: Post, telegram: FakeTelegram, telegram_bot: Bot, store: FakeStore, time: FakeTime
) -> None:
    """The row is still there, and sending it again changes nothing."""
    await post(a_show("one"))
    await post(a_show("two"))
    assert len(store.unsent) == 1
    telegram.fail("editMessageText", refusal(400, "Bad Request: message is not modified: specified new message"))
    after = reborn(telegram_bot, store, time)
    await after.drain()
    await after.idle()
    await after.settle()
    assert telegram.texts(7) == ["two"]
    assert store.unsent == []


# ---- order ----


async def test_a_chat_gets_its_messages_in_order_and_chats_side_by_side(post: Post, telegram: FakeTelegram) -> None:
    """One request of a chat at a time; another chat does not wait for it."""
    telegram.gates["sendMessage"] = asyncio.Event()
    await post(*(a_show(f"{chat}-{shown}", chat=chat, shown=shown) for chat in (7, 8) for shown in ("a", "b", "c")))
    assert len(telegram.in_flight) == 2
    telegram.gates["sendMessage"].set()
    await let_run(200)
    assert telegram.texts(7) == ["7-a", "7-b", "7-c"]
    assert telegram.texts(8) == ["8-a", "8-b", "8-c"]


async def test_requests_in_flight_are_limited(
    telegram_bot: Bot, telegram: FakeTelegram, store: FakeStore, time: FakeTime
) -> None:
    """A broadcast does not open a connection for everybody at once."""
    sender = OutboxSender(delivery=Delivery(telegram_bot), open_work=store.unit_of_work, clock=time, at_once=4)
    await Post(sender, store, time)(*(a_show("news", chat=chat) for chat in range(1, 31)))
    await sender.idle()
    assert telegram.count("sendMessage") == 30
    assert telegram.most_in_flight <= 4


async def test_taps_go_before_reminders_before_broadcasts(
    telegram_bot: Bot, telegram: FakeTelegram, store: FakeStore, time: FakeTime
) -> None:
    """Whoever taps does not wait behind a broadcast."""
    sender = OutboxSender(delivery=Delivery(telegram_bot), open_work=store.unit_of_work, clock=time, at_once=1)
    shows = [a_show(str(priority), chat=chat, priority=priority) for chat, priority in enumerate(reversed(Priority), 1)]
    await Post(sender, store, time)(*shows)
    await sender.idle()
    assert [params["text"] for _, params in telegram.calls] == ["0", "1", "2"]


async def test_the_newest_state_wins_while_a_request_is_in_flight(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """At most one request of a slot is in flight, and what was overtaken is never sent."""
    await post(a_show("one"))
    gate = telegram.gates["editMessageText"] = asyncio.Event()
    await post(a_show("two"))
    await post(a_show("three"))
    await post(a_show("four"))
    assert [params["text"] for _, params in telegram.in_flight] == ["two"]
    gate.set()
    await post.later(1)
    assert [params["text"] for name, params in telegram.calls if name == "editMessageText"] == ["two", "four"]
    assert telegram.texts(7) == ["four"]
    assert store.unsent == []


async def test_a_state_that_comes_while_the_first_message_is_in_flight_edits_it(
    post: Post, telegram: FakeTelegram, store: FakeStore
) -> None:
    """It waits for the id instead of becoming a second message."""
    gate = telegram.gates["sendMessage"] = asyncio.Event()
    await post(a_show("one"))
    await post(a_show("two"))
    gate.set()
    await post.later(1)
    assert telegram.names() == ["sendMessage", "editMessageText"]
    assert telegram.texts(7) == ["two"]
    assert store.unsent == []


async def test_a_state_that_comes_before_the_first_message_is_announced_replaces_it(
    post: Post, telegram: FakeTelegram, store: FakeStore
) -> None:
    """What nobody has seen yet is not sent."""
    async with store.unit_of_work() as work:
        overtaking = asyncio.create_task(post.commit(a_show("two")))  # stands in line before the announcement will
        await let_run()
        await post.sender.commit(work, [a_show("one", is_anew=True)], post.time())
    await overtaking
    await post.later(1)
    assert telegram.names() == ["sendMessage"]
    assert telegram.texts(7) == ["two"]
    assert store.unsent == []


async def test_the_deletion_of_an_incoming_message_is_sent_in_its_place(post: Post, telegram: FakeTelegram) -> None:
    """It is a message of its own, in the order in which it was given."""
    await post(a_show("one"))
    await post(DeleteIncoming(chat_id=ChatId(7), message_id=1001), a_show("two", shown="call:2"))
    assert telegram.names() == ["sendMessage", "deleteMessage", "sendMessage"]


@pytest.mark.parametrize("words", ["message to delete not found", "message can't be deleted for everyone"])
async def test_a_message_that_cannot_be_deleted_counts_as_deleted(
    post: Post, telegram: FakeTelegram, store: FakeStore, words: str
) -> None:
    """Gone is gone, and one older than two days stays."""
    telegram.fail("deleteMessage", refusal(400, f"Bad Request: {words}"))
    await post(DeleteIncoming(chat_id=ChatId(7), message_id=5))
    await post.later(1)
    assert telegram.names() == ["deleteMessage"]
    assert store.unsent == []
    assert store.dead == []


# ---- anew, vanished ----


async def test_a_screen_shown_anew_comes_last_and_the_old_message_goes(
    post: Post, telegram: FakeTelegram, store: FakeStore
) -> None:
    """First the new message, then the deletion of the old one, which is a row like any other."""
    await post(a_show("one"))
    await post(a_show("one", is_anew=True))
    assert telegram.names() == ["sendMessage", "sendMessage", "deleteMessage"]
    assert store.tables.slots[slot()].message_id == 1002
    assert list(telegram.messages) == [1002]
    await post.later(1)
    assert store.unsent == []


async def test_an_edit_that_overtakes_a_screen_shown_anew_is_still_sent_anew(post: Post, telegram: FakeTelegram) -> None:
    """The wish to be last survives the newer state."""
    await post(a_show("one"))
    gate = telegram.gates["editMessageText"] = asyncio.Event()
    await post(a_show("two"))
    await post(a_show("three", is_anew=True))
    await post(a_show("four"))
    gate.set()
    await let_run()
    assert telegram.names() == ["sendMessage", "editMessageText", "sendMessage", "deleteMessage"]
    assert telegram.texts(7) == ["four"]


async def test_a_state_that_comes_while_one_shown_anew_is_in_flight_takes_over_the_wish(
    post: Post, telegram: FakeTelegram
) -> None:
    """When that one fails, the newer is the one to be last in the chat."""
    await post(a_show("one"))
    gate = telegram.gates["sendMessage"] = asyncio.Event()
    telegram.fail("sendMessage", flood(5))
    await post(a_show("two", is_anew=True))
    await post(a_show("three"))
    gate.set()
    await post.later(5)
    assert telegram.names() == ["sendMessage", "sendMessage", "sendMessage", "deleteMessage"]
    assert telegram.texts(7) == ["three"]


@pytest.mark.parametrize("words", ["message to edit not found", "MESSAGE_ID_INVALID"])
async def test_the_edit_of_a_vanished_message_becomes_a_new_one(
    post: Post, telegram: FakeTelegram, store: FakeStore, words: str
) -> None:
    """The slot lives in the new message from then on."""
    await post(a_show("one"))
    telegram.messages.clear()
    telegram.fail("editMessageText", refusal(400, f"Bad Request: {words}"))
    await post(a_show("two"))
    await post(a_show("three"))
    assert telegram.names() == ["sendMessage", "editMessageText", "sendMessage", "editMessageText"]
    assert telegram.texts(7) == ["three"]
    assert store.tables.slots[slot()].message_id == 1002


async def test_a_message_that_can_not_be_edited_is_replaced(post: Post, telegram: FakeTelegram) -> None:
    """It is still there, so it is deleted."""
    await post(a_show("one"))
    telegram.fail("editMessageText", refusal(400, "Bad Request: message can't be edited"))
    await post(a_show("two"))
    assert telegram.texts(7) == ["two"]


async def test_a_vanished_message_is_replaced_even_when_the_new_one_fails_at_first(post: Post, telegram: FakeTelegram) -> None:
    """The old message is not forgotten over the failure."""
    await post(a_show("one"))
    telegram.fail("editMessageText", refusal(400, "Bad Request: message can't be edited"))
    telegram.fail("sendMessage", BAD_GATEWAY)
    await post(a_show("two"))
    await post.later(1)
    assert telegram.texts(7) == ["two"]


# ---- refusals ----


async def test_not_modified_is_success(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """Telegram shows what it should."""
    await post(a_show("one"))
    telegram.fail("editMessageText", refusal(400, "Bad Request: message is not modified"))
    await post(a_show("two"))
    await post.later(1)
    assert store.unsent == []
    assert store.dead == []


@pytest.mark.parametrize(
    "words", ["can't parse entities", "chat not found", "message is too long", "BUTTON_DATA_INVALID", "message to edit not found"]
)
async def test_a_permanent_refusal_is_buried_and_blocks_nobody(
    post: Post, telegram: FakeTelegram, store: FakeStore, words: str
) -> None:
    """The row is kept with an incident and the reason; the next message of the chat goes out."""
    telegram.fail("sendMessage", refusal(400, f"Bad Request: {words}"))
    await post(a_show("bad"), a_show("good", shown="call:2"))
    await post.later(1)
    assert telegram.texts(7) == ["good"]
    (dead,) = store.dead
    assert dead.reason.lower() == words.lower()
    assert len(dead.incident_id) == 8
    assert dead.row.message.payload == ""
    assert store.unsent == []


@pytest.mark.parametrize(
    "words",
    [
        'can\'t parse entities: unsupported start tag "{}" at byte offset 7',
        "inline keyboard button URL '{}' is invalid: wrong HTTP URL",
        "there is no {} in the chat",
    ],
)
async def test_a_reason_does_not_repeat_the_message(post: Post, telegram: FakeTelegram, store: FakeStore, words: str) -> None:
    """Telegram quotes what it cannot take, and that may be a client's name; in the log it does not stand either."""
    telegram.fail("sendMessage", refusal(400, "Bad Request: " + words.format("Канарейка O'Брайан")))
    with structlog.testing.capture_logs() as logs:
        await post(a_show("Канарейка"))
        await post.later(1)
    (dead,) = store.dead
    assert dead.reason.lower() == words.partition("{}")[0].rstrip("\"'").lower() + "…"
    assert "анарейка" not in repr(store.tables) + repr(logs)


@pytest.mark.parametrize("seconds", [1, 3600])
async def test_what_has_waited_is_sent_only_if_it_is_still_stored(
    post: Post, telegram: FakeTelegram, store: FakeStore, sender: OutboxSender, seconds: int
) -> None:
    """A message that Telegram has put off may have been erased meanwhile, by another process too; and so what came after it."""
    telegram.fail("sendMessage", flood(seconds))
    await post(a_show("erased"), a_show("kept", shown="call:2"), a_show("erased too", shown="call:3"))
    for number in [number for number, stored in store.tables.outbox.items() if "erased" in stored.row.message.payload]:
        del store.tables.outbox[number]
    await post.later(seconds)
    await post.later(1)
    assert telegram.texts(7) == ["kept"]
    assert len(sender) == 0
    assert store.unsent == []


async def test_after_a_burial_the_slot_can_be_shown_again(post: Post, telegram: FakeTelegram) -> None:
    """A dead state is no state that waits."""
    telegram.fail("sendMessage", refusal(400, "Bad Request: can't parse entities"))
    await post(a_show("bad"))
    await post(a_show("good"))
    assert telegram.texts(7) == ["good"]


async def test_whoever_blocks_the_bot_is_marked_and_his_screens_go(
    post: Post, telegram: FakeTelegram, store: FakeStore, time: FakeTime
) -> None:
    """403 marks the person and leaves no row behind."""
    telegram.fail("sendMessage", refusal(403, "Forbidden: bot was blocked by the user"))
    await post(a_show("one"))
    marked_at = time()
    await post.later(1)
    assert store.tables.employees[PersonId(7)].unreachable_at == marked_at
    assert store.unsent == []
    assert store.dead == []


async def test_what_stands_while_somebody_takes_no_messages_is_marked_as_outdated(
    post: Post, telegram: FakeTelegram, store: FakeStore
) -> None:
    """So whoever comes back finds it renewed; what is shown then is up to date again."""
    await post(a_show("one"))
    telegram.fail("editMessageText", refusal(403, "Forbidden: bot was blocked by the user"))
    await post(a_show("two"))
    await post.later(2)
    assert store.tables.slots[slot()].digest == OUTDATED
    await post(a_show("two"))
    await post.later(2)
    assert telegram.texts(7) == ["two"]
    assert store.tables.slots[slot()].digest != OUTDATED


async def test_whoever_writes_meanwhile_is_not_marked(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """News of a person that are overtaken are not written."""
    telegram.fail("sendMessage", refusal(403, "Forbidden: bot was blocked by the user"))
    await post(a_show("one"))
    post.sender.reached(PersonId(7))
    await post.later(1)
    assert store.tables.employees[PersonId(7)].unreachable_at is None


@pytest.mark.parametrize(
    "payload", ['{"html": 1}', "no json", '{"html": "x", "keyboard": [[["only a label"]]], "reply_keyboard": null}']
)
async def test_a_payload_nobody_understands_is_buried(
    store: FakeStore, sender: OutboxSender, time: FakeTime, payload: str
) -> None:
    """A mistake of ours stops no chat."""
    async with store.unit_of_work() as work:
        message = OutboxMessage(chat_id=ChatId(7), slot="call:1", payload=payload, priority=Priority.TAP)
        await work.outbox.put(message, time())
        await work.commit()
    await sender.drain()
    await sender.idle()
    await sender.settle()
    assert len(store.dead) == 1


async def test_a_screen_without_a_slot_is_buried(store: FakeStore, sender: OutboxSender, time: FakeTime) -> None:
    """Nobody could ever edit it."""
    async with store.unit_of_work() as work:
        payload = to_outbox_message(a_show("x")).payload
        await work.outbox.put(OutboxMessage(chat_id=ChatId(7), slot=None, payload=payload, priority=Priority.TAP), time())
        await work.commit()
    await sender.drain()
    await sender.idle()
    await sender.settle()
    assert len(store.dead) == 1


# ---- floods ----


async def test_a_flooded_chat_is_parked_until_retry_after_and_others_are_not(
    post: Post, telegram: FakeTelegram, store: FakeStore, time: FakeTime
) -> None:
    """The time is stored too, so that a restart keeps it."""
    telegram.fail("sendMessage", flood(5))
    await post(a_show("seven"))
    await post(a_show("eight", chat=8))
    assert telegram.texts(8) == ["eight"]
    await post.later(1)
    (waiting,) = store.unsent
    assert waiting.not_before is not None
    assert (waiting.not_before - time()).total_seconds() == 4
    assert waiting.state is OutboxState.QUEUED
    assert waiting.attempts == 0
    await post.later(3.9)
    assert telegram.texts(7) == []
    await post.later(0.2)
    assert telegram.texts(7) == ["seven"]


async def test_a_second_flooded_chat_parks_everything(post: Post, telegram: FakeTelegram) -> None:
    """Then the bot as a whole is too fast; everybody waits, and then everybody gets his message."""
    telegram.fail("sendMessage", flood(5), flood(5))
    await post(a_show("seven"))
    await post(a_show("eight", chat=8))
    await post(a_show("nine", chat=9))
    assert telegram.count("sendMessage") == 2
    await post.later(4.9)
    assert telegram.count("sendMessage") == 2
    await post.later(0.2)
    assert [telegram.texts(chat) for chat in (7, 8, 9)] == [["seven"], ["eight"], ["nine"]]


async def test_two_floods_at_different_times_park_two_chats_only(post: Post, telegram: FakeTelegram) -> None:
    """A penalty that is over proves nothing."""
    telegram.fail("sendMessage", flood(5), (200, {"ok": True, "result": {}}))
    telegram.faults["sendMessage"].pop()
    await post(a_show("seven"))
    await post.later(6)
    telegram.fail("sendMessage", flood(5))
    await post(a_show("eight", chat=8))
    await post(a_show("nine", chat=9))
    assert telegram.texts(7) == ["seven"]
    assert telegram.texts(9) == ["nine"]


async def test_a_newer_state_waits_out_the_flood_of_the_older(post: Post, telegram: FakeTelegram) -> None:
    """Telegram's patience does not grow with a newer text, and the older is never sent."""
    await post(a_show("one"))
    telegram.fail("editMessageText", flood(5))
    await post(a_show("two"))
    await post(a_show("three"))
    assert telegram.count("editMessageText") == 1
    await post.later(5)
    assert telegram.texts(7) == ["three"]
    assert telegram.count("editMessageText") == 2


async def test_a_newer_state_that_came_during_the_flooded_request_replaces_it(post: Post, telegram: FakeTelegram) -> None:
    """The newest state wins also against one that is put back."""
    await post(a_show("one"))
    gate = telegram.gates["editMessageText"] = asyncio.Event()
    telegram.fail("editMessageText", flood(5))
    await post(a_show("two", is_anew=False))
    await post(a_show("three"))
    gate.set()
    await let_run()
    await post.later(5)
    assert [params["text"] for name, params in telegram.calls if name == "editMessageText"] == ["two", "three"]


# ---- outages ----


@pytest.mark.parametrize("trouble", [NotSent("no connection"), RefusedOnTheWay("a page"), refusal(401, "Unauthorized")])
async def test_what_certainly_failed_is_tried_again_with_growing_pauses(post: Post, telegram: FakeTelegram, trouble: Any) -> None:
    """However often: a new message that was certainly not sent cannot come twice."""
    telegram.fail("sendMessage", *[trouble] * 6)
    await post(a_show("one"))
    moments = []
    for quarter in range(1, 200):
        before = telegram.count("sendMessage")
        await post.later(0.25)
        if telegram.count("sendMessage") > before:
            moments.append(quarter / 4)
    assert moments == [0.5, 1.5, 3.5, 7.5, 15.5, 31.5]
    assert telegram.texts(7) == ["one"]


@pytest.mark.parametrize("trouble", [FateUnknown("lost"), AnswerTimedOut("late"), TelegramError("no JSON"), ValueError("what?")])
async def test_an_edit_of_unknown_fate_is_repeated(
    post: Post, telegram: FakeTelegram, store: FakeStore, trouble: Exception
) -> None:
    """Repeating it changes nothing, so it is repeated until it is certain."""
    await post(a_show("one"))
    telegram.fail("editMessageText", *[trouble] * 4)
    await post(a_show("two"))
    await post.later(60)
    for _ in range(5):
        await post.later(30)
    assert telegram.texts(7) == ["two"]
    assert store.unsent == []


async def test_a_new_message_of_unknown_fate_is_repeated(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """Here the first one had arrived: the person sees it twice, not more."""
    telegram.fail_after("sendMessage", AnswerTimedOut("late"))
    await post(a_show("one"))
    await post.later(1)
    assert telegram.texts(7) == ["one", "one"]
    assert store.unsent == []


@pytest.mark.parametrize(
    "trouble", [FateUnknown("lost"), AnswerTimedOut("late"), BAD_GATEWAY, refusal(500, "Oops"), ValueError()]
)
async def test_five_copies_at_most_after_a_second_half_a_minute_five_minutes_and_an_hour(
    post: Post, telegram: FakeTelegram, store: FakeStore, trouble: Any
) -> None:
    """Then it is dead, with an incident."""
    telegram.fail("sendMessage", *[trouble] * 9)
    await post(a_show("one"))
    for seconds, copies in ((1, 2), (29, 2), (1, 3), (299, 3), (1, 4), (3599, 4), (1, 5), (86400, 5), (1, 5)):
        assert not store.dead
        await post.later(seconds)
        assert telegram.count("sendMessage") == copies
        if copies == 5:
            break
    await post.later(86400)
    await post.later(86400)
    assert telegram.count("sendMessage") == 5
    assert [dead.reason.partition(":")[0] for dead in store.dead] == ["fate unknown of every copy"]
    assert store.unsent == []


async def test_messages_keep_their_order_when_one_connection_is_lost(post: Post, telegram: FakeTelegram) -> None:
    """For the first second what comes after it waits."""
    telegram.fail("sendMessage", FateUnknown("lost"))
    await post(a_show("greeting", shown="greeting"), a_show("card"))
    await post.later(1)
    assert telegram.texts(7) == ["greeting", "card"]


async def test_what_may_have_arrived_does_not_hold_up_its_chat(post: Post, telegram: FakeTelegram) -> None:
    """It waits by itself: what comes after it goes out, and it comes when its time has come."""
    telegram.fail("sendMessage", FateUnknown("lost"), FateUnknown("lost again"))
    await post(a_show("reminder", shown="reminder:1"))
    await post.later(1)
    await post(a_show("card"))
    assert telegram.texts(7) == ["card"]
    await post.later(30)
    assert telegram.texts(7) == ["card", "reminder"]


async def test_a_newer_state_does_not_wait_for_the_copies_of_the_older(post: Post, telegram: FakeTelegram) -> None:
    """It is another message: whoever goes on typing gets his card within a second of the network's return."""
    telegram.fail("sendMessage", *[FateUnknown("lost")] * 3)
    await post(a_show("one"))
    await post.later(1)
    await post(a_show("two"))
    assert telegram.texts(7) == []
    await post(a_show("three"))
    await post.later(1)
    assert telegram.texts(7) == ["three"]
    await post.later(3600)
    assert telegram.texts(7) == ["three"]


async def test_whose_message_is_dead_is_told_in_the_same_transaction(
    telegram_bot: Bot, telegram: FakeTelegram, store: FakeStore, time: FakeTime
) -> None:
    """Its slot, and since when what it says was decided; a newer state that has come meanwhile is not lost."""
    lost = []

    async def on_lost(work: UnitOfWork, of: Slot, since: datetime, now: datetime) -> None:
        lost.append((of, since, now))

    begun = time()
    sender = OutboxSender(delivery=Delivery(telegram_bot), open_work=store.unit_of_work, clock=time, lost=on_lost)
    telegram.fail("sendMessage", refusal(400, "Bad Request: chat not found"))
    late = Post(sender, store, time)
    await late(a_show("one", shown="reminder:3"))
    await late.later(2)
    assert lost == [(slot(shown="reminder:3"), begun, time())]


async def test_after_a_known_failure_a_new_message_is_not_of_unknown_fate(
    post: Post, telegram: FakeTelegram, store: FakeStore
) -> None:
    """The store says so too, for the process that comes after a crash."""
    telegram.fail("sendMessage", *[NotSent("no connection")] * 20)
    await post(a_show("one"))
    await post.later(1)
    await post.sender.settle()
    (row,) = store.unsent
    assert row.state is OutboxState.QUEUED
    assert row.attempts == 0


async def test_a_state_that_returns_to_what_was_shown_is_sent_when_nobody_knows_what_is_shown(
    post: Post, telegram: FakeTelegram
) -> None:
    """There and back again: the way there may have arrived without our knowing."""
    await post(a_show("here"))
    telegram.fail_after("editMessageText", FateUnknown("lost"))
    await post(a_show("there"))
    await post(a_show("here"))
    await post.later(1)
    assert telegram.texts(7) == ["here"]


async def test_a_newer_state_does_not_shorten_the_pauses(post: Post, telegram: FakeTelegram) -> None:
    """Tapping on during an outage makes no more requests than waiting."""
    await post(a_show("0"))
    telegram.fail("editMessageText", *[BAD_GATEWAY] * 50)
    await post(a_show("1"))
    for number in range(2, 61):
        await post.later(0.25)
        await post(a_show(str(number)))
    assert telegram.count("editMessageText") == 5


async def test_known_failures_do_not_count_as_unknown_fates(post: Post, telegram: FakeTelegram) -> None:
    """A flood between two time-outs does not use up a copy."""
    unknown = FateUnknown("lost")
    telegram.fail("sendMessage", flood(1), unknown, NotSent("no"), unknown, flood(1), unknown, NotSent("no"), unknown)
    await post(a_show("one"))
    for _ in range(10):
        await post.later(3600)
    assert telegram.texts(7) == ["one"]


async def test_a_deletion_of_unknown_fate_is_repeated_and_then_done_with(
    post: Post, telegram: FakeTelegram, store: FakeStore
) -> None:
    """Late or not, nothing is said over it."""
    telegram.fail("deleteMessage", FateUnknown("lost"))
    await post(DeleteIncoming(chat_id=ChatId(7), message_id=5))
    await post.later(1)
    await post.later(2)
    assert store.unsent == []
    await post.later(60)
    assert telegram.count("deleteMessage") == 2


@pytest.mark.parametrize("trouble", [FateUnknown("lost"), AnswerTimedOut("late"), BAD_GATEWAY])
async def test_an_edit_that_takes_effect_late_does_not_stay_over_a_newer_one(
    post: Post, telegram: FakeTelegram, store: FakeStore, trouble: Any
) -> None:
    """What was said while nobody knew is said once more half a minute later, also what came in meanwhile."""
    await post(a_show("one"))
    telegram.fail("editMessageText", trouble)
    await post(a_show("two"))
    await post(a_show("three"))
    await post.later(1)
    await post(a_show("four"))
    assert telegram.texts(7) == ["four"]
    (card,) = telegram.messages.values()
    card.text = "two"  # now it arrives
    await post.later(30)
    assert telegram.texts(7) == ["four"]
    await post.later(1)
    assert store.unsent == []
    edits = telegram.count("editMessageText")
    await post.later(60)
    assert telegram.count("editMessageText") == edits


# ---- crashes ----


async def test_a_new_message_is_announced_before_it_is_sent(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """Only so is it known after a crash that it may have arrived."""
    telegram.gates["sendMessage"] = asyncio.Event()
    await post(a_show("one"))
    (row,) = store.unsent
    assert row.state is OutboxState.SENDING
    assert row.attempts == 1


async def test_a_crash_between_sending_and_learning_the_id_sends_once_more(
    post: Post, telegram: FakeTelegram, telegram_bot: Bot, store: FakeStore, time: FakeTime
) -> None:
    """So does each crash at the same place, for it most likely never left; after the fifth copy the message is dead."""
    telegram.gates["sendMessage"] = asyncio.Event()
    await post(a_show("one"))
    for sent in (2, 3, 4, 5, 5):
        after = reborn(telegram_bot, store, time)
        await after.drain()
        await let_run()
        assert telegram.count("sendMessage") == sent
    await after.settle()
    assert [dead.reason for dead in store.dead] == ["fate unknown of every copy"]


async def test_what_a_crash_left_is_sent_at_the_start(
    post: Post, telegram: FakeTelegram, telegram_bot: Bot, store: FakeStore, time: FakeTime
) -> None:
    """Messages and deletions, each once."""
    async with store.unit_of_work() as work:
        lost = OutboxSender(delivery=Delivery(telegram_bot), open_work=store.unit_of_work, clock=time)
        lost._is_stopped = True  # the process dies between the commit and the first request
        await lost.commit(work, [a_show("one"), DeleteIncoming(chat_id=ChatId(7), message_id=1)], time())
    assert telegram.calls == []
    await post.sender.drain()
    await let_run()
    await post.later(1)
    assert telegram.names() == ["sendMessage", "deleteMessage"]
    assert store.unsent == []


async def test_what_was_deferred_before_a_restart_is_sent_when_its_time_comes(
    post: Post, telegram: FakeTelegram, telegram_bot: Bot, store: FakeStore, time: FakeTime
) -> None:
    """The new process finds it by its timer, not before."""
    telegram.fail("sendMessage", flood(20))
    await post(a_show("one"))
    await post.sender.stop(1)
    after = Post(reborn(telegram_bot, store, time), store, time)
    await after.sender.drain()
    for _ in range(19):
        await after.later(1)
    assert telegram.texts(7) == []
    for _ in range(6):
        await after.later(1)
    assert telegram.texts(7) == ["one"]


async def test_draining_takes_nothing_that_is_here_already(post: Post, telegram: FakeTelegram) -> None:
    """Neither what waits, nor what is under way, nor what is delivered and not written down."""
    gate = telegram.gates["editMessageText"] = asyncio.Event()
    await post(a_show("a"), a_show("b", shown="call:2"))
    await post(a_show("a2"), a_show("b2", shown="call:2"))
    await post.sender.drain()
    gate.set()
    await let_run()
    await post.sender.drain()
    await let_run()
    assert telegram.count("editMessageText") == 2


# ---- storage ----


async def test_nothing_is_sent_when_the_commit_fails(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """What is not stored did not happen."""
    store.failing_commits = 1
    with pytest.raises(StorageUnavailable):
        await post(a_show("one"))
    await let_run()
    assert telegram.calls == []
    assert len(post.sender) == 0


async def test_news_survive_a_commit_that_fails(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """They are written with the next one."""
    await post(a_show("one"))
    await post(a_show("two"))
    store.failing_commits = 2
    with pytest.raises(StorageUnavailable):
        await post(a_show("three"))
    assert not await post.sender.settle()
    assert await post.sender.settle()
    assert store.unsent == []
    assert telegram.texts(7) == ["two"]


async def test_a_commit_that_failed_only_seemingly_is_sent_by_the_timer(
    post: Post, telegram: FakeTelegram, store: FakeStore
) -> None:
    """The connection broke after the commit: the row is there, and the next drain finds it."""
    await post.sender.drain()
    store.broken_commits = 1
    with pytest.raises(StorageUnavailable):
        await post(a_show("one"))
    assert telegram.calls == []
    await post.later(5)
    assert telegram.texts(7) == ["one"]


async def test_a_new_message_waits_for_storage(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """It is not sent unannounced; the pause is the usual one."""

    def lock_once() -> None:
        store.failing_begins = 1
        store.on_begin = lambda: None

    await post.commit()
    async with store.unit_of_work() as work:
        await post.sender.commit(work, [a_show("one")], post.time())
        store.on_begin = lock_once
    await let_run()
    assert telegram.calls == []
    await post.later(0.5)
    assert telegram.texts(7) == ["one"]


async def test_an_id_that_cannot_be_stored_at_once_is_kept_and_used(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """The next state of the slot is an edit all the same, and the id is stored when storage is back."""
    gate = telegram.gates["sendMessage"] = asyncio.Event()
    await post(a_show("one"))
    store.failing_begins = 1
    gate.set()
    await let_run()
    assert store.tables.slots == {}
    await post(a_show("two"))
    assert telegram.names() == ["sendMessage", "editMessageText"]
    assert store.tables.slots[slot()].message_id == 1001
    await post.later(1)
    assert store.unsent == []


async def test_the_timer_survives_storage_that_is_away(post: Post, store: FakeStore, telegram: FakeTelegram) -> None:
    """Settling and draining fail quietly and come back."""
    await post(a_show("one"))
    await post(a_show("two"))
    store.failing_begins = 2
    await post.later(5)
    await post.later(5)
    assert store.unsent == []


async def test_a_slot_crowded_out_of_memory_is_looked_up(
    telegram_bot: Bot, telegram: FakeTelegram, store: FakeStore, time: FakeTime
) -> None:
    """It is edited, not sent a second time; while storage is away it waits."""
    delivery = Delivery(telegram_bot)
    sender = OutboxSender(delivery=delivery, open_work=store.unit_of_work, clock=time, slots_remembered=1)
    post = Post(sender, store, time)
    await post(a_show("one"), a_show("other", chat=8))

    def lock_once() -> None:
        store.failing_begins = 1
        store.on_begin = lambda: None

    async with store.unit_of_work() as work:
        await sender.commit(work, [a_show("two"), a_show("other two", chat=8)], time())
        store.on_begin = lock_once
    await let_run()
    assert telegram.texts(7) == ["one"]
    await post.later(1)
    assert telegram.texts(7) == ["two"]
    assert telegram.count("sendMessage") == 2


# ---- stopping ----


async def test_a_stop_sends_what_it_can_and_leaves_the_rest_stored(
    post: Post, telegram: FakeTelegram, store: FakeStore, sender: OutboxSender
) -> None:
    """A request that hangs is given up; its row is still there."""
    telegram.gates["sendMessage"] = asyncio.Event()
    await post(a_show("one"))
    await sender.stop(0.01)
    assert telegram.in_flight == []
    assert len(store.unsent) == 1
    await post(a_show("two"))
    assert telegram.count("sendMessage") == 1


# ---- closing ----


async def test_what_was_never_shown_is_not_closed_but_dropped(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """Neither the waiting message comes nor a word that it is closed; the chat goes on."""
    await post(a_show("card"))
    telegram.fail("editMessageText", flood(5))
    await post(a_show("card of Ivan"))
    await post(a_show("page about Ivan", shown="clients", is_anew=True))
    await post(a_closing("closed", shown="clients"))
    await post.later(6)
    await post.later(2)
    assert telegram.texts(7) == ["card of Ivan"]
    assert telegram.count("sendMessage") == 1
    assert store.unsent == []
    await post(a_show("page", shown="clients", is_anew=True))
    assert telegram.texts(7) == ["card of Ivan", "page"]


async def test_what_waits_is_not_sent_by_the_next_process_either(
    post: Post, telegram: FakeTelegram, telegram_bot: Bot, store: FakeStore, time: FakeTime
) -> None:
    """The row says that it closes."""
    telegram.fail("sendMessage", flood(5))
    await post(a_show("page about Ivan"))
    await post.commit(a_closing("closed"))
    await time.advance(6)
    after = reborn(telegram_bot, store, time)
    await after.drain()
    await after.idle()
    await after.settle()
    assert telegram.texts(7) == []
    assert store.unsent == []


async def test_what_was_to_come_anew_closes_where_it_stands(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """A page that was asked for again while Telegram wanted silence is edited, not sent."""
    await post(a_show("page about Ivan"))
    telegram.fail("sendMessage", flood(5))
    await post(a_show("page about Ivan", is_anew=True))
    await post(a_closing("closed"))
    await post.later(6)
    await post.later(2)
    assert telegram.texts(7) == ["closed"]
    assert (list(telegram.messages), telegram.count("deleteMessage")) == ([1001], 0)
    assert store.unsent == []


async def test_a_message_under_way_closes_as_soon_as_it_has_arrived(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """It cannot be held back any more, so it is edited."""
    gate = telegram.gates["sendMessage"] = asyncio.Event()
    await post.commit(a_show("page about Ivan"))
    await let_run()
    await post.commit(a_closing("closed"))
    gate.set()
    await post.later(2)
    assert telegram.texts(7) == ["closed"]
    assert telegram.count("sendMessage") == 1
    assert store.unsent == []


async def test_a_message_is_held_back_up_to_the_last_moment(post: Post, telegram: FakeTelegram, store: FakeStore) -> None:
    """It closes between being chosen and being handed over."""
    async with store.unit_of_work() as work:
        await post.sender.commit(work, [a_show("page about Ivan")], post.time())
        await let_run()  # it is under way, and waits for the store, where it is to be announced
        await post.sender.commit(work, [a_closing("closed")], post.time())
    await post.later(2)
    assert telegram.names() == []
    assert store.unsent == []


async def test_another_process_closes_what_waits_here(
    post: Post, telegram: FakeTelegram, store: FakeStore, time: FakeTime
) -> None:
    """It replaces the row, and whoever sends it finds that out before a new message leaves."""
    telegram.fail("sendMessage", flood(5))
    await post(a_show("page about Ivan"))
    async with store.unit_of_work() as work:
        await work.outbox.put(to_outbox_message(a_closing("closed")), time())
        await work.commit()
    await post.later(6)
    await post.later(2)
    assert telegram.texts(7) == []
    assert store.unsent == []


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited"])
async def test_a_message_that_nobody_can_change_is_left_alone(
    post: Post, telegram: FakeTelegram, store: FakeStore, words: str
) -> None:
    """It is deleted, or Telegram keeps it as it is: nothing is sent in its stead, and nothing is dead."""
    await post(a_show("page about Ivan"))
    telegram.fail("editMessageText", refusal(400, f"Bad Request: {words}"))
    await post(a_closing("closed"))
    await post.later(2)
    assert telegram.names() == ["sendMessage", "editMessageText"]
    assert (store.unsent, store.dead) == ([], [])


async def test_what_is_closed_already_costs_no_request(post: Post, telegram: FakeTelegram) -> None:
    """Closing it again changes nothing."""
    await post(a_show("page about Ivan"))
    await post(a_closing("closed"))
    await post(a_closing("closed"))
    await post.later(2)
    assert telegram.names() == ["sendMessage", "editMessageText"]

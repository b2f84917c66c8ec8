"""The outbox and the slots on a real file."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from bot.db.facade import Database
from bot.domain.ids import ChatId
from bot.services.outgoing_ports import OutboxMessage, OutboxState, Priority, Slot, SlotMessage
from tests.db.people import NOON

CHAT = ChatId(101)


def message(
    payload: str,
    slot: str | None = "call:1",
    *,
    chat: ChatId = CHAT,
    priority: Priority = Priority.TAP,
    is_anew: bool = False,
) -> OutboxMessage:
    """A message for the test's chat."""
    return OutboxMessage(chat_id=chat, slot=slot, payload=payload, priority=priority, is_anew=is_anew)


async def test_a_newer_state_replaces_the_unsent_one_of_its_slot(database: Database) -> None:
    """One row a slot: same number and age, newest payload, higher version."""
    async with database.unit_of_work() as work:
        first = await work.outbox.put(message("one", priority=Priority.REMINDER), NOON)
        second = await work.outbox.put(message("two"), NOON + timedelta(seconds=5))
        assert (first.version, second.version) == (1, 2)
        assert second.id == first.id
        assert second.created_at == NOON
        assert second.message == message("two")
        assert await work.outbox.due(NOON, 10) == [second]
        assert await work.outbox.depth() == 1


async def test_a_less_urgent_state_does_not_push_a_tap_back(database: Database) -> None:
    """The more urgent of two priorities stays."""
    async with database.unit_of_work() as work:
        await work.outbox.put(message("tap"), NOON)
        row = await work.outbox.put(message("broadcast", priority=Priority.BROADCAST), NOON)
        assert row.message.priority is Priority.TAP


async def test_parcels_without_a_slot_stand_for_themselves(database: Database) -> None:
    """Two deletions in one chat are two rows; other chats and slots are apart too."""
    async with database.unit_of_work() as work:
        for one in (message("a", None), message("b", None), message("c"), message("d", "call:2"), message("e", chat=ChatId(7))):
            await work.outbox.put(one, NOON)
        assert await work.outbox.depth() == 5


async def test_a_delivered_row_is_gone(database: Database) -> None:
    """Its number is not used again, so a late report cannot hit another message."""
    async with database.unit_of_work() as work:
        first = await work.outbox.put(message("one"), NOON)
        await work.outbox.delivered(first.id, first.version)
        assert await work.outbox.depth() == 0
        second = await work.outbox.put(message("two"), NOON)
        assert second.id != first.id


async def test_delivering_an_old_version_leaves_the_newer_one_waiting(database: Database) -> None:
    """The newer state was never handed over, so it starts with a clean sheet."""
    async with database.unit_of_work() as work:
        old = await work.outbox.put(message("one"), NOON)
        await work.outbox.sending(old.id)
        new = await work.outbox.put(message("two"), NOON)
        assert (new.state, new.attempts) == (OutboxState.SENDING, 0), "the copies of the newer one are counted anew"
        await work.outbox.defer(old.id, NOON)
        [due] = await work.outbox.due(NOON, 10)
        assert due.attempts == 0
        await work.outbox.delivered(old.id, old.version)
        [left] = await work.outbox.due(NOON, 10)
        assert (left.version, left.state, left.attempts, left.message.payload) == (2, OutboxState.QUEUED, 0, "two")


async def test_attempts_count_only_those_of_unknown_fate(database: Database) -> None:
    """A deferred attempt is known to have failed, so it does not use up the one repetition."""
    async with database.unit_of_work() as work:
        row = await work.outbox.put(message("one"), NOON)
        await work.outbox.sending(row.id)
        await work.outbox.defer(row.id, NOON + timedelta(seconds=30))
        assert await work.outbox.due(NOON + timedelta(seconds=29), 10) == []
        [due] = await work.outbox.due(NOON + timedelta(seconds=30), 10)
        assert (due.state, due.attempts) == (OutboxState.QUEUED, 0)
        await work.outbox.sending(row.id)
        await work.outbox.sending(row.id)
        [due] = await work.outbox.due(NOON + timedelta(seconds=30), 10)
        assert (due.state, due.attempts) == (OutboxState.SENDING, 2)


async def test_a_newer_state_waits_as_long_as_the_one_it_replaces(database: Database) -> None:
    """Telegram's pause is for the chat, not for the text."""
    async with database.unit_of_work() as work:
        row = await work.outbox.put(message("one"), NOON)
        await work.outbox.defer(row.id, NOON + timedelta(seconds=30))
        await work.outbox.put(message("two"), NOON)
        assert await work.outbox.due(NOON, 10) == []


async def test_send_anew_survives_until_it_was_tried(database: Database) -> None:
    """A later edit of the same slot must not make the bot forget that the card has to go to the bottom."""
    async with database.unit_of_work() as work:
        await work.outbox.put(message("one", is_anew=True), NOON)
        row = await work.outbox.put(message("two"), NOON)
        assert row.message.is_anew
        await work.outbox.sending(row.id)
        row = await work.outbox.put(message("three"), NOON)
        assert not row.message.is_anew


async def test_dead_rows_are_kept_and_block_nothing(database: Database) -> None:
    """After a burial the slot takes new states, again and again; a newer version is never buried with the old."""
    async with database.unit_of_work() as work:
        for _ in range(2):
            row = await work.outbox.put(message("refused"), NOON)
            await work.outbox.mark_dead(row.id, row.version, "i-1", "can't parse entities")
        assert await work.outbox.depth() == 0
        row = await work.outbox.put(message("one"), NOON)
        newer = await work.outbox.put(message("two"), NOON)
        await work.outbox.mark_dead(row.id, row.version, "i-2", "too late")
        assert await work.outbox.due(NOON, 10) == [newer]
        await work.commit()
        dead = await work._transaction.execute(text("SELECT slot, incident_id, reason, payload FROM outbox WHERE state = 'dead'"))
        assert [tuple(row) for row in dead] == [("call:1", "i-1", "can't parse entities", "")] * 2, "without what was in it"


async def test_due_goes_by_priority_then_age(database: Database) -> None:
    """Taps before reminders before broadcasts, the older first, and no more than asked for."""
    async with database.unit_of_work() as work:
        for slot, priority in (("b", Priority.BROADCAST), ("r", Priority.REMINDER), ("t1", Priority.TAP), ("t2", Priority.TAP)):
            await work.outbox.put(message(slot, slot, priority=priority), NOON)
        assert [row.message.slot for row in await work.outbox.due(NOON, 3)] == ["t1", "t2", "r"]


async def test_a_slot_lives_in_one_message(database: Database) -> None:
    """Binding again moves it."""
    slot = Slot(chat_id=CHAT, object="call:1")
    async with database.unit_of_work() as work:
        assert await work.slots.get(slot) is None
        for message_id in (5, 6):
            await work.slots.bind(SlotMessage(slot=slot, message_id=message_id, digest="d"))
        assert await work.slots.get(slot) == SlotMessage(slot=slot, message_id=6, digest="d")


async def test_of_many_messages_the_newest_are_found_and_those_that_are_always_asked_for(database: Database) -> None:
    """However long a chat is; those of other chats are not among them."""
    async with database.unit_of_work() as work:
        for message_id, (chat, shown) in enumerate(
            [(CHAT, "team"), (CHAT, "call:1"), (CHAT, "call:2"), (ChatId(7), "call:9"), (CHAT, "call:3"), (CHAT, "audit")], 1
        ):
            slot = Slot(chat_id=chat, object=shown)
            await work.slots.bind(SlotMessage(slot=slot, message_id=message_id, digest="d"))
        found = await work.slots.standing_in(CHAT, ["team", "audit", "clients"], 2)
        assert [(one.slot.object, one.message_id) for one in found] == [("audit", 6), ("call:3", 5), ("call:2", 3), ("team", 1)]
        assert await work.slots.standing_in(ChatId(8), ["team"], 2) == []


async def test_a_message_names_its_slots(database: Database) -> None:
    """Of that chat alone: numbers of messages are each chat's own."""
    async with database.unit_of_work() as work:
        here, there = (Slot(chat_id=chat, object="call:1") for chat in (CHAT, ChatId(7)))
        for slot in (here, there):
            await work.slots.bind(SlotMessage(slot=slot, message_id=5, digest="d"))
        assert await work.slots.living_in(CHAT, 5) == [here]
        assert await work.slots.living_in(CHAT, 6) == []


async def test_slots_that_wait_are_those_whose_state_is_still_to_be_sent(database: Database) -> None:
    """Not the dead, not deletions, not those of another chat."""
    async with database.unit_of_work() as work:
        for one in (message("a"), message("b", "call:2"), message("c", None), message("d", chat=ChatId(7))):
            await work.outbox.put(one, NOON)
        refused = await work.outbox.put(message("e", "call:3"), NOON)
        await work.outbox.mark_dead(refused.id, refused.version, "i-1", "no")
        waiting = await work.outbox.waiting_in(CHAT)
        assert {slot.object for slot in waiting} == {"call:1", "call:2"}
        assert {slot.chat_id for slot in waiting} == {CHAT}


async def test_whoever_hands_a_row_over_learns_what_it_holds_now(database: Database) -> None:
    """Another process may have replaced it meanwhile."""
    async with database.unit_of_work() as work:
        row = await work.outbox.put(message("one"), NOON)
        await work.outbox.put(message("two"), NOON)
        stored = await work.outbox.sending(row.id)
        assert stored is not None
        assert (stored.version, stored.message.payload, stored.attempts) == (2, "two", 1)
        assert await work.outbox.sending(row.id + 1) is None

"""The outbox and the slots on a real file."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from bot.db.database import Database
from bot.domain.ids import ChatId
from bot.services.outgoing_ports import Parcel, ParcelState, Priority, Slot, SlotMessage
from tests.db.people import NOON

CHAT = ChatId(101)


def parcel(
    payload: str,
    slot: str | None = "call:1",
    *,
    chat: ChatId = CHAT,
    priority: Priority = Priority.TAP,
    is_anew: bool = False,
) -> Parcel:
    """A parcel for the test's chat."""
    return Parcel(chat_id=chat, slot=slot, payload=payload, priority=priority, is_anew=is_anew)


async def test_a_newer_state_replaces_the_unsent_one_of_its_slot(database: Database) -> None:
    """One row a slot: same number and age, newest payload, higher version."""
    async with database.unit_of_work() as work:
        first = await work.outbox.put(parcel("one", priority=Priority.REMINDER), NOON)
        second = await work.outbox.put(parcel("two"), NOON + timedelta(seconds=5))
        assert (first.version, second.version) == (1, 2)
        assert second.id == first.id
        assert second.created_at == NOON
        assert second.parcel == parcel("two")
        assert await work.outbox.due(NOON, 10) == [second]
        assert await work.outbox.depth() == 1


async def test_a_less_urgent_state_does_not_push_a_tap_back(database: Database) -> None:
    """The more urgent of two priorities stays."""
    async with database.unit_of_work() as work:
        await work.outbox.put(parcel("tap"), NOON)
        row = await work.outbox.put(parcel("broadcast", priority=Priority.BROADCAST), NOON)
        assert row.parcel.priority is Priority.TAP


async def test_parcels_without_a_slot_stand_for_themselves(database: Database) -> None:
    """Two deletions in one chat are two rows; other chats and slots are apart too."""
    async with database.unit_of_work() as work:
        for one in (parcel("a", None), parcel("b", None), parcel("c"), parcel("d", "call:2"), parcel("e", chat=ChatId(7))):
            await work.outbox.put(one, NOON)
        assert await work.outbox.depth() == 5


async def test_a_delivered_row_is_gone(database: Database) -> None:
    """Its number is not used again, so a late report cannot hit another parcel."""
    async with database.unit_of_work() as work:
        first = await work.outbox.put(parcel("one"), NOON)
        await work.outbox.delivered(first.id, first.version)
        assert await work.outbox.depth() == 0
        second = await work.outbox.put(parcel("two"), NOON)
        assert second.id != first.id


async def test_delivering_an_old_version_leaves_the_newer_one_waiting(database: Database) -> None:
    """The newer state was never handed over, so it starts with a clean sheet."""
    async with database.unit_of_work() as work:
        old = await work.outbox.put(parcel("one"), NOON)
        await work.outbox.sending(old.id)
        new = await work.outbox.put(parcel("two"), NOON)
        assert (new.state, new.attempts) == (ParcelState.SENDING, 1)
        await work.outbox.delivered(old.id, old.version)
        [left] = await work.outbox.due(NOON, 10)
        assert (left.version, left.state, left.attempts, left.parcel.payload) == (2, ParcelState.QUEUED, 0, "two")


async def test_attempts_count_only_those_of_unknown_fate(database: Database) -> None:
    """A deferred attempt is known to have failed, so it does not use up the one repetition."""
    async with database.unit_of_work() as work:
        row = await work.outbox.put(parcel("one"), NOON)
        await work.outbox.sending(row.id)
        await work.outbox.defer(row.id, NOON + timedelta(seconds=30))
        assert await work.outbox.due(NOON + timedelta(seconds=29), 10) == []
        [due] = await work.outbox.due(NOON + timedelta(seconds=30), 10)
        assert (due.state, due.attempts) == (ParcelState.QUEUED, 0)
        await work.outbox.sending(row.id)
        await work.outbox.sending(row.id)
        [due] = await work.outbox.due(NOON + timedelta(seconds=30), 10)
        assert (due.state, due.attempts) == (ParcelState.SENDING, 2)


async def test_a_newer_state_waits_as_long_as_the_one_it_replaces(database: Database) -> None:
    """Telegram's pause is for the chat, not for the text."""
    async with database.unit_of_work() as work:
        row = await work.outbox.put(parcel("one"), NOON)
        await work.outbox.defer(row.id, NOON + timedelta(seconds=30))
        await work.outbox.put(parcel("two"), NOON)
        assert await work.outbox.due(NOON, 10) == []


async def test_send_anew_survives_until_it_was_tried(database: Database) -> None:
    """A later edit of the same slot must not make the bot forget that the card has to go to the bottom."""
    async with database.unit_of_work() as work:
        await work.outbox.put(parcel("one", is_anew=True), NOON)
        row = await work.outbox.put(parcel("two"), NOON)
        assert row.parcel.is_anew
        await work.outbox.sending(row.id)
        row = await work.outbox.put(parcel("three"), NOON)
        assert not row.parcel.is_anew


async def test_dead_rows_are_kept_and_block_nothing(database: Database) -> None:
    """After a burial the slot takes new states, again and again; a newer version is never buried with the old."""
    async with database.unit_of_work() as work:
        for _ in range(2):
            row = await work.outbox.put(parcel("refused"), NOON)
            await work.outbox.bury(row.id, row.version, "i-1", "can't parse entities")
        assert await work.outbox.depth() == 0
        row = await work.outbox.put(parcel("one"), NOON)
        newer = await work.outbox.put(parcel("two"), NOON)
        await work.outbox.bury(row.id, row.version, "i-2", "too late")
        assert await work.outbox.due(NOON, 10) == [newer]
        await work.commit()
        dead = await work._transaction.execute(text("SELECT incident_id, reason FROM outbox WHERE state = 'dead'"))
        assert [tuple(row) for row in dead] == [("i-1", "can't parse entities")] * 2


async def test_due_goes_by_priority_then_age(database: Database) -> None:
    """Taps before reminders before broadcasts, the older first, and no more than asked for."""
    async with database.unit_of_work() as work:
        for slot, priority in (("b", Priority.BROADCAST), ("r", Priority.REMINDER), ("t1", Priority.TAP), ("t2", Priority.TAP)):
            await work.outbox.put(parcel(slot, slot, priority=priority), NOON)
        assert [row.parcel.slot for row in await work.outbox.due(NOON, 3)] == ["t1", "t2", "r"]


async def test_a_slot_lives_in_one_message(database: Database) -> None:
    """Binding again moves it."""
    slot = Slot(chat_id=CHAT, object="call:1")
    async with database.unit_of_work() as work:
        assert await work.slots.get(slot) is None
        for message_id in (5, 6):
            await work.slots.bind(SlotMessage(slot=slot, message_id=message_id, digest="d"))
        assert await work.slots.get(slot) == SlotMessage(slot=slot, message_id=6, digest="d")

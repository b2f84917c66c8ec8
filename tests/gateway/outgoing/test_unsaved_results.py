"""News that wait to be written down."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.ids import ChatId, PersonId
from bot.gateway.outgoing.unsaved_results import Deferred, Delivered, UnsavedResults
from bot.services.outgoing_ports import SlotMessage
from tests.gateway.fakes import START, FakeStore, slot


async def test_news_that_come_during_the_transaction_are_not_forgotten(store: FakeStore) -> None:
    """Closing forgets what was written, not what has replaced it since."""
    unsaved = UnsavedResults()
    unsaved.note(1, Delivered(version=1), START)
    unsaved.note(2, Delivered(version=1), START)
    unsaved.bind(SlotMessage(slot=slot(), message_id=5, digest="old"), START)
    async with store.unit_of_work() as work:
        written = await unsaved.write(work, START)
        unsaved.note(1, Delivered(version=2), START)
        unsaved.bind(SlotMessage(slot=slot(), message_id=5, digest="new"), START)
        await work.commit()
        unsaved.close(written)
    assert unsaved.settled_version(1) == 2
    assert unsaved.settled_version(2) == 0
    assert unsaved.since is not None
    binding = unsaved.binding_of(slot())
    assert binding is not None
    assert binding.digest == "new"


def test_the_first_refusal_counts_until_the_person_writes() -> None:
    """Then it is told since when he was not to be reached, once."""
    unsaved = UnsavedResults()
    unsaved.unreachable(PersonId(7), START, START)
    unsaved.unreachable(PersonId(7), START + timedelta(hours=1), START + timedelta(hours=1))
    assert unsaved.reached(PersonId(7)) == START
    assert unsaved.reached(PersonId(7)) is None


async def test_news_that_are_written_are_forgotten(store: FakeStore) -> None:
    """Closing twice, as two turns that wrote the same would, is harmless."""
    unsaved = UnsavedResults()
    unsaved.note(1, Deferred(not_before=START), START)
    unsaved.note_replaced(ChatId(7), 5, START)
    unsaved.unreachable(PersonId(7), START, START)
    async with store.unit_of_work() as work:
        written = await unsaved.write(work, START)
        await work.commit()
        unsaved.close(written)
        unsaved.close(written)
    assert unsaved.since is None
    assert len(written.rows) == 1
    assert unsaved.settled_version(1) == 0

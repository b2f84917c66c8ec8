"""What waits in memory: places, priorities, and what memory forgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.gateway.outgoing.outbox import SlotMemory
from bot.gateway.outgoing.send_queue import SendQueue
from bot.screens.screen import to_outbox_message
from bot.services.outgoing_ports import OutboxRow, OutboxState, Priority, SlotMessage
from tests.gateway.fakes import START, a_show, slot


def row(number: int, *, chat: int = 7, shown: str = "call:1", priority: Priority = Priority.TAP, version: int = 1) -> OutboxRow:
    """Make a stored row."""
    return OutboxRow(
        id=number,
        message=to_outbox_message(a_show("x", chat=chat, shown=shown, priority=priority)),
        version=version,
        state=OutboxState.QUEUED,
        attempts=0,
        not_before=None,
        created_at=START,
    )


def test_a_newer_state_keeps_the_place_of_the_older() -> None:
    """Whoever taps fast does not fall behind for it."""
    box = SendQueue()
    box.add(row(1, shown="a"))
    box.add(row(2, shown="b"))
    box.add(row(1, shown="a", version=2))
    first = box.next(START)
    assert first is not None
    assert (first.row.id, first.row.version) == (1, 2)


def test_within_a_chat_a_tap_goes_before_a_broadcast() -> None:
    """However long the broadcast has waited."""
    box = SendQueue()
    box.add(row(1, shown="news", priority=Priority.BROADCAST))
    box.add(row(2))
    pending_sends = []
    while (pending := box.next(START)) is not None:
        pending_sends.append(pending.row.id)
        box.done(pending, START)
    assert pending_sends == [2, 1]
    assert len(box) == 0


def test_rows_without_a_slot_stand_for_themselves() -> None:
    """Two deletions do not replace each other."""
    box = SendQueue()
    for number in (1, 2):
        bare = row(number)
        box.add(replace(bare, message=replace(bare.message, slot=None)))
    assert len(box) == 2


def test_an_older_state_never_replaces_a_newer() -> None:
    """What is drained late is let fall, whether the newer waits or is under way."""
    box = SendQueue()
    box.add(row(1, version=2))
    box.add(row(1, version=1))
    pending = box.next(START)
    assert pending is not None
    assert pending.row.version == 2
    box.add(row(1, version=2))
    assert len(box) == 1


def test_everything_waits_as_long_as_the_longest_of_the_later_floods() -> None:
    """The first flood parks its own chat alone; a shorter one does not end a longer one."""
    box = SendQueue()
    for chat in (1, 2, 3, 4):
        box.add(row(chat, chat=chat))
    pending_sends = [box.next(START) for _ in range(3)]
    for pending, seconds in zip(pending_sends, (20, 10, 5), strict=True):
        assert pending is not None
        box.flooded(pending.chat_id, START, START + timedelta(seconds=seconds))
        box.put_back(pending)
    assert box.next(START + timedelta(seconds=9)) is None
    released = []
    while (ready := box.next(START + timedelta(seconds=10))) is not None:
        released.append(ready.row.id)
    assert released == [2, 3, 4]


def test_memory_forgets_the_slot_used_longest_ago() -> None:
    """And what the database says never overwrites what has just become true."""
    memory = SlotMemory(capacity=2)
    one, two, three = (slot(shown=name) for name in ("one", "two", "three"))
    new = SlotMessage(slot=one, message_id=2, digest="")
    memory.put(one, new)
    memory.learn(one, SlotMessage(slot=one, message_id=1, digest=""))
    assert memory.get(one) == new
    memory.learn(two, None)
    assert memory.get(one) == new
    memory.learn(three, None)
    assert two not in memory
    assert one in memory

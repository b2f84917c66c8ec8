"""Where slots live, kept in memory."""

from __future__ import annotations

from collections import OrderedDict

from bot.services.outgoing_ports import Slot, SlotMessage


class SlotMemory:
    """The message of each slot used lately; None for a slot that is known to have none."""

    def __init__(self, *, capacity: int) -> None:
        self._known: OrderedDict[Slot, SlotMessage | None] = OrderedDict()
        self._capacity = capacity

    def __contains__(self, slot: Slot) -> bool:
        return slot in self._known

    def get(self, slot: Slot) -> SlotMessage | None:
        """Return where a slot lives; None also when it is not known."""
        if slot in self._known:
            self._known.move_to_end(slot)
        return self._known.get(slot)

    def learn(self, slot: Slot, message: SlotMessage | None) -> None:
        """Keep what the database said, unless something newer has been put meanwhile."""
        if slot not in self._known:
            self.put(slot, message)

    def put(self, slot: Slot, message: SlotMessage | None) -> None:
        """Keep what has just become true."""
        self._known[slot] = message
        self._known.move_to_end(slot)
        while len(self._known) > self._capacity:
            self._known.popitem(last=False)

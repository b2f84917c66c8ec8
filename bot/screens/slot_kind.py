"""Sorts of messages: the only makers of slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.services.outgoing_ports import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotKind:
    """One sort of message, and with what it closes: each says so for itself, and a test holds it to that.

    Most have one message a chat; the others one for each object, whose id stands behind the name.
    """

    name: str
    closes_on: frozenset[Change]
    """It shows what somebody may see only until one of these changes."""
    is_one_an_object: bool = False

    def in_chat(self, chat_id: ChatId, of: object = None) -> Slot:
        """Return the slot in a chat; `of` is the id of the object, where there is one message for each.

        Raises:
            ValueError: the id is missing, or there is only one message.
        """
        if self.is_one_an_object is (of is None):
            raise ValueError(f"{self.name}: one message for each object? {self.is_one_an_object}")
        return Slot(chat_id=chat_id, object=self.name if of is None else f"{self.name}:{of}")

    def holds(self, slot: Slot) -> bool:
        """Tell whether a slot is of this kind."""
        return slot.object.startswith(f"{self.name}:") if self.is_one_an_object else slot.object == self.name

    def object_of(self, slot: Slot) -> str:
        """Return the id of the object whose message a slot of this kind is."""
        return slot.object.removeprefix(f"{self.name}:")


NEVER: frozenset[Change] = frozenset()
"""For what holds nobody's data and nothing to tap."""


class SlotKinds:
    """Every sort of message that the bot keeps. Which there are, the features say."""

    def __init__(self, kinds: Sequence[SlotKind]) -> None:
        """Take all of them."""
        self.kinds = kinds
        self.one_a_chat = frozenset(kind.name for kind in kinds if not kind.is_one_an_object)
        """Objects of the slots of which a chat has one each."""

    def closes_on(self, slot: Slot) -> frozenset[Change]:
        """Tell with which changes a slot closes; one that is of no kind, left by another version, with any."""
        return next((kind.closes_on for kind in self.kinds if kind.holds(slot)), frozenset(Change))

"""The updates that wait for the bot: order, confirmation by offset, long polling, and faults on the incoming side."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from bot.playground.keeping import Keeping
from bot.playground.wire import Json, Refusal

OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_CAME = "Conflict: terminated by setWebhook request"
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(slots=True, eq=False)
class Waiting:
    """An update that the bot has not confirmed.

    Attributes:
        number: Place in the queue; also the key under which it is kept.
        lane: Chat or person whose updates a webhook must deliver one after the other.
        stubborn: Put here by a fault, so no offset removes it before it was delivered once.
    """

    update: Json
    number: int
    lane: int
    stubborn: bool = False
    delivered: bool = False


class UpdateQueue:
    """First in, first out; an update stays until it is confirmed."""

    def __init__(self, keeping: Keeping | None) -> None:
        self._keeping = keeping
        self._waiting: list[Waiting] = []
        self._poller: asyncio.Future[Refusal | None] | None = None
        self._arrived = asyncio.Event()
        self._last_number = 0
        self.allowed: frozenset[str] | None = None
        if keeping is not None:
            for number, kept in keeping.all("update"):
                self._waiting.append(Waiting(kept["update"], number, kept["lane"], kept["stubborn"]))
                self._last_number = number
            self.allowed = next(
                (frozenset(kept["allowed"]) for _, kept in keeping.all("allowed_updates") if kept["allowed"]), None
            )

    def __len__(self) -> int:
        return len(self._waiting)

    def wants(self, kind: str) -> bool:
        """Return whether the bot asked for updates of this kind."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def allow(self, kinds: Iterable[str]) -> None:
        """Keep `allowed_updates` for updates to come; an empty list means the default."""
        self.allowed = frozenset(kinds) or None
        if self._keeping is not None:
            self._keeping.put("allowed_updates", 0, {"allowed": sorted(self.allowed or ())})

    def push(self, update: Json, lane: int, *, stubborn: bool = False) -> Waiting:
        """Put an update at the end and wake whoever waits for it."""
        self._last_number += 1
        waiting = Waiting(update, self._last_number, lane, stubborn)
        self._waiting.append(waiting)
        self._keep(waiting)
        self._arrived.set()
        self._wake(None)
        return waiting

    def _wake(self, reason: Refusal | None) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(reason)

    def end_poll(self) -> None:
        """End the waiting getUpdates, because a webhook was set."""
        self._wake(Refusal(409, WEBHOOK_CAME))

    def _keep(self, waiting: Waiting) -> None:
        if self._keeping is not None:
            body = {"update": waiting.update, "lane": waiting.lane, "stubborn": waiting.stubborn}
            self._keeping.put("update", waiting.number, body)

    def pending(self) -> list[Json]:
        """Return the unconfirmed updates in the order of their delivery."""
        return [waiting.update for waiting in self._waiting]

    def waiting(self) -> list[Waiting]:
        """Return the unconfirmed updates with what the queue knows about them."""
        return list(self._waiting)

    def confirm(self, done: Iterable[Waiting]) -> None:
        """Forget these updates."""
        gone = {waiting.number for waiting in done}
        if not gone:
            return
        self._waiting = [waiting for waiting in self._waiting if waiting.number not in gone]
        if self._keeping is not None:
            for number in gone:
                self._keeping.drop("update", number)

    def clear(self) -> None:
        """Forget everything that waits."""
        self.confirm(list(self._waiting))

    def swap_last(self) -> None:
        """Make the last two updates change places; their ids stay, so they arrive out of order.

        Raises:
            ValueError: Fewer than two updates wait.
        """
        try:
            first, second = self._waiting[-2:]
        except ValueError:
            raise ValueError("fewer than two updates wait") from None
        first.update, second.update = second.update, first.update
        first.lane, second.lane = second.lane, first.lane
        for waiting in (first, second):
            waiting.stubborn, waiting.delivered = True, False
            self._keep(waiting)

    async def poll(self, offset: int | None, limit: int, seconds: float) -> list[Json]:
        """Serve one getUpdates: confirm below the offset, then return what waits, if need be after a while.

        Raises:
            Refusal: 409 when another poller came, or a webhook was set, while this one waited.
        """
        self._wake(Refusal(409, OTHER_POLLER))
        self._confirm_below(offset)
        if not self._waiting and seconds > 0:
            mine: asyncio.Future[Refusal | None] = asyncio.get_running_loop().create_future()
            self._poller = mine
            try:
                async with asyncio.timeout(seconds):
                    ended = await mine
            except TimeoutError:
                return []
            finally:
                mine.cancel()
            if ended is not None:
                raise ended
        batch = self._waiting[:limit]
        for waiting in batch:
            waiting.delivered = True
        return [waiting.update for waiting in batch]

    def _confirm_below(self, offset: int | None) -> None:
        if offset is None or offset == 0:
            return
        if offset < 0:
            self.confirm(self._waiting[:offset])
            return
        self.confirm(
            [
                waiting
                for waiting in self._waiting
                # A malformed update may lack a readable id: it counts as confirmed once delivered.
                if _id(waiting.update, offset) < offset and (waiting.delivered or not waiting.stubborn)
            ]
        )

    async def arrived(self) -> None:
        """Wait until something is pushed after this call."""
        self._arrived.clear()
        await self._arrived.wait()


def _id(update: Json, offset: int) -> int:
    found = update.get("update_id")
    return found if isinstance(found, int) else offset - 1

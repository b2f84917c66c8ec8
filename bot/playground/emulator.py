"""The emulated Bot API for one bot: calls in, answers out, without sockets. `server` puts it on HTTP.

Carries out what `faults` asks for, logs every call, and hands out people's side of their chats. A call is carried out
in one go on the event loop; only getUpdates and delays wait.
"""

import asyncio
import inspect
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.playground.acting import Chat
from bot.playground.faults import Fault, FaultKind, Faults
from bot.playground.methods.registry import METHODS
from bot.playground.people import Person
from bot.playground.schema import bot_api
from bot.playground.wire import ConnectionDropped, Json, NoAnswer, Refusal, Reply, Upload, bad_request, succeed
from bot.playground.world import World

PLAYGROUND_TOKEN = "4200000001:emulated-salesfloor-bot-opens-no-door"  # noqa: S105 - the emulator's own, public
KEPT_CALLS = 20_000
NOT_IN_RESPONSE = {"setWebhook", "deleteWebhook", "close", "logOut"}
"""Passed over in a webhook's answer, as are all methods that only get something."""

_in_response: ContextVar[bool] = ContextVar("in_response", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One logged call of the bot; it never holds the token.

    Attributes:
        number: 1 for the first call, growing; not started anew by a reset.
        params: As they came; a file is shown by its name.
        status: HTTP status, or 0 when the caller got no answer.
        result: The decoded result, or the description of a refusal or fault.
        in_response: It came in the webhook's answer to an update: the bot is not told what became of it.
    """

    number: int
    method: str
    params: Mapping[str, str]
    at: datetime
    status: int
    result: Any
    in_response: bool = False


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Emulator:
    """A Telegram with one bot and the people who talk to it.

    Not thread-safe: one event loop. With `state` ids, chats, the bot's profile and waiting updates survive a restart.

    Attributes:
        faults: What shall go wrong.
        calls: The bot's calls, the last 20,000 at most.
        requests: How often each method was called by a request of its own, faults and refusals included.
        connections: How many connections the server has accepted.
    """

    def __init__(
        self,
        *,
        token: str = PLAYGROUND_TOKEN,
        bot_username: str = "salesfloor_bot",
        state: Path | None = None,
        clock: Callable[[], datetime] = _utc_now,
        flood_limits: bool = False,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.world = World(token=token, bot_username=bot_username, state=state, clock=clock)
        self.world.flood.enabled = flood_limits
        self.world.webhook.carry_out = self._answered
        self.calls: list[Call] = []
        self.requests: Counter[str] = Counter()
        self.connections = 0
        self._sleep = sleep
        self._logged = 0
        self._schema = bot_api()

    @property
    def token(self) -> str:
        """The token that calls must carry."""
        return self.world.token

    @property
    def faults(self) -> Faults:
        """What shall go wrong."""
        return self.world.faults

    # --- the bot's side ---

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, str],
        files: Mapping[str, Upload] = {},
    ) -> Reply:
        """Carry out one method of the Bot API.

        Raises:
            ConnectionDropped: A fault closed the connection, before or after the effect.
            NoAnswer: A fault left the call without an answer.
        """
        if token != self.token:
            return Refusal(401, "Unauthorized").reply()
        name = self._schema.method_name(method)
        if name is None:
            return Refusal(404, "Not Found").reply()
        self.requests[name] += 1
        return await self._take(name, params, files)

    async def _answered(self, method: str, params: Mapping[str, str]) -> None:
        """Carry out a method that the webhook has answered with, unless it is one that Telegram passes over there."""
        name = self._schema.method_name(method)
        token = _in_response.set(True)
        try:
            if name is None:
                self._log(method, params, {}, 404, "Not Found")
            elif name.startswith("get") or name in NOT_IN_RESPONSE:
                self._log(name, params, {}, 0, "passed over: it stands in a webhook's answer")
            else:
                with suppress(ConnectionDropped, NoAnswer):
                    await self._take(name, params, {})
        finally:
            _in_response.reset(token)

    async def _take(self, name: str, params: Mapping[str, str], files: Mapping[str, Upload]) -> Reply:
        fault = self.faults.strike(name)
        if fault is None:
            return await self._carry_out(name, params, files)
        return await self._go_wrong(fault, name, params, files)

    async def _go_wrong(self, fault: Fault, name: str, params: Mapping[str, str], files: Mapping[str, Upload]) -> Reply:
        match fault.kind:
            case FaultKind.HTTP:
                reply = fault.reply()
                if fault.effect:
                    await self._carry_out(name, params, files)
                else:
                    self._log(name, params, files, reply.status, f"fault: {fault.kind}")
                return reply
            case FaultKind.DELAY:
                await self._sleep(fault.seconds)
                return await self._carry_out(name, params, files)
            case FaultKind.GARBAGE:
                await self._carry_out(name, params, files)
                return Reply(200, (fault.body or "<html>not JSON</html>").encode())
        if fault.kind is FaultKind.DROP_AFTER or (fault.kind is FaultKind.TIMEOUT and fault.effect):
            await self._carry_out(name, params, files)
        else:
            self._log(name, params, files, 0, f"fault: {fault.kind}")
        raise NoAnswer(name) if fault.kind is FaultKind.TIMEOUT else ConnectionDropped(name)

    async def _carry_out(self, name: str, params: Mapping[str, str], files: Mapping[str, Upload]) -> Reply:
        try:
            result = await self._result(name, params, files)
        except Refusal as refusal:
            self._log(name, params, files, refusal.code, refusal.description)
            return refusal.reply()
        self._log(name, params, files, 200, result)
        return succeed(result)

    async def _result(self, name: str, params: Mapping[str, str], files: Mapping[str, Upload]) -> Any:
        args = self._schema.read(name, params, files)
        method = METHODS.get(name)
        if method is None:
            raise bad_request(f"method {name} is not emulated")
        for parameter in args:
            if parameter not in method.parameters:
                raise bad_request(f"parameter {parameter} of {name} is not emulated")
        try:
            result = method.handler(self.world, args)
            if inspect.isawaitable(result):
                result = await result
        finally:
            self.world.commit()
        return result

    def _log(self, name: str, params: Mapping[str, str], files: Mapping[str, Upload], status: int, result: object) -> None:
        if len(self.calls) >= KEPT_CALLS:
            del self.calls[: KEPT_CALLS // 2]
        self._logged += 1
        logged = {**params, **{key: f"file {upload.name}" for key, upload in files.items()}}
        call = Call(
            number=self._logged,
            method=name,
            params=logged,
            at=self.world.clock(),
            status=status,
            result=result,
            in_response=_in_response.get(),
        )
        self.calls.append(call)

    def file_bytes(self, file_id: str) -> bytes:
        """Return the content of a file that somebody sent.

        Raises:
            KeyError: There is no such file.
        """
        return self.world.content(file_id)

    # --- people's side ---

    def add_person(self, person: Person) -> Chat:
        """Register an account and return its side of the chat."""
        self.world.add_person(person)
        self.world.commit()
        return Chat(self.world, person.id)

    @property
    def people(self) -> list[Person]:
        """Everybody with an account, in the order of their coming."""
        return [room.person for room in self.world.rooms.values()]

    def chat(self, person_id: int) -> Chat:
        """Return a person's side of the chat with the bot.

        Raises:
            KeyError: Nobody with that id was added.
        """
        self.world.room(person_id)
        return Chat(self.world, person_id)

    # --- updates, for tests that push them into the intake themselves ---

    def pending_updates(self) -> list[Json]:
        """Return the unconfirmed updates in the order of their delivery."""
        return self.world.queue.pending()

    def take_updates(self) -> list[Json]:
        """Return the unconfirmed updates and confirm them."""
        updates = self.world.queue.pending()
        self.world.queue.clear()
        self.world.commit()
        return updates

    def repeat_update(self, update: Json) -> None:
        """Deliver an update once more, with its old id."""
        self.world.post_raw_update(update, lane=0)
        self.world.commit()

    def swap_updates(self) -> None:
        """Make the last two waiting updates arrive in the wrong order.

        Raises:
            ValueError: Fewer than two updates wait.
        """
        self.world.queue.swap_last()
        self.world.commit()

    def deliver_malformed(self, update: Json | None = None) -> Json:
        """Queue an update that no library can parse, or the one given; return it."""
        if update is None:
            update = {"update_id": self.world.next_id("update"), "message": {"message_id": "?", "chat": None}}
        self.world.post_raw_update(update, lane=0)
        self.world.commit()
        return update

    # --- life ---

    def clear_chats(self) -> None:
        """Empty every chat and drop waiting updates; ids go on."""
        self.world.clear_chats()
        self.world.commit()

    def reset(self) -> None:
        """Clear chats, faults, the call log and the counters; people, profile and ids stay."""
        self.clear_chats()
        self.faults.clear()
        self.calls.clear()
        self.requests.clear()
        self.connections = 0

    async def aclose(self) -> None:
        """Stop deliveries and close the state file."""
        await self.world.webhook.aclose()
        if self.world.keeping is not None:
            self.world.commit()
            self.world.keeping.close()

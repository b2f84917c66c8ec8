"""Fast stand-ins for what the gateway stands between: a clock, a store with real transactions, and a scripted Telegram."""

from __future__ import annotations

import asyncio
import copy
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.domain.ids import ChatId, EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role
from bot.screens.screen import Button, Screen, Show
from bot.services.errors import StorageUnavailable
from bot.services.outgoing_ports import OutboxMessage, OutboxRow, OutboxState, Slot, SlotMessage
from bot.services.ports import SET_ASIDE_AFTER, UnitOfWork

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TOKEN = "4242424242:canary-token-that-must-never-be-seen-anywhere"
BOT_ID = 4242424242


async def let_run(rounds: int = 60) -> None:
    """Let every task run that can, without letting time pass."""
    for _ in range(rounds):
        await asyncio.sleep(0)


class FakeTime:
    """A clock that moves when told to, and a sleep that follows it."""

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    def __call__(self) -> datetime:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock has been moved that far."""
        self.slept.append(seconds)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + timedelta(seconds=seconds), future))
        await future

    async def advance(self, seconds: float) -> None:
        """Move the clock, wake whoever is due, and let the tasks run."""
        self.now += timedelta(seconds=seconds)
        for due, future in list(self._sleepers):
            if due <= self.now:
                self._sleepers.remove((due, future))
                if not future.done():
                    future.set_result(None)
        await let_run()


# ---- the store ----


@dataclass
class StoredRow:
    """A row of the outbox as it lies in the store."""

    row: OutboxRow
    incident_id: str = ""
    reason: str = ""


@dataclass
class Tables:
    """Everything that is stored."""

    processed: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    crashes: dict[tuple[int, int], int] = field(default_factory=dict)
    outbox: dict[int, StoredRow] = field(default_factory=dict)
    next_row: int = 1
    slots: dict[Slot, SlotMessage] = field(default_factory=dict)
    employees: dict[PersonId, Employee] = field(default_factory=dict)
    effects: list[Any] = field(default_factory=list)
    """What handlers have written."""


class FakeStore:
    """Tables behind one lock; a unit of work sees its own copy until it commits."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.commits = 0
        self.begins = 0
        self.failing_begins = 0
        """So many of the next transactions cannot begin."""
        self.failing_commits = 0
        """So many of the next commits store nothing."""
        self.broken_commits = 0
        """So many of the next commits store everything and fail nevertheless."""
        self.on_begin: Callable[[], None] = lambda: None
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """Open a writing transaction, first come, first served."""
        async with self._lock:
            self.begins += 1
            self.on_begin()
            await asyncio.sleep(0)
            if self.failing_begins:
                self.failing_begins -= 1
                raise StorageUnavailable("locked")
            yield FakeWork(self)
            await asyncio.sleep(0)

    def hire(self, person_id: int, language: str = "ru") -> None:
        """Make somebody an employee."""
        person = PersonId(person_id)
        self.tables.employees[person] = Employee(
            id=EmployeeId(person_id),
            person_id=person,
            team_id=TeamId(1),
            role=Role.MANAGER,
            name=f"person {person_id}",
            language=LanguageCode(language),
            time_zone="Europe/Helsinki",
        )

    @property
    def unsent(self) -> list[OutboxRow]:
        """The rows of the outbox that are not dead."""
        return [stored.row for stored in self.tables.outbox.values() if stored.row.state is not OutboxState.DEAD]

    @property
    def dead(self) -> list[StoredRow]:
        """The rows that were given up."""
        return [stored for stored in self.tables.outbox.values() if stored.row.state is OutboxState.DEAD]


class FakeWork:
    """One transaction."""

    teams: Any = None
    owner_codes: Any = None
    content_edits: Any = None
    text_uses: Any = None
    example_edits: Any = None
    weight_edits: Any = None
    learnt_weights: Any = None
    house_lines: Any = None
    sales: Any = None
    sale_files: Any = None
    invites: Any = None
    mentorships: Any = None
    organisation: Any = None
    clients: Any = None
    consultations: Any = None
    interactions: Any = None
    free_texts: Any = None
    prompts: Any = None
    reminders: Any = None
    audit: Any = None
    knocks: Any = None
    erasing: Any = None
    retention: Any = None
    call_log: Any = None
    jobs: Any = None
    figures: Any = None
    stats: Any = None
    coachings: Any = None
    judgings: Any = None
    trainings: Any = None
    paths: Any = None
    own_calls: Any = None
    assignments: Any = None
    training_figures: Any = None
    quizzes: Any = None
    training_news: Any = None
    desks: Any = None
    lanes: Any = None

    def __init__(self, store: FakeStore) -> None:
        self._store = store
        self.tables = copy.deepcopy(store.tables)
        self.employees: Any = FakeEmployees(self.tables)
        self.updates: Any = FakeUpdates(self.tables)
        self.outbox: Any = FakeOutbox(self.tables)
        self.slots: Any = FakeSlots(self.tables)
        self.lanes = FakeLanes()

    async def commit(self) -> None:
        await asyncio.sleep(0)
        if self._store.failing_commits:
            self._store.failing_commits -= 1
            raise StorageUnavailable("disk full")
        self._store.tables = self.tables
        self._store.commits += 1
        if self._store.broken_commits:
            self._store.broken_commits -= 1
            raise StorageUnavailable("connection lost")

    async def rollback(self) -> None:
        self.tables = copy.deepcopy(self._store.tables)


@dataclass
class FakeEmployees:
    """The part of the employees that the gateway uses."""

    tables: Tables

    async def by_person(self, person_id: PersonId) -> Employee | None:
        return self.tables.employees.get(person_id)

    async def set_unreachable(self, person_id: PersonId, at: datetime | None) -> None:
        if person_id in self.tables.employees:
            known = self.tables.employees[person_id]
            earliest = None if at is None else min(at, known.unreachable_at or at)
            self.tables.employees[person_id] = replace(known, unreachable_at=earliest)

    async def set_topic(self, person_id: PersonId, topic_id: int | None) -> None:
        if person_id in self.tables.employees:
            self.tables.employees[person_id] = replace(self.tables.employees[person_id], topic_id=topic_id)


class FakeLanes:
    """The lanes of a store with one writer: always free."""

    async def enter(self, lane: int) -> None:
        pass

    async def try_enter(self, lane: int) -> bool:
        return True

    async def try_job(self, name: str) -> bool:
        return True


@dataclass
class FakeUpdates:
    """Processed updates."""

    tables: Tables

    async def accept(self, bot_id: int, update_id: int, at: datetime) -> bool:
        return not await self.is_set_aside(bot_id, update_id) and self._mark(bot_id, update_id, "")

    async def fail(self, bot_id: int, update_id: int, at: datetime, incident_id: str, error: str) -> bool:
        self.tables.errors[update_id] = error
        return self._mark(bot_id, update_id, incident_id)

    def _mark(self, bot_id: int, update_id: int, incident_id: str) -> bool:
        if (bot_id, update_id) in self.tables.processed:
            return False
        self.tables.processed[(bot_id, update_id)] = incident_id
        return True

    async def unmark(self, bot_id: int, update_id: int) -> None:
        del self.tables.processed[(bot_id, update_id)]

    async def was_in_hand(self, bot_id: int, update_id: int, at: datetime) -> int:
        if (bot_id, update_id) in self.tables.processed:
            return 0
        self.tables.crashes[(bot_id, update_id)] = self.tables.crashes.get((bot_id, update_id), 0) + 1
        return self.tables.crashes[(bot_id, update_id)]

    async def is_set_aside(self, bot_id: int, update_id: int) -> bool:
        key = (bot_id, update_id)
        return self.tables.crashes.get(key, 0) >= SET_ASIDE_AFTER and key not in self.tables.processed

    async def forget_before(self, moment: datetime) -> int:
        return 0


@dataclass
class FakeOutbox:
    """The outbox, with the semantics of the real one."""

    tables: Tables

    async def put(self, message: OutboxMessage, at: datetime) -> OutboxRow:
        for stored in self.tables.outbox.values():
            row = stored.row
            is_same = message.slot is not None and (row.message.chat_id, row.message.slot) == (message.chat_id, message.slot)
            if is_same and row.state is not OutboxState.DEAD:
                is_anew = message.is_anew or (row.message.is_anew and row.state is OutboxState.QUEUED)
                stored.row = replace(row, message=replace(message, is_anew=is_anew), version=row.version + 1, attempts=0)
                return stored.row
        row = OutboxRow(
            id=self.tables.next_row,
            message=message,
            version=1,
            state=OutboxState.QUEUED,
            attempts=0,
            not_before=None,
            created_at=at,
        )
        self.tables.next_row += 1
        self.tables.outbox[row.id] = StoredRow(row)
        return row

    async def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        rows = [stored.row for stored in self.tables.outbox.values() if stored.row.state is not OutboxState.DEAD]
        ready = [row for row in rows if row.not_before is None or row.not_before <= now]
        return sorted(ready, key=lambda row: (row.message.priority, row.id))[:limit]

    async def free_orphans(self, now: datetime) -> None:
        pass

    async def sending(self, row_id: int) -> OutboxRow | None:
        stored = self.tables.outbox.get(row_id)
        if stored is None:
            return None
        stored.row = replace(stored.row, state=OutboxState.SENDING, attempts=stored.row.attempts + 1)
        return stored.row

    async def delivered(self, row_id: int, version: int) -> None:
        stored = self.tables.outbox.get(row_id)
        if stored is None:
            return
        if stored.row.version == version:
            del self.tables.outbox[row_id]
        elif stored.row.version > version:
            stored.row = replace(stored.row, state=OutboxState.QUEUED, attempts=0)

    async def defer(self, row_id: int, not_before: datetime) -> None:
        stored = self.tables.outbox.get(row_id)
        if stored is not None and stored.row.state is not OutboxState.DEAD:
            row = stored.row
            attempts = max(0, row.attempts - (row.state is OutboxState.SENDING))
            stored.row = replace(row, not_before=not_before, state=OutboxState.QUEUED, attempts=attempts)

    async def mark_dead(self, row_id: int, version: int, incident_id: str, reason: str) -> None:
        stored = self.tables.outbox.get(row_id)
        if stored is not None and stored.row.version == version:
            stored.row = replace(stored.row, message=replace(stored.row.message, payload=""), state=OutboxState.DEAD)
            stored.incident_id, stored.reason = incident_id, reason

    async def get(self, row_id: int) -> OutboxRow | None:
        stored = self.tables.outbox.get(row_id)
        return None if stored is None or stored.row.state is OutboxState.DEAD else stored.row

    async def forget_waiting(self, chat_id: ChatId) -> None:
        raise NotImplementedError

    async def depth(self) -> int:
        return sum(stored.row.state is not OutboxState.DEAD for stored in self.tables.outbox.values())


@dataclass
class FakeSlots:
    """Which message each slot lives in."""

    tables: Tables

    async def get(self, slot: Slot) -> SlotMessage | None:
        return self.tables.slots.get(slot)

    async def bind(self, message: SlotMessage) -> None:
        self.tables.slots[message.slot] = message


# ---- Telegram ----

Answer = tuple[int, Any]
Fault = Exception | Answer


def refusal(code: int, description: str, **parameters: Any) -> Answer:
    """Make an answer of Telegram that refuses."""
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return code, body


def flood(seconds: int) -> Answer:
    """Make Telegram ask to wait."""
    return refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


BAD_GATEWAY: Answer = (502, "<html><body>502 Bad Gateway</body></html>")


@dataclass
class Message:
    """What a chat shows."""

    chat_id: int
    text: str
    params: dict[str, str]


class FakeTelegram(BaseRequest):
    """A transport with a small Telegram behind it: it does what it is asked, unless a fault was scheduled for the method."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.faults: dict[str, deque[Fault]] = {}
        self.late_faults: dict[str, deque[Exception]] = {}
        """Raised after the effect."""
        self.gates: dict[str, asyncio.Event] = {}
        """A method with a gate waits until that is set."""
        self.in_flight: list[tuple[str, dict[str, str]]] = []
        self.most_in_flight = 0
        self.messages: dict[int, Message] = {}
        self.next_message = 1000
        self.batches: asyncio.Queue[list[Any] | Fault] = asyncio.Queue()
        self.offsets: list[str | None] = []
        self.is_open = False
        self.webhook: dict[str, Any] = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        self.is_open = True

    async def shutdown(self) -> None:
        self.is_open = False

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, one after the other."""
        self.faults.setdefault(method, deque()).extend(faults)

    def fail_after(self, method: str, *faults: Exception) -> None:
        """Let the next calls of a method have their effect, and then go wrong."""
        self.late_faults.setdefault(method, deque()).extend(faults)

    def count(self, *methods: str) -> int:
        """Count the calls of some methods."""
        return sum(name in methods for name, _ in self.calls)

    def names(self) -> list[str]:
        """Return the methods in the order of their calls, without the polling."""
        return [name for name, _ in self.calls if name not in {"getMe", "getUpdates"}]

    def texts(self, chat_id: int) -> list[str]:
        """Return what a chat shows, top to bottom."""
        return [message.text for message in self.messages.values() if message.chat_id == chat_id]

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        params = request_data.json_parameters if request_data else {}
        call = (name, params)
        self.calls.append(call)
        self.in_flight.append(call)
        self.most_in_flight = max(self.most_in_flight, len(self.in_flight))
        try:
            await asyncio.sleep(0)
            if (gate := self.gates.get(name)) is not None:
                await gate.wait()
            status, body = await self._answer(name, params)
        finally:
            self.in_flight.remove(call)
        return status, (body if isinstance(body, str) else json.dumps(body)).encode()

    async def _answer(self, name: str, params: dict[str, str]) -> Answer:
        if faults := self.faults.get(name):
            fault = faults.popleft()
            if isinstance(fault, Exception):
                raise fault
            return fault
        answer = await self._do(name, params)
        if late := self.late_faults.get(name):
            raise late.popleft()
        return answer

    async def _do(self, name: str, params: dict[str, str]) -> Answer:
        match name:
            case "getMe":
                result: Any = {"id": BOT_ID, "is_bot": True, "first_name": "Bot", "username": "fake_bot"}
            case "getMyCommands":
                result = []
            case "sendMessage":
                self.next_message += 1
                self.messages[self.next_message] = Message(int(params["chat_id"]), params["text"], params)
                result = self._message(self.next_message)
            case "editMessageText":
                number = int(params["message_id"])
                if number not in self.messages:
                    return refusal(400, "Bad Request: message to edit not found")
                self.messages[number] = Message(int(params["chat_id"]), params["text"], params)
                result = self._message(number)
            case "deleteMessage":
                if self.messages.pop(int(params["message_id"]), None) is None:
                    return refusal(400, "Bad Request: message to delete not found")
                result = True
            case "setWebhook":
                self.webhook["url"] = params["url"]
                result = True
            case "deleteWebhook":
                self.webhook["url"] = ""
                result = True
            case "getWebhookInfo":
                result = self.webhook
            case "getUpdates":
                return await self._updates(params)
            case _:
                result = True
        return 200, {"ok": True, "result": result}

    def _message(self, number: int) -> dict[str, Any]:
        message = self.messages[number]
        chat = {"id": message.chat_id, "type": "private", "first_name": "P"}
        return {"message_id": number, "date": 1_790_000_000, "chat": chat, "text": message.text}

    async def _updates(self, params: dict[str, str]) -> Answer:
        self.offsets.append(params.get("offset"))
        batch = await self.batches.get()  # a long poll is held until there is something to tell
        if isinstance(batch, Exception):
            raise batch
        if isinstance(batch, tuple):
            return batch
        return 200, {"ok": True, "result": batch}


# ---- updates and screens ----


def a_message(update_id: int, text: str = "hello", person: int = 7, **more: Any) -> dict[str, Any]:
    """Make an update with a message in a private chat."""
    message = {
        "message_id": update_id,
        "date": 1_790_000_000,
        "chat": {"id": person, "type": "private", "first_name": "P"},
        "from": {"id": person, "is_bot": False, "first_name": "P"},
        "text": text,
    }
    return {"update_id": update_id, "message": message | more}


def a_tap(update_id: int, data: str = "x", person: int = 7, **more: Any) -> dict[str, Any]:
    """Make an update with a tap."""
    query = {
        "id": f"tap-{update_id}",
        "from": {"id": person, "is_bot": False, "first_name": "P"},
        "chat_instance": "1",
        "data": data,
        "message": {
            "message_id": 1001,
            "date": 1_790_000_000,
            "chat": {"id": person, "type": "private", "first_name": "P"},
            "text": "card",
        },
    }
    return {"update_id": update_id, "callback_query": query | more}


def a_show(text: str, *, chat: int = 7, shown: str = "call:1", **more: Any) -> Show:
    """Make a screen for a slot."""
    buttons = more.pop("keyboard", [[Button(label="Go", action="go")]])
    screen = Screen(html=text, keyboard=buttons, reply_keyboard=more.pop("reply_keyboard", None))
    return Show(slot=Slot(chat_id=ChatId(chat), object=shown), screen=screen, **more)


def a_closing(text: str, *, chat: int = 7, shown: str = "call:1", **more: Any) -> Show:
    """Make a screen that closes a slot."""
    return Show(slot=slot(chat, shown), screen=Screen(html=text, is_closing=True), **more)


def slot(chat: int = 7, shown: str = "call:1") -> Slot:
    """Name a slot."""
    return Slot(chat_id=ChatId(chat), object=shown)

"""What the tests of the emulator share: an emulator on a hand-moved clock, and a bot reduced to its calls."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.playground.acting import Chat
from bot.playground.emulator import Emulator
from bot.playground.people import Person
from bot.playground.wire import Reply, Upload

OWNER = Person(id=501, first_name="Анна", last_name="Орлова", username="orlova", language_code="ru", note="владелец")
STRANGER = Person(id=502, first_name="Pekka", language_code="fi")


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **parts: float) -> None:
        self.now += timedelta(**parts)


@dataclass
class Stage:
    """An emulator, its clock, and the owner's side of a chat that has begun."""

    emulator: Emulator
    clock: Clock
    chat: Chat = field(init=False)

    def __post_init__(self) -> None:
        self.chat = self.emulator.add_person(OWNER)
        self.emulator.add_person(STRANGER)

    async def call(self, method: str, *, files: dict[str, Upload] | None = None, **params: Any) -> Reply:
        """Call a method the way python-telegram-bot does: every parameter a string, objects as JSON."""
        strings = {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items() if value is not None
        }
        return await self.emulator.call(self.emulator.token, method, strings, files or {})

    async def ok(self, method: str, *, files: dict[str, Upload] | None = None, **params: Any) -> Any:
        """Call a method and return its result; a refusal fails the test with its words."""
        return (await self.call(method, files=files, **params)).result

    async def refusal(self, method: str, **params: Any) -> str:
        """Call a method and return the words of its refusal."""
        reply = await self.call(method, **params)
        answer = json.loads(reply.body)
        assert answer["ok"] is False, answer
        assert answer["error_code"] == reply.status
        return str(answer["description"])

    async def send(self, text: str = "Карточка", *rows: list[str], **params: Any) -> int:
        """Send a message to the owner; every row lists callback data, which is also the button's text."""
        keyboard = inline(*rows) if rows else None
        message = await self.ok("sendMessage", chat_id=OWNER.id, text=text, reply_markup=keyboard, **params)
        return int(message["message_id"])


def stage(*, state: Path | None = None, clock: Clock | None = None, begun: bool = True, **options: Any) -> Stage:
    """Return an emulator in which the owner has said /start and the bot has taken the update."""
    clock = clock or Clock()
    made = Stage(Emulator(state=state, clock=clock, **options), clock)
    if begun:
        made.chat.send_text("/start")
        made.emulator.take_updates()
    return made


def inline(*rows: list[str]) -> dict[str, Any]:
    """Return an inline keyboard whose buttons send the text that they show."""
    return {"inline_keyboard": [[{"text": data, "callback_data": data} for data in row] for row in rows]}

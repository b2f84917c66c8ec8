"""The state behind the emulator: people, chats, files, ids and time. Methods and people act on it, it acts on nothing.

One event loop only: nothing here is locked, and nothing here awaits.
"""

import asyncio
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.playground.faults import Faults
from bot.playground.flood import FloodGate
from bot.playground.keeping import Keeping
from bot.playground.people import Person
from bot.playground.profile import Profile
from bot.playground.room import Kept, Room
from bot.playground.update_queue import UpdateQueue, Waiting
from bot.playground.webhook import Webhook
from bot.playground.wire import Json, Refusal, Upload, bad_request

CHAT_ID = re.compile(r"-?[0-9]{1,18}")
EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
IDS_PER_SECOND = {"update": 8, "message": 4, "file": 1}
"""How fast ids may be used up, without a kept state, before a restart could repeat one. Fits 31 bits until 2033.
Different paces keep the kinds apart, so that a bot which mixes them up is found out."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something for whoever watches a chat: `changed`, `answer` or `action`, with its data."""

    name: str
    data: Json


class World:
    """Everything that Telegram would know about this bot and its people."""

    def __init__(self, *, token: str, bot_username: str, state: Path | None, clock: Callable[[], datetime]) -> None:
        bot_id, colon, secret = token.partition(":")
        if not (bot_id.isascii() and bot_id.isdigit() and colon and secret):
            raise ValueError("a token is a number, a colon and a secret, like 123:abc")
        self.token = token
        self.clock = clock
        self.bot: Json = {
            "id": int(bot_id),
            "is_bot": True,
            "first_name": bot_username,
            "username": bot_username,
        }
        self.keeping = Keeping(state) if state is not None else None
        self.queue = UpdateQueue(self.keeping)
        self.webhook = Webhook(self.queue, clock, self.keeping)
        self.faults = Faults()
        self.flood = FloodGate(clock)
        self.profile = Profile()
        self.has_topics = False
        """Whether the bot's owner has switched topics on for private chats."""
        self.rooms: dict[int, Room] = {}
        self.files: dict[str, Json] = {}
        self._contents: dict[str, bytes] = {}
        self.watchers: defaultdict[int, set[asyncio.Queue[Event]]] = defaultdict(set)
        age = (clock() - EPOCH).total_seconds()
        self._last_ids = {kind: int(age * pace) % 2**31 for kind, pace in IDS_PER_SECOND.items()}
        if self.keeping is not None:
            self._recall(self.keeping)
            self.commit()

    # --- ids and time ---

    def next_id(self, kind: str) -> int:
        """Return an id that no object of this kind ever had; kind is update, message or file."""
        self._last_ids[kind] += 1
        if self.keeping is not None:
            self.keeping.put("ids", 0, self._last_ids)
        return self._last_ids[kind]

    def unix_time(self) -> int:
        """Return the present in whole seconds, as the Bot API dates things."""
        return int(self.clock().timestamp())

    # --- people and chats ---

    def add_person(self, person: Person) -> None:
        """Register an account; for a known id its names change and its chat stays."""
        room = self.rooms.get(person.id)
        if room is None:
            self.rooms[person.id] = Room(person)
        else:
            room.person = person
        if self.keeping is not None:
            self.keeping.put("person", person.id, asdict(person))

    def room(self, person_id: int) -> Room:
        """Return the chat of a person.

        Raises:
            KeyError: Nobody with that id was added.
        """
        try:
            return self.rooms[person_id]
        except KeyError:
            raise KeyError(f"there is no person {person_id}") from None

    def find_chat(self, chat_id: str | int | None) -> Room:
        """Return the chat that a method names; most give it as text, for it may be a name.

        Raises:
            Refusal: 400, «chat not found» or «chat_id is empty».
        """
        if chat_id is None:
            raise bad_request("chat_id is empty")
        room = self.rooms.get(int(chat_id)) if CHAT_ID.fullmatch(str(chat_id)) else None
        if room is None:
            raise bad_request("chat not found")
        return room

    def open_chat(self, chat_id: str | int | None) -> Room:
        """Return the chat that a method wants to write to.

        Raises:
            Refusal: 400 as `find_chat`; 403 when the person has blocked the bot or never wrote to it.
        """
        room = self.find_chat(chat_id)
        if room.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if not room.started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        return room

    def keep_message(self, room: Room, kept: Kept) -> None:
        """Add or change a message and show it."""
        room.messages[kept.message_id] = kept
        if self.keeping is not None:
            self.keeping.put(
                "message",
                kept.message_id,
                {
                    "chat": room.person.id,
                    "body": kept.body,
                    "from_bot": kept.from_bot,
                    "kind": kept.kind,
                    "fixed": kept.fixed,
                    "pinned": kept.pinned,
                },
            )
        self.changed(room)

    def remove_message(self, room: Room, message_id: int) -> None:
        """Delete a message from the screen; its id is never used again."""
        room.remove(message_id)
        if self.keeping is not None:
            self.keeping.drop("message", message_id)
        self.changed(room)

    def changed(self, room: Room) -> None:
        """Note that a chat looks different, keep its state and tell whoever watches."""
        room.version += 1
        if self.keeping is not None:
            self.keeping.put(
                "room",
                room.person.id,
                {
                    "started": room.started,
                    "blocked": room.blocked,
                    "keyboard": room.keyboard,
                    "keyboard_from": room.keyboard_from,
                    "menu_button": room.menu_button,
                    "topics": room.topics,
                    "topic": room.topic,
                    "version": room.version,
                },
            )
        self.tell(room, Event("changed", {"version": room.version}))

    def tell(self, room: Room, event: Event) -> None:
        """Hand an event to whoever watches this chat."""
        if watchers := self.watchers.get(room.person.id):
            for watcher in watchers:
                watcher.put_nowait(event)

    def clear_chats(self) -> None:
        """Empty every chat and drop the waiting updates. Ids go on; who has started or blocked the bot stays so."""
        self.queue.clear()
        for room in self.rooms.values():
            for message_id in list(room.messages):
                self.remove_message(room, message_id)
            room.keyboard = room.keyboard_from = None
            room.answers.clear()
            room.taps.clear()
            room.inline_queries.clear()
            room.inline_answers.clear()
            self.changed(room)

    # --- updates ---

    def post_update(self, kind: str, body: Json, lane: int, update_id: int | None = None) -> int:
        """Queue an update unless the bot does not want its kind; return its id either way."""
        if update_id is None:
            update_id = self.next_id("update")
        if self.queue.wants(kind):
            self.queue.push({"update_id": update_id, kind: body}, lane)
        return update_id

    def post_raw_update(self, update: Json, lane: int) -> Waiting:
        """Queue an update as it is, once more or malformed; no offset removes it before it was delivered."""
        return self.queue.push(update, lane, stubborn=True)

    # --- files ---

    def keep_file(self, upload: Upload, folder: str) -> Json:
        """Store a file and return the fields that every file object of the Bot API has."""
        number = self.next_id("file")
        file_id = f"{folder}-{number}"
        suffix = Path(upload.name).suffix
        self.files[file_id] = {
            "file_id": file_id,
            "file_unique_id": f"u{number}",
            "file_size": len(upload.content),
            "file_path": f"{folder}/file_{number}{suffix}",
            "name": upload.name,
            "mime": upload.mime,
        }
        if self.keeping is None:
            self._contents[file_id] = upload.content
        else:
            self.keeping.put("file", number, self.files[file_id])
            self.keeping.put_content(file_id, upload.content)
        return {name: self.files[file_id][name] for name in ("file_id", "file_unique_id", "file_size")}

    def content(self, file_id: str) -> bytes:
        """Return the bytes of a stored file.

        Raises:
            KeyError: There is no such file.
        """
        if file_id not in self.files:
            raise KeyError(f"there is no file {file_id}")
        return self._contents[file_id] if self.keeping is None else self.keeping.content(file_id)

    # --- keeping ---

    def commit(self) -> None:
        """Make everything so far survive a kill, when a state file is used."""
        if self.keeping is not None:
            if self.profile.changed:
                self.keeping.put("profile", 0, self.profile.as_json())
                self.profile.changed = False
            self.keeping.commit()

    def _recall(self, keeping: Keeping) -> None:
        for _, ids in keeping.all("ids"):
            # A clock that was set back must not bring old ids back either.
            self._last_ids = {kind: max(number, self._last_ids[kind]) for kind, number in ids.items()}
        for _, kept in keeping.all("person"):
            self.rooms[kept["id"]] = Room(Person(**kept))
        for person_id, kept in keeping.all("room"):
            for name, value in kept.items():
                setattr(self.rooms[person_id], name, value)
        for message_id, kept in keeping.all("message"):
            room = self.rooms[kept.pop("chat")]
            room.messages[message_id] = Kept(**kept)
        for _, kept in keeping.all("file"):
            self.files[kept["file_id"]] = kept
        for _, kept in keeping.all("profile"):
            self.profile = Profile.from_json(kept)

"""Ports: what the use cases and the gateway need from the outside, as Protocols. Leaves out every implementation.

A use case gets a `Work`: it reads and writes, and never commits. The gateway owns the `UnitOfWork` and commits it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Protocol

from bot.domain.consultation import Answer, Consultation
from bot.domain.ids import (
    ChatId,
    ClientId,
    ConsultationId,
    EmployeeId,
    LanguageCode,
    PageId,
    PhraseId,
    TaskId,
    TeamId,
)
from bot.domain.reading import Reading
from bot.domain.script import Script
from bot.domain.temperament import Recognition, Temperament
from bot.services.client_ports import Clients
from bot.services.editing_ports import ContentEdits
from bot.services.people_ports import Audit, Employees, Invites, Mentorships, Organisations, OwnerCodes, Teams
from bot.services.reminder_ports import CallsOverTime, Reminders

Clock = Callable[[], datetime]
"""Gives aware UTC."""


# ---- the records that cross the port ----


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """What one card said when it was made (table cards_shown)."""

    consultation_id: ConsultationId
    revision: int
    at: datetime
    posterior: Mapping[Temperament, float]
    recognition: Recognition
    runner_up: Temperament | None
    phrase_id: PhraseId
    task_id: TaskId
    content_version: str
    weights_version: str


class InteractionKind(StrEnum):
    """What an employee did."""

    CALL_STARTED = "call_started"
    CALL_FINISHED = "call_finished"
    CALL_REOPENED = "call_reopened"
    ANSWERED = "answered"
    TYPED = "typed"
    NOT_UNDERSTOOD = "not_understood"
    UNDONE = "undone"
    OVERRIDDEN = "overridden"
    PHRASE_CHANGED = "phrase_changed"
    PAGE_OPENED = "page_opened"
    NONE_FITS = "none_fits"
    NAMED = "named"
    COMPACT_SWITCHED = "compact_switched"
    LANGUAGE_SET = "language_set"
    OUTCOME_SET = "outcome_set"
    PHRASE_VOTED = "phrase_voted"
    TYPE_REJECTED = "type_rejected"
    REMINDED = "reminded"
    REMINDER_SETTLED = "reminder_settled"
    CLIENT_CHANGED = "client_changed"
    SECOND_TAP = "second_tap"
    STALE_TAP = "stale_tap"
    REFUSED = "refused"
    GUIDE_OPENED = "guide_opened"
    GUIDE_SEARCHED = "guide_searched"
    POCKET_TAKEN = "pocket_taken"
    CHAT_MODE_SWITCHED = "chat_mode_switched"
    WORDS_OPENED = "words_opened"
    WORDS_WRITTEN = "words_written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One append-only record of what an employee did. Holds ids and choices, never a client's words."""

    kind: InteractionKind
    at: datetime
    update_id: int | None
    employee_id: EmployeeId | None
    team_id: TeamId | None
    consultation_id: ConsultationId | None = None
    details: Mapping[str, str] = field(default_factory=dict)


class FreeTextKind(StrEnum):
    """Why somebody's words are kept, in the one erasable table."""

    CUE = "cue"
    NONE_FITS = "none_fits"
    NAME_OR_WORDS = "name_or_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeText:
    """Words typed by a person, masked before they get here."""

    id: int
    consultation_id: ConsultationId | None
    employee_id: EmployeeId
    kind: FreeTextKind
    text: str


class PromptKind(StrEnum):
    """What the next plain text in a chat means."""

    CLIENT_NAME = "client_name"
    NONE_FITS = "none_fits"
    EMPLOYEE_NAME = "employee_name"
    TEAM_NAME = "team_name"
    TIME_ZONE = "time_zone"
    CALL_BACK_AT = "call_back_at"
    """`subject`: the call, and after a colon the evening message from which it was asked, or 0."""
    CLIENT_RENAME = "client_rename"
    CLIENT_MERGE = "client_merge"
    PHRASE_TEXT = "phrase_text"
    """`subject`: language and phrase, parted by a colon."""
    PHRASE_SEARCH = "phrase_search"
    """`subject`: the language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The next plain text of this chat is meant for this object, until then."""

    chat_id: ChatId
    kind: PromptKind
    subject: str
    """The id of the object, of whatever sort the kind says: a call, a client, an employee."""
    until: datetime


class Priority(IntEnum):
    """Order in which the outbox sends: answers to taps before reminders before broadcasts."""

    TAP = 0
    REMINDER = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The message a screen lives in: a chat and the object shown, such as `call:17`."""

    chat_id: ChatId
    object: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMessage:
    """Which message a slot lives in now, and a digest of what it shows."""

    slot: Slot
    message_id: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Something to be sent, before it has a row: the state a slot is to show, or a call that has no slot."""

    chat_id: ChatId
    slot: str | None
    """Object of the slot; None for a one-off such as deleting an incoming message."""
    payload: str
    """JSON, understood by the sender alone."""
    priority: Priority
    is_anew: bool = False
    """The slot's old message is given up and a new one is sent at the bottom."""


class ParcelState(StrEnum):
    """How far a parcel got."""

    QUEUED = "queued"
    SENDING = "sending"
    """A new message was handed to Telegram; if the process dies now its fate is unknown."""
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A parcel that is stored. `version` grows each time a newer state replaces the one not sent yet."""

    id: int
    parcel: Parcel
    version: int
    state: ParcelState
    attempts: int
    not_before: datetime | None
    created_at: datetime
    owner: int | None = None
    """The process that sends it, by its number; None where there is one process only, and when nobody does."""


# ---- repositories ----


class Consultations(CallsOverTime, Protocol):
    async def add(
        self,
        *,
        employee_id: EmployeeId,
        team_id: TeamId,
        client_id: ClientId | None,
        language: LanguageCode,
        is_practice: bool,
        content_version: str,
        at: datetime,
    ) -> Consultation: ...
    async def get(self, consultation_id: ConsultationId) -> Consultation | None:
        """With `client_name` joined in."""

    async def open_of(self, employee_id: EmployeeId) -> Consultation | None: ...
    async def save(self, consultation: Consultation) -> None:
        """Write every column of the row from the dataclass (client_name belongs to clients and is not written)."""

    async def idle_since(self, moment: datetime, limit: int) -> Sequence[Consultation]:
        """Open ones whose last activity was at or before the moment, oldest first."""

    async def answers(self, consultation_id: ConsultationId) -> Sequence[Answer]:
        """In the order given, without those undone."""

    async def add_answer(self, consultation_id: ConsultationId, answer: Answer) -> None: ...
    async def undo_answer(self, consultation_id: ConsultationId, at: datetime) -> bool:
        """Mark the last live answer as undone (the row stays); False when there is none."""

    async def add_card(self, card: CardShown) -> None: ...


class Interactions(Protocol):
    async def add(self, interaction: Interaction) -> None: ...


class FreeTexts(Protocol):
    async def add(
        self,
        *,
        consultation_id: ConsultationId | None,
        employee_id: EmployeeId,
        kind: FreeTextKind,
        text: str,
        at: datetime,
    ) -> int: ...
    async def get(self, free_text_id: int) -> FreeText | None: ...
    async def erase(self, free_text_id: int, at: datetime) -> None: ...


class Prompts(Protocol):
    async def put(self, prompt: Prompt) -> None:
        """One a chat: replaces the one before."""

    async def take(self, chat_id: ChatId, now: datetime) -> Prompt | None:
        """Return and remove the prompt that is still in force."""


class Updates(Protocol):
    async def accept(self, bot_id: int, update_id: int, at: datetime) -> bool:
        """Mark the update as processed; False when it already was, and then nothing may be done for it."""

    async def fail(self, bot_id: int, update_id: int, at: datetime, incident_id: str, error: str) -> bool:
        """Record a failed update with its incident, once; False when it was recorded before."""

    async def forget_before(self, moment: datetime) -> int: ...


class Lanes(Protocol):
    """What belongs to one chat is changed by one transaction at a time, in whichever process; each holds until its end."""

    async def enter(self, lane: int) -> None:
        """Wait for the lane of a chat. To be asked first in a transaction, and for one lane only."""

    async def try_enter(self, lane: int) -> bool:
        """Enter the lane of a chat if nobody is in it; what was read of that chat before may have changed meanwhile."""

    async def try_job(self, name: str) -> bool:
        """Begin a periodic job; False while another process is at it."""


class Claims(Protocol):
    """Which stored messages this process sends, when there may be others."""

    @property
    def is_shared(self) -> bool: ...

    def holds(self, row: OutboxRow) -> bool:
        """Tell whether the row is this process's to send; what was claimed may be lost again with the connection."""


class Outbox(Protocol):
    async def put(self, parcel: Parcel, at: datetime) -> OutboxRow:
        """Store a parcel; at most one unsent state a slot: a newer one replaces the older and raises its version.

        A new row is claimed by this process. One that another process is sending stays that one's: it will see the newer state.
        """

    async def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        """Claim and give the unsent rows of the chats in which nothing is put off beyond now, by priority, then age."""

    async def free_orphans(self, now: datetime) -> None:
        """Let go of what processes that have died had claimed."""

    async def sending(self, row_id: int) -> None:
        """Note that a new message is being handed over now, and count the attempt."""

    async def delivered(self, row_id: int, version: int) -> OutboxRow | None:
        """Delete the row, unless a newer version has replaced what was delivered: that one is returned."""

    async def defer(self, row_id: int, not_before: datetime) -> None: ...
    async def bury(self, row_id: int, version: int, incident_id: str, reason: str) -> OutboxRow | None:
        """Keep a permanently refused parcel as dead, unless a newer version has replaced it: that one is returned."""

    async def depth(self) -> int: ...


class Slots(Protocol):
    async def get(self, slot: Slot) -> SlotMessage | None: ...
    async def bind(self, message: SlotMessage) -> None: ...
    async def unbind(self, slot: Slot) -> None: ...


class Work(Protocol):
    """The repositories of one transaction, as a use case sees them."""

    @property
    def employees(self) -> Employees: ...
    @property
    def teams(self) -> Teams: ...
    @property
    def owner_codes(self) -> OwnerCodes: ...
    @property
    def invites(self) -> Invites: ...
    @property
    def mentorships(self) -> Mentorships: ...
    @property
    def organisation(self) -> Organisations: ...
    @property
    def clients(self) -> Clients: ...
    @property
    def consultations(self) -> Consultations: ...
    @property
    def interactions(self) -> Interactions: ...
    @property
    def free_texts(self) -> FreeTexts: ...
    @property
    def prompts(self) -> Prompts: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def lanes(self) -> Lanes: ...
    @property
    def content_edits(self) -> ContentEdits: ...


class UnitOfWork(Work, Protocol):
    """One transaction, as the gateway sees it. Anything not committed is rolled back on leaving the context."""

    @property
    def updates(self) -> Updates: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def slots(self) -> Slots: ...
    async def commit(self) -> None: ...
    async def rollback(self) -> None: ...


UnitOfWorkFactory = Callable[[], AbstractAsyncContextManager[UnitOfWork]]
"""Opens a writing transaction (BEGIN IMMEDIATE behind one FIFO lock on SQLite). Raises StorageUnavailable."""


class Recogniser(Protocol):
    """Reads a client's words. Synchronous and quick (milliseconds): no I/O."""

    def read(self, text: str, language: LanguageCode) -> Reading: ...


class GuideSearch(Protocol):
    """Finds pages of the guide. Synchronous and quick (milliseconds): no I/O."""

    def find(self, text: str, language: LanguageCode, most: int) -> Sequence[PageId]:
        """Return the pages that fit best, best first; none when the guide does not have what was typed."""


class Scripts(Protocol):
    """Gives the script that is in force now."""

    def current(self) -> Script: ...


# ---- the log, for exports ----


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """Which consultations to export; None means all. `since` inclusive, `until` exclusive, both aware, on started_at."""

    since: datetime | None = None
    until: datetime | None = None
    team: str | None = None
    manager: str | None = None
    client: str | None = None
    temperament: str | None = None
    intent: str | None = None
    outcome: str | None = None
    practice: bool = False


class LogReader(Protocol):
    """Streams the interaction log on a reading connection of its own."""

    def consultations(self, which: LogFilter) -> AsyncIterator[Mapping[str, object]]:
        """Rows keyed by the export columns of DESIGN §4, in that order, oldest first; values still typed."""

    def events(self, which: LogFilter) -> AsyncIterator[Mapping[str, object]]:
        """The single interactions of those consultations, oldest first."""

"""The intake: the one path of every update, from JSON to a committed turn.

An update is acknowledged only after its commit, or after its failure is recorded. When storage is unavailable, or no record
is taken, nothing is acknowledged and the same update is to be given again. So it is, once, when the process ends with it in hand.
"""

from __future__ import annotations

import asyncio
import html
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any, Final

import structlog
from telegram import Bot, CallbackQuery, Chat, ChatMember, InaccessibleMessage, Update, User
from telegram.ext import Application

from bot.domain.ids import ChatId, LanguageCode, PersonId
from bot.domain.people.employee import Employee, Person
from bot.gateway.incidents import describe, new_incident_id
from bot.gateway.incoming.envelope import Envelope, read_envelope
from bot.gateway.incoming.lanes import Lanes
from bot.gateway.incoming.nameless import with_names
from bot.gateway.incoming.turn_limit import TurnLimit
from bot.gateway.incoming.used_topic import follow_topic
from bot.gateway.incoming.word_reader import WordReader
from bot.gateway.incoming.words import with_words
from bot.gateway.outgoing.outbox_sender import OutboxSender
from bot.gateway.outgoing.tap_answers import TapAnswers
from bot.gateway.outgoing.topics import Topics
from bot.screens.messages import INCIDENT_SLOT
from bot.screens.passages import ReadFirst, Readings
from bot.screens.screen import Outgoing, Screen, Show, Toast
from bot.screens.turn import LookAside, ReadAside, Reply, Turn
from bot.services.errors import DomainError, OnlyReads, StorageUnavailable
from bot.services.ports import Clock, UnitOfWork, UnitOfWorkFactory

Apologise = Callable[[LanguageCode | None, str], str]
"""Gives the plain words of an apology that names an incident; None stands for somebody whose language is not known."""

Dispatch = Callable[[Turn, Update], Awaitable[Reply]]
"""Lets a handler work on an update. Whatever it raises is a mistake: the turn is rolled back and gets an incident."""

WelcomeBack = Callable[[UnitOfWork, Employee, datetime, datetime], Awaitable[Iterable[Outgoing]]]
"""Is given who is back, since when he was not to be reached, and the time."""

LEFT: Final = (ChatMember.BANNED, ChatMember.LEFT)
LOOKS: Final = 2
"""So often a turn is begun again with what was read for it; what is out of date even then is read while others wait."""
NEEDED: Final = ("message_id", "date", "chat", "from", "text", "entities", "contact", "media_group_id", "via_bot")
"""Fields of a message by which it is decided what to do about it."""

log = structlog.get_logger(__name__)


class Verdict(StrEnum):
    """What became of an update."""

    APPLIED = "applied"
    REPEATED = "repeated"
    IGNORED = "ignored"
    FAILED = "failed"
    TRY_AGAIN = "try_again"
    """Storage is unavailable, or took no record of a failure: nothing was done."""

    @property
    def is_acknowledged(self) -> bool:
        """Whether Telegram may forget the update."""
        return self is not Verdict.TRY_AGAIN


class Intake:
    """Takes updates: one of a chat at a time and in order, those of different chats side by side."""

    def __init__(
        self,
        *,
        application: Application[Any, Any, Any, Any, Any, Any],
        dispatch: Dispatch,
        bot_id: int,
        open_work: UnitOfWorkFactory,
        sender: OutboxSender,
        answers: TapAnswers,
        clock: Clock,
        apologise: Apologise,
        at_once: int = 32,
        turn_limit: float = 30.0,
        limit: TurnLimit | None = None,
        welcome_back: WelcomeBack | None = None,
        topics: Topics | None = None,
        open_reading: UnitOfWorkFactory | None = None,
        reader: WordReader | None = None,
    ) -> None:
        """Take what is needed.

        Args:
            turn_limit: in seconds; a turn that takes longer has failed, for no slow work belongs into one.
            limit: by which turns are ended that never give way.
            welcome_back: makes right what could not be shown to somebody who was not to be reached.
            topics: is told where people write.
            open_reading: opens what only reads, where others wait for whoever writes; None where nobody does.
            reader: reads words beside the turns; without one a turn reads them itself.
        """
        self._welcome_back = welcome_back
        self._topics = topics
        self._application = application
        self._dispatch = dispatch
        self._bot_id = bot_id
        self._open_work = open_work
        self._open_reading = open_reading
        self._reader = reader
        self._sender = sender
        self._answers = answers
        self._clock = clock
        self._apologise = apologise
        self._turn_limit = turn_limit
        self._limit = limit or TurnLimit()
        self._lanes: Lanes[Verdict] = Lanes(limit=at_once, stops_lane=lambda verdict: not verdict.is_acknowledged)
        self._answered_early: set[str] = set()
        self._is_storage_out = False
        self.keeps_failing = False
        """A failure could be recorded nowhere, so the update comes again and again: nothing is confirmed that left no trace."""

    def submit(self, update: object) -> asyncio.Future[Verdict]:
        """Put an update, as decoded JSON, at the end of its lane; the order of calls is the order within a lane.

        Raises:
            Closed: The process is stopping.
        """
        envelope = read_envelope(update)
        if self._reader is None:
            return self._lanes.submit(envelope.lane, lambda: self._take(update, envelope, None))
        # In its lane, so that a tap of the same person waits for his words; without a place, so that nobody else's does.
        readings = Readings()
        first = partial(self._reader.read_ahead, update, envelope, readings)
        return self._lanes.submit(envelope.lane, lambda: self._take(update, envelope, readings), first)

    async def take(self, update: object) -> Verdict:
        """Take one update and wait for what becomes of it."""
        return await self.submit(update)

    async def stop(self, seconds: float) -> None:
        """Take nothing more and finish what was taken; what is not finished by then was not acknowledged."""
        self._lanes.close()
        if not await self._lanes.drain(seconds):
            log.warning("not every turn was finished before the stop")

    async def _take(self, update: object, envelope: Envelope, readings: Readings | None) -> Verdict:
        with structlog.contextvars.bound_contextvars(update_id=envelope.update_id, person_id=envelope.person_id):
            try:
                verdict = await self._turn(update, envelope, readings)
            except StorageUnavailable as error:
                verdict = self._postpone(envelope, error)
            except Exception as error:  # whatever the update broke, it must not come again and again
                verdict = await self._fail(envelope, error)
        if verdict.is_acknowledged:
            self._is_storage_out = self.keeps_failing = False
            self._answered_early.discard(envelope.tap_id or "")
        return verdict

    async def _turn(self, update: object, envelope: Envelope, readings: Readings | None) -> Verdict:
        if envelope.update_id is None or not isinstance(update, dict):
            raise MalformedUpdate
        if envelope.kind is None or not envelope.is_private:
            self._answer(envelope, None)
            return Verdict.IGNORED  # without a mark: it would change nothing a second time either
        if self._topics is not None and envelope.chat_id is not None and envelope.tells_topic:
            self._topics.note(envelope.chat_id, envelope.topic_id)
        now = self._clock()
        seen, looks = None, 0 if self._open_reading is None else LOOKS
        while True:
            try:
                return await self._store(update, envelope, envelope.update_id, now, seen, readings, looks_aside=looks > 0)
            except ReadFirst as first:  # what was foreseen was something else, or nothing
                await self._read(first, readings)
            except LookAside as aside:  # nothing of the turn is stored, and nobody waits for it any more
                seen = await self._look(aside, envelope.update_id)
                looks = 0 if seen is None else looks - 1

    async def _read(self, first: ReadFirst, readings: Readings | None) -> None:
        if self._reader is None or readings is None:
            raise first
        readings.put(first.passage, await self._reader.read(first.passage))

    async def _look(self, aside: LookAside, update_id: int) -> ReadAside | None:
        """Read for a turn; None when it has to read for itself, since a refusal is to be put on record."""
        if self._open_reading is None:
            return None
        async with self._open_reading() as work:
            try:
                audited = await work.audit.newest()
                async with asyncio.timeout(self._turn_limit):
                    found = await self._limit.keep(update_id, aside.read(work))
            except (DomainError, OnlyReads):
                return None
        return ReadAside(employee=aside.employee, audited=audited, found=found)

    async def _store(
        self,
        update: dict[str, Any],
        envelope: Envelope,
        update_id: int,
        now: datetime,
        seen: ReadAside | None,
        readings: Readings | None,
        *,
        looks_aside: bool,
    ) -> Verdict:
        async with self._open_work() as work:
            await work.lanes.enter(envelope.lane)
            if not await work.updates.accept(self._bot_id, update_id, now):
                if await work.updates.is_set_aside(self._bot_id, update_id):
                    raise SetAside
                return Verdict.REPEATED
            if readings is not None:
                readings.used.clear()
            doing = self._apply(work, update, envelope, now, seen, readings, looks_aside=looks_aside)
            turn, reply = await self._limit.keep(update_id, doing)
            # Somebody who may not use the bot gets no answer: the update need not be known when it comes again.
            is_passed_over = turn.employee is None and reply.is_empty
            if is_passed_over:
                await work.updates.unmark(self._bot_id, update_id)
            await self._sender.commit(work, reply.outgoing, now)
            if is_passed_over:
                return Verdict.IGNORED
            for note in turn.after_commit:
                note()
            # Not awaited, and started after the edit: the person waits for the card, not for the end of the waiting sign.
            self._answer(envelope, reply.toast)
            if envelope.inline_id is not None and reply.inline is not None:
                self._answers.list(envelope.inline_id, reply.inline)
        if self._reader is not None and readings is not None:
            self._reader.learn(update, envelope, readings)
        return Verdict.APPLIED

    async def _apply(
        self,
        work: UnitOfWork,
        raw: dict[str, Any],
        envelope: Envelope,
        now: datetime,
        seen: ReadAside | None = None,
        readings: Readings | None = None,
        *,
        looks_aside: bool = False,
    ) -> tuple[Turn, Reply]:
        """Parse the update and let the handlers work on it.

        Raises:
            LookAside: It is to read much first.
            ReadFirst: Words are to be read first.
            MalformedUpdate: It has no sender or no chat.
            TimeoutError: The turn waited too long.
            Exception: Whatever parsing or a handler raised.
        """
        update = _parsed(raw, self._application.bot)
        user = update.effective_user
        chat_id = ChatId(user.id) if user is not None and envelope.inline_id is not None else envelope.chat_id
        if user is None or chat_id is None or envelope.person_id is None:
            raise MalformedUpdate
        person = Person(id=PersonId(user.id), first_name=user.first_name or "", language_code=user.language_code)
        known = await work.employees.by_person(person.id)
        employee = known if known is not None and known.has_access else None
        turn = Turn(
            update_id=update.update_id,
            now=now,
            work=work,
            person=person,
            chat_id=chat_id,
            employee=employee,
            looks_aside=looks_aside,
            seen=seen,
            readings=readings,
        )
        if update.my_chat_member is not None:
            if update.my_chat_member.new_chat_member.status in LEFT:
                await work.employees.set_unreachable(person.id, now)
            else:
                return turn, Reply(outgoing=await self._reached(turn, known))
            return turn, Reply()
        async with asyncio.timeout(self._turn_limit):
            reply = await self._dispatch(turn, update)
        # Whoever names the bot elsewhere may have blocked it here. After the handler: one that looks aside is begun twice.
        back = await self._reached(turn, known) if envelope.inline_id is None else ()
        tapped = update.callback_query and update.callback_query.message
        reply = await follow_topic(turn, envelope, tapped.message_id if tapped else None, reply.below(*back))
        return turn, reply

    async def _reached(self, turn: Turn, known: Employee | None) -> tuple[Outgoing, ...]:
        """Note that a person takes messages (again), and return what he could not be shown."""
        unsaved = self._sender.reached(turn.person.id)
        if known is None:
            return ()
        if known.unreachable_at is not None:
            await turn.work.employees.set_unreachable(turn.person.id, None)
        since = [moment for moment in (unsaved, known.unreachable_at) if moment is not None]
        if not since or self._welcome_back is None:
            return ()
        return tuple(await self._welcome_back(turn.work, known, min(since), turn.now))

    async def _fail(self, envelope: Envelope, error: Exception) -> Verdict:
        """Record a failed update with its incident and tell the person, both once.

        Should telling be what fails, it is recorded without. What can be recorded nowhere is not acknowledged: it comes again,
        after the pauses that its bringer makes, until somebody has mended what is wrong.
        """
        incident_id = new_incident_id()
        description = describe(error)
        log.error("an update failed", incident_id=incident_id, error=description)
        if envelope.update_id is None:
            return Verdict.FAILED
        for is_told in (True, False):
            try:
                await self._record(envelope, envelope.update_id, incident_id, description, is_told=is_told)
            except StorageUnavailable as unavailable:
                return self._postpone(envelope, unavailable)
            except Exception as second:
                log.critical("a failure could not be recorded", incident_id=incident_id, error=describe(second), told=is_told)
            else:
                return Verdict.FAILED
        self.keeps_failing = True
        self._leave_waiting(envelope)
        return Verdict.TRY_AGAIN

    async def _record(self, envelope: Envelope, update_id: int, incident_id: str, description: str, *, is_told: bool) -> None:
        now = self._clock()
        async with self._open_work() as work:
            await work.lanes.enter(envelope.lane)
            if not await work.updates.fail(self._bot_id, update_id, now, incident_id, description):
                return
            apology = await self._apology(work, envelope, incident_id) if is_told else None
            is_toast = envelope.tap_id is not None and envelope.tap_id not in self._answered_early
            message = None if is_toast or apology is None else _apology_message(envelope, apology)
            await self._sender.commit(work, () if message is None else (message,), now)
            self._answer(envelope, None if apology is None else Toast(text=apology, is_alert=True))

    async def _apology(self, work: UnitOfWork, envelope: Envelope, incident_id: str) -> str | None:
        if not envelope.is_private or envelope.person_id is None:
            return None
        employee = await work.employees.by_person(envelope.person_id)
        return self._apologise(None if employee is None else employee.language, incident_id)

    def _postpone(self, envelope: Envelope, error: StorageUnavailable) -> Verdict:
        if not self._is_storage_out:  # said once, not at each try of each update
            log.warning("storage is unavailable: updates are not acknowledged", error=describe(error))
        self._is_storage_out = True
        self._leave_waiting(envelope)
        return Verdict.TRY_AGAIN

    def _leave_waiting(self, envelope: Envelope) -> None:
        """Answer a tap that will come again, so that nobody waits for it."""
        self._answer(envelope, None)
        if envelope.tap_id is not None:
            self._answered_early.add(envelope.tap_id)

    def _answer(self, envelope: Envelope, toast: Toast | None) -> None:
        """Answer a tap, unless it was answered when storage failed: a second answer is refused."""
        if envelope.tap_id is not None and envelope.tap_id not in self._answered_early:
            self._answers.give(envelope.tap_id, toast)


class MalformedUpdate(Exception):
    """An update lacks its number, its sender or its chat."""


class SetAside(Exception):
    """Twice the process has ended with this update in hand: it is not tried a third time."""


def _parsed(raw: dict[str, Any], bot: Bot) -> Update:
    """Make the library's objects of an update.

    Of a tapped message only where it stands: the store knows what it shows, and its hundred fields would be most of the parsing.
    """
    query = raw.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(message, dict):
        return _read(with_names(with_words(raw)), bot)
    tap = CallbackQuery(
        id=query["id"],
        from_user=User.de_json(with_names(query["from"]), bot),
        chat_instance=query["chat_instance"],
        message=InaccessibleMessage(chat=Chat.de_json(message["chat"], bot), message_id=message["message_id"]),
        data=query.get("data"),
    )
    tap.set_bot(bot)
    return Update(raw["update_id"], callback_query=tap)


def _read(update: dict[str, Any], bot: Bot) -> Update:
    """Let the library read an update; a message of which it cannot read something is read without whatever is not needed.

    Raises:
        Exception: it cannot read what is needed.
    """
    try:
        return Update.de_json(update, bot)
    except Exception:
        message = update.get("message")
        if not isinstance(message, dict):
            raise
        needed = {field: message[field] for field in NEEDED if field in message}
        return Update.de_json({"update_id": update["update_id"], "message": needed}, bot)


def _apology_message(envelope: Envelope, apology: str) -> Show | None:
    if envelope.chat_id is None:
        return None
    slot = INCIDENT_SLOT.in_chat(ChatId(envelope.chat_id))
    return Show(slot=slot, screen=Screen(html=html.escape(apology, quote=False)), is_anew=True)

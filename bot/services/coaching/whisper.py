"""One line onto the card of somebody's running call, by whoever looks after him.

It is seen until the card changes: nothing of it is kept with the call, so no tap pays for it. The words are a free text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.calls.consultation import IDLE_AFTER, Consultation
from bot.domain.ids import ChatId, ConsultationId
from bot.domain.masking import mask
from bot.domain.names import visible
from bot.domain.people.employee import Employee
from bot.domain.people.permissions import Deed, where_stands
from bot.domain.supervision.scope import scope_of
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question
from bot.services.calls.call_view import CallView, Whisper
from bot.services.calls.run_call import view_current
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.text_ports import FreeTextKind, PromptKind

WHISPER_LIMIT = 60
"""Characters of a line: on the card it has the room of two others."""
MOST_RUNNING = 50


class WhisperNotice(StrEnum):
    """What became of a line; content has the words under `whisper.<value>`."""

    SENT = "sent"
    TOO_LONG = "too_long"
    OFF = "off"
    """He wants none."""
    NOT_NOW = "not_now"
    """He is tapping at this moment: the line may be written again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A call that is going on, and who leads it."""

    call: Consultation
    by: Employee


@dataclass(frozen=True, slots=True, kw_only=True)
class Whispered:
    """A running call, and what became of a line: `card` is what its card shows now."""

    running: Running
    notice: WhisperNotice | None = None
    length: int = 0
    """Characters of a line that is too long."""
    card: CallView | None = None


async def list_running(act: Act) -> Sequence[Running]:
    """List the calls that are going on in the teams that the employee looks after, the newest first.

    Raises:
        NotAllowed.
    """
    scope = scope_of(act.employee, Deed.WHISPER)
    if scope.is_nothing:
        await act.refuse(Deed.WHISPER)
    await forget_question(act)
    calls = await act.work.consultations.running(scope.teams, act.now - IDLE_AFTER, MOST_RUNNING)
    people = {one.id: one for one in await act.work.employees.by_ids([call.employee_id for call in calls])}
    found = [Running(call=call, by=people[call.employee_id]) for call in calls if call.employee_id != act.employee.id]
    return [one for one in found if one.call.is_shown_to(one.by)]


async def view_running(act: Act, call: int) -> Whispered:
    """Look at a running call.

    Raises:
        NotFound: it is over.
        NotAllowed.
    """
    running = await _running(act, call)
    await forget_question(act)
    return Whispered(running=running)


async def ask_whisper(act: Act, call: int, chat_id: ChatId) -> Whispered:
    """Let the next plain text be the line.

    Raises:
        NotFound, NotAllowed.
    """
    running = await _running(act, call)
    if not running.by.wants_whispers:
        return Whispered(running=running, notice=WhisperNotice.OFF)
    await ask_for_text(act, chat_id, PromptKind.WHISPER, call)
    return Whispered(running=running)


async def whisper(act: Act, call: int, text: str, chat_id: ChatId) -> Whispered:
    """Put a line onto the card. One that is too long is asked for again and not cut: half a hint is none.

    Raises:
        NotFound, NotAllowed.
    """
    running = await _running(act, call)
    said = mask(visible(text))
    if not running.by.wants_whispers:
        return Whispered(running=running, notice=WhisperNotice.OFF)
    if len(said) > WHISPER_LIMIT or not said:
        await ask_for_text(act, chat_id, PromptKind.WHISPER, call)
        return Whispered(running=running, notice=WhisperNotice.TOO_LONG if said else None, length=len(said))
    live = await view_current(act, running.by)
    if live is None or live.consultation.id != running.call.id:
        await ask_for_text(act, chat_id, PromptKind.WHISPER, call)
        return Whispered(running=running, notice=WhisperNotice.NOT_NOW)
    number = await act.work.free_texts.add(
        consultation_id=running.call.id, employee_id=act.employee.id, kind=FreeTextKind.WHISPER, text=said, at=act.now
    )
    await act.log(InteractionKind.WHISPERED, running.call.id, text=str(number))
    card = replace(live, whisper=Whisper(by=act.employee.name, text=said))
    return Whispered(running=running, notice=WhisperNotice.SENT, card=card)


async def _running(act: Act, call: int) -> Running:
    consultation = await act.work.consultations.get(ConsultationId(call))
    if consultation is None:
        raise NotFound
    where = where_stands(act.employee, consultation.team_id, consultation.employee_id)
    await act.require(Deed.WHISPER, where, call=str(call))
    him = await act.work.employees.get(consultation.employee_id)
    is_live = consultation.is_open and not consultation.is_idle(act.now) and not consultation.is_practice
    if him is None or not is_live or not consultation.is_shown_to(him):
        raise NotFound
    return Running(call=consultation, by=him)

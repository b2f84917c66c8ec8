"""Erasing what is older than its team keeps it: at night, a little at each tick, so that no tap waits for it.

What is left to do follows from the database alone; what is remembered here only spares questions whose answer is known for the
night. A process that was killed begins the night again, and finds what is left.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo

from bot.domain.erasing.retention import AUDIT_MONTHS, NIGHT, OVERDUE, SALES_MONTHS
from bot.services.erasing.ports import Due, Terms
from bot.services.people.access import OPERATOR
from bot.services.people.ports import AuditAction
from bot.services.ports import Work

CALLS_A_TICK = 50
LINES_A_TICK = 500
TEXTS_A_TICK = 200
CLIENTS_A_TICK = 500
"""Looked at; few of them go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What went in a night."""

    calls: int = 0
    texts: int = 0
    clients: int = 0


@dataclass(slots=True)
class Night:
    """How far one night has come, in this process."""

    day: date
    done: set[str] = field(default_factory=set)
    """Steps of which nothing is left."""
    last_client: int = 0
    """Up to whom clients were looked at."""
    gone: Gone = field(default_factory=Gone)
    is_over: bool = False


class KeepTerms:
    """Does one small part of the night's work at each call."""

    def __init__(self, zone: tzinfo) -> None:
        """`zone` is where the house is."""
        self._zone = zone
        self._night: Night | None = None

    async def step(self, work: Work, now: datetime) -> None:
        """Erase a little, if it is night or the last nights were missed."""
        local = now.astimezone(self._zone)
        if self._night is None or self._night.day != local.date():
            self._night = Night(day=local.date())
        night = self._night
        if night.is_over:
            return
        teams = await work.retention.all()
        if not NIGHT[0] <= local.hour < NIGHT[1] and not any(_is_overdue(one, now) for one in teams):
            for new in (one for one in teams if one.kept_at is None):
                await work.retention.begin(new.team.id, new.retention.calls_before(now), now)
            return
        async for part in self._parts(work, teams, night, now):
            if part:
                return
        night.is_over = True
        await _put_on_record(work, night.gone, now)

    async def _parts(self, work: Work, teams: Sequence[Terms], night: Night, now: datetime) -> AsyncIterator[int]:
        """Do one part after the other, and give how much each has erased; whoever asks stops when it was something."""
        for one in teams:
            team, calls_before = one.team.id, one.retention.calls_before(now)
            if _is_to_do(night, f"calls:{team}"):
                await work.retention.begin(team, calls_before, now)
                calls = await work.retention.erase_calls(team, calls_before, CALLS_A_TICK)
                night.gone = replace(night.gone, calls=night.gone.calls + calls)
                yield _settled(night, f"calls:{team}", calls)
            if _is_to_do(night, f"lines:{team}"):
                yield _settled(night, f"lines:{team}", await work.retention.erase_deeds(team, calls_before, LINES_A_TICK))
            if _is_to_do(night, f"texts:{team}"):
                texts = await work.retention.erase_texts(team, one.retention.texts_before(now), now, TEXTS_A_TICK)
                night.gone = replace(night.gone, texts=night.gone.texts + texts)
                yield _settled(night, f"texts:{team}", texts)
        if _is_to_do(night, "sales"):
            yield _settled(night, "sales", await work.retention.erase_sales(now, SALES_MONTHS, LINES_A_TICK))
        if _is_to_do(night, "clients"):
            moments = {one.team.id: one.retention.calls_before(now) for one in teams}
            clients, last = await work.retention.erase_clients(moments, night.last_client, CLIENTS_A_TICK)
            night.gone = replace(night.gone, clients=night.gone.clients + clients)
            night.last_client = last or 0
            yield _settled(night, "clients", 0 if last is None else CLIENTS_A_TICK)
        if _is_to_do(night, "audit"):
            yield _settled(night, "audit", await work.retention.erase_audit(now, AUDIT_MONTHS, LINES_A_TICK))


async def erase_due(work: Work, one: Terms, now: datetime) -> Due:
    """Erase one part of what is older than a team keeps it; gives what went, and whether there may be more."""
    team, before = one.team.id, one.retention.calls_before(now)
    await work.retention.begin(team, before, now)
    calls = await work.retention.erase_calls(team, before, CALLS_A_TICK)
    texts = await work.retention.erase_texts(team, one.retention.texts_before(now), now, TEXTS_A_TICK)
    lines = await work.retention.erase_deeds(team, before, LINES_A_TICK)
    return Due(calls=calls, texts=texts, is_more=bool(calls or texts or lines))


def _is_overdue(one: Terms, now: datetime) -> bool:
    return one.kept_at is not None and one.kept_at < now - OVERDUE


def _is_to_do(night: Night, step: str) -> bool:
    return step not in night.done


def _settled(night: Night, step: str, erased: int) -> int:
    """Remember for the night that nothing is left of a step."""
    if not erased:
        night.done.add(step)
    return erased


async def _put_on_record(work: Work, gone: Gone, now: datetime) -> None:
    numbers = {"calls": gone.calls, "texts": gone.texts, "clients": gone.clients}
    if any(numbers.values()):
        details = {what: str(number) for what, number in numbers.items()}
        await work.audit.add(at=now, person_id=OPERATOR, action=AuditAction.RETENTION_KEPT, details=details)

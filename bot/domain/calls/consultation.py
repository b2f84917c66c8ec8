"""A consultation and the answers given in it: what is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.calls.intent import Known
from bot.domain.calls.last_time import LastTime
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import (
    ClientId,
    ConsultationId,
    DrillId,
    EmployeeId,
    LanguageCode,
    OptionId,
    PhraseId,
    QuestionId,
    TaskId,
    TeamId,
)
from bot.domain.sales.amount import Currency

if TYPE_CHECKING:
    from bot.domain.people.employee import Employee

IDLE_AFTER = timedelta(minutes=30)
"""A call without a tap or a word for this long is over."""
DOUBLE_TAP = timedelta(seconds=3)
"""Two taps on one place of the keyboard within this time count once: see decision 3 in `docs/decisions`."""
BOUNCE = timedelta(seconds=0.4)
"""Two taps on one place within this time are one tap of a thumb, whatever the button says by then."""


class FinishedBy(StrEnum):
    """What ended the consultation: the manager, the next call, or half an hour of silence."""

    MANAGER = "manager"
    NEXT = "next"
    IDLE = "idle"


class TemperamentSource(StrEnum):
    """Who says what the temperament is."""

    BOT = "bot"
    OVERRIDE = "override"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One thing established in a call, in the order given. The last answer to a question counts; undo takes the last one away."""

    question_id: QuestionId
    option_id: OptionId
    at: datetime
    likelihoods: Mapping[Temperament, float] | None = None
    """P(what was heard | temperament) as it was when heard; None when the answer says nothing of the temperament."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """One guided run about one client, from the first sentence to the outcome."""

    id: ConsultationId
    employee_id: EmployeeId
    team_id: TeamId
    language: LanguageCode
    """Client-facing language."""
    started_at: datetime
    last_activity_at: datetime
    client_id: ClientId | None = None
    client_name: str | None = None
    client_is_code: bool = False
    """The client's name is a code, by which nobody is addressed."""
    is_practice: bool = False
    persona: DrillId | None = None
    """The invented client who speaks in it: a practice call that is a live run."""
    finished_at: datetime | None = None
    finished_by: FinishedBy | None = None
    revision: int = 0
    """Counts accepted changes; relative buttons carry the one they were shown at."""
    taps: int = 0
    """Taps that changed something; looking at a page and second taps do not count."""
    first_card_at: datetime | None = None
    """When the first card of advice (after the opening) was made."""
    last_place: str | None = None
    """The place on the keyboard of the last counted tap."""
    last_tap_at: datetime | None = None
    phrases_shown: Sequence[PhraseId] = ()
    phrase_fits: bool | None = None
    none_fits: int = 0
    outcome: Outcome | None = None
    follow_up_at: datetime | None = None
    last_time: LastTime | None = None
    """What was known of a returning client when the call began."""
    # What the answers last led to, as the export has it; written with every change, so later learning never rewrites it.
    temperament: Recognition = Recognition.UNKNOWN
    confidence: float = 0.25
    bot_confidence: float | None = None
    """For how probable the bot held the type that it named, whatever the manager said of it; None where it named none."""
    temperament_source: TemperamentSource = TemperamentSource.BOT
    runner_up: Temperament | None = None
    wants: Known = Known.UNKNOWN
    can: Known = Known.UNKNOWN
    objections: Sequence[Objection] = ()
    """What was objected, in order."""
    sentences: Sequence[str] = ()
    """The sentences as the cards said them then, without the client's name."""
    task_id: TaskId | None = None
    content_version: str = ""
    sum_minor: int | None = None
    """What it was bought for, in hundredths of the house's money; None where nobody has said."""
    currency: Currency | None = None

    @property
    def is_open(self) -> bool:
        """True until the call is finished; outcome and votes may still follow."""
        return self.finished_at is None

    @property
    def address_name(self) -> str | None:
        """The name by which the client is addressed; None when there is none, or only a code."""
        return None if self.client_is_code else self.client_name

    def is_idle(self, now: datetime) -> bool:
        """True when an open call has been silent for `IDLE_AFTER`."""
        return self.is_open and now - self.last_activity_at >= IDLE_AFTER

    def is_shown_to(self, employee: Employee) -> bool:
        """True when its card may stand in somebody's chat: he leads it, in the team that he is in, and has access."""
        is_his = (self.employee_id, self.team_id) == (employee.id, employee.team_id)
        return is_his and employee.has_access

    def is_second_tap(self, place: str, now: datetime) -> bool:
        """True for a tap on the same place within `DOUBLE_TAP` of the last counted one."""
        return self._was_tapped(place, now, DOUBLE_TAP)

    def is_bounce(self, place: str, now: datetime) -> bool:
        """True for a tap on the same place within `BOUNCE` of the last counted one: nobody reads and taps again so quickly."""
        return self._was_tapped(place, now, BOUNCE)

    def _was_tapped(self, place: str, now: datetime, within: timedelta) -> bool:
        return self.last_place == place and self.last_tap_at is not None and now - self.last_tap_at < within

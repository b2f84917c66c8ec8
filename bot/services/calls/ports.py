"""Ports for calls: their rows, answers and cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.calls.consultation import Answer, Consultation
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ClientId, ConsultationId, DrillId, EmployeeId, LanguageCode, PhraseId, TaskId, TeamId


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
    read_by: str | None = None
    """The version of the model that read the words by which the card came about; None when it was a tap."""
    sentence: int | None = None
    """Which of the call's sentences it says, from 0; None where sentences are not kept."""


class Consultations(Protocol):
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
        persona: DrillId | None = None,
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

    async def of_client(self, client_id: int, limit: int) -> Sequence[Consultation]:
        """Return a client's finished real calls, the newest first."""

    async def without_outcome(
        self, employee_id: EmployeeId, team_id: TeamId, after: datetime, until: datetime
    ) -> Sequence[Consultation]:
        """Return an employee's real calls in a team that were finished in between and have no outcome, oldest first."""

    async def promised_untimed(self, employee_id: EmployeeId, team_id: TeamId, limit: int, offset: int) -> Sequence[Consultation]:
        """Return an employee's real calls in a team that are to be called back without a time, the oldest first.

        One whose client has been called since is none of them.
        """

    async def running(self, teams: Collection[TeamId] | None, since: datetime, limit: int) -> Sequence[Consultation]:
        """Return open real calls of these teams, or of all, in which something was done after a moment; the newest first."""

    async def last_of(self, employee_id: EmployeeId, team_id: TeamId) -> Consultation | None:
        """Return an employee's newest call in a team."""

    async def personas_met(self, employee_id: EmployeeId) -> Sequence[DrillId]:
        """Return whom an employee has met in live runs, once each, the one met longest ago first."""

"""Ports: one transaction, as the use cases and the gateway see it, with all that they read and write in it.

A use case gets a `Work`: it reads and writes, and never commits. The gateway owns the `UnitOfWork` and commits it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from bot.services.calls.ports import Consultations
from bot.services.clients.ports import Clients
from bot.services.coaching.ports import Coachings, Judgings
from bot.services.desk.ports import Desks
from bot.services.erasing.ports import Erasing, Retaining
from bot.services.figures.ports import Figures
from bot.services.house.ports import HouseLines
from bot.services.interaction_ports import Interactions
from bot.services.job_ports import Jobs
from bot.services.log.ports import CallLog
from bot.services.outgoing_ports import Outbox, Slots
from bot.services.people.ports import Audit, Employees, Invites, Knocks, Mentorships, Organisations, OwnerCodes, Teams
from bot.services.phrases.ports import ContentEdits, ExampleEdits, LearntWeightRows, TextUses, WeightEdits
from bot.services.reminders.ports import Reminders
from bot.services.sales.ports import SaleFiles, Sales
from bot.services.stats.ports import Stats
from bot.services.text_ports import FreeTexts, Prompts
from bot.services.training.ports import Assignments, OwnCalls, Paths, Quizzes, TrainingFigures, TrainingNews, Trainings

Clock = Callable[[], datetime]
"""Gives aware UTC."""


SET_ASIDE_AFTER = 2
"""Ends of processes with one and the same update in hand."""


class Updates(Protocol):
    async def accept(self, bot_id: int, update_id: int, at: datetime) -> bool:
        """Mark the update as processed; False when it already was or is set aside, and then nothing may be done for it."""

    async def fail(self, bot_id: int, update_id: int, at: datetime, incident_id: str, error: str) -> bool:
        """Record a failed update with its incident, once; False when it was recorded before."""

    async def was_in_hand(self, bot_id: int, update_id: int, at: datetime) -> int:
        """Count that a process ended with the update in hand; return how often by now, 0 when it was processed all the same."""

    async def is_set_aside(self, bot_id: int, update_id: int) -> bool:
        """Tell whether the update was in hand too often to be tried again, and is not recorded as failed yet."""

    async def forget_before(self, moment: datetime) -> int: ...

    async def unmark(self, bot_id: int, update_id: int) -> None:
        """Take the mark back: nothing was done for the update, and nothing will be when it comes again."""


class Lanes(Protocol):
    """What belongs to one chat is changed by one transaction at a time, in whichever process; each holds until its end."""

    async def enter(self, lane: int) -> None:
        """Wait for the lane of a chat. To be asked first in a transaction, and for one lane only."""

    async def try_enter(self, lane: int) -> bool:
        """Enter the lane of a chat if nobody is in it; what was read of that chat before may have changed meanwhile."""

    async def try_job(self, name: str) -> bool:
        """Begin a periodic job; False while another process is at it."""


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
    def desks(self) -> Desks: ...
    @property
    def mentorships(self) -> Mentorships: ...
    @property
    def organisation(self) -> Organisations: ...
    @property
    def clients(self) -> Clients: ...
    @property
    def consultations(self) -> Consultations: ...
    @property
    def call_log(self) -> CallLog: ...
    @property
    def jobs(self) -> Jobs: ...
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
    def knocks(self) -> Knocks: ...
    @property
    def erasing(self) -> Erasing: ...
    @property
    def retention(self) -> Retaining: ...
    @property
    def lanes(self) -> Lanes: ...
    @property
    def content_edits(self) -> ContentEdits: ...
    @property
    def text_uses(self) -> TextUses: ...
    @property
    def example_edits(self) -> ExampleEdits: ...
    @property
    def weight_edits(self) -> WeightEdits: ...
    @property
    def learnt_weights(self) -> LearntWeightRows: ...
    @property
    def house_lines(self) -> HouseLines: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def coachings(self) -> Coachings: ...
    @property
    def judgings(self) -> Judgings: ...
    @property
    def sales(self) -> Sales: ...
    @property
    def sale_files(self) -> SaleFiles: ...
    @property
    def stats(self) -> Stats: ...
    @property
    def trainings(self) -> Trainings: ...
    @property
    def own_calls(self) -> OwnCalls: ...
    @property
    def paths(self) -> Paths: ...
    @property
    def training_figures(self) -> TrainingFigures: ...
    @property
    def assignments(self) -> Assignments: ...
    @property
    def quizzes(self) -> Quizzes: ...
    @property
    def training_news(self) -> TrainingNews: ...


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

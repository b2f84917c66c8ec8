"""Numbers that no row can have, as somebody makes them up who writes his own buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest

from bot.db.facade import Database
from bot.services.phrases.ports import NoteCounts
from bot.services.ports import UnitOfWork
from tests.db.people import NOON, Cast

IMPOSSIBLE = (2**31, 2**53, 2**63 - 1, 2**63, 2**64, 10**30, 0, -1, -(2**63), -(2**63) - 1)
"""Within a column and beyond it, on either side."""


async def number_of(counted: Awaitable[tuple[int, ...]]) -> int:
    """Add up what is counted together."""
    return sum(await counted)


async def all_notes(counted: Awaitable[NoteCounts]) -> int:
    """Add up the notes of both sorts."""
    return (await counted).all


def asked(work: UnitOfWork, number: Any) -> Mapping[str, Callable[[], Awaitable[object]]]:
    """Ask everything that is ever asked by a number; each gives nothing."""
    return {
        "employee": lambda: work.employees.get(number),
        "person": lambda: work.employees.by_person(number),
        "employees": lambda: work.employees.by_ids([number]),
        "people": lambda: work.employees.by_people([number]),
        "of team": lambda: work.employees.of_team(number),
        "team": lambda: work.teams.get(number),
        "invite": lambda: work.invites.get(number),
        "invites": lambda: work.invites.open_of(number, NOON),
        "mentor": lambda: work.mentorships.mentor_of(number),
        "client": lambda: work.clients.get(number),
        "clients": lambda: work.clients.of_employee(number, number, 8, 0),
        "number of clients": lambda: work.clients.number_of_employee(number, number),
        "found": lambda: work.clients.find(number, "Иван", 8),
        "call": lambda: work.consultations.get(number),
        "open call": lambda: work.consultations.open_of(number),
        "answers": lambda: work.consultations.answers(number),
        "calls of client": lambda: work.consultations.of_client(number, 8),
        "calls without outcome": lambda: work.consultations.without_outcome(number, number, NOON, NOON),
        "last call": lambda: work.consultations.last_of(number, number),
        "reminder": lambda: work.reminders.get(number),
        "reminder of call": lambda: work.reminders.unsettled_of_call(number),
        "promised": lambda: work.reminders.promised_by(number, number, 8, 0),
        "numbers of promised": lambda: number_of(work.reminders.numbers_promised_by(number, number)),
        "promised without a time": lambda: work.consultations.promised_untimed(number, number, 8, 0),
        "due": lambda: work.reminders.due_of(number, NOON),
        "text": lambda: work.free_texts.get(number),
        "erased text": lambda: work.free_texts.erase(number, NOON),
        "prompt": lambda: work.prompts.take(number, NOON),
        "edit": lambda: work.content_edits.get(number),
        "example": lambda: work.example_edits.get(number),
        "example undone": lambda: work.example_edits.undo(number, NOON),
        "note": lambda: work.content_edits.note(number),
        "notes": lambda: work.content_edits.notes([number], number, 8, 0),
        "number of notes": lambda: all_notes(work.content_edits.count_notes([number], number)),
        "undone": lambda: work.content_edits.undo([number], number, NOON),
        "revoked": lambda: work.invites.revoke(number, NOON),
    }


@pytest.mark.parametrize("number", IMPOSSIBLE)
async def test_a_number_that_no_row_can_have_is_not_found(database: Database, cast: Cast, number: int) -> None:
    """Too large for the column, too small, or just nobody's: the answer is nothing, and never an error of a driver."""
    async with database.unit_of_work() as work:
        for what, question in asked(work, number).items():
            assert not await question(), what
        assert await work.employees.get(cast.anna.id) == cast.anna, "and it can be asked on"

"""A supervisor who gives people something to practise."""

from __future__ import annotations

from bot.domain.training.assignment import Frequency
from bot.screens.training.team_actions import (
    ChooseAssignee,
    ChoosePack,
    DraftAssignment,
    GiveAssignment,
    OpenTeamPractice,
    SetAssignedFrequency,
)
from tests.buttons import means
from tests.floor import Desk, Floor

TEAM = means(OpenTeamPractice)


async def give(floor: Floor, chief: Desk, pack: str, *people: int, frequency: Frequency = Frequency.ONCE) -> None:
    """Give a pack for a week, and let the clock tell of it."""
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ChoosePack))
    await chief.tap(means(DraftAssignment, pack=pack))
    for person in people:
        [(number,)] = await floor.rows(f"SELECT id FROM employees WHERE person_id = {person}")
        await chief.tap(means(ChooseAssignee, person=number))
    await chief.tap(means(SetAssignedFrequency, frequency=frequency))
    await chief.tap(means(GiveAssignment))
    await floor.tick()

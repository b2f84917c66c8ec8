"""What was said to an answer is kept in memory until its sitting goes on, and of so many people as may practise at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.ids import DrillId, EmployeeId
from bot.domain.training.drills import RewriteDrill
from bot.domain.training.question import Question
from bot.domain.training.queue import Queue, Queued
from bot.domain.training.sitting import Sitting, SittingKind
from bot.services.training.last_told import MOST, LastTold
from bot.services.training.practise import Practice, Told

DRILL = RewriteDrill(id=DrillId("rew.1"), text="Вы должны решить", models=["Решите сегодня?"], why="давит")
QUESTION = Question(item=DRILL.id, drill=DRILL)
TOLD = Told(question=QUESTION, sitting=1, is_right=False, own="мои слова")


def _practice(
    whose: int = 1, *, number: int = 1, asked: int = 0, given: str | None = "wrong", told: Told | None = None
) -> Practice:
    queue = Queue(waiting=(Queued(item=DRILL.id, label=None),), asked=(None,) * asked, asked_today=asked)
    sitting = Sitting(
        employee_id=EmployeeId(whose),
        number=number,
        day=date(2026, 11, 23),
        kind=SittingKind.DAILY,
        queue=queue,
        shown_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        given=given,
    )
    return Practice(sitting=sitting, question=QUESTION, told=told)


def test_it_is_said_again_where_it_was_said_and_nowhere_else() -> None:
    """Not to somebody else, not in another sitting, and not when the words are others by then."""
    kept = LastTold()
    kept.keep(_practice(told=TOLD))
    assert kept.said_again(_practice()).told is TOLD
    for other in (_practice(2), _practice(number=2)):
        assert kept.said_again(other) is other
    changed = replace(_practice(), question=replace(QUESTION, drill=replace(DRILL, text="Вы обязаны")))
    assert kept.said_again(changed).told is None


def test_when_the_sitting_has_gone_on_it_is_forgotten() -> None:
    """Words of one's own stay in no memory for longer than they are looked at."""
    kept = LastTold()
    kept.keep(_practice(told=TOLD))
    kept.said_again(_practice(asked=1, given=None))
    assert kept.said_again(_practice()).told is None


def test_the_latest_of_so_many_people_are_kept() -> None:
    """Whoever answered longest ago is forgotten first."""
    kept = LastTold()
    for whose in range(MOST + 1):
        kept.keep(_practice(whose, told=TOLD))
    assert kept.said_again(_practice(0)).told is None
    assert kept.said_again(_practice(1)).told is TOLD

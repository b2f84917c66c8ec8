"""Whatever training tells people by itself comes neither at night nor in anybody's quiet hours; it comes afterwards, once.

Made over every message there is, and over hours at which nobody is to be disturbed.
"""

from __future__ import annotations

import typing
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.local_time import to_utc, to_wall
from bot.domain.training.quiz import QuizKind
from bot.domain.training.stages import TickedBy
from bot.screens.training.actions import AskStage, SetStage, ShowTraineeStage, TickOwn
from handlers.dependencies import Dependencies
from handlers.features import TRAINING
from tests.buttons import means
from tests.conversation.people.cast import Cast, change, open_cast
from tests.conversation.training.giving import give as give_pack
from tests.conversation.training.guiding import (
    confirm,
    name_mentor,
    open_path,
    open_trainee,
    pass_stage,
    stage_of,
    tick_others,
    tick_own,
)
from tests.conversation.training.practising import practise_all
from tests.conversation.training.quizzing import GIVE_QUIZ, GIVE_ROLE, answer_all, give, mark_all, open_checks, write_sheet
from tests.floor import Floor

CHIEF, ANNA, VERA = 2, 101, 103
MOSCOW = ZoneInfo("Europe/Moscow")
Step = Callable[[Cast], Awaitable[None]]


async def nothing(cast: Cast) -> None:
    """There is nothing to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How one message comes about."""

    name: str
    job: str
    """By which it is told."""
    before: Step = nothing
    """By day."""
    at: Step = nothing
    """When nobody is to be disturbed."""
    to: Sequence[int]
    """Who is told, each of one thing."""
    days: int = 1
    """So many days lie between the two."""


async def _mentored(cast: Cast) -> None:
    await name_mentor(cast)
    await cast.vera.floor.tick()


async def _practised(cast: Cast) -> None:
    await practise_all(cast.vera)


async def _looks_at_who_practises(cast: Cast) -> None:
    await cast.vera.floor.write("UPDATE trainees SET nudge_at = '2026-01-01 00:00:00.000000'")


async def _give_pack(cast: Cast) -> None:
    await give_pack(cast.chief.floor, cast.chief, "kind.choose", VERA)


async def _sheet(cast: Cast) -> None:
    await _mentored(cast)
    await write_sheet(cast.chief)


async def _give_quiz(cast: Cast) -> None:
    await open_checks(cast.chief)
    await cast.chief.tap(GIVE_QUIZ)


async def _give_role(cast: Cast) -> None:
    await open_checks(cast.chief)
    await cast.chief.tap(GIVE_ROLE)


async def _given(cast: Cast) -> None:
    await _sheet(cast)
    await give(cast, QuizKind.QUIZ)


async def _answered(cast: Cast) -> None:
    await _given(cast)
    await answer_all(cast.vera)


async def _passed(cast: Cast) -> None:
    await _answered(cast)
    await mark_all(cast.anna)


async def _answer(cast: Cast) -> None:
    await answer_all(cast.vera)


async def _mark(cast: Cast) -> None:
    await mark_all(cast.anna, 2)


async def _mark_last(cast: Cast) -> None:
    await cast.chief.floor.write("UPDATE quiz_attempts SET number = 2")
    await mark_all(cast.anna, 2)


async def _all_ticked(cast: Cast) -> None:
    await tick_own(cast.vera, 1)
    await tick_others(cast.chief, 1)
    await cast.vera.floor.tick()


async def _open_gate(cast: Cast) -> None:
    await confirm(cast.chief)


async def _first_gate(cast: Cast) -> None:
    await pass_stage(cast, 1)
    await cast.vera.floor.tick()


async def _close_gate(cast: Cast) -> None:
    await open_trainee(cast.chief)
    await cast.chief.tap(means(ShowTraineeStage, stage=1))
    await cast.chief.tap(means(AskStage, on=0))
    await cast.chief.tap(means(SetStage, on=0))


async def _others_ticked(cast: Cast) -> None:
    await open_path(cast.vera)
    await tick_others(cast.chief, 1)


async def _tick_own(cast: Cast) -> None:
    await open_path(cast.vera)
    for tick in stage_of(cast.vera.floor, 1).ticks:
        if tick.by is TickedBy.TRAINEE:
            await cast.vera.tap(means(TickOwn, tick=tick.id, on=1))


async def _block_mentor(cast: Cast) -> None:
    await change(cast.owner, "Анна", "button.person_block", "button.person_block_yes", team="Первый")


WAYS = [
    Way(name="a reminder to practise", job="remind", before=_practised, at=_looks_at_who_practises, to=[VERA]),
    Way(name="something given to practise", job="tell_of_assignments", at=_give_pack, to=[VERA]),
    Way(name="the product quiz", job="tell_quizzes", before=_sheet, at=_give_quiz, to=[VERA]),
    Way(name="a role game", job="tell_quizzes", before=_sheet, at=_give_role, to=[VERA, ANNA]),
    Way(name="answers that wait for marks", job="tell_quizzes", before=_given, at=_answer, to=[ANNA]),
    Way(name="a quiz that was marked", job="tell_quizzes", before=_answered, at=_mark, to=[VERA]),
    Way(name="a quiz that wants a decision", job="tell_quizzes", before=_answered, at=_mark_last, to=[VERA, CHIEF]),
    Way(name="the check some weeks later", job="tell_quizzes", before=_passed, to=[VERA, ANNA], days=29),
    Way(name="a gate that was opened", job="tell_of_paths", before=_all_ticked, at=_open_gate, to=[VERA]),
    Way(name="a gate that was closed again", job="tell_of_paths", before=_first_gate, at=_close_gate, to=[VERA]),
    Way(name="a gate that is ready", job="tell_of_paths", before=_others_ticked, at=_tick_own, to=[CHIEF]),
    Way(name="a mentor who was named", job="tell_of_paths", at=name_mentor, to=[VERA, ANNA]),
    Way(name="a mentor who has gone", job="tell_of_paths", before=_mentored, at=_block_mentor, to=[CHIEF]),
]
HOURS = [
    (time(22, 30), (0, 0), time(8)),
    (time(3), (0, 0), time(8)),
    (time(7, 59), (0, 0), time(8)),
    (time(6), (21 * 60, 10 * 60), time(10)),
    (time(13), (12 * 60, 18 * 60), time(18)),
]
"""When it happens, everybody's quiet hours (equal: none), and when people may be disturbed again; local times."""


def sent(floor: Floor) -> Counter[int]:
    """How many new messages each chat has had."""
    return Counter(int(call.params["chat_id"]) for call in floor.emulator.calls if call.method == "sendMessage")


def at_local(floor: Floor, wall: time, days: int = 0) -> datetime:
    """The moment at which the clocks in Moscow show this, so many days from now."""
    return to_utc(datetime.combine(to_wall(floor.clock(), MOSCOW).date() + timedelta(days=days), wall), MOSCOW)


async def came_at(floor: Floor, *moments: datetime) -> Counter[int]:
    """Return what the clock alone has sent at some moments, one after the other."""
    before = sent(floor)
    for moment in moments:
        floor.clock.now = moment
        await floor.tick()
    return sent(floor) - before


@pytest.mark.parametrize(("wall", "quiet", "free"), HOURS, ids=str)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
async def test_nothing_comes_at_night_or_in_quiet_hours_and_it_comes_afterwards_once(
    floor: Floor, way: Way, wall: time, quiet: tuple[int, int], free: time
) -> None:
    """Not even to whoever has set no quiet hours; and without a sound."""
    cast = await open_cast(floor)
    for desk in (cast.chief, cast.anna, cast.vera):
        await desk.send("/start")
    await floor.write("UPDATE employees SET digest_at = NULL")
    await way.before(cast)
    await floor.tick()
    await floor.write(f"UPDATE employees SET quiet_from = {quiet[0]}, quiet_until = {quiet[1]}")
    floor.clock.now = at_local(floor, wall, way.days)
    free_at = at_local(floor, free, 1 if wall > free else 0)
    calls = len(floor.emulator.calls)
    await way.at(cast)
    unasked = [call for call in floor.emulator.calls[calls:] if "disable_notification" in call.params]
    assert unasked == []
    now = floor.clock()
    assert await came_at(floor, now, now + (free_at - now) / 2, free_at - timedelta(seconds=1)) == {}
    came = await came_at(floor, free_at, *(free_at + timedelta(minutes=at) for at in (1, 61, 122)))
    assert came == Counter(way.to)
    newest = [call for call in floor.emulator.calls if call.method == "sendMessage"][-sum(came.values()) :]
    assert all("disable_notification" in call.params for call in newest)


def test_every_message_of_training_that_comes_by_itself_is_tried_here() -> None:
    """What training does by the clock tells people, or begins what is told."""
    jobs = {job.__qualname__.rpartition(".")[2] for job in TRAINING.ticks(typing.cast("Dependencies", None))}
    assert jobs - {"ask_quizzes_again"} == {way.job for way in WAYS}

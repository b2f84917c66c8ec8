"""A mentor goes: nothing is lost, whoever looks after the team is asked to name another, and a gate that is ready is told of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import pytest

from bot.domain.people.employee import Role
from bot.screens.people.actions import ChooseMentor, SetMentor
from bot.screens.training.actions import AskStage, OpenTrainees, SetStage, ShowTraineeStage, TickOwn, VisitTrainee
from tests.buttons import means
from tests.conversation.people.cast import Cast, change, employee, open_cast, page
from tests.conversation.training.guiding import (
    confirm,
    name_mentor,
    open_path,
    open_trainee,
    tick_others,
    tick_own,
)
from tests.floor import Desk, Floor


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Vera is a trainee, and Anna her mentor; both know it."""
    cast = await open_cast(floor)
    for desk in (cast.chief, cast.anna, cast.vera, cast.owner, cast.far_chief):
        await desk.send("/start")
    await name_mentor(cast)
    await floor.tick()
    return cast


async def hours_pass(floor: Floor, hours: int = 3) -> None:
    """Let so much of the day pass, with the clock ticking."""
    for _ in range(2 * hours):
        floor.clock.advance(minutes=30)
        await floor.tick()


def asked(desk: Desk, who: str = "Вера") -> int:
    """How often somebody was asked to name another mentor."""
    wanted = desk.floor.says("trainee.told_alone", name=who)
    return sum(shown.text == wanted for shown in desk.shown)


def told(desk: Desk, key: str, **facts: object) -> int:
    """How often this was sent, in messages that stand or have gone."""
    wanted = desk.floor.says(key, **facts)
    calls = [call for call in desk.floor.emulator.calls if call.method == "sendMessage"]
    mine = [call for call in calls if call.params["chat_id"] == str(desk.chat.person.id)]
    return sum(wanted in call.params["text"] for call in mine)


async def _blocked(cast: Cast) -> None:
    await change(cast.owner, "Анна", "button.person_block", "button.person_block_yes", team="Первый")


async def _removed(cast: Cast) -> None:
    await change(cast.owner, "Анна", "button.person_remove", "button.person_remove_yes", team="Первый")


async def _moved(cast: Cast) -> None:
    await change(cast.owner, "Анна", "button.person_move", "Юг", team="Первый")


async def _taken_away(cast: Cast) -> None:
    await change(cast.owner, "Вера", "button.person_mentor", "button.person_no_mentor", team="Первый")


async def _removed_by_chief(cast: Cast) -> None:
    await change(cast.chief, "Анна", "button.person_remove", "button.person_remove_yes")


async def _row_gone(cast: Cast) -> None:
    await cast.chief.floor.write("DELETE FROM mentorships")


WAYS: Mapping[str, Callable[[Cast], Awaitable[None]]] = {
    "blocked": _blocked,
    "removed": _removed,
    "removed by the supervisor himself": _removed_by_chief,
    "in another team": _moved,
    "taken away by the owner": _taken_away,
    "gone in whatever way": _row_gone,
}


@pytest.mark.parametrize("leave", WAYS.values(), ids=WAYS)
async def test_whoever_looks_after_the_team_is_asked_once_to_name_another_mentor(
    floor: Floor, cast: Cast, leave: Callable[[Cast], Awaitable[None]]
) -> None:
    """Silently, and with the button that does it; the list of trainees marks who has none."""
    await leave(cast)
    await hours_pass(floor)
    assert (asked(cast.chief), told(cast.chief, "trainee.told_alone", name="Вера")) == (1, 1)
    assert told(cast.owner, "trainee.told_alone", name="Вера") == 0
    await cast.chief.tap(means(ChooseMentor), page(cast.chief, means(ChooseMentor)).id)
    assert floor.says("team.ask_mentor", name="Вера") in cast.chief.last.text
    await cast.chief.send("/train")
    await cast.chief.tap(means(OpenTrainees))
    assert cast.chief.card.has(floor.says("button.trainees_alone", name="Вера", number=1))


async def test_what_waits_for_a_new_mentor_ends_when_he_is_named_and_begins_anew_when_he_goes(floor: Floor, cast: Cast) -> None:
    """The second one is named by the button of the message."""
    await floor.hire(104, "Глеб")
    await _blocked(cast)
    await hours_pass(floor)
    await cast.chief.tap(means(ChooseMentor), page(cast.chief, means(ChooseMentor)).id)
    gleb = (await employee(floor, 104))["id"]
    await cast.chief.tap(means(SetMentor, mentor=gleb))
    await hours_pass(floor)
    assert told(cast.vera, "news.mentor", name="Глеб") == 1
    assert told(cast.chief, "trainee.told_alone", name="Вера") == 1
    await change(cast.owner, "Глеб", "button.person_remove", "button.person_remove_yes", team="Первый")
    await hours_pass(floor)
    assert told(cast.chief, "trainee.told_alone", name="Вера") == 2


@pytest.mark.parametrize("role", ["role.trainee", "role.supervisor"])
async def test_a_mentor_of_another_role_stays_one_and_nobody_is_asked(floor: Floor, cast: Cast, role: str) -> None:
    """He was chosen for working honestly and openly, and not for his rank."""
    await change(cast.owner, "Анна", "button.person_role", role, team="Первый")
    await hours_pass(floor)
    assert asked(cast.chief) == 0
    await open_path(cast.vera)
    assert floor.says("trainee.mentor", name="Анна") in cast.vera.card.text


async def test_a_mentor_who_was_shut_out_for_the_night_alone_is_not_asked_about(floor: Floor, cast: Cast) -> None:
    """What holds is looked at when it would be told."""
    floor.clock.advance(hours=10)
    await _blocked(cast)
    await hours_pass(floor, 1)
    await change(cast.owner, "Анна", "button.person_unblock", team="Первый")
    await hours_pass(floor, 14)
    assert told(cast.chief, "trainee.told_alone", name="Вера") == 0


async def test_a_trainee_in_another_team_without_a_mentor_is_the_new_supervisors(floor: Floor, cast: Cast) -> None:
    """The mentor has stayed behind."""
    await change(cast.owner, "Вера", "button.person_move", "Юг", team="Первый")
    await hours_pass(floor)
    assert (asked(cast.far_chief), asked(cast.chief)) == (1, 0)


async def test_where_nobody_looks_after_a_team_the_owner_is_asked(floor: Floor, cast: Cast) -> None:
    """And a supervisor who comes later is asked too, once."""
    await change(cast.owner, "Сергей", "button.person_role", "role.manager", team="Первый")
    await _removed(cast)
    await hours_pass(floor)
    assert told(cast.owner, "trainee.told_alone", name="Вера") == 1
    new = await floor.hire(5, "Инна", Role.SUPERVISOR)
    await new.send("/start")
    await hours_pass(floor)
    assert told(new, "trainee.told_alone", name="Вера") == 1
    assert told(cast.owner, "trainee.told_alone", name="Вера") == 1


# ---- a gate that is ready ----


async def test_a_supervisor_is_told_once_that_a_gate_waits_for_him(floor: Floor, cast: Cast) -> None:
    """However often the last tick is taken away and set again; the message leads to the trainee, and he decides there."""
    await tick_others(cast.anna, 1)
    await tick_own(cast.vera, 1)
    await floor.tick()
    assert told(cast.chief, "trainee.told_ready", name="Вера", number=1) == 1
    await cast.vera.tap(means(TickOwn, on=0))
    await cast.vera.tap(means(TickOwn, on=1))
    await hours_pass(floor)
    assert told(cast.chief, "trainee.told_ready", name="Вера", number=1) == 1
    await cast.chief.tap(means(VisitTrainee), page(cast.chief, means(VisitTrainee)).id)
    assert floor.says("trainee.ready") in cast.chief.last.text
    for desk in (cast.owner, cast.anna, cast.vera):
        assert told(desk, "trainee.told_ready", name="Вера", number=1) == 0


async def test_what_a_supervisor_has_made_ready_himself_he_is_not_told(floor: Floor, cast: Cast) -> None:
    """He has just read it."""
    await tick_own(cast.vera, 1)
    await tick_others(cast.chief, 1)
    await hours_pass(floor)
    assert told(cast.chief, "trainee.told_ready", name="Вера", number=1) == 0
    assert await floor.rows("SELECT count(*) FROM training_stages WHERE confirmed_at IS NOT NULL") == [(0,)]


async def test_a_gate_opened_and_closed_again_in_one_night_is_told_to_nobody(floor: Floor, cast: Cast) -> None:
    """The trainee knows what stands."""
    await tick_own(cast.vera, 1)
    await tick_others(cast.chief, 1)
    floor.clock.advance(hours=12)
    await confirm(cast.chief)
    await open_trainee(cast.chief)
    floor.clock.advance(minutes=5)
    await _take_back(cast.chief)
    await hours_pass(floor, 12)
    names = [floor.library.texts(floor.library.default_language).stage(stage.id).name for stage in floor.library.program.stages]
    for key in ("path.told_confirmed", "path.told_taken_back"):
        assert told(cast.vera, key, number=1, name=names[0]) == 0
    await confirm(cast.chief)
    assert told(cast.vera, "path.told_confirmed", number=1, name=names[0]) == 1


async def _take_back(chief: Desk) -> None:
    await chief.tap(means(ShowTraineeStage, stage=1))
    await chief.tap(means(AskStage, on=0))
    await chief.tap(means(SetStage, on=0))

"""Who sees whom in training: a mentor his trainee, a supervisor those of his teams, the owner everybody's."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.training.actions import ListTrainees, OpenTrainee, OpenTrainees
from tests.buttons import means
from tests.conversation.people.cast import Cast, change, employee, open_cast, page
from tests.floor import Desk, Floor

TRAINEES = means(OpenTrainees)


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams; the first has a trainee."""
    return await open_cast(floor)


async def name_mentor(cast: Cast, mentor: str = "Анна") -> None:
    """Let the supervisor say who looks after Vera."""
    await change(cast.chief, "Вера", "button.person_mentor", mentor)


async def open_list(desk: Desk) -> None:
    """Open those whom one guides, from /train."""
    await desk.send("/train")
    await desk.tap(TRAINEES)


async def test_a_supervisor_finds_the_trainees_of_his_team(floor: Floor, cast: Cast) -> None:
    """Managers are not among them, who lacks a mentor is marked, and his own practice stays as it was."""
    await open_list(cast.chief)
    assert cast.chief.card.labels == [[floor.says("button.trainees_alone", name="Вера", number=1)]]
    assert floor.says("trainees.alone") in cast.chief.card.text
    await cast.chief.tap(means(OpenTrainee))
    assert floor.says("trainee.heading", name="Вера") in cast.chief.card.text
    assert floor.says("trainee.no_mentor") in cast.chief.card.text
    assert page(cast.chief, TRAINEES).has(TRAINEES)


async def test_a_supervisor_without_trainees_reads_what_to_do(floor: Floor, cast: Cast) -> None:
    """The other team has none."""
    await open_list(cast.far_chief)
    assert floor.says("trainees.none") in cast.far_chief.last.text


async def test_a_mentor_finds_his_trainee_and_nobody_else(floor: Floor, cast: Cast) -> None:
    """The button is there from the moment on at which he was named."""
    await floor.hire(104, "Ева", Role.TRAINEE)
    await cast.anna.send("/train")
    assert not cast.anna.card.has(TRAINEES)
    await name_mentor(cast)
    await open_list(cast.anna)
    assert [label for row in cast.anna.card.labels for label in row] == [floor.says("button.trainees_one", name="Вера", number=1)]
    await cast.anna.tap(means(OpenTrainee))
    assert floor.says("trainee.as_mentor") in cast.anna.card.text


async def test_a_mentor_who_was_replaced_sees_nothing_any_more(floor: Floor, cast: Cast) -> None:
    """His list closes, its buttons are refused, and the new one sees the trainee."""
    boris = await floor.hire(105, "Борис")
    await name_mentor(cast)
    await open_list(cast.anna)
    old = page(cast.anna, means(OpenTrainee))
    button = old.data(means(OpenTrainee))
    await name_mentor(cast, "Борис")
    assert "Вера" not in cast.anna.message(old.id).text
    await cast.anna.tap_data(old.id, button)
    assert cast.anna.toast == floor.says("error.not_allowed")
    await open_list(boris)
    await boris.tap(means(OpenTrainee))
    assert floor.says("trainee.heading", name="Вера") in boris.card.text


async def test_a_mentor_who_is_shut_out_for_a_while_finds_his_trainee_again(floor: Floor, cast: Cast) -> None:
    """While he is out, the supervisor reads that there is no mentor."""
    await name_mentor(cast)
    await change(cast.chief, "Анна", "button.person_block", "button.person_block_yes")
    await open_list(cast.chief)
    await cast.chief.tap(means(OpenTrainee))
    assert floor.says("trainee.no_mentor") in cast.chief.card.text
    await change(cast.chief, "Анна", "button.person_unblock")
    await open_list(cast.anna)
    assert cast.anna.card.has(means(OpenTrainee))


async def test_nobody_of_another_team_and_no_colleague_opens_a_trainee(floor: Floor, cast: Cast) -> None:
    """By a number that was not shown to them: refused, and on record."""
    vera = (await employee(floor, 103))["id"]
    for desk in (cast.anna, cast.far_chief, cast.far, cast.vera):
        await desk.send("/train")
        await desk.tap_data(desk.last.id, encode(OpenTrainee(person=vera)))
        assert desk.toast == floor.says("error.not_allowed")
    assert await floor.rows("SELECT count(*) FROM audit_log WHERE action = 'refused'") == [(4,)]


async def test_the_owner_sees_the_trainees_of_every_team(floor: Floor, cast: Cast) -> None:
    """He types /train, as everybody may."""
    await floor.hire(202, "Яна", Role.TRAINEE, "Юг")
    await open_list(cast.owner)
    assert len(cast.owner.card.labels) == 2


async def test_a_trainee_who_has_left_is_gone_from_the_list(floor: Floor, cast: Cast) -> None:
    """An old button says that there is nobody."""
    await name_mentor(cast)
    await open_list(cast.chief)
    old = page(cast.chief, means(OpenTrainee))
    button = old.data(means(OpenTrainee))
    await change(cast.chief, "Вера", "button.person_remove", "button.person_remove_yes")
    await cast.chief.tap_data(old.id, button)
    assert cast.chief.toast == floor.says("error.gone_training")
    await cast.anna.send("/train")
    assert not cast.anna.card.has(TRAINEES)


async def test_many_trainees_are_walked_through_page_by_page(floor: Floor, cast: Cast) -> None:
    """Eight a page."""
    for number in range(9):
        await floor.hire(300 + number, f"Стажёр {number}", Role.TRAINEE)
    await open_list(cast.chief)
    assert sum(len(row) for row in cast.chief.card.labels[:-1]) == 8
    await cast.chief.tap(means(ListTrainees, page=1))
    assert cast.chief.card.has(floor.says("button.trainees_alone", name="Стажёр 8", number=1))

"""An assignment: to do, done, late; and what a sitting of it asks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import AssignmentId, DrillId, EmployeeId, TeamId
from bot.domain.training.assignment import (
    PACK_KINDS,
    Assigned,
    Assignment,
    Frequency,
    Pack,
    PackKind,
    Standing,
    after_sitting,
    progress_of,
    read_pack,
)
from bot.domain.training.day_plan import NEW, NORMAL, Card
from bot.domain.training.drills import DrillKind
from bot.domain.training.interleaving import IN_A_ROW
from bot.domain.training.memory import Rating, remember
from bot.domain.training.pack_plan import plan_pack

MONDAY = date(2026, 11, 30)
EVERY = [
    *(Pack(kind=PackKind.DRILLS, drills=kind) for kind in PACK_KINDS),
    *(Pack(kind=PackKind.TYPE, temperament=kind) for kind in Temperament),
    *(Pack(kind=PackKind.PAIR, pair=(one, other)) for one in Temperament for other in Temperament if one is not other),
]


def day(number: int) -> date:
    """A day by its number from the Monday on."""
    return MONDAY + timedelta(days=number)


def assigned(frequency: Frequency, *done: int, due: int = 6) -> Assigned:
    """What was given on Monday, due on the next Sunday, and done on some days."""
    it = Assignment(
        id=AssignmentId(1),
        team_id=TeamId(1),
        given_by=EmployeeId(1),
        pack=EVERY[0],
        frequency=frequency,
        first_on=MONDAY,
        due_on=day(due),
        given_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
    )
    return Assigned(id=1, assignment=it, employee_id=EmployeeId(2), done_on=tuple(map(day, done)))


@pytest.mark.parametrize(
    ("frequency", "done", "today", "standing", "times"),
    [
        (Frequency.ONCE, (), 0, Standing.TO_DO, (0, 1)),
        (Frequency.ONCE, (2,), 3, Standing.DONE, (1, 1)),
        (Frequency.ONCE, (), 9, Standing.TO_DO, (0, 1)),
        (Frequency.ONCE, (9,), 9, Standing.DONE, (1, 1)),
        (Frequency.DAILY, (), 0, Standing.TO_DO, (0, 7)),
        (Frequency.DAILY, (0,), 0, Standing.WAITING, (1, 7)),
        (Frequency.DAILY, (0,), 1, Standing.TO_DO, (1, 7)),
        (Frequency.DAILY, (0, 1, 2, 3, 4, 5, 6), 6, Standing.DONE, (7, 7)),
        (Frequency.DAILY, (0, 1), 7, Standing.LATE, (2, 7)),
        (Frequency.TWICE_A_WEEK, (0,), 1, Standing.TO_DO, (1, 2)),
        (Frequency.TWICE_A_WEEK, (0,), 0, Standing.WAITING, (1, 2)),
        (Frequency.TWICE_A_WEEK, (0, 1), 2, Standing.DONE, (2, 2)),
        (Frequency.TWICE_A_WEEK, (0,), 7, Standing.LATE, (1, 2)),
    ],
)
def test_what_is_to_do_done_or_late(
    frequency: Frequency, done: tuple[int, ...], today: int, standing: Standing, times: tuple[int, int]
) -> None:
    """Once can be made up for after its deadline; days that are over cannot."""
    found = progress_of(assigned(frequency, *done), day(today))
    assert (found.standing, (found.done, found.wanted)) == (standing, times)


def test_what_is_made_up_for_late_is_done_and_what_is_missing_is_late() -> None:
    """The supervisor sees both."""
    assert progress_of(assigned(Frequency.ONCE), day(7)).is_late
    assert not progress_of(assigned(Frequency.ONCE), day(6)).is_late
    assert not progress_of(assigned(Frequency.ONCE, 9), day(9)).is_late


def test_a_third_time_in_a_week_does_not_stand_for_the_next_one() -> None:
    """Twice a week over two weeks is four times, and at most two of them in the first."""
    found = progress_of(assigned(Frequency.TWICE_A_WEEK, 0, 1, 2, 3, due=13), day(4))
    assert (found.standing, found.done, found.wanted) == (Standing.WAITING, 2, 4)
    assert progress_of(assigned(Frequency.TWICE_A_WEEK, 0, 1, due=13), day(7)).standing is Standing.TO_DO


def test_a_week_with_one_day_left_wants_one_time() -> None:
    """Given on Monday until the Monday after: two and one."""
    assert progress_of(assigned(Frequency.TWICE_A_WEEK, due=7), day(0)).wanted == 3


@given(st.sampled_from(Frequency), st.sets(st.integers(0, 30)), st.integers(0, 30), st.integers(0, 40))
def test_never_more_is_done_than_wanted_and_done_means_all_of_it(
    frequency: Frequency, done: set[int], due: int, today: int
) -> None:
    """Whatever is to do adds one when it is done."""
    it = assigned(frequency, *sorted(done), due=due)
    found = progress_of(it, day(today))
    assert 0 <= found.done <= found.wanted
    assert (found.standing is Standing.DONE) is (found.done == found.wanted)
    assert found.is_late is (today > due and found.standing is not Standing.DONE)
    if found.standing is Standing.TO_DO:
        more = Assigned(id=1, assignment=it.assignment, employee_id=it.employee_id, done_on=after_sitting(it, day(today)))
        assert progress_of(more, day(today)).done == found.done + 1
        assert progress_of(more, day(today)).standing is not Standing.TO_DO


@pytest.mark.parametrize("pack", EVERY)
def test_every_pack_is_read_as_it_is_spelled(pack: Pack) -> None:
    """As a button carries it and a row keeps it."""
    assert read_pack(str(pack)) == pack
    assert len(str(pack)) < 40


@pytest.mark.parametrize(
    "text",
    ["", "pair", "pair.choleric", "pair.choleric.choleric", "kind.live_run", "kind.contrast", "type.none", "type.", "none"],
)
def test_what_is_no_pack_is_refused(text: str) -> None:
    """A button of somebody's own making may carry anything."""
    with pytest.raises(ValueError):  # noqa: PT011  whatever it says
        read_pack(text)


def _card(name: str, label: Temperament | None, due: int | None) -> Card:
    """A card that is due so many days from Monday; None while it is new."""
    memory = None if due is None else remember(None, Rating.GOOD, day(due - 2), random=Random(1))
    return Card(item=DrillId(name), kind=DrillKind.RECOGNISE.value, label=label, memory=memory)


def test_a_pack_of_one_type_cannot_be_answered_by_habit() -> None:
    """Lines of its twin go between, so that there are never four of a type in a row."""
    mine = [_card(f"a{number}", Temperament.CHOLERIC, -1) for number in range(20)]
    between = [_card(f"b{number}", Temperament.SANGUINE, -1) for number in range(20)]
    cards = plan_pack(mine, between, MONDAY, Random(1))
    labels = [card.label for card in cards]
    assert len(cards) == NORMAL
    assert labels.count(Temperament.CHOLERIC) == 9
    assert all(len(set(labels[at : at + IN_A_ROW + 1])) > 1 for at in range(len(labels) - IN_A_ROW))


def test_what_is_due_comes_before_what_is_new_and_few_are_new() -> None:
    """A pack of which nothing is known begins with a day's new cards."""
    due = [_card(f"d{number}", None, -1) for number in range(3)]
    new = [_card(f"n{number}", None, None) for number in range(20)]
    early = [_card(f"e{number}", None, 9) for number in range(2)]
    found = {card.item for card in plan_pack([*early, *new, *due], (), MONDAY, Random(1))}
    assert found == {card.item for card in [*due, *new[:NEW], *early]}
    assert len(plan_pack(new, (), MONDAY, Random(1))) == NEW

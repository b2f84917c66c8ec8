"""What nobody can be asked any more counts nowhere: the page promises what is asked, and nobody owes what has gone."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, PersonId
from bot.domain.people.employee import Role
from bot.domain.training.drills import RecogniseDrill
from bot.domain.training.examples import is_example
from bot.domain.training.streak import Streak
from bot.screens.training.actions import BeginContrast
from bot.screens.training.team_actions import OpenTeamPractice
from tests.buttons import CHOLERIC, FINISH, FITS_NOT, means
from tests.conversation.training.changed_words import RU, leave_out_examples, retire, word_examples_anew
from tests.conversation.training.filled_practice import practised
from tests.conversation.training.practising import BEGIN, answer_rightly, asked_items, book_of, is_over
from tests.floor import Desk, Floor

NEW_A_DAY = 4
TEAM = means(OpenTeamPractice)


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A trainee."""
    return await floor.hire(101, "Анна", Role.TRAINEE)


def some(floor: Floor, number: int, *, of_examples: bool = False) -> list[DrillId]:
    """Return so many drills that ask for the type, of each of the four as many."""
    found = []
    for kind in Temperament:
        of_kind = [one.id for one in book_of(floor).offered(RecogniseDrill) if one.temperament is kind]
        found += [item for item in of_kind if is_example(item) is of_examples][: number // 4]
    return found


async def knows(floor: Floor, items: list[DrillId], *, due_in: int = 0, days_ago: int = 1) -> None:
    """Let Anna have answered these so many days ago; they are due in so many days from today."""
    book = book_of(floor)
    right = [(one, drill.temperament) for one in items if isinstance(drill := book.drill(one), RecogniseDrill)]
    today = floor.clock().date()
    answers = [(item, kind.value) for item, kind in right if kind is not None]
    await practised(floor, 101, [(today - timedelta(days=days_ago), answers)])
    for item in items:
        await floor.write(
            f"UPDATE training_cards SET due_on = '{(today + timedelta(days=due_in)).isoformat()}' WHERE item = '{item}'"
        )


async def promised(desk: Desk) -> int:
    """Open the first page and return how many cards its button promises."""
    await desk.send("/train")
    found = re.search(r"\d+", desk.card.button(BEGIN).text)
    assert found
    return int(found[0])


async def speaks_english(floor: Floor) -> None:
    """She has chosen another language."""
    await floor.write("UPDATE employees SET language = 'en' WHERE person_id = 101")


async def half_is_retired(floor: Floor) -> None:
    """Somebody retires six of her twelve drills."""
    retire(floor, these=some(floor, 12)[::2])


async def examples_change(floor: Floor) -> None:
    """Each line of the examples is another one now."""
    word_examples_anew(floor)


@pytest.mark.parametrize(
    ("change", "of_examples", "number"),
    [(speaks_english, True, NEW_A_DAY), (half_is_retired, False, 6 + NEW_A_DAY), (examples_change, True, NEW_A_DAY)],
)
async def test_the_button_promises_as_many_cards_as_are_asked(
    floor: Floor, anna: Desk, change: Callable[[Floor], Awaitable[None]], of_examples: bool, number: int
) -> None:
    """After another language, retired drills or lines that were worded anew; and what was promised is answered to its end."""
    await knows(floor, some(floor, 12, of_examples=of_examples))
    assert await promised(anna) == 12
    await change(floor)
    assert await promised(anna) == number
    await anna.tap(BEGIN)
    assert len(await asked_items(floor)) == number


async def test_what_is_left_of_a_sitting_is_what_can_be_asked(floor: Floor, anna: Desk) -> None:
    """When some of it is retired meanwhile the rest is gone on with; when all of it is, the button begins other cards."""
    await knows(floor, some(floor, 12))
    await anna.send("/train")
    await anna.tap(BEGIN)
    waiting = [DrillId(item) for item in await asked_items(floor)]
    retire(floor, these=waiting[:5])
    await anna.send("/train")
    assert any(floor.says("button.train_go_on", done=0, all=7) in row for row in anna.card.labels)
    retire(floor, these=waiting[5:])
    assert await promised(anna) == NEW_A_DAY
    await anna.tap(BEGIN)
    assert not set(await asked_items(floor)) & set(waiting)
    assert len(await asked_items(floor)) == NEW_A_DAY


async def test_hundreds_of_vanished_cards_hide_none_that_is_there(floor: Floor, anna: Desk) -> None:
    """They were due before all others, and are not asked for."""
    real = some(floor, 4)
    await knows(floor, real)
    await floor.write(
        "INSERT INTO training_cards (employee_id, item, stability, difficulty, due_on, reviewed_on, reps, lapses, is_learning)"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)"
        " SELECT c.employee_id, 'ex.gone.' || n.i, 1, 5, '2020-01-01', '2019-12-31', 1, 0, 0"
        f" FROM n JOIN training_cards c ON c.item = '{real[0]}'"
    )
    assert await promised(anna) == len(real) + NEW_A_DAY
    await anna.tap(BEGIN)
    assert set(real) <= set(await asked_items(floor))


async def test_a_call_that_is_gone_owes_no_card(floor: Floor, anna: Desk) -> None:
    """Its card was known and due; whoever erases the answers of the call takes it out of the number on the button."""
    await anna.send("/call")
    for button in (CHOLERIC, CHOLERIC, FINISH, FITS_NOT):
        await anna.tap(button)
    floor.clock.advance(days=4)
    await anna.send("/train")
    await anna.tap(BEGIN)
    while not await is_over(floor):
        await answer_rightly(anna)
    [(own,)] = await floor.rows("SELECT item FROM training_cards WHERE item LIKE 'own.%'")
    floor.clock.advance(days=30)
    before = await due_now(floor)
    assert own in before
    await floor.write("DELETE FROM cards_shown")
    await floor.write("DELETE FROM answers")
    await anna.send("/train")
    await anna.tap(BEGIN)
    assert own not in await asked_items(floor)
    while not await is_over(floor):
        await answer_rightly(anna)
    await anna.send("/train")
    # The day after she came back has three cards; then those that are left, and no more.
    left = len(before) - 1 - 3
    assert (await promised(anna) if left else 0) == left


async def due_now(floor: Floor) -> set[str]:
    """Return what is due today by what is stored."""
    rows = await floor.rows(f"SELECT item FROM training_cards WHERE due_on <= '{floor.clock().date().isoformat()}'")
    return {item for (item,) in rows}


async def knows_what_stays_and_what_goes(floor: Floor, *, days_ago: int) -> list[DrillId]:
    """Let Anna have known three cards that are due in nine days and three that were due long ago; returns the former."""
    kept, gone = some(floor, 12)[::4], some(floor, 12)[1::4]
    await knows(floor, [*kept, *gone], due_in=9, days_ago=days_ago)
    for item in gone:
        await floor.write(f"UPDATE training_cards SET due_on = '2020-01-01' WHERE item = '{item}'")
    await has_streak(floor, 6)
    return kept


async def test_nothing_to_ask_is_no_button_no_reminder_and_no_broken_streak(floor: Floor, anna: Desk) -> None:
    """All she could be asked she knows for days to come; what was due has left the words since."""
    kept = await knows_what_stays_and_what_goes(floor, days_ago=3)
    await anna.send("/train")
    assert floor.says("train.streak", n=6) not in anna.card.text, "as long as the words are there, she has missed two days"
    retire(floor, all_but=kept)
    leave_out_examples(floor)
    await anna.send("/train")
    assert not anna.card.has(BEGIN)
    assert (
        floor.says("train.rest", day=floor.library.texts(RU).weekday_date(floor.clock().date() + timedelta(days=9)))
        in anna.card.text
    )
    assert floor.says("train.streak", n=6) in anna.card.text
    card = anna.card.id
    for _ in range(24):
        floor.clock.advance(hours=1)
        await floor.tick()
    assert anna.card.id == card, "nothing reminds of what cannot be asked"


async def test_nobody_is_stuck_by_what_cannot_be_asked(floor: Floor, anna: Desk) -> None:
    """She has been away for eleven days on which nothing that is still in the words was due; days in a row go on."""
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    kept = await knows_what_stays_and_what_goes(floor, days_ago=12)
    await chief.send("/train")
    await chief.tap(TEAM)
    assert "⚠" in chief.card.text
    retire(floor, all_but=kept)
    leave_out_examples(floor)
    await chief.send("/train")
    await chief.tap(TEAM)
    assert "⚠" not in chief.card.text
    assert await promised(anna) == 3, "after so many days a few are offered, also such as are not due"
    await anna.tap(BEGIN)
    assert {*await asked_items(floor)} == {*kept}
    await answer_rightly(anna)
    assert await floor.rows("SELECT streak FROM trainees") == [(7,)]
    floor.clock.advance(days=20)
    await chief.send("/train")
    await chief.tap(TEAM)
    assert "⚠" in chief.card.text, "the others were due eleven days ago"


async def has_streak(floor: Floor, days: int) -> None:
    """Let Anna have practised so many days in a row, with no day off earned, and be looked at today."""
    async with floor.bot.database.unit_of_work() as work:
        him = await work.employees.by_person(PersonId(101))
        assert him is not None
        trainee = await work.trainings.trainee(him.id)
        assert trainee is not None
        streak = Streak(days=days, longest=days)
        await work.trainings.put_trainee(replace(trainee, streak=streak, nudge_at=floor.clock()))
        await work.commit()


async def test_few_new_cards_are_promised_as_few(floor: Floor, anna: Desk) -> None:
    """Two are left in the words: two are promised, and two are asked."""
    items = some(floor, 12)
    await knows(floor, items, due_in=5)
    new = [one.id for one in book_of(floor).offered(RecogniseDrill) if not is_example(one.id) and one.id not in items][:2]
    retire(floor, all_but=[*items, *new])
    leave_out_examples(floor)
    assert await promised(anna) == 2
    await anna.tap(BEGIN)
    assert len(await asked_items(floor)) == 2


async def test_what_was_failed_and_is_gone_hides_no_card_that_is_failed_still(floor: Floor, anna: Desk) -> None:
    """However many they are, and however new: two types are offered that part the newest card that can be asked."""
    [kept] = [item for item in some(floor, 4) if getattr(book_of(floor).drill(item), "temperament", None) is Temperament.SANGUINE]
    await knows(floor, [kept], days_ago=9)
    await knows(floor, some(floor, 40, of_examples=True))
    await floor.write("UPDATE training_cards SET lapses = 4, is_learning = 1")
    await anna.send("/train")
    assert anna.card.has(means(BeginContrast)), "any of the newer ones"
    assert not anna.card.has(means(BeginContrast, one=Temperament.SANGUINE))
    word_examples_anew(floor)
    await anna.send("/train")
    assert anna.card.has(means(BeginContrast, one=Temperament.SANGUINE))
    retire(floor, these=[kept])
    await anna.send("/train")
    assert not anna.card.has(means(BeginContrast))

"""What a day asks, and how a sitting goes on after each answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.training.day_plan import (
    ABSENT,
    FEW,
    MOST,
    NEW,
    NORMAL,
    Card,
    DayPlan,
    aimed,
    is_due,
    missed_days,
    number_planned,
    plan_day,
)
from bot.domain.training.interleaving import IN_A_ROW, TWIN, Label, Pair, has_order, row_at_end
from bot.domain.training.memory import Memory, retrievability
from bot.domain.training.queue import Queue, Queued, after_answer, beside, opened

TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)
BOLD, SINCERE, FRIENDLY, COMPETENT = (
    Temperament.CHOLERIC,
    Temperament.MELANCHOLIC,
    Temperament.SANGUINE,
    Temperament.PHLEGMATIC,
)
labels = st.sampled_from([*Temperament, None])


def remembered(*, due_in: int = 0, stability: float = 5, ago: int = 5) -> Memory:
    """What is remembered of a card that is due in so many days."""
    reviewed = TODAY - DAY * max(ago, 1 - due_in)
    due = TODAY + DAY * due_in
    return Memory(stability=stability, difficulty=5, due=due, reviewed=reviewed, reps=2, lapses=0, is_learning=False)


def card(number: int, label: Label = None, memory: Memory | None = None) -> Card:
    """A card of recognising."""
    return Card(item=DrillId(f"line-{number:03}"), kind="recognise", label=label, memory=memory)


def of_each(count: int, first: int = 0, memory: Memory | None = None) -> list[Card]:
    """So many cards, of one type after the other."""
    return [card(first + number, list(Temperament)[number % 4], memory) for number in range(count)]


def plan(
    known: Sequence[Card] = (),
    new: Sequence[Card] = (),
    *,
    missed: int = 0,
    asked_today: int = 0,
    new_today: int = 0,
    aim: tuple[Temperament, Temperament] | None = None,
) -> DayPlan:
    """Today's plan of somebody who has missed so many days."""
    practised = TODAY - DAY * (missed + 1)
    return plan_day(
        TODAY, known, new, practised=practised, asked_today=asked_today, new_today=new_today, aim=aim, random=Random(1)
    )


cards = st.lists(st.tuples(labels, st.integers(-60, 5), st.floats(0.1, 300)), max_size=60).map(
    lambda found: [
        card(number, label, remembered(due_in=due_in, stability=stability))
        for number, (label, due_in, stability) in enumerate(found)
    ]
)
new_cards = st.lists(labels, max_size=30).map(lambda found: [card(500 + number, label) for number, label in enumerate(found)])


# ---- the plan ----


@given(cards, new_cards, st.integers(0, 90), st.integers(0, MOST), st.integers(0, NEW))
def test_no_day_asks_for_more_than_it_holds(known: list[Card], new: list[Card], missed: int, asked: int, begun: int) -> None:
    """Whatever has piled up: twelve cards with those of before, four new ones, three of a type in a row, none too early."""
    found = plan(known, new, missed=missed, asked_today=asked, new_today=begun)
    fresh = [one for one in found.cards if one.memory is None]
    due = [one for one in known if one.memory and one.memory.due <= TODAY]
    assert len(found.cards) + asked <= max(NORMAL, asked)
    assert len(fresh) + begun <= max(NEW, begun)
    assert has_order(found.cards)
    assert len({one.item for one in found.cards}) == len(found.cards)
    # Whoever comes back may be asked too early what he knows least, and is asked nothing new, if he knows anything.
    assert all(one in due or one in (known if found.is_return else new) for one in found.cards)
    assert not fresh or missed < ABSENT or not known
    assert found.waiting == len(due) - sum(one in due for one in found.cards)
    # Nothing new is begun while anything that is due is left for another day, unless it would make a row.
    assert not fresh or len(due) <= NORMAL - asked


@given(
    cards,
    new_cards,
    st.integers(0, 9),
    st.integers(0, MOST),
    st.integers(0, NEW),
    st.none() | st.permutations(list(Temperament)).map(lambda kinds: (kinds[0], kinds[1])),
)
def test_as_many_are_promised_as_are_asked(
    known: list[Card], new: list[Card], missed: int, asked: int, begun: int, aim: Pair | None
) -> None:
    """By labels alone, whatever is due, new or aimed at, and also where too many of one type are."""
    practised = TODAY - timedelta(days=missed + 1)
    found = plan(known, new, missed=missed, asked_today=asked, new_today=begun, aim=aim)
    promised = number_planned(
        TODAY,
        [one.label for one in known if is_due(one, TODAY)],
        new,
        known=len(known),
        practised=practised,
        asked_today=asked,
        new_today=begun,
        aim=aim,
    )
    assert promised == (len(found.cards), found.is_return)


def test_drills_that_aim_ask_for_the_type() -> None:
    """Whoever takes 📐 for 🌱 is shown new lines of both, and not more often asked how to answer them."""
    sincere, competent, bold = Temperament.MELANCHOLIC, Temperament.PHLEGMATIC, Temperament.CHOLERIC
    labels = [sincere, competent, sincere, bold, *[sincere, competent] * 2]
    kinds = [*["choose"] * 4, *["recognise"] * 4]
    new = [
        Card(item=DrillId(f"line-{number}"), kind=kind, label=label)
        for number, (kind, label) in enumerate(zip(kinds, labels, strict=True))
    ]
    first = aimed(new, (sincere, competent))
    assert [one.item for one in first[:NEW]] == ["line-4", "line-5", "line-6", "line-3"], "the last is of another type"
    assert sorted(one.item for one in first) == [one.item for one in new]
    assert aimed(new, None) == new


def test_a_day_is_filled_with_what_is_new() -> None:
    """Up to twelve cards, up to four new ones, in the order in which they are taught."""
    assert [one.item for one in plan((), of_each(30)).cards if one.memory is None] != []
    assert {one.item for one in plan((), of_each(30)).cards} == {one.item for one in of_each(NEW)}
    found = plan(of_each(10, 100, remembered()), of_each(30))
    assert len(found.cards) == NORMAL
    assert {one.item for one in found.cards if one.memory is None} == {"line-000", "line-001"}
    assert len(plan(of_each(2, 100, remembered()), of_each(30), asked_today=6, new_today=3).cards) == 3


def test_what_is_known_least_is_asked_first() -> None:
    """Of forty overdue cards the twelve that are most likely forgotten; the others wait for the days to come, and nothing new."""
    stabilities = [1 + 3 * number for number in range(40)]
    pile = [
        card(number, list(Temperament)[number % 4], remembered(stability=s)) for number, s in enumerate(reversed(stabilities))
    ]
    found = plan(pile, of_each(10, 100))
    least = sorted(pile, key=lambda one: retrievability(one.memory, TODAY) if one.memory else 0)[:NORMAL]
    assert {one.item for one in found.cards} == {one.item for one in least}
    assert found.waiting == 28


@pytest.mark.parametrize(("missed", "is_return"), [(0, False), (ABSENT - 1, False), (ABSENT, True), (60, True)])
def test_who_was_away_is_offered_three(missed: int, is_return: bool) -> None:
    """After five missed study days, and none of them new; whoever goes on gets the rest of a day, and still nothing new."""
    pile = of_each(6, 100, remembered())
    found = plan(pile, of_each(10), missed=missed)
    assert found.is_return is is_return
    assert len(found.cards) == (FEW if is_return else 6 + NEW)
    if is_return:
        assert found.waiting == 3
        more = plan(pile[FEW:], of_each(10), missed=missed, asked_today=FEW)
        assert not more.is_return
        assert {one.item for one in more.cards} == {one.item for one in pile[FEW:]}
        assert plan(of_each(6, 100, remembered(due_in=1)), of_each(10), missed=missed, asked_today=6).cards == []


def test_who_was_away_repeats_where_nothing_is_due() -> None:
    """Nothing new at first, but he is not sent away: three cards that he knows least, too early for them. Then the days go on."""
    known = [card(number, list(Temperament)[number % 4], remembered(due_in=9, stability=10 + number)) for number in range(8)]
    found = plan(known, of_each(10, 100), missed=6)
    assert {one.item for one in found.cards} == {"line-000", "line-001", "line-002"}
    assert (found.is_return, found.waiting) == (True, 0)
    assert plan(known, of_each(10, 100), missed=6, asked_today=3).cards == []
    assert len(plan(known, of_each(10, 100), missed=0).cards) == NEW


def test_who_knows_nothing_begins() -> None:
    """However long ago somebody finished a drill whose items are all gone: he is asked new ones."""
    assert len(plan((), of_each(10), missed=60).cards) == NEW


def test_missed_days_lie_between() -> None:
    """Yesterday and today none is missed; whoever has never practised has missed nothing."""
    assert [missed_days(TODAY, TODAY - DAY * ago) for ago in (0, 1, 2, 6)] == [0, 0, 1, 5]
    assert missed_days(TODAY, None) == 0


def test_three_of_four_new_cards_are_of_what_he_confuses() -> None:
    """The fourth is whichever is taught next, so that no type is forgotten for weeks."""
    found = plan((), of_each(30), aim=(SINCERE, COMPETENT))
    assert {one.item for one in found.cards} == {"line-000", "line-001", "line-003", "line-005"}
    assert len(plan((), of_each(2), aim=(SINCERE, COMPETENT)).cards) == 2
    almost_full = plan(of_each(9, 100, remembered()), of_each(30), aim=(SINCERE, COMPETENT))
    assert {one.item for one in almost_full.cards if one.memory is None} == {"line-001", "line-003", "line-005"}


def test_the_same_day_has_the_same_plan() -> None:
    """Chance is passed in."""
    pile = of_each(12, 100, remembered())
    assert plan(pile) == plan(list(reversed(pile)))


# ---- the sitting ----


def waiting(*found: Label, is_new: bool = False) -> tuple[Queued, ...]:
    """Cards that wait."""
    return tuple(Queued(item=DrillId(f"line-{number}"), label=label, is_new=is_new) for number, label in enumerate(found))


@given(cards, new_cards, st.integers(0, MOST), st.data())
def test_a_sitting_never_gets_longer_than_a_day(
    known: list[Card], new: list[Card], asked_before: int, data: st.DataObject
) -> None:
    """Whatever is failed and confused: 1.3 times a normal day with all that comes back, no four in a row, each back once."""
    queue = opened(plan(known, new, asked_today=asked_before), asked_before)
    planned = [one.item for one in queue.waiting]
    answered: list[Queued] = []
    failed = []
    while queue.waiting:
        first = queue.waiting[0]
        is_right = data.draw(st.booleans())
        said = data.draw(st.sampled_from([*Temperament, None]))
        confused = (first.label, said) if first.label and said and not is_right and said is not first.label else None
        failed += [first.item] if not is_right and not first.is_again else []
        queue = after_answer(queue, is_right=is_right, confused=confused)
        answered.append(first)
        assert queue.asked_today == asked_before + len(answered)
    assert queue.asked_today <= MOST
    assert all(row_at_end(queue.asked[: number + 1]) <= IN_A_ROW for number in range(len(queue.asked)))
    back = [one.item for one in answered if one.is_again]
    assert len(set(back)) == len(back)
    assert set(back) <= set(failed)
    once = [one.item for one in answered if not one.is_again]
    assert len(set(once)) == len(once)
    assert set(once) <= set(planned)


def test_a_failed_card_comes_back_once_and_last() -> None:
    """Failed again, it is due tomorrow."""
    queue = Queue(waiting=waiting(BOLD, SINCERE, FRIENDLY), asked=(), asked_today=0)
    queue = after_answer(queue, is_right=False)
    assert [one.item for one in queue.waiting] == ["line-1", "line-2", "line-0"]
    for _ in range(2):
        queue = after_answer(queue, is_right=True)
    assert queue.waiting == (replace(waiting(BOLD)[0], is_again=True),)
    assert after_answer(queue, is_right=False).waiting == ()
    with pytest.raises(ValueError, match="not enough values"):
        after_answer(after_answer(queue, is_right=False), is_right=True)


def test_all_that_is_failed_comes_back_and_makes_room_for_itself() -> None:
    """Seven of twelve failed come back; what the day has no room for any more is left for another one, new cards first."""
    cards_of_day = [
        *waiting(*list(Temperament) * 2),
        *(replace(one, item=DrillId(f"new-{one.item}"), is_new=True) for one in waiting(*Temperament)),
    ]
    queue = Queue(waiting=cards_of_day, asked=(), asked_today=0)
    asked = []
    while queue.waiting:
        asked.append(queue.waiting[0])
        queue = after_answer(queue, is_right=False)
    assert len(asked) == queue.asked_today <= MOST
    failed = {one.item for one in asked if not one.is_again}
    assert failed == {one.item for one in asked if one.is_again}
    assert not any(one.is_new for one in asked)


@pytest.mark.parametrize("said", [one for one in Temperament if one is not SINCERE])
def test_after_a_mistake_the_type_that_was_said_comes_next(said: Temperament) -> None:
    """The two stand side by side then."""
    queue = Queue(waiting=waiting(SINCERE, *Temperament, *Temperament), asked=(), asked_today=0)
    after = after_answer(queue, is_right=False, confused=(SINCERE, said))
    assert after.waiting[0].label is said
    assert after.waiting[-1].item == queue.waiting[0].item
    kept = [one.item for one in after.waiting[1:-1]]
    assert kept == sorted(kept)


def test_a_card_that_would_make_a_row_does_not_come_back() -> None:
    """Nothing but cards of one type waits: the failed one is due tomorrow anyhow. And a day that is full has no room for it."""
    only = Queue(waiting=waiting(SINCERE, SINCERE, SINCERE), asked=(), asked_today=0)
    assert after_answer(only, is_right=False).waiting == only.waiting[1:]
    full = Queue(waiting=waiting(SINCERE, BOLD), asked=(), asked_today=MOST - 2)
    assert [one.item for one in after_answer(full, is_right=False).waiting] == ["line-0"]
    overfull = Queue(waiting=waiting(SINCERE), asked=(), asked_today=MOST - 1)
    assert after_answer(overfull, is_right=False).waiting == ()


def test_where_no_such_card_waits_the_order_stays() -> None:
    """A card that comes back is none: it has just been seen."""
    others = waiting(BOLD, FRIENDLY, BOLD)
    again = Queued(item=DrillId("again"), label=COMPETENT, is_again=True)
    assert beside((SINCERE, COMPETENT), [*others, again]) == [*others, again]
    found = beside((SINCERE, COMPETENT), [*others, replace(again, is_again=False)])
    assert [one.item for one in found] == ["again", "line-0", "line-1", "line-2"]


def test_no_row_of_four_is_made_by_it() -> None:
    """Moving the only other card away leaves no four in a row behind: then the order stays."""
    four = waiting(SINCERE, SINCERE, COMPETENT, SINCERE, SINCERE)
    assert beside((SINCERE, COMPETENT), four) == list(four)
    enough = waiting(SINCERE, SINCERE, COMPETENT, SINCERE)
    assert [one.label for one in beside((SINCERE, COMPETENT), enough)] == [COMPETENT, SINCERE, SINCERE, SINCERE]


def test_every_type_has_a_twin() -> None:
    """And is its twin's twin."""
    assert all(TWIN[TWIN[one]] is one is not TWIN[one] for one in Temperament)

"""The product quiz and the role game: two tries, then a person; and once more after three to four weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ids import AttemptId, EmployeeId, QuizItemId, TeamId
from bot.domain.training.quiz import (
    Answer,
    AskedItem,
    Attempt,
    QuizKind,
    QuizStage,
    again_from,
    asks,
    is_asked_again,
    looks_at,
    may_be_given,
    scene_to_play,
    second_is_open,
)
from bot.domain.training.quiz_book import QuizBook, QuizItem, RoleScene

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")
MENTOR = EmployeeId(5)


def item(name: str, *, retired: bool = False) -> QuizItem:
    """Return a question."""
    return QuizItem(id=QuizItemId(name), name=name, text=f"{name}?", retired=retired)


BOOK = QuizBook(
    questions=[item("a"), item("b"), item("c"), item("old", retired=True)],
    points=[item("p"), item("gone", retired=True)],
    scenes=[
        RoleScene(id=QuizItemId(name), text=name, client="", retired=name == "old") for name in ("one", "old", "two", "three")
    ],
)


def attempt(*marks: bool | None, stage: QuizStage = QuizStage.SENT, number: int = 1) -> Attempt:
    """Return a try with an answer to each question and these marks."""
    return Attempt(
        id=AttemptId(1),
        employee_id=EmployeeId(1),
        team_id=TeamId(1),
        kind=QuizKind.QUIZ,
        number=number,
        product="Плита",
        asked=[AskedItem(item=QuizItemId(str(place)), name="", text="") for place, _ in enumerate(marks, 1)],
        answers={place: Answer(text_id=place, is_right=mark) for place, mark in enumerate(marks, 1)},
        stage=stage,
        given_at=NOON,
    )


def test_it_is_sent_once_everything_is_answered() -> None:
    """And not twice."""
    whole = attempt(None, None, stage=QuizStage.OPEN)
    half = replace(whole, answers={1: Answer(text_id=1)})
    assert not half.can_be_sent
    assert half.unanswered == [2]
    assert half.answered == [1]
    assert whole.can_be_sent
    assert not whole.sent().can_be_sent


def test_it_is_closed_once_everything_is_marked_and_a_mark_may_change_till_then() -> None:
    """A mark can be put right as often as one likes."""
    half = attempt(True, None)
    assert not half.can_be_closed
    whole = half.marked(2, is_right=False)
    assert whole.can_be_closed
    assert whole.missed == [2]
    assert whole.marked(2, is_right=True).missed == []
    assert not whole.closed(MENTOR, NOON).can_be_closed


@pytest.mark.parametrize(
    ("marks", "number", "stage"),
    [
        ((True, True), 1, QuizStage.PASSED),
        ((True, True), 2, QuizStage.PASSED),
        ((True, False), 1, QuizStage.FAILED),
        ((False, False), 2, QuizStage.UNDECIDED),
    ],
)
def test_nothing_missed_is_passed_and_a_second_miss_is_for_a_person(
    marks: tuple[bool, ...], number: int, stage: QuizStage
) -> None:
    """Whoever closes it knows how it ended; passing has a moment."""
    closed = attempt(*marks, number=number).closed(MENTOR, NOON)
    assert closed.stage is stage
    assert closed.told == {MENTOR}
    assert (closed.settled_at == NOON) is (stage is QuizStage.PASSED)


def test_there_is_one_second_try_and_none_after_it() -> None:
    """Only behind a first one that was closed and not passed."""
    assert second_is_open(attempt(False, stage=QuizStage.FAILED))
    for stage in set(QuizStage) - {QuizStage.FAILED}:
        assert not second_is_open(attempt(False, stage=stage))
    assert not second_is_open(None)
    assert attempt(False, number=2).closed(MENTOR, NOON).stage is not QuizStage.FAILED


def test_a_first_try_is_given_once() -> None:
    """A third way in would be a third try."""
    assert may_be_given(None)
    for stage in QuizStage:
        assert not may_be_given(attempt(True, stage=stage))


def test_a_person_decides_once_and_not_now_may_become_go_on() -> None:
    """Nobody is sent back who was told to go on."""
    waits = attempt(False, stage=QuizStage.UNDECIDED, number=2)
    refused = waits.decided(MENTOR, NOON, goes_on=False)
    accepted = refused.decided(MENTOR, NOON, goes_on=True)
    assert waits.is_to_be_decided
    assert waits.decided_by is None
    assert (refused.stage, refused.settled_at) == (QuizStage.REFUSED, None)
    assert refused.may_be_reconsidered
    assert not refused.is_to_be_decided
    assert refused.decided_by == MENTOR
    assert (accepted.stage, accepted.settled_at) == (QuizStage.ACCEPTED, NOON)
    assert not accepted.may_be_reconsidered
    assert not attempt(False, stage=QuizStage.FAILED).is_to_be_decided


def test_model_answers_are_shown_only_when_nothing_more_is_asked() -> None:
    """Between the two tries they would be the answers to the second."""
    shown = {stage for stage in QuizStage if attempt(False, stage=stage).shows_models}
    assert shown == {QuizStage.PASSED, QuizStage.UNDECIDED, QuizStage.ACCEPTED, QuizStage.REFUSED}


PASSED_ON = date(2026, 3, 2)


@pytest.mark.parametrize("days", range(40))
def test_it_is_asked_again_in_the_fourth_week_on_a_day_of_practice_or_on_its_last(days: int) -> None:
    """Not before three weeks are over, and not later than four, whether he practises or not."""
    today = PASSED_ON + timedelta(days=days)
    idle = is_asked_again(NOON, HELSINKI, today=today, practised_on=today - timedelta(days=1))
    practising = is_asked_again(NOON, HELSINKI, today=today, practised_on=today)
    assert practising is (days >= 21)
    assert idle is (days >= 28)


def test_whoever_never_practises_is_asked_again_all_the_same() -> None:
    """At the end of the fourth week."""
    assert is_asked_again(NOON, HELSINKI, today=date(2026, 3, 30), practised_on=None)


def test_what_is_passed_at_night_counts_for_the_evening_before() -> None:
    """By the study day of the trainee; nobody need look a day earlier than that, in any zone."""
    night = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)  # half past one in Helsinki
    assert is_asked_again(night, HELSINKI, today=date(2026, 3, 30), practised_on=None)
    assert not is_asked_again(night, HELSINKI, today=date(2026, 3, 29), practised_on=None)
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        early = again_from(NOON).astimezone(ZoneInfo(zone)).date()
        assert not is_asked_again(NOON, ZoneInfo(zone), today=early - timedelta(days=1), practised_on=early - timedelta(days=1))


def test_a_first_try_asks_everything_in_use_with_the_models_of_the_team() -> None:
    """Where the team has written none, there is none."""
    asked = asks(BOOK, {QuizItemId("a"): "модель"})
    assert [(one.item, one.model) for one in asked] == [("a", "модель"), ("b", None), ("c", None)]
    assert [one.item for one in looks_at(BOOK)] == ["p"]


def test_a_second_try_asks_what_was_missed_in_the_words_of_now() -> None:
    """What has been retired meanwhile is asked as it was."""
    missed = [
        AskedItem(item=QuizItemId("b"), name="b", text="прежде"),
        AskedItem(item=QuizItemId("old"), name="old", text="прежде"),
    ]
    asked = asks(BOOK, {QuizItemId("b"): "модель"}, missed)
    assert [(one.item, one.text, one.model) for one in asked] == [("b", "b?", "модель"), ("old", "прежде", None)]


def test_no_situation_is_played_twice_before_all_were_played() -> None:
    """Then the one that lies longest back; a retired one never."""
    played: list[QuizItemId] = []
    for _ in range(5):
        scene = scene_to_play(BOOK, played)
        assert scene is not None
        played.append(scene.id)
    assert played == ["one", "two", "three", "one", "two"]
    assert scene_to_play(QuizBook(), played) is None

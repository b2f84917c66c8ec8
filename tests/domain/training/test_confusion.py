"""What is said of a trainee, and from how much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.temperament import Temperament
from bot.domain.training.confusion import (
    ENOUGH,
    ENOUGH_OF_TYPE,
    OFTEN,
    WELL,
    Answered,
    InsightKind,
    confusion_matrix,
    insight,
    most_confused,
    to_aim_at,
)

BOLD, SINCERE, FRIENDLY, COMPETENT = (
    Temperament.CHOLERIC,
    Temperament.MELANCHOLIC,
    Temperament.SANGUINE,
    Temperament.PHLEGMATIC,
)
answered = st.builds(Answered, right=st.sampled_from(Temperament), given=st.sampled_from([*Temperament, None]))


def answers(right: Temperament, given_type: Temperament | None, times: int) -> list[Answered]:
    """The same answer so many times."""
    return [Answered(right=right, given=given_type)] * times


def all_right(times: int) -> list[Answered]:
    """Each type known so many times."""
    return [one for right in Temperament for one in answers(right, right, times)]


@given(st.lists(answered, max_size=150))
def test_nothing_is_said_from_too_little(found: list[Answered]) -> None:
    """Whatever the answers are, a claim has its number, and is surely true of more than one line in ten."""
    matrix = confusion_matrix(found)
    said = insight(matrix)
    assert matrix.n == said.right.n == len(found)
    assert (said.kind is InsightKind.TOO_FEW) is (len(found) < ENOUGH)
    assert said.missing == max(0, ENOUGH - len(found))
    assert (said.kind is InsightKind.OFTEN_TAKES) is (said.confused is not None)
    if said.confused is not None:
        of_type = [one for one in found if one.right is said.confused.right]
        assert said.confused.share.n == len(of_type) >= ENOUGH_OF_TYPE
        assert said.confused.share.part == sum(one.given is said.confused.given for one in of_type)
        assert said.confused.share.interval[0] > OFTEN
        assert said.confused.given is not said.confused.right
    if said.kind is InsightKind.ALL_WELL:
        assert all(matrix.taken(one, one).n >= ENOUGH_OF_TYPE for one in Temperament)
        assert all(matrix.taken(one, one).value >= WELL for one in Temperament)


@pytest.mark.parametrize(
    ("wrong", "of", "is_often"),
    [(2, 10, False), (3, 10, True), (9, 9, False), (4, 22, False), (5, 22, True), (7, 40, False), (8, 40, True)],
)
def test_often_is_more_than_one_in_ten_for_sure(wrong: int, of: int, is_often: bool) -> None:
    """Three of ten are enough, nine of nine are too few lines of that type."""
    found = confusion_matrix([*all_right(0), *answers(SINCERE, COMPETENT, wrong), *answers(SINCERE, SINCERE, of - wrong)])
    assert (most_confused(found) is not None) is is_often


def test_it_is_said_which_is_taken_for_which() -> None:
    """Taking 📐 for 🌱 is another mistake than taking 🌱 for 📐; «cannot tell» is none of the two."""
    said = insight(
        confusion_matrix(
            [*all_right(10), *answers(COMPETENT, SINCERE, 6), *answers(SINCERE, COMPETENT, 2), *answers(BOLD, None, 9)]
        )
    )
    assert said.kind is InsightKind.OFTEN_TAKES
    assert said.confused is not None
    assert (said.confused.right, said.confused.given) == (COMPETENT, SINCERE)
    assert (said.confused.share.part, said.confused.share.n) == (6, 16)


def test_the_surest_of_several_is_said() -> None:
    """Sixteen of forty come before four of ten, which may be chance."""
    found = confusion_matrix(
        [
            *answers(SINCERE, COMPETENT, 4),
            *answers(SINCERE, SINCERE, 6),
            *answers(BOLD, FRIENDLY, 16),
            *answers(BOLD, BOLD, 24),
        ]
    )
    most = most_confused(found)
    assert most is not None
    assert (most.right, most.given) == (BOLD, FRIENDLY)


def test_all_is_well_only_when_each_type_was_asked() -> None:
    """Ten of each type known: well. Of a type that was asked nine times nobody says it; nor where mistakes have no pattern."""
    assert insight(confusion_matrix(all_right(10))).kind is InsightKind.ALL_WELL
    assert insight(confusion_matrix(all_right(9))).kind is InsightKind.SCATTERED
    scattered = [*all_right(10), *(one for other in (SINCERE, FRIENDLY, COMPETENT) for one in answers(BOLD, other, 1))]
    assert insight(confusion_matrix(scattered)).kind is InsightKind.SCATTERED


def test_a_beginner_is_told_how_much_is_missing() -> None:
    """And nothing else."""
    said = insight(confusion_matrix(answers(SINCERE, COMPETENT, 13)))
    assert (said.kind, said.missing, said.confused) == (InsightKind.TOO_FEW, 7, None)


@pytest.mark.parametrize(
    ("there", "back", "known", "is_aimed"),
    [
        (0, 0, 20, False),
        (2, 0, 3, False),
        (1, 1, 3, False),
        (2, 1, 9, True),
        (3, 0, 0, True),
        (3, 0, 40, True),
        (3, 0, 57, False),
    ],
)
def test_drills_aim_at_a_suspicion(there: int, back: int, known: int, is_aimed: bool) -> None:
    """Three mistakes between two types, in either direction, are enough to aim; of sixty lines they are none worth aiming at."""
    found = [*answers(SINCERE, COMPETENT, there), *answers(COMPETENT, SINCERE, back), *answers(SINCERE, SINCERE, known)]
    assert to_aim_at(confusion_matrix(found)) == ((SINCERE, COMPETENT) if is_aimed else None)


def test_they_aim_at_the_worst_pair() -> None:
    """Half of the lines of two types before a third of those of others."""
    found = [
        *answers(BOLD, FRIENDLY, 6),
        *answers(FRIENDLY, FRIENDLY, 12),
        *answers(SINCERE, COMPETENT, 6),
        *answers(SINCERE, SINCERE, 6),
    ]
    assert to_aim_at(confusion_matrix(found)) == (SINCERE, COMPETENT)

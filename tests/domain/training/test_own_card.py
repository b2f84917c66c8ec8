"""Which calls of one's own make a card."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.content.library import Library
from bot.domain.calls.consultation import Answer
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import ConsultationId, DrillId, OptionId, QuestionId
from bot.domain.training.own_card import HeardCall, call_of, cues_asked, cues_of, own_card

BOLD, CALM = Temperament.CHOLERIC, Temperament.PHLEGMATIC
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def heard(library: Library, *shown: Temperament, chosen: bool = False) -> HeardCall:
    """A call of a bold client, in which cues of these types were tapped, and one that no script asks for any more."""
    said = [
        next((question.id, option.id) for option in question.options if option.temperament is kind)
        for question, kind in zip(library.script.questions, shown, strict=False)
    ]
    gone = (QuestionId("gone"), OptionId("gone"))
    answers = [Answer(question_id=question, option_id=option, at=NOON) for question, option in (*said, gone)]
    return HeardCall(id=ConsultationId(7), temperament=BOLD, is_chosen=chosen, said=answers)


@pytest.mark.parametrize(
    ("shown", "chosen", "makes_one"),
    [
        ((BOLD, CALM), False, True),
        ((BOLD,), False, False),
        ((CALM, CALM), False, False),
        ((CALM, CALM), True, True),
        ((CALM,), True, False),
    ],
)
def test_a_call_makes_a_card_when_two_cues_were_heard_and_one_shows_its_type(
    library: Library, shown: tuple[Temperament, ...], chosen: bool, makes_one: bool
) -> None:
    """Else nobody could be told what decides; of a type that he chose himself nothing has to."""
    cues = cues_of(heard(library, *shown, chosen=chosen), cues_asked(library.script))
    assert [kind for _, kind in cues] == ([*shown] if makes_one else [])


def test_a_card_is_known_by_its_call() -> None:
    """No other drill is taken for one."""
    assert call_of(own_card(ConsultationId(7))) == ConsultationId(7)
    assert [call_of(DrillId(item)) for item in ("own.", "own.x", "rec.7", "7")] == [None] * 4

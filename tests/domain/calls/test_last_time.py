"""What is known of a client who returns, and what it is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calls.consultation import Answer, Consultation, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.last_time import MOST_TRUST, LastTime
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.posterior import UNIFORM
from bot.domain.calls.recall import recall
from bot.domain.calls.script import Objection
from bot.domain.calls.state import derive
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, OptionId, QuestionId, TeamId
from tests.small_script import small_script

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CALL = Consultation(
    id=ConsultationId(1),
    employee_id=EmployeeId(1),
    team_id=TeamId(1),
    language=LanguageCode("ru"),
    started_at=NOON,
    last_activity_at=NOON,
    finished_at=NOON,
)


def known(kind: Temperament | None = Temperament.CHOLERIC, share: float = MOST_TRUST) -> LastTime:
    """Something known."""
    return LastTime(at=NOON, temperament=kind, share=share)


def cue(question: str, option: str) -> Answer:
    """A cue of the small script."""
    asked = small_script().question(QuestionId(question))
    assert asked is not None
    found = asked.option(OptionId(option))
    assert found is not None
    return Answer(question_id=QuestionId(question), option_id=found.id, at=NOON, likelihoods=found.likelihoods)


@given(st.sampled_from(Temperament), st.floats(0.25, MOST_TRUST))
def test_the_prior_is_a_distribution_and_never_more_than_leaning(kind: Temperament, share: float) -> None:
    """It sums to one, names the type of last time, and is nobody's certainty."""
    prior = known(kind, share).prior
    assert abs(sum(prior.values()) - 1) < 1e-9
    assert max(prior.values()) <= MOST_TRUST
    assert prior[kind] == share
    assert not derive((), small_script(), known(kind, share)).is_sure


def test_nothing_known_is_no_prior() -> None:
    """Without a type the call begins like the first one."""
    assert known(None).prior == UNIFORM
    assert derive((), small_script(), known(None)).recognition is Recognition.UNKNOWN


def test_at_zero_taps_the_card_leans_to_last_time() -> None:
    """With a runner-up, so that ≠ works; the bot says so, and nothing is sure."""
    state = derive((), small_script(), known())
    assert state.leaning is Temperament.CHOLERIC
    assert state.source is TemperamentSource.BOT
    assert state.runner_up is not None
    assert state.is_from_last_time
    assert state.manner.value == Temperament.CHOLERIC.value


def test_one_agreeing_cue_of_today_makes_it_sure() -> None:
    """Last time counts as one of the two agreeing cues; today's must be the other."""
    assert derive([cue("q1", "chol")], small_script(), known()).is_sure
    assert not derive([cue("q1", "chol")], small_script()).is_sure
    assert not derive([cue("q1", "mela")], small_script(), known()).is_sure


def test_what_today_says_wins() -> None:
    """Two cues of another type turn it round."""
    state = derive([cue("q1", "mela"), cue("q2", "mela")], small_script(), known())
    assert state.leaning is Temperament.MELANCHOLIC
    assert not state.is_from_last_time


@pytest.mark.parametrize(
    ("confidence", "source", "share"),
    [
        (0.97, TemperamentSource.BOT, 0.6),
        (0.55, TemperamentSource.BOT, 0.55),
        (0.1, TemperamentSource.BOT, 0.3),
        (0.1, TemperamentSource.OVERRIDE, 0.6),
        (0.99, TemperamentSource.CONFIRMED, 0.6),
    ],
)
def test_how_far_the_last_call_is_trusted(confidence: float, source: TemperamentSource, share: float) -> None:
    """As far as its cues went, at most 0.6; a person's word counts fully."""
    call = replace(CALL, temperament=Recognition.SANGUINE, confidence=confidence, temperament_source=source)
    last = recall([call])
    assert last is not None
    assert (last.temperament, last.share) == (Temperament.SANGUINE, share)


def test_type_and_outcome_come_from_the_newest_call_that_has_them() -> None:
    """A call that told nothing hides nothing; the day is that of the newest."""
    newest = replace(CALL, started_at=NOON + timedelta(days=2), temperament=Recognition.MIXED)
    told = replace(CALL, started_at=NOON + timedelta(days=1), outcome=Outcome.CALL_BACK, follow_up_at=NOON + timedelta(days=9))
    typed = replace(CALL, temperament=Recognition.PHLEGMATIC, confidence=0.5, outcome=Outcome.REFUSED)
    assert recall([newest, told, typed]) == LastTime(
        at=NOON + timedelta(days=2),
        temperament=Temperament.PHLEGMATIC,
        share=0.5,
        outcome=Outcome.CALL_BACK,
        follow_up_at=NOON + timedelta(days=9),
    )
    assert recall([]) is None


def test_wish_budget_and_objection_are_those_of_the_newest_call_that_has_one() -> None:
    """Each by itself: nothing said of one of them takes nothing away; of the objections of a call the last counts."""
    older = replace(CALL, wants=Known.NO, can=Known.NO, objections=(Objection.TRUST,))
    newer = replace(CALL, wants=Known.YES, objections=(Objection.PRICE, Objection.THINK))
    last = recall([replace(CALL, outcome=Outcome.THINKING), newer, older])
    assert last is not None
    assert (last.wants, last.can, last.objection) == (Known.YES, Known.NO, Objection.THINK)
    unknown = recall([CALL])
    assert unknown is not None
    assert (unknown.wants, unknown.can, unknown.objection) == (Known.UNKNOWN, Known.UNKNOWN, None)

"""Silence and double taps, to the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calls.consultation import BOUNCE, DOUBLE_TAP, IDLE_AFTER, Consultation, FinishedBy
from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OPEN = Consultation(
    id=ConsultationId(1),
    employee_id=EmployeeId(1),
    team_id=TeamId(1),
    language=LanguageCode("ru"),
    started_at=NOON,
    last_activity_at=NOON,
)


def test_a_call_is_idle_after_half_an_hour_and_not_before() -> None:
    """Thirty minutes exactly are enough; a finished call is never idle."""
    assert not OPEN.is_idle(NOON + IDLE_AFTER - timedelta(microseconds=1))
    assert OPEN.is_idle(NOON + IDLE_AFTER)
    finished = replace(OPEN, finished_at=NOON, finished_by=FinishedBy.MANAGER)
    assert not finished.is_idle(NOON + timedelta(days=9))
    assert not finished.is_open


def test_a_card_is_shown_to_whoever_leads_the_call_in_his_team() -> None:
    """Not to a colleague, not after a move, not without access."""
    anna = Employee(
        id=OPEN.employee_id,
        person_id=PersonId(101),
        team_id=OPEN.team_id,
        role=Role.MANAGER,
        name="Анна",
        language=LanguageCode("ru"),
        time_zone="Europe/Moscow",
    )
    assert OPEN.is_shown_to(anna)
    assert not OPEN.is_shown_to(replace(anna, id=EmployeeId(2)))
    assert not OPEN.is_shown_to(replace(anna, team_id=TeamId(2)))
    assert not OPEN.is_shown_to(replace(anna, blocked_at=NOON))


def test_a_second_tap_is_on_the_same_place_within_three_seconds() -> None:
    """Another place, three whole seconds, or no tap before: it counts."""
    tapped = replace(OPEN, last_place="cue:choleric", last_tap_at=NOON)
    assert tapped.is_second_tap("cue:choleric", NOON)
    assert tapped.is_second_tap("cue:choleric", NOON + DOUBLE_TAP - timedelta(microseconds=1))
    assert not tapped.is_second_tap("cue:choleric", NOON + DOUBLE_TAP)
    assert not tapped.is_second_tap("cue:sanguine", NOON)
    assert not OPEN.is_second_tap("cue:choleric", NOON)
    assert tapped.is_bounce("cue:choleric", NOON + BOUNCE - timedelta(microseconds=1))
    assert not tapped.is_bounce("cue:choleric", NOON + BOUNCE)


def test_a_reading_says_only_what_is_clear() -> None:
    """Below the thresholds nothing is claimed; with a full abstention there are no likelihoods."""
    doubtful = Reading(
        temperament=dict.fromkeys(Temperament, 0.1),
        none=0.6,
        wants={Known.YES: 0.5, Known.NO: 0.1, Known.UNKNOWN: 0.4},
        decides=0.0,
        can={Known.YES: 0.1, Known.NO: 0.59, Known.UNKNOWN: 0.31},
        objection={None: 0.41, Objection.PRICE: 0.59},
    )
    assert doubtful.likelihoods() is None
    assert doubtful.said_wants() is Known.UNKNOWN
    assert doubtful.said_can() is Known.UNKNOWN
    assert doubtful.said_objection() is None
    clear = replace(
        doubtful,
        temperament={**dict.fromkeys(Temperament, 0.0), Temperament.SANGUINE: 0.8},
        none=0.2,
        wants={Known.YES: 0.6, Known.NO: 0.0, Known.UNKNOWN: 0.4},
        objection={None: 0.4, Objection.PRICE: 0.6},
    )
    likelihoods = clear.likelihoods()
    assert likelihoods is not None
    assert likelihoods[Temperament.SANGUINE] == pytest.approx(0.85)
    assert min(likelihoods.values()) > 0, "no type is ever ruled out by words"
    assert clear.said_wants() is Known.YES
    assert clear.said_objection() is Objection.PRICE

"""The expected calibration error: whether what is said with so much confidence is right so often."""

from __future__ import annotations

from random import Random

import pytest

from bot.domain.simulation.calibration import Claim, calibration_error


def claims(confidence: float, right: int, wrong: int) -> list[Claim]:
    """Return so many claims of one confidence."""
    return [Claim(confidence=confidence, right=1)] * right + [Claim(confidence=confidence, right=0)] * wrong


def test_who_is_right_as_often_as_he_says_has_none() -> None:
    """85 of 100 at 0.85, 30 of 100 at 0.3; by chance it may have been more."""
    found = calibration_error([*claims(0.85, 85, 15), *claims(0.3, 30, 70)], Random(1))
    assert found.error == pytest.approx(0, abs=1e-9)
    assert found.low == pytest.approx(0, abs=1e-9)
    assert 0.01 < found.high < 0.12


def test_each_level_of_confidence_weighs_by_how_often_it_is_claimed() -> None:
    """0.9 claimed 300 times and right 240 times, 0.5 claimed 100 times and right 60 times: 0.75 × 0.1 + 0.25 × 0.1."""
    found = calibration_error([*claims(0.9, 240, 60), *claims(0.5, 60, 40)], Random(1))
    assert found.error == pytest.approx(0.1)
    assert found.low < 0.1 < found.high


def test_too_much_here_does_not_make_up_for_too_little_there() -> None:
    """Claims of several levels are not averaged before they are compared."""
    assert calibration_error([*claims(0.95, 75, 25), *claims(0.35, 55, 45)], Random(1)).error == pytest.approx(0.2)


def test_more_claims_make_the_interval_narrower() -> None:
    """A hundred times as many, about a tenth as wide."""
    few, many = (calibration_error(claims(0.85, 65 * times, 35 * times), Random(1)) for times in (1, 100))
    assert many.high - many.low < (few.high - few.low) / 5


def test_a_certain_claim_counts_too() -> None:
    """Confidence 1 belongs to the last level."""
    assert calibration_error(claims(1.0, 1, 1), Random(1)).error == pytest.approx(0.5)


def test_without_a_claim_there_is_nothing_to_say() -> None:
    """It is refused rather than called perfect."""
    with pytest.raises(ValueError, match="without a claim"):
        calibration_error([], Random(1))

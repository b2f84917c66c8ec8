"""What was said with about one confidence, and how often it was right."""

from __future__ import annotations

import pytest

from bot.domain.supervision.calibration import Said, band_of, bands
from bot.domain.supervision.share import Share


def said(confidence: float, *, is_right: bool) -> Said:
    return Said(band=band_of(confidence), is_right=is_right, calls=1, said=confidence)


@pytest.mark.parametrize(
    ("confidence", "ends"), [(0.25, (0.0, 0.4)), (0.4, (0.4, 0.5)), (0.799, (0.7, 0.8)), (0.8, (0.8, 0.9)), (1.0, (0.9, 1.0))]
)
def test_a_band_holds_its_beginning_and_not_its_end(confidence: float, ends: tuple[float, float]) -> None:
    """Only the last one holds both."""
    (band,) = bands([said(confidence, is_right=True)])
    assert (band.number, band.ends) == (band_of(confidence), ends)


def test_each_band_tells_what_was_said_and_what_was_right() -> None:
    """The mean of the confidences beside the share; a band in which nothing was said is not there."""
    found = bands([said(0.82, is_right=True), said(0.88, is_right=False), said(0.45, is_right=True)])
    assert [(round(band.said, 2), band.right) for band in found] == [(0.45, Share(1, 1)), (0.85, Share(1, 2))]
    assert bands([]) == []

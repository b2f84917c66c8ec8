"""What was said of the type in a call, as conditions and columns of consultations: for counts, lists and files alike."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, and_, case

from bot.db.schema.tables import consultations
from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.posterior import SURE_FROM
from bot.domain.calls.temperament import Temperament
from bot.domain.supervision.calibration import BANDS
from bot.domain.supervision.type_said import TypeSaid

_CALL = consultations.c
_IS_NAMED = _CALL.temperament.in_([kind.value for kind in Temperament])
_IS_SURE = _CALL.confidence >= SURE_FROM
_IS_OVERRIDDEN = _CALL.temperament_source == TemperamentSource.OVERRIDE.value

said: Final[ColumnElement[float]] = case(
    (and_(_CALL.temperament_source == TemperamentSource.CONFIRMED.value, _IS_NAMED), _CALL.confidence),
    (_IS_OVERRIDDEN, _CALL.bot_confidence),
)
"""For how probable the bot held the type that it named, where the manager has said whether it was right."""
is_sure: Final[ColumnElement[int]] = case((_IS_SURE, 1), else_=0)
band: Final[ColumnElement[int]] = case(
    (said.is_(None), -1), *((said >= begin, number) for number, begin in reversed([*enumerate(BANDS)][1:])), else_=0
)
"""The number of its band; -1 for none."""


def of_type_said(chosen: TypeSaid) -> ColumnElement[bool]:
    """Match the calls of which that was said."""
    if chosen.band is not None:
        return band == chosen.band
    if chosen is TypeSaid.OVERRIDDEN:
        return _IS_OVERRIDDEN
    if chosen is TypeSaid.UNNAMED:
        return and_(~_IS_OVERRIDDEN, ~_IS_NAMED)
    return and_(~_IS_OVERRIDDEN, _IS_NAMED, _IS_SURE if chosen is TypeSaid.SURE else ~_IS_SURE)

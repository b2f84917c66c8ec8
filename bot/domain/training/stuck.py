"""Who needs somebody to talk with him: stated as a rule, so that nobody is called stuck by a feeling.

Two things make somebody stuck, and nothing else does: he has stayed away for five study days on which something was due, or he
has taken one type for another for two weeks, for sure, and did so in the two weeks before as well. Few right answers are not
among them: whoever is asked what he does not know yet is learning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.training.confusion import Confused, ConfusionMatrix, often_confused
from bot.domain.training.day_plan import ABSENT

FORTNIGHT = timedelta(days=14)
"""A confusion that has lasted so long beyond the first fortnight does not go by itself."""
_DAY = timedelta(days=1)


class StuckKind(StrEnum):
    """Why somebody is stuck."""

    AWAY = "away"
    """Something is due, and he has not practised for five study days."""
    CONFUSES = "confuses"
    """He has taken one type for another for two fortnights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """What keeps somebody."""

    kind: StuckKind
    days: int = 0
    """Of AWAY: study days without practice although something was due, today left out; at least ABSENT."""
    confused: Confused | None = None
    """Of CONFUSES: as it stands in the last fortnight."""


def stuck(
    today: date,
    *,
    practised: date | None,
    due_since: date | None,
    lately: ConfusionMatrix,
    before: ConfusionMatrix,
) -> Stuck | None:
    """Return what keeps somebody; None when nothing does.

    Args:
        today: His study day.
        practised: The last one on which he finished a card; None for whoever has never practised, and is not stuck but new.
        due_since: The first study day on which something that he knows was due; None when nothing is that he can be asked.
        lately: His answers of the last fortnight.
        before: Those of the fortnight before it.
    """
    if practised is None:
        return None
    missed = 0 if due_since is None else (today - max(practised + _DAY, due_since)).days
    if missed >= ABSENT:
        return Stuck(kind=StuckKind.AWAY, days=missed)
    was = {(one.right, one.given) for one in often_confused(before)}
    lasting = [one for one in often_confused(lately) if (one.right, one.given) in was]
    return Stuck(kind=StuckKind.CONFUSES, confused=lasting[0]) if lasting else None

"""How somebody has practised in the last four weeks, for himself alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.people.permissions import Deed, Whose
from bot.domain.training.confusion import ConfusionMatrix
from bot.domain.training.progress import WEEKS, Practice, Week, began, by_week, practice
from bot.services.act import Act
from bot.services.study_days import trainee_of
from bot.services.training.plan import matrix_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """What the page and the picture say."""

    practice: Practice
    weeks: Sequence[Week]
    matrix: ConfusionMatrix
    longest: int
    """Study days in the longest row there ever was."""


async def view_progress(act: Act) -> ProgressView:
    """Return how whoever acts has practised. Nothing is written."""
    await act.require(Deed.TRAIN, Whose.OWN)
    trainee, _ = await trainee_of(act)
    me, today = act.employee.id, trainee.last_day
    figures, since = act.work.training_figures, began(trainee.last_day)
    days = (await figures.days([me], since)).get(me, {})
    mixups = (await figures.mixups([me], since, today)).get(me, {})
    return ProgressView(
        practice=practice(days, today, WEEKS),
        weeks=by_week(days, today),
        matrix=matrix_of(mixups),
        longest=trainee.streak.longest,
    )

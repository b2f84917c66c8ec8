"""What a night learns from calls: what cues weigh, and which typed words were read wrong; a team's day at a time.

Everything that has to be remembered is stored with what was counted, so a process that was killed goes on where it was. Nothing
is put in force here: see `take_learnt`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.domain.calls.corrected import meant_by_words
from bot.domain.calls.learnt_weights import REST_AFTER_NO, WINDOW, gather, learnt_in_force, propose
from bot.domain.calls.script import Script
from bot.domain.erasing.retention import NIGHT, OVERDUE
from bot.domain.ids import TeamId
from bot.services.phrases.ports import Learning
from bot.services.ports import Work

ROWS_A_TICK = 300
"""Counted at one tick: some hundredths of a second."""
DAYS_A_TICK = 60
"""Days looked at in one tick; most of them are counted already, or hold nothing."""
LATELY = timedelta(days=90)
"""Words that are older make no examples."""
AGAIN = timedelta(days=1)
"""The day before is counted anew: of its calls something may have been said since."""


class LearnFromCalls:
    """Does one small part of the night's work at each call."""

    def __init__(self, zone: tzinfo) -> None:
        """`zone` is where the house is."""
        self._zone = zone
        self._looked_in: datetime | None = None
        """The hour in which there was nothing to do any more; it spares questions and nothing else."""

    async def step(self, work: Work, house: Script, now: datetime) -> None:
        """Count a little, or reckon what follows for one team, if it is night or the last nights were missed.

        Args:
            house: the script with the house's weights in force.
        """
        hour = now.replace(minute=0, second=0, microsecond=0)
        if self._looked_in == hour:
            return
        is_night = NIGHT[0] <= now.astimezone(self._zone).hour < NIGHT[1]
        today, known = now.astimezone(UTC).date(), await work.learnt_weights.learning()
        for team in await work.teams.all():
            so_far = known.get(team.id)
            if so_far is None:
                so_far = Learning(counted_until=today - WINDOW, learnt_at=now)
                await work.learnt_weights.advance(team.id, so_far)
            is_time = is_night or so_far.learnt_at < now - OVERDUE
            if is_time and so_far.counted_until < today:
                await _go_on(work, team.id, so_far, house, now)
                return
        self._looked_in = hour


async def _go_on(work: Work, team_id: TeamId, so_far: Learning, house: Script, now: datetime) -> None:
    """Count some days of a team; with the last of them comes what follows."""
    today, day = now.astimezone(UTC).date(), so_far.counted_until
    rows = await _count(work, team_id, day - AGAIN, today)
    for _ in range(DAYS_A_TICK):
        rows += await _count(work, team_id, day, today)
        day += timedelta(days=1)
        if day >= today or rows >= ROWS_A_TICK:
            break
    if day >= today:
        await _reckon(work, team_id, house, now)
    learnt_at = now if day >= today else so_far.learnt_at
    await work.learnt_weights.advance(team_id, Learning(counted_until=day, learnt_at=learnt_at))


async def _count(work: Work, team_id: TeamId, day: date, today: date) -> int:
    """Count what a day's calls say of cues, and mark its typed words that were read wrong; returns about how much that was."""
    counted = await work.learnt_weights.count_day(team_id, day)
    typed = await work.content_edits.typed_cues(team_id, day) if today - day <= LATELY else ()
    corrected = [one.id for one in typed if meant_by_words(one.at, one.call).is_corrected]
    if corrected:
        await work.content_edits.mark_corrected(corrected)
    return counted + len(typed)


async def _reckon(work: Work, team_id: TeamId, house: Script, now: datetime) -> None:
    """Propose what the evidence of a team speaks for, in place of what was proposed before."""
    rows = work.learnt_weights
    await rows.forget_evidence(team_id, (now.astimezone(UTC) - WINDOW).date())
    in_force = learnt_in_force(await rows.live(team_id)).get(team_id, {})
    refused = await rows.refused(team_id, now - REST_AFTER_NO)
    resting = frozenset(one.cue for learnt in refused for one in learnt.cues)
    cues = propose(gather(await rows.evidence(team_id)), house, in_force, resting=resting)
    proposed = await rows.open_of(team_id)
    if (proposed is None and cues) or (proposed is not None and list(proposed.cues) != list(cues)):
        await rows.propose(team_id, cues, now)

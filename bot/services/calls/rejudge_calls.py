"""The calls of some time judged by other weights, against those in force: which verdicts would have been others."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.calls.consultation import Answer
from bot.domain.calls.judge_again import Verdict, judge_again
from bot.domain.calls.last_time import LastTime
from bot.domain.calls.script import Script
from bot.domain.ids import ConsultationId, TeamId

TOLD_EVERY = 1000
"""Calls between two words on how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredCall:
    """A call as it is judged."""

    id: ConsultationId
    team_id: TeamId
    started_at: datetime
    answers: Sequence[Answer]
    last_time: LastTime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejudged:
    """A call of which the other weights would have said something else."""

    id: ConsultationId
    started_at: datetime
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class RejudgedCalls:
    """How many calls were judged, and those whose verdict changes, oldest first."""

    judged: int
    changed: Sequence[Rejudged]


async def rejudge_calls(
    calls: AsyncIterator[AnsweredCall], old: Script, new: Script, tell: Callable[[int], None]
) -> RejudgedCalls:
    """Judge every call by both scripts; both times by what they hold, so that only the scripts differ.

    Args:
        calls: those in which anything was heard, oldest first.
        tell: is told every `TOLD_EVERY` calls how many are done.
    """
    judged, changed = 0, []
    async for call in calls:
        before, after = (judge_again(call.answers, call.last_time, script) for script in (old, new))
        if before != after:
            changed.append(Rejudged(id=call.id, started_at=call.started_at, before=before, after=after))
        judged += 1
        if judged % TOLD_EVERY == 0:
            tell(judged)
    return RejudgedCalls(judged=judged, changed=changed)


KEPT = 40
"""Calls of one change that are listed, the newest."""


@dataclass(slots=True, kw_only=True)
class ChangedVerdict:
    """What was said of some calls, and what would be said of them now."""

    before: Verdict
    after: Verdict
    n: int = 0
    calls: deque[tuple[ConsultationId, datetime]] = field(default_factory=lambda: deque(maxlen=KEPT))
    """The newest, oldest first."""


@dataclass(slots=True)
class Tally:
    """Calls judged so far by some weights, against others or against what was said when they were led."""

    judged: int = 0
    is_done: bool = False
    has_failed: bool = False
    """A mistake has ended it; nothing more comes."""
    changed: dict[tuple[Verdict, Verdict], ChangedVerdict] = field(default_factory=dict)

    def judge(self, call: AnsweredCall, against: Script | None, script: Script) -> None:
        """Judge one more call by a script, against another; against None it is what was said then."""
        before, after = (judge_again(call.answers, call.last_time, one) for one in (against, script))
        self.judged += 1
        if before != after:
            change = self.changed.setdefault((before, after), ChangedVerdict(before=before, after=after))
            change.n += 1
            change.calls.append((call.id, call.started_at))

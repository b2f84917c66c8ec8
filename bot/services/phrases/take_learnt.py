"""What a team's calls have taught: the changes that a night proposes, the calls lately judged by them, taking, dropping, undoing.

As with a draft of weights, what its reader saw judged is named by a sign in the button that takes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.calls.learnt_weights import LearntCue, LearntId, LearntWeights, learnt_in_force
from bot.domain.calls.reweigh import reweigh, strength_of
from bot.domain.calls.script import Script
from bot.domain.ids import EmployeeId, TeamId
from bot.domain.people.employee import Team
from bot.domain.people.permissions import Deed
from bot.domain.phrases.edited_text import sign_of
from bot.domain.supervision.scope import Scope, scope_of
from bot.services.act import Act
from bot.services.calls.rejudge_calls import ChangedVerdict, Tally
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.pages import Part, read_page
from bot.services.people.look_after_team import team_for
from bot.services.people.ports import AuditAction
from bot.services.phrases.change_weights import LOCK, house_script
from bot.services.phrases.edit_text import begin_editing, known_name
from bot.services.phrases.ports import WeightJudge
from bot.services.phrases.weigh_anew import WeighedAnew, Weighing, changed_so, counted

PAST_SIZE = 3
"""Decisions on a page of the history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningTeams:
    """The teams for which somebody decides, and those of them that are proposed something."""

    teams: Sequence[Team]
    proposed: frozenset[TeamId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What a team's calls speak for, and what that would have said of its calls lately."""

    team: Team
    is_one_of_many: bool
    """There is a list of teams to go back to."""
    heard: int
    """Cues heard in calls of which a person has said the type; where something is proposed, each change says it of itself."""
    in_force: int
    """Cues that weigh otherwise in this team than in the house."""
    proposal: LearntWeights | None
    """With cues as they weigh now, and would; none that weighs so already."""
    weighed: WeighedAnew
    sign: int
    """Of what is judged against what."""
    is_overtaken: bool = False
    """Something else was judged when the reader tapped: it is judged anew."""

    @property
    def may_be_taken(self) -> bool:
        """True when it changes something and all calls are judged."""
        return self.proposal is not None and bool(self.proposal.cues) and self.weighed.is_done


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLearnt:
    """What was ever decided for a team, newest first, and who did it."""

    team: Team
    read: Part[LearntWeights]
    names: Mapping[EmployeeId, str]
    """Of those whom the reader may know."""
    undoable: LearntId | None
    """What was taken last of what counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearntChanged:
    """Something was decided: what follows in all teams."""

    past: PastLearnt
    live: Sequence[LearntWeights]
    is_done: bool
    """What the button meant is so; a second tap may have changed nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _InTeam:
    now: Script
    """By the rows, not by what this process has heard of."""
    then: Script
    live: Sequence[LearntWeights]
    cues: Sequence[LearntCue]


async def list_teams(act: Act) -> LearningTeams:
    """Return the teams for which he decides.

    Raises:
        NotAllowed: he may not edit words, or looks after no team; the refusal is on record.
    """
    await begin_editing(act)
    scope = scope_of(act.employee, Deed.LEARN_WEIGHTS)
    if scope.is_nothing:
        await act.refuse(Deed.LEARN_WEIGHTS)
    teams = [one for one in await act.work.teams.all() if scope.holds(one.id, act.employee.id)]
    proposed = frozenset(one.team_id for one in await act.work.learnt_weights.open())
    return LearningTeams(teams=teams, proposed=proposed)


async def view_learnt(act: Act, judge: WeightJudge, weighing: Weighing, team_id: int) -> Learnt:
    """Look at what a team is proposed and how far the judging by it is; the first look begins it.

    Raises:
        NotFound: there is no such team.
        NotAllowed: the refusal is on record.
    """
    team = await _team(act, team_id)
    return await _viewed(act, judge, weighing, team, await act.work.learnt_weights.open_of(team.id))


async def list_learnt_change(act: Act, judge: WeightJudge, weighing: Weighing, team_id: int, key: str) -> ChangedVerdict:
    """Return one change that a proposal would make, with its newest calls.

    Raises:
        NotFound: nothing changes so, by now; or there is no such team.
        NotAllowed: the refusal is on record.
    """
    return changed_so((await view_learnt(act, judge, weighing, team_id)).weighed, key)


async def take_learnt(act: Act, judge: WeightJudge, weighing: Weighing, learnt_id: int, over: int) -> Learnt | LearntChanged:
    """Put a proposal in force in its team, if what its reader saw judged is what would be changed.

    Args:
        over: the sign of that, as `Learnt.sign` gives it.

    Raises:
        NotFound: another night has proposed something else.
        NotAllowed: the refusal is on record.
    """
    team, found = await _door(act, learnt_id)
    if not found.is_open:  # a second tap
        return await _changed(act, team, is_done=found.is_live)
    is_free = await act.work.lanes.try_job(LOCK)
    view = await _viewed(act, judge, weighing, team, found)
    if view.sign != over:
        return replace(view, is_overtaken=True)
    if not is_free or view.proposal is None or not view.proposal.cues:
        return view
    if await act.work.learnt_weights.take(view.proposal, act.employee.id, act.now):
        await _put_on_record(act, AuditAction.LEARNT_TAKEN, view.proposal)
    return await _changed(act, team, is_done=True)


async def drop_learnt(act: Act, learnt_id: int) -> LearntChanged:
    """Leave the weights as they are; its cues are not proposed again for a while.

    Raises:
        NotFound: another night has proposed something else.
        NotAllowed: the refusal is on record.
    """
    team, found = await _door(act, learnt_id)
    is_done = await act.work.learnt_weights.drop(found.id, act.employee.id, act.now)
    if is_done:
        await _put_on_record(act, AuditAction.LEARNT_DROPPED, found)
    return await _changed(act, team, is_done=is_done or found.dropped_at is not None)


async def undo_learnt(act: Act, learnt_id: int) -> LearntChanged:
    """Take back what was taken last in a team; what was not taken last changes nothing."""
    team, found = await _door(act, learnt_id)
    is_free = await act.work.lanes.try_job(LOCK)
    newest = _newest(await act.work.learnt_weights.live(team.id))
    is_meant = is_free and newest is not None and newest.id == found.id
    if is_meant:
        await act.work.learnt_weights.undo(found.id, act.now)
        await _put_on_record(act, AuditAction.LEARNT_UNDONE, found)
    return await _changed(act, team, is_done=is_meant)


async def read_past_learnt(act: Act, team_id: int, page: int) -> PastLearnt:
    """Return a page of what was ever taken or dropped in a team, newest first."""
    return await _past(act, await _team(act, team_id), page)


async def _team(act: Act, team_id: int) -> Team:
    await begin_editing(act)
    return await team_for(act, team_id, Deed.LEARN_WEIGHTS)


async def _door(act: Act, learnt_id: int) -> tuple[Team, LearntWeights]:
    await begin_editing(act)
    found = await act.work.learnt_weights.get(LearntId(learnt_id))
    if found is None:
        raise NotFound
    return await team_for(act, int(found.team_id), Deed.LEARN_WEIGHTS), found


async def _in_team(act: Act, judge: WeightJudge, team: Team, proposal: LearntWeights | None) -> _InTeam:
    live = await act.work.learnt_weights.live(team.id)
    learnt = {cue: one for cue, one in learnt_in_force(live).get(team.id, {}).items() if not judge.judge({cue: one})}
    now = reweigh(await house_script(act, judge), learnt)
    cues = [
        replace(one, before=before)
        for one in (proposal.cues if proposal else ())
        if (before := strength_of(now, one.cue)) not in (None, one.strength) and not judge.judge({one.cue: one.strength})
    ]
    return _InTeam(now=now, then=reweigh(now, {one.cue: one.strength for one in cues}), live=live, cues=cues)


async def _viewed(act: Act, judge: WeightJudge, weighing: Weighing, team: Team, proposal: LearntWeights | None) -> Learnt:
    here = await _in_team(act, judge, team, proposal)
    tally = Tally(is_done=True)
    if here.cues:
        scope = Scope(teams=frozenset({team.id}))
        tally = weighing.look(here.then, scope, act.now, against=here.now, is_of_team=True)
    await act.log(InteractionKind.WORDS_OPENED, learnt=str(team.id))
    return Learnt(
        team=team,
        is_one_of_many=len((await list_teams(act)).teams) > 1,
        heard=await act.work.learnt_weights.heard(team.id) if proposal is None else 0,
        in_force=len(learnt_in_force(here.live).get(team.id, {})),
        proposal=None if proposal is None else replace(proposal, cues=here.cues),
        weighed=counted(tally),
        sign=sign_of(f"{here.now.version} {here.then.version}"),
    )


async def _changed(act: Act, team: Team, *, is_done: bool) -> LearntChanged:
    return LearntChanged(past=await _past(act, team, 0), live=await act.work.learnt_weights.live(), is_done=is_done)


async def _past(act: Act, team: Team, page: int) -> PastLearnt:
    rows = act.work.learnt_weights

    async def decided(limit: int, skip: int) -> Sequence[LearntWeights]:
        return await rows.decided(team.id, limit, skip)

    async def count() -> int:
        return await rows.count_decided(team.id)

    read = await read_page(page, PAST_SIZE, decided, count)
    who = [one.decided_by for one in read.items if one.decided_by is not None]
    people = await act.work.employees.by_ids(who) if who else ()
    newest = _newest(await rows.live(team.id))
    return PastLearnt(
        team=team,
        read=read,
        names={one.id: name for one in people if (name := known_name(act, one)) is not None},
        undoable=None if newest is None else newest.id,
    )


def _newest(live: Sequence[LearntWeights]) -> LearntWeights | None:
    return live[-1] if live else None


async def _put_on_record(act: Act, action: AuditAction, learnt: LearntWeights) -> None:
    cues = " ".join(f"{one.cue.name}={one.strength}" for one in learnt.cues)
    await act.audit(action, team=str(learnt.team_id), learnt=str(learnt.id), cues=cues)

"""Two judge the same five calls blind: what one says is shown to the other only when both are ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.calls.consultation import Answer, Consultation
from bot.domain.calls.state import RESERVED
from bot.domain.calls.temperament import Recognition
from bot.domain.coaching.draw import by_chance, seed_of
from bot.domain.coaching.judging import CALLS_RATED, NAMED, JudgedCall, Judging, Mark, may_rate
from bot.domain.coaching.kappa import Kappa, kappa
from bot.domain.ids import EmployeeId, JudgingId, TeamId
from bot.domain.people.employee import Employee, Team
from bot.domain.people.permissions import Deed, Whose, may, where_stands
from bot.domain.supervision.period import Period, PeriodKind
from bot.services.act import Act
from bot.services.asked import forget_question
from bot.services.calls.call_view import CallView
from bot.services.calls.run_call import view_current
from bot.services.coaching.look_at_calls import MOST_LISTED, PERIODS
from bot.services.coaching.ports import TeamsCalls
from bot.services.coaching.two import zone_of
from bot.services.errors import NotAllowed, NotFound, NotYours
from bot.services.interaction_ports import InteractionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """With whom calls of a team may be judged."""

    team: Team
    rater: Employee


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A round in a list, and with whom it is."""

    judging: Judging
    other: Employee


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingsListed:
    """What somebody judges with others, and with whom he may begin."""

    shared: Sequence[Shared]
    partners: Sequence[Partner]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How far the two agree: in this round, and in all of their rounds that are done."""

    kinds: int
    """Calls of this round of which both name the same type."""
    fits: int
    kappa_kinds: Kappa | None
    kappa_fits: Kappa | None
    n: int
    """Calls of all those rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingView:
    """A round as one of the two sees it. Until both are ready the calls hold his own marks alone."""

    judging: Judging
    me: Employee
    other: Employee
    calls: Sequence[tuple[JudgedCall, Consultation]]
    agreed: Agreed | None = None

    @property
    def may_finish(self) -> bool:
        """True when he has judged every call and has not said so yet."""
        is_whole = all(self.judging.mark_of(call, self.me.id).is_whole for call, _ in self.calls)
        return is_whole and not self.judging.is_ready(self.me.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCallView:
    """One of the calls, opened: what was heard and said, and not what the bot made of it."""

    view: JudgingView
    judged: JudgedCall
    call: Consultation
    heard: Sequence[Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A round, and the other's call that is going on: its card stays the last message."""

    view: JudgingView
    live: CallView | None = None
    is_new: bool = True


async def list_judgings(act: Act) -> JudgingsListed:
    """List the rounds of which the employee is one of the two, and with whom he may begin one.

    Raises:
        NotAllowed.
    """
    if not may(act.employee.role, Deed.RATE, Whose.OWN_TEAM):
        await act.refuse(Deed.RATE)
    await forget_question(act)
    shared = []
    for one in await act.work.judgings.shared_by(act.employee.id, MOST_LISTED):
        other = await _other(act, one)
        if other is not None and one.holds_between(act.employee, other):
            shared.append(Shared(judging=one, other=other))
    teams = [team for team in await act.work.teams.all() if may_rate(act.employee, team.id)]
    people = await act.work.employees.active()
    partners = [Partner(team=team, rater=rater) for team in teams for rater in _who_may_judge(people, act.employee, team.id)]
    return JudgingsListed(shared=shared, partners=partners)


async def view_partner(act: Act, team: int, person: int) -> Partner:
    """Show with whom it is to be, for the days to be chosen.

    Raises:
        NotFound, NotAllowed.
    """
    where = where_stands(act.employee, TeamId(team))
    if not may(act.employee.role, Deed.RATE, where):
        await act.refuse(Deed.RATE, team=str(team))
    found = next((one for one in await act.work.teams.all() if one.id == team), None)
    rater = next((one for one in await _raters(act, TeamId(team)) if one.id == person), None)
    if found is None or rater is None:
        raise NotFound
    return Partner(team=found, rater=rater)


async def begin_judging(act: Act, team: int, person: int, kind: PeriodKind) -> Begun | Partner:
    """Draw five calls of a team and ask the other too; gives the partner where there are fewer than five.

    While a round of these two and this team is not done, it is that one.

    Raises:
        NotFound, NotAllowed.
    """
    partner = await view_partner(act, team, person)
    me, other = act.employee, partner.rater
    running = [one for one in await act.work.judgings.shared_by(me.id, MOST_LISTED) if not one.is_done]
    same = next((one for one in running if other.id in (one.first_id, one.second_id) and one.team_id == team), None)
    if same is not None:
        return Begun(view=await _view(act, same, other), is_new=False)
    if kind not in PERIODS:
        raise NotFound
    days = Period(kind=kind).days(act.now.astimezone(zone_of(me)).date())
    since, until = Period(kind=kind).bounds(act.now, zone_of(me))
    if since is None or until is None or days is None:
        raise NotFound
    looked_at = TeamsCalls(team_id=partner.team.id, since=since, until=until)
    calls = await act.work.judgings.candidates(looked_at, (me.id, other.id))
    if len(calls) < CALLS_RATED:
        return partner
    seed = seed_of(days[0])
    drawn = by_chance(seed, calls)[:CALLS_RATED]
    live = await view_current(act, other)
    judging = await act.work.judgings.add(
        first_id=me.id, second_id=other.id, looked_at=looked_at, seed=seed, n=len(calls), drawn=drawn, at=act.now
    )
    await _log(act, judging, "begun")
    return Begun(view=await _view(act, judging, other), live=live)


async def view_judging(act: Act, judging_id: int) -> JudgingView:
    """Look at a round.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    judging, other = await _door(act, judging_id)
    await forget_question(act)
    return await _view(act, judging, other)


async def open_judged_call(act: Act, judging_id: int, position: int) -> JudgedCallView:
    """Open one of its calls.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    view = await view_judging(act, judging_id)
    found = next(((judged, call) for judged, call in view.calls if judged.position == position), None)
    if found is None:
        raise NotFound
    answers = await act.work.consultations.answers(found[1].id)
    heard = [one for one in answers if one.question_id not in RESERVED]
    return JudgedCallView(view=view, judged=found[0], call=found[1], heard=heard)


async def rate_kind(act: Act, judging_id: int, position: int, kind: Recognition) -> JudgedCallView:
    """Say which type it was; nothing is changed once he is ready.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    seen = await open_judged_call(act, judging_id, position)
    if kind not in NAMED:
        raise NotFound
    return await _mark(act, seen, kind=kind)


async def rate_fit(act: Act, judging_id: int, position: int, *, fits: bool) -> JudgedCallView:
    """Say whether the sentences suited this client.

    Raises:
        NotFound, NotYours, NotAllowed.
    """
    return await _mark(act, await open_judged_call(act, judging_id, position), fits=fits)


async def finish_judging(act: Act, judging_id: int) -> JudgingView:
    """Say that one is ready: from now on nothing is changed, and once both are, each sees what the other said.

    Raises:
        NotFound: a call is not judged yet.
        NotYours, NotAllowed.
    """
    view = await view_judging(act, judging_id)
    judging, me = view.judging, act.employee.id
    if judging.is_ready(me):
        return view
    if not view.may_finish:
        raise NotFound
    stored = await act.work.judgings.get(judging.id)
    if stored is None:
        raise NotFound
    is_first = me == stored.first_id
    done = replace(stored, first_done_at=act.now) if is_first else replace(stored, second_done_at=act.now)
    await act.work.judgings.save(done)
    await _log(act, done, "ready")
    return await _view(act, done, view.other)


async def _mark(act: Act, seen: JudgedCallView, kind: Recognition | None = None, *, fits: bool | None = None) -> JudgedCallView:
    judging, me = seen.view.judging, act.employee.id
    if judging.is_ready(me):
        return seen
    was = judging.mark_of(seen.judged, me)
    mark = Mark(kind=was.kind if kind is None else kind, fits=was.fits if fits is None else fits)
    await act.work.judgings.mark(judging, seen.judged.position, me, mark)
    return await open_judged_call(act, int(judging.id), seen.judged.position)


async def _door(act: Act, judging_id: int) -> tuple[Judging, Employee]:
    """Return a round to one of the two, and the other.

    Raises:
        NotFound: there is none of that id (any more).
        NotYours, NotAllowed: he is none of the two, or one of them looks after the team no more; on record.
    """
    judging = await act.work.judgings.get(JudgingId(judging_id))
    if judging is None:
        raise NotFound
    if act.employee.id not in (judging.first_id, judging.second_id):
        await act.refuse(Deed.RATE, NotYours, judging=str(judging_id))
    other = await _other(act, judging)
    if other is None or not judging.holds_between(act.employee, other):
        await act.refuse(Deed.RATE, NotAllowed, judging=str(judging_id))
    return judging, other


async def _other(act: Act, judging: Judging) -> Employee | None:
    other = judging.second_id if act.employee.id == judging.first_id else judging.first_id
    return await act.work.employees.get(other)


async def _raters(act: Act, team_id: TeamId) -> Sequence[Employee]:
    """Return the others who may judge calls of a team: who looks after it, and the owners."""
    return _who_may_judge(await act.work.employees.active(), act.employee, team_id)


def _who_may_judge(people: Sequence[Employee], me: Employee, team_id: TeamId) -> Sequence[Employee]:
    return [one for one in people if one.id != me.id and may_rate(one, team_id)]


async def _view(act: Act, judging: Judging, other: Employee) -> JudgingView:
    calls = []
    for judged in judging.calls:
        call = await act.work.consultations.get(judged.call_id)
        if call is None:
            raise NotFound
        calls.append((judged if judging.is_done else _blind(judging, judged, act.employee.id), call))
    shown = judging if judging.is_done else replace(judging, calls=[judged for judged, _ in calls])
    agreed = await _agreed(act, judging, other) if judging.is_done else None
    return JudgingView(judging=shown, me=act.employee, other=other, calls=calls, agreed=agreed)


def _blind(judging: Judging, judged: JudgedCall, me: EmployeeId) -> JudgedCall:
    """Take away what the other says."""
    return replace(judged, second=Mark()) if me == judging.first_id else replace(judged, first=Mark())


async def _agreed(act: Act, judging: Judging, other: Employee) -> Agreed:
    two = {act.employee.id, other.id}
    rounds = [
        one
        for one in await act.work.judgings.shared_by(act.employee.id, MOST_LISTED)
        if {one.first_id, one.second_id} == two and one.is_done and one.id != judging.id
    ]
    calls = [call for one in (judging, *rounds) for call in one.calls]
    return Agreed(
        kinds=sum(call.first.kind == call.second.kind for call in judging.calls),
        fits=sum(call.first.fits == call.second.fits for call in judging.calls),
        kappa_kinds=kappa([(call.first.kind, call.second.kind) for call in calls]),
        kappa_fits=kappa([(call.first.fits, call.second.fits) for call in calls]),
        n=len(calls),
    )


async def _log(act: Act, judging: Judging, step: str) -> None:
    await act.log(InteractionKind.RATED, judging=str(judging.id), step=step)

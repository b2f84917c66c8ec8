"""Choosing which calls to look at: what somebody may choose, and what is kept of it for his next visit.

A choice narrows what somebody may see and never widens it: the scope of the table of permissions stands in every filter. What a
button names is held against that scope all the same, so that a forged one is put on record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.ids import ChatId, EmployeeId, TeamId
from bot.domain.names import NO_NAME, tidy_name
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.people.permissions import Deed, may, where_stands, whose
from bot.domain.supervision.choice import ALL_CALLS, Choice, read_choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.scope import NOTHING, Scope, scope_of
from bot.services.act import Act
from bot.services.clients.ports import Client
from bot.services.errors import NotFound
from bot.services.interaction_ports import LogFilter
from bot.services.log.ports import Number
from bot.services.text_ports import PROMPT_LASTS, Prompt, PromptKind

MOST_OFFERED = 6
"""Clients that are offered for a typed name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A choice with the names of what it names, and how many calls it is."""

    choice: Choice
    number: Number
    today: date
    """Where the reader is."""
    time_zone: str = "UTC"
    """Of the reader."""
    employee: str | None = None
    team: str | None = None
    client: str | None = None
    is_of_several: bool
    """The reader may see calls of others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleOffered:
    """Whose calls can be chosen: people, and where there are several, teams."""

    chosen: Chosen
    people: Sequence[Employee]
    teams: Sequence[Team]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientsOffered:
    """Clients who may be meant by a typed name."""

    chosen: Chosen
    text: str
    """The name as it would be kept."""
    found: Sequence[Client]
    teams: Mapping[TeamId, str]
    """Names, where there are several."""


def scope(act: Act) -> Scope:
    """Return which calls somebody may see at all."""
    return scope_of(act.employee, Deed.READ_LOG)


def filter_of(act: Act, choice: Choice) -> LogFilter:
    """Return the filter of a choice, within what the reader may see; days are those of where he is."""
    since, until = choice.period.bounds(act.now, ZoneInfo(act.employee.time_zone))
    return replace(filter_within(scope(act), choice), since=since, until=until)


def filter_within(within: Scope, choice: Choice) -> LogFilter:
    """Return the filter of a choice within a scope, without its period."""
    if choice.team is not None:
        may_see = within.teams is None or choice.team in within.teams
        within = replace(within, teams=frozenset({choice.team})) if may_see else NOTHING
    return LogFilter(
        scope=within,
        employee_id=choice.employee,
        client_id=choice.client,
        temperament=None if choice.temperament is None else choice.temperament.value,
        intent=None if choice.wants is None else f"{choice.wants}/{choice.can}",
        outcome=None if choice.outcome is None else choice.outcome.value,
        said=choice.said,
        practice=choice.practice,
        is_open=choice.is_open,
        is_unfit=choice.is_unfit,
    )


async def kept_choice(act: Act) -> Choice:
    """Return what somebody has chosen last; what he may not choose any more is left out of it."""
    choice = await act.work.call_log.choice_of(act.employee.id)
    if choice is None:
        return unfiltered(act)
    within = scope(act)
    if choice.team is not None and (within.employee is not None or not (within.teams is None or choice.team in within.teams)):
        choice = replace(choice, team=None)
    if choice.employee is not None:
        target = None if within.employee is not None else await act.work.employees.get(choice.employee)
        if target is None or not await _may_choose(act, target):
            choice = replace(choice, employee=None)
    if choice.client is not None:
        client = await act.work.clients.get(choice.client)
        if client is None or not may(act.employee.role, Deed.SEE_CLIENT, where_stands(act.employee, client.team_id)):
            choice = replace(choice, client=None)
    return choice


def unfiltered(act: Act) -> Choice:
    """Return what somebody sees as long as nothing is chosen: all calls; a trainee has led none but practice calls."""
    return replace(ALL_CALLS, practice=act.employee.role is Role.TRAINEE)


async def look_at_choice(act: Act) -> Chosen:
    """Return what somebody has chosen, with names and the number of calls."""
    return await named(act, await kept_choice(act))


async def permitted(act: Act, written: str) -> Choice:
    """Read a choice that a button carries.

    Raises:
        NotFound: there is no such thing to choose (any more).
        NotAllowed: it names what the reader may not see; the refusal is on record.
    """
    try:
        choice = read_choice(written)
    except ValueError:
        raise NotFound from None
    await require_choice(act, choice)
    return choice


async def look_at(act: Act, written: str) -> Chosen:
    """Return what a button carries with names and the number of calls; whoever shows it keeps the choice.

    Raises:
        NotFound, NotAllowed: as `permitted`.
    """
    return await named(act, await permitted(act, written))


async def keep(act: Act, choice: Choice) -> None:
    """Keep what somebody has chosen for his next visit."""
    await act.work.call_log.keep_choice(act.employee.id, choice, act.now)


async def choose(act: Act, written: str) -> Chosen:
    """Take a choice that a button carries, and keep it.

    Raises:
        NotFound, NotAllowed: as `permitted`.
    """
    return await _keep(act, await permitted(act, written))


async def _keep(act: Act, choice: Choice) -> Chosen:
    await keep(act, choice)
    return await named(act, choice)


async def require_choice(act: Act, choice: Choice) -> None:
    """Hold what a choice names against the table of permissions.

    Raises:
        NotFound: there is nothing of that number (any more).
        NotAllowed: it names what the reader may not see; the refusal is on record.
    """
    if choice.team is not None and not _is_own(act, choice.team, choice.employee):
        await act.require(Deed.READ_LOG, where_stands(act.employee, choice.team), team=str(choice.team))
    if choice.employee is not None:
        await _require_person(act, choice.employee)
    if choice.client is not None:
        await act.own_client(choice.client, Deed.SEE_CLIENT)


def _is_own(act: Act, team: TeamId, employee: EmployeeId | None) -> bool:
    """Tell whether these are calls of a reader who sees no calls but his own."""
    within = scope(act)
    return employee is not None and employee == within.employee and within.holds(team, employee)


async def _require_person(act: Act, number: EmployeeId) -> None:
    """Let somebody be chosen who works where the reader may look, or has led a call there."""
    target = await act.work.employees.get(number)
    if target is None:
        raise NotFound
    if not await _may_choose(act, target):
        await act.require(Deed.READ_LOG, whose(act.employee, target), employee=str(number))


async def _may_choose(act: Act, target: Employee) -> bool:
    """Tell whether somebody works where the reader may look, or has led a call there."""
    if may(act.employee.role, Deed.READ_LOG, whose(act.employee, target)):
        return True
    his = LogFilter(scope=scope(act), employee_id=target.id, practice=True)
    return not his.scope.is_nothing and bool((await act.work.call_log.walk(his, None, 1)).calls)


async def named(act: Act, choice: Choice) -> Chosen:
    """Look up the names of what a choice names, and count its calls."""
    within, which = scope(act), filter_of(act, choice)
    people = [] if choice.employee is None else await act.work.employees.by_ids([choice.employee])
    client = None if choice.client is None else await act.work.clients.get(choice.client)
    if choice.client is not None and client is None:  # he was erased, or is one with another by now
        choice = replace(choice, client=None)
        return await _keep(act, choice)
    return Chosen(
        choice=choice,
        number=await act.work.call_log.number(which),
        today=act.now.astimezone(ZoneInfo(act.employee.time_zone)).date(),
        time_zone=act.employee.time_zone,
        employee=people[0].name if people else None,
        team=next((team.name for team in await _teams(act) if team.id == choice.team), None),
        client=None if client is None else client.name,
        is_of_several=within.employee is None,
    )


async def offer_people(act: Act, *, of_every_team: bool = False) -> PeopleOffered:
    """Offer whose calls can be chosen: those who work, or have worked, in the teams that the reader looks after.

    Args:
        of_every_team: also where a team is chosen.

    Raises:
        NotAllowed: he sees no calls but his own; the refusal is on record.
    """
    within = scope(act)
    if within.employee is not None or within.is_nothing:
        await act.refuse(Deed.READ_LOG)
    chosen = await look_at_choice(act)
    teams = await _teams(act)
    of = [team.id for team in teams if of_every_team or chosen.choice.team in (None, team.id)]
    people = [
        person
        for team in of
        for person in [*await act.work.employees.of_team(team), *await act.work.employees.removed_from(team)]
    ]
    return PeopleOffered(chosen=chosen, people=people, teams=teams if len(teams) > 1 else ())


async def _teams(act: Act) -> Sequence[Team]:
    within = scope(act)
    if within.employee is not None:
        return ()
    teams = [*await act.work.teams.all(), *await act.work.teams.closed()]
    return [team for team in teams if within.teams is None or team.id in within.teams]


async def ask(act: Act, chat_id: int, kind: PromptKind) -> Chosen:
    """Let the next text be what is looked for: a client, or days."""
    prompt = Prompt(chat_id=ChatId(chat_id), kind=kind, subject=str(act.employee.id), until=act.now + PROMPT_LASTS)
    await act.work.prompts.put(prompt)
    return await look_at_choice(act)


async def find_clients(act: Act, text: str) -> ClientsOffered:
    """Look for the client whose name was typed: by its beginning, and else by its spelling."""
    chosen = await look_at_choice(act)
    within = scope(act)
    text = tidy_name(text) or NO_NAME
    teams = [*await act.work.teams.all(), *await act.work.teams.closed()]
    seen = [team for team in teams if within.teams is None or team.id in within.teams]
    found = [one.client for team in seen for one in await act.work.clients.find(team.id, text, MOST_OFFERED)][:MOST_OFFERED]
    if not found:
        found = list(await act.work.call_log.clients_near(LogFilter(scope=within), text, MOST_OFFERED))
    names = {team.id: team.name for team in seen} if len(seen) > 1 else {}
    return ClientsOffered(chosen=chosen, text=text, found=found, teams=names)


async def choose_days(act: Act, first: date, last: date) -> Chosen:
    """Choose days that were typed, in whichever order."""
    first, last = sorted((first, last))
    choice = await kept_choice(act)
    return await _keep(act, replace(choice, period=Period(kind=PeriodKind.DAYS, first=first, last=last)))

"""/team: the teams, a team, a colleague, and the questions before he is changed.

All of it lives in one message, edited in place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.people.permissions import Deed
from bot.screens.action import Action, encode
from bot.screens.erasing.actions import AskErasePerson, ListRemoved, ShowRetention
from bot.screens.page import NAME_SHOWN, PAGE_SIZE, button, chosen, page, pager, part, short
from bot.screens.people.actions import (
    Ask,
    AskAbout,
    AskCloseTeam,
    AskInvite,
    AskTeamName,
    CloseTeam,
    HandOver,
    ListClosedTeams,
    ListInvites,
    MoveTo,
    OpenTeam,
    RemovePerson,
    SetBlocked,
    SetEditor,
    SetFurtherTeam,
    SetMentor,
    SetRole,
    ShowPerson,
    ShowTeam,
    ShowTeams,
)
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.actions import VisitTrainee
from bot.services.outgoing_ports import Slot
from bot.services.people.change_colleague import Handed, PersonView
from bot.services.people.close_team import ClosingAsked
from bot.services.people.look_after_team import NEW_TEAM, TeamsView, TeamView

TEAM_SLOT = SlotKind(name="team", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE}))
ICONS = {Role.OWNER: "👑", Role.SUPERVISOR: "🧭", Role.MANAGER: "🎧", Role.TRAINEE: "🎓"}
BLOCKED = "🚫"
HALF_ROW = 16
"""Characters of a name that shares its row with another."""

T = TypeVar("T")


def team_slot(chat_id: ChatId) -> Slot:
    """Return the slot of the one message of /team."""
    return TEAM_SLOT.in_chat(chat_id)


def show_team(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the message of /team."""
    return Show(slot=team_slot(chat_id), screen=screen, is_anew=is_anew)


def teams_screen(view: TeamsView, texts: Texts, number: int = 0) -> Screen:
    """List the teams that somebody looks after."""
    rows = _listed(view.teams, number, texts, _team_button(texts), lambda at: ShowTeams(page=at))
    if view.closed:
        rows.append([button(texts, "button.teams_closed", ListClosedTeams(page=0), n=view.closed)])
    rows.append(
        [
            *([button(texts, "button.team_add", AskTeamName(team=NEW_TEAM))] if view.may_add else []),
            button(texts, "button.team_invites", ListInvites(page=0)),
        ]
    )
    return page(texts, texts.plain("team.teams"), note=texts.plain("team.teams_note"), keyboard=rows)


def closed_teams_screen(teams: Sequence[Team], texts: Texts, number: int = 0) -> Screen:
    """List the teams that are closed."""
    rows = _listed(teams, number, texts, _team_button(texts), lambda at: ListClosedTeams(page=at))
    back = button(texts, "button.teams_back", ShowTeams(page=0))
    return page(texts, texts.plain("team.closed_teams"), keyboard=[*rows, [back]])


def close_team_screen(asked: ClosingAsked, texts: Texts) -> Screen:
    """Ask whether a team is really to be closed: what stays behind, and what ends."""
    team = int(asked.team.id)
    numbers = {"clients": asked.clients, "promises": asked.promises, "invites": asked.invites}
    lines = [texts.plain("team.closing_numbers", **numbers)] if any(numbers.values()) else []
    yes = button(texts, "button.team_close_yes", CloseTeam(team=team))
    back = button(texts, "button.team_back", ShowTeam(team=team, page=0))
    return page(texts, asked.team.name, lines=lines, note=texts.plain("team.ask_close"), keyboard=[[yes], [back]])


def _closed_screen(view: TeamView, me: Employee, texts: Texts) -> Screen:
    """Show a team that is closed: it can be opened, and whoever has left it can be erased."""
    team = int(view.team.id)
    rows = [
        [button(texts, "button.team_open", OpenTeam(team=team))] if view.may_close else [],
        [button(texts, "button.team_removed", ListRemoved(team=team, page=0), n=view.removed)] if view.removed else [],
        [button(texts, "button.retention", ShowRetention(team=team))] if view.may_retain else [],
        [button(texts, "button.teams_back", ShowTeams(page=0))],
    ]
    closed = view.team.closed_at
    note = "" if closed is None else texts.plain("team.closed", at=texts.moment(closed, me.time_zone))
    return page(texts, view.team.name, note=note, keyboard=rows)


def _team_button(texts: Texts) -> Callable[[Team, int], Button]:
    def team_button(team: Team, room: int) -> Button:
        size = f"{team.size}"
        name = short(team.name, room if room == NAME_SHOWN else room - len(size))
        return button(texts, "team.team", ShowTeam(team=int(team.id), page=0), name=name, n=team.size)

    return team_button


def team_screen(view: TeamView, me: Employee, texts: Texts, number: int = 0) -> Screen:
    """Show a team and the people in it."""
    team = int(view.team.id)
    if view.team.closed_at is not None:
        return _closed_screen(view, me, texts)

    def person_button(one: Employee, room: int) -> Button:
        icon = ICONS[one.role] if one.has_access else BLOCKED
        return button(texts, "team.person", ShowPerson(person=int(one.id)), icon=icon, name=short(one.name, room))

    rows = _listed(view.people, number, texts, person_button, lambda at: ShowTeam(team=team, page=at))
    rows.append(
        [
            button(texts, "button.team_invite", AskInvite(team=team)),
            button(texts, "button.team_invites", ListInvites(page=0)),
        ]
    )
    rows.append(
        [
            *([button(texts, "button.team_rename", AskTeamName(team=team))] if view.may_rename else []),
            *([button(texts, "button.teams_back", ShowTeams(page=0))] if view.is_one_of_many else []),
        ]
    )
    if view.may_close:
        rows.append([button(texts, "button.team_close", AskCloseTeam(team=team))])
    rows.append(
        [
            *([button(texts, "button.retention", ShowRetention(team=team))] if view.may_retain else []),
            *([button(texts, "button.team_removed", ListRemoved(team=team, page=0), n=view.removed)] if view.removed else []),
        ]
    )
    if not view.people:
        note = texts.plain("team.empty")
    elif [one.id for one in view.people] == [me.id]:
        note = texts.plain("team.alone")
    else:
        note = texts.plain("team.people", n=len(view.people))
    return page(texts, view.team.name, note=note, keyboard=rows)


def person_screen(view: PersonView, me: Employee, texts: Texts) -> Screen:
    """Show a colleague and what may be done to him by who looks."""
    him = view.employee
    person = int(him.id)
    lines = [
        texts.plain("team.role", role=texts.plain(f"role.{him.role}")),
        texts.plain("team.in_team", team=view.team.name),
        *([texts.plain("team.further", teams=", ".join(team.name for team in view.further))] if view.further else []),
        *([texts.plain("team.mentor", name=view.mentor.name)] if view.mentor else []),
        *([texts.plain("team.editor")] if him.is_editor else []),
        *([texts.plain("team.blocked", at=texts.moment(him.blocked_at, me.time_zone))] if him.blocked_at else []),
    ]
    note = texts.plain("team.yourself") if him.id == me.id else ""

    def ask(deed: Deed, key: str, what: Ask) -> list[Button]:
        return [button(texts, key, AskAbout(person=person, what=what, page=0))] if deed in view.deeds else []

    block = (
        ask(Deed.BLOCK, "button.person_block", Ask.BLOCK)
        if him.blocked_at is None
        else [button(texts, "button.person_unblock", SetBlocked(person=person, on=0))]
        if Deed.BLOCK in view.deeds
        else []
    )
    editor = "button.person_no_editor" if him.is_editor else "button.person_editor"
    is_marked = SetEditor(person=person, on=int(not him.is_editor))
    mark = [button(texts, editor, is_marked)] if Deed.GIVE_EDITOR in view.deeds else []
    rows = [
        [*ask(Deed.RENAME_PERSON, "button.person_rename", Ask.NAME), *ask(Deed.SET_ROLE, "button.person_role", Ask.ROLE)],
        [*ask(Deed.MOVE, "button.person_move", Ask.TEAM), *ask(Deed.NAME_MENTOR, "button.person_mentor", Ask.MENTOR)],
        [
            *ask(Deed.GIVE_TEAM, "button.person_further", Ask.FURTHER),
            *([button(texts, "button.person_path", VisitTrainee(person=person))] if Deed.SEE_TRAINEE in view.deeds else []),
        ],
        [*mark, *ask(Deed.HAND_OVER, "button.person_hand_over", Ask.HEIR)],
        [*block, *ask(Deed.REMOVE, "button.person_remove", Ask.REMOVE)],
        [button(texts, "button.team_back", ShowTeam(team=int(view.team.id), page=0))],
    ]
    return page(texts, _titled(him), lines=lines, note=note, keyboard=rows)


def roles_screen(view: PersonView, roles: Sequence[Role], texts: Texts) -> Screen:
    """Ask which role a colleague is to have."""
    him, person = view.employee, int(view.employee.id)
    rows = []
    for role in roles:
        # An owner is made only after asking once more.
        is_question = role is Role.OWNER and him.role is not Role.OWNER
        action = AskAbout(person=person, what=Ask.OWNER, page=0) if is_question else SetRole(person=person, role=role)
        label = f"{ICONS[role]} {texts.plain(f'role.{role}')}"
        rows.append([_labelled(chosen(texts, label, is_so=role is him.role), action)])
    return page(texts, texts.plain("team.ask_role", name=him.name), keyboard=[*rows, _back_to(person, texts)])


def move_screen(view: PersonView, teams: Sequence[Team], texts: Texts, number: int = 0) -> Screen:
    """Ask to which team a colleague is to be moved."""
    him, person = view.employee, int(view.employee.id)

    def team_button(team: Team, room: int) -> Button:
        label = chosen(texts, short(team.name, room), is_so=team.id == him.team_id)
        return _labelled(label, MoveTo(person=person, team=int(team.id)))

    rows = _listed(teams, number, texts, team_button, lambda at: AskAbout(person=person, what=Ask.TEAM, page=at))
    title = texts.plain("team.ask_team", name=him.name)
    keyboard = [*rows, _give_first(view, texts), _back_to(person, texts)]
    return page(texts, title, note=_promises(view, texts), keyboard=keyboard)


def further_teams_screen(view: PersonView, teams: Sequence[Team], texts: Texts, number: int = 0) -> Screen:
    """Ask which teams a supervisor is to look after besides his own; a tap gives one, or takes it away."""
    him, person = view.employee, int(view.employee.id)

    def team_button(team: Team, room: int) -> Button:
        is_his = team.id in him.further_teams
        action = SetFurtherTeam(person=person, team=int(team.id), on=int(not is_his))
        return _labelled(chosen(texts, short(team.name, room), is_so=is_his), action)

    rows = _listed(teams, number, texts, team_button, lambda at: AskAbout(person=person, what=Ask.FURTHER, page=at))
    note = "" if teams else texts.plain("team.no_further")
    return page(texts, texts.plain("team.ask_further", name=him.name), note=note, keyboard=[*rows, _back_to(person, texts)])


def mentors_screen(view: PersonView, mentors: Sequence[Employee], texts: Texts, number: int = 0) -> Screen:
    """Ask who is to look after a colleague."""
    him, person = view.employee, int(view.employee.id)
    present = view.mentor.id if view.mentor else None

    def mentor_button(one: Employee, room: int) -> Button:
        label = chosen(texts, f"{ICONS[one.role]} {short(one.name, room)}", is_so=one.id == present)
        return _labelled(label, SetMentor(person=person, mentor=int(one.id)))

    rows = _listed(mentors, number, texts, mentor_button, lambda at: AskAbout(person=person, what=Ask.MENTOR, page=at))
    if present is not None:
        rows.append([button(texts, "button.person_no_mentor", SetMentor(person=person, mentor=0))])
    note = texts.plain("team.mentor_advice" if mentors else "team.no_mentors")
    return page(texts, texts.plain("team.ask_mentor", name=him.name), note=note, keyboard=[*rows, _back_to(person, texts)])


def heirs_screen(view: PersonView, heirs: Sequence[Employee], texts: Texts, number: int = 0) -> Screen:
    """Ask to whom a colleague's clients and promised calls are to go."""
    him, person = view.employee, int(view.employee.id)

    def heir_button(one: Employee, room: int) -> Button:
        return _labelled(f"{ICONS[one.role]} {short(one.name, room)}", HandOver(person=person, heir=int(one.id)))

    rows = _listed(heirs, number, texts, heir_button, lambda at: AskAbout(person=person, what=Ask.HEIR, page=at))
    note = texts.plain("team.no_mentors") if not heirs else ""
    title = texts.plain("team.ask_heir", name=him.name)
    return page(texts, title, lines=[_his(view, texts)], note=note, keyboard=[*rows, _back_to(person, texts)])


def handed_screen(view: PersonView, handed: Handed, texts: Texts) -> Screen:
    """Say what has gone to whom; he may be moved or removed next."""
    person = int(view.employee.id)
    line = texts.plain("team.handed", name=handed.heir.name, clients=handed.clients, promises=len(handed.promises))
    next_to_it = [
        button(texts, key, AskAbout(person=person, what=what, page=0))
        for deed, key, what in (
            (Deed.MOVE, "button.person_move", Ask.TEAM),
            (Deed.REMOVE, "button.person_remove", Ask.REMOVE),
        )
        if deed in view.deeds
    ]
    return page(texts, _titled(view.employee), lines=[line], keyboard=[next_to_it, _back_to(person, texts)])


def _his(view: PersonView, texts: Texts) -> str:
    return texts.plain("team.his_clients", clients=view.clients, promises=view.promises)


def _give_first(view: PersonView, texts: Texts) -> list[Button]:
    """Offer to hand over what would be left behind, where there is anything."""
    if Deed.HAND_OVER not in view.deeds or not (view.clients or view.promises):
        return []
    return [button(texts, "button.person_hand_over", AskAbout(person=int(view.employee.id), what=Ask.HEIR, page=0))]


def really_screen(view: PersonView, what: Ask, texts: Texts) -> Screen:
    """Ask once more before something is done that is not to be done by a slip of the thumb."""
    him, person = view.employee, int(view.employee.id)
    if what is Ask.OWNER:
        question, yes = "team.ask_owner", button(texts, "button.person_owner", SetRole(person=person, role=Role.OWNER))
    elif what is Ask.BLOCK:
        question, yes = "team.ask_block", button(texts, "button.person_block_yes", SetBlocked(person=person, on=1))
    else:
        question, yes = "team.ask_remove", button(texts, "button.person_remove_yes", RemovePerson(person=person))
    lines = [promises] if (promises := _promises(view, texts)) else []
    note = texts.plain(question, name=him.name)
    first = _give_first(view, texts) if what is Ask.REMOVE else []
    return page(texts, _titled(him), lines=lines, note=note, keyboard=[first, [yes], _back_to(person, texts)])


def _promises(view: PersonView, texts: Texts) -> str:
    """Say how many promised calls would stay behind; nothing when there are none."""
    return texts.plain("team.promises", n=view.promises) if view.promises else ""


def write_name_screen(view: PersonView, texts: Texts) -> Screen:
    """Ask for a colleague's name, which is typed."""
    him = view.employee
    note = texts.plain("team.write_name", name=him.name)
    return page(texts, _titled(him), note=note, keyboard=[_back_to(int(him.id), texts)])


def write_team_screen(team: Team | None, texts: Texts) -> Screen:
    """Ask for a team's name, which is typed; None stands for a new team."""
    if team is None:
        back = button(texts, "button.team_back", ShowTeams(page=0))
        return page(texts, texts.plain("team.teams"), note=texts.plain("team.write_new_team"), keyboard=[[back]])
    back = button(texts, "button.team_back", ShowTeam(team=int(team.id), page=0))
    return page(texts, team.name, note=texts.plain("team.write_team", name=team.name), keyboard=[[back]])


def removed_screen(view: PersonView, texts: Texts) -> Screen:
    """Say that a colleague is removed; the owner may go on and erase him."""
    back = button(texts, "button.team_back", ShowTeam(team=int(view.team.id), page=0))
    erase = [button(texts, "button.person_erase", AskErasePerson(person=int(view.employee.id)))]
    rows = [erase if Deed.ERASE in view.deeds else [], [back]]
    return page(texts, view.team.name, note=texts.plain("team.removed", name=view.employee.name), keyboard=rows)


def _listed(
    everything: Sequence[T], number: int, texts: Texts, to_button: Callable[[T, int], Button], at: Callable[[int], Action]
) -> list[list[Button]]:
    """Return a page of a list as rows of buttons, and the row that walks through pages.

    A few stand one below the other; more than those in two columns, so that most teams need no pages.

    Args:
        to_button: makes the button of one, with room for so many characters of a name.
    """
    columns, room = (1, NAME_SHOWN) if len(everything) <= PAGE_SIZE else (2, HALF_ROW)
    size = PAGE_SIZE * columns
    shown, number = part(everything, number, size)
    buttons = [to_button(one, room) for one in shown]
    rows = [buttons[place : place + columns] for place in range(0, len(buttons), columns)]
    return [*rows, pager(texts, number, has_more=(number + 1) * size < len(everything), at=at)]


def _titled(one: Employee) -> str:
    return f"{ICONS[one.role] if one.has_access else BLOCKED} {one.name}"


def _labelled(label: str, action: AskAbout | SetRole | MoveTo | SetMentor | SetFurtherTeam | HandOver) -> Button:
    return Button(label=label, action=encode(action))


def _back_to(person: int, texts: Texts) -> list[Button]:
    return [button(texts, "button.team_back", ShowPerson(person=person))]

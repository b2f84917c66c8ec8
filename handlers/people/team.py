"""/team: taps and typed names about colleagues and teams."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Message

from bot.domain.ids import ChatId
from bot.domain.people.permissions import Deed
from bot.screens.menu import menu_of
from bot.screens.people import team as screens
from bot.screens.people.actions import (
    Ask,
    AskAbout,
    AskCloseTeam,
    AskTeamName,
    ChooseMentor,
    CloseTeam,
    HandOver,
    ListClosedTeams,
    MoveTo,
    OpenTeam,
    RemovePerson,
    SetBlocked,
    SetEditor,
    SetFurtherTeam,
    SetMentor,
    SetRole,
    ShowPerson,
    ShowPromisesLeft,
    ShowTeam,
    ShowTeams,
)
from bot.screens.people.colleague_chat import his_side
from bot.screens.people.left import closed_with_team, handed_messages, promises_page, promises_slot, told_of_left
from bot.screens.screen import Outgoing, Screen, Show
from bot.screens.turn import Reply, Turn
from bot.services.people import change_colleague, leave_team, look_after_team
from bot.services.people import close_team as closing
from bot.services.people.change_colleague import PersonChanged
from bot.services.people.invitations import seen_by_maker
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.people.closing import close_ended
from handlers.people.entrance import told_to_maker
from handlers.showing import above_the_card, removal


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show the team, or the teams to whom looks after several, at the bottom of the chat."""
    del message  # nothing is given behind the command
    shown = screens.show_team(turn.chat_id, await _first_screen(turn, deps), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def _first_screen(turn: Turn, deps: Dependencies) -> Screen:
    act = act_of(turn, deps)
    texts = texts_of(turn, deps)
    view = await look_after_team.view_teams(act)
    if len(view.teams) + view.closed > 1:
        return screens.teams_screen(view, texts)
    return screens.team_screen(await look_after_team.view_team(act, int(act.employee.team_id)), act.employee, texts)


async def show_teams(turn: Turn, deps: Dependencies, action: ShowTeams) -> Reply:
    """The list of teams was asked for."""
    act = act_of(turn, deps)
    view = await look_after_team.view_teams(act)
    return _edited(turn, screens.teams_screen(view, texts_of(turn, deps), action.page))


async def list_closed_teams(turn: Turn, deps: Dependencies, action: ListClosedTeams) -> Reply:
    """The closed teams were asked for."""
    teams = await look_after_team.view_closed_teams(act_of(turn, deps))
    return _edited(turn, screens.closed_teams_screen(teams, texts_of(turn, deps), action.page))


async def ask_close_team(turn: Turn, deps: Dependencies, action: AskCloseTeam) -> Reply:
    """A team is to be closed."""
    asked = await closing.ask_close_team(act_of(turn, deps), action.team)
    return _edited(turn, screens.close_team_screen(asked, texts_of(turn, deps)))


async def close_team(turn: Turn, deps: Dependencies, action: CloseTeam) -> Reply:
    """A team is closed; the messages of links that let nobody in any more say so."""
    act = act_of(turn, deps)
    changed = await closing.close_team(act, action.team)
    ended = [
        shown for invite in changed.revoked for shown in told_to_maker(deps, await seen_by_maker(turn.work, invite, turn.now))
    ]
    shown = screens.team_screen(changed.view, act.employee, texts_of(turn, deps))
    for one in changed.parted:
        ended += await close_ended(turn, deps, one.consequences.ended)
        ended += his_side(one.employee, one.consequences, deps.texts, deps.languages())
    return _edited(turn, shown).then(*ended)


async def open_team(turn: Turn, deps: Dependencies, action: OpenTeam) -> Reply:
    """A closed team is opened again."""
    act = act_of(turn, deps)
    changed = await closing.open_team(act, action.team)
    return _edited(turn, screens.team_screen(changed.view, act.employee, texts_of(turn, deps)))


async def show_team(turn: Turn, deps: Dependencies, action: ShowTeam) -> Reply:
    """A team was asked for."""
    act = act_of(turn, deps)
    view = await look_after_team.view_team(act, action.team)
    return _edited(turn, screens.team_screen(view, act.employee, texts_of(turn, deps), action.page))


async def show_person(turn: Turn, deps: Dependencies, action: ShowPerson) -> Reply:
    """A colleague was asked for."""
    act = act_of(turn, deps)
    view = await change_colleague.view_person(act, action.person)
    return _edited(turn, screens.person_screen(view, act.employee, texts_of(turn, deps)))


async def ask_about(turn: Turn, deps: Dependencies, action: AskAbout) -> Reply:
    """Something is to be done to a colleague that first needs an answer."""
    return _edited(turn, await QUESTIONS[action.what](turn, deps, action))


async def _ask_role(turn: Turn, deps: Dependencies, action: AskAbout) -> Screen:
    act = act_of(turn, deps)
    roles = await change_colleague.choose_role(act, action.person)
    view = await change_colleague.view_person(act, action.person)
    return screens.roles_screen(view, roles, texts_of(turn, deps))


async def _ask_team(turn: Turn, deps: Dependencies, action: AskAbout) -> Screen:
    act = act_of(turn, deps)
    teams = await change_colleague.choose_team(act, action.person)
    view = await change_colleague.confirm(act, action.person, Deed.MOVE)
    return screens.move_screen(view, teams, texts_of(turn, deps), action.page)


async def _ask_further(turn: Turn, deps: Dependencies, action: AskAbout) -> Screen:
    act = act_of(turn, deps)
    teams = await change_colleague.choose_further_teams(act, action.person)
    view = await change_colleague.view_person(act, action.person)
    return screens.further_teams_screen(view, teams, texts_of(turn, deps), action.page)


async def _ask_mentor(turn: Turn, deps: Dependencies, action: AskAbout) -> Screen:
    act = act_of(turn, deps)
    mentors = await change_colleague.choose_mentor(act, action.person)
    view = await change_colleague.view_person(act, action.person)
    return screens.mentors_screen(view, mentors, texts_of(turn, deps), action.page)


async def _ask_heir(turn: Turn, deps: Dependencies, action: AskAbout) -> Screen:
    act = act_of(turn, deps)
    heirs = await change_colleague.choose_heir(act, action.person)
    view = await change_colleague.confirm(act, action.person, Deed.HAND_OVER)
    return screens.heirs_screen(view, heirs, texts_of(turn, deps), action.page)


async def _ask_name(turn: Turn, deps: Dependencies, action: AskAbout) -> Screen:
    act = act_of(turn, deps)
    view = await change_colleague.ask_person_name(act, action.person, turn.chat_id)
    return screens.write_name_screen(view, texts_of(turn, deps))


async def _ask_whether_really(turn: Turn, deps: Dependencies, action: AskAbout) -> Screen:
    act = act_of(turn, deps)
    view = await change_colleague.confirm(act, action.person, REALLY[action.what])
    return screens.really_screen(view, action.what, texts_of(turn, deps))


REALLY = {Ask.OWNER: Deed.SET_ROLE, Ask.BLOCK: Deed.BLOCK, Ask.REMOVE: Deed.REMOVE}
QUESTIONS: dict[Ask, Callable[[Turn, Dependencies, AskAbout], Awaitable[Screen]]] = {
    Ask.NAME: _ask_name,
    Ask.ROLE: _ask_role,
    Ask.TEAM: _ask_team,
    Ask.FURTHER: _ask_further,
    Ask.MENTOR: _ask_mentor,
    Ask.HEIR: _ask_heir,
    **dict.fromkeys(REALLY, _ask_whether_really),
}


async def set_role(turn: Turn, deps: Dependencies, action: SetRole) -> Reply:
    """A role was given."""
    return await _changed(turn, deps, await change_colleague.set_role(act_of(turn, deps), action.person, action.role))


async def move(turn: Turn, deps: Dependencies, action: MoveTo) -> Reply:
    """A colleague goes to another team."""
    return await _changed(turn, deps, await change_colleague.move(act_of(turn, deps), action.person, action.team))


async def set_blocked(turn: Turn, deps: Dependencies, action: SetBlocked) -> Reply:
    """A colleague is shut out, or let in again."""
    return await _changed(turn, deps, await change_colleague.set_blocked(act_of(turn, deps), action.person, on=bool(action.on)))


async def remove(turn: Turn, deps: Dependencies, action: RemovePerson) -> Reply:
    """A colleague's access ends."""
    return await _changed(turn, deps, await change_colleague.remove(act_of(turn, deps), action.person))


async def set_further_team(turn: Turn, deps: Dependencies, action: SetFurtherTeam) -> Reply:
    """A supervisor gets another team to look after, or gives it up."""
    changed = await change_colleague.set_further_team(act_of(turn, deps), action.person, action.team, on=bool(action.on))
    return await _changed(turn, deps, changed)


async def set_mentor(turn: Turn, deps: Dependencies, action: SetMentor) -> Reply:
    """Somebody looks after a colleague, or nobody."""
    return await _changed(turn, deps, await change_colleague.set_mentor(act_of(turn, deps), action.person, action.mentor))


async def choose_mentor(turn: Turn, deps: Dependencies, action: ChooseMentor) -> Reply:
    """Somebody has no mentor any more, and another is to be named."""
    asked = AskAbout(person=action.person, what=Ask.MENTOR, page=0)
    shown = screens.show_team(turn.chat_id, await _ask_mentor(turn, deps, asked), is_anew=True)
    return await above_the_card(turn, deps, shown)


async def hand_over(turn: Turn, deps: Dependencies, action: HandOver) -> Reply:
    """A colleague's clients go to another."""
    return await _changed(turn, deps, await change_colleague.hand_over(act_of(turn, deps), action.person, action.heir))


async def set_editor(turn: Turn, deps: Dependencies, action: SetEditor) -> Reply:
    """A colleague may change words, or no longer."""
    return await _changed(turn, deps, await change_colleague.set_editor(act_of(turn, deps), action.person, on=bool(action.on)))


async def ask_team_name(turn: Turn, deps: Dependencies, action: AskTeamName) -> Reply:
    """A team is to be made or renamed."""
    act = act_of(turn, deps)
    team = await look_after_team.ask_team_name(act, action.team, turn.chat_id)
    return _edited(turn, screens.write_team_screen(team, texts_of(turn, deps)))


async def show_promises_left(turn: Turn, deps: Dependencies, action: ShowPromisesLeft) -> Reply:
    """Another page was asked for of what somebody has left behind with a team."""
    act = act_of(turn, deps)
    left = await leave_team.view_promises_left(act, action.team, action.person, action.page)
    screen = promises_page(left, texts_of(turn, deps), act.employee.time_zone)
    return Reply(outgoing=(Show(slot=promises_slot(turn.chat_id, left), screen=screen),))


async def take_person_name(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A colleague's name was typed."""
    changed = await change_colleague.rename_person(act_of(turn, deps), int(prompt.subject), message.text or "")
    return (await _changed(turn, deps, changed)).then(removal(turn, message))


async def take_team_name(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A team's name was typed."""
    act = act_of(turn, deps)
    texts = texts_of(turn, deps)
    view = await look_after_team.name_team(act, int(prompt.subject), message.text or "")
    screen = await _first_screen(turn, deps) if view is None else screens.team_screen(view, act.employee, texts)
    return _edited(turn, screen).then(removal(turn, message))


def _edited(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(screens.show_team(turn.chat_id, screen),))


async def _changed(turn: Turn, deps: Dependencies, changed: PersonChanged) -> Reply:
    """Show a colleague as he is now; in his own chat the menu of what he may do now, and what has changed for him."""
    act = act_of(turn, deps)
    view, him = changed.view, changed.view.employee
    if not him.has_access:  # what Telegram has put off, such as a reminder with a client's name, is no business of his any more
        await turn.work.outbox.forget_waiting(ChatId(int(him.person_id)))
    texts = texts_of(turn, deps)
    if changed.handed is not None:
        screen = screens.handed_screen(view, changed.handed, texts)
    elif him.removed_at is None:
        screen = screens.person_screen(view, act.employee, texts)
    else:
        screen = screens.removed_screen(view, texts)
    if him.id == act.employee.id:
        turn.employee = him
    outgoing: tuple[Outgoing, ...] = (
        *await close_ended(turn, deps, changed.consequences.ended),
        screens.show_team(turn.chat_id, screen),
        *([menu_of(deps.entries, him, deps.texts(him.language))] if changed.is_new_menu else []),
        *(handed_messages(him, changed.handed, deps.texts(him.language)) if changed.handed else ()),
        *closed_with_team(him, changed.left, deps.texts(him.language)),
        *his_side(him, changed.consequences, deps.texts, deps.languages()),
        *told_of_left(changed.left.informed, deps.texts, deps.languages()),
    )
    return Reply(outgoing=outgoing)


TAPS: Sequence[Tap[Any]] = (
    Tap(ShowTeams, show_teams),
    Tap(ShowTeam, show_team),
    Tap(ShowPerson, show_person),
    Tap(AskAbout, ask_about),
    Tap(SetRole, set_role),
    Tap(MoveTo, move),
    Tap(SetBlocked, set_blocked),
    Tap(RemovePerson, remove),
    Tap(SetFurtherTeam, set_further_team),
    Tap(SetMentor, set_mentor),
    Tap(ChooseMentor, choose_mentor),
    Tap(HandOver, hand_over),
    Tap(SetEditor, set_editor),
    Tap(ShowPromisesLeft, show_promises_left),
    Tap(AskTeamName, ask_team_name),
    Tap(ListClosedTeams, list_closed_teams),
    Tap(AskCloseTeam, ask_close_team),
    Tap(CloseTeam, close_team),
    Tap(OpenTeam, open_team),
)

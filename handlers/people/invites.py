"""Invitations: taps about links that let somebody into a team."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.screens.people import invites as screens
from bot.screens.people.actions import AskInvite, ListInvites, MakeInvite, RevokeInvite, ShowInvite
from bot.screens.people.team import show_team
from bot.screens.screen import Screen, Toast
from bot.screens.turn import Reply, Turn
from bot.services.people import invitations
from bot.services.people.invitations import InviteState
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.people.entrance import told_to_maker
from handlers.showing import above_the_card


async def ask_invite(turn: Turn, deps: Dependencies, action: AskInvite) -> Reply:
    """Somebody is to be invited."""
    act = act_of(turn, deps)
    choice = await invitations.choose_invite(act, action.team)
    return _in_team(turn, screens.choose_role_screen(choice, texts_of(turn, deps)))


async def make_invite(turn: Turn, deps: Dependencies, action: MakeInvite) -> Reply:
    """The role is chosen: the link comes in a message of its own, to be passed on."""
    act = act_of(turn, deps)
    me, texts = act.employee, texts_of(turn, deps)
    made = await invitations.make_invite(act, action.team, action.role)
    link = screens.link_message(turn.chat_id, made, texts, bot_name=deps.bot_name(), time_zone=me.time_zone)
    listed = show_team(turn.chat_id, screens.list_screen(await invitations.open_invites(act), me, texts))
    return await above_the_card(turn, deps, listed, link)


async def list_invites(turn: Turn, deps: Dependencies, action: ListInvites) -> Reply:
    """The open invitations were asked for."""
    return _in_team(turn, await _list(turn, deps, action.page))


async def show_invite(turn: Turn, deps: Dependencies, action: ShowInvite) -> Reply:
    """What has become of an invitation? While it is open its message stays: the link can be shown only once."""
    act = act_of(turn, deps)
    view = await invitations.view_invite(act, action.invite)
    texts = texts_of(turn, deps)
    if view.state is InviteState.OPEN:
        return Reply(toast=Toast(text=texts.plain("invite.open")))
    return Reply(outgoing=(screens.settled_message(turn.chat_id, view, texts),))


async def revoke_invite(turn: Turn, deps: Dependencies, action: RevokeInvite) -> Reply:
    """An invitation is taken back."""
    act = act_of(turn, deps)
    view = await invitations.revoke_invite(act, action.invite)
    told, toast = told_to_maker(deps, view), screens.too_late(view, texts_of(turn, deps))
    if not action.page:
        return Reply(outgoing=told, toast=toast)
    listed = show_team(turn.chat_id, await _list(turn, deps, action.page - 1))
    return Reply(outgoing=(listed, *told), toast=toast)


async def _list(turn: Turn, deps: Dependencies, page: int) -> Screen:
    act = act_of(turn, deps)
    found = await invitations.open_invites(act)
    return screens.list_screen(found, act.employee, texts_of(turn, deps), page)


def _in_team(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(show_team(turn.chat_id, screen),))


TAPS: Sequence[Tap[Any]] = (
    Tap(AskInvite, ask_invite),
    Tap(MakeInvite, make_invite),
    Tap(ListInvites, list_invites),
    Tap(ShowInvite, show_invite),
    Tap(RevokeInvite, revoke_invite),
)

"""Invitations: the role asked for, the link with its picture, the list of open ones."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import INVITE_PREFIX, Employee, Role
from bot.screens.action import encode
from bot.screens.page import button, page, pager, part
from bot.screens.people.actions import AskInvite, ListInvites, MakeInvite, RevokeInvite, ShowInvite, ShowTeam, ShowTeams
from bot.screens.people.team import ICONS
from bot.screens.screen import Button, Screen, Show, Toast
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.outgoing_ports import Slot
from bot.services.people.invitations import InviteChoice, InviteState, InviteView, OpenInvites

INVITE_SLOT = SlotKind(
    name="invite", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE}), is_one_an_object=True
)
"""One for each invitation; what it still opens the door with stays: the link can be shown only once."""
A_ROW = 3
LISTED = 6
"""Invitations on a page: each takes two lines of a phone, or three."""


def invite_link(bot_name: str, code: str) -> str:
    """Return the deep link that carries a code."""
    return f"https://t.me/{bot_name}?start={INVITE_PREFIX}{code}"


def link_inside(bot_name: str, code: str) -> str:
    """Return the same link for Telegram alone: no browser is asked, so it opens where t.me does not."""
    return f"tg://resolve?domain={bot_name}&start={INVITE_PREFIX}{code}"


def invite_slot(chat_id: ChatId, view: InviteView) -> Slot:
    """Return the slot of the message with an invitation's link."""
    return INVITE_SLOT.in_chat(chat_id, view.invite.id)


def choose_role_screen(choice: InviteChoice, texts: Texts) -> Screen:
    """Ask for which role to invite."""
    team = int(choice.team.id)
    rows = [
        [Button(label=f"{ICONS[role]} {texts.plain(f'role.{role}')}", action=encode(MakeInvite(team=team, role=role)))]
        for role in choice.roles
    ]
    back = button(texts, "button.team_back", ShowTeam(team=team, page=0))
    return page(texts, texts.plain("invite.ask_role", team=choice.team.name), keyboard=[*rows, [back]])


def link_message(chat_id: ChatId, view: InviteView, texts: Texts, *, bot_name: str, time_zone: str) -> Show:
    """Return the message that is passed on: picture, link, until when."""
    link = invite_link(bot_name, view.code or "")
    html = texts.html(
        "invite.link",
        **_about(view, texts),
        link=link,
        inside=link_inside(bot_name, view.code or ""),
        bot=bot_name,
        command=f"/start {INVITE_PREFIX}{view.code or ''}",
        until=texts.moment(view.invite.expires_at, time_zone),
    )
    keyboard = [
        [
            button(texts, "button.invite_refresh", ShowInvite(invite=int(view.invite.id))),
            button(texts, "button.invite_revoke", RevokeInvite(invite=int(view.invite.id), page=0)),
        ]
    ]
    return Show(slot=invite_slot(chat_id, view), screen=Screen(html=html, keyboard=keyboard, qr=link), is_anew=True)


def settled_message(chat_id: ChatId, view: InviteView, texts: Texts) -> Show:
    """Return what is left of that message when the link opens nothing any more."""
    back = [button(texts, "button.team_invite", AskInvite(team=int(view.team.id)))] if view.maker else []
    screen = Screen(html=texts.html(f"invite.{view.state}", **_end(view, texts)), keyboard=[back] if back else [])
    return Show(slot=invite_slot(chat_id, view), screen=screen)


def too_late(view: InviteView, texts: Texts) -> Toast | None:
    """Say to whoever takes an invitation back that it has ended otherwise; that somebody is in by it is not to be missed."""
    if view.state is InviteState.REVOKED:
        return None
    return Toast(text=texts.plain(f"invite.{view.state}", **_end(view, texts)), is_alert=view.state is InviteState.USED)


def list_screen(found: OpenInvites, me: Employee, texts: Texts, number: int = 0) -> Screen:
    """List the open invitations; each can be taken back."""
    shown, number = part(found.invites, number, LISTED)
    lines, revoke = [], []
    for place, invite in enumerate(shown, start=1):
        team = found.teams[invite.team_id].name if invite.team_id in found.teams else ""
        until = texts.moment(invite.expires_at, me.time_zone)
        lines.append(texts.plain("invite.line", number=place, role=texts.plain(f"role.{invite.role}"), team=team, until=until))
        action = RevokeInvite(invite=int(invite.id), page=number + 1)
        revoke.append(button(texts, "button.invite_number", action, number=place))
    rows: list[Sequence[Button]] = [revoke[at : at + A_ROW] for at in range(0, len(revoke), A_ROW)]
    has_more = (number + 1) * LISTED < len(found.invites)
    rows.append(pager(texts, number, has_more=has_more, at=lambda at: ListInvites(page=at)))
    has_many = me.role is Role.OWNER or len(me.teams) > 1
    back = button(texts, "button.teams_back", ShowTeams(page=0))
    own = button(texts, "button.team_back", ShowTeam(team=int(me.team_id), page=0))
    rows.append([back if has_many else own])
    note = texts.plain("invite.note" if lines else "invite.none")
    return page(texts, texts.plain("invite.list"), lines=lines, note=note, keyboard=rows)


def _end(view: InviteView, texts: Texts) -> dict[str, str]:
    return _about(view, texts) | ({"name": view.used_by.name if view.used_by else ""} if view.state is InviteState.USED else {})


def _about(view: InviteView, texts: Texts) -> dict[str, str]:
    return {"role": texts.plain(f"role.{view.invite.role}"), "team": view.team.name}

"""/start: the greeting, and the codes of owners and invitations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from telegram import Message

from bot.domain.guide.chapters import linked_page
from bot.domain.ids import ChatId
from bot.domain.names import COLLEAGUE_LIMIT, tidy_name
from bot.domain.people.employee import Person
from bot.screens.job import Job
from bot.screens.menu import menu_of
from bot.screens.people import welcome
from bot.screens.people.invites import settled_message
from bot.screens.screen import Show
from bot.screens.turn import Reply, Turn
from bot.services.people import access, entrance
from bot.services.people.invitations import AlreadyHere, Entered, InviteView, LetIn, TurnedAway
from bot.services.people.knocks import sum_up_knocks
from bot.services.ports import UnitOfWork
from handlers import guide
from handlers.dependencies import Dependencies
from handlers.people import first_steps
from handlers.showing import above_the_card, argument, removal


async def start(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Greet, and try the code behind the command. Strangers get one polite sentence."""
    code = argument(message)
    if turn.employee is not None and (page := linked_page(code)) is not None:
        return await guide.follow_link(turn, deps, page)
    opened = None
    if code:
        opened = await entrance.try_code(turn.work, _named(turn, deps), code, deps.languages(), deps.defaults, turn.now)
    if opened is not None:
        if isinstance(opened, TurnedAway) and opened.is_silent:
            return Reply()
        reply = await _opened(opened, turn, deps)
        # Whatever the code was worth, it need not stay in the chat.
        return reply.below(removal(turn, message))
    if turn.employee is None:
        return await refuse(turn, deps)
    texts = deps.texts(turn.employee.language)
    hello = welcome.greeting(turn.chat_id, texts, turn.employee.name)
    asked = await first_steps.offered(turn, deps)
    return await above_the_card(turn, deps, hello, *asked, menu_of(deps.entries, turn.employee, texts))


def _named(turn: Turn, deps: Dependencies) -> Person:
    """Return the person by his tidied name, or by a neutral one in his language when nothing can be seen of his own."""
    name = tidy_name(turn.person.first_name, COLLEAGUE_LIMIT)
    return replace(turn.person, first_name=name or deps.texts(turn.person.language_code or "").plain("person.unnamed"))


async def refuse(turn: Turn, deps: Dependencies) -> Reply:
    """Refuse a stranger politely and put it on record; after some times a day in silence."""
    refused = await access.refuse_stranger(turn.work, turn.person, turn.now)
    if not refused.is_answered:
        return Reply()
    return Reply(outgoing=(welcome.refusal(turn.chat_id, deps.texts(turn.person.language_code or "")),))


def told_to_maker(deps: Dependencies, view: InviteView) -> tuple[Show, ...]:
    """Show whoever made an invitation what became of it, in the message of its link."""
    maker = view.maker
    return () if maker is None else (settled_message(ChatId(int(maker.person_id)), view, deps.texts(maker.language)),)


async def _opened(opened: entrance.OwnerMade | Entered, turn: Turn, deps: Dependencies) -> Reply:
    match opened:
        case entrance.OwnerMade(employee=me):
            turn.employee = me
            texts = deps.texts(me.language)
            hello, asked = welcome.owner_welcome(turn.chat_id, texts, me), await first_steps.offered(turn, deps)
            return await above_the_card(turn, deps, hello, *asked, menu_of(deps.entries, me, texts))
        case LetIn(employee=me, invite=invite):
            turn.employee = me
            texts = deps.texts(me.language)
            hello = welcome.invited_welcome(turn.chat_id, texts, me, invite.team)
            asked = await first_steps.welcomed(turn, deps)
            return Reply(outgoing=(hello, *asked, menu_of(deps.entries, me, texts), *told_to_maker(deps, invite)))
        case AlreadyHere(employee=me):
            return await above_the_card(turn, deps, welcome.already_here(turn.chat_id, deps.texts(me.language), me))
        case TurnedAway(why=why):
            return Reply(outgoing=(welcome.turned_away(turn.chat_id, deps.texts(turn.person.language_code or ""), why),))
        case _:
            assert_never(opened)


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Write down how often strangers were refused."""
    del deps

    async def sum_up_refusals(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await sum_up_knocks(work, now)
        return ()

    return (sum_up_refusals,)

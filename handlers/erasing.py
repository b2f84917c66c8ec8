"""Erasing a client or somebody who has left, and how long things are kept: taps of the owner, and what goes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.ids import ChatId
from bot.screens.calls.shown_call import card_of
from bot.screens.clients.client_pages import clients_slot
from bot.screens.erasing import erasing_pages as screens
from bot.screens.erasing import retention_pages
from bot.screens.erasing.actions import (
    AskEraseClient,
    AskErasePerson,
    AskRetention,
    EraseClient,
    ErasePerson,
    ListRemoved,
    SetRetention,
    ShowRetention,
    WeighRetention,
)
from bot.screens.job import Job
from bot.screens.people.team import show_team
from bot.screens.reminders.reminder_messages import REMINDER_SLOT
from bot.screens.screen import Screen, Show
from bot.screens.turn import Reply, Turn
from bot.services.erasing import erase_client, erase_person, retain
from bot.services.erasing.erase_client import ClientErased
from bot.services.erasing.keep_terms import KeepTerms
from bot.services.ports import UnitOfWork
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap


async def ask_erase_client(turn: Turn, deps: Dependencies, action: AskEraseClient) -> Reply:
    """The owner wants a client gone."""
    traces = await erase_client.view_client_traces(act_of(turn, deps), action.client)
    screen = screens.ask_client_screen(traces, texts_of(turn, deps))
    return Reply(outgoing=(Show(slot=clients_slot(turn.chat_id), screen=screen),))


async def erase_the_client(turn: Turn, deps: Dependencies, action: EraseClient) -> Reply:
    """He is gone, also from cards and reminders that stand in chats."""
    erased = await erase_client.erase_client(act_of(turn, deps), action.client)
    done = Show(slot=clients_slot(turn.chat_id), screen=screens.client_erased_screen(erased.traces, texts_of(turn, deps)))
    return Reply(outgoing=(done, *await _stood(turn, deps, erased)))


async def list_removed(turn: Turn, deps: Dependencies, action: ListRemoved) -> Reply:
    """Who has left a team?"""
    people = await erase_person.list_removed(act_of(turn, deps), action.team)
    return _in_team(turn, screens.removed_screen(action.team, people, texts_of(turn, deps), action.page))


async def ask_erase_person(turn: Turn, deps: Dependencies, action: AskErasePerson) -> Reply:
    """The owner wants somebody gone who has left."""
    traces = await erase_person.view_person_traces(act_of(turn, deps), action.person)
    return _in_team(turn, screens.ask_person_screen(traces, texts_of(turn, deps)))


async def erase_the_person(turn: Turn, deps: Dependencies, action: ErasePerson) -> Reply:
    """He is gone."""
    traces = await erase_person.erase_person(act_of(turn, deps), action.person, deps.defaults.language)
    return _in_team(turn, screens.person_erased_screen(traces, texts_of(turn, deps)))


async def show_retention(turn: Turn, deps: Dependencies, action: ShowRetention) -> Reply:
    """How long does this team keep things?"""
    view = await retain.view_retention(act_of(turn, deps), action.team)
    return _in_team(turn, retention_pages.retention_screen(view, texts_of(turn, deps)))


async def ask_retention(turn: Turn, deps: Dependencies, action: AskRetention) -> Reply:
    """How long could it?"""
    view = await retain.view_retention(act_of(turn, deps), action.team)
    return _in_team(turn, retention_pages.choose_screen(view, action.what, texts_of(turn, deps)))


async def weigh_retention(turn: Turn, deps: Dependencies, action: WeighRetention) -> Reply:
    """What would go by another term?"""
    view = await retain.weigh_retention(act_of(turn, deps), action.team, action.what, action.months)
    return _in_team(turn, retention_pages.weigh_screen(view, action.what, action.months, texts_of(turn, deps)))


async def set_retention(turn: Turn, deps: Dependencies, action: SetRetention) -> Reply:
    """The owner has chosen a term."""
    view = await retain.set_retention(act_of(turn, deps), action.team, action.what, action.months)
    return _in_team(turn, retention_pages.retention_screen(view, texts_of(turn, deps)))


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Erase at night what is older than its team keeps it, a little at each tick."""
    terms = KeepTerms(ZoneInfo(deps.defaults.time_zone))

    async def erase_what_is_too_old(work: UnitOfWork, now: datetime) -> Sequence[Show]:
        await terms.step(work, now)
        return ()

    return (erase_what_is_too_old,)


async def _stood(turn: Turn, deps: Dependencies, erased: ClientErased) -> list[Show]:
    cards = [card_of(him, view, deps.texts, deps.languages()) for him, view in erased.live]
    closed = [
        Show(slot=slot, screen=Screen(html=deps.texts(him.language).html("erase.client_done")))
        for him, reminder in erased.reminders
        if await turn.work.slots.get(slot := REMINDER_SLOT.in_chat(ChatId(int(him.person_id)), reminder)) is not None
    ]
    return [*cards, *closed]


def _in_team(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(show_team(turn.chat_id, screen),))


TAPS: Sequence[Tap[Any]] = (
    Tap(AskEraseClient, ask_erase_client),
    Tap(EraseClient, erase_the_client),
    Tap(ListRemoved, list_removed),
    Tap(AskErasePerson, ask_erase_person),
    Tap(ErasePerson, erase_the_person),
    Tap(ShowRetention, show_retention),
    Tap(AskRetention, ask_retention),
    Tap(WeighRetention, weigh_retention),
    Tap(SetRetention, set_retention),
)

"""Erasing a client or somebody who has left: taps of the owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.ids import ChatId
from bot.screens.calls.shown_call import card_of
from bot.screens.clients.client_pages import clients_slot
from bot.screens.erasing import erasing_pages as screens
from bot.screens.erasing.actions import AskEraseClient, AskErasePerson, EraseClient, ErasePerson, ListRemoved
from bot.screens.people.team import show_team
from bot.screens.reminders.reminder_messages import REMINDER_SLOT
from bot.screens.screen import Screen, Show
from bot.screens.turn import Reply, Turn
from bot.services.erasing import erase_client, erase_person
from bot.services.erasing.erase_client import ClientErased
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
)

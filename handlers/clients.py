"""Known clients: finding one while his name is typed, «my clients», a client's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from telegram import Message

from bot.domain.people.permissions import Deed, Whose, may
from bot.screens.clients.actions import (
    AskClientFile,
    AskClientName,
    AskMerge,
    AskSameClient,
    CallClient,
    GiveName,
    ListClients,
    MakeClientFile,
    MergeClients,
    NameNewClient,
    OpenClient,
    OpenClients,
    SpeakToClient,
    TakeClient,
    ViewClient,
)
from bot.screens.clients.client_pages import (
    choose_client,
    client_chosen,
    client_file_page,
    client_page,
    clients_page,
    clients_slot,
    merge_page,
    others_page,
)
from bot.screens.log.export_pages import show_export
from bot.screens.screen import Screen, Show
from bot.screens.turn import Reply, Turn
from bot.services.calls import find_client, hear_client
from bot.services.clients import keep_clients
from bot.services.clients.keep_clients import ClientViewed, OthersFound
from bot.services.log import client_file
from bot.services.text_ports import Prompt, PromptKind
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.reading import recogniser_of
from handlers.showing import above_the_card, removal, show_call, with_ended


async def find(turn: Turn, deps: Dependencies, text: str, *, is_free: bool = False) -> Reply | None:
    """Ask which known client a typed name means; None when it means nobody known.

    Args:
        is_free: the text stands by itself: in a call it is the client's words.
    """
    act = act_of(turn, deps)
    found = await (find_client.find_when_free(act, text) if is_free else find_client.find_clients(act, text))
    if found is None:
        return None
    return await above_the_card(turn, deps, choose_client(turn.chat_id, texts_of(turn, deps), found, act.employee.time_zone))


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show «my clients»."""
    del message  # nothing is given behind the command
    return await open_clients(turn, deps, OpenClients())


async def open_clients(turn: Turn, deps: Dependencies, action: OpenClients) -> Reply:
    """«My clients» were asked for from elsewhere: at the bottom of the chat, where they can be seen."""
    del action  # it says everything
    return await above_the_card(turn, deps, _shown(turn, await _list(turn, deps, 0), is_anew=True))


async def call_client(turn: Turn, deps: Dependencies, action: CallClient) -> Reply:
    """A call with a known client begins."""
    started = await find_client.call_client(act_of(turn, deps), action.client)
    reply = with_ended(turn, deps, started)
    if not action.is_found:
        return reply
    chosen = client_chosen(turn.chat_id, texts_of(turn, deps), started.view.consultation.client_name or "")
    return reply.below(chosen)


async def take_client(turn: Turn, deps: Dependencies, action: TakeClient) -> Reply:
    """The call at hand is one with a known client."""
    return show_call(turn, deps, await find_client.take_client(act_of(turn, deps), action.call, action.client))


async def name_new_client(turn: Turn, deps: Dependencies, action: NameNewClient) -> Reply:
    """The call at hand is one with somebody else of the same name."""
    return show_call(turn, deps, await hear_client.name_new_client(act_of(turn, deps), action.call, action.text))


async def list_clients(turn: Turn, deps: Dependencies, action: ListClients) -> Reply:
    """A page of «my clients» was asked for."""
    return Reply(outgoing=(_shown(turn, await _list(turn, deps, action.page)),))


async def view_client(turn: Turn, deps: Dependencies, action: ViewClient) -> Reply:
    """A client's page was asked for."""
    return _viewed(turn, deps, await keep_clients.view_client(act_of(turn, deps), action.client))


async def open_client(turn: Turn, deps: Dependencies, action: OpenClient) -> Reply:
    """A client's page was asked for from another message: at the bottom of the chat, where it can be seen."""
    viewed = await keep_clients.view_client(act_of(turn, deps), action.client)
    return await above_the_card(turn, deps, _shown(turn, _page(turn, deps, viewed), is_anew=True))


async def ask_client_name(turn: Turn, deps: Dependencies, action: AskClientName) -> Reply:
    """The client is to get another name."""
    act = act_of(turn, deps)
    return _viewed(turn, deps, await keep_clients.ask_of_client(act, action.client, PromptKind.CLIENT_RENAME))


async def ask_same_client(turn: Turn, deps: Dependencies, action: AskSameClient) -> Reply:
    """Another client is the same person."""
    act = act_of(turn, deps)
    return _viewed(turn, deps, await keep_clients.ask_of_client(act, action.client, PromptKind.CLIENT_MERGE))


async def ask_merge(turn: Turn, deps: Dependencies, action: AskMerge) -> Reply:
    """One of those found was tapped."""
    asked = await keep_clients.ask_merge(act_of(turn, deps), action.kept, action.gone)
    zone = act_of(turn, deps).employee.time_zone
    return Reply(outgoing=(_shown(turn, merge_page(asked, texts_of(turn, deps), zone)),))


async def merge_clients(turn: Turn, deps: Dependencies, action: MergeClients) -> Reply:
    """They are one."""
    return _viewed(turn, deps, await keep_clients.merge_clients(act_of(turn, deps), action.kept, action.gone))


async def give_name(turn: Turn, deps: Dependencies, action: GiveName) -> Reply:
    """The client is called so."""
    return _viewed(turn, deps, await keep_clients.give_name(act_of(turn, deps), action.client, action.text))


async def speak_to_client(turn: Turn, deps: Dependencies, action: SpeakToClient) -> Reply:
    """The client is to be spoken to in this language."""
    act = act_of(turn, deps)
    return _viewed(turn, deps, await keep_clients.speak_to_client(act, action.client, action.language, deps.languages()))


async def ask_client_file(turn: Turn, deps: Dependencies, action: AskClientFile) -> Reply:
    """A client wants to know what is stored about him."""
    traces = await client_file.look_at_stored(act_of(turn, deps), action.client)
    return Reply(outgoing=(_shown(turn, client_file_page(traces, texts_of(turn, deps))),))


async def make_client_file(turn: Turn, deps: Dependencies, action: MakeClientFile) -> Reply:
    """It is to be written: how far it is stands in a message of its own."""
    act = act_of(turn, deps)
    job = await client_file.ask_client_file(act, turn.chat_id, action.client, action.form)
    return await above_the_card(turn, deps, show_export(job, texts_of(turn, deps), act.employee, is_anew=True))


async def hear_of_client(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """Take a typed text for what was asked about a client."""
    act = act_of(turn, deps)
    common = deps.common_words(act.employee.language)
    heard = await keep_clients.hear_of_client(act, prompt, message.text or "", recogniser_of(turn, deps), common)
    match heard:
        case ClientViewed() if heard.is_not_understood or heard.doubted:
            # Shown anew, so that the same text typed twice is answered twice.
            reply = await above_the_card(turn, deps, _shown(turn, _page(turn, deps, heard), is_anew=True))
        case ClientViewed():
            reply = _viewed(turn, deps, heard)
        case OthersFound():
            screen = others_page(heard, texts_of(turn, deps), act.employee.time_zone)
            reply = Reply(outgoing=(_shown(turn, screen),))
        case _:
            assert_never(heard)
    return reply.then(removal(turn, message))


async def _list(turn: Turn, deps: Dependencies, page: int) -> Screen:
    act = act_of(turn, deps)
    takes_sales = may(act.employee.role, Deed.TAKE_SALES, Whose.OWN_TEAM)
    listed = await keep_clients.list_clients(act, page)
    return clients_page(listed, texts_of(turn, deps), act.employee.time_zone, takes_sales=takes_sales)


def _viewed(turn: Turn, deps: Dependencies, viewed: ClientViewed) -> Reply:
    return Reply(outgoing=(_shown(turn, _page(turn, deps, viewed)),))


def _page(turn: Turn, deps: Dependencies, viewed: ClientViewed) -> Screen:
    return client_page(viewed, texts_of(turn, deps), deps.languages(), act_of(turn, deps).employee.time_zone)


def _shown(turn: Turn, screen: Screen, *, is_anew: bool = False) -> Show:
    return Show(slot=clients_slot(turn.chat_id), screen=screen, is_anew=is_anew)


TAPS: Sequence[Tap[Any]] = (
    Tap(CallClient, call_client),
    Tap(TakeClient, take_client),
    Tap(NameNewClient, name_new_client),
    Tap(OpenClients, open_clients),
    Tap(ListClients, list_clients),
    Tap(ViewClient, view_client),
    Tap(OpenClient, open_client),
    Tap(AskClientName, ask_client_name),
    Tap(AskSameClient, ask_same_client),
    Tap(AskMerge, ask_merge),
    Tap(MergeClients, merge_clients),
    Tap(GiveName, give_name),
    Tap(SpeakToClient, speak_to_client),
    Tap(AskClientFile, ask_client_file),
    Tap(MakeClientFile, make_client_file),
)

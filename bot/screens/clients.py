"""Known clients: who may be meant by a typed name, «my clients», a client's page, and two that are one. Leaves out calls."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.consultation import Consultation
from bot.domain.ids import ChatId, LanguageCode
from bot.screens.action import StartCall, encode
from bot.screens.client_action import (
    AskClientName,
    AskMerge,
    AskSameClient,
    CallClient,
    ListClients,
    MergeClients,
    NameNewClient,
    SpeakToClient,
    TakeClient,
    ViewClient,
)
from bot.screens.page import button, chosen, page, pager, short
from bot.screens.reminder_action import ShowReminders
from bot.screens.reminders import icon_of
from bot.screens.screen import Button, Screen, Show
from bot.screens.words import Words
from bot.services.client_ports import KnownClient
from bot.services.find_client import ClientsFound
from bot.services.keep_clients import ClientsListed, ClientViewed, MergeAsked, OthersFound
from bot.services.ports import PromptKind, Slot

IN_CARD = 3
HALF_ROW = 16
"""Characters of a name on one of two buttons in a row."""
PROMISED = "⏰"
"""Stands before the moment of a promised call, in every language."""
WHOLE_ROW = 24
"""Characters of a label that has a row of the card to itself."""
ASKED = {PromptKind.CLIENT_RENAME: "client.write_name", PromptKind.CLIENT_MERGE: "client.write_other"}


def clients_slot(chat_id: ChatId) -> Slot:
    """Return the slot of the list and of the pages behind it."""
    return Slot(chat_id=chat_id, object="clients")


def choose_client(chat_id: ChatId, words: Words, found: ClientsFound, time_zone: str) -> Show:
    """Ask which known client is called, or whether it is somebody new; at the bottom of the chat."""
    rows = [[_known(words, one, time_zone, CallClient(client=int(one.client.id), is_found=1))] for one in found.known]
    if found.text_id:
        rows.append([button(words, "button.new_client", StartCall(text=found.text_id, after=0), name=short(found.text))])
    screen = page(words, words.plain("clients.which", name=found.text), keyboard=rows)
    return Show(slot=Slot(chat_id=chat_id, object="hint"), screen=screen, is_anew=True)


def client_chosen(chat_id: ChatId, words: Words, name: str) -> Show:
    """Take the question back: a call with this client has begun."""
    return Show(slot=Slot(chat_id=chat_id, object="hint"), screen=page(words, words.plain("clients.chosen", name=name)))


def rows_in_card(call: int, words: Words, found: ClientsFound, time_zone: str) -> list[list[Button]]:
    """Return two rows that ask in a live card which known client is meant."""
    buttons = []
    for one in found.known[:IN_CARD]:
        day = words.short_day(one.last_call_at, time_zone) if one.last_call_at else ""
        room = WHOLE_ROW if len(found.known) == 1 else HALF_ROW
        label = short(f"{icon_of(one.temperament)}{day} {one.client.name}", room)
        buttons.append(Button(label=label, action=encode(TakeClient(call=call, client=int(one.client.id)))))
    buttons.append(button(words, "button.somebody_else", NameNewClient(call=call, text=found.text_id)))
    above = max(1, len(buttons) // 2)
    return [buttons[:above], buttons[above:]]


def clients_page(listed: ClientsListed, words: Words, time_zone: str) -> Screen:
    """Return «my clients», a button each; the last type, what was promised and when stand in the text."""
    waiting = [button(words, "button.all_reminders", ShowReminders(page=0))]
    if not listed.known:
        return page(words, words.plain("clients.title"), lines=[words.plain("clients.none")], keyboard=[waiting])
    lines = [_line(one, words, time_zone) for one in listed.known]
    buttons = [
        Button(label=short(one.client.name, HALF_ROW), action=encode(ViewClient(client=int(one.client.id))))
        for one in listed.known
    ]
    rows = [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    walk = pager(words, listed.page, has_more=listed.has_more, at=lambda number: ListClients(page=number))
    return page(words, words.plain("clients.title"), lines=lines, keyboard=[*rows, walk, waiting])


def client_page(viewed: ClientViewed, words: Words, languages: Sequence[LanguageCode], time_zone: str) -> Screen:
    """Return a client's last calls and what can be done about him."""
    number = int(viewed.client.id)
    lines = [_call_line(call, words, time_zone) for call in viewed.calls] or [words.plain("client.no_calls")]
    note = words.plain(ASKED[viewed.asked]) if viewed.asked else ""
    if viewed.is_not_understood:
        note = words.plain("client.not_found" if viewed.asked is PromptKind.CLIENT_MERGE else "client.no_name")
    spoken = [
        Button(
            label=chosen(words, language.upper(), is_so=language == viewed.client.language),
            action=encode(SpeakToClient(client=number, language=language)),
        )
        for language in languages
    ]
    keyboard = [
        [button(words, "button.call_client", CallClient(client=number, is_found=0))],
        [
            button(words, "button.rename", AskClientName(client=number)),
            button(words, "button.merge", AskSameClient(client=number)),
        ],
        spoken if len(spoken) > 1 else [],
        [button(words, "button.to_clients", ListClients(page=0))],
    ]
    return page(words, viewed.client.name, lines=lines, note=note, keyboard=keyboard)


def others_page(others: OthersFound, words: Words, time_zone: str) -> Screen:
    """Ask which of those found is the same person as this client."""
    number = int(others.client.id)
    rows = [[_known(words, one, time_zone, AskMerge(kept=number, gone=int(one.client.id)))] for one in others.found]
    back = [button(words, "button.back", ViewClient(client=number))]
    return page(words, words.plain("client.which_is_same", name=others.client.name), keyboard=[*rows, back])


def merge_page(asked: MergeAsked, words: Words) -> Screen:
    """Ask once more before two clients become one."""
    kept, gone = int(asked.kept.id), int(asked.gone.id)
    keyboard = [
        [button(words, "button.merge_them", MergeClients(kept=kept, gone=gone))],
        [button(words, "button.back", ViewClient(client=kept))],
    ]
    line = words.plain("client.merge", kept=asked.kept.name, gone=asked.gone.name)
    return page(words, asked.kept.name, lines=[line], keyboard=keyboard)


def _known(words: Words, known: KnownClient, time_zone: str, action: CallClient | AskMerge) -> Button:
    day = f" · {words.day(known.last_call_at, time_zone)}" if known.last_call_at else ""
    return Button(label=f"{icon_of(known.temperament)} {short(known.client.name)}{day}", action=encode(action))


def _line(known: KnownClient, words: Words, time_zone: str) -> str:
    parts = [f"{icon_of(known.temperament)} {short(known.client.name)}"]
    if known.last_call_at:
        parts.append(words.day(known.last_call_at, time_zone))
    if known.follow_up_at:
        parts.append(f"{PROMISED} {words.moment(known.follow_up_at, time_zone)}")
    elif known.outcome:
        parts.append(words.plain(f"outcome.{known.outcome}"))
    return " · ".join(parts)


def _call_line(call: Consultation, words: Words, time_zone: str) -> str:
    parts = [words.moment(call.started_at, time_zone), icon_of(call.temperament)]
    if call.follow_up_at:
        parts.append(f"{PROMISED} {words.moment(call.follow_up_at, time_zone)}")
    elif call.outcome:
        parts.append(words.plain(f"outcome.{call.outcome}"))
    return " · ".join(parts)

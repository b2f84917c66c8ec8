"""Known clients: who may be meant by a typed name, «my clients», a client's page, and two that are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.calls.consultation import Consultation
from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.changes import Change
from bot.domain.supervision.export_form import ClientFileForm
from bot.screens.action import encode
from bot.screens.calls.actions import Decide, Meant, StartCall
from bot.screens.calls.call_labels import PROMISED, icon_of, objections_named
from bot.screens.calls.known_clients import HALF_ROW, numbered, with_ranks
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
    SpeakToClient,
    ViewClient,
)
from bot.screens.distinct_labels import distinct_labels
from bot.screens.erasing.actions import AskEraseClient
from bot.screens.messages import HINT_SLOT
from bot.screens.page import button, chosen, page, pager, short
from bot.screens.promise import Html, join, promise
from bot.screens.reminders.actions import OpenReminders
from bot.screens.sales.actions import AskList, ListOrders
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.calls.call_view import ClientsFound
from bot.services.clients.keep_clients import ClientViewed, MergeAsked, OthersFound
from bot.services.clients.ports import KnownClient
from bot.services.erasing.ports import ClientTraces
from bot.services.outgoing_ports import Slot
from bot.services.pages import Part
from bot.services.text_ports import PromptKind

CLIENTS_SLOT = SlotKind(name="clients", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM}))
KEPT = "✓"
"""Stands there once the promise is done with."""
ASKED = {PromptKind.CLIENT_RENAME: "client.write_name", PromptKind.CLIENT_MERGE: "client.write_other"}


def clients_slot(chat_id: ChatId) -> Slot:
    """Return the slot of the list and of the pages behind it."""
    return CLIENTS_SLOT.in_chat(chat_id)


def choose_client(chat_id: ChatId, texts: Texts, found: ClientsFound, time_zone: str) -> Show:
    """Ask which known client is called, or whether it is somebody new; at the bottom of the chat."""
    labels = _told_apart(found.known, texts, time_zone)
    rows = [
        [Button(label=label, action=encode(CallClient(client=int(one.client.id), is_found=1)))]
        for one, label in zip(found.known, labels, strict=True)
    ]
    if found.text_id:
        rows.append([button(texts, "button.new_client", StartCall(text=found.text_id, after=0), name=short(found.text))])
    screen = page(texts, texts.plain("clients.which", name=found.text), keyboard=rows)
    return Show(slot=HINT_SLOT.in_chat(chat_id), screen=screen, is_anew=True)


def client_chosen(chat_id: ChatId, texts: Texts, name: str) -> Show:
    """Take the question back: a call with this client has begun."""
    return Show(slot=HINT_SLOT.in_chat(chat_id), screen=page(texts, texts.plain("clients.chosen", name=name)))


def clients_page(listed: Part[KnownClient], texts: Texts, time_zone: str, *, takes_sales: bool = False) -> Screen:
    """Return «my clients», a button each; the last type, what was promised and when stand in the text.

    Args:
        takes_sales: its reader may enter what a team has sold.
    """
    waiting = [button(texts, "button.all_reminders", OpenReminders())]
    waiting += [button(texts, "button.sales_file", AskList())] if takes_sales else []
    if not listed.items:
        return page(texts, texts.plain("clients.title"), lines=[texts.plain("clients.none")], keyboard=[waiting])
    names = [short(one.client.name, HALF_ROW) for one in listed.items]
    labels = distinct_labels(names, numbered(listed.items, texts, HALF_ROW))
    shown = list(zip(listed.items, names, labels, strict=True))
    lines = [_line(one, texts, time_zone, "" if label == name else label) for one, name, label in shown]
    buttons = [Button(label=label, action=encode(ViewClient(client=int(one.client.id)))) for one, _, label in shown]
    rows = [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    walk = pager(texts, listed.page, has_more=listed.has_more, at=lambda number: ListClients(page=number))
    return page(texts, texts.plain("clients.title"), lines=lines, keyboard=[*rows, walk, waiting])


def client_page(viewed: ClientViewed, texts: Texts, languages: Sequence[LanguageCode], time_zone: str) -> Screen:
    """Return a client's last calls and what can be done about him."""
    number = int(viewed.client.id)
    lines = [_call_line(call, texts, time_zone, call.id in viewed.awaited) for call in viewed.calls] or [
        texts.plain("client.no_calls")
    ]
    note = texts.plain(ASKED[viewed.asked]) if viewed.asked else ""
    if viewed.is_not_understood:
        note = texts.plain("client.not_found" if viewed.asked is PromptKind.CLIENT_MERGE else "client.no_name")
    if viewed.doubted:
        note = texts.plain("client.name_or_words")
    spoken = [
        Button(
            label=chosen(texts, language.upper(), is_so=language == viewed.client.language),
            action=encode(SpeakToClient(client=number, language=language)),
        )
        for language in languages
    ]
    orders = button(texts, "button.orders", ListOrders(client=number, page=0))
    kept = [
        [button(texts, "button.call_client", CallClient(client=number, is_found=0)), orders],
        [
            button(texts, "button.rename", AskClientName(client=number)),
            button(texts, "button.merge", AskSameClient(client=number)),
        ],
        spoken if len(spoken) > 1 else [],
    ]
    named = _naming_rows(viewed, texts)
    stored = [button(texts, "button.client_file", AskClientFile(client=number))] if viewed.may_file else []
    stored += [button(texts, "button.client_erase", AskEraseClient(client=number))] if viewed.may_erase else []
    back = [button(texts, "button.to_clients", ListClients(page=0))]
    keyboard = [*named, *(kept if viewed.may_be_kept else ([orders],)), stored, back]
    return page(texts, viewed.client.name, lines=lines, note=note, keyboard=keyboard)


def client_file_page(traces: ClientTraces, texts: Texts) -> Screen:
    """Say what a file with everything about a client holds, and ask in which form it is wanted."""
    number = int(traces.id)
    forms = [
        button(texts, "button.export_form", MakeClientFile(client=number, form=form), form=form.name) for form in ClientFileForm
    ]
    back = [button(texts, "button.team_back", ViewClient(client=number))]
    holds = texts.plain("client_file.holds", calls=traces.calls, texts=traces.texts - traces.of_sellers)
    title = texts.plain("client_file.ask", name=traces.name)
    return page(texts, title, lines=[holds], note=texts.plain("client_file.note"), keyboard=[forms, back])


def _naming_rows(viewed: ClientViewed, texts: Texts) -> list[list[Button]]:
    """Return what can be done about a doubted name, or to take a new one back."""
    number = int(viewed.client.id)
    if viewed.former is not None:
        back = GiveName(client=number, text=viewed.former.id)
        return [[button(texts, "button.name_back", back, name=short(viewed.former.text))]]
    if not viewed.doubted:
        return []
    words = Decide(call=viewed.call, text=viewed.doubted, meant=Meant.WORDS) if viewed.call else ViewClient(client=number)
    name = button(texts, "button.is_name", GiveName(client=number, text=viewed.doubted))
    return [[name, button(texts, "button.is_words", words)]]


def others_page(others: OthersFound, texts: Texts, time_zone: str) -> Screen:
    """Ask which of those found is the same person as this client."""
    number = int(others.client.id)
    rows = [
        [Button(label=label, action=encode(AskMerge(kept=number, gone=int(one.client.id))))]
        for one, label in zip(others.found, _told_apart(others.found, texts, time_zone), strict=True)
    ]
    back = [button(texts, "button.team_back", ViewClient(client=number))]
    return page(texts, texts.plain("client.which_is_same", name=others.client.name), keyboard=[*rows, back])


def merge_page(asked: MergeAsked, texts: Texts, time_zone: str) -> Screen:
    """Ask once more before two clients become one; those of one name are told apart by their last calls."""
    kept, gone = int(asked.kept.id), int(asked.gone.id)
    keyboard = [
        [button(texts, "button.merge_them", MergeClients(kept=kept, gone=gone))],
        [button(texts, "button.team_back", ViewClient(client=kept))],
    ]
    names = [asked.kept.name, asked.gone.name]
    numbered = with_ranks(names, [kept, gone], texts)
    whens = (None if at is None else texts.moment(at, time_zone) for at in (asked.kept_last, asked.gone_last))
    dated = [f"{name} · {when}" if when else name for name, when in zip(names, whens, strict=True)]
    named = distinct_labels(names, dated, numbered)
    line = texts.plain("client.merge", kept=named[0], gone=named[1])
    return page(texts, asked.kept.name, lines=[line], keyboard=keyboard)


def _told_apart(known: Sequence[KnownClient], texts: Texts, time_zone: str) -> list[str]:
    """Return a label for each: the day of his last call; where that is alike the hour too; and else which of them he is."""

    def labels(names: Sequence[str], write: Callable[[datetime, str], str]) -> list[str]:
        last = [f" · {write(one.last_call_at, time_zone)}" if one.last_call_at else "" for one in known]
        return [f"{icon_of(one.temperament)} {name}{when}" for one, name, when in zip(known, names, last, strict=True)]

    names = [short(one.client.name) for one in known]
    return distinct_labels(labels(names, texts.day), labels(names, texts.moment), labels(numbered(known, texts), texts.moment))


def _line(known: KnownClient, texts: Texts, time_zone: str, numbered: str) -> str:
    """Return what is known of a client; one whose button bears a number has it here too, and the hour of his last call."""
    parts = [f"{icon_of(known.temperament)} {numbered or short(known.client.name)}"]
    if known.last_call_at:
        parts.append((texts.moment if numbered else texts.day)(known.last_call_at, time_zone))
    if known.follow_up_at:
        parts.append(_promise(known.follow_up_at, texts, time_zone, is_awaited=known.is_awaited))
    elif known.outcome:
        parts.append(texts.plain(f"outcome.{known.outcome}"))
    return join(" · ", parts)


def _call_line(call: Consultation, texts: Texts, time_zone: str, is_awaited: bool) -> str:
    parts = [texts.moment(call.started_at, time_zone), icon_of(call.temperament)]
    if call.follow_up_at:
        parts.append(_promise(call.follow_up_at, texts, time_zone, is_awaited=is_awaited))
    elif call.outcome:
        parts.append(texts.plain(f"outcome.{call.outcome}"))
    if call.objections:
        parts.append(objections_named(call, texts))
    return join(" · ", parts)


def _promise(at: datetime, texts: Texts, time_zone: str, *, is_awaited: bool) -> Html:
    return Html(f"{PROMISED if is_awaited else KEPT} {promise(at, texts, time_zone)}")

"""Erasing a client or somebody who has left: what goes and what stays, the question, and the end. For the owner alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people.employee import Employee, nameless
from bot.screens.clients.actions import ListClients, ViewClient
from bot.screens.erasing.actions import AskErasePerson, EraseClient, ErasePerson, ListRemoved
from bot.screens.page import PAGE_SIZE, button, page, pager, part, short
from bot.screens.people.actions import ShowTeam
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.erasing.ports import ClientTraces, PersonTraces


def ask_client_screen(traces: ClientTraces, texts: Texts) -> Screen:
    """Ask once more before a client is erased."""
    goes = texts.plain("erase.client_goes", texts=traces.texts, reminders=traces.reminders, waiting=traces.waiting)
    lines = [goes, texts.plain("erase.client_stays", calls=traces.calls), texts.plain("erase.elsewhere")]
    keyboard = [
        [button(texts, "button.erase_yes", EraseClient(client=int(traces.id)))],
        [button(texts, "button.team_back", ViewClient(client=int(traces.id)))],
    ]
    return page(texts, texts.plain("erase.ask", name=traces.name), lines=lines, keyboard=keyboard)


def client_erased_screen(traces: ClientTraces, texts: Texts) -> Screen:
    """Say that a client is erased; without his name."""
    lines = [texts.plain("erase.client_stays", calls=traces.calls), texts.plain("erase.elsewhere")]
    keyboard = [[button(texts, "button.to_clients", ListClients(page=0))]]
    return page(texts, texts.plain("erase.client_done"), lines=lines, keyboard=keyboard)


def removed_screen(team: int, people: Sequence[Employee], texts: Texts, number: int = 0) -> Screen:
    """List who has left a team and can be erased."""
    shown, number = part(people, number)
    rows: list[list[Button]] = [
        [button(texts, "erase.person", AskErasePerson(person=int(one.id)), name=short(one.name))] for one in shown
    ]
    rows.append(
        pager(
            texts,
            number,
            has_more=(number + 1) * PAGE_SIZE < len(people),
            at=lambda at: ListRemoved(team=team, page=at),
        )
    )
    rows.append([button(texts, "button.team_back", ShowTeam(team=team, page=0))])
    note = texts.plain("erase.removed_note" if people else "erase.removed_none")
    return page(texts, texts.plain("erase.removed"), note=note, keyboard=rows)


def ask_person_screen(traces: PersonTraces, texts: Texts) -> Screen:
    """Ask once more before somebody who has left is erased."""
    him = traces.employee
    goes = texts.plain(
        "erase.person_goes", texts=traces.texts, drafts=traces.drafts, reminders=traces.reminders, waiting=traces.waiting
    )
    lines = [goes, _stays(traces, texts), texts.plain("erase.elsewhere")]
    keyboard = [
        [button(texts, "button.erase_yes", ErasePerson(person=int(him.id)))],
        [button(texts, "button.team_back", ListRemoved(team=int(him.team_id), page=0))],
    ]
    return page(texts, texts.plain("erase.ask", name=him.name), lines=lines, keyboard=keyboard)


def person_erased_screen(traces: PersonTraces, texts: Texts) -> Screen:
    """Say that somebody is erased; without his name."""
    lines = [_stays(traces, texts), texts.plain("erase.elsewhere")]
    keyboard = [[button(texts, "button.team_back", ListRemoved(team=int(traces.employee.team_id), page=0))]]
    return page(texts, texts.plain("erase.person_done"), lines=lines, keyboard=keyboard)


def _stays(traces: PersonTraces, texts: Texts) -> str:
    number = nameless(traces.employee.id)
    return texts.plain("erase.person_stays", number=number, calls=traces.calls, audited=traces.audited)

"""/logs: calls that were led, which of them are looked at, and one with its whole way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Message

from bot.domain.supervision.typed_days import read_days
from bot.screens.job import Job
from bot.screens.log.actions import (
    AskLogClient,
    AskLogDays,
    CancelExport,
    ChooseCalls,
    ExportCalls,
    ListCalls,
    OpenCalls,
    OpenLogged,
    Part,
    ShowFiles,
    ShowPart,
)
from bot.screens.log.choice_pages import ask_client, cell_page, clients_page, days_page, home, not_days, people_page, type_page
from bot.screens.log.export_pages import files_page, show_export
from bot.screens.log.log_pages import call_page, calls_page, show_log
from bot.screens.screen import DeleteIncoming, Screen
from bot.screens.turn import Reply, Turn
from bot.services.log import choose_calls, files_sent, read_log
from bot.services.log import export_calls as asking
from bot.services.ports import UnitOfWork
from bot.services.text_ports import Prompt, PromptKind
from handlers.dependencies import Dependencies, act_of, look, texts_of
from handlers.feature import Asked, Tap
from handlers.showing import above_the_card, removal


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show the newest calls of those that were chosen last."""
    del message  # nothing is given behind the command
    listed = await look(turn, deps, read_log.list_calls)
    screen = calls_page(listed, texts_of(turn, deps), act_of(turn, deps).employee.time_zone)
    return await above_the_card(turn, deps, show_log(turn.chat_id, screen, is_anew=True))


async def open_calls(turn: Turn, deps: Dependencies, action: OpenCalls) -> Reply:
    """The calls behind a figure were asked for: at the bottom of the chat, where they can be seen."""
    listed = await look(turn, deps, lambda act: read_log.list_chosen(act, action.choice))
    act = act_of(turn, deps)
    await choose_calls.keep(act, listed.chosen.choice)
    screen = calls_page(listed, texts_of(turn, deps), act.employee.time_zone)
    return await above_the_card(turn, deps, show_log(turn.chat_id, screen, is_anew=True))


async def list_calls(turn: Turn, deps: Dependencies, action: ListCalls) -> Reply:
    """A page of calls was asked for."""
    listed = await look(turn, deps, lambda act: read_log.list_calls(act, action.first, is_newer=bool(action.is_newer)))
    return _shown(turn, calls_page(listed, texts_of(turn, deps), act_of(turn, deps).employee.time_zone))


async def open_logged(turn: Turn, deps: Dependencies, action: OpenLogged) -> Reply:
    """One call was asked for."""
    opened = await look(turn, deps, lambda act: read_log.open_call(act, action.call, action.page, action.first))
    return _shown(turn, call_page(opened, texts_of(turn, deps), act_of(turn, deps).employee.time_zone))


async def show_part(turn: Turn, deps: Dependencies, action: ShowPart) -> Reply:
    """A page on which something is chosen was asked for."""
    texts = texts_of(turn, deps)
    if action.part is Part.PEOPLE:
        return _shown(turn, people_page(await look(turn, deps, choose_calls.offer_people), action.page, texts))
    pages = {Part.HOME: home, Part.TYPE: type_page, Part.CELL: cell_page}
    return _shown(turn, pages[action.part](await look(turn, deps, choose_calls.look_at_choice), texts))


async def choose(turn: Turn, deps: Dependencies, action: ChooseCalls) -> Reply:
    """Calls were chosen."""
    chosen = await look(turn, deps, lambda act: choose_calls.look_at(act, action.choice))
    await choose_calls.keep(act_of(turn, deps), chosen.choice)
    return _shown(turn, home(chosen, texts_of(turn, deps)))


async def ask_for_client(turn: Turn, deps: Dependencies, action: AskLogClient) -> Reply:
    """A client is to be typed."""
    del action  # it says everything
    now = await choose_calls.ask(act_of(turn, deps), turn.chat_id, PromptKind.LOG_CLIENT)
    return _shown(turn, ask_client(now, texts_of(turn, deps)))


async def ask_for_days(turn: Turn, deps: Dependencies, action: AskLogDays) -> Reply:
    """Days are to be chosen or typed."""
    now = await choose_calls.ask(act_of(turn, deps), turn.chat_id, PromptKind.LOG_DAYS)
    return _shown(turn, days_page(now, texts_of(turn, deps), action.month, action.first))


async def hear_client(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """Take a typed text for the client whose calls are looked for."""
    del prompt  # it names nothing but who was asked
    offered = await look(turn, deps, lambda act: choose_calls.find_clients(act, message.text or ""))
    if not offered.found:  # the page asks for another spelling
        await choose_calls.ask(act_of(turn, deps), turn.chat_id, PromptKind.LOG_CLIENT)
    return await _heard(turn, deps, message, clients_page(offered, texts_of(turn, deps)))


async def hear_days(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """Take a typed text for the first day and the last."""
    del prompt  # it names nothing but who was asked
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    days = read_days(message.text or "", turn.now.astimezone(ZoneInfo(act.employee.time_zone)).date())
    if days is None:
        now = await choose_calls.ask(act, turn.chat_id, PromptKind.LOG_DAYS)
        return await _heard(turn, deps, message, not_days(now, texts))
    return await _heard(turn, deps, message, home(await choose_calls.choose_days(act, *days), texts))


async def _heard(turn: Turn, deps: Dependencies, message: Message, screen: Screen) -> Reply:
    """Show at the bottom what a typed text has led to, so that whoever types the same again is answered again."""
    reply = await above_the_card(turn, deps, show_log(turn.chat_id, screen, is_anew=True))
    return reply.then(removal(turn, message))


async def export(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show at the bottom of the chat what is chosen, to be changed and written to a file."""
    del message  # nothing is given behind the command
    screen = home(await look(turn, deps, choose_calls.look_at_choice), texts_of(turn, deps))
    return await above_the_card(turn, deps, show_log(turn.chat_id, screen, is_anew=True))


async def show_files(turn: Turn, deps: Dependencies, action: ShowFiles) -> Reply:
    """Another form of file was asked for."""
    now = await look(turn, deps, choose_calls.look_at_choice)
    screen = files_page(now, texts_of(turn, deps), events=bool(action.events), masked=bool(action.masked))
    return _shown(turn, screen)


async def export_calls(turn: Turn, deps: Dependencies, action: ExportCalls) -> Reply:
    """The chosen calls are to be written: how far it is stands in a message of its own."""
    act = act_of(turn, deps)
    job = await asking.ask_export(act, turn.chat_id, action.form, events=bool(action.events), masked=bool(action.masked))
    return await above_the_card(turn, deps, show_export(job, texts_of(turn, deps), act.employee, is_anew=True))


async def cancel_export(turn: Turn, deps: Dependencies, action: CancelExport) -> Reply:
    """A file is called off."""
    act = act_of(turn, deps)
    job = await asking.cancel_export(act, action.job)
    return Reply(outgoing=(show_export(job, texts_of(turn, deps), act.employee),))


async def take_out_files(work: UnitOfWork, now: datetime) -> list[DeleteIncoming]:
    """Take files out of chats: after 40 hours, and when the right to them has ended."""
    over = await files_sent.take_out(work, now)
    return [DeleteIncoming(chat_id=job.chat_id, message_id=message) for job in over for message in job.messages]


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Return what is done every half minute."""
    del deps  # it says nothing
    return (take_out_files,)


def _shown(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(show_log(turn.chat_id, screen),))


TAPS: Sequence[Tap[Any]] = (
    Tap(ListCalls, list_calls),
    Tap(OpenCalls, open_calls),
    Tap(ShowPart, show_part),
    Tap(ChooseCalls, choose),
    Tap(AskLogClient, ask_for_client),
    Tap(AskLogDays, ask_for_days),
    Tap(OpenLogged, open_logged),
    Tap(ShowFiles, show_files),
    Tap(ExportCalls, export_calls),
    Tap(CancelExport, cancel_export),
)
ASKS: Sequence[Asked] = (Asked(PromptKind.LOG_CLIENT, hear_client), Asked(PromptKind.LOG_DAYS, hear_days))

"""Sums and sales: said on a finished call's card, listed on a client's page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from telegram import Message
from telegram.error import TelegramError
from telegram.ext import filters

from bot.screens.clients.client_pages import clients_slot
from bot.screens.job import Job
from bot.screens.sales import list_pages
from bot.screens.sales.actions import (
    AskDoubt,
    AskList,
    AskSum,
    CountSale,
    DropList,
    LeaveSum,
    ListOrders,
    MoveList,
    NoteSum,
    OpenList,
    SettleDoubt,
    SkipSum,
    TakeList,
    ViewSale,
)
from bot.screens.sales.order_pages import orders_page, sale_page
from bot.screens.screen import Outgoing, Show, Toast
from bot.screens.turn import Reply, Turn
from bot.services.errors import NotFound
from bot.services.ports import UnitOfWork, Work
from bot.services.sales import list_orders, note_sum, take_list
from bot.services.sales.ports import SaleRow
from bot.services.sales.take_list import LARGEST_FILE, WAITS, Doubt, ListRead, ListViewed
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card, removal, show_call

FILE_NAMES: Final = (".csv", ".xlsx", ".xls", ".ods", ".tsv")


async def ask(turn: Turn, deps: Dependencies, action: AskSum) -> Reply:
    """A sum is to be typed."""
    return show_call(turn, deps, await note_sum.ask_sum(act_of(turn, deps), action.call))


async def hear(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply | None:
    """Take a typed text for a sum, to be confirmed; None when it means something else."""
    view = await note_sum.hear_sum(act_of(turn, deps), prompt, message.text or "")
    return None if view is None else show_call(turn, deps, view).then(removal(turn, message))


async def note(turn: Turn, deps: Dependencies, action: NoteSum) -> Reply:
    """A sum was confirmed, or is that of last time."""
    return show_call(turn, deps, await note_sum.note_sum(act_of(turn, deps), action.call, action.amount, action.currency))


async def skip(turn: Turn, deps: Dependencies, action: SkipSum) -> Reply:
    """Nobody will say the sum."""
    return show_call(turn, deps, await note_sum.skip_sum(act_of(turn, deps), action.call))


async def leave(turn: Turn, deps: Dependencies, action: LeaveSum) -> Reply:
    """The sum is not typed now."""
    return show_call(turn, deps, await note_sum.leave_sum(act_of(turn, deps), action.call))


async def orders(turn: Turn, deps: Dependencies, action: ListOrders) -> Reply:
    """What a client has bought was asked for."""
    found = await list_orders.list_orders(act_of(turn, deps), action.client, action.page)
    return Reply(outgoing=(Show(slot=clients_slot(turn.chat_id), screen=orders_page(found, texts_of(turn, deps))),))


async def view(turn: Turn, deps: Dependencies, action: ViewSale) -> Reply:
    """A sale was tapped in the list."""
    found = await list_orders.view_sale(act_of(turn, deps), action.sale)
    return Reply(outgoing=(Show(slot=clients_slot(turn.chat_id), screen=sale_page(found, texts_of(turn, deps))),))


async def count(turn: Turn, deps: Dependencies, action: CountSale) -> Reply:
    """A sale is to count, or not."""
    found = await list_orders.count_sale(act_of(turn, deps), action.sale, counts=bool(action.on))
    return Reply(outgoing=(Show(slot=clients_slot(turn.chat_id), screen=sale_page(found, texts_of(turn, deps))),))


class SaleLists(filters.MessageFilter):
    """Lets messages through that hold a table by their file's name."""

    def filter(self, message: Message) -> bool:
        name = (message.document.file_name or "").lower() if message.document is not None else ""
        return name.endswith(FILE_NAMES)


async def ask_list(turn: Turn, deps: Dependencies, action: AskList) -> Reply:
    """How a list is sent was asked for."""
    del action  # it says everything
    await take_list.teams_of(act_of(turn, deps))
    return Reply(outgoing=(Show(slot=clients_slot(turn.chat_id), screen=list_pages.ask_page(texts_of(turn, deps))),))


async def take_file(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """A list was sent; it is fetched and read where nobody's writing waits for it."""
    act, document = act_of(turn, deps), message.document
    if document is None:
        raise NotFound
    teams = await take_list.teams_of(act)
    me, team = act.employee, teams[0].id

    async def fetch(work: Work) -> tuple[ListRead, Sequence[SaleRow]] | None:
        if (document.file_size or 0) > LARGEST_FILE:
            return None
        try:
            raw = bytes(await (await document.get_file()).download_as_bytearray())
        except TelegramError:
            return None
        read = await asyncio.to_thread(take_list.read_file, raw, deps.open_table, me.language, turn.now, me.time_zone)
        return None if read is None else (read, await take_list.match(work, team, read))

    found = await turn.look(fetch)
    if found is None:
        screen = list_pages.unread_page(texts_of(turn, deps))
    else:
        viewed = await take_list.keep_list(act, int(team), *found)
        screen = list_pages.list_page(viewed, teams, texts_of(turn, deps))
    return await above_the_card(turn, deps, list_pages.show_list(turn.chat_id, screen, is_anew=True))


async def open_list(turn: Turn, deps: Dependencies, action: OpenList) -> Reply:
    """A list was asked for again."""
    return await _listed(turn, deps, await take_list.view_list(act_of(turn, deps), action.file))


async def move(turn: Turn, deps: Dependencies, action: MoveList) -> Reply:
    """A list tells of another team's clients."""
    return await _listed(turn, deps, await take_list.move_list(act_of(turn, deps), action.file, action.team))


async def doubt(turn: Turn, deps: Dependencies, action: AskDoubt) -> Reply:
    """A name in doubt was asked for."""
    return await _doubted(turn, deps, await take_list.view_doubt(act_of(turn, deps), action.file, action.number))


async def settle(turn: Turn, deps: Dependencies, action: SettleDoubt) -> Reply:
    """Somebody has said whom a name means."""
    act, is_new = act_of(turn, deps), bool(action.new)
    found = await take_list.settle_doubt(act, action.file, action.number, action.line, action.client, is_new=is_new)
    return await _doubted(turn, deps, found)


async def take(turn: Turn, deps: Dependencies, action: TakeList) -> Reply:
    """A list is to count."""
    viewed, taken = await take_list.take_list(act_of(turn, deps), action.file, with_new=bool(action.new))
    said = texts_of(turn, deps).plain("sales_file.taken_toast", n=taken) if taken else ""
    return await _listed(turn, deps, viewed, said)


async def drop(turn: Turn, deps: Dependencies, action: DropList) -> Reply:
    """A list is left, or taken back."""
    viewed, _ = await take_list.drop_list(act_of(turn, deps), action.file)
    return await _listed(turn, deps, viewed)


async def _listed(turn: Turn, deps: Dependencies, viewed: ListViewed, said: str = "") -> Reply:
    teams = await take_list.teams_of(act_of(turn, deps))
    shown = list_pages.show_list(turn.chat_id, list_pages.list_page(viewed, teams, texts_of(turn, deps)))
    return Reply(outgoing=(shown,), toast=Toast(text=said) if said else None)


async def _doubted(turn: Turn, deps: Dependencies, found: Doubt | ListViewed) -> Reply:
    if isinstance(found, ListViewed):
        return await _listed(turn, deps, found)
    return Reply(outgoing=(list_pages.show_list(turn.chat_id, list_pages.doubt_page(found, texts_of(turn, deps))),))


async def forget_lists(work: UnitOfWork, now: datetime) -> Sequence[Outgoing]:
    """Forget the names in lists that nobody has taken for a day."""
    await work.sale_files.forget_before(now - WAITS)
    return ()


def ticks(deps: Dependencies) -> Sequence[Job]:
    """Lists do not wait for ever: names of people stand in them."""
    del deps
    return (forget_lists,)


TAPS: Sequence[Tap[Any]] = (
    Tap(AskSum, ask),
    Tap(NoteSum, note),
    Tap(SkipSum, skip),
    Tap(LeaveSum, leave),
    Tap(ListOrders, orders),
    Tap(ViewSale, view),
    Tap(CountSale, count),
    Tap(AskList, ask_list),
    Tap(OpenList, open_list),
    Tap(MoveList, move),
    Tap(AskDoubt, doubt),
    Tap(SettleDoubt, settle),
    Tap(TakeList, take),
    Tap(DropList, drop),
)

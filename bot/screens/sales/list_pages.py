"""A list of sales that was sent: what would become of it, the names that are in doubt, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Team
from bot.domain.sales.matching import RowState
from bot.screens.action import encode
from bot.screens.clients.actions import ListClients
from bot.screens.distinct_labels import distinct_labels
from bot.screens.page import NAME_SHOWN, button, page, short
from bot.screens.sales.actions import AskDoubt, DropList, MoveList, OpenList, SettleDoubt, TakeList
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.sales.take_list import Doubt, ListViewed

SALE_LIST_SLOT = SlotKind(name="sale_list", closes_on=frozenset({Change.ACCESS, Change.ROLE, Change.TEAM, Change.FURTHER_TEAM}))
FAULTS_SHOWN = 3
TEAM_SHOWN = 14


def show_list(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Return the message of the list that was sent last."""
    return Show(slot=SALE_LIST_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def ask_page(texts: Texts) -> Screen:
    """Say how a list is sent."""
    back = [button(texts, "button.team_back", ListClients(page=0))]
    return page(texts, texts.plain("button.sales_file"), lines=[texts.plain("sales_file.how")], keyboard=[back])


def unread_page(texts: Texts) -> Screen:
    """Say that a file is no list of sales, and how one looks."""
    return page(texts, texts.plain("sales_file.unread"), lines=[texts.plain("sales_file.how")])


def list_page(viewed: ListViewed, teams: Sequence[Team], texts: Texts) -> Screen:
    """Return what would become of a list, or what came of it."""
    file, number = viewed.file, int(viewed.file.id)
    title = texts.plain("sales_file.title", team=viewed.team.name)
    if file.taken_at is not None or file.dropped_at is not None:
        key = "taken" if file.dropped_at is None else "dropped" if file.taken_at is None else "taken_back"
        back = [button(texts, "button.sales_file_back", DropList(file=number))] if file.dropped_at is None else []
        return page(texts, title, lines=[texts.plain(f"sales_file.{key}")], keyboard=[back])
    keyboard = [_take(viewed, texts)]
    if viewed.doubtful:
        keyboard.append([button(texts, "button.sales_file_doubt", AskDoubt(file=number, number=0), n=len(viewed.doubtful))])
    others = [team for team in teams if team.id != file.team_id]
    moves = [Button(label=short(one.name, TEAM_SHOWN), action=encode(MoveList(file=number, team=int(one.id)))) for one in others]
    keyboard += [moves[place : place + 2] for place in range(0, len(moves), 2)]
    keyboard.append([button(texts, "button.sales_file_drop", DropList(file=number))])
    note = texts.plain("sales_file.other_team") if moves else ""
    return page(texts, title, lines=_lines(viewed, texts), note=note, keyboard=keyboard)


def doubt_page(doubt: Doubt, texts: Texts) -> Screen:
    """Ask whom a name in a list means."""
    file = int(doubt.viewed.file.id)
    line = next(row.line for row in doubt.viewed.rows if row.client_name == doubt.name)

    def it_is(client: int, *, is_new: bool = False) -> SettleDoubt:
        return SettleDoubt(file=file, number=doubt.number, line=line, client=client, new=int(is_new))

    names = [short(one.name) for one in doubt.may_be]
    labels = distinct_labels(names, [f"{name} · #{one.id}" for name, one in zip(names, doubt.may_be, strict=True)])
    rows = [[Button(label=label, action=encode(it_is(int(one.id))))] for one, label in zip(doubt.may_be, labels, strict=True)]
    more = len(doubt.viewed.doubtful) > doubt.number + 1
    walk = [
        button(texts, "button.team_back", OpenList(file=file)),
        *([button(texts, "button.later", AskDoubt(file=file, number=doubt.number + 1))] if more else []),
    ]
    other = [
        button(texts, "button.sales_file_new", it_is(0, is_new=True)),
        button(texts, "button.sales_file_leave", it_is(0)),
    ]
    title = texts.plain("sales_file.whose", name=short(doubt.name, 2 * NAME_SHOWN))
    return page(texts, title, lines=[texts.plain("sales_file.whose_sales", n=doubt.sales)], keyboard=[*rows, other, walk])


def _take(viewed: ListViewed, texts: Texts) -> list[Button]:
    number, known, new = int(viewed.file.id), viewed.counts[RowState.KNOWN], viewed.counts[RowState.NEW]
    take = [button(texts, "button.sales_file_take", TakeList(file=number, new=1), n=known + new)] if known + new else []
    return [*take, *([button(texts, "button.sales_file_known", TakeList(file=number, new=0), n=known)] if known and new else [])]


def _lines(viewed: ListViewed, texts: Texts) -> list[str]:
    def told(state: RowState, **facts: object) -> list[str]:
        count, together = viewed.counts[state], texts.money(viewed.sums[state], viewed.currency)
        key = "sales_file.taken_before" if state is RowState.TAKEN else f"sales_file.{state}"
        return [texts.plain(key, n=count, sum=together, **facts)] if count else []

    lines = [
        *told(RowState.KNOWN),
        *told(RowState.NEW, clients=viewed.new_clients),
        *told(RowState.DOUBTFUL),
        *told(RowState.TAKEN),
    ]
    faults = [fault.split(":", 1) for fault in viewed.file.faults]
    if faults:
        lines.append(texts.plain("sales_file.faults", n=len(faults)))
        lines += [
            texts.plain("sales_file.line", line=line, fault=texts.plain(f"sales_file.fault.{fault}"))
            for line, fault in faults[:FAULTS_SHOWN]
        ]
    return lines

"""What a client has bought: the list on his page, and one sale; the choice of the money in which a house counts."""

from __future__ import annotations

from datetime import datetime, time

from bot.domain.sales.amount import Currency
from bot.domain.sales.sale import Sale
from bot.screens.action import encode
from bot.screens.clients.actions import ViewClient
from bot.screens.page import button, chosen, page, pager
from bot.screens.promise import join
from bot.screens.sales.actions import CountSale, ListOrders, SetCurrency, ViewSale
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.people.ports import Organisation
from bot.services.sales.list_orders import Orders, SaleViewed

COUNTS_NOT = "✗"


def orders_page(orders: Orders, texts: Texts) -> Screen:
    """Return a page of a client's sales, a button each."""
    number = int(orders.client.id)
    back = [button(texts, "button.team_back", ViewClient(client=number))]
    title = texts.plain("orders.title", name=orders.client.name)
    if not orders.sales.items:
        return page(texts, title, lines=[texts.plain("orders.none")], keyboard=[back])
    total = orders.total
    lines = [texts.plain("orders.total", n=total.sales, sum=texts.money(total.amount_minor, orders.currency))]
    if total.unknown:
        lines.append(texts.plain("orders.unknown", n=total.unknown))
    buttons = [Button(label=_label(sale, texts), action=encode(ViewSale(sale=int(sale.id)))) for sale in orders.sales.items]
    rows = [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    walk = pager(
        texts, orders.sales.page, has_more=orders.sales.has_more, at=lambda number_: ListOrders(client=number, page=number_)
    )
    return page(texts, title, lines=lines, keyboard=[*rows, walk, back])


def sale_page(viewed: SaleViewed, texts: Texts) -> Screen:
    """Return one sale: when, for how much, by whom, and whether it counts."""
    sale = viewed.sale
    lines = [texts.weekday_date(sale.sold_on), _sum(sale, texts), texts.plain(f"sale.from_{sale.source}")]
    lines += [texts.plain("sale.by", name=viewed.by)] if viewed.by else []
    counts = sale.voided_at is None
    key = "button.sale_void" if counts else "button.sale_counts"
    change = [button(texts, key, CountSale(sale=int(sale.id), on=int(not counts)))] if viewed.may_change else []
    note = "" if counts else texts.plain("sale.voided")
    back = [button(texts, "button.team_back", ListOrders(client=int(viewed.client.id), page=0))]
    return page(texts, texts.plain("orders.title", name=viewed.client.name), lines=lines, note=note, keyboard=[change, back])


def currency_rows(house: Organisation, texts: Texts) -> list[list[Button]]:
    """Return a button for each money, the chosen one marked."""
    labels = {one: chosen(texts, texts.plain(f"currency.{one}"), is_so=house.currency is one) for one in Currency}
    buttons = [Button(label=label, action=encode(SetCurrency(currency=one))) for one, label in labels.items()]
    return [buttons[place : place + 2] for place in range(0, len(buttons), 2)]


def _label(sale: Sale, texts: Texts) -> str:
    day = texts.short_day(datetime.combine(sale.sold_on, time(12)), "UTC")
    said = "?" if sale.amount_minor is None else texts.short_money(sale.amount_minor, sale.currency)
    return join(" · ", [day if sale.voided_at is None else f"{COUNTS_NOT} {day}", said])


def _sum(sale: Sale, texts: Texts) -> str:
    return texts.plain("sale.unsaid") if sale.amount_minor is None else texts.money(sale.amount_minor, sale.currency)

"""Sums on a finished card, what a client has bought, and lists of sales, each at its longest, without a bot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.calls.consultation import FinishedBy
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Script
from bot.domain.calls.state import derive
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ClientId, EmployeeId, LanguageCode, TeamId
from bot.domain.people.employee import Team
from bot.domain.sales.amount import Currency
from bot.domain.sales.file_rows import RowFault
from bot.domain.sales.matching import RowState
from bot.domain.sales.sale import Sale, SaleFileId, SaleId, SaleSource
from bot.screens.calls.finished import finished_card
from bot.screens.people.settings import currency_screen
from bot.screens.sales.list_pages import ask_page, doubt_page, list_page, unread_page
from bot.screens.sales.order_pages import orders_page, sale_page
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView, OfferedSum
from bot.services.clients.ports import Client
from bot.services.pages import Part
from bot.services.people.ports import Organisation
from bot.services.sales.list_orders import PAGE, Orders, SaleViewed
from bot.services.sales.ports import SaleFile, SaleRow, Total
from bot.services.sales.take_list import Doubt, ListViewed

from .every_card import LONG_NAME, NOW, OBJECTED, Sample, a_call
from .every_guide_page import TALLEST_PAGE

MUCH = 98_765_432_10
AT = datetime(2026, 9, 30, 9, 0, tzinfo=UTC)


def every_sale_page(script: Script, texts: Texts) -> Iterator[Sample]:
    """Give every screen about sums and sales in one language."""
    call = replace(
        a_call(),
        finished_at=NOW,
        finished_by=FinishedBy.IDLE,
        outcome=Outcome.BOUGHT,
        temperament=Recognition.PHLEGMATIC,
        confidence=0.97,
        objections=OBJECTED,
    )
    offered = OfferedSum(currency=Currency.MDL, last=MUCH)
    asked = replace(offered, is_asked=True)
    for name, one in (
        ("offered", offered),
        ("asked", asked),
        ("typed", replace(asked, typed=MUCH)),
        ("unclear", replace(asked, is_not_understood=True)),
        ("other money", replace(asked, is_other_money=True)),
        ("said", replace(offered, amount=MUCH)),
    ):
        stored = replace(call, sum_minor=one.amount, currency=None if one.amount is None else one.currency)
        view = CallView(consultation=stored, state=derive((), script), offered_sum=one)
        yield Sample(name=f"sum {name}", screen=finished_card(view, texts, "Europe/Moscow"), is_card=False)
    yield Sample(name="currency", screen=currency_screen(Organisation(currency=Currency.RON), texts), is_card=False)
    yield from _orders(texts)
    yield from _lists(texts)


def _orders(texts: Texts) -> Iterator[Sample]:
    client = Client(id=ClientId(2**31), team_id=TeamId(1), name=LONG_NAME, language=LanguageCode("ru"))
    sale = Sale(
        id=SaleId(2**31),
        client_id=client.id,
        team_id=TeamId(1),
        employee_id=EmployeeId(1),
        consultation_id=None,
        file_id=None,
        sold_on=date(2025, 9, 30),
        amount_minor=MUCH,
        currency=Currency.MDL,
        source=SaleSource.TAP,
        entered_by=EmployeeId(1),
        entered_at=AT,
        voided_at=AT,
    )
    total = Total(sales=1234, amount_minor=1000 * MUCH, unknown=17)
    listed = Part(items=[sale] * PAGE, page=1, has_more=True)
    orders = Orders(client=client, sales=listed, total=total, currency=Currency.MDL, may_change=True)
    empty = replace(orders, sales=Part(items=[], page=0, has_more=False))
    viewed = SaleViewed(client=client, sale=sale, by=LONG_NAME, may_change=True)
    for name, screen in (
        ("orders", orders_page(orders, texts)),
        ("no orders", orders_page(empty, texts)),
        ("sale", sale_page(viewed, texts)),
        ("sale unsaid", sale_page(replace(viewed, sale=replace(sale, amount_minor=None, source=SaleSource.FILE)), texts)),
    ):
        yield Sample(name=name, screen=screen, is_card=False)


def _lists(texts: Texts) -> Iterator[Sample]:
    teams = [Team(id=TeamId(number), name=LONG_NAME) for number in range(1, 5)]
    faults = [f"{1000 + number}:{fault}" for number, fault in enumerate(RowFault)]
    file = SaleFile(id=SaleFileId(2**31), team_id=TeamId(1), employee_id=EmployeeId(1), sent_at=AT, faults=faults)
    row = SaleRow(line=1234, client_name=LONG_NAME, sold_on=date(2025, 9, 30), amount_minor=MUCH, state=RowState.DOUBTFUL)
    states = (RowState.KNOWN, RowState.NEW, RowState.DOUBTFUL, RowState.TAKEN)
    counts = Counter(dict.fromkeys(states, 1234))
    sums = Counter(dict.fromkeys(states, 1000 * MUCH))
    viewed = ListViewed(
        file=file,
        team=teams[0],
        currency=Currency.MDL,
        rows=[row],
        counts=counts,
        sums=sums,
        new_clients=432,
        doubtful=[LONG_NAME, "Иванов"],
    )
    client = Client(id=ClientId(2**31), team_id=TeamId(1), name=LONG_NAME, language=LanguageCode("ru"))
    doubt = Doubt(viewed=viewed, number=0, name=LONG_NAME, sales=123, may_be=[client] * 4)
    for name, screen in (
        ("list", list_page(viewed, teams, texts)),
        ("list taken", list_page(replace(viewed, file=replace(file, taken_at=AT)), teams, texts)),
        ("list dropped", list_page(replace(viewed, file=replace(file, dropped_at=AT)), teams, texts)),
        ("list taken back", list_page(replace(viewed, file=replace(file, taken_at=AT, dropped_at=AT)), teams, texts)),
        ("doubt", doubt_page(doubt, texts)),
        ("how a list is sent", ask_page(texts)),
        ("no list", unread_page(texts)),
    ):
        yield Sample(name=name, screen=screen, is_card=False, tallest=TALLEST_PAGE)

"""What a client has bought: the list on his page, and a sale that counts no more, or again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from bot.domain.calls.outcome import Outcome
from bot.domain.people.permissions import Deed
from bot.domain.sales.amount import Currency
from bot.domain.sales.sale import Sale, SaleId
from bot.services.act import Act
from bot.services.calls.sale_of_call import house_currency
from bot.services.clients.ports import Client
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.pages import Part, read_page
from bot.services.people.ports import AuditAction
from bot.services.sales.ports import Total

PAGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """A page of what a client has bought."""

    client: Client
    sales: Part[Sale]
    total: Total
    currency: Currency
    may_change: bool
    """Not the owner, who looks at every team's clients but keeps those of his own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleViewed:
    """One sale."""

    client: Client
    sale: Sale
    by: str
    """Who has sold it; empty where nobody knows."""
    may_change: bool


async def list_orders(act: Act, client_id: int, page: int) -> Orders:
    """Return a page of what a client has bought, the newest first."""
    client = await act.own_client(client_id, Deed.SEE_CLIENT)
    sales = act.work.sales
    part = await read_page(page, PAGE, partial(sales.of_client, client.id), partial(sales.number_of_client, client.id))
    total, currency = await sales.total_of_client(client.id), await house_currency(act)
    return Orders(client=client, sales=part, total=total, currency=currency, may_change=act.may_keep(client))


async def view_sale(act: Act, sale_id: int) -> SaleViewed:
    """Look at a sale."""
    return await _viewed(act, sale_id, Deed.SEE_CLIENT)


async def count_sale(act: Act, sale_id: int, *, counts: bool) -> SaleViewed:
    """Let a sale count no more, or count again.

    A call whose sale counts no more has no sum; how it ended is said on its own card.
    """
    viewed = await _viewed(act, sale_id, Deed.KEEP_CLIENTS)
    if (viewed.sale.voided_at is None) is counts:
        return viewed
    await act.work.sales.void(viewed.sale.id, None if counts else act.now)
    if viewed.sale.consultation_id is not None:
        call = await act.work.consultations.get(viewed.sale.consultation_id)
        if call is not None and call.outcome is Outcome.BOUGHT:
            amount = viewed.sale.amount_minor if counts else None
            currency = None if amount is None else viewed.sale.currency
            await act.work.consultations.save(replace(call, sum_minor=amount, currency=currency))
    await act.log(
        InteractionKind.SUM_NOTED, viewed.sale.consultation_id, sale=str(sale_id), what="counts" if counts else "voided"
    )
    await act.audit(AuditAction.SALE_COUNTED, sale=str(sale_id), on="yes" if counts else "no")
    return await _viewed(act, sale_id, Deed.KEEP_CLIENTS)


async def _viewed(act: Act, sale_id: int, deed: Deed) -> SaleViewed:
    sale = await act.work.sales.get(SaleId(sale_id))
    if sale is None or sale.client_id is None:
        raise NotFound
    client = await act.own_client(int(sale.client_id), deed)
    seller = None if sale.employee_id is None else await act.work.employees.get(sale.employee_id)
    return SaleViewed(client=client, sale=sale, by=seller.name if seller else "", may_change=act.may_keep(client))

"""The sale that a call ended with: what its card offers to say of it, and how the sale follows the call.

A call that ended with «bought» has a sum when somebody has said one. Practice sells nothing.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.outcome import Outcome
from bot.domain.sales.amount import Currency, usual_currency
from bot.services.act import Act
from bot.services.calls.call_view import OfferedSum


async def house_currency(act: Act) -> Currency:
    """Return in what the house counts; while nobody has chosen, what is usual where its people speak so."""
    return (await act.work.organisation.get()).currency or usual_currency(act.employee.language)


def is_sale(call: Consultation) -> bool:
    """Tell whether something was really bought in a call."""
    return call.outcome is Outcome.BOUGHT and not call.is_practice


async def offered_sum(act: Act, call: Consultation) -> OfferedSum | None:
    """Return what the card of a call offers to say of its sum; None where there is nothing to ask, or nobody wants to say."""
    if not is_sale(call):
        return None
    if call.sum_minor is not None:
        return OfferedSum(currency=call.currency or await house_currency(act), amount=call.sum_minor)
    sale = await act.work.sales.of_call(call.id)
    if sale is not None and sale.voided_at is None:
        return None  # it was left out
    last = None if call.client_id is None else await act.work.sales.last_amount(call.client_id, call.id)
    return OfferedSum(currency=await house_currency(act), last=last)


async def follow_client(act: Act, call: Consultation) -> None:
    """Let the sale of a call be one to whomever the call is with now."""
    if is_sale(call):
        await act.work.sales.give(call.id, call.client_id)


async def follow_outcome(act: Act, before: Consultation, after: Consultation) -> Consultation:
    """Return the call as it is to be stored: what was not bought after all has no sum, and counts as no sale."""
    if not is_sale(before) or is_sale(after):
        return after
    sale = await act.work.sales.of_call(after.id)
    if sale is not None:
        await act.work.sales.void(sale.id, act.now)
    return replace(after, sum_minor=None, currency=None)

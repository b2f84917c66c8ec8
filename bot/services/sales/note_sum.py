"""For how much something was bought: said after the call, by one tap or by typing; always optional."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import Consultation
from bot.domain.local_time import to_wall
from bot.domain.sales.amount import Currency, read_amount
from bot.domain.sales.sale import SaleSource
from bot.services.act import Act
from bot.services.asked import ask_for_text, forget_question, own_chat
from bot.services.calls.call_view import CallView, OfferedSum
from bot.services.calls.close_call import note_of_call
from bot.services.calls.record import view_call
from bot.services.calls.sale_of_call import house_currency, is_sale
from bot.services.interaction_ports import InteractionKind
from bot.services.people.ports import AuditAction
from bot.services.sales.ports import NewSale
from bot.services.text_ports import Prompt, PromptKind


async def ask_sum(act: Act, call: int) -> CallView:
    """Let the next text be the sum of a call."""
    consultation = await act.own_call_ending_idle(call)
    view = await view_call(act, consultation)
    if not is_sale(consultation):
        return view  # an old button: it was not bought after all
    await ask_for_text(act, own_chat(act), PromptKind.SALE_SUM, call)
    offered = view.offered_sum or OfferedSum(currency=await house_currency(act))
    return replace(view, offered_sum=replace(offered, is_asked=True))


async def hear_sum(act: Act, prompt: Prompt, text: str) -> CallView | None:
    """Take a text for a sum, which a tap confirms; None when the call that was asked about sold nothing after all.

    What is no sum, or one in other money than the house counts in, leaves the question.
    """
    view = await ask_sum(act, int(prompt.subject))
    if view.offered_sum is None or not view.offered_sum.is_asked:
        return None
    typed = read_amount(text)
    if typed is None:
        return replace(view, offered_sum=replace(view.offered_sum, is_not_understood=True))
    house = await act.work.organisation.get()
    if typed.currency is not None and house.currency is None:
        return replace(view, offered_sum=replace(view.offered_sum, typed=typed.amount, currency=typed.currency))
    if typed.currency not in (None, view.offered_sum.currency):
        return replace(view, offered_sum=replace(view.offered_sum, is_other_money=True))
    return replace(view, offered_sum=replace(view.offered_sum, typed=typed.amount))


async def note_sum(act: Act, call: int, amount: int, currency: Currency) -> CallView:
    """Note for how much it was bought. The house's first sum says in what it counts.

    Args:
        amount: in hundredths, above 0.
        currency: what the button said; another one than the house has chosen meanwhile is asked for anew.
    """
    consultation = await act.own_call_ending_idle(call)
    if not is_sale(consultation):
        return await view_call(act, consultation)
    house = await act.work.organisation.get()
    if house.currency is None:
        await act.work.organisation.put(replace(house, currency=currency))
        await act.audit(AuditAction.CURRENCY_SET, currency=currency)
    elif house.currency is not currency:
        return await ask_sum(act, call)
    return await _note(act, consultation, amount, currency)


async def skip_sum(act: Act, call: int) -> CallView:
    """Note that nobody will say for how much: the card asks no more, and what is counted knows that it is not known."""
    consultation = await act.own_call_ending_idle(call)
    if not is_sale(consultation) or consultation.sum_minor is not None:
        return await view_call(act, consultation)
    return await _note(act, consultation, None, await house_currency(act))


async def leave_sum(act: Act, call: int) -> CallView:
    """Let the next text mean what it means by itself; the sum may still be said."""
    await forget_question(act, {PromptKind.SALE_SUM})
    return await view_call(act, await act.own_call_ending_idle(call))


async def _note(act: Act, call: Consultation, amount: int | None, currency: Currency) -> CallView:
    await forget_question(act, {PromptKind.SALE_SUM})
    place = f"sum:{amount or 0}"
    if not call.is_second_tap(place, act.now):
        await act.work.sales.put(
            NewSale(
                client_id=call.client_id,
                team_id=call.team_id,
                employee_id=call.employee_id,
                consultation_id=call.id,
                sold_on=to_wall(call.started_at, ZoneInfo(act.employee.time_zone)).date(),
                amount_minor=amount,
                currency=currency,
                source=SaleSource.TAP,
                entered_by=act.employee.id,
                entered_at=act.now,
            )
        )
    changed = replace(call, sum_minor=amount, currency=None if amount is None else currency)
    return await note_of_call(act, call, changed, InteractionKind.SUM_NOTED, place, what="noted" if amount else "skipped")

"""The part of a finished call's card that is about the sum: the line that asks or tells, and its row of buttons."""

from __future__ import annotations

from bot.domain.sales.amount import Currency
from bot.screens.action import encode
from bot.screens.page import button
from bot.screens.sales.actions import AskSum, LeaveSum, NoteSum, SkipSum
from bot.screens.screen import Button
from bot.screens.texts import Texts
from bot.services.calls.call_view import OfferedSum

AGAIN, RIGHT = "↻", "✓"


def sum_prompt(offered: OfferedSum, texts: Texts) -> str:
    """Return the line that asks for the sum; empty where it is known."""
    money = texts.money(100_000_00, offered.currency)
    if offered.typed is not None:
        return texts.plain("finished.sum_right", sum=texts.money(offered.typed, offered.currency))
    if offered.is_other_money:
        return texts.plain("finished.sum_money", example=money)
    if offered.is_not_understood:
        return texts.plain("finished.sum_unclear", example=money)
    if offered.is_asked:
        return texts.plain("finished.sum_write", example=money)
    return "" if offered.amount is not None else texts.plain("finished.sum_ask")


def sum_row(call: int, offered: OfferedSum, texts: Texts) -> list[Button]:
    """Return what can be tapped: the sum that was typed, or that of last time; writing another; saying nothing."""

    def is_it(sign: str, amount: int, currency: Currency) -> Button:
        action = NoteSum(call=call, amount=amount, currency=currency)
        return Button(label=f"{sign} {texts.short_money(amount, currency)}", action=encode(action))

    write = button(texts, "button.sum", AskSum(call=call))
    if offered.typed is not None:
        return [is_it(RIGHT, offered.typed, offered.currency), button(texts, "button.sum_back", LeaveSum(call=call))]
    if offered.is_asked:
        return [button(texts, "button.sum_back", LeaveSum(call=call))]
    if offered.amount is not None:
        return [write]
    last = [] if offered.last is None else [is_it(AGAIN, offered.last, offered.currency)]
    return [*last, write, button(texts, "button.sum_skip", SkipSum(call=call))]

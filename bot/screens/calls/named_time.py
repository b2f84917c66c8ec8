"""The button of a card whose sentence names a time: one tap promises the call at that time, another takes it back."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.local_time import to_wall
from bot.screens.action import encode
from bot.screens.calls.actions import Page, PromiseNamed
from bot.screens.page import chosen
from bot.screens.screen import Button
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView, OfferedPromise


def named_time_button(view: CallView, offered: OfferedPromise, texts: Texts, page: Page, time_zone: str) -> Button:
    """Return the button, with the moment as the employee's clock shows it; it is marked once the call is promised.

    Args:
        view: The call.
        offered: The moment.
        texts: Of the employee's language.
        page: What takes the cue rows' place; a tap leaves it there.
        time_zone: Where the employee is.
    """
    wall = to_wall(offered.at, ZoneInfo(time_zone))
    time = texts.time_of_day(wall.hour * 60 + wall.minute)
    match offered.days_ahead:
        case 0:
            label = texts.plain("button.named_time_today", time=time)
        case 1:
            label = texts.plain("button.named_time_tomorrow", time=time)
        case _:
            label = texts.plain("button.named_time", at=texts.moment(offered.at, time_zone))
    keep = page if page in (Page.AUTO, Page.CUES, Page.OBJECTIONS) else Page.AUTO
    digits = int(wall.strftime("%Y%m%d%H%M"))
    tap = PromiseNamed(call=int(view.consultation.id), at=digits, on=int(not offered.is_made), page=keep)
    return Button(label=chosen(texts, label, is_so=offered.is_made), action=encode(tap))

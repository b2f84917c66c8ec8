"""/stats: pictures with the figures under them, chosen and changed in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from bot.domain.supervision.period import BY_NAME, Period, PeriodKind
from bot.screens.screen import Screen
from bot.screens.stats.actions import ListBehind, ShowPicture
from bot.screens.stats.stats_pages import behind_page, picture_page, show_stats
from bot.screens.turn import Reply, Turn
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.stats import read_stats
from bot.services.stats.read_stats import CallsBehind, Picture, StatsRead
from handlers.dependencies import Dependencies, act_of, look, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card

FIRST = ShowPicture(picture=Picture.OUTCOMES, period=PeriodKind.LAST_WEEK, is_dark=0, is_calls=0)


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show last week's outcomes at the bottom of the chat."""
    del message  # nothing is given behind the command
    return await above_the_card(turn, deps, show_stats(turn.chat_id, await _page(turn, deps, FIRST), is_anew=True))


async def show_picture(turn: Turn, deps: Dependencies, action: ShowPicture) -> Reply:
    """Another picture was asked for, or another time, or the ground of the other colour."""
    return Reply(outgoing=(show_stats(turn.chat_id, await _page(turn, deps, action)),))


def _period(kind: PeriodKind) -> Period:
    """Return the time that a button names; none names days one by one, nor moments."""
    if kind not in BY_NAME:
        raise NotFound
    return Period(kind=kind)


async def _page(turn: Turn, deps: Dependencies, shown: ShowPicture) -> Screen:
    period = _period(shown.period)
    read = await look(turn, deps, lambda act: read_stats.read_stats(act, shown.picture, period))
    return picture_page(read, texts_of(turn, deps), shown)


async def list_behind(turn: Turn, deps: Dependencies, action: ListBehind) -> Reply:
    """The calls behind one figure were asked for."""
    period = _period(action.period)

    async def both(act: Act) -> tuple[CallsBehind, StatsRead]:
        behind = await read_stats.read_behind(act, action.picture, period, action.key, action.page)
        return behind, await read_stats.read_stats(act, action.picture, period)

    behind, read = await look(turn, deps, both)
    me = act_of(turn, deps).employee
    shown = ShowPicture(picture=action.picture, period=action.period, is_dark=action.is_dark, is_calls=1)
    return Reply(outgoing=(show_stats(turn.chat_id, behind_page(read, behind, me, texts_of(turn, deps), shown)),))


TAPS: Sequence[Tap[Any]] = (Tap(ShowPicture, show_picture), Tap(ListBehind, list_behind))

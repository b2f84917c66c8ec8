"""/help, what is no command, and the command menus that single people have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from telegram import Message

from bot.screens.job import Job
from bot.screens.menu import help_page, menu_of
from bot.screens.messages import hint
from bot.screens.screen import MENU_SLOT, Menu, digest_of, to_outbox_message
from bot.screens.turn import Reply, Turn
from bot.services.ports import UnitOfWork
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.showing import above_the_card


async def show_help(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Say what can be done."""
    del message  # nothing is given behind the command
    page = help_page(turn.chat_id, deps.entries, act_of(turn, deps).employee, texts_of(turn, deps))
    return await above_the_card(turn, deps, page)


async def unknown_command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Name the commands that exist."""
    del message  # what was mistyped does not matter
    return await above_the_card(turn, deps, hint(turn.chat_id, texts_of(turn, deps), "hint.unknown_command"))


def daily(deps: Dependencies) -> Sequence[Job]:
    """Renew the menus that differ from what people have, as after a new version with other commands or words."""

    async def renew_menus(work: UnitOfWork, now: datetime) -> Sequence[Menu]:
        del now  # a menu does not depend on the time
        changed = []
        for employee in await work.employees.active():
            menu = menu_of(deps.entries, employee, deps.texts(employee.language))
            shown = await work.slots.get(MENU_SLOT.in_chat(menu.chat_id))
            if shown is None or shown.digest != digest_of(to_outbox_message(menu).payload):
                changed.append(menu)
        return changed

    return (renew_menus,)

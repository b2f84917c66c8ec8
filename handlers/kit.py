"""What the handlers are given at start, and how a use case's result becomes screens. Leaves out the use cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from bot.domain.ids import LanguageCode
from bot.screens.action import Page
from bot.screens.card import PROMPT_NOTICES, call_slot, live_card
from bot.screens.finished import finished_card
from bot.screens.screen import DeleteIncoming, Show, Toast
from bot.screens.turn import Turn
from bot.screens.words import Words
from bot.services.access import Defaults
from bot.services.act import Act, CallView, Notice
from bot.services.ports import Recogniser, Scripts


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The adapters that handlers use, as ports."""

    scripts: Scripts
    words: Callable[[str], Words]
    """Words of a language code; an unknown code gets the default language."""
    recogniser: Recogniser
    common_words: Mapping[LanguageCode, Collection[str]]
    """Words that look like a name and are none, lower case."""
    defaults: Defaults


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a handler leaves behind: screens, and the answer to a tap."""

    outgoing: tuple[Show | DeleteIncoming, ...] = ()
    toast: Toast | None = None


def act_of(turn: Turn, kit: Kit) -> Act:
    """Return who acts in this turn.

    Raises:
        PermissionError: nobody who may; the registration refuses such turns before a handler sees them.
    """
    if turn.employee is None:
        raise PermissionError("a handler for employees was given a stranger's turn")
    return Act(work=turn.work, employee=turn.employee, script=kit.scripts.current(), now=turn.now, update_id=turn.update_id)


def show_call(turn: Turn, kit: Kit, view: CallView, *, page: Page = Page.AUTO, is_anew: bool = False) -> Reply:
    """Return the card of a call, live or finished, and the notice of the result as a toast."""
    employee = act_of(turn, kit).employee
    words = kit.words(employee.language)
    screen = (
        live_card(view, words, page=page, is_compact=employee.is_compact)
        if view.consultation.is_open
        else finished_card(view, words, employee.time_zone)
    )
    shown = Show(slot=call_slot(turn.chat_id, view.consultation), screen=screen, is_anew=is_anew)
    return Reply(outgoing=(shown,), toast=notice_toast(view, words))


def notice_toast(view: CallView, words: Words) -> Toast | None:
    """Return a notice that answers the tap; the others stand in the card itself."""
    if view.notice is None or view.notice in PROMPT_NOTICES:
        return None
    is_alert = view.notice in (Notice.STALE, Notice.CALL_IS_OVER)
    return Toast(text=words.plain(f"notice.{view.notice}"), is_alert=is_alert)

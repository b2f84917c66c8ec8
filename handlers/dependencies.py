"""What the handlers are given at start, and how a use case's result becomes screens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.ids import LanguageCode
from bot.screens.calls.actions import Page
from bot.screens.calls.card import PROMPT_NOTICES, call_slot, live_card
from bot.screens.calls.finished import finished_card
from bot.screens.guide.inline import InlineAnswer
from bot.screens.screen import Outgoing, Show, Toast
from bot.screens.turn import Turn
from bot.screens.words import Words
from bot.services.act import Act, CallView, Notice
from bot.services.calls.run_call import CallStarted
from bot.services.content_ports import GuideSearch, Recogniser, Scripts
from bot.services.people.access import Defaults
from bot.services.phrases.ports import PhraseJudge


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """The adapters that handlers use, as ports."""

    scripts: Scripts
    words: Callable[[str], Words]
    """Words of a language code; an unknown code gets the default language."""
    languages: Callable[[], Sequence[LanguageCode]]
    """Codes of the languages that have words."""
    recogniser: Recogniser
    guide_search: GuideSearch
    phrase_search: GuideSearch
    """Finds phrases as if they were pages: what it gives are their ids."""
    phrase_judge: PhraseJudge
    """Where editors' texts are judged."""
    common_words: Mapping[LanguageCode, Collection[str]]
    """Words that look like a name and are none, lower case."""
    defaults: Defaults
    bot_name: Callable[[], str]
    """The bot's name on Telegram, known once it is connected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a handler leaves behind: screens, and the answer to a tap."""

    outgoing: tuple[Outgoing, ...] = ()
    toast: Toast | None = None
    inline: InlineAnswer | None = None
    """The list for a colleague who named the bot in another chat."""


def act_of(turn: Turn, deps: Dependencies) -> Act:
    """Return who acts in this turn.

    Raises:
        PermissionError: nobody who may; the registration refuses such turns before a handler sees them.
    """
    if turn.employee is None:
        raise PermissionError("a handler for employees was given a stranger's turn")
    return Act(work=turn.work, employee=turn.employee, script=deps.scripts.current(), now=turn.now, update_id=turn.update_id)


def show_call(turn: Turn, deps: Dependencies, view: CallView, *, page: Page = Page.AUTO, is_anew: bool = False) -> Reply:
    """Return the card of a call, live or finished, and the notice of the result as a toast."""
    employee = act_of(turn, deps).employee
    words = deps.words(employee.language)
    screen = (
        live_card(
            view,
            words,
            spoken=deps.words(view.consultation.language),
            languages=deps.languages(),
            page=page,
            is_compact=employee.is_compact,
            is_chat_mode=employee.is_chat_mode,
            time_zone=employee.time_zone,
        )
        if view.consultation.is_open
        else finished_card(view, words, employee.time_zone)
    )
    shown = Show(slot=call_slot(turn.chat_id, view.consultation), screen=screen, is_anew=is_anew)
    return Reply(outgoing=(shown,), toast=notice_toast(view, words))


def with_ended(turn: Turn, deps: Dependencies, started: CallStarted, *, is_anew: bool = False) -> Reply:
    """Return the new card, and before it the summary of the call that it ended."""
    shown = show_call(turn, deps, started.view, is_anew=is_anew).outgoing
    return Reply(outgoing=(*_ended(turn, deps, started.ended), *shown))


def _ended(turn: Turn, deps: Dependencies, ended: CallView | None) -> tuple[Show, ...]:
    employee = act_of(turn, deps).employee
    if ended is None or not ended.consultation.is_shown_to(employee):
        return ()
    screen = finished_card(ended, deps.words(employee.language), employee.time_zone)
    return (Show(slot=call_slot(turn.chat_id, ended.consultation), screen=screen),)


def notice_toast(view: CallView, words: Words) -> Toast | None:
    """Return a notice that answers the tap; the others stand in the card itself."""
    if view.notice is None or view.notice in PROMPT_NOTICES:
        return None
    is_alert = view.notice in (Notice.STALE, Notice.CALL_IS_OVER)
    return Toast(text=words.plain(f"notice.{view.notice}"), is_alert=is_alert)

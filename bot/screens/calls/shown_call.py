"""A call as one employee sees it in his chat: its card while it is live, its summary afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people.employee import Employee
from bot.screens.calls.actions import Page
from bot.screens.calls.card import call_slot, live_card
from bot.screens.calls.finished import finished_card
from bot.screens.screen import Screen, Show
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView
from bot.services.outgoing_ports import Priority

TextsOf = Callable[[str], Texts]
"""Gives the words of a language code."""


def call_screen(
    him: Employee, view: CallView, texts_of: TextsOf, languages: Sequence[LanguageCode], page: Page = Page.AUTO
) -> Screen:
    """Return the call as somebody sees it: by his language, his time zone and his settings of the card.

    Args:
        languages: those a client can be spoken to in.
        page: what takes the cue rows' place while the call is live.
    """
    if not view.consultation.is_open:
        return finished_card(view, texts_of(him.language), him.time_zone)
    return live_card(
        view,
        texts_of(him.language),
        spoken=texts_of(view.consultation.language),
        languages=languages,
        page=page,
        is_compact=him.is_compact,
        is_chat_mode=him.is_chat_mode,
        time_zone=him.time_zone,
    )


def card_of(
    him: Employee, view: CallView, texts_of: TextsOf, languages: Sequence[LanguageCode], *, is_anew: bool = False
) -> Show:
    """Return a call that is shown unasked: in its place, or anew as the last message of his chat."""
    slot = call_slot(ChatId(int(him.person_id)), view.consultation)
    screen = call_screen(him, view, texts_of, languages)
    return Show(slot=slot, screen=screen, priority=Priority.REMINDER, is_anew=is_anew)

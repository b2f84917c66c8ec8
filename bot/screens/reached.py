"""What a change of a colleague brings into his own chat: news, pages that close, links that end. Leaves out who is told what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.domain.ids import ChatId, LanguageCode
from bot.domain.people import Employee
from bot.screens.card import call_slot, live_card
from bot.screens.invites import invite_slot, settled_message
from bot.screens.screen import Screen, Show
from bot.screens.welcome import shut_card
from bot.screens.words import Words
from bot.services.act import CallView
from bot.services.outgoing_ports import Priority, Slot
from bot.services.reach_colleague import News, Reached, Told

WordsOf = Callable[[str], Words]


def his_side(him: Employee, reached: Reached, words_of: WordsOf, languages: Sequence[LanguageCode]) -> Iterator[Show]:
    """Give what others than who acts are shown of a change: him who was changed, and his mentor."""
    words, chat_id = words_of(him.language), ChatId(int(him.person_id))
    closed = Screen(html=words.html("news.closed" if him.has_access else "stranger"))
    for slot in reached.closed:
        yield Show(slot=slot, screen=closed)
    for view in reached.withdrawn:
        yield settled_message(chat_id, view, words) if him.has_access else shut_card(invite_slot(chat_id, view), words)
    if reached.open_call is not None:
        yield shut_card(call_slot(chat_id, reached.open_call), words)
    for told in reached.told:
        yield _news(told, words_of(told.employee.language))
    for told in {told.employee.id: told for told in reached.told}.values():
        if told.live is not None:  # after all his news, so that it stays the last message
            yield _card(told.employee, told.live, words_of, languages)


def _news(told: Told, words: Words) -> Show:
    """Return one piece of news. It makes no sound: it comes unasked, at whatever hour."""
    key = told.employee.role if told.news is News.ROLE else told.news
    html = words.html(f"news.{key}", team=told.team.name, name=told.other.name if told.other else "")
    slot = Slot(chat_id=ChatId(int(told.employee.person_id)), object=f"news:{told.news}")
    return Show(slot=slot, screen=Screen(html=html, is_silent=True), priority=Priority.REMINDER, is_anew=True)


def _card(him: Employee, live: CallView, words_of: WordsOf, languages: Sequence[LanguageCode]) -> Show:
    screen = live_card(
        live,
        words_of(him.language),
        spoken=words_of(live.consultation.language),
        languages=languages,
        is_compact=him.is_compact,
        is_chat_mode=him.is_chat_mode,
        time_zone=him.time_zone,
    )
    slot = call_slot(ChatId(int(him.person_id)), live.consultation)
    return Show(slot=slot, screen=screen, priority=Priority.REMINDER, is_anew=True)

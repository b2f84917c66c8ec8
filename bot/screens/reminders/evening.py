"""The evening message: one call after the other, one tap each, in one message."""

from __future__ import annotations

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.outcome import Outcome
from bot.screens.calls.call_labels import called, icon_of
from bot.screens.calls.finished import WHENS, whens_of
from bot.screens.page import button, page
from bot.screens.reminders.actions import ShowMonth, SkipCall, TellOutcome, TellWhen
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.reminders.walk_evening import EveningWalk

OUTCOMES = ((Outcome.BOUGHT, Outcome.THINKING), (Outcome.REFUSED, Outcome.CALL_BACK))


def evening_message(walk: EveningWalk, texts: Texts, time_zone: str) -> Screen:
    """Return the call asked about, or that nothing is left to ask."""
    if walk.call is None:
        ended = texts.plain("evening.skipped", n=walk.left) if walk.left else texts.plain("evening.all_told")
        return page(texts, texts.plain("evening.title"), lines=[ended])
    evening, call = int(walk.evening.id), int(walk.call.id)
    skip = button(texts, "button.skip", SkipCall(evening=evening, call=call))
    if walk.asks_when:
        offered = whens_of(walk.call, time_zone)
        times = [button(texts, WHENS[when], TellWhen(evening=evening, call=call, when=when)) for when in offered]
        pick = button(texts, "button.pick_day", ShowMonth(call=call, month=0, evening=evening))
        keyboard = [times[:2], [*times[2:], pick], [skip]]
    else:
        keyboard = [
            [button(texts, f"button.{outcome}", TellOutcome(evening=evening, call=call, outcome=outcome)) for outcome in row]
            for row in OUTCOMES
        ]
        keyboard.append([skip])
    note = texts.plain("finished.ask_when" if walk.asks_when else "evening.ask")
    lines = [texts.plain("evening.left", n=walk.left), _about(walk.call, texts, time_zone)]
    return page(texts, texts.plain("evening.title"), lines=lines, note=note, keyboard=keyboard)


def _about(call: Consultation, texts: Texts, time_zone: str) -> str:
    at = texts.moment(call.started_at, time_zone)
    return texts.plain("evening.call", at=at, icon=icon_of(call.temperament), name=called(call, texts))

"""The card of a call that is over: what came out of it, and the optional questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.calls.consultation import Consultation, FinishedBy, TemperamentSource
from bot.domain.calls.intent import BuyIntent
from bot.domain.calls.next_step import cell_after, manner_after
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.posterior import shown_share
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.local_time import call_back_at
from bot.screens.action import encode
from bot.screens.calls.actions import CallBackAt, ConfirmType, RejectType, Return, SetOutcome, StartCall, VotePhrase
from bot.screens.calls.call_labels import client_line, objections_named
from bot.screens.calls.debrief import debrief_card
from bot.screens.calls.sum_rows import sum_prompt, sum_row
from bot.screens.promise import line, promise
from bot.screens.reminders.actions import MEANT, ShowMonth, When
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView, Notice

WHENS = {
    When.EVENING: "button.call_back_evening",
    When.TOMORROW: "button.call_back_tomorrow",
    When.HOUR: "button.call_back_hour",
    When.MONDAY: "button.call_back_monday",
}
"""In the order of the buttons: two long ones, then two short ones beside the calendar."""


def finished_card(view: CallView, texts: Texts, time_zone: str) -> Screen:
    """Return the summary of a finished call with its outcome buttons; of a live run, what is said of it."""
    call = view.consultation
    if view.run is not None:
        return debrief_card(view, texts)
    title = texts.plain("finished.title_named", name=call.client_name) if call.client_name else texts.plain("finished.title")
    if call.is_practice:
        title = texts.plain("finished.title_practice")
    if view.notice is Notice.NOTED:
        prompt = "finished.noted"
    elif call.outcome is None:
        prompt = "finished.ask"
    elif call.outcome is Outcome.CALL_BACK and call.follow_up_at is None:
        prompt = "finished.ask_when"
    else:
        prompt = "finished.noted"
    if call.is_practice and prompt != "finished.ask_when":
        prompt = "finished.practice"
    asks = "" if view.offered_sum is None else sum_prompt(view.offered_sum, texts)
    html = texts.template(
        "finished.html",
        title=title,
        lines=_lines(call, texts, time_zone),
        prompt=asks or texts.plain(prompt),
    )
    return Screen(html=html, keyboard=_keyboard(view, texts, time_zone))


def _lines(call: Consultation, texts: Texts, time_zone: str) -> list[str]:
    lines = [client_line(call)] if call.is_practice and call.client_name else []
    lines += [texts.plain("finished.idle")] if call.finished_by is FinishedBy.IDLE else []
    lines += what_came_of(call, texts, time_zone)
    if call.outcome is not Outcome.CALL_BACK:
        # Then the reminder says it, at the time when it is needed; here the times to choose from take the room.
        lines += next_steps(call, texts)
    return lines


def what_came_of(call: Consultation, texts: Texts, time_zone: str) -> list[str]:
    """Return the lines that say what a call led to: the type, wish and budget, what was objected, and how it ended."""
    lines = []
    if call.temperament in (Recognition.MIXED, Recognition.UNKNOWN):
        lines.append(texts.plain("finished.no_type"))
    else:
        kind = Temperament(call.temperament.value)
        named = f"{kind.icon} {texts.temperament(kind)}"
        if call.temperament_source is TemperamentSource.BOT:
            lines.append(texts.plain("finished.type", kind=named, confidence=texts.percent(shown_share(call.confidence))))
        else:
            lines.append(texts.plain("finished.type_chosen", kind=named))
    wants, can = texts.plain(f"intent.{call.wants}"), texts.plain(f"intent.{call.can}")
    lines.append(texts.plain("finished.intent", wants=wants, can=can))
    if call.objections:
        lines.append(texts.plain("finished.objections", objections=objections_named(call, texts)))
    if call.sum_minor is not None and call.currency is not None:
        lines.append(texts.plain("finished.sum", sum=texts.money(call.sum_minor, call.currency)))
    elif call.follow_up_at is None and call.outcome is not None:
        lines.append(texts.plain("finished.outcome", outcome=texts.plain(f"outcome.{call.outcome}")))
    elif call.follow_up_at is not None:
        lines.append(line(texts, "finished.call_back", at=promise(call.follow_up_at, texts, time_zone)))
    return lines


def next_steps(call: Consultation, texts: Texts) -> list[str]:
    """Return the lines that say what the seller does next: by type, intent and outcome, and about what was objected last."""
    lines = [texts.plain("finished.next", step=_next_step(call, texts))]
    if call.objections and call.outcome is not Outcome.BOUGHT:
        cause = call.objections[-1]
        answer = texts.plain(f"next.{cause}")
        lines.append(texts.plain("finished.next_objection", objection=texts.plain(f"objection.{cause}"), step=answer))
    return lines


def _next_step(call: Consultation, texts: Texts) -> str:
    return texts.next_step(manner_after(call.temperament), cell_after(BuyIntent(wants=call.wants, can=call.can), call.outcome))


def whens_of(call: Consultation, time_zone: str) -> Sequence[When]:
    """Return what is offered when «call back» was chosen: no two of them mean one moment, as tomorrow and Monday on a Sunday."""
    zone, now = ZoneInfo(time_zone), call.last_tap_at or call.last_activity_at
    kept: dict[datetime, When] = {}
    for when in WHENS:
        kept.setdefault(call_back_at(MEANT[when], now, zone).replace(second=0, microsecond=0), when)
    return list(kept.values())


def _keyboard(view: CallView, texts: Texts, time_zone: str) -> list[list[Button]]:
    call, offered = view.consultation, view.offered_sum
    number = int(call.id)

    def mark(label: str, *, chosen: bool) -> str:
        return texts.plain("chosen", label=label) if chosen else label

    def outcome(which: Outcome) -> Button:
        label = mark(texts.plain(f"button.{which}"), chosen=call.outcome is which)
        return Button(label=label, action=encode(SetOutcome(call=number, outcome=which)))

    rows = [
        [outcome(Outcome.BOUGHT), outcome(Outcome.THINKING)],
        [outcome(Outcome.REFUSED), outcome(Outcome.CALL_BACK)],
    ]
    if call.outcome is Outcome.CALL_BACK:
        whens = whens_of(call, time_zone)
        times = [Button(label=texts.plain(WHENS[when]), action=encode(CallBackAt(call=number, when=when))) for when in whens]
        pick = Button(label=texts.plain("button.pick_day"), action=encode(ShowMonth(call=number, month=0, evening=0)))
        rows += [times[:2], [*times[2:], pick]]
    if offered is not None:
        rows.append(sum_row(number, offered, texts))
        if offered.is_asked:
            return rows  # nothing else is meant until it is typed or left
    votes = [
        Button(
            label=mark(texts.plain("button.fits"), chosen=call.phrase_fits is True),
            action=encode(VotePhrase(call=number, fits=1)),
        ),
        Button(
            label=mark(texts.plain("button.fits_not"), chosen=call.phrase_fits is False),
            action=encode(VotePhrase(call=number, fits=0)),
        ),
    ]
    if call.temperament not in (Recognition.MIXED, Recognition.UNKNOWN):
        is_said = call.temperament_source is not TemperamentSource.BOT
        right = mark(texts.plain("button.right_type"), chosen=is_said)
        votes.append(Button(label=right, action=encode(ConfirmType(call=number))))
        votes.append(Button(label=texts.plain("button.wrong_type"), action=encode(RejectType(call=number))))
    rows.append(votes)
    rows.append(
        [
            Button(label=texts.plain("button.return"), action=encode(Return(call=number))),
            Button(label=texts.plain("button.next_call"), action=encode(StartCall(text=0, after=number))),
        ]
    )
    return rows

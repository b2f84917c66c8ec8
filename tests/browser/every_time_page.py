"""Reminders, the evening, the calendar and known clients, each at its longest, without a bot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.calls.consultation import Consultation, FinishedBy
from bot.domain.calls.intent import Known
from bot.domain.calls.last_time import LastTime
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Objection, Script
from bot.domain.calls.state import derive
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import ChatId, ClientId, ConsultationId, EmployeeId, LanguageCode, PersonId, ReminderId, TeamId
from bot.domain.people.employee import Employee, Role, Team
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from bot.screens.calls.card import live_card
from bot.screens.clients.client_pages import choose_client, client_page, clients_page, merge_page, others_page
from bot.screens.people.left import promises_page
from bot.screens.reminders.calendar import confirm_page, hours_page, month_page
from bot.screens.reminders.evening import evening_message
from bot.screens.reminders.reminder_messages import coming_call, reminder_message, reminders_page
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView, ClientsFound, Notice
from bot.services.calls.find_client import MOST_FOUND
from bot.services.clients.keep_clients import PAGE, ClientViewed, MergeAsked, OthersFound
from bot.services.clients.ports import Client, KnownClient
from bot.services.pages import Part
from bot.services.people.leave_team import PromisesLeft
from bot.services.reminders.ask_when import OfferedName, WhenAsked
from bot.services.reminders.remind import Reminded
from bot.services.reminders.settle_reminder import RemindersListed
from bot.services.reminders.walk_evening import EveningWalk
from bot.services.text_ports import PromptKind

from .every_card import FOUR, LONG_NAME, NOW, OBJECTED, Sample

ZONE = "Europe/Moscow"
AT = datetime(2026, 9, 30, 9, 0, tzinfo=UTC)
"""A day whose name is long in every language."""
TALLEST_PAGE = 640
"""Pixels allowed to what is read between calls: it stands on the phone as a whole."""


def every_time_page(script: Script, texts: Texts) -> Iterator[Sample]:
    """Give every screen about time and known clients in one language."""
    call = _call(script)
    yield from _cards_of_returning(script, texts, call)
    view = CallView(consultation=call, state=derive((), script))
    asked = WhenAsked(view=view, now=datetime(2026, 8, 1, 12, 34))  # noqa: DTZ001  a wall time of a month of six weeks
    typed = replace(asked, typed=[datetime(2026, 9, 30, 15, 30)], moments=[AT])  # noqa: DTZ001  a wall time
    several = replace(typed, typed=[*typed.typed] * 3, moments=[AT] * 3, is_twice=True)
    named = replace(asked, name=OfferedName(name=LONG_NAME, text_id=2**31))
    for name, screen in (
        ("month", month_page(asked, texts)),
        ("hours", hours_page(asked, texts, 20260930, 1)),
        ("confirm", confirm_page(typed, texts)),
        ("which", confirm_page(several, texts)),
        ("not understood", confirm_page(asked, texts)),
        ("a name", confirm_page(named, texts)),
        ("past", confirm_page(replace(asked, view=replace(view, notice=Notice.PAST)), texts)),
    ):
        yield Sample(name=f"when {name}", screen=screen, is_card=False, tallest=TALLEST_PAGE)
    yield from _reminders(script, texts, call)
    yield from _clients(texts, call)


def _cards_of_returning(script: Script, texts: Texts, call: Consultation) -> Iterator[Sample]:
    """The card before the first cue, for each type and outcome; and the question who is meant."""
    for kind in Temperament:
        for outcome in Outcome:
            told = LastTime(at=AT, temperament=kind, share=0.6, outcome=outcome)
            last = replace(told, wants=Known.YES, can=Known.NO, objection=Objection.COMPETITOR)
            for at in (None, AT) if outcome is Outcome.CALL_BACK else (None,):
                known = replace(last, follow_up_at=at)
                live = replace(call, finished_at=None, finished_by=None, last_time=known)
                view = CallView(consultation=live, state=derive((), script, known))
                yield Sample(name=f"returning {kind} {outcome}", screen=live_card(view, texts, time_zone=ZONE, is_chat_mode=True))
    live = replace(call, finished_at=None, finished_by=None)
    view = CallView(consultation=live, state=derive((), script), found=_found())
    yield Sample(name="same client", screen=live_card(view, texts, time_zone=ZONE))


def _reminders(script: Script, texts: Texts, call: Consultation) -> Iterator[Sample]:
    reminder = Reminder(
        id=ReminderId(2**31),
        kind=ReminderKind.CALL_BACK,
        employee_id=EmployeeId(1),
        consultation_id=call.id,
        due_at=AT,
        local_due="2026-09-30T12:00",
        time_zone=ZONE,
        state=ReminderState.SHOWN,
    )
    for state in ReminderState:
        one = Reminded(reminder=replace(reminder, state=state), call=call)
        screen = reminder_message(one, texts, texts, script, ZONE, listed=True)
        yield Sample(name=f"reminder {state}", screen=screen, is_card=False)
    shown = Reminded(reminder=reminder, call=call)
    waiting = Reminded(reminder=replace(reminder, state=ReminderState.WAITING), call=call)
    yield Sample(name="call to come", screen=coming_call(waiting, texts, texts, script, ZONE), is_card=False)
    later = replace(shown, call=replace(call, follow_up_at=AT + timedelta(days=1)))
    listed = RemindersListed(reminded=[*[shown] * 7, later], now=AT, page=1, has_more=True)
    untimed = replace(listed, reminded=[shown] * 4, untimed=[replace(call, follow_up_at=None)] * 4)
    yield Sample(name="reminders untimed", screen=reminders_page(untimed, texts, ZONE), is_card=False, tallest=TALLEST_PAGE)
    yield Sample(name="reminders", screen=reminders_page(listed, texts, ZONE), is_card=False, tallest=TALLEST_PAGE)
    somebody = Employee(
        id=EmployeeId(2**31),
        person_id=PersonId(1),
        team_id=TeamId(1),
        role=Role.MANAGER,
        name=LONG_NAME,
        language=LanguageCode("ru"),
        time_zone=ZONE,
    )
    known = replace(shown, call=replace(call, client_id=ClientId(2**31)))
    team = Team(id=TeamId(2**31), name=LONG_NAME)
    for name, left in (("named", [known] * 8), ("nameless", [replace(shown, call=replace(call, client_name=None))] * 8)):
        promises = PromisesLeft(team=team, by=somebody, reminded=left, now=AT, page=1, has_more=True)
        yield Sample(name=f"left {name}", screen=promises_page(promises, texts, ZONE), is_card=False, tallest=TALLEST_PAGE)
    walk = EveningWalk(evening=replace(reminder, kind=ReminderKind.EVENING, consultation_id=None), call=call, left=12)
    for name, at in (("outcome", walk), ("when", replace(walk, asks_when=True)), ("end", replace(walk, call=None))):
        yield Sample(name=f"evening {name}", screen=evening_message(at, texts, ZONE), is_card=False)


def _clients(texts: Texts, call: Consultation) -> Iterator[Sample]:
    found = _found()
    client = found.known[0].client
    page = Part(items=[*found.known, *found.known][:PAGE], page=1, has_more=True)
    viewed = ClientViewed(client=client, calls=[call] * 5, asked=PromptKind.CLIENT_MERGE, may_erase=True, may_file=True)
    for name, screen in (
        ("which", choose_client(ChatId(1), texts, found, ZONE).screen),
        ("list", clients_page(page, texts, ZONE)),
        ("page", client_page(viewed, texts, FOUR, ZONE)),
        ("page to look at", client_page(replace(viewed, may_be_kept=False, asked=None), texts, FOUR, ZONE)),
        ("others", others_page(OthersFound(client=client, found=found.known), texts, ZONE)),
        ("merge", merge_page(MergeAsked(kept=client, gone=client, kept_last=AT, gone_last=AT), texts, ZONE)),
    ):
        yield Sample(name=f"clients {name}", screen=screen, is_card=False, tallest=TALLEST_PAGE)


def _found() -> ClientsFound:
    name = "Александра Константиновна Преображенская"
    client = Client(id=ClientId(2**31), team_id=TeamId(1), name=name, language=LanguageCode("ru"))
    known = KnownClient(
        client=client,
        last_call_at=AT,
        temperament=Recognition.PHLEGMATIC,
        outcome=Outcome.CALL_BACK,
        follow_up_at=AT + timedelta(days=9),
        is_awaited=True,
    )
    return ClientsFound(known=[known] * MOST_FOUND, text=name, text_id=2**31)


def _call(script: Script) -> Consultation:
    return Consultation(
        id=ConsultationId(2**31),
        employee_id=EmployeeId(1),
        team_id=TeamId(1),
        language=LanguageCode("ru"),
        started_at=AT,
        last_activity_at=NOW,
        client_name=LONG_NAME,
        revision=999,
        finished_at=NOW,
        finished_by=FinishedBy.MANAGER,
        outcome=Outcome.CALL_BACK,
        follow_up_at=AT,
        temperament=Recognition.PHLEGMATIC,
        confidence=0.9,
        objections=OBJECTED,
        phrases_shown=(max(script.phrases, key=lambda phrase: len(phrase.id)).id,),
    )

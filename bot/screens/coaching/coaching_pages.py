"""/coaching: whom one may coach, three calls, what the two agree on. Private to the two, so it closes with either's change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calls.outcome import Outcome
from bot.domain.coaching.agreement import MEASURES, Coaching, Seen, Stage, Verb
from bot.domain.coaching.draw import Why
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.people.employee import Employee
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.period import Period, PeriodKind
from bot.domain.supervision.share import Share, difference
from bot.domain.supervision.type_said import TypeSaid
from bot.screens.action import Action, encode
from bot.screens.calls.call_labels import called, client_line
from bot.screens.calls.finished import what_came_of
from bot.screens.coaching.actions import (
    Agree,
    AskDue,
    AskLine,
    AskNote,
    BeginCoaching,
    CoachPerson,
    DropCoaching,
    ListRunning,
    MarkSeen,
    OfferAgreement,
    OpenAgreement,
    OpenCoachedCall,
    OpenCoaching,
    OpenCoachings,
    OpenJudgings,
    OpenOwnCoachedCall,
    OpenWholeCall,
    PrintAgreement,
    PrintCoaching,
    SetDue,
    SetMeasure,
    TickCoaching,
)
from bot.screens.log.actions import OpenCalls
from bot.screens.page import button, chosen, page, pager, part, short
from bot.screens.reminders.calendar import days_to_come, month_meant, months_beside
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.coaching.look_at_calls import PERIODS, Between, CoachingsListed, PersonCoached
from bot.services.coaching.two import CallLine, CallSeen, CoachingView
from bot.services.outgoing_ports import Priority

CLOSES = frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE, Change.COACHING})
COACHING_SLOT = SlotKind(name="coaching", closes_on=CLOSES)
AGREEMENT_SLOT = SlotKind(name="agreement", closes_on=CLOSES)
"""What somebody is told unasked: what he is to agree on, and that its day has come."""
PRINT_SLOT = SlotKind(name="coaching_print", closes_on=CLOSES)
SENTENCES_SHOWN = 2
DAYS_OFF = {"button.coaching_week": 7, "button.coaching_two_weeks": 14, "button.coaching_four_weeks": 28}
"""The days that a button offers."""


def show_coaching(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /coaching."""
    return Show(slot=COACHING_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def list_page(listed: CoachingsListed, texts: Texts, number: int = 0) -> Screen:
    """Show what one shares with others, then with whom one may begin."""
    busy = {one.other.id for one in listed.shared if one.coaching.coach_id == listed.me.id}
    entries = [_shared_button(one, listed.me, texts) for one in listed.shared]
    entries += [
        Button(label=short(one.name), action=encode(CoachPerson(person=int(one.id))))
        for one in listed.people
        if one.id not in busy
    ]
    shown, number = part(entries, number)
    note = texts.plain("coaching.whom" if listed.people else "coaching.own" if entries else "coaching.none")
    rows = [[one] for one in shown]
    running = [button(texts, "button.running_calls", ListRunning())] if listed.may_whisper else []
    running += [button(texts, "button.judgings", OpenJudgings(page=0))] if listed.may_rate else []
    more = pager(texts, number, has_more=len(entries) > (number + 1) * len(shown or [0]), at=lambda at: OpenCoachings(page=at))
    return page(texts, texts.plain("coaching.title"), note=note, keyboard=[running, *rows, more])


def _shared_button(shared: Between, me: Employee, texts: Texts) -> Button:
    coaching, name = shared.coaching, short(shared.other.name, 16)
    is_mine = coaching.coach_id == me.id
    opened: Action = OpenCoaching(coaching=int(coaching.id)) if is_mine else OpenAgreement(coaching=int(coaching.id))
    if coaching.stage is Stage.DRAFT or coaching.due_at is None:
        return button(texts, "button.coaching_draft", opened, name=name)
    day = texts.short_day(coaching.due_at, me.time_zone)
    return button(texts, "button.coaching_running" if is_mine else "button.coaching_own", opened, name=name, day=day)


def person_page(seen: PersonCoached, me: Employee, texts: Texts) -> Screen:
    """Ask from which days calls are to be drawn; below what was agreed before."""
    person = int(seen.employee.id)
    lines = [
        texts.plain("coaching.past", verb=texts.plain(f"coaching.verb_{one.verb}"), day=texts.day(one.done_at, me.time_zone))
        for one in seen.past
        if one.done_at is not None and one.verb is not None
    ]
    buttons = [button(texts, f"button.period_{kind}", BeginCoaching(person=person, period=kind)) for kind in PERIODS]
    note = texts.plain("coaching.no_calls" if seen.is_empty else "coaching.ask_period")
    past = [
        [button(texts, "button.coaching_past", OpenCoaching(coaching=int(one.id)), day=texts.day(one.done_at, me.time_zone))]
        for one in seen.past
        if one.done_at is not None
    ]
    rows = [buttons[:2], buttons[2:], *past, [_back_to_list(texts)]]
    return page(texts, seen.employee.name, lines=lines, note=note, keyboard=rows)


def coaching_page(view: CoachingView, me: Employee, texts: Texts, note: str = "") -> Screen:
    """Show it to one of the two with what he may do; `note` is what he is asked to type."""
    coaching = view.pair.coaching
    rows = [_call_buttons(view), *(_coach_rows(view, texts) if view.is_coach else _own_rows(view, texts)), [_back_to_list(texts)]]
    title = texts.plain("coaching.heading", name=view.pair.employee.name if view.is_coach else view.pair.coach.name)
    lines = [*_drawn(view, me, texts), *_agreed(view, me, texts), *_moments(coaching, me, texts)]
    return page(texts, title, lines=lines, note=note or texts.plain("coaching.private"), keyboard=rows)


def _drawn(view: CoachingView, me: Employee, texts: Texts) -> Iterator[str]:
    coaching = view.pair.coaching
    last = coaching.until - timedelta(seconds=1)
    since, until = texts.short_day(coaching.since, me.time_zone), texts.short_day(last, me.time_zone)
    yield texts.plain("coaching.drawn", n=coaching.n, seed=str(coaching.seed), since=since, until=until)
    for line in view.calls:
        yield _call_line(line, me, texts)


def _call_line(line: CallLine, me: Employee, texts: Texts) -> str:
    looked_at = line.looked_at
    return texts.plain(
        "coaching.call",
        number=looked_at.position,
        at=texts.moment(line.call.started_at, me.time_zone),
        client=short(called(line.call, texts), 20),
        why=texts.plain(f"coaching.why_{looked_at.why}"),
        mark="✓" if looked_at.seen or looked_at.note_id is not None else "",
    ).rstrip()


def _agreed(view: CoachingView, me: Employee, texts: Texts) -> Iterator[str]:
    coaching = view.pair.coaching
    yield ""
    if coaching.verb is not None and view.line:
        yield texts.plain("coaching.line", verb=texts.plain(f"coaching.verb_{coaching.verb}"), line=view.line)
    else:
        yield texts.plain("coaching.no_line")
    if coaching.due_at is not None:
        yield texts.plain("coaching.due", day=texts.weekday_date(coaching.due_at.astimezone(ZoneInfo(me.time_zone)).date()))
    yield texts.plain(f"coaching.measure_{coaching.measure}")
    yield texts.plain("coaching.before", share=share_said(view.before, texts))
    if view.after is not None:
        yield texts.plain("coaching.after", share=share_said(view.after, texts))
        yield from _compared(view.after, view.before, texts)


def share_said(share: Share, texts: Texts) -> str:
    """Say a share with what it rests on and how sure it is; too few calls are counted and no more."""
    if share.is_too_few:
        return texts.plain("coaching.too_few", n=share.n)
    low, high = (texts.percent(end) for end in share.interval)
    return texts.plain("coaching.share", part=share.part, n=share.n, share=texts.percent(share.value), low=low, high=high)


def _compared(after: Share, before: Share, texts: Texts) -> Iterator[str]:
    """Say how the shares differ, and whether that is more than chance; nothing where one of them says nothing."""
    if after.is_too_few or before.is_too_few:
        return
    low, high = difference(after, before)
    verdict = "unclear" if low <= 0 <= high else "less" if high < 0 else "more"
    ends = {"low": _points(low), "high": _points(high), "change": _points(after.value - before.value)}
    yield texts.plain("coaching.change", verdict=texts.plain(f"coaching.{verdict}"), **ends)


def _points(change: float) -> str:
    return f"{round(change * 100):+d}".replace("-", "−") if round(change * 100) else "0"


def _moments(coaching: Coaching, me: Employee, texts: Texts) -> Iterator[str]:
    for key, at in (("offered", coaching.offered_at), ("agreed", coaching.agreed_at), ("done", coaching.done_at)):
        if at is not None:
            yield texts.plain(f"coaching.{key}", day=texts.day(at, me.time_zone))


def _call_buttons(view: CoachingView) -> list[Button]:
    number = int(view.pair.coaching.id)
    kind = OpenCoachedCall if view.is_coach else OpenOwnCoachedCall
    places = [line.looked_at.position for line in view.calls]
    return [Button(label=f"{place}", action=encode(kind(coaching=number, position=place))) for place in places]


def _coach_rows(view: CoachingView, texts: Texts) -> Sequence[Sequence[Button]]:
    coaching, number = view.pair.coaching, int(view.pair.coaching.id)
    if coaching.stage is not Stage.DRAFT:
        done = [] if coaching.stage is Stage.DONE else [button(texts, "button.coaching_done", TickCoaching(coaching=number))]
        return [_openings(view, texts), [*done, button(texts, "button.coaching_print", PrintCoaching(coaching=number))]]
    verbs = [
        Button(
            label=chosen(texts, texts.plain(f"coaching.verb_{verb}"), is_so=coaching.verb is verb),
            action=encode(AskLine(coaching=number, verb=verb)),
        )
        for verb in Verb
    ]
    measures = [
        Button(
            label=chosen(texts, texts.plain(f"button.measure_{measure}"), is_so=coaching.measure is measure),
            action=encode(SetMeasure(coaching=number, measure=measure)),
        )
        for measure in MEASURES
    ]
    offer = [button(texts, "button.coaching_offer", OfferAgreement(coaching=number))] if coaching.can_be_offered else []
    due = button(texts, "button.coaching_due", AskDue(coaching=number, month=0))
    drop = button(texts, "button.coaching_drop", DropCoaching(coaching=number))
    return [verbs, measures, [due, *offer], [*_openings(view, texts), drop]]


def _own_rows(view: CoachingView, texts: Texts) -> Sequence[Sequence[Button]]:
    coaching, number = view.pair.coaching, int(view.pair.coaching.id)
    agree = [button(texts, "button.coaching_agree", Agree(coaching=number))] if coaching.stage is Stage.OFFERED else []
    return [_openings(view, texts), [*agree, button(texts, "button.coaching_print", PrintAgreement(coaching=number))]]


def _openings(view: CoachingView, texts: Texts) -> list[Button]:
    """Return the buttons by which the calls are listed in which it happened, before and after, if the reader may see them."""
    coaching = view.pair.coaching
    measured = [("button.coaching_before", view.before, coaching.before)]
    after = coaching.after(view.now)
    if view.after is not None and after is not None:
        measured.append(("button.coaching_after", view.after, after))
    return [
        button(texts, key, OpenCalls(choice=str(_calls_of(coaching, between))), n=share.part)
        for key, share, between in measured
        if view.may_open and share.part
    ]


def _calls_of(coaching: Coaching, between: tuple[datetime, datetime]) -> Choice:
    """Return the calls in which it happened: those of the team in which he is coached, as they are counted."""
    since, until = (at.astimezone(UTC) for at in between)
    return Choice(
        period=Period(kind=PeriodKind.MOMENTS, since=since, until=until),
        team=coaching.team_id,
        employee=coaching.employee_id,
        outcome=Outcome.REFUSED if coaching.measure is Why.LOST else None,
        is_unfit=coaching.measure is Why.UNFIT,
        said=TypeSaid.OVERRIDDEN if coaching.measure is Why.OVERRIDDEN else None,
    )


def due_page(view: CoachingView, me: Employee, texts: Texts, month: int = 0) -> Screen:
    """Show days to choose from: some by one button, all others in a month.

    Raises:
        NotFound: there is no such month.
    """
    number, today = int(view.pair.coaching.id), view.now.astimezone(ZoneInfo(me.time_zone)).date()

    def day_button(day: date, label: str = "") -> Button:
        return Button(label=label or str(day.day), action=encode(SetDue(coaching=number, day=int(day.strftime("%Y%m%d")))))

    def turn(label: str, to: date) -> Button:
        return Button(label=label, action=encode(AskDue(coaching=number, month=to.year * 100 + to.month)))

    first = month_meant(month, today)
    usual = [day_button(today + timedelta(days=days), texts.plain(key)) for key, days in DAYS_OFF.items()]
    # A day that has begun is none to choose.
    weeks = days_to_come(first, today + timedelta(days=1), texts, day_button)
    back = button(texts, "button.back", OpenCoaching(coaching=number))
    rows = [usual, *weeks, [back, *months_beside(first, today, turn)]]
    return page(texts, texts.plain("coaching.ask_due"), note=texts.month(first), keyboard=rows)


def call_page(seen: CallSeen, me: Employee, texts: Texts, note: str = "") -> Screen:
    """Show one of the calls: what came of it, what was seen, what was noted; `note` is what is to be typed."""
    coaching, looked_at, call = seen.pair.coaching, seen.line.looked_at, seen.line.call
    number, place = int(coaching.id), looked_at.position
    title = texts.plain("coaching.call_title", number=place, why=texts.plain(f"coaching.why_{looked_at.why}"))
    lines = [texts.moment(call.started_at, me.time_zone), client_line(call), *what_came_of(call, texts, me.time_zone)]
    if call.phrase_fits is not None:
        lines.append(texts.plain("coaching.fitted" if call.phrase_fits else "coaching.fitted_not"))
    if call.none_fits:
        lines.append(texts.plain("coaching.none_fits", n=call.none_fits))
    lines += [texts.plain("coaching.sentence", sentence=one) for one in call.sentences[-SENTENCES_SHOWN:]]
    if seen.note:
        lines.append(texts.plain("coaching.note", note=seen.note))
    whole = button(texts, "button.whole_call", OpenWholeCall(call=int(call.id)))
    said = [texts.plain(f"coaching.seen_{one}") for one in Seen if one in looked_at.seen]
    if not seen.is_coach:
        lines += [texts.plain("coaching.seen", seen=", ".join(said))] if said else []
        back = button(texts, "button.team_back", OpenAgreement(coaching=number))
        return page(texts, title, lines=[one for one in lines if one], note=note, keyboard=[[back, whole]])
    marks = [_mark(seen, one, texts) for one in Seen] if coaching.stage is not Stage.DONE else []
    rows = [marks[:2], marks[2:4], marks[4:]]
    if marks:
        rows[2].append(button(texts, "button.coaching_note", AskNote(coaching=number, position=place)))
    back = button(texts, "button.team_back", OpenCoaching(coaching=number))
    asked = note or (texts.plain("coaching.ask_seen") if marks else "")
    return page(texts, title, lines=[one for one in lines if one], note=asked, keyboard=[*rows, [back, whole]])


def _mark(seen: CallSeen, one: Seen, texts: Texts) -> Button:
    looked_at, is_on = seen.line.looked_at, one in seen.line.looked_at.seen
    marked = MarkSeen(coaching=int(seen.pair.coaching.id), position=looked_at.position, seen=one, on=int(not is_on))
    return Button(label=chosen(texts, texts.plain(f"coaching.seen_{one}"), is_so=is_on), action=encode(marked))


def agreement_message(view: CoachingView, texts: Texts) -> Show:
    """Tell him whose calls they are what he is to agree on, or that its day has come. It makes no sound."""
    him = view.pair.employee
    key = "coaching.due_now" if view.is_due else "coaching.offer"
    title = texts.plain(key, name=view.pair.coach.name)
    lines = [*_agreed(view, him, texts)][1:]
    opened = button(texts, "button.coaching_open", OpenAgreement(coaching=int(view.pair.coaching.id)))
    number = int(view.pair.coaching.id)
    agree = [button(texts, "button.coaching_agree", Agree(coaching=number))] if view.pair.coaching.stage is Stage.OFFERED else []
    screen = page(texts, title, lines=lines, note=texts.plain("coaching.private"), keyboard=[[*agree, opened]])
    slot = AGREEMENT_SLOT.in_chat(ChatId(int(him.person_id)))
    quiet = Screen(html=screen.html, keyboard=screen.keyboard, is_silent=True)
    return Show(slot=slot, screen=quiet, priority=Priority.REMINDER, is_anew=True)


def in_its_place(shown: Show) -> Show:
    """Return a message as it changes where it stands; where it does not, nothing is sent."""
    return replace(shown, screen=replace(shown.screen, is_closing=True), is_anew=False)


def printed_page(view: CoachingView, me: Employee, texts: Texts) -> Screen:
    """Return the agreement as one page of words: to print, or to look at together. No client stands on it."""
    pair = view.pair
    lines = [texts.plain("coaching.between", coach=pair.coach.name, name=pair.employee.name), *_agreed(view, me, texts)]
    return page(texts, texts.plain("coaching.print_title"), lines=[*lines, "", *_moments(pair.coaching, me, texts)])


def show_print(chat_id: ChatId, screen: Screen) -> Show:
    """Put the printed page at the bottom of a chat."""
    return Show(slot=PRINT_SLOT.in_chat(chat_id), screen=screen, is_anew=True)


def _back_to_list(texts: Texts) -> Button:
    return button(texts, "button.team_back", OpenCoachings(page=0))

"""Two judge the same five calls: rounds, one round, one of its calls, and what came of it once both are ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.coaching.judging import NAMED, Mark
from bot.domain.coaching.kappa import ENOUGH, Kappa
from bot.domain.ids import ChatId
from bot.domain.people.employee import Employee
from bot.screens.action import Action, encode
from bot.screens.calls.call_labels import icon_of, objections_named
from bot.screens.coaching.actions import (
    BeginJudging,
    FinishJudging,
    OpenCoachings,
    OpenJudgedCall,
    OpenJudging,
    OpenJudgings,
    OpenWholeCall,
    RateFit,
    RateKind,
    RatePartner,
)
from bot.screens.coaching.coaching_pages import AGREEMENT_SLOT
from bot.screens.page import button, chosen, page, pager, part, short
from bot.screens.screen import Button, Screen, Show
from bot.screens.texts import Texts
from bot.services.coaching.judge_calls import Agreed, JudgedCallView, JudgingsListed, JudgingView, Partner, Shared
from bot.services.coaching.look_at_calls import PERIODS
from bot.services.outgoing_ports import Priority

SENTENCES_SHOWN = 4


def judgings_page(listed: JudgingsListed, texts: Texts, number: int = 0) -> Screen:
    """Show rounds, those that are not done first, then with whom one may begin."""
    entries = [_shared_button(one, texts) for one in listed.shared]
    entries += [_partner_button(one, texts) for one in listed.partners]
    shown, number = part(entries, number)
    more = pager(texts, number, has_more=len(entries) > (number + 1) * len(shown or [0]), at=lambda at: OpenJudgings(page=at))
    note = texts.plain("judging.whom" if entries else "judging.nobody")
    back = button(texts, "button.team_back", OpenCoachings(page=0))
    return page(texts, texts.plain("judging.title"), note=note, keyboard=[*([one] for one in shown), more, [back]])


def _shared_button(shared: Shared, texts: Texts) -> Button:
    key = "button.judging_done" if shared.judging.is_done else "button.judging_running"
    return button(texts, key, OpenJudging(judging=int(shared.judging.id)), name=short(shared.other.name))


def _partner_button(partner: Partner, texts: Texts) -> Button:
    names = {"name": short(partner.rater.name, 16), "team": short(partner.team.name, 14)}
    return button(texts, "button.judging_partner", RatePartner(team=int(partner.team.id), person=int(partner.rater.id)), **names)


def partner_page(partner: Partner, texts: Texts, *, is_short: bool = False) -> Screen:
    """Ask from which days the calls are to be; `is_short`: in those that were chosen there were fewer than five."""
    team, person = int(partner.team.id), int(partner.rater.id)
    days = [button(texts, f"button.period_{kind}", BeginJudging(team=team, person=person, period=kind)) for kind in PERIODS]
    note = texts.plain("judging.too_few_calls" if is_short else "judging.ask_period")
    back = button(texts, "button.team_back", OpenJudgings(page=0))
    title = texts.plain("judging.with", name=partner.rater.name, team=partner.team.name)
    return page(texts, title, note=note, keyboard=[days[:2], days[2:], [back]])


def judging_page(view: JudgingView, texts: Texts) -> Screen:
    """Show a round: what is judged, who is waited for, and in the end how far the two agree and where they differ."""
    judging, me = view.judging, view.me
    last = judging.until - timedelta(seconds=1)
    since, until = texts.short_day(judging.since, me.time_zone), texts.short_day(last, me.time_zone)
    lines = [texts.plain("coaching.drawn", n=judging.n, seed=str(judging.seed), since=since, until=until)]
    for judged, call in view.calls:
        mark = "≠" if view.agreed and judged.differs else "✓" if judging.mark_of(judged, me.id).is_whole else ""
        at = texts.moment(call.started_at, me.time_zone)
        lines.append(texts.plain("judging.call", number=judged.position, at=at, mark=mark).rstrip())
    note = _state(view, texts)
    if view.agreed is not None:
        lines += ["", *_said_of(view.agreed, len(view.calls), texts)]
    places = [
        Button(label=str(judged.position), action=encode(OpenJudgedCall(judging=int(judging.id), position=judged.position)))
        for judged, _ in view.calls
    ]
    ready = [button(texts, "button.judging_ready", FinishJudging(judging=int(judging.id)))] if view.may_finish else []
    back = button(texts, "button.team_back", OpenJudgings(page=0))
    return page(
        texts, texts.plain("judging.heading", name=view.other.name), lines=lines, note=note, keyboard=[places, ready, [back]]
    )


def _state(view: JudgingView, texts: Texts) -> str:
    if view.agreed is not None:
        return texts.plain("judging.differ" if any(judged.differs for judged, _ in view.calls) else "judging.alike")
    if view.judging.is_ready(view.me.id):
        return texts.plain("judging.waiting", name=view.other.name)
    return texts.plain("judging.may_finish" if view.may_finish else "judging.judge")


def _said_of(agreed: Agreed, calls: int, texts: Texts) -> Iterator[str]:
    """Say how many of this round's calls are alike, and the kappa of all rounds, once there are calls enough for one."""
    yield texts.plain("judging.kinds_alike", part=agreed.kinds, n=calls)
    yield texts.plain("judging.fits_alike", part=agreed.fits, n=calls)
    if agreed.n < ENOUGH:
        yield texts.plain("judging.no_kappa", n=agreed.n)
        return
    yield texts.plain("judging.kappa_kinds", kappa=_kappa(agreed.kappa_kinds, texts))
    yield texts.plain("judging.kappa_fits", kappa=_kappa(agreed.kappa_fits, texts))


def _kappa(found: Kappa | None, texts: Texts) -> str:
    if found is None:
        return texts.plain("judging.kappa_undefined")
    value, low, high = (f"{one:.2f}".replace("-", "−") for one in (found.value, found.low, found.high))
    return texts.plain("judging.kappa", value=value, low=low, high=high, n=found.n)


def call_page(seen: JudgedCallView, texts: Texts) -> Screen:
    """Show what was heard and said in a call, without what the bot made of it, and ask for the two judgements."""
    view, judged, call = seen.view, seen.judged, seen.call
    number, place, me = int(view.judging.id), judged.position, view.me
    lines = [texts.moment(call.started_at, me.time_zone)]
    heard = list(dict.fromkeys(one for answer in seen.heard if (one := _heard(answer.question_id, answer.option_id, texts))))
    lines += [texts.plain("judging.heard", heard=", ".join(heard))] if heard else []
    if call.objections:
        lines.append(texts.plain("finished.objections", objections=objections_named(call, texts)))
    lines += [texts.plain("coaching.sentence", sentence=one) for one in call.sentences[:SENTENCES_SHOWN]]
    if call.outcome is not None:
        lines.append(texts.plain("finished.outcome", outcome=texts.plain(f"outcome.{call.outcome}")))
    whole = button(texts, "button.whole_call", OpenWholeCall(call=int(call.id)))
    back = button(texts, "button.team_back", OpenJudging(judging=number))
    title = texts.plain("judging.call_title", number=place)
    if view.agreed is not None:
        own, others = view.judging.mark_of(judged, me.id), judged.second if me.id == view.judging.first_id else judged.first
        lines += ["", _mark(own, me, texts), _mark(others, view.other, texts)]
        return page(texts, title, lines=lines, keyboard=[[whole], [back]])
    if view.judging.is_ready(me.id):
        return page(texts, title, lines=lines, note=texts.plain("judging.waiting", name=view.other.name), keyboard=[[back]])
    mark = view.judging.mark_of(judged, me.id)

    def choice(label: str, action: Action, *, is_so: bool) -> Button:
        return Button(label=chosen(texts, label, is_so=is_so), action=encode(action))

    kinds = [
        choice(_named(kind, texts), RateKind(judging=number, position=place, kind=kind), is_so=mark.kind is kind)
        for kind in NAMED
    ]
    fits = [
        choice(texts.plain(key), RateFit(judging=number, position=place, fits=value), is_so=mark.fits is bool(value))
        for key, value in (("button.fits", 1), ("button.fits_not", 0))
    ]
    rows = [kinds[:2], kinds[2:4], kinds[4:], fits, [back]]
    return page(texts, title, lines=lines, note=texts.plain("judging.ask"), keyboard=rows)


def _heard(question: str, option: str, texts: Texts) -> str:
    try:
        return texts.heard(question, option)  # type: ignore[arg-type]  # ids as they were stored
    except KeyError:
        return ""  # of a content that has changed since, or «none of these»


def _named(kind: Recognition, texts: Texts) -> str:
    if kind is Recognition.UNKNOWN:
        return texts.plain("judging.unknown")
    return f"{icon_of(kind)} {texts.temperament(Temperament(kind.value))}"


def _mark(mark: Mark, whose: Employee, texts: Texts) -> str:
    fits = texts.plain("coaching.fitted" if mark.fits else "coaching.fitted_not")
    kind = texts.plain("judging.unknown") if mark.kind is None else _named(mark.kind, texts)
    return texts.plain("judging.mark", name=whose.name, kind=kind, fits=fits)


def asked_message(view: JudgingView, texts: Texts) -> Show:
    """Ask the other of the two, silently."""
    him = view.other
    title = texts.plain("judging.asked", name=view.me.name)
    opened = button(texts, "button.judging_open", OpenJudging(judging=int(view.judging.id)))
    screen = page(texts, title, note=texts.plain("judging.blind"), keyboard=[[opened]])
    slot = AGREEMENT_SLOT.in_chat(ChatId(int(him.person_id)))
    return Show(slot=slot, screen=replace(screen, is_silent=True), priority=Priority.REMINDER, is_anew=True)

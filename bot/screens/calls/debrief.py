"""A live run on the card: what its client says while it is open, and what is said of it when it is over."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.calls.consultation import Answer, FinishedBy
from bot.domain.calls.state import CAN, OBJECTION, OCCASION, OTHER, TYPE, TYPED, WANTS
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import OptionId, QuestionId
from bot.domain.training.debrief import Debrief, Keep, matter_of
from bot.domain.training.drills import PersonaLine
from bot.domain.training.live_run import LineHeard
from bot.screens.action import encode
from bot.screens.calls.actions import Return
from bot.screens.page import short
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.actions import BeginLiveRun, ComeToTraining
from bot.services.calls.call_view import CallView

LINE_SHOWN = 40
"""Characters of a line that are repeated afterwards: enough to know it again."""
LONGEST_SAID = 140
"""Characters on the card: his first line stands behind how he answers the telephone as far as both have room."""


def said(view: CallView, texts: Texts) -> str:
    """Return what the invented client says now, as it stands on the card; nothing in a call that has none."""
    run = view.run
    if run is None:
        return ""
    if run.persona is None:
        return texts.plain("live.gone")
    if run.now is None:
        return texts.plain("live.line", text=run.persona.leaves)
    text = run.now.line.text
    if run.now.misses:
        return texts.plain("live.again", text=text)
    both = f"{run.persona.opens} {text}"
    return texts.plain("live.line", text=both if run.is_first and len(both) <= LONGEST_SAID else text)


def debrief_card(view: CallView, texts: Texts) -> Screen:
    """Return what is said of a live run that is over."""
    call, told = view.consultation, view.debrief
    title = texts.plain("live.title" if view.is_told else "live.title_left")
    lines = [texts.plain("finished.idle")] if call.finished_by is FinishedBy.IDLE else []
    lines += [texts.plain("live.lost")] if told is None else _lines(told, texts)
    taps = texts.plain("live.taps", n=call.taps)
    html = texts.template("finished.html", title=title, lines=lines, prompt=f"{_fitted(told, texts)} {taps}".strip())
    rows = [
        [
            Button(label=texts.plain("button.live_again"), action=encode(BeginLiveRun())),
            Button(label=texts.plain("button.live_home"), action=encode(ComeToTraining())),
        ]
    ]
    if not view.is_told:
        rows.insert(0, [Button(label=texts.plain("button.live_go_on"), action=encode(Return(call=int(call.id))))])
    return Screen(html=html, keyboard=rows)


def _lines(told: Debrief, texts: Texts) -> Iterator[str]:
    persona = told.persona
    kind = _kind(persona.temperament, texts)
    yield texts.plain("live.named" if told.named else "live.not_named", about=persona.about, kind=kind)
    yield ""
    for one in told.heard:
        yield _heard(one, texts)
    if told.unanswered is not None:
        yield _unanswered(told.unanswered, texts)
    if told.unheard:
        yield texts.plain("live.unheard", n=told.unheard)
    if told.first is not None:
        behind, phrase = told.first
        yield texts.plain("live.first", first=behind, sentence=texts.phrase(phrase, None).removesuffix("."))
    advice = list(_advice(told, texts, kind))
    if advice:
        yield ""
        yield from advice


def _heard(one: LineHeard, texts: Texts) -> str:
    line, showed = short(one.line.text, LINE_SHOWN), _named(one.line.question_id, one.line.option_id, texts)
    if one.is_caught:
        return texts.plain("live.caught_again" if one.misses else "live.caught", line=line, showed=showed)
    return texts.plain("live.missed", line=line, showed=showed, tapped=_tapped(one, texts))


def _unanswered(one: LineHeard, texts: Texts) -> str:
    """Return what he has said last. What it shows is left out: he may say it again when the run goes on."""
    if one.misses:
        return texts.plain("live.unanswered_again", line=_short(one.line), tapped=_tapped(one, texts))
    return texts.plain("live.unanswered", line=_short(one.line))


def _tapped(one: LineHeard, texts: Texts) -> str:
    return ", ".join(dict.fromkeys(_answered(answer, texts) for answer in one.missed_by))


def _advice(told: Debrief, texts: Texts, kind: str) -> Iterator[str]:
    """Give what to keep, to start and to stop, each where there is something."""
    if told.keep is not None:
        facts = {"kind": kind} if told.keep is Keep.TYPE else {}
        yield texts.plain(f"live.keep_{told.keep}", **facts, **({} if told.kept is None else {"line": _short(told.kept)}))
    if told.start is not None:
        showed = _named(told.start.question_id, told.start.option_id, texts)
        yield texts.plain(f"live.start_{matter_of(told.start)}", line=_short(told.start), showed=showed)
    if told.stop is not None:
        tapped = _answered(told.stop.answer, texts)
        if told.stop.line is None:
            yield texts.plain("live.stop_chosen", chosen=tapped, kind=kind)
        else:
            yield texts.plain("live.stop", line=_short(told.stop.line), tapped=tapped)


def _fitted(told: Debrief | None, texts: Texts) -> str:
    if told is None:
        return ""
    if told.first is None:
        return texts.plain("live.fitted_never", n=told.fitted, all=told.cards)
    return texts.plain("live.fitted", n=told.fitted, all=told.cards)


def _short(line: PersonaLine) -> str:
    return short(line.text, LINE_SHOWN)


def _answered(answer: Answer, texts: Texts) -> str:
    return _named(answer.question_id, answer.option_id, texts)


def _named(question: QuestionId, option: OptionId, texts: Texts) -> str:
    """Return an answer of a call in words."""
    if option == OTHER:
        return texts.plain("button.other")
    if question in (TYPED, TYPE):
        return _kind(Temperament(option), texts)
    if question in (WANTS, CAN):
        known = option if option in ("yes", "no") else "yes" if question == WANTS and option == "decided" else None
        return texts.plain(f"live.{question}_{known}") if known else texts.plain("intent.unknown")
    if question == OBJECTION:
        return texts.plain(f"objection.{option}")
    if question == OCCASION:
        return texts.plain(f"button.occasion_{option}")
    return texts.cue(question, option)


def _kind(kind: Temperament, texts: Texts) -> str:
    return f"{kind.icon} {texts.temperament(kind)}"

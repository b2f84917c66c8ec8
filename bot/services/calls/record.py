"""How a change of a call is written: answers, derived columns, the card shown and the log, all in one work.

A live run is a call like any other, with an invented client: which line he says follows from the answers, as the state does.
It is over with his last line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.calls.consultation import Answer, Consultation, FinishedBy
from bot.domain.calls.state import CallState, derive
from bot.domain.training.debrief import look_back
from bot.domain.training.drills import DrillBook, Persona
from bot.domain.training.live_run import LiveRun, play
from bot.domain.training.sitting import LONGEST_LOOK
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.offer_promise import offered_promise
from bot.services.calls.ports import CardShown
from bot.services.calls.sale_of_call import is_sale, offered_sum
from bot.services.interaction_ports import InteractionKind
from bot.services.study_days import practised_today, trainee_of
from bot.services.training.ports import Practised


async def view_call(act: Act, consultation: Consultation, notice: Notice | None = None) -> CallView:
    """Derive the state of a call without changing it."""
    answers = await act.work.consultations.answers(consultation.id)
    state = derive(answers, act.script, consultation.last_time, consultation.language)
    view = _viewed(act, consultation, answers, state, notice)
    return replace(view, offered_sum=await offered_sum(act, consultation)) if is_sale(consultation) else view


def _viewed(
    act: Act, consultation: Consultation, answers: Sequence[Answer], state: CallState, notice: Notice | None = None
) -> CallView:
    """Put together all that a card is made of; the card of a live run asks what its client answers next."""
    run = _run_of(act, consultation, answers)
    if run is None:
        offered = offered_promise(act, consultation, answers, state)
        return CallView(consultation=consultation, state=state, notice=notice, offered_promise=offered)
    if not consultation.is_open:
        return CallView(
            consultation=consultation, state=state, notice=notice, run=run, debrief=look_back(run, answers, act.script)
        )
    question = None if run.asks is None else act.script.question(run.asks)
    return CallView(consultation=consultation, state=replace(state, question=question or state.question), notice=notice, run=run)


def _run_of(act: Act, consultation: Consultation, answers: Sequence[Answer]) -> LiveRun | None:
    """Return how the live run stands that a call is; None for any other call."""
    if consultation.persona is None or act.drills is None:
        return None
    persona = act.drills(consultation.language).drill(consultation.persona)
    return play(persona if isinstance(persona, Persona) else None, answers)


async def keep_alive(act: Act, consultation: Consultation, notice: Notice | None = None) -> CallView:
    """Leave the call as it is, yet note the sign of life: somebody who taps and types is not silent."""
    view = await view_call(act, replace(consultation, last_activity_at=act.now), notice)
    alive = with_sentence(act, view.consultation, view.state)
    await act.work.consultations.save(alive)
    return replace(view, consultation=alive)


async def record_change(
    act: Act,
    consultation: Consultation,
    answers: Sequence[Answer],
    *,
    kind: InteractionKind,
    place: str | None,
    read_by: str = "",
    **details: str,
) -> CallView:
    """Write the consequences of a change that is already among the answers.

    Args:
        answers: the live answers after the change.
        place: the place on the keyboard that was tapped; None when the change was typed.
        read_by: the version of the model that has read what was typed.
    """
    changed = replace(
        consultation,
        revision=consultation.revision + 1,
        taps=consultation.taps + (place is not None),
        last_activity_at=act.now,
        last_place=place,
        last_tap_at=act.now if place is not None else consultation.last_tap_at,
        first_card_at=consultation.first_card_at or act.now,
    )
    view = await record_state(act, changed, answers, read_by)
    await act.log(kind, consultation.id, **details)
    if view.run is not None and view.run.is_through and act.drills is not None:
        return await _end_run(act, view.consultation, view.run, act.drills(act.employee.language))
    return view


async def _end_run(act: Act, consultation: Consultation, run: LiveRun, book: DrillBook) -> CallView:
    """Finish a live run whose last line was said; it counts as a drill of the study day."""
    over = await act.end(consultation, FinishedBy.MANAGER, act.now, is_tapped=False)
    trainee, _ = await trainee_of(act)
    trainee = await practised_today(act, trainee, book)
    is_right = all(one.is_caught for one in run.heard)
    seconds = min(act.now - over.started_at, LONGEST_LOOK).total_seconds()
    practised = Practised(finished=1, right=int(is_right), seconds=seconds)
    await act.work.trainings.practise(act.employee.id, trainee.last_day, practised)
    return await view_call(act, over)


async def record_state(act: Act, consultation: Consultation, answers: Sequence[Answer], read_by: str = "") -> CallView:
    """Write the call with what its live answers lead to, and the card that says it."""
    state = derive(answers, act.script, consultation.last_time, consultation.language)
    changed = with_sentence(act, with_state(consultation, state, act.script.version), state)
    await act.work.consultations.save(changed)
    await _record_card(act, changed, state, read_by)
    return _viewed(act, changed, answers, state)


def with_state(consultation: Consultation, state: CallState, content_version: str) -> Consultation:
    """Return the consultation with the columns that later learning must not rewrite."""
    shown = consultation.phrases_shown
    if not shown or shown[-1] != state.phrase.id:
        shown = (*shown, state.phrase.id)
    named = state.posterior.confidence if state.leaning is None else state.posterior.probabilities[state.leaning]
    return replace(
        consultation,
        temperament=state.recognition,
        confidence=round(named, 4),
        bot_confidence=round(state.posterior.confidence, 4) if state.posterior.names_one else None,
        temperament_source=state.source,
        runner_up=state.runner_up,
        wants=state.intent.wants,
        can=state.intent.can,
        objections=tuple(state.objected),
        task_id=state.phrase.task_id,
        phrases_shown=shown,
        content_version=content_version,
    )


def with_sentence(act: Act, consultation: Consultation, state: CallState) -> Consultation:
    """Return the consultation with the sentence that its card says now, unless the card before said the same.

    It is kept as it was said, for words and languages change. A client's name is in none of them.
    """
    if act.say is None or not consultation.is_open:
        return consultation
    said = act.say(consultation.language, state.phrase.id, state.line)
    if consultation.sentences and consultation.sentences[-1] == said:
        return consultation
    return replace(consultation, sentences=(*consultation.sentences, said))


async def _record_card(act: Act, consultation: Consultation, state: CallState, read_by: str) -> None:
    """Store what the card says, so that the log can be read when script and weights have changed."""
    await act.work.consultations.add_card(
        CardShown(
            consultation_id=consultation.id,
            revision=consultation.revision,
            at=act.now,
            posterior=state.posterior.probabilities,
            recognition=state.recognition,
            runner_up=state.runner_up,
            phrase_id=state.phrase.id,
            task_id=state.phrase.task_id,
            content_version=act.script.version,
            weights_version=act.script.weights_version,
            read_by=read_by or None,
            sentence=len(consultation.sentences) - 1 if act.say is not None and consultation.is_open else None,
        )
    )

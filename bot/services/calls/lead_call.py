"""The taps of a live call: cues, intent, objections, what comes up, the type by hand, undo, not him, another phrase.

Actions that name their result apply at any revision; relative ones are refused as stale when the card has changed since.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.domain.calls.consultation import Answer, Consultation, TemperamentSource
from bot.domain.calls.intent import Known, Wish
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.state import (
    CAN,
    NO_OBJECTION,
    NO_OCCASION,
    OBJECTION,
    OCCASION,
    OTHER,
    PHRASE,
    PRODUCT,
    TYPE,
    TYPE_UNKNOWN,
    WANTS,
    CallState,
    derive,
    next_phrase,
)
from bot.domain.calls.temperament import Temperament
from bot.domain.house.sheet import EMPTY
from bot.domain.ids import LanguageCode, OptionId, QuestionId
from bot.domain.training.live_run import is_heard
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.change_client import set_client_language
from bot.services.calls.name_back import take_name_back
from bot.services.calls.record import keep_alive, record_change, view_call
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind


async def answer_cue(act: Act, call: int, question_id: str, option_id: str) -> CallView:
    """Take a cue. The option `other` moves on to the next question and says nothing of the temperament.

    Raises:
        NotFound: neither the call nor, retired ones included, the question or option exists.
        NotYours: it is somebody else's call.
    """
    question = act.script.question(QuestionId(question_id))
    option = question and question.option(OptionId(option_id))
    if question is None or (option is None and option_id != OTHER):
        raise NotFound
    answer = Answer(
        question_id=question.id,
        option_id=OptionId(option_id),
        at=act.now,
        likelihoods=option.likelihoods if option else None,
    )
    place = f"cue:{option.temperament if option else OTHER}"
    return await _establish(act, await act.own_call_ending_idle(call), answer, place=place)


async def set_wants(act: Act, call: int, value: Known | Wish) -> CallView:
    """Note whether the client wants to buy, or takes it; what his words suggest is confirmed or refuted by that."""
    answer = Answer(question_id=WANTS, option_id=OptionId(value), at=act.now)
    place = f"wants:{Wish.YES if value is Wish.DECIDED else value}"  # the button stands where the other does
    return await _establish(act, await act.own_call_ending_idle(call), answer, place=place)


async def set_can(act: Act, call: int, value: Known) -> CallView:
    """Note whether the client has the budget."""
    answer = Answer(question_id=CAN, option_id=OptionId(value), at=act.now)
    return await _establish(act, await act.own_call_ending_idle(call), answer, place=f"can:{value}")


async def set_objection(act: Act, call: int, value: str) -> CallView:
    """Note the cause of an objection; `none` takes it back.

    Raises:
        NotFound: there is no such cause.
    """
    if value != NO_OBJECTION and value not in set(Objection):
        raise NotFound
    answer = Answer(question_id=OBJECTION, option_id=OptionId(value), at=act.now)
    return await _establish(act, await act.own_call_ending_idle(call), answer, place=f"objection:{value}")


async def set_occasion(act: Act, call: int, value: str) -> CallView:
    """Note what has come up; `none` takes it back.

    Raises:
        NotFound: there is no such occasion.
    """
    if value != NO_OCCASION and value not in set(Occasion):
        raise NotFound
    answer = Answer(question_id=OCCASION, option_id=OptionId(value), at=act.now)
    return await _establish(act, await act.own_call_ending_idle(call), answer, place=f"occasion:{value}")


async def pick_type(act: Act, call: int, value: str) -> CallView:
    """Let the manager say what the temperament is; `unknown` counts too.

    Raises:
        NotFound: there is no such temperament.
    """
    if value != TYPE_UNKNOWN and value not in set(Temperament):
        raise NotFound
    answer = Answer(question_id=TYPE, option_id=OptionId(value), at=act.now)
    return await _establish(
        act, await act.own_call_ending_idle(call), answer, place=f"type:{value}", kind=InteractionKind.OVERRIDDEN
    )


async def undo(act: Act, call: int, revision: int) -> CallView:
    """Take the last answer back, together with what was established in the same moment; or the naming of the client since."""
    consultation = await act.own_call_ending_idle(call)
    refused = await _refuse(act, consultation, "undo", revision)
    if refused:
        return refused
    answers = list(await act.work.consultations.answers(consultation.id))
    unnamed = await take_name_back(act, consultation, answers)
    if unnamed is not None:
        return unnamed
    if not answers:
        await act.log(InteractionKind.UNDONE, consultation.id, unchanged="yes")
        return await keep_alive(act, consultation, Notice.NOTHING_TO_UNDO)
    moment = answers[-1].at
    while answers and answers[-1].at == moment:
        await act.work.consultations.undo_answer(consultation.id, act.now)
        undone = answers.pop()
    return await record_change(
        act,
        consultation,
        answers,
        kind=InteractionKind.UNDONE,
        place="undo",
        question=undone.question_id,
        option=undone.option_id,
    )


async def not_him(act: Act, call: int, revision: int) -> CallView:
    """Swap to the runner-up; logged as an override."""
    consultation = await act.own_call_ending_idle(call)
    refused = await _refuse(act, consultation, "not_him", revision)
    if refused:
        return refused
    answers = await act.work.consultations.answers(consultation.id)
    state = derive(answers, act.script, consultation.last_time, consultation.language)
    if state.runner_up is None:
        await act.log(InteractionKind.OVERRIDDEN, consultation.id, unchanged="yes")
        return await keep_alive(act, consultation, Notice.TYPE_NOT_KNOWN)
    answer = Answer(question_id=TYPE, option_id=OptionId(state.runner_up), at=act.now)
    said = {"was": state.recognition, "now": state.runner_up}
    return await _add(act, consultation, answers, answer, kind=InteractionKind.OVERRIDDEN, place="not_him", **said)


async def another_phrase(act: Act, call: int, revision: int) -> CallView:
    """Show the next phrase of this place in the call, in the order of moments."""
    consultation = await act.own_call_ending_idle(call)
    refused = await _refuse(act, consultation, "another", revision)
    if refused:
        return refused
    answers = await act.work.consultations.answers(consultation.id)
    state = derive(answers, act.script, consultation.last_time, consultation.language)
    phrase = next_phrase(state)
    if phrase.id == state.phrase.id:
        await act.log(InteractionKind.PHRASE_CHANGED, consultation.id, unchanged="yes")
        return await keep_alive(act, consultation, Notice.ONE_PHRASE)
    answer = Answer(question_id=PHRASE, option_id=OptionId(phrase.id), at=act.now)
    kind = InteractionKind.PHRASE_CHANGED
    return await _add(act, consultation, answers, answer, kind=kind, place="another", phrase=phrase.id)


async def set_language(act: Act, call: int, language: str, offered: Collection[LanguageCode]) -> CallView:
    """Speak to this client in another language, in this call and in those to come.

    Raises:
        NotFound: there are no words in that language (any more).
    """
    consultation = await act.own_call_ending_idle(call)
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    chosen = LanguageCode(language)
    if chosen not in offered:
        raise NotFound
    if chosen == consultation.language or consultation.persona is not None:
        return await keep_alive(act, consultation)
    if consultation.client_id is not None:
        await set_client_language(act, consultation.client_id, chosen)
    await act.log(InteractionKind.LANGUAGE_SET, consultation.id, language=chosen)
    return await keep_alive(act, replace(consultation, language=chosen))


async def open_page(act: Act, call: int, page: str) -> CallView:
    """Look at another page of the card; nothing of the call changes, yet it is a sign of life."""
    consultation = await act.own_call_ending_idle(call)
    await act.log(InteractionKind.PAGE_OPENED, consultation.id, page=page)
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    return await keep_alive(act, consultation)


async def choose_product(act: Act, call: int, number: int) -> CallView:
    """Let this product of the house sheet be the one that is talked about.

    Raises:
        NotFound: nothing is written of it in the language of the call (any more).
    """
    consultation = await act.own_call_ending_idle(call)
    if number not in act.script.sheets.get(consultation.language, EMPTY).products:
        raise NotFound
    answer = Answer(question_id=PRODUCT, option_id=OptionId(str(number)), at=act.now)
    return await _establish(act, consultation, answer, place=f"product:{number}")


async def _establish(
    act: Act,
    consultation: Consultation,
    answer: Answer,
    *,
    place: str,
    kind: InteractionKind = InteractionKind.ANSWERED,
) -> CallView:
    """Add an answer that names its result: whatever is already so stays so."""
    refused = await _refuse(act, consultation, place, None)
    if refused:
        return refused
    answers = await act.work.consultations.answers(consultation.id)
    said = {"question": answer.question_id, "option": answer.option_id}
    is_so = _holds(derive(answers, act.script, consultation.last_time, consultation.language), answer)
    # What is tapped while an invented client speaks is an answer to his line, also when it was tapped before.
    if is_so and (consultation.persona is None or not is_heard(answer)):
        await act.log(kind, consultation.id, **said, unchanged="yes")
        return await keep_alive(act, consultation)
    return await _add(act, consultation, answers, answer, kind=kind, place=place, **said)


async def _add(
    act: Act,
    consultation: Consultation,
    answers: Sequence[Answer],
    answer: Answer,
    *,
    kind: InteractionKind,
    place: str,
    **details: str,
) -> CallView:
    """Give one answer more than there were, and write what it leads to."""
    await act.work.consultations.add_answer(consultation.id, answer)
    return await record_change(act, consultation, [*answers, answer], kind=kind, place=place, **details)


def _holds(state: CallState, answer: Answer) -> bool:
    """Tell whether the answer would change nothing. A question that has come round again is moved on by its old answer too."""
    if answer.question_id == OCCASION:
        return (state.occasion or NO_OCCASION) == answer.option_id
    if answer.question_id == OBJECTION:
        return state.occasion is None and (state.objection or NO_OBJECTION) == answer.option_id
    if answer.question_id == TYPE:
        return state.source is not TemperamentSource.BOT and state.recognition.value == answer.option_id
    if answer.question_id in (WANTS, CAN):
        suggested = {WANTS: state.suggested.wants, CAN: state.suggested.can}[answer.question_id]
        if suggested is not Known.UNKNOWN or state.objection is not None or state.occasion is not None:
            return False
    if answer.question_id == PRODUCT:
        return answer.option_id == str(state.product)
    is_asked = answer.question_id == state.question.id
    return state.chosen.get(answer.question_id) == answer.option_id and not is_asked


async def _refuse(act: Act, consultation: Consultation, place: str, revision: int | None) -> CallView | None:
    """Return the card as it stands when the tap does not count: call over, second tap, or an outdated relative button.

    A button that says «the next one» counts once for each card on which it stood: flipping through sentences, or undoing step by
    step, goes as fast as a thumb. The second of two quick taps comes from the card before.
    """
    if not consultation.is_open:
        # The second of two quick taps on what ended a live run is no news to anybody.
        is_echo = consultation.persona is not None and consultation.is_second_tap(place, act.now)
        await act.log(InteractionKind.SECOND_TAP if is_echo else InteractionKind.STALE_TAP, consultation.id, place=place)
        return await view_call(act, consultation, None if is_echo else Notice.CALL_IS_OVER)
    is_of_this_card = revision is not None and revision == consultation.revision
    is_second = consultation.is_bounce if is_of_this_card else consultation.is_second_tap
    if is_second(place, act.now):
        await act.log(InteractionKind.SECOND_TAP, consultation.id, place=place)
        return await view_call(act, consultation)
    if revision is not None and revision != consultation.revision:
        await act.log(InteractionKind.STALE_TAP, consultation.id, place=place)
        return await view_call(act, consultation, Notice.STALE)
    return None

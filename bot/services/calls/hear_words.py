"""The client's words in an open call: a cue, an objection, what comes up, and what they suggest of wish and budget.

Nothing is set by words alone that one tap could not take back, and wish and budget not even that: see decision 46 in
`docs/decisions`. In a live run words count as taps do, for there the answer to a line is all that is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.calls.answering import WANTS_YES, establish, is_heard, meant_by
from bot.domain.calls.consultation import Answer, Consultation
from bot.domain.calls.intent import Known
from bot.domain.calls.one_message import held_back, is_next_piece, leading, most_of, next_piece, said_at
from bot.domain.calls.reading import Reading
from bot.domain.calls.state import CAN, OBJECTION, OCCASION, TYPED, WANTS, CallState, derive
from bot.domain.calls.suggestion import SAID_CAN, SAID_WANTS, is_known
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import OptionId, QuestionId
from bot.domain.masking import mask
from bot.services.act import Act
from bot.services.calls.call_view import CallView, Notice
from bot.services.calls.record import keep_alive, record_change
from bot.services.interaction_ports import InteractionKind
from bot.services.text_ports import FreeTextKind

SUGGESTS: Mapping[QuestionId, QuestionId] = {WANTS: SAID_WANTS, CAN: SAID_CAN}


def says_something(reading: Reading) -> bool:
    """Tell whether words are a client's: they say something of his type, his wish, his budget, object, or bring something up."""
    intent = {reading.said_wants(), reading.said_can()}
    causes = (reading.likelihoods(), reading.said_objection(), reading.said_occasion())
    return any(cause is not None for cause in causes) or intent != {Known.UNKNOWN}


async def goes_on(act: Act, call: Consultation, sent_at: datetime) -> datetime | None:
    """Return the moment of the message of which a text sent then is another piece; None when it is one of its own."""
    before = await act.work.free_texts.said_in(call.id, 1)
    if not before or not is_next_piece(len(before[0].text), before[0].at, sent_at):
        return None
    return before[0].at


async def hear_words(act: Act, call: Consultation, text: str, reading: Reading, piece_of: datetime | None = None) -> CallView:
    """Take the client's words as a cue, in the light of what the card asked; what says nothing goes to editors.

    Args:
        act: Who, and when.
        call: The open call.
        text: What was typed.
        reading: What was read of it, beside the turn.
        piece_of: The moment of the message that it goes on with.
    """
    moment = piece_of or act.now
    answers = await act.work.consultations.answers(call.id)
    before = derive(answers, act.script, call.last_time, call.language)
    asks_for = before.phrase.asks_for
    meant = meant_by(reading.answer, asks_for)
    # Whoever takes it already is not one who merely likes it.
    wanted = (before.intent.wants, before.suggested.wants)
    is_so = meant == WANTS_YES and Known.YES in wanted and call.persona is None
    said = _cue(act, call, answers, reading, moment)
    established = establish(reading, None if is_so else meant)
    new = _established(established, before, moment, is_live_run=call.persona is not None)
    heard = [*said, *new]
    is_understood = bool(heard or established) or is_so or is_heard(reading.answer, asks_for)
    kind = FreeTextKind.CUE if is_understood else FreeTextKind.NOT_UNDERSTOOD
    await act.work.free_texts.add(consultation_id=call.id, employee_id=act.employee.id, kind=kind, text=mask(text), at=moment)
    if not heard:
        return await _changes_nothing(act, call, kind, _why_nothing(reading, is_understood=is_understood, is_new=not established))
    for answer in heard:
        await act.work.consultations.add_answer(call.id, answer)
    details = {str(answer.question_id): str(answer.option_id) for answer in heard}
    view = await record_change(
        act, call, [*answers, *heard], kind=InteractionKind.TYPED, place=None, read_by=reading.read_by, **details
    )
    if view.state.shown == before.shown:
        return await _said_again(act, view, Notice.HEARD_AGAIN, kind)
    return view


def _why_nothing(reading: Reading, *, is_understood: bool, is_new: bool) -> Notice:
    if reading.is_unread:
        return Notice.UNREAD
    if not is_understood:
        return Notice.NOT_UNDERSTOOD
    return Notice.NOTED if is_new else Notice.HEARD_AGAIN


async def _changes_nothing(act: Act, call: Consultation, kind: FreeTextKind, notice: Notice) -> CallView:
    if kind is FreeTextKind.CUE:
        await act.log(InteractionKind.TYPED, call.id, meant=kind)
    else:
        await act.log(InteractionKind.NOT_UNDERSTOOD, call.id, **({"unread": "yes"} if notice is Notice.UNREAD else {}))
    return await _said_again(act, await keep_alive(act, call), notice, kind)


async def _said_again(act: Act, view: CallView, notice: Notice, kind: FreeTextKind) -> CallView:
    """Return a card that would look as it did with a notice that never looks the same twice: it says how often."""
    return replace(view, notice=notice, times=await act.work.free_texts.number_in(view.consultation.id, kind))


def _cue(act: Act, call: Consultation, answers: Sequence[Answer], reading: Reading, moment: datetime) -> list[Answer]:
    """Return what the words say of the type, as much as one message may; none when they say nothing of it."""
    likelihoods = reading.likelihoods()
    if likelihoods is None:
        return []
    most = most_of(act.script)
    before = said_at(answers, TYPED, moment)
    weighed = next_piece(before, likelihoods, most) if before else held_back(likelihoods, most)
    kind = leading(likelihoods).value
    if call.persona is not None:  # whose lines each sound like one type
        kind = max(Temperament, key=lambda one: likelihoods[one]).value
    return [Answer(question_id=TYPED, option_id=OptionId(kind), at=moment, likelihoods=weighed)]


def _established(
    established: Mapping[QuestionId, OptionId], before: CallState, moment: datetime, *, is_live_run: bool
) -> list[Answer]:
    """Return what is new of that. All carry the same moment, so one undo takes them back together."""
    nothing_open = before.objection is None and before.occasion is None
    found = []
    for question in (WANTS, CAN, OBJECTION, OCCASION):
        option = established.get(question)
        if option is None:
            continue
        suggests = None if is_live_run else SUGGESTS.get(question)
        if suggests is not None and is_known(option, question, before.chosen, goes_on=nothing_open):
            continue
        found.append(Answer(question_id=suggests or question, option_id=option, at=moment))
    return found

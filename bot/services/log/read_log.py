"""Looking at calls that were led: pages of them, and one with its whole way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.calls.state import CAN, OBJECTION, OCCASION, PHRASE, PRODUCT, TYPE, TYPED, WANTS
from bot.domain.calls.suggestion import SAID_CAN, SAID_WANTS
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ConsultationId, PhraseId
from bot.domain.people.permissions import Deed, may, where_stands
from bot.domain.supervision.choice import Choice
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind
from bot.services.log.choose_calls import Chosen, filter_of, kept_choice, named, permitted, scope
from bot.services.log.ports import NONE, CallTraces, LoggedCall, Position

PAGE_SIZE = 8
"""Calls on a page."""
STEPS = 8
"""Steps of a call on a page: a sentence takes two lines of a phone."""
MOST_LATER = 3
"""Later calls with the same client that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsListed:
    """A page of calls, the newest first."""

    chosen: Chosen
    calls: Sequence[LoggedCall]
    first: int
    """The call with which the page begins, to come back to; 0 is the newest."""
    older: int
    """The call with which the next page begins; 0 is none."""
    looked_until: datetime | None
    """Nothing younger than this is left to be found; set where the page is not full and there is more to look through."""


class Step(StrEnum):
    """What happened in a call; content has the words under `log.step.<value>`."""

    STARTED = "started"
    HEARD = "heard"
    TYPED = "typed"
    WANTS = "wants"
    CAN = "can"
    SAID_WANTS = "said_wants"
    SAID_CAN = "said_can"
    OBJECTED = "objected"
    CAME_UP = "came_up"
    OVERRIDDEN = "overridden"
    ANOTHER_PHRASE = "another_phrase"
    PRODUCT = "product"
    UNDONE = "undone"
    CARD = "card"
    NONE_FITS = "none_fits"
    NOT_UNDERSTOOD = "not_understood"
    NAMED = "named"
    LANGUAGE = "language"
    FITTED = "fitted"
    FITTED_NOT = "fitted_not"
    TYPE_REJECTED = "type_rejected"
    OUTCOME = "outcome"
    PROMISED = "promised"
    SETTLED = "settled"
    REOPENED = "reopened"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """One step of a call. What it needs to be said depends on what it is."""

    at: datetime
    what: Step
    question: str = ""
    option: str = ""
    said: str = ""
    """The sentence of a card, or empty where nobody knows its words any more: then `option` is the phrase."""
    recognition: Recognition | None = None
    share: float = 0.0
    due_at: datetime | None = None
    is_taken_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOpened:
    """One call with a part of its way."""

    one: LoggedCall
    steps: Sequence[Stepped]
    page: int
    has_more: bool
    later: Sequence[LoggedCall]
    """The next calls with the same client, as far as the reader may see them."""
    first: int
    is_of_several: bool
    may_see_client: bool = False
    """The client has a page, and the reader may open it."""


async def list_calls(act: Act, first: int = 0, *, is_newer: bool = False, size: int = PAGE_SIZE) -> CallsListed:
    """Read the page of calls that begins with one, or that of those newer than it; 0 is the newest page.

    Raises:
        NotFound, NotAllowed: of the call with which it begins, as `logged_call`.
    """
    return await _list(act, await kept_choice(act), first, is_newer=is_newer, size=size)


async def list_chosen(act: Act, written: str) -> CallsListed:
    """Read the newest calls that a figure's button opens; whoever shows them keeps the choice.

    Raises:
        NotFound, NotAllowed: as `permitted`.
    """
    return await _list(act, await permitted(act, written), 0, is_newer=False, size=PAGE_SIZE)


async def _list(act: Act, choice: Choice, first: int, *, is_newer: bool, size: int) -> CallsListed:
    which, chosen = filter_of(act, choice), await named(act, choice)
    start: Position | None = (await logged_call(act, first)).position if first else None
    if chosen.number == NONE:  # and so nothing is looked for
        return CallsListed(chosen=chosen, calls=(), first=0, older=0, looked_until=None)
    if start is not None and is_newer:
        newer = await act.work.call_log.walk(which, start, size, is_newer=True)
        start = newer.following and (newer.calls[-1].position if len(newer.calls) == size else newer.following)
    walked = await act.work.call_log.walk(which, start, size)
    following = walked.following
    return CallsListed(
        chosen=chosen,
        calls=walked.calls,
        first=int(start.call) if start else 0,
        older=int(following.call) if following else 0,
        looked_until=following.at if following and len(walked.calls) < size else None,
    )


async def logged_call(act: Act, number: int) -> LoggedCall:
    """Return a call that somebody may look at.

    Raises:
        NotFound: there is none of that number, or it is a live run: those are nobody's but their trainee's.
        LeftBehind: it was his own, in a team that he is no longer in; the refusal is on record.
        NotAllowed: he may not look at it; the refusal is on record.
    """
    one = await act.work.call_log.get(ConsultationId(number))
    if one is None or one.call.persona is not None:
        raise NotFound
    if not scope(act).holds(one.call.team_id, one.call.employee_id):
        where = where_stands(act.employee, one.call.team_id, one.call.employee_id)
        await act.require(Deed.READ_LOG, where, call=str(number))
    return one


async def open_call(act: Act, number: int, page: int, first: int, *, size: int = STEPS) -> CallOpened:
    """Read one call with a part of its way, from its beginning on; past the end the last part.

    Raises:
        NotFound, LeftBehind, NotAllowed: as `logged_call`.
    """
    one = await logged_call(act, number)
    steps = steps_of(one, await act.work.call_log.traces(one.call.id))
    page = min(page, max(0, len(steps) - 1) // size)
    within = scope(act)
    later = await act.work.call_log.later_with(one.call, MOST_LATER)
    return CallOpened(
        one=one,
        steps=steps[page * size : (page + 1) * size],
        page=page,
        has_more=len(steps) > (page + 1) * size,
        later=[call for call in later if within.holds(call.call.team_id, call.call.employee_id)],
        first=first,
        is_of_several=within.employee is None,
        may_see_client=one.call.client_name is not None
        and may(act.employee.role, Deed.SEE_CLIENT, where_stands(act.employee, one.call.team_id)),
    )


_ANSWERS = {
    WANTS: Step.WANTS,
    CAN: Step.CAN,
    SAID_WANTS: Step.SAID_WANTS,
    SAID_CAN: Step.SAID_CAN,
    OBJECTION: Step.OBJECTED,
    OCCASION: Step.CAME_UP,
    TYPE: Step.OVERRIDDEN,
    PHRASE: Step.ANOTHER_PHRASE,
    PRODUCT: Step.PRODUCT,
    TYPED: Step.TYPED,
}
_EVENTS = {
    InteractionKind.CALL_STARTED: Step.STARTED,
    InteractionKind.UNDONE: Step.UNDONE,
    InteractionKind.NONE_FITS: Step.NONE_FITS,
    InteractionKind.NOT_UNDERSTOOD: Step.NOT_UNDERSTOOD,
    InteractionKind.NAMED: Step.NAMED,
    InteractionKind.LANGUAGE_SET: Step.LANGUAGE,
    InteractionKind.OUTCOME_SET: Step.OUTCOME,
    InteractionKind.PHRASE_VOTED: Step.FITTED,
    InteractionKind.REMINDER_SETTLED: Step.SETTLED,
    InteractionKind.CALL_REOPENED: Step.REOPENED,
    InteractionKind.CALL_FINISHED: Step.FINISHED,
}
_OPTION_OF = {
    Step.LANGUAGE: "language",
    Step.OUTCOME: "outcome",
    Step.SETTLED: "how",
    Step.FINISHED: "by",
}
_ORDER = list(Step)
"""What happens at one moment stands in this order: what was heard, the card that it led to, what was said of the call."""


def steps_of(one: LoggedCall, traces: CallTraces) -> Sequence[Stepped]:
    """Put everything that is stored of a call into the order of time.

    What the employee merely looked at, and taps that changed nothing, are left out: `export --events` has them.
    """
    steps = []
    for answer in traces.answers:
        what = _ANSWERS.get(answer.question_id, Step.HEARD)
        if answer.question_id == TYPE and answer.option_id == "unknown":
            what = Step.TYPE_REJECTED
        steps.append(
            Stepped(
                at=answer.at,
                what=what,
                question=answer.question_id,
                option=answer.option_id,
                is_taken_back=answer.undone_at is not None,
            )
        )
    for event in traces.events:
        done = _EVENTS.get(InteractionKind(event.kind)) if event.kind in set(InteractionKind) else None
        if done is None or event.details.get("unchanged"):
            continue
        if done is Step.FITTED and event.details.get("fits") == "no":
            done = Step.FITTED_NOT
        steps.append(Stepped(at=event.at, what=done, option=event.details.get(_OPTION_OF.get(done, ""), "")))
    for card, said in zip(traces.cards, sentences_of(one, traces), strict=True):
        steps.append(
            Stepped(
                at=card.at,
                what=Step.CARD,
                option=card.phrase_id,
                said=said,
                recognition=card.recognition,
                share=card.share,
            )
        )
    steps += [Stepped(at=one.made_at, what=Step.PROMISED, due_at=one.due_at, option=one.state) for one in traces.promises]
    return sorted(steps, key=lambda step: (step.at, _ORDER.index(step.what)))


def sentences_of(one: LoggedCall, traces: CallTraces) -> Sequence[str]:
    """Return what each card said then, in its words of then; empty where they cannot be told.

    A call keeps its sentences in order, one for each change of words, and a card which of them it said. Cards of long ago do not;
    they follow the sentences as long as phrases and sentences change in step: a language that was switched in between says the
    same phrase in other words, and so may another product.
    """
    said = list(one.call.sentences)
    kept = [card.sentence for card in traces.cards if card.sentence is not None]
    if len(kept) == len(traces.cards) and max(kept, default=-1) < len(said):
        return [said[place] for place in kept]
    languages = [
        (event.at, _LANGUAGE, PhraseId(""))
        for event in traces.events
        if event.kind == InteractionKind.LANGUAGE_SET and event.at > one.call.started_at
    ]
    products = [(answer.at, _PRODUCT, PhraseId("")) for answer in traces.answers if answer.question_id == PRODUCT]
    for switched in (languages, [*languages, *products]):
        places, last = _places(traces, switched)
        if last + 1 == len(said):
            return [said[place] for place in places]
    return [""] * len(traces.cards)


_LANGUAGE, _PRODUCT, _CARD = range(3)
"""What a moment of a call is, as its sentences are told apart; at one moment in this order."""


def _places(traces: CallTraces, switched: Sequence[tuple[datetime, int, PhraseId]]) -> tuple[Sequence[int], int]:
    """Return which sentence each card said, and the last there was, if each of these moments brought other words."""
    changes = sorted([*((card.at, _CARD, card.phrase_id) for card in traces.cards), *switched])
    places: list[int] = []
    at, phrase = -1, None
    for _, kind, shown in changes:
        if kind == _LANGUAGE:
            at += 1
        elif kind == _PRODUCT:
            phrase = None  # the card that it leads to says something else, be it the same phrase or another
        else:
            at += shown != phrase
            phrase = shown
            places.append(at)
    return places, at

"""Cards made of one's own calls: what was heard in a call that was hard, three days later, for whoever led it alone.

Nothing is stored for it: the words are those of the buttons that were tapped in the call, without client, name or anything typed.
When the call goes, the card goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.calls.consultation import Consultation
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import ConsultationId, DrillId
from bot.domain.training.drills import DrillBook, RecogniseDrill
from bot.services.act import Act
from bot.services.calls.ports import CallsBetween
from bot.services.training.ports import TrainingContent

OWN: Final = "own."
AFTER, UNTIL = timedelta(days=3), timedelta(days=30)
"""Sooner one remembers the client and not the type; later a card of it is no more use than any other."""
LOOKED_AT: Final = 5
FEWEST_CUES: Final = 2
"""One alone may mean much: two that agree are what makes a type sure."""


async def own_cards(act: Act, content: TrainingContent) -> Sequence[RecogniseDrill]:
    """Return the cards of one's latest hard calls, the newest first."""
    me = act.employee
    span = CallsBetween(employee_id=me.id, team_id=me.team_id, since=act.now - UNTIL, until=act.now - AFTER)
    calls = await act.work.consultations.hard_ones(span, LOOKED_AT)
    cards = [await _card(act, content, call) for call in calls]
    return [card for card in cards if card is not None]


async def with_own(act: Act, content: TrainingContent, items: Iterable[DrillId]) -> DrillBook:
    """Return the drills in force, with those of these that are made of one's own calls."""
    book = content.book(act.employee.language)
    own = [item for item in items if item.startswith(OWN)]
    if not own:
        return book
    cards = {}
    for item in own:
        call = await act.work.consultations.get(ConsultationId(int(item.removeprefix(OWN))))
        is_his = call is not None and call.employee_id == act.employee.id and call.team_id == act.employee.team_id
        card = await _card(act, content, call) if call is not None and is_his else None
        if card is not None:
            cards[item] = card
    return replace(book, drills={**book.drills, **cards})


async def _card(act: Act, content: TrainingContent, call: Consultation) -> RecogniseDrill | None:
    """Return what was heard as a card, of which those cues decide that are of the type; None where that does not tell it."""
    kinds = {kind.value: kind for kind in Temperament}
    kind = kinds.get(call.temperament)
    shows = {(question.id, option.id): option.temperament for question in act.script.questions for option in question.options}
    said = [
        (content.heard(act.employee.language, answer.question_id, answer.option_id), shown)
        for answer in await act.work.consultations.answers(call.id)
        if (shown := shows.get((answer.question_id, answer.option_id))) is not None
    ]
    deciding = [cue for cue, shown in said if shown is kind]
    if kind is None or len(said) < FEWEST_CUES or not deciding:
        return None
    return RecogniseDrill(
        id=DrillId(f"{OWN}{call.id}"),
        temperament=kind,
        text=_joined(cue for cue, _ in said),
        decides=_joined(deciding),
        why=None,
    )


def _joined(cues: Iterable[str]) -> str:
    """Return cues as one line, each once."""
    return "; ".join(dict.fromkeys(cues))

"""Cards made of one's own calls: what was heard in a call that was hard, three days later, for whoever led it alone.

Nothing is stored for it: the words are those of the buttons that were tapped in the call, without client, name or anything typed.
When the call goes, the card goes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.ids import DrillId
from bot.domain.training.drills import DrillBook, RecogniseDrill
from bot.domain.training.own_card import HeardCall, cues_asked, cues_of, own_card
from bot.services.act import Act
from bot.services.study_days import own_calls_of
from bot.services.training.ports import CallsBetween, TrainingContent

AFTER, UNTIL = timedelta(days=3), timedelta(days=30)
"""Sooner one remembers the client and not the type; later a card of it is no more use than any other."""

LOOKED_AT: Final = 20
"""So many calls are read at once until there is one that makes a card; it is nearly always the first."""


async def new_own_cards(act: Act, content: TrainingContent, known: Container[DrillId], most: int) -> Sequence[RecogniseDrill]:
    """Return cards of one's latest hard calls of which one was not asked yet, the newest first; `known` are all that one was.

    However many calls are newer that were asked already or make no card: each has its turn as long as it is of these days.
    """
    me, found = act.employee, list[RecogniseDrill]()
    span = CallsBetween(employee_id=me.id, team_id=me.team_id, since=act.now - UNTIL, until=act.now - AFTER)
    left = [item for call in await act.work.own_calls.hard(span) if (item := own_card(call)) not in known]
    for begin in range(0, len(left), LOOKED_AT):
        found += [_card(act, content, call) for call in (await own_calls_of(act, left[begin : begin + LOOKED_AT])).values()]
        if len(found) >= most:
            break
    return found[:most]


async def with_own(act: Act, content: TrainingContent, items: Iterable[DrillId]) -> DrillBook:
    """Return the drills in force, with those of these that are made of one's own calls."""
    book = content.book(act.employee.language)
    own = await own_calls_of(act, items)
    if not own:
        return book
    return replace(book, drills={**book.drills, **{item: _card(act, content, call) for item, call in own.items()}})


def _card(act: Act, content: TrainingContent, call: HeardCall) -> RecogniseDrill:
    said = [
        (content.heard(act.employee.language, question, option), shown)
        for (question, option), shown in cues_of(call, cues_asked(act.script))
    ]
    # Of what he chose against what was reckoned nobody knows that it is right, so nothing is said to decide.
    deciding = [] if call.is_chosen else [cue for cue, shown in said if shown is call.temperament]
    return RecogniseDrill(
        id=own_card(call.id),
        temperament=call.temperament,
        text=_joined(cue for cue, _ in said),
        decides=_joined(deciding) or None,
        why=None,
        is_chosen=call.is_chosen,
    )


def _joined(cues: Iterable[str]) -> str:
    """Return cues as one line, each once."""
    return "; ".join(dict.fromkeys(cues))

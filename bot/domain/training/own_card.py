"""Cards made of one's own calls: how they are named, and which calls make one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.calls.consultation import Answer
from bot.domain.calls.script import Script
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import ConsultationId, DrillId, OptionId, QuestionId

OWN: Final = "own."
FEWEST_CUES: Final = 2
"""One alone may mean much: two that agree are what makes a type sure."""
Cue = tuple[QuestionId, OptionId]
"""What is tapped when a client says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardCall:
    """A call of one's own, as far as a card is made of it. No client is in it, and nothing that was typed."""

    id: ConsultationId
    temperament: Temperament
    is_chosen: bool
    """He has chosen the type himself, against what was reckoned: it is his word, and no more is known."""
    said: Sequence[Answer]
    """What was tapped, in order."""


def own_card(call: ConsultationId) -> DrillId:
    """Return what the card of a call is named."""
    return DrillId(f"{OWN}{call}")


def call_of(item: DrillId) -> ConsultationId | None:
    """Return the call of which a card is made; None of a card that is made of no call."""
    number = item.removeprefix(OWN)
    return ConsultationId(int(number)) if item.startswith(OWN) and number.isdecimal() else None


def cues_asked(script: Script) -> Mapping[Cue, Temperament]:
    """Return every cue for which a script asks, and which type it shows."""
    return {(question.id, option.id): option.temperament for question in script.questions for option in question.options}


def cues_of(call: HeardCall, asked: Mapping[Cue, Temperament]) -> Sequence[tuple[Cue, Temperament]]:
    """Return what was tapped in a call and is asked still, with the type that each shows; nothing where that makes no card.

    It makes none of fewer than FEWEST_CUES; nor where none shows the type of the call, as nobody could be told what decides. Of a
    type that he chose himself nothing has to decide.

    Args:
        call: The call.
        asked: `cues_asked`.
    """
    said = ((answer.question_id, answer.option_id) for answer in call.said)
    cues = [(cue, asked[cue]) for cue in said if cue in asked]
    tells = call.is_chosen or any(shown is call.temperament for _, shown in cues)
    return cues if tells and len(cues) >= FEWEST_CUES else ()

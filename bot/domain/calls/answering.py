"""What words establish in a call: by themselves, and as a short answer to the sentence that the card says.

The same answer means nothing where nothing was asked, and nothing is guessed where it does not fit: «нет» is no answer to «what
holds you back?».
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.calls.asks_for import AsksFor, ShortAnswer
from bot.domain.calls.intent import Known
from bot.domain.calls.reading import Reading
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.state import CAN, DECIDED, OBJECTION, OCCASION, WANTS
from bot.domain.ids import OptionId, QuestionId

Established = tuple[QuestionId, OptionId]
"""A question of the call and what is chosen by the answer."""

WANTS_YES: Established = (WANTS, OptionId(Known.YES))
_WANTS_NO: Established = (WANTS, OptionId(Known.NO))
_TAKES_IT: Established = (WANTS, DECIDED)
_CAN_YES: Established = (CAN, OptionId(Known.YES))
_CAN_NO: Established = (CAN, OptionId(Known.NO))
_WHY_NOT: Established = (OBJECTION, OptionId(Objection.ASK_CAUSE))
_THINKS: Established = (OBJECTION, OptionId(Objection.THINK))
_NOT_NOW: Established = (OBJECTION, OptionId(Objection.NOT_NOW))
_COST: Established = (OCCASION, OptionId(Occasion.COST))
_FIND_OUT: Established = (OCCASION, OptionId(Occasion.FIND_OUT))
_PRESENT: Established = (OCCASION, OptionId(Occasion.PRESENT))

_MEANING: Mapping[AsksFor, Mapping[ShortAnswer, Established]] = {
    AsksFor.TIME: {
        ShortAnswer.YES: _PRESENT,
        ShortAnswer.NO: _NOT_NOW,
        ShortAnswer.NO_THANKS: _NOT_NOW,
        ShortAnswer.NOT_REALLY: _NOT_NOW,
    },
    AsksFor.NEED: {ShortAnswer.LIKES: WANTS_YES, ShortAnswer.LOOKING: _NOT_NOW, ShortAnswer.NO_THANKS: _WANTS_NO},
    AsksFor.OPEN: {ShortAnswer.LOOKING: _NOT_NOW, ShortAnswer.NO_THANKS: _WANTS_NO},
    AsksFor.WISH: {
        ShortAnswer.YES: WANTS_YES,
        ShortAnswer.LIKES: WANTS_YES,
        ShortAnswer.NO: _WANTS_NO,
        ShortAnswer.NO_THANKS: _WANTS_NO,
        ShortAnswer.NOT_REALLY: _WANTS_NO,
        ShortAnswer.LOOKING: _NOT_NOW,
        ShortAnswer.DEPENDS_ON_PRICE: _COST,
    },
    AsksFor.BUDGET: {
        ShortAnswer.YES: _CAN_YES,
        ShortAnswer.SUM: _CAN_YES,
        ShortAnswer.NO: _CAN_NO,
        ShortAnswer.NO_THANKS: _WANTS_NO,
        ShortAnswer.LOOKING: _NOT_NOW,
        ShortAnswer.DEPENDS: _COST,
        ShortAnswer.DEPENDS_ON_PRICE: _COST,
    },
    AsksFor.DECIDER: {},
    AsksFor.TERMS: {ShortAnswer.SUM: _CAN_YES, ShortAnswer.DEPENDS_ON_PRICE: _COST, ShortAnswer.NO_THANKS: _WANTS_NO},
    # A sum named here is less than what is asked: the seller finds out what it buys, nobody has a budget by it.
    AsksFor.EASIER_TERMS: {ShortAnswer.SUM: _FIND_OUT},
    AsksFor.DEAL: {
        ShortAnswer.YES: _TAKES_IT,
        ShortAnswer.LIKES: WANTS_YES,
        ShortAnswer.NO: _WHY_NOT,
        ShortAnswer.NO_THANKS: _WANTS_NO,
        ShortAnswer.NOT_REALLY: _WHY_NOT,
        ShortAnswer.LOOKING: _NOT_NOW,
        ShortAnswer.DEPENDS_ON_PRICE: _COST,
    },
    AsksFor.CAUSE: {},
    AsksFor.DATE: {},
    AsksFor.OFFER: {},
}

_HEARD = frozenset({AsksFor.DECIDER, AsksFor.DATE, AsksFor.OFFER})
"""What may be answered without anything following for the advice."""
_HEARD_ANSWERS = frozenset({ShortAnswer.YES, ShortAnswer.NO, ShortAnswer.NO_THANKS, ShortAnswer.SOMEBODY})


def meant_by(answer: ShortAnswer | None, asks_for: AsksFor | None) -> Established | None:
    """Return what an answer establishes behind a sentence that asked for something; None when it does not fit."""
    if answer is None or asks_for is None:
        return None
    if answer is ShortAnswer.ASKS_SOMEBODY:
        return _THINKS
    return _MEANING[asks_for].get(answer)


def is_heard(answer: ShortAnswer | None, asks_for: AsksFor | None) -> bool:
    """Tell whether an answer fits what was asked although nothing follows from it: «yes» to «may I ring you on Friday?»."""
    return asks_for in _HEARD and answer in _HEARD_ANSWERS


def establish(reading: Reading, meant: Established | None) -> Mapping[QuestionId, OptionId]:
    """Return what words establish of intent, objection and what comes up.

    Args:
        reading: What they say by themselves; of an objection and what comes up beside it the likelier counts, and anger.
        meant: What they say as an answer, which is then the whole of it: there is no objection in «до ста».
    """
    if meant is not None:
        return {meant[0]: meant[1]}
    said: dict[QuestionId, OptionId] = {}
    wants = reading.said_wants()
    if wants is not Known.UNKNOWN:
        said[WANTS] = DECIDED if wants is Known.YES and reading.said_decision() else OptionId(wants)
    if (can := reading.said_can()) is not Known.UNKNOWN:
        said[CAN] = OptionId(can)
    objection, occasion = reading.said_objection(), reading.said_occasion()
    if objection is not None:
        said[OBJECTION] = OptionId(objection)
    is_rather = objection is None or reading.occasion[occasion] >= reading.objection[objection]
    if occasion is not None and (is_rather or occasion is Occasion.ANGER):
        said[OCCASION] = OptionId(occasion)
    return said

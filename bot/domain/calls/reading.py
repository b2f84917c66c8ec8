"""What a recogniser read out of the client's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.calls.asks_for import ShortAnswer
from bot.domain.calls.intent import Known
from bot.domain.calls.script import Objection, Occasion
from bot.domain.calls.temperament import Temperament


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Probabilities read from one text. Invariant: temperament plus `none` sum to 1; wants, can and objection sum to 1 each."""

    temperament: Mapping[Temperament, float]
    none: float
    """Probability that the words say nothing about the temperament; 1.0 is a full abstention."""
    wants: Mapping[Known, float]
    decides: float
    """Probability that the words are a decision to buy."""
    can: Mapping[Known, float]
    objection: Mapping[Objection | None, float]
    """ASK_CAUSE never appears; None means no objection was heard."""
    occasion: Mapping[Occasion | None, float] = field(default_factory=lambda: {None: 1.0})
    """None means that nothing has come up."""
    answer: ShortAnswer | None = None
    """What the words are as a whole, when they are an answer that means something only behind a question."""
    spoke: tuple[str, ...] = ()
    """The words, as they stand in the text, that spoke most for what is clearly said; at most three, none where nothing is."""
    read_by: str = ""
    """The version of the model that has read them."""
    is_unread: bool = False
    """The words could not be read; whatever else stands here says nothing."""

    def likelihoods(self) -> Mapping[Temperament, float] | None:
        """Return P(words | temperament) up to a common factor; None when the reader abstained."""
        if self.none > ABSTAIN_ABOVE:
            return None
        return {kind: self.temperament[kind] + self.none / len(Temperament) for kind in Temperament}

    def said_wants(self) -> Known:
        """Return what the words say about wanting; UNKNOWN unless it is clear."""
        return _clear(self.wants)

    def said_decision(self) -> bool:
        """Whether the words clearly are a decision to buy."""
        return self.decides >= CLEAR

    def said_can(self) -> Known:
        """Return what the words say about the budget; UNKNOWN unless it is clear."""
        return _clear(self.can)

    def said_objection(self) -> Objection | None:
        """Return the cause of the objection heard; None unless it is clear."""
        cause = max(self.objection, key=lambda key: self.objection[key])
        return cause if self.objection[cause] >= CLEAR else None

    def said_occasion(self) -> Occasion | None:
        """Return what has come up by the words; None unless it is clear."""
        occasion = max(self.occasion, key=lambda key: self.occasion[key])
        return occasion if self.occasion[occasion] >= CLEAR else None


UNREAD = Reading(
    temperament=dict.fromkeys(Temperament, 0.0),
    none=1.0,
    wants={Known.YES: 0.0, Known.NO: 0.0, Known.UNKNOWN: 1.0},
    decides=0.0,
    can={Known.YES: 0.0, Known.NO: 0.0, Known.UNKNOWN: 1.0},
    objection={None: 1.0},
    is_unread=True,
)
"""What is known of words that could not be read."""
ABSTAIN_ABOVE = 0.5
CLEAR = 0.6


def _clear(said: Mapping[Known, float]) -> Known:
    best = max(said, key=lambda key: said[key])
    return best if said[best] >= CLEAR else Known.UNKNOWN

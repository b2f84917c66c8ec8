"""Strengths of cues changed in the bot: what is in force, and on which strength of the files it stands.

An edit changes several cues at once, since they are weighed at once. It is a draft until it is published, and may be undone while
it is the newest one in force. What is in force for a cue is its newest edit that is published and not undone; with none, what
the files say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.ids import OptionId, QuestionId
from bot.domain.phrases.edit import Edit, in_force

STEPS = (0.50, 0.60, 0.65, 0.75, 0.85)
"""Strengths that are offered: weak, moderate, usual, good, very good; besides the files' own."""
MOST_CUES = 4
"""Cues that one edit may change: of more nobody could tell which has changed what."""


class Cue(NamedTuple):
    """Which cue of which question."""

    question: QuestionId
    option: OptionId

    @property
    def name(self) -> str:
        """How it is spelled: in rows, in findings and in the audit log."""
        return f"{self.question}/{self.option}"


Strengths = Mapping[Cue, float]
"""P(cue | its own temperament) by cue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsEdit(Edit):
    """Strengths that somebody has given to some cues."""

    strengths: Strengths
    before: Strengths
    """What each replaced when it was published: an earlier edit's strength, or the files'; theirs also where the earlier edit
    had stood on another number of theirs. Empty for a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedWeight:
    """What the edits of one cue come to."""

    cue: Cue
    strength: float
    instead_of: float
    """The files' strength when the cue was first edited, or when somebody last decided after they had changed."""

    def conflicts_with(self, original: float) -> bool:
        """Tell whether the files' strength has changed since, and is not what the edit says anyway."""
        return original not in (self.instead_of, self.strength)


def edited_weights(edits: Iterable[WeightsEdit]) -> Sequence[EditedWeight]:
    """Reckon what is in force, by cue."""
    found: dict[Cue, EditedWeight] = {}
    for edit in in_force(edits):
        for cue, strength in edit.strengths.items():
            below, before = found.pop(cue, None), edit.before[cue]
            instead_of = below.instead_of if below is not None and below.strength == before else before
            if strength != instead_of:  # what is as in the files goes with them
                found[cue] = EditedWeight(cue=cue, strength=strength, instead_of=instead_of)
    return [found[cue] for cue in sorted(found)]

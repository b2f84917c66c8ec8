"""Strengths of cues changed in the bot: what is in force, and on which strength of the files it stands.

An edit changes several cues at once, since they are weighed at once. It is a draft until it is published, and may be undone while
it is the newest one in force. What is in force for a cue is its newest edit that is published and not undone; with none, what
the files say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.domain.ids import EmployeeId, OptionId, QuestionId
from bot.domain.phrases.edited_phrase import EditId

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
class WeightsEdit:
    """Strengths that somebody has given to some cues."""

    id: EditId
    strengths: Strengths
    before: Strengths
    """What each replaced when it was published: an earlier edit's strength, or the files'. Empty for a draft."""
    employee_id: EmployeeId
    created_at: datetime
    published_at: datetime | None = None
    undone_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        """True while it counts: published and not undone."""
        return self.published_at is not None and self.undone_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedWeight:
    """What the edits of one cue come to."""

    cue: Cue
    strength: float
    instead_of: float
    """The files' strength when the cue was first edited."""

    def conflicts_with(self, original: float) -> bool:
        """Tell whether the files' strength has changed since, and is not what the edit says anyway."""
        return original not in (self.instead_of, self.strength)


def edited_weights(edits: Iterable[WeightsEdit]) -> Sequence[EditedWeight]:
    """Reckon what is in force, by cue."""
    found: dict[Cue, EditedWeight] = {}
    for edit in in_force(edits):
        for cue, strength in edit.strengths.items():
            below = found.get(cue)
            instead_of = edit.before[cue] if below is None else below.instead_of
            found[cue] = EditedWeight(cue=cue, strength=strength, instead_of=instead_of)
    return [found[cue] for cue in sorted(found)]


def in_force(edits: Iterable[WeightsEdit]) -> Sequence[WeightsEdit]:
    """Return the edits that count, in the order in which they were published.

    The last of them alone may be undone: what others stand on is not taken away below them.
    """
    live = [(edit.published_at, edit.id, edit) for edit in edits if edit.published_at is not None and edit.undone_at is None]
    return [edit for _, _, edit in sorted(live, key=lambda one: one[:2])]

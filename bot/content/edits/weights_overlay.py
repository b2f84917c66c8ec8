"""The library with the strengths of cues that were changed in the bot.

One that does not pass any more, because the files have no such cue or a bound has become narrower, is left out and named. The
others are in force, also where an upgrade gives the cue another strength: that is told, and the edit stays until it is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.content import layout
from bot.content.findings import Finding
from bot.content.library import Library
from bot.content.read.structure import MAX_STRENGTH, MIN_STRENGTH
from bot.domain.calls.reweigh import reweigh, strength_of
from bot.domain.calls.script import Script
from bot.domain.phrases.edited_weights import Cue, EditedWeight

HERE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlaidWeights:
    """A library with other strengths, and what became of each that is not simply in force."""

    library: Library
    left_out: Sequence[tuple[EditedWeight, Finding]] = ()
    in_conflict: Sequence[EditedWeight] = ()
    """In force, while the files have another strength than when the cue was changed."""


def put_weights(library: Library, weights: Sequence[EditedWeight]) -> OverlaidWeights:
    """Return the library in which these strengths are in force."""
    taken, left_out, in_conflict = {}, [], []
    for one in weights:
        finding = objection(library.script, one.cue, one.strength)
        if finding is not None:
            left_out.append((one, finding))
            continue
        taken[one.cue] = one.strength
        if one.conflicts_with(strength_of(library.script, one.cue) or one.strength):
            in_conflict.append(one)
    script = reweigh(library.script, taken)
    over = library if script is library.script else replace(library, script=script)
    return OverlaidWeights(library=over, left_out=left_out, in_conflict=in_conflict)


def objection(script: Script, cue: Cue, strength: float) -> Finding | None:
    """Hold a strength against what the files' are held against: it is of a cue that there is, and within the bounds."""
    if strength_of(script, cue) is None:
        message = f"the files have no cue {cue.name}"
        return Finding(rule="references", file=layout.SCRIPT_QUESTIONS, line=HERE, message=message)
    if not MIN_STRENGTH <= strength <= MAX_STRENGTH:
        message = f"strength of {cue.name} must be a number from {MIN_STRENGTH} to {MAX_STRENGTH}"
        return Finding(rule="shape", file=layout.SCRIPT_QUESTIONS, line=HERE, message=message)
    return None

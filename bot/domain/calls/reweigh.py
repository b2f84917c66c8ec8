"""The script with other strengths for some cues: for what was changed in the bot, and for what a draft would say."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from bot.domain.calls.script import Option, Question, Script
from bot.domain.phrases.edited_weights import Cue, Strengths

LONGEST_VERSION = 64
"""Characters of a version that a card shown stores."""
SIGN = 6


def strength_of(script: Script, cue: Cue) -> float | None:
    """Return what a script gives a cue; None when it has no such cue."""
    question = script.question(cue.question)
    option = None if question is None else question.option(cue.option)
    return None if option is None else option.strength


def reweigh(script: Script, strengths: Strengths) -> Script:
    """Return the script with these strengths, of other versions; the same script where nothing differs.

    A cue that it has not is passed over.
    """
    changed = {cue: one for cue, one in sorted(strengths.items()) if strength_of(script, cue) not in (None, one)}
    if not changed:
        return script
    said = [[cue.name, strength] for cue, strength in changed.items()]
    sign = _hash(said)[:SIGN]
    return replace(
        script,
        version=_hash([script.version, "weights", said])[: len(script.version)],
        weights_version=f"{script.weights_version[: LONGEST_VERSION - SIGN - 1]}+{sign}",
        questions=tuple(_reweighed(question, changed) for question in script.questions),
    )


def _reweighed(question: Question, changed: Strengths) -> Question:
    if not any(cue.question == question.id for cue in changed):
        return question

    def option(one: Option) -> Option:
        strength = changed.get(Cue(question.id, one.id))
        return one if strength is None else one.with_strength(strength)

    return replace(question, options=tuple(option(one) for one in question.options))


def _hash(what: object) -> str:
    return hashlib.sha256(json.dumps(what, ensure_ascii=False).encode()).hexdigest()

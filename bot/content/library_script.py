"""Makes the script of checked content, and its version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from bot.content.library_guide import guide_of
from bot.content.read.structure import OptionEntry, PhraseEntry
from bot.content.read.written import Content
from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.script import Option, Phrase, Question, Script, likelihoods_of
from bot.domain.ids import FactId, OptionId, PhraseId, QuestionId, TaskId, TraitId


def script_of(content: Content) -> Script:
    """Return the script of content without findings."""
    structure = content.structure
    weights = structure.weights
    if weights is None:
        raise ValueError("a script is made of content without findings only")
    asks = {task.id.value: task.asks for task in structure.tasks}
    return Script(
        version=_version(content),
        weights_version=weights.version,
        questions=tuple(
            Question(
                id=QuestionId(question.id.value),
                options=tuple(_option(option, weights.cue_strength) for option in question.options),
                retired=question.retired,
            )
            for question in structure.questions
        ),
        phrases=tuple(_phrase(phrase, asks.get(phrase.task.value)) for phrase in structure.phrases),
        documents={FactId(fact.id.value): fact.document for fact in structure.facts},
        guide=guide_of(structure),
        traits=tuple(TraitId(trait.value) for trait in structure.traits),
    )


def _option(option: OptionEntry, cue_strength: float) -> Option:
    own = option.strength if option.strength is not None else cue_strength
    return Option(
        id=OptionId(option.id.value),
        temperament=option.temperament,
        likelihoods=likelihoods_of(option.temperament, own),
        traits=tuple(TraitId(trait.value) for trait in option.traits),
        facts=tuple(FactId(fact.value) for fact in option.facts),
        basis=option.basis,
    )


def _phrase(phrase: PhraseEntry, asks_for: AsksFor | None) -> Phrase:
    return Phrase(
        id=PhraseId(phrase.id.value),
        manner=phrase.manner,
        moment=phrase.moment,
        task_id=TaskId(phrase.task.value),
        cell=phrase.cell,
        objection=phrase.objection,
        occasion=phrase.occasion,
        asks_for=asks_for,
        says=phrase.says,
        facts=tuple(FactId(fact.value) for fact in phrase.facts),
        retired=phrase.retired,
        call_back=phrase.call_back,
        basis=phrase.basis,
    )


def _version(content: Content) -> str:
    """Hash what content says: comments, order of files and line numbers do not count, every word and weight does."""

    def said(value: object) -> object:
        if isinstance(value, dict):
            kept = sorted((str(key), inner) for key, inner in value.items() if not (key == "line" and isinstance(inner, int)))
            return {key: said(inner) for key, inner in kept}
        if isinstance(value, (list, tuple)):
            return [said(inner) for inner in value]
        return sorted(value) if isinstance(value, frozenset) else value

    whole = [
        said(asdict(content.structure)),
        [said(asdict(language)) for language in content.languages],
        said(dict(content.templates)),
    ]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()[:12]

"""The library: content that passed every gate, ready to be asked. Leaves out judging it: see `check`.

Everything is read, judged and compiled by `load`; afterwards nothing touches a file and nothing is compiled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.content.check import EXPECTED, judge
from bot.content.content import Content, Expected, Language, OptionEntry, PhraseEntry
from bot.content.findings import Finding, Findings
from bot.content.library_words import LanguageWords
from bot.content.schema import read_content
from bot.domain.ids import FactId, LanguageCode, OptionId, PhraseId, QuestionId, TaskId, TraitId
from bot.domain.script import Option, Phrase, Question, Script
from bot.domain.temperament import Temperament
from bot.screens.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """One version of the content, whole and checked."""

    script: Script
    languages: Sequence[LanguageCode]
    """Codes that have words, in alphabetical order."""
    default_language: LanguageCode
    _words: Mapping[LanguageCode, LanguageWords]
    _examples: Mapping[LanguageCode, Mapping[str, Sequence[str]]]

    def words(self, language: LanguageCode) -> Words:
        """Return the words of a language; those of the default language for one that the content does not have."""
        return self._words.get(language) or self._words[self.default_language]

    def examples(self, language: LanguageCode) -> Mapping[str, Sequence[str]]:
        """Return what clients say in a language, by label, for the recogniser; falls back as `words` does."""
        return self._examples.get(language) or self._examples[self.default_language]


@dataclass(slots=True)
class LoadedScripts:
    """The port `Scripts` over a library; a newer library takes the old one's place in one assignment."""

    library: Library

    def current(self) -> Script:
        """Return the script in force."""
        return self.library.script


def load(directory: Path, *, default_language: str = "ru", expected: Expected = EXPECTED) -> Library | Findings:
    """Return the content of a directory as a library, or everything that is wrong with it. Never raises on bad content."""
    content = read_content(directory, expected)
    findings = judge(content)
    codes = [language.code for language in content.languages]
    if not findings and default_language not in codes:
        message = f"the default language {default_language} has no folder; there are {', '.join(codes)}"
        findings = [Finding(rule="file_set", file=".", line=1, message=message)]
    if findings:
        return Findings.sorted(findings)
    return _library(content, LanguageCode(default_language))


def _library(content: Content, default_language: LanguageCode) -> Library:
    return Library(
        script=_script(content),
        languages=tuple(LanguageCode(language.code) for language in content.languages),
        default_language=default_language,
        _words={LanguageCode(one.code): LanguageWords(one, content.compiled) for one in content.languages},
        _examples={LanguageCode(one.code): _examples(one) for one in content.languages},
    )


def _examples(language: Language) -> Mapping[str, Sequence[str]]:
    return {label: tuple(text.value for text in texts) for label, texts in language.examples.items()}


def _script(content: Content) -> Script:
    structure = content.structure
    weights = structure.weights
    if weights is None:
        raise ValueError("a script is made of content without findings only")
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
        phrases=tuple(_phrase(phrase) for phrase in structure.phrases),
        documents={FactId(fact.id.value): fact.document for fact in structure.facts},
    )


def _option(option: OptionEntry, cue_strength: float) -> Option:
    own = option.strength if option.strength is not None else cue_strength
    other = (1 - own) / (len(Temperament) - 1)
    return Option(
        id=OptionId(option.id.value),
        temperament=option.temperament,
        likelihoods={kind: own if kind is option.temperament else other for kind in Temperament},
        traits=tuple(TraitId(trait.value) for trait in option.traits),
        facts=tuple(FactId(fact.value) for fact in option.facts),
    )


def _phrase(phrase: PhraseEntry) -> Phrase:
    return Phrase(
        id=PhraseId(phrase.id.value),
        manner=phrase.manner,
        moment=phrase.moment,
        task_id=TaskId(phrase.task.value),
        cell=phrase.cell,
        objection=phrase.objection,
        facts=tuple(FactId(fact.value) for fact in phrase.facts),
        retired=phrase.retired,
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

"""The library: content that passed every gate, ready to be asked.

Everything is read, judged and compiled by `load`; afterwards nothing touches a file and nothing is compiled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bot.content.common_words import common_words
from bot.content.findings import Finding, Findings
from bot.content.library_guide import guide_of
from bot.content.library_texts import LanguageTexts
from bot.content.read.language import Language, Speech
from bot.content.read.structure import OptionEntry, PhraseEntry
from bot.content.read.written import Content, Expected
from bot.content.render.templates import Template
from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.script import Option, Phrase, Question, Script, likelihoods_of
from bot.domain.ids import FactId, LanguageCode, OptionId, PhraseId, QuestionId, TaskId, TraitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """One version of the content, whole and checked."""

    script: Script
    languages: Sequence[LanguageCode]
    """Codes that have words, in alphabetical order."""
    default_language: LanguageCode
    files_version: str
    """Hash of the files alone; the script's own version also counts what was edited in the bot."""
    _words: Mapping[LanguageCode, LanguageTexts]
    _examples: Mapping[LanguageCode, Mapping[str, Sequence[str]]]
    _common_words: Mapping[LanguageCode, frozenset[str]]
    _speech: Mapping[LanguageCode, Speech]

    def texts(self, language: LanguageCode) -> LanguageTexts:
        """Return the words of a language, also of a regional one as `en-GB`; those of the default language for any other."""
        return self._words.get(language) or self._words.get(main_part(language)) or self._words[self.default_language]

    def examples(self, language: LanguageCode) -> Mapping[str, Sequence[str]]:
        """Return what clients say in a language, by label, for the recogniser; falls back as `texts` does."""
        return self._examples.get(language) or self._examples.get(main_part(language)) or self._examples[self.default_language]

    def common_words(self, language: LanguageCode) -> frozenset[str]:
        """Return the words of clients' sentences that are no names, as `plain` gives them; falls back as `texts` does."""
        of = self._common_words
        return of.get(language) or of.get(main_part(language)) or of[self.default_language]

    def speech(self, language: LanguageCode) -> Speech:
        """Return the speech rules of a language that the content has."""
        return self._speech[language]

    def with_phrases(self, script: Script, changed: Mapping[LanguageCode, Mapping[PhraseId, Template]]) -> Library:
        """Return the same library with other words for some phrases, which have passed, and a script of another version."""
        words = {code: one.with_phrases(changed[code]) if code in changed else one for code, one in self._words.items()}
        return replace(self, script=script, _words=words)

    def with_examples(self, script: Script, added: Mapping[LanguageCode, Mapping[str, Sequence[str]]]) -> Library:
        """Return the same library with more examples, which have passed, and a script of another version."""
        examples = {
            code: {label: (*said, *added.get(code, {}).get(label, ())) for label, said in shown.items()}
            for code, shown in self._examples.items()
        }
        return replace(self, script=script, _examples=examples)


@dataclass(slots=True)
class LoadedScripts:
    """The port `Scripts` over a library; a newer library takes the old one's place in one assignment."""

    library: Library

    def current(self) -> Script:
        """Return the script in force."""
        return self.library.script


def main_part(tag: str) -> LanguageCode:
    """Return the language of a tag such as Telegram's `language_code`: `en` of `en-GB`."""
    return LanguageCode(tag.replace("_", "-").partition("-")[0].lower())


def load(directory: Path, *, default_language: str = "ru", expected: Expected | None = None) -> Library | Findings:
    """Return the content of a directory as a library, or everything that is wrong with it. Never raises on bad content."""
    # Here and not above: a start that finds a snapshot of the library needs neither the YAML reader nor the rules.
    from bot.content.check import EXPECTED, judge  # noqa: PLC0415  # see above
    from bot.content.read.schema import read_content  # noqa: PLC0415  # see above

    content = read_content(directory, expected or EXPECTED)
    findings = judge(content)
    codes = [language.code for language in content.languages]
    if not findings and default_language not in codes:
        message = f"the default language {default_language} has no folder; there are {', '.join(codes)}"
        findings = [Finding(rule="file_set", file=".", line=1, message=message)]
    if findings:
        return Findings.sorted(findings)
    return _library(content, LanguageCode(default_language))


def _library(content: Content, default_language: LanguageCode) -> Library:
    script = _script(content)
    return Library(
        script=script,
        files_version=script.version,
        languages=tuple(LanguageCode(language.code) for language in content.languages),
        default_language=default_language,
        _words={LanguageCode(one.code): LanguageTexts(one, content.compiled) for one in content.languages},
        _examples={LanguageCode(one.code): _examples(one) for one in content.languages},
        _common_words={LanguageCode(one.code): common_words(_examples(one)) for one in content.languages},
        _speech={LanguageCode(one.code): one.speech for one in content.languages},
    )


def _examples(language: Language) -> Mapping[str, Sequence[str]]:
    return {label: tuple(text.value for text in texts) for label, texts in language.examples.items()}


def _script(content: Content) -> Script:
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
    )


def _option(option: OptionEntry, cue_strength: float) -> Option:
    own = option.strength if option.strength is not None else cue_strength
    return Option(
        id=OptionId(option.id.value),
        temperament=option.temperament,
        likelihoods=likelihoods_of(option.temperament, own),
        traits=tuple(TraitId(trait.value) for trait in option.traits),
        facts=tuple(FactId(fact.value) for fact in option.facts),
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

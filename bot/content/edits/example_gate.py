"""An example held against the rules that files' examples are held against, and against what would tell of a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.content.findings import Finding
from bot.content.library import Library
from bot.content.read.language import Language
from bot.content.read.shape import Shape
from bot.content.read.structure import Structure
from bot.content.read.text import Text
from bot.content.read.written import Compiled, Content, Expected
from bot.content.read.yaml_tree import Scalar
from bot.content.rules import examples as rule
from bot.domain.calls.meanings import LABELS, plain
from bot.domain.clients.given_names import Likeness, likeness
from bot.domain.folding import fold
from bot.domain.ids import LanguageCode
from bot.domain.phrases.edited_example import EditedExample

HERE, ELSEWHERE = 1, 2
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS: Final = re.compile(r"[.!?…]\W*$")


def judge_example(library: Library, example: EditedExample, others: Sequence[EditedExample]) -> Sequence[Finding]:
    """Judge an example among those of the library and the others of its language; never raises on a bad one."""
    file = f"{example.language}/{rule.FILE}"
    findings: list[Finding] = []
    shaped = Shape(file, findings).text(Scalar(value=example.text, line=HERE), "the example")
    if shaped is None:
        return findings
    shown = merged(library, example.language, others)
    said = plain(example.text)
    if example.labels and all(said in {plain(one) for one in shown.get(label, ())} for label in example.labels):
        return [Finding(rule=rule.ID, file=file, line=HERE, message="it is an example already", problem="known")]
    around = {label: [Text(value=one, line=ELSEWHERE) for one in shown.get(label, ())] for label in LABELS}
    for label in example.labels:
        around.setdefault(label, []).append(shaped)
    content = Content(
        structure=Structure(),
        languages=[Language(code=example.language, examples=around)],
        templates={},
        compiled=Compiled(phrases={}, interface={}, pages={}),
        expected=Expected(words={}, templates={}),
        early=(),
        broken=frozenset(),
    )
    # Of two places the rule names the second, which may be the one that was there before.
    found = {replace(one, line=HERE) for one in rule.check(content)}
    return sorted(found, key=lambda one: one.message)


def merged(library: Library, language: LanguageCode, added: Sequence[EditedExample]) -> Mapping[str, Sequence[str]]:
    """Return the examples of a language with others beside them, by label."""
    shown = {label: list(said) for label, said in library.examples(language).items()}
    for one in added:
        if one.language == language:
            for label in one.labels:
                shown.setdefault(label, []).append(one.text)
    return shown


@dataclass(slots=True, kw_only=True)
class NameFinder:
    """Finds what may be somebody's name in clients' words of a language."""

    language: LanguageCode
    common: Collection[str]
    """Words that are no names, as `fold` gives them."""
    usual: Collection[str]
    """Words with a capital that examples have in the middle of a sentence."""

    def find(self, text: str) -> Sequence[str]:
        """Return the words that may be a name.

        That is a first name which clients' words do not have as a word, and what stands with a capital in the middle of a
        sentence and never does so in the examples. A firm's name is one too.
        """
        within = set(_inside(text)).difference(self.usual)
        found = []
        for word in _WORDS.findall(text):
            is_first_name = fold(word) not in self.common and likeness(word, self.language) is Likeness.OWN
            if is_first_name or word in within:
                found.append(word)
        return found


def name_finder(library: Library, language: LanguageCode) -> NameFinder:
    """Return the finder for a language of the library."""
    usual = {word for said in library.examples(language).values() for one in said for word in _inside(one)}
    return NameFinder(language=language, common=library.common_words(language), usual=usual)


def _inside(text: str) -> list[str]:
    """Return the words with a capital that do not begin a sentence; words in capitals alone are shouting."""
    found = []
    for match in _WORDS.finditer(text):
        before = text[: match.start()]
        begins = not any(map(str.isalnum, before)) or _ENDS.search(before) is not None
        if match[0][0].isupper() and not begins and not (len(match[0]) > 1 and match[0].isupper()):
            found.append(match[0])
    return found

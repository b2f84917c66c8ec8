"""An example held against the rules that files' examples are held against, and against what would tell of a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.content.findings import Finding
from bot.content.library import Library
from bot.content.read.shape import Shape
from bot.content.read.yaml_tree import Scalar
from bot.content.rules import examples as rule
from bot.domain.calls.meanings import plain
from bot.domain.clients.given_names import Likeness, likeness
from bot.domain.folding import fold
from bot.domain.ids import LanguageCode
from bot.domain.phrases.edited_example import EditedExample

HERE: Final = 1
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS: Final = re.compile(r"[.!?…]\W*$")


class SaidAlready:
    """What sentences mean by the examples of a library and of those taken besides: asked often, read once a language."""

    def __init__(self, library: Library, taken: Sequence[EditedExample] = ()) -> None:
        """Begin with a library's, and with these."""
        self._library = library
        self._files: dict[LanguageCode, Mapping[str, frozenset[str]]] = {}
        self._taken: dict[tuple[LanguageCode, str], frozenset[str]] = {}
        for example in taken:
            self.take(example)

    def forget_taken(self) -> None:
        """Go back to the library's alone."""
        self._taken.clear()

    def take(self, example: EditedExample) -> None:
        """Count one more example."""
        key = (example.language, plain(example.text))
        self._taken[key] = self._taken.get(key, frozenset()).union(example.labels)

    def is_in_files(self, example: EditedExample) -> bool:
        """Tell whether the library says all of it by itself."""
        return self._by_files(example).issuperset(example.labels)

    def judge(self, example: EditedExample) -> Sequence[Finding]:
        """Hold an example against the rule of the check; never raises on a bad one."""
        file = f"{example.language}/{rule.FILE}"
        findings: list[Finding] = []
        if Shape(file, findings).text(Scalar(value=example.text, line=HERE), "the example") is None:
            return findings
        meant = self._by_files(example) | self._taken.get((example.language, plain(example.text)), frozenset())
        if example.labels and meant.issuperset(example.labels):
            return [Finding(rule=rule.ID, file=file, line=HERE, message="it is an example already", problem="known")]
        found = set(rule.objections(file, HERE, example.text, meant.union(example.labels)))
        return sorted(found, key=lambda one: one.message)

    def _by_files(self, example: EditedExample) -> frozenset[str]:
        if example.language not in self._files:
            labels: dict[str, set[str]] = {}
            for label, said in self._library.examples(example.language).items():
                for one in said:
                    labels.setdefault(plain(one), set()).add(label)
            self._files[example.language] = {said: frozenset(meant) for said, meant in labels.items()}
        return self._files[example.language].get(plain(example.text), frozenset())


def judge_example(library: Library, example: EditedExample, others: Sequence[EditedExample]) -> Sequence[Finding]:
    """Judge an example among those of the library and the others of its language; never raises on a bad one."""
    return SaidAlready(library, others).judge(example)


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

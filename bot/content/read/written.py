"""Content as it was written: every value with its line, nothing checked but its shape.

The rules walk through this; the library is built from it once no rule objects. Its two halves are `structure` and `language`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.content.findings import Finding
from bot.content.read.language import Language
from bot.content.read.structure import Structure
from bot.content.read.talk import FewestLines, TalkFile
from bot.content.render.templates import Template
from bot.content.said import SayingsOf
from bot.screens.text_spec import WordSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the code asks the content for."""

    words: Mapping[str, WordSpec]
    templates: Mapping[str, Mapping[str, object]]
    """Template file → sample context."""
    lines: FewestLines = field(default_factory=FewestLines)
    """How many lines of talk each language has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """Every text that has variables, ready to render; a refused one is absent."""

    phrases: Mapping[tuple[str, str], Template]
    """(language, phrase id) → template."""
    interface: Mapping[tuple[str, str], Mapping[str, Template]]
    """(language, key) → plural form → template; a text without forms stands under `other` alone."""
    pages: Mapping[str, Template]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One content directory, read to the end."""

    structure: Structure
    languages: Sequence[Language]
    templates: Mapping[str, str]
    compiled: Compiled
    expected: Expected
    talk: Mapping[str, Sequence[TalkFile]] | None = None
    """By language; None where it was not asked for."""
    sayings: SayingsOf | None = None
    """Who can tell what is said in a language; None where nobody opened its dictionary, as a start does not."""
    early: Sequence[Finding]
    """What was found while reading: files, YAML, shape, template syntax."""
    broken: frozenset[str]
    """Files of which something could not be read; judging what is missing from them would only repeat that."""

    def is_whole(self, *files: str) -> bool:
        """True when every one of these files was read completely, and the folders they lie in."""
        return not any({file, file.partition("/")[0], "."} & self.broken for file in files)

    def found_early(self, rule: str) -> Iterator[Finding]:
        """Give the findings of a rule that is checked while reading."""
        return (finding for finding in self.early if finding.rule == rule)

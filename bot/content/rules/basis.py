"""Whatever is said to be the documents' can be looked up where they speak of that type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.domain.calls.basis import Basis
from bot.domain.calls.temperament import Manner

ID = "basis"
TITLE = "A cue or a phrase whose basis is a quote or a trait names a fact that the documents state of its type"

SECTION = "temperaments: "
"""Sections of facts about one type begin so."""


def check(content: Content) -> Iterator[Finding]:
    """Give cues and phrases that claim to be the documents', and name nothing that these say of the type."""
    if not content.is_whole(layout.SCRIPT_FACTS):
        return
    sections = {fact.id.value: fact.section for fact in content.structure.facts}

    def lacks(kind: str, facts: Sequence[Text]) -> bool:
        # What nobody knows is told by `references`, and what is not there by `facts`.
        known = [sections[fact.value] for fact in facts if fact.value in sections]
        return bool(known) and f"{SECTION}{kind}" not in known

    for question in content.structure.questions:
        for option in question.options:
            if option.basis is not Basis.OURS and lacks(option.temperament, option.facts):
                what = f"{question.id.value}.{option.id.value}"
                yield _finding(layout.SCRIPT_QUESTIONS, option.id.line, what, option.basis, option.temperament)
    for phrase in content.structure.phrases:
        basis = phrase.written_basis
        if basis is Basis.TRAIT and phrase.manner is Manner.ANY:
            message = f"the basis of {phrase.id.value} is a trait, and it is a phrase for anybody"
            hint = "say ours, or quote where the document says so"
            yield Finding(rule=ID, file=layout.SCRIPT_PHRASES, line=phrase.id.line, message=message, hint=hint)
        elif basis is Basis.TRAIT and lacks(phrase.manner, phrase.facts):
            yield _finding(layout.SCRIPT_PHRASES, phrase.id.line, phrase.id.value, basis, phrase.manner)


def _finding(file: str, line: int, what: str, basis: Basis, kind: str) -> Finding:
    message = f"the basis of {what} is a {basis}, and it names no fact of the section “{SECTION}{kind}”"
    return Finding(rule=ID, file=file, line=line, message=message, hint="name the fact that it rests on, or say ours")

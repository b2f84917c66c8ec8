"""A drill has all its parts, and an invented client says what he reveals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.drill_structure import ContrastEntry
from bot.content.read.drill_words import ContrastWords, RespondWords, RewriteWords
from bot.content.read.language import Language
from bot.content.read.text import Text
from bot.content.read.written import Content

ID = "drill_parts"
TITLE = "A contrast has eight lines of each type, an answer three models, and an invented client says all that he reveals"

SIDE, MODELS = 8, 3
OWN_CUE = "name a cue of his own type"


def check(content: Content) -> Iterator[Finding]:
    """Give drills with too few or too many parts, and invented clients who show another type than theirs."""
    if not content.is_whole(layout.SCRIPT_DRILLS):
        return
    yield from _cues(content)
    for language in content.languages:
        if content.is_whole(language.file(layout.DRILLS)):
            yield from _language(content, language)


def _cues(content: Content) -> Iterator[Finding]:
    kinds = {
        f"{question.id.value}.{option.id.value}": option.temperament
        for question in content.structure.questions
        for option in question.options
    }
    for persona in content.structure.drills.personas:
        for cue in persona.reveals:
            if kinds.get(cue.value, persona.temperament) is not persona.temperament:
                message = f"{persona.id.value} is {persona.temperament} and reveals {cue.value}, a cue of {kinds[cue.value]}"
                yield Finding(rule=ID, file=layout.SCRIPT_DRILLS, line=cue.line, message=message, hint=OWN_CUE)


def _language(content: Content, language: Language) -> Iterator[Finding]:
    drills, words, file = content.structure.drills, language.drills, language.file(layout.DRILLS)
    for contrast in drills.contrast:
        said = words.contrast.get(contrast.id.value)
        if said is not None:
            yield from _sides(file, contrast, said)
    answered: Mapping[str, RewriteWords | RespondWords] = {**words.rewrite, **words.respond}
    for key, one in answered.items():
        if len(one.models) < MODELS:
            yield _number(file, one.text, f"{key} has {len(one.models)} models", f"at least {MODELS} are needed")
    for persona in drills.personas:
        spoken = words.personas.get(persona.id.value)
        if spoken is not None and len(spoken.lines) != len(persona.reveals):
            what = f"{persona.id.value} has {len(spoken.lines)} lines and reveals {len(persona.reveals)}"
            yield _number(file, spoken.opens, what, "write a line for each")


def _sides(file: str, contrast: ContrastEntry, words: ContrastWords) -> Iterator[Finding]:
    for kind, lines in words.sides.items():
        if kind not in contrast.pair:
            message = f"{contrast.id.value} is of {' and '.join(contrast.pair)}, and has lines of {kind}"
            yield Finding(rule=ID, file=file, line=words.line, message=message)
        elif len(lines) != SIDE:
            what = f"{contrast.id.value} has {len(lines)} lines of {kind}"
            yield Finding(rule=ID, file=file, line=words.line, message=f"{what}, {SIDE} are needed")
    for kind in contrast.pair:
        if kind not in words.sides:
            message = f"{contrast.id.value} has no lines of {kind}"
            yield Finding(rule=ID, file=file, line=words.line, message=message)


def _number(file: str, text: Text, what: str, hint: str) -> Finding:
    return Finding(rule=ID, file=file, line=text.line, message=what, hint=hint)

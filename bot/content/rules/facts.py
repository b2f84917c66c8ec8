"""Every advice rests on a source, and a source is quoted shortly."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "facts"
TITLE = "Whatever advises, asks or teaches names a fact, each tick of training too, and no quote has more than 12 words"

QUOTE_WORDS = 12


def check(content: Content) -> Iterator[Finding]:
    """Give advice without a source, and quotes that are too long."""
    structure = content.structure
    advice = [
        *((layout.SCRIPT_PHRASES, one.id.line, one.id.value, one.facts) for one in structure.phrases),
        *((layout.SCRIPT_TASKS, one.id.line, one.id.value, one.facts) for one in structure.tasks),
        *((layout.SCRIPT_AVOID, one.line, one.manner.value, one.facts) for one in structure.avoid),
        *((layout.SCRIPT_NEXT_STEPS, one.line, one.key, one.facts) for one in structure.next_steps),
        *(
            (layout.SCRIPT_QUESTIONS, one.id.line, f"{question.id.value}.{one.id.value}", one.facts)
            for question in structure.questions
            for one in question.options
        ),
        *((layout.SCRIPT_GUIDE, one.id.line, one.id.value, one.facts) for one in structure.guide.pages),
        *((layout.SCRIPT_DRILLS, one.id.line, one.id.value, one.facts) for one in structure.drills),
        (layout.SCRIPT_STAGES, structure.stages.line, "expectation", structure.stages.expectation),
        *((layout.SCRIPT_STAGES, one.id.line, one.id.value, one.facts) for one in structure.stages.parts),
        *((layout.SCRIPT_QUIZ, one.id.line, one.id.value, one.facts) for one in structure.quiz),
    ]
    for file, line, what, facts in advice:
        if not facts and content.is_whole(file):
            hint = "name one of script/facts.yaml"
            yield Finding(rule=ID, file=file, line=line, message=f"{what} names no fact", hint=hint)
    for fact in structure.facts:
        words = [word for word in fact.quote.value.split() if any(character.isalnum() for character in word)]
        if len(words) > QUOTE_WORDS:
            message = f"the quote of {fact.id.value} has {len(words)} words, at most {QUOTE_WORDS} may be quoted"
            yield Finding(rule=ID, file=layout.SCRIPT_FACTS, line=fact.quote.line, message=message)

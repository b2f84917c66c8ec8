"""Ids are short words of small letters, each used once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.domain.calls.state import OTHER, RESERVED
from bot.domain.house.sheet import FIELDS, Part

ID = "ids"
TITLE = "Ids are written in small Latin letters, and each is used once"

_WORD = re.compile(r"[a-z0-9_.]+")
_FACT = re.compile(r"fact-[0-9]{3,4}")


def check(content: Content) -> Iterator[Finding]:
    """Give every id that is badly written, reserved or used twice."""
    structure = content.structure
    yield from _each(layout.SCRIPT_QUESTIONS, [question.id for question in structure.questions], _WORD, RESERVED)
    for question in structure.questions:
        yield from _each(layout.SCRIPT_QUESTIONS, [option.id for option in question.options], _WORD, {OTHER})
    yield from _each(layout.SCRIPT_PHRASES, [phrase.id for phrase in structure.phrases], _WORD)
    yield from _each(layout.SCRIPT_TASKS, [task.id for task in structure.tasks], _WORD)
    yield from _each(layout.SCRIPT_FACTS, [fact.id for fact in structure.facts], _FACT)
    yield from _each(layout.SCRIPT_TRAITS, structure.traits, _WORD)
    yield from _each(layout.SCRIPT_GUIDE, structure.guide.chapters, _WORD)
    yield from _each(layout.SCRIPT_GUIDE, [page.id for page in structure.guide.pages], _WORD)
    yield from _each(layout.SCRIPT_DRILLS, [drill.id for drill in structure.drills], _WORD)
    yield from _each(layout.SCRIPT_STAGES, [stage.id for stage in structure.stages.stages], _WORD)
    yield from _each(layout.SCRIPT_STAGES, [tick.id for tick in structure.stages.ticks], _WORD)
    yield from _each(layout.SCRIPT_QUIZ, [one.id for one in structure.quiz], _WORD)
    for one in dict(structure.quiz.by_section)["quiz"]:
        if not one.retired and one.id.value not in FIELDS[Part.QUIZ]:
            message = f"no line of the house sheet is called {one.id.value}, so nobody could write the right answer"
            hint = f"a question in use is called {', '.join(FIELDS[Part.QUIZ])}"
            yield Finding(rule=ID, file=layout.SCRIPT_QUIZ, line=one.id.line, message=message, hint=hint)


def _each(file: str, ids: Sequence[Text], form: re.Pattern[str], reserved: Collection[str] = ()) -> Iterator[Finding]:
    lines: dict[str, int] = {}
    for one in ids:
        hint = "an id has small Latin letters, figures, _ and ." if form is _WORD else "a fact is named fact-001"
        if not form.fullmatch(one.value):
            yield Finding(rule=ID, file=file, line=one.line, message=f"“{one.value}” is not an id", hint=hint)
        elif one.value in reserved:
            yield Finding(
                rule=ID, file=file, line=one.line, message=f"the bot itself uses the id {one.value}", hint="choose another"
            )
        elif one.value in lines:
            message = f"the id {one.value} is taken on line {lines[one.value]}"
            yield Finding(rule=ID, file=file, line=one.line, message=message, hint="choose another")
        lines.setdefault(one.value, one.line)

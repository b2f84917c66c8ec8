"""Whatever is named exists: tasks, facts, traits, documents, and what an invented client reveals."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.text import Text
from bot.content.read.written import Content
from bot.domain.calls.intent import Known
from bot.domain.calls.script import Objection
from bot.domain.calls.state import CAN, OBJECTION, WANTS

ID = "references"
TITLE = "Every task, fact, trait, document, phrase, chapter and answer of a call that is named exists"

_DOCUMENT_TITLE = "document."
INTENT_AND_OBJECTIONS = frozenset(
    {
        *(f"{question}.{known}" for question in (WANTS, CAN) for known in (Known.YES, Known.NO)),
        *(f"{OBJECTION}.{cause}" for cause in Objection if cause is not Objection.ASK_CAUSE),
    }
)
"""What an invented client may reveal besides cues of the questions."""


def check(content: Content) -> Iterator[Finding]:
    """Give every name that leads nowhere."""
    yield from _tasks(content)
    yield from _facts(content)
    if content.is_whole(layout.SCRIPT_TRAITS):
        traits = {trait.value for trait in content.structure.traits}
        for question in content.structure.questions:
            for option in question.options:
                yield from _missing(layout.SCRIPT_QUESTIONS, option.traits, traits, "trait")
    yield from _guide(content)
    yield from _drills(content)


def _guide(content: Content) -> Iterator[Finding]:
    guide = content.structure.guide
    chapters = {chapter.value for chapter in guide.chapters}
    yield from _missing(layout.SCRIPT_GUIDE, [page.chapter for page in guide.pages], chapters, "chapter")
    if content.is_whole(layout.SCRIPT_PHRASES):
        phrases = {phrase.id.value for phrase in content.structure.phrases}
        yield from _missing(layout.SCRIPT_GUIDE, guide.pocket_phrases, phrases, "phrase")
    if content.is_whole(layout.SCRIPT_TASKS):
        tasks = {task.id.value for task in content.structure.tasks}
        yield from _missing(layout.SCRIPT_GUIDE, guide.pocket_tasks, tasks, "task")


def _drills(content: Content) -> Iterator[Finding]:
    drills = content.structure.drills
    if content.is_whole(layout.SCRIPT_TASKS):
        tasks = {task.id.value for task in content.structure.tasks}
        yield from _missing(layout.SCRIPT_DRILLS, [one.task for one in (*drills.choose, *drills.respond)], tasks, "task")
    if content.is_whole(layout.SCRIPT_QUESTIONS):
        cues = {f"{one.id.value}.{option.id.value}" for one in content.structure.questions for option in one.options}
        for persona in drills.personas:
            yield from _missing(layout.SCRIPT_DRILLS, persona.reveals, cues | INTENT_AND_OBJECTIONS, "answer of a call")


def _tasks(content: Content) -> Iterator[Finding]:
    if not content.is_whole(layout.SCRIPT_TASKS):
        return
    tasks = {task.id.value: task for task in content.structure.tasks}
    for phrase in content.structure.phrases:
        task = tasks.get(phrase.task.value)
        if task is None:
            yield from _missing(layout.SCRIPT_PHRASES, [phrase.task], (), "task")
        elif (task.cell, task.objection, task.occasion) != (phrase.cell, phrase.objection, phrase.occasion):
            place = task.cell or task.objection or task.occasion
            yield Finding(
                rule=ID,
                file=layout.SCRIPT_PHRASES,
                line=phrase.task.line,
                message=f"{phrase.id.value} serves {phrase.place}, and its task {task.id.value} belongs to {place}",
                hint="choose a task of the same cell, objection or occasion",
            )


def _facts(content: Content) -> Iterator[Finding]:
    if not content.is_whole(layout.SCRIPT_FACTS):
        return
    structure = content.structure
    facts = {fact.id.value for fact in structure.facts}
    for question in structure.questions:
        for option in question.options:
            yield from _missing(layout.SCRIPT_QUESTIONS, option.facts, facts, "fact")
    for phrase in structure.phrases:
        yield from _missing(layout.SCRIPT_PHRASES, phrase.facts, facts, "fact")
    for task in structure.tasks:
        yield from _missing(layout.SCRIPT_TASKS, task.facts, facts, "fact")
    for avoid in structure.avoid:
        yield from _missing(layout.SCRIPT_AVOID, avoid.facts, facts, "fact")
    for step in structure.next_steps:
        yield from _missing(layout.SCRIPT_NEXT_STEPS, step.facts, facts, "fact")
    for page in structure.guide.pages:
        yield from _missing(layout.SCRIPT_GUIDE, page.facts, facts, "fact")
    for drill in structure.drills:
        yield from _missing(layout.SCRIPT_DRILLS, drill.facts, facts, "fact")
    program = structure.stages
    for named in (program.expectation, *(one.facts for one in program.parts)):
        yield from _missing(layout.SCRIPT_STAGES, named, facts, "fact")
    for item in structure.quiz:
        yield from _missing(layout.SCRIPT_QUIZ, item.facts, facts, "fact")
    documents = {key.removeprefix(_DOCUMENT_TITLE) for key in content.expected.words if key.startswith(_DOCUMENT_TITLE)}
    quoted = [Text(value=fact.document, line=fact.id.line) for fact in structure.facts]
    yield from _missing(layout.SCRIPT_FACTS, quoted, documents, "document")


def _missing(file: str, named: Sequence[Text], known: Collection[str], what: str) -> Iterator[Finding]:
    for one in named:
        if one.value not in known:
            yield Finding(rule=ID, file=file, line=one.line, message=f"there is no {what} {one.value}")

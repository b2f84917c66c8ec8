"""The shape of `script/`, and the content as a whole.

Leaves out the shape of a language (see `language_schema`) and all meaning (see `rules`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.call_back_schema import read_call_back
from bot.content.read.directory import read
from bot.content.read.drill_schema import read_drills
from bot.content.read.guide_schema import read_guide
from bot.content.read.language_schema import read_language
from bot.content.read.quiz_schema import read_quiz
from bot.content.read.shape import Shape
from bot.content.read.stage_schema import read_program
from bot.content.read.structure import (
    MAX_STRENGTH,
    MIN_STRENGTH,
    AvoidEntry,
    FactEntry,
    NextStepEntry,
    OptionEntry,
    PhraseEntry,
    Priority,
    QuestionEntry,
    Structure,
    TaskEntry,
    Weights,
)
from bot.content.read.talk_schema import read_talk
from bot.content.read.text import Text
from bot.content.read.written import Content, Expected
from bot.content.read.yaml_tree import Entry, Node
from bot.content.render.compile import compile_all
from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.basis import Basis
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Moment, Objection, Occasion
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.house.sheet import Field


def read_content(directory: Path, expected: Expected, *, with_talk: bool = False) -> Content:
    """Read and shape a content directory and compile its texts; whatever is wrong ends up in `early`.

    Args:
        directory: the folder.
        expected: what the code asks for.
        with_talk: whether the lines are wanted from which typed words are learnt to be read: many, and no bot says them.
    """
    source = read(directory, with_talk=with_talk)
    findings: list[Finding] = list(source.findings)
    structure = _structure(source.trees, findings)
    languages = [read_language(code, source.trees, findings) for code in source.languages]
    talk = {code: tuple(read_talk(code, source.trees, findings)) for code in source.languages} if with_talk else None
    broken = frozenset(finding.file for finding in findings)
    compiled = compile_all(languages, source.templates, findings)
    return Content(
        structure=structure,
        languages=languages,
        talk=talk,
        templates=source.templates,
        compiled=compiled,
        expected=expected,
        early=tuple(findings),
        broken=broken,
    )


def _structure(trees: Mapping[str, Node], findings: list[Finding]) -> Structure:
    def shape(file: str) -> Shape:
        return Shape(file, findings)

    return Structure(
        questions=_questions(shape(layout.SCRIPT_QUESTIONS), trees.get(layout.SCRIPT_QUESTIONS)),
        phrases=_phrases(shape(layout.SCRIPT_PHRASES), trees.get(layout.SCRIPT_PHRASES)),
        tasks=_tasks(shape(layout.SCRIPT_TASKS), trees.get(layout.SCRIPT_TASKS)),
        avoid=_avoid(shape(layout.SCRIPT_AVOID), trees.get(layout.SCRIPT_AVOID)),
        next_steps=_next_steps(shape(layout.SCRIPT_NEXT_STEPS), trees.get(layout.SCRIPT_NEXT_STEPS)),
        weights=_weights(shape(layout.SCRIPT_WEIGHTS), trees.get(layout.SCRIPT_WEIGHTS)),
        facts=_facts(shape(layout.SCRIPT_FACTS), trees.get(layout.SCRIPT_FACTS)),
        traits=_traits(shape(layout.SCRIPT_TRAITS), trees.get(layout.SCRIPT_TRAITS)),
        guide=read_guide(shape(layout.SCRIPT_GUIDE), trees.get(layout.SCRIPT_GUIDE)),
        drills=read_drills(shape(layout.SCRIPT_DRILLS), trees.get(layout.SCRIPT_DRILLS)),
        stages=read_program(shape(layout.SCRIPT_STAGES), trees.get(layout.SCRIPT_STAGES)),
        quiz=read_quiz(shape(layout.SCRIPT_QUIZ), trees.get(layout.SCRIPT_QUIZ)),
    )


def _questions(shape: Shape, tree: Node | None) -> tuple[QuestionEntry, ...]:
    found = []
    for _, entries in shape.tables(tree, "a question", ("id", "options"), ("retired",)):
        question_id = shape.text(entries["id"], "a question's id")
        options = [_option(shape, item) for item in shape.items(entries["options"].node, "options")]
        if question_id:
            found.append(
                QuestionEntry(
                    id=question_id,
                    retired=shape.flag(entries.get("retired"), "retired"),
                    options=tuple(option for option in options if option),
                )
            )
    return tuple(found)


def _option(shape: Shape, item: Node) -> OptionEntry | None:
    entries = shape.table(item, "an option", ("id", "temperament", "traits", "facts"), ("strength", "basis"))
    if entries is None:
        return None
    option_id = shape.text(entries["id"], "an option's id")
    temperament = shape.choice(entries["temperament"], "a temperament", Temperament)
    strength = shape.number(entries.get("strength"), "strength", MIN_STRENGTH, MAX_STRENGTH)
    traits = shape.texts(entries["traits"], "traits")
    facts = shape.texts(entries["facts"], "facts")
    basis = shape.choice(entries.get("basis"), "a basis", Basis) or Basis.OURS
    if option_id is None or temperament is None:
        return None
    return OptionEntry(id=option_id, temperament=temperament, strength=strength, traits=traits, facts=facts, basis=basis)


def _phrases(shape: Shape, tree: Node | None) -> tuple[PhraseEntry, ...]:
    found = []
    required = ("id", "manner", "moment", "task", "facts")
    optional = ("cell", "objection", "occasion", "says", "retired", "call_back", "basis")
    for line, entries in shape.tables(tree, "a phrase", required, optional):
        phrase_id = shape.text(entries["id"], "a phrase's id")
        manner = shape.choice(entries["manner"], "a manner", Manner)
        moment = shape.choice(entries["moment"], "a moment", Moment)
        task = shape.text(entries["task"], "a task's id")
        place = _place(shape, line, entries, "a phrase")
        says = shape.choice(entries.get("says"), "a line of the house sheet that is said", Field)
        facts = shape.texts(entries["facts"], "facts")
        retired = shape.flag(entries.get("retired"), "retired")
        call_back = read_call_back(shape, entries.get("call_back"))
        basis = shape.choice(entries.get("basis"), "a basis", Basis)
        if phrase_id and manner and moment and task and place:
            cell, objection, occasion = place
            found.append(
                PhraseEntry(
                    id=phrase_id,
                    manner=manner,
                    moment=moment,
                    task=task,
                    cell=cell,
                    objection=objection,
                    occasion=occasion,
                    says=says,
                    facts=facts,
                    retired=retired,
                    call_back=call_back,
                    written_basis=basis,
                )
            )
    return tuple(found)


def _tasks(shape: Shape, tree: Node | None) -> tuple[TaskEntry, ...]:
    found = []
    for line, entries in shape.tables(tree, "a task", ("id", "facts"), ("cell", "objection", "occasion", "asks")):
        task_id = shape.text(entries["id"], "a task's id")
        place = _place(shape, line, entries, "a task")
        asks = shape.choice(entries.get("asks"), "what a task asks", AsksFor)
        facts = shape.texts(entries["facts"], "facts")
        if task_id and place:
            cell, objection, occasion = place
            found.append(TaskEntry(id=task_id, cell=cell, objection=objection, occasion=occasion, asks=asks, facts=facts))
    return tuple(found)


def _place(
    shape: Shape, line: int, entries: Mapping[str, Entry], what: str
) -> tuple[Cell | None, Objection | None, Occasion | None] | None:
    """Return where in the call something belongs: to a cell, to an objection or to an occasion, never to two."""
    if sum(key in entries for key in ("cell", "objection", "occasion")) != 1:
        shape.note(line, f"{what} must have either cell, objection or occasion")
        return None
    cell = shape.choice(entries.get("cell"), "a cell", Cell)
    objection = shape.choice(entries.get("objection"), "an objection", Objection)
    occasion = shape.choice(entries.get("occasion"), "an occasion", Occasion)
    return (cell, objection, occasion) if cell or objection or occasion else None


def _avoid(shape: Shape, tree: Node | None) -> tuple[AvoidEntry, ...]:
    found = []
    for line, entries in shape.tables(tree, "an entry", ("manner", "facts")):
        manner = shape.choice(entries["manner"], "a manner", Manner)
        facts = shape.texts(entries["facts"], "facts")
        if manner:
            found.append(AvoidEntry(manner=manner, facts=facts, line=line))
    return tuple(found)


def _next_steps(shape: Shape, tree: Node | None) -> tuple[NextStepEntry, ...]:
    found = []
    for line, entries in shape.tables(tree, "an entry", ("manner", "cell", "facts")):
        manner = shape.choice(entries["manner"], "a manner", Manner)
        cell = shape.choice(entries["cell"], "a cell", Cell)
        facts = shape.texts(entries["facts"], "facts")
        if manner and cell:
            found.append(NextStepEntry(manner=manner, cell=cell, facts=facts, line=line))
    return tuple(found)


def _weights(shape: Shape, tree: Node | None) -> Weights | None:
    entries = shape.table(tree, "the file", ("version", "cue_strength"))
    if entries is None:
        return None
    version = shape.text(entries["version"], "version")
    strength = shape.number(entries["cue_strength"], "cue_strength", MIN_STRENGTH, MAX_STRENGTH)
    return Weights(version=version.value, cue_strength=strength) if version and strength else None


def _facts(shape: Shape, tree: Node | None) -> tuple[FactEntry, ...]:
    found = []
    texts = ("id", "document", "section", "heading", "quote")
    for _, entries in shape.tables(tree, "a fact", (*texts, "priority"), ("claim",)):
        fact_id, document, section, heading, quote = (shape.text(entries[key], key) for key in texts)
        priority = shape.choice(entries["priority"], "a priority", Priority)
        if fact_id and document and section and heading and quote and priority:
            found.append(
                FactEntry(
                    id=fact_id,
                    document=document.value,
                    section=section.value,
                    heading=heading.value,
                    quote=quote,
                    priority=priority,
                    is_claim=shape.flag(entries.get("claim"), "claim"),
                )
            )
    return tuple(found)


def _traits(shape: Shape, tree: Node | None) -> tuple[Text, ...]:
    entries = shape.table(tree, "the file", ("temperament", "intent"))
    if entries is None:
        return ()
    return tuple(trait for key in ("temperament", "intent") for trait in shape.texts(entries[key], key))

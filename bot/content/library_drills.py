"""Makes the drills of one language out of checked content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from bot.content.read.drill_structure import ContrastEntry, DrillEntries, DrillEntry, PersonaEntry
from bot.content.read.drill_words import ContrastWords, DrillWords, PersonaWords
from bot.content.read.text import Text
from bot.domain.ids import DrillId, FactId, OptionId, QuestionId, TaskId
from bot.domain.training.drills import (
    CellDrill,
    ChooseDrill,
    ContrastDrill,
    ContrastLine,
    Drill,
    DrillBook,
    Persona,
    PersonaLine,
    RecogniseDrill,
    RespondDrill,
    RewriteDrill,
)


def drills_of(entries: DrillEntries, words: DrillWords) -> DrillBook:
    """Join what is right in each drill with the words of a language that has all of them."""
    return DrillBook(drills={drill.id: drill for drill in _joined(entries, words)})


def deciding_of(words: DrillWords) -> Mapping[str, str]:
    """Return what decides in lines of the language's examples, by line."""
    return {one.text.value: one.decides.value for one in words.lines}


class _Common(TypedDict):
    id: DrillId
    facts: Sequence[FactId]
    retired: bool


def _common(one: DrillEntry) -> _Common:
    facts = tuple(FactId(fact.value) for fact in one.facts)
    return {"id": DrillId(one.id.value), "facts": facts, "retired": one.retired}


def _joined(entries: DrillEntries, words: DrillWords) -> Iterator[Drill]:
    for shown in entries.recognise:
        line = words.recognise[shown.id.value]
        yield RecogniseDrill(
            **_common(shown),
            temperament=shown.shown.temperament,
            text=line.text.value,
            decides=_said(line.decides),
            why=line.why.value,
        )
    for pair in entries.contrast:
        yield _contrast(pair, words.contrast[pair.id.value])
    for cell in entries.cell:
        scene = words.cell[cell.id.value]
        yield CellDrill(
            **_common(cell),
            text=scene.text.value,
            wants=cell.wants,
            can=cell.can,
            wants_said=_said(scene.wants),
            can_said=_said(scene.can),
            why=scene.why.value,
        )
    for asked in entries.choose:
        choice = words.choose[asked.id.value]
        yield ChooseDrill(
            **_common(asked),
            temperament=asked.temperament,
            task=TaskId(asked.task.value),
            text=choice.text.value,
            decides=choice.decides.value,
            answers={kind: text.value for kind, text in choice.answers.items()},
            why={kind: text.value for kind, text in choice.why.items()},
        )
    for bad in entries.rewrite:
        better = words.rewrite[bad.id.value]
        yield RewriteDrill(**_common(bad), text=better.text.value, models=_all(better.models), why=better.why.value)
    for heard in entries.respond:
        answer = words.respond[heard.id.value]
        yield RespondDrill(
            **_common(heard),
            temperament=heard.temperament,
            task=TaskId(heard.task.value),
            text=answer.text.value,
            decides=answer.decides.value,
            models=_all(answer.models),
            why=answer.why.value,
        )
    for persona in entries.personas:
        yield _persona(persona, words.personas[persona.id.value])


def _contrast(entry: ContrastEntry, words: ContrastWords) -> ContrastDrill:
    lines = tuple(
        ContrastLine(temperament=kind, text=line.text.value, decides=line.decides.value)
        for kind in entry.pair
        for line in words.sides[kind]
    )
    return ContrastDrill(**_common(entry), pair=entry.pair, difference=words.difference.value, lines=lines)


def _persona(entry: PersonaEntry, words: PersonaWords) -> Persona:
    lines = []
    for reveals, text in zip(entry.reveals, words.lines, strict=True):
        question, _, option = reveals.value.partition(".")
        lines.append(PersonaLine(question_id=QuestionId(question), option_id=OptionId(option), text=text.value))
    return Persona(
        **_common(entry),
        temperament=entry.temperament,
        about=words.about.value,
        opens=words.opens.value,
        lines=tuple(lines),
        leaves=words.leaves.value,
    )


def _said(text: Text | None) -> str | None:
    return text.value if text else None


def _all(texts: Sequence[Text]) -> Sequence[str]:
    return tuple(text.value for text in texts)

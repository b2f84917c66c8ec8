"""The shape of `script/drills.yaml`. Leaves out the words (see `drill_words_schema`) and all meaning (see `rules`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.content.read.drill_structure import (
    SECTIONS,
    AnswerEntry,
    CellEntry,
    ContrastEntry,
    DrillEntries,
    DrillEntry,
    PersonaEntry,
    RecogniseEntry,
    Shown,
)
from bot.content.read.shape import Shape
from bot.content.read.text import Text
from bot.content.read.yaml_tree import Entry, Node
from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament

PAIR = 2


def read_drills(shape: Shape, tree: Node | None) -> DrillEntries:
    """Shape what is right in each drill; a file that is missing or broken gives none."""
    sections = shape.table(tree, "the file", SECTIONS)
    if sections is None:
        return DrillEntries()
    return DrillEntries(
        recognise=tuple(_recognise(shape, sections["recognise"])),
        contrast=tuple(_contrast(shape, sections["contrast"])),
        cell=tuple(_cell(shape, sections["cell"])),
        choose=tuple(_answers(shape, sections["choose"])),
        rewrite=tuple(_rewrite(shape, sections["rewrite"])),
        respond=tuple(_answers(shape, sections["respond"])),
        personas=tuple(_personas(shape, sections["personas"])),
    )


def _each(shape: Shape, section: Entry, keys: Collection[str] = ()) -> Iterator[tuple[DrillEntry, Mapping[str, Entry]]]:
    """Walk the drills of a section, giving what every drill has and the entries of its own."""
    for item in shape.items(section.node, "a section"):
        entries = shape.table(item, "a drill", ("id", *keys, "facts"), ("retired",))
        drill_id = shape.text(entries["id"], "a drill's id") if entries else None
        if entries and drill_id:
            facts = shape.texts(entries["facts"], "facts")
            yield DrillEntry(id=drill_id, facts=facts, retired=shape.flag(entries.get("retired"), "retired")), entries


def _recognise(shape: Shape, section: Entry) -> Iterator[RecogniseEntry]:
    for one, entries in _each(shape, section, ["temperament"]):
        shown = shape.choice(entries["temperament"], "a temperament", Shown)
        if shown:
            yield RecogniseEntry(id=one.id, facts=one.facts, retired=one.retired, shown=shown)


def _contrast(shape: Shape, section: Entry) -> Iterator[ContrastEntry]:
    for one, entries in _each(shape, section, ["pair"]):
        items = shape.items(entries["pair"].node, "pair")
        named = [shape.choice(Entry(line=item.line, node=item), "a temperament", Temperament) for item in items]
        pair = [kind for kind in named if kind]
        if len(pair) < len(items):
            continue
        if len(pair) != PAIR or pair[0] is pair[1]:
            shape.note(entries["pair"].line, "a pair names two temperaments", "as [choleric, sanguine]")
            continue
        yield ContrastEntry(id=one.id, facts=one.facts, retired=one.retired, pair=(pair[0], pair[1]))


def _cell(shape: Shape, section: Entry) -> Iterator[CellEntry]:
    for one, entries in _each(shape, section, ["wants", "can"]):
        wants = shape.choice(entries["wants"], "wants", Known)
        can = shape.choice(entries["can"], "can", Known)
        if wants and can:
            yield CellEntry(id=one.id, facts=one.facts, retired=one.retired, wants=wants, can=can)


def _answers(shape: Shape, section: Entry) -> Iterator[AnswerEntry]:
    for one, entries in _each(shape, section, ["temperament", "task"]):
        kind = shape.choice(entries["temperament"], "a temperament", Temperament)
        task = shape.text(entries["task"], "a task's id")
        if kind and task:
            yield AnswerEntry(id=one.id, facts=one.facts, retired=one.retired, temperament=kind, task=task)


def _rewrite(shape: Shape, section: Entry) -> Iterator[DrillEntry]:
    return (one for one, _ in _each(shape, section))


def _personas(shape: Shape, section: Entry) -> Iterator[PersonaEntry]:
    for one, entries in _each(shape, section, ["temperament", "reveals"]):
        kind = shape.choice(entries["temperament"], "a temperament", Temperament)
        reveals: tuple[Text, ...] = tuple(shape.texts(entries["reveals"], "reveals"))
        if kind:
            yield PersonaEntry(id=one.id, facts=one.facts, retired=one.retired, temperament=kind, reveals=reveals)

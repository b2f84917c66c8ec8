"""The shape of the stages: `script/stages.yaml` and each language's `stages.yaml`. Leaves out all meaning: see `rules`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.content.read.shape import Shape
from bot.content.read.stage_structure import ProgramEntry, ProgramWords, StageEntry, StageTexts, TickEntry
from bot.content.read.yaml_tree import Entry, Node, Scalar
from bot.domain.training.stages import TickedBy

LAST_DAY: Final = 30
"""Later than that nothing is first done by somebody new."""


def read_program(shape: Shape, tree: Node | None) -> ProgramEntry:
    """Shape the stages; a file that is missing or broken gives none."""
    entries = shape.table(tree, "the file", ("expectation", "stages"))
    if entries is None:
        return ProgramEntry()
    claimed = shape.table(entries["expectation"].node, "expectation", ("facts",))
    stages = []
    for item in shape.items(entries["stages"].node, "stages"):
        stage = shape.table(item, "a stage", ("id", "facts", "ticks"))
        stage_id = shape.text(stage["id"], "a stage's id") if stage else None
        if stage and stage_id:
            ticks = tuple(tick for one in shape.items(stage["ticks"].node, "ticks") if (tick := _tick(shape, one)))
            stages.append(StageEntry(id=stage_id, facts=shape.texts(stage["facts"], "facts"), ticks=ticks))
    return ProgramEntry(
        expectation=shape.texts(claimed["facts"], "facts") if claimed else (),
        stages=tuple(stages),
        line=entries["expectation"].line,
    )


def _tick(shape: Shape, item: Node) -> TickEntry | None:
    entries = shape.table(item, "a tick", ("id", "by", "facts"), ("from_day", "retired"))
    tick_id = shape.text(entries["id"], "a tick's id") if entries else None
    by = shape.choice(entries["by"], "who ticks", TickedBy) if entries else None
    if not entries or tick_id is None or by is None:
        return None
    return TickEntry(
        id=tick_id,
        by=by,
        facts=shape.texts(entries["facts"], "facts"),
        from_day=_day(shape, entries.get("from_day")),
        retired=shape.flag(entries.get("retired"), "retired"),
    )


def _day(shape: Shape, entry: Entry | None) -> int | None:
    if entry is None:
        return None
    value = entry.node.value if isinstance(entry.node, Scalar) else None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LAST_DAY:
        shape.note(entry.line, f"from_day must be a whole number from 1 to {LAST_DAY}")
        return None
    return value


def read_program_words(shape: Shape, tree: Node | None) -> ProgramWords:
    """Shape the words of one language."""
    entries = shape.table(tree, "the file", ("expectation", "stages", "ticks"))
    if entries is None:
        return ProgramWords()
    return ProgramWords(
        expectation=shape.text(entries["expectation"], "expectation"),
        stages=_stages(shape, entries["stages"].node),
        ticks=shape.named_texts(entries["ticks"], "ticks"),
    )


def _stages(shape: Shape, tree: Node | None) -> Mapping[str, StageTexts]:
    found = {}
    for stage_id, entry in shape.entries(tree, "stages").items():
        words = shape.table(entry.node, f"“{stage_id}”", ("name", "about", "gate"))
        name, about, gate = (shape.text(words[key], key) if words else None for key in ("name", "about", "gate"))
        if name and about and gate:
            found[stage_id] = StageTexts(name=name, about=about, gate=gate)
    return found

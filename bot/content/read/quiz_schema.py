"""The shape of `quiz.yaml`, in `script/` and in each language. Leaves out all meaning: see `rules`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content.read.quiz import PARTS, SECTIONS, QuizEntries, QuizEntry, QuizWords
from bot.content.read.shape import Shape
from bot.content.read.text import Text
from bot.content.read.yaml_tree import Entry, Node


def read_quiz(shape: Shape, tree: Node | None) -> QuizEntries:
    """Shape which questions, points and situations there are; a file that is missing or broken gives none."""
    sections = shape.table(tree, "the file", SECTIONS)
    if sections is None:
        return QuizEntries()
    return QuizEntries(
        quiz=tuple(_entries(shape, sections["quiz"])),
        points=tuple(_entries(shape, sections["points"])),
        scenes=tuple(_entries(shape, sections["scenes"])),
    )


def _entries(shape: Shape, section: Entry) -> Iterator[QuizEntry]:
    for _, entries in shape.tables(section.node, "an entry", ("id", "facts"), ("retired",)):
        item = shape.text(entries["id"], "an id")
        if item:
            facts = shape.texts(entries["facts"], "facts")
            yield QuizEntry(id=item, facts=facts, retired=shape.flag(entries.get("retired"), "retired"))


def read_quiz_words(shape: Shape, tree: Node | None) -> QuizWords:
    """Shape the words of one language; what is missing or broken is left out."""
    sections = shape.table(tree, "the file", SECTIONS)
    if sections is None:
        return QuizWords()
    return QuizWords(
        quiz=_words(shape, "quiz", sections["quiz"]),
        points=_words(shape, "points", sections["points"]),
        scenes=_words(shape, "scenes", sections["scenes"]),
    )


def _words(shape: Shape, section: str, entry: Entry) -> Mapping[str, Mapping[str, Text]]:
    found: dict[str, Mapping[str, Text]] = {}
    for key, one in shape.entries(entry.node, section).items():
        parts = shape.table(one.node, f"“{key}”", PARTS[section])
        texts = {part: shape.text(parts[part], f"“{part}”") for part in PARTS[section]} if parts else {}
        whole = {part: text for part, text in texts.items() if text}
        if len(whole) == len(PARTS[section]):
            found[key] = whole
    return found

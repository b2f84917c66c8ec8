"""The shape of each language's `drills.yaml`. Leaves out all meaning: see `rules`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from bot.content.read.drill_structure import SECTIONS
from bot.content.read.drill_words import (
    CellWords,
    ChooseWords,
    ContrastWords,
    DrillWords,
    LineWords,
    PersonaWords,
    RecogniseWords,
    RespondWords,
    RewriteWords,
)
from bot.content.read.shape import Shape
from bot.content.read.text import Text
from bot.content.read.yaml_tree import Entry, Node
from bot.domain.calls.temperament import Temperament

LINES: Final = "lines"
"""The section that each language may have for itself: lines of its own examples."""
_Words = TypeVar("_Words")


def read_drill_words(shape: Shape, tree: Node | None) -> DrillWords:
    """Shape the drills of one language; what is missing or broken is left out."""
    sections = shape.table(tree, "the file", SECTIONS, (LINES,))
    if sections is None:
        return DrillWords()

    def section(name: str, read: Callable[[Shape, str, Entry], _Words | None]) -> Mapping[str, _Words]:
        found = {key: read(shape, key, entry) for key, entry in shape.entries(sections[name].node, name).items()}
        return {key: words for key, words in found.items() if words is not None}

    return DrillWords(
        recognise=section("recognise", _recognise),
        contrast=section("contrast", _contrast),
        cell=section("cell", _cell),
        choose=section("choose", _choose),
        rewrite=section("rewrite", _rewrite),
        respond=section("respond", _respond),
        personas=section("personas", _persona),
        lines=_lines(shape, sections[LINES]) if LINES in sections else (),
    )


class _Parts:
    """The parts of one drill. A part that is no text was noted, and the drill is left out then."""

    def __init__(
        self, shape: Shape, what: str, entry: Entry | Node, keys: Collection[str], optional: Collection[str] = ()
    ) -> None:
        node = entry.node if isinstance(entry, Entry) else entry
        self._shape = shape
        self.entries = shape.table(node, what, keys, optional) or {}

    def texts(self, *keys: str) -> Iterator[Text]:
        """Give the texts under these keys, as far as they are."""
        found = (self._shape.text(self.entries.get(key), f"“{key}”") for key in keys)
        return (text for text in found if text)

    def text(self, key: str) -> Text | None:
        """Return one text."""
        return self._shape.text(self.entries.get(key), f"“{key}”")

    def of_each_type(self, key: str) -> Mapping[Temperament, Text] | None:
        """Return a table with a text for each of the four types."""
        entry = self.entries.get(key)
        table = self._shape.table(entry.node, f"“{key}”", tuple(Temperament)) if entry else None
        found = {kind: self._shape.text(table[kind], f"“{kind}”") for kind in Temperament} if table else {}
        texts = {kind: text for kind, text in found.items() if text}
        return texts if len(texts) == len(Temperament) else None


def _lines(shape: Shape, entry: Entry) -> Sequence[LineWords]:
    found = [_line(shape, item) for item in shape.items(entry.node, LINES)]
    return tuple(one for one in found if one)


def _recognise(shape: Shape, key: str, entry: Entry) -> RecogniseWords | None:
    parts = _Parts(shape, f"“{key}”", entry, ("text", "why"), ("decides",))
    match list(parts.texts("text", "why")):
        case [text, why]:
            return RecogniseWords(text=text, decides=parts.text("decides"), why=why)
    return None


def _contrast(shape: Shape, key: str, entry: Entry) -> ContrastWords | None:
    parts = _Parts(shape, f"“{key}”", entry, ("difference",), tuple(Temperament))
    difference = parts.text("difference")
    if difference is None:
        return None
    line = partial(_line, shape)
    sides = {}
    for kind in Temperament:
        if kind in parts.entries:
            found = [line(item) for item in shape.items(parts.entries[kind].node, f"“{kind}”")]
            sides[kind] = tuple(one for one in found if one)
    return ContrastWords(difference=difference, sides=sides, line=entry.line)


def _line(shape: Shape, item: Node) -> LineWords | None:
    match list(_Parts(shape, "a line", item, ("text", "decides")).texts("text", "decides")):
        case [text, decides]:
            return LineWords(text=text, decides=decides)
    return None


def _cell(shape: Shape, key: str, entry: Entry) -> CellWords | None:
    parts = _Parts(shape, f"“{key}”", entry, ("text", "why"), ("wants", "can"))
    match list(parts.texts("text", "why")):
        case [text, why]:
            return CellWords(text=text, wants=parts.text("wants"), can=parts.text("can"), why=why)
    return None


def _choose(shape: Shape, key: str, entry: Entry) -> ChooseWords | None:
    parts = _Parts(shape, f"“{key}”", entry, ("text", "decides", "answers", "why"))
    answers, why = parts.of_each_type("answers"), parts.of_each_type("why")
    match list(parts.texts("text", "decides")):
        case [text, decides] if answers and why:
            return ChooseWords(text=text, decides=decides, answers=answers, why=why)
    return None


def _rewrite(shape: Shape, key: str, entry: Entry) -> RewriteWords | None:
    parts = _Parts(shape, f"“{key}”", entry, ("text", "models", "why"))
    match list(parts.texts("text", "why")):
        case [text, why]:
            return RewriteWords(text=text, models=shape.texts(parts.entries["models"], "models"), why=why)
    return None


def _respond(shape: Shape, key: str, entry: Entry) -> RespondWords | None:
    parts = _Parts(shape, f"“{key}”", entry, ("text", "decides", "models", "why"))
    match list(parts.texts("text", "decides", "why")):
        case [text, decides, why]:
            models = shape.texts(parts.entries["models"], "models")
            return RespondWords(text=text, decides=decides, models=models, why=why)
    return None


def _persona(shape: Shape, key: str, entry: Entry) -> PersonaWords | None:
    parts = _Parts(shape, f"“{key}”", entry, ("about", "opens", "lines", "leaves"))
    match list(parts.texts("about", "opens", "leaves")):
        case [about, opens, leaves]:
            lines = shape.texts(parts.entries["lines"], "lines")
            return PersonaWords(about=about, opens=opens, lines=lines, leaves=leaves)
    return None

"""The shape of `manner.yaml`: the words by which typed answers of trainees are judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.content.read.shape import Shape
from bot.content.read.text import Text
from bot.content.read.yaml_tree import Node
from bot.domain.calls.asks_for import AsksFor

LISTS = (
    "polite",
    "hollow",
    "little",
    "negations",
    "courteous",
    "asking",
    "not_asking",
    "asking_endings",
    "steps",
    "sentence_endings",
    "insulting",
    "pressing",
    "promising",
    "aside",
)
MANNERS = ("melancholic", "sanguine", "phlegmatic")
FEWEST_CHOLERIC, MOST_CHOLERIC = 10, 60
"""Bounds of the number of words that a client in a hurry listens to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MannerWords:
    """The words as they were written."""

    lists: Mapping[str, Sequence[Text]] = field(default_factory=dict)
    """By the names in `LISTS` and `MANNERS`."""
    same: Sequence[Sequence[Text]] = ()
    asks: Mapping[AsksFor, Sequence[Text]] = field(default_factory=dict)
    choleric_words: int = FEWEST_CHOLERIC


def read_manner(shape: Shape, tree: Node | None) -> MannerWords:
    """Shape the file; what is missing or broken leaves its part empty."""
    entries = shape.table(tree, "the file", (*LISTS, "same", "asks", "manner"))
    if entries is None:
        return MannerWords()
    lists = {name: shape.texts(entries[name], name) for name in LISTS}
    asks = shape.table(entries["asks"].node, "asks", tuple(AsksFor))
    manner = shape.table(entries["manner"].node, "manner", ("choleric_words", *MANNERS))
    most = shape.number(manner["choleric_words"], "choleric_words", FEWEST_CHOLERIC, MOST_CHOLERIC) if manner else None
    return MannerWords(
        lists=lists | ({name: shape.texts(manner[name], name) for name in MANNERS} if manner else {}),
        same=tuple(shape.texts(group, "a group of same") for group in shape.items(entries["same"].node, "same")),
        asks={kind: shape.texts(asks[kind], kind) for kind in AsksFor} if asks else {},
        choleric_words=int(most or FEWEST_CHOLERIC),
    )

"""The shape of `manner.yaml`: the words by which typed answers of trainees are judged."""

from __future__ import annotations

from bot.content.read.manner import FEWEST_CHOLERIC, LISTS, MANNERS, MOST_CHOLERIC, MannerWords
from bot.content.read.shape import Shape
from bot.content.read.yaml_tree import Node
from bot.domain.calls.asks_for import AsksFor


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

"""The shape of a language's talk: `"a line": [labels]`, and nothing behind the colon of ordinary talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.shape import Shape
from bot.content.read.talk import TalkFile, TalkLine
from bot.content.read.text import Text
from bot.content.read.yaml_tree import Entry, Node, Scalar


def read_talk(code: str, trees: Mapping[str, Node], findings: list[Finding]) -> Iterator[TalkFile]:
    """Give the files of a language's talk, in the order of their names."""
    folder = f"{code}/{layout.TALK}/"
    for file in sorted(name for name in trees if name.startswith(folder)):
        shape = Shape(file, findings)
        lines = [_line(shape, text, entry) for text, entry in shape.entries(trees[file], "the file").items()]
        trade = file.removeprefix(folder).removesuffix(layout.TALK_SUFFIX)
        yield TalkFile(name=file, trade=trade, lines=tuple(line for line in lines if line))


def _line(shape: Shape, said: str, entry: Entry) -> TalkLine | None:
    text = shape.text(Scalar(value=said, line=entry.line), "a line")
    is_ordinary = isinstance(entry.node, Scalar) and entry.node.value is None
    labels: tuple[Text, ...] = () if is_ordinary else tuple(shape.texts(entry, "the labels of a line"))
    return TalkLine(text=text, labels=labels) if text else None

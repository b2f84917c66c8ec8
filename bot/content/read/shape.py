"""Takes a YAML tree apart by its expected shape, with a plain sentence for every surprise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from bot.content.findings import Finding
from bot.content.read.directory import HIDDEN
from bot.content.read.text import Text
from bot.content.read.yaml_tree import Entry, Listing, Node, Scalar, Table, shorten

RULE = "shape"
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(slots=True)
class Shape:
    """One file being taken apart. Every method gives None for what does not fit, and notes a finding."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def note(
        self, line: int, message: str, hint: str = "", problem: str = "", facts: tuple[tuple[str, str | int], ...] = ()
    ) -> None:
        """Add a finding."""
        self.findings.append(
            Finding(rule=RULE, file=self.file, line=line, message=message, hint=hint, problem=problem, facts=facts)
        )

    def items(self, node: Node | None, what: str) -> Sequence[Node]:
        """Return the items of a list."""
        if isinstance(node, Listing):
            return node.items
        if node is not None:
            self.note(node.line, f"{what} must be a list, with “- ” before each entry or inside [ ]")
        return ()

    def entries(self, node: Node | None, what: str) -> Mapping[str, Entry]:
        """Return the entries of a table whose keys are free."""
        if isinstance(node, Table):
            return node.entries
        if node is not None:
            self.note(node.line, f"{what} must be a table of “key: value”")
        return {}

    def table(
        self, node: Node | None, what: str, required: Collection[str], optional: Collection[str] = ()
    ) -> Mapping[str, Entry] | None:
        """Return the entries of a table with fixed keys; unknown keys are refused but do no further harm."""
        if not isinstance(node, Table):
            if node is not None:
                self.note(node.line, f"{what} must have {', '.join(required)}")
            return None
        known = [*required, *optional]
        for key, entry in node.entries.items():
            if key not in known:
                self.note(entry.line, f"{what} has no “{shorten(key)}”", f"known are {', '.join(known)}")
        missing = [key for key in required if key not in node.entries]
        if missing:
            self.note(node.line, f"{what} lacks {', '.join(missing)}")
            return None
        return node.entries

    def text(self, entry: Entry | Node | None, what: str) -> Text | None:
        """Return a text; numbers and true/false must stand in quotes to be one."""
        node = entry.node if isinstance(entry, Entry) else entry
        if node is None:
            return None
        if not isinstance(node, Scalar) or node.value is None:
            self.note(node.line, f"{what} must be a text")
            return None
        if not isinstance(node.value, str):
            self.note(node.line, f"{what} must be a text, not {str(node.value).lower()}", "put it into quotes")
            return None
        if not node.value.strip():
            self.note(node.line, f"{what} is empty", problem="empty")
            return None
        hidden = HIDDEN.search(node.value)
        if hidden:
            sign = f"U+{ord(hidden[0]):04X}"
            message = f"{what} holds a hidden character {sign}"
            self.note(node.line, message, "delete it and type anew", "hidden", (("sign", sign),))
            return None
        return Text(value=node.value, line=node.line)

    def texts(self, entry: Entry | Node | None, what: str) -> Sequence[Text]:
        """Return a list of texts."""
        node = entry.node if isinstance(entry, Entry) else entry
        found = (self.text(item, f"each of {what}") for item in self.items(node, what))
        return tuple(text for text in found if text)

    def named_texts(self, entry: Entry | Node | None, what: str) -> Mapping[str, Text]:
        """Return a table of texts whose keys are free."""
        node = entry.node if isinstance(entry, Entry) else entry
        found = {key: self.text(inner, f"“{shorten(key)}”") for key, inner in self.entries(node, what).items()}
        return {key: text for key, text in found.items() if text}

    def choice(self, entry: Entry | None, what: str, kind: type[_Choice]) -> _Choice | None:
        """Return one of a closed set of words."""
        if entry is None:
            return None
        value = entry.node.value if isinstance(entry.node, Scalar) else None
        found = next((member for member in kind if member.value == value), None)
        if found is None:
            self.note(entry.line, f"{what} is not “{shorten(str(value))}”", f"it is one of {', '.join(kind)}")
        return found

    def number(self, entry: Entry | None, what: str, low: float, high: float) -> float | None:
        """Return a number between two bounds, both included."""
        if entry is None:
            return None
        value = entry.node.value if isinstance(entry.node, Scalar) else None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            self.note(entry.line, f"{what} must be a number from {low} to {high}")
            return None
        return float(value)

    def flag(self, entry: Entry | None, what: str) -> bool:
        """Return true or false; false for what is not there."""
        if entry is None:
            return False
        value = entry.node.value if isinstance(entry.node, Scalar) else None
        if not isinstance(value, bool):
            self.note(entry.line, f"{what} must be true or false")
            return False
        return value

    def tables(
        self, node: Node | None, what: str, required: Collection[str], optional: Collection[str] = ()
    ) -> Iterator[tuple[int, Mapping[str, Entry]]]:
        """Walk a list of tables with fixed keys, giving the line and the entries of each that has all keys."""
        for item in self.items(node, "the file"):
            found = self.table(item, what, required, optional)
            if found is not None:
                yield item.line, found

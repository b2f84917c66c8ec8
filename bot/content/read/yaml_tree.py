"""Strict YAML: text in, a tree with line numbers and findings out.

The tree is built from the parser's events, so nothing is expanded, constructed or imported: anchors, aliases and tags are
findings, not features. Values are read by YAML 1.2: `no` and `12:30` stay text.

There are two parsers. libyaml, in C, is ten times as fast and keeps to an older YAML; whatever it objects to, and what the two
versions of YAML read differently, is read by the one in Python, whose words editors get.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bot.content.findings import Finding

RULE = "yaml_form"
MAX_DEPTH = 8
"""Levels of lists and tables in one file; our own content has five."""
MAX_FINDINGS = 100
"""After so many mistakes of form in one file the rest of it is not looked at."""

_PLAIN_PROBLEMS: Mapping[str, str] = {
    "found character '\\t'": "a tab stands where spaces belong",
    "mapping values are not allowed": "a colon stands in a text without quotes, or the line is indented too far",
    "found unexpected end of stream": "a quotation mark is opened and never closed",
    "expected <block end>": "the line is indented unlike the lines above it",
    "could not find expected ':'": "the line has no colon after its key",
}
"""What the parser says → what an editor understands."""

_READ_DIFFERENTLY = re.compile("[\t\x85\u2028\u2029\ufeff]|^(?:%|---| *[?])", re.MULTILINE)
"""Tabs, line ends that are none any more, directives, keys that are more than a word."""
_INT = re.compile(r"[-+]?\d{1,18}")
_FLOAT = re.compile(r"[-+]?(\.\d{1,18}|\d{1,18}(\.\d{0,18})?)([eE][-+]?\d{1,3})?")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value and the line it stands on."""

    value: str | int | float | bool | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list and the line it begins on."""

    items: Sequence[Node]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key's line and what stands under it."""

    line: int
    node: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Keys and values; keys are always text. Invariant: every key once, the first one where a file repeats it."""

    entries: Mapping[str, Entry]
    line: int


Node = Scalar | Listing | Table


class _UnreadableError(Exception):
    """The rest of the file cannot be read; carries what to say."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


@dataclass(slots=True)
class _Builder:
    file: str
    lines: Sequence[str]
    events: Iterator[Any]
    findings: list[Finding] = field(default_factory=list)

    def note(self, line: int, message: str, hint: str = "") -> None:
        if len(self.findings) >= MAX_FINDINGS:
            raise _UnreadableError(line, f"more than {MAX_FINDINGS} mistakes of this kind")
        self.findings.append(Finding(rule=RULE, file=self.file, line=line, message=message, hint=hint))

    def document(self) -> Node | None:
        """Read the one document of the file."""
        found: Node | None = None
        count = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                count += 1
                if count > 1:
                    raise _UnreadableError(_line(event), "a second document begins here", "take the line --- out")
                if event.version or event.tags:
                    raise _UnreadableError(1, "% directives are not used in content", "take the line out")
            elif isinstance(event, (AliasEvent, ScalarEvent, SequenceStartEvent, MappingStartEvent)):
                found = self.node(event, depth=1)
        return found

    def node(self, event: Any, depth: int) -> Node:
        line = _line(event)
        if isinstance(event, AliasEvent):
            raise _UnreadableError(
                line, f"*{shorten(event.anchor)} repeats another place of the file", "write the value out, or quote the text"
            )
        if event.anchor is not None:
            raise _UnreadableError(line, f"&{shorten(event.anchor)} names a place of the file", "take it out, or quote the text")
        if event.tag is not None:
            raise _UnreadableError(
                line, f"the tag {shorten(str(event.tag))} is not used in content", "take it out, or quote the text"
            )
        if isinstance(event, ScalarEvent):
            self.note_cut(event)
            return Scalar(value=_value(event), line=line)
        if depth > MAX_DEPTH:
            raise _UnreadableError(line, f"lists and tables are nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, SequenceStartEvent):
            return self.listing(line, depth)
        return self.table(line, depth)

    def note_cut(self, event: ScalarEvent) -> None:
        """Tell of several words without quotes that a # cuts short: what was meant as text would silently become a comment."""
        if not event.style and " " in event.value:
            after = self.lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.line < len(self.lines) else ""
            if after.lstrip().startswith("#"):
                self.note(_line(event), "the text ends before #, and the rest is a comment", "put the whole text into quotes")

    def listing(self, line: int, depth: int) -> Listing:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self.node(event, depth + 1))
        return Listing(items=items, line=line)

    def table(self, line: int, depth: int) -> Table:
        entries: dict[str, Entry] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                break
            if not isinstance(event, ScalarEvent) or event.anchor or event.tag:
                raise _UnreadableError(
                    _line(event), "a key must be a plain word", "a text that starts with { or [ needs quotes around it"
                )
            key, key_line = event.value, _line(event)
            node = self.node(next(self.events), depth + 1)
            if isinstance(node, Scalar) and node.value is None:
                node = Scalar(value=None, line=key_line)  # a missing value is looked for beside its key
            if key in entries:
                self.note(key_line, f"“{shorten(key)}” stands twice, first on line {entries[key].line}", "keep one of them")
            else:
                entries[key] = Entry(line=key_line, node=node)
        return Table(entries=entries, line=line)


def parse_yaml(text: str, file: str) -> tuple[Node | None, list[Finding]]:
    """Return the tree of a file and what is wrong with its form.

    Never raises on bad content. The tree is None for an empty file and for one that cannot be read to its end.
    """
    if _READ_DIFFERENTLY.search(text) is None:
        found, findings = _read(text, file, is_pure=False)
        if not findings:
            return found, []
    return _read(text, file, is_pure=True)


def _read(text: str, file: str, *, is_pure: bool) -> tuple[Node | None, list[Finding]]:
    try:
        builder = _Builder(file, text.split("\n"), iter(YAML(typ="safe", pure=is_pure).parse(text)))
    except Exception as error:  # the parser reads ahead as soon as it is made; see below
        return None, [_broken(file, error)]
    try:
        found = builder.document()
    except _UnreadableError as refused:
        last = Finding(rule=RULE, file=file, line=refused.line, message=refused.message, hint=refused.hint)
        return None, [*builder.findings, last]
    except Exception as error:  # whatever a parser trips over in a stranger's file is a fault of the file
        return None, [*builder.findings, _broken(file, error)]
    return found, builder.findings


def shorten(text: str, limit: int = 40) -> str:
    """Return the text on one line and not longer than the limit, for use inside a message."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _broken(file: str, error: Exception) -> Finding:
    mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
    if isinstance(error, MarkedYAMLError) and error.context_mark and "end of stream" in str(error.problem):
        mark = error.context_mark  # where the quotation began tells more than where the file ended
    problem = (error.problem if isinstance(error, MarkedYAMLError) else None) or str(error) or type(error).__name__
    plain = next((said for sign, said in _PLAIN_PROBLEMS.items() if sign in problem), shorten(problem, 80))
    return Finding(
        rule=RULE,
        file=file,
        line=mark.line + 1 if mark else 1,
        message=f"YAML cannot be read here: {plain}",
        hint="look at indentation, tabs and quotes; a text with : # { [ or ! in it needs quotes around it",
    )


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _value(event: ScalarEvent) -> str | int | float | bool | None:
    """Read a scalar by YAML 1.2's core schema; quoted ones are always text."""
    text: str = event.value
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text

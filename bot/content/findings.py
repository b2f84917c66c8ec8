"""A finding: one problem in the content, said so that an editor can mend it. Leaves out how problems are found: see `rules`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem: which rule, where, what, and what to do about it."""

    rule: str
    """The rule's id, which is also the name of its page in docs/content-rules."""
    file: str
    """Path inside the content directory, with forward slashes."""
    line: int
    """Counted from 1; 1 also for a problem of the whole file."""
    message: str
    hint: str = ""
    """What to do; empty when the message says it already."""
    problem: str = ""
    """Which of the rule's problems it is, where the bot can name it in the reader's words: `finding.<rule>.<problem>`."""
    facts: tuple[tuple[str, str | int], ...] = ()
    """What those words may name."""

    def __str__(self) -> str:
        """As the check prints it: `file:line rule message (hint)`."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line} {self.rule} {self.message}{hint}"


@dataclass(frozen=True, slots=True)
class Findings:
    """All problems of one content directory, sorted by file and line; never empty where content was refused."""

    items: tuple[Finding, ...]

    @classmethod
    def sorted(cls, found: Iterable[Finding]) -> Findings:
        """Put findings into the order in which an editor walks through the files, each once."""
        return cls(tuple(sorted(set(found), key=lambda one: (one.file, one.line, one.rule, one.message))))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __str__(self) -> str:
        """One finding a line."""
        return "\n".join(str(one) for one in self.items)

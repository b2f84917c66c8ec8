"""Which facts of the documents the content rests on, counted.

A fact is covered when something in use names it: a phrase, a cue, a task, what to avoid, a next step, a page of the guide, a
drill, a stage of training with what is ticked off on it, or something of the product quiz and the role game.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.content.read.structure import FactEntry, Priority, Structure
from bot.content.read.text import Text

_CELL = 10
"""Width of a column of figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many facts of a group are covered."""

    covered: int
    total: int

    @property
    def share(self) -> float:
        """0 to 1; an empty group is covered."""
        return self.covered / self.total if self.total else 1.0

    def __str__(self) -> str:
        """As the report prints it."""
        return f"{self.covered}/{self.total}" if self.total else "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The ledger of facts, held against the content."""

    facts: Sequence[FactEntry]
    named: frozenset[str]
    """Ids of the facts that something in use names."""

    def count(self, group: Sequence[FactEntry]) -> Count:
        """Count some of the facts."""
        return Count(covered=sum(fact.id.value in self.named for fact in group), total=len(group))

    def uncovered(self, *priorities: Priority) -> Sequence[FactEntry]:
        """Return the facts of these priorities that nothing names, the most important first, in the order of the ledger."""
        return [
            fact
            for priority in priorities
            for fact in self.facts
            if fact.priority is priority and fact.id.value not in self.named
        ]


def coverage(structure: Structure) -> Coverage:
    """Hold the ledger of facts against everything in use that names facts."""
    return Coverage(facts=structure.facts, named=frozenset(one.value for facts in _named(structure) for one in facts))


def _named(structure: Structure) -> Iterator[Sequence[Text]]:
    yield from (phrase.facts for phrase in structure.phrases if not phrase.retired)
    yield from (option.facts for question in structure.questions if not question.retired for option in question.options)
    yield from (task.facts for task in structure.tasks)
    yield from (avoid.facts for avoid in structure.avoid)
    yield from (step.facts for step in structure.next_steps)
    yield from (page.facts for page in structure.guide.pages if not page.retired)
    yield from (drill.facts for drill in structure.drills if not drill.retired)
    yield structure.stages.expectation
    yield from (stage.facts for stage in structure.stages.stages)
    yield from (tick.facts for tick in structure.stages.ticks if not tick.retired)
    yield from (one.facts for one in structure.quiz if not one.retired)


def report(found: Coverage) -> str:
    """Say what is covered by priority, document and section, then what of `must` and `should` is not."""
    documents = sorted({fact.document for fact in found.facts})
    sections = list(dict.fromkeys(fact.section for fact in found.facts))
    width = max(map(len, [*sections, "document 000"])) + 2

    def row(name: str, cells: Sequence[object]) -> str:
        return (f"{name:<{width}}" + "".join(f"{cell!s:>{_CELL}}" for cell in cells)).rstrip()

    def counts(name: str, group: Sequence[FactEntry]) -> str:
        by_priority = [found.count([fact for fact in group if fact.priority is one]) for one in Priority]
        return row(name, [*by_priority, found.count(group)])

    missing = found.uncovered(Priority.MUST, Priority.SHOULD)
    lines = [
        row("", [*Priority, "all"]),
        counts("all facts", found.facts),
        "",
        *(counts(f"document {one}", [fact for fact in found.facts if fact.document == one]) for one in documents),
        "",
        *(counts(one, [fact for fact in found.facts if fact.section == one]) for one in sections),
        "",
        f"not covered, of must and should: {len(missing)}",
        *(f"{one.priority} {one.id.value} {one.document} {one.section}: {one.quote.value}" for one in missing),
    ]
    return "\n".join(lines)

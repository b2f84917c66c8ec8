"""Which facts of the documents the content rests on and says, counted.

A fact is covered in a language when something in use that names it says it there: a phrase, a cue, a task, what to avoid, a next
step, a page of the guide, a drill, a stage of training with what is ticked off on it, or something of the product quiz and the
role game. What is said is told by the anchors of `facts_said.yaml`; a fact that is only good for understanding needs none, and
then to be named is enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.content.naming import namings
from bot.content.read.language import Language
from bot.content.read.structure import FactEntry, Priority
from bot.content.read.written import Content
from bot.content.said import SayingsOf

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
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The same by language, of those that something says there; empty where nobody could tell."""

    @property
    def covered(self) -> frozenset[str]:
        """Those that are said in every language."""
        return self.named.intersection(*self.said.values())

    def count(self, group: Sequence[FactEntry], covered: frozenset[str] | None = None) -> Count:
        """Count some of the facts: by what is said in every language, or in one."""
        those = self.covered if covered is None else covered
        return Count(covered=sum(fact.id.value in those for fact in group), total=len(group))

    def uncovered(self, *priorities: Priority) -> Sequence[FactEntry]:
        """Return the facts of these priorities that are not covered, the most important first, in the order of the ledger."""
        covered = self.covered
        return [
            fact for priority in priorities for fact in self.facts if fact.priority is priority and fact.id.value not in covered
        ]

    def unsaid_in(self, fact: FactEntry) -> Sequence[str]:
        """Return the languages in which nothing says a fact, if something names it."""
        name = fact.id.value
        return [code for code, said in self.said.items() if name in self.named and name not in said]


def coverage(content: Content) -> Coverage:
    """Hold the ledger of facts against everything in use that names facts."""
    nowhere = Language(code="")
    named = frozenset(one.value for facts, _ in namings(content.structure, nowhere) for one in facts)
    said = {}
    if content.sayings is not None:
        said = {language.code: _said(content, language, content.sayings) for language in content.languages}
    return Coverage(facts=content.structure.facts, named=named, said=said)


def _said(content: Content, language: Language, sayings_of: SayingsOf) -> frozenset[str]:
    sayings = sayings_of(language.code)
    needless = {fact.id.value for fact in content.structure.facts if fact.priority is Priority.CONTEXT}
    said: set[str] = set()
    for facts, texts in namings(content.structure, language):
        for name in (one.value for one in facts if one.value not in said):
            anchors = language.facts_said.get(name)
            if anchors is None:
                said.update({name} & needless)
            elif sayings.says((text.value for text in texts), (one.value for one in anchors.words)):
                said.add(name)
    return frozenset(said)


def report(found: Coverage) -> str:
    """Say what is covered by priority, document and section and in each language, then what of `must` and `should` is not.

    The last columns count all facts of a row in one language; the rows of languages count one by priority.
    """
    documents = sorted({fact.document for fact in found.facts})
    sections = list(dict.fromkeys(fact.section for fact in found.facts))
    width = max(map(len, [*sections, "document 000"])) + 2

    def row(name: str, cells: Sequence[object]) -> str:
        return (f"{name:<{width}}" + "".join(f"{cell!s:>{_CELL}}" for cell in cells)).rstrip()

    def by_priority(group: Sequence[FactEntry], covered: frozenset[str] | None = None) -> list[Count]:
        groups = [[fact for fact in group if fact.priority is one] for one in Priority]
        return [found.count(one, covered) for one in (*groups, group)]

    def counts(name: str, group: Sequence[FactEntry]) -> str:
        return row(name, [*by_priority(group), *(found.count(group, said) for said in found.said.values())])

    def miss(fact: FactEntry) -> str:
        languages = ", ".join(found.unsaid_in(fact))
        where = f" (named, and not said in {languages})" if languages else ""
        return f"{fact.priority} {fact.id.value} {fact.document} {fact.section}: {fact.quote.value}{where}"

    missing = found.uncovered(Priority.MUST, Priority.SHOULD)
    lines = [
        row("", [*Priority, "all", *found.said]),
        counts("all facts", found.facts),
        "",
        *(counts(f"document {one}", [fact for fact in found.facts if fact.document == one]) for one in documents),
        "",
        *(counts(one, [fact for fact in found.facts if fact.section == one]) for one in sections),
        "",
        *(row(f"said in {code}", by_priority(found.facts, said)) for code, said in found.said.items()),
        *([""] if found.said else []),
        f"not covered, of must and should: {len(missing)}",
        *map(miss, missing),
    ]
    return "\n".join(lines)

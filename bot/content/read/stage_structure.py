"""The stages of training as they were written: what is the same in every language, and the words of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.content.read.text import Text
from bot.domain.training.stages import TickedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEntry:
    """What a stage and a tick have."""

    id: Text
    facts: Sequence[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class TickEntry(PartEntry):
    """Something that is ticked off on a stage."""

    by: TickedBy
    from_day: int | None
    """The day of the path from which it is time for it."""
    retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntry(PartEntry):
    """A stage and its ticks."""

    ticks: Sequence[TickEntry]

    @property
    def used(self) -> Sequence[TickEntry]:
        """The ticks in use."""
        return [tick for tick in self.ticks if not tick.retired]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramEntry:
    """`script/stages.yaml`."""

    expectation: Sequence[Text] = ()
    """The facts on which the document's claim about newcomers rests."""
    stages: Sequence[StageEntry] = ()
    line: int = 1
    """Of the expectation."""

    @property
    def ticks(self) -> Iterator[TickEntry]:
        """Give every tick, retired ones too."""
        for stage in self.stages:
            yield from stage.ticks

    @property
    def parts(self) -> Iterator[PartEntry]:
        """Give every stage, then every tick."""
        yield from self.stages
        yield from self.ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTexts:
    """The words of one stage."""

    name: Text
    about: Text
    gate: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramWords:
    """`stages.yaml` of one language."""

    expectation: Text | None = None
    stages: Mapping[str, StageTexts] = field(default_factory=dict)
    ticks: Mapping[str, Text] = field(default_factory=dict)

    def texts(self) -> Iterator[tuple[str, str, Text]]:
        """Give every text with its part, and whose it is."""
        if self.expectation is not None:
            yield "expectation", "", self.expectation
        for key, stage in self.stages.items():
            yield "name", key, stage.name
            yield "about", key, stage.about
            yield "gate", key, stage.gate
        for key, text in self.ticks.items():
            yield "tick", key, text

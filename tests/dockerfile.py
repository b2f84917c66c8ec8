"""Reads a Dockerfile as far as tests need it: stages, instructions, variables."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction with its arguments as written, continuation lines joined."""

    name: str
    arguments: str

    @property
    def words(self) -> list[str]:
        """The arguments, of the exec form too."""
        return list(json.loads(self.arguments)) if self.arguments.startswith("[") else shlex.split(self.arguments)


@dataclass(slots=True)
class Stage:
    """What stands between one FROM and the next."""

    base: str
    name: str
    instructions: list[Instruction] = field(default_factory=list)

    def all(self, name: str) -> list[Instruction]:
        """Every instruction of a kind, in order."""
        return [one for one in self.instructions if one.name == name]

    @property
    def variables(self) -> dict[str, str]:
        """What ENV sets, `$PATH` left as it is."""
        pairs = [word.partition("=") for one in self.all("ENV") for word in one.words]
        return {name: value for name, _, value in pairs}


def read_dockerfile(file: Path) -> list[Stage]:
    """Return the stages.

    Raises:
        ValueError: an instruction stands before the first FROM.
    """
    lines = [line for line in file.read_text().splitlines() if not line.lstrip().startswith("#")]
    stages: list[Stage] = []
    for joined in "\n".join(lines).replace("\\\n", " ").splitlines():
        name, _, arguments = joined.strip().partition(" ")
        if not name:
            continue
        if name == "FROM":
            base, _, alias = arguments.partition(" AS ")
            stages.append(Stage(base=base, name=alias))
        elif not stages:
            raise ValueError(f"{name} before FROM")
        else:
            stages[-1].instructions.append(Instruction(name, arguments.strip()))
    return stages

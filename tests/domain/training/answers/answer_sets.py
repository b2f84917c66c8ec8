"""Sets of answers, and how they fare: lines {"drill": id, "answer": text, "good": true or false}."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content.layout import default_directory
from bot.content.read.yaml_tree import parse_yaml
from bot.domain.calls.asks_for import AsksFor
from bot.domain.calls.temperament import Temperament
from bot.domain.training.answers.judge import judge_answer, judge_rewrite
from bot.domain.training.answers.judgement import Judgement
from bot.domain.training.answers.tools import Tools

HERE = Path(__file__).parent
LANGUAGES = ("ru", "en", "ro", "fi")
ToolsOf = Callable[[str], Tools]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """What a typed answer is held against; without a temperament a sentence is rewritten."""

    text: str
    models: Sequence[str]
    temperament: Temperament | None = None
    asks: AsksFor | None = None

    def judge(self, answer: str, tools: Tools) -> Judgement:
        """Judge an answer to it."""
        if self.temperament is None:
            return judge_rewrite(answer, text=self.text, models=self.models, tools=tools)
        return judge_answer(answer, line=self.text, models=self.models, temperament=self.temperament, asks=self.asks, tools=tools)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A typed answer and whether it is a good one."""

    drill: str
    text: str
    is_good: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fared:
    """How a set fared."""

    accepted: float
    """Share of the good ones."""
    refused: float
    """Share of the others."""
    misses: Sequence[str]


def drill_of(written: Mapping[str, Any]) -> Drill:
    """Make a drill of its text, models, temperament and what it asks."""
    temperament, asks = written.get("temperament"), written.get("asks")
    return Drill(
        text=written["text"],
        models=written["models"],
        temperament=Temperament(temperament) if temperament else None,
        asks=AsksFor(asks) if asks else None,
    )


def read_answers(file: Path) -> list[Answer]:
    """Read a set."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [Answer(drill=row["drill"], text=row["answer"], is_good=row["good"]) for row in rows]


def fare(drills: Mapping[str, Drill], answers: Sequence[Answer], tools: Tools) -> Fared:
    """Judge a set."""
    right = {True: 0, False: 0}
    misses = []
    for answer in answers:
        judgement = drills[answer.drill].judge(answer.text, tools)
        if judgement.is_right == answer.is_good:
            right[answer.is_good] += 1
        else:
            said = ", ".join(f"{point.rule} {point.place or ''}".strip() for point in judgement.points if point.refuses)
            misses.append(f"{answer.drill} {'refused: ' + said if answer.is_good else 'accepted'}: {answer.text}")
    of = {kind: sum(answer.is_good is kind for answer in answers) for kind in (True, False)}
    return Fared(accepted=right[True] / max(1, of[True]), refused=right[False] / max(1, of[False]), misses=misses)


def development_drills(language: str) -> dict[str, Drill]:
    """Return the drills that the development sets answer, as they were then: an editor's change breaks no test of the rules."""
    written = json.loads((HERE / "development" / f"{language}.drills.json").read_text("utf-8"))
    return {drill: drill_of(one) for drill, one in written.items()}


def shipped_drills(language: str) -> dict[str, Drill]:
    """Return the drills of the product's content.

    Raises:
        OSError: the content has none.
    """
    content = default_directory()
    asks = {task["id"]: task.get("asks") for task in _plain(content / "script" / "tasks.yaml")}
    script, words = _plain(content / "script" / "drills.yaml"), _plain(content / language / "drills.yaml")
    drills = {drill: drill_of(one) for drill, one in words["rewrite"].items()}
    for one in script["respond"]:
        kind = {"temperament": one["temperament"], "asks": asks[one["task"]]}
        drills[one["id"]] = drill_of(words["respond"][one["id"]] | kind)
    return drills


def _plain(file: Path) -> Any:
    tree, findings = parse_yaml(file.read_text("utf-8"), file.name)
    assert not findings
    return plain_value(tree)


def plain_value(node: Any) -> Any:
    """Return what a YAML tree says, without its lines."""
    if hasattr(node, "entries"):
        return {key: plain_value(entry.node) for key, entry in node.entries.items()}
    if hasattr(node, "items"):
        return [plain_value(item) for item in node.items]
    return node.value

"""The judge of weights over the files' content. It implements the port `bot.services.phrases.ports.WeightJudge`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.content.edits.edit_files import as_weights_export
from bot.content.edits.weights_overlay import objection
from bot.content.library import Library
from bot.domain.calls.script import Script
from bot.domain.phrases.edited_weights import EditedWeight, Strengths
from bot.services.phrases.ports import WordsFinding


class LibraryWeights:
    """A judge. `base` gives the files' library, and `put` is told of new strengths."""

    def __init__(self, base: Callable[[], Library], put: Callable[[Sequence[EditedWeight]], None]) -> None:
        """Keep where to ask; nothing is read."""
        self._base = base
        self._put = put

    def files(self) -> Script:
        """Return the script as the files have it."""
        return self._base().script

    def judge(self, strengths: Strengths) -> Sequence[WordsFinding]:
        """Hold strengths against the rules of the files."""
        found = [objection(self.files(), cue, strength) for cue, strength in sorted(strengths.items())]
        return [WordsFinding(rule=one.rule, problem=one.problem, message=one.message) for one in found if one is not None]

    def as_file(self, edited: Sequence[EditedWeight]) -> str:
        """Return the cues with their strengths as lines of `script/questions.yaml`."""
        return as_weights_export(self.files(), edited)

    def put(self, edited: Sequence[EditedWeight]) -> None:
        """Let these strengths be in force in this process from now on, and no others."""
        self._put(edited)

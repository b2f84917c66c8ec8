"""The judge of examples over the content in force.

It implements the port `bot.services.phrases.ports.ExampleJudge`. The rules are loaded when the first example is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.content.edits.edit_files import as_example_export
from bot.content.library import Library
from bot.domain.ids import LanguageCode
from bot.domain.phrases.edited_example import EditedExample
from bot.services.phrases.ports import WordsFinding


class LibraryExamples:
    """A judge. `base` gives the files' library, `left_out` the examples that do not pass, and `put` is told of new ones."""

    def __init__(
        self,
        base: Callable[[], Library],
        left_out: Callable[[], Sequence[EditedExample]],
        put: Callable[[Sequence[EditedExample]], None],
    ) -> None:
        """Keep where to ask; nothing is read."""
        self._base = base
        self._left_out = left_out
        self._put = put

    def judge(self, example: EditedExample, others: Sequence[EditedExample]) -> Sequence[WordsFinding]:
        """Hold an example against the rules, among the files' and the others in force."""
        from bot.content.edits.example_gate import judge_example  # noqa: PLC0415  # see above

        return [
            WordsFinding(rule=one.rule, problem=one.problem, message=one.message, facts=dict(one.facts))
            for one in judge_example(self._base(), example, others)
        ]

    def names_in(self, language: LanguageCode, text: str) -> Sequence[str]:
        """Return the words of a text that may be somebody's name."""
        from bot.content.edits.example_gate import name_finder  # noqa: PLC0415  # see above

        return name_finder(self._base(), language).find(text)

    def left_out(self) -> Sequence[EditedExample]:
        """Return the published examples that do not pass any more and so are not in force."""
        return self._left_out()

    def as_file(self, language: LanguageCode, examples: Sequence[EditedExample]) -> str:
        """Return the examples of a language as YAML, ready to be put into its `examples.yaml`."""
        return as_example_export(language, examples)

    def put(self, examples: Sequence[EditedExample]) -> None:
        """Let these examples be in force in this process from now on, and no others."""
        self._put(examples)

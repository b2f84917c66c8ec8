"""Cues look alike in every question, so that the thumb learns them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "cue_form"
TITLE = "A question begins with 🔈, a cue with its temperament's icon, and no two cues read the same"

SIGN = "🔈 "


def check(content: Content) -> Iterator[Finding]:
    """Give prompts and labels that break the form."""
    icons = {
        (question.id.value, option.id.value): option.temperament.icon
        for question in content.structure.questions
        for option in question.options
    }
    for language in content.languages:
        file = language.file(layout.QUESTIONS)
        for question_id, words in language.questions.items():
            if not words.prompt.value.startswith(SIGN):
                message = f"the prompt of {question_id} does not begin with “{SIGN}”"
                yield Finding(rule=ID, file=file, line=words.prompt.line, message=message)
            seen: dict[str, str] = {}
            for option_id, label in words.options.items():
                icon = icons.get((question_id, option_id))
                if icon and not label.value.startswith(f"{icon} "):
                    message = f"the cue “{label.value}” does not begin with its icon “{icon} ”"
                    yield Finding(rule=ID, file=file, line=label.line, message=message)
                bare = label.value.partition(" ")[2].casefold() or label.value.casefold()
                if bare in seen:
                    message = f"the cue “{label.value}” reads like that of {seen[bare]}"
                    yield Finding(rule=ID, file=file, line=label.line, message=message)
                seen.setdefault(bare, option_id)

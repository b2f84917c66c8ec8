"""Every task is served by a phrase in use."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content

ID = "used_tasks"
TITLE = "Every seller's task is served by a phrase in use"


def check(content: Content) -> Iterator[Finding]:
    """Give tasks that no phrase serves."""
    if not content.is_whole(layout.SCRIPT_PHRASES):
        return
    served = {phrase.task.value for phrase in content.structure.phrases if phrase.counts}
    for task in content.structure.tasks:
        if task.id.value not in served:
            message = f"no phrase in use serves the task {task.id.value}"
            hint = "give it a phrase, or take it out"
            yield Finding(rule=ID, file=layout.SCRIPT_TASKS, line=task.id.line, message=message, hint=hint)

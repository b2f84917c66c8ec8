"""The guide has something in every chapter, and the pocket message something for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.calls.intent import Cell
from bot.domain.calls.temperament import Manner

ID = "coverage_guide"
TITLE = "Each chapter of the guide has a page, and the pocket a phrase for each type and a task for each of four answers"

TYPES = (Manner.CHOLERIC, Manner.MELANCHOLIC, Manner.SANGUINE, Manner.PHLEGMATIC)
CELLS = (Cell.YES_YES, Cell.YES_NO, Cell.NO_YES, Cell.NO_NO)


def check(content: Content) -> Iterator[Finding]:
    """Give empty chapters, and what the pocket lacks or has twice."""
    structure, guide = content.structure, content.structure.guide
    if not content.is_whole(layout.SCRIPT_GUIDE):
        return
    filled = {page.chapter.value for page in guide.pages if not page.retired}
    for chapter in guide.chapters:
        if chapter.value not in filled:
            message = f"the chapter {chapter.value} has no page"
            yield Finding(rule=ID, file=layout.SCRIPT_GUIDE, line=chapter.line, message=message, hint="add one, or drop it")
    manners = {phrase.id.value: phrase.manner for phrase in structure.phrases if not phrase.retired}
    cells = {task.id.value: task.cell for task in structure.tasks}
    phrases = [manners[one.value] for one in guide.pocket_phrases if one.value in manners]
    tasks = [cells[one.value] for one in guide.pocket_tasks if one.value in cells]
    if content.is_whole(layout.SCRIPT_PHRASES) and sorted(phrases) != sorted(TYPES):
        message = f"the pocket needs one phrase in use for each of {', '.join(TYPES)}"
        yield Finding(rule=ID, file=layout.SCRIPT_GUIDE, line=1, message=message)
    if content.is_whole(layout.SCRIPT_TASKS) and sorted(map(str, tasks)) != sorted(CELLS):
        message = f"the pocket needs one task for each of {', '.join(CELLS)}"
        yield Finding(rule=ID, file=layout.SCRIPT_GUIDE, line=1, message=message)

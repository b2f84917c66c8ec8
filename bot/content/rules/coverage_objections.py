"""Every objection is answered in every manner. Leaves out the cells: see `coverage_cells`."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.content import Content
from bot.content.findings import Finding
from bot.domain.script import Objection
from bot.domain.temperament import Manner

ID = "coverage_objections"
TITLE = "Each objection is answered in each manner, and in one that suits everybody"


def check(content: Content) -> Iterator[Finding]:
    """Give every objection without an answer; retired phrases do not count."""
    if not content.is_whole(layout.SCRIPT_PHRASES):
        return
    answered = {(phrase.manner, phrase.objection) for phrase in content.structure.phrases if not phrase.retired}
    for manner in Manner:
        for objection in Objection:
            if (manner, objection) not in answered:
                message = f"{manner} has no answer to the objection {objection}"
                yield Finding(rule=ID, file=layout.SCRIPT_PHRASES, line=1, message=message)

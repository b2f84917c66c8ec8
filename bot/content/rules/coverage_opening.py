"""A call opens with a sentence that suits everybody."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Moment
from bot.domain.calls.temperament import Manner

ID = "coverage_opening"
TITLE = "There is an opening sentence for a client of whom nothing is known"


def check(content: Content) -> Iterator[Finding]:
    """Give a finding when no phrase in use can open a call."""
    if not content.is_whole(layout.SCRIPT_PHRASES):
        return
    if not any(
        phrase.manner is Manner.ANY and phrase.cell is Cell.ASK_WANTS and phrase.moment is Moment.OPENING and phrase.counts
        for phrase in content.structure.phrases
    ):
        yield Finding(
            rule=ID,
            file=layout.SCRIPT_PHRASES,
            line=1,
            message="nothing opens a call: no phrase has manner any, cell ask_wants and moment opening",
        )

"""Every cell of buy intent has enough to say in every manner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.calls.intent import Cell
from bot.domain.calls.script import Moment
from bot.domain.calls.temperament import Manner

ID = "coverage_cells"
TITLE = "Each of the 16 cells has two phrases for each of the six moments, and each manner asks what is unknown"

PHRASES = 2
ASKING = (Cell.ASK_WANTS, Cell.ASK_CAN)


def check(content: Content) -> Iterator[Finding]:
    """Give every moment that has too little to say; neutral phrases in use count. `words_complete` sees to every language."""
    if not content.is_whole(layout.SCRIPT_PHRASES):
        return
    live = [phrase for phrase in content.structure.phrases if phrase.counts and phrase.cell]
    places = Counter((phrase.manner, phrase.cell) for phrase in live)
    moments = Counter((phrase.manner, phrase.cell, phrase.moment) for phrase in live)
    for manner in Manner:
        for cell in Cell:
            if manner is Manner.ANY or cell in ASKING:
                if not places[manner, cell]:
                    yield _finding(f"{manner} in {cell} has no phrase")
                continue
            for moment in Moment:
                count = moments[manner, cell, moment]
                if count < PHRASES:
                    yield _finding(f"{manner} in {cell} needs {PHRASES} phrases for {moment}, and has {count}")


def _finding(message: str) -> Finding:
    return Finding(rule=ID, file=layout.SCRIPT_PHRASES, line=1, message=message)

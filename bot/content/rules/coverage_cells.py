"""Every cell of buy intent has enough to say in every manner. Leaves out objections: see `coverage_objections`."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.content import Content
from bot.content.findings import Finding
from bot.domain.intent import Cell
from bot.domain.temperament import Manner

ID = "coverage_cells"
TITLE = "Each of the 16 cells has phrases of three moments, and each manner asks what is unknown"

MOMENTS = 3
ASKING = (Cell.ASK_WANTS, Cell.ASK_CAN)


def check(content: Content) -> Iterator[Finding]:
    """Give every cell that has too little to say; retired phrases do not count."""
    if not content.is_whole(layout.SCRIPT_PHRASES):
        return
    live = [phrase for phrase in content.structure.phrases if not phrase.retired]
    for manner in Manner:
        for cell in Cell:
            moments = {phrase.moment for phrase in live if phrase.manner is manner and phrase.cell is cell}
            needed = 1 if manner is Manner.ANY or cell in ASKING else MOMENTS
            if len(moments) < needed:
                had = ", ".join(sorted(moments)) or "none"
                yield Finding(
                    rule=ID,
                    file=layout.SCRIPT_PHRASES,
                    line=1,
                    message=f"{manner} in {cell} needs {needed} moments, and has {had}",
                )

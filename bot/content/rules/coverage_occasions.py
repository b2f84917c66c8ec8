"""Every occasion is answered in every manner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.calls.script import Occasion
from bot.domain.calls.temperament import Manner

ID = "coverage_occasions"
TITLE = "Each occasion is answered in each manner, and twice in one that suits everybody"

ANSWERS = {Manner.ANY: 2}
"""Those of the manner `any` follow those of every other manner, which needs one of its own."""


def check(content: Content) -> Iterator[Finding]:
    """Give every occasion with too few answers; neutral phrases in use count."""
    if not content.is_whole(layout.SCRIPT_PHRASES):
        return
    answers = Counter((phrase.manner, phrase.occasion) for phrase in content.structure.phrases if phrase.counts)
    for manner in Manner:
        for occasion in Occasion:
            count = answers[manner, occasion]
            needed = ANSWERS.get(manner, 1)
            if count < needed:
                message = f"{manner} needs {needed} phrases for the occasion {occasion}, and has {count}"
                yield Finding(rule=ID, file=layout.SCRIPT_PHRASES, line=1, message=message)

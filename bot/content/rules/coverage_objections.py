"""Every objection is answered in every manner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Manner

ID = "coverage_objections"
TITLE = "Each objection is answered twice in each manner, and in one that suits everybody"

ANSWERS = 2


def check(content: Content) -> Iterator[Finding]:
    """Give every objection with too few answers; neutral phrases in use count."""
    if not content.is_whole(layout.SCRIPT_PHRASES):
        return
    answers = Counter((phrase.manner, phrase.objection) for phrase in content.structure.phrases if phrase.counts)
    for manner in Manner:
        for objection in Objection:
            count = answers[manner, objection]
            if count < ANSWERS:
                message = f"{manner} needs {ANSWERS} answers to the objection {objection}, and has {count}"
                yield Finding(rule=ID, file=layout.SCRIPT_PHRASES, line=1, message=message)

"""No advice of a call, no drill, no stage of training and nothing of the quiz rests on what a document only claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.text import Text
from bot.content.read.written import Content

ID = "claims"
TITLE = "A fact marked as a claim is named by guide pages marked as a claim, and by nothing else"


def check(content: Content) -> Iterator[Finding]:
    """Give everything that rests on a claim without saying so."""
    structure = content.structure
    claims = {fact.id.value for fact in structure.facts if fact.is_claim}
    named: list[tuple[str, str, Sequence[Text]]] = [
        *((layout.SCRIPT_PHRASES, one.id.value, one.facts) for one in structure.phrases),
        *((layout.SCRIPT_TASKS, one.id.value, one.facts) for one in structure.tasks),
        *((layout.SCRIPT_AVOID, one.manner.value, one.facts) for one in structure.avoid),
        *((layout.SCRIPT_NEXT_STEPS, one.key, one.facts) for one in structure.next_steps),
        *(
            (layout.SCRIPT_QUESTIONS, f"{question.id.value}.{one.id.value}", one.facts)
            for question in structure.questions
            for one in question.options
        ),
        *((layout.SCRIPT_GUIDE, page.id.value, page.facts) for page in structure.guide.pages if not page.is_claim),
        *((layout.SCRIPT_DRILLS, one.id.value, one.facts) for one in structure.drills),
        *((layout.SCRIPT_STAGES, one.id.value, one.facts) for one in structure.stages.parts),
        *((layout.SCRIPT_QUIZ, one.id.value, one.facts) for one in structure.quiz),
    ]
    for file, what, facts in named:
        for fact in facts:
            if fact.value in claims:
                message = f"{what} rests on {fact.value}, which the document only claims"
                hint = "name another fact; only a guide page with claim: true may show it"
                yield Finding(rule=ID, file=file, line=fact.line, message=message, hint=hint)

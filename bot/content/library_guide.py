"""Makes the guide of checked content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.content.read.structure import FactEntry, Structure
from bot.domain.guide.chapters import Guide, Page, Source
from bot.domain.ids import ChapterId, PageId, PhraseId, TaskId


def guide_of(structure: Structure) -> Guide:
    """Return the guide, each page with the places in the documents that its facts stand in."""
    facts = {fact.id.value: fact for fact in structure.facts}
    pages = (
        Page(
            id=PageId(page.id.value),
            chapter=ChapterId(page.chapter.value),
            sources=_sources(facts, [fact.value for fact in page.facts]),
            is_claim=page.is_claim,
            retired=page.retired,
            is_for_supervisors=page.is_for_supervisors,
        )
        for page in structure.guide.pages
    )
    return Guide(
        chapters=tuple(ChapterId(chapter.value) for chapter in structure.guide.chapters),
        pages={page.id: page for page in pages},
        pocket_phrases=tuple(PhraseId(one.value) for one in structure.guide.pocket_phrases),
        pocket_tasks=tuple(TaskId(one.value) for one in structure.guide.pocket_tasks),
    )


def _sources(facts: Mapping[str, FactEntry], named: Sequence[str]) -> Sequence[Source]:
    """Gather the headings by document, each once, in the order in which the page names its facts."""
    headings: dict[str, dict[str, None]] = {}
    for name in named:
        fact = facts[name]
        headings.setdefault(fact.document, {})[fact.heading] = None
    return tuple(Source(document=document, headings=tuple(found)) for document, found in headings.items())

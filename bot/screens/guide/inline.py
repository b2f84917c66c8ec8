"""What a colleague finds when he names the bot in another chat: pages and phrases as messages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.domain.calls.script import Phrase
from bot.domain.calls.temperament import Manner, Temperament
from bot.domain.guide.chapters import Guide
from bot.domain.house.sheet import Part
from bot.domain.ids import PageId
from bot.screens.guide.guide_pages import guide_page
from bot.screens.inline_answer import InlineAnswer, InlineResult
from bot.screens.texts import Texts
from bot.services.house.find_facts import FoundLine

MOST_RESULTS = 50
"""Telegram's limit."""
DESCRIPTION = 80
FACT = "sell:"
PHRASE = "say:"
"""Keeps ids of phrases apart from those of pages."""


def inline_answer(
    texts: Texts,
    guide: Guide,
    pages: Sequence[PageId],
    phrases: Sequence[Phrase] = (),
    facts: Sequence[FoundLine] = (),
) -> InlineAnswer:
    """List lines of the house sheet, pages of the guide with their first words, and behind them phrases, each with its task."""
    results = [
        *(_fact(texts, fact) for fact in facts),
        *(_page(texts, guide, page) for page in pages),
        *(_phrase(texts, phrase) for phrase in phrases),
    ]
    return InlineAnswer(results=results[:MOST_RESULTS])


def _phrase(texts: Texts, phrase: Phrase) -> InlineResult:
    said = texts.phrase(phrase.id, None)
    icon = "" if phrase.manner is Manner.ANY else f"{Temperament(phrase.manner).icon} "
    return InlineResult(
        id=f"{PHRASE}{phrase.id}", title=f"💬 {icon}{said}", description=texts.task(phrase.task_id), html=escape(said)
    )


def _fact(texts: Texts, fact: FoundLine) -> InlineResult:
    named = texts.plain(f"house.field.{fact.item.field}")
    whose = f"{fact.of}. {named}" if fact.of else named
    own = texts.plain("facts.own_words") if fact.item.part is Part.COMPETITOR else ""
    return InlineResult(
        id=f"{FACT}{fact.item.code}",
        title=f"📋 {fact.text}",
        description=f"{whose}. {own}".strip()[:DESCRIPTION],
        html=escape(fact.text),
    )


def _page(texts: Texts, guide: Guide, page_id: PageId) -> InlineResult:
    said = texts.guide_page(page_id)
    opening = " ".join(said.text.split())
    return InlineResult(
        id=page_id,
        title=said.title,
        description=opening if len(opening) <= DESCRIPTION else f"{opening[: DESCRIPTION - 1]}…",
        html=guide_page(texts, guide, guide.pages[page_id]).html,
    )

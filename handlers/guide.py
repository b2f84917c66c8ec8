"""The guide: commands, links, taps, search by typing and from other chats; the pocket message; chat mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram import InlineQuery, Message

from bot.domain.guide.chapters import Page
from bot.domain.ids import ChapterId, PageId
from bot.domain.people.permissions import may_edit_words
from bot.screens.action import encode
from bot.screens.calls.actions import StartCall
from bot.screens.guide.actions import GuideChapter, GuideContents, OpenGuidePage, SetChatMode
from bot.screens.guide.guide_pages import chapter_page, contents, found_pages, guide_page, pocket, shown_guide
from bot.screens.guide.inline import inline_answer
from bot.screens.inline_answer import InlineAnswer
from bot.screens.messages import hint, offer_call
from bot.screens.passages import Reader
from bot.screens.screen import Button, Screen
from bot.screens.turn import Reply, Turn
from bot.services.calls.hear_client import NoCall
from bot.services.guide import read_guide
from bot.services.house.find_facts import find_facts
from bot.services.people import card_settings
from bot.services.people.access import refuse_stranger
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.reading import MOST_FOUND, guide_search_of, phrase_search_of
from handlers.showing import above_the_card, removal, show_call

MOST_FACTS = 5
"""Lines of the house sheet in a list, above everything else."""


async def show_contents(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """List the chapters, for /guide."""
    del message  # what stands behind the command does not matter
    screen = contents(texts_of(turn, deps), read_guide.guide_for(act_of(turn, deps)))
    return await above_the_card(turn, deps, shown_guide(turn.chat_id, screen, is_anew=True))


async def follow_link(turn: Turn, deps: Dependencies, page_id: PageId) -> Reply:
    """Open the page that a link leads to."""
    act = act_of(turn, deps)
    page = await read_guide.open_page(act, page_id)
    screen = _page(turn, deps, page)
    return await above_the_card(turn, deps, shown_guide(turn.chat_id, screen, is_anew=True))


async def show_pocket(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Send and pin the pocket message, for /pocket; sent again it is the same message."""
    act = act_of(turn, deps)
    await read_guide.take_pocket(act)
    texts = texts_of(turn, deps)
    pinned = pocket(turn.chat_id, texts, act.script.guide)
    reply = await above_the_card(turn, deps, pinned, hint(turn.chat_id, texts, "pocket.pinned"))
    return reply.then(removal(turn, message))


async def answer_typed(turn: Turn, deps: Dependencies, text: str, heard: NoCall) -> Reply:
    """Search the guide for what was typed while no call is open, and offer to begin one."""
    act = act_of(turn, deps)
    texts = texts_of(turn, deps)
    found = await read_guide.search_guide(act, text, guide_search_of(turn, deps))
    if heard.name is not None and heard.name_text is not None:
        if not found:
            return Reply(outgoing=(offer_call(turn.chat_id, texts, name=heard.name, text=heard.name_text),))
        start = _start(texts.plain("button.call_name", name=heard.name), text=heard.name_text)
    else:
        start = _start(texts.plain("button.next_call"))
    return Reply(outgoing=(shown_guide(turn.chat_id, found_pages(texts, found, start, name=heard.name), is_anew=True),))


async def answer_inline(turn: Turn, deps: Dependencies, query: InlineQuery) -> Reply:
    """List pages and phrases for a colleague who named the bot in another chat; with nothing typed, all pages."""
    act = act_of(turn, deps)
    guide, texts = read_guide.guide_for(act), texts_of(turn, deps)
    if not query.query.strip():
        return Reply(inline=inline_answer(texts, guide, [page.id for one in guide.chapters for page in guide.in_chapter(one)]))
    pages = await read_guide.search_guide(act, query.query, guide_search_of(turn, deps), MOST_FOUND[Reader.GUIDE])
    phrases = await read_guide.search_phrases(act, query.query, phrase_search_of(turn, deps), MOST_FOUND[Reader.PHRASES])
    facts = await find_facts(act, query.query, lambda field: texts.plain(f"house.field.{field}"), MOST_FACTS)
    return Reply(inline=inline_answer(texts, guide, pages, phrases, facts))


async def refuse_inline(turn: Turn) -> Reply:
    """Give a stranger nothing, after some times a day not even an answer."""
    refused = await refuse_stranger(turn.work, turn.person, turn.now)
    return Reply(inline=InlineAnswer() if refused.is_answered else None)


async def to_contents(turn: Turn, deps: Dependencies, action: GuideContents) -> Reply:
    """The contents were asked for by a button."""
    del action  # it carries nothing
    return _shown(turn, contents(texts_of(turn, deps), read_guide.guide_for(act_of(turn, deps))))


async def to_chapter(turn: Turn, deps: Dependencies, action: GuideChapter) -> Reply:
    """A chapter was picked."""
    act = act_of(turn, deps)
    chapter = await read_guide.open_chapter(act, ChapterId(action.chapter))
    return _shown(turn, chapter_page(texts_of(turn, deps), read_guide.guide_for(act), chapter))


async def to_page(turn: Turn, deps: Dependencies, action: OpenGuidePage) -> Reply:
    """A page was picked."""
    act = act_of(turn, deps)
    page = await read_guide.open_page(act, PageId(action.page))
    return _shown(turn, _page(turn, deps, page))


async def set_chat_mode(turn: Turn, deps: Dependencies, action: SetChatMode) -> Reply:
    """The button that copies the phrase is to be there, or not."""
    act = act_of(turn, deps)
    view = await card_settings.switch_chat_mode(act, action.call, on=bool(action.on))
    turn.employee = replace(act.employee, is_chat_mode=bool(action.on))
    return show_call(turn, deps, view)


def _page(turn: Turn, deps: Dependencies, page: Page) -> Screen:
    act = act_of(turn, deps)
    editable = act.employee.language if may_edit_words(act.employee) else None
    return guide_page(texts_of(turn, deps), read_guide.guide_for(act), page, editable=editable)


def _shown(turn: Turn, screen: Screen) -> Reply:
    return Reply(outgoing=(shown_guide(turn.chat_id, screen),))


def _start(label: str, *, text: int = 0) -> Button:
    return Button(label=label, action=encode(StartCall(text=text, after=0)))


TAPS: Sequence[Tap[Any]] = (
    Tap(GuideContents, to_contents),
    Tap(GuideChapter, to_chapter),
    Tap(OpenGuidePage, to_page),
    Tap(SetChatMode, set_chat_mode),
)

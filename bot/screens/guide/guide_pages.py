"""The guide's screens: contents, a chapter, a page, what was found, and the pocket message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament
from bot.domain.guide.chapters import Guide, Page
from bot.domain.ids import ChapterId, ChatId, PageId
from bot.domain.people.changes import Change
from bot.screens.action import encode
from bot.screens.guide.actions import GuideChapter, GuideContents, OpenGuidePage
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.words import Words

GUIDE_SLOT = SlotKind(name="guide", closes_on=frozenset({Change.ACCESS}))
POCKET_SLOT = SlotKind(name="pocket", closes_on=frozenset({Change.ACCESS}))
IN_ROW = 2
"""Chapters beside each other."""
ANSWERS = ((Known.YES, Known.YES), (Known.YES, Known.NO), (Known.NO, Known.YES), (Known.NO, Known.NO))
"""In the order of the pocket's tasks."""


def shown_guide(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Return a screen of the guide for its one message in the chat."""
    return Show(slot=GUIDE_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def contents(words: Words, guide: Guide) -> Screen:
    """List the chapters."""
    buttons = [
        Button(label=words.guide_chapter(chapter), action=encode(GuideChapter(chapter=chapter))) for chapter in guide.chapters
    ]
    rows = [buttons[start : start + IN_ROW] for start in range(0, len(buttons), IN_ROW)]
    html = words.template("guide_list.html", title=words.plain("guide.title"), note=words.plain("guide.ask"))
    return Screen(html=html, keyboard=rows)


def chapter_page(words: Words, guide: Guide, chapter: ChapterId) -> Screen:
    """List the pages of a chapter."""
    rows = [[_page_button(words, page.id)] for page in guide.in_chapter(chapter)]
    html = words.template("guide_list.html", title=words.guide_chapter(chapter), note="")
    return Screen(html=html, keyboard=[*rows, [_contents_button(words)]])


def guide_page(words: Words, guide: Guide, page: Page) -> Screen:
    """Show a page with its source, its neighbours and the ways back."""
    said = words.guide_page(page.id)
    html = words.template("guide_page.html", title=said.title, text=said.text, note=said.note, source=source_line(words, page))
    around = guide.neighbours(page.id)
    chapter = Button(
        label=words.plain("button.chapter", chapter=words.guide_chapter(page.chapter)),
        action=encode(GuideChapter(chapter=page.chapter)),
    )
    turning = (
        *((_turn(words, "button.previous_page", around.previous),) if around.previous else ()),
        _contents_button(words),
        *((_turn(words, "button.following_page", around.following),) if around.following else ()),
    )
    return Screen(html=html, keyboard=[[chapter], turning])


def source_line(words: Words, page: Page) -> str:
    """Name the documents a page rests on, each with the heading its first fact stands under, as the document has it."""
    named = [
        f"{words.plain(f'document.{source.document}')} ({source.headings[0]}{', …' if len(source.headings) > 1 else ''})"
        for source in page.sources
    ]
    return words.plain("guide.source", sources="; ".join(named))


def found_pages(words: Words, pages: Sequence[PageId], start: Button, *, name: str | None = None) -> Screen:
    """List what was found for a text typed while no call is open; `start` begins a call, with the name if it may be one."""
    key = "guide.nothing" if not pages else "guide.found" if name is None else "guide.found_name"
    html = words.html(key) if name is None or not pages else words.html(key, name=name)
    rows = [[_page_button(words, page)] for page in pages]
    return Screen(html=html, keyboard=[*rows, [start], [_contents_button(words)]])


def pocket(chat_id: ChatId, words: Words, guide: Guide) -> Show:
    """Return the one message that is pinned: a sentence for each type and a task for each answer, readable with no network."""
    phrases = zip(Temperament, guide.pocket_phrases, strict=True)
    tasks = zip(ANSWERS, guide.pocket_tasks, strict=True)
    html = words.template(
        "pocket.html",
        title=words.plain("pocket.title"),
        say=words.plain("pocket.say"),
        phrases=[f"{kind.icon} {words.phrase(phrase, None)}" for kind, phrase in phrases],
        do=words.plain("pocket.do"),
        tasks=[f"{_answers(words, wants, can)}: {words.task(task)}" for (wants, can), task in tasks],
    )
    return Show(slot=POCKET_SLOT.in_chat(chat_id), screen=Screen(html=html, is_pinned=True))


def _answers(words: Words, wants: Known, can: Known) -> str:
    return f"{words.plain(f'button.wants_{wants}')} {words.plain(f'button.can_{can}')}"


def _page_button(words: Words, page: PageId) -> Button:
    return Button(label=words.guide_page(page).title, action=encode(OpenGuidePage(page=page)))


def _contents_button(words: Words) -> Button:
    return Button(label=words.plain("button.guide"), action=encode(GuideContents()))


def _turn(words: Words, key: str, page: PageId) -> Button:
    return Button(label=words.plain(key), action=encode(OpenGuidePage(page=page)))

"""The guide's screens: contents, a chapter, a page, what was found, and the pocket message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament
from bot.domain.guide.chapters import Guide, Page
from bot.domain.ids import ChapterId, ChatId, LanguageCode, PageId
from bot.domain.people.changes import Change
from bot.domain.phrases.text_name import TextKind, TextName
from bot.screens.action import encode
from bot.screens.guide.actions import GuideChapter, GuideContents, OpenGuidePage
from bot.screens.page import button
from bot.screens.phrases.actions import VisitText
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts

GUIDE_SLOT = SlotKind(name="guide", closes_on=frozenset({Change.ACCESS}))
POCKET_SLOT = SlotKind(name="pocket", closes_on=frozenset({Change.ACCESS}))
OURS = "→ "
"""How a line of a page begins that the documents do not say: our own advice."""
IN_ROW = 2
"""Chapters beside each other."""
ANSWERS = ((Known.YES, Known.YES), (Known.YES, Known.NO), (Known.NO, Known.YES), (Known.NO, Known.NO))
"""In the order of the pocket's tasks."""


def shown_guide(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Return a screen of the guide for its one message in the chat."""
    return Show(slot=GUIDE_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def contents(texts: Texts, guide: Guide) -> Screen:
    """List the chapters."""
    buttons = [
        Button(label=texts.guide_chapter(chapter), action=encode(GuideChapter(chapter=chapter))) for chapter in guide.chapters
    ]
    rows = [buttons[start : start + IN_ROW] for start in range(0, len(buttons), IN_ROW)]
    html = texts.template("guide_list.html", title=texts.plain("guide.title"), note=texts.plain("guide.ask"))
    return Screen(html=html, keyboard=rows)


def chapter_page(texts: Texts, guide: Guide, chapter: ChapterId) -> Screen:
    """List the pages of a chapter."""
    rows = [[_page_button(texts, page.id)] for page in guide.in_chapter(chapter)]
    html = texts.template("guide_list.html", title=texts.guide_chapter(chapter), note="")
    return Screen(html=html, keyboard=[*rows, [_contents_button(texts)]])


def page_html(texts: Texts, page: Page, *, title: str, text: str, note: str) -> str:
    """Return a page as it is read, with its source."""
    return texts.template(
        "guide_page.html",
        title=title,
        text=text,
        note=note,
        source=source_line(texts, page),
        ours=texts.plain("guide.ours") if has_own_advice(text) else "",
    )


def guide_page(texts: Texts, guide: Guide, page: Page, *, editable: LanguageCode | None = None) -> Screen:
    """Show a page with its source, its neighbours and the ways back.

    Args:
        texts: of the reader's language.
        guide: as he may read it.
        page: one of its pages.
        editable: the language in which the reader may change its words; None where he may not.
    """
    said = texts.guide_page(page.id)
    html = page_html(texts, page, title=said.title, text=said.text, note=said.note)
    around = guide.neighbours(page.id)
    chapter = Button(
        label=texts.plain("button.chapter", chapter=texts.guide_chapter(page.chapter)),
        action=encode(GuideChapter(chapter=page.chapter)),
    )
    turning = (
        *((_turn(texts, "button.previous_page", around.previous),) if around.previous else ()),
        _contents_button(texts),
        *((_turn(texts, "button.following_page", around.following),) if around.following else ()),
    )
    name = TextName(TextKind.PAGE, page.id).code
    edit = () if editable is None else (button(texts, "button.edit", VisitText(language=editable, name=name)),)
    return Screen(html=html, keyboard=[[chapter, *edit], turning])


def page_in_call(texts: Texts, page: Page, back: Button) -> Screen:
    """Show a page in place of a card, without its sources, so that it is read at a glance; `back` leads to the card."""
    said = texts.guide_page(page.id)
    html = texts.template("guide_page.html", title=said.title, text=said.text, note=said.note, source="", ours="")
    return Screen(html=html, keyboard=[[back]])


def has_own_advice(text: str) -> bool:
    """Tell whether a page's text has a line that is marked as our own."""
    return any(line.startswith(OURS) for line in text.splitlines())


def source_line(texts: Texts, page: Page) -> str:
    """Name the documents a page rests on, each with the heading its first fact stands under, as the document has it."""
    named = [
        f"{texts.plain(f'document.{source.document}')} ({source.headings[0]}{', …' if len(source.headings) > 1 else ''})"
        for source in page.sources
    ]
    return texts.plain("guide.source", sources="; ".join(named))


def found_pages(texts: Texts, pages: Sequence[PageId], start: Button, *, name: str | None = None) -> Screen:
    """List what was found for a text typed while no call is open; `start` begins a call, with the name if it may be one."""
    key = "guide.nothing" if not pages else "guide.found" if name is None else "guide.found_name"
    html = texts.html(key) if name is None or not pages else texts.html(key, name=name)
    rows = [[_page_button(texts, page)] for page in pages]
    return Screen(html=html, keyboard=[*rows, [start], [_contents_button(texts)]])


def pocket(chat_id: ChatId, texts: Texts, guide: Guide) -> Show:
    """Return the one message that is pinned: a sentence for each type and a task for each answer, readable with no network."""
    phrases = zip(Temperament, guide.pocket_phrases, strict=True)
    tasks = zip(ANSWERS, guide.pocket_tasks, strict=True)
    html = texts.template(
        "pocket.html",
        title=texts.plain("pocket.title"),
        say=texts.plain("pocket.say"),
        phrases=[f"{kind.icon} {texts.phrase(phrase, None)}" for kind, phrase in phrases],
        do=texts.plain("pocket.do"),
        tasks=[f"{_answers(texts, wants, can)}: {texts.task(task)}" for (wants, can), task in tasks],
    )
    return Show(slot=POCKET_SLOT.in_chat(chat_id), screen=Screen(html=html, is_pinned=True))


def _answers(texts: Texts, wants: Known, can: Known) -> str:
    return f"{texts.plain(f'button.wants_{wants}')} {texts.plain(f'button.can_{can}')}"


def _page_button(texts: Texts, page: PageId) -> Button:
    return Button(label=texts.guide_page(page).title, action=encode(OpenGuidePage(page=page)))


def _contents_button(texts: Texts) -> Button:
    return Button(label=texts.plain("button.guide"), action=encode(GuideContents()))


def _turn(texts: Texts, key: str, page: PageId) -> Button:
    return Button(label=texts.plain(key), action=encode(OpenGuidePage(page=page)))

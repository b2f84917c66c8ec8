"""The lists of /words that lead to lines of the card and to pages of the guide. For phrases see `phrase_lists`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.guide.chapters import Guide, Page
from bot.domain.phrases.text_name import TextKind, TextName
from bot.screens.action import encode
from bot.screens.page import PAGE_SIZE, button, page, pager, part
from bot.screens.phrases.actions import ListChapters, ListLines, ListPages, OpenText, OpenWords
from bot.screens.phrases.phrase_lists import in_fours
from bot.screens.phrases.text_pages import manner_name, place_name
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.phrases.edit_text import TextPlace
from bot.services.phrases.list_texts import TextLine

IN_ROW = 2
CHAPTERS = 12
"""On a page, two beside each other."""


def lines_page(texts: Texts, action: ListLines, found: Sequence[TextLine]) -> Screen:
    """List the lines of the card of one kind, each with where it stands; a number opens one."""
    shown, number = part(found, action.page)
    first = number * PAGE_SIZE
    lines, numbers = [], []
    for at, one in enumerate(shown, first + 1):
        lines.append(texts.plain("words.line", number=at, about=_about(texts, one.stands), text=one.text))
        target = OpenText(language=action.language, name=one.name.code, note=0)
        numbers.append(button(texts, "words.number", target, number=at))
    rows = [
        *in_fours(numbers),
        pager(
            texts,
            number,
            has_more=first + len(shown) < len(found),
            at=lambda at: ListLines(language=action.language, kind=action.kind, page=at),
        ),
        [button(texts, "button.words_home", OpenWords(language=action.language))],
    ]
    title = f"{texts.plain(f'button.words_{action.kind}')} · {action.language.upper()}"
    return page(texts, title, lines=lines, note=texts.plain("words.pick"), keyboard=rows)


def _about(texts: Texts, stands: TextPlace) -> str:
    manner = [] if stands.manner is None else [manner_name(texts, stands.manner)]
    place = [] if stands.place is None else [place_name(texts, stands.place)]
    return " · ".join([*manner, *place]) or texts.plain("words.unused")


def chapters_page(texts: Texts, action: ListChapters, guide: Guide) -> Screen:
    """Show the chapters of the guide."""
    shown, number = part(guide.chapters, action.page, CHAPTERS)
    to = [
        Button(label=texts.guide_chapter(one), action=encode(ListPages(language=action.language, chapter=one, page=0)))
        for one in shown
    ]
    rows = [
        *(to[at : at + IN_ROW] for at in range(0, len(to), IN_ROW)),
        pager(
            texts,
            number,
            has_more=(number + 1) * CHAPTERS < len(guide.chapters),
            at=lambda at: ListChapters(language=action.language, page=at),
        ),
        [button(texts, "button.words_home", OpenWords(language=action.language))],
    ]
    title = f"{texts.plain('words.guide')} · {action.language.upper()}"
    return page(texts, title, note=texts.plain("words.ask_chapter"), keyboard=rows)


def pages_page(texts: Texts, spoken: Texts, action: ListPages, found: Sequence[Page]) -> Screen:
    """Show the pages of a chapter, as they are called in the language that is changed."""
    shown, number = part(found, action.page)
    to = [
        Button(
            label=spoken.guide_page(one.id).title,
            action=encode(OpenText(language=action.language, name=TextName(TextKind.PAGE, one.id).code, note=0)),
        )
        for one in shown
    ]
    rows = [
        *([one] for one in to),
        pager(
            texts,
            number,
            has_more=(number + 1) * PAGE_SIZE < len(found),
            at=lambda at: ListPages(language=action.language, chapter=action.chapter, page=at),
        ),
        [button(texts, "button.words_back", ListChapters(language=action.language, page=0))],
    ]
    title = f"{texts.plain('words.guide')} · {action.language.upper()}"
    return page(texts, title, note=texts.plain("words.ask_page"), keyboard=rows)

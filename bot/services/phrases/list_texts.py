"""The lists that lead an editor to a line of the card or to a page of the guide. For phrases see `list_phrases`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.guide.chapters import Guide, Page
from bot.domain.ids import ChapterId, LanguageCode
from bot.domain.phrases.edited_text import edited_texts
from bot.domain.phrases.text_name import OF_CARD, TextKind, TextName
from bot.services.act import Act
from bot.services.errors import NotFound
from bot.services.guide.read_guide import guide_for
from bot.services.phrases.edit_text import TextPlace, begin_editing, place_of
from bot.services.phrases.ports import TextJudge


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A line of the card in a list."""

    name: TextName
    stands: TextPlace
    text: str
    """What is in force."""


async def list_lines(act: Act, text_judge: TextJudge, language: LanguageCode, kind: TextKind) -> Sequence[TextLine]:
    """Return all tasks, all that is to be avoided, or all next steps, in the order of the files.

    Raises:
        NotFound: texts of that kind are no lines of the card.
    """
    await begin_editing(act)
    if kind not in OF_CARD:
        raise NotFound
    edited = {one.name: one.text for one in edited_texts(await act.work.content_edits.live()) if one.language == language}
    return [
        TextLine(name=name, stands=place_of(act, name), text=edited.get(name, text))
        for name, text in text_judge.lines(language, kind).items()
    ]


async def list_chapters(act: Act) -> Guide:
    """Return the guide as far as it is for whoever acts."""
    await begin_editing(act)
    return guide_for(act)


async def list_pages(act: Act, chapter: ChapterId) -> Sequence[Page]:
    """Return the pages of a chapter in their order.

    Raises:
        NotFound: there is none of that id, or none for whoever acts.
    """
    guide = await list_chapters(act)
    if chapter not in guide.chapters:
        raise NotFound
    return guide.in_chapter(chapter)

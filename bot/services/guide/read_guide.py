"""The use cases of the guide: open a page, search, take the pocket message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.script import Objection, Phrase
from bot.domain.guide.chapters import Guide, Page
from bot.domain.ids import ChapterId, PageId
from bot.domain.people.permissions import Deed, Whose, may
from bot.services.act import Act
from bot.services.content_ports import GuideSearch, PhraseSearch
from bot.services.errors import NotFound
from bot.services.interaction_ports import InteractionKind

OBJECTIONS = PageId("objections.how")
MOST_FOUND = 5
"""More would not be read."""


def guide_for(act: Act) -> Guide:
    """Return the guide without what is not for whoever acts: he cannot list, find or open it."""
    return act.script.guide.for_reader(supervises=may(act.employee.role, Deed.READ_HIRING, Whose.OWN_TEAM))


async def open_page(act: Act, page_id: PageId) -> Page:
    """Read a page; a retired one still opens, because links lead to it.

    Raises:
        NotFound: there never was such a page, or it is not for whoever acts.
    """
    page = guide_for(act).page(page_id)
    if page is None:
        raise NotFound
    await act.log(InteractionKind.GUIDE_OPENED, page=page_id)
    return page


async def open_objection(act: Act, objection: Objection) -> Page:
    """Read what the guide says of an objection; of one that has no page of its own, how objections are answered.

    Raises:
        NotFound: the guide says nothing of objections.
    """
    guide = guide_for(act)
    own = PageId(f"objections.{objection}")
    return await open_page(act, own if guide.page(own) is not None else OBJECTIONS)


async def open_chapter(act: Act, chapter: ChapterId) -> ChapterId:
    """Look into a chapter.

    Raises:
        NotFound: there is none of that id any more, or none for whoever acts.
    """
    if chapter not in guide_for(act).chapters:
        raise NotFound
    return chapter


async def search_guide(act: Act, text: str, search: GuideSearch, most: int = MOST_FOUND) -> Sequence[PageId]:
    """Find pages for what was typed; the words themselves are kept nowhere."""
    pages = guide_for(act).pages
    hidden = len(act.script.guide.pages) - len(pages)
    found = [page for page in search.find(text, act.employee.language, most + hidden) if page in pages][:most]
    await act.log(InteractionKind.GUIDE_SEARCHED, found=str(len(found)), best=found[0] if found else "")
    return found


async def search_phrases(act: Act, text: str, search: PhraseSearch, most: int) -> Sequence[Phrase]:
    """Find phrases of the script for what was typed."""
    found = (act.script.phrase(one) for one in search.find(text, act.employee.language, most))
    return [phrase for phrase in found if phrase is not None]


async def take_pocket(act: Act) -> None:
    """Note that the pocket message was asked for."""
    await act.log(InteractionKind.POCKET_TAKEN)

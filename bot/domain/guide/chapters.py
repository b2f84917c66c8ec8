"""The guide as structure: chapters, pages, and what each page rests on.

Page ids are never deleted, only retired, because links lead to them: a retired page still opens, yet stands in no chapter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.ids import ChapterId, PageId, PhraseId, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where in the documents a page's facts stand: a document, "000" to "004", and its headings, as the document has them."""

    document: str
    headings: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the guide."""

    id: PageId
    chapter: ChapterId
    sources: Sequence[Source]
    is_claim: bool = False
    """The documents say so, and today it is contested, would be unfair to act on, or needs care by law."""
    retired: bool = False
    is_for_supervisors: bool = False
    """Of no use, and of some harm, to those who are hired: how people are chosen and paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The pages before and after one, across chapters; None at the ends of the guide."""

    previous: PageId | None
    following: PageId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """All chapters and pages in their order. Invariant: every page's chapter exists, every chapter has a page."""

    chapters: Sequence[ChapterId] = ()
    pages: Mapping[PageId, Page] = field(default_factory=dict)
    """In the order in which they are read; retired ones among them."""
    pocket_phrases: Sequence[PhraseId] = ()
    """A sentence for each temperament."""
    pocket_tasks: Sequence[TaskId] = ()
    """A task for each of the four answers to «wants?» and «can?»."""

    def for_reader(self, *, supervises: bool) -> Guide:
        """The guide as somebody reads it: to whoever looks after nobody, supervisors' pages do not exist, nor their chapters."""
        if supervises:
            return self
        pages = {page_id: page for page_id, page in self.pages.items() if not page.is_for_supervisors}
        left = {page.chapter for page in pages.values() if not page.retired}
        return replace(self, chapters=tuple(chapter for chapter in self.chapters if chapter in left), pages=pages)

    def page(self, page_id: PageId) -> Page | None:
        """The page of that id, retired ones included; None when there never was one."""
        return self.pages.get(page_id)

    def in_chapter(self, chapter: ChapterId) -> Sequence[Page]:
        """The pages of a chapter that are in use, in order; none for an unknown chapter."""
        return [page for page in self._in_use() if page.chapter == chapter]

    def neighbours(self, page_id: PageId) -> Neighbours:
        """What stands before and after a page; a retired page stands nowhere."""
        order = [page.id for page in self._in_use()]
        if page_id not in order:
            return Neighbours(previous=None, following=None)
        place = order.index(page_id)
        return Neighbours(
            previous=order[place - 1] if place else None,
            following=order[place + 1] if place + 1 < len(order) else None,
        )

    def _in_use(self) -> Sequence[Page]:
        """Pages in the order of the chapters, whatever the order in which they are kept."""
        rank = {chapter: place for place, chapter in enumerate(self.chapters)}
        return sorted((page for page in self.pages.values() if not page.retired), key=lambda page: rank[page.chapter])


LINK = "g_"
"""What a deep link's parameter begins with when it leads to a page. Telegram allows no dots there, and an id has some."""


def linked_page(parameter: str) -> PageId | None:
    """Return the page that a deep link's parameter names; None when it is no link to a page."""
    if not parameter.startswith(LINK):
        return None
    return PageId(parameter.removeprefix(LINK).replace("-", "."))

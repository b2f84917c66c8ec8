"""The guide's order, its neighbours and its links."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.domain.guide.chapters import Guide, Neighbours, Page, linked_page
from bot.domain.ids import ChapterId, PageId


def _page(page_id: str, *, retired: bool = False) -> Page:
    return Page(id=PageId(page_id), chapter=ChapterId(page_id.partition(".")[0]), sources=(), retired=retired)


@pytest.fixture
def guide() -> Guide:
    """Two chapters; the pages are kept in another order than they are read, and one is retired."""
    pages = [_page("speech.name"), _page("types.bold"), _page("types.old", retired=True), _page("types.calm")]
    return Guide(chapters=(ChapterId("types"), ChapterId("speech")), pages={page.id: page for page in pages})


def test_a_chapter_has_its_pages_in_use(guide: Guide) -> None:
    """A retired page stands in no chapter, and an unknown chapter has none."""
    assert [page.id for page in guide.in_chapter(ChapterId("types"))] == ["types.bold", "types.calm"]
    assert guide.in_chapter(ChapterId("gone")) == []


def test_to_whoever_looks_after_nobody_pages_for_supervisors_do_not_exist() -> None:
    """Neither the page, nor its place among the others, nor a chapter that has nothing else."""
    pages = [_page("types.bold"), _page("speech.name"), _page("hiring.pay")]
    pages[1] = replace(pages[1], is_for_supervisors=True)
    pages[2] = replace(pages[2], is_for_supervisors=True)
    pages.append(_page("speech.but"))
    names = (ChapterId("types"), ChapterId("speech"), ChapterId("hiring"))
    whole = Guide(chapters=names, pages={page.id: page for page in pages})
    assert whole.for_reader(supervises=True) == whole
    read = whole.for_reader(supervises=False)
    assert read.chapters == ("types", "speech")
    assert list(read.pages) == ["types.bold", "speech.but"]
    assert read.page(PageId("hiring.pay")) is None
    assert read.neighbours(PageId("types.bold")).following == PageId("speech.but")


def test_pages_follow_each_other_across_chapters(guide: Guide) -> None:
    """The order is that of the chapters; the guide has two ends."""
    assert guide.neighbours(PageId("types.bold")) == Neighbours(previous=None, following=PageId("types.calm"))
    assert guide.neighbours(PageId("types.calm")) == Neighbours(previous=PageId("types.bold"), following=PageId("speech.name"))
    assert guide.neighbours(PageId("speech.name")) == Neighbours(previous=PageId("types.calm"), following=None)


def test_a_retired_page_opens_and_has_no_neighbours(guide: Guide) -> None:
    """Links lead to it for ever."""
    assert guide.page(PageId("types.old")) is not None
    assert guide.page(PageId("types.never")) is None
    assert guide.neighbours(PageId("types.old")) == Neighbours(previous=None, following=None)


@pytest.mark.parametrize("page", ["types.bold", "key.level_2", "a" * 28])
def test_a_link_leads_back_to_its_page(page: str) -> None:
    """What stands behind ?start= has Telegram's letters only, and names the page."""
    parameter = "g_" + page.replace(".", "-")
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", parameter)
    assert linked_page(parameter) == page


def test_another_parameter_is_no_link() -> None:
    """Codes of owners and invitations are left alone."""
    assert linked_page("owner-code") is None
    assert linked_page("") is None

"""How well people find pages of the guide by its words, by queries written before the search was tuned.

What is meant is searched beside, see `test_meaning_search`; this is the floor.
Odd lines of a language's queries served for tuning, even ones are what is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.app.guide_search import guide_texts
from bot.content.library import Library
from bot.domain.ids import LanguageCode, PageId
from bot.recognition.text_index import SearchedText, plain
from bot.recognition.text_search import LemmaSearch
from bot.recognition.typed_otherwise import readings

QUERIES = Path(__file__).with_name("guide_queries")
TOP = 3
LEAST_HITS = 0.9
LEAST_QUERIES = 60
LANGUAGES = sorted(file.stem for file in QUERIES.glob("*.yaml"))
RU = LanguageCode("ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What somebody types, and the pages any of which he would be content with."""

    ask: str
    pages: list[str]


@cache
def _queries(language: str) -> list[Query]:
    return [Query(**one) for one in YAML(typ="safe").load((QUERIES / f"{language}.yaml").read_text("utf-8"))]


@pytest.fixture(scope="module")
def search(library: Library) -> LemmaSearch[PageId]:
    """A search over the product's own guide."""

    def texts(language: LanguageCode) -> tuple[str, Iterable[SearchedText[PageId]]]:
        return library.script.version, guide_texts(library.script.guide, library.texts(language))

    return LemmaSearch(texts)


def _pages(*said: tuple[str, str]) -> list[SearchedText[PageId]]:
    return [
        SearchedText(id=PageId(f"p{number}"), chapter="", title=title, text=text, ask=())
        for number, (title, text) in enumerate(said, 1)
    ]


def test_every_language_of_the_content_is_asked(library: Library) -> None:
    """Whoever adds a language adds what people ask in it."""
    assert sorted(library.languages) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_of_ten_queries_find_their_page_in_the_top_three(
    search: LemmaSearch[PageId], library: Library, language: str
) -> None:
    """Word forms, slips, synonyms, Latin typing, the wrong layout: all of them are in the list."""
    queries = _queries(language)
    assert len(queries) >= LEAST_QUERIES
    known = library.script.guide.pages
    assert [page for query in queries for page in query.pages if PageId(page) not in known] == []
    judged = queries[1::2]
    missed = [one.ask for one in judged if not {*search.find(one.ask, LanguageCode(language), TOP)} & {*map(PageId, one.pages)}]
    assert 1 - len(missed) / len(judged) >= LEAST_HITS, missed


def test_what_the_guide_does_not_have_is_not_found(search: LemmaSearch[PageId]) -> None:
    """A hand on the keyboard finds nothing, rather than anything."""
    for nonsense in ("абракадабра", "ыыыъъ щщщ", "qqqq wwww", "🙂", "", "12345"):
        assert search.find(nonsense, RU, TOP) == []


def test_every_page_is_found_by_its_title(search: LemmaSearch[PageId], library: Library) -> None:
    """Whoever types a title gets that page among the first."""
    texts = library.texts(RU)
    lost = [page for page in library.script.guide.pages if page not in search.find(texts.guide_page(page).title, RU, TOP)]
    assert lost == []


def test_changed_content_is_found_at_once() -> None:
    """A new version of the content is read when somebody next searches."""
    content = [("1", _pages(("Скидка", "текст")))]
    search = LemmaSearch(lambda language: content[-1])
    assert search.find("скидки", RU, TOP) == ["p1"]
    content.append(("2", _pages(("Отсрочка", "текст"))))
    assert search.find("скидки", RU, TOP) == []
    assert search.find("отсрочку", RU, TOP) == ["p1"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("[jkthbr", "холерик"),
        ("holerik", "холерик"),
        ("zhaloba", "жалоба"),
        ("obyazannosti", "обязанности"),
        ("crblrf", "скидка"),
    ],
)
def test_russian_typed_otherwise_is_read(typed: str, meant: str) -> None:
    """With the English layout, and in Latin letters."""
    assert meant in readings(typed, "ru")


def test_latin_words_typed_with_the_russian_layout_are_read() -> None:
    """A Finn or a Romanian may have left the Russian layout on."""
    assert "discount" in readings("вшысщгте", "en")


def test_accents_do_not_matter() -> None:
    """A phone without them finds the same; «й» is a letter of its own."""
    assert (plain("preț"), plain("hyvä"), plain("свой")) == ("pret", "hyva", "свой")

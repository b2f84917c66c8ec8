"""What a text says is told by words in all their forms, in the languages that the dictionaries know."""

from __future__ import annotations

import pytest

from bot.app.sayings import sayings_by_lemmas
from bot.content.library import Library
from bot.content.said import unsaid
from bot.domain.ids import LanguageCode, PageId
from tests.content.corpus_reader import plain_sayings

OF = sayings_by_lemmas()


@pytest.mark.parametrize(
    ("language", "text", "anchor"),
    [
        ("ru", "О ценах не спорят.", "цена"),
        ("ru", "• Он ещё раз всё обдумает", "обдумать"),
        ("ru", "Слушайте не перебивая.", "не перебивать"),
        ("ru", "Доля слов: 7 %.", "7"),
        ("en", "They don’t mind prices.", "price"),
        ("en", "Be the first to show what’s new", "show new"),
        ("ro", "Prețul nu îi interesează.", "preț"),
        ("ro", "Preţul nu îi interesează.", "pret"),
        ("fi", "Kysy asiakkaalta, mitä hän tarvitsee.", "asiakas"),
        ("fi", "Kokonaishinnasta sovitaan lopussa.", "hinta"),
        ("fi", "Hintaneuvottelu alkaa myohemmin.", "myöhemmin"),
        ("fi", "Sovimme tarjouksestanne huomenna.", "tarjous"),
    ],
)
def test_a_word_is_said_in_any_of_its_forms(language: str, text: str, anchor: str) -> None:
    """Also as the last part of a compound, with what is written onto its end, and without the marks on its letters."""
    assert OF(language).says([text], [anchor])
    assert not OF(language).says(["Kiitos. Mulțumesc. Thanks. Спасибо."], [anchor])


@pytest.mark.parametrize(("text", "anchor"), [("Listen to the client.", "list"), ("It is a priceless gift.", "prices gone")])
def test_a_word_that_only_looks_alike_is_not_said(text: str, anchor: str) -> None:
    """A short word is looked for whole, and of a phrase every word must stand there."""
    assert not OF("en").says([text], [anchor])


def test_the_words_of_an_anchor_stand_in_one_sentence() -> None:
    """In any order, and not the one here and the other there; any one of several anchors is enough."""
    sayings = plain_sayings("en")
    assert sayings.says(["The first deal is small."], ["deal first"])
    assert not sayings.says(["The first comes. A deal follows."], ["first deal"])
    assert not sayings.says(["The first\n• deal"], ["first deal"])
    assert sayings.says(["The first\n• deal"], ["first deal", "deal"])


def test_a_placeholder_says_nothing() -> None:
    """What stands in for a line of the house sheet is no word of the sentence."""
    assert not plain_sayings("en").says(["{{ address }}here it is: {{ offer.proof }}"], ["proof", "address"])


def test_the_library_knows_what_an_edited_page_must_say(library: Library) -> None:
    """So a page that is edited in the bot can be held against the facts that it names, in each language."""
    for language in library.languages:
        named = library.must_say(language, PageId("types.choleric_talk"))
        assert "fact-017" in named
        assert "fact-017" in unsaid(named, ["Title", "Something else."], plain_sayings(language))
    assert library.must_say(LanguageCode("ru"), PageId("nowhere")) == {}

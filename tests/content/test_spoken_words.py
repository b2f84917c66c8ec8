"""Words that a seller does not say, and what he says instead."""

from __future__ import annotations

import pytest

from bot.content.read.language import Forbidden, Speech
from bot.content.read.text import Text
from bot.content.spoken_words import forbidden_in, repaired


def _rule(*words: str, replace: str | None = None) -> Forbidden:
    return Forbidden(words=[Text(value=word, line=1) for word in words], instead="иначе", replace=replace)


SPEECH = Speech(forbidden=[_rule("но", replace="однако"), _rule("вы должны", replace="предлагаю вам"), _rule("стопроцент*")])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Согласны, но дорого?", ["но"]),
        ("Но ведь это дорого.", ["но"]),
        ("Снова посмотрим?", []),
        ("Вы сказали «хочу, но дорого». Верно?", []),
        ("Вы  ДОЛЖНЫ решить.", ["вы должны"]),
        ("Spuneți „vreau, но scump”, но de ce?", ["но"]),
        ("Spuneți „vreau, но scump”?", []),
        ("Sanoitte ”haluan, но kallis”, eikö niin?", []),
        ("Sanoitte ”haluan”, но ”kallis”?", ["но"]),
        ("You said “yes, но dear”?", []),
        ("You said ‘don’t, но dear’?", []),
        ("It’s dear, но you’re right?", ["но"]),
        ("Стопроцёнтная гарантия, но вы должны решить.", ["но", "вы должны", "стопроцент*"]),
    ],
)
def test_words_are_found_whole_and_outside_quotation_marks(text: str, words: list[str]) -> None:
    """Case, ё and the space between two words do not matter; the client's quoted words are his own."""
    assert [word for word, _ in forbidden_in(text, SPEECH)] == words


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Согласны, но дорого?", "Согласны, однако дорого?"),
        ("Но ведь это дорого, но хорошо.", "Однако ведь это дорого, однако хорошо."),
        ("Вы должны решить сегодня.", "Предлагаю вам решить сегодня."),
        ("Вы сказали «хочу, но дорого», но берёте?", "Вы сказали «хочу, но дорого», однако берёте?"),
        ("{{ address }}вы должны решить.", "{{ address }}предлагаю вам решить."),
        ("Стопроцентная гарантия.", "Стопроцентная гарантия."),
        ("İ, но ё.", "İ, однако ё."),
    ],
)
def test_a_repair_replaces_the_word_and_nothing_else(text: str, better: str) -> None:
    """What has no plain replacement stays for the person to rewrite."""
    assert repaired(text, SPEECH) == better
    assert repaired(better, SPEECH) == better

"""What typed answers are judged by, made of content that passed every gate."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content.read.language import Language, Speech
from bot.content.read.text import Text
from bot.domain.training.answers.words import AnswerWords, SpeechRule


def answer_words_of(language: Language) -> AnswerWords:
    """Return the words of one language by which answers are judged."""
    written = language.manner
    return AnswerWords(
        **{name: _plain(texts) for name, texts in written.lists.items()},
        same=tuple(map(_plain, written.same)),
        asks={kind: _plain(texts) for kind, texts in written.asks.items()},
        choleric_words=written.choleric_words,
    )


def speech_rules_of(speech: Speech) -> Sequence[SpeechRule]:
    """Return the speech rules of one language as answers are held against them."""
    return tuple(SpeechRule(words=_plain(rule.words), instead=rule.replace or rule.instead) for rule in speech.forbidden)


def _plain(texts: Sequence[Text]) -> tuple[str, ...]:
    return tuple(text.value for text in texts)

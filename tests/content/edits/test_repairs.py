"""The repair that is proposed to an editor, tried on the product's own phrases in every language."""

from __future__ import annotations

from itertools import cycle

import pytest

from bot.content.edits.text_judge import LibraryJudge
from bot.content.library import Library, LoadedScripts
from bot.domain.ids import LanguageCode
from bot.domain.phrases.text_name import phrase_named


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
def test_what_is_spoilt_is_mended_whole_or_no_repair_is_proposed(library: Library, language: str) -> None:
    """A forbidden word in front, no sign at the end, spaces before signs: each proposal can be published as it is."""
    spoken = LanguageCode(language)
    texts, speech = library.texts(spoken), library.speech(spoken)
    text_judge = LibraryJudge(lambda: library, LoadedScripts(library), lambda _: None)
    forbidden = cycle([word.value for rule in speech.forbidden if rule.replace for word in rule.words] or ["—"])
    proposed = 0
    for number, (phrase, word) in enumerate(zip(library.script.phrases[::6], forbidden, strict=False)):
        source = texts.phrase_template(phrase.id).source
        spoilt = (source.rstrip(".?!"), source.replace(",", " ,") + "  ", f"{word.replace('*', '')} {source}")[number % 3]
        mended = text_judge.judge(spoken, phrase_named(phrase.id), spoilt, "Anna").mended
        if mended is not None:
            proposed += 1
            assert text_judge.judge(spoken, phrase_named(phrase.id), mended, "Anna").may_be_published, mended
    assert proposed

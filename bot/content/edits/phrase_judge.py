"""The phrase judge over the content in force: judges, renders and finds phrases.

It implements the port `bot.services.phrases.ports.PhraseJudge`. The rules are loaded when the first text is judged: a bot in
which nobody edits needs none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.content.edits.edit_files import as_export
from bot.content.edits.overlay import original_text
from bot.content.library import Library, LoadedScripts
from bot.domain.clients.form_of_address import form_of_address
from bot.domain.folding import fold
from bot.domain.ids import LanguageCode, PhraseId
from bot.domain.phrases.edited_phrase import EditedPhrase
from bot.services.phrases.ports import Judgement, WordsFinding

SHORTEST_STEM = 3
ENDING = 2
"""Letters that the end of a word may differ by, so that another form of it is found."""


class LibraryJudge:
    """A judge. `base` gives the files' library, `scripts` has the one in force, and `put` is told of new edits."""

    def __init__(
        self, base: Callable[[], Library], scripts: LoadedScripts, put: Callable[[Sequence[EditedPhrase]], None]
    ) -> None:
        """Keep where to ask; nothing is read."""
        self._base = base
        self._scripts = scripts
        self._put = put

    def original(self, language: LanguageCode, phrase_id: PhraseId) -> str | None:
        """Return a phrase's text as the files have it."""
        return original_text(self._base(), language, phrase_id)

    def current(self, language: LanguageCode, phrase_id: PhraseId) -> str | None:
        """Return a phrase's text as it is said now."""
        return original_text(self._scripts.library, language, phrase_id)

    def judge(self, language: LanguageCode, phrase_id: PhraseId, text: str, name: str) -> Judgement:
        """Hold a text against every rule that one phrase can break."""
        from bot.content.edits.phrase_gate import judge_phrase, mended  # noqa: PLC0415  # see above

        library = self._scripts.library
        phrase = library.script.phrase(phrase_id)
        if phrase is None:
            raise LookupError(phrase_id)
        judged = judge_phrase(library, language, phrase, text)
        better = mended(library, language, text) if judged.findings else text
        is_remedy = better != text and not judge_phrase(library, language, phrase, better).findings
        return Judgement(
            findings=[
                WordsFinding(rule=one.rule, problem=one.problem, message=one.message, facts=dict(one.facts))
                for one in judged.findings
            ],
            with_name=judged.said(form_of_address(name, language)),
            without_name=judged.said(None),
            mended=better if is_remedy else None,
        )

    def has_address(self, text: str) -> bool:
        """Tell whether a text begins with the form of address."""
        from bot.content.edits.phrase_gate import has_address  # noqa: PLC0415  # see above

        return has_address(text)

    def with_address(self, language: LanguageCode, text: str, *, is_on: bool) -> str:
        """Return a text with the form of address at its beginning, or without."""
        from bot.content.edits.phrase_gate import with_address  # noqa: PLC0415  # see above

        return with_address(self._scripts.library, language, text, is_on=is_on)

    def find(self, language: LanguageCode, text: str, most: int) -> Sequence[PhraseId]:
        """Return phrases in use that say every one of these words in some form, those with the exact words first."""
        library = self._scripts.library
        asked = _plain(text).split()
        if not asked or language not in library.languages:
            return []
        stems = [word[: max(SHORTEST_STEM, len(word) - ENDING)] for word in asked]
        texts = library.texts(language)
        ranked = []
        for phrase in library.script.phrases:
            said = _plain(texts.phrase(phrase.id, None))
            if not phrase.retired and all(stem in said for stem in stems):
                ranked.append((-sum(word in said for word in asked), phrase.id))
        return [phrase_id for _, phrase_id in sorted(ranked, key=lambda one: one[0])][:most]

    def as_file(self, language: LanguageCode, edited: Sequence[EditedPhrase]) -> str:
        """Return the edits of a language as YAML, ready to be put into its `phrases.yaml`."""
        return as_export(language, edited)

    def put(self, edited: Sequence[EditedPhrase]) -> None:
        """Let these edits be in force in this process from now on, and no others."""
        self._put(edited)


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())

"""The judge of texts over the content in force: judges and renders what editors write, and finds phrases.

It implements the port `bot.services.phrases.ports.TextJudge`. The rules are loaded when the first text is judged: a bot in
which nobody edits needs none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.content.edits.edit_files import as_exports
from bot.content.edits.overlay import original_text
from bot.content.library import Library, LoadedScripts
from bot.content.library_texts import LanguageTexts, parts_of, with_part
from bot.domain.calls.script import Phrase
from bot.domain.calls.temperament import Manner
from bot.domain.clients.form_of_address import form_of_address
from bot.domain.folding import fold
from bot.domain.ids import LanguageCode, PageId, PhraseId
from bot.domain.phrases.edited_text import EditedText
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName
from bot.services.phrases.ports import Judgement, WordsFinding

SHORTEST_STEM = 3
ENDING = 2
"""Letters that the end of a word may differ by, so that another form of it is found."""


class LibraryJudge:
    """A judge. `base` gives the files' library, `scripts` has the one in force, and `put` is told of new edits."""

    def __init__(self, base: Callable[[], Library], scripts: LoadedScripts, put: Callable[[Sequence[EditedText]], None]) -> None:
        """Keep where to ask; nothing is read."""
        self._base = base
        self._scripts = scripts
        self._put = put

    def original(self, language: LanguageCode, name: TextName) -> str | None:
        """Return a text as the files have it."""
        return original_text(self._base(), language, name)

    def current(self, language: LanguageCode, name: TextName) -> str | None:
        """Return a text as it is said now."""
        return original_text(self._scripts.library, language, name)

    def judge(self, language: LanguageCode, name: TextName, text: str, client: str) -> Judgement:
        """Hold a text against every rule that it can break."""
        from bot.content.edits.text_gate import differing, judge_text, mended  # noqa: PLC0415  # see above

        library = self._scripts.library
        judged = judge_text(library, language, name, text)
        better = mended(library, language, name, text) if judged.findings else text
        is_remedy = better != text and not judge_text(library, language, name, better).findings
        texts = library.texts(language)
        return Judgement(
            findings=[
                WordsFinding(rule=one.rule, problem=one.problem, message=one.message, facts=dict(one.facts))
                for one in judged.findings
            ],
            with_name=judged.said(form_of_address(client, language)),
            without_name=judged.said(None),
            card=self._card(texts, name, text, form_of_address(client, language)),
            page=parts_of(with_part(texts.guide_page(PageId(name.id)), name.kind, text)) if name.kind in OF_PAGE else {},
            differs_from=differing(library, language, name, text),
            mended=better if is_remedy else None,
        )

    def _card(self, texts: LanguageTexts, name: TextName, text: str, client: str | None) -> Sequence[str]:
        """Return the lines of a card, or of a finished one, in which a line would stand."""
        if name.kind is TextKind.NEXT_STEP:
            return (texts.plain("finished.next", step=text),)
        if name.kind not in (TextKind.TASK, TextKind.AVOID):
            return ()
        shown = next((one for one in self._scripts.library.script.phrases if _stands_with(one, name)), None)
        if shown is None:
            return (texts.plain(f"card.{name.kind}", **{name.kind: text}),)
        lines = {TextKind.TASK: texts.task(shown.task_id), TextKind.AVOID: texts.avoid(shown.manner), name.kind: text}
        return (
            texts.plain("card.sentence", sentence=texts.phrase(shown.id, client).removesuffix(".")),
            *(texts.plain(f"card.{kind}", **{kind: lines[kind]}) for kind in (TextKind.TASK, TextKind.AVOID)),
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

    def lines(self, language: LanguageCode, kind: TextKind) -> Mapping[TextName, str]:
        """Return the lines of a card of one kind, as the files have them, in their order."""
        base = self._base()
        if language not in base.languages:
            return {}
        return {TextName(kind, line): said for line, said in base.texts(language).lines(kind).items()}

    def as_files(self, edited: Sequence[EditedText]) -> Mapping[str, str]:
        """Return edits as YAML, by the file of the content into whose lines they can be put."""
        return as_exports(edited)

    def put(self, edited: Sequence[EditedText]) -> None:
        """Let these edits be in force in this process from now on, and no others."""
        self._put(edited)


def _stands_with(phrase: Phrase, name: TextName) -> bool:
    """Tell whether a line stands on the card of a phrase that is in use everywhere."""
    is_there = phrase.task_id == name.id if name.kind is TextKind.TASK else phrase.manner is Manner(name.id)
    return is_there and not phrase.retired and phrase.says is None


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())

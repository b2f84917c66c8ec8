"""What the guide is searched by: its pages' words, and the lines whose meaning is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bot.content.library import Library, LoadedScripts
from bot.domain.calls.script import Question
from bot.domain.guide.chapters import Guide
from bot.domain.ids import LanguageCode, PageId
from bot.recognition.meaning_search import MeaningSearch
from bot.recognition.meant_lines import Kind, MeantLine, lines_of, with_unmarked
from bot.recognition.text_index import SearchedText
from bot.recognition.text_search import LemmaSearch
from bot.screens.texts import Texts


def guide_search_over(scripts: LoadedScripts, kept: Path | None) -> MeaningSearch[PageId]:
    """Return a search over the guide in force; it reads a language's pages when it is first asked, and again when they change."""

    def texts(language: LanguageCode) -> tuple[str, Iterable[SearchedText[PageId]]]:
        library = scripts.library
        return library.guide_version, guide_texts(library.script.guide, library.texts(language))

    def lines() -> tuple[str, Callable[[], Mapping[LanguageCode, Sequence[MeantLine[PageId]]]]]:
        library = scripts.library
        return library.guide_version, lambda: guide_lines(library)

    return MeaningSearch(LemmaSearch(texts, kept), lines, kept)


def guide_texts(guide: Guide, texts: Texts) -> Iterator[SearchedText[PageId]]:
    """Give the pages in use, with their words."""
    for chapter in guide.chapters:
        for page in guide.in_chapter(chapter):
            said = texts.guide_page(page.id)
            yield SearchedText(id=page.id, chapter=texts.guide_chapter(chapter), title=said.title, text=said.text, ask=said.ask)


def guide_lines(library: Library) -> Mapping[LanguageCode, Sequence[MeantLine[PageId]]]:
    """Return the lines of each language: those of the pages, and what clients do by which a type is known."""
    script = library.script
    found: dict[LanguageCode, Sequence[MeantLine[PageId]]] = {}
    for language in library.languages:
        texts = library.texts(language)
        pages = [line for page in guide_texts(script.guide, texts) for line in lines_of(page)]
        found[language] = list(with_unmarked([*pages, *_cues(script.questions, script.guide, texts)]))
    return found


def _cues(questions: Iterable[Question], guide: Guide, texts: Texts) -> Iterator[MeantLine[PageId]]:
    for question in questions:
        for option in question.options if not question.retired else ():
            kind = option.temperament.value
            named = (guide.page(PageId(f"types.{kind}_talk")), guide.page(PageId(f"types.{kind}")))
            pages = tuple(page.id for page in named if page is not None and not page.retired)
            if pages:
                yield MeantLine(text=texts.heard(question.id, option.id), ids=pages, kind=Kind.SHOWN)

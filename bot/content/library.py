"""The library: content that passed every gate, ready to be asked.

Everything is read, judged and compiled by `load`; afterwards nothing touches a file and nothing is compiled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.content.common_words import common_words
from bot.content.findings import Finding, Findings
from bot.content.library_answers import answer_words_of, speech_rules_of
from bot.content.library_script import script_of
from bot.content.library_texts import LanguageTexts
from bot.content.plain_values import Sealed, seal
from bot.content.read.language import Language, Speech
from bot.content.read.written import Content, Expected
from bot.content.render.templates import Template
from bot.domain.calls.reweigh import reweigh
from bot.domain.calls.script import Script
from bot.domain.house.sheet import Sheets, sheets_of
from bot.domain.ids import DrillId, LanguageCode, PageId, TeamId
from bot.domain.phrases.edited_weights import Strengths
from bot.domain.phrases.text_name import TextName
from bot.domain.training.answers.words import AnswerWords, SpeechRule
from bot.domain.training.cards import cards_of
from bot.domain.training.day_plan import Card
from bot.domain.training.drills import DrillBook, RecogniseDrill
from bot.domain.training.examples import drills_of_examples
from bot.domain.training.question import teaching_order
from bot.domain.training.quiz_book import QuizBook
from bot.domain.training.stages import Program


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """One version of the content, whole and checked."""

    script: Script
    languages: Sequence[LanguageCode]
    """Codes that have words, in alphabetical order."""
    default_language: LanguageCode
    files_version: str
    """Hash of the files alone; the script's own version also counts what was edited in the bot."""
    guide_version: str
    """Hash of the files, and of the pages of the guide that were edited in the bot."""
    program: Program
    """The stages of training."""
    _words: Mapping[LanguageCode, LanguageTexts]
    _examples: Mapping[LanguageCode, Mapping[str, Sequence[str]]]
    _common_words: Mapping[LanguageCode, frozenset[str]]
    _speech: Mapping[LanguageCode, Speech]
    _drills: Mapping[LanguageCode, Sealed]
    """Few train at any time, so they are made when they are asked for."""
    _lines: Mapping[LanguageCode, Sealed]
    """What decides in lines of the examples, by line; made likewise."""
    _answer_words: Mapping[LanguageCode, AnswerWords]
    _quiz: Mapping[LanguageCode, Sealed]
    _must_say: Mapping[LanguageCode, Sealed]
    """What each page of the guide has to say; few edit one."""

    def texts(self, language: LanguageCode) -> LanguageTexts:
        """Return the words of a language, also of a regional one as `en-GB`; those of the default language for any other."""
        return self._words.get(language) or self._words.get(main_part(language)) or self._words[self.default_language]

    def examples(self, language: LanguageCode) -> Mapping[str, Sequence[str]]:
        """Return what clients say in a language, by label, for the recogniser; falls back as `texts` does."""
        return self._examples.get(language) or self._examples.get(main_part(language)) or self._examples[self.default_language]

    def common_words(self, language: LanguageCode) -> frozenset[str]:
        """Return the words of clients' sentences that are no names, as `plain` gives them; falls back as `texts` does."""
        of = self._common_words
        return of.get(language) or of.get(main_part(language)) or of[self.default_language]

    def drills(self, language: LanguageCode) -> DrillBook:
        """Return the drills in the words of a language, made anew in some milliseconds; falls back as `texts` does."""
        of = self._drills
        book: DrillBook = (of.get(language) or of.get(main_part(language)) or of[self.default_language]).opened()
        return book

    def quiz(self, language: LanguageCode) -> QuizBook:
        """Return the product quiz and the role game in the words of a language, made anew; falls back as `texts` does."""
        of = self._quiz
        book: QuizBook = (of.get(language) or of.get(main_part(language)) or of[self.default_language]).opened()
        return book

    def example_drills(self, language: LanguageCode) -> Mapping[DrillId, RecogniseDrill]:
        """Return the lines of the examples that are drills as they are; falls back as `texts` does.

        See `bot.domain.training.examples` for which they are. They are made anew, in some milliseconds.
        """
        of = self._lines
        decides: Mapping[str, str] = (of.get(language) or of.get(main_part(language)) or of[self.default_language]).opened()
        return drills_of_examples(self.examples(language), decides)

    def speech(self, language: LanguageCode) -> Speech:
        """Return the speech rules of a language that the content has."""
        return self._speech[language]

    def answer_words(self, language: LanguageCode) -> AnswerWords:
        """Return the words by which typed answers are judged, of a language that the content has."""
        return self._answer_words[language]

    def answer_speech(self, language: LanguageCode) -> Sequence[SpeechRule]:
        """Return the speech rules of a language as typed answers are held against them."""
        return speech_rules_of(self._speech[language])

    def must_say(self, language: LanguageCode, page_id: PageId) -> Mapping[str, Sequence[str]]:
        """Return the facts that a page's words in a language of the content must say, each with its anchors.

        Whether they do is told by `bot.content.said.unsaid`.
        """
        pages: Mapping[str, Mapping[str, Sequence[str]]] = self._must_say[language].opened()
        return pages.get(page_id, {})

    def with_texts(
        self, script: Script, guide_version: str, changed: Mapping[LanguageCode, Mapping[TextName, Template | str]]
    ) -> Library:
        """Return the same library in which some texts, which have passed, say something else, and a script of another version."""
        words = {code: one.with_texts(changed[code]) if code in changed else one for code, one in self._words.items()}
        return replace(self, script=script, guide_version=guide_version, _words=words)

    def with_examples(self, script: Script, added: Mapping[LanguageCode, Mapping[str, Sequence[str]]]) -> Library:
        """Return the same library with more examples, which have passed, and a script of another version."""
        examples = {
            code: {label: (*said, *added.get(code, {}).get(label, ())) for label, said in shown.items()}
            for code, shown in self._examples.items()
        }
        return replace(self, script=script, _examples=examples)


@dataclass(slots=True)
class LoadedScripts:
    """The port `Scripts` over a library; a newer library takes the old one's place in one assignment."""

    library: Library
    learnt: Mapping[TeamId, Strengths] = field(default_factory=dict)
    """What cues weigh by the calls of each team."""
    sold: Mapping[TeamId | None, Sheets] = field(default_factory=dict)
    """What each team sells by its own lines, and the house under None."""
    _of_teams: dict[TeamId, tuple[tuple[object, ...], Script]] = field(default_factory=dict, init=False, repr=False)

    def current(self) -> Script:
        """Return the script in force, with the house's weights."""
        return self.library.script

    def of_team(self, team_id: TeamId) -> Script:
        """Return the script in force in a team: what it sells is said so there, and what its calls have taught weighs so."""
        strengths, house = self.learnt.get(team_id), self.library.script
        if not strengths and not self.sold:
            return house
        made_of = house, strengths, self.sold
        known = self._of_teams.get(team_id)
        if known is None or any(was is not now for was, now in zip(known[0], made_of, strict=True)):
            script = reweigh(house, strengths or {}).with_sheets(self.sheets(team_id))
            known = self._of_teams[team_id] = made_of, script
        return known[1]

    def sheets(self, team_id: TeamId) -> Sheets:
        """Return what a team sells: its own lines, and the house's where it has none."""
        return sheets_of(team_id, self.sold)

    def over(self, script: Script, team_id: TeamId) -> Script:
        """Return another script as it would be in a team."""
        return reweigh(script, self.learnt.get(team_id, {}))


class LoadedDrills:
    """What trainees are asked, over the library in force; what was asked for is kept until the content is another one."""

    def __init__(self, scripts: LoadedScripts) -> None:
        self._scripts = scripts
        self._version = ""
        self._books: dict[LanguageCode, DrillBook] = {}
        self._teaching: dict[LanguageCode, Sequence[DrillId]] = {}
        self._cards: dict[LanguageCode, Mapping[DrillId, Card]] = {}

    def book(self, language: LanguageCode) -> DrillBook:
        """Return the drills in force, and behind them the lines of the examples that are drills."""
        library = self._library()
        if language not in self._books:
            written = library.drills(language)
            self._books[language] = DrillBook(drills={**written.drills, **library.example_drills(language)})
        return self._books[language]

    def teaching(self, language: LanguageCode) -> Sequence[DrillId]:
        """Return the drills that have a card each, in the order in which they are new."""
        book = self.book(language)
        if language not in self._teaching:
            self._teaching[language] = teaching_order(book)
        return self._teaching[language]

    def cards(self, language: LanguageCode) -> Mapping[DrillId, Card]:
        """Return the same as cards."""
        book = self.book(language)
        if language not in self._cards:
            self._cards[language] = cards_of(book)
        return self._cards[language]

    def _library(self) -> Library:
        library = self._scripts.library
        if library.script.version != self._version:
            self._version = library.script.version
            self._books.clear()
            self._teaching.clear()
            self._cards.clear()
        return library


def main_part(tag: str) -> LanguageCode:
    """Return the language of a tag such as Telegram's `language_code`: `en` of `en-GB`."""
    return LanguageCode(tag.replace("_", "-").partition("-")[0].lower())


def load(directory: Path, *, default_language: str = "ru", expected: Expected | None = None) -> Library | Findings:
    """Return the content of a directory as a library, or everything that is wrong with it. Never raises on bad content."""
    # Here and not above: a start that finds a snapshot of the library needs neither the YAML reader nor the rules.
    from bot.content.check import EXPECTED, judge  # noqa: PLC0415  # see above
    from bot.content.read.schema import read_content  # noqa: PLC0415  # see above

    content = read_content(directory, expected or EXPECTED)
    findings = judge(content)
    codes = [language.code for language in content.languages]
    if not findings and default_language not in codes:
        message = f"the default language {default_language} has no folder; there are {', '.join(codes)}"
        findings = [Finding(rule="file_set", file=".", line=1, message=message)]
    if findings:
        return Findings.sorted(findings)
    return _library(content, LanguageCode(default_language))


def _library(content: Content, default_language: LanguageCode) -> Library:
    from bot.content.library_drills import deciding_of, drills_of  # noqa: PLC0415  # a snapshot has them already
    from bot.content.library_quiz import quiz_of  # noqa: PLC0415  # likewise
    from bot.content.library_stages import program_of  # noqa: PLC0415  # as above
    from bot.content.naming import pages_must_say  # noqa: PLC0415  # as above

    script = script_of(content)
    return Library(
        script=script,
        files_version=script.version,
        guide_version=script.version,
        languages=tuple(LanguageCode(language.code) for language in content.languages),
        default_language=default_language,
        program=program_of(content.structure.stages),
        _words={LanguageCode(one.code): LanguageTexts(one, content.compiled) for one in content.languages},
        _examples={LanguageCode(one.code): _examples(one) for one in content.languages},
        _common_words={LanguageCode(one.code): common_words(_examples(one)) for one in content.languages},
        _speech={LanguageCode(one.code): one.speech for one in content.languages},
        _drills={LanguageCode(one.code): seal(drills_of(content.structure.drills, one.drills)) for one in content.languages},
        _lines={LanguageCode(one.code): seal(deciding_of(one.drills)) for one in content.languages},
        _answer_words={LanguageCode(one.code): answer_words_of(one) for one in content.languages},
        _quiz={LanguageCode(one.code): seal(quiz_of(content.structure.quiz, one.quiz)) for one in content.languages},
        _must_say={LanguageCode(one.code): seal(pages_must_say(content.structure, one)) for one in content.languages},
    )


def _examples(language: Language) -> Mapping[str, Sequence[str]]:
    return {label: tuple(text.value for text in texts) for label, texts in language.examples.items()}

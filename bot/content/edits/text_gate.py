"""One text held against the rules that it can break, before it is in force.

The rules are those of the whole check: the text is put among its neighbours as a small content of its own, and only what they say
of it is kept. For phrases see `phrase_gate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.content.edits.edit_files import FILES
from bot.content.edits.named_texts import with_text
from bot.content.edits.phrase_gate import ELSEWHERE, HERE, JudgedText, judge_phrase
from bot.content.edits.phrase_gate import mended as mended_phrase
from bot.content.findings import Finding
from bot.content.form import begins_with_capital
from bot.content.library import Library
from bot.content.library_texts import LanguageTexts
from bot.content.read.language import GuidePageWords, GuideWords, Language
from bot.content.read.shape import Shape
from bot.content.read.structure import Structure
from bot.content.read.text import Text
from bot.content.read.written import Compiled, Content, Expected
from bot.content.read.yaml_tree import Scalar
from bot.content.rules import LINE_RULES, PAGE_RULES, Rule
from bot.content.rules.page_parity import differs
from bot.domain.ids import LanguageCode, PageId, PhraseId
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName
from bot.screens.texts import GuidePage

FRAMES = {TextKind.TASK: "card.task", TextKind.AVOID: "card.avoid", TextKind.NEXT_STEP: "finished.next"}
"""The interface texts into which lines of the card are set."""
_SPACES = re.compile(r"\s+")
_POINT = re.compile(r"^[ \t]*[-*–·•][ \t]*(?=\S)", re.MULTILINE)
_ARROW = re.compile(r"^[ \t]*(?:→|->)[ \t]*(?=\S)", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def judge_text(library: Library, language: LanguageCode, name: TextName, text: str) -> JudgedText:
    """Judge a text as what one of the library says; never raises on a bad one.

    Raises:
        LookupError: the library has no text of that name.
    """
    if name.kind is TextKind.PHRASE:
        phrase = library.script.phrase(PhraseId(name.id))
        if phrase is None:
            raise LookupError(name)
        return judge_phrase(library, language, phrase, text)
    file = f"{language}/{FILES[name.kind]}"
    findings: list[Finding] = []
    shaped = Shape(file, findings).text(Scalar(value=text, line=HERE), name.id)
    if shaped is None:
        return JudgedText(findings=findings, template=None)
    texts = library.texts(language)
    if name.kind in OF_PAGE:
        around = Language(code=language, guide=_pages(texts, name.id), speech=library.speech(language))
        return JudgedText(findings=_found(PAGE_RULES, with_text(around, name, shaped), texts, file), template=None)
    alone = with_text(Language(code=language, speech=library.speech(language)), name, shaped)
    return JudgedText(findings=_found(LINE_RULES, alone, texts, file), template=None)


def mended(library: Library, language: LanguageCode, name: TextName, text: str) -> str:
    """Return a text with everything mended that has a plain remedy."""
    if name.kind is TextKind.PHRASE:
        return mended_phrase(library, language, text)
    if name.kind is TextKind.ASK:
        return "\n".join(dict.fromkeys(_SPACES.sub(" ", line).strip() for line in text.splitlines() if line.strip()))
    if name.kind is TextKind.PAGE:
        return _EMPTY_LINES.sub("\n\n", _ARROW.sub("→ ", _POINT.sub("• ", text))).strip()
    better = _SPACES.sub(" ", text).strip()
    if name.kind is TextKind.NOTE:
        return better
    better = better.rstrip(".,;: " if name.kind is not TextKind.TITLE else ". ")
    if name.kind is not TextKind.TITLE and begins_with_capital(better, library.speech(language).capitals):
        place = next((at for at, sign in enumerate(better) if sign.isalpha()), 0)
        better = better[:place] + better[place].lower() + better[place + 1 :]
    return better


def differing(library: Library, language: LanguageCode, name: TextName, text: str) -> Sequence[LanguageCode]:
    """Return the languages in which a page says more or less than this text of it, as far as that can be counted."""
    if name.kind is not TextKind.PAGE:
        return ()
    others = (one for one in library.languages if one != language)
    return [one for one in others if differs(text, library.texts(one).guide_page(PageId(name.id)).text)]


def _found(rules: Iterable[Rule], language: Language, texts: LanguageTexts, file: str) -> Sequence[Finding]:
    frames = {(language.code, key): {"other": texts.frame(key)} for key in FRAMES.values() if texts.has(key)}
    content = Content(
        structure=Structure(),
        languages=[language],
        templates={},
        compiled=Compiled(phrases={}, interface=frames, pages={}),
        expected=Expected(words={}, templates={}),
        early=(),
        broken=frozenset({file}),
    )
    found = {finding for rule in rules for finding in rule.check(content)}
    return sorted((one for one in found if one.line == HERE and one.file == file), key=lambda one: (one.rule, one.message))


def _pages(texts: LanguageTexts, judged: str) -> GuideWords:
    """Return all pages; the judged one stands last, because a repeated title is told of the second of two."""
    pages = {key: _as_written(page, ELSEWHERE) for key, page in texts.guide_pages().items() if key != judged}
    return GuideWords(pages={**pages, judged: _as_written(texts.guide_page(PageId(judged)), HERE)})


def _as_written(page: GuidePage, line: int) -> GuidePageWords:
    return GuidePageWords(
        title=Text(value=page.title, line=line),
        text=Text(value=page.text, line=line),
        ask=tuple(Text(value=word, line=line) for word in page.ask),
        note=Text(value=page.note, line=line) if page.note else None,
    )

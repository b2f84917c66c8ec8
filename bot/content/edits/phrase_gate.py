"""One phrase held against the rules that one phrase can break, before it is in force.

The rules are those of the whole check: the phrase is put among its neighbours as a small content of its own, and only what they
say of it is kept. A text is parsed and looked at, but never run before its syntax has passed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.content import layout
from bot.content.findings import Finding
from bot.content.form import begins_with_capital
from bot.content.library import Library
from bot.content.read.language import Language
from bot.content.read.shape import Shape
from bot.content.read.structure import PhraseEntry, Structure
from bot.content.read.text import Text
from bot.content.read.written import Compiled, Content, Expected
from bot.content.read.yaml_tree import Scalar
from bot.content.render.compile import compile_all
from bot.content.render.sentence import VARIABLES, capitalised, sentence
from bot.content.render.templates import Template
from bot.content.rules import PHRASE_RULES
from bot.content.rules.phrase_address import ADDRESS
from bot.content.spoken_words import repaired
from bot.domain.calls.script import Phrase
from bot.domain.ids import LanguageCode

HERE, ELSEWHERE = 1, 2
"""Lines of the phrase and of its neighbours in the small content."""
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?…])")
_ENDS = (".", "!", "?", "…")
_CLOSING = '»”")'


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedText:
    """What the gates say of one text."""

    findings: Sequence[Finding]
    template: Template | None
    """Of a phrase; None when its syntax was refused, and for every other kind of text, which has no variables."""
    slot: str = ""
    """What stands where a line of the house sheet is said."""

    def said(self, name: str | None) -> str | None:
        """Return the sentence; None when it cannot be put together."""
        if self.template is None or not self.template.variables <= VARIABLES:
            return None
        try:
            return sentence(self.template, name, self.slot)
        except Exception:  # whatever a text trips over is a finding of `phrase_address`
            return None


def judge_phrase(library: Library, language: LanguageCode, phrase: Phrase, text: str) -> JudgedText:
    """Judge a text as the words of a phrase of the library; never raises on a bad one."""
    file = f"{language}/{layout.PHRASES}"
    findings: list[Finding] = []
    shaped = Shape(file, findings).text(Scalar(value=text, line=HERE), phrase.id)
    if shaped is None:
        return JudgedText(findings=findings, template=None)
    texts = library.texts(language)
    around = [
        one
        for one in library.script.phrases
        if (one.manner, one.place) == (phrase.manner, phrase.place) and one.id != phrase.id and not one.retired
    ]
    # A repeated sentence is told of the second of two, so the one that is judged stands last.
    entries = [_entry(one) for one in (*around, phrase)]
    alone = Language(code=language, phrases={phrase.id: shaped})
    compiled = compile_all([alone], {}, findings)
    template = compiled.phrases.get((language, phrase.id))
    templates = {(str(language), str(one.id)): texts.phrase_template(one.id) for one in around}
    content = Content(
        structure=Structure(phrases=entries),
        languages=[
            Language(
                code=language,
                phrases={
                    **{one.id: Text(value=texts.phrase_template(one.id).source, line=ELSEWHERE) for one in around},
                    phrase.id: shaped,
                },
                speech=library.speech(language),
            )
        ],
        templates={},
        compiled=Compiled(phrases={**templates, **compiled.phrases}, interface={}, pages={}),
        expected=Expected(words={}, templates={}),
        early=tuple(findings),
        broken=frozenset({file}),  # not the whole of it, so nothing is said to be missing or idle
    )
    found = {finding for rule in PHRASE_RULES for finding in rule.check(content)}
    own = sorted((one for one in found if one.line == HERE and one.file == file), key=lambda one: (one.rule, one.message))
    slot = "" if template is None else texts.slot_named(template)
    return JudgedText(findings=own, template=template, slot=slot)


def mended(library: Library, language: LanguageCode, text: str) -> str:
    """Return the text with everything mended that has a plain remedy: words with a replacement, spaces, the sign at the end."""
    better = repaired(_SPACE_BEFORE.sub(r"\1", _SPACES.sub(" ", text).strip()), library.speech(language))
    if has_address(better):
        better = with_address(library, language, better, is_on=True)
    if better and "{%" not in better[-2:] and not better.endswith("}") and not better.rstrip(_CLOSING).endswith(_ENDS):
        better += "."
    return better


def has_address(text: str) -> bool:
    """Tell whether a text begins with the form of address."""
    return text.startswith(ADDRESS)


def with_address(library: Library, language: LanguageCode, text: str, *, is_on: bool) -> str:
    """Return a text with the form of address before it, or without; its first letter is small or capital accordingly."""
    rest = text.removeprefix(ADDRESS).strip()
    if not is_on:
        return capitalised(rest)
    if begins_with_capital(rest, library.speech(language).capitals):
        place = next((at for at, sign in enumerate(rest) if sign.isalpha()), 0)
        rest = rest[:place] + rest[place].lower() + rest[place + 1 :]
    return ADDRESS + rest


def _entry(phrase: Phrase) -> PhraseEntry:
    return PhraseEntry(
        id=Text(value=phrase.id, line=ELSEWHERE),
        manner=phrase.manner,
        moment=phrase.moment,
        task=Text(value=phrase.task_id, line=ELSEWHERE),
        cell=phrase.cell,
        objection=phrase.objection,
        occasion=phrase.occasion,
        says=phrase.says,
        facts=(),
        retired=phrase.retired,
        call_back=phrase.call_back,
    )

"""The interface has exactly the texts that the bot asks for, in every form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from babel import Locale

from bot.content.findings import Finding
from bot.content.read.language import Language, Plural
from bot.content.read.text import Text
from bot.content.read.written import Content

ID = "interface_keys"
TITLE = "The interface has exactly the bot's texts, with known variables and all plural forms"

FILE: Final = "interface.yaml"


def check(content: Content) -> Iterator[Finding]:
    """Give keys that are missing or unknown, plural forms the language lacks or has more of, and unknown variables."""
    for language in content.languages:
        file = language.file(FILE)
        if content.is_whole(file):
            for key, spec in content.expected.words.items():
                if key not in language.interface:
                    yield Finding(rule=ID, file=file, line=1, message=f"{key} is missing: {spec.help}")
        for key, text in language.interface.items():
            if key not in content.expected.words:
                hint = "is it misspelt?"
                yield Finding(rule=ID, file=file, line=text.line, message=f"the bot does not ask for {key}", hint=hint)
                continue
            yield from _variables(content, language, key, text)
            if isinstance(text, Plural):
                yield from _forms(content, language, key, text)


def _variables(content: Content, language: Language, key: str, text: Text | Plural) -> Iterator[Finding]:
    known = content.expected.words[key].facts.keys()
    for form, template in content.compiled.interface.get((language.code, key), {}).items():
        line = text.forms[form].line if isinstance(text, Plural) else text.line
        for name in sorted(template.variables - known):
            hint = f"it may use {', '.join(known)}" if known else "it has no variables"
            message = f"{key} asks for {name}, which the bot does not give"
            yield Finding(rule=ID, file=language.file(FILE), line=line, message=message, hint=hint)


def _forms(content: Content, language: Language, key: str, text: Plural) -> Iterator[Finding]:
    file = language.file(FILE)
    if "n" not in content.expected.words[key].facts:
        message = f"{key} has plural forms, and the bot gives it no number"
        yield Finding(rule=ID, file=file, line=text.line, message=message, hint="write one text")
        return
    needed = Locale.parse(language.code).plural_form.tags | {"other"}
    for form in sorted(needed - text.forms.keys()):
        yield Finding(rule=ID, file=file, line=text.line, message=f"{key} lacks the plural form {form}")
    for form in sorted(text.forms.keys() - needed):
        message = f"{key} has the plural form {form}, which this language does not know"
        yield Finding(rule=ID, file=file, line=text.forms[form].line, message=message)

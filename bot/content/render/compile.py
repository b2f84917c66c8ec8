"""Compiles every text that has variables, once, when the content is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.language import Language, Plural
from bot.content.read.text import Text
from bot.content.read.written import Compiled
from bot.content.render.templates import Compiler, Kind, Refusal, Template

RULE = "template_syntax"


def compile_all(languages: Sequence[Language], pages: Mapping[str, str], findings: list[Finding]) -> Compiled:
    """Compile phrases, interface texts and pages; a refused one becomes a finding and stays out."""
    compiler = Compiler()

    def accept(source: str, kind: Kind, file: str, line: int) -> Template | None:
        compiled = compiler.compile(source, kind)
        if isinstance(compiled, Refusal):
            at = line + compiled.line - 1
            findings.append(
                Finding(
                    rule=RULE,
                    file=file,
                    line=at,
                    message=compiled.message,
                    hint=compiled.hint,
                    problem=compiled.problem,
                    facts=compiled.facts,
                )
            )
            return None
        return compiled

    def forms(text: Text | Plural, file: str) -> Mapping[str, Template] | None:
        given = text.forms if isinstance(text, Plural) else {"other": text}
        made = {form: accept(one.value, Kind.WORDS, file, one.line) for form, one in given.items()}
        accepted = {form: one for form, one in made.items() if one}
        return accepted if len(accepted) == len(given) else None

    phrases: dict[tuple[str, str], Template] = {}
    interface: dict[tuple[str, str], Mapping[str, Template]] = {}
    for language in languages:
        for phrase_id, text in language.phrases.items():
            phrase = accept(text.value, Kind.WORDS, language.file("phrases.yaml"), text.line)
            if phrase:
                phrases[language.code, phrase_id] = phrase
        for key, words in language.interface.items():
            made = forms(words, language.file("interface.yaml"))
            if made:
                interface[language.code, key] = made
    found = {name: accept(source, Kind.PAGE, f"{layout.TEMPLATES}/{name}", 1) for name, source in pages.items()}
    return Compiled(
        phrases=phrases,
        interface=interface,
        pages={name: page for name, page in found.items() if page},
    )

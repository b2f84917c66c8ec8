"""Every text and page can be put together and is accepted by Telegram."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.language import Language, Plural
from bot.content.read.written import Content
from bot.content.render.measure import MAX_MESSAGE, read_markup, utf16_length
from bot.content.render.samples import plural_samples
from bot.content.render.templates import Template

ID = "rendering"
TITLE = "Every text and page renders with samples into what Telegram accepts"

FILE: Final = "interface.yaml"
_TAG = re.compile(r"</?[a-zA-Z]")
_NASTY = "<i>&\"'"


def check(content: Content) -> Iterator[Finding]:
    """Give texts and pages that fail with the sample facts or with facts full of markup."""
    for language in content.languages:
        yield from _interface(content, language)
    for name, page in content.compiled.pages.items():
        sample = content.expected.templates.get(name)
        if sample is None or not page.variables <= sample.keys():
            continue  # a finding of `page_set`
        for problem in {*_message(page, sample), *_message(page, _nasty(sample))}:
            yield Finding(rule=ID, file=f"{layout.TEMPLATES}/{name}", line=1, message=problem)


def _interface(content: Content, language: Language) -> Iterator[Finding]:
    numbers = plural_samples(language.code)
    for key, text in language.interface.items():
        spec = content.expected.words.get(key)
        for form, template in content.compiled.interface.get((language.code, key), {}).items():
            if spec is None or not template.variables <= spec.facts.keys():
                continue  # a finding of `interface_keys`
            facts = {**spec.facts, "n": numbers.get(form, 0)} if isinstance(text, Plural) else spec.facts
            line = text.forms[form].line if isinstance(text, Plural) else text.line
            found = _label(template, facts) if spec.is_button else _message(template, facts)
            for problem in {*found, *(() if spec.is_button else _message(template, _nasty(facts)))}:
                yield Finding(rule=ID, file=language.file(FILE), line=line, message=f"{key}: {problem}")


def _message(template: Template, facts: Mapping[str, object]) -> Iterator[str]:
    return _problems(template.html, facts, _of_message)


def _label(template: Template, facts: Mapping[str, object]) -> Iterator[str]:
    return _problems(template.plain, facts, _of_label)


def _problems(
    render: Callable[[Mapping[str, object]], str], facts: Mapping[str, object], judge: Callable[[str], Iterator[str]]
) -> Iterator[str]:
    try:
        rendered = render(facts)
    except Exception as error:  # whatever a text trips over is a fault of the text
        yield f"it cannot be put together: {error}"
        return
    yield from judge(rendered)


def _of_message(html: str) -> Iterator[str]:
    shown, problems = read_markup(html)
    yield from problems
    if not shown.strip():
        yield "it shows nothing"
    if utf16_length(shown) > MAX_MESSAGE:
        yield f"it has {utf16_length(shown)} characters, Telegram takes {MAX_MESSAGE}"


def _of_label(label: str) -> Iterator[str]:
    if _TAG.search(label):
        yield "a button shows tags as they are written"
    if not label.strip() or "\n" in label:
        yield "a button needs one line of words"


def _nasty(facts: Mapping[str, object]) -> Mapping[str, object]:
    """Return the facts with markup in every text, as a client's name may bring it."""

    def spoil(value: object) -> object:
        if isinstance(value, str):
            return value and value + _NASTY
        return [spoil(one) for one in value] if isinstance(value, (list, tuple)) else value

    return {key: spoil(value) for key, value in facts.items()}

"""How a text that editors write is found and replaced in content as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.content.read.language import GuidePageWords, Language
from bot.content.read.text import Text
from bot.domain.phrases.text_name import OF_PAGE, TextKind, TextName, asked_words


def written_text(language: Language, name: TextName) -> Text | None:
    """Return a text with its line; None where the language has none of that name."""
    if name.kind in OF_PAGE:
        page = language.guide.pages.get(name.id)
        return None if page is None else _of_page(page, name.kind)
    return _table(language, name.kind).get(name.id)


def with_text(language: Language, name: TextName, text: Text) -> Language:
    """Return a language in which a text that it has says something else."""
    if name.kind in OF_PAGE:
        page = _with_part(language.guide.pages[name.id], name.kind, text)
        return replace(language, guide=replace(language.guide, pages={**language.guide.pages, name.id: page}))
    table = {**_table(language, name.kind), name.id: text}
    if name.kind is TextKind.PHRASE:
        return replace(language, phrases=table)
    if name.kind is TextKind.TASK:
        return replace(language, tasks=table)
    return replace(language, avoid=table) if name.kind is TextKind.AVOID else replace(language, next_steps=table)


def _table(language: Language, kind: TextKind) -> Mapping[str, Text]:
    if kind is TextKind.PHRASE:
        return language.phrases
    if kind is TextKind.TASK:
        return language.tasks
    return language.avoid if kind is TextKind.AVOID else language.next_steps


def _of_page(page: GuidePageWords, kind: TextKind) -> Text | None:
    if kind is TextKind.TITLE:
        return page.title
    if kind is TextKind.NOTE:
        return page.note
    if kind is TextKind.ASK:
        line = page.ask[0].line if page.ask else page.title.line
        return Text(value="\n".join(one.value for one in page.ask), line=line)
    return Text(value=page.text.value.strip(), line=page.text.line)


def _with_part(page: GuidePageWords, kind: TextKind, text: Text) -> GuidePageWords:
    if kind is TextKind.TITLE:
        return replace(page, title=text)
    if kind is TextKind.NOTE:
        return replace(page, note=text)
    if kind is TextKind.ASK:
        return replace(page, ask=tuple(Text(value=word, line=text.line) for word in asked_words(text.value)))
    return replace(page, text=text)

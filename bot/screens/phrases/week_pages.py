"""What editors have changed in the last seven days, and how it has done since."""

from __future__ import annotations

from bot.domain.people.employee import Employee
from bot.domain.phrases.text_name import TextKind
from bot.domain.phrases.text_use import TextUse
from bot.domain.supervision.share import Share
from bot.screens.page import button, page, pager
from bot.screens.phrases.actions import ListWeek, OpenChange, OpenText, OpenWords
from bot.screens.phrases.text_pages import LONGEST_TEXT, clipped, readable, text_title
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.pages import Part
from bot.services.phrases.week import PAGE_SIZE, TextChange

LISTED = 60
"""Characters of a text in the list."""


def week_page(read: Part[TextChange], me: Employee, texts: Texts) -> Screen:
    """List the changes, newest first, each with how it did since; a number opens one."""
    lines, numbers = [], []
    for at, one in enumerate(read.items, read.page * PAGE_SIZE + 1):
        text = clipped(" ".join(readable(one.after, texts).split()), LISTED)
        lines.append(texts.plain("words.line", number=at, about=_about(one, texts), text=text))
        lines.append(f"{_by(one, me, texts)} · {how_it_did(one.use, texts)}")
        numbers.append(button(texts, "words.number", OpenChange(edit=int(one.edit)), number=at))
    rows = [
        numbers,
        pager(texts, read.page, has_more=read.has_more, at=lambda at: ListWeek(page=at)),
        [button(texts, "button.words_home", OpenWords(language=me.language))],
    ]
    note = texts.plain("words.pick" if lines else "week.none")
    return page(texts, texts.plain("week.title"), lines=lines, note=note, keyboard=rows)


def change_page(change: TextChange, me: Employee, texts: Texts) -> Screen:
    """Show what was said before a change and what is since."""
    before, after = (readable(clipped(text, LONGEST_TEXT), texts) for text in (change.before, change.after))
    lines = [
        texts.plain("week.before", text=before),
        "",
        texts.plain("week.after", text=after),
        "",
        _by(change, me, texts),
        how_it_did(change.use, texts),
    ]
    target = OpenText(language=change.language, name=change.name.code, note=0)
    rows = [
        [] if change.is_gone else [button(texts, "button.week_open", target)],
        [button(texts, "button.words_back", ListWeek(page=0))],
    ]
    return page(texts, _about(change, texts), lines=lines, keyboard=rows)


def how_it_did(use: TextUse, texts: Texts) -> str:
    """Say how often a text was shown since it was changed, and which share fitted; of few votes no share is said."""
    if not use.is_judged:
        return texts.plain("week.shown", n=use.shown)
    votes = Share(part=use.fitted, n=use.fitted + use.fitted_not)
    counted = {"n": use.shown, "fitted": use.fitted, "fitted_not": use.fitted_not}
    more = "_more" if use.is_more else ""
    if votes.is_too_few:
        return texts.plain(f"week.few{more}", **counted)
    return texts.plain(f"week.fitted{more}", **counted, share=texts.percent(votes.value))


def _about(change: TextChange, texts: Texts) -> str:
    kind = [texts.plain("words.kind.phrase")] if change.name.kind is TextKind.PHRASE else []
    return " · ".join([change.language.upper(), *kind, text_title(texts, change.name, change.stands)])


def _by(change: TextChange, me: Employee, texts: Texts) -> str:
    name = change.editor or texts.plain("words.editor_elsewhere")
    at = texts.moment(change.at, me.time_zone)
    return texts.plain("week.undone" if change.is_undone else "week.changed", at=at, name=name)

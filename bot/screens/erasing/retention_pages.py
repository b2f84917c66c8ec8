"""How long a team keeps calls and typed words: the terms, others to choose from, and what would go. For the owner alone."""

from __future__ import annotations

from bot.domain.erasing.retention import Kept, Retention, terms_of
from bot.screens.erasing.actions import AskRetention, SetRetention, ShowRetention, WeighRetention
from bot.screens.page import button, chosen, page
from bot.screens.people.actions import ShowTeam
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.erasing.retain import RetentionView

A_ROW = 3
"""Terms in a row of buttons."""


def retention_screen(view: RetentionView, texts: Texts) -> Screen:
    """Show a team's terms, and what would go tonight."""
    team = int(view.team.id)
    keyboard = [
        [button(texts, f"button.retention_{what}", AskRetention(team=team, what=what)) for what in Kept],
        [button(texts, "button.team_back", ShowTeam(team=team, page=0))],
    ]
    lines = [*_terms(view.retention, texts), _goes(view, texts)]
    return page(texts, _title(view, texts), lines=lines, note=texts.plain("retention.note"), keyboard=keyboard)


def choose_screen(view: RetentionView, what: Kept, texts: Texts) -> Screen:
    """List the terms that can be chosen; words are never kept longer than their calls."""
    team, terms = int(view.team.id), view.retention
    present = terms.calls_months if what is Kept.CALLS else terms.texts_months
    offered = [months for months in terms_of(what) if what is Kept.CALLS or months <= terms.calls_months]
    buttons = [
        Button(
            label=chosen(texts, texts.plain("button.retention_months", n=months), is_so=months == present),
            action=button(texts, "button.retention_months", WeighRetention(team=team, what=what, months=months), n=months).action,
        )
        for months in offered
    ]
    rows = [buttons[place : place + A_ROW] for place in range(0, len(buttons), A_ROW)]
    back = [button(texts, "button.team_back", ShowRetention(team=team))]
    note = texts.plain(f"retention.ask_{what}")
    return page(texts, _title(view, texts), lines=_terms(terms, texts), note=note, keyboard=[*rows, back])


def weigh_screen(view: RetentionView, what: Kept, months: int, texts: Texts) -> Screen:
    """Say what would go by other terms, and ask."""
    team = int(view.team.id)
    keyboard = [
        [button(texts, "button.retention_yes", SetRetention(team=team, what=what, months=months))],
        [button(texts, "button.team_back", AskRetention(team=team, what=what))],
    ]
    lines = [texts.plain("retention.would"), *_terms(view.retention, texts), _goes(view, texts)]
    return page(texts, _title(view, texts), lines=lines, note=texts.plain("retention.note"), keyboard=keyboard)


def _title(view: RetentionView, texts: Texts) -> str:
    return texts.plain("retention.title", team=view.team.name)


def _terms(terms: Retention, texts: Texts) -> list[str]:
    return [texts.plain("retention.calls", n=terms.calls_months), texts.plain("retention.texts", n=terms.texts_months)]


def _goes(view: RetentionView, texts: Texts) -> str:
    due = view.due
    if not due.calls and not due.texts:
        return texts.plain("retention.nothing")
    key = "retention.tonight_more" if due.is_more else "retention.tonight"
    return texts.plain(key, calls=due.calls, texts=due.texts)

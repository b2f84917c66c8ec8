"""The sheet of a team: its product and the answers that are right about it."""

from __future__ import annotations

from bot.domain.ids import QuizItemId
from bot.domain.training.quiz_book import PRODUCT
from bot.screens.page import button, page
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.actions import ListTrainees
from bot.screens.training.quiz_actions import AskSheet, OpenSheet
from bot.services.training.product_sheet import SheetView


def sheet_page(view: SheetView, texts: Texts) -> Screen:
    """Show what is written and what is not, or ask for one thing of it."""
    return _list_page(view, texts) if view.item is None else _asking_page(view, view.item, texts)


def _list_page(view: SheetView, texts: Texts) -> Screen:
    names = {one.id: one.name for one in view.questions}
    rows = [[_item(view, item, names.get(item, ""), texts)] for item in view.items]
    rows.append([button(texts, "button.trainees_back", ListTrainees(page=0))])
    lines = [texts.plain("quiz.product", product=view.written[PRODUCT])] if PRODUCT in view.written else []
    note = texts.plain("quiz.sheet_how" if view.missing else "quiz.sheet_done")
    return page(texts, texts.plain("quiz.sheet", team=view.team.name), lines=lines, note=note, keyboard=rows)


def _item(view: SheetView, item: QuizItemId, name: str, texts: Texts) -> Button:
    action = AskSheet(team=int(view.team.id), item=item)
    if item == PRODUCT:
        return button(texts, "button.quiz_sheet_product", action)
    return button(texts, "button.quiz_sheet_done" if item in view.written else "button.quiz_sheet_item", action, name=name)


def _asking_page(view: SheetView, item: QuizItemId, texts: Texts) -> Screen:
    asked = view.question
    lines = [texts.plain("quiz.ask_product") if asked is None else texts.plain("quiz.ask_model", text=asked.text)]
    if item in view.written:
        lines += ["", texts.plain("quiz.written", answer=view.written[item])]
    note = texts.plain("quiz.too_long", n=view.too_long, most=view.limit) if view.too_long else ""
    if view.is_wordless:
        note = texts.plain("quiz.no_words")
    back = button(texts, "button.quiz_sheet_back", OpenSheet(team=int(view.team.id)))
    return page(texts, texts.plain("quiz.sheet", team=view.team.name), lines=lines, note=note, keyboard=[[back]])

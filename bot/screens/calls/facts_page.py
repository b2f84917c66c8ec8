"""The facts of what is sold, in place of a card: for reading aloud, each line copied by a tap; and what the house says of others.

Leaves out filling them in: see `bot.screens.house`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from bot.domain.calls.script import Objection
from bot.domain.house.sheet import Field, Part
from bot.screens.action import encode
from bot.screens.calls.actions import ChooseProduct, OpenFacts, OpenPage, Page
from bot.screens.page import chosen, page
from bot.screens.promise import Html
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView
from bot.services.house.find_facts import FoundLine

NOT_TOLD = frozenset({Field.NAME, Field.CALLER})
"""The name stands above; who is calling the client has heard."""
FIRST_FOR = {Objection.PRICE: (Field.COVERS,)}
"""What stands above everything else while this is objected."""


def facts_page(view: CallView, texts: Texts, part: Part, number: int) -> Screen:
    """Show what is sold, or a competitor; in place of one who is gone from the sheet what is sold."""
    sheet = view.state.sheet
    call = int(view.consultation.id)
    is_competitor = part is Part.COMPETITOR and number in sheet.competitors
    if is_competitor:
        written = sheet.part(Part.COMPETITOR, number)
        title = texts.plain("facts.competitor", name=written.get(Field.NAME) or texts.plain("house.competitor", number=number))
        lines = [texts.plain("facts.own_words"), "", *_lines(written, texts)]
    else:
        written = {**sheet.part(Part.PRODUCT, view.state.product), **sheet.part(Part.TERMS, 1)}
        first = FIRST_FOR.get(view.state.objection, ()) if view.state.objection else ()
        ordered = {one: written[one] for one in (*first, *written) if one in written}
        name = written.get(Field.NAME)
        title = texts.plain("facts.title", name=name) if name else texts.plain("facts.nameless")
        lines = list(_lines(ordered, texts))
    names = [*_products(view, texts, is_product=not is_competitor), *_competitors(view, texts, number if is_competitor else None)]
    rows = [[one] for one in names]  # a name is as long as a row of two would not hold
    back = Button(label=texts.plain("button.facts_back"), action=encode(OpenPage(call=call, page=Page.AUTO)))
    return page(texts, title, lines=lines, keyboard=[*rows, [back]])


def found_facts(view: CallView, found: Sequence[FoundLine], texts: Texts) -> Screen:
    """Show the lines of the sheet that were asked for in the call, each under the product or the competitor that it is of."""
    lines, of = [], ""
    for one in found:
        if one.of != of:
            of = one.of
            lines.append(texts.plain("facts.of", name=of) if of else "")
        lines.append(_line(one.item.field, one.text, texts))
    of_others = any(one.item.part is Part.COMPETITOR for one in found)
    back = Button(label=texts.plain("button.facts_back"), action=encode(OpenPage(call=int(view.consultation.id), page=Page.AUTO)))
    note = texts.plain("facts.own_words") if of_others else ""
    return page(texts, texts.plain("facts.found"), lines=lines, note=note, keyboard=[[back]])


def _lines(written: Mapping[Field, str], texts: Texts) -> Iterator[Html]:
    for field, text in written.items():
        if field not in NOT_TOLD:
            yield _line(field, text, texts)


def _line(field: Field, text: str, texts: Texts) -> Html:
    named = escape(texts.plain(f"house.field.{field}"), quote=False)
    return Html(f"{named}: <code>{escape(text, quote=False)}</code>")


def _products(view: CallView, texts: Texts, *, is_product: bool) -> Sequence[Button]:
    """One button a product where there are several; from a competitor, the way back to the product of the call."""
    sheet, call = view.state.sheet, int(view.consultation.id)
    if len(sheet.products) <= 1 and (is_product or not sheet.products):
        return []
    found = []
    for number in sheet.products:
        name = sheet.part(Part.PRODUCT, number).get(Field.NAME) or texts.plain("house.product", number=number)
        label = chosen(texts, texts.plain("button.fact_product", name=name), is_so=number == view.state.product)
        if is_product or number == view.state.product:
            found.append(Button(label=label, action=encode(ChooseProduct(call=call, number=number))))
    return found


def _competitors(view: CallView, texts: Texts, shown: int | None) -> Sequence[Button]:
    """One button a competitor; beside products one for several, or the page would be too long to be read from the top."""
    sheet, call = view.state.sheet, int(view.consultation.id)
    if shown is None and len(sheet.competitors) > 1:
        first = OpenFacts(call=call, part=Part.COMPETITOR, number=sheet.competitors[0])
        return [Button(label=texts.plain("button.fact_competitors"), action=encode(first))]
    found = []
    for number in sheet.competitors:
        name = sheet.part(Part.COMPETITOR, number).get(Field.NAME) or texts.plain("house.competitor", number=number)
        label = chosen(texts, texts.plain("button.fact_competitor", name=name), is_so=number == shown)
        found.append(Button(label=label, action=encode(OpenFacts(call=call, part=Part.COMPETITOR, number=number))))
    return found

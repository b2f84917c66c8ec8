"""/house: whose sheet, what a sheet has, and the lines of one part of it. Asking for one: `line_pages`; files: `file_pages`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.domain.house.sheet import FIELDS, MOST, OF_PRODUCTS, Field, Item, Part, items_of
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.screens.house.actions import (
    AskLine,
    BringSheet,
    ChooseSheet,
    OpenPart,
    OpenSheetOf,
    PutExample,
    SendSheet,
    TurnChoice,
)
from bot.screens.page import button, chosen, page, pager, part, short
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.house.fill_sheet import HOUSE, Choice, SheetView

CLOSES_ON = frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE})
HOUSE_SLOT = SlotKind(name="house", closes_on=CLOSES_ON)
EXAMPLES = ("windows", "software", "clear")
TEAMS_SHOWN = 5
AT_ONCE = 5
"""Lines of a part, so that a phone shows them with their buttons."""


def show_house(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /house."""
    return Show(slot=HOUSE_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def choice_page(choice: Choice, texts: Texts, number: int = 0) -> Screen:
    """Ask whose sheet, in which language; of many teams some at a time."""
    languages = [
        Button(
            label=chosen(texts, texts.plain("button.house_language", code=one.upper()), is_so=one == choice.language),
            action=button(texts, "button.house_open", ChooseSheet(language=one)).action,
        )
        for one in choice.languages
    ]
    rows = [languages if len(languages) > 1 else []]
    if choice.has_house:
        rows.append([button(texts, "button.house_default", OpenSheetOf(team=HOUSE, language=choice.language))])
    shown, number = part(choice.teams, number, TEAMS_SHOWN)
    rows += [
        [button(texts, "button.house_team", OpenSheetOf(team=int(one.id), language=choice.language), team=short(one.name))]
        for one in shown
    ]
    has_more = (number + 1) * TEAMS_SHOWN < len(choice.teams)
    rows.append(pager(texts, number, has_more=has_more, at=lambda at: TurnChoice(language=choice.language, page=at)))
    return page(texts, texts.plain("house.choose"), lines=[texts.plain("house.choose_how")], keyboard=rows)


def sheet_page(view: SheetView, texts: Texts, *, note: str = "", has_examples: bool = False) -> Screen:
    """Show how far a sheet is, and what it is made of, each part to be opened."""
    is_empty = view.sheet.is_empty
    lines = [texts.plain("house.empty")] if is_empty else [progress(view, texts)]
    if view.team is not None and view.house.lines:
        lines.append(texts.plain("house.from_house"))
    missing = view.first_missing
    rows: list[list[Button]] = []
    if missing is not None:
        ask = AskLine(team=view.number, language=view.language, item=missing.code, walk=1)
        key = "button.house_begin" if is_empty else "button.house_go_on"
        rows.append([button(texts, key, ask, done=view.done, all=len(view.items))])
    if not is_empty:
        rows += _parts(view, texts)
    at = place_of(view)
    rows.append([button(texts, "button.house_file", SendSheet(**at)), button(texts, "button.house_load", BringSheet(**at))])
    rows.append([button(texts, "button.house_other", ChooseSheet(language=view.language))])
    if has_examples:
        rows.append([button(texts, f"button.house_{one}", PutExample(**at, which=one)) for one in EXAMPLES])
    return page(texts, title(view, texts), lines=lines, note=note, keyboard=rows)


def part_page(view: SheetView, item: Item, texts: Texts, *, note: str = "") -> Screen:
    """Show the lines of the part that a line belongs to, as many as a phone does, that one among them; each can be changed."""
    done, whole = view.count(item.part, item.number)
    lines = [texts.plain("house.part", part=heading(view, item, texts), done=done, all=whole)]
    rows: list[list[Button]] = []
    if item.part is Part.QUIZ:
        shown: Sequence[Item] = [Item(Part.PRODUCT, item.number, Field.NAME), *items_of(Part.QUIZ, item.number)]
        lines.append(texts.plain("house.answers_how"))
        if any(_stands_in(view, one) for one in shown):
            lines.append(texts.plain("house.answers_stand_in"))
        rows.append(_answers_begin(view, item, texts))
    else:
        whole_part = items_of(item.part, item.number)
        shown, number = part(whole_part, whole_part.index(item) // AT_ONCE, AT_ONCE)
        lines += _written(view, shown, texts)
        rows.append([*_turning(view, whole_part, number, texts), *_answers(view, item, texts)])
    rows = [*_in_twos([_line_button(view, one, texts) for one in shown]), *rows, *_around(view, item, texts)]
    rows.append([button(texts, "button.house_sheet", OpenSheetOf(**place_of(view)))])
    return page(texts, title(view, texts), lines=lines, note=note, keyboard=rows)


def title(view: SheetView, texts: Texts) -> str:
    """Say whose sheet it is, in which language."""
    return texts.plain("house.title", **whose(view, texts))


def whose(view: SheetView, texts: Texts) -> dict[str, str]:
    """Return whose sheet it is, and in which language, as titles say it."""
    named = texts.plain("house.default") if view.team is None else short(view.team.name)
    return {"whose": named, "code": view.language.upper()}


def place_of(view: SheetView) -> dict[str, Any]:
    """Return the fields by which a button names a sheet."""
    return {"team": view.number, "language": view.language}


def progress(view: SheetView, texts: Texts) -> str:
    """Say how much is written, and how many sentences say a line of it."""
    return texts.plain("house.progress", done=view.done, all=len(view.items), n=view.better)


def named(item: Item, texts: Texts) -> str:
    """Return how a line is called."""
    return texts.plain(f"house.field.{item.field}")


def heading(view: SheetView, item: Item, texts: Texts) -> str:
    """Return how a part is called: by the name of the product or the competitor, where it has one."""
    if item.part is Part.TERMS:
        return texts.plain("house.terms")
    of = Part.PRODUCT if item.part in OF_PRODUCTS else Part.COMPETITOR
    name = view.sheet.lines.get(Item(of, item.number, Field.NAME))
    if name is None:
        name = texts.plain("house.product" if of is Part.PRODUCT else "house.competitor", number=item.number)
    return texts.plain("house.answers", product=name) if item.part is Part.QUIZ else name


def _parts(view: SheetView, texts: Texts) -> Iterator[list[Button]]:
    """Give a row for each product, what may be offered beside the competitors, and another product while there is room."""
    at, products = place_of(view), view.sheet.products or (1,)
    for number in products:
        first = Item(Part.PRODUCT, number, Field.NAME)
        done, whole = view.count(Part.PRODUCT, number)
        facts = {"product": heading(view, first, texts), "done": done, "all": whole}
        yield [button(texts, "button.house_product", OpenPart(**at, item=first.code), **facts)]
    free = _free(products)
    if free is not None and view.sheet.products:
        yield [button(texts, "button.house_add_product", _begin(view, Part.PRODUCT, free))]
    done, whole = view.count(Part.TERMS, 1)
    terms, rival = items_of(Part.TERMS, 1)[0], next(iter(view.sheet.competitors), 1)
    yield [
        button(texts, "button.house_terms", OpenPart(**at, item=terms.code), done=done, all=whole),
        button(texts, "button.fact_competitors", OpenPart(**at, item=Item(Part.COMPETITOR, rival, Field.NAME).code)),
    ]


def _around(view: SheetView, item: Item, texts: Texts) -> Iterator[list[Button]]:
    """Give the ways from a product's answers to its lines and to others' answers, and from a competitor to the others."""
    at = place_of(view)
    if item.part is Part.QUIZ:
        product = Item(Part.PRODUCT, item.number, Field.NAME)
        others = [number for number in view.sheet.products if number != item.number]
        yield [
            button(texts, "button.house_lines", OpenPart(**at, item=product.code)),
            *(
                button(texts, "button.house_number", OpenPart(**at, item=Item(Part.QUIZ, one, item.field).code), number=one)
                for one in others
            ),
        ]
    elif item.part is Part.COMPETITOR:
        used = sorted({*view.sheet.competitors, item.number})
        row = [_numbered(view, item, number, texts) for number in used] if len(used) > 1 else []
        free = _free(used)
        if free is not None and view.sheet.competitors:
            row.append(button(texts, "button.house_add_competitor", _begin(view, Part.COMPETITOR, free)))
        yield row


def _answers(view: SheetView, item: Item, texts: Texts) -> list[Button]:
    """Give the way from a product's lines to its answers."""
    if item.part is not Part.PRODUCT:
        return []
    done, whole = view.count(Part.QUIZ, item.number)
    first = Item(Part.QUIZ, item.number, FIELDS[Part.QUIZ][0])
    return [button(texts, "button.house_answers", OpenPart(**place_of(view), item=first.code), done=done, all=whole)]


def _numbered(view: SheetView, item: Item, number: int, texts: Texts) -> Button:
    other = OpenPart(**place_of(view), item=Item(item.part, number, Field.NAME).code)
    made = button(texts, "button.house_number", other, number=number)
    return Button(label=chosen(texts, made.label, is_so=number == item.number), action=made.action)


def _turning(view: SheetView, whole: Sequence[Item], number: int, texts: Texts) -> list[Button]:
    at = place_of(view)
    found = []
    if number:
        found.append(button(texts, "button.house_back", OpenPart(**at, item=whole[(number - 1) * AT_ONCE].code)))
    if (number + 1) * AT_ONCE < len(whole):
        found.append(button(texts, "button.house_next", OpenPart(**at, item=whole[(number + 1) * AT_ONCE].code)))
    return found


def _written(view: SheetView, items: Sequence[Item], texts: Texts) -> Iterator[str]:
    for item in items:
        if item in view.sheet.lines and item.field is not Field.NAME:
            key = "house.line" if item in view.own.lines or view.team is None else "house.inherited"
            yield texts.plain(key, field=named(item, texts), text=view.sheet.lines[item])


def _line_button(view: SheetView, item: Item, texts: Texts) -> Button:
    mark = "✓ " if item in view.own.lines else "🏠 " if item in view.house.lines else "≈ " if _stands_in(view, item) else ""
    ask = AskLine(team=view.number, language=view.language, item=item.code, walk=0)
    return button(texts, "button.house_line", ask, mark=mark, field=named(item, texts))


def _stands_in(view: SheetView, item: Item) -> bool:
    is_unwritten = item.is_answer and item not in view.sheet.lines
    return is_unwritten and view.sheet.answer(item.number, item.field) is not None


def _answers_begin(view: SheetView, item: Item, texts: Texts) -> list[Button]:
    missing = next((one for one in items_of(Part.QUIZ, item.number) if one not in view.own.lines), None)
    if missing is None:
        return []
    ask = AskLine(team=view.number, language=view.language, item=missing.code, walk=1)
    return [button(texts, "button.house_answers_begin", ask)]


def _begin(view: SheetView, of: Part, number: int) -> AskLine:
    return AskLine(team=view.number, language=view.language, item=Item(of, number, Field.NAME).code, walk=1)


def _free(used: Sequence[int]) -> int | None:
    return next((number for number in range(1, MOST + 1) if number not in used), None)


def _in_twos(buttons: Sequence[Button]) -> list[list[Button]]:
    return [list(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]

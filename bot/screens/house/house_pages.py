"""/house: what is sold, line by line; one line asked for at a time; what a file would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.domain.house.sheet import MOST, Field, Item, Part
from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.screens.house.actions import (
    AskLine,
    BringSheet,
    ChooseSheet,
    DropSheet,
    EmptyLine,
    OpenSheetOf,
    PutExample,
    SendSheet,
    SkipLine,
    StepBack,
    TakeSheet,
    UndoLine,
)
from bot.screens.house.text_keys import COMPETITOR_NAME
from bot.screens.page import button, chosen, page, short
from bot.screens.screen import Button, File, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.house.file_sheet import Change as LineChange
from bot.services.house.file_sheet import FileRead
from bot.services.house.fill_sheet import HOUSE, Asking, Choice, SheetView
from bot.services.house.ports import LineFinding

CLOSES_ON = frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE})
HOUSE_SLOT = SlotKind(name="house", closes_on=CLOSES_ON)
HOUSE_FILE_SLOT = SlotKind(name="house-file", closes_on=CLOSES_ON, is_one_an_object=True)
EXAMPLES_SAID = 3
"""Sentences that are shown for a line."""
MOST_CHANGES = 24
"""Of a file, so that its page fits a message."""
EXAMPLES = ("windows", "software", "clear")


def show_house(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /house."""
    return Show(slot=HOUSE_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def choice_page(choice: Choice, texts: Texts) -> Screen:
    """Ask whose sheet, in which language."""
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
    rows += [
        [button(texts, "button.house_team", OpenSheetOf(team=int(one.id), language=choice.language), team=short(one.name))]
        for one in choice.teams
    ]
    return page(texts, texts.plain("house.choose"), lines=[texts.plain("house.choose_how")], keyboard=rows)


def sheet_page(view: SheetView, texts: Texts, *, note: str = "", has_examples: bool = False) -> Screen:
    """Show everything that counts on a sheet, each line to be changed."""
    lines = [texts.plain("house.empty")] if view.sheet.is_empty else [_progress(view, texts), "", *_written(view, texts)]
    if view.team is not None and view.house.lines:
        lines += ["", texts.plain("house.from_house")]
    missing = view.first_missing
    rows: list[list[Button]] = []
    if missing is not None:
        ask = AskLine(team=view.number, language=view.language, item=missing.code, walk=1)
        key = "button.house_begin" if view.sheet.is_empty else "button.house_go_on"
        rows.append([button(texts, key, ask, done=view.done, all=len(view.items))])
    if not view.sheet.is_empty:
        rows += _in_twos([_line_button(view, item, texts) for item in view.items])
        rows.append([*_more(view, texts)])
    at: dict[str, Any] = {"team": view.number, "language": view.language}
    rows.append([button(texts, "button.house_file", SendSheet(**at)), button(texts, "button.house_load", BringSheet(**at))])
    rows.append([button(texts, "button.house_other", ChooseSheet(language=view.language))])
    if has_examples:
        lines += ["", texts.plain("house.examples")]
        rows.append([button(texts, f"button.house_{one}", PutExample(**at, which=one)) for one in EXAMPLES])
    how = texts.plain("house.how") if not view.sheet.is_empty else ""
    return page(texts, title(view, texts), lines=lines, note=note or how, keyboard=rows)


def asking_page(asking: Asking, texts: Texts, spoken: Texts) -> Screen:
    """Ask for one line, below what became of the last one; `spoken` are the words of the sheet's language."""
    view, item = asking.view, asking.item
    lines = [_progress(view, texts)]
    if asking.taken is not None:
        lines += ["", *_taken(asking, asking.taken, texts, spoken)]
    at: dict[str, Any] = {"team": view.number, "language": view.language}
    sheet = button(texts, "button.house_sheet", OpenSheetOf(**at))
    if item is None:
        if asking.is_walk:
            lines += ["", texts.plain("house.done")]
        return page(texts, title(view, texts), lines=lines, keyboard=[[sheet]])
    lines += ["", f"✍️ {texts.plain(f'house.ask.{_asked(item)}')}"]
    lines.append(texts.plain("house.say_example", example=spoken.plain(f"house.example.{_asked(item)}")))
    if item in view.sheet.lines:
        lines.append(texts.plain("house.now", text=view.sheet.lines[item]))
    form = texts.plain("house.form_name" if item.field is Field.NAME else "house.form", most=item.limit)
    note = form if asking.refused is None else said_why(asking.refused, texts)
    return page(texts, title(view, texts), lines=lines, note=note, keyboard=_asking_rows(asking, item, texts, sheet))


def said_why(finding: LineFinding, texts: Texts) -> str:
    """Say why a line is not taken."""
    return texts.plain(f"house.refused.{finding.problem}", **finding.facts)


def bring_page(view: SheetView, texts: Texts, note: str = "") -> Screen:
    """Ask for a file."""
    back = button(texts, "button.house_sheet", OpenSheetOf(team=view.number, language=view.language))
    return page(texts, title(view, texts), lines=[texts.plain("house.load_ask")], note=note, keyboard=[[back]])


def broken_page(texts: Texts, language: str, *, is_large: bool) -> Screen:
    """Say that a file is no sheet."""
    back = button(texts, "button.house_other", ChooseSheet(language=language))
    said = texts.plain("house.file_large" if is_large else "house.file_broken")
    return page(texts, texts.plain("house.choose"), lines=[said], keyboard=[[back]])


def preview_page(read: FileRead, texts: Texts) -> Screen:
    """Say what a file would change, and what of it is not taken."""
    at: dict[str, Any] = {"team": read.view.number, "language": read.view.language}
    more = ["…"] if len(read.changes) > MOST_CHANGES else []
    shown = [*(_changed(one, texts) for one in read.changes[:MOST_CHANGES]), *more, *_unknown(read, texts)]
    if not read.taken:
        back = button(texts, "button.house_sheet", OpenSheetOf(**at))
        return page(texts, title(read.view, texts), lines=[*shown, texts.plain("house.file_same")], keyboard=[[back]])
    row = [button(texts, "button.house_take", TakeSheet(**at)), button(texts, "button.house_drop", DropSheet(**at))]
    heading = texts.plain("house.preview", **_whose(read.view, texts))
    return page(texts, heading, lines=shown, keyboard=[row])


def sent_file(chat_id: ChatId, view: SheetView, text: str, texts: Texts) -> Show:
    """Return a sheet as a file."""
    screen = Screen(
        html=texts.html("house.file_caption", **_whose(view, texts)),
        file=File(name=f"house-{view.number}-{view.language}.yaml", text=text),
    )
    return Show(slot=HOUSE_FILE_SLOT.in_chat(chat_id, f"{view.number}-{view.language}"), screen=screen, is_anew=True)


def title(view: SheetView, texts: Texts) -> str:
    """Say whose sheet it is, in which language."""
    return texts.plain("house.title", **_whose(view, texts))


def _whose(view: SheetView, texts: Texts) -> dict[str, str]:
    whose = texts.plain("house.default") if view.team is None else short(view.team.name)
    return {"whose": whose, "code": view.language.upper()}


def _progress(view: SheetView, texts: Texts) -> str:
    return texts.plain("house.progress", done=view.done, all=len(view.items), n=view.better)


def _written(view: SheetView, texts: Texts) -> Iterator[str]:
    """Give what is written, under the headings of products, terms and competitors."""
    heading = None
    for item in view.items:
        if item not in view.sheet.lines:
            continue
        if (item.part, item.number) != heading:
            heading = item.part, item.number
            yield _heading(item, texts)
        key = "house.line" if item in view.own.lines or view.team is None else "house.inherited"
        yield texts.plain(key, field=_named(item, texts), text=view.sheet.lines[item])


def _heading(item: Item, texts: Texts) -> str:
    if item.part is Part.TERMS:
        return f"· {texts.plain('house.terms')}"
    key = "house.product" if item.part is Part.PRODUCT else "house.competitor"
    return f"· {texts.plain(key, number=item.number)}"


def _line_button(view: SheetView, item: Item, texts: Texts) -> Button:
    mark = "✓ " if item in view.own.lines else "🏠 " if item in view.house.lines else ""
    named = _named(item, texts) if item.number == 1 else f"{item.number}·{_named(item, texts)}"
    ask = AskLine(team=view.number, language=view.language, item=item.code, walk=0)
    return button(texts, "button.house_line", ask, mark=mark, field=named)


def _more(view: SheetView, texts: Texts) -> Iterator[Button]:
    """Give the buttons that begin with another product or competitor, while there is room for one."""
    for part, used in ((Part.PRODUCT, view.sheet.products), (Part.COMPETITOR, view.sheet.competitors)):
        free = next((number for number in range(1, MOST + 1) if number not in used), None)
        if free is not None:
            ask = AskLine(team=view.number, language=view.language, item=Item(part, free, Field.NAME).code, walk=1)
            key = "button.house_add_product" if part is Part.PRODUCT else "button.house_add_competitor"
            yield button(texts, key, ask)


def _taken(asking: Asking, item: Item, texts: Texts, spoken: Texts) -> Iterator[str]:
    """Say what was written last, and what is said with it."""
    text = asking.view.sheet.lines.get(item, "")
    yield texts.plain("house.taken", field=_named(item, texts), text=text)
    if asking.is_mended:
        yield texts.plain("house.mended")
    phrases = asking.view.sentences.get(item.field, ()) if item.is_said else ()
    if phrases:
        yield texts.plain("house.will_say")
        yield from (f"• {spoken.phrase(one, None, text)}" for one in phrases[:EXAMPLES_SAID])
    elif item.field is not Field.NAME:
        yield texts.plain("house.will_read")


def _asking_rows(asking: Asking, item: Item, texts: Texts, sheet: Button) -> Sequence[Sequence[Button]]:
    view = asking.view
    at: dict[str, Any] = {"team": view.number, "language": view.language}
    own = []
    if asking.newest is not None:
        own.append(button(texts, "button.house_undo", UndoLine(**at, line=int(asking.newest.id))))
    if item in view.own.lines:
        own.append(button(texts, "button.house_empty", EmptyLine(**at, item=item.code)))
    if not asking.is_walk:
        return [own, [sheet]]
    walk = [
        button(texts, "button.house_back", StepBack(**at, item=item.code)),
        button(texts, "button.house_skip", SkipLine(**at, item=item.code)),
        button(texts, "button.house_later", OpenSheetOf(**at)),
    ]
    return [own, walk]


def _changed(change: LineChange, texts: Texts) -> str:
    named = _named(change.item, texts) if change.item.number == 1 else f"{change.item.number}·{_named(change.item, texts)}"
    if change.refused is not None:
        return texts.plain("house.change_refused", field=named, reason=said_why(change.refused, texts))
    if not change.text:
        return texts.plain("house.change_empty", field=named, before=change.before)
    key = "house.change_other" if change.before else "house.change_new"
    return texts.plain(key, field=named, text=change.text, **({"before": change.before} if change.before else {}))


def _unknown(read: FileRead, texts: Texts) -> Iterator[str]:
    for name in read.unknown[:EXAMPLES_SAID]:
        yield texts.plain("house.change_refused", field=name, reason=texts.plain("house.refused.place"))


def _named(item: Item, texts: Texts) -> str:
    return texts.plain(f"house.field.{item.field}")


def _asked(item: Item) -> str:
    return COMPETITOR_NAME if item.part is Part.COMPETITOR and item.field is Field.NAME else item.field.value


def _in_twos(buttons: Sequence[Button]) -> list[list[Button]]:
    return [list(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]

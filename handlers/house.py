"""/house: what is sold. Looked at, filled in by typing, sent out and brought back as a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from telegram import Message
from telegram.error import TelegramError
from telegram.ext import filters

from bot.domain.ids import QuizItemId
from bot.screens.house import file_pages, house_pages
from bot.screens.house.actions import (
    AskLine,
    BringSheet,
    ChooseSheet,
    DropSheet,
    EmptyLine,
    OpenPart,
    OpenSheetOf,
    PutExample,
    SendSheet,
    SkipLine,
    StepBack,
    TakeSheet,
    TurnChoice,
    UndoLine,
)
from bot.screens.house.house_pages import show_house
from bot.screens.house.line_pages import asking_page
from bot.screens.screen import Screen, Toast
from bot.screens.turn import Reply, Turn
from bot.services.errors import NotFound
from bot.services.house import file_sheet, fill_sheet
from bot.services.house.fill_sheet import Asking, SheetView
from bot.services.house.ports import LARGEST_FILE
from bot.services.text_ports import Prompt
from handlers.dependencies import Dependencies, act_of, texts_of
from handlers.feature import Tap
from handlers.showing import above_the_card, removal

FILE_NAMES: Final = ("house-", ".yaml")
"""How the name of a sheet's file begins and ends; any other file is one that the bot cannot read."""


class SheetFiles(filters.MessageFilter):
    """Lets messages through that are a sheet's file by its name."""

    def filter(self, message: Message) -> bool:
        name = (message.document.file_name or "").lower() if message.document is not None else ""
        return name.startswith(FILE_NAMES[0]) and name.endswith(FILE_NAMES[1])


async def command(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """Show whose sheets there are, for /house; where there is one, that."""
    del message  # what stands behind the command does not matter
    act, texts = act_of(turn, deps), texts_of(turn, deps)
    choice = await fill_sheet.view_choice(act, deps.house)
    if choice.is_plain and choice.teams:
        view = await fill_sheet.view_sheet(act, deps.house, int(choice.teams[0].id), choice.language)
        screen = _sheet(deps, view, turn)
    else:
        screen = house_pages.choice_page(choice, texts)
    return await above_the_card(turn, deps, show_house(turn.chat_id, screen, is_anew=True))


async def choose(turn: Turn, deps: Dependencies, action: ChooseSheet) -> Reply:
    """Another sheet is looked for."""
    choice = await fill_sheet.view_choice(act_of(turn, deps), deps.house, action.language)
    return _here(turn, house_pages.choice_page(choice, texts_of(turn, deps)))


async def turn_choice(turn: Turn, deps: Dependencies, action: TurnChoice) -> Reply:
    """Other teams are looked for."""
    choice = await fill_sheet.view_choice(act_of(turn, deps), deps.house, action.language)
    return _here(turn, house_pages.choice_page(choice, texts_of(turn, deps), action.page))


async def open_sheet(turn: Turn, deps: Dependencies, action: OpenSheetOf) -> Reply:
    """A sheet was picked, or the walk is left."""
    view = await fill_sheet.view_sheet(act_of(turn, deps), deps.house, action.team, action.language)
    return _here(turn, _sheet(deps, view, turn))


async def open_part(turn: Turn, deps: Dependencies, action: OpenPart) -> Reply:
    """A part of a sheet was picked, or a line is left."""
    view, item = await fill_sheet.view_part(act_of(turn, deps), deps.house, action.team, action.language, action.item)
    return _here(turn, house_pages.part_page(view, item, texts_of(turn, deps)))


async def ask(turn: Turn, deps: Dependencies, action: AskLine) -> Reply:
    """A line was picked, or the walk begins."""
    act = act_of(turn, deps)
    asking = await fill_sheet.ask_line(act, deps.house, action.team, action.language, action.item, is_walk=bool(action.walk))
    return _here(turn, _asking(turn, deps, asking))


async def skip(turn: Turn, deps: Dependencies, action: SkipLine) -> Reply:
    """A line is left out."""
    asking = await fill_sheet.skip_line(act_of(turn, deps), deps.house, action.team, action.language, action.item)
    return _here(turn, _asking(turn, deps, asking))


async def back(turn: Turn, deps: Dependencies, action: StepBack) -> Reply:
    """The line before is wanted."""
    asking = await fill_sheet.step_back(act_of(turn, deps), deps.house, action.team, action.language, action.item)
    return _here(turn, _asking(turn, deps, asking))


async def take_line(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A line was typed; what is not taken stays in the chat."""
    asking = await fill_sheet.take_line(act_of(turn, deps), deps.house, prompt.subject, message.text or "")
    shown = show_house(turn.chat_id, _asking(turn, deps, asking), is_anew=asking.refused is not None)
    reply = await above_the_card(turn, deps, shown) if asking.refused is not None else Reply(outgoing=(shown,))
    return reply if asking.refused is not None else reply.then(removal(turn, message))


async def empty(turn: Turn, deps: Dependencies, action: EmptyLine) -> Reply:
    """A line is taken off."""
    texts = texts_of(turn, deps)
    view, item = await fill_sheet.empty_line(act_of(turn, deps), deps.house, action.team, action.language, action.item)
    return _here(turn, house_pages.part_page(view, item, texts), texts.plain("house.emptied"))


async def undo(turn: Turn, deps: Dependencies, action: UndoLine) -> Reply:
    """The line before is to count again."""
    texts = texts_of(turn, deps)
    view, item = await fill_sheet.undo_line(act_of(turn, deps), deps.house, action.team, action.language, action.line)
    if item is None:
        return _here(turn, _sheet(deps, view, turn), texts.plain("house.nothing_to_undo"))
    return _here(turn, house_pages.part_page(view, item, texts), texts.plain("house.undone"))


async def send(turn: Turn, deps: Dependencies, action: SendSheet) -> Reply:
    """A sheet is wanted as a file."""
    view, text = await file_sheet.sheet_file(act_of(turn, deps), deps.house, action.team, action.language)
    return await above_the_card(turn, deps, file_pages.sent_file(turn.chat_id, view, text, texts_of(turn, deps)))


async def bring(turn: Turn, deps: Dependencies, action: BringSheet) -> Reply:
    """A file is to be brought back."""
    view = await file_sheet.ask_file(act_of(turn, deps), deps.house, action.team, action.language)
    return _here(turn, file_pages.bring_page(view, texts_of(turn, deps)))


async def take_text(turn: Turn, deps: Dependencies, message: Message, prompt: Prompt) -> Reply:
    """A file's text was pasted."""
    team, _, language = prompt.subject.partition(":")
    await fill_sheet.sheet_for(act_of(turn, deps), deps.house, int(team), language)  # the text itself says whose sheet it is
    reply = await _read(turn, deps, (message.text or "").encode())
    return reply.then(removal(turn, message))


async def take_file(turn: Turn, deps: Dependencies, message: Message) -> Reply:
    """A file was sent; it is fetched where nobody's writing waits for it."""
    document = message.document
    if document is None:
        raise NotFound
    if (document.file_size or 0) > LARGEST_FILE:
        return await _broken(turn, deps, is_large=True)

    async def fetch(work: object) -> bytes:
        del work  # nothing of the database is needed
        try:
            return bytes(await (await document.get_file()).download_as_bytearray())
        except TelegramError:
            return b""

    return await _read(turn, deps, await turn.look(fetch))


async def take(turn: Turn, deps: Dependencies, action: TakeSheet) -> Reply:
    """What the file says is to count."""
    view, n = await file_sheet.take_file(act_of(turn, deps), deps.house, action.team, action.language)
    said = texts_of(turn, deps).plain("house.file_taken", n=n) if n else texts_of(turn, deps).plain("house.file_same")
    return _here(turn, _sheet(deps, view, turn), said)


async def drop(turn: Turn, deps: Dependencies, action: DropSheet) -> Reply:
    """The sheet is to stay as it is."""
    view = await file_sheet.drop_file(act_of(turn, deps), deps.house, action.team, action.language)
    return _here(turn, _sheet(deps, view, turn))


async def example(turn: Turn, deps: Dependencies, action: PutExample) -> Reply:
    """An example is to be heard; only where examples are given."""
    act = act_of(turn, deps)
    given = deps.house_examples(action.language)
    view = await fill_sheet.view_sheet(act, deps.house, action.team, action.language)
    if action.which not in given:
        raise NotFound
    lines = {**dict.fromkeys(view.own.lines, ""), **given[action.which]}
    changed = {item: text for item, text in lines.items() if text != view.own.lines.get(item, "")}
    if changed:
        await fill_sheet.write(act, deps.house, view, changed)
    view = await fill_sheet.view_sheet(act, deps.house, action.team, action.language)
    return _here(turn, _sheet(deps, view, turn))


async def _read(turn: Turn, deps: Dependencies, raw: bytes) -> Reply:
    if len(raw) > LARGEST_FILE:
        return await _broken(turn, deps, is_large=True)
    read = await file_sheet.read_sheet(act_of(turn, deps), deps.house, raw)
    if read is None:
        return await _broken(turn, deps, is_large=False)
    screen = file_pages.preview_page(read, texts_of(turn, deps))
    return await above_the_card(turn, deps, show_house(turn.chat_id, screen, is_anew=True))


async def _broken(turn: Turn, deps: Dependencies, *, is_large: bool) -> Reply:
    choice = await fill_sheet.view_choice(act_of(turn, deps), deps.house)
    screen = file_pages.broken_page(texts_of(turn, deps), choice.language, is_large=is_large)
    return await above_the_card(turn, deps, show_house(turn.chat_id, screen, is_anew=True))


def _sheet(deps: Dependencies, view: SheetView, turn: Turn) -> Screen:
    has_examples = bool(deps.house_examples(view.language))
    return house_pages.sheet_page(view, texts_of(turn, deps), has_examples=has_examples)


def _asking(turn: Turn, deps: Dependencies, asking: Asking) -> Screen:
    asked = "" if asking.item is None else asking.item.field.value
    questions = {one.id: one.text for one in deps.training.quiz(act_of(turn, deps).employee.language).asked}
    question = questions.get(QuizItemId(asked), "")
    return asking_page(asking, texts_of(turn, deps), deps.texts(asking.view.language), question)


def _here(turn: Turn, screen: Screen, toast: str = "") -> Reply:
    return Reply(outgoing=(show_house(turn.chat_id, screen),), toast=Toast(text=toast) if toast else None)


TAPS: Sequence[Tap[Any]] = (
    Tap(ChooseSheet, choose),
    Tap(TurnChoice, turn_choice),
    Tap(OpenSheetOf, open_sheet),
    Tap(OpenPart, open_part),
    Tap(AskLine, ask),
    Tap(SkipLine, skip),
    Tap(StepBack, back),
    Tap(EmptyLine, empty),
    Tap(UndoLine, undo),
    Tap(SendSheet, send),
    Tap(BringSheet, bring),
    Tap(TakeSheet, take),
    Tap(DropSheet, drop),
    Tap(PutExample, example),
)

"""/house: a sheet as a file, sent out and brought back, with what it would change."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.ids import ChatId
from bot.screens.house.actions import ChooseSheet, DropSheet, OpenSheetOf, TakeSheet
from bot.screens.house.house_pages import CLOSES_ON, named, place_of, title, whose
from bot.screens.house.line_pages import said_why
from bot.screens.page import button, page, short
from bot.screens.screen import File, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.house.file_sheet import Change, FileRead
from bot.services.house.fill_sheet import SheetView

HOUSE_FILE_SLOT = SlotKind(name="house-file", closes_on=CLOSES_ON, is_one_an_object=True)
CHANGES_SHOWN = 5
"""Of a file, those that are not taken first; the others are counted, so that the page fits a phone."""
TEXT_SHOWN = 44


def bring_page(view: SheetView, texts: Texts, note: str = "") -> Screen:
    """Ask for a file."""
    back = button(texts, "button.house_sheet", OpenSheetOf(**place_of(view)))
    return page(texts, title(view, texts), lines=[texts.plain("house.load_ask")], note=note, keyboard=[[back]])


def broken_page(texts: Texts, language: str, *, is_large: bool) -> Screen:
    """Say that a file is no sheet."""
    back = button(texts, "button.house_other", ChooseSheet(language=language))
    said = texts.plain("house.file_large" if is_large else "house.file_broken")
    return page(texts, texts.plain("house.choose"), lines=[said], keyboard=[[back]])


def preview_page(read: FileRead, texts: Texts) -> Screen:
    """Say how much a file would change, and what of it is not taken."""
    at = place_of(read.view)
    refused = [*_unknown(read, texts), *(_changed(one, texts) for one in read.changes if one.refused is not None)]
    said = [*refused, *(_changed(one, texts) for one in read.taken)]
    lines = said[:CHANGES_SHOWN]
    if len(said) > CHANGES_SHOWN:
        made = [bool(one.before) + 2 * (not one.text) for one in read.taken]
        counted = {"new": made.count(0), "other": made.count(1), "gone": made.count(3), "refused": len(refused)}
        lines = [
            texts.plain("house.change_count", **counted),
            *lines,
            texts.plain("house.change_more", n=len(said) - CHANGES_SHOWN),
        ]
    if not read.taken:
        back = button(texts, "button.house_sheet", OpenSheetOf(**at))
        return page(texts, title(read.view, texts), lines=[*lines, texts.plain("house.file_same")], keyboard=[[back]])
    row = [button(texts, "button.house_take", TakeSheet(**at)), button(texts, "button.house_drop", DropSheet(**at))]
    return page(texts, texts.plain("house.preview", **whose(read.view, texts)), lines=lines, keyboard=[row])


def sent_file(chat_id: ChatId, view: SheetView, text: str, texts: Texts) -> Show:
    """Return a sheet as a file."""
    screen = Screen(
        html=texts.html("house.file_caption", **whose(view, texts)),
        file=File(name=f"house-{view.number}-{view.language}.yaml", text=text),
    )
    return Show(slot=HOUSE_FILE_SLOT.in_chat(chat_id, f"{view.number}-{view.language}"), screen=screen, is_anew=True)


def _changed(change: Change, texts: Texts) -> str:
    called = named(change.item, texts) if change.item.number == 1 else f"{change.item.number}·{named(change.item, texts)}"
    if change.refused is not None:
        return texts.plain("house.change_refused", field=called, reason=said_why(change.refused, texts))
    text, before = short(change.text, TEXT_SHOWN), short(change.before, TEXT_SHOWN)
    if not text:
        return texts.plain("house.change_empty", field=called, before=before)
    key = "house.change_other" if before else "house.change_new"
    return texts.plain(key, field=called, text=text, **({"before": before} if before else {}))


def _unknown(read: FileRead, texts: Texts) -> Iterator[str]:
    for name in read.unknown:
        yield texts.plain("house.change_refused", field=name, reason=texts.plain("house.refused.place"))

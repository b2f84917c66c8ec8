"""Calls as a file: asked for here, made by the bot, and sent into the chat, where it also leaves again."""

from __future__ import annotations

from markupsafe import Markup

from bot.desk.address import choice_in, fields_of
from bot.desk.html import el
from bot.desk.pages.parts import check, choose
from bot.desk.visit import Said, Visit
from bot.domain.ids import ChatId
from bot.domain.supervision.choice import Choice
from bot.domain.supervision.export_form import ExportForm
from bot.screens.desk.desk_message import DESK_PATH
from bot.screens.log.export_pages import FORM_NAMES, show_export
from bot.screens.texts import Texts
from bot.services.errors import NotFound
from bot.services.log.choose_calls import choose as choose_calls
from bot.services.log.export_calls import ask_export


def files_form(choice: Choice, texts: Texts) -> Markup:
    """Return the form that asks for a file of the calls that are listed."""
    chosen = [el("input", type="hidden", name=name, value=said) for name, said in fields_of(choice).items()]
    return el(
        "form",
        chosen,
        choose(texts.plain("desk.form"), "form", [(form.value, name) for form, name in FORM_NAMES.items()], ExportForm.XLSX),
        check(texts.plain("desk.events"), "events", is_so=False),
        check(texts.plain("desk.masked"), "masked", is_so=False),
        el("div", el("button", texts.plain("desk.send_file"), type="submit"), class_="last"),
        method="post",
        action=f"{DESK_PATH}/data/file",
        class_="filters",
        aria_label=texts.plain("export.title"),
    )


async def ask_file(visit: Visit) -> Said:
    """Let the calls be written; how far that is, and the file, come into the chat."""
    said, act = visit.query, visit.act
    try:
        form = ExportForm(said.get("form") or ExportForm.XLSX)
    except ValueError:
        raise NotFound from None
    await choose_calls(act, str(choice_in(said, visit.today)))
    chat = ChatId(int(act.employee.person_id))
    job = await ask_export(act, chat, form, events=bool(said.get("events")), masked=bool(said.get("masked")))
    shown = show_export(job, visit.texts, act.employee, is_anew=True)
    return Said(text=visit.texts.plain("desk.file_comes"), shown=(shown,))

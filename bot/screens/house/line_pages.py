"""/house: one line asked for at a time, below what became of the last one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.house.sheet import Field, Item, Part
from bot.screens.house.actions import EmptyLine, OpenPart, OpenSheetOf, SkipLine, StepBack, UndoLine
from bot.screens.house.house_pages import heading, named, place_of, progress, title
from bot.screens.house.text_keys import COMPETITOR_NAME
from bot.screens.page import button, page, short
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.services.house.fill_sheet import Asking
from bot.services.house.ports import LineFinding

SENTENCES_SAID = 2
"""Sentences that are shown for a line; one where there is more to say, so that the next question is seen."""
TAKEN_SHOWN = 60
"""Characters of what was written last."""


def asking_page(asking: Asking, texts: Texts, spoken: Texts, question: str = "") -> Screen:
    """Ask for one line.

    Args:
        asking: which, and what was written last.
        texts: of the reader.
        spoken: of the sheet's language.
        question: what a trainee is asked, where the line is the answer to that.
    """
    view, item = asking.view, asking.item
    lines = [_how_far(asking, texts)]
    if asking.taken is not None:
        lines += ["", *_taken(asking, asking.taken, texts, spoken)]
    if item is None:
        if asking.is_walk:
            lines += ["", texts.plain("house.done")]
        return page(texts, title(view, texts), lines=lines, keyboard=[[_back(asking, texts)]])
    lines += ["", *_asked(item, texts, spoken, question)]
    if item in view.sheet.lines:
        lines.append(texts.plain("house.now", text=view.sheet.lines[item]))
    if asking.refused is not None:
        note = said_why(asking.refused, texts)
    else:  # whoever has just written a line knows how one is written
        note = _form(item, texts) if asking.taken is None or item.field is Field.NAME else ""
    return page(texts, title(view, texts), lines=lines, note=note, keyboard=_asking_rows(asking, item, texts))


def said_why(finding: LineFinding, texts: Texts) -> str:
    """Say why a line is not taken."""
    return texts.plain(f"house.refused.{finding.problem}", **finding.facts)


def _asked(item: Item, texts: Texts, spoken: Texts, question: str) -> Iterator[str]:
    if item.is_answer:
        yield texts.plain("house.ask_answer", text=question)
        return
    key = COMPETITOR_NAME if item.part is Part.COMPETITOR and item.field is Field.NAME else item.field.value
    yield f"✍️ {texts.plain(f'house.ask.{key}')}"
    yield texts.plain("house.say_example", example=spoken.plain(f"house.example.{key}"))


def _form(item: Item, texts: Texts) -> str:
    key = "house.form_answer" if item.is_answer else "house.form_name" if item.field is Field.NAME else "house.form"
    return texts.plain(key, most=item.limit)


def _taken(asking: Asking, item: Item, texts: Texts, spoken: Texts) -> Iterator[str]:
    """Say what was written last, and what is said with it."""
    text = asking.view.sheet.lines.get(item, "")
    yield texts.plain("house.taken", field=named(item, texts), text=short(text, TAKEN_SHOWN))
    if asking.is_mended:
        yield texts.plain("house.mended")
    phrases = asking.view.sentences.get(item.field, ()) if item.is_said else ()
    if phrases:
        yield texts.plain("house.will_say")
        yield from (f"• {spoken.phrase(one, None, text)}" for one in phrases[: SENTENCES_SAID - asking.is_mended])
    elif item.field is not Field.NAME and not item.is_answer:
        yield texts.plain("house.will_read")


def _asking_rows(asking: Asking, item: Item, texts: Texts) -> Sequence[Sequence[Button]]:
    view = asking.view
    at = place_of(view)
    own = []
    if asking.newest is not None:
        own.append(button(texts, "button.house_undo", UndoLine(**at, line=int(asking.newest.id))))
    if item in view.own.lines:
        own.append(button(texts, "button.house_empty", EmptyLine(**at, item=item.code)))
    if not asking.is_walk:
        return [own, [_back(asking, texts)]]
    walk = [
        button(texts, "button.house_back", StepBack(**at, item=item.code)),
        button(texts, "button.house_skip", SkipLine(**at, item=item.code)),
        button(texts, "button.house_later", OpenPart(**at, item=item.code) if item.is_answer else OpenSheetOf(**at)),
    ]
    return [own, walk]


def _how_far(asking: Asking, texts: Texts) -> str:
    """Say how much of the sheet is written; among the answers of the quiz, how many of them are known."""
    view, here = asking.view, asking.item or asking.taken
    if here is None or not here.is_answer:
        return progress(view, texts)
    done, whole = view.count(here.part, here.number)
    return texts.plain("house.part", part=heading(view, here, texts), done=done, all=whole)


def _back(asking: Asking, texts: Texts) -> Button:
    """Return the way to where the line was picked; from the walk to the whole sheet."""
    at, here = place_of(asking.view), asking.item or asking.taken
    if here is None or (asking.is_walk and not here.is_answer):
        return button(texts, "button.house_sheet", OpenSheetOf(**at))
    return button(texts, "button.house_part", OpenPart(**at, item=here.code))

"""/logs: a page of calls, and one call with its whole way. Leaves out choosing which: see `choice_pages`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.calls.intent import Known
from bot.domain.calls.state import DECIDED, OTHER
from bot.domain.calls.temperament import Recognition
from bot.domain.ids import ChatId, OptionId, QuestionId
from bot.domain.local_time import to_wall
from bot.domain.people.changes import Change
from bot.domain.supervision.choice import Choice
from bot.screens.action import encode
from bot.screens.calls.call_labels import icon_of
from bot.screens.clients.actions import OpenClient
from bot.screens.distinct_labels import distinct_labels
from bot.screens.log.actions import ListCalls, OpenLogged, Part, ShowPart
from bot.screens.log.choice_words import cell, choice_line, number_words, type_word
from bot.screens.page import NOTHING, button, page, pager, short
from bot.screens.promise import Html, behind, join
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.services.log.ports import LoggedCall
from bot.services.log.read_log import CallOpened, CallsListed, Step, Stepped

LOG_SLOT = SlotKind(name="log", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.ROLE, Change.FURTHER_TEAM}))
NAME_ROOM = 20
"""Characters of a client's name in a line of the list, and of a manager's."""
IN_A_ROW = 4
CARD_SIGN = "▸"
"""Stands before what a card said, in every language."""
LONGEST = 3600
"""Seconds after the beginning of a call up to which a step is told by them."""


def show_log(chat_id: ChatId, screen: Screen, *, is_anew: bool = False) -> Show:
    """Put a screen into the one message of /logs."""
    return Show(slot=LOG_SLOT.in_chat(chat_id), screen=screen, is_anew=is_anew)


def calls_page(listed: CallsListed, texts: Texts, time_zone: str) -> Screen:
    """Return a page of calls, a line and a numbered button each, and where one gets from here."""
    chosen = listed.chosen
    lines: list[str] = [choice_line(texts, chosen), number_words(texts, chosen.number)]
    lines += [
        join(" · ", [f"{number}. {texts.moment(one.call.started_at, time_zone)}", *_about(one, texts, chosen.is_of_several)])
        for number, one in enumerate(listed.calls, 1)
    ]
    buttons = [
        Button(label=str(number), action=encode(OpenLogged(call=int(one.call.id), page=0, first=listed.first)))
        for number, one in enumerate(listed.calls, 1)
    ]
    numbers = [buttons[place : place + IN_A_ROW] for place in range(0, len(buttons), IN_A_ROW)]
    filters = [button(texts, "button.log_filters", ShowPart(part=Part.HOME, page=0))]
    return page(
        texts,
        texts.plain("log.title"),
        lines=lines,
        note=note_of(listed, texts, time_zone),
        keyboard=[*numbers, _walk(listed, texts), filters],
    )


def note_of(listed: CallsListed, texts: Texts, time_zone: str) -> str:
    """Say what can be done with the list, or why it is empty."""
    if listed.looked_until is not None:
        return texts.plain("log.looked_until", day=texts.day(listed.looked_until, time_zone))
    if listed.calls:
        return texts.plain("log.note")
    if listed.chosen.number.is_more or listed.first:
        return texts.plain("log.end")
    return texts.plain("log.no_calls" if is_everything(listed) else "log.none")


def is_everything(listed: CallsListed) -> bool:
    """Tell whether nothing is filtered out but practice at most."""
    return replace(listed.chosen.choice, practice=False) == Choice()


def _walk(listed: CallsListed, texts: Texts) -> list[Button]:
    if not listed.first and not listed.older:
        return []
    newer = button(texts, "button.log_newer", ListCalls(first=listed.first, is_newer=1)) if listed.first else NOTHING
    older = button(texts, "button.log_older", ListCalls(first=listed.older, is_newer=0)) if listed.older else NOTHING
    return [newer, older]


def _about(one: LoggedCall, texts: Texts, is_of_several: bool) -> list[str]:
    call = one.call
    parts = [short(call.client_name, NAME_ROOM)] if call.client_name else []
    parts += [icon_of(call.temperament), cell(call.wants, call.can)]
    parts.append(texts.plain(f"outcome.{call.outcome}") if call.outcome else "–")
    if call.is_practice:
        parts.append(texts.plain("log.practice"))
    if is_of_several:
        parts.append(short(one.manager, NAME_ROOM))
    return parts


def call_page(opened: CallOpened, texts: Texts, time_zone: str) -> Screen:
    """Return one call: who and what came of it, a part of its way, and where one gets from here."""
    call = opened.one.call
    title = call.client_name or texts.plain("client.nameless")
    lines: list[str] = [
        join(" · ", [texts.moment(call.started_at, time_zone), *([opened.one.manager] if opened.is_of_several else [])]),
        join(" · ", [*_result(opened, texts)]),
    ]
    lines += [_step_line(step, opened, texts, time_zone) for step in opened.steps]
    if opened.later and not opened.has_more:
        later = ", ".join(dict.fromkeys(texts.day(one.call.started_at, time_zone) for one in opened.later))
        lines.append(texts.plain("log.later", days=later))
    walk = pager(
        texts,
        opened.page,
        has_more=opened.has_more,
        at=lambda number: OpenLogged(call=int(call.id), page=number, first=opened.first),
    )
    following = [] if opened.has_more else _to_later(opened, texts, time_zone)
    back = [button(texts, "button.log_back", ListCalls(first=opened.first, is_newer=0))]
    if opened.may_see_client and call.client_id is not None:
        back.append(button(texts, "button.log_client_page", OpenClient(client=int(call.client_id))))
    return page(texts, title, lines=lines, keyboard=[walk, following, back])


def _to_later(opened: CallOpened, texts: Texts, time_zone: str) -> list[Button]:
    """Return a button for each later call: its day, and its hour too where another was on that day."""
    began = [to_wall(one.call.started_at, ZoneInfo(time_zone)) for one in opened.later]
    days = [texts.short_day(one.call.started_at, time_zone) for one in opened.later]
    hours = [f"{day} {texts.time_of_day(at.hour * 60 + at.minute)}" for day, at in zip(days, began, strict=True)]
    to = [OpenLogged(call=int(one.call.id), page=0, first=opened.first) for one in opened.later]
    return [Button(label=label, action=encode(one)) for label, one in zip(distinct_labels(days, hours), to, strict=True)]


def _result(opened: CallOpened, texts: Texts) -> list[str]:
    call = opened.one.call
    parts = [_sure(call.temperament, call.confidence, texts), cell(call.wants, call.can)]
    parts.append(texts.plain(f"outcome.{call.outcome}") if call.outcome else texts.plain("log.no_outcome"))
    if call.is_practice:
        parts.append(texts.plain("log.practice"))
    return parts


def _sure(recognition: Recognition, share: float, texts: Texts) -> str:
    if recognition in (Recognition.UNKNOWN, Recognition.MIXED):
        return type_word(texts, recognition)
    return f"{icon_of(recognition)} {texts.percent(share)}"


def _step_line(step: Stepped, opened: CallOpened, texts: Texts, time_zone: str) -> str:
    at = since(opened.one.call.started_at, step.at) or texts.moment(step.at, time_zone)
    if step.what is Step.CARD:
        sentence = f"«{step.said}»" if step.said else step.option
        return join(" ", [at, CARD_SIGN, sentence, f"({_sure(step.recognition or Recognition.UNKNOWN, step.share, texts)})"])
    if step.what is Step.PROMISED and step.due_at is not None:
        return join(" ", [at, texts.plain("log.step.promised"), behind(step.due_at, texts.moment(step.due_at, time_zone))])
    line = join(" ", [at, said_of(step, texts)])
    return Html(f"<s>{line}</s>") if step.is_taken_back else line


def since(begun: datetime, at: datetime) -> str:
    """Return how far into a call something was, as minutes and seconds; nothing for what came long after it."""
    seconds = int((at - begun).total_seconds())
    return f"{seconds // 60}:{seconds % 60:02}" if 0 <= seconds < LONGEST else ""


def said_of(step: Stepped, texts: Texts) -> str:
    """Say a step; what this version does not know stands as it is stored."""
    with suppress(KeyError, ValueError):
        say = _SAID.get(step.what)
        said = say(step, texts) if say else ""
        if step.what is Step.HEARD:
            return said
        return texts.plain(f"log.step.{step.what}", said=said)
    return " ".join(part for part in (step.question, step.option) if part)


def _heard(question: QuestionId, option: OptionId, texts: Texts) -> str:
    return texts.plain("button.other") if option == OTHER else texts.heard(question, option)


def _type(step: Stepped, texts: Texts) -> str:
    return type_word(texts, Recognition(step.option))


def _wants(step: Stepped, texts: Texts) -> str:
    return texts.plain(f"intent.{'yes' if step.option == DECIDED else Known(step.option)}")


_SAID: Mapping[Step, Callable[[Stepped, Texts], str]] = {
    Step.HEARD: lambda step, texts: _heard(QuestionId(step.question), OptionId(step.option), texts),
    **dict.fromkeys((Step.WANTS, Step.SAID_WANTS), _wants),
    **dict.fromkeys((Step.CAN, Step.SAID_CAN), lambda step, texts: texts.plain(f"intent.{Known(step.option)}")),
    Step.OBJECTED: lambda step, texts: texts.plain(f"objection.{step.option}"),
    Step.CAME_UP: lambda step, texts: texts.plain(f"button.occasion_{step.option}"),
    Step.TYPED: _type,
    Step.OVERRIDDEN: _type,
    Step.PRODUCT: lambda step, _: step.option,
    Step.LANGUAGE: lambda step, _: step.option.upper(),
    Step.OUTCOME: lambda step, texts: texts.plain(f"outcome.{step.option}"),
    Step.FINISHED: lambda step, texts: texts.plain(f"log.finished_by.{step.option}"),
}
"""What a step says beside its own words."""

"""What somebody is told by itself of a trainee: his gates, and who looks after him. It makes no sound, and comes by day."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.ids import ChatId
from bot.domain.people.changes import Change
from bot.domain.training.path_news import NewsKind
from bot.screens.page import button
from bot.screens.people.actions import ChooseMentor
from bot.screens.screen import Button, Screen, Show
from bot.screens.slot_kind import SlotKind
from bot.screens.texts import Texts
from bot.screens.training.actions import OpenPath, VisitTrainee
from bot.services.outgoing_ports import Priority, Slot
from bot.services.training.path_news import NewsTold

PATH_NEWS_SLOT = SlotKind(name="path_news", closes_on=frozenset({Change.ACCESS}))
"""To the trainee, of his gates."""
MENTOR_SLOT = SlotKind(name="news:mentor", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.MENTOR}))
MENTEE_SLOT = SlotKind(name="news:mentee", closes_on=frozenset({Change.ACCESS, Change.TEAM, Change.MENTEE}))
_OF_GUIDES = frozenset({Change.ACCESS, Change.TEAM, Change.FURTHER_TEAM, Change.ROLE})
READY_SLOT = SlotKind(name="gate_ready", closes_on=_OF_GUIDES, is_one_an_object=True)
"""To whoever decides, one for each trainee."""
ALONE_SLOT = SlotKind(name="no_mentor", closes_on=_OF_GUIDES, is_one_an_object=True)
"""To whoever may name another mentor, one for each trainee."""


def news_message(told: NewsTold, texts: Texts) -> Show:
    """Tell somebody what there is, with the way to what can be done about it."""
    lines, rows = _gate(told, texts) if told.kind is NewsKind.GATE else _other(told, texts)
    screen = Screen(html="\n".join(lines), keyboard=rows, is_silent=True)
    return Show(slot=_slot(told), screen=screen, priority=Priority.REMINDER, is_anew=True)


def _slot(told: NewsTold) -> Slot:
    chat_id, trainee = ChatId(int(told.whom.person_id)), int(told.trainee.id)
    match told.kind:
        case NewsKind.GATE:
            return PATH_NEWS_SLOT.in_chat(chat_id)
        case NewsKind.NAMED:
            return (MENTOR_SLOT if told.is_trainee else MENTEE_SLOT).in_chat(chat_id)
        case NewsKind.READY:
            return READY_SLOT.in_chat(chat_id, trainee)
        case NewsKind.ALONE:
            return ALONE_SLOT.in_chat(chat_id, trainee)


def _gate(told: NewsTold, texts: Texts) -> tuple[Sequence[str], Sequence[Sequence[Button]]]:
    """Say what was decided about a trainee, and what comes next."""
    name = "" if told.stage is None else texts.stage(told.stage.id).name
    rows = [[button(texts, "button.train_path", OpenPath())]]
    if not told.is_open:
        return [texts.html("path.told_taken_back", number=told.number, name=name)], rows
    following = told.next_stage
    after = (
        texts.html("path.told_last") if following is None else texts.html("path.told_next", name=texts.stage(following.id).name)
    )
    return [texts.html("path.told_confirmed", number=told.number, name=name), after], rows


def _other(told: NewsTold, texts: Texts) -> tuple[Sequence[str], Sequence[Sequence[Button]]]:
    name, person = told.trainee.name, int(told.trainee.id)
    if told.kind is NewsKind.READY:
        rows = [[button(texts, "button.trainee_look", VisitTrainee(person=person))]]
        return [texts.html("trainee.told_ready", name=name, number=told.number)], rows
    if told.kind is NewsKind.ALONE:
        rows = [[button(texts, "button.trainee_mentor", ChooseMentor(person=person))]]
        return [texts.html("trainee.told_alone", name=name)], rows
    if told.is_trainee:
        return [texts.html("news.mentor", name="" if told.mentor is None else told.mentor.name)], []
    return [texts.html("news.mentee", name=name)], []

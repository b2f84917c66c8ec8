"""Every card of a live run without a bot, and what is said afterwards at its longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.calls.consultation import Answer, Consultation, FinishedBy
from bot.domain.calls.script import Objection, Script
from bot.domain.calls.state import OBJECTION, derive
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, OptionId, TeamId
from bot.domain.training.debrief import look_back
from bot.domain.training.drills import DrillBook, Persona, PersonaLine
from bot.domain.training.live_run import is_cue, play
from bot.screens.calls.card import live_card
from bot.screens.calls.finished import finished_card
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView, Notice

from .every_card import NOW, Sample

PAGE: Final = 640
"""Pixels of what is read in peace."""
LONGEST_LINE: Final = 140
"""Signs of a line that editors may write."""


def every_live_run(script: Script, texts: Texts, book: DrillBook) -> Iterator[Sample]:
    """Give each line of each client beside the longest sentence, and each talk heard rightly and wrongly."""
    personas = book.offered(Persona)
    for persona in personas:
        for number, line in enumerate(persona.lines):
            for misses in (0, 1):
                answers = [*_rightly(script, persona, number), *_wrongly(script, persona, [line])[:misses]]
                screen = live_card(_view(script, persona, answers, texts), texts, is_chat_mode=True)
                yield Sample(name=f"{persona.id} line {number} {misses}", screen=screen, is_card=False)
        for name, answers in (
            ("heard", _rightly(script, persona, len(persona.lines))),
            ("misheard", _wrongly(script, persona, persona.lines)),
        ):
            call = replace(_call(persona), finished_at=NOW, finished_by=FinishedBy.MANAGER, taps=12)
            run = play(persona, answers)
            told = look_back(run, answers, script)
            view = CallView(consultation=call, state=derive(answers, script), run=run, debrief=told)
            screen = finished_card(view, texts, "Europe/Moscow")
            yield Sample(name=f"{persona.id} {name}", screen=screen, is_card=False, tallest=PAGE)
    yield from _longest(script, texts, personas[0])


def _longest(script: Script, texts: Texts, persona: Persona) -> Iterator[Sample]:
    """Give cards of a line that is as long as it may be, in full and compact, and behind words that were not understood."""
    words = " ".join(line.text for line in (*persona.lines, *persona.lines))
    long = replace(persona, lines=[replace(line, text=words[:LONGEST_LINE]) for line in persona.lines])
    view = _view(script, long, [], texts)
    for is_compact in (False, True):
        for notice in (None, Notice.NOT_UNDERSTOOD):
            screen = live_card(replace(view, notice=notice), texts, is_compact=is_compact)
            name = f"longest line {'compact ' if is_compact else ''}{notice or ''}"
            yield Sample(name=name, screen=screen, is_card=False)


def _view(script: Script, persona: Persona, answers: Sequence[Answer], texts: Texts) -> CallView:
    state = derive(answers, script)
    longest = max(state.ring, key=lambda phrase: len(texts.phrase(phrase.id, None)))
    return CallView(consultation=_call(persona), state=replace(state, phrase=longest), run=play(persona, answers))


def _call(persona: Persona) -> Consultation:
    return Consultation(
        id=ConsultationId(2**31),
        employee_id=EmployeeId(1),
        team_id=TeamId(1),
        language=LanguageCode("ru"),
        started_at=NOW,
        last_activity_at=NOW,
        is_practice=True,
        persona=persona.id,
        revision=999,
    )


def _rightly(script: Script, persona: Persona, count: int) -> list[Answer]:
    return [_answer(script, line, str(line.option_id), number) for number, line in enumerate(persona.lines[:count])]


def _wrongly(script: Script, persona: Persona, lines: Sequence[PersonaLine]) -> list[Answer]:
    """Give two answers to each line that are not right."""
    found: list[Answer] = []
    for line in lines:
        for option in _others(script, persona, line):
            found.append(_answer(script, line, option, 100 + len(found)))
    return found


def _others(script: Script, persona: Persona, line: PersonaLine) -> Sequence[str]:
    if is_cue(line):
        question = script.question(line.question_id)
        assert question is not None
        return [str(option.id) for option in question.options if option.temperament is not persona.temperament][:2]
    if line.question_id == OBJECTION:
        return [str(cause) for cause in Objection if cause not in (Objection.ASK_CAUSE, line.option_id)][-2:]
    return ["no" if line.option_id == "yes" else "yes"] * 2


def _answer(script: Script, line: PersonaLine, option_id: str, number: int) -> Answer:
    question = script.question(line.question_id)
    option = None if question is None else question.option(OptionId(option_id))
    return Answer(
        question_id=line.question_id,
        option_id=OptionId(option_id),
        at=NOW + timedelta(seconds=number),
        likelihoods=None if option is None else option.likelihoods,
    )

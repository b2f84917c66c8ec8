"""Every card that the content can lead to, without a bot: each phrase, each question, each page, the longest of everything.

What the cards look like is measured by `fitting`; whether calls lead to them, the journey shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.domain.calls.consultation import Answer, Consultation, FinishedBy
from bot.domain.calls.intent import BuyIntent, Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Objection, Occasion, Option, Question, Script
from bot.domain.calls.state import CAN, DECIDED, OBJECTION, TYPE, TYPED, WANTS, CallState, derive
from bot.domain.calls.suggestion import SAID_CAN, SAID_WANTS
from bot.domain.calls.temperament import Manner, Recognition, Temperament
from bot.domain.house.sheet import ITEMS, Part, Sheet
from bot.domain.ids import ConsultationId, EmployeeId, LanguageCode, OptionId, QuestionId, TeamId
from bot.screens.calls.actions import Page
from bot.screens.calls.card import PROMPT_NOTICES, live_card
from bot.screens.calls.facts_page import facts_page
from bot.screens.calls.finished import finished_card
from bot.screens.calls.why import why_page
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.services.calls.call_view import CallView, Notice, OfferedCode, OfferedPromise
from bot.services.calls.words_that_spoke import Spoken

LONG_NAME = "Иван Ильич М"
"""Twelve characters; the sentence is written for names up to this long."""
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FOUR = tuple(LanguageCode(code) for code in ("en", "fi", "ro", "ru"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One screen and what it shows. `is_card`: it is a live call's card and keeps its rows."""

    name: str
    screen: Screen
    is_card: bool = True
    tallest: float | None = None
    """Pixels allowed to what is read between calls; None for what has to be taken in at a glance."""


FACTS_TALLEST = 760
"""Pixels of the facts of three products and three competitors, which are read from the top."""
OBJECTED = (Objection.NO_NEED, Objection.COMPETITOR)
"""What is longest in lists."""


def every_card(script: Script, texts: Texts) -> Iterator[Sample]:
    """Give every card of one language with the longest name and the longest status."""
    longest = max(Temperament, key=lambda kind: len(texts.temperament(kind)))
    leaning = derive(_cues(script, longest, 1), script)
    sheet = longest_sheet(texts)
    for phrase in script.phrases:
        view = CallView(consultation=a_call(), state=replace(leaning, phrase=phrase, sheet=sheet))
        # With the row of chat mode, which makes a card as tall as it gets.
        yield Sample(name=f"phrase {phrase.id}", screen=live_card(view, texts, is_chat_mode=True))
    yield from _naming_a_time(script, texts, leaning)
    for question in script.questions:
        view = CallView(consultation=a_call(), state=replace(leaning, question=question))
        yield Sample(name=f"question {question.id}", screen=live_card(view, texts, page=Page.CUES))
    for occasion in Occasion:
        view = CallView(consultation=a_call(), state=replace(leaning, occasion=occasion))
        yield Sample(name=f"occasion {occasion}", screen=live_card(view, texts))
    yield from _pages(script, texts, leaning)
    yield from _of_a_house(texts, replace(leaning, sheet=sheet))
    for kind in Temperament:
        yield from _recognised(script, texts, kind)
    yield from _finished(script, texts, longest)


def _naming_a_time(script: Script, texts: Texts, leaning: CallState) -> Iterator[Sample]:
    """Give the cards whose sentence names a time, with their button beside that of chat mode and alone, tapped and not."""
    for phrase in script.phrases:
        if phrase.call_back is None:
            continue
        ahead = phrase.call_back.days + 30 * phrase.call_back.months
        for is_made in (False, True):
            offered = OfferedPromise(at=NOW + timedelta(days=ahead), days_ahead=ahead, is_made=is_made)
            view = CallView(consultation=a_call(), state=replace(leaning, phrase=phrase), offered_promise=offered)
            for is_chat_mode in (False, True):
                name = f"named time {phrase.id}{' made' if is_made else ''}{' chat' if is_chat_mode else ''}"
                yield Sample(name=name, screen=live_card(view, texts, is_chat_mode=is_chat_mode))


def longest_sheet(texts: Texts) -> Sheet:
    """Return a sheet whose lines are all as long as they may be, in a language's own letters; without answers of the quiz."""
    lines = {}
    for item in (one for one in ITEMS.values() if not one.is_answer):
        said = texts.plain(f"house.example.{item.field}")
        lines[item] = f"{said}, {said}"[: item.limit].rstrip(" ,")
    return Sheet(lines)


def _of_a_house(texts: Texts, state: CallState) -> Iterator[Sample]:
    """The page behind ⋯ where a house has written what it sells, its facts, and what it says of a competitor."""
    view = CallView(consultation=a_call(), state=state)
    for is_compact in (False, True):
        screen = live_card(view, texts, languages=FOUR, page=Page.MORE, is_compact=is_compact)
        yield Sample(name=f"{'compact ' if is_compact else ''}page more with facts", screen=screen)
    objected = replace(view, state=replace(state, objection=Objection.COMPETITOR))
    yield Sample(name="page more with facts and guide", screen=live_card(objected, texts, languages=FOUR, page=Page.MORE))
    for part, number in ((Part.PRODUCT, 1), (Part.COMPETITOR, 3)):
        yield Sample(name=f"facts {part}", screen=facts_page(view, texts, part, number), is_card=False, tallest=FACTS_TALLEST)


def _pages(script: Script, texts: Texts, leaning: CallState) -> Iterator[Sample]:
    phrase = max(script.phrases, key=lambda one: len(texts.phrase(one.id, LONG_NAME)))
    view = CallView(consultation=a_call(), state=replace(leaning, phrase=phrase))
    for is_compact in (False, True):
        size = "compact " if is_compact else ""
        for page in Page:
            screen = live_card(view, texts, languages=FOUR, page=page, is_compact=is_compact)
            yield Sample(name=f"{size}page {page.name.lower()}", screen=screen)
        for notice in sorted(PROMPT_NOTICES):
            screen = live_card(replace(view, notice=notice), texts, is_compact=is_compact)
            yield Sample(name=f"{size}notice {notice}", screen=screen)
        screen = live_card(replace(view, name_or_words=2**31), texts, is_compact=is_compact)
        yield Sample(name=f"{size}name or words", screen=screen)
        offered = replace(view, notice=Notice.WRITE_CODE, offered_code=OfferedCode(number=999_999, text="К-999999"))
        yield Sample(name=f"{size}offered code", screen=live_card(offered, texts, is_compact=is_compact))


def _recognised(script: Script, texts: Texts, kind: Temperament) -> Iterator[Sample]:
    """The card of one type: leaning, sure, chosen by the manager; and why, with few cues and with many."""
    chosen = Answer(question_id=TYPE, option_id=OptionId(kind), at=NOW)
    typed = Answer(
        question_id=TYPED, option_id=OptionId(kind), at=NOW, likelihoods=_option(script.questions[0], kind).likelihoods
    )
    wants = Answer(question_id=WANTS, option_id=OptionId(Known.YES), at=NOW)
    can = Answer(question_id=CAN, option_id=OptionId(Known.NO), at=NOW)
    said = [
        Answer(question_id=question, option_id=OptionId(option), at=NOW)
        for question, option in ((SAID_WANTS, DECIDED), (SAID_CAN, Known.NO), (OBJECTION, Objection.COMPETITOR))
    ]
    answers = {
        "leaning": _cues(script, kind, 1),
        "sure": [*_cues(script, kind, 2), wants, can],
        "chosen": [*_cues(script, kind, 2), chosen],
        "suggested": [typed, *said[:2]],
        "long": [*_longest_cues(script, texts, kind), typed, chosen],
    }
    for name, given in answers.items():
        view = CallView(consultation=a_call(), state=derive(given, script))
        for page in (Page.CUES, Page.OBJECTIONS):
            yield Sample(name=f"{kind} {name} {page.name.lower()}", screen=live_card(view, texts, page=page))
        yield Sample(
            name=f"{kind} {name} why", screen=why_page(view, script, texts, languages=FOUR, is_compact=False), is_card=False
        )
    heard = [Spoken(words=("фантастически", "превосходно", "замечательно"), taken_for=[typed, *said])] * 2
    view = CallView(consultation=a_call(), state=derive([*_longest_cues(script, texts, kind), typed, *said], script))
    screen = why_page(view, script, texts, languages=FOUR, is_compact=False, spoken=heard)
    yield Sample(name=f"{kind} spoken why", screen=screen, is_card=False)


def _finished(script: Script, texts: Texts, kind: Temperament) -> Iterator[Sample]:
    known = [BuyIntent(wants=wants, can=can) for wants in (Known.YES, Known.NO) for can in (Known.YES, Known.NO)]
    longest = max(known, key=lambda intent: len(texts.next_step(Manner(kind), intent.cell)))
    for by in FinishedBy:
        for outcome in (None, *Outcome):
            at_times = (None, NOW + timedelta(days=3)) if outcome is Outcome.CALL_BACK else (None,)
            for at in at_times:
                call = replace(
                    a_call(),
                    finished_at=NOW,
                    finished_by=by,
                    outcome=outcome,
                    follow_up_at=at,
                    phrase_fits=True,
                    temperament=Recognition(kind),
                    confidence=0.97,
                    wants=longest.wants,
                    can=longest.can,
                    objections=OBJECTED,
                )
                view = CallView(consultation=call, state=derive((), script))
                when = " at a time" if at else ""
                screen = finished_card(view, texts, "Europe/Moscow")
                yield Sample(name=f"finished by {by}, {outcome or 'open'}{when}", screen=screen, is_card=False)


def a_call() -> Consultation:
    """A call with a client of a long name, late in its life."""
    return Consultation(
        id=ConsultationId(2**31),
        employee_id=EmployeeId(1),
        team_id=TeamId(1),
        language=LanguageCode("ru"),
        started_at=NOW,
        last_activity_at=NOW,
        client_name=LONG_NAME,
        revision=999,
    )


def _cues(script: Script, kind: Temperament, count: int) -> list[Answer]:
    return [_cue(question, kind) for question in script.questions[:count]]


def _longest_cues(script: Script, texts: Texts, kind: Temperament) -> list[Answer]:
    """The cues of one type whose explanations are longest, so many that the earlier ones are counted."""

    def length(question: Question) -> int:
        return len(texts.heard(QuestionId(question.id), _option(question, kind).id))

    return [_cue(question, kind) for question in sorted(script.questions, key=length)[-6:]]


def _cue(question: Question, kind: Temperament) -> Answer:
    option = _option(question, kind)
    return Answer(question_id=question.id, option_id=option.id, at=NOW, likelihoods=option.likelihoods)


def _option(question: Question, kind: Temperament) -> Option:
    return next(option for option in question.options if option.temperament is kind)

"""Every page of practice at its fullest: each drill as it is asked and as it is told, the first page and the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.content.library import Library
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import EmployeeId, LanguageCode
from bot.domain.supervision.share import Share
from bot.domain.training.answers.judgement import Point, RuleId
from bot.domain.training.confusion import Confused, Insight, InsightKind
from bot.domain.training.drills import ChooseDrill, ContrastDrill, DrillBook, Persona, RespondDrill
from bot.domain.training.question import Question, contrast_lines, question_of
from bot.domain.training.queue import Queue, Queued
from bot.domain.training.sitting import Sitting, SittingKind
from bot.domain.training.streak import Streak
from bot.domain.training.trainee import Trainee
from bot.screens.screen import Screen
from bot.screens.texts import Texts
from bot.screens.training.drill_pages import others_page, practice_page
from bot.screens.training.told_lines import OWN_SHOWN
from bot.screens.training.train_pages import contrasts_page, first_page
from bot.services.training.plan import Overview
from bot.services.training.ports import Practised
from bot.services.training.practise import Ended, OtherOptions, Practice, Told

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = date(2027, 12, 29)
"""Of another year: its name is the longest."""
TRAINEE = Trainee(employee_id=EmployeeId(1), last_day=date(2026, 11, 23), is_timed=True)
MIXED = (Temperament.PHLEGMATIC, Temperament.SANGUINE)
"""With the longest names."""


def every_training_page(library: Library, language: LanguageCode) -> Iterator[tuple[str, Screen]]:
    """Give each page with its name."""
    texts, book = library.texts(language), library.drills(language)
    for question in _questions(book):
        sitting = _sitting(question)
        asked = Practice(sitting=sitting, question=question, is_timed=True)
        yield f"asked {question.item}", practice_page(asked, texts)
        for told in _told(question):
            given = replace(sitting, given="wrong")
            yield f"told {question.item}", practice_page(replace(asked, sitting=given, told=told, comes_again=True), texts)
    choices = [one for one in _questions(book) if isinstance(one.drill, ChooseDrill)]
    long_choice = max(choices, key=_options_length)
    longest = max(_questions(book), key=lambda one: len(one.text))
    asked = Practice(sitting=_sitting(longest), question=longest, is_timed=True, was_changed=True)
    for question in _questions(book):
        if not question.is_typed:
            right = Told(question=question, sitting=1, is_right=True, seconds=122, is_slow=True)
            yield f"after {question.item}", practice_page(replace(asked, told=right, was_changed=False), texts)
        if isinstance(question.drill, ChooseDrill):
            right = Told(question=question, sitting=1, is_right=True)
            of_long = Practice(sitting=_sitting(long_choice), question=long_choice, told=right)
            yield f"after {question.item}, before a choice", practice_page(of_long, texts)
            yield f"others {question.item}", others_page(OtherOptions(sitting=_sitting(question), drill=question.drill), texts)
    yield "changed", practice_page(asked, texts)
    typed = max((one for one in _questions(book) if one.is_typed), key=lambda one: len(one.text))
    for refused in ("🔥", "слово " * 400):
        no_answer = Practice(sitting=_sitting(typed), question=typed, no_answer=refused)
        yield "no answer", practice_page(no_answer, texts)
    again = _again(_sitting(longest))
    yield "comes again", practice_page(replace(asked, sitting=again, was_changed=False), texts)
    yield from _whole_pages(texts, longest, max(choices, key=_why_length))


def _questions(book: DrillBook) -> Iterator[Question]:
    """Give every drill that is asked in sittings; of a contrast its longest line."""
    for drill in book.drills.values():
        if isinstance(drill, ContrastDrill):
            lines = [question_of(book, item) for item, _ in contrast_lines(drill, 16, 1)]
            yield max((one for one in lines if one is not None), key=lambda one: len(one.text))
        elif not isinstance(drill, Persona) and not drill.retired:
            question = question_of(book, drill.id)
            assert question is not None
            yield question


def _options_length(choice: Question) -> int:
    """How much is to be read before it is answered."""
    assert isinstance(choice.drill, ChooseDrill)
    return len(choice.text) + sum(map(len, choice.drill.answers.values()))


def _why_length(choice: Question) -> int:
    """How much is said to its right answer."""
    assert isinstance(choice.drill, ChooseDrill)
    return len(choice.drill.decides) + len(choice.drill.why[choice.drill.temperament])


def _told(question: Question) -> Iterator[Told]:
    told = Told(question=question, sitting=1, is_right=False)
    yield told
    if question.is_typed:
        points = (
            Point(rule=RuleId.FORBIDDEN, facts=(("word", "вы должны понимать"), ("instead", "не хотите ли вы…?"))),
            Point(rule=RuleId.ASKS_NOTHING),
        )
        kind = "respond" if isinstance(question.drill, RespondDrill) else "rewrite"
        yield replace(told, own=f"{kind} " + "слово " * (OWN_SHOWN // 6), points=points)


def _sitting(question: Question) -> Sitting:
    queue = Queue(waiting=(Queued(item=question.item, label=None),), asked=(None,) * 14, asked_today=14)
    return Sitting(employee_id=EmployeeId(1), number=1, day=DAY, kind=SittingKind.DAILY, queue=queue, shown_at=NOON)


def _again(sitting: Sitting) -> Sitting:
    """Return a sitting of which only cards that come back are left."""
    waiting = tuple(replace(one, is_again=True) for one in sitting.queue.waiting)
    return replace(sitting, queue=replace(sitting.queue, waiting=waiting, repeated=2))


def _whole_pages(texts: Texts, question: Question, choice: Question) -> Iterator[tuple[str, Screen]]:
    """Give the first page, the choice of two temperaments and the last page."""
    confused = Confused(right=MIXED[0], given=MIXED[1], share=Share(17, 120))
    mixes = Insight(kind=InsightKind.OFTEN_TAKES, right=Share(80, 120), confused=confused)
    seen = Overview(
        trainee=TRAINEE,
        is_known=False,
        planned=12,
        minutes=22,
        is_return=True,
        going_on=None,
        today=Practised(finished=15, right=14),
        next_on=DAY,
        streak=Streak(days=211),
        insight=mixes,
        has_drills=True,
        has_personas=True,
        guides=True,
        is_on_path=True,
        is_new=True,
    )
    sitting = _sitting(question)
    yield "first", first_page(seen, texts)
    known = replace(seen, is_known=True)
    yield "first known", first_page(known, texts)
    yield "first going on", first_page(replace(known, going_on=sitting), texts)
    both = replace(known, going_on=_again(sitting), contrast=sitting, contrast_pair=MIXED)
    yield "first going on with both", first_page(both, texts)
    for next_on in (None, DAY):
        yield "first rest", first_page(replace(known, planned=0, next_on=next_on, is_return=False), texts)
    for kind in InsightKind:
        if kind is not InsightKind.OFTEN_TAKES:
            insight = Insight(kind=kind, right=Share(80, 120), missing=19)
            yield f"first {kind}", first_page(replace(known, insight=insight), texts)
    yield "first without drills", first_page(replace(seen, has_drills=False), texts)
    yield "contrasts", contrasts_page(texts)
    told = Told(question=choice, sitting=1, is_right=True)
    for is_contrast in (False, True):
        ended = Ended(is_contrast=is_contrast, streak=211, next_on=DAY, mixed=MIXED, has_personas=True)
        over = replace(sitting, queue=replace(sitting.queue, waiting=()), finished_at=NOON)
        yield "end", practice_page(Practice(sitting=over, question=None, told=told, ended=ended), texts)

"""A card of practice as it is asked, what is said to an answer, and the last page.

No type is shown by its icon before it is answered: whoever knows the sign by its place would not have to read the line.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament
from bot.domain.training.drills import CellDrill, ChooseDrill, ContrastDrill, RecogniseDrill, RespondDrill, RewriteDrill
from bot.domain.training.question import NONE, Question, halves
from bot.domain.training.rating import seconds_allowed
from bot.screens.page import button, chosen, page, short
from bot.screens.promise import line
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.actions import AnswerDrill, BeginContrast, BeginLiveRun, GiveUpDrill, NextDrill, OpenTraining
from bot.services.training.practise import Ended, Practice, Told

OWN_SHOWN = 300
"""Characters of what was typed that are shown beside a good answer."""


def practice_page(practice: Practice, texts: Texts) -> Screen:
    """Show what is asked now, above it what was said to the last answer; or why an answer was not right."""
    if practice.question is None:
        return end_page(practice, practice.ended or Ended(), texts)
    if practice.told is not None and not practice.sitting.is_asked:
        return told_page(practice, practice.told, texts)
    return asked_page(practice, practice.question, texts)


def asked_page(practice: Practice, question: Question, texts: Texts) -> Screen:
    """Ask a question."""
    sitting = practice.sitting
    lines = [""] if practice.told is None else [*_said(practice.told, texts), ""]
    if practice.was_changed:
        lines += [texts.plain("train.changed"), ""]
    lines.append(line(texts, "train.words", text=question.text))
    if isinstance(question.drill, ChooseDrill):
        lines.append("")
        lines += [
            texts.plain("train.option", number=number, sentence=question.drill.answers[Temperament(one)])
            for number, one in enumerate(question.choices(sitting.number), 1)
        ]
    if isinstance(question.drill, RespondDrill):
        asks = texts.plain("train.ask_respond", task=texts.task(question.drill.task))
    else:
        asks = texts.plain(f"train.ask_{question.kind}")
    limit = seconds_allowed(question.kind, is_timed=practice.is_timed)
    note = "\n".join([asks, *([] if limit is None else [texts.plain("train.limit", n=round(limit.total_seconds()))])])
    title = texts.plain("train.progress", number=sitting.position + 1, all=sitting.length)
    stop = button(texts, "button.train_stop", OpenTraining())
    return page(texts, title, lines=lines, note=note, keyboard=[*_choices(practice, question, texts), [stop]])


def _choices(practice: Practice, question: Question, texts: Texts) -> list[list[Button]]:
    """Return the buttons that answer."""
    sitting = practice.sitting

    def answer(key: str, given: str, *, is_so: bool = False, **facts: object) -> Button:
        action = AnswerDrill(sitting=sitting.number, position=sitting.position, given=given)
        made = button(texts, key, action, **facts)
        return Button(label=chosen(texts, made.label, is_so=is_so), action=made.action)

    given = question.choices(sitting.number)
    match question.drill:
        case RecogniseDrill():
            *kinds, none = given
            first = [answer("button.train_kind", one, kind=texts.temperament(Temperament(one))) for one in kinds]
            return [first[:2], first[2:], [answer("button.train_none", none)]]
        case ContrastDrill():
            return [[answer("button.train_kind", one, kind=texts.temperament(Temperament(one))) for one in given]]
        case ChooseDrill():
            return [[answer("button.train_option", one, number=number) for number, one in enumerate(given, 1)]]
        case CellDrill():
            half = halves(sitting.given)
            return [
                [
                    answer(f"button.train_{which}_{known}", f"{which}.{known}", is_so=half[which] == known.value)
                    for known in (Known.YES, Known.NO, Known.UNKNOWN)
                ]
                for which in half
            ]
        case _:
            give_up = GiveUpDrill(sitting=sitting.number, position=sitting.position)
            return [[button(texts, "button.train_model", give_up)]]


def told_page(practice: Practice, told: Told, texts: Texts) -> Screen:
    """Say why an answer was not right, and what is."""
    sitting, question = practice.sitting, told.question
    lines = ["", line(texts, "train.words", text=question.text), "", *_said(told, texts)]
    title = texts.plain("train.progress", number=sitting.position + 1, all=sitting.length)
    note = texts.plain("train.again") if practice.comes_again else ""
    on = button(texts, "button.train_next", NextDrill(sitting=sitting.number, position=sitting.position))
    return page(texts, title, lines=lines, note=note, keyboard=[[on]])


def _said(told: Told, texts: Texts) -> list[str]:
    """Return what is said to an answer: whether it is right, and which word decides."""
    question = told.question
    lines = [_verdict(told, texts)]
    match question.drill:
        case RecogniseDrill(decides=decides, why=why):
            lines += _decided(decides, why, texts)
        case ContrastDrill(difference=difference):
            lines += _decided(None if question.line is None else question.line.decides, None, texts)
            if not told.is_right:
                lines.append(texts.plain("train.difference", difference=difference))
        case CellDrill() as drill:
            lines += [
                _half("wants", drill.wants, drill.wants_said, texts),
                _half("can", drill.can, drill.can_said, texts),
                texts.plain("train.why", why=drill.why),
            ]
        case ChooseDrill() as drill:
            lines += _options(told, drill, texts)
        case RewriteDrill(models=models, why=why) | RespondDrill(models=models, why=why):
            if told.own is not None:
                lines.append(texts.plain("train.own", sentence=short(told.own, OWN_SHOWN)))
            lines += [texts.plain(f"train.point_{one.rule}", **dict(one.facts)) for one in told.points]
            lines += [texts.plain("train.model", sentence=models[0]), texts.plain("train.why", why=why)]
        case _:
            pass
    return lines


def _verdict(told: Told, texts: Texts) -> str:
    if told.is_right:
        return texts.plain("train.right_slow", n=round(told.seconds)) if told.is_slow else texts.plain("train.right")
    if told.question.is_typed:
        return texts.plain("train.not_yet") if told.own is not None else texts.plain("train.shown")
    if isinstance(told.question.drill, CellDrill):
        return texts.plain("train.wrong_cell")
    right = told.question.right
    if right == NONE:
        return texts.plain("train.wrong_none")
    kind = Temperament(right)
    return texts.plain("train.wrong", right=f"{kind.icon} {texts.temperament(kind)}")


def _decided(decides: str | None, why: str | None, texts: Texts) -> list[str]:
    if decides is not None and why is not None:
        return [texts.plain("train.decides", word=decides, why=why)]
    if decides is not None:
        return [texts.plain("train.decides_alone", word=decides)]
    return [] if why is None else [texts.plain("train.why", why=why)]


def _half(which: str, known: Known, said: str | None, texts: Texts) -> str:
    word = texts.plain("train.cell_unsaid") if said is None else texts.plain("train.word", word=said)
    return texts.plain(f"train.cell_{which}_{known}", word=word)


def _options(told: Told, drill: ChooseDrill, texts: Texts) -> list[str]:
    """Say of the right answer why it suits this client, and of the others, when one of them was taken, why they do not."""
    order = told.question.choices(told.sitting)
    shown: Sequence[str] = [drill.temperament.value] if told.is_right else order
    return [
        texts.plain(
            "train.option_why",
            number=order.index(one) + 1,
            mark="✓" if one == drill.temperament.value else "✗",
            why=drill.why[Temperament(one)],
        )
        for one in shown
    ]


def end_page(practice: Practice, ended: Ended, texts: Texts) -> Screen:
    """Say how it went, and what is next."""
    sitting = practice.sitting
    lines = [] if practice.told is None else [*_said(practice.told, texts), ""]
    key = "train.end_contrast" if ended.is_contrast else "train.end_assigned" if ended.is_assigned else "train.end"
    lines.append(texts.plain(key, right=sitting.right, all=sitting.length))
    if ended.streak > 1:
        lines.append(texts.plain("train.streak", n=ended.streak))
    if ended.next_on is not None:
        lines.append(texts.plain("train.next_on", day=texts.weekday_date(ended.next_on)))
    rows: list[list[Button]] = []
    if ended.leech is not None and not ended.is_contrast:
        lines.append(leech_line(ended.leech, texts))
        rows.append([pair_button(ended.leech, texts)])
    elif ended.mixed is not None and not ended.is_contrast:
        right, taken = ended.mixed
        lines.append(texts.plain("train.end_mixed", right=texts.temperament(right), taken=texts.temperament(taken)))
        rows.append([pair_button((right, taken), texts)])
    if ended.has_personas:
        rows.append([button(texts, "button.live_begin", BeginLiveRun())])
    rows.append([button(texts, "button.train_home", OpenTraining())])
    return page(texts, texts.plain("train.title"), lines=lines, keyboard=rows)


def leech_line(pair: tuple[Temperament, Temperament], texts: Texts) -> str:
    """Say that a card is failed again and again, and that two types side by side help."""
    right, taken = (texts.temperament(kind) for kind in pair)
    return texts.plain("train.leech", right=right, taken=taken)


def pair_button(pair: tuple[Temperament, Temperament], texts: Texts) -> Button:
    """Return what begins lines of two types."""
    return button(texts, "button.train_pair", BeginContrast(one=pair[0], other=pair[1]), **pair_words(pair, texts))


def pair_words(pair: tuple[Temperament, Temperament], texts: Texts) -> dict[str, str]:
    """Return two types as a button names them."""
    one, other = (f"{kind.icon} {texts.temperament(kind)}" for kind in pair)
    return {"one": one, "other": other}

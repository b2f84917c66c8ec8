"""A card of practice as it is asked, what is said to an answer, and the last page.

No type is shown by its icon before it is answered: whoever knows the sign by its place would not have to read the line.
"""

from __future__ import annotations

from bot.domain.calls.intent import Known
from bot.domain.calls.temperament import Temperament
from bot.domain.training.drills import CellDrill, ChooseDrill, ContrastDrill, RecogniseDrill, RespondDrill
from bot.domain.training.question import Question, halves
from bot.domain.training.rating import seconds_allowed
from bot.domain.training.sitting import Sitting
from bot.domain.training.typed import LIMIT
from bot.screens.page import button, chosen, page
from bot.screens.promise import line
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.actions import (
    AnswerDrill,
    BeginContrast,
    BeginLiveRun,
    GiveUpDrill,
    NextDrill,
    OpenTraining,
    ShowOtherOptions,
)
from bot.screens.training.told_lines import said
from bot.services.training.practise import Ended, OtherOptions, Practice, Told


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
    lines = [""] if practice.told is None else [*said(practice.told, texts), ""]
    if practice.was_changed:
        lines += [texts.plain("train.changed"), ""]
    if practice.no_answer is not None:
        lines += [_no_answer(practice.no_answer, texts), ""]
    lines.append(line(texts, "train.words", text=question.text))
    if isinstance(question.drill, ChooseDrill):
        lines.append("")
        lines += [
            texts.plain("train.option", number=number, sentence=question.drill.answers[Temperament(one)])
            for number, one in enumerate(question.choices(sitting.number, is_again=sitting.is_again), 1)
        ]
    if isinstance(question.drill, RespondDrill):
        asks = texts.plain("train.ask_respond", task=texts.task(question.drill.task))
    else:
        asks = texts.plain(f"train.ask_{question.kind}")
    limit = seconds_allowed(question.kind, is_timed=practice.is_timed)
    note = "\n".join([asks, *([] if limit is None else [texts.plain("train.limit", n=round(limit.total_seconds()))])])
    title = _title(sitting, texts)
    stop = button(texts, "button.train_stop", OpenTraining())
    last = [*_others_button(practice, texts), stop]
    return page(texts, title, lines=lines, note=note, keyboard=[*_choices(practice, question, texts), last])


def _title(sitting: Sitting, texts: Texts) -> str:
    """Say which of the promised cards this is; what comes back is counted apart from them."""
    if sitting.is_again:
        return texts.plain("train.progress_again", number=sitting.queue.repeated + 1, all=sitting.repeats)
    return texts.plain("train.progress", number=sitting.done + 1, all=sitting.length)


def _no_answer(typed: str, texts: Texts) -> str:
    """Say why what was typed is no answer."""
    if len(typed) > LIMIT:
        return texts.plain("train.too_long", n=len(typed), most=LIMIT)
    return texts.plain("train.no_words")


def _choices(practice: Practice, question: Question, texts: Texts) -> list[list[Button]]:
    """Return the buttons that answer."""
    sitting = practice.sitting

    def answer(key: str, given: str, *, is_so: bool = False, **facts: object) -> Button:
        action = AnswerDrill(sitting=sitting.number, position=sitting.position, given=given)
        made = button(texts, key, action, **facts)
        return Button(label=chosen(texts, made.label, is_so=is_so), action=made.action)

    given = question.choices(sitting.number, is_again=sitting.is_again)
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
    lines = ["", line(texts, "train.words", text=question.text), "", *said(told, texts)]
    title = _title(sitting, texts)
    note = texts.plain("train.again") if practice.comes_again else ""
    on = button(texts, "button.train_next", NextDrill(sitting=sitting.number, position=sitting.position))
    stop = button(texts, "button.train_stop", OpenTraining())
    return page(texts, title, lines=lines, note=note, keyboard=[[stop, on]])


def _others_button(practice: Practice, texts: Texts) -> list[Button]:
    """Return what shows why the other answers did not suit, where the right one was chosen a moment ago."""
    told = practice.told
    if told is None or not told.is_right or not isinstance(told.question.drill, ChooseDrill):
        return []
    return [button(texts, "button.train_others", ShowOtherOptions(sitting=told.sitting, drill=told.question.item))]


def others_page(others: OtherOptions, texts: Texts) -> Screen:
    """Say of each answer that was not chosen why it does not suit this client; the way on leads to what is asked."""
    drill, sitting = others.drill, others.sitting
    lines = ["", line(texts, "train.words", text=drill.text)]
    for kind in (one for one in Temperament if one is not drill.temperament):
        lines += ["", drill.answers[kind], texts.plain("train.option_not", why=drill.why[kind])]
    on = button(texts, "button.train_next", NextDrill(sitting=sitting.number, position=sitting.position))
    return page(texts, texts.plain("button.train_others"), lines=lines, keyboard=[[on]])


def end_page(practice: Practice, ended: Ended, texts: Texts) -> Screen:
    """Say how it went, and what is next."""
    sitting = practice.sitting
    lines = [] if practice.told is None else [*said(practice.told, texts, is_last=ended.is_contrast), ""]
    key = "train.end_contrast" if ended.is_contrast else "train.end_assigned" if ended.is_assigned else "train.end"
    lines.append(texts.plain(key, right=sitting.right, all=sitting.length))
    if ended.streak > 1:
        lines.append(texts.plain("train.streak", n=ended.streak))
    if ended.next_on is not None:
        lines.append(texts.plain("train.next_on", day=texts.weekday_date(ended.next_on)))
    rows: list[list[Button]] = [_others_button(practice, texts)]
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

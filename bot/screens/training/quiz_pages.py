"""One's own try: a question to answer, the list of all, and how it went. Marks are shown once they are final."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.training.quiz import ANSWER_LIMIT, Answer, Attempt, QuizKind, QuizStage
from bot.screens.page import button, page
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.actions import OpenTraining
from bot.screens.training.quiz_actions import GoOnQuiz, OpenOwnQuiz, SendQuiz, TakeSecond
from bot.screens.training.quiz_places import listed, places, which_try
from bot.services.training.quiz_doors import QuizView


def own_page(view: QuizView, texts: Texts) -> Screen:
    """Show one's own try."""
    seen = replace(view, attempt=_without_open_marks(view.attempt))
    return _place_page(seen, texts) if seen.position else _list_page(seen, texts)


def to_do_rows(attempts: Sequence[Attempt], texts: Texts) -> list[list[Button]]:
    """Return what the first page of /train offers: to go on with what is open, to play, or to try once more."""
    rows = []
    for one in attempts:
        action = GoOnQuiz(attempt=int(one.id))
        if one.stage is QuizStage.SENT:
            rows.append([button(texts, "button.quiz_to_play", action)])
        elif one.stage is QuizStage.OPEN:
            done, whole = len(one.answered), len(one.asked)
            rows.append([button(texts, "button.quiz_go_on", action, done=done, all=whole)])
        else:
            rows.append([button(texts, f"button.quiz_to_second_{one.kind}", action)])
    return rows


def _without_open_marks(attempt: Attempt) -> Attempt:
    """A mark that may still be changed is nobody's but the marker's."""
    if attempt.stage not in (QuizStage.OPEN, QuizStage.SENT):
        return attempt
    return replace(attempt, answers={place: Answer(text_id=one.text_id) for place, one in attempt.answers.items()})


def _place_page(view: QuizView, texts: Texts) -> Screen:
    """Show a question with one's answer; the model answer only when nothing more is asked."""
    attempt, number = view.attempt, view.position
    asked = attempt.asked[number - 1]
    which = which_try(attempt, texts) if attempt.stage is QuizStage.OPEN else ()
    lines = [*which, texts.plain("quiz.place", number=number, all=len(attempt.asked))]
    lines += [texts.plain("quiz.text", text=asked.text), ""]
    if attempt.kind is QuizKind.QUIZ and attempt.answer(number).text_id is not None:
        said = texts.plain("quiz.own_erased") if view.answer is None else texts.plain("quiz.own_answer", answer=view.answer)
        lines.append(said)
    if attempt.answer(number).is_right is not None:
        lines.append(listed(attempt, texts)[number - 1])
    if attempt.shows_models and attempt.kind is QuizKind.QUIZ:
        lines += ["", model_line(asked.model, texts)]
    note = ""
    if attempt.stage is QuizStage.OPEN:
        note = texts.plain("quiz.write")
        if view.is_wordless:
            note = f"{texts.plain('quiz.no_words')}\n{note}"
        if view.too_long:
            note = f"{texts.plain('quiz.too_long', n=view.too_long, most=ANSWER_LIMIT)}\n{note}"
    rows = [_row(attempt, texts, number), *_send(attempt, texts), _leave(texts)]
    if attempt.stage is not QuizStage.OPEN:
        rows.insert(1, [button(texts, "button.quiz_all", OpenOwnQuiz(attempt=int(attempt.id), position=0))])
    return page(texts, _title(attempt, texts), lines=lines, note=note, keyboard=rows)


def _list_page(view: QuizView, texts: Texts) -> Screen:
    attempt = view.attempt
    lines, note = [*which_try(attempt, texts)], ""
    rows: list[list[Button]] = []
    match attempt.stage:
        case QuizStage.OPEN:
            note = texts.plain("quiz.all_answered")
        case QuizStage.SENT if attempt.kind is QuizKind.ROLE:
            lines += [texts.plain("quiz.text", text=one) for one in _scene(attempt)]
            lines += ["", texts.plain("quiz.looked_at")]
            note = _with_whom("quiz.play", view, texts)
        case QuizStage.SENT:
            note = _with_whom("quiz.sent", view, texts)
        case QuizStage.FAILED:
            note = texts.plain("quiz.own_failed")
            rows.append([button(texts, "button.quiz_second", TakeSecond(attempt=int(attempt.id)))])
        case _:
            note = texts.plain(f"quiz.own_{attempt.stage}")
    lines += listed(attempt, texts)
    rows = [_row(attempt, texts), *_send(attempt, texts), *rows, _leave(texts)]
    return page(texts, _title(attempt, texts), lines=lines, note=note, keyboard=rows)


def model_line(model: str | None, texts: Texts) -> str:
    """Return the answer that the house has written, or that there is none."""
    return texts.plain("quiz.no_model") if model is None else texts.plain("quiz.model", answer=model)


def _scene(attempt: Attempt) -> Sequence[str]:
    return [] if attempt.scene is None else [attempt.scene.text]


def _with_whom(key: str, view: QuizView, texts: Texts) -> str:
    if view.mentor is None:
        return texts.plain(key)
    return texts.plain("quiz.sent_to" if key == "quiz.sent" else "quiz.play_with", name=view.mentor.name)


def _title(attempt: Attempt, texts: Texts) -> str:
    return texts.plain(f"quiz.title_{attempt.kind}", product=attempt.product)


def _row(attempt: Attempt, texts: Texts, now: int = 0) -> list[Button]:
    number = int(attempt.id)
    is_open = attempt.stage is QuizStage.OPEN
    return places(attempt, texts, lambda at: OpenOwnQuiz(attempt=number, position=at), now, is_open=is_open)


def _send(attempt: Attempt, texts: Texts) -> list[list[Button]]:
    return [[button(texts, "button.quiz_send", SendQuiz(attempt=int(attempt.id)))]] if attempt.can_be_sent else []


def _leave(texts: Texts) -> list[Button]:
    return [button(texts, "button.quiz_leave", OpenTraining())]

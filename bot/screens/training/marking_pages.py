"""Where somebody stands whom one guides, and his try in front of whoever marks it and decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.ids import AttemptId
from bot.domain.people.employee import Employee
from bot.domain.training.capacity import Capacity
from bot.domain.training.quiz import Attempt, QuizKind, QuizStage
from bot.screens.page import button, chosen, page, short
from bot.screens.screen import Button, Screen
from bot.screens.texts import Texts
from bot.screens.training.actions import OpenTrainee
from bot.screens.training.quiz_actions import (
    CloseMarking,
    DecideQuiz,
    GiveQuiz,
    GiveQuizAbout,
    MarkAnswer,
    OpenChecks,
    OpenMarking,
    OpenSheet,
    PlayAgain,
    ReconsiderQuiz,
)
from bot.screens.training.quiz_pages import model_line
from bot.screens.training.quiz_places import listed, names, places, standing_note, which_try
from bot.services.training.give_quiz import ChecksView
from bot.services.training.quiz_doors import QuizView

PRODUCT_SHOWN = 20
"""Characters of a product's name behind what is given."""


def checks_page(view: ChecksView, texts: Texts) -> Screen:
    """Show where a trainee stands, and what can be done about it."""
    trainee = view.guided.trainee
    lines, rows = [*_product(view, texts), ""], []
    for kind in QuizKind:
        latest = view.latest.get(kind)
        key = "quiz.standing_again" if latest is not None and latest.is_again else "quiz.standing"
        state = _state(latest, view.deciders, texts)
        lines.append(texts.plain(key, what=texts.plain(f"quiz.kind_{kind}"), state=state))
        if latest is not None:
            action = OpenMarking(attempt=int(latest.id), position=0)
            rows.append([button(texts, f"button.quiz_open_{kind}", action)])
        else:
            rows += _to_give(view, kind, texts)
    if view.may_set:
        rows.append([button(texts, "button.quiz_sheet", OpenSheet(team=int(trainee.team_id)))])
    rows.append([button(texts, "button.quiz_back", OpenTrainee(person=int(trainee.id)))])
    return page(texts, texts.plain("quiz.checks", name=trainee.name), lines=lines, keyboard=rows)


def _to_give(view: ChecksView, kind: QuizKind, texts: Texts) -> Iterator[list[Button]]:
    """Give a button for each product that he can be asked about now; where there is one product, it needs no name."""
    for one in view.to_give(kind):
        person = int(view.guided.trainee.id)
        if len(view.products) == 1:
            yield [button(texts, f"button.quiz_give_{kind}", GiveQuiz(person=person, kind=kind))]
        else:
            action = GiveQuizAbout(person=person, kind=kind, product=one.number)
            yield [button(texts, f"button.quiz_give_about_{kind}", action, product=short(one.name, PRODUCT_SHOWN))]


def _product(view: ChecksView, texts: Texts) -> Iterator[str]:
    if not view.products:
        yield texts.plain("quiz.no_product" if view.may_set else "quiz.ask_chief")
    for one in view.products:
        yield texts.plain("quiz.product", product=one.name)
        if one.missing and QuizKind.QUIZ not in view.latest:
            yield texts.plain("quiz.sheet_missing", n=one.missing)


def _state(latest: Attempt | None, deciders: Sequence[Employee], texts: Texts) -> str:
    """Say within a line how far a try is."""
    if latest is None:
        return texts.plain("quiz.state_none")
    if latest.stage is QuizStage.OPEN:
        return texts.plain("quiz.state_open", n=len(latest.answered), all=len(latest.asked))
    if latest.is_to_be_decided:
        return texts.plain("quiz.state_undecided", who=names(deciders))
    return texts.plain(f"quiz.state_{latest.stage}")


def marking_page(view: QuizView, texts: Texts) -> Screen:
    """Show somebody's try: all of it, or one place."""
    return _place_page(view, texts) if view.position else _list_page(view, texts)


def _place_page(view: QuizView, texts: Texts) -> Screen:
    """Show the question as it was asked, the answer, and beside it the model."""
    attempt, number = view.attempt, view.position
    asked = attempt.asked[number - 1]
    lines = [texts.plain("quiz.place", number=number, all=len(attempt.asked)), texts.plain("quiz.text", text=asked.text)]
    if attempt.kind is QuizKind.QUIZ:
        said = texts.plain("quiz.own_erased") if view.answer is None else texts.plain("quiz.answer", answer=view.answer)
        lines += ["", said, "", model_line(asked.model, texts)]
    rows = [_row(view, texts)]
    if attempt.stage is QuizStage.SENT:
        rows.insert(0, [_mark(view, texts, is_right=True), _mark(view, texts, is_right=False)])
    rows.append([button(texts, "button.quiz_all", OpenMarking(attempt=int(attempt.id), position=0))])
    return page(texts, _title(view, texts), lines=lines, keyboard=rows)


def _mark(view: QuizView, texts: Texts, *, is_right: bool) -> Button:
    attempt, number = view.attempt, view.position
    action = MarkAnswer(attempt=int(attempt.id), position=number, on=int(is_right))
    made = button(texts, "button.quiz_right" if is_right else "button.quiz_wrong", action)
    is_so = attempt.answer(number).is_right is is_right
    return Button(label=chosen(texts, made.label, is_so=is_so), action=made.action)


def _list_page(view: QuizView, texts: Texts) -> Screen:
    attempt = view.attempt
    back = [button(texts, "button.quiz_back", OpenChecks(person=int(view.trainee.id)))]
    lines = [*which_try(attempt, texts)]
    if attempt.stage is QuizStage.OPEN:
        lines.append(standing_note(view, texts))
        return page(texts, _title(view, texts), lines=lines, keyboard=[back])
    if attempt.scene is not None:
        lines.append(texts.plain("quiz.text", text=attempt.scene.text))
        if attempt.stage is QuizStage.SENT:
            lines.append(texts.plain("quiz.play_how", text=attempt.scene.client))
        lines.append("")
    lines += listed(attempt, texts)
    is_marking = attempt.stage is QuizStage.SENT
    note = texts.plain("quiz.mark_how") if is_marking else standing_note(view, texts)
    first = [] if view.first is None else [_to_first(view.first, texts)]
    rows = [_row(view, texts), *_steps(view, texts), [*back, *first]]
    return page(texts, _title(view, texts), lines=lines, note=note, keyboard=rows)


def _to_first(first: AttemptId, texts: Texts) -> Button:
    return button(texts, "button.quiz_first", OpenMarking(attempt=int(first), position=0))


def _steps(view: QuizView, texts: Texts) -> list[list[Button]]:
    """Return what can be done with the whole: close it, play again, decide."""
    attempt, number = view.attempt, int(view.attempt.id)
    if attempt.can_be_closed:
        right = len(attempt.asked) - len(attempt.missed)
        return [[button(texts, "button.quiz_close", CloseMarking(attempt=number), n=right, all=len(attempt.asked))]]
    if attempt.stage is QuizStage.FAILED and attempt.kind is QuizKind.ROLE:
        return [[button(texts, "button.quiz_play_again", PlayAgain(attempt=number))]]
    if not view.may_decide or view.capacity is not Capacity.SUPERVISOR:
        return []
    if attempt.may_be_reconsidered:
        return [[button(texts, "button.quiz_reconsider", ReconsiderQuiz(attempt=number))]]
    if not attempt.is_to_be_decided:
        return []
    words = {True: "button.quiz_accept", False: "button.quiz_refuse"}
    return [[button(texts, key, DecideQuiz(attempt=number, on=int(goes_on))) for goes_on, key in words.items()]]


def _row(view: QuizView, texts: Texts) -> list[Button]:
    number = int(view.attempt.id)
    return places(view.attempt, texts, lambda at: OpenMarking(attempt=number, position=at), view.position)


def _title(view: QuizView, texts: Texts) -> str:
    return texts.plain(f"quiz.of_{view.attempt.kind}", name=view.trainee.name, product=view.attempt.product)

"""What all pages of a try have in common: the row of places, and the list of what is asked with its marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.domain.names import NO_NAME
from bot.domain.people.employee import Employee
from bot.domain.training.quiz import Attempt, QuizStage
from bot.screens.action import Action
from bot.screens.page import button, chosen
from bot.screens.screen import Button
from bot.screens.texts import Texts
from bot.services.training.quiz_doors import QuizView

MARKS = {True: "_right", False: "_wrong", None: ""}


def places(attempt: Attempt, texts: Texts, at: Callable[[int], Action], now: int = 0, *, is_open: bool = False) -> list[Button]:
    """Return one button a place, in one row; what is marked shows its mark, while it is open what is answered.

    Args:
        attempt: The try.
        texts: The reader's.
        at: What a button does.
        now: The place that is shown.
        is_open: Whether the trainee is still answering.
    """
    row = []
    for number in attempt.positions:
        mark = MARKS[_mark(attempt, number)] or ("_done" if is_open and number in attempt.answered else "")
        made = button(texts, f"button.quiz_place{mark}", at(number), number=number)
        row.append(Button(label=chosen(texts, made.label, is_so=number == now), action=made.action))
    return row


def listed(attempt: Attempt, texts: Texts) -> Sequence[str]:
    """Return a line for each place, with its mark."""
    return [
        texts.plain(f"quiz.item{MARKS[_mark(attempt, number)]}", number=number, name=one.name)
        for number, one in enumerate(attempt.asked, 1)
    ]


def which_try(attempt: Attempt, texts: Texts) -> Sequence[str]:
    """Say that it is the second try, or the check some weeks later."""
    second = [texts.plain("quiz.second")] if attempt.number > 1 else []
    return [*([texts.plain("quiz.again")] if attempt.is_again else []), *second]


def standing_note(view: QuizView, texts: Texts) -> str:
    """Say in a sentence, to whoever guides, how far a try is and whose decision is waited for or was made."""
    attempt = view.attempt
    if attempt.stage is QuizStage.OPEN:
        return texts.plain("quiz.note_open", n=len(attempt.answered), all=len(attempt.asked))
    if attempt.is_to_be_decided:
        return texts.plain("quiz.note_undecided", who=names(view.deciders))
    if attempt.stage in (QuizStage.ACCEPTED, QuizStage.REFUSED):
        return texts.plain(f"quiz.note_{attempt.stage}", who=names([view.decided_by] if view.decided_by else []))
    return texts.plain(f"quiz.note_{attempt.stage}")


def names(people: Sequence[Employee]) -> str:
    """Return names for a sentence; a dash for nobody who is known still."""
    return ", ".join(one.name for one in people) or NO_NAME


def _mark(attempt: Attempt, number: int) -> bool | None:
    return None if attempt.stage is QuizStage.OPEN else attempt.answer(number).is_right

"""Interface texts of the product quiz and the role game."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.training.quiz import QuizKind, QuizStage
from bot.screens.text_spec import WordSpec, button, line

WHOLE, HALF, PLACE = 36, 20, 4
"""A label alone in its row, one of two, one of eight."""
NAME, PRODUCT = "Александра Константиновна", "Плита огнестойкая 12 мм"
TEXT = "Какие у этого товара свойства и чем он отличается от того, что предлагают конкуренты?"
SCENE = "Звонит новый клиент: видел этот товар у знакомых и спрашивает, что это такое. Доведите разговор до сделки."

WHAT = "📦 Проверка товара"
DECIDED = (QuizStage.ACCEPTED, QuizStage.REFUSED)
_STATES: Mapping[QuizStage, str] = {
    QuizStage.SENT: "waits for marks",
    QuizStage.PASSED: "passed",
    QuizStage.FAILED: "not passed yet; the second try is open",
    QuizStage.UNDECIDED: "failed twice; a person decides",
    QuizStage.ACCEPTED: "failed twice, and a person has said to go on",
    QuizStage.REFUSED: "failed twice, and a person has said not now",
}


def _whose(stage: QuizStage, *others: QuizStage) -> Mapping[str, object]:
    """Return who decides, as a fact, for the stages that say it."""
    return {"who": NAME} if stage in (QuizStage.UNDECIDED, *others) else {}


QUIZ_WORDS: Mapping[str, WordSpec] = {
    "deed.take_quiz": line("what was refused: somebody else's quiz or role game", 40),
    "deed.set_quiz": line("what was refused: the product of a team, or giving somebody the quiz", 40),
    "deed.mark_quiz": line("what was refused: reading and marking somebody's answers", 40),
    "deed.decide_quiz": line("what was refused: deciding whether somebody goes on", 40),
    "audit.sheet_written": line("of before: a team's product, or a right answer, was written", None, team="Север"),
    "audit.quiz_given": line("somebody was given the product quiz or a role game", None, whom=NAME),
    "audit.quiz_decided": line("it was decided whether somebody goes on", None, whom=NAME),
    # One's own.
    **{f"quiz.title_{kind}": line("heads one's own try", None, product=PRODUCT) for kind in QuizKind},
    "quiz.second": line("this is the second and last try"),
    "quiz.again": line("this is the check some weeks after passing"),
    "quiz.place": line("which question of how many", None, number=3, all=7),
    "quiz.text": line("a question, a point, a situation", None, text=TEXT),
    "quiz.item": line("one of several in a list, without a mark", None, number=3, name="Упаковка"),
    "quiz.item_right": line("the same, marked as right", None, number=3, name="Упаковка"),
    "quiz.item_wrong": line("the same, marked as not right yet", None, number=3, name="Упаковка"),
    "quiz.own_answer": line("what one has answered", None, answer=TEXT),
    "quiz.own_erased": line("what was answered has been erased since"),
    "quiz.write": line("asks for an answer in a message; one may leave and go on later"),
    "quiz.too_long": line(
        "an answer is too long: its characters, and how many fit; it still stands in the chat", None, n=512, most=280
    ),
    "quiz.no_words": line("what was typed has no letter and no figure in it; it is to be written in words"),
    "quiz.all_answered": line("everything is answered: look through it, and send it"),
    "quiz.sent_to": line("it was sent; who reads it", None, name=NAME),
    "quiz.sent": line("it was sent; whoever looks after the team reads it"),
    "quiz.play_with": line("a role game: with whom to play it", None, name=NAME),
    "quiz.play": line("a role game: to be played with whoever looks after the team"),
    "quiz.looked_at": line("heads what is looked at in a role game"),
    **{
        f"quiz.own_{stage}": line(f"to the trainee, kindly: {meaning}")
        for stage, meaning in _STATES.items()
        if stage is not QuizStage.SENT
    },
    "quiz.model": line("the answer that the house has written as a good one", None, answer=TEXT),
    "quiz.no_model": line("the house has written no answer to this"),
    "button.quiz_place": button("a place, by its number", PLACE, number=7),
    "button.quiz_place_done": button("a place that is answered", PLACE, number=7),
    "button.quiz_place_right": button("a place marked as right", PLACE, number=7),
    "button.quiz_place_wrong": button("a place marked as not right yet", PLACE, number=7),
    "button.quiz_send": button("hand the answers in", WHOLE),
    "button.quiz_second": button("begin the second and last try", WHOLE),
    "button.quiz_all": button("back to the list of all places", WHOLE),
    "button.quiz_leave": button("leave; what is answered stays", WHOLE),
    "button.quiz_go_on": button("on the first page of /train: go on with the quiz", WHOLE, done=3, all=7),
    **{
        f"button.quiz_to_second_{kind}": button("on the first page of /train: it may be tried once more", WHOLE)
        for kind in QuizKind
    },
    "button.quiz_to_play": button("on the first page of /train: a role game waits to be played", WHOLE),
    # To whoever guides.
    "button.quiz_checks": button("on a trainee's page: product quiz and role game", HALF),
    "quiz.checks": line("heads where somebody stands", None, name=NAME),
    "quiz.product": line("what the team sells", None, product=PRODUCT),
    "quiz.no_product": line("the team's product is not written yet; what to do"),
    "quiz.ask_chief": line("the team's product is not written yet; to a mentor, who cannot write it"),
    "quiz.sheet_missing": line("so many model answers are missing, without which the quiz cannot be given", None, n=3),
    **{f"quiz.kind_{kind}": line("what is tried, in a line") for kind in QuizKind},
    "quiz.standing": line("what is tried, and how far it is", None, what="Проверка товара", state="ждёт отметок"),
    "quiz.standing_again": line("the same of the check some weeks later", None, what="Проверка товара", state="ждёт отметок"),
    "quiz.state_none": line("not given yet"),
    "quiz.state_open": line("the trainee answers: so many of so many", None, n=3, all=7),
    **{
        f"quiz.state_{stage}": line(f"how far it is, within a line: {meaning}", None, **_whose(stage))
        for stage, meaning in _STATES.items()
    },
    "quiz.note_open": line("a sentence by itself: the trainee answers, so many of so many", None, n=3, all=7),
    **{
        f"quiz.note_{stage}": line(
            f"a sentence by itself: {meaning}; whose decision it is or was", None, **_whose(stage, *DECIDED)
        )
        for stage, meaning in _STATES.items()
        if stage is not QuizStage.SENT
    },
    "quiz.already_decided": line("a decision comes too late: what stands, and by whom", 200, note="Решено: пока нет."),
    "quiz.settled": line(
        "in place of what asked for marks or a decision: what has become of it",
        None,
        what="📦 Проверка товара",
        name=NAME,
        note="Пройдено.",
    ),
    "button.quiz_first": button("to the first try", WHOLE),
    "button.quiz_reconsider": button("let him go on after all", WHOLE),
    **{f"button.quiz_give_{kind}": button("give the first try", WHOLE) for kind in QuizKind},
    **{
        f"button.quiz_give_about_{kind}": button("give the first try, about one of several products", WHOLE, product=PRODUCT[:20])
        for kind in QuizKind
    },
    **{f"button.quiz_open_{kind}": button("open the try", WHOLE) for kind in QuizKind},
    "button.quiz_sheet": button("the team's product and model answers", WHOLE),
    "button.quiz_back": button("back to the trainee's page", WHOLE),
    **{f"quiz.of_{kind}": line("heads somebody's try", None, name=NAME, product=PRODUCT) for kind in QuizKind},
    "quiz.answer": line("what the trainee has answered", None, answer=TEXT),
    "quiz.mark_how": line("how to mark: one tap each, which may be changed until it is closed"),
    "quiz.play_how": line("how the client is to be played; the trainee does not see it", None, text=SCENE),
    "button.quiz_right": button("right", HALF),
    "button.quiz_wrong": button("not right yet", HALF),
    "button.quiz_close": button("the marks are final: so many right of so many", WHOLE, n=5, all=7),
    "button.quiz_play_again": button("play the second and last time", WHOLE),
    "button.quiz_accept": button("he goes on", HALF),
    "button.quiz_refuse": button("not now", HALF),
    # What is told unasked.
    "quiz.told_open": line("to the trainee: he is asked about the product", None, product=PRODUCT),
    "quiz.told_open_again": line("to the trainee: the check some weeks later", None, product=PRODUCT),
    "quiz.told_play": line("to the trainee: a role game", None, product=PRODUCT),
    "quiz.told_play_again": line("to the trainee: a role game some weeks later", None, product=PRODUCT),
    **{
        f"quiz.told_{stage}": line(f"to the trainee, kindly: {meaning}", None, product=PRODUCT, what=WHAT)
        for stage, meaning in _STATES.items()
        if stage is not QuizStage.SENT
    },
    "quiz.wait_answers": line("to a mentor: somebody is asked again some weeks after passing", None, name=NAME),
    "quiz.wait_marks": line("to a mentor: answers wait for marks", None, name=NAME),
    "quiz.wait_play": line("to a mentor: a role game is to be played", None, name=NAME),
    "quiz.wait_decision": line("to whoever looks after the team: somebody has failed twice", None, name=NAME, what=WHAT),
    "button.quiz_look": button("open it", WHOLE),
}

"""The role game, played in person with the mentor; and the check that comes of itself three to four weeks after passing."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.training.quiz import QuizKind
from bot.screens.action import VERB_OF
from bot.screens.training.quiz_actions import MarkAnswer, OpenMarking, PlayAgain, TakeSecond, VisitMarking, VisitOwnQuiz
from tests.buttons import means
from tests.conversation.people.cast import Cast, change, open_cast, page
from tests.conversation.training.practising import practise_all
from tests.conversation.training.quizzing import (
    ACCEPT,
    AGAIN,
    CLOSE,
    GIVE_ROLE,
    OPEN,
    OPEN_OWN,
    QUESTIONS,
    SECOND,
    SEND,
    answer_all,
    give,
    mark_all,
    name_mentor,
    newest,
    open_checks,
    stages,
    tap_old,
    was_silent,
    write_sheet,
)
from tests.floor import Desk, Floor

POINTS = 5


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Anna is the mentor of Vera, and the product is written."""
    found = await open_cast(floor)
    for desk in (found.vera, found.anna, found.chief):
        await desk.send("/train")  # before that a bot may not write to anybody
    await name_mentor(found)
    await write_sheet(found.chief)
    return found


async def told(floor: Floor, desk: Desk, since: int) -> int:
    """Count the new messages about tries in a chat since so many calls of the bot; others remind of practice."""
    sent = [call for call in floor.emulator.calls[since:] if call.method == "sendMessage"]
    mine = [call for call in sent if call.params.get("chat_id") == str(desk.chat.person.id)]
    opens = [f'"{VERB_OF[kind]}:' for kind in (VisitOwnQuiz, VisitMarking)]
    return sum(any(verb in str(call.params.get("reply_markup")) for verb in opens) for call in mine)


async def wait_days(floor: Floor, days: int) -> None:
    """Let days pass, each with a tick at noon."""
    for _ in range(days):
        floor.clock.advance(days=1)
        await floor.tick()


# ---- the role game ----


async def test_both_know_the_situation_and_only_the_mentor_how_to_play_the_client(floor: Floor, cast: Cast) -> None:
    """The trainee reads what is looked at, and with whom to play."""
    await give(cast, QuizKind.ROLE)
    await cast.vera.send("/train")
    assert cast.vera.card.has(floor.says("button.quiz_to_play")), "there is a way to it from /train too"
    scene = floor.library.quiz(floor.library.default_language).played[0]
    await cast.vera.tap(OPEN_OWN, page(cast.vera, OPEN_OWN).id)
    assert scene.text in cast.vera.card.text
    assert scene.client not in cast.vera.card.text
    assert floor.says("quiz.play_with", name="Анна") in cast.vera.card.text
    await cast.anna.tap(OPEN, page(cast.anna, OPEN).id)
    assert scene.client in cast.anna.card.text
    await cast.anna.tap(means(OpenMarking, position=1))
    assert cast.anna.card.has(means(MarkAnswer, on=1))


async def test_two_games_of_different_situations_then_a_person_decides(floor: Floor, cast: Cast) -> None:
    """Either of the two begins the second; there is none after it."""
    await give(cast, QuizKind.ROLE)
    await mark_all(cast.anna, 2)
    first = await newest(floor)
    await cast.anna.tap(AGAIN, page(cast.anna, AGAIN).id)
    await floor.tick()
    second = await newest(floor)
    assert first["scene"] != second["scene"]
    assert floor.says("quiz.told_play", product="Плита") in page(cast.vera, OPEN_OWN).text
    for number in range(1, POINTS + 1):
        await cast.anna.tap(means(OpenMarking, position=number), page(cast.anna, means(OpenMarking, position=number)).id)
        await cast.anna.tap(means(MarkAnswer, position=number, on=0), page(cast.anna, means(MarkAnswer)).id)
    await cast.anna.tap(CLOSE, page(cast.anna, CLOSE).id)
    await floor.tick()
    await tap_old(cast.anna, PlayAgain(attempt=2))
    await tap_old(cast.vera, TakeSecond(attempt=2))
    assert await stages(floor) == ["failed", "undecided"]
    await cast.chief.tap(OPEN, page(cast.chief, OPEN).id)
    await cast.chief.tap(ACCEPT)
    assert await stages(floor) == ["failed", "accepted"]


async def test_the_trainee_may_ask_for_the_second_game(floor: Floor, cast: Cast) -> None:
    """On whichever day he likes; the mentor is told."""
    await give(cast, QuizKind.ROLE)
    await mark_all(cast.anna, 1)
    floor.clock.advance(days=2)
    await cast.vera.tap(OPEN_OWN, page(cast.vera, OPEN_OWN).id)
    await cast.vera.tap(SECOND)
    await floor.tick()
    assert floor.says("quiz.wait_play", name="Вера") in page(cast.anna, OPEN).text
    assert await stages(floor) == ["failed", "sent"]


async def test_a_quiz_is_not_begun_anew_by_whoever_marks_it(floor: Floor, cast: Cast) -> None:
    """Its second try is the trainee's to begin."""
    await give(cast)
    await answer_all(cast.vera)
    await mark_all(cast.anna, 1)
    await tap_old(cast.anna, PlayAgain(attempt=1))
    assert cast.anna.toast == floor.says("error.gone_training")
    assert await stages(floor) == ["failed"]


async def test_a_game_is_given_once(floor: Floor, cast: Cast) -> None:
    """Also when it was passed."""
    await give(cast, QuizKind.ROLE)
    await mark_all(cast.anna)
    await open_checks(cast.chief)
    assert not cast.chief.card.has(GIVE_ROLE)
    assert await stages(floor) == ["passed"]


# ---- once more, three to four weeks later ----


async def pass_quiz(floor: Floor, cast: Cast) -> None:
    """Let Vera pass the quiz."""
    await give(cast)
    await answer_all(cast.vera)
    await mark_all(cast.anna)
    assert await stages(floor) == ["passed"]


async def test_whoever_practises_in_the_fourth_week_is_asked_again_on_that_day(floor: Floor, cast: Cast) -> None:
    """Silently, both he and his mentor, once; all seven questions, with two tries of their own."""
    await pass_quiz(floor, cast)
    await wait_days(floor, 20)
    await practise_all(cast.vera)
    await floor.tick()
    assert await stages(floor) == ["passed"], "three weeks are not over"
    await wait_days(floor, 2)
    await practise_all(cast.vera)
    since = len(floor.emulator.calls)
    await floor.tick()
    assert await stages(floor) == ["passed", "open"]
    assert floor.says("quiz.told_open_again", product="Плита") in page(cast.vera, OPEN_OWN).text
    assert floor.says("quiz.wait_answers", name="Вера") in page(cast.anna, OPEN).text
    assert was_silent(cast.vera)
    assert was_silent(cast.anna)
    await wait_days(floor, 40)
    assert (await told(floor, cast.vera, since), await told(floor, cast.anna, since)) == (1, 1)
    assert await stages(floor) == ["passed", "open"]
    await answer_all(cast.vera)
    await mark_all(cast.anna, 3)
    assert await stages(floor) == ["passed", "failed"]
    await cast.vera.tap(OPEN_OWN, page(cast.vera, OPEN_OWN).id)
    assert floor.says("quiz.again") in cast.vera.card.text
    await cast.vera.tap(SECOND)
    assert (await newest(floor))["number"] == 2


async def test_whoever_does_not_practise_is_asked_at_the_end_of_the_fourth_week(floor: Floor, cast: Cast) -> None:
    """Not a day earlier, and after the later check there is no other."""
    await pass_quiz(floor, cast)
    await wait_days(floor, 27)
    assert await stages(floor) == ["passed"]
    await wait_days(floor, 1)
    assert await stages(floor) == ["passed", "open"]
    await answer_all(cast.vera)
    await mark_all(cast.anna)
    await wait_days(floor, 60)
    assert await stages(floor) == ["passed", "passed"]


async def test_the_role_game_is_played_again_too(floor: Floor, cast: Cast) -> None:
    """In a situation that was not played yet."""
    await give(cast, QuizKind.ROLE)
    await mark_all(cast.anna)
    first = await newest(floor)
    await wait_days(floor, 28)
    again = await newest(floor)
    assert (again["stage"], bool(again["is_again"])) == ("sent", True)
    assert again["scene"] != first["scene"]
    assert floor.says("quiz.told_play_again", product="Плита") in page(cast.vera, OPEN_OWN).text


async def test_nothing_comes_at_night_nor_in_quiet_hours(floor: Floor, cast: Cast) -> None:
    """Neither to the trainee nor to the mentor, whose own hours count for him."""
    await pass_quiz(floor, cast)
    await floor.write("UPDATE employees SET quiet_from = 480, quiet_until = 900 WHERE person_id = 101")
    await wait_days(floor, 27)
    day = floor.clock.now
    for hour in (20, 23):  # eleven in the evening, two at night in Moscow
        floor.clock.now = day.replace(hour=hour)
        await floor.tick()
    assert await stages(floor) == ["passed"]
    floor.clock.now = datetime(day.year, day.month, day.day, 6, tzinfo=day.tzinfo)
    floor.clock.advance(days=1)
    since = len(floor.emulator.calls)
    await floor.tick()
    assert await stages(floor) == ["passed", "open"]
    assert (await told(floor, cast.vera, since), await told(floor, cast.anna, since)) == (1, 0)
    floor.clock.advance(hours=7)
    await floor.tick()
    assert (await told(floor, cast.vera, since), await told(floor, cast.anna, since)) == (1, 1)


async def test_whoever_is_shut_out_on_that_day_is_asked_when_he_is_back(floor: Floor, cast: Cast) -> None:
    """Nothing is lost by it."""
    await pass_quiz(floor, cast)
    await change(cast.chief, "Вера", "button.person_block", "button.person_block_yes")
    await wait_days(floor, 35)
    assert await stages(floor) == ["passed"]
    await change(cast.chief, "Вера", "button.person_unblock")
    await floor.tick()
    assert await stages(floor) == ["passed", "open"]


async def test_whoever_was_let_on_by_a_person_is_asked_again_too(floor: Floor, cast: Cast) -> None:
    """From the day of that decision on; whoever was told «not now» is not."""
    await give(cast)
    await answer_all(cast.vera)
    await mark_all(cast.anna, *range(1, QUESTIONS + 1))
    await cast.vera.tap(OPEN_OWN, page(cast.vera, OPEN_OWN).id)
    await cast.vera.tap(SECOND)
    for number in range(QUESTIONS):
        await cast.vera.send(f"снова {number}")
    await cast.vera.tap(SEND)
    await floor.tick()
    await mark_all(cast.anna, 1)
    await wait_days(floor, 40)
    assert await stages(floor) == ["failed", "undecided"]
    await cast.chief.tap(OPEN, page(cast.chief, OPEN).id)
    await cast.chief.tap(ACCEPT)
    await wait_days(floor, 28)
    assert await stages(floor) == ["failed", "accepted", "open"]

"""The product quiz: written by the supervisor, answered by the trainee, marked by the mentor; after two tries, a decision."""

from __future__ import annotations

import json

import pytest

from bot.domain.house.sheet import FIELDS, Part
from bot.domain.training.quiz import ANSWER_LIMIT, QuizKind
from bot.screens.house.actions import AskLine, OpenPart
from bot.screens.training.actions import OpenTrainees, OpenTraining
from bot.screens.training.quiz_actions import (
    CloseMarking,
    DecideQuiz,
    GiveQuiz,
    GiveQuizAbout,
    GoOnQuiz,
    MarkAnswer,
    OpenMarking,
    OpenOwnQuiz,
    OpenSheet,
    ReconsiderQuiz,
    SendQuiz,
    TakeSecond,
    VisitMarking,
)
from tests.buttons import means
from tests.conversation.house_sheet import sell, written
from tests.conversation.people.cast import Cast, change, open_cast, page
from tests.conversation.training.quizzing import (
    ACCEPT,
    CLOSE,
    GIVE_QUIZ,
    GIVE_ROLE,
    GO_ON,
    OPEN,
    OPEN_OWN,
    QUESTIONS,
    REFUSE,
    SECOND,
    SEND,
    SHEET,
    answer_all,
    give,
    mark_all,
    name_mentor,
    newest,
    number_of,
    open_checks,
    place,
    stages,
    tap_old,
    was_silent,
    write_sheet,
)
from tests.floor import Floor


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams; Anna is the mentor of Vera, the trainee of the first."""
    found = await open_cast(floor)
    for desk in (found.vera, found.anna, found.chief):
        await desk.send("/train")  # before that a bot may not write to anybody
    await name_mentor(found)
    return found


@pytest.fixture
async def given(cast: Cast) -> Cast:
    """The product is written, and Vera was given the quiz."""
    await write_sheet(cast.chief)
    await give(cast)
    return cast


# ---- the house sheet ----


async def test_a_supervisor_writes_product_and_answers_one_at_a_time(floor: Floor, cast: Cast) -> None:
    """From the trainee's page to the house sheet; leaving in the middle loses nothing, and what is there can be written anew."""
    chief = cast.chief
    await open_checks(chief)
    assert floor.says("quiz.no_product") in chief.card.text
    assert not chief.card.has(GIVE_QUIZ)
    await chief.tap(SHEET)
    await chief.tap(means(AskLine, item="p1.name"))
    await chief.send("Плита")
    await chief.tap(means(OpenPart))
    await chief.tap(means(OpenPart, item="q1.features"))
    await chief.tap(means(AskLine, walk=1))
    await chief.send("Негорючая, вдвое легче.")
    await floor.restart()
    floor.clock.advance(days=7)
    await open_checks(chief)
    assert floor.says("quiz.sheet_missing", n=QUESTIONS - 1) in chief.card.text
    await chief.tap(SHEET)
    await chief.tap(means(AskLine, item="q1.features", walk=0))
    assert "Негорючая, вдвое легче." in chief.card.text
    await chief.send("Негорючая и лёгкая.")
    await chief.tap(means(OpenPart))
    await chief.tap(means(AskLine, walk=1))
    for number in range(QUESTIONS - 1):
        await chief.send(f"образец {number}")
    await open_checks(chief)
    assert chief.card.has(GIVE_QUIZ)
    assert (await written(floor))["q1.features"] == "Негорючая и лёгкая."
    assert await floor.rows("SELECT count(*) FROM free_texts") == [(0,)], "words of the house stand by themselves"


@pytest.mark.parametrize(("said", "why"), [("слово " * 50, "знаков, помещается 220"), ("🔥👍", "ни слова, ни числа")])
async def test_an_answer_that_is_too_long_or_says_nothing_is_not_taken(floor: Floor, cast: Cast, said: str, why: str) -> None:
    """It stays in the chat to be mended, and it is asked for again."""
    await open_checks(cast.chief)
    await cast.chief.tap(SHEET)
    await cast.chief.tap(means(AskLine, item="q1.packing"))
    await cast.chief.send(said)
    assert why in cast.chief.card.text
    assert said.strip() in [one.text.strip() for one in cast.chief.shown]
    await cast.chief.send("В плёнке: одно окно – одна коробка!")
    assert await written(floor) == {"q1.packing": "В плёнке: одно окно – одна коробка!"}


async def test_lines_that_are_said_in_calls_answer_two_questions(floor: Floor, cast: Cast) -> None:
    """What the product is and when it comes need not be written twice; an answer of its own comes before them."""
    lines = {"p1.name": "Плита", "p1.what": "плита, которая не горит", "p1.proof": "ей двадцать лет", "p1.delivery": "завтра"}
    await sell(floor, lines=lines)
    await open_checks(cast.chief)
    assert floor.says("quiz.sheet_missing", n=QUESTIONS - 2) in cast.chief.card.text
    await write_sheet(cast.chief)
    await sell(floor, lines={"q1.features": ""})
    await give(cast)
    asked = {item: model for item, _, _, model in json.loads((await newest(floor))["asked"])}
    assert asked["features"] == "плита, которая не горит; ей двадцать лет."
    assert asked["from_stock"] == "образец 6"


async def test_a_team_without_a_line_asks_what_the_house_has_written(floor: Floor, cast: Cast) -> None:
    """As in calls: line by line, the team's own before the house's."""
    answers = {f"q1.{field}": "образец дома" for field in FIELDS[Part.QUIZ]}
    await sell(floor, None, {"p1.name": "Плита", **answers})
    await sell(floor, lines={"q1.kit": "образец отдела"})
    await give(cast)
    asked = {item: model for item, _, _, model in json.loads((await newest(floor))["asked"])}
    assert asked["kit"] == "образец отдела"
    assert set(asked.values()) == {"образец дома", "образец отдела"}


async def test_of_several_products_the_supervisor_says_about_which(floor: Floor, cast: Cast) -> None:
    """Only about one that is written; the second try asks about the same although another comes first."""
    await sell(floor, lines={"p1.name": "Дверь"})
    await write_sheet(cast.chief, 2, "Плита")
    await open_checks(cast.chief)
    assert "Дверь" in cast.chief.card.text
    assert not cast.chief.card.has(means(GiveQuizAbout, kind=QuizKind.QUIZ, product=1))
    await tap_old(cast.chief, GiveQuizAbout(person=await number_of(floor, 103), kind=QuizKind.QUIZ, product=1))
    assert await stages(floor) == []
    await cast.chief.tap(means(GiveQuizAbout, kind=QuizKind.QUIZ, product=2))
    await floor.tick()
    await write_sheet(cast.chief, 1, "Дверь")
    await sell(floor, lines={"q1.packing": "в коробке"})
    await answer_all(cast.vera)
    await mark_all(cast.anna, 2)
    await cast.vera.tap(OPEN_OWN, page(cast.vera, OPEN_OWN).id)
    await cast.vera.tap(SECOND)
    second = await newest(floor)
    assert (second["product"], second["product_number"], second["number"]) == ("Плита", 2, 2)
    assert [model for _, _, _, model in json.loads(second["asked"])] == ["образец 2"]


async def test_giving_is_on_record(floor: Floor, given: Cast) -> None:
    """Who gave it to whom stands in the audit log."""
    rows = await floor.rows("SELECT count(*) FROM audit_log WHERE action = 'quiz_given'")
    assert rows == [(1,)]


async def test_a_mentor_gives_nothing_and_writes_nothing(floor: Floor, cast: Cast) -> None:
    """He reads who does it."""
    await open_checks(cast.anna)
    assert floor.says("quiz.ask_chief") in cast.anna.card.text
    assert not any(cast.anna.card.has(button) for button in (SHEET, GIVE_QUIZ, GIVE_ROLE))


# ---- the trainee ----


async def test_a_picture_alone_is_no_answer_and_a_sticker_is_told_what_to_do(floor: Floor, given: Cast) -> None:
    """Nothing is kept and nothing lost: the same question waits for words."""
    vera = given.vera
    await vera.tap(OPEN_OWN, page(vera, OPEN_OWN).id)
    await vera.send("👍")
    assert floor.says("quiz.no_words") in vera.card.text
    assert await floor.rows("SELECT count(*) FROM quiz_answers") == [(0,)]
    await vera.do("send_sticker")
    assert vera.last.text == floor.says("hint.not_text_answer")
    await vera.send("220 V")
    assert await floor.rows("SELECT count(*) FROM quiz_answers") == [(1,)]


async def test_a_trainee_is_told_silently_and_answers_in_words(floor: Floor, given: Cast) -> None:
    """Question by question; nobody reads anything before it is sent in."""
    vera = given.vera
    told = page(vera, OPEN_OWN)
    assert floor.says("quiz.told_open", product="Плита") in told.text
    assert was_silent(vera)
    await vera.tap(OPEN_OWN, told.id)
    assert floor.says("quiz.place", number=1, all=QUESTIONS) in vera.card.text
    await vera.send("Негорючая, легче гипсокартона")
    assert floor.says("quiz.place", number=2, all=QUESTIONS) in vera.card.text
    assert not [one for one in vera.shown if not one.message.from_bot and "Негорючая" in one.text], "typed words go out"
    await open_checks(given.anna)
    assert floor.says("quiz.state_open", n=1, all=QUESTIONS) in given.anna.card.text
    await given.anna.tap(means(OpenMarking))
    await tap_old(given.anna, OpenMarking(attempt=1, position=1))
    assert "Негорючая" not in str([one.text for one in given.anna.shown])


async def test_whoever_leaves_goes_on_next_week_where_he_was(floor: Floor, given: Cast) -> None:
    """Also after a restart: /train says how many of how many are answered."""
    vera = given.vera
    await vera.tap(OPEN_OWN, page(vera, OPEN_OWN).id)
    for number in (1, 2, 3):
        await vera.send(f"ответ {number}")
    await vera.tap(means(OpenTraining))
    await floor.restart()
    floor.clock.advance(days=7)
    await vera.send("/train")
    assert vera.card.has(floor.says("button.quiz_go_on", done=3, all=QUESTIONS))
    await vera.tap(GO_ON)
    assert floor.says("quiz.place", number=4, all=QUESTIONS) in vera.card.text
    await vera.send("ответ 4")
    assert await floor.rows("SELECT count(*) FROM quiz_answers") == [(4,)]


async def test_an_answer_may_be_written_anew_until_it_is_sent(floor: Floor, given: Cast) -> None:
    """The former words are erased, and an empty list cannot be sent."""
    vera = given.vera
    await vera.tap(OPEN_OWN, page(vera, OPEN_OWN).id)
    await tap_old(vera, SendQuiz(attempt=1))
    assert await stages(floor) == ["open"]
    for number in range(1, QUESTIONS + 1):
        await vera.send(f"ответ {number}")
    assert floor.says("quiz.all_answered") in vera.card.text
    await vera.tap(place(2))
    assert "ответ 2" in vera.card.text
    await vera.send("другое")
    await vera.tap(SEND)
    assert await floor.rows("SELECT text FROM free_texts WHERE kind = 'quiz_answer' AND text LIKE 'ответ 2'") == []
    assert floor.says("quiz.sent_to", name="Анна") in vera.card.text
    await tap_old(vera, OpenOwnQuiz(attempt=1, position=2))
    await vera.send("поздно")
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE text = 'поздно'") == [(0,)]


async def test_an_answer_that_is_too_long_stays_in_the_chat(floor: Floor, given: Cast) -> None:
    """Nothing that was typed is lost."""
    vera = given.vera
    await vera.tap(OPEN_OWN, page(vera, OPEN_OWN).id)
    long = "а" * (ANSWER_LIMIT + 1)
    await vera.send(long)
    assert floor.says("quiz.too_long", n=len(long), most=ANSWER_LIMIT) in vera.card.text
    assert long in [one.text for one in vera.shown]
    await vera.send("а" * ANSWER_LIMIT)
    assert await floor.rows("SELECT count(*) FROM quiz_answers") == [(1,)]


async def test_contacts_in_an_answer_are_masked(floor: Floor, given: Cast) -> None:
    """As in everything that people type."""
    await given.vera.tap(OPEN_OWN, page(given.vera, OPEN_OWN).id)
    await given.vera.send("Спросите у Игоря, +358 40 123 4567")
    [(text,)] = await floor.rows("SELECT text FROM free_texts WHERE kind = 'quiz_answer'")
    assert "123" not in text


# ---- the mentor ----


async def test_the_mentor_marks_beside_the_model_answer_and_may_go_back(floor: Floor, given: Cast) -> None:
    """One tap each; the trainee learns nothing before it is closed."""
    anna, vera = given.anna, given.vera
    await answer_all(vera)
    told = page(anna, OPEN)
    assert floor.says("quiz.wait_marks", name="Вера") in told.text
    assert was_silent(anna)
    await anna.tap(OPEN, told.id)
    await anna.tap(means(OpenMarking, position=1))
    assert "ответ 1" in anna.card.text
    assert "образец 1" in anna.card.text
    for number in range(1, QUESTIONS + 1):
        await anna.tap(means(MarkAnswer, position=number, on=0))
    await anna.tap(means(OpenMarking, position=3))
    await anna.tap(means(MarkAnswer, position=3, on=1))
    assert anna.card.has(floor.says("button.quiz_close", n=1, all=QUESTIONS))
    await floor.tick()
    await tap_old(vera, OpenOwnQuiz(attempt=1, position=3))
    assert floor.says("quiz.item_right", number=3, name="") not in vera.card.text
    assert "образец" not in vera.card.text
    await anna.tap(CLOSE)
    await floor.tick()
    assert floor.says("quiz.told_failed", product="Плита", what=floor.says("quiz.kind_quiz")) in page(vera, OPEN_OWN).text
    await tap_old(anna, MarkAnswer(attempt=1, position=3, on=0))
    assert await floor.rows("SELECT is_right FROM quiz_answers WHERE place = 3") == [(1,)], "what is closed stays"


async def test_all_right_is_passed_and_the_model_answers_open(floor: Floor, given: Cast) -> None:
    """Beside one's own."""
    await answer_all(given.vera)
    await mark_all(given.anna)
    assert await stages(floor) == ["passed"]
    await given.vera.tap(OPEN_OWN, page(given.vera, OPEN_OWN).id)
    assert floor.says("quiz.own_passed") in given.vera.card.text
    await given.vera.tap(place(4))
    assert "ответ 4" in given.vera.card.text
    assert "образец 4" in given.vera.card.text


async def test_without_a_mentor_the_supervisor_marks(floor: Floor, cast: Cast) -> None:
    """He is told in place of a mentor."""
    await change(cast.chief, "Вера", "button.person_mentor", "button.person_no_mentor")
    await write_sheet(cast.chief)
    await give(cast)
    await answer_all(cast.vera)
    assert floor.says("quiz.wait_marks", name="Вера") in page(cast.chief, OPEN).text
    await mark_all(cast.chief)
    assert await stages(floor) == ["passed"]


# ---- two tries, then a person ----


async def test_a_second_try_asks_what_was_missed_and_there_is_none_after_it(floor: Floor, given: Cast) -> None:
    """Another day, in the bot alone; then nothing happens by itself until a person decides."""
    vera, anna, chief = given.vera, given.anna, given.chief
    await answer_all(vera)
    await mark_all(anna, 2, 5)
    floor.clock.advance(days=3)
    await vera.send("/train")
    assert vera.card.has(floor.says("button.quiz_to_second_quiz"))
    await vera.tap(GO_ON)
    assert "образец" not in vera.card.text
    await vera.tap(SECOND)
    assert floor.says("quiz.place", number=1, all=2) in vera.card.text
    await vera.send("снова 1")
    await vera.send("снова 2")
    await vera.tap(SEND)
    await floor.tick()
    await mark_all(anna, 1)
    assert await stages(floor) == ["failed", "undecided"]
    assert floor.says("quiz.told_undecided", product="Плита", what=floor.says("quiz.kind_quiz")) in page(vera, OPEN_OWN).text
    await tap_old(vera, TakeSecond(attempt=2))
    await tap_old(vera, TakeSecond(attempt=1))
    await floor.tick()
    floor.clock.advance(days=60)
    await floor.tick()
    assert await stages(floor) == ["failed", "undecided"]
    assert floor.says("quiz.wait_decision", name="Вера", what=floor.says("quiz.kind_quiz")) in page(chief, OPEN).text
    await vera.tap(OPEN_OWN, page(vera, OPEN_OWN).id)
    await vera.tap(place(1))
    assert "образец 2" in vera.card.text, "now nothing more is asked"


@pytest.mark.parametrize("goes_on", [True, False])
async def test_a_person_decides_and_the_trainee_is_told(floor: Floor, given: Cast, goes_on: bool) -> None:
    """«Not now» may become «go on», and not the other way round; it is on record who has decided."""
    vera, chief = given.vera, given.chief
    await answer_all(vera)
    await mark_all(given.anna, 1)
    await vera.tap(OPEN_OWN, page(vera, OPEN_OWN).id)
    await vera.tap(SECOND)
    await vera.send("снова")
    await vera.tap(SEND)
    await floor.tick()
    await mark_all(given.anna, 1)
    assert not given.anna.card.has(ACCEPT), "a mentor decides nothing"
    assert floor.says("quiz.note_undecided", who="Сергей") in given.anna.card.text, "and reads whose decision it is"
    await given.anna.tap(means(OpenMarking, attempt=1))
    assert floor.says("quiz.note_failed") in given.anna.card.text, "the first try is still to be read"
    await given.anna.tap(means(OpenMarking, attempt=1, position=1))
    assert floor.says("quiz.answer", answer="ответ 1") in given.anna.card.text
    await chief.tap(OPEN, page(chief, OPEN).id)
    await chief.tap(ACCEPT if goes_on else REFUSE)
    await floor.tick()
    word = "accepted" if goes_on else "refused"
    assert floor.says(f"quiz.told_{word}", product="Плита", what=floor.says("quiz.kind_quiz")) in page(vera, OPEN_OWN).text
    note = floor.says(f"quiz.note_{word}", who="Сергей")
    assert note in chief.card.text, "it is said in a sentence, and whose decision it was"
    await tap_old(chief, DecideQuiz(attempt=2, on=int(not goes_on)))
    assert chief.toast == floor.says("quiz.already_decided", note=note), "the second of two quick taps is no change of mind"
    assert await stages(floor) == ["failed", word]
    await tap_old(chief, DecideQuiz(attempt=2, on=int(goes_on)))
    assert not chief.was_alerted, "who says the same again is told nothing"
    if not goes_on:
        await chief.tap(means(ReconsiderQuiz), page(chief, means(ReconsiderQuiz)).id)
    assert await stages(floor) == ["failed", "accepted"]
    decided = await floor.rows("SELECT person_id FROM audit_log WHERE action = 'quiz_decided'")
    assert decided == [(2,)] * (1 if goes_on else 2)


async def test_a_message_that_asked_for_marks_asks_for_nothing_once_they_are_given(floor: Floor, given: Cast) -> None:
    """It says what has become of the try; and the list of trainees says while something waits that it does."""
    anna = given.anna
    await answer_all(given.vera)
    asked = page(anna, OPEN)
    assert floor.says("quiz.wait_marks", name="Вера") in asked.text
    await anna.send("/train")
    await anna.tap(means(OpenTrainees))
    assert anna.card.labels[0] == [floor.says("button.trainees_waits", name="Вера", number="1")]
    assert floor.says("trainees.waits") in anna.card.text
    await mark_all(anna, 1)
    message = next(one for one in anna.shown if one.id == asked.id)
    what = floor.says("quiz.kind_quiz")
    assert floor.says("quiz.settled", what=what, name="Вера", note=floor.says("quiz.note_failed")) in message.text
    await anna.send("/train")
    await anna.tap(means(OpenTrainees))
    assert anna.card.labels[0] == [floor.says("button.trainees_one", name="Вера", number=1)]


async def test_a_double_tap_changes_nothing_twice(floor: Floor, given: Cast) -> None:
    """Giving, sending, closing, beginning the second try."""
    vera, anna, chief = given.vera, given.anna, given.chief
    await tap_old(chief, GiveQuiz(person=await number_of(floor, 103), kind=QuizKind.QUIZ))
    assert len(await stages(floor)) == 1
    await answer_all(vera)
    await tap_old(vera, SendQuiz(attempt=1))
    await mark_all(anna, 1)
    await tap_old(anna, CloseMarking(attempt=1))
    said = len(floor.emulator.calls)
    await floor.tick()
    assert not [call for call in floor.emulator.calls[said:] if call.params.get("chat_id") == "103"], "told once"
    await tap_old(vera, TakeSecond(attempt=1))
    await tap_old(vera, TakeSecond(attempt=1))
    assert await stages(floor) == ["failed", "open"]
    begun = page(vera, place(1)).text
    assert floor.says("quiz.second") in begun
    assert floor.says("quiz.place", number=1, all=1) in begun


# ---- who guides changes ----


async def test_a_mentor_who_is_replaced_hands_over_what_waits(floor: Floor, given: Cast) -> None:
    """Marks that were made stay; the former one is refused, and the new one is told."""
    boris = await floor.hire(105, "Борис")
    await boris.send("/train")
    await answer_all(given.vera)
    await given.anna.tap(OPEN, page(given.anna, OPEN).id)
    await given.anna.tap(means(OpenMarking, position=1))
    await given.anna.tap(means(MarkAnswer, position=1, on=1))
    await name_mentor(given, "Борис")
    await tap_old(given.anna, MarkAnswer(attempt=1, position=2, on=0))
    assert given.anna.toast == floor.says("error.not_allowed")
    await floor.tick()
    assert floor.says("quiz.wait_marks", name="Вера") in page(boris, OPEN).text
    await boris.tap(OPEN, page(boris, OPEN).id)
    assert floor.says("quiz.item_right", number=1, name="Свойства и отличия") in boris.card.text
    await mark_all(boris)
    assert await stages(floor) == ["passed"]


async def test_a_mentor_who_leaves_hands_over_to_the_supervisor(floor: Floor, given: Cast) -> None:
    """Also who is shut out only for a while."""
    await answer_all(given.vera)
    await change(given.chief, "Анна", "button.person_block", "button.person_block_yes")
    await floor.tick()
    await mark_all(given.chief)
    assert await stages(floor) == ["passed"]


async def test_a_trainee_who_is_shut_out_loses_nothing(floor: Floor, given: Cast) -> None:
    """He is told nothing meanwhile, and goes on where he was."""
    vera = given.vera
    await vera.tap(OPEN_OWN, page(vera, OPEN_OWN).id)
    await vera.send("ответ 1")
    await change(given.chief, "Вера", "button.person_block", "button.person_block_yes")
    await vera.send("ответ 2")
    await tap_old(given.anna, VisitMarking(attempt=1))
    assert given.anna.toast == floor.says("error.gone_training")
    await change(given.chief, "Вера", "button.person_unblock")
    await vera.send("/train")
    await vera.tap(GO_ON)
    assert floor.says("quiz.place", number=2, all=QUESTIONS) in vera.card.text
    assert await floor.rows("SELECT count(*) FROM quiz_answers") == [(1,)]


async def test_whoever_moves_to_another_team_leaves_the_quiz_behind(floor: Floor, given: Cast) -> None:
    """There another product is sold; the new supervisor sees nothing of it."""
    await answer_all(given.vera)
    await change(given.owner, "Вера", "button.person_move", "Юг", team="Первый")
    await tap_old(given.vera, GoOnQuiz(attempt=1))
    assert given.vera.toast == floor.says("error.left_behind")
    for desk, said in ((given.far_chief, "error.gone_training"), (given.chief, "error.not_allowed")):
        await desk.send("/train")
        await tap_old(desk, OpenMarking(attempt=1, position=1))
        assert desk.toast == floor.says(said)
    assert not [one for one in given.far_chief.shown if "ответ 1" in one.text]


async def test_nobody_else_reads_an_answer(floor: Floor, given: Cast) -> None:
    """By numbers that were not shown to them: colleagues, another team, and the mentor of another."""
    gleb = await floor.hire(104, "Глеб")
    await answer_all(given.vera, "тайна")
    for desk in (gleb, given.far, given.far_chief):
        for action in (OpenMarking(attempt=1, position=1), MarkAnswer(attempt=1, position=1, on=1), CloseMarking(attempt=1)):
            await desk.send("/train")
            await tap_old(desk, action)
            assert desk.toast == floor.says("error.not_allowed")
        await tap_old(desk, OpenOwnQuiz(attempt=1, position=1))
        assert desk.toast == floor.says("error.not_yours")
        await tap_old(desk, DecideQuiz(attempt=1, on=1))
        await tap_old(desk, OpenSheet(team=1))
        assert desk.toast == floor.says("error.not_allowed")
        assert "тайна" not in str([one.text for one in desk.shown])
    assert await floor.rows("SELECT count(*) FROM quiz_answers WHERE is_right IS NOT NULL") == [(0,)]


# ---- content, erasing, night ----


async def test_what_was_asked_is_shown_as_it_was_asked(floor: Floor, given: Cast) -> None:
    """Although the product has another name by now, and another answer is right."""
    await answer_all(given.vera)
    await floor.write("UPDATE house_lines SET text = 'новое'")
    await given.anna.tap(OPEN, page(given.anna, OPEN).id)
    await given.anna.tap(means(OpenMarking, position=1))
    assert "образец 1" in given.anna.card.text
    assert "Плита" in given.anna.card.text
    assert "новое" not in given.anna.card.text


async def test_an_answer_that_was_erased_is_said_to_be(floor: Floor, given: Cast) -> None:
    """It can still be marked, and nothing is asked anew."""
    await answer_all(given.vera)
    await floor.write("UPDATE free_texts SET text = NULL")
    await given.anna.tap(OPEN, page(given.anna, OPEN).id)
    await given.anna.tap(means(OpenMarking, position=1))
    assert floor.says("quiz.own_erased") in given.anna.card.text


async def test_nobody_is_told_at_night(floor: Floor, given: Cast) -> None:
    """What is sent in at night comes to the mentor in the morning, and once."""
    floor.clock.now = floor.clock.now.replace(hour=20, minute=30)  # half past eleven in Moscow
    await answer_all(given.vera)
    await floor.tick()
    assert not [one for one in given.anna.shown if floor.says("quiz.wait_marks", name="Вера") in one.text]
    floor.clock.advance(hours=9)
    await floor.tick()
    told = page(given.anna, OPEN)
    await floor.tick()
    assert page(given.anna, OPEN).id == told.id


async def test_the_card_of_a_call_stays_last(floor: Floor, given: Cast) -> None:
    """Whoever is told in the middle of a call keeps his card at the bottom."""
    await given.anna.send("/call Иван")
    await answer_all(given.vera)
    assert page(given.anna, OPEN).id < given.anna.card.id


async def test_trainees_of_other_languages_are_asked_in_theirs(floor: Floor, cast: Cast) -> None:
    """And the mentor reads the question as it was asked."""
    await floor.write("UPDATE employees SET language = 'fi' WHERE person_id = 103")
    await write_sheet(cast.chief)
    await give(cast)
    await answer_all(cast.vera)
    asked = [one.text for one in floor.library.quiz(floor.library.languages[1]).asked]
    assert "Missä pakkauksessa asiakas saa sen?" in asked
    await cast.anna.tap(OPEN, page(cast.anna, OPEN).id)
    await cast.anna.tap(means(OpenMarking, position=2))
    assert asked[1] in cast.anna.card.text


async def test_what_is_tried_is_no_call_and_leaves_no_words_in_the_log(floor: Floor, given: Cast) -> None:
    """Steps are on record by numbers alone."""
    await answer_all(given.vera, "тайна")
    await mark_all(given.anna)
    assert "тайна" not in await floor.dump("interactions", "audit_log", "quiz_attempts", "quiz_answers")
    assert (await newest(floor))["stage"] == "passed"
    assert await floor.rows("SELECT count(*) FROM consultations") == [(0,)]
    steps = [one["step"] for one in await floor.details() if "attempt" in one]
    assert steps == ["given", "sent", "closed"]

"""A trainee practises: one button, one card after the other, and what is left waits."""

from __future__ import annotations

import json

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.people.employee import Role
from bot.domain.training.drills import ChooseDrill, DrillKind, RecogniseDrill, RespondDrill, RewriteDrill
from bot.screens.training.actions import AnswerDrill, BeginContrast, ShowOtherOptions
from bot.screens.training.team_actions import OpenProgress
from tests.buttons import means
from tests.conversation.training.practising import (
    BEGIN,
    HOME,
    NEXT,
    PAIRS,
    SHOW_MODEL,
    TIMED,
    answer_rightly,
    answer_wrongly,
    asked,
    asked_items,
    book_of,
    is_over,
    practise_all,
)
from tests.floor import BETWEEN_ACTS, Desk, Floor

OTHERS = means(ShowOtherOptions)
TAP = BETWEEN_ACTS.total_seconds()
"""What every tap takes by itself."""


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A trainee."""
    return await floor.hire(101, "Анна", Role.TRAINEE)


async def test_the_first_page_says_what_to_do_and_has_one_button_for_it(floor: Floor, anna: Desk) -> None:
    """Whoever has never practised reads what this is; four new cards wait."""
    await anna.send("/train")
    assert floor.says("train.first") in anna.card.text
    assert floor.says("button.train_begin", n=4, minutes=2) in anna.card.labels[0]


async def test_what_is_right_goes_on_at_once(floor: Floor, anna: Desk) -> None:
    """One tap a card: what was right stands above the next one."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    first = await answer_rightly(anna)
    second = await asked(floor)
    assert first.item != second.item
    assert anna.card.text.index(floor.says("train.right")) < anna.card.text.index(second.text)


async def test_what_is_wrong_is_told_with_the_word_that_decides_and_comes_once_more(floor: Floor, anna: Desk) -> None:
    """Nothing goes on before it is read; at the end it is asked again, and that settles nothing for tomorrow."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    question = await answer_wrongly(anna)
    assert question.kind is DrillKind.RECOGNISE
    assert getattr(question.drill, "decides", None) or "" in anna.card.text
    assert floor.says("train.again") in anna.card.text
    assert (await asked(floor)).item == question.item
    await anna.tap(NEXT)
    seen = []
    while not await is_over(floor):
        seen.append((await answer_rightly(anna)).item)
    assert seen[-1] == question.item
    assert await floor.rows(f"SELECT count(*) FROM training_reviews WHERE item = '{question.item}'") == [(1,)]
    again = "SELECT item, rating, seconds, day, given FROM training_repeats"
    [(today,)] = await floor.rows("SELECT last_day FROM trainees")
    [(item, rating, seconds, day, given)] = await floor.rows(again)
    assert (item, rating, day, given) == (question.item, "good", today, question.right), "kept apart, for a later model"
    assert seconds == 4 + BETWEEN_ACTS.total_seconds()
    [(due, lapses)] = await floor.rows(f"SELECT due_on, lapses FROM training_cards WHERE item = '{question.item}'")
    assert due > today
    assert lapses == 0, "it was never known"


async def test_so_many_cards_are_asked_as_were_promised_and_what_comes_back_is_named_apart(floor: Floor, anna: Desk) -> None:
    """On the card, on the first page and at the end; the day's answers are called answers."""
    await anna.send("/train")
    assert floor.says("button.train_begin", n=4, minutes=2) in anna.card.labels[0]
    await anna.tap(BEGIN)
    for number in range(1, 5):
        assert anna.card.lines[0] == floor.says("train.progress", number=number, all=4)
        await (answer_wrongly if number < 3 else answer_rightly)(anna)
        if number < 3:
            await anna.tap(NEXT)
    assert anna.card.lines[0] == floor.says("train.progress_again", number=1, all=2)
    await answer_rightly(anna)
    await anna.send("/train")
    assert floor.says("button.train_go_on_again", n=1) in anna.card.labels[0]
    assert floor.says("train.done", n=5, right=3) in anna.card.text
    await anna.tap(BEGIN)
    assert anna.card.lines[0] == floor.says("train.progress_again", number=2, all=2)
    await answer_rightly(anna)
    assert floor.says("train.end", right=2, all=4) in anna.card.text


async def test_one_may_stop_also_where_one_reads_why_it_was_wrong(floor: Floor, anna: Desk) -> None:
    """The way back leads to the same words, and nothing is asked or counted twice."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await answer_wrongly(anna)
    told = anna.card.lines
    await anna.tap(HOME)
    assert floor.says("train.title") in anna.card.text
    await anna.tap(BEGIN)
    assert anna.card.lines == told
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(1,)]


async def test_a_card_that_comes_back_has_no_answer_where_it_was(floor: Floor, anna: Desk) -> None:
    """Whoever remembers the place and not the line is wrong; «cannot tell» stays last."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "rec.choleric.1", "cell.1")
    before = [label for row in anna.card.labels[:3] for label in row]
    await answer_wrongly(anna)
    await anna.tap(NEXT)
    await answer_rightly(anna)
    assert (await asked(floor)).item == "rec.choleric.1"
    after = [label for row in anna.card.labels[:3] for label in row]
    assert sorted(before) == sorted(after)
    assert [one for one, other in zip(before, after, strict=True) if one == other] == [floor.says("button.train_none")]


async def test_a_choice_that_comes_back_is_told_by_the_numbers_that_stand_there(floor: Floor, anna: Desk) -> None:
    """The right one has another number by then, and why it suits stands beside that number."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "cho.1", "cell.1")
    drill = book_of(floor).drill(DrillId("cho.1"))
    assert isinstance(drill, ChooseDrill)
    await answer_wrongly(anna)
    await anna.tap(NEXT)
    await answer_rightly(anna)
    sentence = drill.answers[drill.temperament]
    number = next(n for n in range(1, 5) if floor.says("train.option", number=n, sentence=sentence) in anna.card.lines)
    await answer_rightly(anna)
    why = drill.why[drill.temperament]
    assert floor.says("train.option_why", number=number, mark="✓", why=why) in anna.card.text


async def test_whoever_leaves_in_the_middle_goes_on_where_he_was(floor: Floor, anna: Desk) -> None:
    """Also after a restart, and from the first page."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await answer_rightly(anna)
    await floor.restart()
    await anna.send("/train")
    assert any(floor.says("button.train_go_on", done=1, all=4) in row for row in anna.card.labels)
    await anna.tap(BEGIN)
    assert (await asked(floor)).text in anna.card.text


async def test_whoever_comes_back_next_week_gets_a_new_sitting(floor: Floor, anna: Desk) -> None:
    """What he had answered is due again; the rest of the old sitting is planned anew."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await answer_rightly(anna)
    floor.clock.advance(days=7)
    await anna.send("/train")
    assert floor.says("train.back_again") in anna.card.text
    await anna.tap(BEGIN)
    assert (await asked(floor)).text in anna.card.text
    await answer_rightly(anna)
    assert await floor.rows("SELECT number FROM training_sittings") == [(2,)]


async def test_a_day_has_an_end(floor: Floor, anna: Desk) -> None:
    """When all is answered, the page says when there is more; tomorrow there is."""
    assert await practise_all(anna) == 4
    await anna.tap(HOME)
    assert floor.says("train.done", n=4, right=4 - 0) in anna.card.text
    floor.clock.advance(days=1)
    assert await practise_all(anna) >= 4


async def test_a_double_tap_and_an_old_button_answer_nothing_twice(floor: Floor, anna: Desk) -> None:
    """They show what is asked now."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    question = await asked(floor)
    old = anna.card.data(means(AnswerDrill, given=question.right))
    await anna.tap(means(AnswerDrill, given=question.right))
    now = await asked(floor)
    anna.chat.tap(anna.card.id, old, force=True)
    await floor.settle()
    assert (await asked(floor)).item == now.item
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(1,)]
    assert now.text in anna.card.text


async def test_a_second_look_at_a_card_says_again_what_was_said_to_the_one_before(floor: Floor, anna: Desk) -> None:
    """A late tap on the answered card, half of an answer, or a way there and back: what was right still stands above."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "rec.choleric.1", "cell.1", "rec.sanguine.1")
    old = anna.card.data(means(AnswerDrill, given="choleric"))
    await anna.tap(means(AnswerDrill, given="choleric"))
    first = book_of(floor).drill(DrillId("rec.choleric.1"))
    assert isinstance(first, RecogniseDrill)
    told = [floor.says("train.right"), first.decides or ""]
    assert all(line in anna.card.text for line in told)
    await anna.tap_data(anna.card.id, old)
    assert all(line in anna.card.text for line in told)
    await anna.tap(means(AnswerDrill, given="wants.yes"))
    assert all(line in anna.card.text for line in told)
    await anna.send("/train")
    await anna.tap(BEGIN)
    assert all(line in anna.card.text for line in told)


async def test_a_late_tap_on_the_last_card_leaves_what_was_said_to_it(floor: Floor, anna: Desk) -> None:
    """The end of a sitting says it, and says it again."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "rec.choleric.1")
    right = means(AnswerDrill, given="choleric")
    old = anna.card.data(right)
    await anna.tap(right)
    assert await is_over(floor)
    assert floor.says("train.right") in anna.card.text
    await anna.tap_data(anna.card.id, old)
    assert floor.says("train.right") in anna.card.text


async def test_the_second_of_a_double_tap_answers_nothing_that_nobody_has_read(floor: Floor, anna: Desk) -> None:
    """Neither the next card, which stands there by then, nor does it close what is said to a wrong answer."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "rec.choleric.1", "rec.sanguine.1", "rew.1")
    await anna.tap(means(AnswerDrill, given="choleric"))
    await anna.tap_at_once(means(AnswerDrill, given="choleric"))
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(1,)]
    assert floor.says("train.right") in anna.card.text
    await anna.tap(means(AnswerDrill, given="choleric"))
    await anna.tap_at_once(NEXT)
    assert floor.says("train.again") in anna.card.text, "why it is wrong is still to be read, and that it comes again"
    await anna.tap(NEXT)
    await anna.tap_at_once(SHOW_MODEL)
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(2,)]


async def test_what_one_wrote_and_what_was_said_of_it_stay_until_one_goes_on(floor: Floor, anna: Desk) -> None:
    """Also when one looks at the first page in between; then it is gone, and it was stored nowhere."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "rew.1", "cell.1")
    await anna.send("Вы должны оплатить сегодня, иначе всё пропало")
    told = [line for line in anna.card.lines if line]
    assert any("иначе всё пропало" in line for line in told)
    await anna.send("/train")
    assert "пропало" not in anna.card.text
    await anna.tap(BEGIN)
    assert [line for line in anna.card.lines if line] == told
    assert "пропало" not in await floor.dump("training_reviews", "training_sittings", "free_texts")
    await anna.tap(NEXT)
    assert "пропало" not in anna.card.text
    await anna.send("/train")
    await anna.tap(BEGIN)
    assert "пропало" not in anna.card.text


async def test_two_types_are_told_apart_in_ten_lines(floor: Floor, anna: Desk) -> None:
    """As many of the one as of the other; a wrong answer says the one difference, and so does the end."""
    await anna.send("/train")
    await anna.tap(PAIRS)
    await anna.tap(means(BeginContrast, one=Temperament.MELANCHOLIC))
    sides = []
    for number in range(10):
        question = await (answer_wrongly if number == 0 else answer_rightly)(anna)
        sides.append(question.right)
        if number == 0:
            assert question.drill.difference in anna.card.text  # type: ignore[union-attr]  # a contrast
            await anna.tap(NEXT)
    assert await is_over(floor)
    assert question.drill.difference in anna.card.text  # type: ignore[union-attr]  # a contrast
    assert sorted(map(sides.count, set(sides))) == [5, 5]
    assert await floor.rows("SELECT count(*) FROM training_cards") == [(0,)]


async def test_what_one_takes_for_what_is_counted_of_single_lines_alone(floor: Floor, anna: Desk) -> None:
    """Of a pair one of two is guessed. One's own page counts as the first one does, and says what else it counts."""
    await anna.send("/train")
    await anna.tap(PAIRS)
    await anna.tap(means(BeginContrast, one=Temperament.MELANCHOLIC))
    for _ in range(10):
        await answer_wrongly(anna)
        await anna.tap(NEXT)
    await anna.send("/train")
    assert floor.says("train.insight_few", n=20) in anna.card.text
    await anna.tap(means(OpenProgress))
    assert floor.says("progress.mixups_too_few", n=10) in anna.card.text
    assert (
        floor.says("progress.right", share=floor.says("progress.share", share="0\N{NO-BREAK SPACE}%", low=0, high=28, n=10))
        in anna.card.text
    )


async def test_two_types_that_were_left_are_gone_on_with_and_the_day_stays_where_it_was(floor: Floor, anna: Desk) -> None:
    """Each way back says how far one has got, also after a restart; ten lines use up none of the day's cards."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await answer_rightly(anna)
    await anna.send("/train")
    await anna.tap(PAIRS)
    await anna.tap(means(BeginContrast, one=Temperament.MELANCHOLIC))
    for _ in range(3):
        await answer_rightly(anna)
    line = (await asked(floor)).text
    await floor.restart()
    await anna.send("/train")
    labels = [label for row in anna.card.labels for label in row]
    assert floor.says("button.train_go_on", done=1, all=4) in labels
    assert floor.says("button.train_pair_go_on", one="🌱", other="📐", done=3, all=10) in labels
    await anna.tap(BEGIN)
    assert floor.says("train.progress", number=2, all=4) in anna.card.text
    await anna.send("/train")
    await anna.tap(means(BeginContrast, one=Temperament.MELANCHOLIC))
    assert floor.says("train.progress", number=4, all=10) in anna.card.text
    assert line in anna.card.text
    for _ in range(7):
        await answer_rightly(anna)
    await anna.send("/train")
    assert not anna.card.has(means(BeginContrast, one=Temperament.MELANCHOLIC))
    assert floor.says("button.train_go_on", done=1, all=4) in [label for row in anna.card.labels for label in row]


async def test_what_is_typed_answers_the_card_that_is_seen_and_no_other(floor: Floor, anna: Desk) -> None:
    """Somebody who has gone over to two types in between has no answer in words before him."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "rew.1", "cell.1")
    await anna.send("/train")
    await anna.tap(PAIRS)
    await anna.tap(means(BeginContrast, one=Temperament.MELANCHOLIC))
    await anna.send("Предлагаю решить сегодня")
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(0,)]


async def test_a_line_of_two_types_has_twelve_seconds(floor: Floor, anna: Desk) -> None:
    """The page says so, whatever she has chosen for single lines; what takes longer is right, and counts as hesitating."""
    await anna.send("/train")
    await anna.tap(PAIRS)
    await anna.tap(means(BeginContrast, one=Temperament.MELANCHOLIC))
    assert floor.says("train.limit", n=12) in anna.card.text
    await answer_rightly(anna, 10 - TAP)
    assert floor.says("train.right_slow", n=10) not in anna.card.text
    assert floor.says("train.right") in anna.card.text
    await answer_rightly(anna, 13 - TAP)
    assert floor.says("train.right_slow", n=13) in anna.card.text
    assert await floor.rows("SELECT rating FROM training_reviews ORDER BY id") == [("good",), ("hard",)]


async def test_a_single_line_has_five_seconds_for_whoever_wants_it_so(floor: Floor, anna: Desk) -> None:
    """It is her choice: before it, no page speaks of seconds."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    assert floor.says("train.limit", n=5) not in anna.card.text
    await answer_rightly(anna, 7 - TAP)
    assert floor.says("train.right_slow", n=7) not in anna.card.text
    await anna.send("/train")
    await anna.tap(TIMED)
    await anna.tap(BEGIN)
    while (await asked(floor)).kind is not DrillKind.RECOGNISE:
        assert floor.says("train.limit", n=5) not in anna.card.text
        await answer_rightly(anna)
    assert floor.says("train.limit", n=5) in anna.card.text
    await answer_rightly(anna, 6 - TAP)
    assert floor.says("train.right_slow", n=6) in anna.card.text


async def test_nothing_that_is_practised_counts_as_a_call(floor: Floor, anna: Desk) -> None:
    """No call, no answer of one, no figure."""
    await practise_all(anna)
    for table in ("consultations", "answers", "cards_shown", "call_counts"):
        assert await floor.rows(f"SELECT count(*) FROM {table}") == [(0,)]


async def test_days_in_a_row_are_counted_and_a_day_off_breaks_nothing_when_nothing_was_due(floor: Floor, anna: Desk) -> None:
    """A day that was missed although something was due ends it, unless five days before have earned a day off."""
    await practise_all(anna)
    floor.clock.advance(days=1)
    await practise_all(anna)
    await anna.tap(HOME)
    assert floor.says("train.streak", n=2) in anna.card.text
    floor.clock.advance(days=3)
    await anna.send("/train")
    assert floor.says("train.streak", n=2) not in anna.card.text


async def test_a_typed_answer_is_judged_and_stands_beside_a_good_one(floor: Floor, anna: Desk) -> None:
    """It goes out of the chat and is kept nowhere; a good one is accepted, and the model is shown all the same."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    drill = book_of(floor).drill(DrillId("rew.1"))
    assert isinstance(drill, RewriteDrill)
    for said, verdict in (("погода хорошая", "train.not_yet"), (drill.models[1], "train.right")):
        await floor.write(
            """UPDATE training_sittings SET waiting = '[["rew.1", null, true, false], ["cell.1", null, true, false]]'"""
        )
        await anna.send("/train")
        await anna.tap(BEGIN)
        await anna.send(said)
        assert floor.says(verdict) in anna.card.text
        assert drill.models[0] in anna.card.text
        assert said in anna.card.text
        assert not [one for one in anna.shown if not one.message.from_bot and one.text == said]
        await anna.tap(NEXT)
    assert "погода" not in await floor.dump("training_reviews", "training_sittings", "free_texts")


async def test_what_is_no_answer_in_words_is_asked_again_and_is_no_try(floor: Floor, anna: Desk) -> None:
    """Pictures alone, a page of text, a photo with words below it, a sticker, a voice: one line says so, and the card waits."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "rew.1", "cell.1")
    for typed, said in (
        ("🔥🔥🔥", floor.says("train.no_words")),
        ("…!", floor.says("train.no_words")),
        ("слово " * 333 + "и", floor.says("train.too_long", n=1999, most=500)),
    ):
        await anna.send(typed)
        assert anna.card.lines.count(said) == 1
        assert anna.last.id == anna.card.id, "it stands below what was typed"
        assert anna.card.has(SHOW_MODEL)
    for act, given in (("send_photo", ("Предлагаю решить сегодня",)), ("send_sticker", ()), ("send_voice", ())):
        await anna.do(act, *given)
        assert floor.says("hint.not_text_answer") in anna.last.text
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(0,)]
    drill = book_of(floor).drill(DrillId("rew.1"))
    assert isinstance(drill, RewriteDrill)
    await anna.send(drill.models[1])
    assert await floor.rows("SELECT given FROM training_reviews") == [("right",)]


async def test_what_is_sent_while_a_tap_is_waited_for_is_answered_in_a_line(floor: Floor, anna: Desk) -> None:
    """It says what to tap, and settles nothing."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    for act in ("send_photo", "send_sticker", "send_voice"):
        await anna.do(act)
        assert floor.says("hint.not_text_training") in anna.last.text
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(0,)]


async def test_words_that_were_changed_since_they_were_shown_are_asked_anew(floor: Floor, anna: Desk) -> None:
    """An answer to other words settles nothing; a card that is in the words no more is passed over."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    question = await asked(floor)
    await floor.write("UPDATE training_sittings SET sign = sign + 1")
    await anna.tap(means(AnswerDrill, given=question.right))
    assert floor.says("train.changed") in anna.card.text
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(0,)]
    await anna.tap(means(AnswerDrill, given=question.right))
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(1,)]
    waiting = json.dumps([["rec.nobody.1", "choleric", True, False], ["cell.1", None, True, False]])
    await floor.write(f"UPDATE training_sittings SET waiting = '{waiting}'")
    await anna.send("/train")
    await anna.tap(BEGIN)
    assert (await asked_items(floor)) == ["cell.1"]


async def _put_in_front(anna: Desk, *items: str) -> None:
    """Have the sitting ask these, and show the first of them."""
    waiting = json.dumps([[item, None, True, False] for item in items])
    await anna.floor.write(f"UPDATE training_sittings SET waiting = '{waiting}', given = NULL")
    await anna.send("/train")
    await anna.tap(BEGIN)


async def test_a_right_choice_goes_on_and_says_on_request_why_not_the_others(floor: Floor, anna: Desk) -> None:
    """Which words decided stands above the next card at once; the other answers are one tap away, and one tap leads back."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "cho.1", "cell.1")
    drill = book_of(floor).drill(DrillId("cho.1"))
    assert isinstance(drill, ChooseDrill)
    others = [kind for kind in Temperament if kind is not drill.temperament]
    assert not anna.card.has(OTHERS)
    await answer_rightly(anna)
    assert (await asked(floor)).item == "cell.1"
    assert floor.says("train.decides_alone", word=drill.decides) in anna.card.text
    assert drill.why[drill.temperament] in anna.card.text
    assert not any(drill.why[kind] in anna.card.text for kind in others)
    stale = anna.card.data(OTHERS)
    await anna.tap(OTHERS)
    assert all(drill.why[kind] in anna.card.text and drill.answers[kind] in anna.card.text for kind in others)
    assert drill.answers[drill.temperament] not in anna.card.text
    await floor.restart()
    await anna.tap(NEXT)
    assert (await asked(floor)).text in anna.card.text
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(1,)]
    await floor.write("UPDATE training_sittings SET number = 9")
    await anna.tap_data(anna.card.id, stale)
    assert (await asked(floor)).text in anna.card.text, "of another sitting: what is asked is shown"


async def test_a_wrong_choice_says_at_once_why_not_each_other(floor: Floor, anna: Desk) -> None:
    """And which words of the client decide."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "cho.5", "cell.1")
    drill = (await answer_wrongly(anna)).drill
    assert isinstance(drill, ChooseDrill)
    assert all(why in anna.card.text for why in drill.why.values())
    assert floor.says("train.decides_alone", word=drill.decides) in anna.card.text


async def test_every_line_of_the_examples_is_told_with_what_decides_or_that_nothing_does(floor: Floor, anna: Desk) -> None:
    """Of a type the fragment that an editor has named, right or wrong; where one cannot tell, one line says so."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    lines = [one for one in book_of(floor).drills.values() if one.id.startswith("ex.")]
    of_type = next(one for one in lines if isinstance(one, RecogniseDrill) and one.temperament is not None)
    neutral = next(one for one in lines if isinstance(one, RecogniseDrill) and one.temperament is None)
    decides = floor.says("train.decides_alone", word=of_type.decides)
    await _put_in_front(anna, of_type.id, "cell.1")
    await answer_rightly(anna)
    assert decides in anna.card.text
    await _put_in_front(anna, of_type.id, "cell.1")
    await answer_wrongly(anna)
    assert decides in anna.card.text
    await _put_in_front(anna, neutral.id, "cell.1")
    await answer_rightly(anna)
    assert floor.says("train.nothing_tells") in anna.card.text
    await _put_in_front(anna, neutral.id, "cell.1")
    await answer_wrongly(anna)
    assert floor.says("train.wrong_none") in anna.card.text


async def test_an_answer_in_words_is_told_which_words_of_the_client_decide(floor: Floor, anna: Desk) -> None:
    """Beside a good answer; a sentence of a seller has none."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    await _put_in_front(anna, "res.1", "rew.1")
    drill = book_of(floor).drill(DrillId("res.1"))
    assert isinstance(drill, RespondDrill)
    await anna.send("погода хорошая")
    assert floor.says("train.decides_alone", word=drill.decides) in anna.card.text

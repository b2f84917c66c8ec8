"""A hard call of one's own comes back three days later as a card, without client or words, for whoever led it alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.people.employee import Role
from bot.domain.training.question import Question
from bot.screens.calls.actions import PickType
from bot.screens.training.actions import AnswerDrill, BeginContrast
from tests.buttons import CHOLERIC, FINISH, FITS, FITS_NOT, MORE, PHLEGMATIC, REFUSED, TYPES, Meaning, means
from tests.conversation.training.practising import BEGIN, answer_rightly, answer_wrongly, asked_items, is_over
from tests.floor import Desk, Floor


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A trainee who has led a call in which the sentence did not fit."""
    desk = await floor.hire(101, "Анна", Role.TRAINEE)
    await _call(desk, client="Зябликов")
    return desk


async def _call(desk: Desk, *after: Meaning, client: str = "") -> None:
    """A call with two cues of one type, by default with a sentence that did not fit."""
    await desk.send(f"/call {client}")
    await desk.tap(CHOLERIC)
    await desk.tap(CHOLERIC)
    await desk.tap(FINISH)
    for button in after or (FITS_NOT,):
        await desk.tap(button)


async def own_cards(desk: Desk) -> list[str]:
    """Begin practice and return the cards of own calls in it."""
    await desk.send("/train")
    await desk.tap(BEGIN)
    return [item for item in await asked_items(desk.floor) if item.startswith("own.")]


async def test_it_comes_after_three_days_and_not_before(floor: Floor, anna: Desk) -> None:
    """As what was tapped, with the type that was found; the client's name is nowhere."""
    assert await own_cards(anna) == []
    floor.clock.advance(days=3, hours=1)
    [own] = await own_cards(anna)
    texts = floor.library.texts(floor.library.default_language)
    while (await asked_items(floor))[0] != own:
        await answer_rightly(anna)
    for cue in floor.library.script.questions[0].options[:1]:
        assert texts.heard(floor.library.script.questions[0].id, cue.id) in anna.card.text
    assert "Зябликов" not in await floor.dump("training_sittings", "training_cards", "training_reviews")


@pytest.mark.parametrize("answer", [answer_rightly, answer_wrongly])
async def test_what_was_tapped_for_its_type_is_quoted_as_what_decides(
    floor: Floor, answer: Callable[[Desk], Awaitable[Question]]
) -> None:
    """Whatever she answers; a cue of another type that she tapped in the same call decides nothing."""
    vera = await floor.hire(103, "Вера", Role.TRAINEE)
    await vera.send("/call")
    for cue in (PHLEGMATIC, CHOLERIC, CHOLERIC, FINISH, FITS_NOT):
        await vera.tap(cue)
    questions, language = floor.library.script.questions, floor.library.default_language
    cues = {
        (question.id, option.id): (floor.library.texts(language).heard(question.id, option.id), option.temperament)
        for question in questions
        for option in question.options
    }
    tapped = [
        cues[question, option]
        for question, option in await floor.rows("SELECT question_id, option_id FROM answers ORDER BY position")
    ]
    assert len(tapped) == 3
    bold = "; ".join(cue for cue, kind in tapped if kind is Temperament.CHOLERIC)
    floor.clock.advance(days=4)
    [own] = await own_cards(vera)
    while (await asked_items(floor))[0] != own:
        await answer_rightly(vera)
    assert all(cue in vera.card.text for cue, _ in tapped)
    assert floor.says("train.decides_alone", word=bold) not in vera.card.text
    await answer(vera)
    assert floor.says("train.decides_alone", word=bold) in vera.card.text


async def test_it_is_his_alone_and_goes_with_the_call(floor: Floor, anna: Desk) -> None:
    """A colleague gets no such card; when the call is erased while it waits, the next one is asked."""
    floor.clock.advance(days=4)
    boris = await floor.hire(102, "Борис", Role.TRAINEE)
    assert await own_cards(boris) == []
    [own] = await own_cards(anna)
    await floor.write("DELETE FROM cards_shown")
    await floor.write("DELETE FROM answers")
    await anna.send("/train")
    await anna.tap(BEGIN)
    assert own not in await asked_items(floor, 101) or (await asked_items(floor, 101))[0] != own


async def test_one_that_is_failed_again_and_again_is_set_beside_another_type(floor: Floor, anna: Desk) -> None:
    """As any card is that no more asking helps."""
    floor.clock.advance(days=4)
    assert len(await own_cards(anna)) == 1
    while not await is_over(floor):
        await answer_rightly(anna)
    await anna.send("/train")
    assert not anna.card.has(means(BeginContrast))
    await floor.write("UPDATE training_cards SET lapses = 4, is_learning = 1 WHERE item LIKE 'own.%'")
    await anna.send("/train")
    assert anna.card.has(means(BeginContrast, one=Temperament.CHOLERIC))


async def test_a_call_that_went_well_is_no_card(floor: Floor) -> None:
    """Nor one whose type nobody knows for sure."""
    vera = await floor.hire(103, "Вера", Role.TRAINEE)
    await vera.send("/call")
    await vera.tap(CHOLERIC)
    await vera.tap(PHLEGMATIC)
    await vera.tap(FINISH)
    await vera.tap(FITS_NOT)
    floor.clock.advance(days=4)
    assert await own_cards(vera) == []


async def test_a_lost_call_of_a_sure_type_is_a_card(floor: Floor) -> None:
    """The client refused, although the sentence fitted; where he did not, the call taught nothing."""
    vera = await floor.hire(103, "Вера", Role.TRAINEE)
    await _call(vera, FITS)
    floor.clock.advance(days=4)
    assert await own_cards(vera) == []
    await _call(vera, REFUSED, FITS)
    floor.clock.advance(days=4)
    [own] = await own_cards(vera)
    while (await asked_items(floor))[0] != own:
        await answer_rightly(vera)
    await vera.tap(means(AnswerDrill, given="choleric"))
    assert floor.says("train.right") in vera.card.text
    assert await floor.rows(f"SELECT asked, given FROM training_reviews WHERE item = '{own}'") == [("choleric", "choleric")]


@pytest.mark.parametrize(("given", "key"), [("phlegmatic", "train.own_same"), ("choleric", "train.own_other")])
async def test_of_a_type_that_he_chose_himself_it_is_said_that_he_chose_it(floor: Floor, given: str, key: str) -> None:
    """Against what was reckoned: nobody knows who was right, so neither answer is called right or wrong."""
    vera = await floor.hire(103, "Вера", Role.TRAINEE)
    await vera.send("/call")
    for cue in (PHLEGMATIC, CHOLERIC, CHOLERIC):
        await vera.tap(cue)
    await vera.tap(MORE)
    await vera.tap(TYPES)
    await vera.tap(means(PickType, value=Temperament.PHLEGMATIC))
    await vera.tap(FINISH)
    floor.clock.advance(days=4)
    [own] = await own_cards(vera)
    while (await asked_items(floor))[0] != own:
        await answer_rightly(vera)
    await vera.tap(means(AnswerDrill, given=given))
    texts = floor.library.texts(floor.library.default_language)
    chosen = f"{Temperament.PHLEGMATIC.icon} {texts.temperament(Temperament.PHLEGMATIC)}"
    assert floor.says(key, right=chosen) in vera.card.text
    assert floor.says("train.decides_alone", word="…").split("…")[0] not in vera.card.text, "and nothing is said to decide"
    assert floor.says("train.wrong", right=chosen) not in vera.card.text
    assert floor.says("train.right") not in vera.card.text.split("\n")


async def test_every_hard_call_has_its_turn(floor: Floor, anna: Desk) -> None:
    """However many are newer: such as were asked already, and such as tell too little to make a card."""
    for _ in range(6):
        await _call(anna)
    for _ in range(6):
        await anna.send("/call")
        for button in (CHOLERIC, FINISH, FITS_NOT):
            await anna.tap(button)
    floor.clock.advance(days=4)
    calls = [number for (number,) in await floor.rows("SELECT id FROM consultations ORDER BY id DESC")]
    turns = []
    for _ in range(10):
        turns += [own for own in await own_cards(anna) if own not in turns]
        while not await is_over(floor):
            await answer_rightly(anna)
        floor.clock.advance(days=1)
    assert turns == [f"own.{number}" for number in calls[6:]]

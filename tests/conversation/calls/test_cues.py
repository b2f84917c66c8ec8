"""From the opening to a sure type."""

from __future__ import annotations

import pytest

from bot.content.library import LoadedScripts
from bot.domain.calls.temperament import Manner, Temperament
from tests.buttons import ANOTHER, CHOLERIC, FINISH, MELANCHOLIC, MORE, NOT_HIM, OTHER, TO_CUES, UNDO, cue
from tests.conversation.card_rules import check_chat
from tests.floor import Desk, Floor


async def test_the_opening_suits_everybody(floor: Floor, anna: Desk) -> None:
    """Before the first tap the card has a sentence in the manner for anybody, the task to find out, and no type."""
    await anna.send("/call")
    assert anna.card.lines[0].startswith("«Здравствуйте")
    assert "Тип пока неизвестен" in anna.card.text
    assert anna.card.row_is(3, UNDO, NOT_HIM, ANOTHER, MORE, FINISH)
    [shown] = await floor.records("SELECT * FROM cards_shown")
    assert shown["phrase_id"].startswith("any.ask_wants.")
    await check_chat(floor, anna)


async def test_without_a_name_the_sentence_reads_naturally(floor: Floor, anna: Desk) -> None:
    """With no name there is no gap, no comma in front and no small first letter."""
    await anna.send("/call")
    for _ in range(6):
        sentence = anna.card.lines[0]
        assert sentence[1].isupper() or sentence[1].isdigit()
        assert "{" not in sentence
        assert "None" not in sentence
        await anna.tap(ANOTHER)


@pytest.mark.parametrize("kind", list(Temperament))
async def test_one_tap_gives_the_sentence_for_this_client(floor: Floor, anna: Desk, kind: Temperament) -> None:
    """One cue: the leaning type's sentence, task and what to avoid, on the same message."""
    await anna.send("/call")
    opening = anna.card
    await anna.tap(cue(kind))
    texts = floor.library.texts(floor.library.default_language)
    assert anna.card.id == opening.id
    assert anna.card.text != opening.text
    assert f"{kind.icon} похоже, {texts.temperament(kind)}" in anna.card.text
    assert anna.card.lines[3] == f"Не надо: {texts.avoid(Manner(kind))}."
    assert (await floor.call())["temperament"] == kind
    await check_chat(floor, anna)


async def test_two_agreeing_cues_make_sure_and_bring_the_objections(floor: Floor, anna: Desk) -> None:
    """One cue is leaning; two agreeing ones are sure, and then the objections take the cue rows' place, with a way back."""
    await anna.send("/call")
    await anna.tap(CHOLERIC)
    assert "похоже" in anna.card.text
    await anna.tap(CHOLERIC)
    assert "⚡ смелый" in anna.card.text
    assert "похоже" not in anna.card.text
    assert (await floor.call())["confidence"] >= 0.8
    assert anna.card.labels[0][0] == floor.says("button.price")
    await anna.tap(TO_CUES)
    assert anna.card.has(CHOLERIC)
    await anna.tap(CHOLERIC)
    assert anna.card.has(CHOLERIC), "who went back to the cues stays there"


async def test_two_cues_that_disagree_are_mixed(floor: Floor, anna: Desk) -> None:
    """Mixed is a legal result: both are named, the sentence suits everybody, and ≠ takes the second of the two."""
    await anna.send("/call")
    await anna.tap(OTHER)  # what comes next speaks for either type as much
    await anna.tap(CHOLERIC)
    await anna.tap(MELANCHOLIC)
    call = await floor.call()
    assert (call["temperament"], call["runner_up"]) == ("mixed", "melancholic")
    assert floor.says("status.mixed", first="⚡", second="🌱") in anna.card.text
    assert anna.card.button(NOT_HIM).text == floor.says("button.not_him", icon="🌱")
    await check_chat(floor, anna)
    await anna.tap(NOT_HIM)
    assert (await floor.call())["temperament"] == "melancholic"


async def test_other_moves_on_to_the_next_question(floor: Floor, anna: Desk) -> None:
    """«None of these» changes the cues and nothing of the type."""
    await anna.send("/call")
    first = anna.card.labels[0]
    await anna.tap(OTHER)
    assert anna.card.labels[0] != first
    assert "Тип пока неизвестен" in anna.card.text


async def test_the_questions_come_round_and_no_tap_is_dead(floor: Floor, anna: Desk) -> None:
    """After the last question the first comes again, and the same answer as before moves on from it too."""
    await anna.send("/call")
    seen = []
    questions = [question for question in LoadedScripts(floor.library).current().questions if not question.retired]
    assert len(questions) >= 16
    for _ in range(2 * len(questions)):
        seen.append(tuple(anna.card.labels[0]))
        await anna.tap(OTHER)
        assert tuple(anna.card.labels[0]) != seen[-1]
    assert seen[: len(seen) // 2] == seen[len(seen) // 2 :]
    await check_chat(floor, anna)

"""From the opening to a sure type: cues, intent, undo, not him, another phrase."""

from __future__ import annotations

import pytest

from bot.content.library import LoadedScripts
from bot.domain.temperament import Manner, Temperament
from tests.conversation.card_rules import check_chat, derived
from tests.floor import Desk, Floor

CUES = {
    Temperament.CHOLERIC: "⚡ Короче!",
    Temperament.MELANCHOLIC: "🌱 А Вы как?",
    Temperament.SANGUINE: "🎈 Здорово!",
    Temperament.PHLEGMATIC: "📐 Докажите",
}
CAUSES = ("price", "think", "competitor", "trust", "no_need", "not_now")


async def test_the_opening_suits_everybody(floor: Floor, anna: Desk) -> None:
    """Before the first tap the card has a sentence in the manner for anybody, the task to find out, and no type."""
    await anna.send("/call")
    assert anna.card.lines[0].startswith("«Здравствуйте")
    assert "Тип пока неизвестен" in anna.card.text
    assert anna.card.labels[3] == ["↶", "≠", "⟳ Ещё", "⋯", "✓ Итог"]
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
        await anna.tap("⟳ Ещё")


@pytest.mark.parametrize("kind", list(CUES))
async def test_one_tap_gives_the_sentence_for_this_client(floor: Floor, anna: Desk, kind: Temperament) -> None:
    """One cue: the leaning type's sentence, task and what to avoid, on the same message."""
    await anna.send("/call")
    opening = anna.card
    await anna.tap(CUES[kind])
    words = floor.library.words(floor.library.default_language)
    assert anna.card.id == opening.id
    assert anna.card.text != opening.text
    assert f"{kind.icon} похоже, {words.temperament(kind)} · или" in anna.card.text
    assert anna.card.lines[3] == f"Не надо: {words.avoid(Manner(kind))}."
    assert (await floor.call())["temperament"] == kind
    await check_chat(floor, anna)


async def test_two_agreeing_cues_make_sure_and_bring_the_objections(floor: Floor, anna: Desk) -> None:
    """One cue is leaning; two agreeing ones are sure, and then the objections take the cue rows' place, with a way back."""
    await anna.send("/call")
    await anna.tap("⚡ Короче!")
    assert "похоже" in anna.card.text
    await anna.tap("⚡ Отрывисто")
    assert "⚡ смелый · или" in anna.card.text
    assert "похоже" not in anna.card.text
    assert (await floor.call())["confidence"] >= 0.8
    assert anna.card.labels[0][0] == floor.says("button.price")
    await anna.tap("‹ Назад")
    assert anna.card.labels[0][0].startswith("⚡")
    await anna.tap(anna.card.labels[0][0])
    assert anna.card.labels[0][0].startswith("⚡"), "who went back to the cues stays there"


async def test_two_cues_that_disagree_are_mixed(floor: Floor, anna: Desk) -> None:
    """Mixed is a legal result: both are named, the sentence suits everybody, and ≠ takes the second of the two."""
    await anna.send("/call")
    await anna.tap("? Другое")
    await anna.tap("⚡ Отрывисто")
    await anna.tap("? Другое")
    await anna.tap(anna.card.labels[0][1])
    call = await floor.call()
    assert (call["temperament"], call["runner_up"]) == ("mixed", "melancholic")
    assert floor.says("status.mixed", first="⚡", second="🌱") in anna.card.text
    assert anna.card.labels[3][1] == "≠ 🌱"
    await check_chat(floor, anna)
    await anna.tap("≠ 🌱")
    assert (await floor.call())["temperament"] == "melancholic"


async def test_other_moves_on_to_the_next_question(floor: Floor, anna: Desk) -> None:
    """«None of these» changes the cues and nothing of the type."""
    await anna.send("/call")
    first = anna.card.labels[0]
    await anna.tap("? Другое")
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
        await anna.tap("? Другое")
        assert tuple(anna.card.labels[0]) != seen[-1]
    assert seen[: len(seen) // 2] == seen[len(seen) // 2 :]
    await check_chat(floor, anna)


# ---- intent ----


async def test_intent_is_marked_and_absolute(floor: Floor, anna: Desk) -> None:
    """The chosen answer is marked; the other one replaces it; the task follows."""
    await anna.send("/call")
    await anna.tap("хочет ✓")
    assert anna.card.labels[2] == ["●хочет ✓", "хочет ✗", "бюджет ✓", "бюджет ✗"]
    await anna.tap("хочет ✗")
    assert anna.card.labels[2] == ["хочет ✓", "●хочет ✗", "бюджет ✓", "бюджет ✗"]
    await anna.tap("бюджет ✓")
    assert anna.card.labels[2] == ["хочет ✓", "●хочет ✗", "●бюджет✓", "бюджет ✗"]
    assert (await floor.call())["wants"] == "no"
    assert (await floor.call())["can"] == "yes"


async def test_where_intent_is_unknown_the_task_is_to_find_it_out(floor: Floor, anna: Desk) -> None:
    """Wants first, then the budget, then the task of the cell."""
    await anna.send("/call")
    asks_wants = anna.card.lines[2]
    await anna.tap("хочет ✓")
    asks_can = anna.card.lines[2]
    await anna.tap("бюджет ✗")
    assert len({asks_wants, asks_can, anna.card.lines[2]}) == 3
    assert (await floor.exported())[0]["intent"] == "yes/no"


async def test_the_same_answer_again_changes_nothing(floor: Floor, anna: Desk) -> None:
    """An action that names its result is idempotent: same screen, same revision, and undo takes one step only."""
    await anna.send("/call")
    before = anna.card.text
    await anna.tap("хочет ✓")
    revision, text = (await floor.call())["revision"], anna.card.text
    data = anna.card.data("●хочет ✓")
    for _ in range(3):
        floor.clock.advance(seconds=10)
        await anna.tap_data(anna.card.id, data)
    assert (await floor.call())["revision"] == revision
    assert anna.card.text == text
    await anna.tap("↶")
    assert anna.card.text != text
    assert anna.card.lines[0] == before.split("\n")[0]


async def test_an_answer_about_intent_settles_an_objection(floor: Floor, anna: Desk) -> None:
    """Even when the intent was known before: who says «he wants» again has got over the objection."""
    await anna.send("/call")
    await anna.tap("хочет ✓")
    await anna.tap("💬 Возражает")
    await anna.tap(floor.says("button.price"))
    await anna.tap("●хочет ✓")
    assert anna.card.labels[0][0].startswith("⚡"), "the cues are back"
    assert (await derived(floor, await floor.call())).objection is None
    await check_chat(floor, anna)


# ---- two taps on one place ----


async def test_two_quick_taps_on_one_place_count_once(floor: Floor, anna: Desk) -> None:
    """Within three seconds the second tap on a place counts for nothing, though the place now shows another cue."""
    await anna.send("/call")
    await anna.tap("⚡ Короче!")
    await anna.tap_later("⚡ Отрывисто", seconds=2.9)
    call = await floor.call()
    assert call["taps"] == 1
    assert "похоже" in anna.card.text
    assert (await floor.kinds())[-1] == "second_tap"
    await anna.tap_later("⚡ Отрывисто", seconds=0.2)
    assert (await floor.call())["taps"] == 2


async def test_quick_taps_on_two_places_both_count(floor: Floor, anna: Desk) -> None:
    """Only the same place is guarded: an experienced thumb is not slowed down."""
    await anna.send("/call")
    await anna.tap("⚡ Короче!")
    await anna.tap_later("хочет ✓", seconds=0.3)
    await anna.tap_later("бюджет ✓", seconds=0.3)
    assert (await floor.call())["taps"] == 3


async def test_a_doubled_undo_takes_one_step(floor: Floor, anna: Desk) -> None:
    """Two quick taps on ↶ undo one answer."""
    await anna.send("/call")
    await anna.tap("⚡ Короче!")
    await anna.tap("хочет ✓")
    await anna.tap("↶")
    await anna.tap_at_once("↶")
    assert "смелый" in anna.card.text


# ---- objections ----


async def test_objects_works_from_the_first_second(floor: Floor, anna: Desk) -> None:
    """At once a sentence that asks for the cause, and the six causes."""
    await anna.send("/call")
    await anna.tap("💬 Возражает")
    keys = [[*CAUSES[:4]], [*CAUSES[4:], "ask_cause", "cues"]]
    assert anna.card.labels[:2] == [[floor.says(f"button.{key}") for key in row] for row in keys]
    assert "?" in anna.card.lines[0]
    assert anna.card.lines[-1] == floor.says("prompt.objections")
    await check_chat(floor, anna)


@pytest.mark.parametrize("kind", list(CUES))
async def test_each_cause_is_answered_in_the_types_manner(floor: Floor, anna: Desk, kind: Temperament) -> None:
    """Six causes in one manner are six different sentences; the chosen cause is marked."""
    await anna.send("/call")
    await anna.tap(CUES[kind])
    await anna.tap("💬 Возражает")
    answered = set()
    for label in (floor.says(f"button.{cause}") for cause in CAUSES):
        await anna.tap(label)
        assert f"●{label}" in [*anna.card.labels[0], *anna.card.labels[1]]
        shown = (await floor.records("SELECT phrase_id FROM cards_shown ORDER BY id DESC LIMIT 1"))[0]["phrase_id"]
        assert shown.startswith(kind.value[:3])
        answered.add(anna.card.lines[0])
        await check_chat(floor, anna)
    assert len(answered) == 6


async def test_back_to_the_cues_takes_the_objection_back(floor: Floor, anna: Desk) -> None:
    """«‹ Назад» gives the cues and the sentence of the call again."""
    await anna.send("/call")
    await anna.tap("⚡ Короче!")
    sentence = anna.card.lines[0]
    await anna.tap("💬 Возражает")
    await anna.tap(floor.says("button.price"))
    assert anna.card.lines[0] != sentence
    await anna.tap("‹ Назад")
    assert anna.card.lines[0] == sentence
    assert anna.card.labels[0][0].startswith("⚡")


# ---- undo, not him, another phrase ----


async def test_undo_walks_back_to_the_opening(floor: Floor, anna: Desk) -> None:
    """Each ↶ takes one answer away; at the opening it says that there is nothing to take back."""
    await anna.send("/call")
    steps = [anna.card.text]
    for label in ("⚡ Короче!", "хочет ✓", "💬 Возражает", "Дорого", "⟳ Ещё"):
        await anna.tap(label)
        steps.append(anna.card.text)
    for text in reversed(steps[:-1]):
        await anna.tap("↶")
        assert anna.card.lines[0] == text.split("\n")[0]
    await anna.tap("↶")
    assert anna.toast == floor.says("notice.nothing_to_undo")
    assert not anna.was_alerted
    assert anna.card.text == steps[0]
    await check_chat(floor, anna)


async def test_undo_of_not_him_brings_the_type_back(floor: Floor, anna: Desk) -> None:
    """≠ swaps to the runner-up, ↶ swaps back."""
    await anna.send("/call")
    await anna.tap("⚡ Короче!")
    other = anna.card.labels[3][1]
    await anna.tap(other)
    assert "⚡" not in anna.card.lines[5]
    await anna.tap("↶")
    assert "⚡ похоже, смелый" in anna.card.text


async def test_not_him_swaps_to_the_runner_up_and_is_an_override(floor: Floor, anna: Desk) -> None:
    """One tap: the type the button named, its sentence, source `override`, and a row that says from what to what."""
    await anna.send("/call")
    await anna.tap("⚡ Короче!")
    runner_up = (await floor.call())["runner_up"]
    label = anna.card.labels[3][1]
    sentence = anna.card.lines[0]
    await anna.tap(label)
    call = await floor.call()
    assert (call["temperament"], call["temperament_source"]) == (runner_up, "override")
    assert label.removeprefix("≠ ") in anna.card.lines[5]
    assert "выбор ваш" in anna.card.text
    assert anna.card.lines[0] != sentence
    assert (await floor.kinds())[-1] == "overridden"
    assert (await floor.details())[-1] == {"was": "choleric", "now": runner_up}
    await check_chat(floor, anna)


async def test_not_him_again_swaps_back(floor: Floor, anna: Desk) -> None:
    """After an override the runner-up is what the cues say, so a second ≠ brings it back."""
    await anna.send("/call")
    await anna.tap("⚡ Короче!")
    await anna.tap(anna.card.labels[3][1])
    assert anna.card.labels[3][1] == "≠ ⚡"
    await anna.tap("≠ ⚡")
    assert (await floor.call())["temperament"] == "choleric"
    assert (await floor.call())["temperament_source"] == "confirmed"


async def test_not_him_before_anything_is_known_says_so(floor: Floor, anna: Desk) -> None:
    """With no cue there is nobody to swap to: a passing line, nothing else."""
    await anna.send("/call")
    before = anna.card.text
    await anna.tap("≠")
    assert anna.toast == floor.says("notice.type_not_known")
    assert anna.card.text == before
    assert (await floor.call())["revision"] == 0


async def test_another_phrase_walks_the_moments_and_comes_round(floor: Floor, anna: Desk) -> None:
    """⟳ shows each phrase of the place once, in the order of a call, and then the first again."""
    await anna.send("/call")
    await anna.tap("📐 Докажите")
    seen = [anna.card.lines[0]]
    while True:
        await anna.tap("⟳ Ещё")
        if anna.card.lines[0] == seen[0]:
            break
        assert anna.card.lines[0] not in seen
        seen.append(anna.card.lines[0])
    assert len(seen) >= 3
    shown = (await floor.exported())[0]["phrases_shown"].split(";")
    assert shown[1:] == [*dict.fromkeys(shown[1:]), shown[1]]


async def test_another_phrase_works_on_every_page_and_keeps_it(floor: Floor, anna: Desk) -> None:
    """On the page of objections ⟳ brings another answer to the same objection and the page stays."""
    await anna.send("/call")
    await anna.tap("💬 Возражает")
    await anna.tap(floor.says("button.price"))
    first = anna.card.lines[0]
    await anna.tap("⟳ Ещё")
    assert anna.card.labels[0][0] == f"●{floor.says('button.price')}"
    assert anna.card.lines[0] != first or anna.toast == floor.says("notice.one_phrase")

"""A client who returns: last type and promise at zero taps, a prior of at most 0.6, and sure only with a cue from today."""

from __future__ import annotations

import json

from bot.domain.calls.outcome import Outcome
from bot.screens.calls.call_labels import WHOLE_LINE
from tests.buttons import (
    BOUGHT,
    CAN_NOT,
    CHOLERIC,
    FINISH,
    MORE,
    NOT_HIM,
    OBJECTS,
    PHLEGMATIC,
    PRICE,
    SANGUINE,
    THINK,
    TO_CARD,
    TYPES,
    UNDO,
    WANTS,
    WANTS_NOT,
    WHY,
    Meaning,
)
from tests.conversation.calls.test_more import more
from tests.conversation.card_rules import check_chat
from tests.floor import Desk, Floor


async def first_call(anna: Desk, *cues: Meaning, outcome: Outcome | None = None) -> None:
    """Have a first call with Ivan."""
    await anna.send("/call Иван")
    for cue in cues:
        await anna.tap(cue)
    await anna.tap(FINISH)
    if outcome:
        await anna.tap(anna.floor.says(f"button.{outcome}"))


async def second_call(anna: Desk) -> None:
    """Call him again, the next day."""
    anna.floor.clock.advance(days=1)
    await anna.send("/call Иван")
    await anna.tap(anna.card.labels[0][0])


async def test_type_and_outcome_are_there_at_zero_taps(floor: Floor, anna: Desk) -> None:
    """The card speaks in his manner, says that it knows it from last time, and how that ended, within its lines."""
    await first_call(anna, CHOLERIC, CHOLERIC, outcome=Outcome.THINKING)
    await second_call(anna)
    card = anna.card
    assert card.lines[5] == floor.says("status.last_time", icon="⚡", kind="смелый")
    assert card.lines[6] == floor.says("prompt.last_time", day="23 нояб.", known="думает")
    assert "→" in card.labels[3][1]
    call = await floor.call()
    assert (call["temperament"], call["temperament_source"], call["confidence"]) == ("choleric", "bot", 0.6)
    await check_chat(floor, anna)


async def test_wish_budget_and_objection_are_there_at_zero_taps(floor: Floor, anna: Desk) -> None:
    """As they were heard last, in one line, also on the short card; the first cue makes room for what is asked."""
    await first_call(anna, WANTS, CAN_NOT, OBJECTS, PRICE, outcome=Outcome.THINKING)
    await second_call(anna)
    known = ", ".join(floor.says(key) for key in ("button.wants_yes", "button.can_no", "objection.price"))
    line = floor.says("prompt.last_time", day="23 нояб.", known=known)
    assert anna.card.lines[6] == line
    assert len(line) <= WHOLE_LINE
    await check_chat(floor, anna)
    await more(anna, "compact")
    assert line in anna.card.text
    await anna.tap(CHOLERIC)
    assert "↺" not in anna.card.text


async def test_what_was_not_heard_again_is_known_from_the_call_before(floor: Floor, anna: Desk) -> None:
    """A call in which nothing was said of the budget takes nothing away."""
    await first_call(anna, CAN_NOT)
    await second_call(anna)
    await anna.tap(WANTS_NOT)
    await anna.tap(FINISH)
    await second_call(anna)
    known = ", ".join(floor.says(key) for key in ("button.wants_no", "button.can_no"))
    assert anna.card.lines[6] == floor.says("prompt.last_time", day="24 нояб.", known=known)


async def test_the_promise_stands_beside_the_client_for_the_whole_call(floor: Floor, anna: Desk) -> None:
    """The day that was promised is on every state of the card, long after the first cue."""
    await first_call(anna, CHOLERIC, outcome=Outcome.CALL_BACK)
    await anna.tap(floor.says("button.call_back_monday"))
    await second_call(anna)
    promised = "👤 Иван · ⏰ 30 нояб."
    assert anna.card.lines[1] == promised
    await check_chat(floor, anna)
    for step in (CHOLERIC, WANTS, PRICE, MORE, WHY, TO_CARD, UNDO):
        await anna.tap(step)
        assert promised in anna.card.text
    await more(anna, "compact")
    assert promised in anna.card.text


async def test_the_last_calls_say_what_was_objected(floor: Floor, anna: Desk) -> None:
    """On the client's page, in the summary and in what is to be done next, which a sale leaves out."""
    await first_call(anna, CHOLERIC, OBJECTS, PRICE, THINK, outcome=Outcome.THINKING)
    both = ", ".join(floor.says(f"objection.{cause}") for cause in ("price", "think"))
    answer = floor.says("finished.next_objection", objection=floor.says("objection.think"), step=floor.says("next.think"))
    assert floor.says("finished.objections", objections=both) in anna.card.lines
    assert answer in anna.card.lines
    await anna.tap(BOUGHT)
    assert answer not in anna.card.lines
    await anna.send("/clients")
    await anna.tap("Иван")
    assert both in anna.card.text


async def test_the_prior_is_stored_with_the_call(floor: Floor, anna: Desk) -> None:
    """As it was at the beginning: what is told of the first call later changes nothing; at most 0.6."""
    await first_call(anna, CHOLERIC, CHOLERIC)
    first = anna.card.id
    await second_call(anna)
    stored = json.loads((await floor.call())["last_time"])
    assert (stored["temperament"], stored["share"], stored["outcome"]) == ("choleric", 0.6, None)
    await anna.tap(floor.says("button.wrong_type"), first)
    await anna.tap(WANTS)
    assert "смелый" in anna.card.text
    await check_chat(floor, anna)


async def test_sure_needs_a_cue_from_today(floor: Floor, anna: Desk) -> None:
    """However often he has called: at zero taps nothing is sure; one agreeing cue makes it so."""
    await first_call(anna, CHOLERIC, CHOLERIC)
    await second_call(anna)
    await anna.tap(WANTS)
    assert anna.card.has(CHOLERIC), "the cues, not the objections of a sure type"
    assert floor.says("status.last_time", icon="⚡", kind="смелый") in anna.card.text
    await anna.tap(CHOLERIC)
    assert anna.card.lines[5].startswith("⚡ смелый")
    await check_chat(floor, anna)


async def test_todays_cues_outweigh_last_time(floor: Floor, anna: Desk) -> None:
    """Two cues of another type turn the card round."""
    await first_call(anna, CHOLERIC, CHOLERIC)
    await second_call(anna)
    await anna.tap(PHLEGMATIC)
    await anna.tap(PHLEGMATIC)
    assert "📐" in anna.card.lines[5]
    assert "прошлый раз" not in anna.card.text
    await check_chat(floor, anna)


async def test_undo_leads_back_to_last_time(floor: Floor, anna: Desk) -> None:
    """What was known before the first cue is known again."""
    await first_call(anna, CHOLERIC)
    await second_call(anna)
    before = anna.card.text
    await anna.tap(SANGUINE)
    await anna.tap(UNDO)
    assert anna.card.text == before
    await floor.restart()
    await check_chat(floor, anna)


async def test_not_him_works_at_zero_taps(floor: Floor, anna: Desk) -> None:
    """≠ swaps what last time said, and is an override."""
    await first_call(anna, CHOLERIC)
    await second_call(anna)
    await anna.tap(NOT_HIM)
    assert (await floor.call())["temperament_source"] == "override"
    assert "⚡" not in anna.card.lines[5]
    await check_chat(floor, anna)


async def test_why_names_last_time(floor: Floor, anna: Desk) -> None:
    """The page that explains the type says where it comes from."""
    await first_call(anna, CHOLERIC)
    await second_call(anna)
    await anna.tap(MORE)
    await anna.tap(WHY)
    assert floor.says("why.last_time", icon="⚡", kind="смелый") in anna.card.text


async def test_a_client_of_whom_nothing_was_learnt_is_like_a_new_one(floor: Floor, anna: Desk) -> None:
    """No type, no outcome: the card asks as always."""
    await first_call(anna)
    await second_call(anna)
    assert floor.says("status.unknown") in anna.card.text
    assert "↺" not in anna.card.text
    await check_chat(floor, anna)


async def test_a_call_that_told_nothing_does_not_make_him_unknown(floor: Floor, anna: Desk) -> None:
    """The type is that of the last call that had one."""
    await first_call(anna, CHOLERIC)
    await second_call(anna)
    await anna.tap(MORE)
    await anna.tap(TYPES)
    await anna.tap(FINISH)
    await second_call(anna)
    assert floor.says("status.last_time", icon="⚡", kind="смелый") in anna.card.text


async def test_practice_teaches_nothing(floor: Floor, anna: Desk) -> None:
    """A client known from practice only is unknown."""
    await first_call(anna, CHOLERIC, outcome=Outcome.BOUGHT)
    await floor.write("UPDATE consultations SET is_practice = true")
    await second_call(anna)
    assert floor.says("status.unknown") in anna.card.text
    assert (await floor.call())["last_time"] is None


async def test_he_is_spoken_to_in_his_language(floor: Floor, anna: Desk) -> None:
    """The client's language is that of the new call."""
    await first_call(anna)
    await floor.write("UPDATE clients SET language = 'xx'")
    await second_call(anna)
    assert (await floor.call())["language"] == "xx"


async def test_old_calls_derive_as_before(floor: Floor, anna: Desk) -> None:
    """A call without anything known of the client has no prior, whatever is learnt of him afterwards."""
    await first_call(anna, CHOLERIC)
    assert (await floor.call())["last_time"] is None
    await second_call(anna)
    await anna.tap(FINISH)
    await anna.tap_data(anna.card.id, "r:1")
    assert "прошлый раз" not in anna.card.text
    await check_chat(floor, anna)

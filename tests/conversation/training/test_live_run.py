"""A live run: the real card with an invented client, who says a line until it is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content.library import Library
from bot.domain.calls.intent import Known
from bot.domain.ids import DrillId, LanguageCode
from bot.domain.people.employee import Role
from bot.domain.training.drills import DrillBook, Persona
from bot.screens.calls.actions import AskName, NoneFits, SetLanguage, SetOutcome
from tests.buttons import FINISH, MORE, NEXT_CALL, RETURN, UNDO, WANTS, WHY, means
from tests.conversation.training.practising import BEGIN
from tests.conversation.training.talking import HOME, TALK, begin, client_of, hear, intent, mishear, missed, says
from tests.floor import Desk, Floor


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A trainee."""
    return await floor.hire(101, "Анна", Role.TRAINEE)


async def test_who_hears_every_line_is_told_so(floor: Floor, anna: Desk) -> None:
    """Each line stands on the card until it is heard; behind the last one stands who it was, and what to keep."""
    persona = await begin(anna)
    assert persona.opens in anna.card.text
    for line in persona.lines:
        assert says(anna, line)
        assert persona.about not in anna.card.text, "nothing is said of him before the end"
        await hear(anna, line)
    assert persona.about in anna.card.text
    assert floor.says("live.keep_all") in anna.card.text
    assert not missed(anna)
    assert await floor.rows("SELECT finished_by, is_practice FROM consultations") == [("manager", 1)]
    assert not anna.card.has(means(SetOutcome))
    assert not anna.card.has(RETURN)


async def test_a_run_that_is_through_is_one_drill_of_the_day_and_no_card(floor: Floor, anna: Desk) -> None:
    """The first page counts it; nothing is due for it later. Whoever sends the last tap again counts nothing twice."""
    persona = await begin(anna)
    *lines, last = persona.lines
    for line in lines:
        await hear(anna, line)
    number, before = anna.card.id, anna.card.message.inline_keyboard
    await hear(anna, last)
    for button in (button for row in before for button in row if button.data):
        await anna.tap_data(number, button.data or "")
    assert await floor.rows("SELECT finished, correct, fresh FROM training_days") == [(1, 1, 0)]
    for table in ("training_cards", "training_reviews", "training_mixups"):
        assert await floor.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    await anna.tap(HOME)
    assert floor.says("train.done", n=1, right=1) in anna.card.text
    assert anna.last.id == anna.card.id, "at the bottom, where it can be seen"


async def test_a_wrong_tap_loses_nothing_and_a_second_one_goes_on(floor: Floor, anna: Desk) -> None:
    """He says it once more; then the next line is there, and nobody is stuck."""
    persona = await begin(anna)
    first, second, *_ = persona.lines
    await mishear(anna, first, persona)
    assert floor.says("live.again", text=first.text) in anna.card.text
    await mishear(anna, first, persona)
    assert says(anna, second)
    assert not says(anna, first)


async def test_who_hears_nothing_comes_to_the_end_and_reads_what_to_start_and_to_stop(floor: Floor, anna: Desk) -> None:
    """Two taps a line; the type comes before everything else."""
    persona = await begin(anna)
    for line in persona.lines:
        await mishear(anna, line, persona)
        assert says(anna, line)
        await mishear(anna, line, persona)
    text = anna.card.text
    assert len(missed(anna)) == len(persona.lines)
    start, stop = floor.says("live.start_type", line="|", showed="|"), floor.says("live.stop", line="|", tapped="|")
    assert start.partition("|")[0] in text
    assert stop.partition("|")[0] in text
    assert floor.says("live.keep_all") not in text
    assert await floor.rows("SELECT finished, correct FROM training_days") == [(1, 0)]


async def test_the_second_of_two_quick_taps_on_the_last_line_is_no_news(floor: Floor, anna: Desk) -> None:
    """What stands there then has nothing laid over it; a tap on the old card later is told that the call is over."""
    persona = await begin(anna)
    *lines, last = persona.lines
    for line in lines:
        await hear(anna, line)
    wanted = intent(last, Known(last.option_id))
    data = anna.card.data(wanted)
    await anna.tap(wanted)
    number = anna.card.id
    await anna.tap_data(number, data)
    assert not anna.was_alerted
    floor.clock.advance(minutes=1)
    await anna.tap_data(number, data)
    assert anna.was_alerted


@pytest.mark.parametrize("language", ["ru", "en", "ro", "fi"])
async def test_it_is_led_in_each_language(floor: Floor, anna: Desk, language: str) -> None:
    """Lines, cards and what is said afterwards; also when the trainee changes his language in the middle."""
    await floor.write(f"UPDATE employees SET language = '{language}'")
    await begin(anna)
    persona = await client_of(floor, language)
    first, *others = persona.lines
    assert says(anna, first)
    await hear(anna, first)
    await floor.write("UPDATE employees SET language = 'fi'")
    for line in others:
        await anna.send("/train")
        assert says(anna, line), "he goes on in the language in which he began"
        await mishear(anna, line, persona)
        await mishear(anna, line, persona)
    assert persona.about in anna.card.text
    assert len(missed(anna)) == len(others)


async def test_undo_takes_a_line_back(anna: Desk) -> None:
    """The line that was heard last is said again, as if it had not been; so is one that was missed once."""
    persona = await begin(anna)
    first, second, *_ = persona.lines
    await mishear(anna, first, persona)
    await anna.tap(UNDO)
    assert persona.opens in anna.card.text
    await hear(anna, first)
    assert says(anna, second)
    await anna.tap(UNDO)
    assert says(anna, first)


async def test_a_restart_in_the_middle_needs_nothing(floor: Floor, anna: Desk) -> None:
    """He goes on with the line at which he was."""
    persona = await begin(anna)
    await hear(anna, persona.lines[0])
    await floor.restart()
    await hear(anna, persona.lines[1])
    assert says(anna, persona.lines[2])


async def test_who_leaves_in_the_middle_goes_on_next_week(floor: Floor, anna: Desk) -> None:
    """After half an hour it is over, and says what was heard so far; it counts when it is through."""
    persona = await begin(anna)
    await hear(anna, persona.lines[0])
    floor.clock.advance(minutes=31)
    await floor.tick()
    assert floor.says("live.title_left") in anna.card.text
    assert floor.says("live.unheard", n=len(persona.lines) - 2) in anna.card.text, "the second was said, and not answered"
    unanswered = floor.says("live.unanswered", line="|").partition("|")[2]
    assert [line for line in anna.card.lines if line.endswith(unanswered) and persona.lines[1].text[:20] in line]
    assert await floor.rows("SELECT count(*) FROM training_days") == [(0,)]
    floor.clock.advance(days=7)
    await anna.tap(RETURN)
    for line in persona.lines[1:]:
        assert says(anna, line)
        await hear(anna, line)
    assert floor.says("live.keep_all") in anna.card.text
    assert await floor.rows("SELECT finished FROM training_days") == [(1,)]


async def test_the_button_leads_back_to_the_run_that_is_open(floor: Floor, anna: Desk) -> None:
    """It begins no second one: the card comes to the bottom of the chat."""
    persona = await begin(anna)
    await hear(anna, persona.lines[0])
    await anna.send("/train")
    assert says(anna, persona.lines[1])
    await anna.tap(TALK, anna.shown[-2].id)
    assert await floor.rows("SELECT count(*) FROM consultations") == [(1,)]
    assert says(anna, persona.lines[1])
    assert anna.last.id == anna.card.id


async def test_a_run_that_is_finished_early_says_what_was_heard(floor: Floor, anna: Desk) -> None:
    """Lines that were not come to are no mistakes."""
    persona = await begin(anna)
    await hear(anna, persona.lines[0])
    await anna.tap(FINISH)
    assert floor.says("live.title_left") in anna.card.text
    assert not missed(anna)
    await anna.tap(RETURN)
    assert says(anna, persona.lines[1])


async def test_whoever_taps_nothing_is_told_nothing_untrue(floor: Floor, anna: Desk) -> None:
    """No line was heard and none missed: there is nothing to keep, to start or to stop."""
    persona = await begin(anna)
    await anna.tap(FINISH)
    assert floor.says("live.keep_all") not in anna.card.text
    for key in ("keep_at_once", "keep_second"):
        assert floor.says(f"live.{key}", line="|").partition("|")[2] not in anna.card.text
    assert floor.says("live.start_type", line="|", showed="|").partition("|")[0] not in anna.card.text
    assert floor.says("live.unheard", n=len(persona.lines) - 1) in anna.card.text


async def test_all_are_met_before_anybody_comes_again(floor: Floor, anna: Desk) -> None:
    """Twelve runs, twelve clients; the thirteenth is who was met longest ago."""
    met = []
    for number in range(13):
        await (begin(anna) if not number else anna.tap(TALK))
        met.append((await client_of(floor)).id)
        await anna.tap(FINISH)
    assert len(set(met[:12])) == 12
    assert met[12] == met[0]
    types = [str(one).split(".")[1] for one in met[:12]]
    assert types != sorted(types)


async def test_a_call_with_a_real_client_is_ended_as_any_next_call_ends_it(floor: Floor, anna: Desk) -> None:
    """Its summary stays above, and it can be reopened; the run is over then."""
    await anna.send("/call Иван")
    await begin(anna)
    calls = "SELECT finished_by FROM consultations ORDER BY id"
    assert await floor.rows(calls) == [("next",), (None,)]
    summary = next(one for one in anna.shown if one.has(NEXT_CALL))
    await anna.tap(RETURN, summary.id)
    assert await floor.rows(calls) == [(None,), ("next",)]


async def test_nothing_is_offered_that_makes_no_sense(floor: Floor, anna: Desk) -> None:
    """An invented client has no name, no other language, and «nothing fitted» is nobody's note."""
    await begin(anna)
    await anna.tap(MORE)
    for action in (AskName, NoneFits, SetLanguage):
        assert not anna.card.has(means(action))
    await anna.tap(WHY)
    await anna.send("Пётр")
    assert await floor.rows("SELECT count(*) FROM clients") == [(0,)]
    assert await floor.rows("SELECT count(*) FROM free_texts WHERE kind = 'name_or_words'") == [(0,)]


async def test_typed_words_are_what_was_heard(floor: Floor, anna: Desk) -> None:
    """As in any practice call: masked, erasable, and in nobody's inbox. Words that say nothing move nothing."""
    persona = await begin(anna)
    await anna.send("кхм 79161234567")
    assert says(anna, persona.lines[0])
    texts = await floor.rows("SELECT kind, text FROM free_texts")
    assert texts == [("not_understood", "кхм [☎]")]


async def test_whoever_practises_finds_the_talk_at_the_end_too(anna: Desk) -> None:
    """On the first page and on the last one."""
    await anna.send("/train")
    assert anna.card.has(TALK)
    assert anna.card.has(BEGIN)


async def test_a_client_who_is_offered_no_more_speaks_to_the_end(
    floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editors may retire him or change his words at any time: who talks with him goes on at the line at which he was."""
    persona = await begin(anna)
    await hear(anna, persona.lines[0])
    changed = [replace(line, text=f"{line.text} Да.") for line in persona.lines]
    await rewrite(floor, monkeypatch, persona.id, replace(persona, retired=True, lines=changed))
    for line in changed[1:]:
        await anna.send("/train")
        assert says(anna, line)
        await hear(anna, line)
    assert floor.says("live.keep_all") in anna.card.text
    await anna.tap(TALK)
    assert (await client_of(floor)).id != persona.id


async def test_fewer_lines_end_a_run_and_nobody_is_stuck(floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what was heard it is through: he takes his leave, and the next tap says how it went."""
    persona = await begin(anna)
    await hear(anna, persona.lines[0])
    await rewrite(floor, monkeypatch, persona.id, replace(persona, lines=persona.lines[:1]))
    await anna.send("/train")
    assert persona.leaves in anna.card.text
    await anna.tap(FINISH)
    assert floor.says("live.title") in anna.card.text


async def test_a_client_who_is_in_the_words_no_more_ends_kindly(
    floor: Floor, anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card says so, taps do what they do in any call, and nothing untrue is said at the end."""
    persona = await begin(anna)
    await rewrite(floor, monkeypatch, persona.id, None)
    await anna.tap(WANTS)
    assert floor.says("live.gone") in anna.card.text
    await anna.tap(FINISH)
    assert floor.says("live.lost") in anna.card.text
    assert not anna.card.has(RETURN)
    await anna.tap(TALK)
    assert (await client_of(floor)).opens in anna.card.text


async def rewrite(floor: Floor, monkeypatch: pytest.MonkeyPatch, number: DrillId, persona: Persona | None) -> None:
    """Give the bot other words of a client, or none."""
    written = Library.drills

    def drills(library: Library, language: LanguageCode) -> DrillBook:
        others = {key: one for key, one in written(library, language).drills.items() if key != number}
        return DrillBook(drills=others if persona is None else {**others, number: persona})

    monkeypatch.setattr(Library, "drills", drills)
    await floor.restart()

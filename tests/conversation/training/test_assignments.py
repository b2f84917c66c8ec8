"""A supervisor gives a pack; the trainee does it; the supervisor sees how far each is, and nobody's answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId
from bot.domain.people.employee import Role
from bot.domain.training.assignment import Frequency
from bot.domain.training.day_plan import NEW
from bot.domain.training.interleaving import TWIN
from bot.domain.training.question import question_of
from bot.screens.training.actions import BeginContrast, BeginPractice, OpenTraining
from bot.screens.training.team_actions import (
    AskDeadline,
    BeginAssigned,
    ChoosePack,
    DraftAssignment,
    GiveAssignment,
    ListAssigned,
    ListGiven,
    OpenGiven,
    SetDeadline,
    TakeBackAssignment,
)
from tests.buttons import means
from tests.conversation.training.giving import TEAM, give
from tests.conversation.training.practising import NEXT, answer_rightly, answer_wrongly, asked, asked_items, book_of, is_over
from tests.floor import Desk, Floor

BEGIN = means(BeginAssigned)


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A trainee, whose chat with the bot is there."""
    anna = await floor.hire(101, "Анна", Role.TRAINEE)
    await anna.send("/train")
    return anna


@pytest.fixture
async def chief(floor: Floor) -> Desk:
    """The supervisor."""
    return await floor.hire(2, "Сергей", Role.SUPERVISOR)


async def do_it(anna: Desk) -> int:
    """Begin what was given, answer everything rightly; returns how many cards there were."""
    await anna.send("/train")
    await anna.tap(BEGIN)
    cards = 0
    while not await is_over(anna.floor):
        await answer_rightly(anna)
        cards += 1
    return cards


async def test_what_is_given_comes_as_one_silent_message_and_is_begun_by_one_tap(floor: Floor, anna: Desk, chief: Desk) -> None:
    """It says what, how often and until when; the cards are of the pack."""
    await give(floor, chief, "kind.choose", 101)
    assert floor.says("pack.choose") in anna.last.text
    assert anna.last.has(means(ListAssigned))
    [call] = [one for one in floor.emulator.calls if one.params.get("chat_id") == "101" and "📌" in one.params.get("text", "")]
    assert call.params["disable_notification"] == "true"
    await anna.tap(means(ListAssigned))
    await anna.tap(BEGIN)
    assert (await asked(floor)).kind == "choose"
    await floor.tick()
    assert len([one for one in floor.emulator.calls if "📌" in one.params.get("text", "") and one.method == "sendMessage"]) == 1


async def test_whoever_sleeps_is_told_in_the_morning(floor: Floor, anna: Desk, chief: Desk) -> None:
    """At one in the night nothing comes."""
    floor.clock.advance(hours=13)
    await give(floor, chief, "kind.choose", 101)
    assert "📌" not in "".join(one.text for one in anna.shown)
    floor.clock.advance(hours=8)
    await floor.tick()
    assert "📌" in anna.last.text


async def test_it_counts_as_practice_and_as_reviews_and_uses_none_of_the_days_cards_up(
    floor: Floor, anna: Desk, chief: Desk
) -> None:
    """Each card is remembered as usual; the day's own cards are still there."""
    await give(floor, chief, "kind.cell", 101)
    cards = await do_it(anna)
    assert cards == NEW
    assert await floor.rows("SELECT count(*) FROM training_cards") == [(cards,)]
    assert await floor.rows("SELECT count(*) FROM training_reviews") == [(cards,)]
    assert await floor.rows("SELECT finished, assigned FROM training_days") == [(cards, cards)]
    assert floor.says("train.end_assigned", right=cards, all=cards) in anna.card.text
    floor.clock.advance(days=3)
    await anna.send("/train")
    await anna.tap(means(BeginPractice))
    assert (await asked(floor)).text in anna.card.text


@pytest.mark.parametrize("pack", ["type.choleric", "kind.choose", "kind.respond", "kind.recognise", "pair.choleric.sanguine"])
async def test_no_pack_has_four_clients_of_one_type_in_a_row(floor: Floor, anna: Desk, chief: Desk, pack: str) -> None:
    """Whether their type is to be recognised or they are to be answered, on the first day and on the next ones."""
    await give(floor, chief, pack, 101, frequency=Frequency.DAILY)
    for _ in range(3):
        await anna.send("/train")
        await anna.tap(BEGIN)
        items = await asked_items(floor)
        clients = [one.client for item in items if (one := question_of(book_of(floor), DrillId(item)))]
        assert len(clients) == len(items)
        assert all(len(set(clients[at : at + 4])) > 1 or None in clients[at : at + 4] for at in range(len(clients) - 3))
        while not await is_over(floor):
            await answer_rightly(anna)
        floor.clock.advance(days=1)


async def test_a_pair_is_ten_lines_and_a_wrong_one_comes_again(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Lines of the two types; nothing of them is a card to be remembered."""
    await give(floor, chief, "pair.melancholic.phlegmatic", 101)
    await anna.send("/train")
    await anna.tap(BEGIN)
    first = await answer_wrongly(anna)
    await anna.tap(NEXT)
    seen = []
    while not await is_over(floor):
        seen.append(await answer_rightly(anna))
    assert seen[-1].item == first.item
    assert len(seen) == 10
    assert {one.right for one in seen} == {Temperament.MELANCHOLIC.value, Temperament.PHLEGMATIC.value}
    assert await floor.rows("SELECT count(*) FROM training_cards") == [(0,)]


async def test_the_trainee_sees_to_do_and_then_done(floor: Floor, anna: Desk, chief: Desk) -> None:
    """With its deadline; what is done has no button any more."""
    await give(floor, chief, "type.choleric", 101)
    due = (floor.clock() + timedelta(days=7)).date()
    [(giver,)] = await floor.rows("SELECT e.name FROM employees e JOIN assignments a ON a.given_by = e.id")
    often = floor.says("assign.often_once")
    told = floor.says("assigned.told_by", name=giver, pack="⚡ Смелый", often=often, day=said_day(floor, due))
    assert told in [one.text for one in anna.shown], "it says who has given it"
    await anna.send("/train")
    await anna.tap(means(ListAssigned))
    assert floor.says("assigned.to_do", pack="⚡ Смелый", day=said_day(floor, due)) in anna.card.text
    await do_it(anna)
    await anna.tap(means(OpenTraining))
    assert not anna.card.has(BEGIN)
    await anna.tap(means(ListAssigned))
    assert floor.says("assigned.done", pack="⚡ Смелый") in anna.card.text


async def test_every_day_is_to_do_again_tomorrow(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Today it waits; after the deadline what is missing is late, and cannot be made up for."""
    await give(floor, chief, "type.choleric", 101, frequency=Frequency.DAILY)
    await do_it(anna)
    await anna.send("/train")
    assert not anna.card.has(BEGIN)
    floor.clock.advance(days=1)
    await anna.send("/train")
    assert anna.card.has(BEGIN)
    floor.clock.advance(days=8)
    await anna.send("/train")
    assert not anna.card.has(BEGIN)
    await anna.tap(means(ListAssigned))
    assert floor.says("assigned.late", pack="⚡ Смелый", done=1, wanted=8) in anna.card.text


async def test_whoever_leaves_in_the_middle_goes_on_and_it_is_done_when_it_is_over(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Also after a restart; half of it is not done."""
    await give(floor, chief, "type.choleric", 101)
    await anna.send("/train")
    await anna.tap(BEGIN)
    await answer_rightly(anna)
    card = await asked(floor)
    await floor.restart()
    assert await floor.rows("SELECT done_on FROM assigned") == [("[]",)]
    await anna.send("/train")
    await anna.tap(BEGIN)
    assert (await asked(floor)).item == card.item
    while not await is_over(floor):
        await answer_rightly(anna)
    [(done,)] = await floor.rows("SELECT done_on FROM assigned")
    assert floor.clock().date().isoformat() in done


async def test_the_supervisor_sees_who_has_done_it_and_who_is_late(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Per person, and of answers nothing."""
    await floor.hire(102, "Борис", Role.MANAGER)
    await give(floor, chief, "type.choleric", 101, 102)
    assert floor.says("assign.stands_to_do", name="Анна", done=0, wanted=1) in chief.card.text
    await do_it(anna)
    floor.clock.advance(days=9)
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ListGiven))
    assert any("1/2" in label for row in chief.card.labels for label in row)
    await chief.tap(means(OpenGiven))
    assert floor.says("assign.stands_done", name="Анна") in chief.card.text
    assert floor.says("assign.stands_late", name="Борис", done=0, wanted=1) in chief.card.text


async def test_what_is_taken_back_is_gone_for_everybody_and_on_record(floor: Floor, anna: Desk, chief: Desk) -> None:
    """An old button of it says so, and begins nothing."""
    await give(floor, chief, "type.choleric", 101)
    await anna.send("/train")
    old = anna.card.data(BEGIN)
    await chief.tap(means(TakeBackAssignment))
    assert floor.says("assign.given_none") in chief.card.text
    await anna.tap_data(anna.card.id, old)
    assert await floor.rows("SELECT count(*) FROM training_sittings") == [(0,)]
    await anna.send("/train")
    assert not anna.card.has(BEGIN)
    actions = [action for (action,) in await floor.rows("SELECT action FROM audit_log ORDER BY id")]
    assert actions[-2:] == ["assigned", "assignment_taken"]


async def test_nothing_is_given_to_nobody_and_a_day_that_is_over_is_none_to_choose(floor: Floor, chief: Desk) -> None:
    """The page asks for what is missing; the calendar begins today."""
    await floor.hire(101, "Анна", Role.TRAINEE)
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ChoosePack))
    await chief.tap(means(DraftAssignment, pack="type.choleric"))
    assert not chief.card.has(means(GiveAssignment))
    [(number, due)] = await floor.rows("SELECT id, due_on FROM assignments")
    await chief.tap_data(chief.card.id, f"Dkg:{number}")
    assert floor.says("assign.choose_somebody") in chief.card.text
    await chief.tap_data(chief.card.id, f"Dkd:{number}:20261101")
    assert await floor.rows("SELECT due_on, given_at FROM assignments") == [(due, None)]
    await floor.write("UPDATE assignments SET due_on = '2026-12-04'")
    await chief.tap(means(AskDeadline))
    assert chief.card.has(means(SetDeadline, day=20261204)), "the month of the deadline stands there first"
    assert not chief.card.has(means(SetDeadline, day=20261126))
    await chief.tap(means(AskDeadline, month=202611))
    await chief.tap(means(SetDeadline, day=20261126))
    assert await floor.rows("SELECT due_on FROM assignments") == [("2026-11-26",)]


async def test_whoever_moves_to_another_team_leaves_it_behind(floor: Floor, anna: Desk, chief: Desk) -> None:
    """It was given in the first team: there is nothing of it in the other, and an old button begins nothing."""
    await give(floor, chief, "type.choleric", 101)
    await anna.send("/train")
    old = anna.card.data(BEGIN)
    await floor.hire(201, "Дарья", Role.TRAINEE, team="Юг")
    await floor.write("UPDATE employees SET team_id = 2 WHERE person_id = 101")
    await anna.send("/train")
    assert not anna.card.has(BEGIN)
    await anna.tap_data(anna.card.id, old)
    assert await floor.rows("SELECT count(*) FROM training_sittings") == [(0,)]


async def test_a_leech_is_set_beside_what_it_is_taken_for(floor: Floor, anna: Desk) -> None:
    """On the page at the end of the day, and on the first page until it is known on another day."""
    await anna.send("/train")
    await anna.tap(means(BeginPractice))
    question = await asked(floor)
    assert question.type_label is not None
    wrong = next(kind for kind in Temperament if kind is not question.type_label)
    while not await is_over(floor):
        await answer_rightly(anna)
    await floor.write(f"UPDATE training_cards SET lapses = 3, due_on = '2026-11-24' WHERE item = '{question.item}'")
    await floor.write(
        "INSERT INTO training_mixups (employee_id, month, asked, given, answers)"
        f" SELECT employee_id, month, '{question.right}', '{wrong.value}', 2 FROM training_mixups LIMIT 1"
    )
    floor.clock.advance(days=1)
    pair = means(BeginContrast, one=question.type_label, other=wrong)
    await anna.send("/train")
    assert not anna.card.has(pair), "three lapses are none"
    await _practise(anna, failing=question.item)
    assert floor.says("train.leech", right=said_kind(question.type_label), taken=said_kind(wrong)) in anna.card.text
    assert anna.card.has(pair)
    floor.clock.advance(days=1)
    await anna.send("/train")
    assert anna.card.has(pair)
    await _practise(anna)
    assert not anna.card.has(pair)
    await anna.send("/train")
    assert not anna.card.has(pair)


async def test_a_leech_that_no_two_types_part_makes_room_for_an_older_one(floor: Floor, anna: Desk) -> None:
    """A scene about money gets no pair; a client to be answered does, and so does a line to be recognised."""
    await _practise(await _begun(anna))
    [(one,), (other,), *_] = await floor.rows("SELECT item FROM training_cards ORDER BY item")
    leech = "UPDATE training_cards SET lapses = 4, is_learning = 1, reviewed_on"
    await floor.write(f"{leech} = '2026-11-22', item = 'cell.2' WHERE item = '{one}'")
    await anna.send("/train")
    assert not anna.card.has(means(BeginContrast))
    for item, kind in (
        ("cho.4", Temperament.MELANCHOLIC),
        ("res.7", Temperament.SANGUINE),
        ("rec.phlegmatic.2", Temperament.PHLEGMATIC),
    ):
        await floor.write(f"{leech} = '2026-11-20', item = '{item}' WHERE item = '{other}'")
        other = item
        await anna.send("/train")
        assert anna.card.has(means(BeginContrast, one=kind, other=TWIN[kind]))


async def _begun(anna: Desk) -> Desk:
    """Somebody with the first page before him."""
    await anna.send("/train")
    return anna


async def _practise(anna: Desk, failing: str = "") -> None:
    """Do the day's cards, all rightly but for one."""
    await anna.tap(means(BeginPractice))
    has_failed = False
    while not await is_over(anna.floor):
        if (await asked(anna.floor)).item == failing and not has_failed:
            has_failed = True
            await answer_wrongly(anna)
            await anna.tap(NEXT)
        else:
            await answer_rightly(anna)
    assert has_failed is bool(failing)


def said_kind(kind: Temperament) -> str:
    """A type as pages say it in Russian."""
    return {"choleric": "смелый", "melancholic": "искренний", "sanguine": "дружелюбный", "phlegmatic": "компетентный"}[kind.value]


def said_day(floor: Floor, day: date) -> str:
    """A day as pages say it in Russian."""
    return floor.library.texts(floor.library.default_language).weekday_date(day)

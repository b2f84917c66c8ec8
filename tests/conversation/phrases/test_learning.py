"""What a team's calls teach: counted at night, proposed, judged, taken or dropped by a person, taken back; in that team alone."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.calls.consultation import Answer, FinishedBy, TemperamentSource
from bot.domain.calls.learnt_weights import REST_AFTER_NO
from bot.domain.calls.posterior import UNIFORM
from bot.domain.calls.reweigh import strength_of
from bot.domain.calls.script import Option, Question
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.ids import LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Role
from bot.domain.phrases.edited_weights import Cue
from bot.screens.action import encode
from bot.screens.calls.actions import AnswerCue, Page
from bot.screens.log.actions import OpenLogged
from bot.screens.phrases.actions import (
    DropLearnt,
    ListLearntChange,
    ListPastLearnt,
    OpenLearnt,
    OpenLearntTeam,
    OpenWeighed,
    TakeLearnt,
    UndoLearnt,
)
from bot.services.people.ports import AuditAction
from tests.buttons import CHOLERIC, FINISH, NOT_HIM, PHLEGMATIC, RIGHT_TYPE, WRONG_TYPE, means
from tests.conversation.card_rules import check_message
from tests.conversation.phrases.test_editing import labels_of, mark_editor, words_of
from tests.floor import START, Desk, Floor

RU = LanguageCode("ru")
NORTH, SOUTH = TeamId(1), TeamId(2)
NIGHT = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
"""Half past three in Moscow."""
SELLERS = (101, 102, 103, 104)
Planted = Mapping[tuple[str, Temperament], float]


async def tap(desk: Desk, kind: type, **fields: object) -> None:
    """Tap the first button of /words that means this."""
    await desk.tap(means(kind, **fields), words_of(desk).id)


def first_question(floor: Floor) -> Question:
    """What every call begins with."""
    question = floor.library.script.most_telling((), UNIFORM)
    assert question is not None
    return question


def first_cue(floor: Floor) -> tuple[Cue, Option]:
    """The cue on which tests plant something."""
    question = first_question(floor)
    return Cue(question.id, question.options[0].id), question.options[0]


def planted_in(floor: Floor) -> Planted:
    """Here phlegmatics say what the files hold for a choleric's, and cholerics seldom do."""
    cue, option = first_cue(floor)
    return {(cue.option, option.temperament): 0.3, (cue.option, Temperament.PHLEGMATIC): 2.5}


async def staff(floor: Floor) -> Desk:
    """Four sellers of one team, one of another, and the owner, whose phone is returned."""
    for number in SELLERS:
        await floor.hire(number, f"Продавец{number}")
    await floor.hire(201, "Дарья", team="Юг")
    return await floor.hire(1, "Ольга", Role.OWNER)


async def lead(
    floor: Floor,
    sellers: Sequence[int],
    heard: Sequence[tuple[Option, Temperament]],
    *,
    source: TemperamentSource = TemperamentSource.CONFIRMED,
    at: datetime = START,
) -> None:
    """Store finished calls in which one cue of the first question was heard from a client of a type."""
    question = first_question(floor)
    async with floor.bot.database.unit_of_work() as work:
        people = [await work.employees.by_person(PersonId(one)) for one in sellers]
        for number, (option, kind) in enumerate(heard):
            him = people[number % len(people)]
            assert him is not None
            began = at + timedelta(minutes=number)
            call = await work.consultations.add(
                employee_id=him.id,
                team_id=him.team_id,
                client_id=None,
                language=RU,
                is_practice=False,
                content_version="c",
                at=began,
            )
            answer = Answer(question_id=question.id, option_id=option.id, at=began, likelihoods=option.likelihoods)
            await work.consultations.add_answer(call.id, answer)
            over = replace(call, finished_at=began, finished_by=FinishedBy.MANAGER)
            await work.consultations.save(replace(over, temperament=Recognition(kind.value), temperament_source=source))
        await work.commit()


def simulated(floor: Floor, calls: int, seed: int, planted: Planted | None = None) -> list[tuple[Option, Temperament]]:
    """Let clients of all types say what the files hold for them, or what is planted."""
    chance, options = random.Random(seed), first_question(floor).options
    found = []
    for _ in range(calls):
        kind = chance.choice(list(Temperament))
        weights = [(planted or {}).get((option.id, kind), option.likelihoods[kind]) for option in options]
        found.append((chance.choices(options, weights)[0], kind))
    return found


async def sleep_over(floor: Floor, now: datetime = NIGHT) -> None:
    """Let a night pass."""
    floor.clock.now = now
    for _ in range(12):
        await floor.tick()


async def learn(floor: Floor) -> Desk:
    """Two hundred calls of one team with a planted bias, as many of another without, and a night; returns the owner's phone."""
    olga = await staff(floor)
    await lead(floor, SELLERS, simulated(floor, 200, 1, planted_in(floor)))
    await sleep_over(floor)
    return olga


async def open_proposal(olga: Desk) -> None:
    """From /words to what the first team is proposed, judged."""
    await olga.send("/words")
    await tap(olga, OpenWeighed)
    await tap(olga, OpenLearnt)
    check_message(words_of(olga))
    await tap(olga, OpenLearntTeam, team=int(NORTH))
    await olga.floor.bot.weighing.idle()
    await tap(olga, OpenLearntTeam, team=int(NORTH))
    check_message(words_of(olga))


def in_team(floor: Floor, team: TeamId) -> float | None:
    """What the planted cue weighs in a team, in this process."""
    return strength_of(floor.bot.live.scripts.of_team(team), first_cue(floor)[0])


async def test_a_planted_bias_is_proposed_judged_and_taken_by_a_person(floor: Floor) -> None:
    """Nothing counts before; then in that team alone, from the next tap; the card says by which weights; calls can be opened."""
    olga = await staff(floor)
    seller = Desk(floor, floor.emulator.chat(101))
    for one in ("/call", CHOLERIC, PHLEGMATIC, FINISH):
        await (seller.send(one) if isinstance(one, str) else seller.tap(one))
    await lead(floor, SELLERS, simulated(floor, 200, 1, planted_in(floor)))
    await sleep_over(floor)
    house = floor.library.script.weights_version
    before = first_cue(floor)[1].strength
    assert (in_team(floor, NORTH), in_team(floor, SOUTH)) == (before, before)
    await open_proposal(olga)
    shown = words_of(olga).text
    cue = first_cue(floor)[0]
    assert floor.library.texts(RU).cue(cue.question, cue.option) in shown
    assert floor.says("weighed.all") in shown
    await tap(olga, ListLearntChange)
    check_message(words_of(olga))
    await tap(olga, OpenLogged)
    await tap(olga, OpenLearntTeam)
    taken = words_of(olga).data(means(TakeLearnt))
    await tap(olga, TakeLearnt)
    check_message(words_of(olga))
    assert olga.toast == floor.says("learnt.taken")
    learnt = in_team(floor, NORTH)
    assert learnt is not None
    assert learnt <= before - 0.06
    assert in_team(floor, SOUTH) == before
    await olga.tap_data(words_of(olga).id, taken)
    assert await floor.rows("SELECT count(*) FROM learnt_weights WHERE taken_at IS NOT NULL") == [(1,)], "a second tap"
    floor.bot.live.put_learnt([])
    await floor.tick()
    assert in_team(floor, NORTH) == learnt, "a process that missed it takes it in at its tick"
    for number, is_weighed in ((101, True), (201, False)):
        desk = Desk(floor, floor.emulator.chat(number))
        await desk.send("/call")
        # A team that has learnt that a cue says little is asked for others first; the button of an older card still answers.
        [(call,)] = await floor.rows("SELECT max(id) FROM consultations")
        heard = AnswerCue(call=call, question=cue.question, option=cue.option, page=Page.AUTO)
        await desk.tap_data(desk.card.id, encode(heard))
        version, likelihoods = (
            await floor.rows(
                "SELECT weights_version, likelihoods FROM cards_shown JOIN answers"
                " ON answers.consultation_id = cards_shown.consultation_id ORDER BY cards_shown.id DESC LIMIT 1"
            )
        )[0]
        assert (version != house) is is_weighed
        assert (str(learnt) in likelihoods) is is_weighed


async def test_taken_back_everything_is_exactly_as_before(floor: Floor) -> None:
    """The strengths, the versions, and what is in force in another process; it is audited by numbers, and not proposed again."""
    olga = await learn(floor)
    versions = floor.library.script.version, floor.library.script.weights_version
    await open_proposal(olga)
    await tap(olga, TakeLearnt)
    await tap(olga, UndoLearnt)
    check_message(words_of(olga))
    assert olga.toast == floor.says("weights.undone")
    script = floor.bot.live.scripts.of_team(NORTH)
    assert (script.version, script.weights_version) == versions
    assert script is floor.bot.live.scripts.current()
    audited = [action for (action,) in await floor.rows("SELECT action FROM audit_log ORDER BY id")]
    assert audited == [AuditAction.LEARNT_TAKEN, AuditAction.LEARNT_UNDONE]
    await sleep_over(floor, NIGHT + timedelta(days=1))
    assert await floor.rows("SELECT id FROM learnt_weights WHERE decided_by IS NULL") == []


async def test_what_was_dropped_rests_for_ninety_days(floor: Floor) -> None:
    """Then the same calls, if they are not too old, may propose it again; the history says who has dropped it."""
    olga = await learn(floor)
    await open_proposal(olga)
    await tap(olga, DropLearnt)
    assert olga.toast == floor.says("learnt.dropped")
    assert "Ольга" in words_of(olga).text
    assert in_team(floor, NORTH) == first_cue(floor)[1].strength
    await sleep_over(floor, NIGHT + timedelta(days=1))
    assert await floor.rows("SELECT count(*) FROM learnt_weights") == [(1,)]
    await sleep_over(floor, NIGHT + REST_AFTER_NO + timedelta(days=1))
    assert await floor.rows("SELECT count(*) FROM learnt_weights WHERE decided_by IS NULL") == [(1,)]
    await sleep_over(floor, NIGHT + timedelta(days=182))
    assert await floor.rows("SELECT count(*) FROM learnt_weights WHERE decided_by IS NULL") == [(0,)], "the calls are too old"
    assert await floor.rows("SELECT count(*) FROM cue_evidence") == [(0,)]


async def test_ten_malicious_confirmations_change_no_verdict(floor: Floor) -> None:
    """Alone, or among over a hundred that are as the files have them: nothing is proposed, and the page says what it takes."""
    olga = await staff(floor)
    options = first_question(floor).options
    option = first_cue(floor)[1]
    await lead(floor, SELLERS[:1], [(option, Temperament.PHLEGMATIC)] * 10)
    await sleep_over(floor)
    assert await floor.rows("SELECT id FROM learnt_weights") == []
    honest = [(one, kind) for one in options for kind in Temperament for _ in range(round(30 * one.likelihoods[kind]))]
    assert len(honest) >= 110
    await lead(floor, SELLERS[1:], honest, at=NIGHT + timedelta(hours=8))
    await sleep_over(floor, NIGHT + timedelta(days=1))
    assert await floor.rows("SELECT id FROM learnt_weights") == []
    await olga.send("/words")
    await tap(olga, OpenWeighed)
    await tap(olga, OpenLearnt)
    await tap(olga, OpenLearntTeam, team=int(NORTH))
    check_message(words_of(olga))
    assert floor.says("learnt.nothing") in words_of(olga).text
    assert floor.says("learnt.heard", n=10 + len(honest)) in words_of(olga).text
    assert floor.says("button.learnt_take") not in labels_of(words_of(olga))
    await tap(olga, ListPastLearnt)
    assert floor.says("learnt.none") in words_of(olga).text


async def test_a_restart_in_the_middle_of_the_night_loses_nothing(floor: Floor) -> None:
    """What was counted stays, what was not is counted after it, and nothing twice; another night counts the day before anew."""
    await staff(floor)
    calls = simulated(floor, 200, 1, planted_in(floor))
    for number in range(4):
        await lead(floor, SELLERS, calls[number * 50 : number * 50 + 50], at=START - timedelta(days=40 * number))
    floor.clock.now = NIGHT
    parts = []
    for _ in range(8):
        await floor.tick()
        await floor.restart()
        parts.append((await floor.rows("SELECT coalesce(sum(calls), 0) FROM cue_evidence WHERE team_id = 1"))[0][0])
    assert parts == sorted(parts)
    assert parts[0] < 200, "a night is longer than a tick"
    assert parts[-1] == 200
    ((in_parts,),) = await floor.rows("SELECT cues FROM learnt_weights WHERE team_id = 1")
    await floor.write("DELETE FROM cue_evidence")
    await floor.write("DELETE FROM weight_learning")
    await floor.write("DELETE FROM learnt_weights")
    await floor.restart()
    await sleep_over(floor)
    assert await floor.rows("SELECT cues FROM learnt_weights WHERE team_id = 1") == [(in_parts,)]


async def test_only_what_a_person_has_said_of_the_type_teaches(floor: Floor, anna: Desk) -> None:
    """Confirmed when the call ends, or corrected in it; what the bot alone believed, and what was called wrong, does not."""

    async def call(*said: object) -> None:
        await anna.send("/call")
        await anna.tap(CHOLERIC)
        for one in said:
            await anna.tap(one)  # type: ignore[arg-type]  # meanings of buttons
        if not said or (said[-1] is not RIGHT_TYPE and said[-1] is not WRONG_TYPE):
            await anna.tap(FINISH)

    await call()
    await call(FINISH, WRONG_TYPE)
    await call(FINISH, RIGHT_TYPE)
    confirmed = (await floor.exported())[-1]
    assert (confirmed["temperament"], confirmed["temperament_source"]) == ("choleric", "confirmed")
    data = anna.card.data(RIGHT_TYPE)
    floor.clock.advance(seconds=10)
    await anna.tap_data(anna.card.id, data)
    assert (await floor.exported())[-1] == confirmed, "a second tap"
    await call(NOT_HIM)
    corrected = (await floor.exported())[-1]["temperament"]
    await sleep_over(floor)
    heard = "SELECT temperament, sum(calls) FROM cue_evidence GROUP BY temperament ORDER BY temperament"
    assert await floor.rows(heard) == sorted([("choleric", 1), (corrected, 1)])
    await floor.write("UPDATE consultations SET temperament_source = 'bot' WHERE temperament_source = 'override'")
    await sleep_over(floor, NIGHT + timedelta(days=1))
    assert await floor.rows(heard) == [("choleric", 1)], "what was said of yesterday's calls since is counted anew"


async def test_whoever_looks_after_no_team_decides_nothing(floor: Floor) -> None:
    """A seller with the editor's mark changes words, and is shown no way there; a supervisor with it decides for his own team."""
    await learn(floor)
    await mark_editor(floor, 101)
    seller = Desk(floor, floor.emulator.chat(101))
    await seller.send("/words")
    await tap(seller, OpenWeighed)
    assert floor.says("button.learnt") not in labels_of(words_of(seller))
    chief = await floor.hire(2, "Сергей", Role.SUPERVISOR)
    await mark_editor(floor, 2)
    await chief.send("/words")
    await tap(chief, OpenWeighed)
    await tap(chief, OpenLearnt)
    assert floor.says("learnt.of_team", team="Первый") in words_of(chief).text, "there is one team to decide for"
    await chief.tap_data(words_of(chief).id, encode(OpenLearntTeam(team=int(SOUTH), page=0)))
    assert floor.says("learnt.of_team", team="Юг") not in words_of(chief).text

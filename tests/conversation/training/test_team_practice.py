"""What people see of practice: a trainee his own, a supervisor his team's, an editor the drills; and nobody an answer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.calls.temperament import Temperament
from bot.domain.ids import DrillId, PersonId
from bot.domain.people.employee import Role
from bot.domain.training.drills import RecogniseDrill, RewriteDrill
from bot.reporting.pictures.png import png_of
from bot.reporting.pictures.svg import svg_of
from bot.screens.chart import Chart
from bot.screens.training.actions import BeginPractice, GiveUpDrill, ListFailedDrills, OpenTrainee, OpenTrainees
from bot.screens.training.team_actions import (
    ListTeamFailed,
    OpenProgress,
    OpenTeamPractice,
    ReturnToProgress,
    ShowProgressPicture,
    ShowTeamMixups,
    ShowTeamPractice,
)
from tests.buttons import means
from tests.conversation.training.filled_practice import days_back, lines_of, practised
from tests.conversation.training.practising import book_of
from tests.floor import Desk, Floor

SINCERE, COMPETENT = Temperament.MELANCHOLIC, Temperament.PHLEGMATIC
PROGRESS, TEAM = means(OpenProgress), means(OpenTeamPractice)


@pytest.fixture
async def anna(floor: Floor) -> Desk:
    """A trainee."""
    return await floor.hire(101, "Анна", Role.TRAINEE)


@pytest.fixture
async def chief(floor: Floor) -> Desk:
    """The supervisor."""
    return await floor.hire(2, "Сергей", Role.SUPERVISOR)


def today_of(floor: Floor) -> date:
    """The study day by day: no test runs at night."""
    return floor.clock().date()


async def test_a_trainee_sees_four_weeks_with_what_they_rest_on(floor: Floor, anna: Desk) -> None:
    """Days, right answers with their n and interval, what was taken for what, and the longest row; not the weeks before."""
    today, lines = today_of(floor), lines_of(floor, SINCERE, 6)
    days = days_back(today, 40, 20, 10, 1)
    given = [(day, [(line, "phlegmatic" if number < 2 else "melancholic") for number, line in enumerate(lines)]) for day in days]
    await practised(floor, 101, given, longest=7)
    await anna.send("/train")
    await anna.tap(PROGRESS)
    text = anna.card.text
    assert floor.says("progress.days", n=3, of=28) in text
    assert floor.says("progress.longest", n=7) in text
    assert "n 18" in text
    assert "🌱 67" in text
    assert "📐 33" in text
    assert floor.says("progress.mixups_few", kinds="⚡ 🎈 📐", n=10) in text


async def test_whoever_has_not_practised_lately_is_told_what_to_do(floor: Floor, anna: Desk) -> None:
    """No empty table."""
    await practised(floor, 101, [(days_back(today_of(floor), 60)[0], [(lines_of(floor, SINCERE, 1)[0], "none")])])
    await anna.send("/train")
    await anna.tap(PROGRESS)
    assert floor.says("progress.none") in anna.card.text


async def test_the_weeks_are_drawn_on_request_on_light_and_on_dark_ground(floor: Floor, anna: Desk) -> None:
    """A week with few answers has no point, and one without any is there; the picture leads back to the figures, visibly."""
    drawn: list[Chart] = []

    async def draw(chart: Chart) -> bytes:
        drawn.append(chart)
        return png_of(svg_of(chart), points=1)

    floor.draw = draw
    lines = lines_of(floor, SINCERE, 12)
    days = days_back(today_of(floor), 16, 1)
    await practised(floor, 101, [(days[0], [(line, "melancholic") for line in lines]), (days[1], [(lines[0], "melancholic")])])
    await anna.send("/train")
    await anna.tap(PROGRESS)
    await anna.tap(means(ShowProgressPicture))
    await anna.tap(means(ShowProgressPicture, is_dark=1), anna.last.id)
    assert [chart.is_dark for chart in drawn] == [False, True]
    assert [len(bar.marks) for bar in drawn[0].bars] == [0, 1, 0, 0]
    assert [bar.figures for bar in drawn[0].bars] == [
        floor.says("progress.no_week"),
        *[bar.figures for bar in drawn[0].bars[1:2]],
        floor.says("progress.no_week"),
        floor.says("progress.too_few", n=1),
    ]
    assert drawn[1].about in anna.last.text
    picture = anna.last.id
    await anna.tap(means(ReturnToProgress), picture)
    assert anna.last.id != picture, "they stand below the picture, and not in a message above it"
    assert floor.says("progress.days", n=2, of=28) in anna.last.text


async def test_the_team_table_says_days_share_and_who_is_stuck(floor: Floor, anna: Desk, chief: Desk) -> None:
    """Who is stuck comes first; of too few answers no share; whoever has never begun is there too."""
    boris = await floor.hire(102, "Борис", Role.MANAGER)
    await floor.hire(103, "Вера", Role.TRAINEE)
    await floor.hire(104, "Глеб", Role.MANAGER)
    assert boris
    today, lines = today_of(floor), lines_of(floor, SINCERE, 12)
    await practised(floor, 101, [(day, [(line, "melancholic") for line in lines]) for day in days_back(today, 2, 1)])
    await practised(floor, 102, [(day, [(lines[0], "melancholic")]) for day in days_back(today, 30)])
    await chief.send("/train")
    await chief.tap(TEAM)
    names = [line.partition(":")[0] for line in chief.card.lines if ":" in line]
    assert names[1:4] == ["Борис", "Анна", "Вера"]
    assert "Глеб" not in chief.card.text, "he is no trainee and does not practise"
    assert floor.says("team_practice.never", name="Вера") in chief.card.text
    assert "Анна: 2 из 14" in chief.card.text
    assert "n 24" in chief.card.text
    [stuck] = [line for line in chief.card.lines if "⚠" in line]
    assert floor.says("team_practice.away", n=27).split(" ", 4)[-1] in stuck


async def test_a_type_that_is_taken_for_another_for_two_fortnights_is_stuck(floor: Floor, anna: Desk, chief: Desk) -> None:
    """It says which, with n."""
    del anna
    today, lines = today_of(floor), lines_of(floor, SINCERE, 10)
    given = [(line, "phlegmatic" if number < 6 else "melancholic") for number, line in enumerate(lines)]
    await practised(floor, 101, [(day, given) for day in days_back(today, 20, 19, 2, 1)])
    await chief.send("/train")
    await chief.tap(TEAM)
    [stuck] = [line for line in chief.card.lines if "⚠" in line]
    assert "12 из 20" in stuck
    assert "📐" in stuck
    await chief.tap(means(ShowTeamMixups))
    assert "🌱 (n 40) → 🌱 40" in chief.card.text
    await chief.tap(means(ShowTeamPractice))
    assert floor.says("team_practice.note") in chief.card.text


async def _five_fail(floor: Floor) -> str:
    """Let four of five people fail one line, and all of them know another; returns the failed one's text."""
    failed, known = lines_of(floor, SINCERE, 2)
    today = today_of(floor)
    for number, person in enumerate(range(201, 206)):
        await floor.hire(person, f"Стажёр {number}", Role.TRAINEE)
        first = (failed, "phlegmatic" if number % 2 else "none") if number else (failed, "melancholic")
        await practised(floor, person, [(days_back(today, 1)[0], [first, (known, "melancholic")])])
    return book_of(floor).drills[failed].text  # type: ignore[union-attr]


async def test_the_drill_that_a_team_fails_is_shown_with_counts_and_no_names(floor: Floor, chief: Desk) -> None:
    """From five people on; who failed when all but one did is left open, and what was answered stands there without numbers."""
    text = await _five_fail(floor)
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ListTeamFailed))
    page = chief.card.text
    assert text[:40] in page
    assert "хотя бы 4 из 5" in page
    answers = f"{floor.says('failed.none_answer')}, 📐 компетентный"
    assert floor.says("failed.given", answers=answers) in page
    assert "Стажёр" not in page
    assert page.count("Неверно:") == 1


@pytest.mark.parametrize(
    ("wrong", "rights", "said"),
    [
        (["phlegmatic", "phlegmatic", "none", "none"], 3, "сказать нельзя 2, 📐 компетентный 2"),
        (["phlegmatic", "phlegmatic", "phlegmatic", "none", "none"], 2, "📐 компетентный 3, сказать нельзя 2"),
        (["phlegmatic", "phlegmatic", "none", "none", "choleric"], 2, "сказать нельзя 2, 📐 компетентный 2"),
        (["phlegmatic", "phlegmatic", "none", "none"], 1, "сказать нельзя, 📐 компетентный"),
        (["phlegmatic", "phlegmatic", "none", "none", "none"], 0, "сказать нельзя, 📐 компетентный"),
        (["phlegmatic"] * 4, 2, None),
        (["phlegmatic"] * 5, 0, None),
        (["phlegmatic", "phlegmatic", "phlegmatic", "none"], 2, None),
        (["phlegmatic", "none", "choleric", "sanguine"], 2, None),
    ],
)
async def test_wrong_answers_are_shown_only_where_nobodys_own_can_be_told(
    floor: Floor, chief: Desk, wrong: list[str], rights: int, said: str | None
) -> None:
    """At least two different ones, each of two people; and numbers only where it is open who failed."""
    await _team_answers(floor, [*wrong, *["melancholic"] * rights])
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ListTeamFailed))
    people = len(wrong) + rights
    left_open = f"хотя бы {people - 1} из {people}" if rights < 2 else f"Ошиблись {len(wrong)} из {people}"
    assert left_open in chief.card.text
    if said is None:
        assert "Неверно:" not in chief.card.text
    else:
        assert floor.says("failed.given", answers=said) in chief.card.text


async def test_everybody_is_counted_once_by_his_last_answer(floor: Floor, chief: Desk) -> None:
    """However often he has answered before, and whatever."""
    [line] = lines_of(floor, SINCERE, 1)
    before, last = days_back(today_of(floor), 9, 1)
    await _team_answers(floor, ["phlegmatic", "phlegmatic", "none", "none", "melancholic", "melancholic"])
    for person in range(201, 207):
        await practised(floor, person, [(before, [(line, "choleric")])])
    for person, answer in zip(range(201, 207), ["phlegmatic", "phlegmatic", "none", "none", *["melancholic"] * 2], strict=True):
        await practised(floor, person, [(last, [(line, answer)])])
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ListTeamFailed))
    assert "Ошиблись 4 из 6" in chief.card.text
    assert floor.says("failed.given", answers="сказать нельзя 2, 📐 компетентный 2") in chief.card.text


async def _team_answers(floor: Floor, answers: list[str], first: int = 201, team: str = "Первый") -> None:
    """Let so many people of a team have answered one line."""
    [line] = lines_of(floor, SINCERE, 1)
    for person, answer in enumerate(answers, first):
        await floor.hire(person, f"Стажёр {person}", Role.TRAINEE, team)
        await practised(floor, person, [(days_back(today_of(floor), 1)[0], [(line, answer)])])


async def test_what_small_teams_fail_reaches_the_editor_through_the_house_and_no_supervisor(floor: Floor, chief: Desk) -> None:
    """Three people here and three there: together enough to blame the exercise, in no team enough to hide anybody."""
    owner, far = await floor.hire(1, "Ольга", Role.OWNER), await floor.hire(3, "Роман", Role.SUPERVISOR, "Юг")
    await _team_answers(floor, ["phlegmatic", "none", "melancholic"])
    await _team_answers(floor, ["phlegmatic", "none", "melancholic"], 301, "Юг")
    for desk in (chief, far):
        await desk.send("/train")
        await desk.tap(TEAM)
        await desk.tap(means(ListTeamFailed))
        assert floor.says("failed.too_few", n=5) in desk.card.text
    await owner.send("/words")
    await owner.tap(means(ListFailedDrills))
    assert "Ошиблись 4 из 6" in owner.card.text
    assert floor.says("failed.given", answers="сказать нельзя 2, 📐 компетентный 2") in owner.card.text


async def test_what_one_small_team_fails_and_the_house_knows_is_nobodys_fault(floor: Floor) -> None:
    """Two of two here, and eight others who know it: chance."""
    owner = await floor.hire(1, "Ольга", Role.OWNER)
    await _team_answers(floor, ["phlegmatic", "none"])
    await _team_answers(floor, ["melancholic"] * 8, 301, "Юг")
    await owner.send("/words")
    await owner.tap(means(ListFailedDrills))
    assert floor.says("failed.none") in owner.card.text


async def test_what_four_people_fail_is_shown_to_nobody(floor: Floor, chief: Desk) -> None:
    """Of so few it may be chance, and somebody could be known by it."""
    await _five_fail(floor)
    async with floor.bot.database.unit_of_work() as work:
        [him] = await work.employees.by_people([PersonId(205)])
        await work.employees.change(him, replace(him, removed_at=floor.clock()))
        await work.commit()
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ListTeamFailed))
    assert floor.says("failed.too_few", n=5) in chief.card.text


async def test_five_people_who_know_their_drills_fail_none(floor: Floor, chief: Desk) -> None:
    """That is something else than too few people."""
    await _team_answers(floor, ["melancholic"] * 5)
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ListTeamFailed))
    assert floor.says("failed.none") in chief.card.text


async def test_an_editor_finds_the_drills_in_words_and_learns_of_nobody(floor: Floor) -> None:
    """Neither names nor teams."""
    owner = await floor.hire(1, "Ольга", Role.OWNER)
    text = await _five_fail(floor)
    await owner.send("/words")
    await owner.tap(means(ListFailedDrills))
    assert f"«{text[:40]}" in owner.card.text, "nothing but the drill's own words is quoted"
    assert floor.says("failed.place", language="ru", id="rec.melancholic.1") in owner.card.text
    assert "Стажёр" not in owner.card.text
    assert "Первый" not in owner.card.text


async def test_an_editor_finds_a_line_of_the_examples_under_its_label(floor: Floor) -> None:
    """Its id stands in no file."""
    owner = await floor.hire(1, "Ольга", Role.OWNER)
    line = next(one.id for one in book_of(floor).offered(RecogniseDrill) if one.id.startswith("ex.melancholic."))
    for person, answer in enumerate(["phlegmatic", "phlegmatic", "none", "none", "melancholic"], 201):
        await floor.hire(person, f"Стажёр {person}", Role.TRAINEE)
        await practised(floor, person, [(days_back(today_of(floor), 1)[0], [(line, answer)])])
    await owner.send("/words")
    await owner.tap(means(ListFailedDrills))
    assert floor.says("failed.place_example", language="ru", label="melancholic") in owner.card.text


async def test_of_answers_in_words_the_rules_that_they_broke_are_counted(floor: Floor, chief: Desk) -> None:
    """What was typed stands nowhere: only what was wrong with it, and who looked at a good answer instead."""
    desks = [await floor.hire(person, f"Стажёр {person}", Role.TRAINEE) for person in range(201, 206)]
    waiting = json.dumps([["rew.1", None, True, False], ["cell.1", None, True, False]])
    for number, desk in enumerate(desks):
        await desk.send("/train")
        await desk.tap(means(BeginPractice))
        await floor.write(f"UPDATE training_sittings SET waiting = '{waiting}', given = NULL")
        await desk.send("/train")
        await desk.tap(means(BeginPractice))
        if number == 0:
            rewrite = book_of(floor).drill(DrillId("rew.1"))
            assert isinstance(rewrite, RewriteDrill)
            await desk.send(rewrite.models[1])
        elif number < 3:
            await desk.send("хлеб молоко Борисов сметана")
        else:
            await desk.tap(means(GiveUpDrill))
    await chief.send("/train")
    await chief.tap(TEAM)
    await chief.tap(means(ListTeamFailed))
    for words in ("failed.typed_rewrite", "failed.broke_word_list", "failed.typed_shown"):
        assert floor.says(words) in chief.card.text
    assert "Борисов" not in await floor.dump("training_reviews", "training_sittings", "free_texts")


async def test_a_mentor_sees_the_line_of_his_trainee_and_no_table(floor: Floor, anna: Desk) -> None:
    """And nothing else of the team."""
    mentor = await floor.hire(105, "Дина", Role.MANAGER)
    del anna
    await floor.write(
        "INSERT INTO mentorships (employee_id, mentor_id) SELECT a.id, b.id FROM employees a, employees b"
        " WHERE a.person_id = 101 AND b.person_id = 105"
    )
    await practised(floor, 101, [(days_back(today_of(floor), 1)[0], [(lines_of(floor, SINCERE, 1)[0], "none")])])
    await mentor.send("/train")
    assert not mentor.card.has(TEAM)
    await mentor.tap(means(OpenTrainees))
    await mentor.tap(means(OpenTrainee))
    assert floor.says("team_practice.person", days=1, of=14, share=floor.says("progress.too_few", n=1)) in mentor.card.text


async def test_whoever_looks_after_nobody_has_no_button_for_a_team(floor: Floor, anna: Desk) -> None:
    """A trainee and a manager see their own progress alone."""
    del floor
    await anna.send("/train")
    assert not anna.card.has(TEAM)

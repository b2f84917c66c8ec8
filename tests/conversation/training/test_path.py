"""A trainee goes through the four stages: he ticks, his mentor ticks, and a person decides at each gate."""

from __future__ import annotations

import pytest

from bot.domain.training.stages import Counted, TickedBy
from bot.screens.action import encode
from bot.screens.training.actions import (
    AskStage,
    CountOwn,
    CountTrainee,
    OpenPath,
    SetStage,
    ShowPath,
    ShowTraineeStage,
    TickOwn,
    TickTrainee,
    VisitTrainee,
)
from tests.buttons import means
from tests.conversation.people.cast import Cast, audit, change, employee, open_cast, page, tap
from tests.conversation.training.guiding import (
    PATH,
    TRAINEES,
    confirm,
    name_mentor,
    open_path,
    open_trainee,
    pass_stage,
    says_stage,
    stage_of,
    tick_others,
    tick_own,
)
from tests.floor import Desk, Floor

CALL_MORE = means(CountOwn, what=Counted.CALLS, n=1)


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams; Vera is a trainee of the first."""
    return await open_cast(floor)


def words(floor: Floor, desk: Desk, key: str, **facts: object) -> bool:
    """Tell whether the last page with buttons says this."""
    return floor.says(key, **facts) in page(desk).text


async def vera_id(floor: Floor) -> int:
    """Return her number."""
    return int((await employee(floor, 103))["id"])


# ---- the trainee ----


async def test_a_trainee_finds_his_path_with_its_ticks_and_what_the_document_claims(floor: Floor, cast: Cast) -> None:
    """The first stage, each tick in words; what his mentor ticks has no button."""
    await open_path(cast.vera)
    texts = floor.library.texts(floor.library.default_language)
    assert says_stage(floor, cast.vera, 1)
    for tick in stage_of(floor, 1).ticks:
        assert texts.tick(tick.id) in cast.vera.card.text
        assert cast.vera.card.has(means(TickOwn, tick=tick.id)) is (tick.by is TickedBy.TRAINEE)
    assert texts.expectation() in cast.vera.card.text
    assert words(floor, cast.vera, "path.missing", number=len(stage_of(floor, 1).ticks))


async def test_without_a_mentor_a_trainee_reads_what_to_do_and_with_one_his_name(floor: Floor, cast: Cast) -> None:
    """The supervisor names him in /team."""
    await open_path(cast.vera)
    assert words(floor, cast.vera, "path.no_mentor")
    await name_mentor(cast)
    await open_path(cast.vera)
    assert words(floor, cast.vera, "trainee.mentor", name="Анна")


async def test_a_tick_can_be_taken_away_again_and_a_second_tap_changes_nothing(floor: Floor, cast: Cast) -> None:
    """The button says what is to hold."""
    await open_path(cast.vera)
    first = stage_of(floor, 1).ticks[0].id
    old = page(cast.vera).data(means(TickOwn, tick=first))
    await cast.vera.tap(means(TickOwn, tick=first, on=1))
    await cast.vera.tap_data(page(cast.vera).id, old)
    assert await floor.rows("SELECT tick, ticked_by FROM training_ticks") == [(first, await vera_id(floor))]
    await cast.vera.tap(means(TickOwn, tick=first, on=0))
    assert await floor.rows("SELECT count(*) FROM training_ticks") == [(0,)]


async def test_nobody_ticks_what_is_the_others_to_say(floor: Floor, cast: Cast) -> None:
    """Neither the trainee for his mentor, nor the mentor for him, whatever button they make up."""
    await name_mentor(cast)
    own, others = (next(one.id for one in stage_of(floor, 1).ticks if one.by is by) for by in TickedBy)
    await open_path(cast.vera)
    await cast.vera.tap_data(page(cast.vera).id, encode(TickOwn(tick=others, on=1)))
    await open_trainee(cast.anna)
    forged = encode(TickTrainee(person=await vera_id(floor), tick=own, on=1))
    await cast.anna.tap_data(page(cast.anna).id, forged)
    assert await floor.rows("SELECT count(*) FROM training_ticks") == [(0,)]


async def test_a_tick_that_is_in_the_content_no_more_does_no_harm(floor: Floor, cast: Cast) -> None:
    """Neither an old button of it, nor what was ticked."""
    await open_path(cast.vera)
    await floor.write(
        f"INSERT INTO training_ticks (employee_id, tick, ticked_by, ticked_at)"
        f" VALUES ({await vera_id(floor)}, 'gone', {await vera_id(floor)}, '2026-11-23 09:00:00')"
    )
    await cast.vera.tap_data(page(cast.vera).id, encode(TickOwn(tick="gone.too", on=1)))
    assert words(floor, cast.vera, "path.missing", number=len(stage_of(floor, 1).ticks))


async def test_calls_and_requests_are_counted_by_the_day(floor: Floor, cast: Cast) -> None:
    """A double tap counts once; a slip is mended; tomorrow begins anew, and the week is added up."""
    await open_path(cast.vera)
    old = page(cast.vera).data(CALL_MORE)
    await cast.vera.tap(CALL_MORE)
    await cast.vera.tap_data(page(cast.vera).id, old)
    assert words(floor, cast.vera, "path.counts", calls=1, requests=0, week_calls=1, week_requests=0)
    await cast.vera.tap(means(CountOwn, what=Counted.CALLS, n=2))
    await cast.vera.tap(means(CountOwn, what=Counted.REQUESTS, n=1))
    await cast.vera.tap(means(CountOwn, what=Counted.CALLS, n=1))
    assert words(floor, cast.vera, "path.counts", calls=1, requests=1, week_calls=1, week_requests=1)
    floor.clock.advance(days=1)
    await cast.vera.tap(means(CountOwn, what=Counted.CALLS, n=2))
    assert words(floor, cast.vera, "path.counts", calls=0, requests=0, week_calls=1, week_requests=1), "of yesterday"
    await cast.vera.tap(CALL_MORE)
    assert words(floor, cast.vera, "path.counts", calls=1, requests=0, week_calls=2, week_requests=1)
    floor.clock.advance(days=6)
    await open_path(cast.vera)
    assert words(floor, cast.vera, "path.counts", calls=0, requests=0, week_calls=1, week_requests=0)


async def test_what_is_counted_is_no_figure_of_calls(floor: Floor, cast: Cast) -> None:
    """Nor is a tick one."""
    await open_path(cast.vera)
    await cast.vera.tap(CALL_MORE)
    await tick_own(cast.vera, 1)
    for table in ("consultations", "call_counts", "count_changes"):
        assert await floor.rows(f"SELECT count(*) FROM {table}") == [(0,)]


async def test_from_the_third_day_on_the_own_client_list_is_due(floor: Floor, cast: Cast) -> None:
    """Whichever stage the trainee is on; once it is begun nothing is said of it."""
    texts = floor.library.texts(floor.library.default_language)
    late = next(one for one in stage_of(floor, 2).ticks if one.from_day == 3)
    await open_path(cast.vera)
    floor.clock.advance(days=1)
    await open_path(cast.vera)
    assert not words(floor, cast.vera, "path.late", number=2, what=texts.tick(late.id))
    floor.clock.advance(days=1)
    await open_path(cast.vera)
    assert words(floor, cast.vera, "path.late", number=3, what=texts.tick(late.id))
    await open_trainee(cast.chief)
    assert words(floor, cast.chief, "path.late", number=3, what=texts.tick(late.id))
    await cast.vera.tap(means(ShowPath, stage=2))
    await cast.vera.tap(means(TickOwn, tick=late.id, on=1))
    assert not words(floor, cast.vera, "path.late", number=3, what=texts.tick(late.id))


async def test_whoever_leaves_in_the_middle_and_comes_back_next_week_finds_what_he_ticked(floor: Floor, cast: Cast) -> None:
    """Also after a restart."""
    await open_path(cast.vera)
    first = stage_of(floor, 1).ticks[0].id
    await cast.vera.tap(means(TickOwn, tick=first, on=1))
    await floor.restart()
    floor.clock.advance(days=7)
    await open_path(cast.vera)
    assert cast.vera.card.has(means(TickOwn, tick=first, on=0))
    assert words(floor, cast.vera, "path.missing", number=len(stage_of(floor, 1).ticks) - 1)


async def test_whoever_has_no_path_is_told_what_it_is(floor: Floor, cast: Cast) -> None:
    """A manager has no button for it, and an old one begins nothing."""
    await cast.anna.send("/train")
    assert not cast.anna.card.has(PATH)
    await cast.anna.tap_data(cast.anna.last.id, encode(OpenPath()))
    assert floor.says("path.none") in cast.anna.last.text
    assert await floor.rows("SELECT count(*) FROM training_stages") == [(0,)]


# ---- the gate ----


async def test_no_stage_is_passed_by_itself(floor: Floor, cast: Cast) -> None:
    """When all is ticked the trainee reads who decides, the list shows it, and he stays where he is."""
    await tick_own(cast.vera, 1)
    await tick_others(cast.chief, 1)
    await open_path(cast.vera)
    assert says_stage(floor, cast.vera, 1)
    assert words(floor, cast.vera, "path.ready")
    await cast.chief.send("/train")
    await cast.chief.tap(TRAINEES)
    assert cast.chief.card.has(floor.says("button.trainees_ready_alone", name="Вера", number=1))


async def test_a_supervisor_confirms_a_stage_after_he_was_asked_once_more(floor: Floor, cast: Cast) -> None:
    """The trainee is told without a sound, the audit log knows it, and the next stage has begun."""
    await tick_own(cast.vera, 1)
    await tick_others(cast.chief, 1)
    await open_trainee(cast.chief)
    await cast.chief.tap(means(AskStage, on=1))
    assert await floor.rows("SELECT count(*) FROM training_stages WHERE confirmed_at IS NOT NULL") == [(0,)]
    await cast.chief.tap(means(SetStage, on=1))
    assert says_stage(floor, cast.chief, 2)
    await floor.tick()
    name = floor.library.texts(floor.library.default_language).stage(stage_of(floor, 1).id).name
    news = page(cast.vera)
    assert floor.says("path.told_confirmed", number=1, name=name) in news.text
    sent = [call for call in floor.emulator.calls if call.params.get("chat_id") == "103" and "text" in call.params]
    assert sent[-1].params.get("disable_notification") in ("true", "True", True)
    assert ("stage_confirmed", 2) in await audit(floor)
    await cast.vera.tap(PATH)
    assert says_stage(floor, cast.vera, 2)


async def test_the_owner_reads_in_the_audit_log_who_confirmed_whose_stage(floor: Floor, cast: Cast) -> None:
    """And who took it back."""
    await pass_stage(cast, 1)
    await cast.owner.send("/audit")
    assert floor.says("audit.stage_confirmed", whom="Вера", n=1) in cast.owner.last.text


async def test_a_double_tap_confirms_once(floor: Floor, cast: Cast) -> None:
    """The same button afterwards neither tells her again nor confirms the next stage, though all is ticked there."""
    await tick_own(cast.vera, 1)
    await tick_others(cast.chief, 1)
    await tick_own(cast.vera, 2)
    await tick_others(cast.chief, 2)
    await open_trainee(cast.chief)
    await cast.chief.tap(means(AskStage, on=1))
    yes = page(cast.chief).data(means(SetStage, on=1))
    await cast.chief.tap(means(SetStage, on=1))
    await cast.chief.tap_data(page(cast.chief).id, yes)
    assert cast.chief.toast == floor.says("trainee.stays_confirmed")
    assert not cast.chief.was_alerted, "it is as he wanted it"
    assert await floor.rows("SELECT count(*) FROM audit_log WHERE action = 'stage_confirmed'") == [(1,)]
    assert says_stage(floor, cast.chief, 2)


async def test_a_gate_that_is_not_ready_any_more_is_not_opened(floor: Floor, cast: Cast) -> None:
    """The trainee has taken a tick away while the supervisor was asked."""
    await tick_own(cast.vera, 1)
    await tick_others(cast.chief, 1)
    await open_trainee(cast.chief)
    ask = page(cast.chief).data(means(AskStage, on=1))
    await cast.chief.tap(means(AskStage, on=1))
    await open_path(cast.vera)
    await cast.vera.tap(means(TickOwn, on=0))
    await cast.chief.tap(means(SetStage, on=1))
    assert await floor.rows("SELECT count(*) FROM training_stages WHERE confirmed_at IS NOT NULL") == [(0,)]
    assert words(floor, cast.chief, "path.missing", number=1)
    assert cast.chief.toast == floor.says("trainee.stays_not_ready")
    assert cast.chief.was_alerted, "it is said, and not only shown"
    await cast.chief.tap_data(page(cast.chief).id, ask)
    assert cast.chief.toast == floor.says("trainee.stays_not_ready")


async def test_a_confirmation_can_be_taken_back_and_nothing_that_was_done_is_lost(floor: Floor, cast: Cast) -> None:
    """The trainee is told; what she has ticked on the next stage stands."""
    await pass_stage(cast, 1)
    await tick_own(cast.vera, 2)
    before = await floor.rows("SELECT tick FROM training_ticks ORDER BY tick")
    await open_trainee(cast.chief)
    await cast.chief.tap(means(ShowTraineeStage, stage=1))
    await cast.chief.tap(means(AskStage, on=0))
    await cast.chief.tap(means(SetStage, on=0))
    await floor.tick()
    name = floor.library.texts(floor.library.default_language).stage(stage_of(floor, 1).id).name
    assert floor.says("path.told_taken_back", number=1, name=name) in page(cast.vera).text
    assert ("stage_taken_back", 2) in await audit(floor)
    assert await floor.rows("SELECT tick FROM training_ticks ORDER BY tick") == before
    await cast.vera.tap(PATH)
    assert says_stage(floor, cast.vera, 1)
    await confirm(cast.chief)
    await open_path(cast.vera)
    assert says_stage(floor, cast.vera, 2)


async def test_only_the_last_confirmation_can_be_taken_back(floor: Floor, cast: Cast) -> None:
    """An earlier one has no button, and a made-up one changes nothing."""
    await pass_stage(cast, 1)
    await pass_stage(cast, 2)
    await open_trainee(cast.chief)
    await cast.chief.tap(means(ShowTraineeStage, stage=1))
    assert not cast.chief.card.has(means(AskStage, on=0))
    await cast.chief.tap_data(page(cast.chief).id, encode(SetStage(person=await vera_id(floor), stage=1, on=0)))
    await open_path(cast.vera)
    assert says_stage(floor, cast.vera, 3)


async def test_the_ticks_of_a_confirmed_stage_stand(floor: Floor, cast: Cast) -> None:
    """An old button takes none away, or the gate would hang in the air."""
    await tick_own(cast.vera, 1)
    old = page(cast.vera).data(means(TickOwn, on=0))
    await tick_others(cast.chief, 1)
    await confirm(cast.chief)
    before = await floor.rows("SELECT count(*) FROM training_ticks")
    await cast.vera.tap_data(page(cast.vera).id, old)
    assert await floor.rows("SELECT count(*) FROM training_ticks") == before


async def test_behind_the_fourth_gate_all_is_done(floor: Floor, cast: Cast) -> None:
    """The trainee is told so, and leaves the list when he is given another role; his path stays his."""
    for number in (1, 2, 3, 4):
        await pass_stage(cast, number)
    assert floor.says("path.told_last") in page(cast.vera).text
    await change(cast.chief, "Вера", "button.person_role", "role.manager")
    await cast.chief.send("/train")
    await cast.chief.tap(TRAINEES)
    assert floor.says("trainees.none") in cast.chief.last.text
    await open_path(cast.vera)
    assert words(floor, cast.vera, "path.all_passed")
    assert says_stage(floor, cast.vera, 4)


async def test_a_call_that_is_going_on_stays_the_last_message_when_a_stage_is_confirmed(floor: Floor, cast: Cast) -> None:
    """The news stands above the card."""
    await tick_own(cast.vera, 1)
    await tick_others(cast.chief, 1)
    await cast.vera.send("/call Иван")
    await confirm(cast.chief)
    name = floor.library.texts(floor.library.default_language).stage(stage_of(floor, 1).id).name
    said = [shown.text for shown in cast.vera.shown]
    assert any(floor.says("path.told_confirmed", number=1, name=name) in text for text in said[:-1])
    assert floor.says("path.told_confirmed", number=1, name=name) not in cast.vera.last.text


# ---- the mentor ----


async def test_a_mentor_ticks_and_counts_for_his_trainee_and_confirms_nothing(floor: Floor, cast: Cast) -> None:
    """He reads who decides when all is ticked."""
    await name_mentor(cast)
    await tick_own(cast.vera, 1)
    await tick_others(cast.anna, 1)
    assert words(floor, cast.anna, "trainee.ready_mentor")
    assert not cast.anna.card.has(means(AskStage))
    await cast.anna.tap(means(CountTrainee, what=Counted.REQUESTS, n=1))
    assert words(floor, cast.anna, "path.counts", calls=0, requests=1, week_calls=0, week_requests=1)
    for forged in (AskStage, SetStage):
        await cast.anna.tap_data(page(cast.anna).id, encode(forged(person=await vera_id(floor), stage=1, on=1)))
        assert cast.anna.toast == floor.says("error.not_allowed")
    assert await floor.rows("SELECT count(*) FROM training_stages WHERE confirmed_at IS NOT NULL") == [(0,)]


async def test_a_mentor_who_is_replaced_in_the_middle_leaves_everything_to_the_next_one(floor: Floor, cast: Cast) -> None:
    """What he has ticked stands with his number; his old buttons do nothing; his page closes."""
    boris = await floor.hire(105, "Борис")
    await name_mentor(cast)
    await tick_others(cast.anna, 3)
    old = page(cast.anna, means(TickTrainee, on=0))
    button = old.data(means(TickTrainee, on=0))
    await name_mentor(cast, "Борис")
    await cast.anna.tap_data(old.id, button)
    assert cast.anna.toast == floor.says("error.not_allowed")
    await open_trainee(boris)
    await boris.tap(means(ShowTraineeStage, stage=3))
    left = [one for one in stage_of(floor, 3).ticks if one.by is TickedBy.TRAINEE]
    assert len(await floor.rows("SELECT tick FROM training_ticks")) == len(stage_of(floor, 3).ticks) - len(left)
    assert not boris.card.has(means(TickTrainee, on=1))
    assert boris.card.has(means(TickTrainee, on=0))


@pytest.mark.parametrize("leaves", [("button.person_remove", "button.person_remove_yes"), ("button.person_move", "Юг")])
async def test_a_mentor_who_leaves_takes_nothing_of_his_trainees_with_him(
    floor: Floor, cast: Cast, leaves: tuple[str, ...]
) -> None:
    """Removed, or in another team: the trainee reads that there is no mentor, and keeps what stands."""
    await name_mentor(cast)
    await tick_others(cast.anna, 1)
    await change(cast.owner, "Анна", *leaves, team="Первый")
    await open_path(cast.vera)
    assert words(floor, cast.vera, "path.no_mentor")
    seen = [one for one in stage_of(floor, 1).ticks if one.by is TickedBy.MENTOR]
    assert len(await floor.rows("SELECT tick FROM training_ticks")) == len(seen)
    await tick_own(cast.vera, 1)
    await confirm(cast.chief)
    await open_path(cast.vera)
    assert says_stage(floor, cast.vera, 2)


async def test_a_trainee_who_moves_takes_his_path_along(floor: Floor, cast: Cast) -> None:
    """The supervisor of the new team sees what stands; the one of the old team nothing any more."""
    await pass_stage(cast, 1)
    await change(cast.owner, "Вера", "button.person_move", "Юг", team="Первый")
    await open_trainee(cast.far_chief)
    assert says_stage(floor, cast.far_chief, 2)
    await cast.chief.tap_data(page(cast.chief).id, encode(VisitTrainee(person=await vera_id(floor))))
    assert cast.chief.toast == floor.says("error.not_allowed")


async def test_a_trainee_who_becomes_a_manager_in_the_middle_keeps_his_path(floor: Floor, cast: Cast) -> None:
    """And is guided on: the supervisor finds him in the list, and can confirm what is left."""
    await pass_stage(cast, 1)
    await change(cast.chief, "Вера", "button.person_role", "role.manager")
    await open_path(cast.vera)
    assert says_stage(floor, cast.vera, 2)
    await pass_stage(cast, 2)
    await open_path(cast.vera)
    assert says_stage(floor, cast.vera, 3)


async def test_nobody_of_another_team_ticks_counts_or_confirms(floor: Floor, cast: Cast) -> None:
    """Neither another team's supervisor nor a colleague: refused, and on record."""
    await open_path(cast.vera)
    vera = await vera_id(floor)
    forged = (
        TickTrainee(person=vera, tick="acq.tasks", on=1),
        CountTrainee(person=vera, what=Counted.CALLS, day=20261123, n=9),
        SetStage(person=vera, stage=1, on=1),
        ShowTraineeStage(person=vera, stage=1),
    )
    for desk in (cast.far_chief, cast.anna, cast.vera):
        await desk.send("/train")
        for one in forged:
            await desk.tap_data(desk.last.id, encode(one))
            assert desk.toast == floor.says("error.not_allowed")
    assert await floor.rows("SELECT count(*) FROM training_ticks") == [(0,)]
    assert await floor.rows("SELECT count(*) FROM training_counts") == [(0,)]


# ---- /team ----


async def test_the_page_of_a_trainee_in_team_leads_to_his_path(floor: Floor, cast: Cast) -> None:
    """Also for the owner, who has no trainees of his own; a manager without a path has no such button."""
    await change(cast.owner, "Вера", team="Первый")
    await tap(cast.owner, floor.says("button.person_path"))
    assert floor.says("trainee.heading", name="Вера") in cast.owner.last.text
    await change(cast.owner, "Анна", team="Первый")
    assert not page(cast.owner).has(means(VisitTrainee))


async def test_whoever_names_a_mentor_reads_whom_the_document_would_take(floor: Floor, cast: Cast) -> None:
    """Somebody who works honestly and openly."""
    await change(cast.chief, "Вера", "button.person_mentor")
    assert floor.says("team.mentor_advice") in cast.chief.card.text

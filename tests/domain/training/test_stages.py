"""The path of a trainee: which stage, what is missing, when its gate may be opened, and by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import EmployeeId, StageId, TickId
from bot.domain.training.capacity import Capacity
from bot.domain.training.stages import Confirmed, Path, PathStage, Program, Tick, TickedBy, missing

NAMES = ("first", "second", "third", "fourth")


def tick(name: str, by: TickedBy = TickedBy.TRAINEE, from_day: int | None = None) -> Tick:
    """Return something to be ticked."""
    return Tick(id=TickId(name), by=by, from_day=from_day)


PROGRAM = Program(
    stages=[
        PathStage(
            id=StageId(name),
            ticks=[tick(f"{name}.own", from_day=3 if name == "second" else None), tick(f"{name}.seen", TickedBy.MENTOR)],
        )
        for name in NAMES
    ]
)
ALL = frozenset(one.id for stage in PROGRAM.stages for one in stage.ticks)
BEGUN = date(2026, 11, 30)
SAID = Confirmed(by=EmployeeId(1), at=datetime(2026, 11, 30, 9, tzinfo=UTC))


def path(*confirmed: str, ticked: frozenset[TickId] = frozenset()) -> Path:
    """Return how far somebody is."""
    return Path(begun_on=BEGUN, confirmed={StageId(name): SAID for name in confirmed}, ticked=ticked)


def test_whoever_begins_is_on_the_first_stage() -> None:
    """Also before anything is stored of him."""
    assert PROGRAM.now(Path()) is PROGRAM.stages[0]
    assert PROGRAM.last_confirmed(Path()) is None


def test_a_gate_is_ready_when_all_is_ticked_and_no_sooner() -> None:
    """What is missing is named."""
    half = path(ticked=frozenset({TickId("first.own")}))
    assert [one.id for one in missing(PROGRAM.stages[0], half)] == ["first.seen"]
    assert PROGRAM.ready(half) is None
    assert PROGRAM.ready(path(ticked=ALL)) is PROGRAM.stages[0]


def test_no_stage_is_passed_by_itself() -> None:
    """Whatever is ticked, somebody stays where he is until a person has confirmed it."""
    assert PROGRAM.now(path(ticked=ALL)) is PROGRAM.stages[0]
    assert PROGRAM.now(path("first", ticked=ALL)) is PROGRAM.stages[1]


def test_behind_the_last_gate_there_is_no_stage() -> None:
    """And the last confirmation can be taken back still."""
    done = path(*NAMES)
    assert PROGRAM.now(done) is None
    assert PROGRAM.ready(done) is None
    assert PROGRAM.last_confirmed(done) is PROGRAM.stages[3]


@given(st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(sorted(ALL))))
def test_one_is_on_the_first_stage_that_nobody_has_confirmed(confirmed: set[str], ticked: set[str]) -> None:
    """Whatever is stored, also what came about in another order; and only the stage one is on can be ready."""
    stored = path(*confirmed, ticked=frozenset(TickId(one) for one in ticked))
    present = PROGRAM.now(stored)
    unconfirmed = [name for name in NAMES if name not in confirmed]
    assert (present.id if present else None) == (unconfirmed[0] if unconfirmed else None)
    ready = PROGRAM.ready(stored)
    assert ready is None or (ready is present and all(one.id in stored.ticked for one in ready.ticks))
    last = PROGRAM.last_confirmed(stored)
    assert last is None or (last.id in stored.confirmed and PROGRAM.number(last) == len(NAMES[: NAMES.index(last.id)]) + 1)


def test_what_is_behind_a_gate_stands() -> None:
    """It may be ticked no more, until the confirmation is taken back; what lies ahead may be."""
    on_second = path("first")
    assert PROGRAM.tick(TickId("first.own"), on_second) is None
    assert PROGRAM.tick(TickId("third.own"), on_second) is PROGRAM.stages[2].ticks[0]
    assert PROGRAM.tick(TickId("of another program"), on_second) is None


def test_the_own_client_list_is_due_from_the_third_day_whichever_stage_it_is() -> None:
    """By the calendar: a weekend counts; once it is begun nobody is reminded."""
    before, then = date(2026, 12, 1), date(2026, 12, 2)
    assert path().day(BEGUN) == 1
    assert PROGRAM.late(path(), before) == []
    assert [one.id for one in PROGRAM.late(path(), then)] == ["second.own"]
    assert PROGRAM.late(path(ticked=frozenset({TickId("second.own")})), then) == []
    assert PROGRAM.late(replace(path(), begun_on=None), then) == []


def test_the_trainee_ticks_his_own_and_whoever_guides_him_the_rest() -> None:
    """Nobody says for the other."""
    who = (None, Capacity.MENTOR, Capacity.SUPERVISOR)
    assert [TickedBy.TRAINEE.is_ticked_as(one) for one in who] == [True, False, False]
    assert [TickedBy.MENTOR.is_ticked_as(one) for one in who] == [False, True, True]


def test_a_stage_that_the_content_has_lost_counts_for_nothing() -> None:
    """And a tick that was added to a confirmed one closes no gate again."""
    stored = path("first", "of another program")
    assert PROGRAM.now(stored) is PROGRAM.stages[1]
    grown = Program(stages=[replace(PROGRAM.stages[0], ticks=[*PROGRAM.stages[0].ticks, tick("first.new")]), *PROGRAM.stages[1:]])
    assert grown.now(stored) is grown.stages[1]
    assert grown.last_confirmed(stored) is grown.stages[0]

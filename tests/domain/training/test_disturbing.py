"""When a message may come that nobody asked for: by day, and out of one's quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ids import EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.local_time import out_of_quiet, to_wall
from bot.domain.people.employee import Employee, Role
from bot.domain.training.disturbing import FROM, UNTIL, may_be_disturbed, next_free

VERA = Employee(
    id=EmployeeId(1),
    person_id=PersonId(103),
    team_id=TeamId(1),
    role=Role.TRAINEE,
    name="Вера",
    language=LanguageCode("ru"),
    time_zone="Europe/Helsinki",
)
CHANGES_OF_CLOCKS = [datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC)]
QUIET = [
    (0, 0),
    (21 * 60, 8 * 60),
    (22 * 60, 10 * 60),
    (12 * 60, 18 * 60),
    (20 * 60, 7 * 60),
    (9 * 60, 20 * 60 + 59),
    (0, 21 * 60 - 1),
]


def is_free(him: Employee, at: datetime) -> bool:
    """Tell the same by the two rules themselves."""
    zone = ZoneInfo(him.time_zone)
    return FROM <= to_wall(at, zone).time() < UNTIL and out_of_quiet(at, zone, him.quiet_from, him.quiet_until) == at


@pytest.mark.parametrize("quiet", QUIET)
@pytest.mark.parametrize("zone", ["Europe/Helsinki", "Europe/Moscow", "America/St_Johns", "Asia/Kathmandu"])
@pytest.mark.parametrize("start", CHANGES_OF_CLOCKS)
def test_the_next_free_moment_is_the_first_one(start: datetime, zone: str, quiet: tuple[int, int]) -> None:
    """Minute by minute over two days, whatever the clocks do."""
    him = replace(VERA, time_zone=zone, quiet_from=quiet[0], quiet_until=quiet[1])
    minutes = [start + timedelta(minutes=number) for number in range(3 * 24 * 60)]
    free = [is_free(him, minute) for minute in minutes]
    first: datetime | None = None
    for minute, is_so in zip(reversed(minutes), reversed(free), strict=True):
        first = minute if is_so else first
        if first is not None and minute < start + timedelta(days=2) and minute.minute % 10 == 0:
            assert next_free(him, minute) == first
        assert not is_so or may_be_disturbed(him, minute)


def test_whose_quiet_hours_leave_nothing_of_the_day_is_never_disturbed() -> None:
    """Whoever works at night finds everything in /train."""
    him = replace(VERA, quiet_from=8 * 60, quiet_until=21 * 60)
    assert next_free(him, CHANGES_OF_CLOCKS[0]) is None
    assert not may_be_disturbed(him, CHANGES_OF_CLOCKS[0])


@pytest.mark.parametrize("gone", ["unreachable_at", "blocked_at", "removed_at"])
def test_whoever_gets_nothing_is_not_disturbed_by_day_either(gone: str) -> None:
    """He has stopped the bot, or has no access."""
    noon = datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert may_be_disturbed(VERA, noon)
    assert not may_be_disturbed(replace(VERA, **{gone: noon}), noon)  # type: ignore[arg-type]  # the name of a moment

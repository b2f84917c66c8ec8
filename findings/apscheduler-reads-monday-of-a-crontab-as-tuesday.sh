#!/usr/bin/env bash
# Library: APScheduler 3.11.3.
#
# The guess: `CronTrigger.from_crontab` reads a line of a crontab as cron does: 1 is Monday, 0
# and 7 are Sunday, and a day of the month beside a day of the week means either.
#
# What happens: 0 is Monday, so that `0 9 * * 1` fires on Tuesdays and `0 9 * * 0` on Mondays; 7
# raises; and `0 9 31 * mon` waits for a 31st that is a Monday, which comes once in many months.
#
# Why it matters: a line that was copied from a server's crontab runs on the wrong day and nobody
# sees it before the report is missing. Names of days are safe.
#
# Output seen:
#   APScheduler 3.11.3
#   '0 9 * * 1': Tuesday 01 December 2026
#   '0 9 * * 0': Monday 30 November 2026
#   '0 9 * * mon': Monday 30 November 2026
#   '0 9 31 * mon': Monday 31 May 2027
#   '0 9 * * 7': Error validating expression '7': the last value (7) is higher than the maximum value (6)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check APScheduler==3.11.3

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

print("APScheduler", version("APScheduler"))
zone = ZoneInfo("Europe/Helsinki")
now = datetime(2026, 11, 25, tzinfo=zone)


def first(line):
    at = CronTrigger.from_crontab(line, timezone=zone).get_next_fire_time(None, now)
    print(f"{line!r}: {at:%A %d %B %Y}")
    return at.date().isoformat()


assert first("0 9 * * 1") == "2026-12-01"  # a Tuesday
assert first("0 9 * * 0") == "2026-11-30"  # a Monday
assert first("0 9 * * mon") == "2026-11-30"
assert first("0 9 31 * mon") == "2027-05-31"
try:
    CronTrigger.from_crontab("0 9 * * 7", timezone=zone)
except ValueError as error:
    print("'0 9 * * 7':", error)
else:
    raise AssertionError
PY

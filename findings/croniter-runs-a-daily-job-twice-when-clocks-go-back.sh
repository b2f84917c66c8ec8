#!/usr/bin/env bash
# Libraries: croniter 7.0.0, tzdata 2026.6.
#
# The guess: a job for half past three every day runs once a day; cron on Debian runs jobs of the
# hour that comes twice once.
#
# What happens: in the night in which the clocks go back it is due twice, an hour apart, and in
# spring, when half past three does not exist, at four. An hourly job is right both times.
#
# Why it matters: whoever sends one message a day sends two of them on the last Sunday of
# October. The next moment has to be reckoned from the day, not from the last run.
#
# Output seen:
#   croniter 7.0.0
#   2026-10-25T03:30:00+03:00 2026-10-25T03:30:00+02:00 2026-10-26T03:30:00+02:00
#   2026-03-29T04:00:00+03:00 2026-03-30T03:30:00+03:00 2026-03-31T03:30:00+03:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check croniter==7.0.0 tzdata==2026.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

from croniter import croniter

print("croniter", version("croniter"))
zone = ZoneInfo("Europe/Helsinki")


def due(start):
    times = croniter("30 3 * * *", start)
    found = [times.get_next(datetime).isoformat() for _ in range(3)]
    print(*found)
    return found


assert due(datetime(2026, 10, 24, 12, tzinfo=zone)) == [
    "2026-10-25T03:30:00+03:00",
    "2026-10-25T03:30:00+02:00",
    "2026-10-26T03:30:00+02:00",
]
assert due(datetime(2026, 3, 28, 12, tzinfo=zone))[0] == "2026-03-29T04:00:00+03:00"
PY

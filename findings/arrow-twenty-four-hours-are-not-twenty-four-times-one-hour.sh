#!/usr/bin/env bash
# Libraries: arrow 1.4.0.
#
# The guess: `shift(hours=24)` is 24 hours later, and so is `shift(hours=1)` done 24 times.
# `shift(days=1)` is the one that keeps the hour on the clock.
#
# What happens: hours, too, are added to the face of the clock. Over the night when clocks go
# forward `shift(hours=24)` is 23 hours later and the same as `shift(days=1)`, while 24 steps of
# one hour are 24 hours. In autumn it is 25 hours.
#
# Why it matters: «call back in 24 hours» and every timeout that is kept as hours is an hour off
# twice a year, and code that walks by hours disagrees with code that jumps. Add hours in UTC.
#
# Output seen:
#   arrow 1.4.0
#   2027-03-27T12:00:00+02:00: shift(hours=24) 2027-03-28T12:00:00+03:00, 23 h; 24 x shift(hours=1) 2027-03-28T13:00:00+03:00, 24 h
#   2027-10-30T12:00:00+03:00: shift(hours=24) 2027-10-31T12:00:00+02:00, 25 h; 24 x shift(hours=1) 2027-10-31T12:00:00+02:00, 25 h
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check arrow==1.4.0 python-dateutil==2.9.0.post0 tzdata==2026.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version

import arrow

print("arrow", version("arrow"))


def hours(later, start):
    return (later.to("utc") - start.to("utc")).total_seconds() / 3600


for start in (
    arrow.get(datetime(2027, 3, 27, 12), "Europe/Helsinki"),
    arrow.get(datetime(2027, 10, 30, 12), "Europe/Helsinki"),
):
    stepped = start
    for _ in range(24):
        stepped = stepped.shift(hours=1)
    jumped = start.shift(hours=24)
    print(f"{start}: shift(hours=24) {jumped}, {hours(jumped, start):g} h; 24 x shift(hours=1) {stepped}, {hours(stepped, start):g} h")
    assert jumped == start.shift(days=1)
    spring = start.month == 3
    assert hours(jumped, start) == (23 if spring else 25)
    assert not spring or hours(stepped, start) == 24
PY

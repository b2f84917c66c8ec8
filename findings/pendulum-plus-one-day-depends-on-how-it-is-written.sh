#!/usr/bin/env bash
# Libraries: pendulum 3.3.0.
#
# The guess: a pendulum DateTime is a datetime, so it can take the place of one; `+
# timedelta(days=1)` and `.add(days=1)` are the same.
#
# What happens: `.add(days=1)` keeps the hour on the clock, `+ timedelta(days=1)` goes on for 24
# hours, and the standard datetime, to which the class belongs, keeps the hour with that very
# expression. The hour that comes twice is also read the other way round: `pendulum.datetime(…)`
# means its second pass, the standard datetime its first.
#
# Why it matters: swapping the class under code that adds timedeltas moves every daily reminder by
# an hour from the night of the change on, and one that is set inside that night by an hour too.
# Neither raises.
#
# Output seen:
#   pendulum 3.3.0
#   add(days=1)                2027-03-28 09:00:00+03:00
#   pendulum + timedelta(1)    2027-03-28 10:00:00+03:00
#   standard + timedelta(1)    2027-03-28T09:00:00+03:00
#   comes twice, pendulum      2027-10-31 03:30:00+02:00
#   comes twice, standard      2027-10-31T03:30:00+03:00
set -euo pipefail
export PYTHONTZPATH=
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    pendulum==3.3.0 \
    python-dateutil==2.9.0.post0 \
    tzdata==2026.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

import pendulum

print("pendulum", version("pendulum"))
name = "Europe/Helsinki"
day = timedelta(days=1)

ours = pendulum.datetime(2027, 3, 27, 9, tz=name)
plain = datetime(2027, 3, 27, 9, tzinfo=ZoneInfo(name))
print("add(days=1)               ", ours.add(days=1))
print("pendulum + timedelta(1)   ", ours + day)
print("standard + timedelta(1)   ", (plain + day).isoformat())
assert isinstance(ours, datetime)
assert ours.add(days=1).hour == 9 and (plain + day).hour == 9
assert (ours + day).hour == 10

twice = pendulum.datetime(2027, 10, 31, 3, 30, tz=name)
standard = datetime(2027, 10, 31, 3, 30, tzinfo=ZoneInfo(name))
print("comes twice, pendulum     ", twice)
print("comes twice, standard     ", standard.isoformat())
assert twice.timestamp() - standard.timestamp() == 3600
PY

#!/usr/bin/env bash
# Libraries: Python's datetime and zoneinfo with the zone data of tzdata 2026.6.
#
# The guess: an aware local time equals the UTC time that `astimezone` makes of it, always. It is
# the same moment.
#
# What happens: in the hour that the clocks show twice, and in the hour that they skip, a local
# time is equal to no time of any other zone. It is neither equal to its own UTC time, nor before
# it, nor after it, although the difference is zero and the timestamps are the same. A look-up in
# a set or dictionary fails too. It is how comparison between zones is defined for such hours, and
# nothing warns.
#
# Why it matters: a reminder that was set for such an hour is not recognised when its UTC time
# comes back from the database. A test that compares the two, a check «due at or before now»
# written as two comparisons, or removing duplicates by a set goes wrong on two nights a year.
# Turn every moment into UTC before it is compared.
#
# Output seen:
#   tzdata 2026.6
#   local time                 equal  before after  difference  timestamps  in a set
#   2027-10-31T12:00:00+02:00 True     False    False    0:00:00  True     True
#   2027-10-31T03:30:00+03:00 False    False    False    0:00:00  True     False
#   2027-10-31T03:30:00+02:00 False    False    False    0:00:00  True     False
#   2027-03-28T03:30:00+02:00 False    False    False    0:00:00  True     False
set -euo pipefail
export PYTHONTZPATH=
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check tzdata==2026.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
import zoneinfo
from datetime import datetime, timezone
from importlib.metadata import version

zone = zoneinfo.ZoneInfo("Europe/Helsinki")
print("tzdata", version("tzdata"))
print("local time                 equal  before after  difference  timestamps  in a set")


def look(local):
    utc = local.astimezone(timezone.utc)
    seen = (local == utc, local < utc, local > utc, local - utc, local.timestamp() == utc.timestamp(), local in {utc})
    print(local.isoformat(), *(f"{str(one):8}" for one in seen))
    return seen


ordinary = look(datetime(2027, 10, 31, 12, tzinfo=zone))
first = look(datetime(2027, 10, 31, 3, 30, tzinfo=zone, fold=0))
second = look(datetime(2027, 10, 31, 3, 30, tzinfo=zone, fold=1))
skipped = look(datetime(2027, 3, 28, 3, 30, tzinfo=zone))

assert ordinary[0] and ordinary[5]
for seen in (first, second, skipped):
    assert seen[:3] == (False, False, False), seen
    assert not seen[3] and seen[4] and not seen[5], seen
PY

#!/usr/bin/env bash
# Library: ics 0.7.3 (iCalendar).
#
# The guess: an event of Monday morning that is made one of the whole day is on Monday.
#
# What happens: in the program it is: `begin` says Monday, midnight of Helsinki. In the file it is on
# Sunday, for the midnight is moved to UTC before its date is written. East of Greenwich every whole
# day is a day early, in Helsinki, Chisinau and Moscow alike; west of it and in UTC it is right.
#
# Why it matters: a test compares `begin`, or runs in UTC, and passes; whoever opens the file is
# invited for the wrong day. Begin whole days with a time without a zone.
#
# Output seen:
#   ics 0.7.3
#   Europe/Helsinki: begins 2026-11-30, in the file 20261129
#   Europe/Chisinau: begins 2026-11-30, in the file 20261129
#   Europe/Moscow: begins 2026-11-30, in the file 20261129
#   UTC: begins 2026-11-30, in the file 20261130
#   America/New_York: begins 2026-11-30, in the file 20261130
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ics==0.7.3 tzdata

cd "$work"
"$work/venv/bin/python" -W ignore - <<'PY'
import re
from datetime import datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

from ics import Calendar, Event

print("ics", version("ics"))
for zone in ("Europe/Helsinki", "Europe/Chisinau", "Europe/Moscow", "UTC", "America/New_York"):
    event = Event(name="Visit", begin=datetime(2026, 11, 30, 9, 30, tzinfo=ZoneInfo(zone)), duration=timedelta(hours=1))
    event.make_all_day()
    text = Calendar(events=[event]).serialize()
    written = re.search(r"DTSTART;VALUE=DATE:(\d+)", text)[1]
    print(f"{zone}: begins {event.begin.date()}, in the file {written}")
    assert str(event.begin.date()) == "2026-11-30"
    assert written == ("20261130" if zone in ("UTC", "America/New_York") else "20261129")
PY

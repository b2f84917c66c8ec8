#!/usr/bin/env bash
# Library: icalendar 7.3.2.
#
# The guess: a moment with a fixed offset, as `datetime.fromisoformat` gives it, is written into
# a calendar in UTC, since iCalendar has no offsets.
#
# What happens: it is written with `TZID=UTC+02:00 in quotes`, and no VTIMEZONE explains that
# name. Reading the file back gives the wall time without any zone.
#
# Why it matters: the event is accepted by every check on the way and stands at another hour in a
# calendar program, which takes an unknown zone for its own. Convert to UTC or to a named zone
# first.
#
# Output seen:
#   icalendar 7.3.2
#   DTSTART;TZID="UTC+02:00":20261129T100000
#   VTIMEZONE in the file: False
#   read back: 2026-11-29T10:00:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version

import icalendar

print("icalendar", version("icalendar"))
at = datetime.fromisoformat("2026-11-29T10:00:00+02:00")
calendar, event = icalendar.Calendar(), icalendar.Event()
event.add("dtstart", at)
calendar.add_component(event)
written = calendar.to_ical().decode()
print([line for line in written.splitlines() if line.startswith("DTSTART")][0])
print("VTIMEZONE in the file:", "VTIMEZONE" in written)
back = icalendar.Calendar.from_ical(written).walk("VEVENT")[0]["DTSTART"].dt
print("read back:", back.isoformat())
assert back.tzinfo is None
assert 'DTSTART;TZID="UTC+02:00":20261129T100000' in written
assert "VTIMEZONE" not in written
PY

#!/usr/bin/env bash
# Library: vobject 0.9.9 (iCalendar).
#
# The guess: a moment with a zone is the same moment after it was written to a file and read back;
# the file names the zone, and holds its rules under that name.
#
# What happens: a zone is named by the letters of its standard time, and the first zone with these
# letters has them for as long as the process lives. Chicago and Shanghai are both «CST»: whichever
# comes second gets the rules of the first, even in a calendar of its own. Ten o'clock in Shanghai
# becomes ten o'clock in Chicago, 13 hours later. Dublin and Kolkata share «IST» in the same way.
#
# Why it matters: one person's invitations are right until somebody of another country is served by
# the same process; a test with one zone never sees it. Write moments in UTC.
#
# Output seen:
#   vobject 0.9.9
#   Chicago first: America/Chicago written as CST, 0:00:00 late; Asia/Shanghai written as CST, 13:00:00 late
#   Shanghai first: Asia/Shanghai written as CST, 0:00:00 late; America/Chicago written as CST, 13:00:00 early
#   Dublin first: Europe/Dublin written as IST, 0:00:00 late; Asia/Kolkata written as IST, 4:30:00 late
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vobject==0.9.9 tzdata

cd "$work"
cat >write.py <<'PY'
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import vobject

for number, zone in enumerate(sys.argv[1:]):
    calendar = vobject.iCalendar()
    event = calendar.add("vevent")
    event.add("summary").value = zone
    event.add("dtstart").value = datetime(2026, 7, 1, 10, 0, tzinfo=ZoneInfo(zone))
    with open(f"{number}.ics", "w", newline="") as file:
        file.write(calendar.serialize())
PY
cat >read.py <<'PY'
import re
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import vobject

with open(sys.argv[1], newline="") as file:
    text = file.read()
event = vobject.readOne(text).vevent
zone = event.summary.value
late = event.dtstart.value - datetime(2026, 7, 1, 10, 0, tzinfo=ZoneInfo(zone))
name = re.search(r"DTSTART;TZID=([^:]+):", text)[1]
print(f"{zone} written as {name}, {abs(late)} {'early' if late < timedelta(0) else 'late'}")
PY
python="$work/venv/bin/python"
echo "vobject $("$python" -c 'from importlib.metadata import version; print(version("vobject"))')"

# Each calendar holds one event and is read by a process of its own.
check() {
    "$python" write.py "$2" "$3"
    first=$("$python" read.py 0.ics)
    second=$("$python" read.py 1.ics)
    echo "$1 first: $first; $second"
    [[ $first == "$2 written as $4, 0:00:00 late" ]]
    [[ $second == "$3 written as $4, $5" ]]
}
check Chicago America/Chicago Asia/Shanghai CST "13:00:00 late"
check Shanghai Asia/Shanghai America/Chicago CST "13:00:00 early"
check Dublin Europe/Dublin Asia/Kolkata IST "4:30:00 late"

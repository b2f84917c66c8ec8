#!/usr/bin/env bash
# Libraries: dateparser 1.5.0, parsedatetime 2.6.
#
# The guess: «tomorrow at 3» is three o'clock, at night or in the afternoon; a parser that cannot
# say which gives nothing.
#
# What happens: both give tomorrow and drop the hour in silence: dateparser puts the present hour
# in its place, parsedatetime nine o'clock. dateparser does so in Russian, Finnish and Romanian
# too, and in Finnish even for «klo 15.30», although it reads «klo 9.10» alone. parsedatetime's
# flag says 1, a date without a time; dateparser says nothing.
#
# Why it matters: a call at 15 is promised for 12:00, which is right by the day and wrong by the
# hour: the error that nobody notices before the client does.
#
# Output seen:
#   dateparser 1.5.0 parsedatetime 2.6
#   dateparser en 'tomorrow at 3': 2026-11-26 12:00:00
#   dateparser ru 'завтра в 15': 2026-11-26 12:00:00
#   dateparser ro 'mâine la 15': 2026-11-26 12:00:00
#   dateparser fi 'huomenna klo 15.30': 2026-11-26 12:00:00
#   dateparser ru 'завтра в 15:00': 2026-11-26 15:00:00
#   dateparser fi 'klo 9.10': 2026-11-25 09:10:00
#   parsedatetime 'tomorrow at 3': 2026-11-26 09:00:00, flag 1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0 parsedatetime==2.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version

import dateparser
import parsedatetime

print("dateparser", version("dateparser"), "parsedatetime", version("parsedatetime"))
now = datetime(2026, 11, 25, 12, 0)


def read(text, language):
    found = dateparser.parse(text, languages=[language], settings={"RELATIVE_BASE": now})
    print(f"dateparser {language} {text!r}: {found}")
    return found


tomorrow = datetime(2026, 11, 26, 12, 0)
assert read("tomorrow at 3", "en") == tomorrow
assert read("завтра в 15", "ru") == tomorrow
assert read("mâine la 15", "ro") == tomorrow
assert read("huomenna klo 15.30", "fi") == tomorrow
assert read("завтра в 15:00", "ru") == datetime(2026, 11, 26, 15)
assert read("klo 9.10", "fi").time() == datetime(2026, 11, 26, 9, 10).time()
found, flag = parsedatetime.Calendar().parseDT("tomorrow at 3", sourceTime=now)
print(f"parsedatetime 'tomorrow at 3': {found}, flag {flag}")
assert (found, flag) == (datetime(2026, 11, 26, 9, 0), 1)
PY

#!/usr/bin/env bash
# Libraries: recurrent 0.4.1 (with parsedatetime 2.6).
#
# The guess: «every day but sunday» and «every day except sunday» leave Sundays out; a phrase that
# is not understood gives nothing.
#
# What happens: «but sunday» gives a rule for Sundays only, the very opposite. «except sunday»
# leaves out one single Sunday, the next. Only «except on sundays» is read as meant. Two hours in
# one phrase turn the second into weeks: «at 10 and 15» repeats every fifteen weeks.
#
# Why it matters: whoever takes such a rule unseen calls a client on the one day that was
# excluded. Show the next dates of a rule and let them be confirmed.
#
# Output seen:
#   recurrent 0.4.1
#   every day but sunday: RRULE:BYDAY=SU;INTERVAL=1;FREQ=DAILY
#      the first Sundays among 14 days: ['06.12.26', '13.12.26', '20.12.26']
#   every day except sunday: RRULE:INTERVAL=1;FREQ=DAILY EXDATE:20261206T090000
#      the first Sundays among 14 days: ['13.12.26']
#   every day except on sundays: RRULE:INTERVAL=1;FREQ=DAILY EXRULE:BYDAY=SU;INTERVAL=1;FREQ=WEEKLY
#      the first Sundays among 14 days: []
#   every tuesday and thursday at 10 and 15: RRULE:BYDAY=TU,TH;BYHOUR=10;BYMINUTE=0;INTERVAL=15;FREQ=WEEKLY
#      the first Sundays among 14 days: []
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    recurrent==0.4.1 \
    parsedatetime==2.6 \
    python-dateutil==2.9.0.post0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version
from itertools import islice

from dateutil.rrule import rrulestr
from recurrent.event_parser import RecurringEvent

print("recurrent", version("recurrent"))
now = datetime(2026, 11, 30, 9)  # a Monday


def read(words):
    rule = RecurringEvent(now_date=now).parse(words)
    days = list(islice(rrulestr(rule, dtstart=now), 14))
    print(f"{words}: {rule.replace(chr(10), ' ')}")
    print("   the first Sundays among 14 days:", [f"{day:%d.%m.%y}" for day in days if day.weekday() == 6][:3])
    return rule, days


_, but = read("every day but sunday")
_, apart_from = read("every day except sunday")
_, sundays = read("every day except on sundays")
rule, _ = read("every tuesday and thursday at 10 and 15")

assert {day.weekday() for day in but} == {6}
assert [day.day for day in apart_from if day.weekday() == 6] == [13]
assert not any(day.weekday() == 6 for day in sundays)
assert "INTERVAL=15" in rule and "BYHOUR=10;" in rule
PY

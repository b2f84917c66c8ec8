#!/usr/bin/env bash
# Library: dateparser 1.5.0.
#
# The guess: a parser that knows «friday at 10:00» takes «friday at 10» for the same hour, or
# says that it does not understand.
#
# What happens: in English a whole number without a colon becomes the month: «friday at 10» is
# the 25th of October, of the next year when future dates are preferred, and «monday at 9» is in
# September. In Russian, Finnish and Romanian it becomes the day of the month: the 10th, in the
# past, also when future dates are preferred.
#
# Why it matters: it is how people write an appointment, and the answer is a valid date: nothing
# tells the caller that a promise has moved by eleven months. Whoever uses such a parser has to
# show what was understood before it counts.
#
# Output seen:
#   dateparser 1.5.0
#   en 'friday at 10:00': 2026-11-27 10:00:00
#   en 'friday at 10': 2027-10-25 00:00:00
#   en 'monday at 9': 2027-09-25 00:00:00
#   ru 'в пятницу в 10': 2026-11-10 00:00:00
#   fi 'perjantaina klo 10': 2026-11-10 00:00:00
#   ro 'vineri la 10': 2026-11-10 00:00:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime

import dateparser

print("dateparser", dateparser.__version__)
now = datetime(2026, 11, 25, 12, 0)  # a Wednesday
settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future"}


def read(text, language):
    found = dateparser.parse(text, languages=[language], settings=settings)
    print(f"{language} {text!r}: {found}")
    return found


assert read("friday at 10:00", "en") == datetime(2026, 11, 27, 10)
assert read("friday at 10", "en") == datetime(2027, 10, 25)
assert read("monday at 9", "en") == datetime(2027, 9, 25)
assert read("в пятницу в 10", "ru") == datetime(2026, 11, 10)
assert read("perjantaina klo 10", "fi") == datetime(2026, 11, 10)
assert read("vineri la 10", "ro") == datetime(2026, 11, 10)
PY

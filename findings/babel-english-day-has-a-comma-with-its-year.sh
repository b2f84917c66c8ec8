#!/usr/bin/env bash
# Libraries: Babel 2.18.0.
#
# The guess: a skeleton names fields, and a language orders and joins them in one way: the day of
# this year is the day of another year without the year.
#
# What happens: in British English the weekday is joined by a space while no year stands there,
# and by a comma once one does.
#
# Why it matters: who reads dates back that he has written himself, or cuts the year off where it
# is this one, meets a comma that was not there the day before.
#
# Output seen:
#   Babel 2.18.0
#   MMMEd:  Mon 23 Nov
#   yMMMEd: Mon, 23 Nov 2026
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import date

import babel
from babel.dates import format_skeleton

print("Babel", babel.__version__)
day = date(2026, 11, 23)
short = format_skeleton("MMMEd", day, locale="en_GB")
long = format_skeleton("yMMMEd", day, locale="en_GB")
print("MMMEd: ", short)
print("yMMMEd:", long)
assert short == "Mon 23 Nov"
assert long == "Mon, 23 Nov 2026"
PY

#!/usr/bin/env bash
# Library: isodate 0.7.2.
#
# The guess: durations of years and months add up: a year less twelve months is nothing, and what
# is formatted is read back as it was.
#
# What happens: years and months are kept apart with signs of their own, and the format has one
# sign for all. One year less twelve months is written «-P1Y12M», which is read back as two years
# backwards.
#
# Why it matters: a subscription that was prolonged and cut back goes through a file or an API
# and comes out two years off, without an error on either side.
#
# Output seen:
#   isodate 0.7.2
#   P1Y - P12M added to 2026-01-01: 2026-01-01
#   written: -P1Y12M
#   read back and added to 2026-01-01: 2024-01-01
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check isodate==0.7.2

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version

import isodate

print("isodate", version("isodate"))
nothing = isodate.parse_duration("P1Y") - isodate.parse_duration("P12M")
written = isodate.duration_isoformat(nothing)
back = isodate.parse_duration(written)
print("P1Y - P12M added to 2026-01-01:", date(2026, 1, 1) + nothing)
print("written:", written)
print("read back and added to 2026-01-01:", date(2026, 1, 1) + back)
assert date(2026, 1, 1) + nothing == date(2026, 1, 1)
assert written == "-P1Y12M"
assert date(2026, 1, 1) + back == date(2024, 1, 1)
PY

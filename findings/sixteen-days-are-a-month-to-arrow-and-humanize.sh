#!/usr/bin/env bash
# Libraries: arrow 1.4.0 and humanize 4.17.0.
#
# The guess: weeks or days are told until some 28 or 30 days are full, then «a month».
#
# What happens: months are rounded before anything else is looked at. arrow says «in 2 weeks» for
# 14 days and «in a month» for 15, and never says three weeks; humanize says «15 days» and then «a
# month» for 16.
#
# Why it matters: «last call a month ago» is shown for a client who was called sixteen days ago,
# and «in a month» for a promise that is due in fifteen days. A supervisor who reads it draws the
# wrong conclusion.
#
# Output seen:
#   arrow 1.4.0 humanize 4.17.0
#   13 days: arrow «in a week», humanize «13 days»
#   14 days: arrow «in 2 weeks», humanize «14 days»
#   15 days: arrow «in a month», humanize «15 days»
#   16 days: arrow «in a month», humanize «a month»
#   21 days: arrow «in a month», humanize «a month»
#   28 days: arrow «in a month», humanize «a month»
#   31 days: arrow «in a month», humanize «a month»
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    arrow==1.4.0 \
    humanize==4.17.0 \
    python-dateutil==2.9.0.post0 \
    tzdata==2026.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import timedelta
from importlib.metadata import version

import arrow
import humanize

print("arrow", version("arrow"), "humanize", version("humanize"))
now = arrow.get(2026, 11, 29)
told = {}
for days in (13, 14, 15, 16, 21, 28, 31):
    told[days] = now.shift(days=days).humanize(now), humanize.naturaldelta(timedelta(days=days))
    print(f"{days} days: arrow «{told[days][0]}», humanize «{told[days][1]}»")
assert told[14] == ("in 2 weeks", "14 days")
assert told[15] == ("in a month", "15 days")
assert told[16] == told[21] == told[28] == ("in a month", "a month")
PY

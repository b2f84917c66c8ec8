#!/usr/bin/env bash
# Libraries: Babel 2.18.0.
#
# The guess: `format_interval` with hours and minutes names the days where the two ends lie on
# different ones, as CLDR asks: the greatest field that differs decides.
#
# What happens: it looks only for fields that the skeleton has. From Sunday 15:38 to Monday 16:38
# is told as «15:38–16:38», as if it were one hour, and from evening to morning the end stands
# before the beginning. Nothing warns.
#
# Why it matters: the time of a meeting, of quiet hours or of a report's range that goes over
# midnight reads as another one. Choose the skeleton yourself after comparing the days.
#
# Output seen:
#   Babel 2.18.0
#   en 1 h: 15:38–16:38 | 25 h: 15:38–16:38 | 10 h: 15:38–01:38
#   ru 1 h: 15:38–16:38 | 25 h: 15:38–16:38 | 10 h: 15:38–01:38
#   fi 1 h: 15.38–16.38 | 25 h: 15.38–16.38 | 10 h: 15.38–1.38
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta
from importlib.metadata import version

from babel.dates import format_interval

print("Babel", version("babel"))
start = datetime(2026, 11, 29, 15, 38)


def told(language, length):
    return format_interval(start, start + length, "Hm", locale=language).replace("\u2009", "")


for language in ("en", "ru", "fi"):
    print(language, "1 h:", told(language, timedelta(hours=1)), "| 25 h:", told(language, timedelta(hours=25)), "| 10 h:", told(language, timedelta(hours=10)))
    assert told(language, timedelta(hours=1)) == told(language, timedelta(hours=25))
    assert told(language, timedelta(hours=10)).endswith(("01:38", "1.38"))
PY

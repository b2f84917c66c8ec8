#!/usr/bin/env bash
# Libraries: python-dateutil 4.0.0 (2.9.0.post0 does the same).
#
# The guess: «UTC+3» means one thing in one package: three hours ahead of Greenwich, as Moscow is.
#
# What happens: `tz.gettz("UTC+3")` is three hours ahead, but the parser reads «10:00 UTC+3» as
# three hours behind, so the two halves of the package are six hours apart on the same words.
# «10:00+03:00» is read as ahead. Neither half warns.
#
# Why it matters: people write their zone as «UTC+3» beside a time. A call that was promised for
# ten in Moscow is stored as four in the afternoon.
#
# Output seen:
#   python-dateutil 4.0.0
#   UTC+3: parser 2026-12-05T10:00:00-03:00, gettz 2026-12-05T10:00:00+03:00, apart 6:00:00
#   GMT+3: parser 2026-12-05T10:00:00-03:00, gettz 2026-12-05T10:00:00+03:00, apart 6:00:00
#   10:00+03:00: parser 2026-12-05T10:00:00+03:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-dateutil==4.0.0 tzdata==2026.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
import dateutil
from datetime import datetime, timedelta
from dateutil import parser, tz

print("python-dateutil", dateutil.__version__)
day = datetime(2026, 12, 5)
ahead, behind = timedelta(hours=3), timedelta(hours=-3)
for words in ("UTC+3", "GMT+3"):
    parsed = parser.parse(f"10:00 {words}", default=day)
    zone = day.replace(hour=10, tzinfo=tz.gettz(words))
    print(f"{words}: parser {parsed.isoformat()}, gettz {zone.isoformat()}, apart {parsed - zone}")
    assert parsed.utcoffset() == behind and zone.utcoffset() == ahead
plain = parser.parse("10:00+03:00", default=day)
print("10:00+03:00: parser", plain.isoformat())
assert plain.utcoffset() == ahead
PY

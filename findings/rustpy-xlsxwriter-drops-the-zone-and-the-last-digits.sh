#!/usr/bin/env bash
# Libraries: rustpy-xlsxwriter 0.8.0, openpyxl 3.1.5.
#
# The guess: like XlsxWriter, which refuses a moment with a zone, the faster writer refuses what a
# sheet cannot hold, or converts it.
#
# What happens: it writes a moment's wall time as it stands, whatever its zone, without a word:
# two equal moments with different offsets become two different times. Fractions of a second
# are cut. Whole numbers beyond 2**53 lose their last digits. Only text comes through whole.
#
# Why it matters: rows that come from a database in UTC and from a person's device in her own
# zone stand in one column, hours apart; numbers of messages and people are off by one.
#
# Output seen:
#   rustpy-xlsxwriter 0.8.0 openpyxl 3.1.5
#   [12:00:05, 14:00:05] 9007199254740992
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rustpy-xlsxwriter==0.8.0 openpyxl==3.1.5

cd "$work"
"$work/venv/bin/python" -W error - <<'PY'
import io
from datetime import datetime, timedelta, timezone
from importlib.metadata import version

import openpyxl
from rustpy_xlsxwriter import write_worksheet

print(*(f"{name} {version(name)}" for name in ("rustpy-xlsxwriter", "openpyxl")))
moment = datetime(2026, 3, 2, 12, 0, 5, 999_000, tzinfo=timezone.utc)
elsewhere = moment.astimezone(timezone(timedelta(hours=2)))
assert moment == elsewhere
file = io.BytesIO()
write_worksheet([{"one": moment, "other": elsewhere, "number": 2**53 + 1}], file)
file.seek(0)
one, other, number = [cell.value for cell in openpyxl.load_workbook(file).active[2]]
print(f"[{one:%H:%M:%S}, {other:%H:%M:%S}] {int(number)}")
assert (one, other) == (datetime(2026, 3, 2, 12, 0, 5), datetime(2026, 3, 2, 14, 0, 5))
assert number == 2**53
PY

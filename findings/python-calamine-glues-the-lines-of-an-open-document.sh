#!/usr/bin/env bash
# Libraries: python-calamine 0.9.1, pyexcel-ods3 0.6.1.
#
# The guess: a sheet reads alike whether it was saved as an OpenDocument or as a workbook: a line
# break in a cell is one, and a span of time is a `timedelta`.
#
# What happens: line breaks and tabs within a paragraph vanish, so the last word of a line and the
# first of the next become one; nothing stands between two telephone numbers. A span of less than a
# day is a time of day, a span of a day or more is the text «PT26H00M00S». pyexcel-ods3, which wrote
# the file, reads all of it back, and the same cells of a workbook are read by calamine as they are.
#
# Why it matters: an address book in an .ods has numbers of twenty digits; a column of how long
# calls took sums up until the first long one. Read these files with a library made for them.
#
# Output seen:
#   python-calamine 0.9.1, pyexcel-ods3 0.6.1
#   written: ['+358401234567\n+358407654321', 'Anna\tOulu', timedelta 1:30:00, timedelta 1 day, 2:00:00]
#   pyexcel-ods3: ['+358401234567\n+358407654321', 'Anna\tOulu', time 01:30:00, timedelta 1 day, 2:00:00]
#   calamine, .ods: ['+358401234567+358407654321', 'AnnaOulu', time 01:30:00, 'PT26H00M00S']
#   calamine, .xlsx: ['+358401234567\n+358407654321', 'Anna\tOulu', timedelta 1:30:00, timedelta 1 day, 2:00:00]
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 pyexcel-ods3==0.6.1 openpyxl==3.1.5

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import time, timedelta
from importlib.metadata import version

from openpyxl import Workbook
from pyexcel_ods3 import get_data, save_data
from python_calamine import CalamineWorkbook

print(f"python-calamine {version('python-calamine')}, pyexcel-ods3 {version('pyexcel-ods3')}")
written = ["+358401234567\n+358407654321", "Anna\tOulu", timedelta(hours=1.5), timedelta(hours=26)]
save_data("calls.ods", {"calls": [written]})
book = Workbook()
book.active.append(written)
book.save("calls.xlsx")


def shown(cells: list[object]) -> str:
    return "[" + ", ".join(repr(cell) if isinstance(cell, str) else f"{type(cell).__name__} {cell}" for cell in cells) + "]"


(by_pyexcel,) = get_data("calls.ods")["calls"]
(from_ods,) = CalamineWorkbook.from_path("calls.ods").get_sheet_by_index(0).to_python()
(from_xlsx,) = CalamineWorkbook.from_path("calls.xlsx").get_sheet_by_index(0).to_python()
print("written:", shown(written))
print("pyexcel-ods3:", shown(by_pyexcel))
print("calamine, .ods:", shown(from_ods))
print("calamine, .xlsx:", shown(from_xlsx))
assert by_pyexcel[:2] == written[:2] and by_pyexcel[3] == written[3]
assert from_ods == ["+358401234567+358407654321", "AnnaOulu", time(1, 30), "PT26H00M00S"]
assert from_xlsx == written
PY

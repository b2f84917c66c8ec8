#!/usr/bin/env bash
# Libraries: python-calamine 0.9.1, XlsxWriter 3.2.9.
#
# The guess: `iter_rows()` gives the rows of `to_python()` one at a time, either with the empty rows and
# columns before the first cell or without them.
#
# What happens: on a sheet whose first filled cell is C4, `to_python()` begins at that cell in both
# directions, while `iter_rows()` begins at the first row and at the third column: it keeps the empty rows
# above and leaves the empty columns out. `to_python(skip_empty_area=False)` keeps both.
#
# Why it matters: whoever tells people in which row of their file something is wrong, or reads a large file
# row by row with the column numbers of a small one, is off by as much as stands empty before the table.
#
# Output seen:
#   python-calamine 0.9.1 xlsxwriter 3.2.9
#   to_python                 2 rows, row 0 is ['day', 'sum']
#   iter_rows                 5 rows, row 3 is ['day', 'sum']
#   skip_empty_area=False     5 rows, row 3 is ['', '', 'day', 'sum']
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 xlsxwriter==3.2.9

cd "$work"
"$work/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

import xlsxwriter
from python_calamine import CalamineWorkbook

print(*(f"{name} {version(name)}" for name in ("python-calamine", "xlsxwriter")))
with xlsxwriter.Workbook("sales.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_row(3, 2, ["day", "sum"])
    sheet.write_row(4, 2, ["2026-11-01", 1200])

read = CalamineWorkbook.from_path("sales.xlsx").get_sheet_by_index(0)
trimmed, walked, whole = read.to_python(), list(read.iter_rows()), read.to_python(skip_empty_area=False)
for name, rows in (("to_python", trimmed), ("iter_rows", walked), ("skip_empty_area=False", whole)):
    at = next(number for number, row in enumerate(rows) if "day" in row)
    print(f"{name:25} {len(rows)} rows, row {at} is {rows[at]}")
assert trimmed[0] == ["day", "sum"] and len(trimmed) == 2
assert walked[3] == ["day", "sum"] and len(walked) == 5
assert whole[3] == ["", "", "day", "sum"] and len(whole) == 5
PY

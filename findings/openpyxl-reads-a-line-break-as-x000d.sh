#!/usr/bin/env bash
# Libraries: openpyxl 3.1.5, XlsxWriter 3.3.1, python-calamine 0.9.1.
#
# The guess: a text with a Windows line break that one library writes into a workbook is read by
# another as it was written.
#
# What happens: openpyxl reads «line_x000D_» and a line feed: the format escapes a carriage
# return as _x000D_, XlsxWriter writes the escape, and openpyxl does not undo it. calamine does.
# The other way round, a text in which somebody has typed _x000D_ is escaped by XlsxWriter and
# comes back whole from both.
#
# Why it matters: notes that people paste from Windows programs gain letters on every trip
# through a file, and a comparison of two exports finds differences that are none.
#
# Output seen:
#   openpyxl 3.1.5 XlsxWriter 3.3.1 python-calamine 0.9.1
#   openpyxl: ['line_x000D_\nline', 'a_x000D_b']
#   calamine: ['line\r\nline', 'a_x000D_b']
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1 python-calamine==0.9.1

cd "$work"
"$work/venv/bin/python" - <<'PY'
import io
from importlib.metadata import version

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

print(*(f"{name} {version(name)}" for name in ("openpyxl", "XlsxWriter", "python-calamine")))
file = io.BytesIO()
with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, "line\r\nline")
    sheet.write_string(0, 1, "a_x000D_b")
file.seek(0)
with_openpyxl = [cell.value for cell in openpyxl.load_workbook(file).active[1]]
file.seek(0)
with_calamine = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()[0]
print("openpyxl:", with_openpyxl)
print("calamine:", with_calamine)
assert with_openpyxl == ["line_x000D_\nline", "a_x000D_b"]
assert with_calamine == ["line\r\nline", "a_x000D_b"]
PY

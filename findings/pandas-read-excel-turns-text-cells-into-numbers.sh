#!/usr/bin/env bash
# Libraries: pandas 3.1.1 with openpyxl 3.1.5.
#
# The guess: a cell of a workbook has a type, so a cell that holds the text «007» is read as text;
# guessing is for CSV.
#
# What happens: `read_excel` sends the cells through the same guessing as CSV. A column of text
# cells becomes integers («007» is 7), floats («1e5» is 100000.0), booleans («True») or missing
# («NA»), as soon as all of its cells allow it; one cell that is no number keeps the whole column
# as it was. So the type of a column depends on the other rows, and `dtype=str` is needed for
# workbooks too.
#
# Why it matters: an export is handed over as XLSX so that client codes keep their zeros. In the
# reader's table they lose them all the same, though a file with a single odd code passes every
# test.
#
# Output seen:
#   pandas 3.1.1 openpyxl 3.1.5
#   code: text ['007', '012'] -> int64 [7, 12]
#   mixed: text ['007', 'A12'] -> str ['007', 'A12']
#   order: text ['1e5', '2e3'] -> float64 [100000.0, 2000.0]
#   phone: text ['+79001234567', '+79011234567'] -> int64 [79001234567, 79011234567]
#   flag: text ['True', 'False'] -> bool [True, False]
#   name: text ['NA', 'Nina'] -> str [nan, 'Nina']
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 openpyxl==3.1.5

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import openpyxl
import pandas

print("pandas", version("pandas"), "openpyxl", version("openpyxl"))
columns = {
    "code": ["007", "012"],
    "mixed": ["007", "A12"],
    "order": ["1e5", "2e3"],
    "phone": ["+79001234567", "+79011234567"],
    "flag": ["True", "False"],
    "name": ["NA", "Nina"],
}
book = openpyxl.Workbook()
book.active.append(list(columns))
for row in zip(*columns.values()):
    book.active.append(row)
assert all(cell.data_type == "s" for row in book.active.iter_rows() for cell in row)
book.save("codes.xlsx")

table = pandas.read_excel("codes.xlsx")
for name in columns:
    print(f"{name}: text {columns[name]} -> {table[name].dtype} {table[name].tolist()}")
assert table["code"].tolist() == [7, 12]
assert table["mixed"].tolist() == ["007", "A12"]
assert table["order"].tolist() == [100000.0, 2000.0]
assert table["phone"].tolist() == [79001234567, 79011234567]
assert table["flag"].dtype == bool
assert table["name"].isna().tolist() == [True, False]
assert pandas.read_excel("codes.xlsx", dtype=str)["code"].tolist() == ["007", "012"]
PY

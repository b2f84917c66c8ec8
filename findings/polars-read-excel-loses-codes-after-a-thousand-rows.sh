#!/usr/bin/env bash
# Libraries: polars 2.1.0 with fastexcel 0.21.0; the file is written by XlsxWriter 3.3.1.
#
# The guess: a column that holds numbers and texts is read as text, or reading it fails; at worst
# `read_excel` says where the texts begin, as `read_csv` of the same library does.
#
# What happens: the type of a column is taken from its first thousand rows. Where those are numbers,
# every text further down becomes null, without an error and without a warning. `infer_schema_length=
# None` looks at all rows and keeps them.
#
# Why it matters: a team's clients were numbered 1 to 1199, and from then on got codes such as
# «A-1200». Whoever reads the export so counts them as calls without a client.
#
# Output seen:
#   polars 2.1.0 fastexcel 0.21.0
#   read_excel: Int64, 301 of 1500 codes are null
#   read_excel, all rows looked at: String, 0 of 1500 codes are null
#   read_csv: ComputeError
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 XlsxWriter==3.3.1

cd "$work"
"$work/venv/bin/python" - <<'PY'
import warnings
from importlib.metadata import version

import polars
import xlsxwriter

warnings.simplefilter("error")
print("polars", version("polars"), "fastexcel", version("fastexcel"))
codes = [number if number < 1200 else f"A-{number}" for number in range(1, 1501)]

book = xlsxwriter.Workbook("codes.xlsx")
sheet = book.add_worksheet()
sheet.write_column(0, 0, ["code", *codes])
sheet.write_column(0, 1, ["outcome", *["bought" for _ in codes]])
book.close()
with open("codes.csv", "w") as file:
    print("code", *codes, sep="\n", file=file)

looked = polars.read_excel("codes.xlsx")["code"]
print(f"read_excel: {looked.dtype}, {looked.null_count()} of {len(looked)} codes are null")
looked_at_all = polars.read_excel("codes.xlsx", infer_schema_length=None)["code"]
print(f"read_excel, all rows looked at: {looked_at_all.dtype}, {looked_at_all.null_count()} of {len(looked_at_all)} codes are null")
try:
    polars.read_csv("codes.csv", infer_schema_length=1000)
except polars.exceptions.ComputeError as error:
    print("read_csv:", type(error).__name__)
else:
    raise SystemExit("read_csv took it")
assert (looked.dtype, looked.null_count()) == (polars.Int64, 301)
assert (looked_at_all.dtype, looked_at_all.null_count()) == (polars.String, 0)
PY

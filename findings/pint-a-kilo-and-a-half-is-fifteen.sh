#!/usr/bin/env bash
# Library: Pint 0.25.3 (numbers with units).
#
# The guess: a number as it is written in Russian, Finnish or Romanian, «1,5 kg» or «1 500 kg», is
# read or refused.
#
# What happens: commas are thrown away and a space multiplies. «1,5 kg» is fifteen kilogrammes,
# «0,5 l» is none, «1 500 kg» is five hundred and «2 000 kg» nothing at all; of an hour and a half
# as «1 h 30 min» it makes thirty hours times minutes. There is no warning.
#
# Why it matters: what a client in these countries orders is read as a thousandth of it, ten times
# as much, or zero, and passes every check of the unit. Put the number into the program's form
# first and hand over only that.
#
# Output seen:
#   Pint 0.25.3
#   '1.5 kg' is 1.5 kilogram
#   '1,5 kg' is 15 kilogram
#   '0,5 l' is 0 liter
#   '1 500 kg' is 500 kilogram
#   '2 000 kg' is 0 kilogram
#   '1 h 30 min' is 30 hour * minute
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Pint==0.25.3

cd "$work"
"$work/venv/bin/python" -W error - <<'PY'
import pint

print("Pint", pint.__version__)
units = pint.UnitRegistry()
expected = {"1.5 kg": 1.5, "1,5 kg": 15, "0,5 l": 0, "1 500 kg": 500, "2 000 kg": 0, "1 h 30 min": 30}
for text, number in expected.items():
    read = units.Quantity(text)
    print(f"{text!r} is {read}")
    assert read.magnitude == number, text
assert units.Quantity("1 h 30 min").dimensionality == {"[time]": 2}
PY

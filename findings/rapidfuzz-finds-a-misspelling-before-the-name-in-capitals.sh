#!/usr/bin/env bash
# Library: RapidFuzz 3.14.6.
#
# The guess: a search for names that ranks by likeness finds «ИВАНОВА» before «Ивакина» when
# «Иванова» is asked for; its predecessors folded the case by themselves.
#
# What happens: since version 3 nothing is folded unless a `processor` is given: the name in
# capitals is less alike than any misspelling, and below 60 of 100. A part is another trap:
# `WRatio` gives «Ion» and «Ionescu Maria» 90, and `token_set_ratio` 100 for a shared surname.
#
# Why it matters: a client who was typed with the caps lock on is never found, and is made a
# second time; and a threshold of 90 takes strangers for the same person.
#
# Output seen:
#   RapidFuzz 3.14.6
#   as it is: ('Ивакина', 71.42857142857143, 1)
#   with a processor: ('ИВАНОВА', 100.0, 0)
#   WRatio: 90.0 token_set_ratio: 100.0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check RapidFuzz==3.14.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from rapidfuzz import fuzz, process, utils

print("RapidFuzz", version("RapidFuzz"))
known = ["ИВАНОВА", "Ивакина"]
plain = process.extractOne("Иванова", known)
folded = process.extractOne("Иванова", known, processor=utils.default_process)
print("as it is:", plain)
print("with a processor:", folded)
print("WRatio:", fuzz.WRatio("Ion", "Ionescu Maria"), "token_set_ratio:", fuzz.token_set_ratio("Иванов", "Иванов Пётр Ильич"))
assert plain[0] == "Ивакина"
assert process.extractOne("Иванова", ["ИВАНОВА"])[1] < 60
assert folded[0] == "ИВАНОВА"
assert fuzz.WRatio("Ion", "Ionescu Maria") == 90
assert fuzz.token_set_ratio("Иванов", "Иванов Пётр Ильич") == 100
PY

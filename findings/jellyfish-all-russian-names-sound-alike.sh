#!/usr/bin/env bash
# Library: jellyfish 1.3.0.
#
# The guess: a phonetic code of a name in letters that the algorithm does not know raises, or is
# the name itself.
#
# What happens: `soundex` keeps the first letter and gives 000 for the rest, so that Иванов,
# Ильин and Исаев sound the same, and `metaphone` gives an empty text for every Cyrillic name, so
# that all of them are equal. Romanian «Șerban» loses nothing in `match_rating_codex` but is
# another name than «Serban».
#
# Why it matters: codes are compared, and two empty ones are equal: every client is every other
# client's double, and a test with English names does not show it.
#
# Output seen:
#   jellyfish 1.3.0
#   soundex ['И000', 'И000', 'И000']
#   metaphone ['', '', '']
#   match_rating_codex ȘRBN SRBN
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check jellyfish==1.3.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import jellyfish

print("jellyfish", version("jellyfish"))
names = ("Иванов", "Ильин", "Исаев")
print("soundex", [jellyfish.soundex(name) for name in names])
print("metaphone", [jellyfish.metaphone(name) for name in names])
print("match_rating_codex", jellyfish.match_rating_codex("Șerban"), jellyfish.match_rating_codex("Serban"))
assert {jellyfish.soundex(name) for name in names} == {"И000"}
assert {jellyfish.metaphone(name) for name in names} == {""}
assert jellyfish.match_rating_codex("Șerban") != jellyfish.match_rating_codex("Serban")
PY

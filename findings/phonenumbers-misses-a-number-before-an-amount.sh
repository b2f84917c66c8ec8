#!/usr/bin/env bash
# Libraries: phonenumbers 9.0.43.
#
# The guess: `PhoneNumberMatcher` finds a well-written number in a sentence whatever figures stand
# beside it, or takes a few figures too many.
#
# What happens: figures that follow after a single space are taken for a part of the number, the
# whole is too long, and nothing is found at all: neither in «8 900 123 45 67 15:30», nor before a
# price or a quantity, nor where two numbers stand side by side with spaces inside. Without inner
# spaces the same two numbers are found. The most lenient level does not help; it may find a wrong
# tail, «123-45-67».
#
# Why it matters: people write a number and the hour to call in one breath. What was meant to find
# numbers, to link them or to leave them out of a log, passes over just those.
#
# Output seen:
#   phonenumbers 9.0.43
#   '8 900 123 45 67': valid ['8 900 123 45 67'], possible ['8 900 123 45 67']
#   '8 900 123 45 67, 15:30': valid ['8 900 123 45 67'], possible ['8 900 123 45 67']
#   '8 900 123 45 67 15:30': valid [], possible []
#   '8 900 123 45 67 5000 руб': valid [], possible ['8 900 123 45 67 5000']
#   '8 900 123-45-67 2 шт': valid [], possible ['123-45-67']
#   '8 900 123 45 67 8 901 123 45 67': valid [], possible []
#   '89001234567 89011234567': valid ['89001234567', '89011234567'], possible ['89001234567', '89011234567']
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from phonenumbers import Leniency, PhoneNumberMatcher

print("phonenumbers", version("phonenumbers"))


def found(text, leniency=Leniency.VALID):
    return [match.raw_string for match in PhoneNumberMatcher(text, "RU", leniency=leniency)]


for text in (
    "8 900 123 45 67",
    "8 900 123 45 67, 15:30",
    "8 900 123 45 67 15:30",
    "8 900 123 45 67 5000 руб",
    "8 900 123-45-67 2 шт",
    "8 900 123 45 67 8 901 123 45 67",
    "89001234567 89011234567",
):
    print(f"{text!r}: valid {found(text)}, possible {found(text, Leniency.POSSIBLE)}")

assert found("8 900 123 45 67, 15:30") == ["8 900 123 45 67"]
for missed in ("8 900 123 45 67 15:30", "8 900 123 45 67 5000 руб", "8 900 123-45-67 2 шт", "8 900 123 45 67 8 901 123 45 67"):
    assert found(missed) == [], missed
assert found("8 900 123-45-67 2 шт", Leniency.POSSIBLE) == ["123-45-67"]
assert len(found("89001234567 89011234567")) == 2
PY

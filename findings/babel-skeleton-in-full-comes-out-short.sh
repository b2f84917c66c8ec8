#!/usr/bin/env bash
# Libraries: Babel 2.18.0.
#
# The guess: a skeleton says how long each field is, so `MMMM` gives the month's name in full and
# `EEEEd` the full day of the week; a skeleton that CLDR does not list is put together from the
# ones it does, date and time included.
#
# What happens: where there is no exact entry the nearest is taken as it is, without widening its
# fields: `MMMM` gives «нояб.» and `EEEEd` gives «вс, 29». A skeleton with a date and a time has
# nothing near enough and ends in a bare `KeyError: None`.
#
# Why it matters: the word a designer asked for in full is cut in some languages and skeletons and
# not in others, and a heading that was tried with `yMMMM`, which is listed, breaks its looks with
# `MMMM`.
#
# Output seen:
#   Babel 2.18.0
#   en {'MMMM': 'Nov', 'EEEEd': '29 Sun', 'yMMMM': 'November 2026'}
#   ru {'MMMM': 'нояб.', 'EEEEd': 'вс, 29', 'yMMMM': 'ноябрь 2026\u202fг.'}
#   ro {'MMMM': 'nov.', 'EEEEd': 'dum. 29', 'yMMMM': 'noiembrie 2026'}
#   fi {'MMMM': 'marras', 'EEEEd': 'su 29.', 'yMMMM': 'marraskuu 2026'}
#   yMMMEdHm: KeyError None
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version

from babel.dates import format_skeleton

print("Babel", version("babel"))
day = datetime(2026, 11, 29, 15, 38)
for language in ("en", "ru", "ro", "fi"):
    print(language, {skeleton: format_skeleton(skeleton, day, locale=language) for skeleton in ("MMMM", "EEEEd", "yMMMM")})

assert format_skeleton("MMMM", day, locale="ru") == "нояб." and format_skeleton("MMMM", day, locale="en") == "Nov"
assert format_skeleton("EEEEd", day, locale="ru") == "вс, 29"
assert "ноябрь" in format_skeleton("yMMMM", day, locale="ru")
try:
    format_skeleton("yMMMEdHm", day, locale="en")
except KeyError as error:
    print("yMMMEdHm: KeyError", error)
    assert error.args == (None,)
else:
    raise SystemExit("a date with a time is put together now")
PY

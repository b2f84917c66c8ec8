#!/usr/bin/env bash
# Libraries: Babel 2.18.0.
#
# The guess: `fi` and `fi_FI` number weeks alike, and so do `ru` and `ru_RU`: the language implies
# its country, and both countries count by ISO 8601.
#
# What happens: a locale without a country takes the world's rule, by which the week of the 1st of
# January is week 1. In 2027, which begins on a Friday, every week of the year has one number too
# many in `fi` and `ru`; `fi_FI` and `ru_RU` are right. `en` counts as the United States do,
# `en_GB` by ISO. In 2026 both agree, so tests written then pass.
#
# Why it matters: Finns make appointments by week number. A bot that keeps two-letter languages
# invites a client in week 4 to a meeting in week 3.
#
# Output seen:
#   Babel 2.18.0
#   2026-11-29 ISO week 48 {'fi': 48, 'fi_FI': 48, 'ru': 48, 'ru_RU': 48, 'en': 48, 'en_GB': 48}
#   2027-01-20 ISO week 3 {'fi': 4, 'fi_FI': 3, 'ru': 4, 'ru_RU': 3, 'en': 4, 'en_GB': 3}
#   vuoden 2027 viikko 4 / vuoden 2027 viikko 3
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version

from babel import Locale
from babel.dates import format_date, format_skeleton

print("Babel", version("babel"))


def week(day, locale):
    return int(format_date(day, "w", locale=locale))


for day in (date(2026, 11, 29), date(2027, 1, 20)):
    weeks = {name: week(day, name) for name in ("fi", "fi_FI", "ru", "ru_RU", "en", "en_GB")}
    print(day, "ISO week", day.isocalendar().week, weeks)
print(format_skeleton("yw", date(2027, 1, 20), locale="fi"), "/", format_skeleton("yw", date(2027, 1, 20), locale="fi_FI"))

assert Locale("fi").min_week_days == 1 and Locale.parse("fi_FI").min_week_days == 4
for bare, full in (("fi", "fi_FI"), ("ru", "ru_RU"), ("en", "en_GB")):
    assert week(date(2026, 11, 29), bare) == week(date(2026, 11, 29), full) == 48
    assert (week(date(2027, 1, 20), bare), week(date(2027, 1, 20), full)) == (4, 3)
PY

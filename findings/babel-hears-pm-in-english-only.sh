#!/usr/bin/env bash
# Libraries: Babel 2.18.0.
#
# The guess: `parse_time("3:30 pm")` is 15:30 in every locale, or an error in those that do not
# know the mark.
#
# What happens: only `en` and other locales whose short time is told with such a mark hear it. In
# Russian, Finnish, Romanian and British English the letters are skipped and the answer is 03:30,
# even for the mark that the locale itself uses («ip.» in Finnish, «p.m.» in Romanian). And «12:30
# am» is half past noon everywhere, in `en` too, where «12:30 pm» is refused as the 24th hour.
#
# Why it matters: people who copy a time from a letter or a calendar type it with «pm». A
# call-back in the afternoon is set for the middle of the night, without an error.
#
# Output seen:
#   Babel 2.18.0
#   en    3:30 pm    -> 15:30:00   12:30 am -> 12:30:00
#   en_GB 3:30 pm    -> 03:30:00   12:30 am -> 12:30:00
#   ru    3:30 pm    -> 03:30:00   12:30 am -> 12:30:00
#   fi    3.30 ip.   -> 03:30:00   12:30 am -> 12:30:00
#   ro    3:30 p.m.  -> 03:30:00   12:30 am -> 12:30:00
#   en    12:30 pm   -> ValueError: hour must be in 0..23
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from babel.dates import parse_time

print("Babel", version("babel"))
typed = {"en": "3:30 pm", "en_GB": "3:30 pm", "ru": "3:30 pm", "fi": "3.30 ip.", "ro": "3:30 p.m."}
for language, words in typed.items():
    print(f"{language:6}{words:10} -> {parse_time(words, locale=language)}   12:30 am -> {parse_time('12:30 am', locale=language)}")

try:
    parse_time("12:30 pm", locale="en")
except ValueError as error:
    print("en    12:30 pm   -> ValueError:", error)
else:
    raise SystemExit("noon can be told now")
assert parse_time("3:30 pm", locale="en").hour == 15
for language, words in typed.items():
    if language != "en":
        assert parse_time(words, locale=language).hour == 3
    assert parse_time("12:30 am", locale=language).hour == 12
PY

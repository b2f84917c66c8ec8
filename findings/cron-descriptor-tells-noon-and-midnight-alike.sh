#!/usr/bin/env bash
# Libraries: cron-descriptor 2.2.1.
#
# The guess: in a language that has no «AM» and «PM» the hours are told from 0 to 23.
#
# What happens: the hours are told by the 12-hour clock in every language, and in Russian and
# Finnish the half of the day is then left out. Midnight and noon, five in the morning and five in
# the afternoon have one and the same text, and «from 9 to 17» reads «from 09:00 to 05:59». Only
# the option for 24 hours helps; the language does not set it.
#
# Why it matters: a supervisor who reads back the plan of his digest cannot see that it goes out
# in the middle of the night.
#
# Output seen:
#   cron-descriptor 2.2.1
#   en_US 0 0 * * *    At 12:00 AM
#   en_US 0 12 * * *   At 12:00 PM
#   en_US 0 5 * * *    At 05:00 AM
#   en_US 0 17 * * *   At 05:00 PM
#   en_US 0 9-17 * * * At 0 minutes past the hour, between 09:00 AM and 05:59 PM
#   ru_RU 0 0 * * *    В 12:00
#   ru_RU 0 12 * * *   В 12:00
#   ru_RU 0 5 * * *    В 05:00
#   ru_RU 0 17 * * *   В 05:00
#   ru_RU 0 9-17 * * * В 0 минут, с 09:00 по 05:59
#   fi_FI 0 0 * * *    Klo 12:00
#   fi_FI 0 12 * * *   Klo 12:00
#   fi_FI 0 5 * * *    Klo 05:00
#   fi_FI 0 17 * * *   Klo 05:00
#   fi_FI 0 9-17 * * * 0 minuuttia yli, 09:00 - 05:59 välillä
#   ru_RU 0 17 * * *   В 17:00 (24 hours asked for)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cron-descriptor==2.2.1

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from cron_descriptor import Options, get_description

print("cron-descriptor", version("cron-descriptor"))


def told(line, language, by_24=False):
    options = Options()
    options.locale_code = language
    if by_24:
        options.use_24hour_time_format = True
    return get_description(line, options=options)


for language in ("en_US", "ru_RU", "fi_FI"):
    for line in ("0 0 * * *", "0 12 * * *", "0 5 * * *", "0 17 * * *", "0 9-17 * * *"):
        print(f"{language} {line:12} {told(line, language)}")
print(f"ru_RU 0 17 * * *   {told('0 17 * * *', 'ru_RU', by_24=True)} (24 hours asked for)")

for language in ("ru_RU", "fi_FI"):
    assert told("0 0 * * *", language) == told("0 12 * * *", language)
    assert told("0 5 * * *", language) == told("0 17 * * *", language)
    assert "05:59" in told("0 9-17 * * *", language)
assert told("0 0 * * *", "en_US") != told("0 12 * * *", "en_US")
assert told("0 17 * * *", "ru_RU", by_24=True) == "В 17:00"
PY

